"""PF-BOX: page boxes and sizes, bleed, and what lies where the knife goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from banmian.preflight.checks.citations import HOUSE, LIMITS, PDFX, gwg
from banmian.preflight.checks.grounds import Grounds, grounds_of
from banmian.preflight.checks.slug import page_numbers, registration, trim_size, whole_issue
from banmian.preflight.facts import PageFacts, PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, warning
from banmian.preflight.painted import PLAIN_CONTEXTS, Painted
from banmian.preflight.standards import Requirements
from banmian.units import mm_of_mp, mp_of_mm

EXACT = 1e-6
"""Points: digits of a box beyond this are noise of binary numbers."""
SAME = 0.5
"""Points by which trims of one paper may differ: rounding of writers."""
_ON_EDGE = mp_of_mm("0.3")
"""A mark that comes this near to the trim, or crosses it, runs off the page, mp."""


def media(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for page in facts.pages:
        box = page.boxes.media
        if box is None or box[2] - box[0] < 3 or box[3] - box[1] < 3:
            yield finding(page=page.number)


def trim(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for page in facts.pages:
        if (page.boxes.trim is None) == (page.boxes.art is None):
            yield finding("both" if page.boxes.trim else "none", page=page.number)


def nested(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """Each box inside the next one that is there, by its digits."""
    for page in facts.pages:
        b = page.boxes
        chain = [
            (n, x)
            for n, x in (("TrimBox", b.trim or b.art), ("BleedBox", b.bleed), ("CropBox", b.crop), ("MediaBox", b.media))
            if x
        ]
        for (name, inner), (around, outer) in pairwise(chain):
            out = max(outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3])
            if out > EXACT:
                yield finding(page=page.number, inner=name, outer=around, by=f"{out:.4f}".rstrip("0").rstrip("."))


def crop(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for page in facts.pages:
        b = page.boxes
        if b.crop is not None and b.media is not None and max(abs(p - q) for p, q in zip(b.crop, b.media, strict=True)) > EXACT:
            yield finding("warning", page=page.number)


def equal(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    sizes = {page.number: _size(page) for page in facts.pages}
    if not sizes:
        return
    usual = Counter(sizes.values()).most_common(1)[0][0]
    for number, size in sizes.items():
        if max(abs(size[0] - usual[0]), abs(size[1] - usual[1])) > SAME:
            yield finding(page=number, size=_mm(size), usual=_mm(usual))


def _size(page: PageFacts) -> tuple[float, float]:
    b = page.boxes.finished
    return round(b[2] - b[0], 2), round(b[3] - b[1], 2)


def _mm(size: tuple[float, float]) -> str:
    return " \u00d7 ".join(f"{mm_of_mp(round(v * 1000)):g}" for v in size) + " mm"


def turned(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for page in facts.pages:
        if page.boxes.rotate % 360:
            yield finding(page=page.number, degrees=page.boxes.rotate)


def unit(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for page in facts.pages:
        if page.boxes.user_unit != 1:
            yield finding(page=page.number, unit=f"{page.boxes.user_unit:g}")


def format_(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if required.limits.trim_mm is None:
        return
    wanted = tuple(v * 72 / 25.4 for v in required.limits.trim_mm)
    for page in facts.pages:
        size = _size(page)
        if max(abs(size[0] - wanted[0]), abs(size[1] - wanted[1])) > SAME:
            yield finding("warning", page=page.number, size=_mm(size), wanted=_mm((wanted[0], wanted[1])))


def empty(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    painted = {m.page for m in facts.marks if m.visible}
    for page in facts.pages:
        if page.number not in painted:
            yield finding(page=page.number)


def count(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if whole_issue([trim_size(p) for p in facts.pages], required) and len(facts.pages) % max(1, required.limits.pages_multiple):
        yield finding("warning", count=len(facts.pages), multiple=required.limits.pages_multiple)


def bleed(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """What is painted over the trim's edge must reach the bleed's; what ends on the edge itself leaves a white hairline.
    Where something else lies on beyond the end no paper shows. A known fold is not cut."""
    wanted = mp_of_mm(required.limits.bleed_mm)
    if not wanted:
        return
    folds, grounds = _folds(facts, required), grounds_of(facts.marks)
    sizes = {p.number: trim_size(p) for p in facts.pages}
    for index, mark in enumerate(facts.marks):
        if not mark.ends or not mark.visible or mark.context not in (*PLAIN_CONTEXTS, "annotation") or _no_ink(mark):
            continue
        short = [
            (by, edge) for edge, by in mark.ends
            if -_ON_EDGE < by < wanted - 100 and edge != folds.get(mark.page)
            and not _goes_on(grounds, index, (edge, by), sizes[mark.page])
        ]  # fmt: skip
        if short:
            by = mm_of_mp(max(0, min(short)[0]))
            yield finding("warning", page=mark.page, rect=mark.rect, by=by, wanted=f"{required.limits.bleed_mm:g}")


def _folds(facts: PdfFacts, required: Requirements) -> dict[int, int]:
    """Page of the PDF -> the edge at its fold, where the page's own number is known: left of an odd one, right of an even."""
    return {page: 0 if number % 2 else 2 for page, number in page_numbers(facts, required).items()}


