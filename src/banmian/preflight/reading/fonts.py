"""A font as a page selects it: how wide its codes are, which characters they give, and in the end the facts of it.

Codes are gathered while pages are read; the program is looked at once, for the codes that were shown (`programs.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from banmian.preflight.facts import Font, Program
from banmian.preflight.reading.budget import Budget
from banmian.preflight.reading.cmaps import codes_of, to_unicode
from banmian.preflight.reading.programs import read_program
from banmian.preflight.reading.values import decoded, get, is_dictionary, is_stream, items, name, number, whole

_MOST_WIDTHS = 70_000
_STANDARD = 500.0
"""Width of a code that a simple font says nothing of: only for the extent of a mark."""
BOLD = ("Bold", "Black", "Heavy", "Semibold", "SemiBold", "Demi")
LIGHT = ("Regular", "Light", "Thin", "Medium", "Book", "Roman")
PROGRAM_KEYS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(slots=True)
class LiveFont:
    """A font while pages are read. `wide`: two bytes a code; `scale`: glyph space to text space (Type 3 differs)."""

    dictionary: Any
    name: str
    subtype: str
    wide: bool
    widths: dict[int, float]
    default: float
    characters: dict[int, str]
    has_map: bool
    encoded: bool
    """A simple font with a Latin encoding: its codes are characters without a map."""
    page: int
    scale: float = 0.001
    down: float = 0.0
    """A vertical font's advance of one glyph, em, downwards negative; 0 in a horizontal one. Its /W2 is not looked at."""
    painted: bool = False
    used: set[int] = field(default_factory=set)
    notdef: int = 0
    unmapped: set[int] = field(default_factory=set)
    drawn: set[int] = field(default_factory=set)
    """Codes of a Type 3 font whose procedures have been read."""

    def codes(self, shown: bytes) -> list[int]:
        return codes_of(shown, self.wide)

    def words(self, codes: list[int]) -> str:
        """The characters; U+FFFD where none is known."""
        out = []
        for code in codes:
            ch = self.characters.get(code)
            if ch is None:
                ch = bytes([code]).decode("cp1252", "replace") if self.encoded and not self.wide and code < 256 else None
            if ch is None:
                self.unmapped.add(code)
            out.append("\ufffd" if ch is None else ch)
        return "".join(out)

    def width(self, code: int) -> float:
        return self.widths.get(code, self.default) * self.scale

    @property
    def weight_known(self) -> bool:
        return self.bold or any(word in self.name for word in LIGHT)

    @property
    def bold(self) -> bool:
        return any(word in self.name for word in BOLD)


def live_font(dictionary: Any, page: int, budget: Budget) -> LiveFont:
    """A font from its dictionary."""
    subtype = name(get(dictionary, "/Subtype"))
    label = name(get(dictionary, "/BaseFont")) or "(unnamed)"
    stream = get(dictionary, "/ToUnicode")
    data = decoded(stream, budget, f"ToUnicode of {label}") if is_stream(stream) else None
    characters = to_unicode(data) if data else {}
    wide = subtype == "Type0"
    if wide:
        below = _descendant(dictionary)
        widths, default = _cid_widths(get(below, "/W")), number(get(below, "/DW"), 1000)
    else:
        widths, default = _simple_widths(dictionary)
    scale = 0.001
    if subtype == "Type3":
        matrix = [number(v) for v in items(get(dictionary, "/FontMatrix"), 6)]
        scale = abs(matrix[0]) if matrix and matrix[0] else 0.001
    symbolic = bool(whole(get(get(dictionary, "/FontDescriptor"), "/Flags")) & 4)
    encoded = not wide and (get(dictionary, "/Encoding") is not None or not symbolic) and subtype != "Type3"
    down = _down(dictionary) if wide else 0.0
    return LiveFont(dictionary, label, subtype, wide, widths, default, characters, bool(data), encoded, page, scale, down)


def _down(dictionary: Any) -> float:
    """The advance of a vertical encoding (its name ends in -V), by default one em."""
    if not name(get(dictionary, "/Encoding")).endswith("-V"):
        return 0.0
    own = items(get(_descendant(dictionary), "/DW2"), 2)
    return number(own[1], -1000.0) / 1000 if len(own) == 2 else -1.0


def _descendant(dictionary: Any) -> Any:
    below = items(get(dictionary, "/DescendantFonts"), 1)
    return below[0] if below and is_dictionary(below[0]) else None


def _simple_widths(dictionary: Any) -> tuple[dict[int, float], float]:
    first = whole(get(dictionary, "/FirstChar"))
    listed = items(get(dictionary, "/Widths"), 256)
    missing = number(get(get(dictionary, "/FontDescriptor"), "/MissingWidth"), 0.0)
    return {first + i: number(w) for i, w in enumerate(listed)}, (missing if listed else _STANDARD)


def _cid_widths(array: Any) -> dict[int, float]:
    """/W: `c [w ...]` and `first last w`."""
    found: dict[int, float] = {}
    rest = items(array) if isinstance(array, pikepdf.Array) else []
    at = 0
    while at + 1 < len(rest) and len(found) < _MOST_WIDTHS:
        first, second = whole(rest[at]), rest[at + 1]
        if isinstance(second, pikepdf.Array):
            for step, width in enumerate(items(second)):
                found[first + step] = number(width)
            at += 2
        elif at + 2 < len(rest):
            last = min(whole(second), first + _MOST_WIDTHS)
            found.update(dict.fromkeys(range(first, last + 1), number(rest[at + 2])))
            at += 3
        else:
            break
    return found


def font_facts(font: LiveFont, budget: Budget) -> Font:
    """What is known of the font once all pages are read."""
    below = _descendant(font.dictionary) if font.wide else font.dictionary
    descriptor = get(below, "/FontDescriptor")
    cid_map = get(below, "/CIDToGIDMap")
    return Font(
        font.name, font.subtype, name(get(below, "/Subtype")) if font.wide else "", _program(font, below, descriptor, budget),
        font.painted, font.page, font.has_map, is_dictionary(descriptor), name(get(descriptor, "/Type")) == "FontDescriptor",
        cid_map is not None, get(descriptor, "/CIDSet") is not None, font.default if font.wide else 0.0, font.notdef,
        len(font.unmapped),
    )  # fmt: skip


def _program(font: LiveFont, below: Any, descriptor: Any, budget: Budget) -> Program | None:
    for key in PROGRAM_KEYS:
        stream = get(descriptor, key)
        if is_stream(stream):
            data = decoded(stream, budget, f"font {font.name}")
            kind = {"/FontFile": "Type1", "/FontFile2": "TrueType"}.get(key) or name(get(stream, "/Subtype"))
            if data is None:
                return Program(kind, "its stream cannot be decoded")
            widths = {code: font.widths.get(code, font.default) for code in font.used}
            cid_map = get(below, "/CIDToGIDMap")
            gids = decoded(cid_map, budget, f"CIDToGIDMap of {font.name}") if is_stream(cid_map) else None
            return read_program(kind, data, widths, font.wide, gids, budget)
    return None
