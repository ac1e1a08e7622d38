"""The small PDF that shows where proof.py misleads on column edges, and that edges.py still sees a line that is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import test_proof
from edges import OFF_PAPERS_GRID, ON_GRID, edge_figures
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from promises import Grid

WIDE = "\u5458"
"""Its glyph below stays within x = 951 of 1000 and has a control point at 1063, as in Noto Serif SC."""


def font_with_a_far_control_point(chars: str) -> tuple[bytes, dict[str, int]]:
    data, ids = SQUARES(chars)
    font = TTFont(io.BytesIO(data))
    pen = TTGlyphPen(None)
    pen.moveTo((80, -80))
    pen.lineTo((80, 820))
    pen.lineTo((920, 820))
    pen.qCurveTo((1063, 300), (525, -80))
    pen.closePath()
    font["glyf"][f"u{ord(WIDE):04X}"] = pen.glyph()
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), ids


SQUARES = test_proof.square_font


@pytest.fixture
def far_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_proof, "square_font", font_with_a_far_control_point)


def full_line(measure: float = test_proof.MEASURE) -> list[tuple[str, float, float, float]]:
    """A line that ends in the wide character, and one after it, under a column of right lines."""
    text = test_proof.HAN[:12]
    return [*test_proof.column(), *test_proof.line(text + WIDE, 24, measure=measure), *test_proof.line(text + "\u4e2d", 25)]


@pytest.mark.usefixtures("far_point")
def test_a_control_point_beyond_the_em_is_no_line_beyond_the_edge(tmp_path: Path) -> None:
    assert test_proof.figures(tmp_path, full_line())[test_proof.EDGE] == 1
    assert edge_figures(tmp_path / "p.pdf")[test_proof.EDGE] == 0


@pytest.mark.usefixtures("far_point")
@pytest.mark.parametrize("short", [0.4, 0.06])
def test_a_line_short_of_the_edge_is_still_seen(tmp_path: Path, short: float) -> None:
    test_proof.page(full_line(test_proof.MEASURE - short / test_proof.SIZE), tmp_path / "p.pdf")
    assert edge_figures(tmp_path / "p.pdf")[test_proof.EDGE] == 1


@pytest.mark.parametrize(("gap", "apart"), [(0.3, 1), (0.05, 0)])
def test_a_join_in_a_display_size_is_measured_by_its_ink(tmp_path: Path, gap: float, apart: int) -> None:
    """The squares have 0.05 em of white at both sides; `gap` is added between them."""
    size = 40.0
    test_proof.page([(test_proof.HAN[0], 60.0, 400.0, size), ("1", 60.0 + size * (1 + gap - 0.1), 400.0, size)], tmp_path / "p.pdf")
    figures = edge_figures(tmp_path / "p.pdf")
    assert (figures["Han-Latin joins"], figures["of them with a gap"]) == (1, apart)


@pytest.mark.parametrize(("first", "leading", "off"), [(0.0, 0.0, 0), (0.3, 0.0, 24), (0.0, 0.5, 23)])
def test_the_grid_is_the_papers(tmp_path: Path, first: float, leading: float, off: int) -> None:
    """Lines that share a grid, but not the one that the paper gives, are off it."""
    test_proof.page(test_proof.column(), tmp_path / "p.pdf")
    grid = Grid(test_proof.SIZE, test_proof.LEAD + leading, 1105 - test_proof.TOP + first)
    figures = edge_figures(tmp_path / "p.pdf", grid)
    assert (figures[ON_GRID], figures[OFF_PAPERS_GRID]) == (24 - off, off)
