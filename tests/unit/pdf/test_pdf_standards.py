"""docs/rules/print.md, PDF/X: each row of its table looked up in a file of either standard, by pikepdf."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest

from banmian.colour import FULL, Ink, Spot, mixed
from banmian.display import Box, Group, Layer, Raster, Tag
from banmian.geometry import Rect, rect_outline
from banmian.pdf.finish import TransparentError, refuse_transparency
from banmian.pdf.metadata import iso_date
from banmian.pdf.settings import OutputIntent
from banmian.pdf.standards import STANDARDS, X1A, X4, Standard, standard
from banmian.pdf.writer import write_pdf
from banmian.pictures.pixels import Pixels

TAG = Tag("", -1, "picture")
RED = Ink("red", (0, 920, 850, 120))
SPOT = Ink("spot", (0, 0, 0, 0), ((Spot("PANTONE 186 C", (0, 1000, 780, 40)), FULL),))
DUO = mixed("duo", [(SPOT, 600), (Ink("k", (0, 0, 0, FULL)), 400)])
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
SPACES = {"/DeviceCMYK", "/DeviceGray", "/Separation", "/DeviceN", "/Indexed", "/Pattern"}
COLOUR_OPERATORS = {"rg", "RG", "sc", "SC", "ri", "sh"}
FORBIDDEN_KEYS = {
    *("/JS", "/AA", "/OpenAction", "/AcroForm", "/EmbeddedFiles", "/AF", "/OPI", "/TR", "/HTP", "/Alternates"),
    *("/OCProperties", "/SeparationInfo", "/Ref", "/UserUnit", "/CIDSet", "/Encrypt", "/Prev"),
}
TRANSPARENT_KEYS = {"/SMask", "/CA", "/ca", "/BM", "/SMaskInData"}


@pytest.fixture(params=STANDARDS, ids=lambda row: row.key)
def row(request: pytest.FixtureRequest) -> Standard:
    wanted: Standard = request.param
    return wanted


@pytest.fixture
def data(row, page, set_line, faces, settings) -> bytes:
    """Text in two kinds of face, a tint, spots, a clipped picture."""
    pixels = Pixels(1, 1, "DeviceCMYK", "FlateDecode", b"x\x9cc```\x00\x00\x00\x04\x00\x01")
    raster = Raster("aa", Rect(0, 0, 20_000, 20_000), TAG)
    items = (
        set_line("\u4e00\u4e8c"),
        set_line("Aa", face="cff", y=70_000, ink=RED),
        Box(Rect(0, 0, 50_000, 50_000), Ink("tint", (0, 0, 0, 80)), TAG, Layer.TINT),
        Box(Rect(0, 0, 9_000, 9_000), SPOT, TAG),
        Box(Rect(0, 0, 9_000, 9_000), DUO, TAG),
        Group((raster,), rect_outline(Rect(0, 0, 10_000, 10_000)), TAG),
    )
    wanted = replace(settings, standard=row, pixels=lambda *_: pixels, compress=True)
    return write_pdf(page(*items, pages=2), faces, wanted)


@pytest.fixture
def pdf(data) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream, those inside others too."""
    pending = [*pdf.objects, pdf.trailer]
    while pending:
        known = pending.pop()
        if isinstance(known, pikepdf.Stream):
            known = known.stream_dict
        if isinstance(known, pikepdf.Dictionary):
            yield known
            pending += [v for _, v in known.items() if isinstance(v, pikepdf.Object) and not v.is_indirect]
        elif isinstance(known, pikepdf.Array):
            pending += [v for v in known if isinstance(v, pikepdf.Object) and not v.is_indirect]


def xmp_values(pdf: pikepdf.Pdf) -> dict[str, str]:
    tree = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    (about,) = tree.iter(f"{{{NS['rdf']}}}Description")
    prefixes = {uri: prefix for prefix, uri in NS.items()}
    found = {}
    for element in about:
        uri, _, key = element.tag[1:].partition("}")
        found[f"{prefixes[uri]}:{key}"] = "".join(element.itertext()).strip()
    return found


def test_version_and_structure(row, data, pdf):
    assert data[:9] == f"%PDF-{row.pdf_version}\n".encode() and "/Version" not in pdf.Root
    kinds = {str(o.Type) for o in dictionaries(pdf) if "/Type" in o}
    assert not kinds & {"/ObjStm", "/XRef"}
    assert data.count(b"startxref") == 1, "no incremental update"
    assert len(pdf.trailer.ID) == 2
    assert {"/JavaScript", "/Encrypt"}.isdisjoint(pdf.trailer.keys())


def test_the_key_of_the_standard(row, pdf):
    said = xmp_values(pdf)
    assert str(pdf.docinfo.get("/GTS_PDFXVersion", "")) == {"x4": "", "x1a": "PDF/X-1a:2003"}[row.key]
    assert said.get("pdfxid:GTS_PDFXVersion", "") == {"x4": "PDF/X-4", "x1a": ""}[row.key]
    assert "/GTS_PDFXConformance" not in pdf.docinfo


def test_the_output_intent(pdf, settings):
    (intent,) = pdf.Root.OutputIntents
    assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "CGATS TR 002")
    assert str(intent.Info) and str(intent.RegistryName) == "http://www.color.org"
    profile = intent.DestOutputProfile.read_bytes()
    assert profile == settings.intent.profile
    assert (profile[12:16], profile[16:20], intent.DestOutputProfile.N) == (b"prtr", b"CMYK", 4)
    assert profile[8] < 5


