"""What a layout asks of a picture: crop, focal point, inks; what the file brings: alpha, one bit, profiles; the cache."""

from __future__ import annotations

import zlib
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_samples import INCH, PROFILE, SRGB, find_picture, photograph, saved, stored
from PIL import Image, ImageChops, ImageCms, ImageStat

from banmian.colour import BLACK, Ink, Spot
from banmian.diagnostics import Span
from banmian.display import Raster, Tag, Treatment
from banmian.geometry import Rect
from banmian.pictures.asset_store import AssetStore, PictureChanged
from banmian.pictures.cache import PictureCache
from banmian.pictures.files import check_ink
from banmian.pictures.look import Look
from banmian.pictures.pixels import Pixels
from banmian.pictures.place import around, fit_picture, focus_in, without
from banmian.pictures.raster import Converter
from banmian.pictures.screen_pixels import ScreenConverter
from banmian.pictures.separation import Separator, most_ink
from banmian.remember import forget_all
from banmian.terms import PictureTerms

RED = Ink("red", (0, 920, 850, 120))
LIMIT = 240 * 255 // 100
PLAIN = Treatment()
SPAN = Span("content/a.md", 7, 1)


def raster(file: Path, treatment: Treatment = PLAIN, size: tuple[int, int] = (INCH, INCH)) -> Raster:
    return Raster(sha256(file.read_bytes()).hexdigest(), Rect(0, 0, *size), Tag("", -1, "picture"), treatment=treatment)


def made(file: Path, treatment: Treatment = PLAIN, size: tuple[int, int] = (INCH, INCH), **more) -> Pixels:
    out = Converter(PROFILE, assets=stored(file), **more)(raster(file, treatment, size))
    assert isinstance(out, Pixels)
    return out


def cmyk(pixels: Pixels) -> Image.Image:
    """The picture's inks, whatever its space."""
    if pixels.filter == "DCTDecode":
        return Image.open(BytesIO(pixels.data))
    data = zlib.decompress(pixels.data)
    if pixels.space == "Indexed":
        rows = [tuple(pixels.palette[i * 4 : i * 4 + 4]) for i in range(256)]
        out = Image.new("CMYK", (pixels.width, pixels.height))
        out.putdata([rows[v] for v in data])
        return out
    return Image.frombytes({"DeviceGray": "L", "DeviceCMYK": "CMYK"}[pixels.space], (pixels.width, pixels.height), data)


@pytest.mark.parametrize(
    ("name", "more"),
    [("a.tif", {"compression": "tiff_lzw"}), ("b.tif", {"compression": "jpeg"}), ("a.webp", {"lossless": True}), ("b.webp", {})],
)
def test_tiff_and_webp_look_as_the_png_does(tmp_path, name, more):
    picture, found = find_picture(saved(tmp_path, name, photograph(), **more).name, tmp_path, SPAN)
    assert not found
    assert picture is not None
    assert (picture.kind, picture.width, picture.height) == (name[-3:].replace("tif", "tiff").replace("ebp", "webp"), 90, 60)
    one, other = cmyk(made(tmp_path / name)), cmyk(made(saved(tmp_path, "a.png", photograph())))
    assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 4


def test_the_first_of_several_pictures_is_placed_and_said_so(tmp_path):
    pages = [photograph(), Image.new("RGB", (90, 60))]
    saved(tmp_path, "a.tif", pages[0], save_all=True, append_images=pages[1:])
    picture, (said,) = find_picture("a.tif", tmp_path, SPAN)
    assert picture is not None
    assert said.code == "PIC014"


def test_lab_becomes_ink(tmp_path):
    image = ImageCms.profileToProfile(photograph(), SRGB_PROFILE(), ImageCms.createProfile("LAB"), outputMode="LAB")
    one = cmyk(made(saved(tmp_path, "a.tif", image)))
    other = cmyk(made(saved(tmp_path, "a.png", photograph())))
    assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 6


def SRGB_PROFILE():
    return ImageCms.ImageCmsProfile(BytesIO(SRGB))


