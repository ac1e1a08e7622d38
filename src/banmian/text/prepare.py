"""Prepare: marked text becomes units with glyphs, gaps and allowed breaks, once, in arrays (the breaker's input).

No object per character: parallel lists. A mark's unit is its half em of ink; its other half is gap (text/spacing.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Diagnostic, Severity
from banmian.fonts import FontBook
from banmian.fonts.face import scale
from banmian.linebreak import Breakable
from banmian.linebreak.model import SHRINK_TIERS, STRETCH_TIERS
from banmian.text import classes as c
from banmian.text.spacing import S_SPACE, T_SPACE, WORD_SPACE, Gap, SpacingRules, gap_table
from banmian.text.tokens import TOKEN, URL_PIECE

GETA = "\u3013"
"""What stands, visibly, for a character that no face holds."""


_KNOWN: dict[tuple[int, int], dict[tuple[str, str], tuple[str, int, int]]] = {}
"""Glyph and advance of single characters by book and size: asked of the face once."""


@dataclass(frozen=True, slots=True)
class TextSetting:
    """What preparation needs of a style. Sizes in mp, tracking in thousandths of an em; `faces` by mark kind."""

    face: str
    size: int
    strong: str = ""
    kai: str = ""
    rules: SpacingRules = SpacingRules()
    level: str = "strict"
    tracking: int = 0


@dataclass(slots=True)
class Prepared:
    """A paragraph's units and glyphs. Glyph arrays are flat; unit i owns glyphs first[i] .. first[i+1].

    faces[g]: face id; gids[g]; dx[g]: the glyph's origin from its unit's start (mp); texts[g]: canonical characters.
    offsets[i]: index of unit i's first character in the text; classes[i]: its class.
    """

    text: StyledText
    setting: TextSetting
    units: Breakable
    first: list[int]
    faces: list[str]
    gids: list[int]
    dx: list[int]
    texts: list[str]
    offsets: list[int]
    classes: list[int]
    diagnostics: tuple[Diagnostic, ...] = ()
    cache: dict[object, object] = field(default_factory=dict)
    """Menus of this paragraph by measures: kept with what they belong to."""

    @property
    def width(self) -> int:
        """Natural width on one line."""
        return self.units.ends[-1] if self.units.ends else 0


def prepare(text: StyledText, setting: TextSetting, book: FontBook) -> Prepared:
    """Units of the text in the setting. Characters without a glyph fall back by coverage and are reported."""
    return _Preparation(text, setting, book).run()


class _Preparation:
    """The lists while they grow."""

    def __init__(self, text: StyledText, setting: TextSetting, book: FontBook) -> None:
        self.source, self.setting, self.book = text, setting, book
        self.em = setting.size
        self.widths: list[int] = []
        self.before: list[Gap | None] = []
        self.allow: list[int] = []
        self.first: list[int] = [0]
        self.faces: list[str] = []
        self.gids: list[int] = []
        self.dx: list[int] = []
        self.texts: list[str] = []
        self.offsets: list[int] = []
        self.classes: list[int] = []
        self.count: list[int] = []
        self.diagnostics: list[Diagnostic] = []
        self.table = gap_table(setting.rules)
        self.no_start = c.NOT_AT_START[setting.level]
        self.no_end = c.NOT_AT_END[setting.level]
        self.pending: Gap | None = None
        self.glued = False
        self.known = _KNOWN.setdefault((id(book), setting.size), {})
        self.track = setting.size * setting.tracking // 1000

    def run(self) -> Prepared:
        text = self.source.text
        spans = _face_spans(self.source.marks, self.setting, len(text))
        for begin, end, face in spans:
            self._scan(text, begin, end, face)
        return Prepared(
            self.source, self.setting, self._breakable(), self.first, self.faces, self.gids, self.dx, self.texts,
            self.offsets, self.classes, tuple(self.diagnostics),
        )  # fmt: skip

    def _scan(self, text: str, begin: int, end: int, face: str) -> None:
        for token in TOKEN.finditer(text, begin, end):
            kind, start = token.lastgroup, token.start()
            if kind == "han":
                for i in range(start, token.end()):
                    self._single(text[i], i, face)
            elif kind == "one":
                self._single(token.group(), start, face)
            elif kind == "word":
                self._word(token.group(), start, face)
            elif kind == "blank":
                self.pending = Gap(1000 * len(token.group()), opens=False)
            elif kind == "space":
                natural, least, most = WORD_SPACE
                wide = natural + max(0, self.setting.tracking)
                self.pending = Gap(wide, T_SPACE, natural - least, S_SPACE, most - natural)
                self.glued = "\u00a0" in token.group()
            elif kind == "dash":
                self._dash(token.group(), start, face)
            elif kind == "dots":
                self._whole([(ch, ch) for ch in token.group()], c.DOTS, start, face, 2000)
            elif kind == "url":
                self._url(token.group(), start, face)
            else:
                self.glued = token.group() == "\u2060"
                if not self.glued:
                    self.pending = Gap(0)

    def _find(self, ch: str, face: str, offset: int) -> tuple[str, int, int]:
        """(face id, glyph id, advance mp) of a character, falling back by coverage."""
        got = self.book.face(face).glyph(ch)
        if got is None:
            face, ch = self._fallback(ch, face, offset)
            got = self.book.face(face).glyph(ch) or (0, self.book.face(face).upem)
        return face, got[0], scale(got[1], self.em, self.book.face(face).upem)

    def _fallback(self, ch: str, face: str, offset: int) -> tuple[str, str]:
        other = self.book.cover(ch, face)
        name = f"{ch} (U+{ord(ch[0]):04X})"
        where = self.source.at(offset)
        if other is not None:
            self.diagnostics.append(Diagnostic(
                "TXT001", Severity.WARNING, f"{face} has no glyph for {name}; {other} sets it", "choose another character or face", where,
            ))  # fmt: skip
            return other, ch
        self.diagnostics.append(Diagnostic(
            "TXT002", Severity.ERROR, f"no face holds {name}", "replace the character, or add a face that holds it to fonts/fonts.yaml", where,
        ))  # fmt: skip
        return self.book.cover(GETA, face) or face, GETA

    def _single(self, ch: str, offset: int, face: str) -> None:
        cls = c.CLASS_OF.get(ch, c.HAN)
        found = self.known.get((face, ch))
        if found is None:
            found = self._find(ch[0], face, offset)
            if found[0] == face:
                self.known[face, ch] = found
        face_id, gid, advance = found
        width, dx = advance, 0
        if cls in c.FULL_MARKS and ord(ch[0]) > 0x2000 and advance * 4 > self.em * 3:
            width = self.em // 2
            dx = width - advance if cls == c.OPEN else 0
        elif cls == c.HALF:
            width = self.em // 2
            dx = (width - advance) // 2
        self._unit(cls, width, offset, 1)
        self._glyph(face_id, gid, dx, ch)

    def _dash(self, text: str, offset: int, face: str) -> None:
        """The pair as one joined rule two em wide."""
        run = self.book.face(face)
        joined = run.glyph(c.WORD_MARK)
        if joined is None:
            self._whole([(ch, ch) for ch in text], c.DASH, offset, face, 2000)
            return
        advance = scale(joined[1], self.em, run.upem)
        self._unit(c.DASH, 2 * self.em, offset, 2)
        self._glyph(face, joined[0], (2 * self.em - advance) // 2, text)

    def _whole(self, parts: list[tuple[str, str]], cls: int, offset: int, face: str, width: int) -> None:
        """Several glyphs in one unit of a fixed width (thousandths of an em), evenly placed."""
        total = self.em * width // 1000
        self._unit(cls, total, offset, len(parts))
        cell = total // len(parts)
        for i, (ch, shown) in enumerate(parts):
            face_id, gid, advance = self._find(ch, face, offset + i)
            self._glyph(face_id, gid, i * cell + (cell - advance) // 2, shown)

    def _word(self, text: str, offset: int, face: str) -> None:
        """A word or number through HarfBuzz, kerned; its width is the font's own."""
        run = self.book.face(face)
        if any(run.glyph(ch) is None for ch in text):
            for i, ch in enumerate(text):
                self._single(ch, offset + i, face)
                self.allow[-1] = -1 if i else self.allow[-1]
            return
        shaped = run.shape(text)
        self._unit(c.WORD, 0, offset, len(text))
        x, seen = 0, -1
        for k, glyph in enumerate(shaped):
            gid, cluster, advance, x_offset = glyph.gid, glyph.cluster, glyph.x_advance, glyph.x_offset
            after = shaped[k + 1].cluster if k + 1 < len(shaped) else len(text)
            shown = text[cluster : max(after, cluster + 1)] if cluster != seen else ""
            seen = cluster
            self._glyph(face, gid, x + scale(x_offset, self.em, run.upem), shown)
            x += scale(advance, self.em, run.upem) + self.track
        self.widths[-1] = x - self.track

    def _url(self, text: str, offset: int, face: str) -> None:
        """An address: breaks after / . ? & = - cost a little, and nothing opens inside it."""
        at, first = 0, True
        for piece in URL_PIECE.findall(text):
            if piece:
                if not first:
                    self.pending = Gap(0, opens=False)
                self._word(piece, offset + at, face)
                if not first:
                    self.allow[-1] = 30
                at, first = at + len(piece), False

    def _unit(self, cls: int, width: int, offset: int, count: int) -> None:
        """Open a unit: the gap before it, whether a line may end there."""
        n = len(self.widths)
        gap: Gap | None = None
        allow = 0
        if n:
            left = self.classes[-1]
            gap = self.pending or self.table.get((left, cls))
            if self.pending is None:
                if cls in self.no_start or left in self.no_end:
                    allow = -1
                elif left == c.WORD:
                    allow = self._after_number(offset)
            elif cls in self.no_start or left in self.no_end or self.glued:
                allow = -1
            if left == c.STOP and self.pending is None and cls not in c.FULL_MARKS and self._pair_of_stops(n):
                gap = None
        self.pending, self.glued = None, False
        self.before.append(gap)
        self.allow.append(allow)
        self.widths.append(width)
        self.offsets.append(offset)
        self.classes.append(cls)
        self.count.append(0 if cls in c.FULL_MARKS else count)
        self.first.append(self.first[-1])

    def _pair_of_stops(self, n: int) -> bool:
        """Two stacked \uff1f\uff01 take one em in all, three take two (GB/T 15834 5.1.2)."""
        run = 0
        while run < n and self.texts[self.first[n - 1 - run]] in "\uff1f\uff01":
            run += 1
        return run == 2

    def _after_number(self, offset: int) -> int:
        """May a line end between a number and this character? A measure unit stays, a date's sign prefers to."""
        text = self.source.text
        if offset == 0 or not text[offset - 1].isdigit():
            return 0
        if text.startswith(c.MEASURE_UNITS, offset):
            return -1
        return c.DATE_BREAK if text[offset] in c.DATE_UNITS else 0

    def _glyph(self, face: str, gid: int, dx: int, text: str) -> None:
        self.faces.append(face)
        self.gids.append(gid)
        self.dx.append(dx)
        self.texts.append(text)
        self.first[-1] += 1

    def _breakable(self) -> Breakable:
        em, n, track = self.em, len(self.widths), self.track
        starts, ends, gaps = [], [], []
        shrink: list[list[int]] = [[0] * (n + 1) for _ in range(SHRINK_TIERS)]
        stretch: list[list[int]] = [[0] * (n + 1) for _ in range(STRETCH_TIERS)]
        places, total, letters = [0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
        x = 0
        took, gave, opened, taken = [0] * SHRINK_TIERS, [0] * STRETCH_TIERS, 0, 0
        for i in range(n):
            gap = self.before[i]
            if i:
                if gap is None:
                    opened += 1
                    x += track
                else:
                    natural = em * gap.natural // 1000
                    x += natural + track
                    if gap.shrink:
                        amount = em * gap.shrink // 1000
                        took[gap.shrink_tier] += amount
                        taken += amount
                    if gap.stretch:
                        gave[gap.stretch_tier] += em * gap.stretch // 1000
                    if gap.opens:
                        opened += 1
            for t in range(SHRINK_TIERS):
                shrink[t][i] = took[t]
            stretch[0][i], stretch[1][i] = gave
            places[i], total[i] = opened, taken
            letters[i + 1] = letters[i] + self.count[i]
            starts.append(x)
            gaps.append(em * gap.natural // 1000 if gap else 0)
            x += self.widths[i]
            ends.append(x)
        for sums in (*shrink, *stretch, places, total):
            sums[n] = sums[n - 1] if n else 0
        breaks = [*self.allow, 0]
        if n:
            breaks[0] = -1
        return Breakable(em, starts, ends, ends, breaks, tuple(shrink), tuple(stretch), places, total, letters)


def _face_spans(marks: tuple[Mark, ...], setting: TextSetting, length: int) -> list[tuple[int, int, str]]:
    """The text cut where the face changes: (start, end, face)."""
    chosen = [m for m in marks if (m.kind == "strong" and setting.strong) or (m.kind == "kai" and setting.kai)]
    if not chosen:
        return [(0, length, setting.face)]
    out: list[tuple[int, int, str]] = []
    at = 0
    for mark in chosen:
        if mark.start > at:
            out.append((at, mark.start, setting.face))
        if mark.end > at:
            out.append((max(mark.start, at), mark.end, setting.strong if mark.kind == "strong" else setting.kai))
            at = mark.end
    if at < length:
        out.append((at, length, setting.face))
    return out
