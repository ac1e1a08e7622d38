"""Our subset of SVG read into a Drawing; what lies outside it is told with its place, never guessed.

The subset: svg with width, height and viewBox in points; g, path, rect, circle, ellipse, line, polyline, polygon, text,
clipPath in defs; transform; fill and stroke as `none` or `var(--INK)`; style elements (for previews) are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import field, replace

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, Phrase, say, series
from banmian.pictures import xml
from banmian.pictures.drawing import Clipped, Drawing, Line, Part, Shape, TextLine
from banmian.pictures.elements import choice, curves_of, dashes, moved, mp, number, to_millipoints
from banmian.pictures.matrix import Matrix, angle_of, apply, numbers, product, scale_of, transform
from banmian.pictures.orient import non_zero
from banmian.pictures.outlines import Curves
from banmian.pictures.xml import Node, XmlFault
from banmian.units import PT
from banmian.values import frozen, record

LARGEST_SCALE = 1e9
LARGEST = 20_000_000
"""Bytes of the largest drawing that is read."""

_PAINT = {
    "fill", "fill-rule", "clip-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray",
    "transform", "id",
}  # fmt: skip
_STYLING = (_PAINT - {"transform", "id", "clip-rule"}) | {"font-family", "font-size", "text-anchor"}
_OWN: dict[str, set[str]] = {
    "svg": {"width", "height", "viewBox", "version"},
    "defs": set(),
    "clipPath": set(),
    "g": {"clip-path", "font-family", "font-size", "text-anchor"},
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
    "text": {"x", "y", "font-family", "font-size", "text-anchor"},
}
_ALLOWED = {name: own | _PAINT for name, own in _OWN.items()}
_SILENT = {"style", "title", "desc", "metadata"}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_INK = re.compile(r"\s*var\(\s*--([a-z][a-z0-9-]*)\s*\)\s*\Z")
_OURS = re.compile(rb"var\(\s*--")
_SAVED = say("Save it again from the drawing program as plain SVG.")
_HINT = say("docs/codes/PIC022.md lists what a drawing may hold.")


@frozen
class Style:
    """What elements inherit. Inks by name, None = none; `fill` "" = said nowhere."""

    fill: str | None = ""
    stroke: str | None = None
    width: float = 1.0
    cap: int = 0
    join: int = 0
    dash: tuple[float, ...] = ()
    even_odd: bool = False
    role: str = ""
    size: float = 0.0
    anchor: str = "start"


Styles = dict[tuple[tuple[str, str], ...], Style]
"""What a style becomes by the attributes of an element that inherits it."""


@record
class _Reader:
    file: str
    inks: Collection[str]
    roles: Collection[str] | None
    clips: dict[str, Node] = field(default_factory=dict)
    styles: dict[Style, Styles] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: str, node: Node, message: Phrase, hint: Phrase = NOTHING) -> None:
        span = Span(self.file, node.line, node.column)
        self.diagnostics.append(diagnose(code, message, hint, span))

    def children(self, node: Node, style: Style, matrix: Matrix) -> tuple[Part, ...]:
        out: list[Part] = []
        known = self.styles.setdefault(style, {})
        for child in node.children:
            if child.name in _SILENT:
                continue
            try:
                part = self.element(child, style, known, matrix)
            except ValueError as error:
                self.tell(
                    "PIC024",
                    child,
                    say("<{name}>: {error}.", name=child.name, error=error),
                    say("Correct the value in the drawing."),
                )
                continue
            out += part
        return tuple(out)

    def element(self, node: Node, style: Style, known: Styles, matrix: Matrix) -> tuple[Part, ...]:
        """What the element paints; `known`: what its kin became of the style. ValueError for a value that cannot be read."""
        if node.name not in _OWN or node.name == "svg":
            self.tell("PIC022", node, say("<{name}> is outside the subset of SVG that is placed.", name=node.name), _HINT)
            return ()
        self.known_attributes(node)
        if node.name in ("defs", "clipPath"):
            return ()
        style = self.styled(node, style, known)
        if "transform" in node.attributes:
            matrix = product(matrix, transform(node.attributes["transform"]))
            if any(abs(v) > LARGEST_SCALE for v in matrix):
                raise ValueError(say("transforms within transforms scale too far"))
        if node.name == "g":
            return self.group(node, style, matrix)
        if node.name == "text":
            return self.text(node, style, matrix)
        curves = moved(curves_of(node), matrix)
        if style.fill == "" and node.name != "line":
            self.tell("PIC023", node, say("<{name}> says no fill.", name=node.name), say('Write fill="none" or fill="var(--k)".'))
            return ()
        return shape(curves, style, matrix)

    def known_attributes(self, node: Node) -> None:
        if node.attributes.keys() <= _ALLOWED[node.name]:
            return
        for name in node.attributes:
            if name not in _ALLOWED[node.name]:
                shown = name.rpartition("}")[2]
                self.tell(
                    "PIC022",
                    node,
                    say("The attribute {shown} of <{name}> is outside the subset.", shown=shown, name=node.name),
                    _HINT,
                )

    def group(self, node: Node, style: Style, matrix: Matrix) -> tuple[Part, ...]:
        parts = self.children(node, style, matrix)
        named = node.attributes.get("clip-path")
        if named is None or not parts:
            return parts
        found = re.fullmatch(r"url\(#([^)]+)\)", named.strip())
        clip = self.clips.get(found[1]) if found else None
        if clip is None:
            raise ValueError(say("'{named}' names no clipPath", named=named))
        outline: Curves = []
        for child in clip.children:
            own = product(matrix, transform(child.attributes.get("transform", "")))
            rule = child.attributes.get("clip-rule", "nonzero")
            outline += non_zero(moved(curves_of(child), own), rule == "evenodd")
        return (Clipped(to_millipoints(outline), parts),)

    def styled(self, node: Node, style: Style, known: Styles) -> Style:
        """The inherited style with the element's own attributes."""
        own = tuple([item for item in node.attributes.items() if item[0] in _STYLING])
        if not own:
            return style
        found = known.get(own)
        if found is None:
            told = len(self.diagnostics)
            found = self.fresh(node, style)
            if len(self.diagnostics) == told:  # a fault is told at each of its places
                known[own] = found
        return found

    def fresh(self, node: Node, style: Style) -> Style:
        a = node.attributes
        return replace(
            style,
            fill=self.ink(node, a["fill"]) if "fill" in a else style.fill,
            stroke=self.ink(node, a["stroke"]) if "stroke" in a else style.stroke,
            width=number(a["stroke-width"]) if "stroke-width" in a else style.width,
            cap=choice(_CAPS, a["stroke-linecap"]) if "stroke-linecap" in a else style.cap,
            join=choice(_JOINS, a["stroke-linejoin"]) if "stroke-linejoin" in a else style.join,
            dash=dashes(a["stroke-dasharray"]) if "stroke-dasharray" in a else style.dash,
            even_odd=a["fill-rule"].strip() == "evenodd" if "fill-rule" in a else style.even_odd,
            role=a.get("font-family", style.role).strip(),
            size=number(a["font-size"]) if "font-size" in a else style.size,
            anchor=a.get("text-anchor", style.anchor).strip(),
        )

    def ink(self, node: Node, value: str) -> str | None:
        """An ink's name, None for none; an unknown one is told and paints nothing."""
        if value.strip() == "none":
            return None
        found = _INK.match(value)
        if found and found[1] in self.inks:
            return found[1]
        known = "Inks: " + ", ".join(sorted(self.inks)) + "."
        self.tell(
            "PIC023", node, say("'{value}' names no ink of the paper.", value=value), say("Write var(--NAME). {known}", known=known)
        )
        return None

    def text(self, node: Node, style: Style, matrix: Matrix) -> tuple[Part, ...]:
        if node.children:
            self.tell("PIC022", node, say("<text> holds elements; each line is a <text> of its own."), _HINT)
            return ()
        words = " ".join(node.text.split())
        if not words or style.fill is None:
            return ()
        if style.fill == "":
            self.tell("PIC023", node, say("<text> says no fill."), say('Write fill="var(--k)".'))
            return ()
        if style.anchor not in ("start", "middle", "end"):
            raise ValueError(say("text-anchor '{anchor}' is not start, middle or end", anchor=style.anchor))
        if not style.role or style.size <= 0:
            raise ValueError(say("a text needs font-family (a type role) and font-size"))
        if self.roles is not None and style.role not in self.roles:
            self.tell(
                "PIC025",
                node,
                say("'{role}' is no type role.", role=style.role),
                say("Roles: {roles}.", roles=series(sorted(self.roles))),
            )
            return ()
        x, y = apply(matrix, number(node.attributes.get("x", "0")), number(node.attributes.get("y", "0")))
        size = round(style.size * scale_of(matrix) * PT)
        angle = angle_of(matrix)
        return (TextLine(mp(x), mp(y), style.role, size, style.anchor, style.fill, words, angle, (node.line, node.column)),)


