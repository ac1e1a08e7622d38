"""A font as a page selects it: how wide its codes are, which characters they give, and in the end the facts of it.

Codes are gathered while pages are read; the program is looked at once, for the codes that were shown (`programs.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from hashlib import sha256
from typing import Any

import pikepdf

from banmian.preflight.facts import Font, Program
from banmian.preflight.reading.budget import Budget
from banmian.preflight.reading.cmaps import IDENTITY_MAP, CodeMap, embedded, predefined, to_unicode
from banmian.preflight.reading.kept_programs import kept_program
from banmian.preflight.reading.programs import Shown
from banmian.preflight.reading.standard_widths import glyph_names, standard_widths
from banmian.preflight.reading.values import decode_stream, get, is_dictionary, is_stream, items, name, number, whole
from banmian.store import Store
from banmian.values import frozen, record

_MOST_WIDTHS = 70_000
_STANDARD = 500.0
"""Width of a code that a simple font says nothing of: only for the extent of a mark."""
_CMAPS = 4
"""CMaps that build on one another, at most."""
BOLD = ("Bold", "Black", "Heavy", "Semibold", "SemiBold", "Demi")
LIGHT = ("Regular", "Light", "Thin", "Medium", "Book", "Roman")
PROGRAM_KEYS = ("/FontFile", "/FontFile2", "/FontFile3")


@frozen
class FontUse:
    """How often and for what a font was selected. `used`, `unmapped`: codes, in order."""

    painted: bool
    used: tuple[int, ...]
    notdef: int
    unmapped: tuple[int, ...]


@record
class LiveFont:
    """A font while pages are read. `wide`: composite, with codes by `code_map`; `widths`: by CID, in a simple font by code;
    `scale`: glyph space to text space (Type 3 differs)."""

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
    """A vertical font's usual advance of one glyph, em, downwards negative; 0 in a horizontal one."""
    downs: dict[int, float] = field(default_factory=dict)
    """CID -> advance downwards where /W2 says another, em."""
    code_map: CodeMap = IDENTITY_MAP
    painted: bool = False
    used: set[int] = field(default_factory=set)
    notdef: int = 0
    unmapped: set[int] = field(default_factory=set)
    drawn: set[int] = field(default_factory=set)
    """Codes of a Type 3 font whose procedures have been read."""
    lengths_known: dict[int, float] = field(default_factory=dict)

    def use_taken(self) -> FontUse:
        """How it was used since this was asked last."""
        use = FontUse(self.painted, tuple(sorted(self.used)), self.notdef, tuple(sorted(self.unmapped)))
        self.painted, self.used, self.notdef, self.unmapped = False, set(), 0, set()
        return use

    def used_again(self, use: FontUse) -> None:
        """Count a use in."""
        self.painted = self.painted or use.painted
        self.used.update(use.used)
        self.notdef += use.notdef
        self.unmapped.update(use.unmapped)

    def sign(self, codes: Sequence[int]) -> str:
        """The hash of all that reading a page that shows these codes asks of the font. It does not move with other codes."""
        words = [self.characters.get(code, self._encoded(code)) for code in codes]
        glyphs = [self.code_map.cid(code) for code in codes] if self.wide else []
        cut = self.code_map.spaces, self.code_map.identity, self.code_map.codec
        told = [self.subtype, self.wide, self.scale, self.down, self.measured, _weight(self.name), cut, codes, words, glyphs]
        return sha256(repr([*told, self.lengths(list(codes))]).encode("utf-8", "surrogatepass")).hexdigest()

    def codes(self, shown: bytes) -> list[int]:
        return self.code_map.codes(shown) if self.wide else list(shown)

    def words(self, codes: list[int]) -> str:
        """The characters; U+FFFD where none is known."""
        with suppress(KeyError):
            return "".join(map(self.characters.__getitem__, codes))
        out = []
        for code in codes:
            ch = self.characters.get(code)
            if ch is None:
                ch = self._encoded(code)
            if ch is None:
                self.unmapped.add(code)
            out.append("\ufffd" if ch is None else ch)
        return "".join(out)

    def without_glyph(self, codes: list[int]) -> int:
        """How many of a composite font's codes are glyph 0."""
        if not self.wide:
            return 0
        return codes.count(0) if self.code_map.identity else sum(1 for code in codes if self.code_map.cid(code) == 0)

    def _encoded(self, code: int) -> str | None:
        if self.wide:
            return self.code_map.character(code)
        return bytes([code]).decode("cp1252", "replace") if self.encoded and code < 256 else None

    def width(self, code: int) -> float:
        """In text space. Of a code whose glyph is not known, half an em for one byte: only for the extent of a mark."""
        if not self.wide:
            return self.widths.get(code, self.default) * self.scale
        cid = code if self.code_map.identity else self.code_map.cid(code)
        if cid is None:
            return (_STANDARD if code < 256 else self.default) * self.scale
        return self.widths.get(cid, self.default) * self.scale

    def lengths(self, codes: list[int]) -> list[float]:
        """How far each code goes on along the line, `fall` or `width`."""
        known = self.lengths_known
        with suppress(KeyError):
            return [known[code] for code in codes]
        known.update((code, self.fall(code) if self.down else self.width(code)) for code in codes if code not in known)
        return [known[code] for code in codes]

    def fall(self, code: int) -> float:
        """A vertical font's advance, em."""
        if not self.downs:
            return self.down
        cid = self.code_map.cid(code)
        return self.down if cid is None else self.downs.get(cid, self.down)

    @property
    def measured(self) -> bool:
        """Whether the advances are the font's own, not a guess."""
        if self.wide:
            return self.code_map.identity or self.code_map.cids is not None
        return bool(self.widths)

    @property
    def weight_known(self) -> bool:
        return _weight(self.name)[0]

    @property
    def bold(self) -> bool:
        return _weight(self.name)[1]


