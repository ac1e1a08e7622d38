"""The figures of pages as a table in words, for report.txt; the same are under `pages` in report.json."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from banmian.languages import in_language
from banmian.phrases import say, verbatim

if TYPE_CHECKING:
    from banmian.build import Outcome

TITLES = (
    say("page"),
    say("white by accident"),
    say("columns that end early"),
    say("lines short"),
    say("heads side by side"),
    say("gutters through"),
    say("larger heads below / at the right"),
    say("largest head"),
    say("pictures above / at the left"),
    say("least white between stories"),
    say("Chinese characters"),
)
QUARTERS = {
    "upper left": say("upper left"),
    "upper right": say("upper right"),
    "lower left": say("lower left"),
    "lower right": say("lower right"),
}
"""Where on a page the largest head stands, as its figures have it."""
WIDE = 10
"""Cells of a line of a title, of which a Chinese character takes two; it breaks between its words, or its characters."""


def page_table(outcome: Outcome) -> str:
    """A row for each page under the titles, in the language that is spoken; "" where no page could be set."""
    figures = outcome.issue.figures if outcome.issue is not None else ()
    if not figures:
        return ""
    rows = [tuple(in_language(QUARTERS.get(cell, verbatim(cell))) for cell in page.row()) for page in figures]
    heads = list(zip_longest(*(_broken(in_language(title)) for title in TITLES), fillvalue=""))
    widths = [max(_cells(row[k]) for row in (*heads, *rows)) for k in range(len(TITLES))]
    return "\n".join("  ".join(_right(cell, n) for cell, n in zip(row, widths, strict=True)).rstrip() for row in (*heads, *rows))


def _cells(text: str) -> int:
    """How many cells of a terminal, or of a file in a face of equal widths, a text takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _right(text: str, cells: int) -> str:
    """The text at the right of so many cells."""
    return " " * (cells - _cells(text)) + text


def _broken(title: str) -> list[str]:
    """The title in lines of at most so many cells, where its words allow; text without spaces breaks anywhere."""
    lines = [""]
    for word in title.split() if " " in title else title:
        whole = f"{lines[-1]} {word}".strip() if " " in title else lines[-1] + word
        if _cells(whole) > WIDE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = whole
    return lines
