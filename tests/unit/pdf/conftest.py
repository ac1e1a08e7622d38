"""Faces and display lists for the writer's tests: two one-em-square faces made here, one glyf, one name-keyed CFF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from banmian.colour import BLACK, Ink
from banmian.display import DisplayList, GlyphRun, Item, Page, Tag
from banmian.fonts.subset import subset
from banmian.pdf.settings import OutputIntent, PdfSettings

CHARACTERS = " Aab\u3002\u4e00\u4e8c\u4e09\u5e74\u2014"
WIDTHS = {" ": 250, "A": 667, "a": 513, "b": 500}
TRIM = (200_000, 100_000)
BLEED = 8_504
BODY = Tag("story", 0, "body")
PROFILE = Path(__file__).parents[3] / "layouts/profiles/icc/newsprint-tr002-240.icc"


@dataclass(frozen=True)
class Words:
    """A font descriptor's words."""

    post_name: str
    bbox: tuple[int, int, int, int] = (0, -120, 1000, 880)
    ascent: int = 880
    descent: int = -120
    cap_height: int = 700


class SampleFace:
    """A face of squares; each character's square is a little narrower than the one before."""

    def __init__(self, cff: bool) -> None:
        self.is_cff, self.upem, self.content = cff, 1000, ""
        self._name = "SquareCff" if cff else "SquareGlyf"
        self.gids = {ch: i + 1 for i, ch in enumerate(CHARACTERS)}
        self._hb = hb.Face(hb.Blob(self._built()))

    def _built(self) -> bytes:
        order = [".notdef", *(f"g{i:04d}" for i in range(1, len(CHARACTERS) + 1))]
        builder = FontBuilder(1000, isTTF=not self.is_cff)
        builder.setupGlyphOrder(order)
        builder.setupCharacterMap({ord(ch): order[gid] for ch, gid in self.gids.items()})
        wide = {name: WIDTHS.get(ch, 1000) for ch, name in zip("\0" + CHARACTERS, order, strict=True)}
        shapes = {name: self._square(50 if i else 0, wide[name]) for i, name in enumerate(order)}
        if self.is_cff:
            builder.setupCFF(self._name, {}, shapes, {})
        else:
            builder.setupGlyf(shapes)
        builder.setupHorizontalMetrics({name: (w, 50) for name, w in wide.items()})
        builder.setupHorizontalHeader(ascent=880, descent=-120)
        builder.setupOS2()
        builder.setupPost()
        builder.setupNameTable({"psName": self._name})
        out = BytesIO()
        builder.save(out)
        return out.getvalue()

    def _square(self, side: int, width: int) -> Any:
        pen = T2CharStringPen(width, None) if self.is_cff else TTGlyphPen(None)
        pen.moveTo((side, 0))
        pen.lineTo((side, 800))
        pen.lineTo((width - 50, 800))
        pen.lineTo((width - 50, 0))
        pen.closePath()
        return pen.getCharString() if self.is_cff else pen.glyph()

    def descriptor(self) -> Words:
        return Words(self._name)

    def advances(self, gids: Iterable[int]) -> tuple[int, ...]:
        font = hb.Font(self._hb)
        return tuple(font.get_glyph_h_advance(gid) for gid in gids)

    def glyph(self, ch: str, /) -> tuple[int, int] | None:
        gid = self.gids.get(ch)
        return (gid, WIDTHS.get(ch, 1000)) if gid is not None else None

    def subset(self, gids: Iterable[int]) -> bytes:
        return subset(self._hb, gids)


class SampleFaces:
    """A source of the two faces."""

    def __init__(self) -> None:
        self.known = {"glyf": SampleFace(False), "cff": SampleFace(True)}

    def face(self, face_id: str, /) -> SampleFace:
        return self.known[face_id]


SetLine = Callable[..., GlyphRun]


@pytest.fixture(scope="session")
def faces() -> SampleFaces:
    return SampleFaces()


@pytest.fixture
def set_line(faces: SampleFaces) -> SetLine:
    """Set characters one after the other, `gap` mp between them."""

    def run(text: str, x: int = 10_000, y: int = 50_000, *, face: str = "glyf", size: int = 9_000, gap: int = 0,
            ink: Ink = BLACK, texts: tuple[str, ...] | None = None, **more: Any) -> GlyphRun:  # fmt: skip
        known = faces.face(face)
        gids = tuple(known.gids[ch] for ch in text)
        offsets, pen = [], 0
        for width in known.advances(gids):
            offsets.append(pen)
            pen += width * size // 1000 + gap
        return GlyphRun(face, size, x, y, gids, tuple(offsets), texts or tuple(text), pen, ink, BODY, **more)

    return run


@pytest.fixture(scope="session")
def settings() -> PdfSettings:
    return PdfSettings(OutputIntent(PROFILE.read_bytes()), compress=False)


def display(*items: Item, pages: int = 1, **more: Any) -> DisplayList:
    """A display list of equal pages."""
    made = tuple(Page(n + 1, "\u8981\u95fb", TRIM, BLEED, items, **more) for n in range(pages))
    return DisplayList(made, "\u793e\u533a\u6668\u62a5", "2020-08-12T06:00:00+08:00")


@pytest.fixture
def page() -> Callable[..., DisplayList]:
    return display
