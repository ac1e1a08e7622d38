"""A text is set once for the same slots, whatever head or picture stands over them; another depth is another text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import linked_project

from banmian import processors
from banmian.diagnostics import Span
from banmian.flow import collect
from banmian.makeup.forms import PictureSize, TextLook, picture_under, plain
from banmian.makeup.heads import NO_HEAD
from banmian.makeup.inserts import caption_lines
from banmian.makeup.making import asked_of
from banmian.makeup.model import Item
from banmian.makeup.needs import StoryText
from banmian.makeup.offered import make_ahead, shapes_of
from banmian.makeup.ready import Ready, ready
from banmian.makeup.shape import Shape
from banmian.makeup.shapes import ItemShapes, Wanted
from banmian.makeup.trial import Trial
from banmian.pages import measuring
from banmian.pages.measuring import Remembering

ISSUE = "content/2020-08-12"
PLAN = "schema: 1\npages:\n  - {number: 3}\nstories:\n  - {id: compost, page: 3, rank: 1}\n  - {id: net, page: 3, rank: 3}\n"


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    root: Path = linked_project(tmp_path_factory.mktemp("tried") / "project")
    (root / ISSUE / "makeup.yaml").write_text(PLAN, encoding="utf-8")
    found, told = ready(root, ISSUE)
    assert found is not None, told
    return found


def test_a_text_is_set_once_for_the_same_slots(given: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, whole = [], measuring.stream_text
    monkeypatch.setattr(measuring, "stream_text", lambda *given: texts.append(given) or whole(*given))
    trial = Trial(given.plan, given.fonts, "base", given.grid_styles, 3, Remembering())
    size, look, stories = PictureSize(2, 12, 8, 15, 1), TextLook(), {"compost": ("compost",)}
    made = [picture_under(2, NO_HEAD, size, high, 20, look, 2, 0).fragment("compost") for high in (8, 10, 12)]
    done = [trial.tried(fragment, stories) for fragment in (*made, plain(2, NO_HEAD, 20, look, 2, 0).fragment("compost"))]
    assert len(texts) == 1 and {one.short for one in done if one is not None} == {done[0].short if done[0] is not None else None}
    other = trial.tried(plain(2, NO_HEAD, 21, look, 2, 0).fragment("compost"), stories)
    assert len(texts) == 2 and other is not None and done[0] is not None and other.short == done[0].short + 2


def test_a_text_with_more_white_or_opened_lines_stands_in_the_slots_that_it_had(
    given: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Trial(given.plan, given.fonts, "base", given.grid_styles, 3, Remembering())
    made = plain(2, NO_HEAD, 20, TextLook(), 2, 0)
    first = trial.tried(made.fragment("compost"), {"compost": ("compost",)})
    assert first is not None
    looks = [(1, False), (0, True), (2, True), (-1, False)]
    anew = [trial.tried(made.fragment("compost", *look), {"compost": ("compost",)}) for look in looks]
    monkeypatch.setattr(Trial, "layout", lambda *_: pytest.fail("the layout is made anew"))
    streams = [trial.filled(first, made.looks("compost", *look)).streams for look in looks]
    assert streams == [one.streams if one is not None else None for one in anew]
    assert first.streams not in streams[1:3], "opened lines change something"


def test_a_story_is_made_ready_once_for_columns_of_one_width(given: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, whole = [], collect.stream_paragraph
    monkeypatch.setattr(collect, "stream_paragraph", lambda *given: texts.append(given) or whole(*given))
    collect.ENTRIES.forget()
    trial = Trial(given.plan, given.fonts, "base", given.grid_styles, 3)

    def paragraphs(columns: int, depth: int) -> int:
        before = len(texts)
        trial.tried(plain(2, NO_HEAD, depth, TextLook(), columns, 0).fragment("compost"), {"compost": ("compost",)})
        return len(texts) - before

    assert paragraphs(2, 20) and not paragraphs(2, 21) and paragraphs(1, 20), "another width is another story"


def test_shapes_of_several_items_are_made_by_two_processes_and_known_from_then_on(
    given: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, asked = given.plans[0], asked_of(given, {})
    wanted = {0: Wanted(w=3), 1: Wanted(w=2)}
    one_by_one = [shapes_of(replace(asked, known={}), plan, asked.trial(plan), i, wanted[i]) for i in wanted]
    known: dict[str, list[Shape]] = {}
    apart, trial, begun, whole = replace(asked, known=known), asked.trial(plan), [], processors._Helper.begun
    monkeypatch.setattr(processors, "usable", lambda: 4)
    monkeypatch.setattr(processors, "copies_safely", lambda: True)
    monkeypatch.setattr(processors._Helper, "begun", staticmethod(lambda work, parts: begun.append(1) or whole(work, parts)))
    make_ahead(apart, plan, trial, wanted)
    assert len(begun) == 1 and len(known) == 2 and trial.calls
    monkeypatch.setattr(ItemShapes, "shapes", lambda _: pytest.fail("made anew"))
    assert [shapes_of(apart, plan, trial, i, wanted[i]) for i in wanted] == one_by_one and all(one_by_one)
    make_ahead(apart, plan, trial, wanted)
    assert len(begun) == 1, "nothing is missing"


@pytest.mark.parametrize(("credit", "lines"), [("\u5236\u56fe", 1), ("", 0)])
def test_a_credit_without_a_caption_takes_a_line_under_its_picture(given: Ready, credit: str, lines: int) -> None:
    """At a page's foot it would stand out of the type area (FRM003)."""
    trial = Trial(given.plan, given.fonts, "base", given.grid_styles, 3)
    piece = trial.pieces["compost"]
    bare = replace(piece.pictures[0], caption=None, credit=credit)
    trial.pieces["compost"] = replace(piece, pictures=(bare,))
    assert caption_lines(StoryText(trial, Item("compost", ("compost",), 3, Span("test"))), "", 1) == lines


def test_what_asks_for_captions_or_whether_a_table_is_drawn_has_no_text_set(given: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "stream_text", lambda *_: pytest.fail("a text is set"))
    trial = Trial(given.plan, given.fonts, "base", given.grid_styles, 3)
    story = StoryText(trial, Item("compost", ("compost",), 3, Span("test")))
    planned = story.planned(plain(1, NO_HEAD, 40, TextLook(), 1, 0).fragment("compost"))
    assert planned is not None and not planned.is_drawn
    assert caption_lines(story, "", 1)
    monkeypatch.setattr(StoryText, "planned", lambda *_: pytest.fail("it is asked again"))
    assert caption_lines(story, "", 1)
