"""A place whose text runs down, with a vertical head: set with the real faces, read back by PDFium and poppler in order."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from project import PROFILES, REPOSITORY, SMALL, link_or_copy
from reading import by_pdfium, by_poppler, squeezed
from tagged import Tagged

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Severity
from banmian.display import GlyphRun
from banmian.issue_pdf import pdf_bytes, screen_bytes

ISSUE = "content/2021-03-08"
ARTICLE = """---
schema: 1
id: market
kicker: 街市见闻2021
headline: 菜场早开半小时
deck: 有人说好，有人说还可以更早
---
菜场从3月12日起，早上5点半开门。卖菜的人说：“早来的多是老人，赶在‘上班族’前面买好。”门口添了2盏灯——地面也重新铺过……

- 推车的走东门，买A4纸的走西门；
- GDP增长5.5%，与菜价无关？

## 老人怎么看

[陈师傅]{.name}卖了30年豆腐，*不赞成*开得太晚。他的Shanghai Tofu（老牌子）在《新民》上登过，编号CCTV-5。
"""
STYLES = """
  upright: {like: body, size: 10pt, direction: vertical, pitch: 17pt, subhead: {face: hei-bold, size: 12pt, offset: 0pt}}
"""
HEAD = """
  tall:
    vertical: yes
    kicker: {face: hei-medium, size: 12pt, tops: [0pt], pitch: 15pt}
    headline: {face: song-black, size: 30pt, tops: [0pt], pitch: 36pt, max-lines: 2}
    deck: {face: kai, size: 11pt, tops: [0pt], pitch: 14pt, max-lines: 2}
    lines-taken: [23]
"""
PLACE = """
  second:
    head: {style: tall, cols: 2, lines: 14-36}
    text: [{cols: 1, lines: 14-36, columns: 2, style: upright}]
pictures"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("vertical")
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    shutil.copytree(PROFILES, root / "layouts/small/profiles", copy_function=link_or_copy)
    shutil.copytree(
        REPOSITORY / "fonts", root / "fonts", copy_function=link_or_copy, ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    (root / ISSUE / "articles/market.md").write_text(ARTICLE, encoding="utf-8")
    paper = root / "layouts/small/paper.yaml"
    text = paper.read_text(encoding="utf-8")
    text = text.replace("\nmark-widths:", f"{STYLES}\nmark-widths:").replace("\ntable-styles:", f"{HEAD}\ntable-styles:")
    paper.write_text(text, encoding="utf-8")
    page = root / "layouts/small/pages/one.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"\n  second:.*?\npictures", PLACE, text, flags=re.DOTALL).replace("lines: 14-15", "lines: 13"), "utf-8")
    return root


@pytest.fixture(scope="module")
def done(root: Path) -> Outcome:
    done = set_issue(Job(root, ISSUE))
    assert done.passes and done.issue, done.diagnostics
    return done


@pytest.fixture(scope="module")
def pdf(done: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "one.pdf"
    path.write_bytes(pdf_bytes(done.issue))
    return path


def runs(done: Outcome) -> list[GlyphRun]:
    assert done.issue is not None
    return [i for i in done.issue.display.pages[0].items if isinstance(i, GlyphRun) and i.tag.story == "market"]


def lines(done: Outcome, role: str) -> list[tuple[int, int]]:
    """(middle, top) of each vertical line of a role, in order."""
    found = dict.fromkeys((r.x + r.axis, r.tag.block) for r in runs(done) if r.tag.role == role and r.axis is not None)
    tops = {key: min(r.y for r in runs(done) if r.axis is not None and (r.x + r.axis, r.tag.block) == key) for key in found}
    return [(key[0], tops[key]) for key in found]


READ = (
    "街市见闻2021菜场早开半小时有人说好，有人说还可以更早菜场从3月12日起，早上5点半开门。卖菜的人说：“早来的多是老人，"
    "赶在‘上班族’前面买好。”门口添了2盏灯——地面也重新铺过……"
)


def test_every_run_of_the_story_is_vertical(done: Outcome) -> None:
    assert runs(done) and all(r.axis is not None for r in runs(done))
    assert {r.angle for r in runs(done)} == {0, 90}


def test_lines_run_from_right_to_left_a_pitch_apart_in_two_tiers(done: Outcome) -> None:
    body = [r for r in runs(done) if r.tag.role in ("body", "marker")]
    tops = sorted({r.y - r.y % 1000 for r in body})
    axes = list(dict.fromkeys(r.x + r.axis for r in body if r.axis is not None))
    assert axes[0] == max(axes) and len(tops) > 2
    first = axes[: axes.index(max(axes)) + 1]
    assert first and {a - b for a, b in zip(sorted(axes, reverse=True), sorted(axes, reverse=True)[1:], strict=False)} <= {
        17_000,
        34_000,
    }


def test_kicker_stands_right_deck_left_of_the_headline(done: Outcome) -> None:
    (kicker,), (headline,) = ({r.x + r.axis for r in runs(done) if r.tag.role == role} for role in ("kicker", "headline"))
    deck = {r.x + r.axis for r in runs(done) if r.tag.role == "deck"}
    assert kicker > headline > max(deck)


@pytest.mark.parametrize("reader", ["pdfium", "poppler"])
def test_the_story_reads_in_order(pdf: Path, reader: str) -> None:
    if reader == "poppler" and shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (said,) = by_pdfium(pdf) if reader == "pdfium" else by_poppler(pdf)
    start = said.index("街市见闻")
    assert said[start : start + len(READ)] == READ
    rest = said[start + len(READ) :]
    wanted = ["推车的走东门，买A4纸的走西门；", "GDP增长5.5%，与菜价无关？", "老人怎么看", "陈师傅卖了30年豆腐，不赞成开得太晚。"]
    places = [rest.index(words) for words in wanted]
    assert places == sorted(places)
    assert squeezed("他的Shanghai Tofu（老牌子）在《新民》上登过，编号CCTV-5。") in rest


def test_words_keep_their_blank(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(str(pdf))
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert "Shanghai Tofu" in said


def test_what_vertical_text_lacks_is_said(root: Path) -> None:
    paper = root / "layouts/small/paper.yaml"
    before = paper.read_text(encoding="utf-8")
    try:
        paper.write_text(before.replace("pitch: 17pt, subhead", "pitch: 0pt, turn-quotes: yes, subhead"), encoding="utf-8")
        found = [d for d in set_issue(Job(root, ISSUE)).diagnostics if d.code == "TPL012"]
        assert len(found) == 2 and all(d.severity == Severity.ERROR for d in found)
    finally:
        paper.write_text(before, encoding="utf-8")


def test_the_twin_for_the_web_reads_it_too(done: Outcome) -> None:
    """The story's article in the structure tree: its lines in order, its list, one bead for the head and each tier."""
    tagged = Tagged(screen_bytes(done.issue))
    (article,) = [a for a in tagged.root.all("Art") if "\u83dc\u573a" in str(a.object.T)]
    assert squeezed(tagged.text(article)) == squeezed("".join("".join(r.texts) for r in runs(done)))
    assert [len(e.all("LI")) for e in article.all("L")] == [2]
    (thread,) = [t for t in tagged.pdf.Root.Threads if str(t.I.Title) == str(article.object.T)]
    head, bead, tiers = thread.F, thread.F.N, []
    while bead.objgen != head.objgen:
        tiers.append([float(v) for v in bead.R])
        bead = bead.N
    assert len(tiers) == 2
    assert tiers[0][1] > tiers[1][3]
