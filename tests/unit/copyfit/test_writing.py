"""A fitted page in its layout's file: values change where they stand, comments stay, keys that were not there come last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from banmian.copyfit.writing import UnwritableError, _of_place, points, text_with
from banmian.diagnostics import Span
from banmian.sources.reading import SourceText
from banmian.sources.yaml import compose
from banmian.template.model import HeadArea, Place, TextArea

HERE = Span("page.yaml")
TEXT = """\
# the page
places:
  lead:                                    # of the page
    head: {style: lead, lines: 1-6}
    text: [{cols: 1-3, lines: 7-20}, {cols: 4, lines: 7-20}]
  side: {text: [{cols: 1, lines: 30-40}]}
pictures:
  map: {of: lead, at: [fold, line 50], r: 226pt}
  old: {of: lead, rect: [10pt, 20pt, 30pt, 40pt], lines: "3-9"}
rules:
  - cols: 1-5
    lines: 54-55
  - cols: 1-5
    lines: |
      60
"""


def written(*edits: tuple[tuple[Any, ...], str | int, Any]) -> list[str]:
    """The lines that changed."""
    document, _ = compose(SourceText("page.yaml", TEXT))
    assert document is not None
    new = text_with(document, [((*at, key), value) for at, key, value in edits])
    old = TEXT.split("\n")
    return [line for line in new.split("\n") if line not in old]


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        ((("places", "lead", "head"), "lines", "1-5"), ["    head: {style: lead, lines: 1-5}"]),
        ((("places", "lead", "text", 1), "lines", "7-21"), ["    text: [{cols: 1-3, lines: 7-20}, {cols: 4, lines: 7-21}]"]),
        ((("pictures", "map", "at"), 1, "600pt"), ["  map: {of: lead, at: [fold, 600pt], r: 226pt}"]),
        ((("pictures", "old"), "lines", "3-10"), ['  old: {of: lead, rect: [10pt, 20pt, 30pt, 40pt], lines: "3-10"}']),
        (
            (("pictures", "map", "caption"), "least", "2"),
            ["  map: {of: lead, at: [fold, line 50], r: 226pt, caption: {least: 2}}"],
        ),
        ((("rules", 0), "lines", "53-54"), ["    lines: 53-54"]),
        ((("places", "lead"), "white", "1"), ["    white: 1"]),
        ((("places", "side"), "fill", "yes"), ["  side: {text: [{cols: 1, lines: 30-40}], fill: yes}"]),
        (
            (("places", "lead", "text", 0), "pitch", "20pt"),
            ["    text: [{cols: 1-3, lines: 7-20, pitch: 20pt}, {cols: 4, lines: 7-20}]"],
        ),
        ((("places", "lead"), "text", [{"cols": "1", "lines": "1-9"}]), ["    text: [{cols: 1, lines: 1-9}]"]),
        ((("rules", 0), "gutter", "1|2"), ["    gutter: 1|2"]),
    ],
)  # fmt: skip
def test_a_value_where_it_stands(edit: tuple[tuple[Any, ...], str | int, Any], lines: list[str]) -> None:
    assert written(edit) == lines


def test_several_at_once() -> None:
    lead = ("places", "lead")
    done = written((lead, "white", "1"), (lead, "fill", "yes"), ((*lead, "head"), "lines", "1-5"))
    assert done == ["    head: {style: lead, lines: 1-5}", "    white: 1", "    fill: yes"]


def test_a_value_of_several_lines_is_exchanged() -> None:
    assert written((("rules", 1), "lines", "61")) == ["    lines: 61"]


def test_points_are_exact() -> None:
    assert [points(mp) for mp in (98000, 12600, 91700, 5)] == ["98pt", "12.6pt", "91.7pt", "0.005pt"]


def test_areas_over_other_columns_are_written_anew() -> None:
    """A head over two of three columns: its cols and lines, and both areas of its text in place of the one."""
    head, text = HeadArea("news", (1, 3), (1, 4), HERE), TextArea((1, 3), (5, 20), 3, "body", HERE)
    old = Place("late", head, (text,), None, None, None, False, None, "", HERE)
    narrow = replace(head, cols=(1, 2), lines=(1, 6))
    areas = (replace(text, cols=(1, 2), lines=(7, 20), columns=2), replace(text, cols=(3, 3), lines=(1, 20), columns=1))
    assert list(_of_place(old, replace(old, head=narrow, text=areas))) == [
        (("places", "late", "head", "lines"), "1-6"),
        (("places", "late", "head", "cols"), "1-2"),
        (
            ("places", "late", "text"),
            [
                {"cols": "1-2", "lines": "7-20", "columns": "2", "style": "body"},
                {"cols": "3", "lines": "1-20", "columns": "1", "style": "body"},
            ],
        ),
    ]  # fmt: skip


def test_a_sequence_of_several_lines_is_left_alone() -> None:
    with pytest.raises(UnwritableError, match="rules"):
        written(((), "rules", []))
