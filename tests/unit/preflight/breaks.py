"""For each check of a finished file one PDF that breaks it alone: a good draft and what is done to it.

`also`: checks that the same fault cannot but break too, each with its reason in the row's comment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from drafts import HEIGHT, KNOCK, WIDTH, Draft
from pikepdf import Array, Dictionary, Name, String

X4, X1A = "PDF/X-4", "PDF/X-1a:2003"
Do = Callable[[Draft], Any]


@dataclass(frozen=True)
class Broken:
    check: str
    outcome: str
    do: Do
    standard: str = X4
    also: tuple[str, ...] = ()
    after: Callable[[bytes], bytes] = bytes
    limits: tuple[tuple[str, Any], ...] = ()
    pages: int = 2

    def data(self, small: bool = False) -> bytes:
        """The file; `small`: with the head of its output profile alone."""
        draft = Draft(self.standard, self.pages)
        if small:
            draft.profile.write(draft.profile.read_bytes()[:128])
        self.do(draft)
        return self.after(draft.save())


def nothing(_: Draft) -> None:
    """Only the bytes are touched."""


def saved(**options: Any) -> Callable[[bytes], bytes]:
    """Saved again by pikepdf with these options."""

    def after(data: bytes) -> bytes:
        from io import BytesIO

        out = BytesIO()
        with pikepdf.Pdf.open(BytesIO(data)) as pdf:
            pdf.save(out, deterministic_id=not options.get("encryption"), fix_metadata_version=False, **options)
        return out.getvalue()

    return after


def updated(data: bytes) -> bytes:
    """The same file with an incremental update that changes nothing."""
    at = int(data.rsplit(b"startxref", 1)[1].split()[0])
    trailer = data.rsplit(b"trailer", 1)[1].split(b"startxref")[0].strip()
    end = len(data)
    new = b"xref\n0 0\ntrailer\n" + trailer[:-2] + b" /Prev " + str(at).encode() + b" >>\nstartxref\n" + str(end).encode()
    return data + new + b"\n%%EOF\n"


def put(owner: str, **entries: Any) -> Do:
    """Set entries of one of the draft's dictionaries."""

    def do(d: Draft) -> None:
        held = getattr(d, owner)
        for key, value in entries.items():
            held[key.replace("__", ":") if owner == "xmp" else f"/{key}"] = value

    return do


def add(*lines: str, page: int = 1) -> Do:
    return lambda d: d.add(*lines, page=page)


def state(lines: str, **entries: Any) -> Do:
    def do(d: Draft) -> None:
        d.state("S", **entries)
        d.add(f"q /S gs {lines} Q")

    return do


def box(key: str, *values: float) -> Do:
    return lambda d: d.sheets[0].boxes.__setitem__(f"/{key}", list(values))


def page(**entries: Any) -> Do:
    return lambda d: d.sheets[0].extra.update({f"/{k}": v for k, v in entries.items()})


def shown(text: str, x: float, y: float, size: float, before: str = "", number: int = 1) -> Do:
    return lambda d: d.add(f"q {before}", d.shown(text, x, y, size), "Q", page=number)


def together(*steps: Do) -> Do:
    def do(d: Draft) -> None:
        for step in steps:
            step(d)

    return do


def group(space: str | None = "DeviceCMYK", **entries: Any) -> Dictionary:
    made = Dictionary(Type=Name.Group, S=Name.Transparency, **entries)
    if space:
        made.CS = Name(f"/{space}")
    return made


def placed_form(content: str, paint: str = "/Fm Do", **entries: Any) -> Do:
    def do(d: Draft) -> None:
        d.form("Fm", content, **entries)
        d.add(f"q {paint} Q")

    return do


def picture(paint: str, width: int, height: int, components: int = 4, **entries: Any) -> Do:
    def do(d: Draft) -> None:
        d.picture("Px", width, height, components, **entries)
        d.add(f"q {KNOCK} {paint} cm /Px Do Q")

    return do


def note(subtype: str, *rect: float) -> Do:
    return page(Annots=Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array(list(rect)), F=4)]))


def root(key: str, value: Any) -> Do:
    return lambda d: d.pdf.Root.__setitem__(f"/{key}", value)


def spot(name: str, alternate: str = "DeviceCMYK", key: str = "Sp", paint: str = "1 scn 40 130 20 20 re f") -> Do:
    def do(d: Draft) -> None:
        count = 3 if alternate == "DeviceRGB" else 4
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * count), C1=Array([1] + [0] * (count - 1)), N=1)
        d.resources.ColorSpace[f"/{key}"] = Array([Name.Separation, Name(f"/{name}"), Name(f"/{alternate}"), function])
        d.add(f"q {KNOCK} /{key} cs {paint} Q")

    return do


def plain_face(**entries: Any) -> Do:
    """A second face, Helvetica, not embedded unless the entries say so."""

    def do(d: Draft) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica"), Encoding=Name.WinAnsiEncoding)
        for key, value in entries.items():
            font[f"/{key}"] = value
        d.resources.Font["/H"] = font
        d.add("BT /H 9 Tf 1 0 0 1 30 150 Tm (abc) Tj ET")

    return do


