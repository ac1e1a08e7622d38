"""A story's head: kicker, headline and deck in a head style, fitted to their measure.

docs/rules/typography.md, Headlines: a headline fits by choosing line count first, then size inside the style's range, then
tracking, then horizontal scale; what was done is reported. Tops count from the Han-box top of the head's first line.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Head, Mark, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity
from banmian.diagnostics.codes import diagnose
from banmian.display import GlyphRun, Item, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.linebreak import Cost, menu
from banmian.template.model import HeadPart, HeadStyle
from banmian.text.lines import LinePlace, Paint, set_line
from banmian.text.prepare import Prepared, TextSetting, prepare
from banmian.text.spacing import SpacingRules
from banmian.values import frozen

SCALE_WARNING = 950
"""A headline scaled below 95 % is worth a warning (docs/rules/contracts.md, Messages)."""
HEAD_COST = Cost(open_em=2000.0, widest_gap=100.0, lone_character=1e5, short_last=3000.0)


@frozen
class HeadSite:
    """Where a head is set: x interval, top of its first line (mp), page for messages, whose it is."""

    x0: int
    x1: int
    top: int
    page: int
    story: str
    foot: int = 0
    """The area's foot (mp), which a vertical head must not pass; 0 = it has none."""

    @property
    def measure(self) -> int:
        return self.x1 - self.x0


@frozen
class SetHead:
    """The head's items, the whole lines it took, what was done."""

    items: tuple[Item, ...]
    lines: int
    diagnostics: tuple[Diagnostic, ...] = ()


def lines_of(text: StyledText) -> list[StyledText]:
    """The text cut at the author's breaks."""
    cuts = [m.start for m in text.marks if m.kind == "break"]
    out: list[StyledText] = []
    at = 0
    for cut in [*cuts, len(text.text)]:
        marks = tuple(
            Mark(max(m.start, at) - at, min(m.end, cut) - at, m.kind, m.value)
            for m in text.marks if m.kind != "break" and m.start < cut and m.end > at
        )  # fmt: skip
        out.append(StyledText(text.text[at:cut], marks, text.at(at), _steps(text, at, cut)))
        at = cut
    return [line for line in out if line.text]


