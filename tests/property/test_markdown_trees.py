"""Random Markdown: every kind of block in every other, inline marks, broken markup, notes, containers, attributes, empty ones.

Each tree is read, placed and set in a small paper of squares, as a draft, so that what is over stands on the page too. It must
never raise, take its time by its length alone, and lose nothing in silence: each Han character of the source, each of which
stands there once, is on the page, or its block is told of. BANMIAN_TREES=3000 tries ten times as many.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import small_project, spoil

from banmian.assets import read_assets
from banmian.build import Job, SetIssue
from banmian.content.article import read_article
from banmian.content.loader import load_issue
from banmian.content.model import Content, Issue, IssuePage
from banmian.diagnostics import Diagnostic, Severity
from banmian.display import runs_of
from banmian.dump import dump
from banmian.fonts import FontBook
from banmian.issue_pdf import pdf_bytes, screen_bytes
from banmian.pages.assemble import assemble
from banmian.pictures.asset_store import AssetStore
from banmian.plan import plan_issue
from banmian.sources import clean_text
from banmian.template.loader import Template, load_template

TREES = int(os.environ.get("BANMIAN_TREES", "300"))
ISSUE = "content/2021-03-08"
HAN = "".join(map(chr, range(0x5200, 0x5200 + 2400)))
SLOT = "\u5b57"
"""Stands for a Han character of its own, until the whole is written."""
SECONDS = 5.0
"""Of the processor, for one tree at most; a usual one takes a hundredth of it."""

PAGE = """\
schema: 1
places:
  lead:
    head: {{style: plain, cols: 1-2, lines: 1-2}}
    text: [{{cols: 1-2, lines: 3-24, columns: 2, style: {style}}}]
  side:
    text: [{{cols: 1-2, lines: 26-36, columns: 2}}]
