"""The finished file: what PDF/X-4 asks, equal bytes, text that readers agree on."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from banmian.colour import BLACK, WHITE, Ink
from banmian.display import Box, Group, Layer, Tag
from banmian.display import Path as Drawn
from banmian.geometry import Circle, Rect, circle_outline, rect_outline
from banmian.pdf.writer import write_pdf

TAG = Tag("", -1, "furniture")
RED = Ink("red", (0, 920, 850, 120))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def stream(data: bytes, number: int = 0) -> str:
    with opened(data) as pdf:
        return pdf.pages[number].Contents.read_bytes().decode()


def test_version_boxes_and_nothing_unused(page, set_line, faces, settings):
    with opened(write_pdf(page(set_line("\u4e00\u4e8c"), pages=2), faces, settings)) as pdf:
        assert pdf.pdf_version == "1.6"
        assert "/Version" not in pdf.Root
        assert len(pdf.pages) == 2
        for sheet in pdf.pages:
            assert [float(v) for v in sheet.MediaBox] == [0, 0, 217.008, 117.008]
            assert [float(v) for v in sheet.BleedBox] == [0, 0, 217.008, 117.008]
            assert [float(v) for v in sheet.TrimBox] == [8.504, 8.504, 208.504, 108.504]
            assert not {"/CropBox", "/ArtBox", "/Group", "/Rotate", "/Annots"} & set(sheet.obj.keys())
        assert {"/Outlines", "/PageMode", "/AcroForm", "/Names"}.isdisjoint(pdf.Root.keys())
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert {str(f.Subtype) for f in fonts} == {"/Type0", "/CIDFontType2"}


def test_draft_margin_widens_the_sheet_alone(page, set_line, faces, settings):
    with opened(write_pdf(page(set_line("\u4e00"), margin_right=50_000), faces, settings)) as pdf:
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 267.008, 117.008]
        assert [float(v) for v in pdf.pages[0].BleedBox] == [0, 0, 217.008, 117.008]


def test_a_slug_stands_around_the_bleed_and_moves_what_is_painted(page, set_line, faces, settings):
    data = write_pdf(page(Box(Rect(0, 0, 5_000, 5_000), RED, TAG)), faces, replace(settings, slug=20_000))
    with opened(data) as pdf:
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 257.008, 157.008]
        assert [float(v) for v in pdf.pages[0].BleedBox] == [20, 20, 237.008, 137.008]
        assert [float(v) for v in pdf.pages[0].TrimBox] == [28.504, 28.504, 228.504, 128.504]
    assert "28.504 123.504 5 5 re" in stream(data)


def test_info_xmp_and_id_agree(page, set_line, faces, settings):
    data = write_pdf(page(set_line("\u4e00")), faces, settings)
    with opened(data) as pdf:
        assert str(pdf.docinfo.Title) == "\u793e\u533a\u6668\u62a5"
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20200812060000+08'00'"
        assert pdf.docinfo.Trapped == pikepdf.Name("/False")
        assert "/Filter" not in pdf.Root.Metadata
        words = pdf.Root.Metadata.read_bytes().decode()
        for wanted in ("GTS_PDFXVersion>PDF/X-4<", "CreateDate>2020-08-12T06:00:00+08:00<", "pdf:Trapped>False<",
                       "\u793e\u533a\u6668\u62a5", "DocumentID>uuid:", "VersionID>", "RenditionClass>"):  # fmt: skip
            assert wanted in words
        assert len(bytes(pdf.trailer.ID[0])) == 16
    other = write_pdf(page(set_line("\u4e8c")), faces, settings)
    with opened(other) as pdf, opened(data) as first:
        assert pdf.trailer.ID[0] != first.trailer.ID[0]
        assert pdf.Root.Metadata.read_bytes() != first.Root.Metadata.read_bytes()


def test_one_output_intent_with_its_profile(page, set_line, faces, settings):
    with opened(write_pdf(page(set_line("\u4e00")), faces, settings)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == pikepdf.Name.GTS_PDFX
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 002"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == settings.intent.profile


def test_a_profile_for_screens_is_refused(page, set_line, faces, settings):
    screen = settings.intent.profile[:12] + b"mntrRGB " + settings.intent.profile[20:]
    with pytest.raises(ValueError, match="CMYK printer"):
        write_pdf(page(set_line("\u4e00")), faces, replace(settings, intent=replace(settings.intent, profile=screen)))


def test_a_date_without_zone_is_refused(page, set_line, faces, settings):
    with pytest.raises(ValueError, match="time zone"):
        write_pdf(replace(page(set_line("\u4e00")), created="2020-08-12T06:00:00"), faces, settings)


@pytest.mark.parametrize("compress", [True, False])
def test_equal_bytes(page, set_line, faces, settings, compress):
    known = page(set_line("\u4e00Aa", gap=77), set_line("\u4e8c", face="cff"), Box(Rect(0, 0, 9, 9), RED, TAG))
    wanted = replace(settings, compress=compress)
    assert write_pdf(known, faces, wanted) == write_pdf(known, faces, wanted)


@pytest.mark.parametrize("face", ["glyf", "cff"])
def test_readers_extract_the_text(page, set_line, faces, settings, face, tmp_path):
    text = "\u4e00\u4e8c\u3002Ab a\u4e09"
    data = write_pdf(page(set_line(text, face=face), set_line("\u5e74", y=70_000, face=face)), faces, settings)
    document = pypdfium2.PdfDocument(data)
    assert document[0].get_textpage().get_text_bounded().split() == ["\u4e00\u4e8c\u3002Ab", "a\u4e09", "\u5e74"]
    document.close()
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    for tool in (["pdftotext", "-raw", file, "-"], ["mutool", "draw", "-q", "-F", "text", file]):
        if shutil.which(tool[0]):
            said = subprocess.run(tool, capture_output=True, check=True).stdout.decode()
            assert said.split() == ["\u4e00\u4e8c\u3002Ab", "a\u4e09", "\u5e74"]


@pytest.mark.parametrize("face", ["glyf", "cff"])
def test_glyphs_stand_where_the_display_list_says(page, set_line, faces, settings, face):
    run = set_line("\u4e00A\u4e8c", face=face, gap=123, size=9_500)
    document = pypdfium2.PdfDocument(write_pdf(page(run), faces, settings))
    text = document[0].get_textpage()
    for i, offset in enumerate(run.offsets):
        left, bottom, _, top = text.get_charbox(i, loose=False)
        assert left == pytest.approx((8_504 + run.x + offset + 475) / 1000, abs=0.002)
        assert bottom == pytest.approx((8_504 + 100_000 - run.y) / 1000, abs=0.002)
        assert top - bottom == pytest.approx(0.8 * 9.5, abs=0.2)  # PDFium rounds the outline's box
    document.close()


def test_layers_paint_before_text_and_text_in_reading_order(page, set_line, faces, settings):
    items = (
        set_line("\u4e00"),
        Box(Rect(0, 0, 5_000, 5_000), RED, TAG),
        set_line("\u4e8c", y=20_000),
        Box(Rect(0, 0, 50_000, 50_000), Ink("a", (0, 0, 0, 80)), TAG, Layer.TINT),
    )
    said = stream(write_pdf(page(*items), faces, settings))
    one, two = (f"<{faces.face('glyf').gids[ch]:04x}>" for ch in "\u4e00\u4e8c")
    assert said.index("0 0 0 0.08 k") < said.index("0 0.92 0.85 0.12 k") < said.index(one) < said.index(two)


def test_a_group_is_clipped_and_leaves_no_state_behind(page, set_line, faces, settings):
    circle = Drawn(circle_outline(Circle(30_000, 30_000, 9_000)), RED, None, TAG)
    group = Group((circle, set_line("A", ink=WHITE, layer=Layer.PICTURE)), rect_outline(Rect(0, 0, 40_000, 40_000)), TAG)
    said = stream(write_pdf(page(group, set_line("A", ink=RED)), faces, settings))
    assert said.count("q ") == said.count("Q") == 1
    assert " W n" in said
    after = said[said.index("Q") :]
    assert "0 0.92 0.85 0.12 k" in after
    assert "/F1 9 Tf" in after


def test_unknown_face(page, set_line, faces, settings):
    with pytest.raises(KeyError):
        write_pdf(page(replace(set_line("A"), face="nobody")), faces, settings)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(page, set_line, faces, settings, tmp_path):
    file = Path(tmp_path / "a.pdf")
    file.write_bytes(write_pdf(page(set_line("\u4e00A", face="cff"), Box(Rect(0, 0, 9, 9), BLACK, TAG)), faces, settings))
    assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0
