"""Readings over characters (\u6ce8\u97f3, \u62fc\u97f3): which base each one belongs to, its width, and where it stands on a line.

docs/rules/typography.md, Marks between lines; docs/decisions/0015. Mono: one reading over one character. Jukugo: a reading
for each character of a compound, parted by blanks; a line may end between them, and each keeps its own. Group: one reading
over several characters, spread over them (JLREQ, group-ruby: 1:2:1); no line ends inside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, Tag
from banmian.fonts import FontBook
from banmian.fonts.face import scale
from banmian.text import classes as c
from banmian.text.builder import Builder
from banmian.text.cover import other_face
from banmian.text.horizontal import set_horizontal_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepare, Prepared, Reading, units_of
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules
from banmian.text.zhuyin import is_zhuyin, parts_of, room_beside

LATIN_SCALE = 489
"""Size of pinyin in thousandths of the text's: 4.4 pt over 9 pt (the dummy's figure)."""
ZHUYIN_SCALE = 330
"""Size of zhuyin: three letters are as wide as their character (CLREQ, positioning of Zhuyin: about 30 % of the base)."""
BETWEEN = 700
"""White between two readings, mp: about a letter's side bearings at 4.4 pt (the team's choice)."""
SHIFT = 200
"""How far a reading of a compound may stand off the middle of its character, thousandths of an em."""
CLEAR, CLEAR_TAIL = 400, 250
"""From the highest ink of the line's readings' characters to the lowest ink of the readings, mp; the second where a letter
of the line goes below the base line, as in \u201cxi\u0101ng\u201d."""
_RULES = SpacingRules(han_latin=0)


def readings_of(
    text: StyledText, built: Builder, prepared: Callable[[StyledText], Prepared]
) -> tuple[tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """The readings of a paragraph in its order. A character has one: of marks that overlap the first holds. `prepared`: a
    reading's text, ready to be set."""
    out: list[Reading] = []
    for mark in text.marks:
        first, end = units_of(mark, built.offsets)
        if mark.kind != "ruby" or first >= end or (out and first < out[-1].end):
            continue
        parts = mark.value.split()
        if len(parts) != end - first:
            parts = [mark.value]
        small = [prepared(StyledText(part, (), text.at(mark.start))) for part in parts]
        if all(p.offsets for p in small):
            made = _compound(built, first, small) if len(small) > 1 else [_whole(built, first, end, small[0])]
            out += [_stacked(reading, part, built) for reading, part in zip(made, parts, strict=True)]
    return tuple(out), tuple(d for r in out for d in r.small.diagnostics)


def prepared_reading(reading: StyledText, setting: TextSetting, fonts: FontBook, prepare: Prepare) -> Prepared:
    """A reading in its small size and the face that has it; `setting`: of the text below it."""
    zhuyin = is_zhuyin(reading.text)
    size = setting.size * (ZHUYIN_SCALE if zhuyin else LATIN_SCALE) // 1000
    wanted = setting.reading or setting.face
    stack = (wanted, *fonts.face(wanted).entry.fallback)
    face = next((f for f in stack if all(fonts.face(f).glyph(ch) for ch in reading.text if ch != " ")), wanted)
    down = zhuyin and (setting.direction == "vertical" or setting.zhuyin == "beside")
    if down:
        reading = replace(reading, text=parts_of(reading.text)[0])
    p = prepare(reading, TextSetting(face, size, rules=_RULES, direction="vertical" if down else "horizontal"), fonts)
    if face != wanted and not zhuyin:  # whose tone marks Song alone has: no text beside it shows another design
        lacking = next(ch for ch in reading.text if ch != " " and fonts.face(wanted).glyph(ch) is None)
        p = replace(p, diagnostics=(other_face(lacking, wanted, face, fonts, reading.span), *p.diagnostics))
    return p


def _stacked(reading: Reading, part: str, built: Builder) -> Reading:
    """The reading with its tone, where it stands letter under letter; beside a character of a line across it takes room there."""
    if reading.small.setting.direction != "vertical":
        return reading
    tone = parts_of(part)[1]
    over = reading.over if built.rules.upright else (0, room_beside(reading.small, tone, built.em))
    return replace(reading, tone=tone, over=over)


