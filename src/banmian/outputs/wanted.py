"""What the outputs of an issue are asked to be: the options of `banmian build`, and of the steps that begin with one."""

from __future__ import annotations

from pathlib import Path

from banmian.outputs.lock import PATIENCE
from banmian.values import frozen


@frozen
class Wanted:
    """The build command's options."""

    out: Path
    pages: tuple[int, ...] = ()
    only_pdf: bool = False
    as_json: bool = False
    timings: Path | None = None
    standard: str = "x4"
    """A key of pdf/standards.py; the PDF/X-4 is written with each."""
    soft_proof: bool = False
    marks: bool = False
    """Copies of the page files with printer's marks, in `marks/`."""
    known: tuple[int, ...] = ()
    """Pages that a further step was asked to send: the issue must have them."""
    preflight: bool = False
    """Judge the finished PDF and the page files as a delivery would; a further step that delivers does so itself."""
    reuse: bool = False
    """Keep page files and proofs that already stand there and are of this very issue, instead of making them again."""
    screen: bool = False
    """The tagged PDF for the web, in `screen/`."""
    alone: bool = False
    """Write each page file for itself, so that no other page changes a byte of it: where pages are signed."""
    patience: float = PATIENCE
    """Seconds to wait for another build in the same folder."""
