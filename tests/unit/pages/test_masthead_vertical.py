"""A masthead that runs down its column: the school paper's, drawn alone with other fields."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from banmian.build import Job, load, plan_of
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, box_of, runs_of
from banmian.fonts import FontBook
from banmian.pages.furniture import Site, furniture_items
from banmian.pages.sheet import Sheet
from banmian.plan import Plan
from banmian.text.single import Setter

ROOT = Path(__file__).resolve().parents[3]


@cache
def school() -> tuple[Plan, FontBook]:
    planned, _ = plan_of(load(Job(ROOT, "content/xisheng-2025-05-30")))
    assert planned is not None
    return planned.plan, planned.fonts


def drawn(**fields: str) -> tuple[list[GlyphRun], list[Diagnostic], Site]:
    """The masthead with fields put for others."""
    plan, fonts = school()
    issue = plan.content.issue
    given = dict(issue.fields) | {k: StyledText(v, span=issue.span) for k, v in fields.items()}
    plan = replace(plan, content=replace(plan.content, issue=replace(issue, fields=tuple(given.items()))))
    on = Sheet(plan, 0)
    element = next(f for f in on.layout.furniture if f.kind == "masthead-vertical")
    site = Site(plan, on, element, Setter(fonts), on.page)
    return list(runs_of(furniture_items(site))), site.diagnostics, site


def lines(runs: list[GlyphRun]) -> dict[int, str]:
    """By their axis, the texts of the lines below the rule, from the right one on."""
    out: dict[int, str] = {}
    for run in sorted(runs, key=lambda run: (-(run.x + (run.axis or 0)), run.y)):
        if run.size < 20_000 and run.axis is not None:
            out[run.x + run.axis] = out.get(run.x + run.axis, "") + "".join(run.texts)
    return out


def test_the_name_stands_sign_under_sign_and_lines_go_from_right_to_left() -> None:
    runs, found, site = drawn()
    assert not found
    name = next(run for run in runs if run.size > 100_000)
    assert "".join(name.texts) == "\u6eaa\u8072" and name.down and name.offsets == (0, 126_000)
    assert abs(2 * name.x - site.rect.x0 - site.rect.x1) <= 2
    texts = list(lines(runs).values())
    assert texts[0].startswith("\u807d\u5f97\u898b") and texts[2] == "\u7b2c\u4e03\u5341\u4e8c\u671f"
    assert texts[3] == "\u4e8c\u3007\u4e8c\u4e94\u5e74\u4e94\u6708\u4e09\u5341\u65e5"
    assert all(run.tag.role == "masthead" for run in runs)
    boxes = [box_of(run) for run in runs]
    assert all(site.rect.x0 <= box.x0 and box.x1 <= site.rect.x1 and box.y1 <= site.rect.y1 for box in boxes)


@pytest.mark.parametrize(("name", "columns", "least"), [("\u96e8\u5c71\u6821\u520a", 1, 61_000), ("\u6eaa" * 7, 2, 61_000)])
def test_a_longer_name_is_smaller_then_in_two_columns(name: str, columns: int, least: int) -> None:
    runs, found, site = drawn(name=name)
    signs = [run for run in runs if run.size >= least]
    assert not found
    assert "".join("".join(run.texts) for run in signs) == name
    assert len({run.x for run in signs}) == columns and signs[0].x == max(run.x for run in signs)
    assert all(site.rect.x0 <= box_of(run).x0 and box_of(run).x1 <= site.rect.x1 for run in signs)


def test_an_empty_field_leaves_no_gap() -> None:
    axes = [list(lines(drawn(slogan=slogan)[0])) for slogan in ("\u6eaa", "")]
    assert len(axes[1]) == len(axes[0]) - 1
    assert {a - b for a, b in zip(axes[1], axes[1][1:], strict=False)} == {20_000}


@pytest.mark.parametrize(("field", "length"), [("publishers", 60), ("name", 9), ("english", 80)])
def test_what_has_no_room_is_told(field: str, length: int) -> None:
    _, found, _ = drawn(**{field: "\u6eaa" * length})
    assert [d.code for d in found] == ["FRN001"]
    assert f"has {length} characters; its place holds" in found[0].message


def test_a_field_that_it_does_not_show_is_told() -> None:
    assert [d.code for d in drawn(address="\u8def")[1]] == ["FRN003"]


def test_a_line_that_is_somewhat_long_becomes_smaller() -> None:
    runs, found, _ = drawn(publishers="\u6eaa" * 20)
    assert not found
    (size,) = {run.size for run in runs if "\u6eaa\u6eaa" in "".join(run.texts) and run.size < 20_000}
    assert 8_550 <= size < 9_500
