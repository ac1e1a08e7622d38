"""An issue's folder: issue.yaml against its schema and its folder, front matter, files that cannot be read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from articles import FRONT, article, told

from banmian.content.loader import load_content, load_issue
from banmian.content.model import Content
from banmian.diagnostics import Diagnostic, Severity
from banmian.sources import Normalising

ROOT = Path(__file__).parents[3]
ISSUE = """\
schema: 1
paper: chenbao
date: 2020-08-12
next-date: 2020-09-09
number: 42
page-count: 3
price: 免费赠阅
masthead: {name: 社区晨报}
imprint: {主办: 街道}
qr:
  - {target: "https://example.com/a", caption: [扫描二维码, 关注]}
pages:
  - {number: 1, name: 要闻, editor: 样一, layout: front, places: {lead: a, brief: [b, c]}}
  - {number: 2-3, name: 专题·老城厢, layout: spread, places: {long: "a#more"}}
threads: {a: [1.lead, 2.long]}
adverts: {2.psa: images/psa.svg}
"""


def load(
    root: Path, issue: str = ISSUE, folder: str = "2020-08-12", **articles: str | bytes
) -> tuple[Content | None, tuple[Diagnostic, ...]]:
    """Write an issue and read it."""
    place = root / "content" / folder
    (place / "articles").mkdir(parents=True)
    (place / "issue.yaml").write_text(issue, encoding="utf-8")
    for name, text in articles.items():
        (place / "articles" / f"{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_content(root, f"content/{folder}")


def test_an_issue_becomes_values(tmp_path: Path) -> None:
    content, reports = load(tmp_path, a=FRONT + "正文。\n")
    assert reports == ()
    assert content is not None
    issue = content.issue
    assert (issue.folder, issue.paper, issue.number, issue.page_count) == ("content/2020-08-12", "chenbao", 42, 3)
    assert issue.date.isoformat() == "2020-08-12"
    assert [(p.numbers, p.name, p.layout, tuple(e.text for e in p.editors), p.places) for p in issue.pages] == [
        ((1,), "要闻", "front", ("样一",), (("lead", ("a",)), ("brief", ("b", "c")))),
        ((2, 3), "专题·老城厢", "spread", (), (("long", ("a#more",)),)),
    ]
    assert issue.threads[0].places == ((1, "lead"), (2, "long"))
    advert = issue.adverts[0]
    assert (advert.page, advert.place, advert.file, advert.label) == (2, "psa", "images/psa.svg", "")
    assert [(k, t.text) for k, t in issue.fields] == [("name", "社区晨报"), ("price", "免费赠阅")]
    assert [(k, t.text) for k, t in issue.imprint] == [("主办", "街道")]
    assert [t.text for t in issue.qr[0].caption] == ["扫描二维码", "关注"]
    assert issue.pages[0].spans[1] == ("brief", issue.span.__class__("content/2020-08-12/issue.yaml", 13, 79))
    assert [a.id for a in content.articles] == ["a"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("number: 42", "numbr: 42", [("YML007", 1, 1), ("YML006", 5, 1)]),
        ("number: 42", "number: 42\nnumber: 43", [("YML004", 6, 1)]),
        ("number: 42", "number: many", [("YML008", 5, 9)]),
        ("number: 42", "number:", [("YML007", 5, 1)]),
        ("date: 2020-08-12", "date: 12.8.2020", [("YML008", 3, 7)]),
        ("date: 2020-08-12", "date: 2020-02-30", [("YML008", 3, 7)]),
        ("date: 2020-08-12", "date: 2020-08-13", [("CNT001", 3, 7)]),
        ("next-date: 2020-09-09", "next-date: 2020-08-01", [("CNT001", 4, 12)]),
        ("schema: 1", "schema: 2", [("YML008", 1, 9)]),
        ("page-count: 3", "page-count: 4", [("CNT002", 6, 13)]),
        ("page-count: 3", "page-count: 2", [("CNT002", 14, 14)]),
        ("number: 2-3", "number: 3-4", [("YML008", 14, 14)]),
        ("number: 2-3", "number: 1", [("CNT002", 6, 13), ("CNT002", 14, 14)]),
        ("layout: front", "layout: ../front", [("YML008", 13, 47)]),
        ("layout: front", "layuot: front", [("YML007", 13, 5), ("YML006", 13, 39)]),
        ("lead: a,", "lead: A B,", [("YML008", 13, 69)]),
        ("[1.lead, 2.long]", "[1.lead, long]", [("YML008", 15, 23)]),
        ("https://example.com/a", "ftp://example.com/a", [("YML008", 11, 14)]),
        ("images/psa.svg", "https://example.com/a.svg", [("CNT017", 16, 18)]),
        ("images/psa.svg", "../psa.svg", [("CNT017", 16, 18)]),
        ("price: 免费赠阅", "price: " + "贵" * 100, [("YML008", 7, 8)]),
        ("price: 免费赠阅", "price: *free", [("YML002", 7, 8)]),
        ("price: 免费赠阅", "price: !free x", [("YML003", 7, 8)]),
        ("price: 免费赠阅", "price: [a", [("YML001", 8, 9)]),
    ],
)
def test_what_is_wrong_in_an_issue(tmp_path: Path, old: str, new: str, expected: list[tuple[str, int, int]]) -> None:
    assert old in ISSUE
    _, reports = load(tmp_path, ISSUE.replace(old, new, 1))
    assert sorted(told(reports), key=lambda t: t[1:]) == sorted(expected, key=lambda t: t[1:])
    assert all(d.span is not None and d.span.file == "content/2020-08-12/issue.yaml" for d in reports)


def test_a_misspelt_key_gets_the_right_one(tmp_path: Path) -> None:
    _, reports = load(tmp_path, ISSUE.replace("layout: front", "layuot: front"))
    assert any(d.hint == "did you mean `layout`?" for d in reports)


def test_a_folder_may_have_a_slug(tmp_path: Path) -> None:
    assert load(tmp_path, folder="2020-08-12-extra")[1] == ()


def test_no_issue_yaml(tmp_path: Path) -> None:
    content, reports = load_content(tmp_path, "content/2020-08-12")
    assert content is None
    assert [d.code for d in reports] == ["SRC001"]


def test_an_article_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    good = FRONT + "正文。\n"
    content, reports = load(
        tmp_path, a=good, b="标题：老西门的弄堂\n".encode("gb18030"), c=good.encode("utf-16"), d=good.encode() + b"\0"
    )
    assert content is not None
    assert [a.id for a in content.articles] == ["a"]
    assert content.unreadable == ("b", "c", "d")
    assert [(d.code, d.span.file.rsplit("/", 1)[-1]) for d in reports if d.span] == [
        ("SRC003", "b.md"),
        ("SRC002", "c.md"),
        ("SRC004", "d.md"),
    ]


def test_articles_are_read_though_the_issue_is_wrong(tmp_path: Path) -> None:
    content, reports = load(tmp_path, "schema: 1\n", a="没有\n")
    assert content is None
    assert {"YML007", "CNT008"} <= {d.code for d in reports}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正文\n", [("CNT008", 1, 1)]),
        ("---\nschema: 1\nid: a\n", [("CNT008", 1, 1)]),
        ("", [("CNT010", 1, 1)]),
        ("  \n\n", [("CNT010", 1, 1)]),
        (FRONT, [("CNT010", 1, 1)]),
        (FRONT.replace("id: a", "id: b") + "正文\n", [("CNT009", 3, 5)]),
        (FRONT.replace("headline: 标题", "headlin: 标题") + "正文\n", [("YML007", 2, 1), ("YML006", 4, 1)]),
        (FRONT.replace("headline: 标题", "headline: 标题\npriority: 12") + "正文\n", [("YML008", 5, 11)]),
        (FRONT.replace("headline: 标题", "headline: 标题\nmay-cut: vielleicht") + "正文\n", [("YML008", 5, 10)]),
        (FRONT.replace("headline: 标题", "headline: &t 标题") + "正文\n", [("YML002", 4, 11)]),
        (FRONT.replace("headline: 标题", "headline: " + "长" * 90) + "正文\n", [("YML008", 4, 11)]),
        (FRONT.replace("headline: 标题", "headline: 标题\nheadline: 又") + "正文\n", [("YML004", 5, 1)]),
    ],
)
def test_what_is_wrong_in_front_matter(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(article(text)[1]) == expected


def test_a_story_without_a_headline_is_told_in_an_editor_s_words() -> None:
    for empty in ("headline:", 'headline: ""', "headline: ''"):
        [told] = article(FRONT.replace("headline: 标题", empty) + "正文\n")[1]
        assert (told.code, told.message) == ("YML007", "the story has no headline")
        assert told.span is not None and told.hint == f"write one after `headline:` in {told.span.file}:4"
    [told] = article(FRONT.replace("headline: 标题\n", "") + "正文\n")[1]
    assert told.message == "the story has no headline" and told.hint == "add a line `headline: …`"


def test_front_matter_has_breaks_and_places() -> None:
    found, reports = article(FRONT.replace("headline: 标题", "headline: 旧书摊上|捡回的两本\nkicker: '推进, 家园'") + "正文\n")
    assert found is not None
    head = found.pieces[0].head
    assert head.headline is not None and head.kicker is not None
    assert head.headline.text == "旧书摊上捡回的两本"
    assert [(m.start, m.kind) for m in head.headline.marks] == [(4, "break")]
    spans = [head.headline.at(4), head.kicker.at(0), head.kicker.at(3)]
    assert [(s.line, s.column) for s in spans if s is not None] == [(4, 16), (5, 10), (5, 14)]
    assert head.kicker.text == "推进，家园"
    assert [d.code for d in reports] == ["SRC010"]


def test_all_that_was_put_right_is_one_line() -> None:
    text = ("\ufeff" + FRONT + "\u3000\u3000你,\u200b好\n").replace("\n", "\r\n")
    found, reports = article(text)
    assert found is not None
    assert [(d.code, d.severity) for d in reports] == [("SRC010", Severity.INFO)]
    for what in ("byte order mark", "line ends", "zero-width", "full-width", "paragraph's start"):
        assert what in reports[0].message
    assert len(found.changes) == 5


def test_the_specimen_loads_and_quickly() -> None:
    load_content(ROOT, "content/2020-08-12")
    start = time.process_time()
    content, reports = load_content(ROOT, "content/2020-08-12")
    spent = time.process_time() - start
    assert content is not None
    assert [d for d in reports if d.severity > Severity.INFO] == []
    assert len(content.articles) >= 30
    assert spent < 0.6, "0.05 s on the machine this was written on; the rest is room for a busy one"


def test_files_that_programs_leave_stop_no_build_and_others_are_told(tmp_path: Path) -> None:
    load(tmp_path, a=FRONT + "甲。\n")
    folder = tmp_path / "content/2020-08-12/articles"
    (folder / "._a.md").write_bytes(b"\0\5\26\7\0\2\0\0Mac OS X")
    (folder / ".#a.md").write_text("x")
    (folder / "~$a.md").write_text("x")
    (folder / "a (1).md").write_text("x")
    (folder / "a.docx").write_text("x")
    content, said = load_content(tmp_path, "content/2020-08-12")
    assert content is not None
    assert [a.id for a in content.articles] == ["a"]
    assert [(d.code, d.span and d.span.file.rsplit("/", 1)[-1], d.hint.split(",")[0]) for d in said if d.code != "CNT002"] == [
        ("SRC011", "a.docx", "move it out of this folder"), ("CNT037", "a (1).md", "rename it to a-1.md"),
    ]  # fmt: skip


def test_an_id_that_is_no_name_is_told_in_words(tmp_path: Path) -> None:
    _, said = load(tmp_path, a=FRONT.replace("id: a", "id: 热") + "甲。\n")
    (wrong,) = (d for d in said if d.code == "YML008")
    assert wrong.hint == "write small letters and digits, with hyphens between: bus-stop-2"


CUT = """\
---
schema: 1 # the first
id: a # its name
headline: 第1期 #社区书架# 开张
deck: 副题 # 三个字
byline: "甲 # 乙"
kicker: #全无
source: # none
tag: x#y
---
甲。
"""


def test_a_text_that_a_comment_cuts_is_told(tmp_path: Path) -> None:
    issue = (
        ISSUE.replace("name: 要闻,", "name: 要闻 #3\n    ,").replace("免费赠阅", "免费 # 赠阅").replace(": 42", ": 42 # of them")
    )
    content, said = load(tmp_path, issue, a=CUT)
    assert content is not None
    cut = [(d.span, d.message[51:]) for d in said if d.code == "YML010" and d.span]
    assert [(span.file.rsplit("/", 1)[-1], span.line, span.column, shown) for span, shown in cut] == [
        ("issue.yaml", 7, 11, "# 赠阅"), ("issue.yaml", 13, 26, "#3"),
        ("a.md", 4, 15, "#社区书架# 开张"), ("a.md", 5, 10, "# 三个字"), ("a.md", 7, 9, "#全无"),
    ]  # fmt: skip


def test_what_is_printed_of_it_is_put_right_as_the_paper_says(tmp_path: Path) -> None:
    """Straight quotes become corners in a paper in Traditional Chinese; with a switch off they stay, reported ones are told."""
    load(tmp_path, ISSUE.replace("免费赠阅", '免"费"赠阅'))
    quoted = {"fix": "免「费」赠阅", "off": "免“费”赠阅"}
    for way, expected in quoted.items():
        issue, _ = load_issue(tmp_path, "content/2020-08-12", Normalising(corners=way))  # type: ignore[arg-type]
        assert issue is not None and dict(issue.fields)["price"].text == expected
    issue, told = load_issue(tmp_path, "content/2020-08-12", Normalising(quotes="report"))
    assert issue is not None and dict(issue.fields)["price"].text == '免"费"赠阅'
    assert ["left as it is" in d.message for d in told if d.code == "SRC010"] == [True]
