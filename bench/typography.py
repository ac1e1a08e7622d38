"""`make bench-typography`: the specimen's running text set at 11, 13 and 16 characters by banmian, Typst and Chromium.

Issue 4, Against peers. Each makes a PDF; one reader measures all of them (typography_measures.py). Prints a table and writes
build/bench-typography.json. Exit code 1 where a column stays empty because its program is not installed.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typography_banmian
import typography_chromium
import typography_typst
from typography_copy import Copy, specimen
from typography_glyphs import Paragraph, paragraphs, read
from typography_measures import METRICS, Figures, figures, mixed_gap

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "bench" / "typography"
TARGET = ROOT / "build" / "bench-typography.json"
MEASURES = (11, 13, 16)
SETTERS = {"banmian": (typography_banmian, 9.0), "typst": (typography_typst, 9.0), "chromium": (typography_chromium, typography_chromium.EM)}
"""Name -> what sets the text, and the size in pt at which it does."""
INSTALL = (
    "bench: Chromium is not on PATH, so its column stays empty: install Debian's package chromium "
    "(apt-get install chromium), or put chromium, chromium-browser or google-chrome on PATH"
)


def set_by(name: str, pages: Copy, measure: int) -> list[Paragraph]:
    """The text as a program set it, read back from its PDF; another text than was given ends the benchmark."""
    setter, em = SETTERS[name]
    pdf = setter.set_copy(pages, measure, FOLDER)
    try:
        return paragraphs(read(pdf, em), [text for page in pages for text in page])
    except ValueError as found:
        sys.exit(f"bench: {name} at {measure} characters: {found}")


def rows(measure: int, found: dict[str, Figures | None]) -> list[dict[str, Any]]:
    """The rows of one measure; an empty column is null."""
    out = []
    for key, words in METRICS.items():
        cells = {name: None if one is None else round(asdict(one)[key], 6) for name, one in found.items()}
        out.append({"measure": measure, "metric": words, "lower_is_better": True, **cells})
    return out


def best(row: dict[str, Any]) -> str:
    """Who is best in a row."""
    cells = {name: row[name] for name in SETTERS if row[name] is not None}
    least = min(cells.values())
    return ", ".join(name for name, value in cells.items() if value <= least)


def table(found: list[dict[str, Any]]) -> str:
    """The rows as text."""
    lines = [f"{'measure':>7}  {'metric':46}" + "".join(f"{name:>10}" for name in SETTERS) + "  best"]
    for row in found:
        if row["metric"] == next(iter(METRICS.values())):
            lines.append("")
        cells = (row[name] for name in SETTERS)
        shown = ("-" if cell is None else f"{cell:.5f}" if isinstance(cell, float) else str(cell) for cell in cells)
        lines.append(f"{row['measure']:>7}  {row['metric']:46}" + "".join(f"{cell:>10}" for cell in shown) + f"  {best(row)}")
    return "\n".join(lines)


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = specimen(ROOT / "content" / "2020-08-12" / "articles")
    texts = [text for page in pages for text in page]
    missing = typography_chromium.program() is None
    print(f"{len(texts)} paragraphs, {sum(map(len, texts))} characters, the same in every PDF\n")
    out: list[dict[str, Any]] = []
    for measure in MEASURES:
        done = {name: None if missing and name == "chromium" else set_by(name, pages, measure) for name in SETTERS}
        out += rows(measure, {name: found and figures(found, measure) for name, found in done.items()})
        gaps = ", ".join(f"{name} {mixed_gap(found)}" for name, found in done.items() if found)
        print(f"bench: {measure} characters done; natural gap between Han and Latin: {gaps}", file=sys.stderr)
    print(table(out))
    TARGET.write_text(json.dumps({"rows": out}, indent=1) + "\n", encoding="utf-8")
    if missing:
        print(INSTALL, file=sys.stderr)
    return int(missing)


if __name__ == "__main__":
    sys.exit(main())
