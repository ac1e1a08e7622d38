"""What no SVG from outside may hold, and what of it cannot stay vector: both read from its nodes before any library sees it.

Codes: PIC026 something outside the file, PIC027 scripts and movement, PIC029 too large once its references are unfolded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, Phrase, say, verbatim
from banmian.pictures.xml import Node
from banmian.values import record

LARGEST = 200_000
"""Elements of a drawing, each `use` counted as what it stands for."""
ACTIVE = ("script", "foreignObject", "handler", "animate", "animateTransform", "animateMotion", "animateColor", "set")
XLINK = "http://www.w3.org/1999/xlink}href"
NO_VECTOR = ("filter", "mask", "pattern", "linearGradient", "radialGradient", "meshgradient", "marker", "image")
"""Elements that, once used, our display list cannot draw as outlines in one ink."""
SOLID = ("opacity", "fill-opacity", "stroke-opacity")

_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)")
_PROPERTY = re.compile(r"(?<![a-z-])([a-z-]++)\s*+:([^;{}]+)")
_CLEAR = re.compile(r"(rgba|hsla)\(|[a-z]+\([^)]*/|#([0-9a-fA-F]{4}|[0-9a-fA-F]{8})\Z")
"""A colour that says how far it lets the ground show."""
_SAVED = say("Save it from the drawing program as plain SVG, everything in the one file.")


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the file."""
    open_nodes = [node]
    while open_nodes:
        current = open_nodes.pop()
        yield current
        open_nodes += reversed(current.children)


def link_of(node: Node) -> str:
    return node.attributes.get("href", node.attributes.get(XLINK, "")).strip()


def properties(node: Node) -> dict[str, str]:
    """Presentation attributes, and over them those of `style`."""
    plain = {name: value.strip() for name, value in node.attributes.items() if "}" not in name}
    return plain | {name: value.strip() for name, value in _PROPERTY.findall(plain.get("style", ""))}


@record
class Safety:
    """One drawing's faults. `file` names it in messages."""

    file: str
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: str, node: Node, message: Phrase) -> None:
        self.diagnostics.append(diagnose(code, message, _SAVED, Span(self.file, node.line, node.column)))

    def check(self, root: Node) -> list[Diagnostic]:
        for node in walk(root):
            self.node(node)
        if not self.diagnostics:
            self.unfolded(root)
        return self.diagnostics

    def node(self, node: Node) -> None:
        if node.name in ACTIVE:
            self.tell("PIC027", node, say("<{name}> is active content.", name=node.name))
        if any(name.lower().startswith("on") for name in node.attributes):
            self.tell("PIC027", node, say("<{name}> has an event handler.", name=node.name))
        link = link_of(node)
        if link.lower().startswith("javascript:"):
            self.tell("PIC027", node, say("<{name}> links to a script.", name=node.name))
        elif node.name not in ("a", "metadata") and link and not link.startswith("#"):
            self.tell("PIC026", node, say("<{name}> holds or names another file: {link}.", name=node.name, link=link[:30]))
        texts = [*node.attributes.values(), node.text if node.name == "style" else ""]
        outside = [u for text in texts for u in _URL.findall(text) if not u.startswith("#")]
        if outside or (node.name == "style" and "@import" in node.text):
            self.tell("PIC026", node, say("<{name}> refers to something outside the file.", name=node.name))

    def unfolded(self, root: Node) -> None:
        """How many elements there are when every reference stands for what it names; those that name themselves."""
        named = {n.attributes["id"]: n for n in walk(root) if "id" in n.attributes}
        sizes: dict[int, int] = {}
        under_way: set[int] = set()

        def size(node: Node) -> int:
            if id(node) in under_way:
                raise RecursionError
            if id(node) not in sizes:
                under_way.add(id(node))
                used = [named[link[1:]]] if node.name == "use" and (link := link_of(node))[1:] in named else []
                sizes[id(node)] = min(LARGEST + 1, 1 + sum(size(n) for n in (*node.children, *used)))
                under_way.discard(id(node))
            return sizes[id(node)]

        try:
            if size(root) > LARGEST:
                self.tell("PIC029", root, say("This drawing has more than {largest} elements.", largest=LARGEST))
        except RecursionError:
            self.tell("PIC029", root, say("This drawing holds itself, or refers too deep."))


def not_vector(root: Node) -> tuple[Phrase, Node] | None:
    """The first thing that outlines in single inks cannot show, and where; None where the drawing can stay vector."""
    named = {n.attributes["id"]: n for n in walk(root) if "id" in n.attributes}
    for node in walk(root):
        if node.name == "image":
            return say("a picture"), node
        if node.name == "svg" and node is not root:
            return say("a drawing within it"), node
        if node.name == "style":
            rules = {name: value.strip() for name, value in _PROPERTY.findall(node.text)}
            why = _blended(rules, named)
        else:
            why = _blended(properties(node), named)
        if why:
            return why, node
    return None


def _blended(given: dict[str, str], named: dict[str, Node]) -> Phrase:
    """What of these properties is no plain outline or area; empty where nothing is."""
    for name, value in given.items():
        if name in SOLID and value not in ("1", "1.0", "100%", "inherit"):
            return verbatim(name)
        if name in ("mix-blend-mode", "visibility", "paint-order", "vector-effect") and value not in ("normal", "visible", "none"):
            return verbatim(name)
        if name in ("fill", "stroke", "color") and _CLEAR.match(value):
            return say("a half-transparent colour")
        target = named.get(found[1][1:]) if (found := _URL.match(value)) else None
        if target is not None and target.name in NO_VECTOR:
            return verbatim(target.name)
        if name == "preserveAspectRatio" and not value.startswith("xMidYMid"):
            return verbatim(name)
    return NOTHING
