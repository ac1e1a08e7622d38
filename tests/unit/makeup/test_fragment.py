"""Parts of a page moved by columns and lines, made higher, taken over from a house page."""

from __future__ import annotations

from typing import Any

from banmian.geometry import Rect
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


class OnGrid:
    """Columns of 100 pt with gutters of 10, lines of 10 pt, from the corner."""

    def shift(self, cols: int, lines: int) -> Shifted:
        return Shifted(cols, lines, 110_000 * cols, 10_000 * lines)

    def spans(self, rect: Rect) -> tuple[tuple[int, int], tuple[int, int]]:
        return (rect.x0 // 110_000 + 1, -(-rect.x1 // 110_000)), (rect.y0 // 10_000 + 1, -(-rect.y1 // 10_000))


ON_GRID = OnGrid()


def test_a_house_block_has_its_picture_and_the_rules_within() -> None:
    block = house_block(PAGE, "doctor", "column", ON_GRID)
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
    assert house_block(PAGE, "nurse", "column", ON_GRID) is None


def test_a_higher_house_block_has_longer_text() -> None:
    block = house_block(PAGE, "doctor", "column", ON_GRID)
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
    block = house_block(page, "recipe", "recipe", ON_GRID)
    assert block is not None
    taller = block.with_picture("recipe-soup", 1)
    assert (block.h, taller.h, block.least) == (20, 21, 12)
    assert dict(taller.fragment.pictures)["recipe-soup"]["lines"] == "1-8"
    ((_, place),) = taller.fragment.places
    assert place["box"]["lines"] == "1-21" and place["text"][0]["lines"] == "12-20"


def test_what_stands_in_points_belongs_to_a_block() -> None:
    """A picture over the head, and clues beside a grid: the block begins with the picture, and all of it moves to the corner."""
    page = {
        "places": {
            "game": {
                "head": {"style": "game", "cols": "2-3", "lines": "20-21"},
                "text": [{"lines": "22-29", "rect": ["220pt", "212pt", "320pt", "290pt"], "style": "clues"}],
            }
        },
        "pictures": {"grid": {"of": "game", "nth": "1", "rect": ["110pt", "101pt", "210pt", "195pt"]}},
    }
    block = house_block(page, "game", "game", ON_GRID)
    assert block is not None and (block.w, block.h, block.is_rigid) == (2, 19, True)
    ((_, place),) = block.fragment.places
    assert place["head"]["lines"] == "10-11" and place["text"][0]["rect"] == ["110pt", "112pt", "210pt", "190pt"]
    assert dict(block.fragment.pictures)["game-grid"]["rect"] == ["0pt", "1pt", "100pt", "95pt"]
    page["places"]["game"]["text"] = [{"lines": "22-29", "cols": "2-3"}]  # type: ignore[index]
    free = house_block(page, "game", "game", ON_GRID)
    assert free is not None and not free.is_rigid
