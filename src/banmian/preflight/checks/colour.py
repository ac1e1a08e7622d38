"""PF-COL: which colour spaces paint, spots, registration colour. A newspaper's page is inks, not light."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from banmian.preflight.checks.citations import BLACK, LIMITS, PDFX, gwg
from banmian.preflight.checks.grounds import grounds_of, under
from banmian.preflight.facts import PdfFacts, SpaceUse
from banmian.preflight.model import Check, Finding, Needs, Rect4, error, finding, warning
from banmian.preflight.painted import Colour, Space
from banmian.preflight.standards import Requirements

_SUFFIX = re.compile(r"(?<![\s_-])[\s_-]*+(copy|(?<!\d)\d++|c|cv|cvc|u|cvu|m|cp|up|ec|pc)$")
WRAPPERS = ("Indexed", "Pattern")


def outside(space: Space, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """The families of a space that may not paint."""
    return tuple(leaf for leaf in dict.fromkeys(space.leaves) if leaf not in allowed and leaf not in WRAPPERS)


def _page(facts: PdfFacts, required: Requirements, chosen: tuple[str, ...]) -> Iterator[tuple[SpaceUse, str]]:
    for use in facts.spaces:
        if use.purpose in chosen and use.space.kind not in ("Separation", "DeviceN"):
            for leaf in outside(use.space, required.limits.colour)[:1]:
                yield use, leaf


def painted(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    wrong = list(_page(facts, required, ("text", "lines and areas", "an image mask")))
    places = _places(facts) if wrong else {}
    for use, leaf in wrong:
        yield finding(page=use.page, rect=places.get((use.page, use.space), use.rect), purpose=use.purpose, space=leaf)


def _places(facts: PdfFacts) -> dict[tuple[int, Space], Rect4]:
    """Where each space is first seen at work on a page."""
    out: dict[tuple[int, Space], Rect4] = {}
    for mark in facts.marks:
        for paint in (mark.fill, mark.stroke):
            if paint is not None:
                out.setdefault((mark.page, paint.space), mark.rect)
    return out


def images(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for use, leaf in _page(facts, required, ("an image",)):
        yield finding(page=use.page, rect=use.rect, space=leaf)


def shadings(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for use, leaf in _page(facts, required, ("a shading",)):
        yield finding(page=use.page, space=leaf)


def alternates(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for use in facts.spaces:
        if use.space.kind in ("Separation", "DeviceN"):
            for leaf in outside(use.space, required.limits.colour)[:1]:
                yield finding(page=use.page, names=", ".join(use.space.colorants), space=leaf)


def groups(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """A group's blending space: CMYK; a luminosity mask's may be grey."""
    for group in facts.groups:
        space = group.space
        if space is None or space.kind == "DeviceCMYK" or (group.mask and space.kind == "DeviceGray"):
            continue
        yield finding(page=group.page, where=group.where, space=space.kind)


def grey_black(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """Black text and lines as DeviceGray: never overprint, whatever OPM says. `over`: small enough to have to, on something."""
    grounds, limits = grounds_of(facts.marks), required.limits
    for index, mark in enumerate(facts.marks):
        if mark.kind not in ("text", "stroke") and mark.line is None:
            continue
        if mark.visible and mark.context != "mask" and (_grey(mark.fill) or _grey(mark.stroke)):
            small = mark.text.size <= limits.overprint_text_pt * 1000 if mark.text else (
                mark.line is not None and mark.line.width <= limits.overprint_line_pt * 1000)  # fmt: skip
            ground = under(grounds, index, mark) if small else None
            over = ground is not None and not (ground.fill is not None and ground.fill.white)
            yield finding("over" if over else "error", page=mark.page, rect=mark.rect, what="text" if mark.text else "a line")


def _grey(paint: Colour | None) -> bool:
    return paint is not None and paint.space.kind in ("DeviceGray", "CalGray") and paint.solid_black


def spots(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for name, page in facts.spots:
        if name not in required.limits.spots:
            yield finding(page=page, name=name)


def alike(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """Names that differ by case, blanks or a suffix make two plates of one ink."""
    by: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, page in facts.spots:
        by[_SUFFIX.sub("", name.casefold().strip()).replace(" ", "")].append((name, page))
    for names in by.values():
        if len(names) > 1:
            yield finding("warning", page=names[1][1], names=" and ".join(f"`{n}`" for n, _ in names))


def registration(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """Registration colour inside the trim: on all plates."""
    sizes = {p.number: p.boxes.finished for p in facts.pages}
    for mark in facts.marks:
        for paint in (mark.fill, mark.stroke):
            if paint is not None and paint.space.colorants == ("All",) and not paint.white and mark.visible:
                b = sizes[mark.page]
                width, height = (b[2] - b[0]) * 1000, (b[3] - b[1]) * 1000
                x0, y0, x1, y1 = mark.rect
                if x0 < width and x1 > 0 and y0 < height and y1 > 0:
                    yield finding(page=mark.page, rect=mark.rect)


def calibrated(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for use in facts.spaces:
        if "unknown" in use.space.leaves:
            yield finding(page=use.page, purpose=use.purpose)


PDFC, PAGE, X = Needs.PDF, Needs.PAGE, PDFX
R27 = gwg("R0027")
INKS = "What is not given in inks is separated by the printer's front end, and grey text comes out in four inks."
CHECKS: tuple[Check, ...] = (
    Check("PF-COL-01", "pages are painted in inks", PAGE,
          (error("{purpose} in {space}", purpose="text", space="DeviceRGB"),), INKS, f"{PDFX}; {R27}",
          "Convert to the output intent's CMYK.", painted),
    Check("PF-COL-02", "pictures are in inks", PDFC, (error("an image in {space}", space="DeviceRGB"),), INKS, f"{PDFX}; {R27}",
          "Convert the picture to the output intent's CMYK.", images),
    Check("PF-COL-03", "spots fall back on inks", PDFC,
          (error("the spot {names} has an alternate in {space}", names="Red", space="DeviceRGB"),),
          "Where the spot is not on the press the alternate prints.", X, "Define the spot over CMYK.", alternates),
    Check("PF-COL-04", "shadings are in inks", PDFC, (error("a shading in {space}", space="DeviceRGB"),), INKS, f"{PDFX}; {R27}",
          "Draw the gradient in CMYK.", shadings),
    Check("PF-COL-05", "transparency blends in inks", PDFC,
          (error("the group of {where} blends in {space}", where="the page", space="DeviceRGB"),),
          "Black becomes four inks on the way through RGB; a clean file is refused for it.", X,
          "Set the blending space to the document's CMYK.", groups),
    Check("PF-COL-06", "black is K, not DeviceGray", PAGE, (error("{what} is black as DeviceGray", what="text"),
           error("{what} is black as DeviceGray and knocks out what it stands on", "over", what="text")),
          "DeviceGray black always knocks out cyan, magenta and yellow: white edges at the slightest misregister.",
          f"{BLACK}; {gwg('R0011', 'R0012', 'R0013')}", "Paint it 0 0 0 1 k with overprint.", grey_black),
    Check("PF-COL-07", "no spot ink that was not declared", PDFC, (error("the spot ink `{name}`", name="PANTONE 485 C"),),
          "It makes a fifth plate that nobody ordered.", LIMITS, "Convert it to CMYK, or declare it in the profile.", spots),
    Check("PF-COL-08", "spot names are not twins", PDFC,
          (warning("{names} look like one ink", names="`Red` and `red`"),), "One ink would come on two plates.", LIMITS,
          "Give the ink one name.", alike),
    Check("PF-COL-09", "registration colour is for marks alone", PAGE, (error("registration colour inside the trim"),),
          "It prints 400 % of ink.", f"{LIMITS}; {gwg('R0024')}", "Use K for black.", registration),
    Check("PF-COL-10", "colour spaces can be read", PDFC,
          (error("{purpose} in a colour space that cannot be read", purpose="text"),), "Readers take any colour for it.", X,
          "Export again.", calibrated),
)  # fmt: skip