def shape(curves: Curves, style: Style, matrix: Matrix) -> tuple[Part, ...]:
    """What a styled outline paints; nothing without fill and stroke."""
    line = None
    if style.stroke is not None and style.width > 0:
        k = scale_of(matrix)
        dash = tuple(mp(v * k) for v in style.dash)
        line = Line(style.stroke, mp(style.width * k), style.cap, style.join, dash)
    if not curves or (not style.fill and line is None):
        return ()
    return (Shape(to_millipoints(curves), style.fill or None, line, style.even_odd),)


def is_plain(data: bytes) -> bool:
    """Whether a drawing names no ink at all: one of screen colours, which svg_plain.py reads."""
    return _OURS.search(data) is None


def read_svg(
    data: bytes, file: str, inks: Collection[str], roles: Collection[str] | None = None
) -> tuple[Drawing | None, tuple[Diagnostic, ...]]:
    """The drawing, or None and the reasons. `file` names it in messages; `inks` are the paper's; `roles`, where given,
    the type roles that text may name. Any error means that the drawing is not placed."""
    if len(data) > LARGEST:
        message = say("This drawing has more than {largest} MB.", largest=LARGEST // 1000000)
        return None, (diagnose("PIC004", message, say("Save it smaller."), Span(file)),)
    try:
        root = xml.read(data)
    except XmlFault as fault:
        return None, (diagnose(fault.code, fault.message, _SAVED, Span(file, fault.line, fault.column)),)
    reader = _Reader(file, inks, roles)
    _collect(root, reader.clips)
    drawing = _drawing(root, reader)
    return (None if reader.diagnostics else drawing), tuple(reader.diagnostics)


def _drawing(root: Node, reader: _Reader) -> Drawing | None:
    if root.name != "svg":
        reader.tell(
            "PIC022", root, say("The root is <{name}>, not <svg> of {namespace}.", name=root.name, namespace=xml.NAMESPACE), _HINT
        )
        return None
    reader.known_attributes(root)
    try:
        box = numbers(root.attributes.get("viewBox", ""))
        width = number(root.attributes.get("width", "").removesuffix("pt"))
        height = number(root.attributes.get("height", "").removesuffix("pt"))
        if len(box) != 4 or min(box[2], box[3], width, height) <= 0:
            raise ValueError(say("an edge is nothing or less"))
    except ValueError as error:
        reader.tell(
            "PIC024", root, say("<svg>: {error}.", error=error), say("It has width, height and viewBox, in points without a unit.")
        )
        return None
    matrix = product((width / box[2], 0, 0, height / box[3], 0, 0), (1, 0, 0, 1, -box[0], -box[1]))
    parts = reader.children(root, reader.styled(root, Style(), {}), matrix)
    return Drawing(mp(width), mp(height), parts)


def _collect(node: Node, clips: dict[str, Node]) -> None:
    for child in node.children:
        if child.name == "clipPath" and "id" in child.attributes:
            clips[child.attributes["id"]] = child
        _collect(child, clips)