def test_a_condition_that_is_registered_nowhere(row, page, set_line, faces, settings):
    own = OutputIntent(settings.intent.profile, "Custom", "our press", "")
    with pikepdf.open(BytesIO(write_pdf(page(set_line("A")), faces, replace(settings, standard=row, intent=own)))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert "/RegistryName" not in intent
        assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("Custom", "our press")


def test_colour_is_cmyk_and_special_inks(pdf):
    for known in dictionaries(pdf):
        if "/ColorSpace" in known and known.get("/Subtype") == "/Image":
            assert str(known.ColorSpace) in SPACES
    for sheet in pdf.pages:
        for _, space in sheet.Resources.ColorSpace.items():
            assert str(space[0]) in SPACES and str(space[2]) == "/DeviceCMYK"
        for call in pikepdf.parse_content_stream(sheet):
            operator = str(call.operator)
            assert operator not in COLOUR_OPERATORS
            if operator in ("cs", "CS"):
                assert str(call.operands[0]) in sheet.Resources.ColorSpace
    kinds = {str(v) for o in pdf.objects if isinstance(o, pikepdf.Array) for v in o if isinstance(v, pikepdf.Name)}
    assert not kinds & {"/ICCBased", "/Lab", "/CalRGB", "/CalGray", "/DeviceRGB"}


def test_nothing_transparent(pdf):
    for known in dictionaries(pdf):
        assert not TRANSPARENT_KEYS & set(known.keys())
        assert "/Group" not in known


def test_info_and_xmp_are_one(row, pdf):
    info, said = pdf.docinfo, xmp_values(pdf)
    for key in ("/Title", "/Creator", "/Producer"):
        assert bytes(info[key])[:2] == b"\xfe\xff", key
    created = datetime.fromisoformat(iso_date(str(info.CreationDate)))
    assert created == datetime.fromisoformat(iso_date(str(info.ModDate)))
    for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        assert datetime.fromisoformat(said[key]) == created and datetime.fromisoformat(said[key]).tzinfo
    assert said["dc:title"] == str(info.Title) == "\u793e\u533a\u6668\u62a5"
    assert said["xmp:CreatorTool"] == str(info.Creator) and said["pdf:Producer"] == str(info.Producer)
    assert info.Trapped == pikepdf.Name("/False") and said["pdf:Trapped"] == "False"
    assert said["xmpMM:DocumentID"].startswith("uuid:") and said["xmpMM:VersionID"] and said["xmpMM:RenditionClass"]
    assert "/Filter" not in pdf.Root.Metadata


def test_boxes(pdf):
    for sheet in pdf.pages:
        media, bleed, trim = ([float(v) for v in sheet.obj[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
        assert media[0] <= bleed[0] < trim[0] < trim[2] < bleed[2] <= media[2]
        assert media[1] <= bleed[1] < trim[1] < trim[3] < bleed[3] <= media[3]
        assert not {"/ArtBox", "/CropBox", "/Rotate", "/Annots"} & set(sheet.obj.keys())


def test_filters_and_what_is_forbidden(pdf):
    for known in dictionaries(pdf):
        assert not FORBIDDEN_KEYS & set(known.keys())
        if "/Filter" in known:
            assert str(known.Filter) in ("/FlateDecode", "/DCTDecode")
        assert known.get("/Subtype") != "/PS" and "/Subtype2" not in known
        assert str(known.get("/Type", "")) not in ("/Action", "/OCG", "/Annot")


def test_fonts(pdf):
    fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    assert {str(f.Subtype) for f in fonts} == {"/Type0", "/CIDFontType0", "/CIDFontType2"}
    for font in (f for f in fonts if f.Subtype != "/Type0"):
        said = font.FontDescriptor
        assert said.Type == "/FontDescriptor" and font.DW == 1000
        assert str(font.BaseFont)[7] == "+" and str(font.BaseFont)[1:7].isupper()
        assert "/FontFile2" in said or said.FontFile3.Subtype == "/CIDFontType0C"
        assert font.Subtype != "/CIDFontType2" or font.CIDToGIDMap == "/Identity"


def test_equal_bytes(row, page, set_line, faces, settings):
    known, wanted = page(set_line("\u4e00", ink=SPOT), Box(Rect(0, 0, 9, 9), DUO, TAG)), replace(settings, standard=row)
    assert write_pdf(known, faces, wanted) == write_pdf(known, faces, wanted)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(data, tmp_path):
    (tmp_path / "a.pdf").write_bytes(data)
    assert subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, check=False).returncode == 0


def test_rows_are_found_by_key():
    assert (standard("x4"), standard("x1a")) == (X4, X1A)
    with pytest.raises(KeyError):
        standard("x3")


@pytest.mark.parametrize(
    ("entries", "opaque"),
    [
        ({"SMask": pikepdf.Name("/None")}, True),
        ({"CA": 1, "ca": 1, "BM": pikepdf.Name.Normal}, True),
        ({"ca": 0.5}, False),
        ({"BM": pikepdf.Name.Multiply}, False),
        ({"SMask": pikepdf.Dictionary(S=pikepdf.Name.Alpha)}, False),
        ({"Group": pikepdf.Dictionary(S=pikepdf.Name.Transparency)}, False),
        ({"Resources": pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5)))}, False),
    ],
)
def test_the_writer_refuses_its_own_transparency(entries, opaque):
    with pikepdf.new() as pdf:
        pdf.Root.Sample = pdf.make_indirect(pikepdf.Dictionary(**entries))
        if opaque:
            refuse_transparency(pdf)
        else:
            with pytest.raises(TransparentError):
                refuse_transparency(pdf)
