"""docs/images/guide: the pictures of the guides, cut from pages that are built for it: the kit's examples, the papers of content/,
and the paper of "Making a paper", which its own steps make (pictures.toml says which).

Pictures of few colours, so that a guide with thirty of them stays small; equal pages give equal bytes.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw

from banmian.build import Job, SetIssue, set_issue
from banmian.geometry import Rect
from banmian.issue_pdf import pdf_bytes
from banmian.outputs.proofs import page_proofs
from banmian.template.grid import area_rect
from banmian.template.model import ColumnGrid, PageGrid
from banmian_tools.guide.projects import project

DPI, AIR, WIDTH = 200, 8_000, 760
"""Of the page as it is drawn; mp of the page around what is cut out; pixels across a picture that says nothing else."""
COLOURS = 200
MOST = 150_000
"""Bytes that a picture may have."""
GRID_INK, LINE_INK = (0, 140, 190, 46), (0, 140, 190, 110)


@dataclass(frozen=True)
class Picture:
    """A row of pictures.toml. `cols`, `lines`: of the page, from 1; the head margin has lines below 1."""

    name: str
    of: str
    page: int
    cols: str = ""
    lines: str = ""
    width: int = WIDTH
    grid: bool = False


def rows() -> list[Picture]:
    """All pictures, those of one issue together."""
    table = tomllib.loads((Path(__file__).parent / "pictures.toml").read_text(encoding="utf-8"))
    return sorted((Picture(name, **row) for name, row in table.items()), key=lambda picture: picture.of)


def pictures(root: Path) -> Iterator[tuple[str, bytes]]:
    """File name -> PNG, of the project at `root`."""
    for of, wanted in groupby(rows(), key=lambda picture: picture.of):
        with tempfile.TemporaryDirectory() as folder:
            issue = set_issue(Job(*project(root, of, Path(folder)))).issue
            if issue is None:
                raise SystemExit(f"{of} cannot be set: build it and look at its messages")
            yield from cut(issue, list(wanted))


def cut(issue: SetIssue, wanted: list[Picture]) -> Iterator[tuple[str, bytes]]:
    """The pictures of an issue."""
    grid = issue.paper.grid
    proofs = page_proofs(pdf_bytes(issue), sorted({picture.page for picture in wanted}), dpi=DPI)
    for picture in wanted:
        drawn = Image.open(BytesIO(proofs[picture.page].png)).convert("RGB")
        scale = drawn.width / grid.trim[0]
        if picture.grid:
            drawn = ruled(drawn, grid, scale)
        if picture.lines:
            rect = part(grid, columns_of(issue, picture.page), picture)
            drawn = drawn.crop((rect.x0 * scale, rect.y0 * scale, rect.x1 * scale, rect.y1 * scale))
        yield f"{picture.name}.png", png(drawn, picture.width)


def columns_of(issue: SetIssue, page: int) -> ColumnGrid:
    """The columns of a page's layout."""
    name = next(sheet.layout.grid for sheet in issue.plan.sheets if page in sheet.numbers)
    return next(columns for columns in issue.paper.grid.columns if columns.name == name)


def part(grid: PageGrid, columns: ColumnGrid, picture: Picture) -> Rect:
    """What is cut out: columns and lines with some air, within the trim."""
    cols, lines = span(picture.cols), span(picture.lines)
    rect = area_rect(grid, columns, cols, lines)
    return Rect(max(0, rect.x0 - AIR), max(0, rect.y0 - AIR), min(grid.trim[0], rect.x1 + AIR), min(grid.trim[1], rect.y1 + AIR))


def span(text: str) -> tuple[int, int]:
    """`3-12`, `7`, and `-1-5` of the head margin."""
    first, _, last = text[1:].partition("-")
    return int(text[0] + first), int(last or text[0] + first)


def ruled(drawn: Image.Image, grid: PageGrid, scale: float) -> Image.Image:
    """The page with its columns tinted and the foot of each line drawn."""
    over = Image.new("RGBA", drawn.size)
    pen = ImageDraw.Draw(over)
    columns = grid.columns[0]
    for n in range(1, grid.lines + 1):
        rect = area_rect(grid, columns, (1, columns.count), (n, n))
        for left in columns.lefts:
            pen.rectangle([v * scale for v in (left, rect.y0, left + columns.width, rect.y1)], fill=GRID_INK)
        pen.line([v * scale for v in (rect.x0, rect.y1, rect.x1, rect.y1)], fill=LINE_INK)
    return Image.alpha_composite(drawn.convert("RGBA"), over).convert("RGB")


def png(drawn: Image.Image, width: int) -> bytes:
    """The picture so many pixels wide, in few colours."""
    height = round(drawn.height * width / drawn.width)
    small = drawn.resize((width, height), Image.Resampling.LANCZOS).quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()
