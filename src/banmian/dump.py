"""The display list as canonical text: one line an item, for goldens, diffs and document ids. Equal lists, equal text.

Rasters appear by the hash of their content, never by path, so that two folders dump alike.
"""

from __future__ import annotations

from hashlib import sha256

from banmian.display import Box, DisplayList, GlyphRun, Group, Item, Link, Path, Story, Tag, runs_of
from banmian.geometry import Outline


def dump(display: DisplayList) -> str:
    """The whole list as text, pages in order, items in reading order."""
    lines = [f"issue {display.title} | {display.created} | {display.language}"]
    for page in display.pages:
        lines.append(
            f"page {page.number} {page.name} trim {page.trim[0]} {page.trim[1]} bleed {page.bleed} margin {page.margin_right}"
        )
        for item in page.items:
            lines += _lines(item, 1)
    lines += map(_story, display.stories)
    return "\n".join(lines) + "\n"


def digest(display: DisplayList) -> str:
    """SHA-256 of the dump."""
    return sha256(dump(display).encode()).hexdigest()


def text_of(display: DisplayList, stories_only: bool = False) -> str:
    """What is read: the runs' canonical texts in reading order, a line each."""
    rows: list[str] = []
    for page in display.pages:
        for run in runs_of(page.items):
            if not stories_only or run.tag.story:
                rows.append("".join(run.texts))
    return "\n".join(rows)


def _story(story: Story) -> str:
    """Its blocks by kind, equal neighbours once: `text*3 subhead2 item0*4`; a link with its characters and address."""
    words: list[tuple[str, int]] = []
    for block in story.blocks:
        word = block.kind + (str(block.level) if block.kind in ("item", "subhead") else "")
        word += "".join(f"[{start}-{end} {address}]" for start, end, address in block.links)
        count = words.pop()[1] if words and words[-1][0] == word else 0
        words.append((word, count + 1))
    blocks = " ".join(word + (f"*{count}" if count > 1 else "") for word, count in words)
    return f"story {story.id} {story.title!r} {blocks}".rstrip()


def _tag(tag: Tag) -> str:
    return f"{tag.story or '-'}/{tag.block}/{tag.role}"


def _cell(cell: tuple[int, int] | None) -> str:
    return f" cell {cell[0]},{cell[1]}" if cell is not None else ""


def _outline(outline: Outline) -> str:
    return " ".join(op + ",".join(map(str, numbers)) for op, numbers in outline)


def _lines(item: Item, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(item, GlyphRun):
        glyphs = " ".join(f"{g}@{x}" for g, x in zip(item.glyphs, item.offsets, strict=True))
        extra = f" angle {item.angle}" * bool(item.angle) + f" stretch {item.stretch}" * (item.stretch != 1000)
        extra += f" axis {item.axis}" * (item.axis is not None) + " down" * item.down + _cell(item.cell)
        rises = f" rises {' '.join(map(str, item.rises))}" if item.rises else ""
        return [
            f"{pad}text {item.face} {item.size} ({item.x},{item.y}) w{item.width} {item.ink.name}{extra}{rises} "
            f"{_tag(item.tag)} {''.join(item.texts)!r} {glyphs}"
        ]
    if isinstance(item, Box):
        r = item.rect
        return [f"{pad}box {r.x0},{r.y0},{r.x1},{r.y1} {item.ink.name} {item.layer.name} {_tag(item.tag)}"]
    if isinstance(item, Path):
        fill = item.fill.name if item.fill else "-"
        stroke = f"{item.stroke.ink.name}:{item.stroke.width}" if item.stroke else "-"
        return [f"{pad}path fill {fill} stroke {stroke} {_tag(item.tag)} {_outline(item.outline)}"]
    if isinstance(item, Group):
        inner = [line for i in item.items for line in _lines(i, depth + 1)]
        alt = f" alt {item.alt!r}" if item.alt else ""
        return [f"{pad}group clip {_outline(item.clip)} {_tag(item.tag)}{_cell(item.cell)}{alt}", *inner]
    r = item.rect
    if isinstance(item, Link):
        to = item.target or f"page {item.page} {item.story or '-'}"
        return [f"{pad}link {r.x0},{r.y0},{r.x1},{r.y1} {_tag(item.tag)} {to}"]
    return [f"{pad}raster {item.key} {r.x0},{r.y0},{r.x1},{r.y1} {_tag(item.tag)}"]
