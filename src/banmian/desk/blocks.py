"""The blocks of text on a page, in reading order: what a click on a paragraph finds, and what a screen reader reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banmian.desk.page_site import Json, PageSite, points
from banmian.diagnostics import Span
from banmian.display import GlyphRun, Group, Item, Raster, box_of
from banmian.display.geometry import united
from banmian.geometry import Rect


def blocks(at: PageSite) -> list[Json]:
    """Each block of text on the page in reading order: whose it is, its text, its rectangle in each column, its place in a file."""
    found: dict[tuple[str, int, str, object], _Block] = {}
    for item in _inked(at.page.items):
        tag = item.tag
        if not tag.story:
            continue
        apart = None if isinstance(item, GlyphRun) else item.frame  # each picture is one
        block = found.setdefault((tag.story, tag.block, tag.role, apart), _Block(item.origin))
        block.take(item)
    return [
        {
            "story": story,
            "block": number,
            "role": role,
            "text": block.text,
            "rects": [[points(r.x0), points(r.y0), points(r.width), points(r.height)] for r in block.rects.values()],
            **at.where(block.origin),
        }
        for (story, number, role, _), block in found.items()
    ]


def _inked(items: Iterable[Item]) -> Iterator[GlyphRun | Group | Raster]:
    return (item for item in items if isinstance(item, GlyphRun | Group | Raster))


class _Block:
    """A block while its items are gathered."""

    def __init__(self, origin: Span | None) -> None:
        self.origin, self.rects = origin, dict[object, Rect]()
        self._texts: list[str] = []

    def take(self, item: GlyphRun | Group | Raster) -> None:
        frame = item.frame.rect if item.frame is not None else None
        self.rects[frame] = united(self.rects.get(frame), box_of(item))
        if isinstance(item, GlyphRun):
            self._texts += item.texts
        elif isinstance(item, Group) and item.alt:
            self._texts.append(item.alt)

    @property
    def text(self) -> str:
        return "".join(self._texts)
