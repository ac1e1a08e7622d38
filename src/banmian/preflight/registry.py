"""All checks, in the order of the report: an explicit list of the groups. Each row is in its group's file."""

from __future__ import annotations

from banmian.preflight.checks import (
    barcodes,
    boxes,
    colour,
    content,
    document,
    fonts,
    forbidden,
    form,
    images,
    ink,
    intent,
    issue,
    overprint,
    text,
    transparency,
)
from banmian.preflight.model import Check

GROUPS: dict[str, str] = {
    "DOC": "The file",
    "FBD": "What print standards forbid",
    "INT": "Output intent",
    "BOX": "Boxes and format",
    "FNT": "Fonts",
    "COL": "Colour",
    "TRN": "Transparency",
    "OVP": "Overprint",
    "INK": "Ink",
    "IMG": "Pictures",
    "TXT": "Text",
    "LIN": "Lines",
    "QRC": "QR codes",
    "CNT": "Content",
    "ISS": "The issue before its PDF",
    "FRM": "Form of a newspaper",
}
"""An id's middle part, and what its group speaks of."""

CHECKS: tuple[Check, ...] = (
    *document.CHECKS,
    *forbidden.CHECKS,
    *intent.CHECKS,
    *boxes.CHECKS,
    *fonts.CHECKS,
    *colour.CHECKS,
    *transparency.CHECKS,
    *overprint.CHECKS,
    *ink.CHECKS,
    *images.CHECKS,
    *text.CHECKS,
    *barcodes.CHECKS,
    *content.CHECKS,
    *issue.CHECKS,
    *form.CHECKS,
)
