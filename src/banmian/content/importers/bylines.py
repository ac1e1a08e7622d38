"""By-lines and datelines in copy: who wrote, as the paper's own words name them where it has these.

A line is a by-line where it is nothing but words for roles and names. A role that the paper's words do not have, or one that says
more than they do (a trainee), leaves the by-line a text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from banmian.content.importers.words import any_of, words
from banmian.values import frozen

_BLANK = "[ \u3000\t]"
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_PARTED = f"[{_HAN}]{_BLANK}{{1,3}}[{_HAN}](?![{_HAN}])"
_FOREIGN = f"[{_HAN}]{{1,8}}(?:[\u00b7\u30fb][{_HAN}]{{1,8}}){{1,3}}"
_NAME = f"(?:{_PARTED}|{_FOREIGN}|[{_HAN}]{{2,4}}(?![{_HAN}]))"
"""Two characters with a blank between, a foreign name, or two to four characters."""
_LEAD = re.compile("[\u25a0-\u25ff\u2022*\\s\u3000\u2014-]+")
_ODD_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_LONGEST = 60
_SENTENCE = re.compile("[\u3002\uff01\uff1f\uff1b]")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@frozen
class Signed:
    """Names behind one word for a role; `role`: the paper's name of it, empty where it has none."""

    label: str
    names: tuple[str, ...]
    role: str = ""


@frozen
class Byline:
    """A by-line as it is written into an article: a list where every role is the paper's, else a text."""

    signed: tuple[Signed, ...] = ()
    text: str = ""

    @property
    def by_roles(self) -> bool:
        return bool(self.signed) and all(one.role for one in self.signed)


Roles = Mapping[str, str]
"""By what stands around the names in the paper's words (\u672c\u62a5\u8bb0\u8005), the role's name."""


def roles_of(templates: Mapping[str, str]) -> Roles:
    """From the paper's `bylines: {roles: ...}`."""
    papers = re.compile(f"^{any_of(words()['signatures']['papers'])}")
    out: dict[str, str] = {}
    for role, template in templates.items():
        label = re.sub(r"\{names\}|[\s\u3000:\uff1a/|]", "", template)
        out.setdefault(papers.sub("", label), role)
    return out


def byline_in(text: str, roles: Roles) -> Byline | None:
    """The by-line that a line is; None where it is none."""
    line = _LEAD.sub("", _ODD_BLANK.sub(" ", text), count=1) if _LEAD.match(text) else _ODD_BLANK.sub(" ", text)
    line = line.strip(" \t\u3000")
    if line[:1] in "\uff08(" and line[-1:] in "\uff09)":
        line = line[1:-1].strip(" \t\u3000")
    if not line or len(line) > _LONGEST or _SENTENCE.search(line) or _EMAIL.search(line):
        return None
    signed = _signed(line, roles)
    if signed:
        shown = "\u3000".join("\u3000".join(part for part in (one.label, *one.names) if part) for one in signed)
        return Byline(signed, shown)
    return Byline((), line) if _begins()(line) else None


def dateline_in(text: str) -> str:
    """The dateline with which a paragraph begins; empty where there is none."""
    found = _dateline().match(text)
    return found[0].strip() if found is not None else ""


def _signed(line: str, roles: Roles) -> tuple[Signed, ...]:
    """The roles and names of a line that holds nothing else. No blank leads it, and each match takes the blanks behind it."""
    for pattern, label_first in ((_labelled(), True), (_slashed(), False)):
        out: list[Signed] = []
        at = 0
        while at < len(line):
            found = pattern.match(line, at)
            if found is None:
                break
            names = tuple(re.sub(_BLANK, "", name) for name in re.findall(_NAME, found["names"]))
            label = re.sub(r"\s", "", found["label"])
            out.append(Signed(label, names, _role(label, roles)))
            at = found.end()
        if out and at == len(line) and (label_first or out):
            return tuple(out)
    return ()


def _role(label: str, roles: Roles) -> str:
    known = words()["signatures"]
    plain = re.sub(f"^{any_of(known['papers'])}", "", label)
    return roles.get(plain) or roles.get(known["same"].get(plain, plain), "")


def _label() -> str:
    known = words()["signatures"]
    return (
        f"{any_of(known['papers'])}?{any_of(known['before'])}{{0,2}}{any_of(known['roles'])}(?:[/\uff0f]?{any_of(known['roles'])})?"
    )


@cache
def _labelled() -> re.Pattern[str]:
    """A role, then its names: \u8bb0\u8005 \u5f20\u4e09 \u674e\u56db, \u6587/\u5f20\u4e09."""
    part = f"(?P<label>{_label()})(?:[ \u3000\t]*[:\uff1a/\uff0f][ \u3000\t]*|[ \u3000\t]+)"
    return re.compile(
        f"{part}(?P<names>{_name_but_no_role()}(?:[ \u3000\t\u3001,\uff0c]+{_name_but_no_role()}){{0,11}})[ \u3000\t;\uff1b]*"
    )


@cache
def _slashed() -> re.Pattern[str]:
    """Names, then their role: \u5f20\u4e09/\u6587 \u674e\u56db/\u6444."""
    names = f"(?P<names>{_NAME}(?:[ \u3000\t\u3001]+{_NAME}){{0,5}})"
    return re.compile(f"{names}[ \u3000\t]*[/\uff0f][ \u3000\t]*(?P<label>{_label()})(?:[ \u3000\t\uff0c,;\uff1b]+|$)")


def _name_but_no_role() -> str:
    return f"(?!{_label()}(?:[ \u3000\t:\uff1a/\uff0f]|$)){_NAME}"


@cache
def _begins() -> re.Pattern[str].match:  # type: ignore[valid-type]
    known = words()["signatures"]
    longer = [word for word in known["roles"] if len(word) > 1]
    return re.compile(f"{any_of(known['papers'])}?{any_of(known['before'])}{{0,2}}{any_of(longer)}[ \u3000\t:\uff1a/\uff0f]").match


@cache
def _dateline() -> re.Pattern[str]:
    forms = "|".join(re.escape(form).replace("%", f"[{_HAN}0-9\u3000 ]{{1,14}}?") for form in words()["datelines"]["forms"])
    return re.compile(f"(?:{forms})(?=[\\s\u3000\uff08(\uff0c,:\uff1a])")
