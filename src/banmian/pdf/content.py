"""A page's content stream: the graphics state with no operator written twice, colours, overprint, shapes and clips.

Coordinates come in millipoints from the trim's top left, y down, and leave in points from the media box's lower left.
docs/rules/print.md, Black: K 100 % overprints (OP, op true, OPM 1) in text up to 24 pt and lines up to 2 pt, else it
knocks out; inside pictures only where what lies under it leaves room for its ink (grounds.py). A special ink that is declared
to overprint does so at any size, not in pictures; white always knocks out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from banmian.colour import Cmyk, Ink, Spot
from banmian.display import GlyphRun, Stroke
from banmian.display.grounds import Grounds, plain_box
from banmian.geometry import Outline, Rect
from banmian.pdf.colour import Spaces, amounts, colorants
from banmian.units import points
from banmian.values import frozen

OVERPRINT_TEXT = 24_000
"""Largest text that overprints, mp (docs/rules/print.md, Black)."""
OVERPRINT_LINE = 2_000
"""Widest line or bar that overprints, mp (the same)."""

OVERPRINT, LINES, KNOCKOUT = "GSo", "GSl", "GSk"
GRAPHICS_STATES = {
    OVERPRINT: "<< /Type /ExtGState /OP true /op true /OPM 1 >>",
    LINES: "<< /Type /ExtGState /OP true /op false /OPM 1 >>",
    KNOCKOUT: "<< /Type /ExtGState /OP false /op false /OPM 0 >>",
}


_WRITTEN = {"m": "%r %r m", "l": "%r %r l", "c": "%r %r %r %r %r %r c", "h": "h"}
"""Pieces of an outline as they are written."""
Paint = tuple[Cmyk, tuple[tuple[Spot, int], ...]]
"""What an ink paints, whatever its name."""


@dataclass(slots=True)
class State:
    """What has been written to the graphics state since the page or the clip began; None = not yet."""

    fill: Paint | None = None
    stroke: Paint | None = None
    overprint: str = KNOCKOUT
    """The graphics state that holds, by name; a page begins as KNOCKOUT has it."""
    font: tuple[str, int] | None = None
    stretch: int = 1000
    rise: int = 0
    pen: tuple[int, int, int, tuple[int, ...]] = (1000, 0, 0, ())

    def copy(self) -> State:
        return State(self.fill, self.stroke, self.overprint, self.font, self.stretch, self.rise, self.pen)


@frozen
class Stream:
    """A page that was painted: its content, and the graphics states and colour spaces that this names."""

    data: bytes
    states_used: frozenset[str]
    spaces_used: frozenset[str]


@frozen
class Begun:
    """A page painted up to its rules and text: the operators, in which state they leave it, what they name, the last run."""

    operators: str
    state: State
    states_used: frozenset[str]
    spaces_used: frozenset[str]
    painted: GlyphRun | None


@dataclass(slots=True)
class Content:
    """The stream of one page. `left`: mp from the media box's left edge to the trim; `top`: mp from its foot to the
    trim's top edge; `spaces`: the colour spaces that the document's pages share."""

    left: int
    top: int
    spaces: Spaces = field(default_factory=Spaces)
    parts: list[str] = field(default_factory=list)
    state: State = field(default_factory=State)
    states_used: set[str] = field(default_factory=set)
    spaces_used: set[str] = field(default_factory=set)
    saved: list[State] = field(default_factory=list)
    grounds: Grounds | None = None
    """What was painted so far; None: black knocks out in every picture."""
    painted: GlyphRun | None = None
    """The last run of text, by which a vertical line after it is painted (pdf/vertical.py)."""

    def at(self, x: int, y: int) -> str:
        return f"{points(x + self.left)} {points(self.top - y)}"

    def fill_with(self, ink: Ink, overprint: bool) -> None:
        """Set the ink of fills and text, and how it meets the other plates."""
        self._fill_colour(ink)
        self._overprint(OVERPRINT if overprint or (ink.overprint and not self.saved) else KNOCKOUT)

    def _fill_colour(self, ink: Ink) -> None:
        paint = ink.cmyk, ink.spots
        if self.state.fill != paint:
            self.parts.append(self._colour(ink, "k", "cs", "scn"))
            self.state.fill = paint

    def _pen(self, stroke: Stroke) -> None:
        """Set ink, width, ends and dashes of lines."""
        paint = stroke.ink.cmyk, stroke.ink.spots
        if self.state.stroke != paint:
            self.parts.append(self._colour(stroke.ink, "K", "CS", "SCN"))
            self.state.stroke = paint
        pen = (stroke.width, stroke.cap, stroke.join, stroke.dash)
        old = self.state.pen
        if pen != old:
            self.parts += [
                *([f"{points(stroke.width)} w"] if pen[0] != old[0] else []),
                *([f"{stroke.cap} J"] if pen[1] != old[1] else []),
                *([f"{stroke.join} j"] if pen[2] != old[2] else []),
                *([f"[{' '.join(map(points, stroke.dash))}] 0 d"] if pen[3] != old[3] else []),
            ]
            self.state.pen = pen

    def _colour(self, ink: Ink, process: str, space: str, tint: str) -> str:
        """The operators that set an ink: DeviceCMYK, or the space of its plates and what is printed on each."""
        name = self.spaces.name(ink)
        if name is None:
            return f"{amounts(ink.cmyk)} {process}"
        self.spaces_used.add(name)
        return f"/{name} {space} {amounts(tuple(of for _, of in colorants(ink)))} {tint}"

    def _overprint(self, name: str) -> None:
        if self.state.overprint != name:
            self.parts.append(f"/{name} gs")
            self.states_used.add(name)
            self.state.overprint = name

    def takes_black(self, rect: Rect) -> bool:
        """Whether black overprints there: on the page it does; in a picture it would add up to what lies under it."""
        return not self.saved or (self.grounds is not None and self.grounds.take_black(rect))

    def box(self, rect: Rect, ink: Ink) -> None:
        """A filled rectangle; thin black ones overprint."""
        thin = ink.overprints and min(rect.width, rect.height) <= OVERPRINT_LINE
        self.fill_with(ink, thin and self.takes_black(rect))
        self.parts.append(f"{self.at(rect.x0, rect.y1)} {points(rect.width)} {points(rect.height)} re f")
        if self.grounds is not None:
            self.grounds.lay_box(rect, ink)

    def path(self, outline: Outline, fill: Ink | None, stroke: Stroke | None, even_odd: bool) -> None:
        """An outline filled, stroked or both. Thin black lines overprint; black areas knock out, so that no tint
        shows through a part of them."""
        if fill is None and stroke is None:
            return
        if fill is not None:
            self._fill_colour(fill)
        if stroke is None:
            assert fill is not None
            over = fill.overprint if not self.saved else self._is_bar(outline, fill)
            self._overprint(OVERPRINT if over else KNOCKOUT)
        if fill is not None:
            self._lay(outline, fill)
        if stroke is not None:
            self._pen(stroke)
            self._overprint(self._line_state(outline, stroke, fill is not None))
            self._lay(outline, stroke.ink, stroke.width)
        star = "*" if even_odd and fill is not None else ""
        paint = ("B" if stroke is not None else "f") + star if fill is not None else "S"
        self.parts.append(f"{self.outline(outline)} {paint}")

    def _is_bar(self, outline: Outline, fill: Ink) -> bool:
        """Whether an area in a picture is a thin black bar that overprints as a line does."""
        bar = plain_box(outline) if fill.overprints else None
        return bar is not None and min(bar.width, bar.height) <= OVERPRINT_LINE and self.takes_black(bar)

    def _lay(self, outline: Outline, ink: Ink, weight: int = 0) -> None:
        if self.grounds is not None:
            self.grounds.lay(outline, ink, weight)

    def _line_state(self, outline: Outline, stroke: Stroke, filled: bool) -> str:
        """How a drawn outline overprints; around an area of its own in pictures alone, as an edge of the area does."""
        if stroke.ink.overprint and not self.saved:
            return OVERPRINT
        thin = stroke.ink.overprints and stroke.width <= OVERPRINT_LINE and (not filled or bool(self.saved))
        if not thin or (self.saved and (self.grounds is None or not self.grounds.take_line(outline, stroke.width))):
            return KNOCKOUT
        return LINES if filled else OVERPRINT

    def outline(self, outline: Outline) -> str:
        """Path construction operators. A drawing has thousands of points: a float's repr is the shortest form of a whole
        number of thousandths, and faster than `points`."""
        left, top = self.left, self.top
        at = [0.0] * len(outline.numbers)
        at[::2], at[1::2] = [(x + left) / 1000 for x in outline.xs], [(top - y) / 1000 for y in outline.ys]
        return " ".join([_WRITTEN[piece] for piece in outline.pieces]) % tuple(at)

    def clip(self, outline: Outline) -> None:
        """Begin a part that is painted inside the outline only."""
        self.saved.append(self.state.copy())
        self.parts.append(f"q {self.outline(outline)} W n")

    def unclip(self) -> None:
        self.parts.append("Q")
        self.state = self.saved.pop()

    def image(self, name: str, rect: Rect) -> None:
        """An image XObject over its rectangle; images never overprint."""
        self._overprint(KNOCKOUT)
        size = f"{points(rect.width)} 0 0 {points(rect.height)}"
        self.parts.append(f"q {size} {self.at(rect.x0, rect.y1)} cm /{name} Do Q")

    def bytes(self) -> bytes:
        return "\n".join(self.parts).encode("ascii") + b"\n"

    def begun(self) -> Begun:
        """What was painted so far."""
        used = frozenset(self.states_used), frozenset(self.spaces_used)
        return Begun("\n".join(self.parts), self.state.copy(), *used, self.painted)

    def go_on(self, begun: Begun) -> None:
        """Be as after that. What lies under what follows is not known any more: rules and text, which do not ask."""
        self.grounds = None
        self.parts = [begun.operators] if begun.operators else []
        self.state, self.painted = begun.state.copy(), begun.painted
        self.states_used, self.spaces_used = set(begun.states_used), set(begun.spaces_used)

    def done(self) -> Stream:
        """The page when all is painted."""
        return Stream(self.bytes(), frozenset(self.states_used), frozenset(self.spaces_used))
