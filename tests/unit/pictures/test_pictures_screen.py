"""Pictures for the screen: size, colours, what stays, what is rendered."""

from __future__ import annotations

import zlib
from hashlib import sha256
from io import BytesIO

import pytest
from picture_samples import INCH, PLAIN, PROFILE, pdf, photograph, saved, stored
from PIL import Image

from banmian.colour import BLACK, Ink
from banmian.display import Raster, Tag, Treatment
from banmian.geometry import Rect
from banmian.pictures.look import Look
from banmian.pictures.pixels import Pixels
from banmian.pictures.screen_pixels import PPI, ScreenConverter

TAG = Tag("", -1, "picture")
PLAINLY = Treatment()
BLUE = Ink("blue", (1000, 500, 0, 0))


@pytest.fixture
def made():

    def run(file, inches: float = 1, treatment: Treatment = PLAINLY) -> Pixels:
        place = Rect(0, 0, round(inches * INCH), round(inches * INCH))
        convert = ScreenConverter(Look(PROFILE), stored(file))
        kind = file.suffix[1:] if file.suffix in (".svg", ".pdf") else ""
        return convert(Raster(sha256(file.read_bytes()).hexdigest(), place, TAG, treatment=treatment, kind=kind))

    return run


def shown(pixels: Pixels) -> Image.Image:
    if pixels.filter == "DCTDecode":
        return Image.open(BytesIO(pixels.data))
    mode = "L" if pixels.space == "DeviceGray" else "RGB"
    return Image.frombytes(mode, (pixels.width, pixels.height), zlib.decompress(pixels.data))


def test_large_photographs_are_cut_down(tmp_path, made):
    file = saved(tmp_path, "a.jpg", photograph(size=(600, 600)))
    assert (made(file).width, made(file).space, made(file).filter) == (PPI, "DeviceRGB", "DCTDecode")
    assert made(file, 4).width == 600  # 150 pixels to the inch as it is


def test_grey_stays_grey_and_few_colours_lossless(tmp_path, made):
    grey = made(saved(tmp_path, "a.png", Image.new("L", (40, 40), 200)))
    assert (grey.space, grey.filter) == ("DeviceGray", "FlateDecode")
    flat = made(saved(tmp_path, "b.png", Image.new("RGB", (40, 40), (255, 0, 10))))
    assert (flat.space, flat.filter) == ("DeviceRGB", "FlateDecode")
    assert shown(flat).getpixel((3, 3)) == (255, 0, 10)


def test_inks_of_a_picture_are_seen_through_the_press(tmp_path, made):
    cmyk = shown(made(saved(tmp_path, "a.tif", Image.new("CMYK", (40, 40), (0, 255, 255, 0)))))
    red, green, blue = cmyk.getpixel((3, 3))
    assert red > 180
    assert max(green, blue) < 110


def test_alpha_is_a_soft_mask(tmp_path, made):
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 128))
    pixels = made(saved(tmp_path, "a.png", image))
    assert zlib.decompress(pixels.soft_mask) == b"\x80" * 1600


def test_line_art_keeps_its_bits(tmp_path, made):
    pixels = made(saved(tmp_path, "a.png", Image.new("1", (800, 800))))
    assert (pixels.space, pixels.width) == ("Mask", 800)


def test_tones(tmp_path, made):
    file = saved(tmp_path, "a.png", Image.new("L", (40, 40), 0))
    assert shown(made(file, treatment=Treatment(inks=(BLUE,)))).getpixel((1, 1)) == Look(PROFILE).rgb(BLUE)
    assert made(file, treatment=Treatment(inks=(BLACK,))).space == "DeviceGray"


def test_crops(tmp_path, made):
    pixels = made(saved(tmp_path, "a.jpg", photograph(size=(100, 100))), treatment=Treatment((0, 0, 500, 0)))
    assert (pixels.width, pixels.height) == (50, 100)


def test_a_pdf_and_a_drawing_are_rendered(tmp_path, made):
    page = tmp_path / "a.pdf"
    page.write_bytes(pdf())
    image = shown(made(page))
    assert image.width == 200
    red, _, blue = image.getpixel((100, 10))
    assert red - blue > 60
    drawing = tmp_path / "a.svg"
    drawing.write_text(PLAIN, encoding="utf-8")
    assert made(drawing).width == 200


def test_black_and_paper():
    look = Look(PROFILE)
    assert look.rgb(BLACK) == (0, 0, 0)
    assert look.rgb(Ink("white", (0, 0, 0, 0))) == (255, 255, 255)
    greys = [look.rgb(Ink("k", (0, 0, 0, k)))[1] for k in (200, 500, 800)]
    assert greys == sorted(greys, reverse=True)
