"""What a kind of furniture is on its page. Apart from its door (furniture.py), which a build without changes does not load."""

from __future__ import annotations

_ROLES = {"masthead-vertical": "masthead", "nameplate": "masthead"}


def role_of(kind: str) -> str:
    """What a kind is on its page: a masthead is one in whatever form."""
    return _ROLES.get(kind, kind)
