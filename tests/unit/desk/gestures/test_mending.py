"""Which gestures may mend a text that is over or short: edits that can be made, which give or take lines on the right side."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from banmian.desk.gestures.given import Asked, PageFiles
from banmian.desk.gestures.mending import mending, off_the_fold, within_columns, within_lines
from banmian.desk.gestures.registry import ON_PAGES
from banmian.desk.page_files import page_files

ROOT = Path(__file__).parents[4]


def page(number: int) -> PageFiles:
    def read(name: str) -> bytes | None:
        path = ROOT / name
        return path.read_bytes() if path.is_file() else None

    return page_files("content/2020-08-12", number, read)


def tried(number: int, place: str, lines: int) -> list[tuple[str, str, int]]:
    return [(g["gesture"], g["target"], g["by"]) for g in mending(page(number), place, lines)]


def test_a_text_that_is_over_gets_lines_from_its_picture_and_the_cut_below_and_is_not_put_onto_a_rule() -> None:
    found = tried(1, "lead", 4)
    assert found[0] == ("foot", "pictures.lane", -2), "two lines over three columns each"
    assert ("cut", "rules.0", 2) in found and ("cut", "rules.0", 3) in found
    assert not [one for one in found if one[1] == "places.lead"], "its foot alone would stand on the rule under it"


def test_a_text_that_is_short_gives_them_and_never_more_than_it_has_at_first() -> None:
    found = tried(1, "lead", -7)
    assert found[:2] == [("foot", "places.lead", -2), ("foot", "pictures.lane", 2)]
    assert ("cut", "rules.0", -2) in found
    assert tried(1, "second", 4)[0] == ("foot", "places.second", 1)
    assert ("cut", "rules.0", -1) in tried(1, "second", 4), "the cut above goes up"


def test_a_text_in_a_box_is_tried_within_it_first() -> None:
    assert tried(1, "sidebar", 2)[:2] == [("foot", "places.sidebar.text.0", 1), ("foot", "places.sidebar", 1)]


def test_a_place_that_is_not_there_has_none() -> None:
    assert tried(1, "nowhere", 2) == []


@pytest.mark.parametrize("lines", [3, -3])
def test_all_that_is_tried_are_gestures_of_the_desk(lines: int) -> None:
    site: Any = page(1)
    for place in site.layout["places"]:
        for gesture in mending(site, place, lines):
            assert ON_PAGES[gesture["gesture"]](site, Asked(gesture))


def with_layout(number: int, at: tuple[Any, ...], value: str) -> PageFiles:
    """The page with one value of its layout another one."""
    site: Any = page(number)
    layout = json.loads(json.dumps(site.layout))
    entry = layout
    for step in at[:-1]:
        entry = entry[step]
    entry[at[-1]] = value
    return replace(site, layout=layout)


def test_what_ends_below_the_type_area_is_shortened_or_moved_up() -> None:
    site = with_layout(1, ("places", "second", "text", 0, "lines"), "56-83")
    first, *_, second = within_lines(site, 80)
    assert (first["gesture"], first["target"], first["by"]) == ("foot", "places.second.text.0", -3)
    assert (second["gesture"], second["target"], second["lines"]) == ("move", "places.second", -3)
    assert list(within_lines(page(1), 80)) == []


def test_what_goes_on_right_of_the_last_column_is_made_narrower_or_moved() -> None:
    site = with_layout(1, ("pictures", "lane", "cols"), "1-7")
    first, second = within_columns(site, 5)
    assert (first["gesture"], first["side"], first["target"], first["by"]) == ("side", "right", "pictures.lane", -2)
    assert (second["gesture"], second["cols"]) == ("move", -2)
    assert list(within_columns(page(1), 5)) == []


def test_a_text_over_the_fold_gives_up_its_narrower_part_first() -> None:
    spread = page(4)
    name, entry = next((n, e) for n, e in spread.layout["places"].items() if e.get("text"))
    site = with_layout(4, ("places", name, "text", 0, "cols"), "4-6")
    found = [(g["side"], g["by"]) for g in off_the_fold(site, 5)]
    assert found == [("right", -1), ("left", 2)] and entry
    assert list(off_the_fold(spread, 5)) == []
