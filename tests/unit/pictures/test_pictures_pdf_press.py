"""A PDF in screen colours: what becomes of them, with Ghostscript and without, and that nothing else changes."""

from __future__ import annotations

import re
import shutil
from io import BytesIO

import pikepdf
import pytest
from picture_samples import PROFILE, SRGB, find_picture, pdf, photograph
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from banmian.diagnostics import Span
from banmian.display import Treatment
from banmian.pictures import ghostscript, pdf_press
from banmian.pictures.pdf_examine import SoundPage, examine
from banmian.pictures.pdf_page import PressKnown
from banmian.pictures.press import Press
from banmian.pictures.separation import most_ink

SPAN = Span("content/a.md", 7, 1)
PRESS = Press(PROFILE, 240)
WHOLE = Treatment()
has_ghostscript = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
SHADING = Dictionary(
    ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 300, 0],
    Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1),
)  # fmt: skip


@pytest.fixture
def no_ghostscript(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (ghostscript, pdf_press):
        monkeypatch.setattr(module, "version", lambda: "")


def sound_page(data: bytes, treatment: Treatment, press: Press) -> SoundPage:
    """The page as it goes into a form, whatever special inks it has."""
    examined = PressKnown(None, press).page(data, treatment)
    assert not isinstance(examined, tuple), examined
    return examined.page


def form_content(data: bytes, treatment: Treatment = WHOLE) -> tuple[bytes, pikepdf.Pdf]:
    """The converted page's content, and the document that holds it."""
    form = sound_page(data, treatment, PRESS)
    made = pikepdf.open(BytesIO(form.data))
    return b"\n".join([made.pages[0].Contents.read_bytes()]), made


def amounts(content: bytes) -> list[tuple[float, ...]]:
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) [kK]\b", content)
    return [tuple(float(v) for v in four) for four in found]


@pytest.mark.usefixtures("no_ghostscript")
@pytest.mark.parametrize(
    ("content", "black"),
    [
        (b"0 0 0 rg 0 0 9 9 re f", 1.0),
        (b"0.1 0.12 0.13 RG 0 0 m 9 9 l S", 1.0),
        (b"0.5 0.5 0.5 rg 0 0 9 9 re f", 0.439),
        (b"1 1 1 rg 0 0 9 9 re f", 0.0),
        (b"0.4 g 1 0 0 rg 0 0 9 9 re f 0.4 g 0 0 9 9 re f", 0.6),
    ],
)
def test_black_and_greys_become_black_alone(content: bytes, black: float) -> None:
    said = amounts(form_content(pdf(content + b" 1 0 0 rg 9 9 9 9 re f"))[0])
    assert (0.0, 0.0, 0.0, black) in said
    assert b" rg" not in content or all(sum(four) <= 2.4 for four in said)


@pytest.mark.usefixtures("no_ghostscript")
def test_colours_keep_the_ink_limit_and_come_back_after_q() -> None:
    content, _ = form_content(pdf(b"0.2 0 0.4 rg q 1 0 0 rg 0 0 9 9 re f Q 20 20 9 9 re f"))
    dark, red = amounts(content)
    assert dark != red
    assert max(sum(dark), sum(red)) <= 2.4
    assert [op for op in content.split() if op in (b"q", b"Q", b"k", b"re")] == [b"k", b"q", b"k", b"re", b"Q", b"re"]


