"""The catalogue of all that is said: `python -m banmian_tools.catalogue` takes every msgid of the source into the .po files of
src/banmian/locale, keeps what is translated, and writes the .mo files that banmian reads.

Babel finds the literals of `say`, `say_n` and, in the desk's scripts, `t`, `n` and `c`; the desk's words stand under a context of
their own, so that a button may be called otherwise than the same English in a message. What stands in tables is taken from these:
codes and their groups, checks of preflight, nouns that are counted, commands and options with what click itself says (decision
0135).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from banmian.languages import desk_context, speaking

SOURCE = Path(__file__).parents[1] / "banmian"
SCRIPTS = SOURCE / "desk" / "static"
LOCALE = SOURCE / "locale"
DOMAIN = "banmian"
LANGUAGES = ("zh_CN",)
KEYWORDS: dict[str, Any] = {"say": (1,), "say_n": (1, 2)}
SCRIPT_KEYWORDS: dict[str, Any] = {"t": (1,), "n": (2, 3), "c": ((1, "c"), 2)}
"""Of the desk's scripts: a text; a text by a number, which stands before both forms; a text with where it stands."""
_NO_CLOCK = datetime(2026, 1, 1, tzinfo=UTC)
"""The time that a .mo gives as that of its making."""
Said = str | tuple[str, str]
"""A msgid, or a singular with its plural."""
_CLICK: tuple[Said, ...] = (
    "Usage:", "Options", "Commands", "Show this message and exit.", "Show the version and exit.", "Error: {message}",
    "Try '{command} {option}' for help.", "Missing command.", "Missing parameter", "Missing parameter: {param_name}",
    "Missing argument", "Missing option", "Missing {param_type}", "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}", "No such option {name!r}.", "No such command {name!r}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"), "default: {default}",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    "Option {name!r} does not take a value.", "{value!r} is not a valid {number_type}.",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."), "{value} is not in the range {range}.",
    "file", "directory", "path", "{name} {filename!r} does not exist.", "{name} {filename!r} is a directory.",
    "{name} {filename!r} is a file.", "{name} {filename!r} is not readable.", "Could not open file {filename!r}: {message}",
    "unknown error", "Aborted!",
)  # fmt: skip
"""What click says by itself and an editor meets."""
Row = tuple[Said, str]
"""What is said, and where it stands."""


def msgids() -> Iterator[Row]:
    """Everything that can be said, but for the desk's own words."""
    for file, _line, message, _comments, _context in extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS):
        yield _one_or_many(message), f"src/banmian/{file}"
    yield from _tables()
    yield from _commands()


def desk_words() -> Iterator[tuple[Said, str, str]]:
    """The words of the desk's scripts: what is said, the file, the context."""
    methods = [("vendor/**.js", "ignore"), ("**.js", "javascript")]
    for file, _line, message, _comments, where in extract_from_dir(SCRIPTS, methods, keywords=SCRIPT_KEYWORDS):
        place = (SCRIPTS / file).relative_to(SOURCE.parents[1]).as_posix()
        yield _one_or_many(message), place, desk_context(where or "")


def _one_or_many(message: str | tuple[str, ...]) -> Said:
    return message if isinstance(message, str) else (message[0], message[1])


def _tables() -> Iterator[Row]:
    from banmian.diagnostics.codes import CODES, GROUPS
    from banmian.diagnostics.wording import NOUNS
    from banmian.preflight.registry import CHECKS
    from banmian.preflight.registry import GROUPS as KINDS

    yield from ((row.title, f"code {row.code}") for row in CODES)
    yield from ((name, "groups of codes") for name in GROUPS.values())
    yield from ((pair, "nouns") for pair in NOUNS.values())
    yield from ((name, "groups of checks") for name in KINDS.values())
    for check in CHECKS:
        for text in (check.title, *(outcome.message for outcome in check.outcomes), check.fix, check.why, check.needs.value):
            yield text, f"check {check.id}"


def _commands() -> Iterator[Row]:
    from banmian.cli import cli
    from banmian.speaking import translate

    with speaking("en"):
        translate(cli)  # back, where this process has spoken another language before
    yield from _texts(cli, "banmian")
    yield from ((text, "click") for text in _CLICK)


def _texts(command: Any, name: str) -> Iterator[Row]:
    """A command's help, its options' and those of its commands."""
    for text in (command.help, command.short_help, *(getattr(p, "help", None) for p in command.params)):
        if text:
            yield _cleaned(text), name
    for one, below in sorted(getattr(command, "commands", {}).items()):
        yield from _texts(below, f"{name} {one}")


def _cleaned(text: str) -> str:
    """A help text as click shows it: without its indent."""
    import inspect

    return inspect.cleandoc(text)


def template() -> Catalog:
    """All msgids without translations, each with where it stands."""
    catalogue = Catalog(project="banmian", charset="utf-8", fuzzy=False)
    found: dict[tuple[str, str], tuple[Said, list[str]]] = {}
    for message, place, context in (*((message, place, "") for message, place in msgids()), *desk_words()):
        key = context, message if isinstance(message, str) else message[0]
        kept, places = found.setdefault(key, (message, []))
        if isinstance(message, tuple) and isinstance(kept, str):
            found[key] = (message, places)
        places.append(place)
    for context, one in sorted(found, key=lambda k: (found[k][1][0], k[1], k[0])):
        message, places = found[context, one]
        if one:
            locations = [(place.replace(" ", "_"), 0) for place in dict.fromkeys(places)]
            catalogue.add(message, locations=locations, context=context or None)
    return catalogue


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """The language's catalogue as it stands."""
    path = po_file(language)
    if not path.is_file():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def updated(language: str) -> Catalog:
    """The language's catalogue with every msgid of the source and none beside; what is translated stays."""
    known, catalogue = read(language), Catalog(locale=language, project="banmian", charset="utf-8", fuzzy=False)
    for message in template():
        if message.id:
            old = known.get(message.id[0] if isinstance(message.id, tuple) else message.id, message.context)
            string = old.string if old is not None else None
            if isinstance(message.id, tuple) and isinstance(string, str):
                string = (string,)
            if isinstance(message.id, str) and isinstance(string, tuple):
                string = string[0]
            catalogue.add(message.id, string, locations=message.locations, context=message.context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The .po without a clock, wrapped nowhere."""
    from io import BytesIO

    out = BytesIO()
    write_po(out, catalogue, width=0, omit_header=False, sort_output=False, include_lineno=False)
    return re.sub(
        rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Report-Msgid-Bugs-To)[^\n]*\n',
        b"",
        out.getvalue(),
        flags=re.M,
    )


def compiled(catalogue: Catalog) -> bytes:
    """The .mo; what is not translated is left out."""
    from io import BytesIO

    out = BytesIO()
    catalogue.creation_date = catalogue.revision_date = _NO_CLOCK
    write_mo(out, catalogue)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Msgids without a translation."""
    return [
        m.id if isinstance(m.id, str) else m.id[0]
        for m in catalogue
        if m.id and not (m.string if isinstance(m.string, str) else m.string and all(m.string))
    ]


def main() -> None:
    for language in LANGUAGES:
        catalogue = updated(language)
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalogue))
        with path.open("rb") as stream:
            path.with_suffix(".mo").write_bytes(compiled(read_po(stream, locale=language)))
        lacking = missing(catalogue)
        print(f"{language}: {len(catalogue)} messages, {len(lacking)} without a translation")
        sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main()