def qr(
    d: Draft, x: float = 40, y: float = 110, module: float = 1.5, ink: str = "0 0 0 1 k", text: str = "https://example.com"
) -> None:
    """A QR code as rectangles, rows from the top."""
    import qrcode

    code = qrcode.QRCode(border=0)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    lines = [f"q {ink}"]
    for n, row in enumerate(rows):
        for m, dark in enumerate(row):
            if dark:
                lines.append(f"{x + m * module:.3f} {y + (len(rows) - 1 - n) * module:.3f} {module} {module} re f")
    d.add(*lines, "Q")


def ean(d: Draft, module: float = 1.0, ink: str = "0 0 0 1 k") -> None:
    """An EAN-13 as rectangles, from the left."""
    from banmian.pages.furniture.barcode import bars_of

    bars = bars_of("9771234567003", "").bars
    d.add(f"q {ink}", *(f"{60 + b.x * module:.3f} 110 {b.width * module:.3f} 45 re f" for b in bars), "Q")


RIGHT, TOP = WIDTH + 17, HEIGHT + 17
EDGE = RIGHT - 8.5 + 4
"""1.4 mm beyond the trim."""
CURVED = (EDGE - 250 / 4) / 0.75
"""Control points of a curve from 250 that comes as far; they lie beyond the bleed."""
GRADIENT = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 0, 0]), N=1)


def shading(space: str) -> Do:
    def do(d: Draft) -> None:
        d.resources.Shading["/Sh"] = Dictionary(
            ShadingType=2, ColorSpace=Name(f"/{space}"), Coords=Array([0, 0, 9, 0]), Function=GRADIENT
        )
        d.add(f"q {KNOCK} 40 130 20 20 re W n /Sh sh Q")

    return do


def soft_mask(d: Draft) -> None:
    form = d.form("Mk", "0.5 g 0 0 99 99 re f", Group=group("DeviceGray"))
    del d.resources.XObject["/Mk"]
    d.state("M", SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form))
    d.add(f"q {KNOCK} /M gs 0 0 0 0.5 k 40 130 20 20 re f Q")


def lzw(d: Draft) -> None:
    """A stream under LZW, hung onto a form."""
    form = d.form("Lz", "")
    form["/Extra"] = d.stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)


def packed(d: Draft, mode: str) -> None:
    """A JPEG 2000 picture that says its colour space itself."""
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new(mode, (52, 52)).save(out, "JPEG2000")
    stream = d.picture("Px", 52, 52)
    del stream.ColorSpace
    stream.write(out.getvalue(), filter=Name.JPXDecode)
    d.add(f"q {KNOCK} 15 0 0 15 20 20 cm /Px Do Q")


def deep(d: Draft) -> None:
    """A form in a form, deeper than is read."""
    for n in range(15):
        d.form(f"D{n}", f"/D{n + 1} Do" if n < 14 else "")
    d.add("/D0 Do")


