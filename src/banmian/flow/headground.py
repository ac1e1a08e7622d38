"""What a head stands on: grounds, rules above and below, a bar at the left, all below its text.

docs/rules/dummy.md, Rules, boxes, white; docs/rules/print.md, Ink and limits, says how small white text on a ground may be.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.display import Box, GlyphRun, Item, Layer, Path, Tag, box_of, united
from banmian.geometry import Rect, rounded_outline
from banmian.template.model import Ground, HeadRule, HeadStyle

TAG = Tag("", -1, "furniture")


def em_boxes(items: Sequence[Item]) -> Rect | None:
    """The rectangle around the em boxes of glyph runs, and around grounds that are among them."""
    around: Rect | None = None
    for item in items:
        around = united(around, box_of(item)) if isinstance(item, GlyphRun | Box | Path) else around
    return around


def inner(interval: tuple[int, int], ground: Ground | None, rules: Sequence[HeadRule] = ()) -> tuple[int, int]:
    """The x interval that a ground's padding and bars at the left leave to the text."""
    side = ground.padding[0] if ground else 0
    bars = sum(rule.weight + rule.air for rule in rules if rule.side == "left")
    return interval[0] + bars + side, interval[1] - side


def ground_items(items: Sequence[Item], ground: Ground, measure: tuple[int, int]) -> list[Item]:
    """The ground under these runs. `measure`: the x interval of a ground that is as wide as its measure."""
    text = em_boxes(items)
    if text is None:
        return []
    side, over = ground.padding
    x0, x1 = measure if ground.across == "measure" else (text.x0 - side, text.x1 + side)
    rect = Rect(x0, text.y0 - over, x1, text.y1 + over)
    if not ground.radius:
        return [Box(rect, ground.ink, TAG, Layer.TINT)]
    radius = min(ground.radius, rect.width // 2, rect.height // 2)
    return [Path(rounded_outline(rect, radius), ground.ink, None, TAG, layer=Layer.TINT)]


def with_ground(items: Sequence[Item], style: HeadStyle, interval: tuple[int, int]) -> list[Item]:
    """The head's ground and rules, then its items. `interval`: x of the head area."""
    bars = sum(rule.weight + rule.air for rule in style.rules if rule.side == "left")
    out = ground_items(items, style.ground, (interval[0] + bars, interval[1])) if style.ground else []
    text = em_boxes(items)
    if text is None:
        return list(items)
    over = style.ground.padding[1] if style.ground else 0
    top, foot, left = text.y0 - over, text.y1 + over, interval[0]
    for rule in style.rules:
        if rule.side == "above":
            rect = Rect(interval[0], top - rule.air - rule.weight, interval[1], top - rule.air)
        elif rule.side == "below":
            rect = Rect(interval[0], foot + rule.air, interval[1], foot + rule.air + rule.weight)
        else:
            rect = Rect(left, top, left + rule.weight, foot)
            left += rule.weight + rule.air
        out.append(Box(rect, rule.ink, TAG, Layer.RULE))
    return [*out, *items]
