"""One face: its glyphs, advances, boxes and shapes. A wrapper over HarfBuzz that remembers what it was asked.

Rule: docs/rules/design.md, Fonts by glyph id; lengths are font units unless a name says millipoints (mp).
A Face never changes what it answers: the dictionaries inside only spare HarfBuzz the same question.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from banmian.fonts import shaping, subset
from banmian.fonts.lock import FaceEntry
from banmian.fonts.outline import exact_box, outline_points
from banmian.fonts.shaping import LANGUAGE, ShapedGlyph
from banmian.fonts.subset import FontProgram
from banmian.phrases import say
from banmian.values import frozen

Glyph = tuple[int, int]
"""(glyph id, advance in font units)."""

Box = tuple[int, int, int, int]
"""(x0, y0, x1, y1) in font units, y upwards from the baseline."""

_UNASKED: Any = object()


@frozen
class Descriptor:
    """What a PDF's FontDescriptor says of a face; lengths in font units, `weight` 100 to 900, `fs_type` of OS/2."""

    post_name: str
    bbox: Box
    ascent: int
    descent: int
    cap_height: int
    weight: int
    fs_type: int


class SizedGlyphs(dict[str, Glyph | None]):
    """Character -> (glyph id, advance in mp) of a face at one size, None where the face lacks it; `self[ch]` asks the face
    the first time, and is a plain look-up after that."""

    __slots__ = ("_face", "_size")

    def __init__(self, face: Face, size_mp: int) -> None:
        super().__init__()
        self._face, self._size = face, size_mp

    def __missing__(self, ch: str) -> Glyph | None:
        glyph = self._face.glyph(ch)
        found = self[ch] = glyph and (glyph[0], scale(glyph[1], self._size, self._face.upem))
        return found


