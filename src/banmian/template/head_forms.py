"""Where the columns of a text stand that runs up beside its head: under an inset head, and beside one at the side.

One arithmetic for pages that are made up (makeup/forms.py) and for those that are fitted (copyfit/forms.py). Columns and lines
count from 1, both ends included.
"""

from __future__ import annotations

from banmian.template.model import Cols, Lines


def under_and_beside(cols: Cols, q: int, first: int, under: int, foot: int) -> tuple[tuple[Cols, Lines], tuple[Cols, Lines]]:
    """A text whose head stands over its first `q` columns, from line `first` on: these begin at line `under`, the others run up to
    the head's top."""
    at = cols[0] + q
    return ((cols[0], at - 1), (under, foot)), ((at, cols[1]), (first, foot))


def beside(cols: Cols, first: int, foot: int) -> tuple[Cols, Lines]:
    """A text whose head stands in its first column."""
    return (cols[0] + 1, cols[1]), (first, foot)
