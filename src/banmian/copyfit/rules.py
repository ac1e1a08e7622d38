"""Rules of a layout go with what they part: one across with what stands under it, or in the middle of the white where it stands
in the middle; one down a gutter from head to foot of its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from banmian.copyfit.reshape import Key, Shift, key_of
from banmian.copyfit.solve import Placing
from banmian.pages.sheet import Sheet
from banmian.template.model import Rule


def rule_shifts(sheet: Sheet, placings: Sequence[Placing], parts: Mapping[Key, Shift]) -> dict[int, Shift]:
    """By how many lines the first and the last line of each rule go down."""
    return {i: _shift(rule, sheet, placings, parts) for i, rule in enumerate(sheet.layout.rules)}


def _shift(rule: Rule, sheet: Sheet, placings: Sequence[Placing], parts: Mapping[Key, Shift]) -> Shift:
    if rule.gutter is not None:
        x = sheet.area_of_column(rule.gutter)[1]
        near = sheet.columns.gutter * 2
        return _of_gutter(rule, [p for p in placings if p.leaf.block.x0 - near <= x <= p.leaf.block.x1])
    assert rule.cols is not None
    x0, x1 = sheet.area_of_column(rule.cols[0])[0], sheet.area_of_column(rule.cols[1])[1]
    under = [p for p in placings if p.leaf.block.x0 < x1 and x0 < p.leaf.block.x1]
    within = next((p for p in under if p.leaf.block.first <= rule.lines[0] and rule.lines[1] <= p.leaf.block.last), None)
    if within is not None:
        return _inside(rule, within, parts)
    below = min((p for p in under if p.leaf.block.first > rule.lines[1]), key=lambda p: p.leaf.block.first, default=None)
    above = max((p for p in under if p.leaf.block.last < rule.lines[0]), key=lambda p: p.leaf.block.last, default=None)
    foot = above.down + above.offer.shape.grown if above is not None else 0
    if below is None or above is None:
        return (foot, foot) if below is None else (below.down, below.down)
    white = above.leaf.block.last + 1, below.leaf.block.first - 1
    if foot == below.down or sum(rule.lines) != sum(white):
        return below.down, below.down
    return _amid((white[0] + foot, white[1] + below.down), rule)


def _amid(white: tuple[int, int], rule: Rule) -> Shift:
    """A rule in the middle of white that has another height now: in the middle of it, off the text above and the head below."""
    first, last = sum(white) // 2, (sum(white) + 1) // 2
    return first - rule.lines[0], last - rule.lines[1]


def _inside(rule: Rule, placing: Placing, parts: Mapping[Key, Shift]) -> Shift:
    """A rule in a block goes with the part below it, else with the block's foot."""
    below = [p for p in placing.leaf.block.parts if p.first >= rule.lines[0] and p.kind != "box"]
    if below:
        down = parts[key_of(min(below, key=lambda p: p.first))][0]
        return down, down
    foot = placing.down + placing.offer.shape.grown
    return foot, foot


def _of_gutter(rule: Rule, beside: Iterable[Placing]) -> Shift:
    near = [p for p in beside if p.leaf.block.first <= rule.lines[1] and rule.lines[0] <= p.leaf.block.last]
    if not near:
        return 0, 0
    head = min(near, key=lambda p: (abs(p.leaf.block.first - rule.lines[0]), p.leaf.number))
    foot = min(near, key=lambda p: (abs(p.leaf.block.last - rule.lines[1]), p.leaf.number))
    return head.down, foot.down + foot.offer.shape.grown
