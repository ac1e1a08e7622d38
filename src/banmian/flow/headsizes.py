"""The sizes of a head part, from its style's largest down to its least, and the pitch of its lines at one of them."""

from __future__ import annotations

from banmian.template.model import HeadPart

HALF_POINT = 500


def pitch_at(part: HeadPart, size: int) -> int:
    """Between two lines: the part's, less where they are smaller than its size (mp)."""
    return part.pitch * size // part.size if size < part.size else part.pitch


def sizes_down(part: HeadPart) -> list[int]:
    """The part's sizes from the largest down, in half-point steps, mp."""
    least, most = part.sizes if part.sizes[1] else (part.size, part.size)
    return [most, *range((most - 1) // HALF_POINT * HALF_POINT, least, -HALF_POINT), *([least] if least < most else [])]
