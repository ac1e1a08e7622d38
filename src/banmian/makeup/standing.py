"""The shapes of what has no form of its own: advertisements, furniture, house blocks as they stand on the paper's pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from banmian.content.model import Table
from banmian.diagnostics import Diagnostic, Severity
from banmian.flow.tables import pitched_rows
from banmian.makeup.fragment import Fragment, span
from banmian.makeup.house import HouseBlock, is_in_points
from banmian.makeup.model import Item
from banmian.makeup.needs import StoryText
from banmian.makeup.picture_files import is_chart, own_lines
from banmian.makeup.shape import TENTH, Head, Shape, ShownPicture
from banmian.makeup.trial import Tried
from banmian.plan.model import Plan
from banmian.template.makeup import Makeup
from banmian.template.model import TableStyle
from banmian.template.values import span_value

Judge = Callable[[Plan], Sequence[Diagnostic]]
"""What a build would tell of a plan's pages."""
RULED = ("grid", "cards")
"""Kinds of tables that end in a rule."""
MOST_SHORT = 2
"""Lines that a text may leave free."""
CRAMMED = 12
"""Points for a line by which a table's rows stand closer than the paper has them, times the square of the lines."""


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


def house_shapes(
    story: StoryText, number: int, block: HouseBlock, makeup: Makeup, judge: Judge, aspects: Mapping[str, tuple[int, int]]
) -> list[Shape]:
    """As on the house's page; a few lines more or less where its text takes them, the rows of its table stand closer or wider, or
    the plan lets its picture be of another height."""
    house = House(story, block, makeup, judge, aspects)
    heights = sorted(range(max(1, house.least), house.most + 1), key=lambda n: (abs(n - block.h), n))
    found = (house.cheapest(h) for h in heights)
    made = (_house_shape(number, points, own) for points, own in filter(None, found))
    return [replace(shape, ruled=ends_in_rule(story, shape.fragment)) for shape in made]


def ends_in_rule(story: StoryText, fragment: Fragment) -> bool:
    """Whether it ends in a table, under which stands nothing but the table's own rule."""
    areas = [area for _, place in fragment.places for area in place.get("text", ())]
    style = dict(story.trial.paper.table_styles).get(areas[-1].get("style", "")) if areas else None
    last = story.trial.pieces[story.item.stories[-1]].blocks[-1:] if story.item.stories else ()
    return bool(last) and isinstance(last[0], Table) and style is not None and style.kind in RULED and style.measures.rule > 0


def _house_shape(number: int, points: int, own: HouseBlock) -> Shape:
    pictures, heads = _shown(own.fragment), _heads_of(own.fragment, own.w)
    is_box = any("box" in node for _, node in own.fragment.places)
    return Shape(number, own.w, own.h, points * TENTH, "house", own.fragment, heads, heads, pictures=pictures, boxed=is_box,
                 terms=(("text", points),))  # fmt: skip


