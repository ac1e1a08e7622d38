"""The bytes of an issue's pictures by their hash: what the display list names, and whoever writes it out asks for.

Where the files lie stands here and nowhere in a display list, so that one means the same after the project moved and on another
machine. A file read again must hold the bytes that were measured when the page was set: an editor may save a picture while the
paper is built. What was measured and what is converted would then be two pictures. Code: PIC040.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.display import Raster
from banmian.phrases import say
from banmian.values import frozen


class PictureChanged(Exception):
    """A picture's bytes are no longer to be had: its file went away, or holds another picture. `name`: the file's."""

    def __init__(self, raster: Raster, name: str) -> None:
        super().__init__(f"{name} has changed")
        self.raster, self.name = raster, name

    @property
    def diagnostic(self) -> Diagnostic:
        message = say("'{name}' was saved, moved or deleted while the paper was being built.", name=self.name)
        return diagnose("PIC040", message, say("Build again."), self.raster.origin)


@frozen
class AssetStore:
    """Bytes by their SHA-256. `files`: where under `root` each was read, with `/`; `held`: bytes that need no file."""

    root: Path = Path()
    files: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, bytes] = field(default_factory=dict)

    def bytes_of(self, raster: Raster) -> bytes:
        """The file that a display list's picture was set from. PictureChanged where it is not here any more."""
        if raster.sha256 in self.held:
            return self.held[raster.sha256]
        file = self.files.get(raster.sha256)
        if file is None:
            raise PictureChanged(raster, raster.sha256[:12])
        try:
            data = (self.root / file).read_bytes()
        except OSError:
            raise PictureChanged(raster, Path(file).name) from None
        if sha256(data).hexdigest() != raster.sha256:
            raise PictureChanged(raster, Path(file).name)
        return data
