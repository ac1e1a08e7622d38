"""A page's layout resolved: its places, pictures, rules and furniture, names looked up in the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.colour import Ink
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Circle, Rect
from banmian.phrases import Phrase, say, words_of
from banmian.sources import Document
from banmian.sources.checking import check_part, suggestion
from banmian.template.called import called_of
from banmian.template.grid import area_rect
from banmian.template.inks import ink_hint, named_ink
from banmian.template.model import (
    Filler,
    Furniture,
    HeadArea,
    PageLayout,
    Paper,
    PicturePlace,
    Place,
    PlaceTitle,
    Rule,
    TextArea,
)
from banmian.template.page_boxes import left_out_faults, page_box
from banmian.template.page_pictures import caption_place, crop_of, group_place, shade_place
from banmian.template.required_styles import FURNITURE_STYLES, missing_styles
from banmian.units import Length

if TYPE_CHECKING:
    from banmian.template.page_schema import HeadEntry, PageEntry, PlaceEntry, RuleEntry, TextEntry
    from banmian.template.picture_schema import PictureEntry

INNER = (0, 0)
"""Columns of a picture that fills the inner width of its place's box."""
Loc = tuple[str | int, ...]
_ONE_OF_THESE = say("a picture stands in columns and lines, in a rect, or in a shape at a point: one of these")


