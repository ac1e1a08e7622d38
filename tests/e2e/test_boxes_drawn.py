"""Boxes with round corners and with borders of ornaments: exact where they stand, and told where they cannot be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path as File

import pytest
from project import small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.colour import BLACK
from banmian.display import Box, Path, outline_box, walk
from banmian.geometry import Rect
from banmian.issue_pdf import pdf_bytes
from banmian.pages.borders import UNITS, border_items, units_along
from banmian.template.model import Border

ISSUE, LAYOUT = "content/2021-03-05", "layouts/small/pages/front.yaml"
PLAIN = "tint: tint-a, bar: red, padding: 9pt"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> File:
    return small_project(tmp_path_factory.mktemp("good"))


def built(root: File, box: str) -> Outcome:
    spoil(root / LAYOUT, {PLAIN: box})
    return set_issue(Job(root, ISSUE))


def paths(outcome: Outcome, span_line: int = 0) -> list[Path]:
    """What the box of page 1 is drawn of."""
    assert outcome.issue is not None, outcome.diagnostics
    items = walk(outcome.issue.display.pages[0].items)
    return [i for i in items if isinstance(i, Path) and i.frame is not None and i.frame.kind == "box"]


def plain_box(root: File) -> Rect:
    outcome = set_issue(Job(root, ISSUE))
    assert outcome.issue is not None
    items = walk(outcome.issue.display.pages[0].items)
    return next(i.rect for i in items if isinstance(i, Box) and i.frame is not None and i.frame.kind == "box")


def faults(outcome: Outcome) -> list[str]:
    return [f"{d.code} {d.message}" for d in outcome.diagnostics if d.severity.word != "info"]


def test_a_box_with_round_corners_stands_where_the_square_one_did(root: File) -> None:
    rect = plain_box(root)
    outcome = built(root, "tint: tint-a, padding: 9pt, radius: 6pt, frame: [{weight: 0.5pt, inset: 2pt}]")
    assert faults(outcome) == []
    tint, rule = paths(outcome)
    assert tint.fill is not None and outline_box(tint.outline) == rect
    assert tint.outline.numbers[:2] == (rect.x0 + 6_000, rect.y0)
    assert rule.stroke is not None and rule.stroke.width == 500
    assert outline_box(rule.outline) == rect.inset(2_250)
    assert rule.outline.numbers[0] - (rect.x0 + 2_250) == 6_000 - 2_000 - 250, "the corner is that of the outer one"
    assert outcome.issue is not None and pdf_bytes(outcome.issue)


@pytest.mark.parametrize("ornament", sorted(UNITS))
def test_a_border_stands_within_the_boxs_edge(root: File, ornament: str) -> None:
    rect = plain_box(root)
    outcome = built(root, f"padding: 9pt, border: {{ornament: {ornament}, size: 4pt, ink: red}}")
    assert faults(outcome) == []
    (border,) = paths(outcome)
    drawn = outline_box(border.outline)
    assert rect.x0 <= drawn.x0 and rect.y0 <= drawn.y0 and drawn.x1 <= rect.x1 and drawn.y1 <= rect.y1
    assert drawn.x0 - rect.x0 == rect.x1 - drawn.x1 and drawn.y0 - rect.y0 == rect.y1 - drawn.y1
    inner = rect.inset(4_000)
    points = zip(border.outline.xs, border.outline.ys, strict=True)
    assert not any(inner.x0 < x < inner.x1 and inner.y0 < y < inner.y1 for x, y in points)


def test_units_are_whole_and_meet_at_the_corners() -> None:
    rect = Rect(0, 0, 101_000, 62_000)
    (path,) = border_items(rect, Border("diamonds", 5_000, BLACK))
    assert isinstance(path, Path)
    across, down = units_along(101_000, 5_000), units_along(62_000, 5_000)
    assert (across, down) == (18, 10)
    assert path.outline.pieces.count("m") == 4 + 2 * (across + down)
    tops = sorted(x for x, y in zip(path.outline.xs, path.outline.ys, strict=True) if y == 300)
    assert len(tops) == across + 2
    steps = [b - a for a, b in pairwise(tops[1:-1])]
    assert max(steps) - min(steps) <= 2, "one pitch along a side"


@pytest.mark.parametrize(
    ("box", "message"),
    [
        ("padding: 3pt, border: {ornament: dots, size: 4pt}", "TPL007 the border of `side` is deeper than the box's padding"),
        ("padding: 9pt, bar: red, radius: 4pt", "TPL007 the box of `side` has round corners that cannot be"),
        ("padding: 9pt, border: {ornament: dots, size: 4pt, ink: rde}", "TPL003"),
        ("padding: 9pt, border: {ornament: roses, size: 4pt}", "YML008"),
    ],
)
def test_what_cannot_be_is_told_at_its_place(root: File, box: str, message: str) -> None:
    outcome = built(root, box)
    found = [d for d in outcome.diagnostics if f"{d.code} {d.message}".startswith(message)]
    assert found, outcome.diagnostics
    text = (root / LAYOUT).read_text(encoding="utf-8").split("\n")
    assert found[0].span is not None and "box:" in text[found[0].span.line - 1]
