"""Does check_proof.py fail on each broken promise? Figures that hold, and the same with one fault each."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from check_proof import judge

BOX = {"/MediaBox": [0, 0, 276, 396], "/BleedBox": [0, 0, 276, 396], "/TrimBox": [3, 3, 273, 393], "pages": 8}
RIGHT: dict[str, Any] = {
    "pages": 8,
    "han": 17000,
    "lines that start with a forbidden character": 0,
    "lines that end with a forbidden character": 0,
    "paragraphs that end in a line of one character": 0,
    "body lines on the page's baseline grid": 900,
    "body lines off it": 0,
    "full lines more than 0.05 pt from the edge": 0,
    "full lines measured": 700,
    "adjacent punctuation pairs": 9,
    "of them squeezed": 9,
    "Han-Latin joins": 5,
    "of them with a gap": 5,
    "QR codes read at 150 dpi": [[1, "https://example.com/a"], [1, "https://example.com/b"]],
    "fonts": {"AAAAAA+Song": {"type": "/CIDFontType0", "file": "/FontFile3", "ToUnicode": True}},
    "fonts not embedded": [],
    "colour operators": {"DeviceCMYK": 90},
    "images": [[100, 80, "/DeviceCMYK"]],
    "text shown in": {"K only": 990, "several inks": 10},
    "total ink per page, % (highest mean over 15 mm squares)": [120] * 8,
    "XMP GTS_PDFXVersion": "PDF/X-4",
    "PDF version": "1.6",
    "output intents": [["/GTS_PDFX", "CGATS TR 002", True]],
    "boxes, mm": [BOX],
    "qpdf --check": 0,
    "annotations": 0,
    "encrypted": False,
}
FAULTS: list[tuple[str, Any]] = [
    ("pages", 7),
    ("han", 16499),
    ("lines that start with a forbidden character", 1),
    ("lines that end with a forbidden character", 1),
    ("paragraphs that end in a line of one character", 1),
    ("body lines on the page's baseline grid", 0),
    ("body lines off it", 1),
    ("full lines more than 0.05 pt from the edge", 1),
    ("full lines measured", 0),
    ("of them squeezed", 8),
    ("of them with a gap", 4),
    ("QR codes read at 150 dpi", [[1, "https://example.com/a"], [2, "https://example.com/a"]]),
    ("fonts not embedded", ["Song"]),
    ("fonts", {"Song": {"ToUnicode": False}}),
    ("colour operators", {"DeviceRGB": 1}),
    ("images", [[1, 1, "/DeviceRGB"]]),
    ("text shown in", {"K only": 90, "several inks": 10}),
    ("text shown in", {"K only": 9, "gray": 1}),
    ("total ink per page, % (highest mean over 15 mm squares)", [120, 241]),
    ("XMP GTS_PDFXVersion", None),
    ("PDF version", "1.7"),
    ("output intents", []),
    ("output intents", [["/GTS_PDFX", "CGATS TR 002", False]]),
    ("boxes, mm", [BOX | {"/TrimBox": [3, 3, 272, 393]}]),
    ("boxes, mm", [BOX | {"/BleedBox": [3, 3, 273, 393]}]),
    ("boxes, mm", [BOX | {"pages": 7}]),
    ("qpdf --check", 2),
    ("annotations", 1),
    ("encrypted", True),
]


def broken(figures: dict[str, Any]) -> list[str]:
    return [r.figure for r in judge(figures, pages=8, han=16500, codes=2) if r.holds is False]


def test_right_figures_hold() -> None:
    assert broken(RIGHT) == []


@pytest.mark.parametrize(("key", "value"), FAULTS)
def test_one_fault_breaks_one_row(key: str, value: object) -> None:
    assert len(broken(copy.deepcopy(RIGHT) | {key: value})) == 1


def test_what_was_not_measured_breaks_nothing() -> None:
    figures = {k: v for k, v in RIGHT.items() if not k.startswith("total ink")} | {"qpdf --check": None}
    assert broken(figures) == []


@pytest.mark.parametrize(("exact", "holds"), [(0, True), (1, False)])
def test_advance_widths_decide_on_the_edges_where_they_were_measured(exact: int, holds: bool) -> None:
    key = "full lines more than 0.05 pt from the edge"
    rows = judge(RIGHT | {key: 40}, pages=8, han=16500, codes=2, exact={key: exact})
    assert next(r for r in rows if r.figure == key).holds is holds
