"""The codes of a text that does not fit its place: what copyfit is for."""

from __future__ import annotations

MISFITS = ("FLW001", "FLW002")
"""A story is over, a place is short."""
