"""A box with too few lines has its subheads without the white above them, all of them, at a price; else they keep it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import linked_project

from banmian.makeup.making import asked_of
from banmian.makeup.ready import Ready, ready
from banmian.makeup.shapes import CLOSER, ItemShapes, Wanted
from banmian.makeup.trial import Tried

ISSUE = "content/2020-08-12"
PLAN = "schema: 1\npages:\n  - {number: 2}\nstories:\n  - {id: census, page: 2, rank: 3, box: yes, style: qa}\n"
GAPS = 10
"""Questions of the box but those at the heads of its columns."""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    root: Path = linked_project(tmp_path_factory.mktemp("closer") / "project")
    (root / ISSUE / "makeup.yaml").write_text(PLAN, encoding="utf-8")
    found, told = ready(root, ISSUE)
    assert found is not None, told
    return found


def shapes(given: Ready, **other: object) -> ItemShapes:
    (plan,) = given.plans
    asked = asked_of(given, {})
    (item,) = plan.items
    wanted = Wanted(w=2, least=30, most=46)
    return ItemShapes(asked.trial(plan), given.makeup, replace(item, **other), 0, plan.height, given.aspects, wanted=wanted)


def white_of(shape: object) -> str:
    return str(dict(shape.fragment.places)["census"].get("white", "0"))  # type: ignore[attr-defined]


def test_white_above_subheads_goes_where_a_box_has_too_few_lines(given: Ready) -> None:
    found = shapes(given).shapes()
    closed, usual = ([s for s in found if (white_of(s) == "-1") is is_closed] for is_closed in (True, False))
    assert usual and closed and max(s.h for s in closed) < min(s.h for s in usual)
    assert 2 * (min(s.h for s in usual) - min(s.h for s in closed)) >= GAPS - 2
    assert all(dict(s.terms)["text"] >= CLOSER for s in closed)


def test_the_white_that_goes_is_that_above_each_subhead(given: Ready) -> None:
    made = shapes(given)
    (lowest, *_) = sorted(made.shapes(), key=lambda s: s.h)
    closed = made.story.tried(lowest.fragment)
    node = {k: v for k, v in dict(lowest.fragment.places)["census"].items() if k != "white"}
    usual = made.story.tried(replace(lowest.fragment, places=(("census", node),)))
    assert isinstance(closed, Tried) and isinstance(usual, Tried)
    lines = [one.streams["census"].used for one in (closed, usual)]
    assert closed.sound and not usual.sound and lines[1] - lines[0] >= GAPS - 2


def test_a_style_without_white_above_them_has_none_to_give(given: Ready) -> None:
    assert shapes(given).story.gaps > GAPS > shapes(given, style="").story.gaps == 0
