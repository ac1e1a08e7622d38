"""Ink of a finished file: Ghostscript's separations with overprint, meaned over every 15 mm square (docs/rules/print.md, Ink).

The squares stand at each pixel of the plates, not on a grid of their own. Where Ghostscript is not installed, needs too much
processor time or gives no plate that can be read, the measure says so; a check then warns that ink was not measured.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from banmian.phrases import of_system, say
from banmian.preflight.facts import Boxes, InkMeasure, PageFacts, PdfFacts
from banmian.preflight.model import Rect4
from banmian.programs import GHOSTSCRIPT, found
from banmian.units import mp_of_mm

if TYPE_CHECKING:
    from PIL import Image

SQUARE_MM = 15
SQUARE = 21
"""Pixels on a side of the square."""
DPI = SQUARE * 25.4 / SQUARE_MM
"""35.56: a square is a whole number of pixels."""
FINE = 2
"""Pixels that Ghostscript draws for one on a side, and takes the mean of: it inks each that a shape touches, so that without it
a page of text counts a third too much. With more a square that stands between pixels would lose its edges."""
MOST_PIXELS = 50_000_000
"""Of one plate: a page of 5 x 5 m."""
SECONDS, PAGE_SECONDS, MOST_SECONDS = 10, 5, 120
"""Processor time that Ghostscript gets: for any file, for each of its pages more, and at most (the specimen takes 1 s)."""
_WALL = 4
"""Times the processor time, in seconds of the wall: the end of a Ghostscript that waits for something."""
_KILLED = (-24, -9, 152, 137)
"""Exit codes of a program whose processor time was at its end: SIGXCPU and SIGKILL, bare or from a shell."""
_PLATE = re.compile(r"p(\d+)\((.+)\)\.tif\Z")
_HEAVIEST = 3
"""Squares that are kept of a page."""
_INKED = 250
"""Grey value of a plate's pixel below which there is ink."""

Rows: TypeAlias = "list[array[int]]"
"""Sums of a page's ink, row by row."""


def measure_ink(data: bytes, facts: PdfFacts, some: bool = False) -> InkMeasure:
    """The heaviest squares of each page and the plates that carry ink. `some`: the file has other pages than those of the facts."""
    program = found(GHOSTSCRIPT)
    if program is None:
        return InkMeasure("missing", "Ghostscript (gs) is not on PATH")
    for page in facts.pages:
        if pixels(page.boxes) > MOST_PIXELS:
            return InkMeasure("failed", f"page {page.number} is too large")
    with tempfile.TemporaryDirectory(prefix="banmian-ink-") as folder:
        fault = _separate(program, data, Path(folder), facts.pages, some)
        if fault:
            return InkMeasure("failed", fault)
        return _read(Path(folder), facts, [page.number for page in facts.pages] if some else [])


def pixels(boxes: Boxes) -> float:
    """Pixels of one plate of a page."""
    box = boxes.media or boxes.finished
    scale = max(1.0, boxes.user_unit) * DPI / 72
    return (box[2] - box[0]) * scale * (box[3] - box[1]) * scale


def _separate(program: str, data: bytes, folder: Path, pages: Sequence[PageFacts], some: bool) -> str:
    """Write the plates of these pages; why not, or ""."""
    source = folder / "in.pdf"
    source.write_bytes(data)
    seconds = min(MOST_SECONDS, SECONDS + PAGE_SECONDS * len(pages))
    command = [
        program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dOverprint=/enable", "-sDEVICE=tiffsep",
        f"-r{DPI * FINE:.4f}", f"-dDownScaleFactor={FINE}",
        *([f"-sPageList={','.join(str(page.number) for page in pages)}"] if some else []),
        f"-sOutputFile={folder / 'p%d.tif'}", str(source),
    ]  # fmt: skip
    spent = say("Ghostscript needs more than {seconds} s of processor time", seconds=seconds)
    try:
        done = subprocess.run(_limited(command, seconds), capture_output=True, timeout=seconds * _WALL, check=False)
    except subprocess.TimeoutExpired:
        return spent
    except OSError as wrong:
        return say("Ghostscript cannot be run ({why})", why=of_system(wrong))
    if done.returncode in _KILLED:
        return spent
    return "" if done.returncode == 0 else say("Ghostscript stopped with exit code {code}", code=done.returncode)


def _limited(command: list[str], seconds: int) -> list[str]:
    """The command under a limit of processor time, which the system's own shell sets; Windows has none."""
    if sys.platform == "win32":
        return command
    return ["/bin/sh", "-c", f'ulimit -t {seconds}; exec "$@"', "sh", *command]


