"""Names the lines behind the comparison's figures: `python bench/typography_lines.py PROGRAM MEASURE [hard]`.

Reads the PDFs that the last `make bench-typography` left in build/bench/typography: lines whose gaps come apart, that miss the
measure or are set short of it, numbers parted, forbidden edges, stops and commas squeezed, last lines too short.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence

from typography_cells import COMMAS, STOPS, gap
from typography_edges import forbidden, is_short_last, line_ends, parts_date, parts_number
from typography_gaps import FARTHEST, VISIBLE, Spaces, fit, is_short, misses, natural, spaces_of
from typography_glyphs import Line, Paragraph
from typography_marks import COMMA_HALF, STOP_LEAST, widths


def words(line: Line) -> str:
    """A line's text with the blanks of the copy."""
    return "".join(" " * glyph.spaced + glyph.text for glyph in line).strip()


def behind_figures(paragraphs: Sequence[Paragraph], measure: float) -> Iterator[str]:
    """A line of text for each that counts in a row, the row's name before it."""
    spaces = spaces_of(paragraphs)
    for paragraph in paragraphs:
        for before, after in line_ends([paragraph]):
            for name, judge in (("forbidden", forbidden), ("numbers parted", parts_number), ("dates parted", parts_date)):
                if judge(before, after):
                    yield f"{name}: {before[-3:]} | {after[:8]}"
        for line in paragraph[:-1]:
            yield from _of_full(line, measure, spaces)
        for line in paragraph:
            yield from _of_marks(line)
        if is_short_last(paragraph):
            yield f"short last line: {words(paragraph[-1])}"


def _of_full(line: Line, measure: float, spaces: Spaces) -> Iterator[str]:
    """What is wrong with a full line's gaps and its end."""
    if fit(line, spaces).apart:
        yield f"gaps over 0.25 em: {words(line)}  ({', '.join(_wide(line, spaces))})"
    if is_short(line, measure, spaces):
        yield f"set short: {words(line)}  (ends at {line[-1].right:.2f})"
    elif misses(line, measure):
        yield f"misses the measure: {words(line)}  (ends at {line[-1].right:.2f})"


def _wide(line: Line, spaces: Spaces) -> Iterator[str]:
    """The gaps that are opened by more than a quarter em."""
    for left, right in itertools.pairwise(line):
        wanted = natural(left, right, spaces)
        if wanted is not None and (change := gap(left, right) - wanted) > FARTHEST + VISIBLE:
            yield f"{left.text}{right.text} {change:.2f}"


def _of_marks(line: Line) -> Iterator[str]:
    """A line whose marks are squeezed."""
    for name, kind, least in (("stop", STOPS, STOP_LEAST - VISIBLE), ("comma", COMMAS, COMMA_HALF + VISIBLE)):
        squeezed = [width for width in widths(line, kind) if width < least]
        if squeezed:
            yield f"{name} squeezed: {words(line)}  ({', '.join(f'{width:.2f}' for width in squeezed)})"


def main(name: str, measure: str, *asked: str) -> int:
    import typography
    from typography_copy import hard, specimen
    from typography_glyphs import alone, held, paragraphs, read

    folder = typography.FOLDER / "hard" if asked else typography.FOLDER
    pages = hard(typography.HARD, held())[0] if asked else specimen(typography.ROOT / "content" / "2020-08-12" / "articles")
    copy = [text for page in pages for text in page]
    ours = folder / f"banmian-{measure}" / "out" / "2020-08-12"
    pdf = next(ours.glob("*.pdf")) if name == "banmian" else folder / f"{name}-{measure}.pdf"
    glyphs = read(pdf, typography.SETTERS[name][1])
    found = [p for p in alone(glyphs, copy)[0] if p] if asked else paragraphs(glyphs, copy)
    for line in sorted(behind_figures(found, float(measure)), key=lambda told: told.split(":")[0]):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
