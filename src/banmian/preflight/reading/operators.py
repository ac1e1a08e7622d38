"""What each operator does to the machine: graphics state, paths, colour. Text and XObjects have files of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from banmian.preflight.painted import Colour, LinePart, Space
from banmian.preflight.reading.machine import Machine
from banmian.preflight.reading.objects import do_xobject, inline_picture, set_state, shade, tile
from banmian.preflight.reading.outline import Ends, ends, flattened, reaches
from banmian.preflight.reading.spaces import CMYK, GRAY, RGB, colour_of, first_colour, read_space
from banmian.preflight.reading.state import EVERYWHERE, Bounds, Path, SubPath, at, line_scale, meet, numbers_of, product
from banmian.preflight.reading.strings import TEXT_OPERATORS
from banmian.preflight.reading.values import label, name
from banmian.units import PT

import pikepdf  # isort: skip

Do = Callable[[Machine, Any], None]
THIN = 6.0
"""Points: a filled rectangle thinner than this and four times as long counts as a line."""
_MOST_PARTS = 4_000
"""Parts of one path that are recorded each by itself."""
_FEW_PARTS = 24
"""Parts of one stroked path that are recorded each by itself; a hatching of more stays one."""


def _cm(m: Machine, operands: Any) -> None:
    found = numbers_of(operands, 6)
    if found:
        m.state.ctm = product((found[0], found[1], found[2], found[3], found[4], found[5]), m.state.ctm)


def _width(m: Machine, operands: Any) -> None:
    found = numbers_of(operands, 1)
    if found:
        m.state.width = found[0]


def _cap(m: Machine, operands: Any) -> None:
    found = numbers_of(operands, 1)
    if found:
        m.state.cap = int(found[0])


def _state(m: Machine, operands: Any) -> None:
    if len(operands):
        set_state(m, m.resource("/ExtGState", operands[0]), label(operands[0]))


# --- paths ------------------------------------------------------------------------------------------------------------


def _move(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 2):
        a, b, c, d, e, f = m.state.ctm
        x, y = found
        m.path.move((a * x + c * y + e, b * x + d * y + f))


def _line(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 2):
        a, b, c, d, e, f = m.state.ctm
        x, y = found
        m.path.line((a * x + c * y + e, b * x + d * y + f))


def _curve(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 6):
        a, b, c, d, e, f = m.state.ctm
        x0, y0, x1, y1, x2, y2 = found
        m.path.curve([
            (a * x0 + c * y0 + e, b * x0 + d * y0 + f), (a * x1 + c * y1 + e, b * x1 + d * y1 + f),
            (a * x2 + c * y2 + e, b * x2 + d * y2 + f),
        ])  # fmt: skip


def _curve_from_here(m: Machine, operands: Any) -> None:
    """v: the current point is the first control point."""
    if found := numbers_of(operands, 4):
        first, second = (at(m.state.ctm, found[i], found[i + 1]) for i in (0, 2))
        here = m.path.parts[-1].points[-1] if m.path.parts else first
        m.path.curve([here, first, second])


def _curve_to_there(m: Machine, operands: Any) -> None:
    """y: the end is the second control point."""
    if found := numbers_of(operands, 4):
        first, second = (at(m.state.ctm, found[i], found[i + 1]) for i in (0, 2))
        m.path.curve([first, second, second])


def _rectangle(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 4):
        m.path.rectangle(m.state.ctm, (found[0], found[1], found[2], found[3]))


def _close(m: Machine, _: Any) -> None:
    m.path.close()


def _clip(m: Machine, _: Any) -> None:
    m.path.clips = True


def _paint(fill: bool, stroke: bool, close: bool = False) -> Do:
    def do(m: Machine, _: Any) -> None:
        if close:
            m.path.close()
        if fill:
            _fill(m)
        if stroke:
            _stroke(m)
        if m.path.clips:
            m.state.clip = meet(m.state.clip, m.path.bounds or EVERYWHERE)
        m.path = Path()

    return do


def _fill(m: Machine) -> None:
    """Each rectangle of a path is a mark; parts of another shape stay together, but in the colour of marks."""
    state, parts = m.state, m.path.parts
    if not parts:
        return
    m.record.space(m.scene.page, "lines and areas", state.fill.space)
    if len(parts) <= _MOST_PARTS and all(p.rectangle for p in parts):
        for part in parts:
            bounds = part.bounds
            beyond = _ends(m, bounds, [part])
            m.record.paint(m.scene, state, "fill", bounds, fill=state.fill, sure=True, line=_thin(part), ends=beyond)
        return
    for some in _apart(parts, state.fill):
        bounds = _around(some)
        m.record.paint(m.scene, state, "fill", bounds, fill=state.fill, ends=_ends(m, bounds, some))


def _apart(parts: list[SubPath], colour: Colour, most: int = 0) -> list[list[SubPath]]:
    """A path's parts, each by itself where the path has at most so many, or is printer's marks in the colour of all plates."""
    alone = colour.space.colorants == ("All",) and len(parts) <= _MOST_PARTS
    return [[part] for part in parts] if alone or 1 < len(parts) <= most else [parts]


def _around(parts: list[SubPath]) -> Bounds:
    each = [part.bounds for part in parts]
    return each[0] if len(each) == 1 else (
        min(b[0] for b in each), min(b[1] for b in each), max(b[2] for b in each), max(b[3] for b in each),
    )  # fmt: skip


def _ends(m: Machine, bounds: Bounds, parts: list[SubPath], stroke: tuple[float, int] | None = None) -> Ends:
    """How far the parts run beyond the trim."""
    if not reaches(bounds, m.scene.trim) or len(parts) > _MOST_PARTS:
        return ()
    return ends((flattened(p.points, p.bends) for p in parts), m.scene.trim, m.state.clip, stroke)


def _thin(part: SubPath) -> LinePart | None:
    """A rectangle that is a line."""
    x0, y0, x1, y1 = part.bounds
    short, long = sorted((x1 - x0, y1 - y0))
    if short >= THIN or long < 4 * short:
        return None
    return LinePart(round(short * PT), round(long * PT), short, True)


def _stroke(m: Machine) -> None:
    """Each part of a path of few is a mark: what lies under it, and where it ends, is its own."""
    state, parts = m.state, m.path.parts
    if not parts:
        return
    m.record.space(m.scene.page, "lines and areas", state.stroke.space)
    width = state.width * line_scale(state.ctm)
    half = width / 2
    for some in _apart(parts, state.stroke, _FEW_PARTS):
        bounds = _around(some)
        length = sum(p.length for p in some[:_MOST_PARTS])
        around = bounds[0] - half, bounds[1] - half, bounds[2] + half, bounds[3] + half
        line = LinePart(round(width * PT), min(round(length * PT), 10_000_000), state.width, False)
        beyond = _ends(m, around, some, (half, state.cap))
        m.record.paint(m.scene, state, "stroke", around, stroke=state.stroke, line=line, ends=beyond)


# --- colour -----------------------------------------------------------------------------------------------------------


def _set(m: Machine, stroke: bool, space: Space, colour: Colour) -> None:
    if m.uncoloured:
        return
    if stroke:
        m.state.stroke_space, m.state.stroke = space, colour
    else:
        m.state.fill_space, m.state.fill = space, colour


def _device(stroke: bool, space: Space, word: str) -> Do:
    def do(m: Machine, operands: Any) -> None:
        held = m.devices.get(word)
        if held is None:  # a DefaultRGB and its like stand in for a device space
            held = m.devices[word] = read_space(pikepdf.Name(word), m.resources)
        if numbers_of(operands, space.count) is not None:
            _set(m, stroke, held, colour_of(held, operands))

    return do


def _space(stroke: bool) -> Do:
    def do(m: Machine, operands: Any) -> None:
        if len(operands):
            space = read_space(operands[0], m.resources)
            _set(m, stroke, space, first_colour(space))

    return do


def _colour(stroke: bool) -> Do:
    def do(m: Machine, operands: Any) -> None:
        space = m.state.stroke_space if stroke else m.state.fill_space
        if len(operands) and isinstance(operands[len(operands) - 1], pikepdf.Name):
            tile(m, operands[len(operands) - 1], space, stroke)
            return
        _set(m, stroke, space, colour_of(space, list(operands)))

    return do


# --- the rest ---------------------------------------------------------------------------------------------------------


def _nothing(_: Machine, __: Any) -> None:
    """Line ends, dashes, intents, marked content: no rule speaks of them here."""


def _open(m: Machine, _: Any) -> None:
    """BX: unknown operators are forgiven after it by viewers, not by PDF/X."""
    m.record.use("operator", "BX", m.scene.page)


def _marked(m: Machine, operands: Any) -> None:
    """BDC with /OC hides and shows layers."""
    if len(operands) == 2 and name(operands[0]) == "OC":
        m.record.use("layer", "marked content", m.scene.page)


def _postscript(m: Machine, _: Any) -> None:
    m.record.use("postscript", "the operator PS", m.scene.page)


OPERATORS: dict[str, Do] = {
    "q": lambda m, _: m.save(), "Q": lambda m, _: m.restore(), "cm": _cm, "w": _width, "gs": _state,
    "J": _cap, "j": _nothing, "M": _nothing, "d": _nothing, "ri": _nothing, "i": _nothing,
    "m": _move, "l": _line, "c": _curve, "v": _curve_from_here, "y": _curve_to_there, "re": _rectangle, "h": _close,
    "W": _clip, "W*": _clip, "n": _paint(False, False), "S": _paint(False, True), "s": _paint(False, True, True),
    "f": _paint(True, False), "F": _paint(True, False), "f*": _paint(True, False), "B": _paint(True, True),
    "B*": _paint(True, True), "b": _paint(True, True, True), "b*": _paint(True, True, True),
    "g": _device(False, GRAY, "/DeviceGray"), "G": _device(True, GRAY, "/DeviceGray"),
    "rg": _device(False, RGB, "/DeviceRGB"), "RG": _device(True, RGB, "/DeviceRGB"),
    "k": _device(False, CMYK, "/DeviceCMYK"), "K": _device(True, CMYK, "/DeviceCMYK"),
    "cs": _space(False), "CS": _space(True), "sc": _colour(False), "SC": _colour(True), "scn": _colour(False),
    "SCN": _colour(True), "sh": shade, "Do": do_xobject, "INLINE IMAGE": inline_picture,
    "BMC": _nothing, "BDC": _marked, "EMC": _nothing, "MP": _nothing, "DP": _nothing, "BX": _open, "EX": _nothing,
    "d0": _nothing, "d1": lambda m, _: setattr(m, "uncoloured", True), "PS": _postscript, **TEXT_OPERATORS,
}  # fmt: skip
