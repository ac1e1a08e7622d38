"""A face in the PDF: Type 0, the code of a glyph being its id in the face; ToUnicode; widths of the subset.

docs/rules/print.md, fonts: embedded whole, /W equals the subset's advances, DW 1000, subset tag, no CIDSet. CFF faces
go in as CIDFontType0C (cff.py makes CID = glyph id), glyf faces as CIDFontType2 with the identity CIDToGIDMap.
One descendant serves Identity-H and, for the upright glyphs of vertical lines, Identity-V (docs/decisions/0014).
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Hashable, Iterable, Sequence
from hashlib import sha256
from typing import Any

from banmian.pdf.cff import cid_keyed
from banmian.pdf.faces import Descriptor, Face
from banmian.pdf.objects import Document
from banmian.pdf.usage import Texts
from banmian.remember import Memo, Same
from banmian.store import Store, kept
from banmian.units import points
from banmian.values import frozen

EM = 1_000_000
"""Glyph space of the writer: millionths of an em, the thousandths that TJ and /W count, with three decimals."""

SYMBOLIC = 4
DOWN_METRICS = "[ 880 -1000 ]"
"""DW2: the vertical origin 0.88 em above the baseline, in the middle of the horizontal advance; a cell is one em."""
STEM_V = 80
"""FontDescriptor StemV: the format asks for it, the embedded program has the truth."""

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@frozen
class PdfFont:
    """What painting needs of a face: its resource name; each glyph's code (hexadecimal) and advance (millionths of an
    em); the texts of ToUnicode."""

    name: str
    glyphs: dict[int, tuple[str, int]]
    texts: Texts
    face: Hashable
    """What stands for the face in a key."""
    told: bytes
    """All glyphs with their texts, codes and advances, as the document's digest reads them."""
    used: bytes
    """A hash of the glyphs and their texts, in place of a key as large as what it stands for."""

    @property
    def advances(self) -> dict[int, int]:
        """Advances alone, in millionths of an em."""
        return {gid: advance for gid, (_, advance) in self.glyphs.items()}

    def narrow(self, gids: Iterable[int]) -> frozenset[int]:
        """Which of these glyphs are not one em wide."""
        return frozenset(gid for gid in gids if self.glyphs[gid][1] != EM)

    def seen(self, pairs: Iterable[tuple[int, str]]) -> Hashable:
        """All that painting these glyphs with these texts depends on beside themselves: the resource's name, the face, which gives
        codes and advances, and ToUnicode's texts where they are others."""
        return self.name, self.face, tuple((gid, self.texts[gid]) for gid, text in pairs if self.texts[gid] != text)

    def resource(self, down: bool) -> str:
        """The name of the Type 0 font that sets in a line, or with `down` one glyph under the other."""
        return f"{self.name}v" if down else self.name


@frozen
class FontParts:
    """What a face's objects hold, however they are named: the tagged name, the program cut to the glyphs, ToUnicode and /W."""

    base: str
    program: bytes
    unicode: bytes
    widths: str


PARTS: Memo[FontParts] = Memo("font subsets", 120, lasting=True, each="face")
DESCRIPTORS: Memo[Descriptor] = Memo("faces' descriptors", 50)
FONTS: Memo[PdfFont] = Memo("faces as painted", 60, lasting=True)


def known_as(face: Face) -> Hashable:
    """What stands for a face in a key: its file's content, else the face itself."""
    return face.content or Same(face)


def prepare_face(name: str, face: Face, texts: Texts) -> PdfFont:
    """The face as painting sees it."""
    told = repr(sorted(texts.items()))
    used = sha256(told.encode()).digest()
    return FONTS.of((name, known_as(face), used), lambda: _prepared(name, face, texts, (told, used)))


