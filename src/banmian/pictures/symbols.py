"""The drawn symbols: the sky, one drawing a file (our subset of SVG), in the inks `line` and `mark` or the paper's own.

The package has its own in symbols/; a paper may have others by the same names, layouts/PAPER/symbols. They are read in front, with
the pictures of an issue (assets.py): what sets pages is given drawings, and knows no files.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.pictures.drawing import Drawing
from banmian.pictures.files import file_bytes
from banmian.pictures.picture import Said
from banmian.pictures.svg import read_svg
from banmian.remember import Memo

Read = tuple[Drawing | None, tuple[Diagnostic, ...]]
FOLDER = Path(__file__).parent / "symbols"
INKS = ("line", "mark")
"""What a symbol is drawn in: the ink of its lines, and that of sun, moon and lightning."""
OWN: Memo[Read] = Memo("a paper's symbols", 100)


@cache
def symbol(name: str) -> Drawing:
    """The package's symbol of that name. AssertionError where its drawing is broken, FileNotFoundError where there is none."""
    drawing, faults = read_svg((FOLDER / f"{name}.svg").read_bytes(), f"{name}.svg", INKS)
    assert drawing is not None, faults
    return drawing


def symbols(
    names: Iterable[str], root: Path, paper: str, inks: tuple[str, ...], faces: tuple[str, ...]
) -> tuple[dict[str, Drawing], tuple[Diagnostic, ...]]:
    """Each symbol: the paper's own where it has one that can be drawn, else the package's; what is wrong with the paper's."""
    read = {name: _own(name, root, f"layouts/{paper}/symbols", (*INKS, *inks), faces) for name in names}
    return {name: own or symbol(name) for name, (own, _) in read.items()}, tuple(d for _, told in read.values() for d in told)


def _own(name: str, root: Path, folder: str, inks: tuple[str, ...], faces: tuple[str, ...]) -> Read:
    file, where = f"{name}.svg", f"{folder}/{name}.svg"
    if not (root / where).is_file():
        return None, ()
    data = file_bytes(file, root / folder)
    if isinstance(data, Said):
        return None, (data.at(Span(where)),)
    return OWN.of((sha256(data).hexdigest(), where, inks, faces), lambda: read_svg(data, where, inks, faces))
