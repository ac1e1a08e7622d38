"""PF-IMG: pictures of pixels: fine enough for the screen, not distorted, not a picture of a page."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.preflight.checks.citations import HOUSE, LIMITS, PDFX, gwg
from banmian.preflight.facts import Image, PageFacts, PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, info, warning
from banmian.preflight.painted import Painted
from banmian.preflight.standards import Requirements
from banmian.units import mp_of_mm

STRETCHED = 1.05
"""Larger over smaller resolution above which a picture looks drawn out."""
_WHOLE_PAGE = 0.9
"""Share of the trim that a picture covers when it is the page."""


def _placed(facts: PdfFacts, required: Requirements, line_art: bool) -> Iterator[tuple[Painted, Image, float]]:
    for mark in facts.marks:
        if mark.image is None or not mark.visible or mark.context == "glyph":
            continue
        image = facts.images[mark.image.key]
        x0, y0, x1, y1 = mark.image.frame
        dot = max(x1 - x0, y1 - y0) <= mp_of_mm(required.limits.exempt_mm)
        few = min(image.width, image.height) <= required.limits.exempt_pixels
        if min(image.width, image.height) > 0 and not (few and dot) and image.line_art == line_art:
            yield mark, image, mark.image.ppi


def photographs(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for mark, _, ppi in _placed(facts, required, False):
        if ppi < required.limits.photo_low_ppi:
            yield finding(page=mark.page, rect=mark.rect, ppi=round(ppi), limit=f"{required.limits.photo_low_ppi:g}")
        elif ppi < required.limits.photo_poor_ppi:
            yield finding("warning", page=mark.page, rect=mark.rect, ppi=round(ppi), limit=f"{required.limits.photo_poor_ppi:g}")


def line_art(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for mark, _, ppi in _placed(facts, required, True):
        if ppi < required.limits.line_art_low_ppi:
            yield finding(page=mark.page, rect=mark.rect, ppi=round(ppi), limit=f"{required.limits.line_art_low_ppi:g}")
        elif ppi < required.limits.line_art_poor_ppi:
            yield finding("warning", page=mark.page, rect=mark.rect, ppi=round(ppi), limit=f"{required.limits.line_art_poor_ppi:g}")


def fine(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for mark, image, ppi in _placed(facts, required, False):
        if ppi > required.limits.photo_fine_ppi and image.width * image.height > 250_000:
            yield finding("info", page=mark.page, rect=mark.rect, ppi=round(ppi), limit=f"{required.limits.photo_fine_ppi:g}")


def stretched(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for mark, _, _ in _placed(facts, required, False):
        if mark.image is not None and mark.image.ratio > STRETCHED:
            yield finding("warning", page=mark.page, rect=mark.rect, percent=round((mark.image.ratio - 1) * 100))


def mirrored(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for mark, _, _ in _placed(facts, required, False):
        if mark.image is not None and mark.image.mirrored:
            yield finding("warning", page=mark.page, rect=mark.rect)


def deep(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    seen = set()
    for mark in facts.marks:
        if mark.image is not None and mark.image.key not in seen and facts.images[mark.image.key].bits > 8:
            seen.add(mark.image.key)
            name = "warning" if required.rules.deep_bits else "error"
            yield finding(name, page=mark.page, rect=mark.rect, bits=facts.images[mark.image.key].bits)


def sound(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for mark in facts.marks:
        if mark.image is not None:
            image = facts.images[mark.image.key]
            if image.width < 1 or image.height < 1:
                yield finding(page=mark.page, rect=mark.rect, name=image.name)


def a_page(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    words = {m.page for m in facts.marks if m.text and m.visible and m.text.mode != 3}
    areas = {p.number: _area(p) for p in facts.pages if p.number not in words}
    for mark in facts.marks:
        x0, y0, x1, y1 = mark.rect
        if mark.kind == "image" and mark.page in areas and (x1 - x0) * (y1 - y0) > _WHOLE_PAGE * areas[mark.page]:
            del areas[mark.page]
            yield finding("warning", page=mark.page, rect=mark.rect)


def _area(page: PageFacts) -> float:
    """The trim's area, square millipoints."""
    b = page.boxes.finished
    return max(1.0, (b[2] - b[0]) * (b[3] - b[1])) * 1e6


PAGE = Needs.PAGE
CHECKS: tuple[Check, ...] = (
    Check("PF-IMG-01", "photographs are fine enough", PAGE,
          (error("a picture of {ppi} ppi, under {limit}", ppi=96, limit="150"),
           warning("a picture of {ppi} ppi, under {limit}", ppi=180, limit="200")),
          "Pixels show; screens of 85 to 100 lines an inch need 150 to 200.", LIMITS,
          "Place it smaller, or get a larger original.", photographs),
    Check("PF-IMG-02", "line art is fine enough", PAGE,
          (error("line art of {ppi} ppi, under {limit}", ppi=300, limit="550"),
           warning("line art of {ppi} ppi, under {limit}", ppi=600, limit="800")),
          "Stairs show on every slanted edge.", f"{LIMITS}; {gwg('R0032')}", "Draw it as vectors or scan it finer.", line_art),
    Check("PF-IMG-03", "pictures are not needlessly fine", PAGE,
          (info("a picture of {ppi} ppi; more than {limit} no screen shows", ppi=900, limit="450"),),
          "The file is large and no sharper.", LIMITS, "Downsample to 300 ppi.", fine),
    Check("PF-IMG-04", "pictures are not distorted", PAGE,
          (warning("a picture is stretched by {percent} % one way", percent=20),), "Faces get wide.", HOUSE,
          "Scale both ways alike and crop.", stretched),
    Check("PF-IMG-05", "pictures are not mirrored", PAGE, (warning("a picture stands mirrored"),),
          "Writing in it reads backwards.", HOUSE, "Turn it round, unless it is meant.", mirrored),
    Check("PF-IMG-06", "pictures have eight bits", PAGE,
          (error("a picture of {bits} bits a component, which the standard does not have", bits=16),
           warning("a picture of {bits} bits a component", bits=16)),
          "PDF 1.4 knows none; others print no better.", PDFX, "Convert it to 8 bits.", deep),
    Check("PF-IMG-07", "pictures have pixels", PAGE, (error("the picture {name} has no pixels", name="/Im1"),),
          "Nothing would print.", HOUSE, "Place it again.", sound),
    Check("PF-IMG-08", "no page is one photograph", PAGE, (warning("the page is one picture and has no text"),),
          "Text in it is screened and soft, and nobody can search it.", LIMITS, "Place the page as vectors and text.", a_page),
)  # fmt: skip
