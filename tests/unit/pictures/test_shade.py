"""A shade over a picture's pixels: it comes in softly, keeps the ink limit, and a part of it is a part of the whole."""

from __future__ import annotations

import pytest
from picture_samples import PROFILE, photograph
from PIL import Image

from banmian.colour import BLACK, Ink
from banmian.display import Shade
from banmian.geometry import Rect
from banmian.pages.pictures import shade_on
from banmian.pictures.separation import limit_ink, most_ink
from banmian.pictures.shade import darkened, on_screen, shaded, strengths
from banmian.template.picture_places import ShadePlace

FOOT = Shade(BLACK, 600, "y", 400_000, 800_000)
BLUE = Ink("blue", (800, 300, 0, 100))


def rows(image: Image.Image) -> list[int]:
    """The first pixel's last plate of each row."""
    last = image.split()[-1]
    return [last.getpixel((0, y)) for y in range(image.height)]  # type: ignore[misc]


def test_it_comes_in_from_nothing_to_its_share() -> None:
    found = strengths(FOOT)
    assert found == sorted(found) and found[: len(found) * 39 // 100] == [0] * (len(found) * 39 // 100)
    assert found[-1] == round(255 * 0.6) and found[len(found) * 3 // 5] in range(70, 85)
    assert strengths(Shade(BLACK, 600, "y", 600_000, 200_000)) == sorted(strengths(Shade(BLACK, 600, "y", 600_000, 200_000)))[::-1]
    assert set(strengths(Shade(BLACK, 1000, "y", -2, -1))) == {255}


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_black_darkens_grey_and_colour_alike_below_and_leaves_what_is_above(mode: str) -> None:
    image = Image.new(mode, (4, 100), 200 if mode == "L" else (20, 30, 40, 55))
    done = shaded(image, FOOT)
    assert done.mode == mode and done.crop((0, 0, 4, 39)).tobytes() == image.crop((0, 0, 4, 39)).tobytes()
    dark = [255 - v if mode == "L" else v for v in rows(done)]
    assert dark == sorted(dark) and dark[0] == 55 and dark[-1] == 55 + round((255 - 55) * 0.6)


def test_a_coloured_shade_makes_colour_of_grey() -> None:
    done = shaded(Image.new("L", (2, 2), 255), Shade(BLUE, 1000, "y", -2, -1))
    assert done.mode == "CMYK" and done.getpixel((0, 0)) == (204, 76, 0, 25)


def test_what_passes_the_limit_gives_way() -> None:
    done = limit_ink(shaded(photograph("CMYK"), Shade(BLACK, 900, "y", -2, -1)), 240 * 255 // 100)
    assert most_ink(done) <= 240 * 255 // 100


def test_a_part_is_shaded_as_it_is_in_the_whole() -> None:
    image = photograph("CMYK", (40, 200))
    whole = shaded(image, FOOT).crop((0, 100, 40, 150))
    part = shaded(image.crop((0, 100, 40, 150)), FOOT, (0.0, 0.5, 1.0, 0.75))
    assert max(abs(a - b) for a, b in zip(whole.tobytes(), part.tobytes(), strict=True)) <= 1


def test_a_picture_in_inks_of_its_own_and_one_on_a_screen_are_darkened_too() -> None:
    plate = Image.new("L", (2, 100), 200)
    assert darkened(plate, None) is plate and darkened(plate, FOOT).getpixel((0, 99)) == 80
    assert on_screen(Image.new("RGB", (2, 100), (200, 100, 50)), FOOT, (0, 0, 0)).getpixel((1, 99)) == (80, 40, 20)


FRAME = Rect(0, 100_000, 200_000, 200_000)


@pytest.mark.parametrize(
    ("side", "found"),
    [
        ("foot", ("y", 500_000, 625_000)),
        ("head", ("y", 500_000, 375_000)),
        ("left", ("x", 500_000, 250_000)),
        ("all", ("y", -2, -1)),
    ],
)
def test_it_counts_in_the_frame_and_lies_in_the_picture(side: str, found: tuple[str, int, int]) -> None:
    part = Rect(0, 50_000, 200_000, 250_000)  # the frame shows its middle half
    shade = shade_on(ShadePlace(BLACK, 500, side, 500, 500), FRAME, part)  # type: ignore[arg-type]
    assert (shade.axis, shade.start, shade.full) == found


def test_the_file_holds_it_under_the_ink_limit_without_transparency() -> None:
    from hashlib import sha256
    from io import BytesIO

    from banmian.display import Raster, Tag, Treatment
    from banmian.pictures.asset_store import AssetStore
    from banmian.pictures.raster import Converter

    data = BytesIO()
    photograph("RGB").save(data, "PNG")
    name = sha256(data.getvalue()).hexdigest()
    source = Converter(PROFILE, 240, assets=AssetStore(held={name: data.getvalue()}))
    plain, dark = (
        source(Raster(name, Rect(0, 0, 40_000, 30_000), Tag("", -1, "picture"), treatment=Treatment(shade=shade), kind="png"))
        for shade in (None, Shade(BLACK, 700, "y", -2, -1))
    )
    assert plain.data != dark.data and not dark.soft_mask  # type: ignore[union-attr]
    with Image.open(BytesIO(dark.data)) as image:  # type: ignore[union-attr]
        assert most_ink(image) <= 240 * 255 // 100
