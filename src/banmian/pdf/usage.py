"""Which glyphs of which faces a display list uses, and what text each stands for (ToUnicode): one pass before painting.

docs/rules/contracts.md, Texts: ToUnicode gives a glyph's canonical text, any other use goes into ActualText.
"""

from __future__ import annotations

from collections.abc import Iterable

from banmian.display import DisplayList, runs_of

Texts = dict[int, str]
"""Glyph id -> the text that ToUnicode gives for it; a glyph that only continues clusters has none."""


def usage(display: DisplayList) -> dict[str, Texts]:
    """For each face, by id: its used glyphs and their texts. A glyph's text is the first of its shortest ones, so that
    one which once also carries an unpainted mark still stands for its own character elsewhere; "" = only continues."""
    pairs: dict[str, dict[tuple[int, str], None]] = {}
    for page in display.pages:
        for run in runs_of(page.items):
            pairs.setdefault(run.face, {}).update(dict.fromkeys(zip(run.glyphs, run.texts, strict=True)))
    return {face: _texts(seen) for face, seen in sorted(pairs.items())}


def ways(display: DisplayList) -> dict[str, set[bool]]:
    """For each face, by id: whether it sets in lines (False), glyph under glyph (True), or both."""
    found: dict[str, set[bool]] = {}
    for page in display.pages:
        for run in runs_of(page.items):
            found.setdefault(run.face, set()).add(run.down)
    return found


def _texts(seen: Iterable[tuple[int, str]]) -> Texts:
    out: Texts = {}
    for gid, text in seen:
        old = out.get(gid)
        if not old or (text and len(text) < len(old)):
            out[gid] = text
    return out
