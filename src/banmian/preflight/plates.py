"""Ink of a finished file: Ghostscript's separations with overprint, summed over 15 mm squares (docs/rules/print.md, Ink).

Where Ghostscript is not on PATH, or takes too long, the measure says so; a check then warns that ink was not measured.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.preflight.facts import InkMeasure, PdfFacts
from banmian.preflight.model import Rect4
from banmian.units import mp_of_mm

if TYPE_CHECKING:
    from PIL import Image

CELL_MM = 5
CELL_PIXELS = 7
DPI = CELL_PIXELS * 25.4 / CELL_MM
"""35.56: a cell is a whole number of pixels."""
SQUARE = 3
"""Cells on a side of the 15 mm square."""
SECONDS = 120
_PLATE = re.compile(r"p(\d+)\((.+)\)\.tif\Z")
_HEAVIEST = 3
"""Squares that are kept of a page."""
_INKED = 250
"""Grey value of a plate's pixel below which there is ink."""

Cells = list[list[float]]


def measure_ink(data: bytes, facts: PdfFacts) -> InkMeasure:
    """The heaviest squares of each page and the plates that carry ink."""
    program = shutil.which("gs")
    if program is None:
        return InkMeasure("missing", "Ghostscript (gs) is not on PATH")
    with tempfile.TemporaryDirectory(prefix="banmian-ink-") as folder:
        fault = _separate(program, data, Path(folder))
        if fault:
            return InkMeasure("failed", fault)
        return _read(Path(folder), facts)


def _separate(program: str, data: bytes, folder: Path) -> str:
    """Write the plates; why not, or ""."""
    source = folder / "in.pdf"
    source.write_bytes(data)
    command = [
        program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dOverprint=/enable", "-sDEVICE=tiffsep", f"-r{DPI:.4f}",
        f"-sOutputFile={folder / 'p%d.tif'}", str(source),
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"Ghostscript took more than {SECONDS} s"
    except OSError as wrong:
        return f"Ghostscript cannot be run ({wrong.strerror})"
    return "" if done.returncode == 0 else f"Ghostscript stopped with exit code {done.returncode}"


def _read(folder: Path, facts: PdfFacts) -> InkMeasure:
    from PIL import Image

    sums: dict[int, Cells] = {}
    plates: list[tuple[int, str, float]] = []
    for path in sorted(folder.glob("p*(*).tif"), key=lambda p: p.name):
        found = _PLATE.match(path.name)
        if found is None:
            continue
        with Image.open(path) as plate:
            grey = plate.convert("L")
        share = sum(grey.histogram()[:_INKED]) / max(1, grey.width * grey.height)
        plates.append((int(found[1]), found[2], round(share, 6)))
        _add(sums, int(found[1]), grey)
    origins = {p.number: p.boxes for p in facts.pages}
    squares: list[tuple[int, Rect4, float]] = []
    for page, cells in sorted(sums.items()):
        boxes = origins.get(page)
        media, trim = (boxes.crop or boxes.media, boxes.finished) if boxes is not None else (None, None)
        left = round((media[0] - trim[0]) * 1000) if media and trim else 0
        top = round((trim[3] - media[3]) * 1000) if media and trim else 0
        squares += [(page, rect, percent) for rect, percent in _heaviest(cells, left, top)]
    return InkMeasure("ok", "", tuple(squares), tuple(sorted(plates)))


def _add(sums: dict[int, Cells], page: int, grey: Image.Image) -> None:
    """Mean ink (percent) of each cell, added to the page's."""
    small = grey.reduce(CELL_PIXELS)
    values = small.tobytes()
    rows = [[(255 - v) / 2.55 for v in values[y * small.width : (y + 1) * small.width]] for y in range(small.height)]
    held = sums.get(page)
    if held is None:
        sums[page] = rows
        return
    for mine, more in zip(held, rows, strict=False):
        for x, value in enumerate(more[: len(mine)]):
            mine[x] += value


def _heaviest(cells: Cells, left: int, top: int) -> list[tuple[Rect4, float]]:
    """The page's heaviest squares that do not overlap; a page smaller than a square is one."""
    wide, high = min(SQUARE, len(cells[0])), min(SQUARE, len(cells))
    means = []
    for y in range(len(cells) - high + 1):
        for x in range(len(cells[0]) - wide + 1):
            total = sum(sum(row[x : x + wide]) for row in cells[y : y + high])
            means.append((total / (wide * high), y, x))
    means.sort(key=lambda m: (-m[0], m[1], m[2]))
    out: list[tuple[Rect4, float]] = []
    taken: list[tuple[int, int]] = []
    for mean, y, x in means:
        if len(out) == _HEAVIEST:
            break
        if all(abs(y - b) >= SQUARE or abs(x - a) >= SQUARE for a, b in taken):
            taken.append((x, y))
            side = mp_of_mm(CELL_MM)
            out.append(((left + x * side, top + y * side, left + (x + wide) * side, top + (y + high) * side), round(mean, 1)))
    return out
