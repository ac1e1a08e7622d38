"""PF-TXT and PF-LIN: sizes after the matrix, white on grounds, what is lost or cut, hairlines."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.preflight.checks.citations import BLACK, HOUSE, LIMITS, gwg
from banmian.preflight.checks.grounds import grounds_of, under
from banmian.preflight.checks.overprint import paints
from banmian.preflight.checks.slug import Insets, Slugs, papers_own, registration
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Check, Finding, Needs, Rect4, error, finding, info, warning
from banmian.preflight.painted import PLAIN_CONTEXTS, Painted
from banmian.preflight.standards import Requirements
from banmian.units import mm_of_mp, mp_of_mm

_SLACK = 300
"""Slack for the rounding of a writer's coordinates, mp."""
SHOWN = 12
"""Characters of a text that a message repeats."""


def _texts(facts: PdfFacts) -> Iterator[tuple[int, Painted, float]]:
    """Visible text with its size in points."""
    for index, mark in enumerate(facts.marks):
        if mark.text and mark.text.mode not in (3, 7) and mark.context not in ("mask", "pattern") and mark.text.text.strip():
            yield index, mark, mark.text.size / 1000


def _words(mark: Painted) -> str:
    text = mark.text.text if mark.text else ""
    return text if len(text) <= SHOWN else text[:SHOWN] + "\u2026"


def _sizes(facts: PdfFacts) -> dict[int, tuple[int, int]]:
    out = {}
    for page in facts.pages:
        b = page.boxes.finished
        out[page.number] = (round((b[2] - b[0]) * 1000), round((b[3] - b[1]) * 1000))
    return out