def _goes_on(grounds: Grounds, index: int, end: tuple[int, int], size: tuple[int, int]) -> bool:
    """Whether another area covers the middle of the edge on which the mark ends, and goes on to beyond the end."""
    edge, by = end
    mark, out = grounds.marks[index], max(by, 0) + _ON_EDGE
    x0, y0, x1, y1 = mark.rect
    x, y = min(max((x0 + x1) // 2, 0), size[0]), min(max((y0 + y1) // 2, 0), size[1])
    point = ((-out, y), (x, -out), (size[0] + out, y), (x, size[1] + out))[edge]
    inside = ((1, y), (x, 1), (size[0] - 1, y), (x, size[1] - 1))[edge]
    others = [a for a in grounds.at(mark.page, *point) if a is not mark and not _no_ink(a)]
    return any(_holds(a.rect, inside) for a in others)


def _holds(rect: tuple[int, int, int, int], point: tuple[int, int]) -> bool:
    return rect[0] <= point[0] <= rect[2] and rect[1] <= point[1] <= rect[3]


def _no_ink(mark: Painted) -> bool:
    """White, or the colour of printer's marks."""
    paint = mark.stroke if mark.kind == "stroke" else mark.fill
    return paint is not None and (paint.white or registration(paint))


PDFC, PAGE, X = Needs.PDF, Needs.PAGE, PDFX
CHECKS: tuple[Check, ...] = (
    Check("PF-BOX-01", "every page has a MediaBox", PDFC, (error("the page has no MediaBox, or one of no size"),),
          "There is no sheet to print on.", X, "Export again.", media),
    Check("PF-BOX-02", "exactly one of TrimBox and ArtBox", PDFC,
          (error("the page has neither TrimBox nor ArtBox", "none"), error("the page has both TrimBox and ArtBox", "both")),
          "The trim says where the finished page is; imposition places pages by it.", X, "Export with a TrimBox alone.", trim),
    Check("PF-BOX-03", "boxes lie in one another", PDFC,
          (error("the {inner} leaves the {outer} by {by} pt", inner="TrimBox", outer="BleedBox", by="0.0001"),),
          "Trim in bleed in crop in media; a trim too large by a ten-thousandth made Ghostscript give PDF/X up.", X,
          "Round inner boxes inward and outer ones outward.", nested),
    Check("PF-BOX-04", "CropBox equals MediaBox", PDFC, (warning("the CropBox is not the MediaBox"),),
          "A viewer shows the crop, the printer the media: two different pages.", gwg("R0003"), "Leave the CropBox out.", crop),
    Check("PF-BOX-05", "all pages are of one size", PDFC,
          (error("the page is {size}, the others {usual}", size="210 \u00d7 297 mm", usual="270 \u00d7 390 mm"),),
          "One sheet holds them all.", gwg("R0004"), "Give every page the paper's format; a spread is two pages.", equal),
    Check("PF-BOX-06", "no page is turned by /Rotate", PDFC, (error("the page is turned by {degrees} degrees", degrees=90),),
          "Imposition may ignore it and print the page lying.", gwg("R0004"), "Turn the content itself.", turned),
    Check("PF-BOX-07", "no UserUnit", PDFC, (error("a unit of the page is {unit} points", unit="10"),),
          "What ignores it prints at another size.", gwg("boxes"), "Export at full size.", unit),
    Check("PF-BOX-08", "the format is the paper's", PDFC,
          (warning("the page is {size}, the profile prints {wanted}", size="210 \u00d7 297 mm", wanted="270 \u00d7 390 mm"),),
          "It would be scaled or cut.", HOUSE, "Export in the paper's format.", format_),
    Check("PF-BOX-09", "no page is empty", PAGE, (error("nothing is painted on the page"),),
          "An empty page is mostly a page that was lost.", gwg("boxes"), "Fill the page or take it out.", empty),
    Check("PF-BOX-10", "the pages fill the sheets", PDFC,
          (warning("{count} pages do not fill sheets of {multiple}", count=6, multiple=4),),
          "A web press prints whole sheets.", "docs/rules/print.md, The sheet", "Add or take out pages.", count),
    Check("PF-BOX-11", "what runs off the page has its bleed", PAGE,
          (warning("something at the page's edge ends {by} mm beyond it, not {wanted} mm", by=0.0, wanted="3"),),
          "The knife leaves a white line.", LIMITS, "Draw it on to the bleed, or end it well inside the page.", bleed),
)  # fmt: skip
