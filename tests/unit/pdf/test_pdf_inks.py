"""Special inks in the file and on the plates: Separation, DeviceN where two meet, tints, overprint as declared."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path as File

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from banmian.colour import BLACK, FULL, WHITE, Ink, Spot, mixed, printed_over, scaled, tint
from banmian.display import Box, Layer, Path, Stroke, Tag
from banmian.geometry import Rect, rect_outline
from banmian.pdf.colour import pdf_name
from banmian.pdf.writer import write_pdf

TAG = Tag("", -1, "picture")
RED186, GOLD = Spot("PANTONE 186 C", (0, 1000, 780, 40)), Spot("Gold", (100, 250, 700, 150))
RED = Ink("red", (0, 0, 0, 0), ((RED186, FULL),))
PALE = tint(RED, 400, "red 40%")
DUO = mixed("duo", [(RED, 600), (BLACK, 400)])
BOTH = mixed("both", [(RED, 500), (Ink("gold", (0, 0, 0, 0), ((GOLD, FULL),)), 250)])
MAGENTA = Ink("m", (0, 1000, 0, 0))
DPI = 72
NEEDS_GS = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")


def written(page, faces, settings, *items) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(write_pdf(page(*items), faces, settings)))


def test_one_spot_is_a_separation_with_a_cmyk_alternate(page, faces, settings):
    box = Rect(0, 0, 9_000, 9_000)
    with written(page, faces, settings, Box(box, RED, TAG), Box(box, PALE, TAG), Box(box, BLACK, TAG)) as pdf:
        (sheet,) = pdf.pages
        kind, name, alternate, function = sheet.Resources.ColorSpace.Cs1
        assert (kind, name, alternate) == ("/Separation", "/PANTONE 186 C", "/DeviceCMYK")
        assert (int(function.FunctionType), int(function.N)) == (2, 1)
        assert [float(v) for v in function.C0] == [0, 0, 0, 0]
        assert [float(v) for v in function.C1] == [0, 1, 0.78, 0.04]
        said = sheet.Contents.read_bytes().decode()
        assert said.count("/Cs1 cs 1 scn") == said.count("/Cs1 cs 0.4 scn") == said.count("0 0 0 1 k") == 1
        assert list(sheet.Resources.ColorSpace.keys()) == ["/Cs1"]


def test_inks_that_meet_are_device_n_and_name_their_spots(page, faces, settings):
    with written(page, faces, settings, Box(Rect(0, 0, 9, 9), DUO, TAG), Box(Rect(0, 0, 9, 9), BOTH, TAG)) as pdf:
        first, second = (pdf.pages[0].Resources.ColorSpace[name] for name in ("/Cs1", "/Cs2"))
        assert [str(n) for n in first[1]] == ["/PANTONE 186 C", "/Black"]
        assert [str(n) for n in second[1]] == ["/PANTONE 186 C", "/Gold"]
        assert set(first[4].Colorants.keys()) == {"/PANTONE 186 C"}
        assert set(second[4].Colorants.keys()) == {"/Gold", "/PANTONE 186 C"}
        assert first[0] == second[0] == "/DeviceN" and first[2] == "/DeviceCMYK"
        said = pdf.pages[0].Contents.read_bytes().decode()
        assert "/Cs1 cs 0.6 0.4 scn" in said and "/Cs2 cs 0.5 0.25 scn" in said


@given(st.integers(0, FULL), st.integers(0, FULL))
def test_the_tint_table_gives_halftones_over_each_other(a, b):
    """What the format makes of the four corners, interpolated, is Demichel's share of each process ink."""
    corners = {(i, j): printed_over([RED186.cmyk] * i + [GOLD.cmyk] * j) for i in (0, 1) for j in (0, 1)}
    share = {0: (FULL - a, FULL - b), 1: (a, b)}
    for plate in range(4):
        got = sum(corners[i, j][plate] * share[i][0] * share[j][1] for i in (0, 1) for j in (0, 1)) / FULL**2
        wanted = printed_over([scaled(RED186.cmyk, a), scaled(GOLD.cmyk, b)])[plate]
        assert got == pytest.approx(wanted, abs=2)


