"""A caption takes the lines that it needs, as many as its style has, and they are cut out of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from furniture_site import ISSUE, assets_of, specimen

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, Span
from banmian.display import GlyphRun, box_of
from banmian.geometry import Hull, Rect
from banmian.pages.assemble import assemble
from banmian.pages.caption import SetCaption
from banmian.pages.captions import CaptionSetter
from banmian.pages.sheet import Sheet
from banmian.plan import Plan
from banmian.text.single import Setter

SPAN = Span(f"{ISSUE}/articles/visit.md", 20, 5)
SHORT = "修缮后的普育里"
LONG = "修缮后的普育里：墙面、线缆、门头、花坛一并更新。弄口添了长凳，晾衣架收进了天井，晚上灯也亮了，孩子们在弄堂里跳皮筋。"


def with_caption(name: str, words: str, credit: str = "样报制图", **place: object) -> Plan:
    """The specimen with another caption under the picture at a place, and other numbers of that place."""
    plan = specimen()[0]
    pictures = list(plan.pictures)
    at = next(i for i, p in enumerate(pictures) if p.place.name == name)
    planned = pictures[at]
    assert planned.picture is not None
    caption = StyledText(words, span=SPAN) if words else None
    picture = replace(planned.picture, caption=caption, credit=credit)
    new = replace(planned.place, **place)  # type: ignore[arg-type]
    pictures[at] = replace(planned, picture=picture, place=new)
    return replace(plan, pictures=tuple(pictures))


def broken(name: str, words: str, sheet: int = 0, **more: object) -> tuple[SetCaption, list[GlyphRun], list[Diagnostic], Sheet]:
    """The caption, its runs, and what was said."""
    plan = with_caption(name, words, **more)  # type: ignore[arg-type]
    setter = CaptionSetter(plan.paper, Setter(specimen()[1]))
    done = setter.captions(Sheet(plan, sheet))
    on, caption = Sheet(plan, sheet, done.by_place), done.by_place[name]
    return caption, [i for i in setter.items(on, caption, None) if isinstance(i, GlyphRun)], list(done.diagnostics), on


def rows(runs: list[GlyphRun]) -> list[str]:
    """The text of each line."""
    return ["".join(t for r in runs if r.y == y for t in r.texts) for y in dict.fromkeys(r.y for r in runs)]


def cut(sheet: Sheet, place: str) -> Rect:
    """What the pictures take out of the lead's text."""
    where = sheet.layout.place(place)
    assert where is not None
    shape = sheet.exclusions(where, where.text[0])[0]
    assert isinstance(shape, Rect)
    return shape


def test_a_short_caption_stands_on_one_line_with_its_credit() -> None:
    caption, runs, found, _ = broken("lane", SHORT)
    assert rows(runs) == ["修缮后的普育里样报制图"] and caption.rows == 1 and found == []


def test_a_long_caption_takes_two_even_lines() -> None:
    caption, runs, found, sheet = broken("lane", LONG)
    assert caption.rows == 2 and found == []
    assert "".join(rows(runs)) == LONG + "样报制图"
    rect = sheet.picture_rect(caption.planned)
    assert all(rect.x0 <= box_of(r).x0 and box_of(r).x1 <= rect.x1 for r in runs)
    ends = [max(r.x + r.width for r in runs if r.y == y) for y in dict.fromkeys(r.y for r in runs)]
    assert abs(ends[0] - ends[1]) < 3 * 8500
    assert all(r.stretch == 1000 for r in runs)


def test_its_lines_are_cut_out_of_the_text() -> None:
    leading = specimen()[0].paper.grid.leading
    one, two = (cut(broken("lane", words)[3], "lead") for words in (SHORT, LONG))
    assert two.y1 - one.y1 == leading


def test_a_credit_without_room_stands_on_a_line_of_its_own() -> None:
    words = LONG[:45]
    caption, runs, found, sheet = broken("lane", words, credit="样报记者样一样二样三摄影样报制图")
    assert found == [] and caption.rows == 2
    assert rows(runs) == [words, "样报记者样一样二样三摄影样报制图"]
    assert max(r.x + r.width for r in runs) == sheet.picture_rect(caption.planned).x1


def test_what_needs_more_lines_is_told_with_what_fits() -> None:
    _, _, found, _ = broken("lane", LONG * 2)
    assert [d.code for d in found] == ["FRN004"]
    assert found[0].span == SPAN and found[0].place is not None and found[0].place.page == 1
    holds = int(found[0].message.rsplit(" ", 1)[1])
    assert broken("lane", (LONG * 2)[:holds])[2] == []
    assert [d.code for d in broken("lane", (LONG * 2)[: holds + 1])[2]] == ["FRN004"]


