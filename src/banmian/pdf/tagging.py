"""Display items into the structure tree: Document, a Part for each page, an Art for each story on it, its blocks in order.

The tree follows the display list: its text, read through, is the reading order of the pages (docs/decisions/0028). Rules,
tints and folios are artifacts. Codes with their links, the index and jump lines are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from banmian.display import Block, Box, DisplayList, GlyphRun, Group, Item, Link, Page, Spoken, Tag, outline_box, run_box, runs_of
from banmian.geometry import Rect
from banmian.pdf.links import cuts_of, parts_of
from banmian.pdf.rows import Rows
from banmian.pdf.tree import Annotation, Bookmark, Leaf, Marked, Node

ARTIFACTS = {"furniture": "Layout", "folio": "Pagination"}
"""Roles of text that is no content: ornaments, and what every page repeats."""
HEADS = ("headline", "title", "jump-head")
"""Roles that are headings of the first level."""
CAPTIONS = ("caption", "credit")
SECTIONS = {"index": "TOC", **dict.fromkeys(("masthead", "imprint", "weather", "teaser", "title", "title-note"), "Sect")}
"""Furniture with a section of its own; `title` and its note share one."""
NEAR = 1500
"""Thousandths of an em: strings of furniture on one line nearer than this are read as one."""


class Tagger:
    """Takes the pages in order and grows one tree."""

    def __init__(self, display: DisplayList) -> None:
        self.root = Node("Document", title=display.title)
        self.bookmarks: list[Bookmark] = []
        self.firsts: dict[tuple[str, int], tuple[int, int]] = {}
        self._stories = {story.id: story for story in display.stories}
        self._cuts = cuts_of(display)
        self._spoken = display.spoken
        self._level = 0
        self._index = self._edge = self._notes = 0
        self._part = self._section = self._node = self.root
        self._within: object = None
        self._key: object = None
        self._last: GlyphRun | None = None
        self._rows: Rows | None = None
        self._lists: list[Node] = []
        self._qr: Leaf | None = None
        self._links: list[Link] = []
        self._link: Link | None = None
        self._places: list[Rect] = []
        self._crossing: list[tuple[Group, Node]] = []
        """The pictures that reach over the right edge of the page before."""
        self._over_edge: list[tuple[Group, Node]] = []

    def page(self, index: int, page: Page) -> list[Marked]:
        """The page's items, each with the leaf it belongs to, in reading order. `index` counts from 0."""
        self._index, self._edge = index, page.trim[0]
        self._crossing, self._over_edge = self._over_edge, []
        self._part = self.root.add("Part", f"{page.number} {page.name}")
        self.bookmarks.append(Bookmark(f"{page.number} {page.name}", index))
        self._links = [i for i in page.items if isinstance(i, Link) and not i.tag.story and i.tag.role != "qr"]
        self._begin(None, self._part)
        out: list[Marked] = []
        for item in page.items:
            out += self._item(item)
        return out

    # --- items ------------------------------------------------------------------------------------------------------

    def _item(self, item: Item) -> Iterator[Marked]:
        match item:
            case GlyphRun() if item.tag.role in ARTIFACTS:
                yield Marked(item, None, ARTIFACTS[item.tag.role])
            case GlyphRun():
                yield from self._run(item)
            case Group():
                yield Marked(item, self._figure(item))
            case Link() if item.tag.role == "qr":
                self._code(item)
            case Link():
                pass
            case Box() if item.tag.role == "qr" and self._qr is not None:
                yield Marked(item, self._qr)
            case _:
                yield Marked(item, None)

    def _run(self, run: GlyphRun) -> Iterator[Marked]:
        if not run.glyphs:
            return
        self._open_section(run.tag)
        node = self._element(run)
        box = run_box(run)
        if run.tag.story:
            self.firsts.setdefault((run.tag.story, self._index), (box.x0, box.y0))
        if run.tag.role in HEADS:
            self._bookmark(run, box)
        pieces = parts_of(run, self._cuts.get(id(run), ())) if run.tag.story else self._over(run, box)
        for piece, link in pieces:
            yield Marked(piece, self._linked(node, run_box(piece), link) if link else node.leaf(self._index))
        self._last = run

    def _over(self, run: GlyphRun, box: Rect) -> list[tuple[GlyphRun, Link | None]]:
        """A string of furniture under a link's rectangle is its text."""
        x, y = (box.x0 + box.x1) // 2, (box.y0 + box.y1) // 2
        found = (k for k in self._links if k.rect.x0 <= x < k.rect.x1 and k.rect.y0 <= y < k.rect.y1)
        return [(run, next(found, None))]

    def _linked(self, node: Node, box: Rect, link: Link) -> Leaf:
        """A leaf within the node's Link; the link's own rectangle, or that of its text, can be followed once."""
        rect = box if link.tag.story else link.rect
        last = node.kids[-1] if node.kids else None
        if not (isinstance(last, Node) and last.kind == "Link" and self._link is link):
            last = node.add("Link")
            self._link, self._places = link, []
        leaf = last.leaf(self._index)
        if rect not in self._places:
            self._places.append(rect)
            last.kids.append(Annotation(self._index, rect, link))
        return leaf

    def _code(self, link: Link) -> None:
        """A QR code: a figure within its link."""
        node = self._section.add("Link")
        figure = node.add("Figure")
        figure.alt, figure.box = self._spoken.of_code(link.target), link.rect
        self._qr = figure.leaf(self._index)
        node.kids.append(Annotation(self._index, link.rect, link))
        self._key = self._last = None

    def _figure(self, group: Group) -> Leaf:
        """A picture; the two halves of one that crosses the fold are one figure."""
        for other, node in self._crossing:
            if _halves(other, group):
                return node.leaf(self._index)
        if group.cell is not None:
            self._open_section(group.tag)
            parent = self._cell(group.tag, group.cell, False)
        elif group.tag.story:
            self._open_section(group.tag)
            parent = self._section
        else:
            self._begin(None, self._part)
            parent = self._part
        node = parent.add("Figure")
        node.alt, node.box = group.alt or _words(group, self._spoken), outline_box(group.clip)
        self._key = ("figure", id(node)) if group.cell is None else self._key
        if node.box.x1 > self._edge:
            self._over_edge.append((group, node))
        return node.leaf(self._index)

    # --- sections ---------------------------------------------------------------------------------------------------

    def _begin(self, key: object, section: Node) -> None:
        """Begin a section: what is read from here on belongs to it."""
        self._within, self._section = key, section
        self._key = self._last = self._rows = self._qr = self._link = None
        self._lists, self._places = [], []

    def _open_section(self, tag: Tag) -> None:
        if tag.story:
            if self._within == "jump-head":  # the head that a story goes on under stands before it
                self._within = tag.story
                self._section.title = self._title(tag.story)
            elif self._within != tag.story:
                self._begin(tag.story, self._part.add("Art", self._title(tag.story)))
        elif tag.role == "jump-head":
            if self._within != "jump-head":
                self._begin("jump-head", self._part.add("Art"))
        elif tag.role in SECTIONS:
            key = ("furniture", tag.role.removesuffix("-note"))
            if self._within != key:
                self._begin(key, self._part.add(SECTIONS[tag.role]))

    def _title(self, story: str) -> str:
        known = self._stories.get(story)
        return known.title if known is not None else ""

    def _bookmark(self, run: GlyphRun, box: Rect) -> None:
        """A heading's place; its further runs say the rest of its words."""
        entries, text = self.bookmarks[-1].kids, "".join(run.texts)
        if self._last is not None and self._last.tag == run.tag and entries:
            entries[-1].title += text
        else:
            entries.append(Bookmark(text, self._index, (box.x0, box.y0)))

    # --- elements ---------------------------------------------------------------------------------------------------

    def _element(self, run: GlyphRun) -> Node:
        """The node whose text the run is; a new one where block or role changes."""
        tag = run.tag
        if tag.role == "cell" and run.cell is not None:
            return self._cell(tag, run.cell, True)
        if not tag.story and tag.role not in HEADS:
            return self._string(run)
        role = "caption" if tag.role in CAPTIONS else tag.role if tag.block < 0 or tag.role == "note" else ""
        key = (tag.story, tag.block, role)
        if key != self._key:
            self._key = key
            self._node = self._opened(tag)
        if tag.role == "marker":
            return self._label(run)
        return self._node

    def _opened(self, tag: Tag) -> Node:
        block = self._block(tag)
        if block.kind == "item" and tag.role != "note":
            return self._list_item(block.level)
        self._lists.clear()
        if block.kind == "note":
            return self._note(tag)
        if tag.role in CAPTIONS:
            return self._section.add("Caption")
        if tag.role in HEADS:
            return self._heading(1)
        if tag.role == "subhead":
            return self._heading(self._rank(tag.story, block.level))
        if tag.role == "pullquote" or block.kind == "quote":
            return self._section.within("BlockQuote").add("P")
        return self._section.add("P")

    def _note(self, tag: Tag) -> Node:
        """A note at the story's end; PDF/UA-1 asks for a name of its own (7.9), also where it goes on in the next column."""
        node = self._section.add("Note")
        self._notes += 1
        node.ident = f"note-{self._notes}"
        return node

    def _block(self, tag: Tag) -> Block:
        known = self._stories.get(tag.story)
        if known is None or not 0 <= tag.block < len(known.blocks):
            return Block("text")
        return known.blocks[tag.block]

    def _rank(self, story: str, level: int) -> int:
        """Subheads count within their story: where it has `###` alone, they come right under its headline."""
        known = self._stories.get(story)
        levels = sorted({b.level for b in known.blocks if b.kind == "subhead"}) if known is not None else []
        return 2 + levels.index(level) if level in levels else 2

    def _heading(self, level: int) -> Node:
        """Levels go down one at a time (PDF/UA-1 as veraPDF tests it)."""
        self._level = min(level, self._level + 1)
        return self._section.add(f"H{self._level}")

    def _list_item(self, level: int) -> Node:
        """The item's body, in the list of its level: nested ones stand in the body of the item before."""
        del self._lists[level + 1 :]
        while len(self._lists) <= level:
            inner = self._lists[-1].within("LI", "LBody") if self._lists else self._section
            self._lists.append(inner.add("L"))
        return self._lists[-1].add("LI").add("LBody")

    def _label(self, run: GlyphRun) -> Node:
        """The item's mark, before its body."""
        found = self._lists[-1]
        found.numbering = "Decimal" if "".join(run.texts)[:1].isdigit() else "Disc"
        item = found.within("LI")
        if not (isinstance(item.kids[0], Node) and item.kids[0].kind == "Lbl"):
            item.kids.insert(0, Node("Lbl"))
        label = item.kids[0]
        assert isinstance(label, Node)
        return label

    def _cell(self, tag: Tag, cell: tuple[int, int], text: bool) -> Node:
        key = (tag.story, tag.block, "table")
        if key != self._key or self._rows is None:
            self._lists.clear()
            self._key, self._rows = key, Rows(self._section.add("Table"), self._block(tag).shape)
        return self._rows.cell(cell, text)

    def _string(self, run: GlyphRun) -> Node:
        """Furniture: what is near on a line, or under one link, is a paragraph; an index's line is an entry of it."""
        link = self._over(run, run_box(run))[0][1]
        if self._section.kind == "TOC":
            return self._entry(link)
        last = self._last
        joined = last is not None and last.tag == run.tag and last.y == run.y and not last.down
        near = joined and last is not None and (run.x - last.x - last.width) * 1000 <= NEAR * run.size
        if not (near or (link is not None and self._key is link)):
            self._key = link or ("string", id(run))
            self._node = self._section.add("P")
        return self._node

    def _entry(self, link: Link | None) -> Node:
        if link is None:
            return self._section.within("Caption")
        if self._key is not link:
            self._key = link
            self._node = self._section.add("TOCI").add("Reference")
        return self._node


def _halves(a: Group, b: Group) -> bool:
    """Whether both are one picture: the same place in the source, the same words."""
    return a.origin is not None and (a.origin, a.alt, a.tag, a.cell) == (b.origin, b.alt, b.tag, b.cell)


def _words(group: Group, spoken: Spoken) -> str:
    """Alternative text for a picture that nobody described: the words in it, else that it is a picture."""
    return spoken.between.join("".join(run.texts) for run in runs_of(group.items)) or spoken.picture
