"""Checks that ask other programs: ink by Ghostscript, QR codes by ZXing; and what is said where these are not there."""

from __future__ import annotations

import shutil

import pytest
from breaks import ean, qr
from drafts import HEIGHT, KNOCK, WIDTH, Draft

from banmian.preflight import barcodes
from banmian.preflight.engine import run_pdf
from banmian.preflight.ink_coverage import measure_ink
from banmian.preflight.limits import Limits
from banmian.preflight.model import Report
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf

needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")


def judged(data: bytes, *checks: str) -> Report:
    return run_pdf(data, Profile(title="test", checks=checks, limits=Limits(pages_multiple=1)))


def heavy(ink: str) -> bytes:
    """Colour over a whole page."""
    draft = Draft()
    draft.add(f"q {KNOCK} {ink} k 0 0 {WIDTH + 20} {HEIGHT + 20} re f Q", page=2)
    return draft.save()


@needs_gs
def test_a_page_with_too_much_ink_is_found_where_it_is() -> None:
    report = judged(heavy("0.9 0.8 0.7 0.2"), "PF-INK-01", "PF-INK-02")
    assert [(d.code, d.place.page if d.place else 0) for d in report.diagnostics] == [("PF-INK-01", 2)] * 3
    assert report.diagnostics[0].message.startswith("260.4 % of ink on a 15 mm square")


@needs_gs
def test_ink_within_the_limit_passes_and_is_measured() -> None:
    data = heavy("0.9 0.5 0.4 0.2")
    assert judged(data, "PF-INK-01", "PF-INK-02").diagnostics == ()
    measure = measure_ink(data, read_pdf(data))
    assert measure.state == "ok"
    assert {p for _, p, _ in measure.plates} == {"Cyan", "Magenta", "Yellow", "Black"}
    assert max(v for page, _, v in measure.squares if page == 2) == pytest.approx(200, abs=1.5)


def test_without_ghostscript_ink_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = judged(heavy("1 1 1 1"), "PF-INK-01", "PF-INK-02").diagnostics
    assert [(d.code, d.severity.word) for d in found] == [("PF-INK-02", "warning")]
    assert "Ghostscript (gs) is not on PATH" in found[0].message


def with_code(spoilt: bool) -> bytes:
    draft = Draft()
    qr(draft)
    if spoilt:  # white over every second row of the code: the vectors still look like one
        draft.add(KNOCK, *(f"q 0 0 0 0 k 30 {110 + 3 * n} 60 1.6 re f Q" for n in range(13)))
    return draft.save()


def test_a_code_is_read_from_the_page() -> None:
    assert judged(with_code(False), "PF-QRC-*").diagnostics == ()


def test_a_code_that_cannot_be_read_is_found() -> None:
    found = judged(with_code(True), "PF-QRC-01", "PF-QRC-02").diagnostics
    assert [d.code for d in found] == ["PF-QRC-01"]
    assert found[0].place is not None and found[0].place.rect is not None


def test_without_a_reader_codes_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(barcodes, "find_spec", lambda _: None)
    found = judged(with_code(True), "PF-QRC-01", "PF-QRC-02").diagnostics
    assert [(d.code, d.severity.word) for d in found] == [("PF-QRC-02", "warning")]