"""
STYLES = ("body", "down", "table", "quote", "note")
FRONT = "---\nschema: 1\nid: a\nheadline: \u6807\u9898\n---\n"


# --- inline ----------------------------------------------------------------------------------------------------------

WORDS = st.integers(1, 6).map(lambda n: SLOT * n)
BROKEN = st.sampled_from([
    "**", "*", "_", "__", "`", "~~", "==", "$", "$$", "[", "]", "![", "](", "{", "}", "{.kai}", "{lines=+1}", "{#a}", "{ruby=a}",
    "&nbsp;", "&amp;", "&foo;", "&#0;", "&#8203;", "&#x202e;", "<b>", "</b>", "<!--", "-->", "<br", "\\", "\\*", "\\[", "|", "^[",
    "[^", "[^x]", "[^_^]", "[^1]", "[^2]", "[1]", ":::", "#", "##", "- ", "> ", "1. ", "  \n", "\\\n", "\n", "\t", "\u3000",
    "H~2~O", "m^2^", "a_1", "3*4", "https://a.cn/x_y", "<https://a.cn>", "Latin words",
    "2020", "\uff0c", "\u3002", "\u201c", "\u201d", "\u2014\u2014",
    "--", "...", "'", '"',
    "\u200b", "\u00ad", "\U0001f600", "\u0301", "[]{.kai}", "[](https://a.cn)", "****", "[^1]:", "[[", "]]",
])  # fmt: skip
SPAN = st.sampled_from([
    "{.name}", "{.kai}", "{.frame}", "{.sup}", "{.frac}", "{.tcy}", "{.nmae}", "{ruby=a}", '{ruby="a b c"}', "{#x}", "{}",
    "{.name .kai}", "{.under ruby=x}", "{.kai",
])  # fmt: skip


def marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        inner.map(lambda s: f"**{s}**"),
        inner.map(lambda s: f"*{s}*"),
        inner.map(lambda s: f"`{s}`"),
        inner.map(lambda s: f"~~{s}~~"),
        inner.map(lambda s: f"^[{s}]"),
        inner.map(lambda s: f"[{s}](https://a.cn)"),
        inner.map(lambda s: f"[{s}](https://a.cn '{SLOT}')"),
        inner.map(lambda s: f"[{s}][a]"),
        inner.map(lambda s: f'![{s}](images/plan.svg "{SLOT}")'),
        inner.map(lambda s: f"![{s}](images/{SLOT} x.svg)"),
        st.tuples(inner, SPAN).map(lambda t: f"[{t[0]}]{t[1]}"),
    )


INLINE = st.recursive(st.one_of(WORDS, WORDS, BROKEN), marked, max_leaves=6)
LINE = INLINE.map(lambda s: s.replace("\n", " "))


# --- blocks ----------------------------------------------------------------------------------------------------------

NAMES = ("box {#b}", "box {#c tag=" + SLOT + "}", "box", "pullquote {#q}", "verse", "verse {.vertical}", "verse {#v}", "bxo {#x}",
         "box {#b .vertical}", "Box {#d}", "{.box #e}", "sidebar {#s byline=" + SLOT + SLOT + "}")  # fmt: skip


def under(marker: str, text: str) -> str:
    """The text behind a marker, its further lines as far in."""
    first, *others = text.split("\n")
    return "\n".join([marker + first, *(" " * len(marker) + line if line else "" for line in others)])


def table(rows: list[list[str]]) -> str:
    head, *others = rows
    lines = [head, ["---"] * len(head), *others]
    return "\n".join("| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in lines)


def holding(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, max_size=3).map("\n\n".join)
    markers = st.sampled_from(["- ", "* ", "1. ", "10. ", "3) ", "- [ ] ", "-"])
    return st.one_of(
        st.lists(st.tuples(markers, several), min_size=1, max_size=3).map(lambda t: "\n".join(under(m, s) for m, s in t)),
        several.map(lambda s: "\n".join("> " + line for line in s.split("\n"))),
        st.tuples(st.sampled_from(NAMES), several).map(lambda t: f"::: {t[0]}\n{t[1]}\n:::"),
        st.tuples(st.sampled_from(NAMES), several).map(lambda t: f":::: {t[0]}\n{t[1]}"),
        st.tuples(st.sampled_from("12x"), several).map(lambda t: under(f"[^{t[0]}]: ", t[1].replace("\n", "\n  "))),
    )


LEAVES = st.one_of(
    INLINE,
    INLINE,
    st.tuples(INLINE, st.sampled_from(["{lines=+1}", "{lines=-1}", "{lines=9}", "{.kai}", "\\", "  "])).map("".join),
    st.tuples(st.integers(1, 6), LINE).map(lambda t: "#" * t[0] + " " + t[1]),
    LINE.map(lambda s: "##" + s),
    st.lists(st.lists(LINE, min_size=1, max_size=3), min_size=1, max_size=4).map(table),
    LINE.map(lambda s: f"{s}\n==="),
    LINE.map(lambda s: f"{SLOT}\n:   {s}"),
    LINE.map(lambda s: f"[a]: https://a.cn '{s}'"),
    LINE.map(lambda s: f"```\n{s}\n```"),
    LINE.map(lambda s: f"<div>\n{s}\n</div>"),
    LINE.map(lambda s: f"    {s}"),
    st.sampled_from(
        ["", "##", "# ", "- ", ">", "---", ":::", "&nbsp;", "| |\n|---|", "[^1]:", "![]()", "```", "\u3000\u3000" + SLOT, "***"]
    ),
)
BLOCK = st.recursive(LEAVES, holding, max_leaves=5)


@dataclass(frozen=True)
class Tree:
    """An article's text, and the lines (from 1, both included) of each of its outermost blocks."""

    text: str
    ranges: tuple[tuple[int, int], ...]


def written(blocks: list[tuple[str, str]]) -> Tree:
    """The blocks one under the other, each with what parts it from the next; every Han character another one."""
    fresh = iter(HAN)
    text, ranges = FRONT, []
    for block, gap in blocks:
        first = text.count("\n") + 1
        text += "".join(next(fresh) if ch == SLOT else ch for ch in block)
        ranges.append((first, text.count("\n") + 1))
        text += gap
    return Tree(text, tuple(ranges))


GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n"])
TREES_OF_BLOCKS = st.lists(st.tuples(BLOCK, GAPS), min_size=1, max_size=5).map(written)


