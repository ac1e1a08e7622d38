"""Parts of a page's layout as its file would have them, counted from a corner of their own, so that they stand anywhere.

A fragment is what a story brings to a page: places, pictures, adverts, rules, furniture, in the words of a page's file
(template/page_schema.py). Columns and lines are pairs, or text as it is written; moved, they are text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from banmian.template.values import span_value
from banmian.units import Length
from banmian.values import frozen

Node = Mapping[str, Any]
COUNTS = {("between", "lines"), ("caption", "lines")}
"""Keys that say how many lines, not which."""


@frozen
class Shifted:
    """By so many columns and lines, and what that is in mp."""

    cols: int
    lines: int
    dx: int
    dy: int


@frozen
class Fragment:
    """Places, pictures and advertisements by their names, rules and furniture."""

    places: tuple[tuple[str, Node], ...] = ()
    pictures: tuple[tuple[str, Node], ...] = ()
    adverts: tuple[tuple[str, Node], ...] = ()
    rules: tuple[Node, ...] = ()
    furniture: tuple[Node, ...] = ()

    def moved(self, by: Shifted) -> Fragment:
        return Fragment(
            tuple((name, _moved(node, by)) for name, node in self.places),
            tuple((name, _moved(node, by)) for name, node in self.pictures),
            tuple((name, _moved(node, by)) for name, node in self.adverts),
            tuple(_moved(node, by) for node in self.rules),
            tuple(_moved(node, by) for node in self.furniture),
        )

    def joined(self, other: Fragment) -> Fragment:
        return Fragment(
            (*self.places, *other.places),
            (*self.pictures, *other.pictures),
            (*self.adverts, *other.adverts),
            (*self.rules, *other.rules),
            (*self.furniture, *other.furniture),
        )

    def page(self, grid: str) -> dict[str, Any]:
        """As a page's file has it."""
        whole: dict[str, Any] = {"schema": "1", "grid": grid, "places": dict(self.places)}
        parts = {"pictures": dict(self.pictures), "adverts": dict(self.adverts), "rules": list(self.rules)}
        return whole | {k: v for k, v in (parts | {"furniture": list(self.furniture)}).items() if v}


def span(first: int, last: int) -> str:
    """`3`, `1-5`."""
    return str(first) if first == last else f"{first}-{last}"


def _moved(node: Node, by: Shifted, under: str = "") -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in node.items():
        if key in ("cols", "lines") and (under, key) not in COUNTS:
            first, last = span_value(str(value))
            step = by.cols if key == "cols" else by.lines
            out[key] = span(first + step, last + step)
        elif key == "line" and under == "caption":
            out[key] = str(int(value) + by.lines)
        elif key == "gutter":
            out[key] = gutter(int(str(value).split("|")[0]) + by.cols)
        elif key == "rect" and isinstance(value, Sequence):
            out[key] = [_length(v, step) for v, step in zip(value, (by.dx, by.dy, by.dx, by.dy), strict=True)]
        elif key == "at" and isinstance(value, Sequence):
            out[key] = [_length(value[0], by.dx), _point_down(str(value[1]), by)]
        elif isinstance(value, Mapping):
            out[key] = _moved(value, by, key)
        elif isinstance(value, list | tuple):
            out[key] = [_moved(v, by, key) if isinstance(v, Mapping) else v for v in value]
        else:
            out[key] = value
    return out


def gutter(left: int) -> str:
    """The gutter at the right of a column."""
    return f"{left}|{left + 1}"


def _length(value: object, step: int) -> str:
    """A length moved by so many mp."""
    if not step:
        return str(value)
    mp = Length.parse(str(value)).mp(0, 0) + step
    return f"{mp / 1000:g}pt" if mp % 10 == 0 else f"{mp / 1000:.3f}pt"


def _point_down(value: str, by: Shifted) -> str:
    found = re.fullmatch(r"line (\d+)", value.strip())
    return f"line {int(found[1]) + by.lines}" if found else _length(value, by.dy)


def stretched(node: Node, last: int, more: int) -> dict[str, Any]:
    """A place of which what ends on its last line or the line before it ends so many lines lower; heads and titles stay."""
    out = dict(node)
    if "box" in node:
        out["box"] = _longer(node["box"], last, more)
    out["text"] = [_longer(area, last, more) for area in node.get("text", ())]
    return out


def taller(node: Node, lines: int, mp: int) -> dict[str, Any]:
    """A picture whose foot stands so much lower: in lines where it stands on lines, in mp where lengths say where it is."""
    out = dict(node)
    if "lines" in node:
        first, last = span_value(str(node["lines"]))
        out["lines"] = span(first, last + lines)
    if "rect" in node:
        *others, foot = node["rect"]
        out["rect"] = [*others, _length(foot, mp)]
    return out


def opened(node: Node, after: int, by: int, under: str = "") -> dict[str, Any]:
    """A part where so many lines come in under a line of the block (below 0: go there): what reaches beyond that line ends so much
    lower, and begins there too where it begins below it."""
    out = dict(node)
    for key, value in node.items():
        if key == "lines" and (under, key) not in COUNTS:
            first, last = span_value(str(value))
            out[key] = span(first + by * (first > after), last + by * (last > after))
        elif key == "line" and under == "caption":
            out[key] = str(int(value) + by * (int(value) > after))
        elif key == "at" and isinstance(value, list | tuple):
            found = re.fullmatch(r"line (\d+)", str(value[1]))
            out[key] = [value[0], f"line {int(found[1]) + by * (int(found[1]) > after)}"] if found else list(value)
        elif isinstance(value, Mapping):
            out[key] = opened(value, after, by, key)
        elif isinstance(value, list | tuple):
            out[key] = [opened(v, after, by, key) if isinstance(v, Mapping) else v for v in value]
    return out


def _longer(area: Node, last: int, more: int) -> dict[str, Any]:
    first, end = span_value(str(area["lines"]))
    return {**area, "lines": span(first, end + more)} if end >= last - 1 else dict(area)
