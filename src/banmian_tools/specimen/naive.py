"""A naive setter, for the off side of rules that the engine has no switch for: each character in its own advance.

No joined dash, no half em taken from a mark, no white between Han and Latin; lines are filled until the next character does not
fit and drawn out evenly. Where lines may end is the level's (text/breaks.py). The glyphs are the face's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from banmian.display import GlyphRun
from banmian.fonts import FontBook
from banmian.linebreak.justify import deal
from banmian.text.breaks import opportunities
from banmian.text.classes import class_of
from banmian.text.place import Paint
from banmian.values import frozen
from banmian_tools.specimen.model import Case
from banmian_tools.specimen.setting import ASCENT, SetLine, Shown, Unit, box_of

UNSEEN = "\u200b\u2060"
"""What only allows or forbids a break: it has no glyph."""


@frozen
class Sign:
    """A character, where it stands in the case's text, and its glyph with its advance (mp)."""

    ch: str
    offset: int
    face: str
    gid: int
    advance: int


def set_naive(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> Shown:
    """The case with the left top of its first line at `at`."""
    runs: list[GlyphRun] = []
    lines: list[SetLine] = []
    base = at[1] + case.setting.size * ASCENT // 100
    for k, part, last in naive_lines(case, fonts):
        x, y = at[0] + (0 if k else case.indent), base + len(lines) * case.pitch
        places = _places(part, x, at[0] + case.measure, last or case.align != "justify")
        runs += _runs(part, places, y, case.setting.size, paint)
        units = (Unit(s.offset, s.offset + 1, p, p + s.advance, class_of(s.ch)) for s, p in zip(part, places, strict=True))
        lines.append(SetLine(tuple(units), x, y, last))
    return Shown(case, tuple(runs), tuple(lines), box_of(case, at, len(lines)))


def naive_lines(case: Case, fonts: FontBook) -> Iterator[tuple[int, list[Sign], bool]]:
    """Number of a line in its paragraph, what stands on it, whether it is the paragraph's last."""
    offset = 0
    for text in case.texts:
        signs = list(_signs(text.text, offset, case, fonts))
        for k, (part, last) in enumerate(_lines(signs, text.text, case, offset)):
            yield k, part, last
        offset += len(text.text) + 1


def _signs(text: str, offset: int, case: Case, fonts: FontBook) -> Iterator[Sign]:
    for k, ch in enumerate(text):
        if ch in UNSEEN:
            continue
        face = fonts.cover(ch, case.setting.face) if case.fallback else case.setting.face
        face = face or case.setting.face
        known = fonts.face(face).sized(case.setting.size)
        gid, advance = known[ch] or ((known[" "] or (0, 0))[0], case.setting.size)
        yield Sign(ch, offset + k, face, gid, case.setting.size if case.down else advance)


def _lines(signs: list[Sign], text: str, case: Case, offset: int) -> Iterator[tuple[list[Sign], bool]]:
    """As much as fits, back to the last place where a line may end."""
    costs = opportunities(text, case.setting.level).costs
    start, room = 0, case.measure - case.indent
    while start < len(signs):
        end, width = start, 0
        while end < len(signs) and (width + signs[end].advance <= room or end == start):
            width += signs[end].advance
            end += 1
        stops = (k for k in range(end, start, -1) if k == len(signs) or costs[signs[k].offset - offset] >= 0)
        cut = next(stops, end)
        part = signs[start:cut]
        while len(part) > 1 and part[-1].ch == " ":
            part.pop()
        yield part, cut == len(signs)
        start, room = cut, case.measure


def _places(part: list[Sign], x: int, right: int, natural: bool) -> list[int]:
    """Left edges, drawn out evenly to the right edge unless `natural`."""
    places = []
    for sign in part:
        places.append(x)
        x += sign.advance
    if natural or x >= right or len(part) < 2:
        return places
    moved = 0
    for i, share in enumerate(deal(right - x, [1] * (len(part) - 1)), 1):
        moved += share
        places[i] += moved
    return places


def _runs(part: list[Sign], places: list[int], y: int, size: int, paint: Paint) -> Iterator[GlyphRun]:
    start = 0
    for end in range(1, len(part) + 1):
        if end == len(part) or part[end].face != part[start].face:
            signs, xs = part[start:end], places[start:end]
            yield GlyphRun(
                signs[0].face, size, xs[0], y, tuple(s.gid for s in signs), tuple(x - xs[0] for x in xs),
                tuple(s.ch for s in signs), xs[-1] + signs[-1].advance - xs[0], paint.ink, paint.tag, layer=paint.layer,
            )  # fmt: skip
            start = end
