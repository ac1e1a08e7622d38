"""What is told from a page's marks about its ink holds on Ghostscript's plates, and what is not plain is left to Ghostscript."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from banmian.preflight import ink_coverage
from banmian.preflight.code_places import code_places
from banmian.preflight.engine import run_pdf
from banmian.preflight.ink_coverage import measure_ink
from banmian.preflight.light_pages import light_pages
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf
from banmian.store import Store

needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")
SIZE = 300
OVER, KNOCK = "/Over gs 0 0 0 1", "/Knock gs"
Change = Callable[[pikepdf.Pdf, Dictionary], None]


def nothing(_: pikepdf.Pdf, __: Dictionary) -> None:
    pass


def file(*contents: str, change: Change = nothing) -> bytes:
    """A page for each content, with graphics states and Helvetica."""
    pdf = pikepdf.Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for content in contents:
        pdf.add_blank_page(page_size=(SIZE, SIZE))
        page = pdf.pages[-1].obj
        page.Resources = Dictionary(
            ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1), Knock=Dictionary(OP=False, op=False, OPM=0)),
            Font=Dictionary(F=font), XObject=Dictionary(),
        )  # fmt: skip
        change(pdf, page.Resources)
        page.Contents = Stream(pdf, content.encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def light(data: bytes, percent: float = 240) -> bool:
    return light_pages(data, read_pdf(data), percent) == {1}


def drawn(seed: int) -> str:
    """Areas, lines and text of up to 200 % anywhere, and black overprinted on them."""
    some = random.Random(seed)
    parts = []
    for _ in range(some.randrange(4, 40)):
        c, m, y, k = (some.choice((0, 0.1, 0.5, 0.7)) * some.choice((0, 1)) for _ in range(4))
        paint = f"{KNOCK} {c} {m} {y} {k}" if some.random() < 0.6 else OVER
        a, b, wide, high = some.uniform(0, 280), some.uniform(0, 280), some.uniform(1, 120), some.uniform(1, 90)
        shape = some.choice(("area", "path", "line", "curve", "text"))
        if shape == "area":
            parts.append(f"{paint} k {a} {b} {wide / 2} {high / 2} re f")
        elif shape == "path":
            parts.append(f"{paint} k {a} {b} m {a + wide} {b} l {a} {b + high} l f")
        elif shape == "line":
            parts.append(f"{paint} K {some.uniform(0.2, 4)} w {a} {b} m {a + wide} {b + high} l {a + wide} {b} l S")
        elif shape == "curve":
            parts.append(f"{paint} K {some.uniform(0.2, 9)} w {a} {b} m {a + wide} {b} {a} {b + high} {a + wide} {b + high} c S")
        else:
            parts.append(f"{paint} k BT /F {some.uniform(6, 60)} Tf {a} {b} Td (HMW) Tj ET")
    return "\n".join(parts)


@needs_gs
def test_no_light_page_has_more_ink_than_was_told() -> None:
    data = file(*map(drawn, range(60)))
    facts = read_pdf(data)
    most = {}
    for page, _, percent in measure_ink(data, facts).squares:
        most[page] = max(percent, most.get(page, 0.0))
    told = {limit: light_pages(data, facts, limit) for limit in (120, 150, 180, 210, 240, 280)}
    for limit, pages in told.items():
        assert all(most[page] <= limit + 0.5 for page in pages), limit
    assert sum(map(len, told.values())) > 60, "much is told, not little"
    assert any(most[page] > limit for limit in told for page in most), "and there are heavy pages"


def test_black_on_a_dark_ground_is_not_light_and_a_line_over_it_is() -> None:
    ground = f"{KNOCK} 0 0.95 0.95 0 k 50 50 200 200 re f"
    assert light(file(ground))
    assert not light(file(f"{ground} {OVER} k 60 60 150 150 re f"))
    assert light(file(f"{ground} {OVER} K 0.5 w 100 100 m 200 150 l S"))
    assert light(file(f"{OVER} k 60 60 150 150 re f {ground}")), "the ground knocks out what was there before"
    assert not light(file(f"{KNOCK} 0.9 0.9 0.9 0 k 0 0 1 1 re f")), "a speck: who measures it may say so"


def spot(pdf: pikepdf.Pdf, resources: Dictionary) -> None:
    tint = pdf.make_indirect(
        Stream(pdf, b"{0 exch 0 exch 0 exch 0 exch pop}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    )
    resources.ColorSpace = Dictionary(All=Array([Name.Separation, Name("/All"), Name.DeviceCMYK, tint]))


def half(_: pikepdf.Pdf, resources: Dictionary) -> None:
    resources.ExtGState.Half = Dictionary(ca=0.5)


@pytest.mark.parametrize(
    ("content", "change"),
    [
        ("0 0 1 rg 50 50 50 50 re f", nothing),
        ("/Half gs 0 0 0 1 k 50 50 50 50 re f", half),
        ("/All cs 1 scn 50 50 50 50 re f", spot),
        ("BT /G 12 Tf (x) Tj ET", nothing),
        ("0 0 0 1 k 5 0 5 5 re f nonsense", nothing),
    ],
    ids=["RGB", "transparency", "all plates", "a font that is not there", "an operator that is not known"],
)
def test_what_is_not_plain_is_left_to_ghostscript(content: str, change: Change) -> None:
    assert not light(file(content, change=change))


def picture(ink: tuple[int, int, int, int], mode: str = "CMYK") -> Change:
    def change(pdf: pikepdf.Pdf, resources: Dictionary) -> None:
        pixels = Image.new("CMYK", (200, 100), (0, 0, 0, 0))
        pixels.paste(ink, (20, 20, 120, 80))
        space = {"CMYK": Name.DeviceCMYK, "L": Name.DeviceGray, "RGB": Name.DeviceRGB}[mode]
        entries = {"Subtype": Name.Image, "Width": 200, "Height": 100, "BitsPerComponent": 8, "ColorSpace": space}
        resources.XObject.Im = pdf.make_indirect(Stream(pdf, pixels.convert(mode).tobytes(), Type=Name.XObject, **entries))

    return change


PLACED = f"q {KNOCK} 144 0 0 72 50 50 cm /Im Do Q"


def test_a_picture_has_the_ink_of_its_darkest_place(tmp_path: Path) -> None:
    assert light(file(PLACED, change=picture((200, 200, 150, 50))))
    assert not light(file(PLACED, change=picture((200, 200, 150, 150))))
    assert light(
        file(PLACED, change=picture((255, 255, 255, 255), "L")),
    ) and not light(file(PLACED, change=picture((0, 0, 0, 0), "RGB")))
    data = file(PLACED, change=picture((200, 200, 150, 50)))
    for _ in range(2):  # the second time from the store
        assert light_pages(data, read_pdf(data), 240, Store(tmp_path)) == {1}
    assert len(list(tmp_path.iterdir())) == 1


def on_gold(pdf: pikepdf.Pdf, resources: Dictionary) -> None:
    picture((200, 200, 150, 50))(pdf, resources)
    tint = pdf.make_indirect(Stream(pdf, b"{0 exch 0 exch 0}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4)))
    resources.ColorSpace = Dictionary(Gold=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint]))


@needs_gs
def test_a_picture_that_overprints_leaves_the_special_ink_under_it() -> None:
    ground, limit = f"{KNOCK} /Gold cs 0.6 scn 20 20 250 250 re f", 240
    over, knocked = (file(f"{ground} {placed}", change=on_gold) for placed in (PLACED.replace("Knock", "Over"), PLACED))
    most = [max(percent for _, _, percent in measure_ink(data, read_pdf(data)).squares) for data in (over, knocked)]
    assert most[0] > limit > most[1]
    assert not light(over, limit) and light(knocked, limit)


def stored(kind: str, decode: tuple[float, ...] | None) -> Change:
    """A light picture, or the negative of one: as samples, as a JPEG with Adobe's mark and without; with this /Decode."""

    def change(pdf: pikepdf.Pdf, resources: Dictionary) -> None:
        pixels, file = Image.new("CMYK", (64, 64), (24, 0, 0, 0)), BytesIO()
        pixels.paste((0, 0, 0, 200), (16, 16, 48, 48))
        pixels.save(file, "JPEG", quality=95)
        data = file.getvalue()
        if kind == "bare JPEG":
            at = data.index(b"\xff\xee")
            data = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
        held = Stream(pdf, pixels.tobytes()) if kind == "samples" else Stream(pdf, data, Filter=Name.DCTDecode)
        entries = {"Subtype": Name.Image, "Width": 64, "Height": 64, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
        for key, value in entries.items():
            held[f"/{key}"] = value
        if decode is not None:
            held.Decode = Array(list(decode))
        resources.XObject.Im = pdf.make_indirect(held)

    return change


@needs_gs
@pytest.mark.parametrize("decode", [None, (0, 1) * 4, (1, 0) * 4, (0, 0.5) * 4], ids=str)
@pytest.mark.parametrize("kind", ["samples", "JPEG", "bare JPEG"])
def test_a_picture_has_the_ink_that_is_printed_whatever_is_stored(kind: str, decode: tuple[float, ...] | None) -> None:
    data = file("q 200 0 0 200 50 50 cm /Im Do Q", change=stored(kind, decode))
    printed = max(percent for _, _, percent in measure_ink(data, read_pdf(data)).squares)
    for limit in (100, 180, 240, 300, 390):
        assert printed <= limit + 0.5 or not light(data, limit), (printed, limit)
    assert light(data, 395) or (kind != "samples" and decode == (0, 0.5) * 4), "what is plain is told"


def test_of_light_pages_no_plates_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ink_coverage.subprocess, "run", lambda *_, **__: pytest.fail("Ghostscript was asked"))
    data = file(f"{KNOCK} 0 0.9 0.9 0 k 50 50 200 200 re f", f"{OVER} k BT /F 12 Tf 20 20 Td (text) Tj ET")
    assert run_pdf(data, Profile(title="x", checks=("PF-INK-01", "PF-INK-02"))).diagnostics == ()


def test_of_a_page_whose_marks_were_not_read_nothing_is_told() -> None:
    data = file(f"{OVER} k BT /F 12 Tf 20 20 Td (text) Tj ET")
    facts = replace(read_pdf(data), marks=())
    assert not light_pages(data, facts, 240)
    assert code_places(facts) == {1: None}
