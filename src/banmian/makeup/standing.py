"""The shapes of what has no form of its own: advertisements, furniture, house blocks as they stand on the paper's pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from banmian.diagnostics import Diagnostic, Severity
from banmian.makeup.fragment import Fragment, span
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import Item
from banmian.makeup.needs import StoryText
from banmian.makeup.shape import TENTH, Head, Shape, ShownPicture
from banmian.makeup.trial import Tried
from banmian.plan.model import Plan
from banmian.template.makeup import Makeup
from banmian.template.values import span_value

Judge = Callable[[Plan], Sequence[Diagnostic]]
"""What a build would tell of a plan's pages."""
MOST_SHORT = 2
"""Lines that a text may leave free."""


def fixed_shapes(item: Item, number: int, makeup: Makeup) -> list[Shape]:
    """An advertisement as it was booked, a filler of any of its sizes, furniture of all between its least and its greatest."""
    out = []
    (c0, c1), (l0, l1) = item.size or ((1, 1), (1, 1))
    sizes = item.sizes or tuple((w, h) for w in range(c0, c1 + 1) for h in range(l0, l1 + 1))
    points = makeup.prices.filler if item.filler else 0
    for w, h in sizes:
        where = {"cols": span(1, w), "lines": span(1, h)}
        if item.advert:
            fragment = Fragment(adverts=((item.name, where),))
        else:
            fragment = Fragment(furniture=({**dict(item.furniture), **where},))
        terms = (("filler", points),) if points else ()
        out.append(Shape(number, w, h, points * TENTH, "fixed", fragment, boxed=bool(item.advert), terms=terms))
    return out


def _lies_in_itself(tried: Tried, judge: Judge) -> bool:
    """Whether parts of a block lie on one another where it is drawn so high."""
    return any(d.code.startswith("FRM") and d.severity is not Severity.INFO for d in judge(tried.plan))


def house_shapes(story: StoryText, number: int, block: HouseBlock, makeup: Makeup, judge: Judge) -> list[Shape]:
    """As on the house's page; a few lines more or less where its text takes them."""
    out = []
    least, most = story.item.size[1] if story.item.size else (block.h - 6, block.h + 6)
    least = max(least, min(most, _picture_foot(block)))
    for h in sorted(range(max(1, least), most + 1), key=lambda n: (abs(n - block.h), n)):
        own = block.at_height(h - block.h)
        done = story.tried(own.fragment)
        if done is None or not done.sound or done.short > MOST_SHORT:
            continue
        if h != block.h and (not done.streams or (story.trial.is_drawn(done) and _lies_in_itself(done, judge))):
            continue
        points = makeup.prices.short * done.short + 2 * abs(h - block.h)
        pictures = _shown(own.fragment)
        is_box = any("box" in node for _, node in own.fragment.places)
        heads = _heads_of(own.fragment, own.w)
        out.append(Shape(number, own.w, h, points * TENTH, "house", own.fragment, heads, heads, pictures=pictures,
                         boxed=is_box, terms=(("text", points),)))  # fmt: skip
    return out


def _picture_foot(block: HouseBlock) -> int:
    """The lines that its pictures need, which stay as high as they are; those given in points need the whole block."""
    pictures = [node for _, node in block.fragment.pictures]
    feet = [span_value(str(node["lines"]))[1] if "lines" in node else block.h for node in pictures]
    return max(feet, default=0)


def _shown(fragment: Fragment) -> tuple[ShownPicture, ...]:
    out = []
    for _, node in fragment.pictures:
        if "cols" in node and "lines" in node:
            c, n = span_value(str(node["cols"])), span_value(str(node["lines"]))
            out.append(ShownPicture(c[0] - 1, n[0] - 1, c[1] - c[0] + 1, n[1] - n[0] + 1))
    return tuple(out)


def _heads_of(fragment: Fragment, w: int) -> tuple[Head, ...]:
    out = []
    for _, node in fragment.places:
        head, is_box = node.get("head") or node.get("title"), "box" in node
        if head and "lines" in head:
            first, last = span_value(str(head["lines"]))
            out.append(Head(first, last, head.get("style", "title"), w, is_box))
    return tuple(out)