def test_one_bit_is_a_mask(tmp_path):
    image = Image.new("1", (16, 8), 1)
    image.paste(0, (0, 0, 8, 8))
    for name, more in (("a.png", {}), ("a.tif", {"compression": "group4"})):
        pixels = made(saved(tmp_path, name, image, **more))
        assert (pixels.space, pixels.width, pixels.height) == ("Mask", 16, 8)
        assert zlib.decompress(pixels.data) == b"\x00\xff" * 8
    picture, _ = find_picture("a.png", tmp_path, SPAN)
    assert picture is not None
    assert picture.line_art


def test_alpha_is_a_soft_mask_or_paper_white(tmp_path):
    image = photograph()
    half = Image.linear_gradient("L").resize(image.size)
    image.putalpha(half)
    file = saved(tmp_path, "a.png", image)
    soft, flat = made(file), made(file, flatten=True)
    assert zlib.decompress(soft.soft_mask) == half.tobytes()
    assert not flat.soft_mask
    assert sum(cmyk(flat).getpixel((45, 0))) <= 4  # paper, and the noise of a JPEG
    solid = photograph()
    solid.putalpha(255)
    assert not made(saved(tmp_path, "b.png", solid)).soft_mask
    small = made(file, size=(INCH // 10, INCH // 15))
    assert len(zlib.decompress(small.soft_mask)) == small.width * small.height == 30 * 20


def test_grey_in_one_ink_and_in_two(tmp_path):
    image = Image.linear_gradient("L").convert("RGB")
    file = saved(tmp_path, "a.png", image)
    black = made(file, Treatment(inks=(BLACK,)))
    assert black.space == "DeviceGray"
    red = cmyk(made(file, Treatment(inks=(RED,))))
    assert red.getpixel((0, 255)) == (0, 0, 0, 0)
    assert red.getpixel((0, 0)) == (0, round(0.92 * 255), round(0.85 * 255), round(0.12 * 255))
    duo = cmyk(made(file, Treatment(inks=(BLACK, RED))))
    assert most_ink(duo) <= LIMIT
    middle = duo.getpixel((0, 60))
    assert 0 < middle[3] < middle[1]  # the first ink carries the shadows alone


def test_darkness_follows_the_press(tmp_path):
    """A middle grey of the screen is lighter in K than its number, as newsprint darkens it; ends stay ends."""
    plates = [made(saved(tmp_path, "a.png", Image.new("RGB", (9, 9), (v,) * 3)), Treatment(inks=(BLACK,))) for v in (0, 128, 255)]
    black, middle, white = [zlib.decompress(p.data)[0] for p in plates]
    assert (black, white) == (0, 255)
    assert middle > 128
    odd = saved(tmp_path, "b.png", Image.new("L", (9, 9), 128), icc_profile=SRGB)  # RGB's profile says nothing of grey
    assert zlib.decompress(made(odd).data)[0] == 128


def test_crop_cuts_pixels_and_keeps_the_rest_where_it_was(tmp_path):
    file = saved(tmp_path, "a.png", photograph(size=(100, 50)))
    whole, part = cmyk(made(file)), made(file, Treatment(crop=(250, 0, 250, 500)))
    assert (part.width, part.height) == (50, 25)
    assert max(ImageStat.Stat(ImageChops.difference(cmyk(part), whole.crop((25, 0, 75, 25)))).mean) < 3
    grey = saved(tmp_path, "a.jpg", photograph("L"))
    assert made(grey).data == grey.read_bytes()
    assert made(grey, Treatment(crop=(0, 0, 0, 100))).data != grey.read_bytes()


def test_cmyk_without_adobes_marker_is_not_inverted(tmp_path):
    file = saved(tmp_path, "a.jpg", Image.new("CMYK", (16, 16), (250, 20, 20, 0)), quality=95)
    data = file.read_bytes()
    at = data.index(b"\xff\xee")
    bare = tmp_path / "b.jpg"
    bare.write_bytes(data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :])
    assert made(file).inverted
    pixels = made(bare, flatten=True)
    # without the marker the stored amounts (255 - ink) are taken as they are: 20/255, 250, 250, 255 is over the limit
    assert pixels.data != bare.read_bytes()
    assert most_ink(cmyk(pixels)) <= LIMIT


def test_heavy_cmyk_is_told_and_held(tmp_path):
    file = saved(tmp_path, "a.jpg", photograph("CMYK"), quality=95)
    picture, _ = find_picture("a.jpg", tmp_path, SPAN)
    assert picture is not None
    assert picture.ink > 240
    (said,) = check_ink(picture, 240, "a.jpg", SPAN)
    assert said.code == "PIC013"
    assert not check_ink(picture, 400, "a.jpg", SPAN)
    for more in ({}, {"icc_profile": PROFILE}):
        assert most_ink(cmyk(made(saved(tmp_path, "b.jpg", photograph("CMYK"), quality=95, **more)))) <= LIMIT
    assert made(file, ink_limit=400).data == file.read_bytes()


@pytest.mark.parametrize("rendering", ["perceptual", "relative"])
@pytest.mark.parametrize("limit", [240, 180])
def test_every_colour_keeps_the_limit(rendering, limit):
    cube = Image.new("RGB", (17 * 17, 17))
    steps = [min(255, i * 16) for i in range(17)]
    cube.putdata([(r, g, b) for b in steps for r in steps for g in steps])
    out = Separator(PROFILE, limit, rendering).inks(cube, b"")
    assert most_ink(out) <= limit * 255 // 100
    assert ImageStat.Stat(out.getchannel("K")).mean[0] > 0


def test_the_renderings_differ_and_sharpening_can_be_turned_off(tmp_path):
    image = photograph(size=(900, 600))
    image.paste((20, 90, 40), (100, 100, 300, 300))
    file = saved(tmp_path, "a.jpg", image)
    ways = [PictureTerms(), PictureTerms(rendering="relative"), PictureTerms(sharpen=False)]
    assert len({made(file, terms=terms).data for terms in ways}) == 3
    cut = made(file, terms=PictureTerms(cut_above=500, cut_to=120), size=(INCH, INCH * 2 // 3))
    assert (cut.width, cut.height) == (120, 80)


def test_the_cache_gives_the_same_and_bears_damage(tmp_path):
    file = saved(tmp_path, "a.png", photograph())
    bare = made(file)
    cache = PictureCache(tmp_path / "cache")
    converter = Converter(PROFILE, cache=cache, assets=stored(file))
    assert converter(raster(file)) == bare
    (kept,) = (tmp_path / "cache").iterdir()
    sound = kept.read_bytes()
    assert converter(raster(file)) == bare
    for bad in (b"", sound[:-1], sound[:40], sound[:-9] + bytes([sound[-9] ^ 1]) + sound[-8:], b"other" + sound):
        kept.write_bytes(bad)
        assert cache.get(kept.name) is None
        assert converter(raster(file)) == bare
    assert kept.read_bytes() == sound
    (tmp_path / "cache" / f".{kept.name}.99").write_bytes(b"a killed build's half file")
    assert converter(raster(file)) == bare
    (tmp_path / "blocked").write_text("a file where the folder should be")
    assert Converter(PROFILE, cache=PictureCache(tmp_path / "blocked"), assets=stored(file))(raster(file)) == bare


def test_the_cache_is_used_and_knows_what_the_bytes_depend_on(tmp_path):
    file = saved(tmp_path, "a.png", photograph())
    cache = PictureCache(tmp_path / "cache")
    Converter(PROFILE, cache=cache, assets=stored(file))(raster(file))
    (written,) = (tmp_path / "cache").iterdir()
    cache.keep(written.name, Pixels(1, 1, "DeviceGray", "FlateDecode", b"from the cache"))
    assert Converter(PROFILE, cache=cache, assets=stored(file))(raster(file)).data == b"from the cache"
    others = [{"ink_limit": 200}, {"flatten": True}, {"terms": PictureTerms(rendering="relative")}]
    assert all(Converter(PROFILE, cache=cache, assets=stored(file), **o)(raster(file)).data != b"from the cache" for o in others)
    kept = Converter(PROFILE, cache=cache, assets=stored(file))
    assert kept(raster(file, Treatment(crop=(1, 0, 0, 0)))).data != b"from the cache"
    assert kept(raster(file, size=(INCH, INCH // 2))).data != b"from the cache"


@given(
    st.tuples(st.integers(1, 5000), st.integers(1, 5000)),
    st.tuples(st.integers(1000, 400_000), st.integers(1000, 400_000)),
    st.tuples(st.integers(0, 1000), st.integers(0, 1000)),
)
def test_cover_covers_and_contain_stays_inside(size, frame, focus):
    rect = Rect(7000, 9000, 7000 + frame[0], 9000 + frame[1])
    cover = fit_picture(*size, rect, "cover", focus)
    assert cover.x0 <= rect.x0 and cover.y0 <= rect.y0 and cover.x1 >= rect.x1 and cover.y1 >= rect.y1
    inside = fit_picture(*size, rect, "contain", focus)
    assert rect.x0 <= inside.x0 and rect.y0 <= inside.y0 and inside.x1 <= rect.x1 and inside.y1 <= rect.y1


def test_the_focal_point_decides_what_a_cut_keeps():
    frame = Rect(0, 0, 100, 100)
    xs = [fit_picture(300, 100, frame, "cover", (x, 500)).x0 for x in (0, 100, 500, 600, 1000)]
    assert xs == [0, 0, -100, -130, -200]
    assert focus_in((500, 500), (500, 0, 0, 500)) == (0, 1000)
    assert focus_in((0, 0), (500, 0, 0, 0)) == (0, 0)


@given(st.tuples(*[st.integers(0, 499)] * 4), st.tuples(st.integers(10_000, 90_000), st.integers(10_000, 90_000)))
def test_a_cropped_part_stands_where_it_would_in_the_whole(crop, size):
    part = Rect(500, 700, 500 + size[0], 700 + size[1])
    whole = around(part, crop)
    assert whole.x0 <= part.x0 and whole.x1 >= part.x1 - 3 and whole.y0 <= part.y0 and whole.y1 >= part.y1 - 3
    left = without((whole.width, whole.height), crop)
    assert abs(left[0] - part.width) <= 3 and abs(left[1] - part.height) <= 3


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_exif_turns_each_format(tmp_path, name, turn):
    """A picture stored as EXIF says it was turned looks like the one that was not."""
    ways = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's transposes that undo the turn
    image = photograph()
    image.paste((200, 0, 0), (0, 0, 30, 20))
    stored = image.transpose(Image.Transpose(ways[turn])) if turn > 1 else image
    exif = Image.Exif()
    exif[0x0112] = turn
    file = saved(tmp_path, name, stored, exif=exif, **({"lossless": True} if name.endswith("webp") else {}))
    picture, _ = find_picture(name, tmp_path, SPAN)
    assert picture is not None
    assert (picture.width, picture.height) == image.size
    plain = cmyk(made(saved(tmp_path, "plain.png", image)))
    assert max(ImageStat.Stat(ImageChops.difference(cmyk(made(file)), plain)).mean) < 4


def grey_profile(gamma: float) -> bytes:
    """A grey ICC profile, version 2: description, white point, one tone curve."""
    text = b"grey"
    desc = b"desc\0\0\0\0" + (len(text) + 1).to_bytes(4, "big") + text + b"\0" * (1 + 4 + 4 + 2 + 1 + 67)
    white = b"XYZ \0\0\0\0" + b"".join(round(v * 65536).to_bytes(4, "big") for v in (0.9642, 1.0, 0.8249))
    curve = b"curv\0\0\0\0" + (1).to_bytes(4, "big") + round(gamma * 256).to_bytes(2, "big") + b"\0\0"
    copy = b"text\0\0\0\0none\0\0\0\0"
    tags, at, body = [], 128 + 4 + 4 * 12, b""
    for name, bare in ((b"desc", desc), (b"wtpt", white), (b"kTRC", curve), (b"cprt", copy)):
        data = bare + b"\0" * (-len(bare) % 4)
        tags.append(name + (at + len(body)).to_bytes(4, "big") + len(data).to_bytes(4, "big"))
        body += data
    size = at + len(body)
    head = size.to_bytes(4, "big") + b"\0\0\0\0" + bytes([2, 0x20, 0, 0]) + b"mntrGRAYXYZ " + b"\0" * 12 + b"acsp" + b"\0" * 28
    head += b"".join(round(v * 65536).to_bytes(4, "big") for v in (0.9642, 1.0, 0.8249))
    return head.ljust(128, b"\0") + (4).to_bytes(4, "big") + b"".join(tags) + body


def test_a_grey_profile_counts(tmp_path):
    """The same numbers under a darker curve give more black; without a profile they are amounts of black."""
    values = {}
    for gamma in (1.0, 2.2):
        file = saved(tmp_path, f"{gamma}.png", Image.new("L", (9, 9), 128), icc_profile=grey_profile(gamma))
        values[gamma] = zlib.decompress(made(file).data)[0]
    assert values[2.2] < values[1.0]
    jpeg = saved(tmp_path, "a.jpg", photograph("L"), icc_profile=grey_profile(2.2))
    assert made(jpeg).data != jpeg.read_bytes()
    assert made(jpeg).space == "DeviceGray"


def test_a_duotone_with_a_special_ink(tmp_path):
    """Its palette's rows hold the special ink and K; the looks stand beside the names for the colour space."""
    blue = Ink("blue", (0, 0, 0, 0), ((Spot("PANTONE 300 C", (1000, 500, 0, 0)), 1000),))
    file = saved(tmp_path, "a.png", Image.linear_gradient("L").convert("RGB"))
    pixels = made(file, Treatment(inks=(BLACK, blue)))
    assert pixels.plates == (("PANTONE 300 C", (1000, 500, 0, 0)), ("Black", (0, 0, 0, 1000)))
    assert len(pixels.palette) == 256 * 2
    assert tuple(pixels.palette[:2]) == (255, 255)
    assert tuple(pixels.palette[-2:]) == (0, 0)
    assert pixels.palette[2 * 128] > pixels.palette[2 * 128 + 1]
    low = Separator(PROFILE, 120).palette((BLACK, blue))[0]
    assert max(low[i] + low[i + 1] for i in range(0, 512, 2)) <= 120 * 255 // 100
    cache = PictureCache(tmp_path / "cache")
    cache.keep("a", pixels)
    assert cache.get("a") == pixels


def test_a_picture_saved_over_after_it_was_measured_is_told_and_not_kept(tmp_path):
    """Its pixels would be kept under the name of the picture that was measured, and be painted whenever that one comes back."""
    file, cache = saved(tmp_path, "a.png", photograph()), PictureCache(tmp_path / "cache")
    forget_all()
    first, measured, assets = file.read_bytes(), raster(file), stored(file)
    saved(tmp_path, "a.png", photograph().transpose(Image.Transpose.ROTATE_180))
    for source in (Converter(PROFILE, cache=cache, assets=assets), ScreenConverter(Look(PROFILE), assets)):
        with pytest.raises(PictureChanged) as changed:
            source(measured)
        assert changed.value.diagnostic.code == "PIC040"
    file.write_bytes(first)
    made = Converter(PROFILE, cache=cache, assets=assets)(measured)
    assert made == Converter(PROFILE, assets=AssetStore(held={measured.sha256: first}))(measured)
    file.unlink()
    assert Converter(PROFILE, cache=cache, assets=assets)(measured) == made, "what was made of these very bytes stands for them"
    forget_all()
    for lacking in (assets, AssetStore(tmp_path)):
        with pytest.raises(PictureChanged):
            Converter(PROFILE, assets=lacking)(measured)
