"""Pictures of pixels: found and refused, converted under the ink limit, never RGB."""

from __future__ import annotations

import zlib
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from picture_samples import INCH, PROFILE, ROOT, SRGB, find_picture, photograph, saved, stored
from PIL import Image, ImageCms

from banmian.diagnostics import Severity, Span
from banmian.display import Raster, Tag
from banmian.geometry import Rect
from banmian.pictures.picture import PictureFile
from banmian.pictures.raster import Converter
from banmian.pictures.resolution import check_resolution, effective_ppi
from banmian.pictures.separation import Separator, limit_ink, most_ink
from banmian.terms import PictureTerms

SPAN = Span("content/a.md", 7, 1)


def converted(file: Path, size: tuple[int, int] = (INCH, INCH), **more):
    raster = Raster(sha256(file.read_bytes()).hexdigest(), Rect(0, 0, *size), Tag("", -1, "picture"))
    return Converter(PROFILE, assets=stored(file), **more)(raster)


def shown(pixels) -> Image.Image:
    """The pixels as a picture in its own inks."""
    if pixels.filter == "DCTDecode":
        return Image.open(BytesIO(pixels.data))
    mode = "L" if pixels.space == "DeviceGray" else "CMYK"
    return Image.frombytes(mode, (pixels.width, pixels.height), zlib.decompress(pixels.data))


def code(reference: str, folder: Path) -> str:
    picture, found = find_picture(reference, folder, SPAN)
    assert picture is None
    (said,) = found
    assert said.severity is Severity.ERROR
    assert said.span == SPAN
    assert said.hint
    return said.code


def test_found_with_its_size(tmp_path):
    saved(tmp_path, "a.jpg", photograph())
    picture, found = find_picture("a.jpg", tmp_path, SPAN)
    assert not found
    assert picture == PictureFile("jpeg", sha256((tmp_path / "a.jpg").read_bytes()).hexdigest(), 90, 60)


def test_exif_turns_the_size(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    saved(tmp_path, "a.jpg", photograph(), exif=exif)
    picture, _ = find_picture("a.jpg", tmp_path, SPAN)
    assert picture is not None
    assert (picture.width, picture.height) == (60, 90)


def test_a_drawing_is_known_by_its_name_and_head(tmp_path):
    (tmp_path / "a.svg").write_text("<svg/>")
    picture, _ = find_picture("a.svg", tmp_path, SPAN)
    assert picture is not None
    assert picture.kind == "svg"


def test_what_cannot_be_placed(tmp_path):
    home = tmp_path / "issue"
    home.mkdir()
    saved(tmp_path, "outside.png", photograph())
    (home / "link.png").symlink_to(tmp_path / "outside.png")
    (home / "text.jpg").write_text("\u8fd9\u4e0d\u662f\u56fe")
    (home / "empty.png").write_bytes(b"")
    (home / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0rubbish")
    (home / "a.webp").write_bytes(b"RIFF\0\0\0\0WEBPVP8 ")
    (home / "a.pdf").write_bytes(b"%PDF-1.6")
    (home / "a.heic").write_bytes(b"\0\0\0\x18ftypheic")
    saved(home, "deep.tif", Image.new("F", (20, 20)))
    (home / "folder.png").mkdir()
    assert code("none.jpg", home) == "PIC001"
    assert code("text.jpg", home) == "PIC002"
    assert code("empty.png", home) == "PIC002"
    assert code("broken.jpg", home) == "PIC002"
    assert code("folder.png", home) == "PIC002"
    assert code("../outside.png", home) == "PIC005"
    assert code("link.png", home) == "PIC005"
    assert code(str(tmp_path / "outside.png"), home) == "PIC005"
    assert code("C:\\photos\\a.jpg", home) == "PIC005"
    assert code("https://example.com/a.jpg", home) == "PIC006"
    assert code("//example.com/a.jpg", home) == "PIC006"
    assert code("data:image/png;base64,AAAA", home) == "PIC006"
    assert code("a.webp", home) == "PIC002"
    assert code("a.pdf", home) == "PIC030"
    assert code("a.heic", home) == "PIC007"
    assert code("deep.tif", home) == "PIC007"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("images/room.JPG", "Did you mean 'images/room.jpg'?"),
        ("images/rooom.jpg", "Did you mean 'images/room.jpg'?"),
        ("images/room.webp", "Did you mean 'images/room.jpg'?"),
        ("images/lane.svg", "It is looked for in 2020-09-09/images."),
        ("pictures/room.jpg", "It is looked for in 2020-09-09."),
    ],
)
def test_a_missing_picture_is_looked_for_under_near_names(tmp_path, wanted, hint):
    home = tmp_path / "2020-09-09"
    (home / "images").mkdir(parents=True)
    saved(home / "images", "room.jpg", photograph())
    _, (said,) = find_picture(wanted, home, SPAN)
    assert (said.code, said.hint) == ("PIC001", hint)


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_cut_short(tmp_path, name):
    file = saved(tmp_path, name, photograph(size=(400, 300)))
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * 2 // 3])
    assert code(name, tmp_path) == "PIC003"