# --- setting ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paper:
    """What all trees are set with: the issue, its template, the book of squares, the project's folder."""

    issue: Issue
    template: Template
    book: FontBook
    root: Path


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    root = small_project(tmp_path_factory.mktemp("trees") / "project", HAN)
    down = "  down: {like: body, direction: vertical, size: 8.5pt, quote-size: 8.5pt, pitch: 12.6pt}\n"
    spoil(root / "layouts/small/paper.yaml", {"  verse: {like: body": down + "  verse: {like: body"})
    for style in STYLES:
        (root / f"layouts/small/pages/tree-{style}.yaml").write_text(PAGE.format(style=style), encoding="utf-8")
    issue, faults = load_issue(root, ISSUE)
    assert issue is not None, faults
    book, faults = FontBook.load(root)
    assert book is not None, faults
    template, faults = load_template(root, "small", ISSUE, [f"tree-{style}" for style in STYLES])
    assert template is not None and len(template.pages) == len(STYLES), faults
    return Paper(issue, template, book, root)


@dataclass(frozen=True)
class SetTree:
    """A tree as it was set; `done` is None where the whole article is refused. `told`: warnings and errors."""

    done: SetIssue | None
    told: tuple[Diagnostic, ...]

    @property
    def shown(self) -> set[str]:
        assert self.done is not None
        pages = self.done.display.pages
        return {ch for page in pages for run in runs_of(page.items) for text in run.texts for ch in text}


def set_tree(tree: Tree, style: str, paper: Paper, draft: bool = True) -> SetTree:
    """Read, placed and set: the article itself in a place of that style, its first container beside it."""
    source, told = clean_text(f"{ISSUE}/articles/a.md", tree.text)
    article = None
    if source is not None:
        article, told = read_article(source, "a")
    if article is None:
        assert any(d.severity == Severity.ERROR for d in told)
        return SetTree(None, told)
    places = (("lead", ("a",)), *(("side", (piece.story,)) for piece in article.pieces[1:2]))
    page = IssuePage((1,), "\u9875", f"tree-{style}", (), places, paper.issue.span)
    content = Content(replace(paper.issue, pages=(page,)), (article,))
    plan, more = plan_issue(content, paper.template.paper, dict(paper.template.pages))
    assets, missing = read_assets(plan, paper.root, paper.book.ids)
    assembled = assemble(plan, paper.book, assets, "2021-03-08T00:00:00+08:00", draft)
    found = [d for d in (*told, *more, *missing, *assembled.diagnostics) if d.severity >= Severity.WARNING]
    job = Job(paper.root, ISSUE, draft)
    store = AssetStore(paper.root, assets.files)
    issue = SetIssue(job, content, paper.template.paper, paper.book, plan, assembled.display, store)
    return SetTree(issue, tuple(found))


HOLDING = (":::", "```", "<", "[^")
"""What may hold the blocks below it too: a container or code that is not closed, raw HTML, a note."""


def told_of(line: int, tree: Tree, told: Sequence[Diagnostic]) -> bool:
    """Whether a message speaks of the block in which the line stands, or of one above it that may hold it."""
    lines = tree.text.split("\n")
    for first, last in tree.ranges:
        here = first <= line <= last
        above = last < line and any(sign in text for text in lines[first - 1 : last] for sign in HOLDING)
        if (here or above) and any(d.span is not None and first - 1 <= d.span.line <= last for d in told):
            return True
    return False


@settings(max_examples=TREES, derandomize=True, deadline=None, database=None)
@given(TREES_OF_BLOCKS, st.sampled_from(STYLES))
def test_no_tree_raises_and_none_loses_a_character_in_silence(paper: Paper, tree: Tree, style: str) -> None:
    start = time.process_time()
    found = set_tree(tree, style, paper)
    assert time.process_time() - start < SECONDS
    if found.done is None:
        return
    lines, shown = tree.text.split("\n"), found.shown
    lost = [(ch, n) for n, line in enumerate(lines, 1) if n > 5 for ch in line if ch in HAN and ch not in shown]
    silent = [(ch, n) for ch, n in lost if not told_of(n, tree, found.told)]
    assert not silent, (silent, tree.text, [(d.code, d.span and d.span.line, d.message) for d in found.told])


@settings(max_examples=max(20, TREES // 10), derandomize=True, deadline=None, database=None)
@given(TREES_OF_BLOCKS, st.sampled_from(STYLES))
def test_every_tree_is_written(paper: Paper, tree: Tree, style: str) -> None:
    done = set_tree(tree, style, paper, draft=False).done
    if done is not None:
        assert pdf_bytes(done).startswith(b"%PDF")
        assert screen_bytes(done).startswith(b"%PDF")
        assert dump(done.display)
