"""/Widths of simple fonts against their own program, where it is sure which glyph a code is."""

from __future__ import annotations

from io import BytesIO

import pytest
from drafts import Draft, square_face
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pikepdf import Array, Dictionary, Name

from banmian.preflight.engine import run_facts
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf


def compact_face(order: list[str] | None = None) -> bytes:
    """A bare CFF, 600 wide, of a, b and c or other glyphs."""
    builder = FontBuilder(1000, isTTF=False)
    order = order or [".notdef", "a", "b", "c"]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({97 + n: glyph for n, glyph in enumerate(order[1:])})
    pen = T2CharStringPen(600, None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 500))
    pen.closePath()
    shape = pen.getCharString()
    builder.setupCFF("Compact", {}, dict.fromkeys(order, shape), {})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return TTFont(BytesIO(out.getvalue())).reader["CFF "]


def two_tables() -> bytes:
    """A face in which the Macintosh table leads a to another, narrower glyph than the Windows table does."""
    font = TTFont(BytesIO(square_face("abc")))
    narrow = font.getGlyphOrder()[2]
    other = CmapSubtable.newSubtable(0)
    other.platformID, other.platEncID, other.language, other.cmap = 1, 0, 0, {97: narrow}
    font["cmap"].tables.append(other)
    font["hmtx"][narrow] = (400, 50)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def judged(program: bytes, widths: list[int], *, kind: str = "TrueType", text: str = "abc", **entries: object) -> list[str]:
    draft = Draft(pages=1)
    key = {"TrueType": "FontFile2", "Type1": "FontFile3"}[kind]
    stream = draft.stream(program, **({"Subtype": Name.Type1C} if kind == "Type1" else {"Length1": len(program)}))
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Face"), Flags=32, **{key: stream})
    made = {"FirstChar": 97, "LastChar": 99, "Encoding": Name.WinAnsiEncoding, **entries}
    draft.resources.Font["/H"] = Dictionary(
        Type=Name.Font, Subtype=Name(f"/{kind}"), BaseFont=Name("/ABCDEF+Face"), Widths=Array(widths),
        FontDescriptor=draft.pdf.make_indirect(descriptor), **made,
    )  # fmt: skip
    draft.add(f"BT /H 9 Tf 1 0 0 1 30 150 Tm ({text}) Tj ET")
    profile = Profile(title="x", checks=("PF-FNT-02", "PF-FNT-03"))
    return [d.message for d in run_facts(read_pdf(draft.save()), profile).diagnostics]


@pytest.mark.parametrize(("kind", "own"), [("TrueType", 1000), ("Type1", 600)])
def test_a_width_that_is_not_the_programs_is_found(kind: str, own: int) -> None:
    program = square_face("abc") if kind == "TrueType" else compact_face()
    assert judged(program, [own, own, own], kind=kind) == []
    (told,) = judged(program, [own, own, own + 30], kind=kind)
    assert f"the PDF says {own + 30} for code 99, the font's own advance is {own}" in told
    assert judged(program, [own, own, own + 30], kind=kind, text="ab") == [], "c is not shown"
    assert judged(program, [own + 1, own, own - 1], kind=kind) == [], "rounding"


def test_an_encodings_differences_are_followed() -> None:
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([97, Name.c]))
    program = two_tables()
    assert judged(program, [1000, 400, 1000], text="c", Encoding=encoding) == []
    assert judged(square_face("abc"), [990, 1000, 1000], text="a", Encoding=encoding) != []


def test_where_readers_may_take_two_glyphs_nothing_is_said() -> None:
    assert judged(two_tables(), [700, 400, 1000], text="a") == []
    assert judged(square_face("xyz"), [700, 700, 700]) == [], "a code for which no table has a glyph"


def test_a_form_of_a_letter_is_not_the_letter() -> None:
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([97, Name("/b.sc")]))
    assert judged(square_face("b"), [478, 0, 0], text="a", Encoding=encoding) == []


def test_the_macintosh_table_is_asked_by_the_encodings_name_too() -> None:
    """Code 0xE1 is an acute a by WinAnsiEncoding, and a middle dot in the Macintosh table."""
    font = TTFont(BytesIO(square_face("xy")))
    dot, letter = font.getGlyphOrder()[1:3]
    plain = CmapSubtable.newSubtable(0)
    plain.platformID, plain.platEncID, plain.language, plain.cmap = 1, 0, 0, {0xE1: dot, 0x87: letter}
    font["cmap"].tables = [plain]
    font["hmtx"][dot] = (250, 50)
    out = BytesIO()
    font.save(out)
    assert judged(out.getvalue(), [1000], text="\\341", FirstChar=0xE1, LastChar=0xE1) == []


def test_a_program_without_a_charset_has_the_standard_one() -> None:
    named = compact_face([".notdef", "space", "exclam", "quotedbl"])
    data = named.replace(b"\x8b\x0f", b"\x8b\x00", 1)  # `0 charset` becomes `0 version`
    assert data != named
    assert judged(data, [600], kind="Type1", text=" ", FirstChar=32, LastChar=32) == []
    assert judged(data, [700], kind="Type1", text=" ", FirstChar=32, LastChar=32) != []