def test_a_round_picture_keeps_its_caption_within_what_is_kept_free() -> None:
    caption, runs, found, sheet = broken("night", "夜里的弄口，新装的探头和路灯守着晚归的人们", 1)
    assert caption.rows == 2 and found == []
    middle = sheet.picture_rect(caption.planned).x0 + sheet.picture_rect(caption.planned).x1
    for run in runs:
        assert middle // 2 - 78_000 <= run.x and run.x + run.width <= middle // 2 + 78_000
    kept = [
        next(s.rect for s in on.exclusions(on.layout.places[0], on.layout.places[0].text[0]) if isinstance(s, Hull))
        for on in (broken("night", SHORT, 1)[3], sheet)
    ]
    assert [rect.width for rect in kept] == [156_000, 156_000]
    assert kept[1].y1 - kept[0].y1 == sheet.grid.leading


def test_a_style_with_one_line_has_one() -> None:
    plan = with_caption("lane", LONG)
    styles = tuple((n, replace(s, lines=1) if n == "caption" else s) for n, s in plan.paper.line_styles)
    plan = replace(plan, paper=replace(plan.paper, line_styles=styles))
    found = CaptionSetter(plan.paper, Setter(specimen()[1])).captions(Sheet(plan, 0)).diagnostics
    assert [d.code for d in found] == ["FRN004"]


def test_a_credit_alone_that_is_too_wide_is_told() -> None:
    _, _, found, _ = broken("lane", "", credit="样报记者样一样二样三摄影样报制图" * 5)
    assert [d.code for d in found] == ["FRN004"] and found[0].message.startswith("the credit '")


def test_a_picture_that_keeps_no_lines_free_has_its_second_line_cut_out() -> None:
    on = broken("lane", LONG, clear=0)[3]
    where = on.layout.place("lead")
    assert where is not None
    shapes = on.exclusions(where, where.text[0])
    assert Rect(42480, on.grid.line_top(46), shapes[0].cut(0, 10**7)[1], on.grid.line_foot(46)) in shapes  # type: ignore[index]


@pytest.mark.parametrize("words", [LONG, "修缮后的普育里：墙面、线缆、门头、花坛一并更新。" * 2])
def test_the_page_has_nothing_on_anything(words: str) -> None:
    plan = with_caption("lane", words)
    found = assemble(plan, specimen()[1], assets_of(plan), "2020-08-12T00:00:00+08:00").diagnostics
    assert not [d for d in found if d.code.startswith("FRM")]


def test_a_second_line_on_a_rule_of_the_layout_is_told() -> None:
    plan = with_caption("portrait", "社区医生陆医生在诊室里听老人说话，桌上摊着病历", "制图")
    found = assemble(plan, specimen()[1], assets_of(plan), "2020-08-12T00:00:00+08:00").diagnostics
    assert [(d.code, d.span) for d in found if d.code.startswith("FRM")] == [("FRM002", SPAN)]


@pytest.mark.parametrize(("over", "codes"), [(False, ["FRM002"]), (True, [])])
def test_a_caption_on_its_own_picture_is_told_unless_the_layout_says_that_text_may_lie_there(over: bool, codes: list[str]) -> None:
    plan = with_caption("portrait", SHORT, "")
    at = next(i for i, p in enumerate(plan.pictures) if p.place.name == "portrait")
    place = plan.pictures[at].place
    inside = replace(place, over=over, caption=replace(place.caption, line=10))
    pictures = (*plan.pictures[:at], replace(plan.pictures[at], place=inside), *plan.pictures[at + 1 :])
    changed = replace(plan, pictures=pictures)
    found = assemble(changed, specimen()[1], assets_of(changed), "2020-08-12T00:00:00+08:00").diagnostics
    assert [d.code for d in found if d.code.startswith("FRM")] == codes


def test_places_on_the_second_page_of_a_spread_count_from_its_own_edge() -> None:
    _, _, found, on = broken("hall", LONG * 3, 3)
    place = found[0].place
    assert place is not None and place.rect is not None and place.page == 5
    assert 0 <= place.rect[0] < place.rect[2] <= on.grid.trim[0]


def test_a_picture_in_a_rectangle_has_the_white_around_it_that_is_asked() -> None:
    frame = Rect(200_000, 300_000, 260_000, 360_000)
    for clear, kept in ((None, frame), (0, frame), (10_000, Rect(190_000, 290_000, 270_000, 370_000))):
        plan = with_caption("lane", "", "", rect=frame, cols=None, lines=None, clear=clear)
        assert cut(Sheet(plan, 0), "lead") == kept


def test_no_line_under_a_picture_over_the_fold_crosses_it() -> None:
    _, runs, _, on = broken("hall", LONG, 3, cols=(3, 8), lines=(20, 40), rect=None, shape=None)
    assert max(box_of(r).x1 for r in runs) <= on.grid.trim[0]