def _prepared(name: str, face: Face, texts: Texts, names: tuple[str, bytes]) -> PdfFont:
    gids = sorted(texts)
    upem = face.upem
    known = {
        gid: (f"{gid:04x}", (2 * EM * width + upem) // (2 * upem)) for gid, width in zip(gids, face.advances(gids), strict=True)
    }
    return PdfFont(name, known, texts, known_as(face), f"{names[0]} {list(known.items())}".encode(), names[1])


def subset_tag(ps_name: str, gids: Sequence[int]) -> str:
    """Six capitals from the face's name and its glyphs: the same subset has the same tag."""
    seed = int.from_bytes(sha256(f"{ps_name}:{','.join(map(str, gids))}".encode()).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        seed, letter = divmod(seed, 26)
        letters += chr(65 + letter)
    return letters


def utf16(text: str) -> str:
    """Hexadecimal UTF-16BE."""
    return text.encode("utf-16-be").hex()


def to_unicode(texts: Texts) -> str:
    """The ToUnicode CMap: single glyphs, at most 100 a block (Adobe Technical Note 5411)."""
    rows = [f"<{gid:04x}> <{utf16(text)}>" for gid, text in sorted(texts.items()) if text]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    return _CMAP_HEAD + "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks) + _CMAP_FOOT


def widths(advances: dict[int, int]) -> str:
    """The /W array: runs of neighbouring glyphs, those of exactly 1000 left to DW."""
    out: list[str] = []
    last = -2
    for gid, width in sorted(advances.items()):
        if width == EM:
            continue
        if gid != last + 1:
            out.append(f"] {gid} [" if out else f"{gid} [")
        out.append(points(width))
        last = gid
    return "[" + " ".join(out) + (" ]]" if out else "]")


def table(sfnt: bytes, tag: bytes) -> bytes:
    """One table of an OpenType file. KeyError if it is missing."""
    for i in range(struct.unpack_from(">H", sfnt, 4)[0]):
        name, _, start, length = struct.unpack_from(">4sIII", sfnt, 12 + 16 * i)
        if name == tag:
            return sfnt[start : start + length]
    raise KeyError(tag)


def embed(document: Document, face: Face, font: PdfFont, ways: Collection[bool]) -> dict[str, Any]:
    """Write the font's objects; returns the Type 0 dictionaries by resource name, for the ways in `ways` (down or not)."""
    descriptor = DESCRIPTORS.of(Same(face), face.descriptor)
    parts = parts_of(face, font, document.store)
    base, kind = parts.base, {"Subtype": "/CIDFontType0C"} if face.is_cff else {"Length1": str(len(parts.program))}
    file = document.stream(kind, parts.program)
    cid: dict[str, Any] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if face.is_cff else "/CIDFontType2",
        "BaseFont": f"/{base}",
        "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        "FontDescriptor": document.dictionary(_descriptor(face, descriptor, base, file)),
        "DW": "1000",
        "W": parts.widths,
    }
    if True in ways:
        cid["DW2"] = DOWN_METRICS
    if not face.is_cff:
        cid["CIDToGIDMap"] = "/Identity"
    descendants = document.array([document.dictionary(cid)])
    unicode = document.stream({}, parts.unicode)
    return {font.resource(down): _type0(document, face, base, (descendants, unicode), down) for down in sorted(ways)}


def parts_of(face: Face, font: PdfFont, store: Store | None) -> FontParts:
    """The face's program and tables for these glyphs, made once."""
    return PARTS.of((font.face, font.used), lambda: _parts(face, font, DESCRIPTORS.of(Same(face), face.descriptor), store))


def _parts(face: Face, font: PdfFont, descriptor: Descriptor, store: Store | None) -> FontParts:
    used = sorted(font.texts)
    gids = used if used[:1] == [0] else [0, *used]
    base = f"{subset_tag(descriptor.post_name, used)}+{descriptor.post_name}"
    inputs = [face.content, base, gids]
    program = kept(store if face.content else None, "font subset", inputs, lambda: _program(face, gids, base))
    return FontParts(base, program, to_unicode(font.texts).encode("ascii"), widths(font.advances))


def _program(face: Face, gids: Sequence[int], base: str) -> bytes:
    """The face cut to the glyphs, as it is embedded."""
    program = face.subset(gids)
    return cid_keyed(table(program, b"CFF "), gids, base) if face.is_cff else program


def _type0(document: Document, face: Face, base: str, shared: tuple[Any, Any], down: bool) -> Any:
    """The Type 0 dictionary of one way over the shared descendants and ToUnicode."""
    encoding = "Identity-V" if down else "Identity-H"
    return document.dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{base}-{encoding}" if face.is_cff else f"/{base}",
            "Encoding": f"/{encoding}",
            "DescendantFonts": shared[0],
            "ToUnicode": shared[1],
        }
    )


def _descriptor(face: Face, descriptor: Descriptor, base: str, file: Any) -> dict[str, Any]:
    def em(value: int) -> str:
        return str(round(value * 1000 / face.upem))

    return {
        "Type": "/FontDescriptor",
        "FontName": f"/{base}",
        "Flags": str(SYMBOLIC),
        "FontBBox": "[" + " ".join(em(v) for v in descriptor.bbox) + "]",
        "ItalicAngle": "0",
        "Ascent": em(descriptor.ascent),
        "Descent": em(descriptor.descent),
        "CapHeight": em(descriptor.cap_height),
        "StemV": str(STEM_V),
        "FontFile3" if face.is_cff else "FontFile2": file,
    }
