"""What goes stale when an issue is made from the last one: numbers, days, short titles, articles that nobody placed or wrote."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from banmian.content.earlier import copied_weather
from banmian.content.loader import load_article, load_content
from banmian.content.model import Article, Content, Head, Issue, Piece, StyledText
from banmian.diagnostics import Diagnostic, Span
from banmian.plan.facts import current_facts
from banmian.plan.join import plan_issue
from banmian.template.loader import load_template
from banmian.template.model import Paper

ROOT = Path(__file__).resolve().parents[3]
SPAN = Span("issue.yaml", 5, 3)


@pytest.fixture(scope="module")
def specimen() -> tuple[Content, Paper]:
    content, _ = load_content(ROOT, "content/2020-08-12")
    assert content is not None
    template, _ = load_template(ROOT, "chenbao", "content/2020-08-12", [])
    assert template is not None
    return content, template.paper


def issue_of(content: Content, **changes: object) -> Issue:
    return replace(content.issue, **changes)  # type: ignore[arg-type]


def field(specimen: tuple[Content, Paper], words: str, offset: int | None = 0, **changes: object) -> tuple[str, list[Diagnostic]]:
    """A field of the masthead as it is shown, and what is said of it."""
    content, paper = specimen
    fields = (("notice", StyledText(words, (), SPAN, ((0, 5, 3),))),)
    issue = issue_of(content, fields=fields, imprint=(), **changes)
    filled, found = current_facts(replace(content, issue=issue, articles=()), replace(paper, total_offset=offset))
    return filled.issue.fields[0][1].text, found


def test_the_specimen_has_nothing_stale(specimen: tuple[Content, Paper]) -> None:
    content, found = current_facts(*specimen)
    assert found == []
    assert dict(content.issue.fields)["total-number"].text == "总第42期"
    assert dict(content.issue.imprint)["期号"].text == "总第42期"


def test_placeholders_are_filled(specimen: tuple[Content, Paper]) -> None:
    words = "第{number}期 总第{total}期 {date} 下期{next-date} 共{pages}版"
    shown, found = field(specimen, words, 100)
    assert (shown, found) == ("第42期 总第142期 2020年8月12日 下期2020年9月9日 共8版", [])


@pytest.mark.parametrize(
    ("words", "offset", "expected"),
    [
        ("总第{totl}期", 0, "there is no fact `{totl}`"),
        ("总第{total}期", None, "there is no fact `{total}`"),
        ("{}", 0, "there is no fact `{}`"),
    ],
)
def test_an_unknown_fact_is_told(specimen: tuple[Content, Paper], words: str, offset: int | None, expected: str) -> None:
    shown, found = field(specimen, words, offset)
    assert [(d.code, d.message) for d in found] == [("CNT034", expected)]
    assert shown == words
    assert found[0].span == Span("issue.yaml", 5, 3 + words.index("{"))


@pytest.mark.parametrize(
    ("words", "offset", "number", "stale"),
    [
        ("总第42期", 0, 43, True),
        ("总第42期", None, 43, True),  # a total is never less than the number
        ("总第142期", None, 43, False),
        ("总第143期", 100, 43, False),
        ("第42期", 0, 43, True),
        ("第 43 期", 0, 43, False),
        ("总第43期", 0, 43, False),
    ],
)
def test_a_typed_number_is_compared(
    specimen: tuple[Content, Paper], words: str, offset: int | None, number: int, stale: bool
) -> None:
    _, found = field(specimen, words, offset, number=number)
    assert [d.code for d in found] == ["CNT030"] * stale


@pytest.mark.parametrize(
    ("words", "stale"),
    [
        ("投稿截止8月5日", True),
        ("8月12日出版", False),
        ("下期8月26日出版", False),
        ("2020-08-05", True),
        ("2020年7月30日", True),
        ("2012年8月5日创刊", False),
        ("3月5日创刊", False),
        ("12月28日", False),
        ("电话：021-0000 0042", False),
        ("CN 00-0000（样）", False),
        ("13月45日", False),
    ],
)
def test_a_day_that_is_past_is_told(specimen: tuple[Content, Paper], words: str, stale: bool) -> None:
    assert [d.code for d in field(specimen, words)[1]] == ["CNT031"] * stale


def test_a_day_of_last_december_is_near_in_january(specimen: tuple[Content, Paper]) -> None:
    day = datetime.date(2021, 1, 6)
    assert [d.code for d in field(specimen, "12月30日", date=day)[1]] == ["CNT031"]


@pytest.mark.parametrize(
    ("title", "headline", "deck", "stale"),
    [
        ("弄堂装上“神经末梢”", "停车自治小组上岗", "", True),
        ("停车小组上岗了", "停车自治小组上岗", "", False),
        ("门磁烟感进弄堂", "弄口的新眼睛", "门磁、烟感、水浸一并装上", False),
        ("好", "停车自治小组上岗", "", False),
        ("NEWS", "停车自治小组上岗", "", False),
    ],
)
def test_a_short_title_of_another_headline_is_told(
    specimen: tuple[Content, Paper], title: str, headline: str, deck: str, stale: bool
) -> None:
    content, paper = specimen
    head = Head(headline=StyledText(headline), deck=StyledText(deck) if deck else None, index_title=StyledText(title, (), SPAN))
    piece = Piece("a", head, (), (), SPAN)
    found = current_facts(replace(content, articles=(Article("a", "a.md", (piece,)),)), paper)[1]
    assert [(d.code, d.span) for d in found] == [("CNT032", SPAN)] * stale


# --- unplaced --------------------------------------------------------------------------------------------------------


def planned(specimen: tuple[Content, Paper], kept: int) -> list[Diagnostic]:
    """What is said where only the first pages are there."""
    content, paper = specimen
    issue = issue_of(content, pages=content.issue.pages[:kept], page_count=kept, threads=(), adverts=())
    names = [p.layout for p in issue.pages]
    template, _ = load_template(ROOT, "chenbao", "content/2020-08-12", names)
    assert template is not None
    return list(plan_issue(replace(content, issue=issue), paper, dict(template.pages))[1])


def test_articles_that_no_page_places_are_told_once(specimen: tuple[Content, Paper]) -> None:
    found = planned(specimen, 1)
    told = [d for d in found if d.code == "PLN007"]
    assert len(told) == 1 and told[0].message.startswith(f"no page places {len(specimen[0].articles) - 2} articles: ")
    assert [d for d in found if d.code == "PLN006"] == []  # wall#quote: its article has no place


def test_a_container_of_a_placed_article_needs_a_place(specimen: tuple[Content, Paper]) -> None:
    content, paper = specimen
    front = content.issue.pages[0]
    places = tuple((name, stories) for name, stories in front.places if stories != ("visit#more",))
    found = planned((replace(content, issue=issue_of(content, pages=(replace(front, places=places),))), paper), 1)
    assert [d.message for d in found if d.code == "PLN006"] == ["the container 'visit#more' stands in no place"]


# --- matter of the last issue ----------------------------------------------------------------------------------------


def test_articles_of_an_earlier_issue_are_told(tmp_path: Path) -> None:
    old, new = tmp_path / "content/2020-08-12", tmp_path / "content/2020-09-09"
    for folder in (old, new):
        shutil.copytree(ROOT / "content/2020-08-12/articles", folder / "articles")
    for name in sorted(p.name for p in (new / "articles").glob("*.md")):
        path = new / "articles" / name
        if name not in ("bus.md", "net.md", "phones.md"):
            path.write_text(path.read_text(encoding="utf-8") + "\n新的一段。\n", encoding="utf-8")
    for folder in (old, new):
        phones = folder / "articles/phones.md"
        phones.write_text(phones.read_text(encoding="utf-8").replace("schema: 1\n", "schema: 1\nstanding: yes\n"), encoding="utf-8")
    found = [d for d in load_content(tmp_path, "content/2020-09-09")[1] if d.code == "CNT033"]
    assert [d.message for d in found] == ["2 articles are byte for byte those of 2020-08-12: bus, net"]
    assert [d for d in load_content(tmp_path, "content/2020-08-12")[1] if d.code == "CNT033"] == []


@pytest.mark.parametrize(("last", "told"), [("2020-08-11", 2), ("2020-08-12", 0)])
def test_what_is_past_its_last_day_is_an_error(tmp_path: Path, last: str, told: int) -> None:
    """An article and an advertisement, each at the place where the day is written."""
    folder = tmp_path / "content/2020-08-12"
    (folder / "articles").mkdir(parents=True)
    head = "---\nschema: 1\nid: hours\nheadline: 开门\nstanding: yes\nvalid-until: "
    (folder / "articles/hours.md").write_text(f"{head}{last}\n---\n周一。\n", encoding="utf-8")
    page = "pages: [{number: 1, name: 一, layout: front}]\n"
    advert = f"adverts: {{1.psa: {{file: images/a.svg, valid-until: {last}}}}}\n"
    issue = f"schema: 1\npaper: chenbao\ndate: 2020-08-12\nnumber: 1\npage-count: 1\n{page}{advert}"
    (folder / "issue.yaml").write_text(issue, encoding="utf-8")
    content, faults = load_content(tmp_path, "content/2020-08-12")
    template, _ = load_template(ROOT, "chenbao", "content/2020-08-12", [])
    assert content is not None and template is not None and not faults
    found = [d for d in current_facts(content, template.paper)[1] if d.code == "CNT040"]
    places = [("articles/hours.md", 6, 14), ("issue.yaml", 7, 52)][:told]
    assert [(d.span.file.removeprefix("content/2020-08-12/"), d.span.line, d.span.column) for d in found if d.span] == places


@pytest.mark.parametrize(
    ("words", "standing", "told"),
    [
        ("本馆8月1日至10日闭馆。", True, [(8, 3)]),
        ("本馆8月1日至10日闭馆。", False, []),
        ("本馆8月20日闭馆。", True, []),
        ("本馆1912年8月1日开馆。", True, []),
        ("每年8月1日闭馆。", True, []),
        ("| 日子 | 事 |\n|---|---|\n| 7月31日 | 闭馆 |", True, [(10, 3)]),
    ],
)
def test_standing_matter_names_no_past_day(
    specimen: tuple[Content, Paper], tmp_path: Path, words: str, standing: bool, told: list[tuple[int, int]]
) -> None:
    content, paper = specimen
    file = tmp_path / "hours.md"
    file.write_text(f"---\nschema: 1\nid: hours\nheadline: 开门\nstanding: {standing}\n---\n\n{words}\n", encoding="utf-8")
    article, faults = load_article(tmp_path, file)
    assert article is not None and not faults
    issue = issue_of(content, fields=(), imprint=(), adverts=())
    found = current_facts(replace(content, issue=issue, articles=(article,)), paper)[1]
    assert [(d.code, d.span.line, d.span.column) for d in found if d.span] == [("CNT042", *place) for place in told]


@pytest.mark.parametrize(
    ("before", "after", "told"), [("晴", "晴", 1), ("晴", "雨", 0), ("{place: 沪, sky: sun}", "{sky: sun, place: 沪}", 1)]
)
def test_the_weather_is_that_of_the_day(tmp_path: Path, before: str, after: str, told: int) -> None:
    for day, words in (("2020-08-05", "雪"), ("2020-08-11", before), ("2020-08-12", after), ("other-2020-08-11", after)):
        (tmp_path / "content" / day).mkdir(parents=True)
        (tmp_path / "content" / day / "issue.yaml").write_text(f"schema: 1\nweather: {words}\n", encoding="utf-8")
    found = copied_weather(tmp_path, "content/2020-08-12")
    assert [(d.code, d.span.file, d.span.line) for d in found if d.span] == [("CNT041", "content/2020-08-12/issue.yaml", 2)] * told
