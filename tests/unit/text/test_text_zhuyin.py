"""Zhuyin beside a vertical line, and points amid their cell in lines of both directions (Traditional setting)."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.colour import BLACK
from banmian.content.model import Mark, StyledText
from banmian.display import GlyphRun, Tag
from banmian.fonts import FontBook
from banmian.text.lines import set_line
from banmian.text.marks import marks_of_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules
from banmian.text.zhuyin import LIGHT, parts_of

EM = 10_000
PAINT = Paint(BLACK, Tag("a", 0, "body"))
YUAN, DE, FU = "\u3129\u3122\u02ca", "\u02d9\u3109\u311c", "\u3108\u3128\u02cb"
POINTS = "\uff0c\u3002\u3001"


@pytest.fixture(scope="module")
def taiwan() -> FontBook:
    book, found = FontBook.load(Path(__file__).resolve().parents[3])
    assert book is not None, found
    return book.with_language("zh-Hant")


def down(book: FontBook, text: str, *marks: Mark, face: str = "kai-tc") -> Prepared:
    rules = SpacingRules(end_trim=0, centred=True, upright=True)
    return prepare(StyledText(text, marks), TextSetting(face, EM, rules=rules, direction="vertical"), book)


def beside(p: Prepared, book: FontBook) -> list[GlyphRun]:
    """The readings of the text down one line whose axis is x = 0."""
    items = marks_of_line(p, 0, p.units.size, LinePlace(0, 0, p.width), PAINT, book)
    return [run for run in items if isinstance(run, GlyphRun)]


def test_letters_stand_under_one_another_at_the_right_with_their_tone_beside_the_last(taiwan: FontBook) -> None:
    p = down(taiwan, "\u7de3\u6eaa", Mark(0, 1, "ruby", YUAN))
    letters, tone = beside(p, taiwan)
    size = letters.size
    assert p.width == 2 * EM and p.readings[0].tone == "\u02ca"
    assert ("".join(letters.texts), "".join(tone.texts)) == (YUAN[:2], YUAN[2])
    assert letters.down and letters.x - size // 2 >= EM // 2
    assert abs(letters.y + size - EM // 2) <= 1  # two letters about the middle of their character
    face = taiwan.face(tone.face)
    box = face.ink_box(tone.glyphs[0])
    assert tone.x + box[0] * size // 1000 >= letters.x + size // 2
    middle = tone.y - (box[1] + box[3]) * size // 2000
    assert letters.y + size < middle < letters.y + size * 3 // 2
    assert tone.tag.role == letters.tag.role == "ruby"


def test_the_light_tone_stands_over_the_first_letter(taiwan: FontBook) -> None:
    p = down(taiwan, "\u7684", Mark(0, 1, "ruby", DE))
    letters, tone = beside(p, taiwan)
    box = taiwan.face(tone.face).ink_box(tone.glyphs[0])
    assert tone.y - box[1] * tone.size // 1000 <= letters.y
    assert parts_of(DE) == parts_of(DE[1:] + LIGHT) == (DE[1:], LIGHT)


def test_a_compound_has_each_reading_beside_its_own_character(taiwan: FontBook) -> None:
    p = down(taiwan, "\u5fa9\u7de3", Mark(0, 2, "ruby", f"{FU} {YUAN}"))
    runs = beside(p, taiwan)
    assert ["".join(run.texts) for run in runs] == [FU[:2], FU[2], YUAN[:2], YUAN[2]]
    assert runs[0].y + runs[0].width <= EM <= runs[2].y
    assert p.width == 2 * EM


def test_pinyin_still_runs_along_the_line(taiwan: FontBook) -> None:
    (run,) = beside(down(taiwan, "\u7de3", Mark(0, 1, "ruby", "yu\u00e1n")), taiwan)
    assert run.angle == 90


@pytest.mark.parametrize("face", ["song-tc", "kai-tc"])
@pytest.mark.parametrize("point", POINTS)
def test_a_point_in_a_vertical_line_stands_amid_its_em(taiwan: FontBook, face: str, point: str) -> None:
    """Of a font for Taiwan, where it is drawn so, and of one that has it at the side."""
    p = down(taiwan, f"\u6eaa{point}\u8072{point}", face=face)
    font = taiwan.face(face)
    runs = set_line(p, 0, p.units.size, LinePlace(0, 0, 4 * EM), PAINT)
    found = []
    for run in runs:
        for gid, at, text in zip(run.glyphs, run.offsets, run.texts, strict=True):
            if text == point:
                x0, y0, x1, y1 = font.ink_box(gid)
                across = run.x + (x0 + x1 - font.advances((gid,))[0]) * EM // 2000
                along = run.y + at + 8800 - (y0 + y1) * EM // 2000 if face == "song-tc" else None
                found.append((across, along))
    assert len(found) == 2
    assert all(abs(across) <= (400 if face == "song-tc" else 20) for across, _ in found), "the font's own design, or by ink"
    if face == "song-tc":
        assert [
            abs(along - wanted) <= 400 for (_, along), wanted in zip(found, (EM * 3 // 2, EM * 7 // 2), strict=True) if along
        ] == [True, True]


def test_a_point_that_ends_a_line_across_keeps_both_its_sides(taiwan: FontBook) -> None:
    setting = TextSetting("song-tc", EM, rules=SpacingRules(end_trim=0, centred=True))
    p = prepare(StyledText("\u6eaa\u8072\u3002"), setting, taiwan)
    runs = set_line(p, 0, p.units.size, LinePlace(0, 0, 3 * EM), PAINT)
    face = taiwan.face("song-tc")
    (x,) = [
        run.x + at + sum(face.ink_box(gid)[::2]) * EM // 2000
        for run in runs
        for gid, at, text in zip(run.glyphs, run.offsets, run.texts, strict=True)
        if text == "\u3002"
    ]
    assert abs(x - EM * 5 // 2) <= 20


def across(book: FontBook, text: str, *marks: Mark) -> Prepared:
    return prepare(StyledText(text, marks), TextSetting("song-tc", EM, zhuyin="beside"), book)


def test_in_a_line_across_a_character_takes_room_for_its_reading(taiwan: FontBook) -> None:
    p = across(taiwan, "\u7de3\u6eaa", Mark(0, 1, "ruby", YUAN))
    letters, tone = beside(p, taiwan)
    gap = p.units.starts[1] - p.units.ends[0]
    assert letters.down and letters.x - letters.size // 2 >= EM and letters.x + letters.size // 2 <= EM + gap
    box = taiwan.face(tone.face).ink_box(tone.glyphs[0])
    assert tone.x + box[2] * tone.size // 1000 <= EM + gap
    assert abs(letters.y + letters.width // 2 - (EM // 2 - taiwan.above(EM))) <= 1, "amid the Han box over the base line y = 0"


def test_neighbours_with_readings_and_a_line_s_end_keep_their_room(taiwan: FontBook) -> None:
    p = across(taiwan, "\u6eaa\u5fa9\u7de3", Mark(1, 3, "ruby", f"{FU} {YUAN}"))
    first, _, second, tone = beside(p, taiwan)
    assert first.x + first.size // 2 < p.units.starts[2] < second.x - second.size // 2
    assert p.units.edges[-1] > p.units.ends[-1], "inside the measure"
    assert tone.x + tone.size // 2 <= p.units.edges[-1]
