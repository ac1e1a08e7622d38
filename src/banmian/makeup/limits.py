"""How much a plan may hold: what makeup.yaml is checked by, and what a plan that the program writes keeps to."""

from __future__ import annotations

MOVABLE = 4
"""Parts of a page's furniture that are laid among its stories: each is one more part of the shapes that are looked through."""
