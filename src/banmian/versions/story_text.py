"""A story as its lines have it: the text of each block over all its places, and where each character stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from banmian.geometry import Rect
from banmian.values import frozen
from banmian.versions.records import Line, PageRecord

BLANKS = frozenset(" \t\n\u00a0\u3000")
BESIDE = {"ruby"}
"""Roles that stand beside the text of their block and are no part of it."""
THIN = 1200
"""Width of the place where something was taken out, mp."""
Key = tuple[int, str]
"""A block: its number, and for a part of the head (-1), or what stands beside the text, its role."""


@frozen
class Standing:
    """A line and the page that it stands on."""

    page: int
    line: Line


@frozen
class BlockText:
    """A block's text without blanks, which a line's end takes away, and its lines; `ends`: how many characters there are up to the
    end of each."""

    key: Key
    role: str
    text: str
    lines: tuple[Standing, ...]
    ends: tuple[int, ...]

    def places(self, begin: int, end: int) -> Iterator[tuple[int, Rect]]:
        """The page and the rectangle of each line's share of these characters; where there are none, of the place between two."""
        at = min(bisect_right(self.ends, begin), len(self.lines) - 1)
        while at < len(self.lines):
            first = self.ends[at - 1] if at else 0
            yield self.lines[at].page, _share(self.lines[at].line, begin - first, end - first)
            if self.ends[at] >= end:
                return
            at += 1

    def line_at(self, offset: int) -> Standing:
        return self.lines[min(bisect_right(self.ends, offset), len(self.lines) - 1)]


def solid(text: str) -> str:
    """A text without blanks."""
    return "".join(ch for ch in text if ch not in BLANKS)


def stories_of(pages: Iterable[PageRecord]) -> dict[str, list[Standing]]:
    """The lines of each story in reading order; furniture, which is nobody's, under ""."""
    out: dict[str, list[Standing]] = {}
    for page in pages:
        for line in page.lines:
            out.setdefault(line.story, []).append(Standing(page.number, line))
    return out


def blocks_of(lines: Iterable[Standing]) -> list[BlockText]:
    """The blocks of a story: the parts of its head, then its paragraphs in their order."""
    out: dict[Key, list[Standing]] = {}
    for standing in lines:
        out.setdefault(_key(standing.line), []).append(standing)
    return [_block(key, some) for key, some in sorted(out.items(), key=lambda row: row[0][0])]


def _key(line: Line) -> Key:
    role = line.role.partition(" ")[0]
    return line.block, role if line.block < 0 or role in BESIDE else ""


def _block(key: Key, lines: list[Standing]) -> BlockText:
    texts = [solid(s.line.text) for s in lines]
    return BlockText(key, lines[-1].line.role.partition(" ")[0], "".join(texts), tuple(lines), tuple(accumulate(map(len, texts))))


def _share(line: Line, begin: int, end: int) -> Rect:
    """The part of a line that some of its characters take, blanks not counted; a thin one between two."""
    rect = line.rect
    first, last = (rect.y0, rect.y1) if line.down else (rect.x0, rect.x1)
    starts = [at for at, ch in zip(line.starts, line.text, strict=True) if ch not in BLANKS]
    low = starts[begin] if 0 <= begin < len(starts) else first if begin < 0 else last
    high = starts[end] if 0 <= end < len(starts) else last
    if end <= begin:
        low, high = low - THIN // 2, low + THIN // 2
    low, high = min(low, high), max(low, high)
    return Rect(rect.x0, low, rect.x1, high) if line.down else Rect(low, rect.y0, high, rect.y1)
