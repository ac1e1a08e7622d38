"""What the plates carry: black text overprints, large black, white and colours knock out; pictures come once, never RGB."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from banmian.colour import BLACK, WHITE, Ink
from banmian.display import Box, Group, Layer, Path, Raster, Stroke, Tag
from banmian.geometry import Outline, Rect, rect_outline
from banmian.pdf.settings import PdfSettings
from banmian.pdf.writer import write_pdf
from banmian.pictures.asset_store import AssetStore
from banmian.pictures.pixels import Pixels
from banmian.pictures.raster import Converter

TAG = Tag("", -1, "picture")
RED = Ink("red", (0, 1000, 0, 0))
DPI = 144


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_plates(page, set_line, faces, settings, tmp_path):
    items = (
        Box(Rect(0, 0, 200_000, 100_000), RED, TAG, Layer.TINT),
        set_line("\u4e00", x=10_000, y=40_000, size=20_000),
        set_line("\u4e00", x=50_000, y=40_000, size=30_000),
        set_line("\u4e00", x=100_000, y=40_000, size=20_000, ink=WHITE),
        Box(Rect(10_000, 60_000, 40_000, 62_000), BLACK, TAG),
        Box(Rect(50_000, 60_000, 80_000, 64_000), BLACK, TAG),
        Path(rect_outline(Rect(110_000, 60_000, 140_000, 80_000)), BLACK, None, TAG),
        Path(Outline("ml", (150_000, 70_000, 190_000, 70_000)), None, Stroke(BLACK, 2_000), TAG),
    )
    (tmp_path / "a.pdf").write_bytes(write_pdf(page(*items), faces, settings))
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-dOverprint=/simulate", f"-r{DPI}"]
    subprocess.run([*command, "-o", "a%d.tif", "a.pdf"], cwd=tmp_path, check=True)
    plates = {ink: Image.open(tmp_path / f"a1({ink}).tif").convert("L") for ink in ("Magenta", "Black", "Cyan", "Yellow")}

    def at(ink: str, x: int, y: int) -> bool:
        """Whether the plate prints at a place in points from the trim's top left."""
        k = DPI / 72
        return plates[ink].getpixel((round((x + 8.5) * k), round((y + 8.5) * k))) < 128

    assert [(at("Magenta", *p), at("Black", *p)) for p in ((20, 34), (65, 34), (110, 34))] == [
        (True, True),  # 20 pt: overprints
        (False, True),  # 30 pt: knocks out
        (False, False),  # white
    ]
    assert [(at("Magenta", *p), at("Black", *p)) for p in ((20, 61), (65, 62), (125, 70), (170, 70))] == [
        (True, True),  # a rule of 2 pt
        (False, True),  # a bar of 4 pt
        (False, True),  # an area
        (True, True),  # a line of 2 pt
    ]
    assert plates["Cyan"].getextrema() == plates["Yellow"].getextrema() == (255, 255)


def test_a_picture_placed_twice_is_written_once_for_its_larger_place(page, faces, settings):
    asked: list[tuple[str, int, int]] = []

    def pixels(raster: Raster) -> Pixels:
        asked.append((raster.sha256, raster.rect.width, raster.rect.height))
        return Pixels(1, 1, "DeviceCMYK", "DCTDecode", b"jpeg", inverted=True)

    small, large = Rect(0, 0, 10_000, 10_000), Rect(20_000, 0, 50_000, 30_000)
    group = Group((Raster("aa", large, TAG),), rect_outline(large), TAG)
    known = page(Raster("aa", small, TAG), group)
    wanted = PdfSettings(settings.intent, compress=False, pixels=pixels)
    data = write_pdf(known, faces, wanted)
    assert asked == [("aa", 30_000, 30_000)]
    assert b"a.jpg" not in data
    with pikepdf.open(BytesIO(data)) as pdf:
        (sheet,) = pdf.pages
        assert list(sheet.Resources.XObject.keys()) == ["/Im1"]
        image = sheet.Resources.XObject.Im1
        assert (image.ColorSpace, image.Filter) == (pikepdf.Name.DeviceCMYK, pikepdf.Name.DCTDecode)
        assert [int(v) for v in image.Decode] == [1, 0] * 4
        assert image.read_raw_bytes() == b"jpeg"
        assert sheet.Contents.read_bytes().count(b"/Im1 Do") == 2


def test_rgb_pixels_are_refused(page, faces, settings):
    wanted = PdfSettings(settings.intent, pixels=lambda *_: Pixels(1, 1, "DeviceRGB", "DCTDecode", b""))
    with pytest.raises(ValueError, match="DeviceRGB"):
        write_pdf(page(Raster("aa", Rect(0, 0, 9, 9), TAG)), faces, wanted)


def test_pixels_come_from_a_source_that_has_their_bytes(page, faces, settings):
    file = BytesIO()
    Image.new("RGB", (9, 9), (200, 30, 30)).save(file, "PNG")
    raster = Raster(sha256(file.getvalue()).hexdigest(), Rect(0, 0, 9_000, 9_000), TAG)
    with pytest.raises(ValueError, match="source"):
        write_pdf(page(raster), faces, settings)
    pixels = Converter(settings.intent.profile, assets=AssetStore(held={raster.sha256: file.getvalue()}))
    with pikepdf.open(BytesIO(write_pdf(page(raster), faces, replace(settings, pixels=pixels)))) as pdf:
        assert pdf.pages[0].Resources.XObject.Im1.ColorSpace == pikepdf.Name.DeviceCMYK
