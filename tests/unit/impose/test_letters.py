"""The words beside the marks show every character: a geta for one that no face has, an ellipsis for an end left out."""

from __future__ import annotations

from banmian.display import GlyphRun
from banmian.fonts import FontBook
from banmian.impose import letters

AT = (10_000, 20_000)
LONG = 1_000_000


def shown(runs: list[GlyphRun]) -> str:
    return "".join(text for run in runs for text in run.texts)


def test_a_character_that_no_face_has_is_a_geta(book: FontBook) -> None:
    runs, _ = letters.line(letters.Letters(book, "hei-regular"), "A\U00020bb7B", AT, LONG)
    assert shown(runs) == "A\U00020bb7B"
    geta = book.face(runs[0].face).glyph("\u3013")
    assert geta is not None and runs[0].glyphs[1] == geta[0]
    assert all(gid for run in runs for gid in run.glyphs)


def test_a_line_that_is_too_long_says_so(book: FontBook) -> None:
    whole, width = letters.line(letters.Letters(book, "hei-regular"), "A" * 40, AT, LONG)
    smaller, least = letters.line(letters.Letters(book, "hei-regular"), "A" * 40, AT, width * 3 // 4)
    assert shown(whole) == shown(smaller) == "A" * 40 and least <= width * 3 // 4
    cut, short = letters.line(letters.Letters(book, "hei-regular"), "A" * 40, AT, width // 4)
    assert shown(cut).endswith("A\u2026") and short <= width // 4
    assert letters.line(letters.Letters(book, "hei-regular"), "A" * 40, AT, 0) == ([], 0)
