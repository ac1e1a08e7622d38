"""A drawing from the store is the drawing that was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.colour import Ink
from banmian.diagnostics import Diagnostic, Severity
from banmian.geometry import Outline
from banmian.pictures.drawing import Clipped, Drawing, Line, Shape, TextLine
from banmian.pictures.kept_drawing import kept_drawing
from banmian.store import Store

OUTLINE = Outline("mlch", (0, -1, 9, 9, 1, 2, 3, 4, 5, 6))
LINE = Line("k", 300, 1, 2, (5, 6))
DRAWING = Drawing(
    9_000,
    8_000,
    (
        Shape(OUTLINE, "k", None),
        Shape(OUTLINE, None, LINE, True),
        Clipped(OUTLINE, (Shape(OUTLINE, "red", LINE), Clipped(OUTLINE, ()))),
        TextLine(1, 2, "label", 7_000, "middle", "k", "\u5317 \u201c\u95e8\u201d", 90, (3, 4)),
    ),
)
OWN_INKS = Drawing(1, 1, (), (("#f00", Ink("red", (0, 1000, 1000, 0))),))


def never() -> tuple[Drawing | None, tuple[Diagnostic, ...]]:
    raise AssertionError("read again")


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name, drawing in (("a", DRAWING), ("b", OWN_INKS)):
        assert kept_drawing(store, [name], lambda known=drawing: (known, ())) == (drawing, ())  # type: ignore[misc]
        again, found = kept_drawing(store, [name], never)
        assert (again, found) == (drawing, ()) and again is not drawing
        assert hash(again) == hash(drawing), "tuples all the way"
    assert kept_drawing(None, ["a"], lambda: (None, ())) == (None, ())


@pytest.mark.parametrize(
    "read",
    [
        (None, ()),
        (DRAWING, (Diagnostic("PIC023", Severity.WARNING, "says no fill"),)),
    ],
    ids=["none", "told"],
)
def test_what_had_something_to_tell_is_read_again(read: tuple[Drawing | None, tuple[Diagnostic, ...]], tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert kept_drawing(store, ["a"], lambda: read) == read
    assert kept_drawing(store, ["a"], lambda: (DRAWING, ())) == (DRAWING, ())


def test_what_is_no_value_is_read_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("drawing", ["a"], b"[9000, 8000, []]")
    assert kept_drawing(store, ["a"], lambda: (DRAWING, ())) == (DRAWING, ())
    assert kept_drawing(store, ["a"], never) == (DRAWING, ())
