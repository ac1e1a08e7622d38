"""What the writer asks of a face: measures, advances and subsets by glyph id. `banmian.fonts.FontBook` fulfils it.

Glyph ids are those of the face as shaped; a subset keeps them (HarfBuzz's retained ids), so that content streams may be
written before the subset is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol


class Descriptor(Protocol):
    """What a font descriptor says; lengths in font units."""

    @property
    def post_name(self) -> str:
        """PostScript name, without a subset tag."""
        ...

    @property
    def bbox(self) -> tuple[int, int, int, int]: ...

    @property
    def ascent(self) -> int: ...

    @property
    def descent(self) -> int:
        """Negative below the baseline."""
        ...

    @property
    def cap_height(self) -> int: ...


class Face(Protocol):
    """One face at fixed axis values; upright, as Chinese faces are."""

    @property
    def is_cff(self) -> bool:
        """CFF outlines (True) or glyf outlines (False)."""
        ...

    @property
    def content(self) -> str:
        """What stands for the face's file between processes, as its hash; "" where nothing does."""
        ...

    @property
    def upem(self) -> int:
        """Font units to the em."""
        ...

    def descriptor(self) -> Descriptor: ...

    def advances(self, gids: Iterable[int]) -> Sequence[int]:
        """Horizontal advances in font units, in the order asked."""
        ...

    def subset(self, gids: Iterable[int]) -> bytes:
        """An OpenType file that holds these glyphs under the same ids."""
        ...


class FaceSource(Protocol):
    """Where faces come from: an id is what `GlyphRun.face` says."""

    def face(self, face_id: str, /) -> Face:
        """KeyError for an id that is not known."""
        ...