FILE: tuple[Broken, ...] = (
    Broken("PF-DOC-01", "empty", nothing, after=lambda _: b""),
    Broken("PF-DOC-01", "foreign", nothing, after=lambda _: b"Dear printer, the file is attached." * 50),
    Broken("PF-DOC-01", "damaged", nothing, after=lambda d: d[:300]),
    Broken("PF-DOC-01", "encrypted", nothing, after=saved(encryption=pikepdf.Encryption(owner="a", user="b"))),
    Broken("PF-DOC-02", "error", nothing, after=lambda d: d[:-9]),
    Broken("PF-DOC-03", "error", deep),
    Broken("PF-DOC-04", "error", lambda d: setattr(d, "version", "1.7")),
    Broken("PF-DOC-04", "catalog", root("Version", Name("/1.7"))),
    Broken("PF-DOC-04", "error", lambda d: setattr(d, "version", "1.6"), X1A),
    Broken("PF-DOC-05", "error", lambda d: (setattr(d, "object_streams", True), setattr(d, "version", "1.5")), X1A,
           after=lambda d: d.replace(b"%PDF-1.5", b"%PDF-1.4", 1)),
    Broken("PF-DOC-06", "none", lambda d: d.xmp.pop("pdfxid:GTS_PDFXVersion")),
    Broken("PF-DOC-06", "other", put("xmp", pdfxid__GTS_PDFXVersion="PDF/X-3:2003")),
    Broken("PF-DOC-06", "conformance", put("info", GTS_PDFXConformance=String("PDF/X-1a:2001")), X1A),
    Broken("PF-DOC-06", "two", put("info", GTS_PDFXVersion=String("PDF/X-1a:2003"))),
    Broken("PF-DOC-07", "error", put("info", Title=None)),
    Broken("PF-DOC-07", "error", put("info", ModDate=None), X1A),
    Broken("PF-DOC-08", "error", put("xmp", xmp__CreateDate="2020-08-12T07:00:00+08:00")),  # Info and XMP dates apart
    Broken("PF-DOC-08", "error", put("xmp", dc__title="\u53e6\u4e00\u4e2a"), X1A),
    Broken("PF-DOC-09", "absent", lambda d: (d.xmp.clear(), d.info.update({"/GTS_PDFXVersion": String(X4)}))),
    Broken("PF-DOC-09", "entry", lambda d: d.xmp.pop("xmpMM:VersionID")),
    Broken("PF-DOC-09", "zone", put("xmp", xmp__MetadataDate="2020-08-12T06:00:00")),
    Broken("PF-DOC-10", "error", lambda d: setattr(d, "xmp_filter", True)),
    Broken("PF-DOC-11", "error", together(put("info", Trapped=Name.Unknown), put("xmp", pdf__Trapped="Unknown"))),
    Broken("PF-DOC-11", "net", note("TrapNet", 0, 0, RIGHT, TOP)),
    Broken("PF-DOC-12", "error", nothing, after=lambda d: d.replace(b" /ID [", b" /IX [")),
    Broken("PF-DOC-13", "warning", nothing, after=updated),
    Broken("PF-DOC-14", "error", nothing, after=saved(encryption=pikepdf.Encryption(owner="a", user="", R=4)),
           also=("PF-DOC-10",)),  # encryption is a filter
    Broken("PF-DOC-15", "error", lambda d: d.xmp.update({"dc:title": "<"}), also=("PF-DOC-06",)),  # which says the standard
    Broken("PF-DOC-15", "error", lambda d: d.xmp.update({"dc:title": "<"}), X1A),
    Broken("PF-FBD-01", "error", root("OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.beep(1)"))), also=("PF-FBD-02",)),
    Broken("PF-FBD-02", "error", root("OpenAction", Dictionary(S=Name.URI, URI=String("https://example.com")))),
    Broken("PF-FBD-03", "error", root("AcroForm", Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T=String("a"))])))),
    Broken("PF-FBD-04", "error", root("Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array([]))))),
    Broken("PF-FBD-05", "error", placed_form("", F=String("other.bin"))),
    Broken("PF-FBD-06", "error", lambda d: (d.form("Ps", "%!PS").__setitem__("/Subtype", Name.PS), d.add("/Ps Do"))),
    Broken("PF-FBD-06", "error", placed_form("", Subtype2=Name.PS)),
    Broken("PF-FBD-07", "error", placed_form("", Ref=Dictionary(F=String("a.pdf"), Page=0))),
    Broken("PF-FBD-08", "error", placed_form("", OPI=Dictionary())),
    Broken("PF-FBD-09", "error", root("OCProperties", Dictionary(OCGs=Array([]), D=Dictionary()))),
    Broken("PF-FBD-09", "error", root("OCProperties", Dictionary(OCGs=Array([]), D=Dictionary())), X1A),
    Broken("PF-FBD-10", "error", page(SeparationInfo=Dictionary(DeviceColorant=Name.Cyan))),
    Broken("PF-FBD-11", "error", add("1 2 zz")),
    Broken("PF-FBD-11", "error", add("BX EX")),
    Broken("PF-FBD-12", "error", lambda d: d.resources.XObject["/Im"].__setitem__(
        "/Alternates", Array([Dictionary(Image=d.picture("Al", 52, 52), DefaultForPrinting=True)]))),
    Broken("PF-FBD-12", "warning", lambda d: d.resources.XObject["/Im"].__setitem__(
        "/Alternates", Array([Dictionary(Image=d.picture("Al", 52, 52), DefaultForPrinting=False)]))),
    Broken("PF-FBD-13", "error", note("Link", 40, 40, 80, 80)),
    Broken("PF-FBD-13", "error", note("PrinterMark", 40, 40, 80, 80)),
    Broken("PF-FBD-14", "error", lzw),
    Broken("PF-FBD-14", "error", add("q 15 0 0 15 20 20 cm BI /W 52 /H 52 /BPC 8 /CS /G /F /LZW ID", "x", "EI Q")),
    Broken("PF-FBD-14", "error", picture("15 0 0 15 20 20", 52, 52, 1, Filter=Name.JBIG2Decode), X1A),
    Broken("PF-FBD-14", "jpx", picture("15 0 0 15 20 20", 52, 52, Filter=Name.JPXDecode)),
    Broken("PF-FBD-15", "error", state("", TR=Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2))),
    Broken("PF-FBD-15", "error", state("", TR2=Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2)), X1A),
    Broken("PF-FBD-16", "error", state("", HTP=Array([0, 0]))),
    Broken("PF-FBD-17", "error", state("", HT=Dictionary(HalftoneType=6))),
    Broken("PF-FBD-17", "error", state("", HT=Dictionary(HalftoneType=1, HalftoneName=String("House")))),
    Broken("PF-FBD-18", "error", placed_form("/Fm Do")),
    Broken("PF-FBD-19", "error", add("/Nowhere Do")),
    Broken("PF-FBD-20", "warning", root("AcroForm", Dictionary(Fields=Array([])))),
    Broken("PF-FBD-21", "error", add("Q")),
    Broken("PF-FBD-21", "error", placed_form("q Q Q q")),
    Broken("PF-FBD-21", "warning", add("q q Q")),
    Broken("PF-INT-01", "error", lambda d: setattr(d, "intents", Array([]))),
    Broken("PF-INT-01", "error", lambda d: d.intents.append(d.intent), X1A),
    Broken("PF-INT-02", "error", lambda d: d.intent.__delitem__("/Info")),
    Broken("PF-INT-03", "error", lambda d: d.intent.__delitem__("/DestOutputProfile")),
    Broken("PF-INT-04", "error", lambda d: d.profile.write(b"\0" * 12 + b"mntrRGB XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 100)),
    Broken("PF-INT-04", "count", lambda d: d.profile.__setitem__("/N", 3)),
    Broken("PF-INT-04", "version", lambda d: d.profile.write(d.profile.read_bytes()[:8] + b"\x05" + d.profile.read_bytes()[9:])),
    Broken("PF-INT-05", "warning", lambda d: d.intent.__delitem__("/RegistryName")),
    Broken("PF-INT-06", "warning", nothing, limits=(("intent", "FOGRA52"),)),
    Broken("PF-BOX-01", "error", lambda d: d.sheets[0].boxes.update({"/MediaBox": [0, 0, 0, 0]}) or d.sheets[0].content.clear(),
           also=("PF-BOX-03", "PF-BOX-09")),  # nothing lies in a sheet of no size
    Broken("PF-BOX-02", "none", lambda d: [s.boxes.pop("/TrimBox") for s in d.sheets]),
    Broken("PF-BOX-02", "both", box("ArtBox", 20, 20, 280, 180), X1A),
    Broken("PF-BOX-03", "error", lambda d: d.sheets[0].boxes.update(
        {"/BleedBox": d.sheets[0].boxes["/TrimBox"], "/TrimBox": [8.5, 8.5, RIGHT - 8.5, round(TOP - 8.5 + 0.0001, 4)]})),
    Broken("PF-BOX-04", "warning", box("CropBox", 0, 0, RIGHT, TOP - 0.5), also=("PF-BOX-03",)),  # bleed leaves the crop
    Broken("PF-BOX-05", "error", lambda d: d.sheets[1].boxes.update({"/TrimBox": [8.5, 8.5, RIGHT - 20, TOP - 8.5]}), pages=3),
    Broken("PF-BOX-06", "error", page(Rotate=90)),
    Broken("PF-BOX-07", "error", page(UserUnit=2)),
    Broken("PF-BOX-08", "warning", nothing, limits=(("trim_mm", (270, 390)),)),
    Broken("PF-BOX-09", "error", lambda d: d.sheets[1].content.clear()),
    Broken("PF-BOX-10", "warning", nothing, limits=(("pages_multiple", 4),)),
    Broken("PF-BOX-11", "warning", add(f"q 0 0 0 0.1 k 250 60 {RIGHT - 8.5 - 250} 40 re f Q")),
    Broken("PF-BOX-11", "warning", add(f"q 0 0 0 0.1 k 250 60 m {EDGE} 70 l {EDGE} 90 l 250 100 l f Q")),  # a trapezium
    Broken("PF-BOX-11", "warning", add(f"q {KNOCK} 0 0 0 0.1 K 20 w 250 100 m {EDGE} 100 l S Q")),
    Broken("PF-BOX-11", "warning", add(f"q 0 0 0 0.1 k 250 60 m {CURVED} 70 {CURVED} 90 250 100 c f Q")),
    Broken("PF-BOX-11", "warning", placed_form(f"0 0 0 0.1 k 250 60 {EDGE - 250} 40 re f")),
    Broken("PF-BOX-11", "warning", add(f"q 0 0 {EDGE} 400 re W n 0 0 0 0.1 k 250 60 200 40 re f Q")),  # the clip cuts it short
    Broken("PF-BOX-11", "warning", add("q 0 0 0 0.1 k 4 60 30 40 re f Q"), pages=1),  # the left edge of a page by itself
)  # fmt: skip
FONTS: tuple[Broken, ...] = (
    Broken("PF-FNT-01", "error", plain_face()),
    Broken("PF-FNT-01", "error", plain_face(), X1A),
    Broken("PF-FNT-02", "error", lambda d: setattr(d, "program", b"\0\1\0\0" + b"\0" * 60)),
    Broken("PF-FNT-02", "glyph", lambda d: d.add("BT /F 9 Tf 1 0 0 1 30 150 Tm <0999> Tj ET"), also=("PF-FNT-10",)),
    Broken("PF-FNT-03", "error", put("below_entries", W=Array([1, Array([1000, 500])]))),  # /W against the font's own advances
    Broken("PF-FNT-04", "info", put("below_entries", DW=500)),
    Broken("PF-FNT-05", "warning", lambda d: setattr(d, "base", "Squares")),
    Broken("PF-FNT-06", "error", put("descriptor_entries", Type=None)),
    Broken("PF-FNT-07", "error", put("below_entries", CIDToGIDMap=None)),
    Broken("PF-FNT-08", "error", lambda d: setattr(d, "program", restricted())),
    Broken("PF-FNT-09", "warning", lambda d: d.descriptor_entries.update({"/CIDSet": d.stream(b"\xc0")})),
    Broken("PF-FNT-10", "warning", put("font_entries", ToUnicode=None)),
    Broken("PF-FNT-11", "warning", plain_face(BaseFont=Name("/Courier")), also=("PF-FNT-01",)),  # the usual way it comes
    Broken("PF-FNT-12", "error", lambda d: d.add("BT /F 9 Tf 1 0 0 1 30 150 Tm <0000> Tj ET"), also=("PF-FNT-10",)),
    Broken("PF-FNT-13", "warning", lambda d: drawn_face(d, "500 0 0 0 500 500 d1 0 0 500 500 re f")),
)  # fmt: skip


def restricted() -> bytes:
    """The drafts' face with licence bits that forbid embedding."""
    from io import BytesIO

    from drafts import square_face
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(square_face("\u6b63\u6587")))
    font["OS/2"].fsType = 2
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def drawn_face(d: Draft, glyph: str) -> None:
    d.resources.Font["/T"] = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        FirstChar=97, LastChar=97, Widths=Array([500]), CharProcs=Dictionary(a=d.stream(glyph.encode())),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])), Resources=Dictionary(),
        ToUnicode=d.stream(b"1 beginbfchar <61> <0061> endbfchar"),
    )  # fmt: skip
    d.add("BT /T 20 Tf 1 0 0 1 30 150 Tm (a) Tj ET")


