"""What a placed PDF in screen colours is converted for. A value apart from its work (pdf_press.py), which few issues need."""

from __future__ import annotations

from banmian.pictures.cache import PictureCache
from banmian.terms import Rendering
from banmian.values import frozen


@frozen
class Press:
    """Where colours go: the output intent's ICC `profile`, the ink `limit` in percent, and where results are kept."""

    profile: bytes
    limit: int
    rendering: Rendering = "perceptual"
    cache: PictureCache | None = None
