"""`make bench-typography`: running text set at 9, 11, 13 and 16 characters by banmian, Typst and Chromium.

The specimen's text, and the hard copy of tests/hard-copy. Each program makes a
PDF; one reader measures all of them (typography_measures.py). Prints tables and writes build/bench-typography.json. Exit
code 1 where a column stays empty (null), for instance because Chromium is not installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typography_banmian
import typography_chromium
import typography_typst
from typography_copy import Copy, hard, specimen
from typography_edges import line_ends, parts_number
from typography_gaps import spaces_of
from typography_glyphs import Paragraph, alone, held, in_face, paragraphs, read
from typography_measures import Figures, figures
from typography_table import Row, behind, rows, table

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "bench" / "typography"
TARGET = ROOT / "build" / "bench-typography.json"
HARD = ROOT / "tests" / "hard-copy" / "paragraphs.txt"
MEASURES = (9, 11, 13, 16)
SETTERS = {
    "banmian": (typography_banmian, 9.0),
    "typst": (typography_typst, 9.0),
    "chromium": (typography_chromium, typography_chromium.EM),
}
"""Name -> what sets the text, and the size in pt at which it does."""

Found = list[Paragraph | None]
"""The paragraphs of a copy as a program set them; None for one that it did not set as given."""


def set_by(name: str, pages: Copy, measure: int, folder: Path = FOLDER) -> Found | None:
    """The text as a program set it, read back from its PDF. None, and a line on stderr, where a peer cannot set it or sets
    another text than it was given; then its column stays empty. Where each paragraph has a page of its own, one that is set
    otherwise is told and left out."""
    setter, em = SETTERS[name]
    copy = [text for page in pages for text in page]
    found: Found
    try:
        glyphs = read(setter.set_copy(pages, measure, folder), em)
        if len(pages) == len(copy):
            found, said = alone(glyphs, copy)
            for line in said:
                print(f"bench: {name} at {measure} characters: {line}", file=sys.stderr)
        else:
            found = [*paragraphs(glyphs, copy)]
        if name == "banmian":
            typography_banmian.agree(found, copy, measure)
        return found
    except (RuntimeError, ValueError, subprocess.SubprocessError) as fault:
        print(f"bench: no figures for {name} at {measure} characters: {fault}", file=sys.stderr)
        return None


def whole(each: Sequence[Paragraph]) -> bool:
    """Whether no program parts a number, or a number from its unit, in a paragraph."""
    return not any(parts_number(*end) for end in line_ends(each))


def measured(pages: Copy, measure: int, folder: Path) -> tuple[dict[str, Figures | None], dict[str, Figures | None]]:
    """The figures of each program at a measure: of all paragraphs that all of them set, and of those in which none parts a
    number."""
    folder.mkdir(parents=True, exist_ok=True)
    done = {name: set_by(name, pages, measure, folder) for name in SETTERS}
    each = [[p for p in versions if p] for versions in zip(*(found for found in done.values() if found), strict=True)]
    own = (f"{name} {spaces_of([p for p in found if p]).mixed}" for name, found in done.items() if found)
    print(f"bench: {measure} characters set; natural gap between Han and Latin in em: {', '.join(own)}", file=sys.stderr)
    programs = sum(found is not None for found in done.values())
    common = [len(versions) == programs for versions in each]
    kept = [all_set and whole(versions) for all_set, versions in zip(common, each, strict=True)]
    return _figures(done, common, measure), _figures(done, kept, measure)


def _figures(done: dict[str, Found | None], keep: list[bool], measure: int) -> dict[str, Figures | None]:
    """Those of the paragraphs to keep."""
    out: dict[str, Figures | None] = {}
    for name, found in done.items():
        if found is None:
            out[name] = None
            continue
        taken = [p for p, wanted in zip(found, keep, strict=True) if p and wanted]
        out[name] = replace(figures(taken, measure), unset=found.count(None))
    return out


def compared(pages: Copy, folder: Path) -> tuple[list[Row], list[Row]]:
    """The rows of a copy at all measures: of the whole, and without the paragraphs in which someone parts a number."""
    both = [(measure, *measured(pages, measure, folder)) for measure in MEASURES]
    of_all, of_kept = ([row for measure, *found in both for row in rows(measure, found[k])] for k in (0, 1))
    return of_all, of_kept


def show(title: str, found: list[Row]) -> None:
    """A table, and where we are not the best."""
    print(f"\n{title}\n\n{table(found)}\n\nbanmian is not the best in:\n{behind(found, 'banmian')}")


def main() -> int:
    pages = specimen(ROOT / "content" / "2020-08-12" / "articles")
    texts = [text for page in pages for text in page]
    of_all, of_kept = compared(pages, FOLDER)
    show(f"The specimen: {len(texts)} paragraphs, {sum(map(len, texts))} characters, the same in every PDF", of_all)
    show("The same without the paragraphs in which a program parts a number, or a number from its unit (Line edges)", of_kept)
    pages, lacking = hard(HARD, held())
    foreign = "".join(sorted({ch for (text,) in pages for ch in text if not in_face(ch)}))
    of_hard, _ = compared(pages, FOLDER / "hard")
    show(f"Hard copy: {len(pages)} paragraphs; no face holds {lacking}; the text's face lacks {foreign}", of_hard)
    made = {"rows": of_all, "rows_without_parted_numbers": of_kept, "hard_copy": of_hard}
    TARGET.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return int(any(row[name] is None for row in (*of_all, *of_hard) for name in SETTERS))


if __name__ == "__main__":
    sys.exit(main())
