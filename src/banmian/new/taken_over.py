"""What a new paper or a new issue has taken over that is seldom right: which values, as they stood when it was begun.

It is told as long as they still stand so: by the command when the folders are made, by the desk until an editor has put it away.
Read by the desk's server, so nothing of the engine is imported here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.phrases import Phrase, say, series
from banmian.sources.editing import MARK
from banmian.sources.marks import Marked, marked
from banmian.values import frozen

OWN = ("masthead", "imprint", "barcode", "qr")
"""Keys of issue.yaml that say whose the paper is."""
OF_THE_DAY = ("teasers", "barcode", "qr", "imprint")
"""Keys of issue.yaml whose values are seldom those of the last issue. The weather never is: a build tells that itself (CNT041)."""
_CALLED = {
    "masthead": say("masthead"), "imprint": say("imprint"), "barcode": say("barcode"), "qr": say("QR codes"),
    "teasers": say("teasers"),
}  # fmt: skip

Loc = tuple[str, ...]


@frozen
class TakenOver:
    """Values of one file. `kind`: a row of TOLD; `file`: relative to the root, or the folder of articles; `whose`: the name of the
    other paper, the day or the folder of the other issue; `values`: each by the keys that lead to it, as JSON; `usual`: the day
    that the rhythm would give."""

    kind: str
    file: str
    whose: str
    values: tuple[tuple[Loc, str], ...] = ()
    usual: str = ""


Found = Sequence[tuple[Loc, Span]]
"""Values that are still as they were, each with the place of its key."""


def of_paper(root: Path, old_name: str, layout: str, issue: str) -> tuple[TakenOver, ...]:
    """Of a new paper from another: its edition, whose it is, and what its articles speak of. `layout`, `issue`: its folders."""
    return (
        _taken(root, "edition", f"{layout}/paper.yaml", old_name, [("edition",)]),
        _taken(root, "own", f"{issue}/issue.yaml", old_name, [(key,) for key in OWN]),
        TakenOver("articles", f"{issue}/articles", old_name),
    )


def of_issue(root: Path, issue: str, day: str, before: str, left: Iterable[str], usual: str = "") -> tuple[TakenOver, ...]:
    """Of a new issue from an earlier one of that `day` in the folder `before`: advertisements, matters of the day, layouts that
    were `left` there, and, where its own day is not in the rhythm, that."""
    file = f"{issue}/issue.yaml"
    _, tree = _read(root / file)
    adverts = tree.at(("adverts",)) if tree is not None else None
    return (
        _taken(root, "adverts", file, day, [("adverts", key.value) for key in (adverts.keys if adverts is not None else ())]),
        _taken(root, "day", file, day, [(key,) for key in OF_THE_DAY]),
        TakenOver("layouts", file, before, tuple(((name,), "") for name in left)),
        *((_taken(root, "rhythm", file, day, [("date",)], usual),) if usual else ()),
    )


def still_told(root: Path, taken: Iterable[TakenOver]) -> tuple[Diagnostic, ...]:
    """What of it still stands as it was taken over."""
    return tuple(told for one in taken if (told := TOLD[one.kind](root, one)) is not None)


def _taken(root: Path, kind: str, file: str, whose: str, keys: Iterable[Loc], usual: str = "") -> TakenOver:
    _, tree = _read(root / file)
    nodes = [(at, tree.at(at) if tree is not None else None) for at in keys]
    values = tuple((at, _value(node)) for at, node in nodes if node is not None and not node.is_empty)
    return TakenOver(kind, file, whose, values, usual)


def _value(node: Marked) -> str:
    return json.dumps(node.plain(), ensure_ascii=False)


def _read(path: Path) -> tuple[str, Marked | None]:
    """A file's text and its tree; none where it cannot be read: a build tells why."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace").removeprefix(MARK)
    except OSError:
        return "", None
    return text, marked(text)


def _found(root: Path, one: TakenOver) -> Found:
    text, tree = _read(root / one.file)
    found: list[tuple[Loc, Span]] = []
    for at, value in one.values:
        parent, node = (tree.at(at[:-1]), tree.at(at)) if tree is not None else (None, None)
        if parent is not None and node is not None and _value(node) == value:
            start = parent.keys[parent.index(at[-1]) or 0].start
            column = start - text.rfind("\n", 0, start)
            found.append((at, Span(one.file, text.count("\n", 0, start) + 1, column)))
    return found


