"""Judges what proof.py measured: a row for each promise of the specimen, as figure / wanted / got.

    python check_proof.py PROOF.json [--pdf ISSUE.pdf] [--pages 8] [--han 16500] [--codes 2]

Exit 0: all hold; 1: one is broken. A row that was not measured here (no Ghostscript, no qpdf) says so and breaks nothing.
The limits are those of docs/rules: typography.md (line edges, grid, joins), print.md (boxes, inks, fonts).
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Figures = dict[str, Any]
TRIM_MM = (270.0, 390.0)
BLEED_MM = 3.0
ROUNDING_MM = 0.02
MOST_INK = 240
MOST_SEVERAL_INKS = 0.02
"""Share of text operators that may show text in several inks: the accent ink's. More would be body text in colour."""
SIGNS = {True: "ok", False: "BROKEN", None: "--"}
PRINT_SPACES = {"DeviceCMYK", "DeviceGray", "/DeviceCMYK", "/DeviceGray", "/Pattern", "/Indexed", "mask"}


@dataclass(frozen=True)
class Row:
    """One promise. `holds` is None where the figure was not measured."""

    figure: str
    wanted: str
    got: str
    holds: bool | None


def zero(figures: Figures, key: str) -> Row:
    return Row(key, "0", str(figures[key]), figures[key] == 0)


def all_of(figures: Figures, total: str, part: str, name: str) -> Row:
    return Row(name, f"all of {figures[total]}", str(figures[part]), figures[part] == figures[total])


def edge_row(figures: Figures, exact: Figures) -> Row:
    """Full lines off the edge; where `exact` (edges.py, advance widths) is given, it counts, and both are shown."""
    key = next(k for k in figures if k.startswith("full lines more than"))
    if key not in exact:
        return zero(figures, key)
    return Row(key, "0", f"{exact[key]} by advance widths ({figures[key]} by PDFium's boxes, see edges.py)", exact[key] == 0)


def text_rows(figures: Figures, pages: int, han: int, exact: Figures) -> list[Row]:
    return [
        Row("pages", str(pages), str(figures["pages"]), figures["pages"] == pages),
        Row("Han characters", f"at least {han}", str(figures["han"]), figures["han"] >= han),
        zero(figures, "lines that start with a forbidden character"),
        zero(figures, "lines that end with a forbidden character"),
        zero(figures, "paragraphs that end in a line of one character"),
        Row(
            "body lines on the baseline grid",
            "more than 0",
            str(figures["body lines on the page's baseline grid"]),
            figures["body lines on the page's baseline grid"] > 0,
        ),
        zero(figures, "body lines off it"),
        Row("full lines measured", "more than 0", str(figures["full lines measured"]), figures["full lines measured"] > 0),
        edge_row(figures, exact),
        all_of(figures, "adjacent punctuation pairs", "of them squeezed", "adjacent marks squeezed"),
        all_of(figures | exact, "Han-Latin joins", "of them with a gap", "Han-Latin joins with a gap"),
    ]


def code_row(figures: Figures, codes: int) -> Row:
    key = next(k for k in figures if k.startswith("QR codes read"))
    read = {text for _, text in figures[key]}
    return Row(key, str(codes), ", ".join(sorted(read)) or "none", len(read) == codes)


def font_rows(figures: Figures) -> list[Row]:
    fonts: dict[str, dict[str, Any]] = figures["fonts"]
    mute = [name for name, font in fonts.items() if not font["ToUnicode"]]
    loose = figures["fonts not embedded"]
    return [
        Row("fonts not embedded", "none", ", ".join(loose) or f"none of {len(fonts)}", not loose and bool(fonts)),
        Row("fonts without ToUnicode", "none", ", ".join(mute) or f"none of {len(fonts)}", not mute),
    ]


def colour_rows(figures: Figures) -> list[Row]:
    operators = set(figures["colour operators"])
    images = {space for _, _, space in figures["images"]}
    inks: dict[str, int] = figures["text shown in"]
    several, total = inks.get("several inks", 0), sum(inks.values())
    right_inks = set(inks) <= {"K only", "several inks"} and several <= MOST_SEVERAL_INKS * total
    return [
        Row("colour operators", "CMYK or grey", ", ".join(sorted(operators)), operators <= PRINT_SPACES),
        Row("images", "CMYK or grey", ", ".join(sorted(images)) or "no image", images <= PRINT_SPACES),
        Row(
            "text shown in",
            f"K; accent at most {MOST_SEVERAL_INKS:.0%}",
            ", ".join(f"{ink} {n}" for ink, n in sorted(inks.items())),
            right_inks and total > 0,
        ),
    ]


