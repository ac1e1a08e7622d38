"""The same broken files before outside judges, where these can see the fault: qpdf, poppler, Ghostscript."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from breaks import BREAKS
from drafts import HEIGHT, KNOCK, WIDTH, Draft

from banmian.preflight.ink_coverage import measure_ink
from banmian.preflight.reading.read import read_pdf


def broken(check: str, outcome: str) -> bytes:
    return next(row for row in BREAKS if (row.check, row.outcome) == (check, outcome)).data()


def said(tmp_path: Path, data: bytes, tool: str, *options: str) -> str:
    """What a tool prints of a file; skipped where it is not installed."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    done = subprocess.run([tool, *options, str(path)], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("check", "outcome", "tool", "options", "sees"),
    [
        ("PF-DOC-02", "error", "qpdf", ("--check",), "damaged"),
        ("PF-DOC-04", "error", "pdfinfo", (), r"PDF version: +1\.7"),
        ("PF-DOC-14", "error", "pdfinfo", (), "Encrypted: +yes"),
        ("PF-FBD-03", "error", "pdfinfo", (), "Form: +AcroForm"),
        ("PF-BOX-06", "error", "pdfinfo", (), "Page rot: +90"),
        ("PF-FNT-01", "error", "pdffonts", (), r"Helvetica +Type 1 +WinAnsi +no"),
        ("PF-COL-02", "error", "pdfimages", ("-list",), r"image +52 +52 +rgb"),
        ("PF-TRN-02", "error", "pdfimages", ("-list",), "smask"),
        ("PF-IMG-01", "error", "pdfimages", ("-list",), r" 94 +94 "),
        ("PF-IMG-06", "error", "pdfimages", ("-list",), r"cmyk +4 +16"),
    ],
)
def test_a_judge_sees_the_same_fault(
    tmp_path: Path, check: str, outcome: str, tool: str, options: tuple[str, ...], sees: str
) -> None:
    assert re.search(sees, said(tmp_path, broken(check, outcome), tool, *options))
    good = said(tmp_path, Draft().save(), tool, *options)
    assert not re.search(sees, good)


def test_the_good_drafts_are_sound(tmp_path: Path) -> None:
    for standard in ("PDF/X-4", "PDF/X-1a:2003"):
        assert "No syntax or stream encoding errors found" in said(tmp_path, Draft(standard).save(), "qpdf", "--check")


def plates(data: bytes) -> dict[str, float]:
    """Share of page 2 that carries each ink, by Ghostscript."""
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript (gs) is not installed")
    measure = measure_ink(data, read_pdf(data))
    assert measure.state == "ok"
    return {plate: share for page, plate, share in measure.plates if page == 2}


def black_on_red(black: str) -> bytes:
    """A bar of black on a red page."""
    draft = Draft()
    draft.add(f"q {KNOCK} 0 1 1 0 k 0 0 {WIDTH + 20} {HEIGHT + 20} re f Q", f"q {black} 60 60 150 90 re f Q", page=2)
    return draft.save()


def test_grey_black_knocks_out_and_k_with_overprint_does_not() -> None:
    """Why PF-COL-06 asks for K: DeviceGray black takes magenta away under itself whatever OPM says."""
    assert plates(black_on_red("/Over gs 0 0 0 1 k"))["Magenta"] == pytest.approx(1, abs=0.01)
    assert plates(black_on_red("/Over gs 0 g"))["Magenta"] < 0.9


def test_white_that_overprints_disappears() -> None:
    """Why PF-OVP-03 is an error."""
    assert plates(black_on_red("/Over gs 0 0 0 0 k"))["Magenta"] == pytest.approx(1, abs=0.01)
    assert plates(black_on_red(f"{KNOCK} 0 0 0 0 k"))["Magenta"] < 0.9


def test_a_spot_is_a_plate_of_its_own() -> None:
    data = next(row for row in BREAKS if row.check == "PF-COL-07").data()
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript (gs) is not installed")
    assert "PANTONE 485 C" in {plate for _, plate, _ in measure_ink(data, read_pdf(data)).plates}
