"""PF-FNT: every font that paints is embedded, whole, as wide as it says, and can be searched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banmian.preflight.checks.citations import HOUSE, LIMITS, PDFX
from banmian.preflight.facts import Font, PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, info, warning
from banmian.preflight.standards import Requirements

_TAGGED = re.compile(r"[A-Z]{6}\+.")
_RESTRICTED = 0x0002
_BITMAP_ONLY = 0x0200
REPLACED = ("Courier", "CourierNew")


def _embeds(font: Font) -> bool:
    """Type 3 fonts carry their glyphs themselves."""
    return font.subtype != "Type3" and font.painted


def embedded(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if _embeds(font) and font.program is None:
            yield finding(page=font.page, font=font.plain_name)


def whole(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.program is None or not font.painted:
            continue
        if font.program.fault:
            yield finding(page=font.page, font=font.plain_name, fault=font.program.fault)
        elif font.program.missing:
            codes = ", ".join(str(c) for c in font.program.missing[:5])
            yield finding("glyph", page=font.page, font=font.plain_name, codes=codes)


def widths(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.program is not None and font.program.apart:
            code, said, own = font.program.apart[0]
            yield finding(
                page=font.page, font=font.plain_name, code=code, said=f"{said:g}", own=f"{own:g}", more=len(font.program.apart)
            )


def default_width(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.subtype == "Type0" and font.default_width != 1000:
            yield finding("info", page=font.page, font=font.plain_name, width=f"{font.default_width:g}")


def tagged(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.subtype == "Type0" and font.program is not None and not _TAGGED.match(font.name):
            yield finding("warning", page=font.page, font=font.name)


def typed(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.descriptor and not font.descriptor_typed:
            yield finding(page=font.page, font=font.plain_name)


def mapped(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.descendant == "CIDFontType2" and font.program is not None and not font.cid_to_gid:
            yield finding(page=font.page, font=font.plain_name)


def allowed(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        rights = font.program.fs_type if font.program is not None else None
        if rights is not None and (rights & _BITMAP_ONLY or rights & 0x000F == _RESTRICTED):
            yield finding(page=font.page, font=font.plain_name)


def cid_set(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.cid_set:
            yield finding("warning", page=font.page, font=font.plain_name)


def searchable(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.painted and font.unmapped:
            yield finding("warning", page=font.page, font=font.plain_name, count=font.unmapped)


def replaced(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.painted and font.plain_name.replace("-", "").startswith(REPLACED):
            yield finding("warning", page=font.page, font=font.plain_name)


def notdef(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.notdef and font.painted:
            yield finding(page=font.page, font=font.plain_name, count=font.notdef)


def drawn(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for font in facts.fonts:
        if font.subtype == "Type3" and font.painted:
            yield finding("warning", page=font.page, font=font.plain_name)


PDFC, X = Needs.PDF, PDFX
CHECKS: tuple[Check, ...] = (
    Check("PF-FNT-01", "every font that paints is embedded", PDFC, (error("{font} is not embedded", font="Helvetica"),),
          "The printer's own font of that name has other shapes, or no Chinese.", X, "Embed all fonts.", embedded),
    Check("PF-FNT-02", "embedded fonts are whole", PDFC,
          (error("the program of {font} is at fault: {fault}", font="SimSun", fault="its glyph table is cut short"),
           error("{font} has no glyph for the codes {codes}", "glyph", font="SimSun", codes="1022, 1023")),
          "A character is missing or the whole font is replaced.", X, "Export again from the original font.", whole),
    Check("PF-FNT-03", "widths agree with the font", PDFC,
          (error("{font}: the PDF says {said} for code {code}, the font's own advance is {own} ({more} codes differ)",
                 font="SimSun", said="500", code=34, own="1000", more=3),),
          "Viewers go by one, printers by the other; it is the fault for which X-4 files are refused most.", X,
          "Write /W from the embedded subset's own advances.", widths),
    Check("PF-FNT-04", "the default width is one em", PDFC, (info("{font}: the default width is {width}, not 1000", font="SimSun",
          width="500"),),
          "A code that /W forgets would be set too narrow.", HOUSE, "Write DW 1000.", default_width),
    Check("PF-FNT-05", "subsets carry a tag", PDFC, (warning("{font} is embedded without a subset's tag", font="SimSun"),),
          "Two subsets under one name get mixed up when pages are joined.", X, "Name it ABCDEF+Name.", tagged),
    Check("PF-FNT-06", "font descriptors have their type", PDFC, (error("the descriptor of {font} has no /Type", font="SimSun"),),
          "PDF asks for it; checkers stop at it.", X, "Write /Type /FontDescriptor.", typed),
    Check("PF-FNT-07", "TrueType CID fonts map their glyphs", PDFC, (error("{font} has no CIDToGIDMap", font="SimSun"),),
          "Readers guess which glyph a code means.", X, "Write /CIDToGIDMap /Identity.", mapped),
    Check("PF-FNT-08", "the font may be embedded", PDFC, (error("the licence bits of {font} forbid embedding", font="SimSun"),),
          "Its maker has not allowed it.", X, "Use a face whose licence allows embedding.", allowed),
    Check("PF-FNT-09", "no CIDSet", PDFC, (warning("{font} has a CIDSet, which must then be complete", font="SimSun"),),
          "An incomplete one gets a sound file refused.", X, "Leave it out.", cid_set),
    Check("PF-FNT-10", "text can be searched", PDFC, (warning("{font}: {count} codes have no character (ToUnicode)", font="SimSun",
          count=12),),
          "The archive cannot find the page, and this preflight cannot read its words.", HOUSE, "Write ToUnicode.", searchable),
    Check("PF-FNT-11", "no font looks replaced", PDFC, (warning("{font} is used: often the sign of a replaced font",
          font="Courier"),),
          "Where a font is missing programs take Courier.", LIMITS, "Look at that text.", replaced),
    Check("PF-FNT-12", "no missing glyph is shown", PDFC, (error("{font} shows the glyph of missing characters {count} times",
          font="SimSun", count=2),),
          "Readers see a box.", HOUSE, "Set those characters in a face that has them.", notdef),
    Check("PF-FNT-13", "no fonts of drawings", PDFC, (warning("{font} is a Type 3 font", font="F1"),),
          "Its glyphs are drawings or bitmaps and print coarser.", HOUSE, "Export with outline fonts.", drawn),
)  # fmt: skip
