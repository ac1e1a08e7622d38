"""Copy for the benchmark: an issue of any number of pages and the same text as a Typst source, the same bytes every time.

The prose is made of the specimen's own sentences, dealt out by a seeded generator: 4,250 characters a page, 34,000 for
eight pages, in five columns of 14 characters, body 9 pt on 12.6 pt, one place and one article a page.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

CHARACTERS_A_PAGE = 4250
SEED = 20200812
SENTENCE = re.compile("[^\u3002\uff1f\uff01]+[\u3002\uff1f\uff01]\u201d?")
PLAIN = re.compile(
    "[\u4e00-\u9fff\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u201c\u201d\u300a\u300b\u2014\u2026A-Za-z0-9%.\u2103]+"
)
"""Sentences with anything else (markup, brackets, blanks) are left out: both programs then set the same characters."""
HEADLINES = (
    "\u5f04\u5802\u91cc\u7684\u65b0\u9c9c\u4e8b",
    "\u8857\u574a\u5bb6\u5e38\u8bdd",
    "\u8001\u57ce\u53a2\u89c1\u95fb",
    "\u793e\u533a\u670d\u52a1\u7ad9",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of copy: a headline and paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]


def sentences(articles: Path) -> list[str]:
    """The plain sentences of an issue's articles, each once, in the order of the files; quotes come in pairs."""
    found: dict[str, None] = {}
    for path in sorted(articles.glob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        for line in body.splitlines():
            if not re.match(r"[#!>:|\-*\d]", line):
                for sentence in SENTENCE.findall(line):
                    if PLAIN.fullmatch(sentence) and sentence.count("\u201c") == sentence.count("\u201d"):
                        found[sentence] = None
    return list(found)


def copy(pool: list[str], pages: int) -> list[Page]:
    """So many pages of paragraphs of 60 to 200 characters; a page ends when it has its characters."""
    dealer = random.Random(SEED)
    return [Page(HEADLINES[n % len(HEADLINES)], _paragraphs(pool, dealer)) for n in range(pages)]


def _paragraphs(pool: list[str], dealer: random.Random) -> tuple[str, ...]:
    out: list[str] = []
    left = CHARACTERS_A_PAGE
    while left > 0:
        text, wanted = "", dealer.randint(60, 200)
        while len(text) < min(wanted, left):
            text += dealer.choice(pool)
        out.append(text)
        left -= len(text)
    return tuple(out)


LAYOUT = """\
# One page of the benchmark: a head over five columns.
schema: 1
copyfit: off
places:
  all:
    head: {style: brief-2, cols: 1-5, lines: 1-2}
    text: [{cols: 1-5, lines: 4-80, columns: 5}]
"""


def write_issue(folder: Path, pages: list[Page]) -> None:
    """The issue's folder: issue.yaml, an article a page, and the layout as the issue's own page file."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "pages").mkdir(exist_ok=True)
    (folder / "pages" / "bench.yaml").write_text(LAYOUT, encoding="utf-8")
    head = f"schema: 1\npaper: chenbao\ndate: 2020-08-12\nnumber: 42\npage-count: {len(pages)}\npages:\n"
    rows = (
        f"  - {{number: {n}, name: \u8bd5\u6392, layout: bench, places: {{all: story-{n}}}}}\n" for n in range(1, len(pages) + 1)
    )
    (folder / "issue.yaml").write_text(head + "".join(rows), encoding="utf-8")
    for n, page in enumerate(pages, start=1):
        text = f"---\nschema: 1\nid: story-{n}\nheadline: {page.headline}\n---\n" + "\n\n".join(page.paragraphs) + "\n"
        (folder / "articles" / f"story-{n}.md").write_text(text, encoding="utf-8")


TYPST = """\
#set page(width: 270mm, height: 390mm, columns: 5, margin: (left: 42.48pt, right: 42.47pt, top: 61.8pt, bottom: 39.3pt))
#set columns(gutter: 12.6pt)
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, linebreaks: "optimized", leading: 3.6pt, spacing: 3.6pt, first-line-indent: (amount: 2em, all: true))
#show heading: set text(size: 16pt, weight: "bold")
#show heading: set block(above: 0pt, below: 12.6pt)
"""
"""Grid, sizes and face of the same page: body 9 pt, pitch 12.6 pt, five columns, optimised breaks. A head stands in the
first column, for a head over all columns would need a float; that is the one difference, and in Typst's favour."""


def write_typst(path: Path, pages: list[Page], broken: bool = True) -> None:
    """The same text as a Typst source, each Page on a page of its own where `broken`. No sentence of the synthetic copy
    holds a character that Typst reads as markup."""
    bodies = (f"= {page.headline}\n\n" + "\n\n".join(page.paragraphs) for page in pages)
    between = "\n\n#pagebreak()\n\n" if broken else "\n\n"
    path.write_text(TYPST + "\n" + between.join(bodies) + "\n", encoding="utf-8")


NOT_TEXT = re.compile(r"\{[^}]*\}|[^\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026A-Za-z0-9 .%:/-]|^[#>:|0-9. -]+")


def specimen_copy(articles: Path) -> list[Page]:
    """The specimen's words as headings and plain paragraphs, for Typst to set beside our build of the specimen: running
    text alone, without pictures, tables, furniture and layout."""
    out = []
    for path in sorted(articles.glob("*.md")):
        front, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
        headline = re.search(r"^headline: (.*)$", front, re.MULTILINE)
        lines = (NOT_TEXT.sub("", line) for line in body.splitlines() if not re.match(r"!\[|:::", line))
        out.append(Page(headline[1].replace("|", "") if headline else path.stem, tuple(line for line in lines if line.strip())))
    return out
