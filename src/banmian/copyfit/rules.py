"""Rules of a layout go with what they part: one across with what stands under it, or in the middle of the white where it stands
in the middle; one down a gutter from head to foot of its neighbours.

What stands beside a rule are parts of blocks (texts, heads, pictures), not whole blocks: of stories that interlock a text may end
on another line while its block stays. docs/rules/copyfit.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banmian.copyfit.parts import Part
from banmian.copyfit.reshape import Key, Shift, key_of
from banmian.copyfit.solve import Placing
from banmian.pages.sheet import Sheet
from banmian.template.model import Rule
from banmian.values import frozen


@frozen
class _Neighbour:
    """A part, the number of its block's leaf, and by how many lines its first and its last line go down."""

    part: Part
    leaf: int
    shift: Shift


def rule_shifts(sheet: Sheet, placings: Sequence[Placing], parts: Mapping[Key, Shift]) -> dict[int, Shift]:
    """By how many lines the first and the last line of each rule go down. `parts`: where the parts of all blocks come to stand."""
    near = [
        _Neighbour(part, p.leaf.number, parts.get(key_of(part), (p.down, p.down + p.offer.shape.grown)))
        for p in placings
        for part in p.leaf.block.parts
    ]
    return {i: _shift(rule, sheet, near) for i, rule in enumerate(sheet.layout.rules)}


def _shift(rule: Rule, sheet: Sheet, parts: Sequence[_Neighbour]) -> Shift:
    if rule.gutter is not None:
        x = sheet.area_of_column(rule.gutter)[1]
        near = sheet.columns.gutter * 2
        return _of_gutter(rule, [n for n in parts if n.part.x0 - near <= x <= n.part.x1])
    assert rule.cols is not None
    x0, x1 = sheet.area_of_column(rule.cols[0])[0], sheet.area_of_column(rule.cols[1])[1]
    beside = [n for n in parts if n.part.x0 < x1 and x0 < n.part.x1]
    below = min((n for n in beside if n.part.first >= rule.lines[0] and n.part.kind != "box"), key=_top, default=None)
    below = min((n for n in beside if n.part.first > rule.lines[1]), key=_top, default=below)
    above = max((n for n in beside if n.part.last < rule.lines[0]), key=_foot, default=None)
    if below is None:
        foot = above.shift[1] if above is not None else 0
        return foot, foot
    if above is None or above.leaf == below.leaf:
        return below.shift[0], below.shift[0]
    white = above.part.last + 1, below.part.first - 1
    foot = max(n.shift[1] for n in beside if n.part.last == above.part.last)
    if foot == below.shift[0] or sum(rule.lines) != sum(white):
        return below.shift[0], below.shift[0]
    return _amid((white[0] + foot, white[1] + below.shift[0]), rule)


def _top(neighbour: _Neighbour) -> int:
    return neighbour.part.first


def _foot(neighbour: _Neighbour) -> int:
    return neighbour.part.last


def _amid(white: tuple[int, int], rule: Rule) -> Shift:
    """A rule in the middle of white that has another height now: in the middle of it, off the text above and the head below."""
    first, last = sum(white) // 2, (sum(white) + 1) // 2
    return first - rule.lines[0], last - rule.lines[1]


def _of_gutter(rule: Rule, beside: Sequence[_Neighbour]) -> Shift:
    near = [n for n in beside if n.part.first <= rule.lines[1] and rule.lines[0] <= n.part.last]
    if not near:
        return 0, 0
    head = min(near, key=lambda n: (abs(n.part.first - rule.lines[0]), n.leaf))
    foot = min(near, key=lambda n: (abs(n.part.last - rule.lines[1]), n.leaf))
    return head.shift[0], foot.shift[1]
