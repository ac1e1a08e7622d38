"""Papers that speak otherwise: the small issue in English words, and in Traditional ones with page numbers in Han."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from project import linked_project, run, small_project
from reading import squeezed

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Severity
from banmian.display import runs_of
from banmian.issue_pdf import screen_bytes

SMALL, PAPER = "content/2021-03-05", "layouts/small/paper.yaml"
ENGLISH = """\
words:
  language: en
  weekdays: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]
  months: [January, February, March, April, May, June, July, August, September, October, November, December]
  date: "{day} {month:name} {year}"
  short-date: "{day}/{month:02}"
  between: ", "
  masthead-weekday: "{weekday}"
  masthead-year: ""
  number: "No {number}"
  page-count: "{pages} pages"
  next-date: "next on {short-date}"
  folio-paper: "{name}, {edition}"
  folio-date: "{weekday}"
  folio-editor: "{short-date}, ed. {editor}"
  index: Inside
  index-pages: "{pages} pp"
  imprint-entry: "{value} ({key})"
  jump-on: "Turn to page {page}"
  jump-from: "From page {page}: {headline}"
  jump-from-short: "From page {page}"
  adverts: [Advertisement]
  verse-seal: ""
  draft-warning: PROOF
  draft-waiting: Awaited
  draft-room: "{characters} signs"
  draft-over: "Over: {story}"
  link: "Go to page {page}"
  qr-code: "Code: {address}"
  picture: Picture
  in-picture: ", "
"""
TRADITIONAL = """\
words:
  language: zh-Hant
  weekdays: [週一, 週二, 週三, 週四, 週五, 週六, 週日]
  lunar: {date: "農曆{leap}{month}月{day}", year: "{stem}{branch}年", leap: 閏,
    months: [正, 二, 三, 四, 五, 六, 七, 八, 九, 十, 冬, 臘]}
  date: "{year:digits}年{month:han}月{day:han}日"
  short-date: "{month}月{day}日"
  between: " "
  masthead-weekday: "{weekday} {lunar-date}"
  masthead-year: "歲次{lunar-year}"
  number: "第{number:han}號"
  page-count: "本期{pages:han}版"
  next-date: "下期{short-date}"
  folio-paper: "{name}"
  folio-date: "{weekday}"
  folio-editor: "{weekday} 編輯 {editor}"
  index: 導讀
  index-pages: "共{pages}版"
  imprint-entry: "{key} {value}"
  jump-on: "轉第{page:han}版"
  jump-from: "上接第{page:han}版「{headline}」"
  jump-from-short: "上接第{page:han}版"
  adverts: [廣告]
  verse-seal: 詩
  draft-warning: 請勿付印
  draft-waiting: 候稿
  draft-room: "{characters}字"
  draft-over: "逾{story}"
  link: "往第{page:han}版"
  qr-code: "條碼{address}"
  picture: 圖
  in-picture: "、"
"""
SIMPLIFIED = "导读本期下转上接责编星期农历待稿溢出不得付印"


def speaking(root: Path, words: str) -> Path:
    """The small project with a paper of these words."""
    small_project(root, words)
    put_words(root / PAPER, words)
    return root


def put_words(path: Path, words: str) -> None:
    """These words for those of paper.yaml, but for the bylines, which are the last."""
    text = path.read_text(encoding="utf-8")
    start = text.index("\nwords:") + 1
    end = text.index("\n\n", start)
    own = text.find("\n  bylines:", start, end)
    path.write_text(text[:start] + words + (text[own + 1 : end] if own > 0 else "") + text[end:], encoding="utf-8")


def issue(root: Path, words: str) -> Outcome:
    done = set_issue(Job(speaking(root, words), SMALL))
    assert done.issue is not None, done.diagnostics
    assert [d for d in done.diagnostics if d.severity is Severity.ERROR] == []
    return done


def printed(done: Outcome, page: int) -> str:
    assert done.issue is not None
    return "".join("".join(run.texts) for run in runs_of(done.issue.display.pages[page - 1].items))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        (
            ENGLISH,
            ("Inside", "4 pp", "No 7", "4 pages", "next on 8/03", "5 March 2021", "Friday", "Turn to page 4"),
            ("From page 1", "5/03, ed. 样二", "小报, 测试", "小报社 (主办)"),
        ),
        (
            TRADITIONAL,
            (
                "導讀",
                "共4版",
                "第七號",
                "本期四版",
                "下期3月8日",
                "二〇二一年三月五日",
                "週五 農曆正月廿二",
                "歲次辛丑年",
                "轉第四版",
            ),
            ("上接第一版", "週五 編輯 样二", "小报", "主办 小报社"),
        ),
    ],
    ids=["english", "traditional"],
)
def test_a_paper_says_all_in_its_own_words(tmp_path: Path, words: str, first: tuple[str, ...], last: tuple[str, ...]) -> None:
    done = issue(tmp_path, words)
    one, four = printed(done, 1), printed(done, 4)
    assert [word for word in first if squeezed(word) not in one] == []
    assert [word for word in last if squeezed(word) not in four] == []
    assert [ch for ch in SIMPLIFIED if ch not in words and ch in own_words(done)] == []


def own_words(done: Outcome) -> str:
    """What index, jump lines and folios say."""
    assert done.issue is not None
    runs = [run for page in done.issue.display.pages for run in runs_of(page.items)]
    return "".join("".join(run.texts) for run in runs if run.tag.role in ("title", "title-note", "jump", "from-line", "folio"))


def test_the_web_s_pdf_speaks_the_paper_s_language(tmp_path: Path) -> None:
    done = issue(tmp_path, ENGLISH)
    assert done.issue is not None
    data = screen_bytes(done.issue)
    path = tmp_path / "screen.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as pdf:
        said = {str(note.Contents) for page in pdf.pages for note in page.obj.get("/Annots", ())}
        assert {"Go to page 4", "https://example.com/a"} <= said
        assert str(pdf.Root.Lang) == "en"
        alts = {str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o}
        assert "Code: https://example.com/a" in alts


def test_a_draft_warns_in_the_paper_s_words(tmp_path: Path) -> None:
    root = speaking(tmp_path, ENGLISH)
    (root / SMALL / "articles" / "lamp.md").unlink()
    done = set_issue(Job(root, SMALL, draft=True))
    assert done.issue is not None
    assert printed(done, 1).count("PROOF") == 3
    four = printed(done, 4)
    assert "Awaited" in four and "signs" in four


def test_a_word_that_cannot_be_filled_stops_the_paper(tmp_path: Path) -> None:
    root = speaking(tmp_path, ENGLISH.replace('jump-on: "Turn to page {page}"', 'jump-on: "{pgae}"'))
    ran = run("check", root / SMALL, "--json")
    assert ran.code == 1 and {d["code"] for d in ran.report["diagnostics"] if d["severity"] == "error"} == {"PAP001", "PAP002"}


@pytest.mark.parametrize("words", [ENGLISH, TRADITIONAL], ids=["english", "traditional"])
def test_the_specimen_in_other_words_has_no_fault(tmp_path: Path, words: str) -> None:
    """In real faces, whose letters reach under the Han box; those of the set that lack a Traditional character say so."""
    root = linked_project(tmp_path)
    long = "{year:digits}年{month:han}月{day:han}日"  # longer than its place there
    put_words(root / "layouts/chenbao/paper.yaml", words.replace(long, "{year}年{month}月{day}日"))
    done = set_issue(Job(root, "content/2020-08-12"))
    assert done.issue is not None
    assert {d.code for d in done.diagnostics if d.severity > Severity.INFO} <= ({"TXT001"} if words == TRADITIONAL else set())
