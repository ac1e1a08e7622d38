"""How thin a face's strokes are: the horizontal of U+4E00, a single one, where it is thinnest in a Song face and even in others."""

from __future__ import annotations

from itertools import pairwise

from banmian.fonts.face import Face

ONE = "\u4e00"
AT = 0.4
"""Where along the stroke it is measured: after its beginning, before its end, which in a Song face is a triangle."""


def thinnest(face: Face) -> float | None:
    """The stroke's thickness, em; None for a face without Han."""
    glyph = face.glyph(ONE)
    if glyph is None:
        return None
    gid = glyph[0]
    x0, _, x1, _ = face.ink_box(gid)
    x, points = x0 + (x1 - x0) * AT, face.outline_points(gid)
    across = [
        ya + (yb - ya) * (x - xa) / (xb - xa)
        for (xa, ya), (xb, yb) in pairwise([*points, *points[:1]])
        if xa != xb and (xa - x) * (xb - x) <= 0
    ]
    return (max(across) - min(across)) / face.upem if across else None