@lru_cache(1_000)
def _weight(label: str) -> tuple[bool, bool]:
    """Whether a font's name tells its weight, and whether that is bold."""
    bold = any(word in label for word in BOLD)
    return bold or any(word in label for word in LIGHT), bold


def live_font(dictionary: Any, page: int, budget: Budget) -> LiveFont:
    """A font from its dictionary."""
    subtype = name(get(dictionary, "/Subtype"))
    label = name(get(dictionary, "/BaseFont")) or "(unnamed)"
    stream = get(dictionary, "/ToUnicode")
    data = decode_stream(stream, budget, f"ToUnicode of {label}") if is_stream(stream) else None
    characters = to_unicode(data) if data else {}
    wide = subtype == "Type0"
    code_map = IDENTITY_MAP
    if wide:
        below = _descendant(dictionary)
        widths, default = _cid_widths(get(below, "/W")), number(get(below, "/DW"), 1000)
        code_map = _code_map(get(dictionary, "/Encoding"), budget, label)
    else:
        widths, default = _simple_widths(dictionary, label)
    scale = 0.001
    if subtype == "Type3":
        matrix = [number(v) for v in items(get(dictionary, "/FontMatrix"), 6)]
        scale = abs(matrix[0]) if matrix and matrix[0] else 0.001
    symbolic = bool(whole(get(get(dictionary, "/FontDescriptor"), "/Flags")) & 4)
    encoded = not wide and (get(dictionary, "/Encoding") is not None or not symbolic) and subtype != "Type3"
    down, downs = _down(dictionary) if wide else (0.0, {})
    return LiveFont(
        dictionary, label, subtype, wide, widths, default, characters, bool(data), encoded, page, scale, down, downs, code_map
    )


def _code_map(encoding: Any, budget: Budget, label: str, depth: int = 0) -> CodeMap:
    """The CMap that a composite font names or carries, with those that it builds on."""
    if not is_stream(encoding):
        return predefined(name(encoding)) if encoding is not None else CodeMap()
    data = decode_stream(encoding, budget, f"CMap of {label}")
    if data is None:
        return CodeMap()
    base = get(encoding, "/UseCMap")
    return embedded(data, _code_map(base, budget, label, depth + 1) if base is not None and depth < _CMAPS else None)


