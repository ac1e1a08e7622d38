"""What the file of a page tells of its making: whose it is, of which plan it was made, where each part stood then and stands now.

Its first line carries the hash of all that follows; its third, as JSON, the plan's mark, the points and the cuts. Who changes the
file makes it hers: then it is not made again, and a part that she moved is a pin when she asks for another page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from banmian.diagnostics import Span
from banmian.makeup.fragment import Node
from banmian.makeup.house import spans_in
from banmian.makeup.model import Item, PagePlan, Pin, Range
from banmian.remember import Memo, Same
from banmian.sources import read_text
from banmian.sources.yaml import compose
from banmian.template.makeup import Makeup
from banmian.values import frozen

MADE = re.compile(r"# made by banmian makeup, ([0-9a-f]{16})\b")
OF = "# of "
HEADER = re.compile(rf"{MADE.pattern}|# page \d+, \d+ points: |{re.escape(OF)}")
"""The lines that makeup writes above a page's layout (`page_text` in writing.py)."""
NO_SPAN = Span("")


@frozen
class Part:
    """An item where it stood: the form of its shape, its columns and lines on the page."""

    name: str
    form: str
    cols: Range
    lines: Range
    within: tuple[Part, ...] = ()
    """The advertisements around which it runs."""


@frozen
class Cut:
    """`across`: the first is above the second; else it is left of it."""

    across: bool
    first: Cuts
    second: Cuts


Cuts = Part | Cut
NOTHING = Part("", "", (1, 1), (1, 1))
"""Where no cuts are told."""


def parts(cuts: Cuts) -> Iterator[Part]:
    if isinstance(cuts, Part):
        yield cuts
        yield from cuts.within
        return
    yield from parts(cuts.first)
    yield from parts(cuts.second)


@frozen
class Earlier:
    """How a page was made: the mark of its plan, that of its words and all else that was read, its points, its cuts."""

    plan: str
    words: str
    points: int
    cuts: Cuts


@frozen
class PageFile:
    """A page's file in the issue. `ours`: as it was written by the makeup; `stands`: columns and lines of its parts, by the
    names of their places."""

    name: str
    ours: bool
    made: Earlier | None
    stands: Mapping[str, tuple[Range, Range]]


def plan_mark(plan: PagePlan, makeup: Makeup) -> str:
    """The mark of all that a plan says of a page, and its paper's prices: of everything but the words of its stories."""
    items = tuple(replace(item, span=NO_SPAN) for item in plan.items)
    return mark_of((replace(plan, items=items, span=NO_SPAN), makeup))


def mark_of(value: object) -> str:
    """Sixteen digits that tell it from others: of values whose parts have an order."""
    return _hash(repr(value))


MARKS: Memo[str] = Memo("marks of values", 2_000)


def known_mark(*values: object) -> str:
    """The mark of these very values, which is asked for again and again: read once."""
    return MARKS.of(Same(*values), lambda: mark_of(values))


def first_line(body: str) -> str:
    """The line that says whose the file is."""
    return f"# made by banmian makeup, {_hash(body)}: change it as you like, then it is yours and is not made again\n"


def is_untouched(text: str) -> bool:
    """Whether a page's file is as it was written."""
    first, _, body = text.partition("\n")
    found = MADE.match(first)
    return found is not None and found[1] == _hash(body)


def without_making(text: str) -> str:
    """The layout alone: without what the lines above it say of the page for which it was made. A file that an editor wrote, or
    whose first lines she changed, keeps what is hers."""
    lines = text.splitlines(keepends=True)
    made = next((at for at, line in enumerate(lines) if not HEADER.match(line)), len(lines))
    return "".join(lines[made:])


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


# --- the line of cuts ---------------------------------------------------------------------------------------------------


def made_line(made: Earlier) -> str:
    told = {"plan": made.plan, "words": made.words, "points": made.points, "cuts": _written(made.cuts)}
    return OF + json.dumps(told, ensure_ascii=False)


def _written(cuts: Cuts) -> list[Any]:
    if isinstance(cuts, Part):
        return [cuts.name, cuts.form, *cuts.cols, *cuts.lines, *map(_written, cuts.within)]
    return ["H" if cuts.across else "V", _written(cuts.first), _written(cuts.second)]


def made_of(text: str) -> Earlier | None:
    """What a file's line says; None where it has none that can be read."""
    line = next((row for row in text.split("\n", 4)[:4] if row.startswith(OF)), "")
    try:
        told = json.loads(line.removeprefix(OF))
        return Earlier(str(told["plan"]), str(told["words"]), int(told["points"]), _read(told["cuts"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _read(told: Any) -> Cuts:
    if len(told) == 3:
        return Cut(told[0] == "H", _read(told[1]), _read(told[2]))
    name, form, c0, c1, l0, l1, *within = told
    parts = tuple(part for part in map(_read, within) if isinstance(part, Part))
    return Part(str(name), str(form), (int(c0), int(c1)), (int(l0), int(l1)), parts)


# --- the file -----------------------------------------------------------------------------------------------------------


def page_file(root: Path, name: str) -> PageFile | None:
    """The file of a page, None where there is none. One that cannot be read is the editor's."""
    if not (root / name).is_file():
        return None
    source, _ = read_text(root, root / name)
    if source is None:
        return PageFile(name, False, None, {})
    document, _ = compose(source)
    stands = stands_of(document.plain()) if document is not None else {}
    return PageFile(name, is_untouched(source.text), made_of(source.text), stands)


def stands_of(page: Node) -> dict[str, tuple[Range, Range]]:
    """The columns and lines that each place of a page takes with its pictures, and each advertisement."""
    out: dict[str, tuple[Range, Range]] = {}
    pictures = [p for p in _nodes(page.get("pictures")).values() if isinstance(p, Mapping)]
    groups = {name: [node, *(p for p in pictures if p.get("of") == name)] for name, node in _nodes(page.get("places")).items()}
    for name, nodes in (groups | {n: [a] for n, a in _nodes(page.get("adverts")).items()}).items():
        found = _taken(nodes)
        out |= {name: found} if found is not None else {}
    return out


def _nodes(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _taken(nodes: list[Any]) -> tuple[Range, Range] | None:
    """The columns and lines of all of these; None where one says what is no span."""
    try:
        spans = [s for node in nodes if isinstance(node, Mapping) for s in spans_in(node)]
    except ValueError:
        return None
    cols, lines = [s for key, s in spans if key == "cols"], [s for key, s in spans if key == "lines"]
    return (_joined(cols), _joined(lines)) if cols and lines else None


def _joined(spans: list[Range]) -> Range:
    return min(s[0] for s in spans), max(s[1] for s in spans)


def with_moves(plan: PagePlan, file: PageFile) -> PagePlan:
    """The plan with what its editor has moved on the page, or made higher or wider, pinned where it stands now: its columns and its
    lines, also where she changed one of the two alone."""
    was = {part.name: part for part in parts(file.made.cuts)} if file.made is not None else {}
    return replace(plan, items=tuple(_moved(item, was.get(item.name), file) for item in plan.items))


def _moved(item: Item, was: Part | None, file: PageFile) -> Item:
    names = (item.name, *item.further)
    now = [file.stands[name] for name in names if name in file.stands]
    if was is None or not now:
        return item
    cols, lines = _joined([c for c, _ in now]), _joined([n for _, n in now])
    if (cols, lines) == (was.cols, was.lines):
        return item
    return replace(item, pin=Pin(cols, lines))