def _whole(built: Builder, first: int, end: int, small: Prepared) -> Reading:
    """One reading over the whole base: mono or group. A wider one opens the base between its characters."""
    count = end - first
    base = sum(built.widths[first:end]) + sum(built.natural(i) for i in range(first + 1, end))
    more = small.width - base
    for i in range(first + 1, end):
        built.whole.add(i)
        if more > 0:
            built.extra[i] = max(built.extra.get(i, 0), more // count)
    left = more // count if more > 0 else more
    return Reading(first, end, small, (left // 2, left - left // 2), count > 1 and more < 0)


def _compound(built: Builder, first: int, small: list[Prepared]) -> list[Reading]:
    """A reading for each character. Wide ones lean over the narrow ones of the compound before gaps are opened."""
    widths = [p.width for p in small]
    middles, x = [], 0
    for k in range(len(small)):
        middles.append(x + built.widths[first + k] // 2)
        x += built.widths[first + k] + (built.natural(first + k + 1) if k + 1 < len(small) else 0)
    most = built.em * SHIFT // 1000
    shifts = [max(-most, min(most, at - middle)) for at, middle in zip(apart(middles, widths), middles, strict=True)]
    out = []
    for k, (p, shift) in enumerate(zip(small, shifts, strict=True)):
        over = p.width - built.widths[first + k]
        out.append(Reading(first + k, first + k + 1, p, (over // 2 - shift, over - over // 2 + shift)))
    return out


def apart(middles: Sequence[int], widths: Sequence[int]) -> list[int]:
    """Middles as near to the wanted ones as they may be when no two widths come nearer than BETWEEN (least squares, by
    pooling neighbours that would overlap)."""
    offsets = [0]
    for a, b in pairwise(widths):
        offsets.append(offsets[-1] + (a + b + 1) // 2 + BETWEEN)
    pools: list[tuple[int, int]] = []  # (sum, count) of wanted places, each less its offset
    for middle, offset in zip(middles, offsets, strict=True):
        total, count = middle - offset, 1
        while pools and pools[-1][0] * count > total * pools[-1][1]:
            before = pools.pop()
            total, count = total + before[0], count + before[1]
        pools.append((total, count))
    places = [total // count for total, count in pools for _ in range(count)]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]


# --- on a line -------------------------------------------------------------------------------------------------------


def readings_on_line(
    p: Prepared, units: tuple[int, int], xs: list[tuple[int, int]], place: LinePlace, paint: Paint, fonts: FontBook
) -> list[GlyphRun]:
    """The readings along units start..end-1, whose edges are `xs` (mp on the page): on one base line, inside the measure."""
    start, end = units
    here = [r for r in p.readings if start <= r.first < end and r.tone is None]
    if not here:
        return []
    y = place.y - _rise(p, here, fonts)
    paint_small = Paint(paint.ink, Tag(paint.tag.story, paint.tag.block, "ruby"), paint.layer, frame=paint.frame)
    out: list[GlyphRun] = []
    for reading, left in zip(here, _lefts(here, start, xs, place), strict=True):
        small = reading.small
        base = xs[min(reading.end, end) - 1 - start][1] - xs[reading.first - start][0]
        parts = _clusters(small) if reading.spread else [(0, small.units.size)]
        spare = max(0, base - small.width) if reading.spread else 0
        for k, (a, b) in enumerate(parts):
            x = left + small.units.starts[a] + spare * (2 * k + 1) // (2 * len(parts))
            out += set_horizontal_line(small, a, b, LinePlace(x, y, small.width, True, "start"), paint_small)
    return out


def _lefts(here: list[Reading], start: int, xs: list[tuple[int, int]], place: LinePlace) -> list[int]:
    """Left edges: where preparation put them; what a line's edge pushes in pushes on what it would touch."""
    lefts, least = [], place.x
    for r in here:
        x0, x1 = xs[r.first - start][0], xs[min(r.end - 1 - start, len(xs) - 1)][1]
        if r.spread:
            left = x0
        elif r.end - r.first > 1:
            left = (x0 + x1 - r.small.width) // 2
        else:
            left = x0 - r.over[0]
        lefts.append(max(left, least))
        least = lefts[-1] + r.small.width + BETWEEN
    most = place.x + place.measure
    for k in range(len(here) - 1, -1, -1):
        lefts[k] = max(place.x, min(lefts[k], most - here[k].small.width))
        most = lefts[k] - BETWEEN
    return lefts


def _clusters(p: Prepared) -> list[tuple[int, int]]:
    """What a spread reading is parted into, as ranges of units: words, and zhuyin letters with their tone marks."""
    units = p.units
    new = [i for i in range(units.size) if i == 0 or p.classes[i] == c.HAN or units.starts[i] > units.ends[i - 1]]
    return list(pairwise([*new, units.size]))


def _rise(p: Prepared, here: list[Reading], fonts: FontBook) -> int:
    """From the line's base line to that of its readings, mp, by ink; beside a vertical line, from the Han box."""
    face_of = fonts.face
    top = max(
        scale(face_of(p.faces[g]).ink_box(p.gids[g])[3], p.setting.size, face_of(p.faces[g]).upem)
        for r in here for g in range(p.first[r.first], p.first[r.end])
    )  # fmt: skip
    if p.setting.direction == "vertical":
        top = fonts.above(p.setting.size)
    tail = max(
        -scale(face_of(q.faces[g]).ink_box(q.gids[g])[1], q.setting.size, face_of(q.faces[g]).upem)
        for q in (r.small for r in here) for g in range(len(q.gids))
    )  # fmt: skip
    return top + max(0, tail) + (CLEAR_TAIL if tail * 10 > p.setting.size * LATIN_SCALE // 1000 else CLEAR)
