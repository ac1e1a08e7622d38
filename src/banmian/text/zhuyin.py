"""Zhuyin (Bopomofo) beside its character: letter under letter at the right of it, the tone mark at theirs.

So in lines down, and in lines across where a style has it so; there the character takes room for it.

docs/rules/typography.md, Marks between lines; CLREQ, positioning of Zhuyin; handbook of Taiwan's Ministry of Education: the mark
of the second, third and fourth tone stands to the right of the last letter, at its upper half; the light tone's dot above the
first. The first tone has none. Lengths in thousandths of the letters' em, but where the text's is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.display import GlyphRun, Tag
from banmian.fonts import FontBook
from banmian.fonts.face import scale
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepared, Reading
from banmian.text.vertical_lines import set_vertical_line

LETTERS = range(0x3105, 0x3130)
LIGHT = "\u02d9"
TONES = "\u02ca\u02c7\u02cb" + LIGHT
AIR = 30
"""From the character's cell to the letters' cells, of the text's em."""
TONE_AIR, TONE_DOWN = 60, 300
"""From the last letter's cell to the ink of the tone mark, and from that cell's top to the ink's middle."""
TONE_ROOM = 480
"""What a tone mark takes beside its letters, its air with it."""
LIGHT_UP = 160
"""From the top of the first letter's cell up to the middle of the light tone's dot."""


def is_zhuyin(text: str) -> bool:
    """Whether a reading is written in zhuyin."""
    return any(ord(ch) in LETTERS for ch in text)


def parts_of(text: str) -> tuple[str, str]:
    """The letters of a reading, and its tone mark ("" in the first tone), on whichever side it was typed."""
    return "".join(ch for ch in text if ch not in TONES), next((ch for ch in text if ch in TONES), "")


def room_beside(small: Prepared, tone: str, em: int) -> int:
    """How much room a reading takes at the right of its character, mp."""
    size = small.setting.size
    return em * AIR // 1000 + size + (size * TONE_ROOM // 1000 if tone and tone != LIGHT else 0)


def readings_beside(
    p: Prepared, units: tuple[int, int], edges: Sequence[tuple[int, int]], at: int, paint: Paint, fonts: FontBook
) -> list[GlyphRun]:
    """The readings that stand beside units start..end-1. `edges`: each unit's beginning and end along the line; `at`: the axis of
    a line down, the base line of one across."""
    start, end = units
    em, down = p.setting.size, p.setting.direction == "vertical"
    own = Paint(paint.ink, Tag(paint.tag.story, paint.tag.block, "ruby"), paint.layer, frame=paint.frame)
    out: list[GlyphRun] = []
    for reading in p.readings:
        if reading.tone is not None and start <= reading.first < end:
            last = min(reading.end, end) - 1
            first, foot = edges[reading.first - start][0], edges[last - start][1]
            place = (at + em // 2, (first + foot) // 2) if down else (foot, at - fonts.above(em) + em // 2)
            out += _stack(reading, (place[0] + em * AIR // 1000, place[1]), own, fonts)
    return out


def _stack(reading: Reading, at: tuple[int, int], paint: Paint, fonts: FontBook) -> list[GlyphRun]:
    """The letters from their left edge on, about the middle of their character, and the tone mark."""
    small, size = reading.small, reading.small.setting.size
    x, top = at[0] + size // 2, at[1] - small.width // 2
    runs = set_vertical_line(small, 0, small.units.size, LinePlace(x, top, small.width, True, "start"), paint)
    if not reading.tone:
        return runs
    face = fonts.face(small.setting.face)
    gid, advance = face.sized(size)[reading.tone] or (0, 0)
    x0, y0, x1, y1 = (scale(v, size, face.upem) for v in face.ink_box(gid))
    if reading.tone == LIGHT:
        left, middle = x - (x0 + x1) // 2, top - size * LIGHT_UP // 1000
    else:
        left, middle = x + size // 2 + size * TONE_AIR // 1000 - x0, top + small.width - size + size * TONE_DOWN // 1000
    tone = GlyphRun(
        face.id, size, left, middle + (y0 + y1) // 2, (gid,), (0,), (reading.tone,), advance, paint.ink, paint.tag,
        small.text.at(0), layer=paint.layer, axis=0, frame=paint.frame,
    )  # fmt: skip
    return [*runs, tone]
