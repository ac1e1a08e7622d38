"""Which captions may take a line more or less: long enough, below their picture, in a style that has two lines, not held still."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.build import Job, Planned, load, plan_of
from banmian.content.model import StyledText
from banmian.copyfit.captions import OtherCaptions
from banmian.copyfit.relayout import with_layout
from banmian.copyfit.reshape import FormName, Shape
from banmian.copyfit.shapes import Asked, BlockShapes
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.pages.captions import CaptionSetter
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan, PlannedPicture
from banmian.template.copyfit import Copyfit
from banmian.template.model import CaptionPlace
from banmian.text.single import Setter

CAPTION = CaptionPlace(None, "start", 0, True)


@pytest.fixture(scope="module")
def planned() -> Planned:
    done, _ = plan_of(load(Job(Path(__file__).resolve().parents[3], "content/2020-08-12")))
    assert done is not None
    return done


def state_of(planned: Planned, plan: Plan) -> SheetState:
    """The front page of a plan, its captions broken."""
    setter = CaptionSetter(plan.paper, Setter(planned.fonts))
    sheets = tuple(Sheet(plan, i, setter.captions(Sheet(plan, i)).by_place) for i in range(len(plan.sheets)))
    return SheetState(plan, sheets, 0)


def with_picture(planned: Planned, words: str = "", **place: object) -> Plan:
    """The specimen with another caption and other numbers of the picture's place on the front page."""
    plan = planned.plan
    layout = plan.sheets[0].layout
    shown = tuple(replace(p, **place) if p.name == "lane" else p for p in layout.pictures)  # type: ignore[arg-type]
    plan = with_layout(plan, 0, replace(layout, pictures=shown))
    return replace(plan, pictures=tuple(_worded(p, words) if p.place.name == "lane" and words else p for p in plan.pictures))


def _worded(planned: PlannedPicture, words: str) -> PlannedPicture:
    assert planned.picture is not None
    return replace(planned, picture=replace(planned.picture, caption=StyledText(words, span=planned.picture.span)))


def lines_more(planned: Planned, plan: Plan) -> int:
    """By how many lines the caption of the front page may be longer; 0 where it keeps its own."""
    other = OtherCaptions(state_of(planned, plan), planned.fonts).of("lane")
    return other.lines if other is not None else 0


@pytest.mark.parametrize(
    ("words", "place", "lines"),
    [
        pytest.param("", {}, 1, id="long enough"),
        pytest.param("修缮后的普育里：墙面、线缆、门头、花坛", {}, 0, id="of less than half its line"),
        pytest.param("修缮后的普育里：墙面、线缆、门头、花坛一并更新。" * 3, {}, 0, id="in two lines because it needs them"),
        pytest.param("", {"copyfit": False}, 0, id="held still"),
        pytest.param("", {"caption": replace(CAPTION, line=46)}, 0, id="on a line of its own"),
        pytest.param("", {"caption": replace(CAPTION, side="inside")}, 0, id="inside"),
        pytest.param("", {"caption": replace(CAPTION, lines=1)}, 0, id="that may take one line"),
        pytest.param("", {"caption": replace(CAPTION, least=2)}, -1, id="in two lines because the layout says so"),
    ],
)
def test_which_captions_take_other_lines(planned: Planned, words: str, place: dict[str, object], lines: int) -> None:
    assert lines_more(planned, with_picture(planned, words, **place)) == lines


def test_none_in_a_pinned_place_or_where_the_paper_wants_longer_ones(planned: Planned) -> None:
    layout = planned.plan.sheets[0].layout
    places = tuple(replace(p, pin="place") if p.name == "lead" else p for p in layout.places)
    assert lines_more(planned, with_layout(planned.plan, 0, replace(layout, places=places))) == 0
    paper = replace(planned.plan.paper, copyfit=replace(planned.plan.paper.copyfit, caption_words=60))
    assert lines_more(planned, replace(planned.plan, paper=paper)) == 0


@pytest.mark.parametrize(("words", "lines"), [("修缮后的普育里：墙面、线缆、花坛", 1), ("修缮后的普育里：墙面，线缆花坛", 0)])
def test_none_of_fewer_characters_than_the_paper_wants(planned: Planned, words: str, lines: int) -> None:
    plan = with_picture(planned, words)
    paper = replace(plan.paper, copyfit=replace(plan.paper.copyfit, caption_width=100))
    assert len(words) == 15 + lines and lines_more(planned, replace(plan, paper=paper)) == lines


def test_a_phrase_is_not_parted(planned: Planned) -> None:
    """A long number, which lines could part, and a word that none can."""
    assert lines_more(planned, with_picture(planned, "一二三四五六七八九十百千万" * 3)) == 0
    assert lines_more(planned, with_picture(planned, "internationalization_of_telecommunication_")) == 0


@pytest.mark.parametrize("level", [1, 2])
def test_from_level_2_on_where_the_text_is_short(planned: Planned, level: int) -> None:
    state = state_of(planned, planned.plan)
    [block] = [b for b in state.blocks if "lead" in b.places]
    shapes, asked = BlockShapes(state, Copyfit(level), Texts(planned.fonts)), Asked(block, 1, level, True)
    found = list(shapes.captioned(asked, Shape(1, gaps=(("lead", 1),)), over=False, short=True))
    assert found == ([Shape(1, gaps=(("lead", 1),), captions=(("lane", 1),))] if level == 2 else [])
    assert not list(shapes.captioned(asked, Shape(1), over=True, short=False))
    assert not [again for shape in found for again in shapes.captioned(asked, shape, over=False, short=True)], "each once"
    width = Shape(1, form=FormName("width", "lane", 3, 2))
    assert not list(shapes.captioned(asked, width, over=False, short=True)), "over other columns it is broken anew"