class Face:
    """A face of the project. `id` and `path` as in fonts.yaml; `upem` font units to the em; `language`: whose forms it shows
    (BCP 47)."""

    __slots__ = ("_boxes", "_font", "_forms", "_hb", "_sizes", "_state", "_turned", "entry", "is_cff", "language", "path", "upem")

    def __init__(self, entry: FaceEntry, path: Path, language: str = LANGUAGE) -> None:
        """Open the file by mmap; only the pages that are asked for are read. Raises ValueError when it is no font."""
        self.entry = entry
        self.path = path
        self.language = language
        self._state = _state_of(path)
        self._hb: Any = hb.Face(hb.Blob.from_file_path(str(path)), entry.index)
        tags = self._hb.table_tags
        if not self._hb.glyph_count or "cmap" not in tags or not {"CFF ", "glyf"} & set(tags):
            raise ValueError(say("no OpenType face with outlines and a character map"))
        self._font: Any = hb.Font(self._hb)
        self.upem = int(self._hb.upem)
        self.is_cff = "CFF " in tags
        self._forms: dict[str, Glyph | None] = {}
        self._turned: dict[str, int | None] = {}
        self._sizes: dict[int, SizedGlyphs] = {}
        self._boxes: dict[int, Box] = {}

    def __reduce__(self) -> tuple[type[Face], tuple[FaceEntry, Path, str]]:
        """To another process a face goes by its file, which is opened again there; what was asked is asked anew."""
        return Face, (self.entry, self.path, self.language)

    @property
    def id(self) -> str:
        """The id by which styles name this face."""
        return self.entry.id

    @property
    def state(self) -> tuple[int, ...]:
        """What tells the opened file from one that took its place."""
        return self._state

    @property
    def index(self) -> int:
        """Which face of a collection file; 0 for a file of one."""
        return self.entry.index

    @property
    def content(self) -> str:
        """What stands for the face's file: its hash, and which face of it."""
        return f"{self.entry.sha256} {self.entry.index}"

    @property
    def glyph_count(self) -> int:
        """Glyphs in the face; glyph ids run from 0 to one less."""
        return int(self._hb.glyph_count)

    @property
    def ascent_em(self) -> float:
        """Height of the ideographic box above the baseline, in em."""
        return self.entry.ascent / 1000

    @property
    def descent_em(self) -> float:
        """Depth of the ideographic box below the baseline, in em, positive."""
        return self.entry.descent / 1000

    def glyph(self, ch: str) -> Glyph | None:
        """Glyph and advance of one character in its language's form; None when the face lacks it."""
        found = self._forms.get(ch, _UNASKED)
        if found is _UNASKED:
            found = self._forms[ch] = self._look_up(ch)
        return found  # type: ignore[no-any-return]

    def sized(self, size_mp: int) -> SizedGlyphs:
        """Glyphs of single characters with their advances in millipoints at a size in millipoints."""
        found = self._sizes.get(size_mp)
        if found is None:
            found = self._sizes[size_mp] = SizedGlyphs(self, size_mp)
        return found

    def _look_up(self, ch: str) -> Glyph | None:
        nominal = self._font.get_nominal_glyph(ord(ch))
        if not nominal:
            return None
        gid = shaping.lone_form(self._font, ch, self.language) or nominal
        return gid, self._font.get_glyph_h_advance(gid)

    def vertical_glyph(self, ch: str) -> int | None:
        """The glyph of one character in a vertical line (`vert`); the horizontal one where the face has no other."""
        found = self._turned.get(ch, _UNASKED)
        if found is _UNASKED:
            plain = self.glyph(ch)
            formed = shaping.shape(self._font, ch, {"vert": 1}, han=True, language=self.language) if plain else []
            found = self._turned[ch] = formed[0].gid if len(formed) == 1 else (plain[0] if plain else None)
        return found  # type: ignore[no-any-return]

    def vertical_origin(self, gid: int) -> tuple[int, int]:
        """Where the top centre of a vertical cell stands, from the glyph's horizontal origin."""
        origin = self._font.get_glyph_v_origin(gid)
        if origin is None:
            return self.advances((gid,))[0] // 2, self.entry.ascent * self.upem // 1000
        return origin[0], origin[1]

    def shape(self, text: str, features: Mapping[str, int] | None = None) -> list[ShapedGlyph]:
        """The glyphs of a run of text in the face's language, kerning and ligatures for Latin only. See `shaping.shape`."""
        return shaping.shape(self._font, text, features or {}, language=self.language)

    def advance(self, gid: int, size_mp: int) -> int:
        """The advance in millipoints at a size in millipoints, half to even."""
        return scale(self._font.get_glyph_h_advance(gid), size_mp, self.upem)

    def advances(self, gids: Iterable[int]) -> tuple[int, ...]:
        """The advances of these glyphs in font units, in their order."""
        return tuple(map(self._font.get_glyph_h_advance, gids))

    def ink_box(self, gid: int) -> Box:
        """The box of the ink, to the outer unit; all zeros for a blank."""
        box = self._boxes.get(gid)
        if box is None:
            box = self._boxes[gid] = exact_box(self._font, gid) if self.is_cff else self._glyf_box(gid)
        return box

    def outline_points(self, gid: int) -> list[tuple[float, float]]:
        """Points along the outline, at most 0.01 em apart: for the rare question how near two inks are."""
        return outline_points(self._font, gid, self.upem)

    def _glyf_box(self, gid: int) -> Box:
        """A TrueType glyph states its own box, and HarfBuzz hands it on."""
        ink = self._font.get_glyph_extents(gid)
        if ink is None or not ink.width:
            return (0, 0, 0, 0)
        return ink.x_bearing, ink.y_bearing + ink.height, ink.x_bearing + ink.width, ink.y_bearing

    def subset(self, gids: Iterable[int]) -> bytes:
        """The face cut to these glyphs, ids kept, as an sfnt."""
        return subset.subset(self._apart(), gids)

    def program(self, gids: Iterable[int]) -> FontProgram:
        """The face cut to these glyphs as a PDF embeds it."""
        return subset.program(self._apart(), gids)

    def _apart(self) -> Any:
        """The face from a map of its own, which goes with all that cutting read of the file and made of it (12 MB of a page's ten
        faces); the open one where the file is no longer that which was opened."""
        if _state_of(self.path) != self._state:
            return self._hb
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.entry.index)

    def descriptor(self) -> Descriptor:
        """The face's own words about itself, read from head, hhea, OS/2 and name."""
        table = {name: bytes(self._hb.reference_table(name).data) for name in ("head", "hhea", "OS/2")}
        ascent, descent = struct.unpack_from(">hh", table["hhea"], 4)
        weight, _, fs_type = struct.unpack_from(">HHH", table["OS/2"], 4)
        (cap,) = struct.unpack_from(">h", table["OS/2"], 88) if len(table["OS/2"]) >= 90 else (0,)
        name = self._hb.get_name(6) or f"{self.entry.family}-{self.entry.style}".replace(" ", "")
        box: Box = struct.unpack_from(">hhhh", table["head"], 36)
        return Descriptor(name, box, ascent, descent, cap, weight, fs_type)


def _state_of(path: Path) -> tuple[int, ...]:
    """What tells a file from one that took its place; nothing where there is none."""
    try:
        told = path.stat()
    except OSError:
        return ()
    return told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def scale(units: int, size_mp: int, upem: int) -> int:
    """Font units at a size, in millipoints, half to even."""
    whole, rest = divmod(units * size_mp, upem)
    return whole + (2 * rest > upem or (2 * rest == upem and whole % 2))
