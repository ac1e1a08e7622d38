"""Black in a page whose colours were converted: small text and thin lines overprint, as everywhere on the page.

Office programs know no overprint: black on a tinted panel would knock out, and press register shows a white edge around each
letter. The page is gone through with the matrices, colours and areas that stand under each mark (display/grounds.py): black
overprints where the ink limit leaves room, and never on pictures. A page that says itself what overprints is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

from banmian.colour import BLACK, Ink
from banmian.display.grounds import Grounds, plain_box
from banmian.geometry import Outline, Rect, Segment
from banmian.pictures.matrix import IDENTITY, Matrix, apply, product, scale_of
from banmian.values import record

TEXT, LINE = 24_000, 2_000
"""The largest text and the widest line that overprint, mp (docs/rules/print.md, Black)."""
ON, OFF = "/BmOver", "/BmKnock"
BUILDS = ("m", "l", "c", "v", "y", "h", "re", "W", "W*")
PAINTS = ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n")
FILLS = ("f", "F", "f*", "B", "B*", "b", "b*")
SHOWS = ("Tj", "TJ", "'", '"')
UNDER = 0.25
"""Em that a line of text may reach below its baseline."""


def black_overprints(pdf: Any, limit: int) -> None:
    """Change the first page of a PDF; `limit`: total ink, percent."""
    page = pdf.pages[0]
    resources = page.resources
    if _says_itself(resources, 0):
        return
    reader = _Reader(pdf, Grounds(limit))
    page.obj.Contents = pdf.make_stream(reader.stream(page, resources, IDENTITY, True))


def _says_itself(resources: Any, depth: int) -> bool:
    """Whether a graphics state of the page or of one of its forms switches overprint itself: then the page is left as it is."""
    states = dict(resources.get("/ExtGState", {})).values()
    if any("/OP" in state or "/op" in state for state in states) or depth > 20:
        return True
    forms = [drawn for drawn in dict(resources.get("/XObject", {})).values() if "/Resources" in drawn]
    return any(_says_itself(form.Resources, depth + 1) for form in forms)


@record
class _State:
    ctm: Matrix = IDENTITY
    fill: Ink | None = BLACK
    """None: not a plain amount of process inks."""
    stroke: Ink | None = BLACK
    width: float = 1.0
    size: float = 0.0
    bytes_a_code: int = 1
    leading: float = 0.0
    mode: int = 0
    over: bool = False


@record
class _Reader:
    pdf: Any
    grounds: Grounds

    def stream(self, content: Any, resources: Any, ctm: Matrix, outermost: bool) -> bytes:
        """The content with overprint switched on and off where it should be; its resources get the two states."""
        import pikepdf

        walk = _Walk(self, resources, _State(ctm=ctm), outermost)
        instructions = pikepdf.parse_content_stream(content)
        named = (str(i.operands[0]) for i in instructions if str(getattr(i, "operator", "")) == "Do" and len(i.operands))
        walk.painted = Counter(named)
        out = [new for instruction in instructions for new in walk.taken(instruction)]
        if walk.switched:
            if "/ExtGState" not in resources:
                resources.ExtGState = pikepdf.Dictionary()
            for name, on in ((ON, True), (OFF, False)):
                state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=on, op=on, OPM=int(on))
                resources.ExtGState[name] = self.pdf.make_indirect(state)
        return bytes(pikepdf.unparse_content_stream(out))


@record
class _Walk:
    """One content stream. `held`: operators of a path that is not painted yet, between which no state may be set."""

    reader: _Reader
    resources: Any
    now: _State
    outermost: bool
    painted: Counter[str] = field(default_factory=Counter)
    saved: list[_State] = field(default_factory=list)
    held: list[Any] = field(default_factory=list)
    path: list[Segment] = field(default_factory=list)
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    shown: int = 0
    """Codes shown since the text was last moved."""
    switched: bool = False

    def taken(self, instruction: Any) -> Iterator[Any]:
        import pikepdf

        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            self._pixels(self._unit(), instruction.iimage.obj)
            yield instruction
            return
        name, operands = str(instruction.operator), list(instruction.operands)
        if name in BUILDS:
            self._build(name, [float(v) for v in operands])
            self.held.append(instruction)
        elif name in PAINTS:
            yield from self._switch(self._takes_path(name)) if name != "n" else ()
            self._lay(name)
            yield from (*self.held, instruction)
            self.held, self.path = [], []
        elif name in SHOWS:
            self._show(name, operands)
            yield from self._switch(self._takes_text())
            yield instruction
        else:
            if name == "Do":
                yield from self._switch(False)
            self._set(name, operands)
            yield instruction

    def _switch(self, on: bool) -> Iterator[Any]:
        import pikepdf

        if on != self.now.over:
            self.now.over, self.switched = on, True
            yield pikepdf.ContentStreamInstruction([pikepdf.Name(ON if on else OFF)], pikepdf.Operator("gs"))

    # --- state

    def _set(self, name: str, operands: list[Any]) -> None:
        now = self.now
        match name:
            case "q":
                self.saved.append(replace(now))
            case "Q" if self.saved:
                self.now = self.saved.pop()
            case "cm" if len(operands) == 6:
                now.ctm = product(now.ctm, _matrix(operands))
            case "w" if operands:
                now.width = float(operands[0])
            case "k" | "g":
                now.fill = _ink(operands)
            case "K" | "G":
                now.stroke = _ink(operands)
            case "cs" | "sc" | "scn" | "rg":
                now.fill = None
            case "CS" | "SC" | "SCN" | "RG":
                now.stroke = None
            case "BT":
                self._to(IDENTITY)
            case "Tm" if len(operands) == 6:
                self._to(_matrix(operands))
            case "Td" | "TD" if len(operands) == 2:
                if name == "TD":
                    now.leading = -float(operands[1])
                self._to(product(self.line, (1, 0, 0, 1, float(operands[0]), float(operands[1]))))
            case "T*":
                self._next()
            case "TL" if operands:
                now.leading = float(operands[0])
            case "Tr" if operands:
                now.mode = int(operands[0])
            case "Tf" if len(operands) == 2:
                font = self.resources.get("/Font", {}).get(str(operands[0]), {})
                now.size, now.bytes_a_code = float(operands[1]), 2 if str(font.get("/Subtype", "")) == "/Type0" else 1
            case "sh":
                self.reader.grounds.lay_pixels(Rect(-(10**9), -(10**9), 10**9, 10**9), True)
            case "Do" if operands:
                self._draw(str(operands[0]))

    def _to(self, matrix: Matrix) -> None:
        self.text = self.line = matrix
        self.shown = 0

    def _next(self) -> None:
        self._to(product(self.line, (1, 0, 0, 1, 0, -self.now.leading)))

    # --- paths

    def _point(self, x: float, y: float) -> tuple[int, int]:
        at = apply(self.now.ctm, x, y)
        return round(at[0] * 1000), round(at[1] * 1000)

    def _build(self, name: str, v: list[float]) -> None:
        if name == "re" and len(v) == 4:
            corners = [(v[0], v[1]), (v[0] + v[2], v[1]), (v[0] + v[2], v[1] + v[3]), (v[0], v[1] + v[3])]
            first, *others = (self._point(*corner) for corner in corners)
            self.path += [("m", first), *(("l", other) for other in others), ("h", ())]
        elif name in ("m", "l") and len(v) == 2:
            self.path.append(("m" if name == "m" else "l", self._point(*v)))
        elif name in ("c", "v", "y") and self.path:
            last = self.path[-1][1][-2:] or self._point(*v[:2])
            points = [xy for i in range(0, len(v), 2) for xy in self._point(*v[i : i + 2])]
            curve = (*last, *points) if name == "v" else (*points, *points[-2:]) if name == "y" else tuple(points)
            if len(curve) >= 6:
                self.path.append(("c", tuple(curve[:6])))

    def _weight(self) -> int:
        return round(self.now.width * scale_of(self.now.ctm) * 1000)

    def _takes_path(self, name: str) -> bool:
        """Whether the path painted now is a thin black line, or a bar as thin, on a ground whose ink leaves room for black."""
        now, grounds, outline = self.now, self.reader.grounds, Outline.of(self.path)
        if name in ("S", "s"):
            thin = now.stroke == BLACK and self._weight() <= LINE and bool(outline.pieces)
            return thin and grounds.take_line(outline, self._weight())
        bar = plain_box(outline) if now.fill == BLACK and name in ("f", "F", "f*") else None
        return bar is not None and min(bar.width, bar.height) <= LINE and grounds.take_black(bar)

    def _lay(self, name: str) -> None:
        if not self.path or name == "n":
            return
        outline = Outline.of(self.path)
        if name in FILLS:
            self.reader.grounds.lay(outline, self.now.fill or _HEAVY)
        if name not in ("f", "F", "f*"):
            self.reader.grounds.lay(outline, self.now.stroke or _HEAVY, self._weight())

    # --- text

    def _show(self, name: str, operands: list[Any]) -> None:
        import pikepdf

        if name in ("'", '"'):
            self._next()
        for operand in operands:
            parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
            codes = sum(len(bytes(part)) for part in parts if isinstance(part, pikepdf.String))
            self.shown += -(-codes // self.now.bytes_a_code)

    def _takes_text(self) -> bool:
        """The same for text, whose extent is taken as one em for each code: rather too wide than too narrow."""
        now, whole = self.now, product(self.now.ctm, self.text)
        size = now.size * scale_of(whole) * 1000
        if now.fill != BLACK or now.mode != 0 or not 0 < size <= TEXT:
            return False
        corners = [(x * now.size, y * now.size) for x in (0, self.shown) for y in (-UNDER, 1)]
        return self.reader.grounds.take_black(_around([apply(whole, *corner) for corner in corners]))

    # --- what is drawn by name

    def _unit(self) -> Rect:
        return _around([apply(self.now.ctm, x, y) for x in (0, 1) for y in (0, 1)])

    def _pixels(self, rect: Rect, image: Any) -> None:
        space = str(image.get("/ColorSpace", image.get("/CS", "")))
        black = space in ("/DeviceGray", "/G")
        self.reader.grounds.lay_pixels(rect, not black)

    def _draw(self, name: str) -> None:
        """An image is a ground. A form that is painted once is gone through in its place; any other is one heavy ground."""
        drawn = self.resources.get("/XObject", {}).get(name)
        if drawn is None:
            return
        if str(drawn.get("/Subtype", "")) != "/Form":
            self._pixels(self._unit(), drawn)
            return
        matrix = product(self.now.ctm, _matrix(drawn.get("/Matrix", IDENTITY)))
        if self.outermost and self.painted[name] == 1 and "/Resources" in drawn and "/Group" not in drawn:
            drawn.write(self.reader.stream(drawn, drawn.Resources, matrix, False))
            return
        x0, y0, x1, y1 = (float(v) for v in drawn.get("/BBox", (0, 0, 0, 0)))
        self.reader.grounds.lay_pixels(_around([apply(matrix, x, y) for x in (x0, x1) for y in (y0, y1)]), True)


_HEAVY = Ink("", (1000, 1000, 1000, 0))
"""What is not known is taken for full."""


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in values)
    return a, b, c, d, e, f


def _ink(operands: list[Any]) -> Ink | None:
    values = [round(min(1.0, max(0.0, float(v))) * 1000) for v in operands]
    if len(values) == 1:
        return Ink("k", (0, 0, 0, 1000 - values[0]))
    return Ink("k", (values[0], values[1], values[2], values[3])) if len(values) == 4 else None


def _around(points: list[tuple[float, float]]) -> Rect:
    xs, ys = [round(x * 1000) for x, _ in points], [round(y * 1000) for _, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))
