"""The specimen as PDF/X-1a:2003: version, colour and transparency by pikepdf, plates by Ghostscript."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageMath
from project import REPOSITORY
from specimens import build

MM = 72 / 25.4
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
DPI = 72
SQUARE = round(15 * MM * DPI / 72)
"""Pixels of the 15 mm over which ink is averaged (docs/rules/print.md, Ink)."""
LIMIT = 240
CODES = (598.4, 51, 721.9, 105)
"""Both QR codes of the masthead, pt from the trim's top left (docs/rules/dummy.md)."""
STORY = (42.48, 61.8 + 55 * 12.6, 42.48 + 4 * 126 + 3 * 12.6, 61.8 + 79 * 12.6 + 9)
"""The lower story of page 1: columns 1 to 4, lines 56 to 80 (layouts/chenbao/pages/front.yaml)."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = build(REPOSITORY, tmp_path_factory.mktemp("x1a") / "build", 2, "--only", "pdf", "--standard", "x1a")
    (made,) = (built.folder / "x1a").iterdir()
    return made


@pytest.fixture(scope="module")
def pdf(file: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(file) as opened:
        yield opened


def test_version_and_key(file: Path, pdf: pikepdf.Pdf) -> None:
    assert file.read_bytes()[:9] == b"%PDF-1.4\n" and "/Version" not in pdf.Root
    assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003" and "/GTS_PDFXConformance" not in pdf.docinfo
    assert not any(isinstance(o, pikepdf.Stream) and o.get("/Type") in ("/ObjStm", "/XRef") for o in pdf.objects)
    assert len(pdf.pages) == 8


def test_no_transparency(pdf: pikepdf.Pdf) -> None:
    for known in pdf.objects:
        if isinstance(known, pikepdf.Dictionary | pikepdf.Stream):
            assert {"/SMask", "/Group", "/CA", "/ca", "/BM", "/SMaskInData"}.isdisjoint(known.keys())


def test_no_colour_but_cmyk_and_grey(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        assert "/ColorSpace" not in page.Resources, "the specimen declares no spot"
        operators = {str(call.operator) for call in pikepdf.parse_content_stream(page)}
        assert operators.isdisjoint({"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri"})
        for _, image in page.Resources.get("/XObject", pikepdf.Dictionary()).items():
            assert image.Subtype == "/Form" or image.ColorSpace in ("/DeviceCMYK", "/DeviceGray")


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(file: Path) -> None:
    assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_plates(file: Path, tmp_path: Path) -> None:
    """Text and codes on K alone, no plate of a spot, the mean of no 15 mm square above the limit."""
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-dOverprint=/simulate", "-dUseTrimBox"]
    subprocess.run([*command, f"-r{DPI}", "-o", tmp_path / "a%d.tif", file], check=True, capture_output=True)
    assert {p.stem.partition("(")[2][:-1] for p in tmp_path.glob("a*(*).tif")} == set(PLATES)
    for number in range(1, 9):
        plates = [Image.open(tmp_path / f"a{number}({name}).tif").convert("L") for name in PLATES]
        ink = [plate.point(lambda v: 255 - v).convert("I") for plate in plates]
        total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], **dict(zip("cmyk", ink, strict=True)))
        squares = total.convert("F").resize((total.width // SQUARE, total.height // SQUARE), Image.Resampling.BOX)
        assert squares.getextrema()[1] / 2.55 <= LIMIT, number
        for rect in (CODES, STORY) if number == 1 else ():
            area = tuple(round(v * DPI / 72) for v in rect)
            assert [plate.crop(area).getextrema()[0] for plate in plates[:3]] == [255] * 3
            assert plates[3].crop(area).getextrema()[0] < 40