def test_the_table_stores_its_corners_first_ink_fastest(page, faces, settings):
    with written(page, faces, settings, Box(Rect(0, 0, 9, 9), BOTH, TAG)) as pdf:
        function = pdf.pages[0].Resources.ColorSpace.Cs1[3]
        assert [int(v) for v in function.Size] == [2, 2]
        table = function.read_bytes()
        values = [int.from_bytes(table[i : i + 2], "big") * FULL // 65535 for i in range(0, len(table), 2)]
        looks = [(0, 0, 0, 0), RED186.cmyk, GOLD.cmyk, printed_over([RED186.cmyk, GOLD.cmyk])]
        assert values == pytest.approx([v for look in looks for v in look], abs=1)


def test_a_file_without_spots_has_no_colour_space(page, faces, settings):
    with written(page, faces, settings, Box(Rect(0, 0, 9, 9), MAGENTA, TAG)) as pdf:
        assert "/ColorSpace" not in pdf.pages[0].Resources


def test_two_spots_of_one_look_are_two_documents(page, faces, settings):
    other = Ink("red", (0, 0, 0, 0), ((Spot("PANTONE 185 C", RED186.cmyk), FULL),))
    ids = []
    for ink in (RED, other):
        with written(page, faces, settings, Box(Rect(0, 0, 9, 9), ink, TAG)) as pdf:
            ids.append(bytes(pdf.trailer.ID[0]))
    assert ids[0] != ids[1]


@pytest.mark.parametrize(("name", "said"), [("PANTONE 186 C", "PANTONE#20186#20C"), ("a+b", "a#2bb"), ("HKS_4", "HKS#5f4")])
def test_names(name, said):
    assert pdf_name(name) == said


class Plates:
    """A page's plates by Ghostscript, overprint simulated; amounts 0 to 255 at a place in points from the trim."""

    def __init__(self, folder: File, data: bytes) -> None:
        (folder / "a.pdf").write_bytes(data)
        command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-dOverprint=/simulate", "-dUseTrimBox"]
        subprocess.run([*command, f"-r{DPI}", "-o", "a%d.tif", "a.pdf"], cwd=folder, check=True)
        self.by_name = {p.stem[3:-1]: Image.open(p).convert("L") for p in folder.glob("a1(*).tif")}

    def at(self, x: int, y: int) -> dict[str, int]:
        """What prints there: percent by plate."""
        found = {name: round((255 - image.getpixel((x, y))) / 2.55) for name, image in self.by_name.items()}
        return {name: amount for name, amount in found.items() if amount}


@NEEDS_GS
def test_spot_plates_where_declared(page, set_line, faces, settings, tmp_path):
    varnish = Ink("varnish", (0, 0, 0, 0), ((Spot("Varnish", (0, 0, 0, 50)), FULL),), overprint=True)
    items = (
        Box(Rect(0, 0, 200_000, 100_000), MAGENTA, TAG, Layer.TINT),
        Box(Rect(10_000, 10_000, 30_000, 30_000), RED, TAG),
        Box(Rect(40_000, 10_000, 60_000, 30_000), PALE, TAG),
        Box(Rect(70_000, 10_000, 90_000, 30_000), DUO, TAG),
        Box(Rect(100_000, 10_000, 120_000, 30_000), BOTH, TAG),
        Box(Rect(130_000, 10_000, 150_000, 30_000), varnish, TAG),
        Path(rect_outline(Rect(160_000, 10_000, 180_000, 30_000)), None, Stroke(RED, 6_000), TAG),
        Box(Rect(10_000, 50_000, 90_000, 90_000), RED, TAG),
        set_line("\u4e00", x=10_000, y=80_000, size=20_000),
        set_line("\u4e00", x=40_000, y=80_000, size=20_000, ink=WHITE),
    )
    plates = Plates(tmp_path, write_pdf(page(*items), faces, settings))
    assert set(plates.by_name) == {"Cyan", "Magenta", "Yellow", "Black", "PANTONE 186 C", "Gold", "Varnish"}
    red = "PANTONE 186 C"
    assert plates.at(5, 5) == {"Magenta": 100}
    assert plates.at(20, 20) == {red: 100}, "a spot knocks out the ground"
    assert plates.at(50, 20) == {red: 40}
    assert plates.at(80, 20) == {red: 60, "Black": 40}
    assert plates.at(110, 20) == {red: 50, "Gold": 25}
    assert plates.at(140, 20) == {"Varnish": 100, "Magenta": 100}, "declared to overprint"
    assert plates.at(160, 20) == {red: 100}
    assert plates.at(20, 72) == {red: 100, "Black": 100}, "text black overprints a spot"
    assert plates.at(50, 72) == {}, "white knocks out every plate"
    assert plates.at(80, 60) == {red: 100}
