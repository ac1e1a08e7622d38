"""`make bench-typography`: the specimen's running text set at 9, 11, 13 and 16 characters by banmian, Typst and Chromium.

Issue 4, Against peers. Each makes a PDF; one reader measures all of them (typography_measures.py). Prints a table and writes
build/bench-typography.json. Exit code 1 where a column stays empty (null), for
instance because Chromium is not installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typography_banmian
import typography_chromium
import typography_typst
from typography_copy import Copy, specimen
from typography_edges import line_ends, parts_number
from typography_gaps import spaces_of
from typography_glyphs import Paragraph, paragraphs, read
from typography_measures import METRICS, Figures, figures

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "bench" / "typography"
TARGET = ROOT / "build" / "bench-typography.json"
MEASURES = (9, 11, 13, 16)
DIGITS = {"variance": 5}
"""Decimals of a figure, else 4: a place in a PDF is sure to about 0.0001 em."""
SETTERS = {
    "banmian": (typography_banmian, 9.0),
    "typst": (typography_typst, 9.0),
    "chromium": (typography_chromium, typography_chromium.EM),
}
"""Name -> what sets the text, and the size in pt at which it does."""


def set_by(name: str, pages: Copy, measure: int) -> list[Paragraph] | None:
    """The text as a program set it, read back from its PDF. None, and a line on stderr, where a peer cannot set it or sets
    another text than it was given; then its column stays empty."""
    setter, em = SETTERS[name]
    try:
        pdf = setter.set_copy(pages, measure, FOLDER)
        found = paragraphs(read(pdf, em), [text for page in pages for text in page])
        if name == "banmian":
            typography_banmian.agree(found, pages, measure)
        return found
    except (RuntimeError, ValueError, subprocess.SubprocessError) as found:
        print(f"bench: no figures for {name} at {measure} characters: {found}", file=sys.stderr)
        return None


def rows(measure: int, found: dict[str, Figures | None]) -> list[dict[str, Any]]:
    """The rows of one measure; an empty column is null."""
    out = []
    for key, words in METRICS.items():
        digits = DIGITS.get(key, 4)
        cells = {name: None if one is None else round(asdict(one)[key], digits) for name, one in found.items()}
        out.append({"measure": measure, "metric": words, "lower_is_better": True, **cells})
    return out


def best(row: dict[str, Any]) -> list[str]:
    """Who is best in a row."""
    cells = {name: row[name] for name in SETTERS if row[name] is not None}
    least = min(cells.values(), default=0)
    return [name for name, value in cells.items() if value <= least]


def table(found: list[dict[str, Any]]) -> str:
    """The rows as text: a line each metric, the measures side by side, an asterisk behind the best."""
    by = {(row["metric"], row["measure"]): row for row in found}
    measures = list(dict.fromkeys(row["measure"] for row in found))
    indent = max(map(len, METRICS.values()))
    lines = [" " * indent + "".join(f" {f'{measure} characters':^27}" for measure in measures)]
    lines.append(" " * indent + (" " + "".join(f"{name:>8} " for name in SETTERS)) * len(measures))
    for metric in METRICS.values():
        lines.append(f"{metric:{indent}}" + "".join(" " + _cells(by[metric, measure]) for measure in measures))
    return "\n".join(line.rstrip() for line in lines)


def _cells(row: dict[str, Any]) -> str:
    """A row's figures at one measure."""
    out, good = "", best(row)
    for name in SETTERS:
        value = row[name]
        shown = "-" if value is None else str(value) if isinstance(value, int) else f"{value:.{5 if value < 0.01 else 4}f}"
        out += f"{shown:>8}{'*' if name in good else ' '}"
    return out


def whole(done: dict[str, list[Paragraph] | None]) -> list[bool]:
    """For each paragraph, whether no program parts a number, or a number from its unit, in it."""
    found = [one for one in done.values() if one]
    return [not any(parts_number(*end) for p in each for end in line_ends([p])) for each in zip(*found, strict=True)]


def measured(pages: Copy, measure: int) -> tuple[dict[str, Figures | None], dict[str, Figures | None]]:
    """The figures of each program at a measure: of the whole text, and of the paragraphs in which none parts a number."""
    done = {name: set_by(name, pages, measure) for name in SETTERS}
    gaps = ", ".join(f"{name} {spaces_of(found).mixed}" for name, found in done.items() if found)
    print(f"bench: {measure} characters set; natural gap between Han and Latin in em: {gaps}", file=sys.stderr)
    alike = whole(done)
    kept = {name: [p for p, keep in zip(found, alike, strict=True) if keep] if found else None for name, found in done.items()}
    return tuple({name: figures(f, measure) if f else None for name, f in each.items()} for each in (done, kept))


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = specimen(ROOT / "content" / "2020-08-12" / "articles")
    texts = [text for page in pages for text in page]
    print(f"{len(texts)} paragraphs, {sum(map(len, texts))} characters, the same in every PDF\n")
    both = [(measure, *measured(pages, measure)) for measure in MEASURES]
    out, alike = ([row for measure, *found in both for row in rows(measure, found[k])] for k in (0, 1))
    print(table(out))
    print("\nThe paragraphs in which no program parts a number, or a number from its unit (Line edges)\n")
    print(table(alike))
    TARGET.write_text(json.dumps({"rows": out, "rows_without_parted_numbers": alike}, indent=1) + "\n", encoding="utf-8")
    return int(any(row[name] is None for row in out for name in SETTERS))


if __name__ == "__main__":
    sys.exit(main())
