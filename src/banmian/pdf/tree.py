"""The structure tree while it grows: nodes of standard structure types, what is painted of each, links over it.

PDF 1.7 names the types (standard structure types). Which item becomes which node is said in tagging.py; structure.py writes the
tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from banmian.display import Item, Link
from banmian.geometry import Rect
from banmian.values import record


@dataclass(slots=True, eq=False)
class Leaf:
    """What is painted of a node of type `kind` on one page (index from 0): its marked contents in the order of painting."""

    page: int
    kind: str
    marks: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Annotation:
    """A place that can be followed: on the page (index from 0), in its mp."""

    page: int
    rect: Rect
    link: Link


@dataclass(slots=True, eq=False)
class Node:
    """`title`: for people who edit; `alt`: in place of a picture; `scope`: of a header cell; `box`: of a figure;
    `numbering`: of a list; `ident`: the name that a note must have, of its own in the file; `spans`: over how many rows and
    columns a table's cell stands."""

    kind: str
    kids: list[Node | Leaf | Annotation] = field(default_factory=list)
    title: str = ""
    alt: str = ""
    scope: str = ""
    box: Rect | None = None
    numbering: str = ""
    ident: str = ""
    spans: tuple[int, int] = (1, 1)

    def add(self, kind: str, title: str = "") -> Node:
        """A new last child."""
        node = Node(kind, title=title)
        self.kids.append(node)
        return node

    def within(self, *kinds: str) -> Node:
        """The last grandchild along these types; those that are not there are made."""
        node = self
        for kind in kinds:
            last = node.kids[-1] if node.kids else None
            node = last if isinstance(last, Node) and last.kind == kind else node.add(kind)
        return node

    def leaf(self, page: int) -> Leaf:
        """Where the next thing painted of this node belongs."""
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Leaf) and last.page == page:
            return last
        leaf = Leaf(page, self.kind)
        self.kids.append(leaf)
        return leaf


@record
class Marked:
    """An item to be painted: of a leaf, or an artifact of this type (Layout, Pagination)."""

    item: Item
    leaf: Leaf | None
    artifact: str = "Layout"


@record
class Bookmark:
    """An entry of the outline: where it leads on its page (index from 0), mp from the trim's top left."""

    title: str
    page: int
    at: tuple[int, int] = (0, 0)
    kids: list[Bookmark] = field(default_factory=list)
