"""Text operators: what is shown, how large after the matrix, where, and in which font. Type 3 glyphs are run as streams."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pikepdf

from banmian.phrases import say
from banmian.preflight.painted import TextPart
from banmian.preflight.reading.machine import Machine
from banmian.preflight.reading.state import IDENTITY, numbers_of, product, spread
from banmian.preflight.reading.values import get, is_stream, items, label, number, whole
from banmian.units import PT

Do = Callable[[Machine, Any], None]
ASCENT, DESCENT = 0.88, -0.12
"""Em of a shown string's extent: the ideographic box (docs/rules/typography.md)."""
FILLS, STROKES = (0, 2, 4, 6), (1, 2, 5, 6)
INVISIBLE = 3


def _begin(m: Machine, _: Any) -> None:
    m.text_matrix = m.line_matrix = IDENTITY


def _font(m: Machine, operands: Any) -> None:
    if len(operands) < 2:
        return
    dictionary = m.resource("/Font", operands[0])
    m.state.text.size = number(operands[1])
    if dictionary is None:
        m.record.use("font", say("{name} is not among the resources", name=label(operands[0])), m.scene.page)
        m.state.text.font = None
    else:
        m.state.text.font = m.record.font(dictionary, m.scene.page)


def _number(key: str, factor: float = 1.0) -> Do:
    def do(m: Machine, operands: Any) -> None:
        if found := numbers_of(operands, 1):
            setattr(m.state.text, key, found[0] * factor)

    return do


def _mode(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 1):
        m.state.text.mode = whole(found[0])


def _moved(m: Machine, x: float, y: float) -> None:
    m.line_matrix = product((1.0, 0.0, 0.0, 1.0, x, y), m.line_matrix)
    m.text_matrix = m.line_matrix


def _td(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 2):
        _moved(m, found[0], found[1])


def _td_leading(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 2):
        m.state.text.leading = -found[1]
        _moved(m, found[0], found[1])


def _tm(m: Machine, operands: Any) -> None:
    if found := numbers_of(operands, 6):
        m.line_matrix = m.text_matrix = (found[0], found[1], found[2], found[3], found[4], found[5])


def _next(m: Machine, _: Any) -> None:
    _moved(m, 0.0, -m.state.text.leading)


def _show(m: Machine, operands: Any) -> None:
    if len(operands):
        _shown(m, [operands[len(operands) - 1]])


def _show_next(m: Machine, operands: Any) -> None:
    _next(m, operands)
    _show(m, operands)


def _show_spaced(m: Machine, operands: Any) -> None:
    if len(operands) == 3:
        m.state.text.word_space, m.state.text.char_space = number(operands[0]), number(operands[1])
    _show_next(m, operands)


def _show_array(m: Machine, operands: Any) -> None:
    if len(operands):
        if type(operands[0]) is list:
            _shown(m, operands[0])
        elif isinstance(operands[0], pikepdf.Array):
            _shown(m, items(operands[0]))


def _shown(m: Machine, parts: list[Any]) -> None:
    """One mark for what one operator shows."""
    text = m.state.text
    font = text.font
    if font is None:
        m.record.use("font", "text is shown with no font selected", m.scene.page)
        return
    codes: list[int] = []
    advance, size = 0.0, text.size
    scale = 1.0 if font.down else text.scale
    blank = text.word_space if not (font.wide and not font.code_map.spaces) else 0.0
    for part in parts:
        shown = part if type(part) is bytes else bytes(part) if isinstance(part, pikepdf.String) else None
        if shown is None:
            advance -= number(part) / 1000 * size * scale
            continue
        some = font.codes(shown)
        if text.char_space or blank:
            for code, length in zip(some, font.lengths(some), strict=True):
                gap = text.char_space + (blank if code == 32 else 0.0)
                advance += (length * size + gap) * scale
        else:
            for length in font.lengths(some):
                advance += length * size * scale
        codes += some
    if codes:
        _mark(m, codes, advance)
        if font.subtype == "Type3":
            _glyphs(m, codes)
    along = (0.0, advance) if font.down else (advance, 0.0)
    m.text_matrix = product((1.0, 0.0, 0.0, 1.0, *along), m.text_matrix)


def _mark(m: Machine, codes: list[int], advance: float) -> None:
    text, state = m.state.text, m.state
    font = text.font
    assert font is not None
    shown = text.mode != INVISIBLE
    font.used.update(codes)
    font.painted = font.painted or (shown and text.mode != 7)
    font.notdef += font.without_glyph(codes)
    matrix = product((1.0, 0.0, 0.0, 1.0, 0.0, text.rise), product(m.text_matrix, state.ctm))
    if font.down:
        half = abs(text.size) / 2
        bounds = spread(matrix, -half, min(0.0, advance), half, max(0.0, advance))
    else:
        low, high = sorted((DESCENT * text.size, ASCENT * text.size))
        bounds = spread(matrix, min(0.0, advance), low, max(0.0, advance), high)
    size = abs(text.size) * math.hypot(matrix[2], matrix[3])
    fill = state.fill if text.mode in FILLS else None
    stroke = state.stroke if text.mode in STROKES else None
    for paint in (fill, stroke):
        if paint is not None:
            m.record.space(m.scene.page, "text", paint.space)
    words = font.words(codes)
    index = m.record.font_index(font)
    part = TextPart(words, min(round(size * PT), 10_000_000), text.mode, index, font.bold, font.weight_known)
    m.record.paint(m.scene, state, "text", bounds, fill=fill, stroke=stroke, sure=font.measured, text=part)


def _glyphs(m: Machine, codes: list[int]) -> None:
    """The procedures of a Type 3 font's glyphs, each once a document: colours and pictures in them count."""
    font = m.state.text.font
    assert font is not None
    procedures = get(font.dictionary, "/CharProcs")
    named = _differences(get(font.dictionary, "/Encoding"))
    for code in dict.fromkeys(codes):
        stream = get(procedures, named[code]) if code in named else None
        if code in font.drawn or not is_stream(stream):
            continue
        font.drawn.add(code)
        stack = m.deeper(stream)
        if stack is None:
            return
        size = m.state.text.size * font.scale
        state = m.state.copy()
        state.ctm = product((size, 0.0, 0.0, size, 0.0, 0.0), product(m.text_matrix, m.state.ctm))
        resources = get(font.dictionary, "/Resources") or m.resources
        inner = m.nested(m.scene.inside("glyph"), resources, state, stack)
        inner.run(stream, f"glyph {code} of {font.name}")


def _differences(encoding: Any) -> dict[int, Any]:
    """Code -> the name of its glyph."""
    found: dict[int, Any] = {}
    code = 0
    for value in items(get(encoding, "/Differences"), 1024):
        if isinstance(value, pikepdf.Name):
            found[code] = value
            code += 1
        else:
            code = whole(value)
    return found


def _nothing(_: Machine, __: Any) -> None:
    """ET ends what BT began."""


TEXT_OPERATORS: dict[str, Do] = {
    "BT": _begin, "ET": _nothing, "Tf": _font, "Tc": _number("char_space"), "Tw": _number("word_space"),
    "Tz": _number("scale", 0.01), "TL": _number("leading"), "Ts": _number("rise"), "Tr": _mode, "Td": _td, "TD": _td_leading,
    "Tm": _tm, "T*": _next, "Tj": _show, "TJ": _show_array, "'": _show_next, '"': _show_spaced,
}  # fmt: skip
