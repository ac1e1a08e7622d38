"""Colour spaces: which families one comes down to, and which plates a colour in it names.

An Indexed, Separation, DeviceN or ICCBased space is looked through to its base and alternate (docs/rules/print.md, PDF/X,
colour: `alternate spaces, shadings and Type 3 glyphs checked too`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from banmian.preflight.painted import PROCESS, Colour, Space, colour_in
from banmian.preflight.reading.values import get, items, name, number, whole

GRAY = Space("DeviceGray", ("DeviceGray",), 1)
RGB = Space("DeviceRGB", ("DeviceRGB",), 3)
CMYK = Space("DeviceCMYK", ("DeviceCMYK",), 4)
PATTERN = Space("Pattern", (), 0)
UNKNOWN = Space("unknown", ("unknown",), 1)

_DEVICE = {
    "DeviceGray": GRAY, "G": GRAY, "DeviceRGB": RGB, "RGB": RGB, "DeviceCMYK": CMYK, "CMYK": CMYK, "Pattern": PATTERN,
}  # fmt: skip
_DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
_CIE = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_DEPTH = 6


def read_space(value: Any, resources: Any, depth: int = 0) -> Space:
    """The space that a name or array stands for; `resources` names others."""
    if depth > _DEPTH:
        return UNKNOWN
    if isinstance(value, pikepdf.Name):
        return _named(value, resources, depth)
    parts = items(value, 8)
    if not isinstance(value, pikepdf.Array) or not parts:
        return UNKNOWN
    family = name(parts[0])
    if len(parts) == 1:
        return _named(parts[0], resources, depth)
    if family in _CIE:
        return Space(family, (family,), _CIE[family])
    if family == "ICCBased":
        return _icc(parts[1])
    if family in ("Indexed", "I"):
        base = read_space(parts[1], resources, depth + 1)
        return Space("Indexed", base.leaves, 1, base.colorants)
    if family == "Pattern":
        base = read_space(parts[1], resources, depth + 1)
        return Space("Pattern", base.leaves, base.count, base.colorants)
    if family == "Separation" and len(parts) >= 3:
        return _inks(family, (name(parts[1]),), parts[2], resources, depth)
    if family == "DeviceN" and len(parts) >= 3:
        return _inks(family, tuple(name(n) for n in items(parts[1], 32)), parts[2], resources, depth)
    return UNKNOWN


def _named(value: Any, resources: Any, depth: int) -> Space:
    word = name(value)
    spaces = get(resources, "/ColorSpace")
    if word in _DEFAULTS and get(spaces, _DEFAULTS[word]) is not None and depth == 0:
        return read_space(get(spaces, _DEFAULTS[word]), None, depth + 1)
    if word in _DEVICE:
        return _DEVICE[word]
    if word in _CIE:
        return Space(word, (word,), _CIE[word])
    held = get(spaces, value) if word else None
    return read_space(held, resources, depth + 1) if held is not None else UNKNOWN


def _icc(stream: Any) -> Space:
    return Space("ICCBased", ("ICCBased",), min(4, max(1, whole(get(stream, "/N"), 3))))


def _inks(family: str, names: tuple[str, ...], alternate: Any, resources: Any, depth: int) -> Space:
    """The alternate counts but for names that are process inks or nothing."""
    base = read_space(alternate, resources, depth + 1)
    return Space(family, (family, *base.leaves), max(1, len(names)), names)


def first_colour(space: Space) -> Colour:
    """The colour that selecting a space sets: black, full tint, nothing for a pattern (PDF 1.7, colour operators)."""
    if space.kind == "DeviceCMYK":
        return colour_of(space, (0, 0, 0, 1))
    if space.kind in ("Separation", "DeviceN"):
        return colour_of(space, (1,) * space.count)
    return colour_of(space, (0,) * space.count)


def colour_of(space: Space, operands: Sequence[Any]) -> Colour:
    """A colour from a space and its operands. Plates are known where the space names them; of RGB no plate is known."""
    values = [min(1.0, max(0.0, number(v))) for v in operands[: max(space.count, 1)]]
    if len(values) < space.count:
        return Colour(space)
    if space.kind == "DeviceCMYK" or (space.kind == "ICCBased" and space.count == 4):
        return colour_in(space, tuple(zip(PROCESS, values, strict=True)))
    if space.kind in ("DeviceGray", "CalGray") or (space.kind == "ICCBased" and space.count == 1):
        return colour_in(space, (("Black", 1 - values[0]),))
    if space.kind in ("Separation", "DeviceN"):
        if space.colorants == ("All",):
            return colour_in(space, tuple((plate, values[0]) for plate in PROCESS))
        pairs = zip(space.colorants, values, strict=False)
        return colour_in(space, tuple((n, v) for n, v in pairs if n != "None"))
    if space.leaves == ("DeviceRGB",) and space.kind == "DeviceRGB" and min(values) == 1:
        return colour_in(space, ())  # paper white in any case
    return Colour(space)


def spot_names(space: Space) -> tuple[str, ...]:
    """Colorants that are neither process inks nor nothing nor all."""
    return tuple(c for c in space.colorants if c not in (*PROCESS, "All", "None", ""))