GROUP_RGB = group("DeviceRGB")
COLOUR: tuple[Broken, ...] = (
    Broken("PF-COL-01", "error", add("q 1 0 0 rg 40 130 20 20 re f Q")),
    Broken("PF-COL-01", "error", add("q 1 0 0 rg 40 130 20 20 re f Q"), X1A),
    Broken("PF-COL-01", "error", lambda d: drawn_face(d, "500 0 d0 1 0 0 rg 0 0 500 500 re f"), also=("PF-FNT-13",)),
    Broken("PF-COL-01", "error", lambda d: tiling(d, "1 0 0 rg 0 0 5 5 re f")),
    Broken("PF-COL-01", "error", lambda d: stamped(d, "1 0 0 rg 0 0 5 5 re f")),
    Broken("PF-COL-02", "error", picture("15 0 0 15 20 20", 52, 52, 3)),
    Broken("PF-COL-02", "error", add(f"q {KNOCK} 13 0 0 13 20 20 cm BI /W 9 /H 9 /BPC 8 /CS /RGB ID", "x" * 243, "EI Q")),
    Broken("PF-COL-02", "error", lambda d: packed(d, "RGB"), also=("PF-FBD-14",)),
    Broken("PF-COL-03", "error", spot("Rot", "DeviceRGB"), limits=(("spots", ("Rot",)),)),
    Broken("PF-COL-04", "error", shading("DeviceRGB")),
    Broken("PF-COL-05", "error", together(page(Group=GROUP_RGB), state(f"{KNOCK} 0 0 0 0.5 k 40 130 9 9 re f", ca=0.5))),
    Broken("PF-COL-05", "error", placed_form(f"{KNOCK} /Half gs 0 0 0 0.5 k 40 130 9 9 re f", Group=GROUP_RGB)),
    Broken("PF-COL-06", "error", shown("\u6b63\u6587", 30, 150, 9, "0 g")),  # black as DeviceGray
    Broken("PF-COL-06", "error", add("q 0 G 0.5 w 20 150 m 60 150 l S Q"), X1A),
    Broken("PF-COL-06", "over", together(add("q 0 0 0 0.1 k 18 148 40 20 re f Q"), shown("\u6b63\u6587", 30, 150, 9, "0 g"))),
    Broken("PF-COL-07", "error", spot("PANTONE 485 C")),
    Broken("PF-COL-08", "warning", together(spot("Rot"), spot("ROT", key="Sq")), limits=(("spots", ("Rot", "ROT")),)),
    Broken("PF-COL-09", "error", spot("All")),
    Broken("PF-COL-09", "error", spot("All", paint=f"1 scn 0 -9 m 0 -3 l S {RIGHT} -9 m {RIGHT} -3 l 40 130 m 60 150 l f")),
    Broken("PF-COL-10", "error", add("q /Missing cs 1 scn 40 130 20 20 re f Q"), also=("PF-COL-01",)),
    Broken("PF-TRN-01", "error", state("0 0 0 0.5 k 40 130 9 9 re f", ca=0.5), X1A),
    Broken("PF-TRN-01", "error", state("0 0 0 0.5 k 40 130 9 9 re f", BM=Name.Multiply), X1A),
    Broken("PF-TRN-01", "error", soft_mask, X1A, also=("PF-TRN-03",)),  # a soft mask is a group
    Broken("PF-TRN-02", "error", lambda d: d.resources.XObject["/Im"].__setitem__("/SMask", d.picture("Ms", 52, 52, 1)), X1A),
    Broken("PF-TRN-03", "error", placed_form("0 0 0 0.5 k 40 130 9 9 re f", Group=group()), X1A),  # a plain CMYK SVG
    Broken("PF-TRN-03", "error", page(Group=group()), X1A),
    Broken("PF-TRN-04", "info", page(Group=group())),
    Broken("PF-TRN-05", "error", lambda d: placed_form(d.shown("\u6b63\u6587", 30, 150, 9), "/Fm Do", Group=group(I=True))(d)
           or d.add("/Half gs"), also=("PF-TRN-04",)),
    Broken("PF-TRN-06", "warning", shown("\u6b63\u6587", 30, 150, 9, "/Half gs")),
    Broken("PF-OVP-01", "colour", together(add("q 0 0.3 0.3 0 k 18 148 40 20 re f Q"), shown("\u6b63\u6587", 30, 150, 9, KNOCK))),
    Broken("PF-OVP-01", "colour", together(add("q 0 0.3 0.3 0 k 18 148 40 20 re f Q"),
           shown("\u6b63\u6587", 30, 150, 9, f"18 148 40 20 re W n {KNOCK}"))),  # a clip makes no drawing of it
    Broken("PF-OVP-01", "colour", lambda d: placed_form(
        f"{KNOCK} 0 0.3 0.3 0 k 18 148 40 20 re f 0 0 0 1 k " + d.shown("\u6b63\u6587", 30, 150, 9))(d)),
    Broken("PF-OVP-01", "colour", together(spot("Black", paint="0 scn"), add("q 0 0.3 0.3 0 k 18 148 40 20 re f Q"),
           shown("\u6b63\u6587", 30, 150, 9, f"{KNOCK} /Sp cs 1 scn"))),  # K as a separation of its own
    Broken("PF-OVP-01", "picture", shown("\u6b63", 203, 64, 9, KNOCK)),
    Broken("PF-OVP-01", "tint", together(add("q 0 0 0 0.1 k 18 148 40 20 re f Q"), shown("\u6b63\u6587", 30, 150, 9, KNOCK))),
    Broken("PF-OVP-01", "full", together(add(f"q {KNOCK} 0 0.8 0.8 0 k 18 148 40 20 re f Q"),
           shown("\u6b63\u6587", 30, 150, 9, KNOCK))),
    Broken("PF-OVP-02", "full", add(f"q {KNOCK} 0 0.8 0.8 0 k 18 148 40 20 re f 0 0 0 1 k 20 155 30 0.5 re f Q")),
    Broken("PF-OVP-02", "colour", add("q 0 0.3 0.3 0 k 18 148 40 20 re f", f"{KNOCK} 0 0 0 1 k 20 155 30 0.5 re f Q")),
    Broken("PF-OVP-02", "colour", add("q 18 148 40 20 re W n 0 0.3 0.3 0 k 18 148 40 20 re f",
           f"{KNOCK} 0 0 0 1 K 1 w 20 155 m 50 155 l S Q")),
    Broken("PF-OVP-02", "colour", add("q 0 0.3 0.3 0 k 18 148 40 20 re f", f"{KNOCK} 0 0 0 1 K 1 w",
           "20 150 m 50 150 l 150 150 m 180 150 l S Q")),  # of two parts one lies on colour, their middle on paper
    Broken("PF-OVP-02", "picture", add(f"q {KNOCK} 0 0 0 1 K 1 w 203 70 m 210 70 l S Q")),
    Broken("PF-OVP-02", "tint", add("q 0 0 0 0.1 k 18 148 40 20 re f", f"{KNOCK} 0 0 0 1 k 20 155 30 0.5 re f Q")),
    Broken("PF-OVP-03", "error", together(add("q 0 0 0 0.9 k 18 148 60 30 re f Q"),
           shown("\u6b63\u6587", 30, 150, 24, "0 0 0 0 k"))),  # white set to overprint
    Broken("PF-OVP-03", "path", add("q 0 0 0 0.9 k 18 148 60 30 re f 0 0 0 0 k 30 150 9 9 re f Q")),
    Broken("PF-OVP-04", "warning", state("0 0 0 1 K 1 w 20 150 m 60 150 l S", OP=True, op=True, OPM=0)),
    Broken("PF-OVP-05", "warning", together(add("q 0 0 0 0.3 k 18 148 20 40 re f Q"), shown("\u6b63", 30, 150, 30))),
    Broken("PF-OVP-06", "warning", add("q 0 0 1 0 k 18 148 40 20 re f 0 1 0 0 k 20 150 10 10 re f Q")),
    Broken("PF-INK-03", "error", add(f"q {KNOCK} 1 1 1 0 k 40 130 20 20 re f Q")),
    Broken("PF-INK-04", "error", shown("\u6b63\u6587", 30, 150, 9, f"{KNOCK} 0.3 0.3 0 1 k")),
    Broken("PF-INK-05", "error", shown("\u6b63\u6587", 30, 150, 9, f"{KNOCK} 0 0.9 0.8 0 k")),
    Broken("PF-INK-05", "error", shown("\u6b63\u6587", 30, 150, 9, f"10 140 90 40 re W n {KNOCK} 0 0.9 0.8 0 k")),
)  # fmt: skip


