"""Judges what proof.py measured: a row for each promise of an issue, as figure / wanted / got.

    python check_proof.py PROOF.json --issue content/ISSUE --pdf ISSUE.pdf

Sheet, grid, inks, print shop, pages, codes and characters come from the files of the issue and of its paper (promises.py). The PDF
is measured again where proof.py misleads or does not look (edges.py, inks.py, overlaps.py).
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

from edges import OFF_PAPERS_GRID, ON_GRID, edge_figures
from inks import BLACK, GLYPHS, LEAST, SEVERAL, SPACES, ink_figures
from overlaps import faults
from promises import Promise, promise_of

Figures = dict[str, Any]
ROUNDING_MM = 0.02
MOST_IN_COLOUR = 0.02
"""Share of the glyphs that may be shown in other inks than black: those of heads and labels. More would be body text in colour."""
LEAST_SEVERAL_PT = 12.0
"""Smaller text in several inks is a fault (print.md, Type): press register blurs it."""
FAULTS = "text on text, text off the page"
PROCESS = {"Cyan", "Magenta", "Yellow", "Black"}
SIGNS = {True: "ok", False: "BROKEN", None: "--"}
PRINT_SPACES = {"DeviceCMYK", "DeviceGray", "/DeviceCMYK", "/DeviceGray", "/Pattern", "/Indexed", "mask"}
NAMED_SPACE = "/Cs"
"""How the names of colour spaces begin among proof.py's colour operators; inks.py says what they are."""


@dataclass(frozen=True)
class Row:
    """One promise. `holds` is None where the figure was not measured."""

    figure: str
    wanted: str
    got: str
    holds: bool | None


def zero(figures: Figures, key: str) -> Row:
    return Row(key, "0", str(figures[key]), figures[key] == 0)


def some(figures: Figures, key: str) -> Row:
    return Row(key, "more than 0", str(figures[key]), figures[key] > 0)


def all_of(figures: Figures, total: str, part: str, name: str) -> Row:
    return Row(name, f"all of {figures[total]}", str(figures[part]), figures[part] == figures[total])


def edge_row(figures: Figures, exact: Figures) -> Row:
    """Full lines off the edge, by advance widths; PDFium's are shown beside them."""
    key = next(k for k in figures if k.startswith("full lines more than"))
    return Row(key, "0", f"{exact[key]} by advance widths ({figures[key]} by PDFium's boxes, see edges.py)", exact[key] == 0)


def text_rows(figures: Figures, exact: Figures, promise: Promise) -> list[Row]:
    grid = promise.grid
    return [
        Row("pages", str(promise.pages), str(figures["pages"]), figures["pages"] == promise.pages),
        Row("Han characters", f"at least {promise.han}, as the articles", str(figures["han"]), figures["han"] >= promise.han),
        zero(figures, "lines that start with a forbidden character"),
        zero(figures, "lines that end with a forbidden character"),
        zero(figures, "paragraphs that end in a line of one character"),
        some(figures, "body lines on the page's baseline grid"),
        zero(figures, "body lines off it"),
        Row(
            ON_GRID,
            f"more than 0: {grid.body:g} on {grid.leading:g} pt, the first {grid.first:.2f} below the trim",
            str(exact[ON_GRID]),
            exact[ON_GRID] > 0,
        ),
        zero(exact, OFF_PAPERS_GRID),
        some(figures, "full lines measured"),
        edge_row(figures, exact),
        all_of(figures, "adjacent punctuation pairs", "of them squeezed", "adjacent marks squeezed"),
        all_of(exact, "Han-Latin joins", "of them with a gap", "Han-Latin joins with a gap"),
        zero(exact, FAULTS),
    ]


def code_row(figures: Figures, codes: tuple[str, ...]) -> Row:
    key = next(k for k in figures if k.startswith("QR codes read"))
    read = tuple(sorted({text for _, text in figures[key]}))
    return Row(key.removeprefix("QR "), ", ".join(codes) or "none", ", ".join(read) or "none", read == codes)


def font_rows(figures: Figures) -> list[Row]:
    fonts: dict[str, dict[str, Any]] = figures["fonts"]
    mute = [name for name, font in fonts.items() if not font["ToUnicode"]]
    loose = figures["fonts not embedded"]
    return [
        Row("fonts not embedded", "none", ", ".join(loose) or f"none of {len(fonts)}", not loose and bool(fonts)),
        Row("fonts without ToUnicode", "none", ", ".join(mute) or f"none of {len(fonts)}", not mute),
    ]


def colour_rows(figures: Figures, exact: Figures, spots: frozenset[str]) -> list[Row]:
    images = {space for _, _, space in figures["images"]}
    inks: dict[str, int] = exact[GLYPHS]
    coloured = sum(inks.values()) - inks.get(BLACK, 0)
    shown = ", ".join(f"{ink} {n}" for ink, n in sorted(inks.items()))
    wanted = f"K; at most {MOST_IN_COLOUR:.0%} in {' or '.join([SEVERAL, *sorted(spots)])}"
    right = set(inks) <= {BLACK, SEVERAL} | spots and coloured <= MOST_IN_COLOUR * sum(inks.values())
    least = exact[LEAST]
    return [
        space_row(figures, exact, spots),
        Row("images", "CMYK or grey", ", ".join(sorted(images)) or "no image", images <= PRINT_SPACES),
        Row(GLYPHS, wanted, shown, right and bool(inks)),
        Row(LEAST, f"at least {LEAST_SEVERAL_PT:g}", f"{least:g}" if least else "none", least is None or least >= LEAST_SEVERAL_PT),
    ]


