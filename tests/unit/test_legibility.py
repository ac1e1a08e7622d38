"""Text on pictures: how it stands out from the pixels under it as they are printed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO

import pytest
from picture_samples import PROFILE, ROOT
from PIL import Image

from banmian.colour import BLACK, WHITE, Ink
from banmian.diagnostics import Diagnostic
from banmian.display import Box, Frame, GlyphRun, Group, Item, Layer, Page, Path, Raster, Shade, Tag, Treatment
from banmian.fonts import FontBook
from banmian.fonts.strokes import thinnest
from banmian.geometry import Rect, rect_outline
from banmian.legibility import contrast, illegible, letters_of
from banmian.pictures.asset_store import AssetStore, PictureChanged
from banmian.pictures.press import Press
from banmian.pictures.printed_light import PrintedLight

PRESS = Press(PROFILE, 240)
FRAME = Rect(0, 0, 200_000, 100_000)
TAG = Tag("s", -1, "picture")


@cache
def book() -> FontBook:
    """The set's faces."""
    fonts, _ = FontBook.load(ROOT)
    assert fonts is not None
    return fonts


def png(image: Image.Image) -> tuple[str, AssetStore]:
    out = BytesIO()
    image.save(out, "PNG")
    name = sha256(out.getvalue()).hexdigest()
    return name, AssetStore(held={name: out.getvalue()})


def halves(left: int, right: int) -> Image.Image:
    image = Image.new("L", (200, 100), left)
    image.paste(right, (100, 0, 200, 100))
    return image


def run(ink: Ink = WHITE, size: int = 30_000, x: int = 20_000, words: str = "\u6f6e\u843d", role: str = "headline") -> GlyphRun:
    offsets, frame = tuple(k * size for k in range(len(words))), Frame("picture", "p", FRAME)
    width = size * len(words)
    return GlyphRun(
        "hei-bold", size, x, 60_000, (1,) * len(words), offsets, tuple(words), width, ink, Tag("s", -1, role), frame=frame
    )


PLAIN = Treatment()


def told(image: Image.Image, *items: Item, treatment: Treatment = PLAIN) -> list[Diagnostic]:
    name, assets = png(image)
    raster = Raster(name, FRAME, TAG, treatment=treatment, kind="png", pixels=image.size)
    picture = Group((raster,), rect_outline(FRAME), TAG)
    return illegible([Page(3, "p", (300_000, 300_000), 0, (picture, *items))], PRESS, assets, book())


def codes(found: list[Diagnostic]) -> list[str]:
    return [d.code for d in found]


@pytest.mark.parametrize(("grey", "ink", "expected"), [
    (255, WHITE, ["FIT013"]), (200, WHITE, ["FIT013"]), (60, WHITE, []), (60, BLACK, ["FIT013"]), (230, BLACK, []),
])  # fmt: skip
def test_letters_want_contrast_to_the_picture_as_it_is_printed(grey: int, ink: Ink, expected: list[str]) -> None:
    assert codes(told(Image.new("L", (50, 25), grey), run(ink))) == expected