def tiling(d: Draft, content: str) -> None:
    d.resources.Pattern["/P"] = d.stream(
        content.encode(), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9,
        Resources=Dictionary(),
    )  # fmt: skip
    d.add(f"q {KNOCK} /Pattern cs /P scn 40 130 20 20 re f Q")


def stamped(d: Draft, content: str) -> None:
    """An annotation outside the bleed would be allowed; its appearance is still looked at."""
    look = d.form("Look", content)
    del d.resources.XObject["/Look"]
    d.sheets[0].boxes["/MediaBox"] = [-50, 0, RIGHT, TOP]
    entry = Dictionary(Type=Name.Annot, Subtype=Name.PrinterMark, Rect=Array([-40, 40, -20, 60]), F=4, AP=Dictionary(N=look))
    d.sheets[0].extra["/Annots"] = Array([entry])


def grounded(d: Draft, ground: str, size: float, x: float = 30) -> None:
    d.add(f"q {KNOCK} {ground} k {x - 2} 146 60 40 re f 0 0 0 0 k", d.shown("\u6b63\u6587", x, 150, size), "Q")


MARKS: tuple[Broken, ...] = (
    Broken("PF-IMG-01", "error", picture("40 0 0 40 20 120", 52, 52)),
    Broken("PF-IMG-01", "error", picture("40 0 0 40 20 120", 10, 10)),  # few pixels are none only where they are small
    Broken("PF-IMG-01", "warning", picture("20 0 0 20 20 120", 52, 52)),
    Broken("PF-IMG-02", "error", picture("20 0 0 20 20 120", 80, 80, 1, BitsPerComponent=1)),
    Broken("PF-IMG-02", "warning", picture("10 0 0 10 20 120", 90, 90, 1, BitsPerComponent=1)),
    Broken("PF-IMG-03", "info", picture("40 0 0 40 20 120", 600, 600, 1)),
    Broken("PF-IMG-04", "warning", picture("15 0 0 18 20 120", 52, 52)),
    Broken("PF-IMG-05", "warning", picture("-15 0 0 15 50 120", 52, 52)),
    Broken("PF-IMG-06", "warning", picture("15 0 0 15 20 120", 52, 52, 4, BitsPerComponent=16)),
    Broken("PF-IMG-06", "error", picture("15 0 0 15 20 120", 52, 52, 4, BitsPerComponent=16), X1A),
    Broken("PF-IMG-07", "error", picture("15 0 0 15 20 120", 0, 52)),
    Broken("PF-IMG-08", "warning", lambda d: (d.sheets[1].content.clear(), d.picture("All", 1000, 685, 1),
           d.add(f"q {RIGHT} 0 0 {TOP} 0 0 cm /All Do Q", page=2))),
    Broken("PF-TXT-01", "error", lambda d: grounded(d, "0 0 0 0.9", 7)),
    Broken("PF-TXT-01", "inks", lambda d: grounded(d, "0 0.9 0.9 0", 10)),
    Broken("PF-TXT-01", "light", lambda d: (setattr(d, "base", "ABCDEF+Squares-Light"), grounded(d, "0 0 0 0.9", 9))),
    Broken("PF-TXT-01", "heavy", lambda d: (setattr(d, "base", "ABCDEF+Squares-Bold"), grounded(d, "1 0 0 0", 9))),
    Broken("PF-TXT-01", "heavy", lambda d: grounded(d, "0 0 0 0.9", 9)),  # nothing tells how heavy it is
    Broken("PF-TXT-02", "warning", shown("\u6b63\u6587", 30, 150, 24, f"{KNOCK} 0 0 0 0 k")),
    Broken("PF-TXT-03", "error", shown("\u6b63\u6587", 100, -30, 9)),  # drawn below the page and lost
    Broken("PF-TXT-03", "cut", shown("\u6b63\u6587", WIDTH + 2, 100, 9)),
    Broken("PF-TXT-03", "clip", shown("\u6b63\u6587", 30, 150, 9, "100 100 5 5 re W n")),
    Broken("PF-TXT-03", "picture", shown("\u521d\u4f0f", 100, -30, 9, "20 -60 200 100 re W n")),
    Broken("PF-TXT-03", "picture-cut", shown("\u521d\u4f0f", WIDTH + 2, 100, 9, f"20 60 {WIDTH + 20} 100 re W n")),
    Broken("PF-TXT-03", "type-area", shown("\u6b63\u6587", 100, 30, 9),  # drawn below the type area and lost
           limits=(("type_area_mm", (5, 5, 105, 60)),)),
    Broken("PF-TXT-04", "warning", shown("\u6b63\u6587", 12, 100, 9)),
    Broken("PF-TXT-05", "error", together(add("q 0 0 0 0.4 k 18 148 40 20 re f Q"),
           shown("\u6b63\u6587", 30, 150, 9, "18 148 40 20 re W n"))),
    Broken("PF-TXT-05", "error", together(add("q 0 0 0 0.4 k 18 148 40 20 re f Q"), shown("\u6b63\u6587", 30, 150, 9))),
    Broken("PF-TXT-06", "warning", shown("\u6b63", 203, 64, 9)),
    Broken("PF-TXT-07", "warning", shown("\u6b63\u6587", 30, 150, 3.8)),
    Broken("PF-TXT-07", "blurred", shown("\u6b63\u6587", 30, 150, 3)),
    Broken("PF-TXT-07", "blurred", shown("\u6b63\u6587", 30, 150, 3, "10 140 90 40 re W n")),
    Broken("PF-TXT-07", "blurred", shown("\u6b63\u6587", 160, 600, 12, "0.25 0 0 0.25 0 0 cm")),
    Broken("PF-TXT-08", "info", shown("\u6b63\u6587", 30, 150, 9, "3 Tr")),
    Broken("PF-LIN-01", "error", add("q 0.1 w 20 150 m 60 150 l S Q")),
    Broken("PF-LIN-01", "error", add("q 20 150 40 0.1 re f Q")),  # a thin filled rectangle counts as a line
    Broken("PF-LIN-01", "error", add("q 0.3 0 0 0.3 0 0 cm 0.5 w 80 450 m 200 450 l S Q")),  # after the matrix
    Broken("PF-LIN-01", "reversed", add(f"q {KNOCK} 0 0 0 0.8 k 18 148 50 9 re f 0 0 0 0 K 0.3 w 20 150 m 60 150 l S Q")),
    Broken("PF-LIN-02", "error", add("q 0 w 20 150 m 60 150 l S Q")),
    Broken("PF-LIN-03", "warning", add(f"q {KNOCK} 0 0.8 0.8 0 K 0.4 w 20 150 m 60 150 l S Q")),
    Broken("PF-LIN-03", "warning", add(f"q 10 140 90 40 re W n {KNOCK} 0 0.8 0.8 0 K 0.2 w 20 150 m 60 150 l S Q"),
           limits=(("line_pt", 0.1),)),  # a picture may draw with finer lines, not with any
    Broken("PF-QRC-03", "error", lambda d: qr(d, module=1.0)),
    Broken("PF-QRC-04", "error", lambda d: (qr(d), d.text("\u6b63", 38, 100, 9))),
    Broken("PF-QRC-05", "error", lambda d: (d.add(f"q {KNOCK} 0 0 0 0.4 k 30 100 60 60 re f Q"), qr(d))),
    Broken("PF-QRC-09", "module", lambda d: ean(d, module=0.7)),
    Broken("PF-QRC-09", "white", lambda d: (ean(d), d.text("\u6b63", 48, 130, 9))),
    Broken("PF-QRC-09", "contrast", lambda d: ean(d, ink=f"{KNOCK} 0 1 0 0 k")),
    Broken("PF-QRC-05", "inks", lambda d: qr(d, ink=f"{KNOCK} 0 1 0 1 k")),
)  # fmt: skip
FOLIO = "\u7b2c{}\u7248"


