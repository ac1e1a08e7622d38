"""Which glyphs of which faces a display list uses, and what text each stands for (ToUnicode): one pass before painting.

docs/rules/contracts.md, Texts: ToUnicode gives a glyph's canonical text, any other use goes into ActualText.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from banmian.display import DisplayList, GlyphRun, Group, Item, Page, Raster
from banmian.remember import Memo, Same
from banmian.values import frozen

Texts = dict[int, str]
"""Glyph id -> the text that ToUnicode gives for it; a glyph that only continues clusters has none."""


@frozen
class Use:
    """What a page, or a part of it, uses: by face each glyph with a text that it stands for, in the order of their first use;
    the faces with their ways (down or not); its pictures from files."""

    glyphs: Mapping[str, tuple[tuple[int, str], ...]]
    ways: tuple[tuple[str, bool], ...]
    rasters: tuple[Raster, ...]


USED: Memo[Use] = Memo("glyphs and pictures of pages", 250, lasting=True, each="page")
INSIDE: Memo[Use] = Memo("glyphs and pictures of groups", 250)
"""Of drawings and what else is painted together. The next process has no use for it: a page, which it is handed, says it whole."""


def use_of(page: Page) -> Use:
    """What the page uses, looked up once."""
    return USED.of(Same(page), lambda: _use_in(page.items))


def use_in(items: tuple[Item, ...]) -> Use:
    """What these items use."""
    return USED.of(Same(*items), lambda: _use_in(items))


def _use_in(items: tuple[Item, ...]) -> Use:
    pairs: dict[str, dict[tuple[int, str], None]] = {}
    ways: dict[tuple[str, bool], None] = {}
    rasters: list[Raster] = []
    for item in items:
        if isinstance(item, GlyphRun):
            pairs.setdefault(item.face, {}).update(dict.fromkeys(zip(item.glyphs, item.texts, strict=True)))
            ways[item.face, item.down] = None
        elif isinstance(item, Raster):
            rasters.append(item)
        elif isinstance(item, Group):
            within = item.items
            inside = INSIDE.of(Same(*within), partial(_use_in, within))
            for face, seen in inside.glyphs.items():
                pairs.setdefault(face, {}).update(dict.fromkeys(seen))
            ways.update(dict.fromkeys(inside.ways))
            rasters += inside.rasters
    return Use({face: tuple(seen) for face, seen in pairs.items()}, tuple(sorted(ways)), tuple(rasters))


def usage(display: DisplayList) -> dict[str, Texts]:
    """For each face, by id: its used glyphs and their texts. A glyph's text is the first of its shortest ones, so that
    one which once also carries an unpainted mark still stands for its own character elsewhere; "" = only continues."""
    pairs: dict[str, dict[tuple[int, str], None]] = {}
    for page in display.pages:
        for face, seen in use_of(page).glyphs.items():
            pairs.setdefault(face, {}).update(dict.fromkeys(seen))
    return {face: _texts(seen) for face, seen in sorted(pairs.items())}


def ways(display: DisplayList) -> dict[str, set[bool]]:
    """For each face, by id: whether it sets in lines (False), glyph under glyph (True), or both."""
    found: dict[str, set[bool]] = {}
    for page in display.pages:
        for face, down in use_of(page).ways:
            found.setdefault(face, set()).add(down)
    return found


def _texts(seen: Iterable[tuple[int, str]]) -> Texts:
    out: Texts = {}
    for gid, text in seen:
        old = out.get(gid)
        if not old or (text and len(text) < len(old)):
            out[gid] = text
    return out
