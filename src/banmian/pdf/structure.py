"""The structure tree, links, outline and threads as PDF objects, by pikepdf, in a file whose pages are written.

As PDF 1.7 has them: logical structure, link annotations, document outline, articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from banmian.display import Page, Spoken
from banmian.geometry import Rect
from banmian.pdf.metadata import text_string
from banmian.pdf.threads import Thread
from banmian.pdf.tree import Annotation, Bookmark, Leaf, Node
from banmian.units import points

PRINTED = 4
"""Annotation flag: shown in print too; a link has no look of its own."""
Places = dict[tuple[str, int], tuple[int, int]]
"""Where a story begins on a page: (story, page index) -> x, y."""


class Structure:
    """Writes into one file. `pages`: of the display list; `firsts`: where links within the issue lead."""

    def __init__(self, pdf: Pdf, pages: Sequence[Page], firsts: Places, spoken: Spoken) -> None:
        self.spoken = spoken
        self.pdf, self.pages, self.firsts = pdf, pages, firsts
        self.index = {page.number: k for k, page in enumerate(pages)}
        self.owners: list[dict[int, Object]] = [{} for _ in pages]
        self.noted: list[Object] = []
        """The Link element of each annotation, in the order of their keys in the parent tree."""
        self.annotations: list[list[Object]] = [[] for _ in pages]
        self.named: list[tuple[bytes, Object]] = []
        """Elements that have a name of their own."""

    def tree(self, root: Node) -> None:
        """StructTreeRoot, the parent tree, and each page's key in it."""
        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(root, top)])
        numbers: list[Object | int] = []
        for k, owners in enumerate(self.owners):
            numbers += [k, self.pdf.make_indirect(Array([owners[mark] for mark in sorted(owners)]))]
            page = self.pdf.pages[k].obj
            page.StructParents = k
            page.Tabs = Name.S
            if self.annotations[k]:
                page.Annots = Array(self.annotations[k])
        for k, owner in enumerate(self.noted, len(self.pages)):
            numbers += [k, owner]
        top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        top.ParentTreeNextKey = len(self.pages) + len(self.noted)
        if self.named:
            names = [part for name, element in sorted(self.named, key=lambda n: n[0]) for part in (String(name), element)]
            top.IDTree = Dictionary(Names=Array(names))
        self.pdf.Root.StructTreeRoot = top
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: Object) -> Object:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.kind}"), P=parent))
        page = next((kid.page for kid in node.kids if isinstance(kid, Leaf | Annotation)), None)
        if page is not None:
            element.Pg = self.pdf.pages[page].obj
        for key, words in (("/T", node.title), ("/Alt", node.alt)):
            if words:
                element[key] = String(text_string(words))
        if node.ident:
            element.ID = String(node.ident.encode())
            self.named.append((node.ident.encode(), element))
        attributes = self._attributes(node, page)
        if attributes is not None:
            element.A = attributes
        kids = [kid for child in node.kids for kid in self._kid(child, element, page)]
        if kids:
            element.K = Array(kids)
        return element

    def _kid(self, kid: Node | Leaf | Annotation, element: Object, page: int | None) -> list[Object | int]:
        if isinstance(kid, Node):
            return [self._element(kid, element)]
        if isinstance(kid, Annotation):
            return [self._annotation(kid, element)]
        for mark in kid.marks:
            self.owners[kid.page][mark] = element
        if kid.page == page:
            return list(kid.marks)
        here = self.pdf.pages[kid.page].obj
        return [Dictionary(Type=Name.MCR, Pg=here, MCID=mark) for mark in kid.marks]

    def _attributes(self, node: Node, page: int | None) -> Object | None:
        if node.scope or node.spans != (1, 1):
            return _of_cell(node)
        if node.numbering:
            return Dictionary(O=Name.List, ListNumbering=Name(f"/{node.numbering}"))
        if node.box is not None and page is not None:
            return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=self._rect(page, node.box))
        return None

    def _annotation(self, place: Annotation, element: Object) -> Object:
        link, page = place.link, self.pdf.pages[place.page].obj
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=self._rect(place.page, place.rect), Border=Array([0, 0, 0]), F=PRINTED,
            P=page, StructParent=len(self.pages) + len(self.noted),
        )  # fmt: skip
        if link.target:
            note.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(link.target.encode()))
            note.Contents = String(text_string(link.target))
        else:
            k = self.index[link.page]
            note.Dest = self._destination(k, self.firsts.get((link.story, k), (0, 0)))
            note.Contents = String(text_string(self.spoken.of_page(link.page)))
        annotation = self.pdf.make_indirect(note)
        self.noted.append(element)
        self.annotations[place.page].append(annotation)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _rect(self, page: int, rect: Rect) -> Object:
        foot = self.pages[page].trim[1]
        return Array([_number(v) for v in (rect.x0, foot - rect.y1, rect.x1, foot - rect.y0)])

    def _destination(self, page: int, at: tuple[int, int]) -> Object:
        """The place at the window's upper left corner, as large as the page is shown."""
        top = self.pages[page].trim[1] - at[1]
        return Array([self.pdf.pages[page].obj, Name.XYZ, _number(at[0]), _number(top), None])

    # --- outline and threads ----------------------------------------------------------------------------------------

    def outline(self, bookmarks: Sequence[Bookmark]) -> None:
        """Pages, open to their stories in the list, all closed."""
        top = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
        self._entries(bookmarks, top)
        top.Count = len(bookmarks)
        self.pdf.Root.Outlines = top
        self.pdf.Root.PageMode = Name.UseOutlines

    def _entries(self, bookmarks: Sequence[Bookmark], parent: Object) -> None:
        entries = [
            self.pdf.make_indirect(
                Dictionary(Title=String(text_string(b.title)), Parent=parent, Dest=self._destination(b.page, b.at))
            )
            for b in bookmarks
        ]
        for before, after in pairwise(entries):
            before.Next, after.Prev = after, before
        if entries:
            parent.First, parent.Last = entries[0], entries[-1]
        for entry, bookmark in zip(entries, bookmarks, strict=True):
            if bookmark.kids:
                self._entries(bookmark.kids, entry)
                entry.Count = -len(bookmark.kids)

    def threads(self, threads: Sequence[Thread]) -> None:
        """A ring of beads for each thread, and each page's beads."""
        here: list[list[Object]] = [[] for _ in self.pages]
        rings = []
        for thread in threads:
            head = self.pdf.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Title=String(text_string(thread.title)))))
            ring = [
                self.pdf.make_indirect(Dictionary(Type=Name.Bead, P=self.pdf.pages[b.page].obj, R=self._rect(b.page, b.rect)))
                for b in thread.beads
            ]
            for k, (bead, known) in enumerate(zip(ring, thread.beads, strict=True)):
                bead.N, bead.V = ring[(k + 1) % len(ring)], ring[k - 1]
                here[known.page].append(bead)
            ring[0].T = head
            head.F = ring[0]
            rings.append(head)
        for k, beads in enumerate(here):
            if beads:
                self.pdf.pages[k].obj.B = Array(beads)
        if rings:
            self.pdf.Root.Threads = Array(rings)


def _of_cell(node: Node) -> Object:
    """Of a table's cell: what it heads, and over what it stands."""
    out = Dictionary(O=Name.Table)
    if node.scope:
        out.Scope = Name(f"/{node.scope}")
    for name, count in zip(("/RowSpan", "/ColSpan"), node.spans, strict=True):
        if count > 1:
            out[name] = count
    return out


def _number(mp: int) -> Object:
    """Points, exact."""
    return Object.parse(points(mp).encode())
