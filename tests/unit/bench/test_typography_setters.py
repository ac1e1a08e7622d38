"""What the comparison gives to the three programs and how it reads them back (bench/typography*.py)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import typography
import typography_chromium
from reportlab.pdfgen.canvas import Canvas
from typography_banmian import paper
from typography_chromium import page_source
from typography_copy import STAND_IN, hard, specimen
from typography_copy import paragraphs as prose
from typography_glyphs import Glyph, advance, alone, held, paragraphs, read
from typography_measures import METRICS, figures
from typography_table import behind, best, rows, table
from typography_typst import escaped

from banmian.content.edit import PARAGRAPH
from banmian.content.normalise import normalise_by
from banmian.sources.normalising import FIX_ALL

ROOT = Path(__file__).resolve().parents[3]
ARTICLE = """\
---
schema: 1
headline: \u5934\u3002
---
8\u67083\u65e5\uff0c[\u79e6\u8363\u5149]{.name}\u6765\u4e86\u3002

## \u5c0f\u9898

- \u4e00\u6761\u3002

**\u7b54**\u3000*\u4e0d\u80fd*\u505c\u3002

\u6ca1\u6709\u53e5\u53f7
"""


def test_the_copy_is_the_running_text_without_its_markup() -> None:
    assert prose(ARTICLE) == ["8\u67083\u65e5\uff0c\u79e6\u8363\u5149\u6765\u4e86\u3002", "\u4e0d\u80fd\u505c\u3002"]


def test_the_specimens_copy_holds_no_markup_and_fills_no_page_beyond_its_lines() -> None:
    pages = specimen(ROOT / "content" / "2020-08-12" / "articles")
    assert sum(len(text) for page in pages for text in page) > 15000
    assert not {ch for page in pages for text in page for ch in text} & set("[]{}*#|")
    assert all(sum((len(text) + 10) // 9 for text in page) < 180 for page in pages)


def test_the_hard_copy_is_what_banmian_would_make_of_it_but_for_blanks() -> None:
    pages, lacking = hard(typography.HARD, held())
    texts = typography.HARD.read_text(encoding="utf-8").splitlines()
    assert lacking == "\U00020bb7"
    assert [page[0] for page in pages] == [text.replace(lacking, STAND_IN) for text in texts]
    assert len(texts) == 18
    for text in texts:
        assert "".join(normalise_by(FIX_ALL, text, PARAGRAPH)[0].split()) == "".join(text.split())


def test_typst_reads_no_markup_in_the_text() -> None:
    assert escaped("8:30-11:00 *") == "8:30\\-11:00 \\*"


def test_the_page_for_the_browser_has_its_measure_and_no_markup_of_the_text() -> None:
    source = page_source((("\u5f04<b>",),), 13)
    assert "<p>\u5f04&lt;b&gt;</p>" in source
    assert "width: 1300px" in source and "size: 5300px" in source and "song-regular.otf" in source


def test_banmians_paper_is_the_specimens_with_one_column() -> None:
    made = paper(13)
    assert (made["type-area"]["characters"], made["grids"]["base"]["columns"]) == ("13", "1")
    assert made["text-styles"]["body"]["face"] == "song-regular"


def test_a_pdf_is_read_as_characters_and_places(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(30, 700, "ab c")
    canvas.drawString(50, 680, "d")
    canvas.save()
    found = read(tmp_path / "a.pdf", 10)
    assert "".join(glyph.text for glyph in found) == "abcd"
    assert (found[0].x, found[3].x) == pytest.approx((3, 5))
    assert found[0].right == pytest.approx(3 + advance("a"))
    assert [glyph.line for glyph in found] == [(0, 70.0)] * 3 + [(0, 68.0)]


def test_the_text_read_is_cut_into_the_paragraphs_given() -> None:
    rows = [(2.0, 0), (3.0, 0), (1.0, 1), (3.0, 2), (1.0, 3)]
    glyphs = [Glyph(ch, x, x + 1, (0, float(row))) for ch, (x, row) in zip("\u5f04\u5802\u7684\u591c\u665a", rows, strict=True)]
    first, second = paragraphs(glyphs, ["\u5f04 \u5802\u7684", "\u591c\u665a"])
    assert [[glyph.text for glyph in line] for line in first] == [["\u5f04", "\u5802"], ["\u7684"]]
    assert [line[0].x for line in (*first, *second)] == [1.0, 0.0, 2.0, 0.0]


def test_a_paragraph_of_another_text_is_left_out_where_each_has_a_page_of_its_own() -> None:
    glyphs = [Glyph(ch, 0.0, 1.0, (page, 0.0)) for page, ch in enumerate("\u5f04\u591c\u665a")]
    found, said = alone(glyphs, ["\u5f04", "\u5802", "\u665a"])
    assert [paragraph and paragraph[0][0].text for paragraph in found] == ["\u5f04", None, "\u665a"]
    assert len(said) == 1 and said[0].startswith("paragraph 2: another text")


def test_a_low_digit_is_of_its_line_and_a_blank_of_the_copy_is_kept() -> None:
    places = (("C", 0.0), ("O", 0.0), ("\u2082", 0.2), ("8", 0.0), ("9", 1.4))
    glyphs = [Glyph(ch, float(i), i + 1.0, (0, y)) for i, (ch, y) in enumerate(places)]
    ((first, second),) = paragraphs(glyphs, ["CO\u2082 89"])
    assert [glyph.spaced for glyph in first] == [False, False, False, True]
    assert [glyph.text for glyph in second] == ["9"]


@pytest.mark.parametrize("wanted", ["\u5f04\u591c", "\u5f04", "\u5f04\u5802\u7684"])
def test_another_text_than_was_given_is_refused(wanted: str) -> None:
    glyphs = [Glyph(ch, float(i), i + 1.0) for i, ch in enumerate("\u5f04\u5802")]
    with pytest.raises(ValueError, match="text"):
        paragraphs(glyphs, [wanted])


def test_without_a_browser_its_column_stays_empty_and_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(typography_chromium, "program", lambda: None)
    assert typography.set_by("chromium", (("\u5f04",),), 11) is None
    assert "apt-get install chromium" in capsys.readouterr().err
    ours = figures([], 11)
    made = rows(11, {"banmian": ours, "typst": ours, "chromium": None})
    assert {row["chromium"] for row in made} == {None}
    assert [row["metric"] for row in made] == list(METRICS.values())
    assert "-" in table(made)


def test_the_least_figure_is_the_best_and_the_others_rows_are_told() -> None:
    made = rows(9, {"banmian": replace(figures([], 9), lines=3), "typst": figures([], 9)})
    assert behind(made, "banmian") == "  lines used: 9 (typst)"
    assert behind(made, "typst") == "  none"
    (used,) = (row for row in made if row["metric"] == "lines used")
    assert best(used) == ["typst"]
    assert "lines used 3 0*" in " ".join(table(made).split())


def test_a_paragraph_that_one_program_does_not_set_counts_for_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = ((Glyph("\u5f04", 0.0, 1.0),),)
    done = {"banmian": [one, None], "typst": [one, one], "chromium": None}
    monkeypatch.setattr(typography, "set_by", lambda name, *_: done[name])
    whole, _ = typography.measured((("\u5f04",), ("\u5f04",)), 9, tmp_path)
    ours, theirs = whole["banmian"], whole["typst"]
    assert ours is not None and theirs is not None and whole["chromium"] is None
    assert (ours.lines, theirs.lines, ours.unset, theirs.unset) == (1, 1, 1, 0)