def test_small_type_wants_more_of_it() -> None:
    light = PrintedLight(PRESS, AssetStore())
    grey = next(
        g for g in range(255, 0, -1)
        if contrast(light.of_ink(Ink("g", (0, 0, 0, (255 - g) * 1000 // 255))), 1.0) > 2.2
    )  # fmt: skip
    image = Image.new("L", (50, 25), grey)
    assert codes(told(image, run(size=14_000))) == [] and codes(told(image, run(size=12_000))) == ["FIT013"]


def test_the_weakest_letter_is_named_with_its_figures_and_its_place() -> None:
    (found,) = told(halves(60, 240), run(x=70_000))
    assert (
        "page 3: the headline" in found.message
        and "at '\u843d' its contrast is 1." in found.message
        and "2.00 is wanted" in found.message
    )
    assert found.place is not None and found.place.page == 3 and found.place.rect is not None and found.place.rect[0] == 100_000


def test_a_ground_that_is_partly_like_the_letters_is_uneven() -> None:
    image = Image.new("L", (200, 100), 30)
    image.paste(165, (20, 30, 32, 70))  # nearly four tenths of the first letter's cell
    (found,) = told(image, run())
    assert found.code == "FIT014" and "under '\u6f6e' 38 % is nearly as light" in found.message


def test_a_shade_under_the_letters_makes_them_readable() -> None:
    image = Image.new("L", (50, 25), 200)
    assert codes(told(image, run(), treatment=Treatment(shade=Shade(BLACK, 800, "y", -2, -1)))) == []
    above = Shade(BLACK, 800, "y", 200_000, 100_000)
    assert codes(told(image, run(), treatment=Treatment(shade=above))) == ["FIT013"]


def test_what_stands_on_a_ground_over_the_picture_is_not_on_the_picture() -> None:
    ground = Path(rect_outline(FRAME), BLACK, None, TAG, layer=Layer.RULE)
    assert told(Image.new("L", (50, 25), 255), ground, run()) == []
    assert told(Image.new("L", (50, 25), 255), Box(FRAME, BLACK, TAG), run()) == []


def test_text_of_furniture_and_text_beside_the_picture_are_not_asked() -> None:
    aside = replace(run(), x=220_000)
    assert told(Image.new("L", (50, 25), 255), aside, replace(run(), tag=Tag("", -1, "folio"))) == []


def test_a_picture_in_one_ink_is_as_light_as_that_ink() -> None:
    image, red = Image.new("L", (50, 25), 0), Ink("red", (0, 950, 900, 0))
    assert codes(told(image, run(), treatment=Treatment(inks=(BLACK,)))) == []
    weak = Ink("tint", (0, 0, 300, 0))
    assert codes(told(image, run(), treatment=Treatment(inks=(weak,)))) == ["FIT013"]
    assert codes(told(image, run(), treatment=Treatment(inks=(red,)))) in ([], ["FIT013"])


def test_on_a_drawing_nothing_is_judged_and_that_is_said() -> None:
    drawing = Group((Path(rect_outline(FRAME), BLACK, None, TAG),), rect_outline(FRAME), TAG)
    found = illegible([Page(1, "p", (300_000, 300_000), 0, (drawing, run()))], PRESS, AssetStore(), book())
    assert codes(found) == ["FIT015"]
    plain = replace(run(), frame=Frame("column", "c", FRAME))
    assert illegible([Page(1, "p", (300_000, 300_000), 0, (drawing, plain))], PRESS, AssetStore(), book()) == []


def test_a_file_that_went_away_is_told() -> None:
    picture = Group((Raster("0" * 64, FRAME, TAG, kind="png"),), rect_outline(FRAME), TAG)
    assert codes(illegible([Page(1, "p", (300_000, 300_000), 0, (picture, run()))], PRESS, AssetStore(), book())) == ["PIC040"]
    with pytest.raises(PictureChanged):
        PrintedLight(PRESS, AssetStore()).part(picture.items[0], FRAME, 1000)  # type: ignore[arg-type]


def test_the_cells_of_letters_are_their_em_boxes_and_blanks_have_none() -> None:
    level = [rect for _, rect in letters_of(run(words="\u6f6e \u843d"))]
    assert [r.x0 for r in level] == [20_000, 80_000] and {r.width for r in level} == {r.height for r in level} == {30_000}
    down = replace(run(), down=True, axis=0)
    assert [r for _, r in letters_of(down)][1] == Rect(5_000, 90_000, 35_000, 120_000)


def test_letters_off_the_picture_are_not_asked_and_a_drawing_of_pixels_is_not_judged() -> None:
    assert codes(told(Image.new("L", (50, 25), 60), run(x=170_000, words="\u6f6e\u843d\u4e86"))) == []
    picture = Group((Raster("0" * 64, FRAME, TAG, kind="svg"),), rect_outline(FRAME), TAG)
    assert codes(illegible([Page(1, "p", (300_000, 300_000), 0, (picture, run()))], PRESS, AssetStore(), book())) == ["FIT015"]


def test_thin_strokes_left_white_in_several_inks_are_told_with_the_size_that_they_want() -> None:
    dark, song = Image.new("RGB", (50, 25), (40, 60, 90)), "song-black"
    (found,) = told(dark, replace(run(size=15_000), face=song))
    assert found.code == "FIT016" and "strokes are 0.48 pt; 0.50 pt" in found.message and "16 pt" in (found.hint or "")
    assert told(dark, replace(run(size=16_000), face=song)) == [] == told(dark, run(size=15_000))
    assert told(dark, replace(run(size=15_000), face=song), treatment=Treatment(inks=(BLACK,))) == []


def test_a_strokes_thickness_is_that_of_the_horizontal_and_not_of_its_end() -> None:
    song, hei = (thinnest(book().face(name)) for name in ("song-regular", "hei-bold"))
    assert song is not None and hei is not None and 0.030 < song < 0.035 and 0.12 < hei < 0.14
