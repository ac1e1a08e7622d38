"""A page's fingerprint: every field of the display list that paints changes it, and no other does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from project import small_project

from banmian.build import Job, SetIssue, set_issue
from banmian.colour import Ink, Spot
from banmian.diagnostics import Span
from banmian.display import Box, Frame, GlyphRun, Group, Layer, Link, Page, Raster, Stroke, Tag, Treatment
from banmian.display import Path as Outline
from banmian.geometry import Outline as Points
from banmian.geometry import Rect
from banmian.outputs.fingerprint import fingerprint, fingerprints
from banmian.terms import PictureTerms

UNPAINTED = {"origin", "tag", "frame", "texts", "cell", "alt"}
PAINTING = {"cut_above", "cut_to", "rendering", "sharpen"}
RED = Ink("red", (0, 920, 850, 120), ((Spot("PANTONE 186 C", (0, 1000, 800, 0)), 500),))
BLUE = Ink("blue", (1000, 0, 0, 0))
TAG, OTHER = Tag("visit", 0, "body"), Tag("net", 1, "deck")
HERE, RECT, MOVED = Span("a.md", 1, 1), Rect(0, 0, 9000, 9000), Rect(1, 0, 9000, 9000)
FRAME = Frame("picture", "the picture a.svg", RECT)
LINE, CURVE = Points("ml", (0, 0, 9000, 0)), Points("ml", (0, 0, 9000, 1))
RUN = GlyphRun("song", 9000, 0, 0, (1, 2), (0, 9000), ("\u4e00", "\u4e8c"), 18_000, RED, TAG)
BOX = Box(RECT, RED, TAG)
PATH = Outline(LINE, RED, Stroke(RED, 300), TAG)
RASTER = Raster("ab" * 32, RECT, TAG)
GROUP = Group((BOX,), LINE, TAG)
CHANGES: dict[Any, dict[str, Any]] = {
    RUN: {
        "face": "hei", "size": 9001, "x": 1, "y": 1, "glyphs": (1, 3), "offsets": (0, 9001), "texts": ("\u4e00", "\u4e09"),
        "width": 18_001, "ink": BLUE, "tag": OTHER, "origin": HERE, "rises": (0, 1), "angle": 90, "stretch": 990,
        "layer": Layer.TINT, "axis": 4500, "down": True, "cell": (1, 1), "frame": FRAME,
    },
    BOX: {"rect": MOVED, "ink": BLUE, "tag": OTHER, "layer": Layer.TINT, "origin": HERE, "frame": FRAME},
    PATH: {
        "outline": CURVE, "fill": None, "stroke": Stroke(RED, 301), "tag": OTHER, "even_odd": True, "layer": Layer.TINT,
        "origin": HERE, "frame": FRAME,
    },
    RASTER: {
        "sha256": "cd" * 32, "rect": MOVED, "tag": OTHER, "layer": Layer.TINT, "origin": HERE,
        "treatment": Treatment((1, 0, 0, 0)), "kind": "png", "pixels": (9, 9), "line_art": True, "frame": FRAME,
    },
    GROUP: {
        "items": (PATH,), "clip": CURVE, "tag": OTHER, "layer": Layer.TINT, "origin": HERE, "alt": "a gate", "cell": (0, 1),
        "frame": FRAME,
    },
}  # fmt: skip
"""For each kind of item another value of each field: a new field asks here whether it paints."""


def page(*items: Any) -> Page:
    return Page(1, "\u8981\u95fb", (765_354, 1_105_512), 8_504, items)


@pytest.mark.parametrize("item", CHANGES, ids=lambda i: type(i).__name__)
def test_what_paints_changes_it_and_nothing_else_does(item: Any) -> None:
    assert set(CHANGES[item]) == set(type(item).__slots__), "say of every field whether it paints"
    before = fingerprint(page(item), "")
    for name, other in CHANGES[item].items():
        changed = fingerprint(page(replace(item, **{name: other})), "") != before
        assert changed is (name not in UNPAINTED), name
        inside = fingerprint(page(Group((replace(item, **{name: other}),), LINE, TAG)), "")
        assert (inside != fingerprint(page(Group((item,), LINE, TAG)), "")) is changed, name


def test_the_name_of_an_ink_does_not_paint_its_amounts_do() -> None:
    before = fingerprint(page(BOX), "")
    assert fingerprint(page(replace(BOX, ink=replace(RED, name="accent"))), "") == before
    for other in (replace(RED, cmyk=(0, 919, 850, 120)), replace(RED, spots=()), replace(RED, overprint=True)):
        assert fingerprint(page(replace(BOX, ink=other)), "") != before


def test_links_do_not_paint() -> None:
    link = Link(RECT, TAG, "https://example.com")
    assert fingerprint(page(BOX, link), "") == fingerprint(page(BOX), "")
    assert fingerprint(page(Group((BOX, link), LINE, TAG)), "") == fingerprint(page(Group((BOX,), LINE, TAG)), "")


def test_the_sheet_paints_and_the_name_of_the_page_does_not() -> None:
    one = page(BOX)
    before = fingerprint(one, "")
    assert fingerprint(replace(one, name="\u7efc\u5408"), "") == before
    for other in (replace(one, trim=(765_355, 1_105_512)), replace(one, bleed=8_505)):
        assert fingerprint(other, "") != before


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> SetIssue:
    issue = set_issue(Job(small_project(tmp_path_factory.mktemp("small")), "content/2021-03-08")).issue
    assert issue is not None
    return issue


def changed(done: SetIssue, **parts: Any) -> SetIssue:
    """The same display list, set with something else."""
    return replace(done, **parts)


def test_each_page_has_one(done: SetIssue) -> None:
    assert list(fingerprints(done, "x4")) == [1] and fingerprints(done, "x4") == fingerprints(changed(done), "x4")
    assert fingerprints(done, "x1a") != fingerprints(done, "x4")


def test_the_ink_limit_is_in_it(done: SetIssue) -> None:
    other = changed(done, paper=replace(done.paper, ink_limit=done.paper.ink_limit - 1))
    assert fingerprints(other, "x4") != fingerprints(done, "x4")


def test_of_the_terms_of_pictures_what_paints_is_in_it(done: SetIssue) -> None:
    others = {"rendering": "relative", "sharpen": False}
    for name in PictureTerms.__slots__:
        terms = replace(done.paper.picture_terms, **{name: others.get(name, 77)})
        other = changed(done, paper=replace(done.paper, picture_terms=terms))
        assert (fingerprints(other, "x4") != fingerprints(done, "x4")) is (name in PAINTING), name


def test_the_profile_of_the_press_is_in_it(done: SetIssue, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints(done, "x4")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read(self) + (b"x" if self.suffix == ".icc" else b""))
    assert fingerprints(done, "x4") != before


def test_the_files_of_the_faces_are_in_it(done: SetIssue) -> None:
    """Another file of the same face draws its glyphs otherwise, under the same numbers."""
    fonts = done.fonts

    def altered(which: str) -> Any:
        def face(face_id: str) -> Any:
            entry = fonts.face(face_id).entry
            return SimpleNamespace(entry=SimpleNamespace(sha256="0" * 64 if face_id == which else entry.sha256))

        return changed(done, fonts=SimpleNamespace(face=face))

    before = fingerprints(done, "x4")
    assert fingerprints(altered("song-regular"), "x4") != before
    assert fingerprints(altered("brush"), "x4") == before, "the page shows nothing of it"
