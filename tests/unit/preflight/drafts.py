"""Small good PDFs made here by pikepdf, PDF/X-4 and PDF/X-1a, and the handles by which a test breaks one thing in them.

Two pages of 200 x 100 pt with bleed: K text that overprints, a rule, a tint, a picture of 250 ppi. The face is made of squares.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Pdf, String

PROFILE = Path(__file__).parents[3] / "layouts/profiles/icc/newsprint-tr002-240.icc"
BLEED = 8.5
WIDTH, HEIGHT = 300.0, 200.0
DATE, ISO = "D:20200812060000+08'00'", "2020-08-12T06:00:00+08:00"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}  # fmt: skip
OVER = "/Over gs"
KNOCK = "/Knock gs"


@cache
def square_face(characters: str) -> bytes:
    """A TrueType face of one-em squares; glyph n + 1 is the n-th character."""
    order = [".notdef", *(f"g{n}" for n in range(1, len(characters) + 1))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(ch): order[n] for n, ch in enumerate(characters, 1)})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 800), (950, 800), (950, 0)):
        pen.lineTo(point)
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf(dict.fromkeys(order, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 50)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 3_600_000_000
    out = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(out)
    return out.getvalue()


@dataclass
class Sheet:
    """A page: content lines, its boxes, further entries."""

    content: list[str]
    boxes: dict[str, list[float]]
    extra: dict[str, Any] = field(default_factory=dict)


class Draft:
    """A good file before it is saved. `texts` are shown in the face of squares."""

    def __init__(self, standard: str = "PDF/X-4", pages: int = 2) -> None:
        self.standard = standard
        self.pdf = Pdf.new()
        self.characters: dict[str, int] = {}
        self.resources = Dictionary(
            Font=Dictionary(), XObject=Dictionary(), ExtGState=Dictionary(), ColorSpace=Dictionary(), Pattern=Dictionary(),
            Shading=Dictionary(),
        )  # fmt: skip
        self.state("Over", OP=True, op=True, OPM=1)
        self.state("Knock", OP=False, op=False, OPM=0)
        self.state("Half", ca=0.5, CA=0.5)
        self.info: dict[str, Any] = {
            "/Title": String("\u5c0f\u6837"), "/CreationDate": String(DATE), "/ModDate": String(DATE), "/Trapped": Name("/False"),

        }  # fmt: skip
        self.xmp = {
            "dc:title": "\u5c0f\u6837", "xmp:CreateDate": ISO, "xmp:ModifyDate": ISO, "xmp:MetadataDate": ISO,
            "xmp:CreatorTool": "test", "pdf:Trapped": "False", "xmpMM:DocumentID": "uuid:1", "xmpMM:VersionID": "1",
            "xmpMM:RenditionClass": "default",
        }  # fmt: skip
        if standard == "PDF/X-4":
            self.xmp["pdfxid:GTS_PDFXVersion"] = standard
        else:
            self.info["/GTS_PDFXVersion"] = String(standard)
        self.xmp_filter = False
        self.version = "1.6" if standard == "PDF/X-4" else "1.4"
        self.object_streams = False
        self.intent = Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("CGATS TR 002"), Info=String("newsprint"),
            RegistryName=String("http://www.color.org"),
        )  # fmt: skip
        self.profile = self.stream(PROFILE.read_bytes(), N=4)
        self.intent.DestOutputProfile = self.profile
        self.intents = Array([self.intent])
        self.font_entries: dict[str, Any] = {}
        self.descriptor_entries: dict[str, Any] = {}
        self.below_entries: dict[str, Any] = {}
        self.program: bytes | None = None
        self.base = "ABCDEF+Squares"
        self.trailer: dict[str, Any] = {}
        self.picture("Im", 52, 52)
        self.sheets = [self._sheet(n + 1) for n in range(pages)]

    def _sheet(self, number: int) -> Sheet:
        right, top = WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED
        boxes = {
            "/MediaBox": [0, 0, right, top], "/BleedBox": [0, 0, right, top],
            "/TrimBox": [BLEED, BLEED, right - BLEED, top - BLEED],
        }  # fmt: skip
        lines = [
            "q 0 0 0 0.08 k 60 60 80 40 re f Q", OVER, "0 0 0 1 k 0 0 0 1 K 0.5 w 60 50 m 140 50 l S",
            self.shown("\u6b63\u6587", 70, 75, 9), KNOCK, "q 15 0 0 15 200 60 cm /Im Do Q", OVER,
        ]  # fmt: skip
        return Sheet(lines, boxes)

    # handles

    def state(self, name: str, **entries: Any) -> None:
        self.resources.ExtGState[f"/{name}"] = Dictionary(Type=Name.ExtGState, **entries)

    def stream(self, data: bytes, **entries: Any) -> Any:
        return self.pdf.make_indirect(pikepdf.Stream(self.pdf, data, **entries))

    def picture(self, name: str, width: int, height: int, components: int = 4, **entries: Any) -> Any:
        space = {4: Name.DeviceCMYK, 3: Name.DeviceRGB, 1: Name.DeviceGray}[components]
        bits = entries.get("BitsPerComponent", 8)
        data = bytes(-(-width * components * bits // 8) * height)
        made = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height, "ColorSpace": space,
                "BitsPerComponent": 8, **entries}  # fmt: skip
        self.resources.XObject[f"/{name}"] = stream = self.stream(data, **made)
        return stream

    def form(self, name: str, content: str, **entries: Any) -> Any:
        box = Array([0, 0, 400, 400])
        self.resources.XObject[f"/{name}"] = stream = self.stream(
            content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=self.resources, **entries
        )
        return stream

    def shown(self, text: str, x: float, y: float, size: float, font: str = "F") -> str:
        """Operators that show text in the face of squares; its characters join the subset."""
        codes = []
        for ch in text:
            codes.append(self.characters.setdefault(ch, len(self.characters) + 1))
        return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{c:04X}' for c in codes)}> Tj ET"

    def add(self, *lines: str, page: int = 1) -> None:
        self.sheets[page - 1].content += lines

    def text(self, text: str, x: float = 30, y: float = 150, size: float = 9, page: int = 1) -> None:
        self.add(self.shown(text, x, y, size), page=page)

    # saving

    def _font(self) -> None:
        program = self.program if self.program is not None else square_face("".join(self.characters))
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{self.base}"), Flags=4, FontBBox=Array([0, -120, 1000, 880]), ItalicAngle=0,
            Ascent=880, Descent=-120, CapHeight=700, StemV=80, FontFile2=self.stream(program, Length1=len(program)),
        )  # fmt: skip
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name(f"/{self.base}"), DW=1000, CIDToGIDMap=Name.Identity,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            W=Array([1, Array([1000] * len(self.characters))]),
        )  # fmt: skip
        _put(descriptor, self.descriptor_entries)
        below.FontDescriptor = self.pdf.make_indirect(descriptor)
        _put(below, self.below_entries)
        rows = "\n".join(f"<{code:04X}> <{ch.encode('utf-16-be').hex()}>" for ch, code in self.characters.items())
        cmap = f"begincmap\n{len(self.characters)} beginbfchar\n{rows}\nendbfchar\nendcmap"
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/{self.base}"), Encoding=Name("/Identity-H"),
            DescendantFonts=Array([self.pdf.make_indirect(below)]), ToUnicode=self.stream(cmap.encode()),
        )  # fmt: skip
        _put(font, self.font_entries)
        self.resources.Font["/F"] = self.pdf.make_indirect(font)

    def _packet(self) -> bytes:
        names = " ".join(f'xmlns:{k}="{v}"' for k, v in SPACES.items())
        rows = "".join(f"<{k}>{v}</{k}>" for k, v in self.xmp.items())
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f'<rdf:Description rdf:about="" {names}>{rows}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        ).encode()

    def save(self) -> bytes:
        """The file."""
        pdf = self.pdf
        self._font()
        for sheet in self.sheets:
            page = Dictionary(Type=Name.Page, Resources=self.resources, Contents=self.stream("\n".join(sheet.content).encode()))
            for key, box in sheet.boxes.items():
                page[key] = Array([_exact(v) for v in box])
            _put(page, sheet.extra)
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        if self.xmp:
            packet = self._packet()
            held = self.stream(zlib.compress(packet), Filter=Name.FlateDecode) if self.xmp_filter else self.stream(packet)
            held.Subtype = Name.XML
            if not self.xmp_filter:  # qpdf takes the filter off what is called Metadata
                held.Type = Name.Metadata
            pdf.Root.Metadata = held
        pdf.Root.OutputIntents = self.intents
        known = Dictionary()
        _put(known, self.info)
        pdf.trailer.Info = pdf.make_indirect(known)
        _put(pdf.trailer, self.trailer)
        out = BytesIO()
        mode = pikepdf.ObjectStreamMode.generate if self.object_streams else pikepdf.ObjectStreamMode.disable
        pdf.save(out, force_version=self.version, object_stream_mode=mode, compress_streams=False, deterministic_id=True,
                 stream_decode_level=pikepdf.StreamDecodeLevel.none, fix_metadata_version=False)  # fmt: skip
        return out.getvalue()


def _put(owner: Any, entries: dict[str, Any]) -> None:
    """Set entries; None takes one out."""
    for key, value in entries.items():
        if value is None:
            if key in owner:
                del owner[key]
        else:
            owner[key] = value


def _exact(value: float) -> Any:
    from decimal import Decimal

    return Decimal(repr(value)) if isinstance(value, float) else value
