"""The figures of pages as a table in words, for report.txt; the same are under `pages` in report.json."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banmian.build import Outcome

TITLES = (
    "page",
    "white by accident",
    "columns that end early",
    "lines short",
    "heads side by side",
    "gutters through",
    "larger heads below / at the right",
    "largest head",
    "pictures above / at the left",
    "least white between stories",
    "Chinese characters",
)
WIDE = 10
"""Signs of a cell; a title breaks between its words."""


def page_table(outcome: Outcome) -> str:
    """A row for each page under the titles; "" where no page could be set."""
    figures = outcome.issue.figures if outcome.issue is not None else ()
    if not figures:
        return ""
    rows = [page.row() for page in figures]
    heads = list(zip_longest(*(_broken(title) for title in TITLES), fillvalue=""))
    widths = [max(len(row[k]) for row in (*heads, *rows)) for k in range(len(TITLES))]
    return "\n".join("  ".join(cell.rjust(n) for cell, n in zip(row, widths, strict=True)).rstrip() for row in (*heads, *rows))


def _broken(title: str) -> list[str]:
    """The title in lines of at most so many signs, where its words allow."""
    lines = [""]
    for word in title.split():
        whole = f"{lines[-1]} {word}".strip()
        if len(whole) > WIDE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = whole
    return lines
