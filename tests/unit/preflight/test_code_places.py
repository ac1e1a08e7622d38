"""Codes are looked for where they can stand, however they are drawn, and found as on the whole page."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from banmian.preflight import barcodes
from banmian.preflight.code_inks import painted_in
from banmian.preflight.code_places import code_places
from banmian.preflight.facts import Code
from banmian.preflight.reading.read import read_pdf

WIDTH, HEIGHT = 780, 1120
TEXT = "https://example.com"
RULES = "0 0 0 1 k 40 30 0.5 1000 re f 300 30 0.5 1000 re f 40 1050 700 2 re f 0.1 0 0 0 k 400 40 300 200 re f"
"""What stands on any page: rules between columns, a ground."""
MASK = "q 0 0 0 1 k 45 0 0 45 500 600 cm /Code Do Q"


def rows(text: str = TEXT) -> list[list[bool]]:
    import qrcode

    code = qrcode.QRCode(border=0)
    code.add_data(text)
    code.make(fit=True)
    return code.get_matrix()


def dark(module: float = 1.8, x: float = 500, y: float = 600) -> Iterable[tuple[float, float]]:
    """The lower left corners of the dark modules."""
    matrix = rows()
    return [(x + m * module, y + (len(matrix) - 1 - n) * module) for n, row in enumerate(matrix) for m, d in enumerate(row) if d]


def page(*content: str, width: float = WIDTH, **entries: object) -> bytes:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(width, HEIGHT))
    sheet = pdf.pages[0].obj
    matrix = rows()
    bits = b"".join(
        int("".join("01"[not d] for d in row).ljust(-(-len(row) // 8) * 8, "1"), 2).to_bytes(-(-len(row) // 8), "big")
        for row in matrix
    )
    mask = Stream(pdf, zlib.compress(bits), Type=Name.XObject, Subtype=Name.Image, Width=len(matrix), Height=len(matrix))
    mask.ImageMask, mask.BitsPerComponent, mask.Filter = True, 1, Name.FlateDecode
    sheet.Resources = Dictionary(XObject=Dictionary(Code=mask))
    for key, value in entries.items():
        sheet[f"/{key}"] = value
    sheet.Contents = Stream(pdf, "\n".join((RULES, *content)).encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def modules(module: float, x: float = 500, y: float = 600) -> str:
    return "0 0 0 1 k " + " ".join(f"{a:.3f} {b:.3f} {module} {module} re f" for a, b in dark(module, x, y))


def dots() -> str:
    """Round modules, each a path of its own."""
    r, k = 1.2, 0.66
    arcs = ((r, 0), (r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0))
    return "0 0 0 1 k " + " ".join(
        " ".join(f"{v + (x + 0.9, y + 0.9)[n % 2]:.3f}" for n, v in enumerate(arc))
        + (" m" if len(arc) == 2 else " c")
        + " f" * (n == 4)
        for x, y in dark()
        for n, arc in enumerate(arcs)
    )


def one_path() -> str:
    """All modules in one path, no rectangles."""
    return (
        "0 0 0 1 k "
        + " ".join(f"{x} {y} m {x + 1.8} {y} l {x + 1.8} {y + 1.8} l {x - 0.001} {y + 1.8} l h" for x, y in dark())
        + " f"
    )


def on_black() -> str:
    """White modules on a black square that is no more than a ground."""
    side = len(rows())
    light = [(500 + m * 1.8, 600 + (side - 1 - n) * 1.8) for n, row in enumerate(rows()) for m, d in enumerate(row) if not d]
    ground = f"0 0 0 1 k 500 600 {side * 1.8} {side * 1.8} re f 0 0 0 0 k "
    return ground + " ".join(f"{x:.3f} {y:.3f} 1.8 1.8 re f" for x, y in light)


def bars(wide: float, high: float, turned: bool = False) -> str:
    """An EAN-8: 96385074."""
    left = {"9": "0001011", "6": "0101111", "3": "0111101", "8": "0110111"}
    right = {"5": "1001110", "0": "1110010", "7": "1000100", "4": "1011100"}
    bits = "101" + "".join(left[d] for d in "9638") + "01010" + "".join(right[d] for d in "5074") + "101"
    turn = "0 1 -1 0 780 0 cm " if turned else ""
    return (
        f"q 0 0 0 1 k {turn}"
        + " ".join(f"{90 + n * wide:.2f} 500 {wide} {high} re f" for n, b in enumerate(bits) if b == "1")
        + " Q"
    )


DRAWN: dict[str, Callable[[], bytes]] = {
    "modules": lambda: page(modules(1.8)),
    "large modules": lambda: page(modules(20, 60, 300)),
    "dots": lambda: page(dots()),
    "one path": lambda: page(one_path()),
    "white on black": lambda: page(on_black()),
    "a mask": lambda: page(MASK),
    "a mask on a page that is cropped": lambda: page(MASK, CropBox=Array([30, 40, 700, 1000]), TrimBox=Array([50, 60, 690, 990])),
    "bars": lambda: page(bars(1.2, 40)),
    "bars on their side": lambda: page(bars(1.2, 40, turned=True)),
    "wide and long bars": lambda: page(bars(7, 400)),
    "two codes side by side": lambda: page(modules(1.8), modules(1.8, 560, 600)),
    "at the edge of the page": lambda: page(modules(1.8, 310, 4)),
    "a code in a form": lambda: form(modules(1.8)),
    "a code in a pattern": lambda: pattern(modules(1.8, 0, 0)),
    "turned round": lambda: page(modules(1.8), Rotate=180),
}


def form(content: str) -> bytes:
    return with_object("XObject", content, "/It Do", Subtype=Name.Form, BBox=Array([0, 0, WIDTH, HEIGHT]))


def pattern(content: str) -> bytes:
    entries = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": Array([0, 0, 90, 90]), "XStep": 90, "YStep": 90}
    return with_object("Pattern", content, "/Pattern cs /It scn 500 600 90 90 re f", Resources=Dictionary(), **entries)


def with_object(kind: str, content: str, use: str, **entries: object) -> bytes:
    with pikepdf.Pdf.open(BytesIO(page(use))) as pdf:
        held = Stream(pdf, content.encode())
        for key, value in entries.items():
            held[f"/{key}"] = value
        pdf.pages[0].obj.Resources[f"/{kind}"] = Dictionary(It=pdf.make_indirect(held))
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def read(data: bytes) -> tuple[Code, ...]:
    return barcodes.read_codes(data, read_pdf(data), 150).codes


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
def test_a_code_is_found_as_on_the_whole_page(drawn: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn()
    found = read(data)
    monkeypatch.setattr(barcodes, "code_places", lambda facts: {page.number: None for page in facts.pages})
    whole = read(data)
    assert whole, "the whole page shows it"
    assert sorted(c.text for c in found) == sorted(c.text for c in whole)
    assert {c.inks for c in found} == {c.inks for c in whole}
    for one, other in zip(sorted(found, key=lambda c: c.rect), sorted(whole, key=lambda c: c.rect), strict=True):
        assert one.rect == pytest.approx(other.rect, abs=2 * 480), "within two pixels"


@pytest.mark.parametrize("turned", [False, True])
def test_bars_are_of_the_code_however_little_of_their_length_was_read(turned: bool) -> None:
    """A reader's rectangle is that of the lines that it looked at, more or fewer of them as it comes. Other areas beside the code
    and the ground under it are none of it."""
    beside = "0 1 1 0 k 80 540.2 90 30 re f 60 480 30.2 80 re f 0 0 1 0 k 20 400 300 300 re f"
    data = page(beside if not turned else "", bars(1.2, 40, turned).replace("0 0 0 1 k", "0.6 0 0 1 k"))
    facts = read_pdf(data)
    (code,) = barcodes.read_codes(data, facts, 150).codes
    x0, y0, x1, y1 = code.rect
    more = 12_000
    less = (x0 + more, y0, x1 - more, y1) if turned else (x0, y0 + more, x1, y1 - more)
    for rect in (code.rect, less):
        (found,) = painted_in(data, facts, [replace(code, rect=rect)])
        assert found.inks == ("Cyan", "Black")


def test_a_page_of_rules_and_grounds_is_not_drawn_at_all() -> None:
    assert code_places(read_pdf(page())) == {1: ()}


def test_a_page_full_of_areas_is_read_as_a_whole() -> None:
    spread_out = " ".join(f"{x} {y} 5 5 re f" for x in range(5, WIDTH, 12) for y in range(5, HEIGHT, 12))
    assert code_places(read_pdf(page(spread_out))) == {1: None}


def test_places_are_a_small_part_of_the_page() -> None:
    (place,) = code_places(read_pdf(page(modules(1.8))))[1] or ()
    assert place[0] < 490_000 and place[2] > 555_000 and place[2] - place[0] < 90_000


def test_the_rules_of_a_large_table_are_no_bars() -> None:
    rules = " ".join(f"40 {200 + 14 * n} 400 0.5 re f" for n in range(40))
    assert code_places(read_pdf(page(f"0 0 0 1 k {rules}"))) == {1: ()}