def white(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    grounds, limits = grounds_of(facts.marks), required.limits
    for index, mark, size in _texts(facts):
        if mark.fill is None or not mark.fill.white or not mark.visible or not mark.text:
            continue
        ground = under(grounds, index, mark)
        values = {"page": mark.page, "rect": mark.rect, "size": f"{size:g}"}
        if ground is None or (ground.fill is not None and ground.fill.white):
            continue
        several = ground.fill is None or len(ground.fill.plates) > 1
        if size < limits.white_text_low_pt:
            yield finding(limit=f"{limits.white_text_low_pt:g}", **values)  # type: ignore[arg-type]
        elif several and size < limits.white_text_several_inks_pt:
            yield finding("inks", limit=f"{limits.white_text_several_inks_pt:g}", **values)  # type: ignore[arg-type]
        elif size < limits.white_text_light_pt:
            name = "light" if mark.text.weight_known and not mark.text.bold else "heavy"
            yield finding(name, limit=f"{limits.white_text_light_pt:g}", **values)  # type: ignore[arg-type]


def unseen(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    grounds = grounds_of(facts.marks)
    for index, mark, _size in _texts(facts):
        if mark.fill is not None and mark.fill.white and mark.visible and mark.stroke is None:
            ground = under(grounds, index, mark)
            if ground is None or (ground.fill is not None and ground.fill.white and ground.sure):
                yield finding("warning", page=mark.page, rect=mark.rect, text=_words(mark))


def lost(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """Text that the knife takes away, whole or in part, and text that a clip hides. Text of a picture or an advertisement is told
    as theirs, and may stand outside the type area. Only a page in the paper's format has the paper's type area."""
    sizes, area, slugs, insets = _sizes(facts), required.limits.type_area_mm, Slugs(facts), Insets(facts, required)
    papers = papers_own(facts, required)
    for _, mark, _size in _texts(facts):
        width, height = sizes[mark.page]
        x0, y0, x1, y1 = mark.seen
        name = ""
        if not mark.visible and _cropped(mark, slugs.sheets[mark.page]):
            name = "clip"
        elif x0 >= width or y0 >= height or x1 <= 0 or y1 <= 0:
            name = "" if slugs.hold(mark) else "picture" if insets.hold(mark) else "error"
        elif mark.sure and (x0 < -_SLACK or y0 < -_SLACK or x1 > width + _SLACK or y1 > height + _SLACK):
            name = "picture-cut" if insets.hold(mark) else "cut"
        elif area is not None and mark.page in papers and not insets.hold(mark) and _outside(mark, area):
            name = "type-area"
        if name:
            yield finding(name, page=mark.page, rect=mark.rect, text=_words(mark))


def _cropped(mark: Painted, sheet: Rect4) -> bool:
    """Whether the frame around a text that is not seen hides it, not the end of the sheet."""
    x0, y0, x1, y1 = mark.rect
    a, b, c, d = mark.frame
    by_frame = (x1 <= a and a > sheet[0]) or (y1 <= b and b > sheet[1]) or (x0 >= c and c < sheet[2]) or (y0 >= d and d < sheet[3])
    return by_frame or c <= a or d <= b


def _outside(mark: Painted, area: tuple[float, float, float, float]) -> bool:
    left, top, right, foot = (mp_of_mm(v) for v in area)
    x, y = (mark.rect[0] + mark.rect[2]) / 2, (mark.rect[1] + mark.rect[3]) / 2
    return not (left <= x <= right and top <= y <= foot)


def near(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    sizes, safe = _sizes(facts), mp_of_mm(required.limits.safe_mm)
    for _, mark, _size in _texts(facts):
        width, height = sizes[mark.page]
        x0, y0, x1, y1 = mark.seen
        ends = (x0, y0, width - x1, height - y1)
        if mark.visible and mark.sure and -_SLACK <= min(ends) < safe - _SLACK:
            yield finding("warning", page=mark.page, rect=mark.rect, text=_words(mark), by=mm_of_mp(max(0, min(ends))))


def tint(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """Black running text on a tint with much K."""
    grounds, limit = grounds_of(facts.marks), required.limits.tint_under_text_k_percent
    for index, mark, size in _texts(facts):
        if size > 14 or mark.fill is None or not mark.fill.solid_black or not mark.visible:
            continue
        ground = under(grounds, index, mark)
        if ground is not None and ground.fill is not None and ground.fill.known and ground.fill.black * 100 > limit + 0.5:
            yield finding(page=mark.page, rect=mark.rect, percent=f"{ground.fill.black * 100:.0f}", limit=f"{limit:g}")


def picture(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """K text that overprints a picture of pixels: it adds up to 100 % of ink and is hard to read."""
    grounds = grounds_of(facts.marks)
    for index, mark, size in _texts(facts):
        if size <= 24 and mark.visible and any(c.solid_black and over for c, over in paints(mark)):
            ground = under(grounds, index, mark)
            if ground is not None and ground.kind == "image":
                yield finding("warning", page=mark.page, rect=mark.rect, text=_words(mark))


def small(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    limits = required.limits
    for _, mark, size in _texts(facts):
        if 0 < size < limits.least_text_pt and mark.visible and mark.context != "glyph":
            blurred = size < limits.blurred_text_pt
            limit = limits.blurred_text_pt if blurred else limits.least_text_pt
            yield finding("blurred" if blurred else "warning", page=mark.page, rect=mark.rect, size=f"{size:g}", limit=f"{limit:g}",
                        text=_words(mark))  # fmt: skip


def invisible(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for mark in facts.marks:
        if mark.text and mark.text.mode in (3, 7) and mark.text.text.strip():
            yield finding("info", page=mark.page, rect=mark.rect, text=_words(mark))


def thin(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    limits = required.limits
    for mark in facts.marks:
        if mark.line is None or not mark.visible or mark.context == "mask" or mark.line.width <= 0:
            continue
        colour = mark.stroke if mark.kind == "stroke" else mark.fill
        width = (mark.line.width + 1) / 1000
        pale = colour is not None and colour.white
        limit = limits.reversed_line_pt if pale else limits.line_pt
        if width < limit:
            name = "reversed" if pale else "error"
            yield finding(name, page=mark.page, rect=mark.rect, width=f"{mark.line.width / 1000:g}", limit=f"{limit:g}")


def nothing(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for mark in facts.marks:
        if mark.line is not None and mark.line.width <= 0 and mark.line.length > 0 and mark.context != "mask":
            yield finding(page=mark.page, rect=mark.rect, what="rectangle" if mark.line.filled else "line")


def coloured(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    limits, insets = required.limits, Insets(facts, required)
    for mark in facts.marks:
        colour = mark.stroke if mark.kind == "stroke" else mark.fill
        if mark.line is None or colour is None or not mark.visible or mark.context not in PLAIN_CONTEXTS:
            continue
        if not colour.known or len(colour.plates) < 2 or registration(colour):
            continue
        width, limit = (mark.line.width + 1) / 1000, limits.several_inks_line_pt
        if insets.hold(mark):
            limit = min(limit, limits.several_inks_drawn_line_pt)
        if 0 < width < limit:
            yield finding("warning", page=mark.page, rect=mark.rect, width=f"{mark.line.width / 1000:g}", inks=len(colour.plates))


PAGE = Needs.PAGE
CHECKS: tuple[Check, ...] = (
    Check("PF-TXT-01", "white text is large enough", PAGE,
          (error("white text of {size} pt on a ground, under {limit} pt", size="7", limit="8"),
           warning("light white text of {size} pt on a ground, under {limit} pt", "light", size="9", limit="10"),
           info("heavy white text of {size} pt on a ground, under {limit} pt", "heavy", size="9", limit="10"),
           warning("white text of {size} pt on a ground of several inks, under {limit} pt", "inks", size="10", limit="12")),
          "Ink closes fine strokes; on several inks misregister fills them.", f"{LIMITS}; {gwg('R0016')}",
          "Set it larger or bolder, or on a ground of one ink.", white),
    Check("PF-TXT-02", "no text is white on white", PAGE, (warning("white text on bare paper: `{text}`", text="\u5c0f\u6837"),),
          "Nobody sees it.", HOUSE, "Take it out, or give it a ground.", unseen),
    Check("PF-TXT-03", "no text is lost", PAGE,
          (error("text lies outside the page: `{text}`", text="\u7b2c\u4e8c\u6bb5"),
           error("the trim cuts through `{text}`", "cut", text="\u7b2c\u4e8c\u6bb5"),
           error("text of a picture or advertisement lies outside the page: `{text}`", "picture", text="\u521d\u4f0f"),
           error("the trim cuts through `{text}` in a picture or advertisement", "picture-cut", text="\u521d\u4f0f"),
           info("a clip hides `{text}` altogether", "clip", text="\u7b2c\u4e8c\u6bb5"),
           error("text lies outside the type area: `{text}`", "type-area", text="\u7b2c\u4e8c\u6bb5")),
          "It is in the file and not on the paper: the end of a story is mostly what is lost.", HOUSE,
          "Find the story that is over and give it room; a picture or advertisement: crop it or place it otherwise.", lost),
    Check("PF-TXT-04", "text keeps off the trim", PAGE,
          (warning("`{text}` stands {by} mm from the trim", text="\u7b2c3\u7248", by=2.0),),
          "Folding and cutting wander by millimetres.", LIMITS, "Move it inward.", near),
    Check("PF-TXT-05", "tints under text are light", PAGE,
          (error("black text on a tint of K {percent} %, over {limit} %", percent="35", limit="20"),),
          "Newsprint gains 26 to 30 %: text drowns.", LIMITS, "Lighten the tint.", tint),
    Check("PF-TXT-06", "black text does not overprint a picture", PAGE,
          (warning("black text overprints a picture: `{text}`", text="\u56fe\u8bf4"),),
          "It adds up to 100 % of ink to the picture's and is hard to read.", LIMITS,
          "Set it white, on a ground, or knock it out.", picture),
    Check("PF-TXT-07", "text is large enough to read", PAGE,
          (warning("text of {size} pt, under {limit} pt: `{text}`", size="4", limit="5", text="\u8bf4\u660e"),
           error("text of {size} pt, under {limit} pt, prints as a blur: `{text}`", "blurred", size="3", limit="3.5",
                 text="\u8bf4\u660e")),
          "Newsprint fills small characters.", HOUSE, "Set it larger.", small),
    Check("PF-TXT-08", "all text is meant to be seen", PAGE, (info("invisible text: `{text}`", text="OCR"),),
          "A layer of recognised text, or something forgotten.", HOUSE, "Take it out if it is not wanted.", invisible),
    Check("PF-LIN-01", "lines are thick enough", PAGE,
          (error("a line of {width} pt, under {limit} pt", width="0.1", limit="0.25"),
           error("a white line of {width} pt, under {limit} pt", "reversed", width="0.25", limit="0.5")),
          "Plates lose it, or dot gain closes it.", f"{LIMITS}; {gwg('R0018')}", "Draw it thicker; the matrix counts.", thin),
    Check("PF-LIN-02", "every line has a width", PAGE, (error("a {what} of width 0", what="line"),),
          "It prints one device pixel wide: nothing on a plate, a bold line on a desk printer.", LIMITS, "Give it a width.",
          nothing),
    Check("PF-LIN-03", "thin lines are one ink", PAGE,
          (warning("a line of {width} pt in {inks} inks", width="0.3", inks=3),),
          "Register wanders by more than the line is thick.", f"{BLACK}; {gwg('R0019')}", "Draw it in one ink.", coloured),
)  # fmt: skip
