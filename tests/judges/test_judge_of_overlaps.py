"""The judge of overlaps sees what it should, and nothing else. Its samples are made by reportlab alone."""

from __future__ import annotations

import io

import pytest
from overlaps import Character, faults, meeting
from reportlab.pdfgen.canvas import Canvas

Line = tuple[float, float, str]


def pdf(*lines: Line) -> bytes:
    """A page of 200 pt square with lines of Helvetica of 12 pt."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 200))
    canvas.setFont("Helvetica", 12)
    for x, y, words in lines:
        canvas.drawString(x, y, words)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ([(20, 100, "newspaper"), (20, 114, "newspaper")], set()),
        ([(20, 100, "newspaper"), (23, 103, "magazines")], {"over"}),
        ([(20, 100, "newspaper"), (72, 100, "magazines")], {"over"}),
        ([(150, 100, "newspaper")], {"out"}),
        ([(20, -4, "newspaper")], {"out"}),
    ],
    ids=["apart", "on one another", "running into the next", "off at the right", "off at the foot"],
)
def test_what_it_sees(lines: list[Line], kinds: set[str]) -> None:
    assert {fault.kind for fault in faults(pdf(*lines))} == kinds


def test_where() -> None:
    (fault, *_) = faults(pdf((20, 100, "H"), (22, 100, "E")))
    assert (fault.page, fault.texts) == (1, "HE")
    assert 20 < fault.at[0] < 23 and fault.at[1] == 100


def test_a_glyph_that_stands_for_two_characters_is_one() -> None:
    """A mark that a headline's break swallows is kept in the text of the character before it, by the font's ToUnicode."""
    whole, mark = Character("\u7247", 20, 100, 52, 132), Character("\uff0c", 20, 100, 52, 132)
    assert list(meeting([whole, mark])) == []
    assert len(list(meeting([whole, Character("\uff0c", 20, 100, 51, 132)]))) == 1
