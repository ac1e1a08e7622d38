"""The examples of docs/kit/blocks: each element of the kit on a page of its own, with real faces, free of faults."""

from __future__ import annotations

import re
from pathlib import Path as File
from typing import get_args

import pytest
from project import kit_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.content.model import Sky
from banmian.display import Box, GlyphRun, Group, Item, Link, Page, Path, box_of, outline_box, walk
from banmian.pdf.tagging import Tagger
from banmian.pdf.tree import Node

ISSUE = "content/2024-10-19"
ALT = "\u4e24\u53ea\u72d7\u4ece\u6728\u95e8\u91cc\u63a2\u51fa\u5934\u6765"
DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48">
<circle cx="24" cy="24" r="9" fill="var(--{})"/></svg>
"""
RED = (0, 920, 850, 120)
TITLE, SHORT = "\u8c46\u5305\u829d\u9ebb\u7b49\u4e00\u6247\u95e8", "\u7b49\u4e00\u6247\u95e8"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return set_issue(Job(kit_project(tmp_path_factory.mktemp("kit"), "blocks"), ISSUE))


@pytest.fixture(scope="module")
def pages(outcome: Outcome) -> dict[str, Page]:
    """Each page of the example by the layout that it shows."""
    assert outcome.issue is not None
    return {sheet.layout.name: page for sheet, page in zip(outcome.issue.plan.sheets, outcome.issue.display.pages, strict=True)}


@pytest.fixture
def weather(tmp_path: File) -> File:
    """The example with the page of the weather alone."""
    return alone(tmp_path, "weather")


def alone(root: File, layout: str) -> File:
    """The example of which one page is left, and no teaser."""
    issue = kit_project(root, "blocks") / ISSUE / "issue.yaml"
    rows = issue.read_text(encoding="utf-8").split("\n")
    gone = ("  - {number:", "  - {story:", "teasers:", *(("adverts:",) if layout != "ears" else ()))
    kept = [row for row in rows if not row.startswith(gone) or f"layout: {layout}" in row]
    text = re.sub("number: [0-9]+, name", "number: 1, name", "\n".join(kept))
    issue.write_text(re.sub("page-count: [0-9]+", "page-count: 1", text), encoding="utf-8")
    return root


def said(root: File) -> list[tuple[str, str]]:
    """Codes and messages of warnings and errors, but of articles that no page places."""
    told = set_issue(Job(root, ISSUE)).diagnostics
    return [(d.code, d.message) for d in told if d.severity.word != "info" and d.code not in ("PLN007", "SRC011")]


def runs(items: tuple[Item, ...], story: str, role: str = "body", block: int | None = None) -> list[GlyphRun]:
    return [
        i for i in walk(items)
        if isinstance(i, GlyphRun) and (i.tag.story, i.tag.role) == (story, role) and block in (None, i.tag.block)
    ]  # fmt: skip


def text(some: list[GlyphRun]) -> str:
    return "".join("".join(run.texts) for run in some)


def test_nothing_is_to_be_told_of_the_examples(outcome: Outcome) -> None:
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []


# --- comment and letters ---------------------------------------------------------------------------------------------


def test_a_comment_stands_beside_a_bar_down_its_left_side(pages: dict[str, Page]) -> None:
    items = pages["letters"].items
    bar = next(i for i in walk(items) if isinstance(i, Box) and i.ink.name == "red" and i.frame and i.frame.kind == "box")
    assert bar.rect.width == 2_000 and bar.rect.height > 20 * bar.rect.width
    body = runs(items, "bench")
    assert min(box_of(run).x0 for run in body) >= bar.rect.x0 + 12_000
    assert max(box_of(run).x1 for run in body) > pages["letters"].trim[0] - bar.rect.x0 - 2_000, "no white at its right"


def test_a_letter_begins_flush_and_is_signed_at_the_end_of_its_lines(pages: dict[str, Page]) -> None:
    items = pages["letters"].items
    left = min(run.x for run in runs(items, "lamp"))
    salutation, first, signature = runs(items, "lamp", block=0), runs(items, "lamp", block=1), runs(items, "lamp", block=3)
    assert salutation[0].x == left and first[0].x == left + 2 * 9_000
    lines = sorted({run.y for run in signature})
    assert len(lines) == 2, "who, then where and when"
    ends = [max(run.x + run.width for run in signature if run.y == y) for y in lines]
    column = max(run.x + run.width for run in first)
    assert all(abs(column - 9_000 - end) < 700 for end in ends), "an em from the column's edge"
    assert {run.face for run in signature} == {"kai"} and {run.face for run in first} == {"song-regular"}


# --- classified ------------------------------------------------------------------------------------------------------


def test_rules_part_the_items_of_a_column_and_nothing_else(pages: dict[str, Page]) -> None:
    """Of nineteen items four follow their group's head, and one begins a column."""
    items = pages["classified"].items
    groups = ("rooms", "jobs", "trade", "found")
    firsts = [runs(items, story, block=k)[:1] for story in groups for k in range(5)]
    begun = {(run.x, run.y) for some in firsts for run in some}
    rules = {(i.rect.x0, i.rect.y0) for i in walk(items) if isinstance(i, Box) and i.rect.height == 250}
    assert len(begun) == 19 and len(rules) == 14
    assert rules < {(x, y - 7_500 * 880 // 1000 - 2_250 - 125) for x, y in begun}, "amid the white over an item's first line"
    heads = [i for i in walk(items) if isinstance(i, GlyphRun) and i.tag.role == "headline" and i.ink.name == "white"]
    assert {head.tag.story for head in heads} == set(groups)


def test_lead_words_are_bold_up_to_the_mark(pages: dict[str, Page]) -> None:
    first = runs(pages["classified"].items, "trade", block=0)
    assert [(text([run]), run.face) for run in first][:2] == [
        ("\u94a2\u7434", "hei-bold"),
        ("\uff1a\u7acb\u5f0f\uff0c\u4e00\u4e5d\u4e5d\u516d\u5e74\uff0c", "hei-regular"),
    ]


# --- weather ---------------------------------------------------------------------------------------------------------


def test_the_days_stand_beside_today_where_it_is_wide_and_else_below(pages: dict[str, Page]) -> None:
    found = [i for i in walk(pages["weather"].items) if isinstance(i, GlyphRun) and i.tag.role == "weather"]
    assert {run.ink.name for run in found} == {"k"}
    degrees = sorted((run.y, run.x) for run in found if run.size == 19_000)
    days = sorted((run.x, run.y) for run in found if text([run]).startswith("\u5468"))
    today = {x: y for y, x in degrees}
    left, right = sorted(today)
    beside = [(x, y) for x, y in days if y < today[left]]
    assert len({x for x, _ in beside}) == 3 and min(x for x, _ in beside) > left
    below = [(x, y) for x, y in days if y > today[right] and x > 300_000]
    assert len({x for x, _ in below}) == 3, "in the ear"
    drawn = [i for i in walk(pages["weather"].items) if isinstance(i, Path) and i.frame and "symbol" in i.frame.name]
    thin = [i for i in drawn if i.stroke is not None and i.stroke.width < 1_000]
    assert thin and {i.stroke.ink.name for i in thin if i.stroke} == {"k"}, "thin lines stand in one ink"
    assert "red" in {i.stroke.ink.name for i in drawn if i.stroke}


def test_what_the_weather_has_no_room_for_and_what_is_not_there_is_told(weather: File) -> None:
    layout, issue = weather / "layouts/kit/pages/weather.yaml", weather / ISSUE / "issue.yaml"
    spoil(layout, {"cols: 3, lines: 1-8": "cols: 3, lines: 1-6"})
    found = said(weather)
    assert [code for code, _ in found] == ["FRN002"] and "it lacks 8." in found[0][1], found
    spoil(issue, {"sky: rain": "sky: rian"})
    ((code, message),) = said(weather)
    assert (code, message) == ("YML008", "`rian` is no value of `sky`")
    text = issue.read_text(encoding="utf-8")
    start, end = text.index("weather:\n"), text.index("pages:\n")
    issue.write_text(f"{text[:start]}weather: \u6674\n{text[end:]}", encoding="utf-8")
    assert sorted(code for code, _ in said(weather)) == ["FRN010", "FRN010", "TXT011"]


def test_each_sky_has_its_symbol_on_the_page(weather: File) -> None:
    issue = weather / ISSUE / "issue.yaml"
    spoil(weather / "layouts/kit/pages/weather.yaml", {"day-symbol: 24pt": "day-symbol: 14pt"})
    before, rest = issue.read_text(encoding="utf-8").split("  days:\n")
    for skies in (get_args(Sky)[:6], get_args(Sky)[6:]):
        days = ", ".join(f"{{day: \u4e00, sky: {sky}, degrees: 9}}" for sky in skies)
        facts = rest[rest.index("  facts:") :]
        issue.write_text(f"{before}  days: [{days}]\n{facts}", encoding="utf-8")
        done = set_issue(Job(weather, ISSUE))
        assert done.issue is not None and [d for d in done.diagnostics if d.code.startswith("FR")] == []
        drawn = {i.frame.name for i in walk(done.issue.display.pages[0].items) if isinstance(i, Path) and i.frame}
        assert {f"the symbol `{sky}` of the weather" for sky in skies} <= drawn
    spoil(weather / "layouts/kit/pages/weather.yaml", {"day-symbol: 14pt": "day-symbol: 24pt"})
    assert said(weather) == [("FRN002", "the weather has 6 days and room for 5")]


def test_a_paper_may_draw_its_own_symbols(weather: File) -> None:
    own = weather / "layouts/kit/symbols/rain.svg"
    own.parent.mkdir()
    own.write_text(DRAWN.format("sea"), encoding="utf-8")
    done = set_issue(Job(weather, ISSUE))
    assert done.issue is not None and [d for d in done.diagnostics if d.severity.word == "error"] == []
    drawn = [i for i in walk(done.issue.display.pages[0].items) if isinstance(i, Path) and i.frame and "`rain`" in i.frame.name]
    assert [i.fill.name for i in drawn if i.fill] == ["sea", "sea"]
    own.write_text(DRAWN.format("see"), encoding="utf-8")
    found = [d for d in set_issue(Job(weather, ISSUE)).diagnostics if d.severity.word == "error"]
    assert [(d.code, d.span.file if d.span else "") for d in found] == [("PIC023", "layouts/kit/symbols/rain.svg")]


# --- teasers ---------------------------------------------------------------------------------------------------------


def test_a_teaser_shows_its_storys_picture_and_leads_to_its_page(pages: dict[str, Page]) -> None:
    items = pages["teaser"].items
    links = [i for i in items if isinstance(i, Link)]
    assert [(link.page, link.story) for link in links] == [(6, "dogs"), (6, "dogs")]
    pictures = [i for i in items if isinstance(i, Group)]
    beside, over = (outline_box(picture.clip) for picture in pictures)
    assert {picture.alt for picture in pictures} == {ALT} and all(picture.tag.story == "" for picture in pictures)
    assert beside.width == 110_000 and over.height == 100_000
    told = [i for i in walk(items) if isinstance(i, GlyphRun) and i.tag.role == "teaser"]
    title = [run for run in told if run.size == 15_000]
    assert text(title) == TITLE + SHORT, "the story's index title, and the teaser's own"
    assert title[0].x > beside.x1 and title[-1].y > over.y1
    inside = [any(link.rect.overlaps(box_of(run)) for link in links) for run in told]
    assert all(inside), "all of it can be followed"


def test_a_teaser_is_one_link_in_the_webs_pdf(outcome: Outcome) -> None:
    assert outcome.issue is not None
    display = outcome.issue.display
    tagger = Tagger(display)
    for index, page in enumerate(display.pages):
        tagger.page(index, page)
    part = tagger.root.kids[4]
    assert isinstance(part, Node)
    sections = [kid for kid in part.kids if isinstance(kid, Node) and kid.kind == "Sect"]
    assert [[kid.kind for kid in section.kids if isinstance(kid, Node)] for section in sections] == [["P"], ["P"]]


def test_a_teaser_of_what_is_not_there_is_told(tmp_path: File) -> None:
    root = kit_project(tmp_path, "blocks")
    issue, layout = root / ISSUE / "issue.yaml", root / "layouts/kit/pages/teaser.yaml"
    spoil(issue, {"story: dogs, title": "story: lamp, title", "story: dogs, text": "story: dgos, text"})
    assert [code for code, _ in said(root)] == ["CNT044", "CNT045"]
    spoil(issue, {"story: dgos, text": "story: dogs, text", "story: lamp, title": "picture: 0, story: lamp, title"})
    dogs = root / ISSUE / "articles/dogs.md"
    dogs.rename(dogs.with_suffix(".away"))
    assert "CNT044" not in [code for code, _ in said(root)], "that its article is missing is told already"
    dogs.with_suffix(".away").rename(dogs)
    spoil(layout, {"nth: 2": "nth: 3"})
    assert sorted(code for code, _ in said(root)) == ["CNT046", "FRN011"]


# --- pull quotes over two columns ------------------------------------------------------------------------------------


def test_two_columns_go_on_under_a_quote_over_both(pages: dict[str, Page]) -> None:
    items = pages["quote"].items
    upper, lower = sorted(i.rect.y0 for i in walk(items) if isinstance(i, Box) and i.rect.height == 800 and i.rect.x0 < 100_000)
    quote, body = runs(items, "tide#words", "pullquote"), runs(items, "tide")
    assert all(upper < box_of(run).y0 and box_of(run).y1 < lower for run in quote)
    assert text(quote[:1])[-1] == "\uff0c", "its first line ends at a phrase"
    for x in sorted({run.frame.rect.x0 for run in body if run.frame})[:2]:
        column = [box_of(run) for run in body if run.frame and run.frame.rect.x0 == x]
        assert any(box.y1 < upper for box in column) and any(box.y0 > lower for box in column)
        assert not any(box.y0 < lower and box.y1 > upper for box in column)


def test_two_columns_go_round_a_quote_amid_them(pages: dict[str, Page]) -> None:
    items = pages["quote"].items
    rules = [i.rect for i in walk(items) if isinstance(i, Box) and i.rect.height == 800 and i.rect.x0 > 100_000]
    (left, right), (upper, lower) = (rules[0].x0, rules[0].x1), sorted(rule.y0 for rule in rules)
    beside = [box_of(run) for run in runs(items, "tide") if box_of(run).y0 < lower and box_of(run).y1 > upper]
    before, after = [b for b in beside if b.x1 <= left], [b for b in beside if b.x0 >= right]
    assert before and after and len(before) + len(after) == len(beside)
    assert min(left - b.x1 for b in before) >= 10_000 and min(b.x0 - right for b in after) >= 10_000, "with white"


# --- section colour --------------------------------------------------------------------------------------------------


def test_a_page_is_in_the_colour_of_its_section(pages: dict[str, Page]) -> None:
    names = {name: {i.ink.name for i in walk(page.items) if isinstance(i, GlyphRun | Box)} for name, page in pages.items()}
    assert {"moss", "moss 14%"} <= names["adoption"] and "sea" in names["quote"]
    assert not names["letters"] & {"moss", "sea"} and "section" in names["letters"], "the accent, by the name that stands in"
    folio = next(i for i in walk(pages["letters"].items) if isinstance(i, Box) and i.ink.name == "section")
    assert folio.ink.cmyk == RED
    assert "section" not in {name.partition(" ")[0] for page in ("adoption", "quote") for name in names[page]}


def test_a_section_that_the_paper_has_not_is_told(tmp_path: File) -> None:
    root = kit_project(tmp_path, "blocks")
    issue, paper = root / ISSUE / "issue.yaml", root / "layouts/kit/paper.yaml"
    spoil(issue, {"section: \u6d77\u8fb9": "section: \u6d77\u5cb8"})
    assert said(root) == [("CNT047", "the paper has no section '\u6d77\u5cb8'")]
    spoil(paper, {"  sea: [": "  section: [0, 0, 0, 50]\n  sea: ["})
    assert ("TPL010", "an ink may not be called `section`") in said(root)
    spoil(paper, {"  section: [0, 0, 0, 50]\n": "", "\u6d77\u8fb9: sea": "\u6d77\u8fb9: see"})
    assert [(code, message) for code, message in said(root) if code == "TPL003"] == [("TPL003", "there is no ink `see`")]


# --- ears ------------------------------------------------------------------------------------------------------------


def test_weather_and_an_advertisement_stand_in_the_band_of_the_masthead(pages: dict[str, Page]) -> None:
    items = pages["ears"].items
    name = next(box_of(i) for i in walk(items) if isinstance(i, GlyphRun) and i.size == 58_000)
    advert = next(outline_box(i.clip) for i in items if isinstance(i, Group) and i.frame and i.frame.kind == "advert")
    weather = [box_of(i) for i in walk(items) if isinstance(i, GlyphRun) and i.tag.role == "weather"]
    assert max(box.x1 for box in weather) < name.x0 < name.x1 < advert.x0
    label = [box_of(i) for i in walk(items) if isinstance(i, GlyphRun) and text([i]) == "\u5e7f\u544a"]
    assert len(label) == 1 and advert.x0 < label[0].x0
    assert (advert.x1 - label[0].x1, advert.y1 - label[0].y1) == (1_200 + 2_000,) * 2, "within the frame that it draws"


def test_an_ear_that_reaches_out_of_the_band_or_onto_the_name_is_told(tmp_path: File) -> None:
    layout = alone(tmp_path, "ears") / "layouts/kit/pages/ears.yaml"
    spoil(layout, {"{cols: 3, lines: 2-9}": "{cols: 3, lines: 2-12}"})
    assert said(tmp_path) == [("TPL005", "the advertisement ear lies over the nameplate on lines 2-11")]
    spoil(layout, {"{cols: 3, lines: 2-12}": "{cols: 2, lines: 2-9}"})
    assert [code for code, _ in said(tmp_path)] == ["FRM002"] * 2


# --- what cannot be --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "good", "bad", "told"),
    [
        ("issue.yaml", "crop: [0, 8%, 0, 20%]", "crop: [60%, 0, 60%, 0]", "YML008 the crop leaves nothing of the picture"),
        ("issue.yaml", "  sky: sun-cloud", "  sky: [sun]", "YML008 a list or a mapping is no value of `sky`"),
        ("adoption", "padding: 8pt", "padding: -8pt", "TPL007 the text of `how` would stand out of its box"),
        ("letters", "weight: 2pt", "weight: 20pt", "TPL007 the bar of `comment` is thicker than the box's padding"),
        ("letters", "side: left", "side: right", "YML008 `right` is no value of `side`"),
        ("paper.yaml", "rule: 0.25pt, lead", "rule: -1pt, lead", "YML008 '-1pt' is too small"),
        ("paper.yaml", "roles: {accent: red,", "roles: {accent: red, section: nope,", "TPL003 there is no ink `nope`"),
        ("teaser", "picture-height: 100pt", "picture-height: -1pt", "YML008 '-1pt' is too small"),
        ("letters", "rule: 0.3pt}", "rule: -3pt}", "YML008 '-3pt' is too small"),
        ("teaser", "nth: 2", "nth: 0", "YML008 `nth` is too small"),
    ],
)
def test_what_cannot_be_is_told_at_its_line(tmp_path: File, file: str, good: str, bad: str, told: str) -> None:
    root = kit_project(tmp_path, "blocks")
    kit = root / "layouts/kit"
    path = {"issue.yaml": root / ISSUE / file, "paper.yaml": kit / file}.get(file, kit / f"pages/{file}.yaml")
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").split("\n"), 1) if good in text)
    spoil(path, {good: bad})
    found = [d for d in set_issue(Job(root, ISSUE)).diagnostics if f"{d.code} {d.message}".startswith(told)]
    assert found and found[0].span is not None and found[0].span.line == line
