"""A picture's file read again for the PDF: it must hold the bytes that were measured when the page was set.

An editor may save a picture while the paper is built. What was measured and what is converted would then be two pictures,
and the second would be kept between builds under the first one's name. Code: PIC040.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.display import Raster


class PictureChanged(Exception):
    """The file went away, or holds another picture than was measured."""

    def __init__(self, raster: Raster) -> None:
        super().__init__(f"{raster.file} has changed")
        self.raster = raster

    @property
    def diagnostic(self) -> Diagnostic:
        message = f"'{Path(self.raster.file).name}' was saved, moved or deleted while the paper was being built."
        return diagnose("PIC040", message, "Build again.", self.raster.origin)


def measured_bytes(raster: Raster) -> bytes:
    """The file's bytes. PictureChanged where they are not those that the display list names."""
    try:
        data = Path(raster.file).read_bytes()
    except OSError:
        raise PictureChanged(raster) from None
    if sha256(data).hexdigest() != raster.sha256:
        raise PictureChanged(raster)
    return data