def _steps(text: StyledText, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """The text's positions for a part of it."""
    first = text.at(start) if text.lines else None
    rest = tuple((o - start, line, column) for o, line, column in text.lines if start < o < end)
    return ((0, first.line, first.column), *rest) if first else rest


def setting_of(part: HeadPart, style: HeadStyle, tracking: int) -> TextSetting:
    rules = SpacingRules("fit", style.widths, style.han_latin)
    return TextSetting(part.face, part.size, rules=rules, tracking=tracking)


def set_head(head: Head, style: HeadStyle, site: HeadSite, book: FontBook) -> SetHead:
    """Kicker over headline over deck, flush left."""
    if style.vertical:
        from banmian.flow.vertical import set_vertical_head

        return set_vertical_head(head, style, site, book)
    items: list[Item] = []
    found: list[Diagnostic] = []
    rows = 0
    kicker = head.kicker if style.kicker else None
    if kicker and style.kicker:
        items += _rows(kicker, style.kicker, style, site, style.kicker.tops[0], "kicker", book, found)[0]
    if head.headline:
        part = style.headline
        fitted = _fit(head.headline, part, style, site.measure, book)
        rows = len(fitted.lines)
        top = part.tops[min(rows, len(part.tops)) - 1] if kicker else part.top_alone
        items += _place(fitted, part, site, top, "headline")
        found += _report(fitted, site, head.headline)
    if head.deck and style.deck:
        items += _deck(head.deck, style, site, (rows, kicker is not None), items, book, found)
    taken = style.lines_taken[min(max(rows, 1), len(style.lines_taken)) - 1]
    taken += (style.kicker_lines if kicker else 0) + (style.deck_lines if head.deck and style.deck else 0)
    return SetHead(tuple(items), taken, tuple(found))


def _deck(
    deck: StyledText,
    style: HeadStyle,
    site: HeadSite,
    above: tuple[int, bool],
    items: list[Item],
    book: FontBook,
    found: list[Diagnostic],
) -> list[Item]:
    """Under the headline (`above`: its lines, and whether a kicker stands over it), or beside it on its last baseline."""
    part = style.deck
    assert part is not None
    rows, kicker = above
    if not part.beside:
        missing = 0 if kicker or not style.kicker else style.headline.tops[0] - style.headline.top_alone
        return _rows(deck, part, style, site, part.tops[min(max(rows, 1), len(part.tops)) - 1] - missing, "deck", book, found)[0]
    prepared = prepare(deck, setting_of(part, style, part.tracking[1]), book)
    runs = [i for i in items if isinstance(i, GlyphRun) and i.tag.role == "headline"]
    base = runs[-1].y if runs else site.top + part.size
    end = max((r.x + r.width for r in runs if r.y == base), default=site.x0)
    x = end + part.size if part.beside == "start" else site.x1 - prepared.width
    paint = Paint(part.ink, Tag(site.story, -1, "deck"))
    return list(set_line(prepared, 0, prepared.units.size, LinePlace(x, base, prepared.width), paint))


@frozen
class Fitted:
    """A head part's lines, all at one tracking (thousandths of an em) and scale (thousandths)."""

    lines: tuple[Prepared, ...]
    tracking: int
    scale: int
    fits: bool


def _rows(
    text: StyledText,
    part: HeadPart,
    style: HeadStyle,
    site: HeadSite,
    top: int,
    role: str,
    book: FontBook,
    found: list[Diagnostic],
) -> tuple[list[Item], int]:
    fitted = _fit(text, part, style, site.measure, book)
    found += _report(fitted, site, text)
    return _place(fitted, part, site, top, role), len(fitted.lines)


def _place(fitted: Fitted, part: HeadPart, site: HeadSite, top: int, role: str) -> list[Item]:
    out: list[Item] = []
    paint = Paint(part.ink, Tag(site.story, -1, role), stretch=fitted.scale)
    for i, line in enumerate(fitted.lines):
        base = site.top + top + i * part.pitch + part.size * 88 // 100
        out += set_line(line, 0, line.units.size, LinePlace(site.x0, base, site.measure), paint)
    return out


def _fit(text: StyledText, part: HeadPart, style: HeadStyle, measure: int, book: FontBook) -> Fitted:
    """Author's lines as they are; else the fewest lines that fit. Then tracking, then scale."""
    least, wanted, _ = part.tracking
    parts = lines_of(text)
    if len(parts) == 1:
        parts = _broken(parts[0], part, style, measure, book)
    lines = tuple(prepare(p, setting_of(part, style, wanted), book) for p in parts)
    widest = max((p.width for p in lines), default=0)
    if widest <= measure:
        return Fitted(lines, wanted, 1000, True)
    tracking = wanted
    while tracking > least and widest > measure:
        tracking = max(least, tracking - 5)
        lines = tuple(prepare(p, setting_of(part, style, tracking), book) for p in parts)
        widest = max(p.width for p in lines)
    scale = 1000 if widest <= measure else max(part.scale[0], measure * 1000 // widest)
    return Fitted(lines, tracking, scale, widest * scale // 1000 <= measure)


def _broken(text: StyledText, part: HeadPart, style: HeadStyle, measure: int, book: FontBook) -> list[StyledText]:
    """Lines of about equal length, the fewest that fit; one where it fits with the style's least tracking and scale."""
    tight = prepare(text, setting_of(part, style, part.tracking[0]), book)
    if tight.width * part.scale[0] // 1000 <= measure or part.max_lines == 1:
        return [text]
    prepared = prepare(text, setting_of(part, style, part.tracking[1]), book)
    options = menu(prepared.units, (measure,), 0, extra=1)
    count = min(options[0].lines, part.max_lines)
    balanced = menu(prepared.units, (max(prepared.width // count + part.size, measure // 3),), 0, 1, HEAD_COST)
    fit = next((f for f in balanced if f.lines == count), options[0])
    cuts = [prepared.offsets[e] if e < len(prepared.offsets) else len(text.text) for e in fit.ends]
    marked = replace(text, marks=(*text.marks, *(Mark(at, at, "break") for at in cuts[:-1])))
    return lines_of(marked)


def _report(fitted: Fitted, site: HeadSite, text: StyledText) -> list[Diagnostic]:
    place = PlaceOnPage(site.page, (site.x0, site.top, site.x1, site.top))
    out = [d for p in fitted.lines for d in p.diagnostics]
    shown = text.text if len(text.text) <= 16 else text.text[:15] + "\u2026"
    if not fitted.fits:
        widest = max(p.width for p in fitted.lines)
        chars = -(-(widest * fitted.scale // 1000 - site.measure) // fitted.lines[0].setting.size)
        out.append(diagnose(
            "FIT002", f"the head '{shown}' is too long by about {chars} characters",
            "shorten it, or break it with |", text.span, place,
        ))  # fmt: skip
    elif fitted.scale < 1000 or fitted.tracking < 0:
        severity = Severity.WARNING if fitted.scale < SCALE_WARNING else Severity.INFO
        done = f"tracking {fitted.tracking / 1000:+.3f} em, scale {fitted.scale / 10:g} %"
        out.append(Diagnostic("FIT001", severity, f"the head '{shown}' was fitted: {done}", "", text.span, place))
    return out


def label_items(text: str, box: Rect, size: int, paints: tuple[Paint, Paint], face: str, book: FontBook) -> list[Item]:
    """A small label, white on a bar: paints are (bar, text)."""
    from banmian.display import Box, Layer

    prepared = prepare(StyledText(text), TextSetting(face, size, rules=SpacingRules(han_latin=125)), book)
    side = 4500
    bar = Rect(box.x0, box.y0, box.x0 + prepared.width + 2 * side, box.y0 + 12100)
    base = bar.y0 + (bar.height - size) // 2 + size * 88 // 100
    runs: list[GlyphRun] = set_line(prepared, 0, prepared.units.size, LinePlace(bar.x0 + side, base, prepared.width), paints[1])
    return [Box(bar, paints[0].ink, paints[0].tag, Layer.TINT), *runs]
