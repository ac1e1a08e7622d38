"""fonts/graft.py on small cuts of the faces: a glyph that is lacking comes from the twin, with its measures, and nothing moves."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz as hb

from banmian.fonts.outline import exact_box

ROOT = Path(__file__).resolve().parents[3]
HAS, LACKS, OLD = 0x4E00, 0x56FD, 0x6C38
"""A character that stays, one that is added, one that is drawn anew."""


@pytest.fixture
def graft(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "fonts")
    return importlib.import_module("graft")


def cut(name: str, *points: int) -> bytes:
    want = hb.SubsetInput()
    want.unicode_set.update(points)
    return bytes(want.subset(hb.Face(hb.Blob.from_file_path(str(ROOT / "fonts" / name)))).blob.data)


def measured(data: bytes, point: int) -> tuple[Any, ...]:
    """Advance across and down, and the box of the ink."""
    font = hb.Font(hb.Face(hb.Blob(data)))
    gid = font.get_nominal_glyph(point)
    return font.get_glyph_h_advance(gid), font.get_glyph_v_advance(gid), exact_box(font, gid)


def near(a: tuple[Any, ...], b: tuple[Any, ...]) -> bool:
    return a[:2] == b[:2] and all(abs(x - y) <= 1 for x, y in zip(a[2], b[2], strict=True))


def test_lacking_and_renewed_glyphs_are_the_twins(graft: ModuleType) -> None:
    face, twin = cut("song-black.otf", HAS, OLD), cut("song-bold.ttf", HAS, LACKS, OLD)
    made = graft.graft(face, twin, {HAS, LACKS, 0x10FFFF}, {OLD})
    assert measured(made, HAS) == measured(face, HAS)
    assert near(measured(made, LACKS), measured(twin, LACKS))
    assert near(measured(made, OLD), measured(twin, OLD)) and not near(measured(made, OLD), measured(face, OLD))
    assert hb.Face(hb.Blob(made)).glyph_count == hb.Face(hb.Blob(face)).glyph_count + 1