@pytest.mark.parametrize("size", [(10_001, 10_000), (60_000, 60_000)])
def test_too_large_by_its_head_alone(tmp_path, size):
    file = saved(tmp_path, "a.png", Image.new("1", (8, 8)))
    data = bytearray(file.read_bytes())
    data[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    file.write_bytes(data)
    assert code("a.png", tmp_path) == "PIC004"


def test_a_picture_that_unpacks_to_far_more_than_its_file_is_refused_by_its_head(tmp_path):
    file = saved(tmp_path, "a.webp", Image.new("RGB", (2400, 2400)), lossless=True)
    assert file.stat().st_size * 2_000 < 2400 * 2400 * 3
    _, (said,) = find_picture("a.webp", tmp_path, SPAN)
    assert said.code == "PIC004"
    assert "times its size; 2000 times is the most" in said.message
    saved(tmp_path, "b.webp", Image.new("RGB", (2200, 2200)), lossless=True)  # few enough bytes not to be judged
    assert find_picture("b.webp", tmp_path, SPAN)[1] == ()


def test_resolution_on_the_poorer_axis():
    assert effective_ppi(300, 100, Rect(0, 0, INCH, INCH)) == 100
    terms = PictureTerms()
    inch = Rect(0, 0, INCH, INCH)
    (said,) = check_resolution((180, 149), False, inch, "a.jpg", (SPAN, 3), terms)
    assert (said.code, said.severity) == ("PIC010", Severity.ERROR)
    assert said.place is not None
    assert said.place.page == 3
    (said,) = check_resolution((180, 149), False, Rect(0, 0, INCH * 3 // 4, INCH * 3 // 4), "a.jpg", (SPAN, 3), terms)
    assert (said.code, said.severity) == ("PIC011", Severity.WARNING)
    assert not check_resolution((180, 149), False, Rect(0, 0, INCH // 2, INCH // 2), "a.jpg", (SPAN, 3), terms)


def test_few_pixels_are_an_ornament_only_where_they_are_small_on_paper_too():
    def codes(size):
        return [said.code for said in check_resolution((10, 10), False, Rect(0, 0, *size), "a", (SPAN, 3), PictureTerms())]

    assert not codes((14_173, 14_173))
    assert codes((14_175, 9_000)) == ["PIC010"]
    assert codes((9 * INCH, 9 * INCH)) == ["PIC010"]
    assert not check_resolution((17, 17), False, Rect(0, 0, 4_000, 4_000), "a", (SPAN, 3), PictureTerms(exempt=0))


@pytest.mark.parametrize(
    ("ppi", "line_art", "code"),
    [(149, False, "PIC010"), (199, False, "PIC011"), (450, False, ""), (451, False, "PIC012"),
     (549, True, "PIC010"), (799, True, "PIC011"), (800, True, ""), (2400, True, "")],
)  # fmt: skip
def test_each_limit_of_resolution(ppi, line_art, code):
    found = check_resolution((ppi, ppi + 9), line_art, Rect(0, 0, INCH, INCH), "a", (SPAN, 1), PictureTerms())
    assert "".join(said.code for said in found) == code
    other = PictureTerms(photo_error=100, photo_warning=120, line_error=100, line_warning=120, cut_above=5000)
    assert not check_resolution((ppi, ppi), line_art, Rect(0, 0, INCH, INCH), "a", (SPAN, 1), other)


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_colour_becomes_the_output_intents(tmp_path, name):
    pixels = converted(saved(tmp_path, name, photograph()))
    assert (pixels.space, pixels.filter, pixels.inverted) == ("DeviceCMYK", "DCTDecode", True)
    image = shown(pixels)
    assert image.mode == "CMYK"
    assert most_ink(image) <= 240 * 255 // 100


def test_few_colours_stay_lossless_and_grey_stays_grey(tmp_path):
    flat = converted(saved(tmp_path, "a.png", Image.new("RGB", (20, 20), (40, 0, 0))))
    assert (flat.space, flat.filter, flat.inverted) == ("DeviceCMYK", "FlateDecode", False)
    c, m, y, k = shown(flat).getpixel((3, 3))
    assert k > 200
    assert c + m + y + k <= 240 * 255 // 100
    grey = converted(saved(tmp_path, "b.png", Image.new("L", (20, 20), 77)))
    assert (grey.space, shown(grey).getpixel((0, 0))) == ("DeviceGray", 77)
    deep = Image.new("I;16", (20, 20), 0x8080)
    assert shown(converted(saved(tmp_path, "c.png", deep))).getpixel((0, 0)) == 0x80


def test_jpegs_in_print_colours_pass_through(tmp_path):
    for mode, space in (("L", "DeviceGray"), ("CMYK", "DeviceCMYK")):
        image = photograph("RGB").convert(mode)
        file = saved(tmp_path, f"{mode}.jpg", image)
        pixels = converted(file)
        assert (pixels.space, pixels.filter) == (space, "DCTDecode")
        assert pixels.data == file.read_bytes()
    heavy = saved(tmp_path, "heavy.jpg", Image.new("CMYK", (20, 20), (255, 255, 255, 255)), quality=95)
    pixels = converted(heavy)
    assert pixels.data != heavy.read_bytes()


def test_a_code_saved_in_colour_is_printed_in_black_alone(tmp_path):
    code = Image.new("RGB", (60, 60), "white")
    code.paste("black", (10, 10, 30, 50))
    for name in ("a.png", "a.jpg", "a.webp"):
        pixels = converted(saved(tmp_path, name, code))
        assert pixels.space == "DeviceGray"
        assert shown(pixels).getpixel((20, 30)) <= 2
        assert shown(pixels).getpixel((50, 30)) >= 253
    stamped = code.copy()
    stamped.putpixel((50, 50), (200, 30, 30))
    assert converted(saved(tmp_path, "b.png", stamped)).space == "DeviceCMYK"


def test_greys_in_rgb_and_in_grey_with_that_profile_are_the_same_black():
    inks = Separator(PROFILE, 240)
    ramp = Image.linear_gradient("L")
    bare, told = (inks.inks(ramp.convert("RGB"), embedded).tobytes() for embedded in (b"", SRGB))
    assert max(abs(a - b) for a, b in zip(bare, told, strict=True)) <= 1
    assert (bare[0], bare[-1]) == (0, 255)
    noisy = Image.merge("RGB", [ramp.point([min(255, v + by) for v in range(256)]) for by in (0, 4, 8)])
    assert inks.inks(noisy, b"").mode == "L"
    tinged = Image.merge("RGB", [ramp.point([min(255, v + by) for v in range(256)]) for by in (0, 4, 9)])
    assert inks.inks(tinged, b"").mode == "CMYK"


def _patches() -> Image.Image:
    """Red, half black, half cyan, and a corner of 248 % of ink."""
    image = Image.new("CMYK", (60, 40), (0, 255, 255, 0))
    image.paste((0, 0, 0, 128), (30, 0, 60, 20))
    image.paste((128, 0, 0, 0), (0, 20, 30, 40))
    image.paste((165, 165, 165, 140), (55, 35, 60, 40))
    return image


@pytest.mark.parametrize("embedded", [b"", PROFILE, PROFILE[:24] + bytes(12) + PROFILE[36:]])
def test_a_picture_separated_for_this_press_keeps_its_numbers(tmp_path, embedded):
    out = shown(converted(saved(tmp_path, "a.tif", _patches(), icc_profile=embedded)))
    assert [out.getpixel(at) for at in ((5, 5), (45, 5), (5, 30))] == [(0, 255, 255, 0), (0, 0, 0, 128), (128, 0, 0, 0)]
    c, m, y, k = out.getpixel((57, 37))
    assert k == 140
    assert c + m + y + k <= 240 * 255 // 100


def test_a_picture_for_another_press_is_converted_and_its_black_stays_alone(tmp_path):
    other = (ROOT / "layouts/profiles/icc/newsprint-tr002-220.icc").read_bytes()
    light = _patches().crop((0, 0, 50, 40))  # no point over the limit: the profile alone decides
    out = shown(converted(saved(tmp_path, "a.tif", light, icc_profile=other)))
    assert out.getpixel((5, 5)) != (0, 255, 255, 0)
    assert out.getpixel((45, 5)) == (0, 0, 0, 128)
    file = saved(tmp_path, "a.jpg", light, icc_profile=other)
    assert converted(file).data != file.read_bytes()


def test_alpha_lies_on_paper_white(tmp_path):
    for mode, clear in (("RGBA", (0, 0, 0, 0)), ("LA", (0, 0))):
        pixels = converted(saved(tmp_path, f"{mode}.png", Image.new(mode, (9, 9), clear)), flatten=True)
        assert not pixels.soft_mask
        ink = shown(pixels).getpixel((4, 4))
        assert ink in {(0, 0, 0, 0), 255}


def test_exif_orientation_and_oversampling(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    file = saved(tmp_path, "a.jpg", photograph(size=(900, 600)), exif=exif)
    pixels = converted(file, (INCH, INCH * 3 // 2))
    assert (pixels.width, pixels.height) == (300, 450)
    assert (converted(file, (INCH * 4 // 3, INCH * 2)).width) == 600


def test_the_embedded_profile_counts(tmp_path):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = Image.new("RGB", (9, 9), (200, 40, 40))
    plain = converted(saved(tmp_path, "a.png", image))
    odd = converted(saved(tmp_path, "b.png", image, icc_profile=lab))
    assert plain == odd  # a profile that is not RGB's does not fit: sRGB


def test_pixels_over_the_limit_give_way_in_colour():
    image = Image.new("CMYK", (2, 1))
    image.putdata([(255, 200, 100, 200), (10, 20, 30, 40)])
    out = limit_ink(image, 400)
    c, m, y, k = out.getpixel((0, 0))
    assert k == 200
    assert 195 <= c + m + y <= 200
    assert c > m > y
    assert out.getpixel((1, 0)) == (10, 20, 30, 40)


def test_equal_bytes(tmp_path):
    file = saved(tmp_path, "a.jpg", photograph())
    assert converted(file) == converted(file)


def test_every_strip_of_a_tall_picture_is_held():
    image = Image.new("CMYK", (3, 700), (10, 10, 10, 10))
    for row in (0, 255, 256, 699):
        image.putpixel((1, row), (255, 255, 255, 100))
    out = limit_ink(image, 400)
    assert most_ink(out) <= 400
    assert out.getpixel((1, 699))[3] == 100
    assert out.getpixel((0, 300)) == (10, 10, 10, 10)
