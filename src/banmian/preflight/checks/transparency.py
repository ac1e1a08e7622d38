"""PF-TRN: transparency where the standard has none, groups without a reason, and groups that cut overprint off."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.preflight.checks.citations import BLACK, PDFX
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, info, warning
from banmian.preflight.standards import Requirements


def operators(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if not required.rules.transparency:
        for use in facts.used("alpha", "blend", "soft-mask"):
            what = {"alpha": "opacity", "blend": "blend mode"}.get(use.what, "soft mask")
            yield finding(page=use.page, what=what, where=use.where)


def masks(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if not required.rules.transparency:
        for use in facts.used("soft-mask-image"):
            yield finding(page=use.page, rect=use.rect, where=use.where)


def groups(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if not required.rules.transparency:
        for group in facts.groups:
            yield finding(page=group.page, where=group.where)


def needless(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if required.rules.transparency:
        for group in facts.groups:
            if not group.needed:
                yield finding("info", page=group.page, where=group.where)


def isolated(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for mark in facts.marks:
        if mark.isolated and mark.text and mark.visible and mark.fill is not None and mark.fill.solid_black:
            yield finding(page=mark.page, rect=mark.rect)


def faded(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for mark in facts.marks:
        if mark.see_through and mark.text and mark.text.size < 12_000 and mark.visible and mark.context != "mask":
            yield finding("warning", page=mark.page, rect=mark.rect)


PDFC, PAGE = Needs.PDF, Needs.PAGE
CHECKS: tuple[Check, ...] = (
    Check("PF-TRN-01", "no transparency where the standard has none", PDFC,
          (error("transparency: {what} ({where})", what="opacity", where="ca 0.5"),),
          "A front end of PDF 1.3 paints it opaque or stops.", PDFX, "Flatten on paper white, or export PDF/X-4.", operators),
    Check("PF-TRN-02", "no picture with a soft mask where the standard has none", PDFC,
          (error("the picture {where} has a soft mask", where="/Im1"),),
          "The transparent part prints as a box.", PDFX, "Flatten the picture's alpha on paper white.", masks),
    Check("PF-TRN-03", "no group where the standard has none", PDFC,
          (error("{where} is called a transparency group", where="form /Fm1"),),
          "A group is forbidden even where nothing in it is transparent: drawings placed as groups get a plain file refused.",
          PDFX, "Write the form without /Group.", groups),
    Check("PF-TRN-04", "groups have a reason", PDFC, (info("{where} is a transparency group with nothing transparent in it",
          where="form /Fm1"),),
          "It costs the front end a flattening and may shift colour.", PDFX, "Write the form without /Group.", needless),
    Check("PF-TRN-05", "black text stands at the page's own level", PAGE,
          (error("black text inside an isolated or knockout group cannot overprint the page"),),
          "Overprint does not leave an isolated group: white edges around text on a tint.", BLACK,
          "Take text out of the group.", isolated),
    Check("PF-TRN-06", "small text is opaque", PAGE, (warning("small text is transparent"),),
          "Flattening turns it into a picture or a tint of dots.", BLACK, "Give it a plain tint.", faded),
)  # fmt: skip
