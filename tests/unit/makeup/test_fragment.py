"""Parts of a page moved by columns and lines, made higher, taken over from a house page."""

from __future__ import annotations

from typing import Any

from banmian.makeup.fragment import Fragment, Shifted, opened, stretched
from banmian.makeup.house import house_block

BY = Shifted(2, 10, 20_000, 126_000)


def moved(node: dict[str, Any]) -> dict[str, Any]:
    return dict(Fragment(((("a"), node),)).moved(BY).places[0][1])


def test_columns_and_lines_move_and_counts_do_not() -> None:
    place = {
        "head": {"style": "lead", "cols": "1-3", "lines": "1-5"},
        "text": [{"cols": "1-3", "lines": "6-20", "columns": "3"}],
        "between": {"lines": "1", "rule": "0.3pt"},
        "caption": {"line": "4", "lines": "2"},
    }
    assert moved(place) == {
        "head": {"style": "lead", "cols": "3-5", "lines": "11-15"},
        "text": [{"cols": "3-5", "lines": "16-30", "columns": "3"}],
        "between": {"lines": "1", "rule": "0.3pt"},
        "caption": {"line": "14", "lines": "2"},
    }


def test_gutters_rectangles_and_points_move() -> None:
    assert moved({"gutter": "1|2", "lines": "3"}) == {"gutter": "3|4", "lines": "13"}
    assert moved({"rect": ["10pt", "20pt", "30.5pt", "40pt"]}) == {"rect": ["30pt", "146pt", "50.5pt", "166pt"]}
    assert moved({"at": ["10pt", "line 3"]}) == {"at": ["30pt", "line 13"]}


def test_a_place_is_higher_by_its_text_and_its_box() -> None:
    place = {"box": {"cols": "1-2", "lines": "1-20"}, "head": {"lines": "2-4"}, "text": [{"lines": "5-9"}, {"lines": "10-19"}]}
    assert stretched(place, 20, 3) == {
        "box": {"cols": "1-2", "lines": "1-23"},
        "head": {"lines": "2-4"},
        "text": [{"lines": "5-9"}, {"lines": "10-22"}],
    }


PAGE = {
    "places": {"doctor": {"title": {"text": "x", "cols": "4", "lines": "11-12"}, "text": [{"cols": "4", "lines": "20-40"}]}},
    "pictures": {
        "portrait": {"of": "doctor", "nth": "1", "cols": "4", "lines": "13-17", "caption": {"line": "18"}},
        "other": {"of": "lead", "cols": "1-3", "lines": "1-9"},
    },
    "rules": [{"cols": "4", "lines": "19", "weight": "0.3pt"}, {"gutter": "3|4", "lines": "11-40", "weight": "0.3pt"}],
}


def test_a_house_block_has_its_picture_and_the_rules_within() -> None:
    block = house_block(PAGE, "doctor", "column", lambda cols, lines: Shifted(cols, lines, 0, 0))
    assert block is not None and (block.w, block.h) == (1, 30)
    assert block.fragment.places == (
        ("column", {"title": {"text": "x", "cols": "1", "lines": "1-2"}, "text": [{"cols": "1", "lines": "10-30"}]}),
    )
    [(name, picture)] = block.fragment.pictures
    assert (
        name == "column-portrait"
        and picture["of"] == "column"
        and picture["lines"] == "3-7"
        and picture["caption"] == {"line": "8"}
    )
    assert [rule["lines"] for rule in block.fragment.rules] == ["9"]
    assert house_block(PAGE, "nurse", "column", lambda cols, lines: Shifted(cols, lines, 0, 0)) is None


def test_a_higher_house_block_has_longer_text() -> None:
    block = house_block(PAGE, "doctor", "column", lambda cols, lines: Shifted(cols, lines, 0, 0))
    assert block is not None
    higher = block.at_height(2)
    assert higher.h == 32 and higher.fragment.places[0][1]["text"] == [{"cols": "1", "lines": "10-32"}]


def test_lines_come_in_under_a_line_of_a_block() -> None:
    place = {
        "box": {"cols": "1-2", "lines": "1-20"},
        "head": {"style": "brief-2", "lines": "8-9"},
        "text": [{"lines": "11-19", "columns": "2"}],
        "between": {"lines": "1"},
        "caption": {"line": "8"},
    }
    assert opened(place, 6, 2) == {
        "box": {"cols": "1-2", "lines": "1-22"},
        "head": {"style": "brief-2", "lines": "10-11"},
        "text": [{"lines": "13-21", "columns": "2"}],
        "between": {"lines": "1"},
        "caption": {"line": "10"},
    }


def test_a_block_s_picture_is_higher_and_what_is_under_it_lower() -> None:
    page = {
        "places": {"recipe": {"box": {"cols": "4-5", "lines": "48-67"}, "text": [{"lines": "58-66", "columns": "2"}]}},
        "pictures": {"soup": {"of": "recipe", "nth": "1", "cols": "4-5", "lines": "48-54"}},
    }
    block = house_block(page, "recipe", "recipe", lambda cols, lines: Shifted(cols, lines, 0, 0))
    assert block is not None
    taller = block.with_picture("recipe-soup", 1)
    assert (block.h, taller.h, block.least) == (20, 21, 12)
    assert dict(taller.fragment.pictures)["recipe-soup"]["lines"] == "1-8"
    ((_, place),) = taller.fragment.places
    assert place["box"]["lines"] == "1-21" and place["text"][0]["lines"] == "12-20"
