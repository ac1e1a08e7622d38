"""A PDF's page as a picture: what is refused and why, what is taken over, and that it stands where it should."""

from __future__ import annotations

import zlib
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from picture_samples import PROFILE, find_picture, pdf, photograph
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops

from banmian.diagnostics import Span
from banmian.display import DisplayList, Group, Page, Raster, Tag, Treatment
from banmian.geometry import Rect, rect_outline
from banmian.pdf.settings import OutputIntent, PdfSettings
from banmian.pdf.standards import X1A
from banmian.pdf.writer import write_pdf
from banmian.pictures.asset_store import AssetStore
from banmian.pictures.pdf_examine import examine
from banmian.pictures.picture import PictureFile
from banmian.pictures.raster import Converter
from banmian.pictures.refusal import Refused

SPAN = Span("content/a.md", 7, 1)
TAG = Tag("", -1, "picture")
PLAIN = Treatment()


def look(folder, data: bytes, treatment: Treatment = PLAIN) -> tuple[PictureFile | None, list[str]]:
    (folder / "a.pdf").write_bytes(data)
    picture, found = find_picture("a.pdf", folder, SPAN, treatment)
    assert all(said.span == SPAN and said.hint and said.message.endswith(".") for said in found)
    return picture, [said.code for said in found]


def written(folder, data: bytes, treatment: Treatment = PLAIN, compress: bool = True) -> bytes:
    """A page of 100 x 100 pt with the picture on 20..80, 20..60."""
    (folder / "a.pdf").write_bytes(data)
    rect = Rect(20_000, 20_000, 80_000, 60_000)
    raster = Raster(sha256(data).hexdigest(), rect, TAG, treatment=treatment, kind="pdf")
    page = Page(1, "1", (100_000, 100_000), 0, (Group((raster,), rect_outline(rect), TAG),))
    pixels = Converter(PROFILE, assets=AssetStore(held={raster.sha256: data}))
    settings = PdfSettings(OutputIntent(PROFILE), compress=compress, pixels=pixels)
    return write_pdf(DisplayList((page,), "t", "2020-08-12T00:00:00+08:00"), NO_FACES, settings)


class _NoFaces:
    def face(self, id: str):
        raise KeyError(id)


NO_FACES = _NoFaces()


