"""paper.yaml resolved: the page's geometry and every style, lengths in millipoints, inks and faces by name.

docs/rules/contracts.md, The grid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from banmian.colour import Ink
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.han_box import ASCENT
from banmian.phrases import Phrase, say
from banmian.sources import Document, Normalising
from banmian.sources.checking import suggestion
from banmian.template.called import styles_called
from banmian.template.chart_schema import Resolve, chart_style
from banmian.template.copyfit_schema import copyfit_of
from banmian.template.furniture import KINDS, options_of, row_of
from banmian.template.grid import column_grid, grid_characters
from banmian.template.head_styles import HeadReader, by_ink_of, widths_of
from banmian.template.inks import InkReader, ink_hint, named_ink, small_rich_black
from banmian.template.makeup import Makeup
from banmian.template.measures_schema import measures_of
from banmian.template.model import (
    Condition,
    Initial,
    Items,
    LineFit,
    LineStyle,
    MarkWidths,
    PageGrid,
    Paper,
    TableStyle,
    TextStyle,
    VerticalRules,
)
from banmian.template.nameplate_schema import nameplate_of, unknown_styles
from banmian.template.required_styles import LINE_STYLES, MARKS_OF, missing_styles
from banmian.template.roles import lacks_black, roles_of
from banmian.template.sections import section_faults, sections_of
from banmian.template.table_styles import TableStyleReader
from banmian.template.vertical import style_faults
from banmian.template.words import TRADITIONAL
from banmian.template.words_schema import word_faults
from banmian.terms import PictureTerms
from banmian.units import Length

if TYPE_CHECKING:
    from banmian.template.paper_schema import (
        LineStyleEntry,
        PaperEntry,
        TextStyleEntry,
    )
    from banmian.template.profile_schema import ProfileEntry

_NO_INK = Ink("", (0, 0, 0, 0))


class PaperBuilder:
    """Resolves names while it goes; what is unknown becomes a fault and a stand-in, so that all faults are found at once."""

    def __init__(self, entry: PaperEntry, document: Document, ascents: Mapping[str, int]) -> None:
        self.entry = entry
        self.document = document
        self.rows = InkReader(entry.inks, document)
        self.inks, self.faults = self.rows.inks, self.rows.faults
        first = next(iter(entry.text_styles.values()))
        self.sections = sections_of(entry.sections, entry.roles, self.inks, self.ink)
        self.roles = roles_of(entry.roles, self.ink, self.inks, first.strong or first.face or "")
        self.ascents = ascents
        self.em = entry.type_area.body.mp()
        self.leading = entry.type_area.leading.mp(self.em)
        self.measures = measures_of(entry.measures, self.mp)

    def sound(self) -> bool:
        """Whether body and leading are lengths that lines can be counted with."""
        if self.em > 0 and self.leading >= self.em:
            return True
        message = say("the body needs a size in pt or mm, and a leading that is not smaller")
        self.faults.append(diagnose("YML008", message, say("body: 9pt, leading: 12.6pt"), self.document.span("type-area")))
        return False

    def build(self, profile: ProfileEntry, intent: str) -> Paper:
        """The paper for a print shop; `intent`: its ICC profile from the project's root."""
        entry = self.entry
        texts = self.text_styles()
        reader = HeadReader(entry, self.document, self.mp, self.ink, self.faults)
        heads = tuple(reader.style(name, rank, style) for rank, (name, style) in enumerate(entry.head_styles.items(), 1))
        self.judge(texts, profile.ink_limit)
        paper = Paper(
            entry.id,
            entry.name,
            entry.edition,
            self.grid(texts),
            tuple(self.inks.items()),
            tuple(texts.items()),
            tuple((style.name, style) for style in heads),
            self.table_styles(texts),
            tuple((name, self.line_style(name, style)) for name, style in entry.line_styles.items()),
            tuple((kind, options_of(row)) for kind in KINDS if (row := row_of(entry.furniture, kind)) is not None),
            profile.ink_limit,
            intent,
            Condition(profile.output_condition, profile.output_info or profile.name, profile.registry),
            entry.words.value(),
            profile.fail_on,
            self.normalising(),
            PictureTerms(**profile.pictures.model_dump()),
            entry.numbering.total_offset if entry.numbering is not None else None,
            self.roles,
            self.measures,
            tuple((name, nameplate_of(name, plate, self.mp, self.ink, self.document)) for name, plate in entry.nameplates.items()),
            entry.rhythm.value() if entry.rhythm is not None else None,
            tuple((name, chart_style(name, style, Resolve(self.mp, self.ink))) for name, style in entry.chart_styles.items()),
            self.sections,
            copyfit_of(entry.copyfit),
            self.makeup(),
            entry.deliver.signed_only,
            profile.page.value(),
            styles_called(entry),
        )
        self.faults += small_rich_black(paper, self.document)
        return paper

    def makeup(self) -> Makeup | None:
        """How pages are made up; TPL003 for a head style or an ink that the paper has not."""
        entry = self.entry.makeup
        if entry is None:
            return None
        looks = self.document.plain().get("makeup", {}).get("looks", {})
        named: list[tuple[str, tuple[str | int, ...]]] = [
            (name, ("ranks", str(n), i)) for n, row in entry.ranks.items() for i, name in enumerate(row)
        ]
        named += [(name, ("looks", key)) for key in ("boxed", "brief", "side") if (name := getattr(entry.looks, key))]
        named += [(name, ("short", "styles", style)) for style, short in entry.short.styles.items() for name in (style, short)]
        heads = list(self.entry.head_styles)
        for name, loc in named:
            if name not in heads:
                hint, span = suggestion(name, heads), self.document.span("makeup", *loc)
                self.faults.append(diagnose("TPL003", say("there is no head style `{name}`", name=name), hint, span))
        for key in ("tint", "bar"):
            ink = getattr(entry.looks, key)
            if ink and named_ink(self.inks, ink) is None:
                span = self.document.span("makeup", "looks", key)
                self.faults.append(
                    diagnose("TPL003", say("there is no ink `{ink}`", ink=ink), ink_hint(ink, list(self.inks)), span)
                )
        return entry.value(looks)

    def normalising(self) -> Normalising:
        """The switches as given; corner brackets are what a paper in Traditional Chinese quotes with."""
        given: Any = self.entry.normalise  # its model is made of the switches
        traditional = self.entry.words.language.startswith(TRADITIONAL) and "corners" not in given.model_fields_set
        return Normalising(**{**vars(given), **({"corners": "fix"} if traditional else {})})

    def own_faults(self) -> list[Diagnostic]:
        """What its sections, its roles and its words cannot be."""
        entry = self.entry
        faults = section_faults(entry.sections, entry.inks, self.document)
        return [*faults, *lacks_black(entry.roles, self.inks, self.document), *word_faults(entry.words, self.document)]

    def judge(self, texts: dict[str, TextStyle], ink_limit: int) -> None:
        """What styles, words and nameplates lack, and inks that are more than a print shop takes."""
        entry = self.entry
        self.rows.check_limit(ink_limit)
        self.faults += [fault for style in texts.values() for fault in style_faults(style, self.em, self.document)]
        self.faults += missing_styles(self.document, entry.line_styles, LINE_STYLES, "line-styles")
        self.faults += self.own_faults()
        for name, plate in entry.nameplates.items():
            self.faults += unknown_styles(name, plate, entry.line_styles, self.document)

    def mp(self, length: Length | None) -> int:
        return length.mp(self.em, self.leading) if length is not None else 0

    def ink(self, name: str | None, *loc: str | int) -> Ink:
        """The ink of that name at `loc`; the text's where none is named."""
        if name is None:
            return self.roles.text
        found = named_ink(self.inks, name)
        if found is None:
            hint = ink_hint(name, list(self.inks))
            self.faults.append(diagnose("TPL003", say("there is no ink `{name}`", name=name), hint, self.document.span(*loc)))
        return found or _NO_INK

    def unknown(self, what: Phrase, name: str, known: list[str], *loc: str | int) -> None:
        message = say("there is no {what} `{name}`", what=what, name=name)
        self.faults.append(diagnose("TPL003", message, suggestion(name, known), self.document.span(*loc)))

    def grid(self, texts: dict[str, TextStyle]) -> PageGrid:
        """The type area in the trim, and its columns."""
        sheet, area = self.entry.sheet, self.entry.type_area
        trim = (self.mp(sheet.trim[0]), self.mp(sheet.trim[1]))
        width = area.characters * self.em // 1000
        height = (area.lines - 1) * self.leading + self.em
        left = self.mp(area.left) if area.left is not None else (trim[0] - width) // 2
        top = self.mp(area.top) if area.top is not None else (trim[1] - height) // 2
        if left < 0 or top < 0 or left + width > trim[0] or top + height > trim[1]:
            message = say("the type area is larger than the page, or lies partly outside it")
            self.faults.append(
                diagnose("TPL004", message, say("fewer characters or lines, or other margins"), self.document.span("type-area"))
            )
        body = texts.get(next(iter(self.entry.grids.values())).style)
        ascent = self.ascents.get(body.face, ASCENT) if body is not None else ASCENT
        columns = []
        for name, grid in self.entry.grids.items():
            style = texts.get(grid.style)
            if style is None:
                self.unknown(say("text style"), grid.style, list(texts), "grids", name, "style")
            size = (style.size if style else 0) or self.em  # a style without a size is told by `complete`
            if grid_characters(width, grid.columns, size) < 1:
                message = say("{columns} columns leave no room for a character", columns=grid.columns)
                self.faults.append(diagnose("TPL004", message, say("fewer columns"), self.document.span("grids", name, "columns")))
            columns.append(column_grid(name, left, width, grid.columns, size))
        return PageGrid(trim, self.mp(sheet.bleed), left, top, width, self.em, self.leading, area.lines, tuple(columns), ascent)

    def text_styles(self) -> dict[str, TextStyle]:
        made: dict[str, TextStyle] = {}
        for name, entry in self.entry.text_styles.items():
            given = {key: getattr(entry, key) for key in entry.model_fields_set - {"like", "called"}}
            base = made.get(entry.like) if entry.like else None
            if entry.like and base is None:
                self.unknown(say("text style above this one"), entry.like, list(made), "text-styles", name, "like")
            if base is None:
                self.complete(name, entry, given)
                base = _BARE
            made[name] = self.text_style(name, base, given)
        return made

    def complete(self, name: str, entry: TextStyleEntry, given: dict[str, Any]) -> None:
        """Tell what a style lacks that is not `like` another one: it must give every value for which nothing is neutral."""
        for key in ("face", "strong", "kai", "quote", "size", "subhead"):
            if key not in given and not entry.like:
                message = say("the key `{key}` is missing: `{name}` is like no other style", key=key, name=name)
                self.faults.append(
                    diagnose("YML007", message, say("add it, or `like: body`"), self.document.span("text-styles", name))
                )

    def text_style(self, name: str, base: TextStyle, given: dict[str, Any]) -> TextStyle:
        values: dict[str, Any] = {"name": name, **({"pulled": True} if name == "quote" else {})}
        for key, value in given.items():
            if value is None:
                continue
            if key == "ink":
                values["ink"] = self.ink(value, "text-styles", name, "ink")
            elif key == "widths":
                values["widths"] = widths_of(value, self.entry.points)
            elif key == "subhead":
                values |= {"subhead_face": value.face, "subhead_size": self.mp(value.size), "subhead_offset": self.mp(value.offset)}
            elif key == "initial":
                ink = self.ink(value.ink, "text-styles", name, "initial", "ink")
                size, width = (self.mp(given) if given is not None else 0 for given in (value.size, value.width))
                values["initial"] = Initial(value.lines, value.face, size, ink, width)
            elif key == "items":
                ink = self.ink(value.ink, "text-styles", name, "items", "ink")
                values["items"] = Items(self.mp(value.rule), ink, value.lead)
            elif key == "signature":
                values |= {"signature": value.face or "", "signature_inset": value.inset, "signature_size": self.mp(value.size)}
            elif key == "vertical":
                values["vertical"] = VerticalRules(value.tcy, value.acronyms, value.years, value.quotes == "corner")
            else:
                values[key] = self.mp(value) if isinstance(value, Length) else value
        if base is _BARE:
            values.setdefault("ink", self.roles.text)
            values.setdefault("reading", self.roles.reading)
            values.setdefault("points", self.entry.points)
            values.setdefault("zhuyin", "beside" if self.entry.words.language.startswith(TRADITIONAL) else "over")
            values.setdefault("emphasis", values.get("face", ""))
            values.setdefault("quote_size", values.get("size", 0))
            values["lexicon"] = self.entry.lexicon
            values["subhead_widths"] = widths_of(self.entry.mark_widths.subheads, self.entry.points)
        return replace(base, **values)

    def table_styles(self, texts: dict[str, TextStyle]) -> tuple[tuple[str, TableStyle], ...]:
        reader = TableStyleReader(
            self.entry, self.document, self.mp, self.ink, self.unknown, self.measures.tables, list(texts), self.faults
        )
        return tuple((name, reader.style(name, style)) for name, style in self.entry.table_styles.items())

    def line_style(self, name: str, entry: LineStyleEntry) -> LineStyle:
        ink = self.ink(entry.ink, "line-styles", name, "ink")
        role = MARKS_OF.get(name)
        widths = widths_of(entry.widths or (getattr(self.entry.mark_widths, role) if role else None), self.entry.points)
        fit = LineFit(entry.fit.tracking, entry.fit.size, entry.fit.scale)
        return LineStyle(
            name, entry.face, self.mp(entry.size), ink, entry.tracking, self.mp(entry.leading), widths, entry.han_latin, fit,
            entry.lines, by_ink_of(self.entry.by_ink, self.mp), self.entry.lexicon,
        )  # fmt: skip


_BARE = TextStyle(
    name="", face="", strong="", emphasis="", kai="", quote="", quote_size=0, size=0, ink=_NO_INK, indent=2000, align="justify",
    level="strict", marks="fit", widths=MarkWidths(), han_latin=250, end_trim=500, tracking=0, pitch=0, subhead_face="",
    subhead_size=0, subhead_offset=0, paragraph_gap=0,
)  # fmt: skip
"""The neutral values of a style that is like no other (docs/rules/typography.md)."""