@pytest.mark.usefixtures("no_ghostscript")
def test_spaces_by_name_with_a_profile_too() -> None:
    def icc(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        profile = Stream(made, SRGB, Dictionary(N=3))
        page.obj.Resources.ColorSpace = Dictionary(Cs1=Array([Name.ICCBased, profile]), Cs2=Name.DeviceCMYK)

    content = b"/Cs1 cs 0 0 9 9 re f 1 0 0 sc 0 0 9 9 re f q /Cs2 cs 0 1 0 0 sc 0 0 9 9 re f Q 0 0 1 sc 0 0 9 9 re f"
    plain = amounts(form_content(pdf(b"0 0 0 rg 1 0 0 rg 0 0 1 rg 0 0 9 9 re f"))[0])
    content, made = form_content(pdf(content, spoil=icc))
    found = amounts(content)
    assert len(found) == 3
    assert all(abs(a - b) < 0.02 for one, other in zip(found, plain, strict=True) for a, b in zip(one, other, strict=True))
    assert b"0 1 0 0 sc" in content
    assert [*made.pages[0].Resources.ColorSpace.keys()] == ["/Cs2"]


def picture(made: pikepdf.Pdf, image: Image.Image, **more: object) -> Stream:
    known = {"Type": Name.XObject, "Subtype": Name.Image, "Width": image.width, "Height": image.height, "BitsPerComponent": 8}
    entries = Dictionary({f"/{k}": v for k, v in (known | {"ColorSpace": Name.DeviceRGB} | more).items()})
    return Stream(made, image.tobytes(), entries)


@pytest.mark.usefixtures("no_ghostscript")
def test_images_are_converted_as_pictures_are_and_a_code_goes_into_black() -> None:
    code = Image.new("RGB", (20, 20), "white")
    code.paste("black", (2, 2, 9, 9))

    def holding(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        inner = made.make_stream(b"/P Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        inner.Resources = Dictionary(XObject=Dictionary(P=picture(made, photograph())))
        page.obj.Resources.XObject = Dictionary(F=inner, C=picture(made, code))

    _, made = form_content(pdf(b"/F Do /C Do", spoil=holding))
    held = made.pages[0].Resources.XObject
    assert str(held.C.ColorSpace) == "/DeviceGray"
    assert set(held.C.read_bytes()) == {0, 255}
    inner = held.F.Resources.XObject.P
    assert str(inner.ColorSpace) == "/DeviceCMYK"
    with Image.open(BytesIO(inner.read_raw_bytes())) as seen:
        assert most_ink(seen) <= 240 * 255 // 100


@pytest.mark.usefixtures("no_ghostscript")
def test_the_page_keeps_its_size_and_its_turn(tmp_path) -> None:
    def turned(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.TrimBox, page.obj.Rotate = Array([10, 10, 60, 90]), 90

    (tmp_path / "a.pdf").write_bytes(pdf(b"1 0 0 rg 0 0 9 9 re f", pages=2, spoil=turned))
    found, said = find_picture("a.pdf", tmp_path, SPAN, WHOLE, (), PRESS)
    assert found is not None
    assert (found.width, found.height) == (80_000, 50_000)
    assert [(d.code, d.severity.word) for d in said] == [("PIC044", "warning")]
    assert said[0].message == "'a.pdf' has colours of a screen; they are converted to the press's inks."
    form = sound_page((tmp_path / "a.pdf").read_bytes(), WHOLE, PRESS)
    assert (form.turn, form.number, form.box) == (90, 1, (10, 10, 60, 90))


@pytest.mark.usefixtures("no_ghostscript")
def test_without_ghostscript_what_is_left_is_refused_with_the_hint(tmp_path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(b"/S sh", {"Shading": Dictionary(S=SHADING)}))
    found, (said,) = find_picture("a.pdf", tmp_path, SPAN, WHOLE, (), PRESS)
    assert found is None
    assert said.code == "PIC034"
    assert "install Ghostscript" in said.hint


@has_ghostscript
def test_ghostscript_converts_what_is_left_and_text_stays_text(tmp_path) -> None:
    def text(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        glyph = made.make_stream(b"1000 0 0 0 1000 1000 d1 0 0 900 900 re f")
        page.obj.Resources = Dictionary(
            Shading=Dictionary(S=SHADING),
            Font=Dictionary(
                F=Dictionary(
                    Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
                    CharProcs=Dictionary(a=glyph), FirstChar=1, LastChar=1, Encoding=Dictionary(Differences=[1, Name("/a")]),
                    Widths=[1000],
                )
            ),
        )  # fmt: skip
        page.obj.Rotate = 90

    data = pdf(b"q 0 50 300 50 re W n /S sh Q 0 0 0 rg BT /F 9 Tf 10 10 Td <01> Tj ET 0 0.5 1 0.1 k 200 0 50 20 re f", spoil=text)
    content, made = form_content(data)
    assert b"Tj" in content or b"TJ" in content
    assert (0.0, 0.0, 0.0, 1.0) in amounts(content)
    assert any(abs(four[1] - 0.5) < 0.01 and abs(four[2] - 1) < 0.01 and abs(four[3] - 0.1) < 0.01 for four in amounts(content))
    assert not isinstance(examine(sound_page(data, WHOLE, PRESS).data, WHOLE), tuple)
    assert sound_page(data, WHOLE, PRESS).turn == 90
    assert "/Info" not in made.trailer
    (tmp_path / "a.pdf").write_bytes(data)
    found, said = find_picture("a.pdf", tmp_path, SPAN, WHOLE, (), PRESS)
    assert found is not None
    assert (found.width, found.height) == (100_000, 300_000)
    assert [d.code for d in said] == ["PIC044"]


@has_ghostscript
def test_the_same_bytes_each_time() -> None:
    data = pdf(b"/S sh", {"Shading": Dictionary(S=SHADING)})
    assert sound_page(data, WHOLE, PRESS) == sound_page(data, WHOLE, PRESS)


def test_a_special_ink_and_a_missing_font_are_still_refused(tmp_path) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    spot = Array([Name.Separation, Name("/PANTONE 185 C"), Name.DeviceCMYK, tint])
    font = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    (tmp_path / "a.pdf").write_bytes(pdf(b"1 0 0 rg 0 0 9 9 re f /C cs 1 scn", {"ColorSpace": Dictionary(C=spot)}))
    found, said = find_picture("a.pdf", tmp_path, SPAN, WHOLE, (), PRESS)
    assert found is None
    assert {d.code for d in said} == {"PIC034"}
    (tmp_path / "b.pdf").write_bytes(pdf(b"1 0 0 rg BT /F 9 Tf (a) Tj ET", {"Font": font}))
    found, said = find_picture("b.pdf", tmp_path, SPAN, WHOLE, (), PRESS)
    assert found is None
    assert {d.code for d in said} == {"PIC033", "PIC034"}


def test_press_colours_are_left_alone() -> None:
    data = pdf()
    assert sound_page(data, WHOLE, PRESS).data is data
    assert not isinstance(PressKnown((), PRESS).page(data, WHOLE), tuple)


def overprints(content: bytes, spoil=None, **resources: object) -> list[bool]:
    """Of each mark of the converted page, whether it is painted with overprint: text, lines, areas in their order."""
    out = []
    with pikepdf.open(BytesIO(sound_page(pdf(b"1 0 0 RG " + content, resources, spoil=spoil), WHOLE, PRESS).data)) as made:
        states = {k: bool(v.get("/op", False)) for k, v in made.pages[0].Resources.get("/ExtGState", {}).items()}
        now, saved = False, []
        for instruction in pikepdf.parse_content_stream(made.pages[0]):
            match str(instruction.operator):
                case "gs":
                    now = states[str(instruction.operands[0])]
                case "q":
                    saved.append(now)
                case "Q":
                    now = saved.pop()
                case "f" | "S" | "Tj" | "B":
                    out.append(now)
    return out


TYPE3 = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0], CharProcs=Dictionary(),
                   FirstChar=1, LastChar=1, Encoding=Dictionary(Differences=[1, Name("/a")]), Widths=[1])  # fmt: skip
PANEL, RED = b"1 0.9 0.6 rg 0 0 300 100 re f ", b"0.8 0 0 rg 0 0 300 100 re f "


@pytest.mark.usefixtures("no_ghostscript")
@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (PANEL + b"0 0 0 rg BT /F 9 Tf 10 10 Td <0101> Tj ET", [False, True]),
        (RED + b"0 0 0 rg BT /F 9 Tf 10 10 Td <0101> Tj ET", [False, False]),  # with black 250 %
        (PANEL + b"0 0 0 rg BT /F 24.1 Tf 10 10 Td <0101> Tj ET", [False, False]),
        (PANEL + b"0 0 0 rg BT /F 9 Tf 3 0 0 3 10 10 Tm <0101> Tj ET", [False, False]),
        (PANEL + b"0.5 0.5 0.5 rg BT /F 9 Tf 10 10 Td <0101> Tj ET", [False, False]),
        (PANEL + b"0 0 0 RG 2 w 9 9 m 40 9 l S 2.1 w 9 20 m 40 20 l S", [False, True, False]),
        (PANEL + b"0 0 0 rg 9 9 100 1 re f 9 20 100 30 re f", [False, True, False]),
        (PANEL + b"0.8 0 0 rg 100 0 50 50 re f 0 0 0 rg BT /F 9 Tf 75 10 Td <01> Tj <0101> Tj ET", [False, False, True, False]),
        (PANEL + b"q 0 0 0 rg BT /F 9 Tf 9 9 Td <01> Tj ET Q 1 0 0 rg 0 0 9 9 re f", [False, True, False]),
        (b"q 40 0 0 40 0 0 cm " + PANEL + b"Q 0 0 0 rg BT /F 9 Tf 9 9 Td <01> Tj T* ET", [False, True]),
    ],
)
def test_small_black_overprints_where_the_ink_limit_leaves_room(content: bytes, wanted: list[bool]) -> None:
    assert overprints(content, Font=Dictionary(F=TYPE3)) == wanted


@pytest.mark.usefixtures("no_ghostscript")
def test_black_knocks_out_of_pictures_and_in_pages_that_say_what_overprints() -> None:
    def holding(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Resources.XObject = Dictionary(P=picture(made, photograph()))

    over = b"q 100 0 0 50 0 0 cm /P Do Q 0 0 0 rg BT /F 9 Tf 9 9 Td <01> Tj 110 0 Td <01> Tj ET"
    assert overprints(over, spoil=holding, Font=Dictionary(F=TYPE3)) == [False, True]
    own = Dictionary(G=Dictionary(OP=False))
    assert overprints(PANEL + b"0 0 0 rg BT /F 9 Tf 9 9 Td <01> Tj ET", Font=Dictionary(F=TYPE3), ExtGState=own) == [False, False]


@pytest.mark.usefixtures("no_ghostscript")
def test_a_form_that_is_painted_once_is_gone_through_in_its_place() -> None:
    def holding(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        inner = made.make_stream(b"0 0 0 RG 1 w 0 0 m 9 9 l S", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        inner.Resources = Dictionary()
        page.obj.Resources.XObject = Dictionary(F=inner)

    for content, wanted in ((PANEL + b"/F Do", True), (RED + b"/F Do", False), (PANEL + b"/F Do 1 0 0 1 9 9 cm /F Do", False)):
        with pikepdf.open(BytesIO(sound_page(pdf(content, spoil=holding), WHOLE, PRESS).data)) as made:
            form = made.pages[0].Resources.XObject.F
            assert (b"/BmOver gs" in form.read_bytes()) is wanted
