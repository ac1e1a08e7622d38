"""The words beside the marks show every character: a geta for one that no face has, an ellipsis for an end left out."""

from __future__ import annotations

from pathlib import Path

from banmian.display import GlyphRun
from banmian.fonts import FontBook
from banmian.impose import letters
from banmian.outputs import stale
from banmian.outputs.swap import Swap

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


def test_both_scripts_have_the_same_words_each_in_its_own() -> None:
    hans, hant = letters.words(), letters.words(traditional=True)
    assert hans.texts.keys() == hant.texts.keys() and hans.inks.keys() == hant.inks.keys()
    assert "\u5f20" in hans.texts["plate"] and "\u5f35" in hant.texts["plate"]
    assert hans.inks["Yellow"].startswith("\u9ec4") and hant.inks["Yellow"].startswith("\u9ec3")


def test_a_mark_out_of_date_is_in_the_script_of_the_paper(tmp_path: Path) -> None:
    for traditional, word in ((False, "\u5df2\u8fc7\u671f"), (True, "\u5df2\u904e\u671f")):
        folder = tmp_path / word
        folder.mkdir()
        with Swap(folder) as swap:
            stale.mark(swap, "proofs", {"A01.png": stale.UNKNOWN}, traditional)
            swap.commit()
        assert (folder / "proofs/STALE.txt").read_text(encoding="utf-8").startswith(word)
        assert stale.read_mark(folder, "proofs") == {"A01.png": stale.UNKNOWN}
