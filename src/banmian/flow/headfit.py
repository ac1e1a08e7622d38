"""A head part fitted to its measure: line count first, then size, then tracking, then horizontal scale.

docs/rules/typography.md, Headlines. The author's lines stand as they are, and one that is too wide goes on in a further line
where there is room for it; others break at phrases (flow/headbreak.py). A short head may be loosened to its measure (`fill`)
or letter-spaced over a share of it (\u758f\u6392, `spread`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from operator import add

from banmian.content.model import Mark, StyledText
from banmian.flow.headbreak import LEAST_LETTERS, Limits, even_breaks, head_breaks, kept_end
from banmian.flow.headsizes import HALF_POINT
from banmian.fonts import FontBook
from banmian.template.model import HeadPart, HeadStyle
from banmian.text.by_ink import trimmed
from banmian.text.classes import AFTER_SPACE, BEFORE_SPACE, WORD
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import WORD_SPACE, marked
from banmian.values import frozen

SCALE_WARNING = 950
"""A headline scaled below 95 % is worth a warning (docs/rules/contracts.md, Messages); more lines are tried before."""
NEAR_SIZE = 875
"""Thousandths of its largest size down to which a head gives way before it takes a further line: an eighth less."""
TRACKING_STEP = 5
"""Thousandths of an em."""
TYPED_SPACE = 500
"""A space between two Han in a head is a gap of half an em (docs/rules/typography.md, Headlines); U+3000 is one em."""
NEAR_EDGE, NEAR_GAP = 150, 20
"""A line by its ink fills its measure where it lacks at most so much of it, in all and for each of its gaps: thousandths of an
em. The gaps take it, so that its last glyph stands on the edge."""
WIDEST_SPREAD = 1000
"""Letters spread over a share of the measure stand at most one em apart: wider, they no longer read as a line."""


@frozen
class Fitted:
    """A head part's lines, all at one size (mp), tracking (thousandths of an em) and scale (thousandths)."""

    lines: tuple[Prepared, ...]
    size: int
    tracking: int
    scale: int
    fits: bool

    @property
    def width(self) -> int:
        """The width of the widest line, mp."""
        return max((p.width for p in self.lines), default=0) * self.scale // 1000

    def over(self, measure: int) -> int:
        """How many characters too many all lines have."""
        return sum(max(0, -(-(p.width * self.scale // 1000 - measure) // self.size)) for p in self.lines)


@frozen
class FitSite:
    """What a part is fitted to: its style, the measure in mp, the lines that its place has room for; `highest[n]`: the largest
    size (mp) at which n + 1 lines are no higher than the place."""

    part: HeadPart
    style: HeadStyle
    measure: int
    rows: int
    highest: tuple[int, ...] = ()

    def prepared(self, text: StyledText, size: int, tracking: int, fonts: FontBook) -> Prepared:
        rules = marked(self.style.widths, self.style.han_latin, white=self.style.by_ink.white_at(size))
        line = _spaces_widened(
            prepare(text, TextSetting(self.part.face, size, rules=rules, tracking=tracking, lexicon=self.style.lexicon), fonts)
        )
        return trimmed(line, fonts) if self.edges_at(size) else line

    def edges_at(self, size: int) -> bool:
        """Whether the ink of its lines stands on the measure's edges; a ground is as wide as the letters' cells."""
        return self.style.by_ink.edges_at(size) and not (self.part.ground or self.style.ground)

    def largest(self, rows: int) -> int:
        """The largest size for so many lines, mp."""
        return self.highest[rows - 1] if 0 < rows <= len(self.highest) else self.part.sizes[1]

    def lines(self, texts: Sequence[StyledText], size: int, tracking: int, fonts: FontBook) -> tuple[Prepared, ...]:
        """The lines at a size and tracking; the marks that the breaks stand for are not painted."""
        out: list[Prepared] = []
        for text in texts:
            kept = len(text.text) if text is texts[-1] else kept_end(text.text, self.part.drop_marks)
            shown = self.prepared(_part(text, 0, kept), size, tracking, fonts)
            if kept < len(text.text) and shown.texts:
                # canonical text: what is not painted can still be read out
                shown = replace(shown, texts=[*shown.texts[:-1], shown.texts[-1] + text.text[kept:].strip()])
            out.append(shown)
        return tuple(out)


def line_holds(part: HeadPart, measure: int) -> int:
    """How many Han a line of the part holds at its size and wanted tracking."""
    track = part.size * part.tracking[1] // 1000
    return (measure + track) // (part.size + track)


def lines_of(text: StyledText) -> list[StyledText]:
    """The text cut at the author's breaks; a line without a character is none."""
    return [line for line in _cut(text, text.breaks) if line.text.strip()]


def empty_lines(text: StyledText) -> int:
    """How many lines of the author's hold nothing: two `|` that follow one another, one at an end."""
    return len(text.breaks) + 1 - len(lines_of(text))


def _part(text: StyledText, start: int, end: int) -> StyledText:
    marks = tuple(
        Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind, m.value)
        for m in text.marks if m.kind != "break" and m.start < end and m.end > start
    )  # fmt: skip
    return StyledText(text.text[start:end], marks, text.at(start), _steps(text, start, end))


def _steps(text: StyledText, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """The text's positions for a part of it."""
    first = text.at(start) if text.lines else None
    rest = tuple((o - start, line, column) for o, line, column in text.lines if start < o < end)
    return ((0, first.line, first.column), *rest) if first else rest


def fit(text: StyledText, site: FitSite, fonts: FontBook) -> Fitted:
    """The text's lines, fitted in the order of the rule."""
    texts = lines_of(text)
    if len(texts) == 1:
        texts = _broken(texts[0], site, fonts)
    part = site.part
    fitted = _tightened(texts, site, fonts)
    if fitted.size == site.largest(len(texts)) and fitted.tracking == part.tracking[1] and fitted.scale == 1000:
        if part.spread:
            return _spread(fitted, part, site.measure)
        if part.fill and fitted.width < site.measure:
            fitted = _filled(texts, fitted, site, fonts)
    return _to_the_edge(fitted, site) if site.edges_at(fitted.size) else fitted


def fit_further(text: StyledText, site: FitSite, fonts: FontBook) -> Fitted:
    """As `fit`; but of the author's lines, one that no tracking or scale makes narrow enough goes on in a further line, broken
    at a phrase, where style and place have one."""
    fitted, texts = fit(text, site, fonts), lines_of(text)
    part, spare = site.part, min(site.part.max_lines, site.rows) - len(texts)
    if fitted.fits or spare <= 0 or len(texts) < 2:
        return fitted
    limits = Limits(site.measure * 1000 // part.scale[0], part.drop_marks)
    cuts: list[int] = []
    start = 0
    for end in (*text.breaks, len(text.text)):
        tight = site.prepared(_part(text, start, end), part.sizes[0], part.tracking[0], fonts)
        at = head_breaks(tight, spare + 1, limits) if spare > 0 and tight.units.size else None
        spare -= len(at or ())
        cuts += [start + k for k in at or ()]
        start = end
    marks = (*text.marks, *(Mark(at, at, "break") for at in cuts))
    return fit(replace(text, marks=tuple(sorted(marks, key=lambda m: m.start))), site, fonts) if cuts else fitted


def _broken(text: StyledText, site: FitSite, fonts: FontBook) -> list[StyledText]:
    """The fewest lines that fit at nearly the full size; else at a smaller one without narrow letters; with them if they must be;
    else as even as may be."""
    part = site.part
    near = max(part.sizes[0], part.sizes[1] * NEAR_SIZE // 1000)
    high = next((n for n in range(site.rows) if site.largest(n + 1) < near), site.rows) if near > part.sizes[0] else 0
    for size, rows, scales in (
        (near, high, (1000,)),
        (part.sizes[0], site.rows, (max(SCALE_WARNING, part.scale[0]), part.scale[0])),
    ):
        tight = site.prepared(text, size, part.tracking[0], fonts)
        most = min(part.max_lines, rows, max(1, tight.units.letters[-1] // LEAST_LETTERS))
        for scale in scales if most else ():
            at = head_breaks(tight, most, Limits(site.measure * 1000 // scale, part.drop_marks))
            if at is not None:
                return _cut(text, at)
    return _cut(text, even_breaks(tight, most))


def _cut(text: StyledText, at: Sequence[int]) -> list[StyledText]:
    return [_part(text, a, b) for a, b in pairwise([0, *at, len(text.text)]) if a < b]


def _tightened(texts: Sequence[StyledText], site: FitSite, fonts: FontBook) -> Fitted:
    """At the largest size, the wanted tracking and 100 % that fit; each in its turn down to the style's least."""
    part, measure = site.part, site.measure
    least, wanted, _ = part.tracking

    def made(size: int, tracking: int) -> Fitted:
        return Fitted(site.lines(texts, size, tracking, fonts), size, tracking, 1000, True)

    fitted = made(site.largest(len(texts)), wanted)
    while fitted.width > measure and fitted.size > part.sizes[0]:
        size = min(fitted.size - 1, fitted.size * measure // fitted.width) // HALF_POINT * HALF_POINT
        fitted = made(max(part.sizes[0], size), wanted)
    while fitted.width > measure and fitted.tracking > least:
        fitted = made(fitted.size, max(least, fitted.tracking - TRACKING_STEP))
    if fitted.width <= measure:
        return fitted
    scale = max(part.scale[0], measure * 1000 // fitted.width)
    return replace(fitted, scale=scale, fits=fitted.width * scale // 1000 <= measure)


def _filled(texts: Sequence[StyledText], natural: Fitted, site: FitSite, fonts: FontBook) -> Fitted:
    """Loosened to the measure by tracking and scale, if they reach it: a head that is far too short stays as it is."""
    part, measure = site.part, site.measure
    fitted = natural
    while fitted.tracking < part.tracking[2]:
        tracking = min(part.tracking[2], fitted.tracking + TRACKING_STEP)
        wider = replace(fitted, lines=site.lines(texts, fitted.size, tracking, fonts), tracking=tracking)
        if wider.width > measure:
            return fitted
        fitted = wider
    scale = measure * 1000 // max(1, fitted.width)
    return replace(fitted, scale=scale) if scale <= part.scale[1] else natural


def _to_the_edge(fitted: Fitted, site: FitSite) -> Fitted:
    """Lines that fill their measure by a little less than it, exactly as wide as it."""
    lines: list[Prepared] = []
    for line in fitted.lines:
        opens = [_opens(line, i) for i in range(1, line.units.size)]
        spare = (site.measure - line.width * fitted.scale // 1000) * 1000 // fitted.scale
        near = 0 < spare <= fitted.size * min(NEAR_EDGE, NEAR_GAP * sum(opens)) // 1000
        lines.append(_widened(line, [0, *_dealt(spare, opens)]) if near else line)
    return replace(fitted, lines=tuple(lines))


def _spread(fitted: Fitted, part: HeadPart, measure: int) -> Fitted:
    """Every line over the style's share of the measure, white dealt out evenly between its characters."""
    share = measure * part.spread // 1000
    lines: list[Prepared] = []
    for line in fitted.lines:
        opens = [_opens(line, i) for i in range(1, line.units.size)]
        room = min(share - line.width, sum(opens) * fitted.size * WIDEST_SPREAD // 1000)
        lines.append(_widened(line, [0, *_dealt(room, opens)]) if room > 0 and any(opens) else line)
    return replace(fitted, lines=tuple(lines))


def _dealt(room: int, opens: Sequence[bool]) -> list[int]:
    """The room in whole mp over the gaps that open: shares that differ by at most one and sum to it."""
    count, seen, out = sum(opens), 0, []
    for gap in opens:
        out.append(room * (seen + 1) // count - room * seen // count if gap else 0)
        seen += gap
    return out


def _opens(line: Prepared, unit: int) -> bool:
    """Whether white may stand before a unit: a mark keeps its place beside its character, and its own space grows."""
    if line.classes[unit] in AFTER_SPACE or line.classes[unit - 1] in BEFORE_SPACE:
        return False
    return line.units.places[unit] > line.units.places[unit - 1]


def _spaces_widened(line: Prepared) -> Prepared:
    """A space typed between two Han becomes half an em wide."""
    text, em, offsets, classes = line.text.text, line.setting.size, line.offsets, line.classes
    if " " not in text:
        return line
    more = [0] * line.units.size
    for i in range(1, line.units.size):
        if text[offsets[i] - 1] == " " and WORD not in (classes[i], classes[i - 1]):
            more[i] = em * (TYPED_SPACE - WORD_SPACE[0]) // 1000
    return _widened(line, more)


def _widened(line: Prepared, more: Sequence[int]) -> Prepared:
    """The line with white (mp) before each unit: all that follows moves on."""
    units, by = line.units, list(accumulate(more))

    def moved(row: list[int]) -> list[int]:
        return list(map(add, row, by))

    starts, ends = moved(units.starts), moved(units.ends)
    edges = ends if units.edges is units.ends else moved(units.edges)
    return replace(line, units=replace(units, starts=starts, ends=ends, edges=edges, origins=moved(units.origins)))
