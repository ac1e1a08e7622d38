"""What makeup.yaml asks for, joined with its issue and its paper: items by rank and name, pins, corners of advertisements."""

from __future__ import annotations

from functools import cache

from project import REPOSITORY

from banmian.content.loader import load_content
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.makeup.model import PagePlan, Pin
from banmian.makeup.reading import PlanReader
from banmian.makeup.schema import MakeupFileEntry
from banmian.sources import checked
from banmian.sources.reading import SourceText
from banmian.template.loader import load_paper
from banmian.template.makeup import NO
from banmian.template.model import Paper

ISSUE = "content/2020-08-12"


@cache
def paper() -> Paper:
    fonts, _ = FontBook.load(REPOSITORY)
    assert fonts is not None
    loaded, _ = load_paper(REPOSITORY, REPOSITORY / "layouts/chenbao", fonts.ascents)
    assert loaded is not None
    return loaded[0]


def read(text: str) -> tuple[tuple[PagePlan, ...], list[Diagnostic]]:
    content, _ = load_content(REPOSITORY, ISSUE)
    document, entry, faults = checked(SourceText("makeup.yaml", text), MakeupFileEntry)
    assert content is not None and document is not None and entry is not None, faults
    reader = PlanReader(entry, document, content, paper())
    return reader.plans(), reader.faults


TEXT = """\
schema: 1
pages:
  - {number: 2, furniture: [{kind: folio, cols: 1-5, lines: head}]}
  - {number: 1, lines: 13-80, movable: [{kind: index, cols: 1-2, lines: 20-30}]}
stories:
  - {id: net, page: 2, rank: 1}
  - {id: halfyear, page: 1, rank: 2, jump: 2}
  - {id: visit, page: 1, rank: 1, beside: visit#more}
  - {id: [window, parking], page: 2, rank: 5}
adverts:
  - {id: psa, page: 2, cols: 2, lines: 10, at: bottom-right}
pins:
  net: {cols: 1-4}
"""


def test_pages_come_by_number_and_items_by_rank_and_name() -> None:
    (first, second), faults = read(TEXT)
    assert not faults
    assert (first.number, first.lines, first.height, first.layout) == (1, (13, 80), 68, "auto-01")
    assert [item.name for item in first.items] == ["visit", "halfyear", "index-1"]
    assert [item.name for item in second.items] == ["net", "halfyear", "psa", "window-bundle"]
    assert second.furniture == ((("kind", "folio"), ("cols", "1-5"), ("lines", "head")),)


def test_a_story_that_goes_on_is_an_item_of_both_pages_and_less_important_on_the_second() -> None:
    (first, second), _ = read(TEXT)
    begun, going = (next(i for i in page.items if i.name == "halfyear") for page in (first, second))
    assert (begun.jump, begun.continued, begun.rank) == (True, False, 2)
    assert (going.jump, going.continued, going.rank) == (False, True, 3)


def test_pins_and_corners_are_places_on_the_page() -> None:
    (_, second), _ = read(TEXT)
    pins = {item.name: item.pin for item in second.items}
    assert pins["net"] == Pin((1, 4), None) and pins["psa"] == Pin((4, 5), (71, 80)) and pins["halfyear"] == Pin()


def test_what_is_not_there_is_told_and_nothing_planned() -> None:
    plans, faults = read(TEXT.replace("net: {cols", "nett: {cols").replace("number: 2", "number: 9").replace("page: 2", "page: 9"))
    assert not plans
    assert [d.code for d in faults] == ["MKP002"] * 3
    assert [d.hint for d in faults][-1] == "did you mean `net`?"


def test_a_spread_is_made_by_hand() -> None:
    spread = TEXT.replace("number: 2,", "number: 4,").replace("page: 2", "page: 4").replace("jump: 2", "jump: 4")
    assert [d.message for d in read(spread)[1]] == ["page 4 is part of a spread"]


def test_the_paper_says_which_heads_and_widths_a_rank_has() -> None:
    makeup = paper().makeup
    assert makeup is not None
    assert makeup.styles_of(1)[0] == "lead" and makeup.styles_of(9) == makeup.styles_of(5)
    assert makeup.width(1, 1) == NO and makeup.width(1, 4) == 0 and makeup.width(1, 12) == NO
