"""The straight cut between places some lines lower: the rule on it, what ends above it, what begins below it."""

from __future__ import annotations

from banmian.desk.gestures.areas import Area, Span, areas, moved, parts_of
from banmian.desk.gestures.feet import heads_moved
from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.desk.gestures.sides import wider
from banmian.sources.document import Loc
from banmian.sources.edits import Edit


def cut(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` (`rules.0`, across or down), `by`: lines downwards, or columns to the right."""
    rule, by = parts_of(site, asked.target())[0], asked.number("by")
    if rule.kind == "rule":
        return site.in_own(moved(site, _across(site, rule, by)))
    if rule.kind == "gutter":
        return site.in_own(_down(site, rule, by))
    raise GestureError("unknown", asked.text("target"))


def _across(site: PageFiles, rule: Area, by: int) -> dict[Loc, Span]:
    """Edges that touch the cut: above it those that end where it begins, below it those that begin where it ends."""
    changes: dict[Loc, Span] = {rule.at: (rule.first + by, rule.last + by)}
    others = [a for a in areas(site.layout) if a.at != rule.at and a.beside(rule.cols)]
    for area in others:
        if area.last == rule.first - 1:
            changes[area.at] = (area.first, area.last + by)
            inner = [a for a in areas(site.layout) if area.kind == "box" and a.owner == area.owner and a.kind == "text"]
            lowest = max((a.last for a in inner), default=0)
            changes |= {a.at: (a.first, a.last + by) for a in inner if a.last == lowest}
    starting = [a for a in others if a.first == rule.last + 1]
    solid = [a for a in starting if a.kind not in ("rule", "gutter", "furniture")]
    changes |= {a.at: (a.first + by, a.last) for a in starting if a not in solid}
    return changes | heads_moved(site, solid, by)


def _down(site: PageFiles, rule: Area, by: int) -> list[Edit]:
    """The gutter moves by columns: what ends at its left ends later, what begins at its right begins later, on its lines."""
    assert rule.cols is not None
    left, right = rule.cols
    if left + by < 1 or right + by > site.columns:
        raise GestureError("outside", ".".join(map(str, rule.at)))
    edits = [site.set((*rule.at, "gutter"), f"{left + by}|{right + by}")]
    for area in areas(site.layout):
        if area.at == rule.at or area.cols is None or area.in_box or area.first > rule.last or area.last < rule.first:
            continue
        if area.kind in ("rule", "gutter"):
            continue
        if area.cols[1] == left:
            edits += wider(site, area, (area.cols[0], left + by))
        elif area.cols[0] == right:
            edits += wider(site, area, (right + by, area.cols[1]))
    return edits
