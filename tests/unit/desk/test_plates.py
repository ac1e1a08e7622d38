"""A page's plates: what each ink prints where, with what overprints it and what knocks it out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from banmian.desk.inks import _on_screen
from banmian.desk.plates import Plates
from banmian.desk.tiles import Drawn

SPOT = "PANTONE 300 C"
CONTENT = b"""
0.5 0 0 0.2 k 0 0 100 100 re f
/Over gs 0 0 0 1 k 10 10 20 20 re f
/Out gs 0 0 0 1 k 40 10 20 20 re f
/S cs 0.25 scn 70 10 20 20 re f
/Over gs /S cs 1 scn 10 40 20 20 re f
/Out gs q 20 0 0 20 40 40 cm /Im Do Q
q /Form Do Q
0.5 g 10 70 20 20 re f
"""
AT = {
    "ground": (5, 5),
    "over": (20, 20),
    "out": (50, 20),
    "spot": (80, 20),
    "spot over": (20, 50),
    "image": (50, 50),
    "form": (80, 50),
    "grey": (20, 80),
}


def page(content: bytes = CONTENT, **more: Any) -> bytes:
    """A page of 100 by 100 pt, whose things stand at AT."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    one = pdf.pages[0]
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0, 0, 0], N=1)
    space = pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name(f"/{SPOT}"), pikepdf.Name.DeviceCMYK, tint])
    image = pdf.make_stream(bytes((0, 128, 255, 0)) * 4)
    for key, value in {
        "/Subtype": pikepdf.Name.Image,
        "/Width": 2,
        "/Height": 2,
        "/BitsPerComponent": 8,
        "/ColorSpace": pikepdf.Name.DeviceCMYK,
    }.items():
        image[key] = value
    form = pdf.make_stream(b"0 1 0 0 k 70 40 20 20 re f")
    form["/Subtype"], form["/BBox"] = pikepdf.Name.Form, [0, 0, 100, 100]
    one.Resources = pikepdf.Dictionary(
        ColorSpace=pikepdf.Dictionary({"/S": pdf.make_indirect(space)}),
        ExtGState=pikepdf.Dictionary(
            Over=pikepdf.Dictionary(OP=True, op=True, OPM=1), Out=pikepdf.Dictionary(OP=False, op=False, OPM=0)
        ),
        XObject=pikepdf.Dictionary(Im=image, Form=form),
        **more,
    )
    one.Contents = pdf.make_stream(content)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def plates() -> Plates:
    return Plates(page())


WANTED = {
    "C": {"ground": 0.5, "over": 0.5, "out": 0, "spot": 0, "spot over": 0.5, "image": 0, "form": 0, "grey": 0},
    "M": {"ground": 0, "over": 0, "out": 0, "spot": 0, "spot over": 0, "image": 0.5, "form": 1, "grey": 0},
    "Y": {"ground": 0, "over": 0, "out": 0, "spot": 0, "spot over": 0, "image": 1, "form": 0, "grey": 0},
    "K": {"ground": 0.2, "over": 1, "out": 1, "spot": 0, "spot over": 0.2, "image": 0, "form": 0, "grey": 0.5},
    SPOT: {"ground": 0, "over": 0, "out": 0, "spot": 0.25, "spot over": 1, "image": 0, "form": 0, "grey": 0},
}


@pytest.mark.parametrize("ink", WANTED)
def test_each_plate_has_its_ink_alone(plates: Plates, ink: str) -> None:
    drawn = Image.open(BytesIO(Drawn(plates.pdf(ink)).picture(100))).convert("L")
    found = {name: round(1 - drawn.getpixel((x, 100 - y)) / 255, 2) for name, (x, y) in AT.items()}
    assert found == pytest.approx(WANTED[ink], abs=0.01)


def test_inks_are_named_and_all_was_parted(plates: Plates) -> None:
    assert plates.inks == ("C", "M", "Y", "K", SPOT)
    plates.pdf("C")
    assert plates.parted
    with pytest.raises(KeyError):
        plates.pdf("PANTONE 301 C")


def test_what_is_not_parted_is_told() -> None:
    shading = pikepdf.Dictionary(
        ShadingType=2,
        ColorSpace=pikepdf.Name.DeviceCMYK,
        Coords=[0, 0, 100, 0],
        Function=pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0, 0, 0], N=1),
    )
    plates = Plates(page(CONTENT + b"/Sh sh", Shading=pikepdf.Dictionary(Sh=shading)))
    plates.pdf("K")
    assert not plates.parted


def test_a_spot_ink_is_shown_as_the_paper_says_that_it_looks() -> None:
    assert _on_screen((1000, 270, 100, 560)) == "#005265" and _on_screen((0, 0, 0, 0)) == "#ffffff"