def _down(dictionary: Any) -> tuple[float, dict[int, float]]:
    """The advance of a vertical encoding (its name ends in -V, or its WMode is 1), by default one em; and what /W2 says of
    single glyphs."""
    encoding = get(dictionary, "/Encoding")
    vertical = (
        whole(get(encoding, "/WMode")) == 1 if is_stream(encoding) else name(encoding) == "V" or name(encoding).endswith("-V")
    )
    if not vertical:
        return 0.0, {}
    below = _descendant(dictionary)
    own = items(get(below, "/DW2"), 2)
    usual = number(own[1], -1000.0) / 1000 if len(own) == 2 else -1.0
    return usual, {cid: row[0] / 1000 for cid, row in _by_cid(get(below, "/W2"), 3).items()}


def _descendant(dictionary: Any) -> Any:
    below = items(get(dictionary, "/DescendantFonts"), 1)
    return below[0] if below and is_dictionary(below[0]) else None


def _simple_widths(dictionary: Any, label: str) -> tuple[dict[int, float], float]:
    first = whole(get(dictionary, "/FirstChar"))
    listed = items(get(dictionary, "/Widths"), 256)
    if not listed:
        return standard_widths(dictionary, label), _STANDARD
    missing = number(get(get(dictionary, "/FontDescriptor"), "/MissingWidth"), 0.0)
    return {first + i: number(w) for i, w in enumerate(listed)}, missing


def _cid_widths(array: Any) -> dict[int, float]:
    return {cid: row[0] for cid, row in _by_cid(array, 1).items()}


def _by_cid(array: Any, each: int) -> dict[int, tuple[float, ...]]:
    """/W and /W2, with one and three numbers a glyph: `c [v ...]` and `first last v`."""
    found: dict[int, tuple[float, ...]] = {}
    rest = items(array) if isinstance(array, pikepdf.Array) else []
    at = 0
    while at + 1 < len(rest) and len(found) < _MOST_WIDTHS:
        first, second = whole(rest[at]), rest[at + 1]
        if isinstance(second, pikepdf.Array):
            values = [number(v) for v in items(second)]
            for step in range(len(values) // each):
                found[first + step] = tuple(values[step * each : (step + 1) * each])
            at += 2
        elif at + 1 + each < len(rest):
            last = min(whole(second), first + _MOST_WIDTHS)
            row = tuple(number(v) for v in rest[at + 2 : at + 2 + each])
            found.update(dict.fromkeys(range(first, last + 1), row))
            at += 2 + each
        else:
            break
    return found


def font_facts(font: LiveFont, budget: Budget, store: Store | None = None) -> Font:
    """What is known of the font once all pages are read."""
    below = _descendant(font.dictionary) if font.wide else font.dictionary
    descriptor = get(below, "/FontDescriptor")
    cid_map, program = get(below, "/CIDToGIDMap"), _program(font, below, descriptor, budget, store)
    return Font(
        font.name, font.subtype, name(get(below, "/Subtype")) if font.wide else "", program,
        font.painted, font.page, font.has_map, is_dictionary(descriptor), name(get(descriptor, "/Type")) == "FontDescriptor",
        cid_map is not None, get(descriptor, "/CIDSet") is not None, font.default if font.wide else 0.0, font.notdef,
        len(font.unmapped),
    )  # fmt: skip


def _program(font: LiveFont, below: Any, descriptor: Any, budget: Budget, store: Store | None) -> Program | None:
    for key in PROGRAM_KEYS:
        stream = get(descriptor, key)
        if is_stream(stream):
            data = decode_stream(stream, budget, f"font {font.name}")
            kind = {"/FontFile": "Type1", "/FontFile2": "TrueType"}.get(key) or name(get(stream, "/Subtype"))
            if data is None:
                return Program(kind, "its stream cannot be decoded")
            if font.wide:
                used = {cid for code in font.used if (cid := font.code_map.cid(code)) is not None}
            else:
                used = font.used if is_dictionary(descriptor) and get(font.dictionary, "/Widths") is not None else set()
            widths = {code: font.widths.get(code, font.default) for code in used}
            cid_map = get(below, "/CIDToGIDMap")
            gids = decode_stream(cid_map, budget, f"CIDToGIDMap of {font.name}") if is_stream(cid_map) else None
            named = not font.wide and get(font.dictionary, "/Encoding") is not None
            names = glyph_names(font.dictionary) if named else {}
            return kept_program(kind, data, Shown(widths, font.wide, gids, names), budget, store)
    return None
