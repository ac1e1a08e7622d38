"""PF-INK: how much ink lies on the paper. Newsprint holds little of it before it sets off and tears."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.preflight.checks.citations import BLACK, LIMITS, gwg
from banmian.preflight.checks.overprint import paints
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, warning
from banmian.preflight.standards import Requirements

BODY = 12_000
"""Text up to this size (mp) is running text."""


def squares(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for page, rect, percent in facts.ink.squares:
        if percent > required.limits.ink_percent:
            yield finding(page=page, rect=rect, percent=f"{percent:g}", limit=f"{required.limits.ink_percent:g}")


def measured(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.ink.state in ("missing", "failed"):
        yield finding("warning", note=facts.ink.note)


def flat(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for mark in facts.marks:
        for colour, _ in paints(mark):
            total = colour.total * 100
            if colour.known and total > required.limits.flat_ink_percent and mark.visible and colour.space.colorants != ("All",):
                yield finding(page=mark.page, rect=mark.rect, percent=f"{total:.0f}", limit=f"{required.limits.flat_ink_percent:g}")


def rich(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    limits = required.limits
    for mark in facts.marks:
        if not mark.text or not mark.visible or mark.fill is None or mark.text.size >= limits.rich_black_from_pt * 1000:
            continue
        heavy = mark.fill.known and mark.fill.black * 100 >= limits.rich_black_k_percent
        if heavy and mark.fill.total * 100 > limits.rich_black_sum_percent + 0.5 and len(mark.fill.plates) > 1:
            yield finding(page=mark.page, rect=mark.rect, percent=f"{mark.fill.total * 100:.0f}", size=f"{mark.text.size / 1000:g}")


def several(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    limit = required.limits.several_inks_text_pt
    for mark in facts.marks:
        if mark.text and mark.visible and mark.fill is not None and mark.fill.known and mark.text.size < limit * 1000:
            heavy = mark.fill.black * 100 >= required.limits.rich_black_k_percent
            if len(mark.fill.plates) > 1 and not heavy and mark.context != "mask":
                yield finding(page=mark.page, rect=mark.rect, size=f"{mark.text.size / 1000:g}", inks=len(mark.fill.plates),
                            limit=f"{limit:g}")  # fmt: skip


PDFC, PAGE = Needs.PDF, Needs.PAGE
CHECKS: tuple[Check, ...] = (
    Check("PF-INK-01", "total ink is within the limit", PDFC,
          (error("{percent} % of ink on a 15 mm square, the limit is {limit} %", percent="287.4", limit="240"),),
          "Wet ink sets off on the facing page and the web tears.", LIMITS,
          "Convert the picture to the press's profile, or take the tint back.", squares),
    Check("PF-INK-02", "ink was measured", PDFC, (warning("ink was not measured: {note}", note="Ghostscript (gs) is not on PATH"),),
          "Only the plates say how much ink there is.", LIMITS, "Install Ghostscript and run preflight again.", measured),
    Check("PF-INK-03", "flat colours are within the limit", PAGE,
          (error("a flat colour of {percent} % of ink, the limit is {limit} %", percent="320", limit="240"),),
          "A flat colour has no pixels that a conversion would hold back.", LIMITS, "Mix the colour from less ink.", flat),
    Check("PF-INK-04", "black text is one ink", PAGE,
          (error("text of {size} pt in rich black ({percent} %)", size="9", percent="300"),),
          "Register wanders: letters get coloured edges.", f"{BLACK}; {gwg('R0015')}", "Set text in K alone.", rich),
    Check("PF-INK-05", "small text is one ink", PAGE,
          (error("text of {size} pt in {inks} inks (from {limit} pt on it may be)", size="9", inks=2, limit="12"),),
          "At a register of 0.5 to 0.7 mm it cannot be read.", f"{LIMITS}; {gwg('R0017')}", "Set it in one ink.", several),
)  # fmt: skip
