"""CFF curves whose handles reach beyond the glyph's ink, split until none does; the shape stays, to half a unit.

Rule: Adobe Technical Note 5177 (Type 2 charstrings), which asks for a point wherever a curve turns back. Why: readers
take the box of all control points for the box of a glyph, so a handle outside it makes a character wider than its cell.
Only such curves are written anew, in their charstring; a subroutine that holds one is written out there, and all other
charstrings, subroutines and hints stay byte for byte. A development tool like make.py, which calls it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import uharfbuzz as hb
from fontTools.cffLib.specializer import commandsToProgram, generalizeCommands, specializeCommands
from fontTools.misc.bezierTools import calcCubicParameters, solveQuadratic, splitCubicAtT
from fontTools.misc.psCharStrings import calcSubrBias
from fontTools.ttLib import TTFont

from banmian.fonts.outline import exact_box

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
Box = tuple[int, int, int, int]

MOVES = {"rmoveto": 2, "hmoveto": 1, "vmoveto": 1}
"""Operands of a move; the first move of a glyph may have its width before them."""
HINTS = {"hstem", "vstem", "hstemhm", "vstemhm", "hintmask", "cntrmask"}
NEAR_END = 1e-3
"""A split nearer to an end of the curve than this, in its parameter, would leave a piece of no length."""
DEEPEST, PASSES = 6, 4


# --- reading a charstring -------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True)
class Call:
    """A subroutine call, `number` as stored. `open`: its body is to be written out in its place."""

    operator: str
    number: int
    body: list[Call | Token] = field(default_factory=list)
    open: bool = False


@dataclass(eq=False, slots=True)
class Token:
    """A number, an operator or the bytes of a mask, with the calls it stands in; `instead` replaces it."""

    value: Any
    calls: tuple[Call, ...]
    instead: list[Any] | None = None

    def put(self, program: list[Any]) -> None:
        self.instead = program
        for call in self.calls:
            call.open = True


class Reader:
    """A charstring as a tree of calls, and the path commands in it, each with its operands."""

    def __init__(self, charstring: Any) -> None:
        self._subrs = {"callsubr": getattr(charstring.private, "Subrs", []), "callgsubr": charstring.globalSubrs}
        self._stack: list[Token] = []
        self._hints = 0
        self.commands: list[tuple[list[Token], Token]] = []
        self.body = self._read(charstring, ())

    def _read(self, charstring: Any, calls: tuple[Call, ...]) -> list[Call | Token]:
        body: list[Call | Token] = []
        at = 0
        while True:
            value, is_operator, at = charstring.getToken(at)
            if value is None:
                return body
            if value in self._subrs:
                body[-1] = self._call(value, body[-1], calls)
            elif value != "return":
                body.append(token := Token(value, calls))
                if not is_operator:
                    self._stack.append(token)
                elif value in HINTS:
                    self._hints += len(self._stack) // 2
                    self._stack = []
                    if value.endswith("mask"):
                        mask, at = charstring.getBytes(at, (self._hints + 7) // 8)
                        body.append(Token(mask, calls))
                else:
                    self.commands.append((self._stack, token))
                    self._stack = []

    def _call(self, operator: str, number: Call | Token, calls: tuple[Call, ...]) -> Call:
        if not self._stack or self._stack.pop() is not number:
            raise ValueError("a subroutine's number does not stand before its call")
        subrs = self._subrs[operator]
        call = Call(operator, number.value)
        call.body = self._read(subrs[number.value + calcSubrBias(subrs)], (*calls, call))
        return call


def program(body: list[Call | Token]) -> Iterator[Any]:
    """The tree as a program again, with what was put in and the open calls written out."""
    for item in body:
        if isinstance(item, Token):
            yield from [item.value] if item.instead is None else item.instead
        elif item.open:
            yield from program(item.body)
        else:
            yield from (item.number, item.operator)


# --- splitting ------------------------------------------------------------------------------------------------------


def pieces(curve: Curve, box: Box, depth: int = 0) -> list[Curve]:
    """The curve in pieces with all their points inside `box`: cut where it turns, or halved where it does not."""
    axes = [i for i in (0, 1) if any(not box[i] - 1e-6 <= p[i] <= box[i + 2] + 1e-6 for p in curve)]
    if not axes or depth == DEEPEST:
        return [curve]
    a, b, c, _ = calcCubicParameters(*curve)
    turns = {t for i in axes for t in solveQuadratic(3 * a[i], 2 * b[i], c[i]) if NEAR_END < t < 1 - NEAR_END}
    return [q for p in splitCubicAtT(*curve, *sorted(turns or {0.5})) for q in pieces(p, box, depth + 1)]


def _whole(point: Point) -> Point:
    return round(point[0]), round(point[1])


def on_grid(parts: list[Curve]) -> Iterator[Curve]:
    """New points at whole units; the ends of the curve as they were. A piece that shrinks to one point is left out."""
    start, end = parts[0][0], parts[-1][3]
    for i, (_, one, two, three) in enumerate(parts):
        last = i == len(parts) - 1
        piece = (start, _whole(one), _whole(two), end if last else _whole(three))
        start = piece[3]
        if len(set(piece)) > 1:
            yield piece


def _steps(curve: Curve) -> list[float]:
    """The operands of rrcurveto; 16.16 numbers are exact in a float, and whole ones are written as such."""
    steps = [q[i] - p[i] for p, q in pairwise(curve) for i in (0, 1)]
    return [int(s) if s == int(s) else s for s in steps]


def segments(operator: str, operands: list[float]) -> list[tuple[str, list[float]]]:
    """A path command as single lines and curves; a flex is its two curves."""
    out = []
    for name, values in generalizeCommands([(operator, operands)]):
        out += [("rrcurveto", values[:6]), ("rrcurveto", values[6:12])] if name == "flex" else [(name, values)]
    return out


def split(charstring: Any, box: Box) -> list[Any]:
    """The charstring's program with every curve inside `box`."""
    read = Reader(charstring)
    x, y = 0.0, 0.0
    for operands, token in read.commands:
        if token.value == "endchar":
            break
        values = [operand.value for operand in operands]
        new: list[tuple[str, list[float]]] = []
        cut = False
        for name, steps in segments(token.value, values[-MOVES.get(token.value, 0) :]):
            points = [(x, y)]
            for dx, dy in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + dx, y + dy
                points.append((x, y))
            parts = pieces((points[0], points[1], points[2], points[3]), box) if name == "rrcurveto" else []
            cut = cut or len(parts) > 1
            new += [("rrcurveto", _steps(c)) for c in on_grid(parts)] if len(parts) > 1 else [(name, steps)]
        if cut:
            for operand in operands:
                operand.put([])
            token.put(commandsToProgram(specializeCommands(new)))
    return list(program(read.body))