# --- in words -----------------------------------------------------------------------------------------------------------


def _of_values(code: str, words: Callable[[TakenOver, Found], tuple[Phrase, Phrase]]) -> Callable[[Path, TakenOver], Any]:
    """What is told of values as long as one of them is as it was: at the first that is."""

    def told(root: Path, one: TakenOver) -> Diagnostic | None:
        found = _found(root, one)
        return diagnose(code, *words(one, found), found[0][1]) if found else None

    return told


def _named(found: Found) -> Phrase:
    return series(_CALLED.get(at[-1], at[-1]) for at, _ in found)


def _edition(one: TakenOver, found: Found) -> tuple[Phrase, Phrase]:
    message = say("the edition is still {old_name}'s: {edition}", old_name=one.whose, edition=json.loads(one.values[0][1]))
    return message, say("write your own: a town, a district, a school")


def _own(one: TakenOver, found: Found) -> tuple[Phrase, Phrase]:
    message = say("these are still {old_name}'s: {keys}", old_name=one.whose, keys=_named(found))
    return message, say("write your own: who publishes, numbers, addresses, codes")


def _adverts(one: TakenOver, found: Found) -> tuple[Phrase, Phrase]:
    entries = {at: json.loads(value) for at, value in one.values}
    files = {at: entry.get("file", "") if isinstance(entry, dict) else entry for at, entry in entries.items()}
    booked = ", ".join(f"{at[-1]} ({files[at]})" for at, _ in found)
    message = say("the advertisements are those of {date}: {booked}", date=one.whose, booked=booked)
    return message, say("book each again, or replace it; `valid-until: 2020-12-31` says until when one may run")


def _day(one: TakenOver, found: Found) -> tuple[Phrase, Phrase]:
    message = say("taken over from {date} as they were: {day}", date=one.whose, day=_named(found))
    return message, say("look at each: they are seldom those of the day")


def _rhythm(one: TakenOver, found: Found) -> tuple[Phrase, Phrase]:
    message = say("by its rhythm the paper would appear on {usual}", usual=one.usual)
    return message, say("correct the date, or leave it where this is meant")


def _articles(root: Path, one: TakenOver) -> Diagnostic | None:
    named = [p for p in sorted((root / one.file).glob("*.md")) if one.whose in p.read_text(encoding="utf-8", errors="replace")]
    if not named:
        return None
    speak = say("speak") if len(named) > 1 else say("speaks")
    articles, folder = counted(len(named), "article"), one.file.removesuffix("/articles")
    message = say("{articles} of {folder} {value} of {old_name}", articles=articles, folder=folder, value=speak, old_name=one.whose)
    hint = say("they show how each place is written; write your own in their place")
    return diagnose("NEW013", message, hint, Span(f"{one.file}/{named[0].name}"))


def _layouts(root: Path, one: TakenOver) -> Diagnostic | None:
    """They are left there until they stand here too."""
    folder = one.file.removesuffix("/issue.yaml")
    left = [name for (name,), _ in one.values if not (root / folder / name).is_file()]
    text, tree = _read(root / one.file)
    k = tree.index("pages") if tree is not None else None
    if tree is None or k is None or not left:
        return None
    message = say("{folder} had layouts of its own, which were left there: {left}", folder=one.whose, left=series(left))
    hint = say("the paper's of that name stand in; copy one where it is meant for this issue too")
    return diagnose("NEW014", message, hint, Span(one.file, text.count("\n", 0, tree.keys[k].start) + 1, 1))


TOLD: dict[str, Callable[[Path, TakenOver], Diagnostic | None]] = {
    "edition": _of_values("NEW013", _edition),
    "own": _of_values("NEW013", _own),
    "articles": _articles,
    "adverts": _of_values("NEW010", _adverts),
    "day": _of_values("NEW011", _day),
    "layouts": _layouts,
    "rhythm": _of_values("NEW012", _rhythm),
}
"""What is told of each kind as long as it is so."""
