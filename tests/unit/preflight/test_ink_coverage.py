"""Ink of pages that are none, of huge ones, at every offset; and a Ghostscript that does not end."""

from __future__ import annotations

import random
import shutil
from array import array
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Stream
from PIL import Image

from banmian.preflight import ink_coverage
from banmian.preflight.engine import run_pdf
from banmian.preflight.facts import InkMeasure
from banmian.preflight.ink_coverage import measure_ink
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf

needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")
SIDE = 15 * 72 / 25.4


def page(width: float, height: float, content: str = "", **entries: object) -> bytes:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    sheet = pdf.pages[0].obj
    sheet.MediaBox = Array([0, 0, width, height])
    for key, value in entries.items():
        sheet[f"/{key}"] = value
    sheet.Contents = Stream(pdf, content.encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def measured(data: bytes) -> InkMeasure:
    return measure_ink(data, read_pdf(data))


@needs_gs
@pytest.mark.parametrize(("width", "height"), [(1, 1), (0.5, 300), (0, 0)])
def test_a_page_of_a_point_is_not_measured_and_told(width: float, height: float) -> None:
    data = page(width, height, "0 0 1 1 re f")
    assert measured(data).state == "failed"
    report = run_pdf(data, Profile(title="x", checks=("PF-INK-*", "PF-BOX-01")))
    assert "PF-INK-02" in {d.code for d in report.diagnostics}


@needs_gs
def test_a_page_beyond_all_size_is_not_measured_and_told() -> None:
    measure = measured(page(14_400, 14_400, UserUnit=2))
    assert (measure.state, measure.note) == ("failed", "page 1 is too large")


@needs_gs
@pytest.mark.parametrize("offset", [0.0, 2.5, 3.7, 7.1])
def test_a_square_is_found_wherever_it_stands(offset: float) -> None:
    at = 100 + offset * 72 / 25.4
    measure = measured(page(400, 400, f"0.9 0.9 0.718 0 k {at} {at} {SIDE} {SIDE} re f"))
    number, rect, percent = measure.squares[0]
    assert number == 1 and percent == pytest.approx(251.8, abs=1.0)
    assert rect[0] == pytest.approx(at * 1000, abs=2100) and rect[3] == pytest.approx((400 - at) * 1000, abs=2100)


@needs_gs
def test_a_spot_smaller_than_a_square_counts_by_its_share() -> None:
    measure = measured(page(400, 400, f"1 1 1 0 k 200 200 {SIDE / 3} {SIDE / 3} re f"))
    assert measure.squares[0][2] == pytest.approx(300 / 9, abs=6), "plates have whole pixels"


@needs_gs
def test_a_light_tint_is_ink_on_its_plate() -> None:
    plates_ = {name: share for _, name, share in measured(page(200, 200, "0.1 0 0 0 k 0 0 200 100 re f")).plates}
    assert plates_["Cyan"] == pytest.approx(0.5, abs=0.02) and plates_["Black"] == 0


@needs_gs
def test_squares_lie_on_the_media_box_not_on_the_crop() -> None:
    content = f"1 1 0.5 0 k 150 150 {SIDE} {SIDE} re f"
    measure = measured(page(400, 400, content, CropBox=Array([50, 50, 350, 350]), TrimBox=Array([100, 100, 300, 300])))
    assert measure.squares[0][1][0] == pytest.approx(50_000, abs=2100)


@needs_gs
def test_a_user_unit_makes_the_page_larger() -> None:
    measure = measured(page(200, 200, f"1 1 0.5 0 k 50 50 {SIDE / 2} {SIDE / 2} re f", UserUnit=2))
    rect = measure.squares[0][1]
    assert measure.squares[0][2] == pytest.approx(250, abs=1) and rect[2] - rect[0] == pytest.approx(SIDE / 2 * 1000, abs=2)


def test_a_ghostscript_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "gs"
    program.write_text("#!/bin/sh\nwhile :; do :; done\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    monkeypatch.setattr(ink_coverage, "MOST_SECONDS", 1)
    report = run_pdf(page(100, 100, "1 1 1 1 k 0 0 100 100 re f"), Profile(title="x", checks=("PF-INK-02",)))
    assert [(d.code, d.severity.word) for d in report.diagnostics] == [("PF-INK-02", "warning")]
    assert "needs more than 1 s of processor time" in report.diagnostics[0].message


@pytest.mark.parametrize("size", [(1, 1), (20, 23), (21, 21), (64, 40)])
def test_a_square_is_the_sum_of_its_pixels(size: tuple[int, int]) -> None:
    wide, high = size
    ink = [array("i", random.Random(y).choices(range(2551), k=wide)) for y in range(high)]
    added = Image.frombytes("I", size, b"".join(row.tobytes() for row in ink))
    w, h = min(ink_coverage.SQUARE, wide), min(ink_coverage.SQUARE, high)
    sums = [[sum(sum(row[x : x + w]) for row in ink[y : y + h]) for x in range(wide - w + 1)] for y in range(high - h + 1)]
    assert [list(row) for row in ink_coverage._rows(ink_coverage._squares(added))] == sums
