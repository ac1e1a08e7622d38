"""Soft proofs: the press's colours, its paper and its overprint, from a file's own output intent."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from banmian import programs
from banmian.colour import BLACK, Ink, Spot
from banmian.display import Box, DisplayList, Layer, Page, Tag
from banmian.geometry import Rect
from banmian.outputs.soft_proofs import NoSoftProofError, has_spots, press_colours, soft_proofs
from banmian.pdf.settings import OutputIntent, PdfSettings
from banmian.pdf.writer import write_pdf

PROFILE = Path(__file__).parents[3] / "layouts/profiles/icc/newsprint-tr002-240.icc"
TAG = Tag("", -1, "furniture")
MAGENTA = Ink("m", (0, 1000, 0, 0))
SPOT = Ink("spot", (0, 0, 0, 0), ((Spot("Gold", (0, 200, 600, 200)), 1000),))


class NoFaces:
    """A source for pages without text."""

    def face(self, face_id: str, /):
        raise KeyError(face_id)


@pytest.fixture(scope="module")
def issue() -> bytes:
    """A magenta ground; on it a thin black bar, which overprints, and a thick one, which knocks out."""
    items = (
        Box(Rect(0, 0, 72_000, 72_000), MAGENTA, TAG, Layer.TINT),
        Box(Rect(0, 20_000, 72_000, 22_000), BLACK, TAG),
        Box(Rect(0, 40_000, 72_000, 60_000), BLACK, TAG),
        Box(Rect(100_000, 40_000, 120_000, 60_000), SPOT, TAG),
    )
    pages = tuple(Page(n, "\u8981\u95fb", (144_000, 72_000), 8_504, items) for n in (1, 2))
    display = DisplayList(pages, "\u793e\u533a\u6668\u62a5", "2020-08-12T00:00:00+08:00")
    return write_pdf(display, NoFaces(), PdfSettings(OutputIntent(PROFILE.read_bytes())))


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_the_press_shows_paper_overprint_and_soft_black(issue):
    made = soft_proofs(issue, [2])
    assert list(made) == ["A02-soft.png"]
    image = Image.open(BytesIO(made["A02-soft.png"]))
    assert (image.mode, image.size) == ("RGB", (220, 110))
    scale = 110 / 72
    paper, ground, thin, thick = (
        image.getpixel((round(x * scale), round(y * scale))) for x, y in ((100, 30), (36, 10), (36, 21), (36, 50))
    )
    convert = press_colours(issue)

    def press(*cmyk: int) -> tuple[int, ...]:
        return convert(Image.new("CMYK", (1, 1), cmyk)).getpixel((0, 0))

    assert (paper, ground) == (press(0, 0, 0, 0), press(0, 255, 0, 0))
    assert (thin, thick) == (press(0, 255, 0, 255), press(0, 0, 0, 255))
    gold = image.getpixel((round(110 * scale), round(50 * scale)))
    assert gold == press(0, 51, 153, 51), "a spot is shown by its alternate"
    assert thin != thick and max(paper) < 240 and min(thick) > 40


def test_without_ghostscript(issue, monkeypatch):
    monkeypatch.setitem(programs.NAMES, programs.GHOSTSCRIPT, ("no-such-program",))
    with pytest.raises(NoSoftProofError, match="not on PATH"):
        soft_proofs(issue, [1])


def test_a_ghostscript_that_fails(issue, monkeypatch):
    monkeypatch.setitem(programs.NAMES, programs.GHOSTSCRIPT, ("false",))
    with pytest.raises(NoSoftProofError, match="Ghostscript failed"):
        soft_proofs(issue, [1])


def test_a_spot_is_found_among_the_inks(issue):
    """With one the plates are asked for: without them Ghostscript loses what overprints beside a photograph."""
    page = Page(1, "1", (144_000, 72_000), 8_504, (Box(Rect(0, 0, 72_000, 72_000), MAGENTA, TAG),))
    plain = DisplayList((page,), "1", "2020-08-12T00:00:00+08:00")
    assert has_spots(issue) and not has_spots(write_pdf(plain, NoFaces(), PdfSettings(OutputIntent(PROFILE.read_bytes()))))