def folio(d: Draft, numbers: tuple[int, ...]) -> None:
    """A number at the head of the pages after the first."""
    for at, number in enumerate(numbers, 2):
        d.add(d.shown(str(number), 24 if at % 2 == 0 else 280, 195, 7), page=at)


WORDS: tuple[Broken, ...] = (
    Broken("PF-CNT-01", "error", lambda d: d.text("2020\u5e742\u670830\u65e5\u5f00\u4f1a")),
    Broken("PF-CNT-02", "error", lambda d: d.text("2020\u5e748\u670812\u65e5\u661f\u671f\u56db")),
    Broken("PF-CNT-03", "error", lambda d: (d.text("2020\u5e748\u670812\u65e5"), d.text("2020\u5e748\u67085\u65e5", page=2))),
    Broken("PF-CNT-04", "error", lambda d: (d.text("\u7b2c42\u671f"), d.text("\u7b2c41\u671f", page=2))),
    Broken("PF-CNT-05", "error", lambda d: d.text("\u672c\u671f12\u7248")),
    Broken("PF-CNT-06", "error", lambda d: folio(d, (2, 3, 5)), pages=4, limits=(("safe_mm", 2),)),
    Broken("PF-CNT-06", "none", lambda d: folio(d, (2, 3)), pages=4, limits=(("safe_mm", 2),)),
    Broken("PF-CNT-08", "error", lambda d: d.text("\uff08\u4e0b\u8f6c\u7b2c2\u7248\uff09")),
    Broken("PF-CNT-08", "nowhere", lambda d: d.text("\uff08\u4e0b\u8f6c\u7b2c9\u7248\uff09")),
    Broken("PF-CNT-09", "error", lambda d: d.text("\uff08\u4e0a\u63a5\u7b2c1\u7248\uff09", page=2)),
    Broken("PF-CNT-10", "error", lambda d: d.text("\u3010\u5f85\u8865\u3011")),
    Broken("PF-CNT-10", "warning", lambda d: d.text("\u5f85\u8865")),
    Broken("PF-CNT-11", "warning", lambda d: d.text("\u6b63\u6587\uff0c\u3002")),
    Broken("PF-CNT-12", "warning", lambda d: d.text("\u6b63\ue001")),
    Broken("PF-CNT-13", "warning", lambda d: [s.content.pop(3) for s in d.sheets]),
)  # fmt: skip
BREAKS = (*FILE, *FONTS, *COLOUR, *MARKS, *WORDS)
