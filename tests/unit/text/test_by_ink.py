"""Gaps and edges by ink in display sizes (text/by_ink.py): the same white beside every digit, a line that begins with its ink."""

from __future__ import annotations

from itertools import pairwise

import pytest

from banmian.colour import BLACK
from banmian.content.model import StyledText
from banmian.display import Tag
from banmian.fonts import FontBook
from banmian.text.by_ink import trimmed
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules

SIZE = 44_000
DATE = "2020\u5e748\u670812\u65e5"


def made(book: FontBook, text: str, white: int = 0) -> Prepared:
    rules = SpacingRules(han_latin=125, white=white)
    return prepare(StyledText(text), TextSetting("song-black", SIZE, rules=rules), book)


def inks(p: Prepared, book: FontBook, x: int = 0) -> list[tuple[str, float, float]]:
    """Each glyph with the left and right edge of its ink, mp, as the line is drawn from x on."""
    out = []
    for run in set_line(p, 0, p.units.size, LinePlace(x, 0, p.width), Paint(BLACK, Tag("", -1, "headline"))):
        face = book.face(run.face)
        for gid, at, text in zip(run.glyphs, run.offsets, run.texts, strict=True):
            x0, _, x1, _ = face.ink_box(gid)
            out.append((text, run.x + at + x0 * run.size / face.upem, run.x + at + x1 * run.size / face.upem))
    return out


def gaps(p: Prepared, book: FontBook) -> list[float]:
    """Between Han and digits, em."""
    return [(b[1] - a[2]) / SIZE for a, b in pairwise(inks(p, book)) if a[0].isdigit() != b[0].isdigit()]


def test_the_gaps_of_a_date_are_equal_from_ink_to_ink(book: FontBook) -> None:
    cells, ink = gaps(made(book, DATE), book), gaps(made(book, DATE, white=200), book)
    assert max(cells) - min(cells) > 0.05
    assert len(ink) == 5 and all(abs(gap - 0.2) < 0.001 for gap in ink)


def test_a_typed_space_and_tracking_change_nothing_of_it(book: FontBook) -> None:
    assert gaps(made(book, "2020 \u5e74 8 \u6708 12 \u65e5", white=200), book) == gaps(made(book, DATE, white=200), book)
    rules = SpacingRules(han_latin=125, white=200)
    loose = prepare(StyledText(DATE), TextSetting("song-black", SIZE, rules=rules, tracking=50), book)
    assert all(abs(gap - 0.25) < 0.001 for gap in gaps(loose, book))


def test_gaps_without_digits_stay(book: FontBook) -> None:
    text = "\u533a\u59d4\uff0c\u533a\u957f"
    assert made(book, text, white=200).width == made(book, text).width


@pytest.mark.parametrize(
    "text", ["\u533a\u957f\u5230\u8001\u897f\u95e8", "\u201c\u4e00\u7f51\u7edf\u7ba1\u201d\u5ef6\u4f38", "2020\u5e74", "\u4e00"]
)
def test_a_trimmed_line_is_as_wide_as_its_ink_and_begins_with_it(book: FontBook, text: str) -> None:
    whole, line = made(book, text), trimmed(made(book, text), book)
    shown = inks(line, book, x=1_000)
    assert abs(shown[0][1] - 1_000) <= 45
    assert abs(shown[-1][2] - 1_000 - line.width) <= 45
    assert line.width < whole.width and "".join(line.texts) == text
    steps = [[round(b[1] - a[1]) for a, b in pairwise(inks(p, book))] for p in (whole, line)]
    assert steps[0] == steps[1]


def test_a_mark_at_the_end_keeps_its_half_em(book: FontBook) -> None:
    line = trimmed(made(book, "\u60a8\u95ee\u6211\u7b54\uff1f"), book)
    assert inks(line, book)[-1][2] < line.width - 1_000


def test_a_line_of_nothing_stays(book: FontBook) -> None:
    assert trimmed(made(book, ""), book).width == 0
