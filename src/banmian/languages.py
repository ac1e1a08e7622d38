"""In which language people are spoken to, and phrases in that language (docs/decisions/0135, 0136).

The language of a command: `--lang`, else `lang` in paper.yaml, else LC_ALL, LC_MESSAGES or LANG, the first that is set: Chinese
where it begins with zh, English otherwise. What is translated is decided when it is shown: values, memos and JSON are English.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from banmian.phrases import Phrase

LANGUAGES = ("en", "zh")
DOMAIN = "banmian"
LOCALE = Path(__file__).parent / "locale"
_FOLDERS = {"zh": "zh_CN"}
_DESK = "desk"
_REACHES = re.compile(r"\{\w*[.\[]")
_SPOKEN: ContextVar[str] = ContextVar("language", default="en")
_ASKED: ContextVar[bool] = ContextVar("language asked for", default=False)


def spoken() -> str:
    """The language of what is shown now."""
    return _SPOKEN.get()


def is_asked() -> bool:
    """Whether `--lang` named it, so that nothing else decides."""
    return _ASKED.get()


def speak(language: str, asked: bool = False) -> None:
    """From now on in this language, as far as this thread or task goes. `asked`: by `--lang`."""
    _SPOKEN.set(language)
    _ASKED.set(asked)
    folder = _FOLDERS.get(language)
    gettext.bindtextdomain(DOMAIN, LOCALE)  # click asks gettext for its own words
    gettext.textdomain(DOMAIN if folder else "messages")
    if folder:
        os.environ["LANGUAGE"] = folder
    else:
        os.environ.pop("LANGUAGE", None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is shown in it is in this language; elsewhere nothing changes."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language_of(environment: Mapping[str, str]) -> str:
    """The language of a locale, as POSIX reads these variables."""
    named = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    return "zh" if named.lower().startswith("zh") else "en"


def in_language(text: str, language: str | None = None) -> str:
    """The text as it is shown. A phrase is made anew from its template; a plain text is looked up as it stands, and shown as it is
    where the catalogue has none."""
    catalogue = _catalogue(language or spoken())
    if catalogue is None or not text:
        return str.__str__(text)
    return _said(text, catalogue)


def catalogue_file(language: str) -> Path:
    """The compiled catalogue of a language other than English."""
    return LOCALE / _FOLDERS[language] / "LC_MESSAGES" / f"{DOMAIN}.mo"


def desk_context(where: str = "") -> str:
    """The context of the desk's words in the catalogue, and of those that are another word elsewhere."""
    return f"{_DESK}:{where}" if where else _DESK


def desk_words(language: str) -> dict[str, str]:
    """The words of the desk by their English, as its scripts ask for them: of a word with a plural its singular, before a word
    with a place that place and U+0004. They are read from the file as it stands now."""
    with catalogue_file(language).open("rb") as stream:
        found: dict[str | tuple[str, int], str] = vars(gettext.GNUTranslations(stream))["_catalog"]
    named = ((key if isinstance(key, str) else key[0], said) for key, said in found.items())
    alone, placed = f"{_DESK}\u0004", f"{_DESK}:"
    return {key.removeprefix(alone).removeprefix(placed): said for key, said in named if key.startswith((alone, placed))}


@cache
def _catalogue(language: str) -> gettext.NullTranslations | None:
    folder = _FOLDERS.get(language)
    return gettext.translation(DOMAIN, LOCALE, [folder], fallback=True) if folder else None


def _said(text: str, catalogue: gettext.NullTranslations) -> str:
    if not isinstance(text, Phrase):
        return catalogue.gettext(text)
    if not text.template:
        return _in_a_row(text, catalogue) if text.given else str.__str__(text)
    one, many = text.template, text.many
    template = catalogue.ngettext(one, many, text.number) if many else catalogue.gettext(one)
    if not text.given and str.__str__(text) == text.template:
        return template  # it has no places, and no doubled braces
    if template in (one, many) and _REACHES.search(template):
        return str.__str__(text)  # nothing of ours: it would look into its values
    return template.format(**{name: _value(value, catalogue) for name, value in text.given})


def _in_a_row(text: Phrase, catalogue: gettext.NullTranslations) -> str:
    """A series."""
    between, *parts = (value for _, value in text.given)
    return str(_value(between, catalogue)).join(str(_value(part, catalogue)) for part in parts)


def _value(value: object, catalogue: gettext.NullTranslations) -> object:
    return _said(value, catalogue) if isinstance(value, Phrase) else value
