"""Does check_proof.py fail on each broken promise? Figures that hold, and the same with one fault each."""

from __future__ import annotations

from typing import Any

import pytest
from check_proof import FAULTS as TEXT_ON_TEXT
from check_proof import judge
from edges import OFF_PAPERS_GRID, ON_GRID
from inks import BLACK, GLYPHS, LEAST, SEVERAL, SPACES
from promises import Grid, Promise

SPOT = "PANTONE 3025 C"
CODES = ("9771234567003", "https://example.com/a")
PROMISE = Promise(8, 16500, CODES, (270.0, 390.0), 3.0, Grid(9.0, 12.6, 69.72), 240, "CGATS TR 002", frozenset({SPOT}))
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
    "QR codes read at 150 dpi": [[1, "https://example.com/a"], [1, "9771234567003"]],
    "fonts": {"AAAAAA+Song": {"type": "/CIDFontType0", "file": "/FontFile3", "ToUnicode": True}},
    "fonts not embedded": [],
    "colour operators": {"DeviceCMYK": 90, "/Cs1": 3},
    "images": [[100, 80, "/DeviceCMYK"]],
    "total ink per page, % (highest mean over 15 mm squares)": [120] * 8,
    "plates": ["Cyan", "Magenta", "Yellow", "Black", SPOT],
    "XMP GTS_PDFXVersion": "PDF/X-4",
    "PDF version": "1.6",
    "output intents": [["/GTS_PDFX", "CGATS TR 002", True]],
    "boxes, mm": [BOX],
    "qpdf --check": 0,
    "annotations": 0,
    "encrypted": False,
}
EDGE = "full lines more than 0.05 pt from the edge"
EXACT: dict[str, Any] = {
    EDGE: 0,
    "Han-Latin joins": 5,
    "of them with a gap": 5,
    ON_GRID: 800,
    OFF_PAPERS_GRID: 0,
    TEXT_ON_TEXT: 0,
    GLYPHS: {BLACK: 990, SEVERAL: 5, SPOT: 5},
    LEAST: 13.0,
    SPACES: [("Separation", SPOT), ("DeviceN", "Cyan", SPOT)],
}
FAULTS: list[tuple[str, Any]] = [
    ("pages", 7),
    ("han", 16499),
    ("lines that start with a forbidden character", 1),
    ("lines that end with a forbidden character", 1),
    ("paragraphs that end in a line of one character", 1),
    ("body lines on the page's baseline grid", 0),
    ("body lines off it", 1),
    ("full lines measured", 0),
    ("of them squeezed", 8),
    ("QR codes read at 150 dpi", [[1, "https://example.com/a"], [2, "https://example.com/a"]]),
    ("QR codes read at 150 dpi", [[1, "https://example.com/a"], [2, "9771234567010"]]),
    ("fonts not embedded", ["Song"]),
    ("fonts", {"Song": {"ToUnicode": False}}),
    ("colour operators", {"DeviceRGB": 1}),
    ("images", [[1, 1, "/DeviceRGB"]]),
    ("plates", ["Cyan", "Magenta", "Yellow", "Black"]),
    ("plates", ["Cyan", "Magenta", "Yellow", "Black", SPOT, "PANTONE 186 C"]),
    ("total ink per page, % (highest mean over 15 mm squares)", [120, 241]),
    ("XMP GTS_PDFXVersion", None),
    ("PDF version", "1.7"),
    ("output intents", []),
    ("output intents", [["/GTS_PDFX", "CGATS TR 002", False]]),
    ("output intents", [["/GTS_PDFX", "FOGRA39", True]]),
    ("boxes, mm", [BOX | {"/TrimBox": [3, 3, 272, 393]}]),
    ("boxes, mm", [BOX | {"/BleedBox": [3, 3, 273, 393]}]),
    ("boxes, mm", [BOX | {"pages": 7}]),
    ("qpdf --check", 2),
    ("annotations", 1),
    ("encrypted", True),
]


EXACT_FAULTS: list[tuple[str, Any]] = [
    (EDGE, 1),
    ("of them with a gap", 4),
    (ON_GRID, 0),
    (OFF_PAPERS_GRID, 1),
    (TEXT_ON_TEXT, 1),
    (GLYPHS, {BLACK: 970, SPOT: 30}),
    (GLYPHS, {BLACK: 990, "grey": 1}),
    (GLYPHS, {BLACK: 990, "PANTONE 186 C": 1}),
    (LEAST, 11.5),
    (SPACES, [("Separation", "PANTONE 186 C")]),
    (SPACES, [("ICCBased",)]),
]


def broken(figures: dict[str, Any], exact: dict[str, Any]) -> list[str]:
    return [r.figure for r in judge(figures, exact, PROMISE) if r.holds is False]


def test_right_figures_hold() -> None:
    assert broken(RIGHT, EXACT) == []


@pytest.mark.parametrize(("key", "value"), FAULTS)
def test_one_fault_breaks_one_row(key: str, value: object) -> None:
    assert len(broken(RIGHT | {key: value}, EXACT)) == 1


@pytest.mark.parametrize(("key", "value"), EXACT_FAULTS)
def test_one_fault_that_was_measured_again_breaks_one_row(key: str, value: object) -> None:
    assert len(broken(RIGHT, EXACT | {key: value})) == 1


def test_what_was_not_measured_breaks_nothing() -> None:
    figures = {k: v for k, v in RIGHT.items() if not k.startswith(("total ink", "plates"))} | {"qpdf --check": None}
    assert broken(figures, EXACT) == []


def test_advance_widths_decide_on_the_edges() -> None:
    assert broken(RIGHT | {EDGE: 40}, EXACT) == []