class PageBuilder:
    """Resolves one page file. `grid_styles`: the text style of each grid."""

    def __init__(self, name: str, entry: PageEntry, document: Document, paper: Paper, grid_styles: dict[str, str]) -> None:
        self.name = name
        self.entry = entry
        self.document = document
        self.paper = paper
        self.grid_styles = grid_styles
        self.faults: list[Diagnostic] = []
        self.inks = dict(paper.inks)
        self.heads = [n for n, _ in paper.head_styles]
        self.texts = [n for n, _ in paper.text_styles] + [n for n, _ in paper.table_styles]

    def build(self) -> PageLayout:
        entry = self.entry
        grid = entry.grid or self.paper.grid.columns[0].name
        if grid not in self.grid_styles:
            self.unknown(say("grid"), grid, list(self.grid_styles), ("grid",))
            grid = self.paper.grid.columns[0].name
        return PageLayout(
            self.name,
            grid,
            entry.spread,
            tuple(self.place(name, place, grid) for name, place in entry.places.items()),
            tuple(self.picture(name, p, ("pictures", name)) for name, p in entry.pictures.items()),
            tuple(self.picture(name, p, ("adverts", name)) for name, p in entry.adverts.items()),
            tuple(self.rule(i, rule) for i, rule in enumerate(entry.rules)),
            tuple(f for i, options in enumerate(entry.furniture) if (f := self.element(i, options)) is not None),
            self.document.file,
            entry.copyfit,
            called_of(entry.called),
        )

    def rule(self, i: int, entry: RuleEntry) -> Rule:
        ink, span = self.ink(entry.ink, ("rules", i, "ink")), self.span("rules", i)
        return Rule(entry.cols, entry.gutter, entry.lines, self.mp(entry.weight), ink, span, self.mp(entry.inset))

    def mp(self, length: Length | None) -> int:
        return length.mp(self.paper.grid.em, self.paper.grid.leading) if length is not None else 0

    def span(self, *loc: str | int) -> Span:
        return self.document.span(*loc)

    def unknown(self, what: Phrase, name: str, known: list[str], loc: Loc) -> None:
        self.fault("TPL003", say("there is no {what} `{name}`", what=what, name=name), suggestion(name, known), *loc)

    def ink(self, name: str | None, loc: Loc) -> Ink:
        if name is None:
            return self.paper.roles.text
        found = named_ink(self.inks, name) or self.inks.get(f"tint-{name.lower()}")
        if found is None:
            self.fault("TPL003", say("there is no ink `{name}`", name=name), ink_hint(name, list(self.inks)), *loc)
            return Ink("", (0, 0, 0, 0))
        return found

    def place(self, name: str, entry: PlaceEntry, grid: str) -> Place:
        loc: Loc = ("places", name)
        head = self.head(entry.head, (*loc, "head")) if entry.head is not None else None
        text = tuple(self.area(t, grid, (*loc, "text", i)) for i, t in enumerate(entry.text))
        t = entry.title
        title = PlaceTitle(t.text, t.note, t.cols, t.lines, self.mp(t.rule), self.span(*loc, "title")) if t else None
        byline = (entry.byline.cols, entry.byline.lines) if entry.byline else None
        between = (entry.between.lines, self.mp(entry.between.rule)) if entry.between else None
        left_out_faults(entry, self, loc)
        brief = entry.brief_head or ("brief" if between else "")
        if brief and brief not in self.heads:
            self.unknown(say("head style"), brief, self.heads, (*loc, "brief-head"))
        return Place(
            name,
            head,
            text,
            page_box(entry.box, self, loc),
            title,
            byline,
            entry.cut,
            between,
            brief,
            self.document.key_span(*loc),
            self.mp(entry.clear),
            entry.white,
            entry.fill,
            entry.copyfit,
            entry.leave_out,
            entry.optional,
            entry.shown,
            Filler(entry.filler.house, entry.filler.columns, entry.filler.lines) if entry.filler is not None else None,
            entry.feather,
            entry.pin or "",
            called_of(entry.called),
        )

    def area(self, entry: TextEntry, grid: str, loc: Loc) -> TextArea:
        style = self.text_name(entry.style, grid, (*loc, "style"))
        gutters, pitch = self.mp(entry.gutters), self.mp(entry.pitch)
        return TextArea(entry.cols, entry.lines, entry.columns, style, self.span(*loc), self.rect(entry), gutters, pitch)

    def head(self, entry: HeadEntry, loc: Loc) -> HeadArea:
        if entry.style not in self.heads:
            self.unknown(say("head style"), entry.style, self.heads, (*loc, "style"))
        on = self.under(entry.on, (*loc, "on"))
        if on and entry.lines is None:
            self.fault("TPL007", say("a head on a picture says in which lines it stands"), say("add lines: 30-36"), *loc)
        place = entry.style, entry.cols, entry.lines, self.span(*loc), on, self.mp(entry.inset)
        return HeadArea(*place, entry.headline, entry.parts, entry.joined)

    def under(self, picture: str | None, loc: Loc) -> str:
        """The picture that a head or a box stands on, "" for paper."""
        if picture is not None and picture not in self.entry.pictures:
            self.unknown(say("picture"), picture, list(self.entry.pictures), loc)
            return ""
        return picture or ""

    def text_name(self, name: str | None, grid: str, loc: Loc) -> str:
        if name is not None and name not in self.texts:
            self.unknown(say("text or table style"), name, self.texts, loc)
        return name or self.grid_styles[grid]

    def fault(self, code: str, message: Phrase, hint: Phrase, *loc: str | int) -> None:
        self.faults.append(diagnose(code, message, hint, self.span(*loc)))

    def picture(self, name: str, entry: PictureEntry, loc: Loc) -> PicturePlace:
        advert = loc[0] == "adverts"
        cols = entry.cols
        if not advert:
            owner = self.entry.places.get(entry.of or "")
            if owner is None:
                self.unknown(say("place"), entry.of or "", list(self.entry.places), (*loc, "of"))
            elif cols is None and entry.lines is not None and owner.box is not None:
                cols = INNER
        whole = entry.cols is not None and entry.lines is not None
        ways = (whole or cols == INNER, entry.rect is not None, entry.shape is not None and entry.at is not None)
        if sum(ways) != 1:
            self.fault("TPL007", _ONE_OF_THESE, say("give cols and lines, or rect, or shape, at and r"), *loc)
        return PicturePlace(
            name,
            "" if advert else entry.of or "",
            0 if advert else entry.nth,
            cols,
            entry.lines,
            self.circle(entry, loc) if entry.shape == "circle" else None,
            self.rect(entry),
            self.mp(entry.clear) if entry.clear is not None else None,
            entry.fit or ("contain" if advert else "cover"),
            caption_place(entry, self, loc),
            self.document.key_span(*loc),
            crop_of(entry, self, loc),
            entry.focus,
            tuple(self.ink(ink, (*loc, "inks", i)) for i, ink in enumerate(entry.inks)),
            entry.page,
            entry.box,
            entry.over,
            group_place(entry, self, loc),
            shade_place(entry, self, loc),
            entry.copyfit,
        )

    def rect(self, entry: PictureEntry | TextEntry) -> Rect | None:
        if entry.rect is None:
            return None
        return Rect(*(self.mp(v) for v in entry.rect))

    def circle(self, entry: PictureEntry, loc: Loc) -> Circle | None:
        """At a point with a radius, or as large as its columns and lines let it be."""
        if entry.at is not None:
            if entry.r is None:
                self.fault("TPL007", say("a circle at a point needs a radius"), say("add r: 98pt"), *loc)
                return None
            return Circle(self.x(entry.at[0], loc), self.y(entry.at[1], loc), self.mp(entry.r))
        if entry.cols is None or entry.lines is None:
            return None
        columns = next((c for c in self.paper.grid.columns if c.name == self.entry.grid), self.paper.grid.columns[0])
        last = columns.count * (2 if self.entry.spread else 1)
        if not 1 <= entry.cols[0] <= entry.cols[1] <= last:
            return None
        box = area_rect(self.paper.grid, columns, entry.cols, entry.lines)
        r = self.mp(entry.r) if entry.r is not None else min(box.width, box.height) // 2
        return Circle((box.x0 + box.x1) // 2, (box.y0 + box.y1) // 2, r)

    def x(self, written: str, loc: Loc) -> int:
        if written == "fold":
            if not self.entry.spread:
                self.fault("TPL007", say("only a spread has a fold"), say("give x as a length"), *loc, "at")
            return self.paper.grid.trim[0]
        return self.length(written, loc)

    def y(self, written: str, loc: Loc) -> int:
        """A length from the trim's top, or `line 35`: the middle of that line's Han box."""
        if written.startswith("line ") and written[5:].strip().isdigit():
            return self.paper.grid.line_top(int(written[5:])) + self.paper.grid.em // 2
        return self.length(written, loc)

    def length(self, written: str, loc: Loc) -> int:
        try:
            return self.mp(Length.parse(written))
        except ValueError as error:
            self.fault("YML008", words_of(error), say("[406pt, 318pt], or [fold, line 35]"), *loc, "at")
            return 0

    def element(self, index: int, options: dict[str, str]) -> Furniture | None:
        """An element of furniture: kind, cols and lines; the rest are its own options."""
        from banmian.template.furniture import KINDS, options_of
        from banmian.template.furniture_place import furniture_place

        loc: Loc = ("furniture", index)
        kind = options.get("kind", "")
        if kind not in FURNITURE_STYLES:
            self.unknown(say("furniture"), kind, list(FURNITURE_STYLES), (*loc, "kind"))
            return None
        styles = [name for name, _ in self.paper.line_styles]
        self.faults += missing_styles(self.document, styles, FURNITURE_STYLES[kind], *loc)
        spans, wrong = furniture_place(self.document, kind, options, *loc)
        self.faults += wrong
        if spans is None:
            return None
        own = {k: v for k, v in options.items() if k not in ("kind", "cols", "lines")}
        shared = dict(dict(self.paper.furniture).get(kind, ()))
        row, faults = check_part(KINDS[kind], self.document, {**shared, **own}, loc)
        self.faults += faults
        if row is None:
            return None
        given = [(k, v) for k, v in options_of(row) if v is not None]
        plate = next((str(v) for k, v in given if k == "set"), "")
        if plate and plate not in dict(self.paper.nameplates):
            self.unknown(say("nameplate"), plate, [name for name, _ in self.paper.nameplates], (*loc, "set"))
            return None
        numbers = tuple((k, self.mp(v) if isinstance(v, Length) else int(str(v))) for k, v in given if k != "set")
        return Furniture(kind, *spans, numbers, self.span(*loc), plate)
