"""The codes of a text and of a head that do not fit their place: what copyfit is for."""

from __future__ import annotations

MISFITS = ("FLW001", "FLW002")
"""A story is over, a place is short."""
HEAD_MISFITS = ("FIT002",)
"""A head does not fit: its author may have written another, or let a part of it go (decision 0163)."""
COPYFIT = (*MISFITS, *HEAD_MISFITS)
"""With what copyfit begins."""
