"""PF-OVP: what overprints and what knocks out (docs/rules/print.md, Black)."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.preflight.checks.citations import BLACK, gwg
from banmian.preflight.checks.grounds import Grounds, grounds_of, under
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, info, warning
from banmian.preflight.painted import PLAIN_CONTEXTS, Colour, Painted
from banmian.preflight.standards import Requirements


def paints(mark: Painted) -> Iterator[tuple[Colour, bool]]:
    """A mark's colours, each with whether it overprints."""
    if mark.fill is not None:
        yield mark.fill, mark.overprint[0]
    if mark.stroke is not None:
        yield mark.stroke, mark.overprint[1]


def _counts(mark: Painted) -> bool:
    return mark.visible and mark.context not in ("mask",) and not (mark.text and mark.text.mode in (3, 7))


def text_knocks_out(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """K text that knocks out what it stands on. On bare or white paper nothing can show, so nothing is said."""
    grounds = grounds_of(facts.marks)
    limit = required.limits.overprint_text_pt * 1000
    for index, mark in enumerate(facts.marks):
        if mark.text and mark.text.size <= limit and _counts(mark) and _knocked(mark):
            name = _knocked_ground(grounds, index, mark, required)
            if name:
                yield finding(name, page=mark.page, rect=mark.rect, size=f"{mark.text.size / 1000:g}")


def lines_knock_out(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    grounds = grounds_of(facts.marks)
    limit = required.limits.overprint_line_pt * 1000
    for index, mark in enumerate(facts.marks):
        if mark.line is not None and mark.line.width <= limit and _counts(mark) and _knocked(mark):
            name = _knocked_ground(grounds, index, mark, required)
            if name:
                yield finding(name, page=mark.page, rect=mark.rect)


def _knocked(mark: Painted) -> bool:
    """K 100 % that would overprint if it were asked to. DeviceGray never does: PF-COL-06."""
    return any(c.solid_black and c.space.kind not in ("DeviceGray", "CalGray") and not over for c, over in paints(mark))


def _knocked_ground(grounds: Grounds, index: int, mark: Painted, required: Requirements) -> str:
    """What a mark knocks out: `colour`, `picture`, `tint` (black alone), `full` where black on it would be more ink than the
    paper takes, "" for paper."""
    ground = under(grounds, index, mark)
    if ground is None:
        return ""
    if ground.fill is None or not ground.fill.known:
        return "picture"
    if not ground.fill.plates:
        return ""
    if _no_room(grounds, index, mark, required):
        return "full"
    return "colour" if any(p != "Black" for p in ground.fill.plates) else "tint"


def _no_room(grounds: Grounds, index: int, mark: Painted, required: Requirements) -> bool:
    """Whether black added to what lies under the mark, looked at along its length, passes the limit of ink."""
    x0, y0, x1, y1 = mark.rect
    across, down = (_LOOKS, 2) if x1 - x0 >= y1 - y0 else (2, _LOOKS)
    columns = [x0 + (x1 - x0) * n // (across - 1) for n in range(across)]
    rows = [y0 + (y1 - y0) * n // (down - 1) for n in range(down)]
    points = [(x, y) for x in columns for y in rows]
    fills = (g.fill for x, y in points if (g := next(grounds.below(index, x, y), None)) is not None and g.fill is not None)
    return any(fill.known and (fill.total - fill.black + 1) * 100 > required.limits.ink_percent for fill in fills)


def _coloured(grounds: Grounds, index: int, mark: Painted) -> bool:
    """Whether what lies under the mark has cyan, magenta, yellow or a spot in it. A picture is left to the ink check:
    black that overprints a picture adds up."""
    ground = under(grounds, index, mark)
    return ground is not None and ground.fill is not None and any(p != "Black" for p in ground.fill.plates)


def white(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for mark in facts.marks:
        if _counts(mark) and any(c.white and over for c, over in paints(mark)):
            kind = "text" if mark.text else "line" if mark.line else "area"
            if mark.kind != "image":
                yield finding("error" if mark.text else "path", page=mark.page, rect=mark.rect, what=kind)


def mode(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """Overprint with OPM 0 in CMYK: a zero knocks out all the same."""
    for mark in facts.marks:
        for colour, over in paints(mark):
            if over and _counts(mark) and mark.overprint[2] == 0 and colour.space.kind == "DeviceCMYK" and not colour.white:
                yield finding("warning", page=mark.page, rect=mark.rect)
                break


def large(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """A large black that overprints the edge of something: the edge shows through it."""
    grounds = grounds_of(facts.marks)
    for index, mark in enumerate(facts.marks):
        size = mark.text.size > required.limits.large_text_pt * 1000 if mark.text else _bar(mark, required)
        if size and _counts(mark) and any(c.solid_black and over for c, over in paints(mark)) and grounds.straddles(index):
            yield finding("warning", page=mark.page, rect=mark.rect)


def _bar(mark: Painted, required: Requirements) -> bool:
    limit = required.limits.large_bar_pt * 1000
    x0, y0, x1, y1 = mark.rect
    return mark.kind == "fill" and mark.sure and min(x1 - x0, y1 - y0) > limit


def tinted(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """A colour that overprints another colour by mistake: it mixes."""
    grounds = grounds_of(facts.marks)
    for index, mark in enumerate(facts.marks):
        if mark.context not in PLAIN_CONTEXTS or not _counts(mark):
            continue
        strange = any(over and c.known and not c.white and c.plates != ("Black",) for c, over in paints(mark))
        if strange and _coloured(grounds, index, mark):
            yield finding("warning", page=mark.page, rect=mark.rect)


_LOOKS = 17
"""Places along a mark at which what lies under it is looked at."""

PAGE = Needs.PAGE
CHECKS: tuple[Check, ...] = (
    Check("PF-OVP-01", "black text overprints colour", PAGE,
          (error("black text of {size} pt knocks out the colour under it", "colour", size="9"),
           warning("black text of {size} pt knocks out the picture under it", "picture", size="9"),
           info("black text of {size} pt knocks out the tint of black under it", "tint", size="9"),
           info("black text of {size} pt knocks out what lies under it, which with black would pass the limit of ink", "full",
                size="9")),
          "Press register wanders by half a millimetre: white edges around every letter.", f"{BLACK}; {gwg('R0009')}",
          "Set OP, op true and OPM 1 for K text; on a picture set it white, or on a ground of its own.", text_knocks_out),
    Check("PF-OVP-02", "thin black lines overprint colour", PAGE,
          (warning("a thin black line knocks out the colour under it", "colour"),
           info("a thin black line knocks out the picture under it", "picture"),
           info("a thin black line knocks out the tint of black under it", "tint"),
           info("a thin black line knocks out what lies under it, which with black would pass the limit of ink", "full")),
          "A white edge beside the line.", f"{BLACK}; {gwg('R0010')}", "Set overprint for thin K lines.", lines_knock_out),
    Check("PF-OVP-03", "white knocks out", PAGE,
          (error("a white {what} is set to overprint: it disappears", what="text"),
           error("a white {what} is set to overprint: it disappears", "path", what="area")),
          "White is no ink; overprinting it prints nothing.", f"{BLACK}; {gwg('R0007', 'R0008')}",
          "Switch overprint off for white.", white),
    Check("PF-OVP-04", "overprint means OPM 1", PAGE, (warning("overprint in CMYK with OPM 0: its zeros knock out"),),
          "The black overprints nothing.", BLACK, "Set OPM 1.", mode),
    Check("PF-OVP-05", "large black knocks out at edges", PAGE,
          (warning("a large black overprints the edge of what lies under it"),),
          "The edge of a photograph shows through a large black.", BLACK, "Let large black knock out there.", large),
    Check("PF-OVP-06", "colours do not overprint colours", PAGE, (warning("a colour overprints another"),),
          "They mix where they cross.", BLACK, "Switch overprint off for colours.", tinted),
)  # fmt: skip
