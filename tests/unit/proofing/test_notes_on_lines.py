"""Which line a reader's mark stands on, of lines close above one another; values, without a page."""

from __future__ import annotations

import pytest

from banmian.geometry import Rect
from banmian.proofing.annotations import Annotation, FilePage
from banmian.proofing.notes import notes_of
from banmian.versions.records import Line, PageRecord, Thing

PAGE = FilePage("", (0.0, 0.0, 200.0, 200.0), 200.0)


def line(text: str, top: int, story: str = "visit") -> Line:
    """A line of 10 pt characters, 10 pt from the left, its top so many pt from the page's."""
    rect = Rect(10_000, top * 1000, 10_000 + 10_000 * len(text), top * 1000 + 10_000)
    return Line(story, 1, "text", "column 1", rect, text, tuple(10_000 * (k + 1) for k in range(len(text))), file="a.md", line=top)


RECORD = PageRecord(
    3, "page", (200_000, 200_000),
    (line("abcdef", 20), line("ghijkl", 32), line("mnopqr", 44)),
    (Thing("picture", "visit", "the picture a.svg", Rect(10_000, 100_000, 100_000, 180_000), "x"),
     Thing("picture", "visit", "the picture b.svg", Rect(20_000, 120_000, 60_000, 140_000), "y")),
)  # fmt: skip


@pytest.mark.parametrize("above", [0, 4, 9, 14])
@pytest.mark.parametrize("kind", ["highlight", "strike-out", "underline"])
def test_a_box_around_words_means_the_line_in_its_middle(kind: str, above: int) -> None:
    """Some viewers draw it as high as the em, others as the box of the face."""
    box = (30.0, 200.0 - 42 - above, 50.0, 200.0 - 32 + above)
    [note] = notes_of([Annotation(1, kind, (box,), "", "", "", on_words=True)], [PAGE], [RECORD])
    assert (note.words, note.line) == ("ij", 32)


def test_a_drawn_frame_means_all_lines_in_it() -> None:
    box = (30.0, 200.0 - 54, 50.0, 200.0 - 20)
    [note] = notes_of([Annotation(1, "drawing", (box,), "", "", "")], [PAGE], [RECORD])
    assert note.words == "cd\u2026ij\u2026op", "others stand between"


def test_marks_over_several_lines_keep_the_order_of_their_boxes() -> None:
    boxes = tuple((10.0, 200.0 - top - 10, 70.0, 200.0 - top) for top in (20, 32))
    [note] = notes_of([Annotation(1, "highlight", boxes, "", "", "", on_words=True)], [PAGE], [RECORD])
    assert note.words == "abcdefghijkl" and note.line == 20


def test_a_note_on_a_picture_names_the_smallest_under_it() -> None:
    notes = [Annotation(1, "note", ((x, 60.0, x + 10, 70.0),), "", "", "") for x in (30.0, 75.0)]
    assert [(n.place, n.file, n.words) for n in notes_of(notes, [PAGE], [RECORD])] == [
        ("the picture b.svg", "a.md", ""),
        ("the picture a.svg", "a.md", ""),
    ]
