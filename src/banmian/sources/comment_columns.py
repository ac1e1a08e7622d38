"""Comments that stand under one another keep their column while a value before one of them grows or shrinks.

A comment is aligned where the line above or below has one in the same column. An aligned one keeps its column as long as a blank is
left before it; any other moves with what stands before it. So the way back gives the bytes from before.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from banmian.sources.marks import Marked


def kept_columns(text: str, tree: Marked, cuts: Sequence[tuple[int, int, str]]) -> str:
    """The text with its parts exchanged (from, up to, new), and with its aligned comments where they were."""
    comments = dict(enumerate(_comments(text, tree)))
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    more = list(cuts)
    for number in sorted({_line(starts, end) for start, end, new in cuts if "\n" not in text[start:end] + new}):
        sign = comments[number]
        if sign is None or not _aligned(lines, comments, number):
            continue
        here = [c for c in cuts if starts[number] <= c[0] and c[1] <= starts[number] + sign]
        grown = sum(_width(new) - _width(text[start:end]) for start, end, new in here)
        blank = len(lines[number][:sign]) - len(lines[number][:sign].rstrip(" "))
        if here and grown and blank - grown >= 1:
            at = starts[number] + sign
            more.append((at - blank, at, " " * (blank - grown)))
    for start, end, new in sorted(more, key=lambda c: (c[0], c[1]), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _comments(text: str, tree: Marked) -> list[int | None]:
    """For each line at which of its characters a comment begins that follows something."""
    scalars = sorted(tree.scalars(), key=lambda n: n.start)
    out: list[int | None] = []
    at = k = 0
    for line in text.split("\n"):
        while k < len(scalars) and scalars[k].end <= at:
            k += 1
        inside = [n for n in scalars[k : k + 200] if n.start < at + len(line)]
        signs = (i for i, c in enumerate(line) if c == "#" and i and line[i - 1] in " \t" and line[:i].strip())
        out.append(next((i for i in signs if not any(n.start <= at + i < n.end for n in inside)), None))
        at += len(line) + 1
    return out


def _aligned(lines: Sequence[str], comments: dict[int, int | None], number: int) -> bool:
    def column(k: int) -> int | None:
        sign = comments.get(k)
        return _width(lines[k][:sign]) if sign is not None else None

    return column(number) in (column(number - 1), column(number + 1))


def _line(starts: Sequence[int], at: int) -> int:
    return next(k for k in range(len(starts) - 1) if at < starts[k + 1])


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