def space_row(figures: Figures, exact: Figures, spots: frozenset[str]) -> Row:
    """Process colour, grey, and separations of process inks and of the paper's spots."""
    plain = {name for name in figures["colour operators"] if not name.startswith(NAMED_SPACE)}
    inks = PROCESS | spots
    wrong = [s for s in exact[SPACES] if s[0] not in ("Separation", "DeviceN") or not set(s[1:]) <= inks]
    wanted = ", ".join(["CMYK", *sorted(spots)]) + " or grey"
    got = ", ".join([*sorted(plain), *(" ".join(space) for space in exact[SPACES])])
    return Row("colour operators", wanted, got, plain <= PRINT_SPACES and not wrong)


def ink_rows(figures: Figures, promise: Promise) -> list[Row]:
    name, wanted = "mean ink over any 15 mm square", f"at most {promise.ink:g} %"
    means = figures.get("total ink per page, % (highest mean over 15 mm squares)")
    if means is None:
        return [Row(name, wanted, "not measured: no Ghostscript here", None)]
    plates = set(figures["plates"])
    named = PROCESS | promise.spots
    return [
        Row(name, wanted, ", ".join(map(str, means)), bool(means) and max(means) <= promise.ink),
        Row("plates", ", ".join(sorted(named)), ", ".join(sorted(plates)), plates == named),
    ]


def size(box: list[float]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def near(got: float, wanted: float) -> bool:
    return abs(got - wanted) <= ROUNDING_MM


def boxes_right(boxes: Figures, promise: Promise) -> bool:
    """TrimBox of the sheet's size, BleedBox as far outside it as the sheet says, on each side."""
    if not {"/TrimBox", "/BleedBox", "/MediaBox"} <= set(boxes) or "/ArtBox" in boxes:
        return False
    trim, bleed = boxes["/TrimBox"], boxes["/BleedBox"]
    outside = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    return all(map(near, size(trim), promise.trim)) and all(near(o, promise.bleed) for o in outside)


def file_rows(figures: Figures, promise: Promise) -> list[Row]:
    intents, boxes = figures["output intents"], figures["boxes, mm"]
    qpdf = figures["qpdf --check"]
    sizes = "; ".join(f"trim {'x'.join(f'{s:.2f}' for s in size(b.get('/TrimBox', [0] * 4)))} on {b['pages']}" for b in boxes)
    one_intent = len(intents) == 1 and intents[0][0] == "/GTS_PDFX" and intents[0][1] == promise.condition and intents[0][2]
    return [
        Row(
            "PDF/X version, PDF version",
            "PDF/X-4, 1.6",
            f"{figures['XMP GTS_PDFXVersion']}, {figures['PDF version']}",
            (figures["XMP GTS_PDFXVersion"], figures["PDF version"]) == ("PDF/X-4", "1.6"),
        ),
        Row("output intent", f"{promise.condition}, with its profile", "; ".join(i[1] for i in intents) or "none", one_intent),
        Row(
            f"TrimBox {promise.trim[0]:g} x {promise.trim[1]:g} mm, BleedBox {promise.bleed:g} mm",
            f"on {promise.pages} pages",
            sizes,
            all(boxes_right(b, promise) for b in boxes) and sum(b["pages"] for b in boxes) == promise.pages,
        ),
        Row("qpdf --check", "0", "not measured: no qpdf here" if qpdf is None else str(qpdf), None if qpdf is None else qpdf == 0),
        zero(figures, "annotations"),
        Row("encrypted", "no", "yes" if figures["encrypted"] else "no", not figures["encrypted"]),
    ]


def judge(figures: Figures, exact: Figures, promise: Promise) -> list[Row]:
    """All rows, in the order in which they are printed. `exact`: what was measured again (measured_again)."""
    return [
        *text_rows(figures, exact, promise),
        code_row(figures, promise.codes),
        *font_rows(figures),
        *colour_rows(figures, exact, promise.spots),
        *ink_rows(figures, promise),
        *file_rows(figures, promise),
    ]


def measured_again(pdf: Path, promise: Promise) -> Figures:
    """What edges.py, inks.py and overlaps.py see in the PDF."""
    return edge_figures(pdf, promise.grid) | ink_figures(pdf) | {FAULTS: len(faults(pdf))}


def table(rows: list[Row]) -> str:
    wide = max(len(r.figure) for r in rows)
    middle = max(len(r.wanted) for r in rows)
    return "\n".join(f"{SIGNS[r.holds]:7}{r.figure:{wide}}  {r.wanted:{middle}}  {r.got}" for r in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("proof", type=Path)
    parser.add_argument("--issue", type=Path, required=True, help="the issue's folder, content/…: what is promised stands there")
    parser.add_argument("--pdf", type=Path, required=True, help="the measured file, for what is measured again")
    args = parser.parse_args()
    figures, promise = json.loads(args.proof.read_text(encoding="utf-8")), promise_of(args.issue)
    rows = judge(figures, measured_again(args.pdf, promise), promise)
    print(table(rows))
    broken = [r for r in rows if r.holds is False]
    for kind, examples in figures.get("_examples", {}).items():
        if examples:
            print(f"lines at fault ({kind}): {' | '.join(examples)}")
    verdict = f"{len(broken)} of {len(rows)} figures broken" if broken else f"{len(rows)} figures hold"
    print(f"proof: {args.issue}: {verdict}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