def with_picture_of_a_code(mask: bool) -> bytes:
    """The code as pixels: grey, or a mask that paints K."""
    import qrcode

    code = qrcode.QRCode(border=0)
    code.add_data("https://example.com")
    code.make(fit=True)
    rows = code.get_matrix()
    draft = Draft()
    if mask:
        stencil = draft.picture("Code", len(rows), len(rows), 1, ImageMask=True, BitsPerComponent=1)
        del stencil.ColorSpace
        stencil.write(b"".join(int("".join("01"[not dark] for dark in row).ljust(-(-len(row) // 8) * 8, "1"), 2)
                               .to_bytes(-(-len(row) // 8), "big") for row in rows))  # fmt: skip
    else:
        draft.picture("Code", len(rows), len(rows), 1).write(bytes(255 * (not dark) for row in rows for dark in row))
    draft.add(f"q {KNOCK} 0 0 0 1 k 40 0 0 40 40 105 cm /Code Do Q")
    return draft.save()


def test_a_code_of_pixels_is_told_and_one_of_vectors_or_a_mask_is_not() -> None:
    assert [d.code for d in judged(with_picture_of_a_code(False), "PF-QRC-*").diagnostics] == ["PF-QRC-06"]
    assert judged(with_picture_of_a_code(True), "PF-QRC-*").diagnostics == ()
    assert read_codes_of(with_picture_of_a_code(True)) == ["https://example.com"], "the mask is a code"


def read_codes_of(data: bytes) -> list[str]:
    return [c.text for c in barcodes.read_codes(data, read_pdf(data), 150).codes]


def code_rows(text: str = "https://example.com") -> list[list[bool]]:
    import qrcode

    code = qrcode.QRCode(border=0)
    code.add_data(text)
    code.make(fit=True)
    return code.get_matrix()


def with_coloured_code(ink: tuple[int, int, int, int], jpeg: bool = False) -> bytes:
    """A QR code as pixels in CMYK, its dark modules of these inks (of 255), inside a picture that has colours of its own."""
    from io import BytesIO

    from pikepdf import Array, Name
    from PIL import Image

    rows = code_rows()
    side = len(rows)
    picture = Image.new("CMYK", (side * 8 + 200, side * 8), (0, 0, 0, 0))
    picture.paste((200, 100, 0, 0), (side * 8 + 80, 0, side * 8 + 200, side * 8))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.paste(ink, (x * 8, y * 8, x * 8 + 8, y * 8 + 8))
    draft = Draft()
    stream = draft.picture("Code", *picture.size)
    if jpeg:
        out = BytesIO()
        picture.save(out, "JPEG", quality=90)  # Pillow writes CMYK turned round, as Adobe does
        stream.write(out.getvalue(), filter=Name.DCTDecode)
        stream.Decode = Array([1, 0] * 4)
    else:
        stream.write(picture.tobytes())
    scale = 45 / (side * 8)
    draft.add(f"q {KNOCK} {picture.width * scale:.3f} 0 0 45 40 105 cm /Code Do Q")
    return draft.save()


@pytest.mark.parametrize("jpeg", [False, True])
def test_a_code_of_pixels_in_four_inks_is_found_and_one_in_black_is_not(jpeg: bool) -> None:
    (found,) = judged(with_coloured_code((149, 103, 96, 255), jpeg), "PF-QRC-07").diagnostics
    assert found.message == "the code is painted in several inks: Cyan, Magenta, Yellow, Black" and found.severity.word == "error"
    assert judged(with_coloured_code((0, 0, 0, 255), jpeg), "PF-QRC-07").diagnostics == ()


def bar_code(ink: str, turned: bool = False) -> bytes:
    """An EAN-13 as bars, upright or lying on its side."""
    left = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"]
    parity = "LLLLLL"  # of a first digit 0
    digits = "012345678905"
    bars = "101" + "".join(left[int(d)] for d, _ in zip(digits[:6], parity, strict=True)) + "01010"
    bars += "".join("".join("10"[int(b)] for b in left[int(d)]) for d in digits[6:]) + "101"
    draft = Draft()
    draft.add(
        f"q {ink}",
        "0 1 -1 0 220 10 cm" if turned else "",
        *(f"{60 + n * 1.2:.2f} 110 1.2 45 re f" for n, bar in enumerate(bars) if bar == "1"),
        "Q",
    )
    return draft.save()


def test_a_bar_code_that_cannot_be_read_is_found() -> None:
    draft = Draft()
    ean(draft)
    assert judged(draft.save(), "PF-QRC-*").diagnostics == ()
    draft.add(f"q {KNOCK} 0 0 0 0 k 70 108 40 50 re f Q")  # white over the digits of its left half: the vectors look like a code
    assert [d.code for d in judged(draft.save(), "PF-QRC-08").diagnostics] == ["PF-QRC-08"]


def test_a_bar_code_in_several_inks_is_found() -> None:
    (found,) = judged(bar_code(f"{KNOCK} 0.6 0 0 1 k"), "PF-QRC-07").diagnostics
    assert found.message == "the code is painted in several inks: Cyan, Black"
    assert judged(bar_code("0 0 0 1 k"), "PF-QRC-*").diagnostics == ()


def test_a_bar_code_on_its_side_is_read_too() -> None:
    (upright,), (turned,) = read_codes_of(bar_code("0 0 0 1 k")), read_codes_of(bar_code("0 0 0 1 k", turned=True))
    assert upright == turned


def test_pages_that_take_too_long_to_render_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(barcodes, "SECONDS", -100.0)
    (found,) = judged(with_code(False), "PF-QRC-02").diagnostics
    assert "take too long to render" in found.message
