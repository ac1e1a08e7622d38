"""Whether a picture that was dropped can be read at all, in a process of its own as with any document: what a build would refuse as
damaged is told before it is put anywhere.

Of a PDF that can be read, what else a build may refuse (its colours, its fonts) is left to the build, which names the place.
"""

from __future__ import annotations

from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.display import Treatment
from banmian.pictures.files import kind_placed, measured_pixels
from banmian.pictures.foreign import ForeignPages
from banmian.pictures.page_read import AskedPage
from banmian.pictures.picture import Measured, PictureFile, Said

_NO_PAGE = ("PIC030", "PIC031")
"""A PDF that cannot be read, and one without a page."""


def unreadable(file: Path, name: str) -> tuple[Diagnostic, ...]:
    """Why the picture in `file`, which its sender calls `name`, cannot be read; nothing where it can. A drawing is not looked at:
    it is read with the paper's inks and faces."""
    data = file.read_bytes()
    kind = kind_placed(data, name)
    if isinstance(kind, Said):
        return (kind.at(Span(name)),)
    if kind == "svg":
        return ()
    if kind != "pdf":
        measured = measured_pixels(PictureFile(kind, ""), data, name)
        return _faults(measured, name) if measured.picture is None else ()
    (read,) = ForeignPages([AskedPage(data, sha256(data).hexdigest(), Treatment(), None)]).results()
    return tuple(fault for fault in _faults(read.measured(kind, "", name), name) if fault.code in _NO_PAGE)


def answer(pipe: Connection, file: Path, name: str) -> None:
    """The answer of `unreadable` through a pipe."""
    pipe.send(unreadable(file, name))
    pipe.close()


def _faults(measured: Measured, name: str) -> tuple[Diagnostic, ...]:
    return tuple(said.at(Span(name)) for said in measured.said)