def _read(folder: Path, facts: PdfFacts, numbers: Sequence[int]) -> InkMeasure:
    """The measures of the plates. `numbers`: of the pages that Ghostscript was asked for, which it counts from 1; none for all."""
    sums: dict[int, Image.Image] = {}
    plates: list[tuple[int, str, float]] = []
    for count, name, grey in _plates(folder):
        page = numbers[count - 1] if numbers else count
        share = sum(grey.histogram()[:_INKED]) / (grey.width * grey.height)
        plates.append((page, name, round(share, 6)))
        sums[page] = _added(sums.get(page), grey)
    squares: list[tuple[int, Rect4, float]] = []
    for page, added in sorted(sums.items()):
        boxes = next((p.boxes for p in facts.pages if p.number == page), None)
        if boxes is not None and boxes.user_unit > 0:
            squares += [(page, rect, percent) for rect, percent in _heaviest(added, boxes)]
    unread = [p.number for p in facts.pages if p.number not in sums]
    if unread:
        return InkMeasure("failed", f"Ghostscript gave no plates of page {unread[0]}", tuple(squares), tuple(sorted(plates)))
    return InkMeasure("ok", "", tuple(squares), tuple(sorted(plates)))


def _plates(folder: Path) -> Iterator[tuple[int, str, Image.Image]]:
    """Page, ink and greys of each plate that has pixels: of a page smaller than one Ghostscript writes an empty file."""
    from PIL import Image, UnidentifiedImageError

    for path in sorted(folder.glob("p*(*).tif"), key=lambda p: p.name):
        found = _PLATE.match(path.name)
        if found is None:
            continue
        try:
            with Image.open(path) as plate:
                grey = plate.convert("L")
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
            continue
        if grey.width and grey.height:
            yield int(found[1]), found[2], grey


def _added(held: Image.Image | None, grey: Image.Image) -> Image.Image:
    """A plate's ink, 255 where it is full, added to the page's."""
    ink = grey.point(_INVERTED).convert("I")
    return ink if held is None else summed(held, ink)


def _rows(sums: Image.Image) -> Rows:
    values, wide = array("i", sums.tobytes()), sums.width
    return [values[y * wide : (y + 1) * wide] for y in range(sums.height)]


_INVERTED = [255 - v for v in range(256)]


def _heaviest(added: Image.Image, boxes: Boxes) -> list[tuple[Rect4, float]]:
    """The page's heaviest squares that do not overlap, from the trim's top left; a page smaller than a square is one."""
    wide, high = min(SQUARE, added.width), min(SQUARE, added.height)
    means = _rows(_squares(added))
    media, trim = boxes.media or boxes.finished, boxes.finished
    left, top = round((media[0] - trim[0]) * 1000), round((trim[3] - media[3]) * 1000)
    pixel = mp_of_mm(SQUARE_MM) / SQUARE / boxes.user_unit
    tops = [max(row) for row in means]
    out: list[tuple[Rect4, float]] = []
    while len(out) < _HEAVIEST:
        most = max(tops)
        if most < 0:
            break
        y = tops.index(most)
        x = means[y].index(most)
        edges = (left + x * pixel, top + y * pixel, left + (x + wide) * pixel, top + (y + high) * pixel)
        x0, y0, x1, y1 = (round(v) for v in edges)
        out.append(((x0, y0, x1, y1), round(most / (wide * high) / 2.55, 1)))
        for at in range(max(0, y - high + 1), min(len(means), y + high)):
            row = means[at]
            first, last = max(0, x - wide + 1), min(len(row), x + wide)
            row[first:last] = array("i", [-1] * (last - first))
            tops[at] = max(row)
    return out


def _squares(added: Image.Image) -> Image.Image:
    """The sum over each square by its upper left pixel, first along, then down; a page smaller than a square is one."""
    return _sums(_sums(added, min(SQUARE, added.width), 0), min(SQUARE, added.height), 1)


def _sums(image: Image.Image, length: int, axis: int) -> Image.Image:
    """The sum of so many pixels from each on, along x (axis 0) or down y (1), as far as there are so many: sums of 1, 2, 4 and
    so on pixels, of which those that the length is made of are added up."""
    out: Image.Image | None = None
    done, power = 0, 1
    while True:
        if length & power:
            out = image if out is None else summed(out, _from(image, done, axis))
            done += power
        power *= 2
        if power > length:
            return out if out is not None else image
        image = summed(image, _from(image, power // 2, axis))


def _from(image: Image.Image, start: int, axis: int) -> Image.Image:
    return image.crop((start if axis == 0 else 0, start if axis == 1 else 0, *image.size))


def summed(a: Image.Image, b: Image.Image) -> Image.Image:
    """Pixel by pixel, as far as both go."""
    from PIL import ImageMath

    summed: Image.Image = ImageMath.lambda_eval(lambda at: at["a"] + at["b"], a=a, b=b)
    return summed
