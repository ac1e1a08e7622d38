"""What is known without trying: a form with fewer lines than its text takes at the least is over; a head that was measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import linked_project

from banmian.diagnostics import Span
from banmian.makeup import trial as trials
from banmian.makeup.forms import TextLook, plain
from banmian.makeup.heads import NO_HEAD, Heads
from banmian.makeup.model import Item
from banmian.makeup.needs import StoryText
from banmian.makeup.ready import Ready, ready
from banmian.makeup.shapes import ItemShapes
from banmian.makeup.trial import Trial
from banmian.pages.measuring import Remembering

ISSUE = "content/2020-08-12"
PLAN = "schema: 1\npages:\n  - {number: 3}\nstories:\n  - {id: compost, page: 3, rank: 1}\n  - {id: net, page: 3, rank: 3}\n"
DEPTHS = range(6, 46)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    root: Path = linked_project(tmp_path_factory.mktemp("known") / "project")
    (root / ISSUE / "makeup.yaml").write_text(PLAN, encoding="utf-8")
    found, told = ready(root, ISSUE)
    assert found is not None, told
    return found


def _trial(given: Ready) -> Trial:
    return Trial(given.plan, given.fonts, "base", given.grid_styles, 3, Remembering())


def _item(story: str) -> Item:
    return Item(story, (story,), 3, Span("test"))


@pytest.mark.parametrize("story", ["compost", "net", "sorting", "heat"])
@pytest.mark.parametrize("columns", [2, 3])
def test_what_is_surely_over_is_over_when_it_is_tried(given: Ready, story: str, columns: int) -> None:
    text = StoryText(_trial(given), _item(story))
    text.lines(3, columns)
    proven = over = 0
    for depth in DEPTHS:
        made = plain(3, NO_HEAD, depth, TextLook(), columns, 0)
        done = text.tried(made.fragment(story))
        is_over = done is not None and any(m.over for m in done.streams.values())
        assert is_over or not text.surely_over(made, (3, columns)), depth
        over, proven = over + is_over, proven + text.surely_over(made, (3, columns))
    assert proven and proven >= over - 3, "all but those that are over by a line or two"


def test_what_is_surely_over_is_not_tried(given: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = ItemShapes(_trial(given), given.makeup, _item("compost"), 0, 80, {})
    maker.story.lines(3, 3)
    made = plain(3, NO_HEAD, 6, TextLook(), 3, 0)
    assert not made.pictures and maker.story.surely_over(made, (3, 3))
    monkeypatch.setattr(StoryText, "tried", lambda *_: pytest.fail("it is tried"))
    assert maker._judged(made, 0) is None


def test_a_head_is_measured_once_for_all_who_ask(given: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    measured, whole = [], trials.measure_head
    monkeypatch.setattr(trials, "measure_head", lambda *given: measured.append(given) or whole(*given))
    trial = _trial(given)
    styles = given.makeup.styles_of(3)
    first = Heads(trial, given.makeup, "compost", False).over(2, styles)
    count = len(measured)
    assert first and count and Heads(trial, given.makeup, "compost", False).over(2, styles) == first and len(measured) == count
    assert Heads(trial, given.makeup, "compost", False).over(3, styles) and len(measured) > count, "another width is another head"
