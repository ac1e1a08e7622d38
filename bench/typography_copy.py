"""Copy for the comparison of setters: the specimen's running text, paragraph by paragraph, free of markup; the hard copy.

Issue 4, Against peers. A paragraph is a line of an article that ends a sentence: heads, tables, lists, verse, boxes' edges
and quoted lines are left out, for the three programs would dress them differently.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

LABEL = re.compile("\\*\\*[^*]+\\*\\*\u3000")
"""A paragraph's bold label and the blank after it: left out."""
SPAN = re.compile(r"\[([^\]]*)\]\{[^}]*\}")
"""A span with attributes: its words stay."""
PROSE = re.compile(r"(?![#>!:|-]|\*[^*]|\d+[.)] )" ".+[\u3002\uff1f\uff01\u201d]")
PAGE_CHARACTERS = 1100
"""A page ends before it holds more: at 9 em it then has fewer than 200 lines, as many as a type area may have."""

STAND_IN = "\u3013"

Copy = tuple[tuple[str, ...], ...]
"""Pages of paragraphs."""


def plain(line: str) -> str:
    """A line's words without its label and without the marks of spans and emphasis."""
    return SPAN.sub(r"\1", LABEL.sub("", line)).replace("*", "").strip()


def paragraphs(article: str) -> list[str]:
    """The running text of one article's source."""
    body = article.split("\n---\n", 1)[-1]
    return [plain(line) for line in body.splitlines() if PROSE.fullmatch(line)]


def specimen(articles: Path) -> Copy:
    """All articles in the order of their files, dealt onto pages that never part a paragraph."""
    pages: list[list[str]] = [[]]
    for path in sorted(articles.glob("*.md")):
        for text in paragraphs(path.read_text(encoding="utf-8")):
            if sum(map(len, pages[-1])) + len(text) > PAGE_CHARACTERS:
                pages.append([])
            pages[-1].append(text)
    return tuple(map(tuple, pages))


def hard(path: Path, held: Collection[str]) -> tuple[Copy, str]:
    """The hard copy (tests/hard-copy), each paragraph on a page of its own. For a Han character that is not held by any face the
    printer's stand-in, \u3013, is set by all; which these are."""
    text = path.read_text(encoding="utf-8")
    lacking = "".join(sorted({ch for ch in text if ch >= "\u3400" and ch not in held}))
    return tuple((line,) for line in text.translate(dict.fromkeys(map(ord, lacking), STAND_IN)).splitlines()), lacking