# --- the face -------------------------------------------------------------------------------------------------------


def _font(data: bytes) -> Any:
    return hb.Font(hb.Face(hb.Blob(data)))


def control_box(font: Any, gid: int) -> Box:
    """The box of a CFF glyph's points, on and off the curve, as HarfBuzz gives it."""
    e = font.get_glyph_extents(gid)
    return e.x_bearing, e.y_bearing + e.height, e.x_bearing + e.width, e.y_bearing


def overshoots(font: Any, gid: int) -> bool:
    """Whether a point lies beyond the ink, rounded outwards."""
    outer, inner = control_box(font, gid), exact_box(font, gid)
    return outer[0] < inner[0] or outer[1] < inner[1] or outer[2] > inner[2] or outer[3] > inner[3]


def _pass(data: bytes, boxes: dict[int, Box]) -> bytes:
    """The face with these glyphs' curves split to their boxes."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    charstrings = font["CFF "].cff.topDictIndex[0].CharStrings
    order = font.getGlyphOrder()
    for gid, box in boxes.items():
        charstring = charstrings[order[gid]]
        charstring.setProgram(split(charstring, box))
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def tighten(data: bytes) -> bytes:
    """The CFF face with no handle beyond its glyph's ink. Raises ValueError if one is left, or if ink has moved over a unit.

    A piece's ends are rounded, and its handle may then stand a unit outside: a second pass takes the few of those.
    """
    before, changed = _font(data), 0
    todo = list(range(before.face.glyph_count))
    for _ in range(PASSES):
        font = _font(data)
        boxes = {gid: exact_box(font, gid) for gid in todo if overshoots(font, gid)}
        if not boxes:
            break
        data, todo, changed = _pass(data, boxes), list(boxes), max(changed, len(boxes))
    after = _font(data)
    for gid in range(before.face.glyph_count):
        moved = max(abs(a - b) for a, b in zip(exact_box(before, gid), exact_box(after, gid), strict=True))
        if overshoots(after, gid) or moved > 1:
            raise ValueError(f"glyph {gid}: its points still lie beyond its ink, or the ink has moved")
    print(f"curves split at their extremes in {changed:,} glyphs of {before.face.glyph_count:,}")
    return data