class House:
    """A block of the paper's pages at other heights."""

    def __init__(
        self, story: StoryText, block: HouseBlock, makeup: Makeup, judge: Judge, aspects: Mapping[str, tuple[int, int]]
    ) -> None:
        self.story, self.makeup, self.judge = story, makeup, judge
        self.blocks = sorted(_with_pictures(story, block, makeup, aspects), key=lambda row: row[0])
        self.own = block
        self.least, self.most = story.item.size[1] if story.item.size else (block.h - 6, block.h + 6)

    def cheapest(self, h: int) -> tuple[int, HouseBlock] | None:
        """What the block costs at that height, and how it stands there; None where it cannot be so high."""
        ways = sorted(((points + self._off(h - own.h), n) for n, (points, own) in enumerate(self.blocks)))
        best: tuple[int, HouseBlock] | None = None
        for points, n in ways:
            if best is not None and best[0] <= points:
                break
            own = self._at(self.blocks[n][1], h)
            short = self._short(own) if own is not None else None
            if own is not None and short is not None and (best is None or points + self.makeup.prices.short * short < best[0]):
                best = points + self.makeup.prices.short * short, own
        return best

    def _off(self, more: int) -> int:
        """What so many lines more, or fewer, cost: rows of a table that stand closer than its paper has them look crammed."""
        return CRAMMED * more * more if more < 0 and (self._rows()[0] or self._shares_height()) else 2 * abs(more)

    def _shares_height(self) -> bool:
        """Whether it is a table whose rows share the height that there is."""
        style = self._table_style()
        return style is not None and not style.pitch and bool(self._tables())

    def _tables(self) -> list[Table]:
        pieces = (self.story.trial.pieces[story] for story in self.story.item.stories)
        return [block for piece in pieces for block in piece.blocks if isinstance(block, Table)]

    def _table_style(self) -> TableStyle | None:
        """The style of its only text, where that is of tables."""
        areas = [area for _, node in self.own.fragment.places for area in node.get("text", ())]
        return dict(self.story.trial.paper.table_styles).get(areas[0].get("style", "")) if len(areas) == 1 else None

    def _at(self, block: HouseBlock, h: int) -> HouseBlock | None:
        """The block so high; None where its pictures have no room, the rows of its table would stand too close or too wide, or
        its text stands at places in points."""
        if h < block.least or h < min(self.most, _picture_foot(block)) or (block.is_rigid and h != block.h):
            return None
        more, rows, style = h - block.h, *self._rows()
        if not more or style is None or not rows:
            return block.at_height(more, self._charts(block), self.story.trial.paper.grid.leading)
        pitch = style.pitch + more * self.story.trial.paper.grid.leading // rows
        return block.at_height(more).with_pitch(f"{pitch / 1000:g}pt") if style.pitches[0] <= pitch <= style.pitches[1] else None

    def _charts(self, block: HouseBlock) -> list[str]:
        """Its pictures that are charts, of a block without text: nothing stands under them, and what it grows by is theirs."""
        if any(node.get("text") for _, node in block.fragment.places):
            return []
        nth = {name: int(node.get("nth", 1)) for name, node in block.fragment.pictures}
        return [name for name, n in nth.items() if is_chart(self.story.trial.picture(self.story.item.stories[0], n))]

    def _rows(self) -> tuple[int, TableStyle | None]:
        """The rows of its table that may stand closer or wider, and its style; 0 where it has none, or text beside it."""
        style = self._table_style()
        if style is None or not style.pitch or style.pitches[0] == style.pitches[1]:
            return 0, None
        return sum(pitched_rows(table, style) for table in self._tables()), style

    def _short(self, own: HouseBlock) -> int | None:
        """The lines that its text leaves free; None where it does not fit."""
        done = self.story.tried(own.fragment)
        if done is None or not done.sound or done.short > MOST_SHORT:
            return None
        if own.h != self.own.h and (not done.streams or (done.is_drawn and _lies_in_itself(done, self.judge))):
            return None
        return done.short


def _with_pictures(
    story: StoryText, block: HouseBlock, makeup: Makeup, aspects: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[int, HouseBlock]]:
    """The block as it stands, and with its picture so many lines higher or less high as the plan lets it be (`crop`), with what
    that costs."""
    yield 0, block
    crop = story.item.picture.crop if story.item.picture else None
    parts = [node for rows in (block.fragment.places, block.fragment.pictures, enumerate(block.fragment.rules)) for _, node in rows]
    if crop is None or any(map(is_in_points, parts)):
        return
    for name, node in block.fragment.pictures:
        picture = story.trial.picture(story.item.stories[0], int(node.get("nth", 1)))
        size = aspects.get(picture.file) if picture is not None else None
        if size is None or "shape" in node or "cols" not in node:
            continue
        (left, right), (first, last) = span_value(str(node["cols"])), span_value(str(node["lines"]))
        now, own = last - first + 1, own_lines(story.trial.paper.grid, story.trial.across(right - left + 1), size)
        for high in range(max(3, -(-own * crop[0] // 1000)), own * crop[1] // 1000 + 1):
            off = abs(high - now) * 1000 // now
            if off:
                yield makeup.prices.picture * off * off // 1_000_000, block.with_picture(name, high - now)


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