def ink_row(figures: Figures) -> Row:
    name = "mean ink over any 15 mm square"
    means = figures.get("total ink per page, % (highest mean over 15 mm squares)")
    if means is None:
        return Row(name, f"at most {MOST_INK} %", "not measured: no Ghostscript here", None)
    return Row(name, f"at most {MOST_INK} %", ", ".join(map(str, means)), bool(means) and max(means) <= MOST_INK)


def size(box: list[float]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def near(got: float, wanted: float) -> bool:
    return abs(got - wanted) <= ROUNDING_MM


def boxes_right(boxes: Figures) -> bool:
    """TrimBox of the sheet's size, BleedBox 3 mm outside it on each side."""
    if not {"/TrimBox", "/BleedBox", "/MediaBox"} <= set(boxes) or "/ArtBox" in boxes:
        return False
    trim, bleed = boxes["/TrimBox"], boxes["/BleedBox"]
    outside = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    return all(map(near, size(trim), TRIM_MM)) and all(near(o, BLEED_MM) for o in outside)


def file_rows(figures: Figures, pages: int) -> list[Row]:
    intents, boxes = figures["output intents"], figures["boxes, mm"]
    qpdf = figures["qpdf --check"]
    sizes = "; ".join(f"trim {'x'.join(f'{s:.2f}' for s in size(b.get('/TrimBox', [0] * 4)))} on {b['pages']}" for b in boxes)
    one_intent = len(intents) == 1 and intents[0][0] == "/GTS_PDFX" and bool(intents[0][1]) and intents[0][2]
    return [
        Row(
            "PDF/X version, PDF version",
            "PDF/X-4, 1.6",
            f"{figures['XMP GTS_PDFXVersion']}, {figures['PDF version']}",
            (figures["XMP GTS_PDFXVersion"], figures["PDF version"]) == ("PDF/X-4", "1.6"),
        ),
        Row("output intent", "one, with its profile", "; ".join(i[1] for i in intents) or "none", one_intent),
        Row(
            "TrimBox 270 x 390 mm, BleedBox 3 mm",
            f"on {pages} pages",
            sizes,
            all(boxes_right(b) for b in boxes) and sum(b["pages"] for b in boxes) == pages,
        ),
        Row("qpdf --check", "0", "not measured: no qpdf here" if qpdf is None else str(qpdf), None if qpdf is None else qpdf == 0),
        zero(figures, "annotations"),
        Row("encrypted", "no", "yes" if figures["encrypted"] else "no", not figures["encrypted"]),
    ]


def judge(figures: Figures, pages: int, han: int, codes: int, exact: Figures | None = None) -> list[Row]:
    """All rows, in the order in which they are printed. `exact`: figures of edges.py, where they were taken."""
    return [
        *text_rows(figures, pages, han, exact or {}),
        code_row(figures, codes),
        *font_rows(figures),
        *colour_rows(figures),
        ink_row(figures),
        *file_rows(figures, pages),
    ]


def table(rows: list[Row]) -> str:
    wide = max(len(r.figure) for r in rows)
    middle = max(len(r.wanted) for r in rows)
    return "\n".join(f"{SIGNS[r.holds]:7}{r.figure:{wide}}  {r.wanted:{middle}}  {r.got}" for r in rows)


def exact_edges(pdf: Path) -> Figures:
    from edges import edge_figures

    return edge_figures(pdf)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("proof", type=Path)
    parser.add_argument("--pdf", type=Path, help="the measured file: its column edges are measured again by advance widths")
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--han", type=int, default=16500, help="at least so many Han characters")
    parser.add_argument("--codes", type=int, default=2, help="so many different QR codes")
    args = parser.parse_args()
    figures = json.loads(args.proof.read_text(encoding="utf-8"))
    rows = judge(figures, args.pages, args.han, args.codes, exact_edges(args.pdf) if args.pdf else None)
    print(table(rows))
    broken = [r for r in rows if r.holds is False]
    for kind, examples in figures.get("_examples", {}).items():
        if examples:
            print(f"lines at fault ({kind}): {' | '.join(examples)}")
    print(f"proof: {len(broken)} of {len(rows)} figures broken" if broken else f"proof: {len(rows)} figures hold")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
