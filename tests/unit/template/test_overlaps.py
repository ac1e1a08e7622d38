"""What of a page lies over what: text gives way to what cuts, nothing else gives way to anything unless the layout says so."""

from __future__ import annotations

import pytest
from small_paper import Loader

PAGE = """\
schema: 1
places:
  lead:
    head: {style: lead, cols: 1-2, lines: 1-4}
    text: [{cols: 1-2, lines: 5-30, columns: 2}]
  other:
    head: {style: lead, cols: 3-5, lines: 1-4}
    text: [{cols: 3-5, lines: 5-30, columns: 3}]
  boxed:
    box: {cols: 4-5, lines: 41-60, padding: 9pt}
    head: {style: lead, lines: 43-45}
    text: [{lines: 47-59, columns: 2}]
  time:
    head: {style: lead, cols: 1-3, lines: 41-43}
    text: [{cols: 1-3, lines: 44-60, style: line}]
"""
PICTURE = "pictures: {{q: {{of: lead, nth: 1, {0}}}}}\n"


def told(load: Loader, rest: str, page: str = PAGE) -> list[str]:
    reports = load(page=page + rest)[1]
    assert {d.code for d in reports} <= {"TPL005"}, reports
    assert all(d.span is not None and d.span.line > 1 for d in reports)
    return [d.message for d in reports]


def test_a_page_whose_parts_stand_apart(load: Loader) -> None:
    assert told(load, PICTURE.format("cols: 3-4, lines: 10-20")) == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("cols: 3-4, lines: 3-12", "the picture q lies over the head of other on lines 3-4"),
        ("cols: 1-2, lines: 4-12", "the picture q lies over the head of lead on line 4"),
        ("cols: 3-4, lines: 33-45", "the picture q lies over the box of boxed on lines 41-45"),
        ("cols: 2-3, lines: 50-55", "the picture q lies over the text of time on lines 50-55"),
        ("shape: circle, at: [500pt, line 3], r: 60pt", "the picture q lies over the head of other on lines 1-4"),
        ("rect: [320pt, 60pt, 400pt, 90pt]", "the picture q lies over the head of other on lines 2-4"),
    ],
)
def test_a_picture_over_what_does_not_give_way(load: Loader, where: str, expected: str) -> None:
    assert expected in told(load, PICTURE.format(where))


def test_unless_the_layout_says_so(load: Loader) -> None:
    assert told(load, PICTURE.format("cols: 3-4, lines: 3-12, over: yes")) == []


def test_pictures_over_pictures(load: Loader) -> None:
    both = "pictures:\n  q: {of: lead, nth: 2, cols: 3-4, lines: 10-20}\n  r: {of: lead, nth: 3, cols: 4-5, lines: 15-25%s}\n"
    assert told(load, both % "") == ["the picture r lies over the picture q on lines 15-20"]


def test_a_declared_overlay(load: Loader) -> None:
    both = (
        "pictures:\n  q: {of: lead, nth: 2, cols: 3-4, lines: 10-20}\n  r: {of: lead, nth: 3, cols: 4-5, lines: 15-25, over: yes}\n"
    )
    assert told(load, both) == []


def test_round_pictures_are_round(load: Loader) -> None:
    near = "pictures:\n  q: {of: lead, shape: circle, at: [400pt, line 14], r: 60pt}\n  r: {of: other, cols: 5, lines: 10-20}\n"
    assert told(load, near) == []


@pytest.mark.parametrize(
    ("corner", "expected"), [("449pt, 289pt", []), ("440pt, 280pt", ["the picture r lies over the picture q on lines 19-20"])]
)
def test_a_circle_at_a_corner(load: Loader, corner: str, expected: list[str]) -> None:
    circle = "pictures:\n  q: {of: lead, shape: circle, at: [420pt, 260pt], r: 40pt}\n"
    assert told(load, circle + f"  r: {{of: other, rect: [{corner}, 520pt, 350pt]}}\n") == expected


def test_advertisements(load: Loader) -> None:
    adverts = "adverts: {psa: {cols: 1-3, lines: 50-60}}\nfurniture: [{kind: folio, cols: 1-5, lines: 58-62}]\n"
    page = PAGE.replace("lines: 44-60, style: line", "lines: 44-56, style: line")
    page = page.replace("cols: 4-5, lines: 41-60", "cols: 4-5, lines: 41-56").replace("lines: 47-59", "lines: 47-55")
    assert told(load, adverts, page) == [
        "the advertisement psa lies over the text of time on lines 50-56",
        "the advertisement psa lies over the folio on lines 58-60",
    ]


@pytest.mark.parametrize(("lines", "expected"), [("73-75", []), ("72-75", ["the folio lies over the folio on line 72"])])
def test_furniture_over_furniture(load: Loader, lines: str, expected: list[str]) -> None:
    rest = "furniture: [{kind: folio, cols: 1-5, lines: 70-72}, {kind: folio, cols: 1-2, lines: %s}]\n"
    assert told(load, rest % lines) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("cols: 4-5, lines: 41-60", "cols: 3-5, lines: 41-60", "the text of time lies over the box of boxed on lines 44-60"),
        ("lines: 43-45", "lines: 43-48", "the text of boxed lies over the head of boxed on lines 47-48"),
        ("cols: 1-2, lines: 5-30, columns: 2}", "cols: 1-2, lines: 5-30, columns: 2}, {cols: 2, lines: 28-33}",
         "the text of lead lies over the text of lead on lines 28-30"),
    ],
)  # fmt: skip
def test_places(load: Loader, old: str, new: str, expected: str) -> None:
    assert expected in told(load, "", PAGE.replace(old, new))


def test_a_place_without_a_line_left(load: Loader) -> None:
    page = PAGE.replace(
        "head: {style: lead, cols: 3-5, lines: 1-4}\n    text: [{cols: 3-5, lines: 5-30, columns: 3}]",
        "text: [{cols: 4, lines: 50-55}]",
    )
    assert told(load, "", page) == ["the box of boxed lies over the text of other on lines 50-55"]


def test_boxes_over_boxes(load: Loader) -> None:
    """Also where no text and no head stands in what they share."""
    page = PAGE + "  late: {box: {cols: 3-4, lines: 58-66, padding: 9pt}, text: [{lines: 62-65}]}\n"
    page = page.replace("lines: 47-59", "lines: 47-56").replace("cols: 1-3, lines: 44-60", "cols: 1-2, lines: 44-60")
    page = page.replace("cols: 1-3, lines: 41-43", "cols: 1-2, lines: 41-43")
    assert told(load, "", page) == ["the box of late lies over the box of boxed on lines 58-60"]