def seen(data: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


def test_the_pages_size_is_its_box_as_it_is_shown(tmp_path):
    picture, codes = look(tmp_path, pdf())
    assert not codes
    assert picture is not None
    assert (picture.kind, picture.width, picture.height) == ("pdf", 300_000, 100_000)

    def boxes(_, page):
        page.obj.TrimBox, page.obj.Rotate = Array([10, 10, 60, 90]), 90

    picture, _ = look(tmp_path, pdf(spoil=boxes))
    assert picture is not None
    assert (picture.width, picture.height) == (80_000, 50_000)
    picture, _ = look(tmp_path, pdf(spoil=boxes), Treatment(box="media"))
    assert picture is not None
    assert (picture.width, picture.height) == (100_000, 300_000)


def spoiled(name: str):
    """One fault each: (content, resources, change)."""
    js = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    icc = {"ColorSpace": Dictionary(C=Array([Name.CalRGB, Dictionary(WhitePoint=Array([1, 1, 1]))]))}
    spot = Array([Name.Separation, Name("/PANTONE 185 C"), Name.DeviceCMYK, Dictionary(FunctionType=2)])
    font = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    return {
        "action": (b"", {}, lambda made, _: made.Root.__setattr__("OpenAction", js)),
        "named": (b"", {}, lambda made, _: made.Root.__setattr__("Names", Dictionary(JavaScript=Dictionary()))),
        "field": (b"", {}, lambda _, page: page.obj.__setattr__(
            "Annots", Array([Dictionary(Subtype=Name.Stamp, AA=Dictionary(K=js))]))),
        "rgb": (b"1 0 0 rg 0 0 9 9 re f", {}, None),
        "cal": (b"", icc, None),
        "spot": (b"", {"ColorSpace": Dictionary(C=spot)}, None),
        "shading": (b"", {"Shading": Dictionary(S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB))}, None),
        "inline": (b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI", {}, None),
        "font": (b"BT /F 9 Tf (a) Tj ET", {"Font": font}, None),
        "layer": (b"", {"Properties": Dictionary(L=Dictionary(Type=Name.OCG, Name=String("a")))}, None),
        "curve": (b"", {"ExtGState": Dictionary(G=Dictionary(TR=Name.Identity))}, None),
        "operator": (b"0 0 9 9 re f 1 2 three", {}, None),
        "group": (b"", {}, lambda _, page: page.obj.__setattr__("Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
    }[name]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [("action", "PIC032"), ("named", "PIC032"), ("field", "PIC032"), ("rgb", "PIC034"), ("cal", "PIC034"), ("spot", "PIC034"),
     ("shading", "PIC034"), ("inline", "PIC034"), ("group", "PIC034"), ("font", "PIC033"), ("layer", "PIC036"),
     ("curve", "PIC036"), ("operator", "PIC036")],
)  # fmt: skip
def test_each_fault_is_refused_by_its_code(tmp_path, name, code):
    content, resources, spoil = spoiled(name)
    picture, codes = look(tmp_path, pdf(content, resources, spoil=spoil))
    assert picture is None
    assert codes == [code]


def image(made, **more):
    known = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8}
    return pikepdf.Stream(made, b"\0\0\0\0", Dictionary({f"/{k}": v for k, v in (known | more).items()}))


def test_what_stands_in_forms_is_found_and_forms_within_themselves_are_refused(tmp_path):
    def nested(made, page, inner):
        form = made.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(XObject=Dictionary(X=inner(made, form)))
        page.obj.Resources.XObject = Dictionary(F=form)

    cases = {
        "PIC034": lambda made, _: image(made, ColorSpace=Name.DeviceRGB),
        "PIC036": lambda made, _: image(made, ColorSpace=Name.DeviceGray, Filter=Name.JPXDecode),
        "PIC037": lambda _, form: form,
    }
    for code, inner in cases.items():
        _, codes = look(tmp_path, pdf(b"/F Do", spoil=lambda made, page, i=inner: nested(made, page, i)))
        assert codes == [code]
    good = pdf(b"/F Do", spoil=lambda made, page: nested(made, page, lambda m, _: image(m, ColorSpace=Name.DeviceCMYK)))
    assert look(tmp_path, good)[1] == []


def test_a_page_that_paints_nothing_is_told(tmp_path):
    assert look(tmp_path, pdf(b"0 0 0 1 k 10 w 0 0 100 75 re n"))[1] == ["FRM010"]
    assert look(tmp_path, pdf(b"0 0 0 1 k 0 0 100 75 re f"))[1] == []
    assert look(tmp_path, pdf(b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI"))[1] == []


def test_what_is_said_of_a_damaged_file_is_the_same_each_time(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 junk")
    [said] = find_picture("a.pdf", tmp_path, SPAN)[1]
    assert "0x" not in said.message and "its table of what lies where is missing or damaged" in said.message


def test_unreadable_pages_and_bombs(tmp_path):
    assert look(tmp_path, pdf(), Treatment(page=2))[1] == ["PIC031"]
    assert look(tmp_path, pdf()[:200])[1] == ["PIC030"]
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert look(tmp_path, out.getvalue())[1] == ["PIC030"]
    bomb = pdf(b" " * 101_000_000)
    assert len(bomb) < 1_000_000
    assert look(tmp_path, bomb)[1] in (["PIC030"], ["PIC037"])
    with pikepdf.open(BytesIO(pdf(pages=2))) as made:
        made.pages[1].obj.MediaBox = Array([0, 0, 0, 0])
        again = BytesIO()
        made.save(again)
    assert look(tmp_path, again.getvalue(), Treatment(page=2))[1] == ["PIC030"]


def test_annotations_are_left_out_and_told(tmp_path):
    def noted(_, page):
        kinds = (Name.Link, Name.Stamp, Name.Text)
        page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=k, Rect=Array([0, 0, 9, 9])) for k in kinds])

    data = pdf(spoil=noted)
    picture, codes = look(tmp_path, data)
    assert picture is not None
    assert codes == ["PIC035"]
    with pikepdf.open(BytesIO(written(tmp_path, data))) as made:
        assert not [o for o in made.objects if isinstance(o, Dictionary) and str(o.get("/Type", "")) == "/Annot"]


CORNERS = b"1 0 0 0 k 0 0 150 50 re f 0 1 0 0 k 150 0 150 50 re f 0 0 1 0 k 0 50 150 50 re f 0 0 0 1 k 150 50 150 50 re f"
"""Cyan lower left, magenta lower right, yellow upper left, black upper right."""


@pytest.mark.parametrize(("turn", "order"), [(0, "ykcm"), (90, "cymk"), (180, "mcky"), (270, "kmyc")])
def test_it_stands_as_it_is_shown(tmp_path, turn, order):
    data = written(tmp_path, pdf(CORNERS, spoil=lambda _, page: page.obj.__setattr__("Rotate", turn)))
    shown = seen(data)
    near = {"c": (0, 174, 239), "m": (236, 0, 140), "y": (255, 242, 0), "k": (35, 31, 32)}

    def name(x, y):
        found = shown.getpixel((x, y))
        return min(near, key=lambda n: sum(abs(a - b) for a, b in zip(near[n], found, strict=True)))

    assert "".join(name(x, y) for y in (30, 50) for x in (35, 65)) == order
    assert shown.getpixel((10, 40)) == (255, 255, 255)


def test_a_box_away_from_the_origin_and_the_callers_state_do_not_matter(tmp_path):
    plain = seen(written(tmp_path, pdf(CORNERS)))
    content = b"1 0 0 1 500 300 cm " + CORNERS
    moved = pdf(content, spoil=lambda _, page: page.obj.__setattr__("MediaBox", Array([500, 300, 800, 400])))
    assert ImageChops.difference(plain, seen(written(tmp_path, moved))).getbbox() is None


def test_pictures_in_it_are_taken_over_as_they_are(tmp_path):
    out = BytesIO()
    photograph("CMYK", (20, 10)).save(out, "JPEG")

    def with_photo(made, page):
        entries = {"Width": 20, "Height": 10, "ColorSpace": Name.DeviceCMYK, "Filter": Name.DCTDecode}
        photo = image(made, **entries, Decode=Array([1, 0] * 4))
        photo.write(out.getvalue(), filter=Name.DCTDecode)
        page.obj.Resources.XObject = Dictionary(P=photo)

    data = pdf(b"300 0 0 100 0 0 cm /P Do", spoil=with_photo)
    made = written(tmp_path, data)
    with pikepdf.open(BytesIO(made)) as known:
        form = known.pages[0].Resources.XObject.Im1
        assert form.Subtype == Name.Form
        assert form.Resources.XObject.P.read_raw_bytes() == out.getvalue()
    assert made == written(tmp_path, data)
    raw = written(tmp_path, data, compress=False)
    assert b"/P Do" in raw


def test_the_papers_own_special_inks_may_stand_in_it(tmp_path):
    content, resources, _ = spoiled("spot")
    data = pdf(content, resources)
    (tmp_path / "a.pdf").write_bytes(data)
    picture, found = find_picture("a.pdf", tmp_path, SPAN, PLAIN, {"PANTONE 185 C"})
    assert picture is not None
    assert [d.code for d in found] in ([], ["FRM010"])  # the colour is set, and painted with by nothing
    with pikepdf.open(BytesIO(written(tmp_path, data))) as made:
        space = made.pages[0].Resources.XObject.Im1.Resources.ColorSpace.C
        assert (space[0], space[1]) == (Name.Separation, Name("/PANTONE 185 C"))


def test_a_page_without_content_is_empty_and_content_that_is_none_is_refused(tmp_path):
    picture, codes = look(tmp_path, pdf(spoil=lambda _, page: page.obj.__delitem__("/Contents")))
    assert picture is not None
    assert codes == ["FRM010"]
    _, codes = look(tmp_path, pdf(spoil=lambda _, page: page.obj.__setattr__("Contents", Dictionary())))
    assert codes == ["PIC030"]


def test_transparency_is_noted_for_standards_that_forbid_it():
    found = examine(pdf(b"/G gs", {"ExtGState": Dictionary(G=Dictionary(ca=0.5))}), PLAIN)
    assert not isinstance(found, tuple)
    assert found.page.transparent
    plain = examine(pdf(), PLAIN)
    assert not isinstance(plain, tuple)
    assert not plain.page.transparent
    assert Converter(PROFILE, flatten=not X1A.transparency).flatten


STRAY = b"0.9 0 0 0 k 0 0 100 75 re f Q 0 0.9 0 0 k 100 75 100 75 re f"


@pytest.mark.parametrize("content", [STRAY, b"q q " + STRAY, b"Q Q q " + STRAY.replace(b"Q", b""), STRAY.replace(b" Q", b"")])
def test_a_state_that_does_not_match_is_put_right(tmp_path, content):
    data = pdf(content, box=(0, 0, 200, 150))
    picture, codes = look(tmp_path, data)
    assert picture is not None
    assert codes == (["PIC038"] if b"q" in content or b"Q" in content else [])
    out = written(tmp_path, data, compress=False)
    with pikepdf.open(BytesIO(out)) as made:
        (form,) = made.pages[0].Resources.XObject.values()
        depth = 0
        for instruction in pikepdf.parse_content_stream(form):
            depth += {"q": 1, "Q": -1}.get(str(instruction.operator), 0)
            assert depth >= 0
        assert depth == 0
    whole = written(tmp_path, pdf(STRAY.replace(b"Q", b""), box=(0, 0, 200, 150)))
    assert ImageChops.difference(seen(out), seen(whole)).getbbox() is None


def test_a_state_that_goes_on_in_the_next_stream_is_whole(tmp_path):
    def parts(made, page):
        page.obj.Contents = Array([made.make_stream(b"q 0 0 9 9 re f"), made.make_stream(b"Q 0 0 0 1 k 9 9 9 9 re f")])

    assert look(tmp_path, pdf(spoil=parts))[1] == []

    def broken(made, page):
        page.obj.Contents = Array([made.make_stream(b"q 0 0 9 9 re f Q"), made.make_stream(b"Q 0 0 0 1 k 9 9 9 9 re f q")])

    assert look(tmp_path, pdf(spoil=broken))[1] == ["PIC038"]


@pytest.mark.parametrize("content", [b"Q 0 0 9 9 re f", b"q 0 0 9 9 re f"])
def test_a_part_whose_state_does_not_match_is_refused(tmp_path, content):
    def form(made, page):
        page.obj.Resources.XObject = Dictionary(
            F=made.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        )

    assert look(tmp_path, pdf(b"/F Do", spoil=form))[1] == ["PIC039"]


HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
NAMED = b"BT /F 12 Tf 14.4 TL ET 0 0 0 1 k 0 0 9 9 re f"


def test_a_font_that_sets_no_character_is_no_fault_and_stays_behind(tmp_path):
    """Every reportlab file names Helvetica at the head of each page."""
    data = pdf(NAMED, {"Font": Dictionary(F=HELVETICA)})
    picture, codes = look(tmp_path, data)
    assert picture is not None
    assert not codes
    out = written(tmp_path, data, compress=False)
    assert b"Helvetica" not in out
    assert b"/F 12 Tf" not in out
    empty = pdf(NAMED.replace(b"ET", b"() Tj [()] TJ ET"), {"Font": Dictionary(F=HELVETICA)})
    assert look(tmp_path, empty)[1] == []


@pytest.mark.parametrize(
    "content",
    [b"BT /F 9 Tf (a) Tj ET", b"BT /F 9 Tf [(a) 3 (b)] TJ ET", b"q /F 9 Tf BT (a) ' ET Q", b"/F 9 Tf q /G 9 Tf Q BT (a) Tj ET"],
)
def test_a_font_that_sets_text_must_be_there(tmp_path, content):
    (tmp_path / "a.pdf").write_bytes(pdf(content, {"Font": Dictionary(F=HELVETICA, G=Dictionary(Subtype=Name.Type3))}))
    _, (said,) = find_picture("a.pdf", tmp_path, SPAN)
    assert (said.code, said.message) == ("PIC033", "'a.pdf' does not hold the font Helvetica, in which text is set.")


def test_a_font_is_asked_for_by_forms_that_are_painted(tmp_path):
    def form(made, page, own: bool):
        inner = made.make_stream(b"BT /F 9 Tf (a) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        if own:
            inner.Resources = Dictionary(Font=Dictionary(F=HELVETICA))
        page.obj.Resources = Dictionary(XObject=Dictionary(X=inner), Font=Dictionary(F=HELVETICA))

    for own in (True, False):
        assert look(tmp_path, pdf(b"/X Do", spoil=lambda made, page, own=own: form(made, page, own)))[1] == ["PIC033"]
        assert look(tmp_path, pdf(b"q Q", spoil=lambda made, page, own=own: form(made, page, own)))[1] == []


def test_messages_name_the_file(tmp_path):
    (tmp_path / "ad.pdf").write_bytes(pdf(b"1 0 0 rg 0 0 9 9 re f"))
    _, (said,) = find_picture("ad.pdf", tmp_path, SPAN)
    assert said.message.startswith("'ad.pdf' has colours in DeviceRGB")


def test_two_threads_share_qpdfs_limits(tmp_path):
    """Limits that one thread puts back while the other still reads would let a bomb through."""
    from concurrent.futures import ThreadPoolExecutor

    from banmian.preflight.reading.opening import open_pdf
    from banmian.qpdf import STREAM_BYTES

    bomb, sound = pdf(b" " * (STREAM_BYTES + 10)), pdf()

    def refused(_: int) -> bool:
        examine(sound, PLAIN)
        open_pdf(sound)
        try:
            examine(bomb, PLAIN)
        except Refused:
            return True
        return False

    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(refused, range(24)))


def test_content_that_is_packed_in_itself_again_and_again_is_refused(tmp_path):
    def packed(times: int) -> bytes:
        data, out = b"0 0 0 1 k 0 0 9 9 re f", BytesIO()
        for _ in range(times):
            data = zlib.compress(data)
        with pikepdf.open(BytesIO(pdf())) as made:
            content = made.pages[0].obj.Contents
            content.write(data, filter=Array([Name.FlateDecode] * times), decode_parms=Array([None] * times))
            made.save(out, static_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return out.getvalue()

    assert look(tmp_path, packed(3))[1] == []
    assert look(tmp_path, packed(4))[1] == ["PIC037"]


def test_a_group_that_holds_itself_is_refused_when_it_is_read(tmp_path):
    """Its resources are judged; what else of the page is taken over must have an end too."""

    def spoiled(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        group = made.make_indirect(Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))
        group.More = Array([group])
        page.obj.Group = group

    assert look(tmp_path, pdf(spoil=spoiled)) == (None, ["PIC037"])
