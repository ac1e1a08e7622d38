"""What the judge reads of each paper: sheet, grid, inks, codes, from the paper's own files; and inks in a small PDF."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from inks import BLACK, GLYPHS, LEAST, SEVERAL, SPACES, ink_figures
from project import REPOSITORY
from promises import Grid, codes_of, grid_of, han_of, promise_of


@pytest.mark.parametrize(
    ("issue", "pages", "trim", "grid", "spots", "codes"),
    [
        ("2020-08-12", 8, (270, 390), Grid(9, 12.6, 69.72), set(), 3),
        ("wangchao-2024-10-19", 4, (390, 543), Grid(9.5, 13.6, 64.72), {"PANTONE 3025 C"}, 1),
        ("xisheng-2025-05-30", 4, (297, 420), Grid(10.5, 16.5, 71.24), set(), 0),
    ],
)
def test_the_papers(issue: str, pages: int, trim: tuple[int, int], grid: Grid, spots: set[str], codes: int) -> None:
    promise = promise_of(REPOSITORY / "content" / issue)
    assert (promise.pages, promise.trim, promise.bleed, promise.spots) == (pages, trim, 3, spots)
    assert (promise.ink, promise.condition, len(promise.codes)) == (240, "CGATS TR 002", codes)
    assert (promise.grid.body, promise.grid.leading, round(promise.grid.first, 2)) == (grid.body, grid.leading, grid.first)
    assert promise.han > 5000


def test_a_grid_without_margins_stands_amid_the_sheet() -> None:
    paper = {
        "type-area": {"lines": 11, "body": "10pt", "leading": "15pt"},
        "grids": {"base": {"style": "copy"}},
        "text-styles": {"body": {"face": "song"}, "copy": {"like": "body"}},
    }
    assert grid_of(paper, 300, {"faces": {"song": {"ascent": 0.86}}}) == Grid(10, 15, (300 - 160) / 2 + 8.6)


def test_what_of_an_article_is_printed_in_han() -> None:
    picture = "![\u770b\u4e0d\u89c1](a.svg){name=a credit=\u6837}"
    body = f"{picture}\n\n[\u57ce]{{ruby=\u310f}}\u95e8\n\n::: box {{#b tag=\u6ce8}}\n\u5c0f\n:::\n"
    article = f"---\nid: a\nheadline: \u65b0\u95fb\n---\n{body}"
    assert han_of(article) == 5


def test_codes_are_addresses_and_digits() -> None:
    issue = {"barcode": {"issn": "1234-5679", "add-on": "42"}, "qr": [{"target": "https://example.com/a"}]}
    assert codes_of(issue) == ("9771234567003", "https://example.com/a")
    assert codes_of({"barcode": {"ean": "4006381 333931"}}) == ("4006381333931",)


def test_glyphs_are_counted_by_ink(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    page = pdf.pages[0]
    spot = pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name("/PANTONE 3025 C"), pikepdf.Name.DeviceCMYK, pikepdf.Dictionary()])
    page.Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(Cs1=spot))
    page.Contents = pdf.make_stream(
        b"BT 0 0 0 1 k /F1 9 Tf 1 0 0 1 0 0 Tm <00010002> Tj q 0 1 1 0 k /F1 6 Tf 2 0 0 2 0 0 Tm [<0001> 5 <0002>] TJ Q <0001> Tj "
        b"/Cs1 cs 1 scn <000100020003> Tj ET"
    )
    pdf.save(tmp_path / "p.pdf")
    figures = ink_figures(tmp_path / "p.pdf")
    assert figures[GLYPHS] == {BLACK: 3, SEVERAL: 2, "PANTONE 3025 C": 3}
    assert (figures[LEAST], figures[SPACES]) == (12, [("Separation", "PANTONE 3025 C")])
