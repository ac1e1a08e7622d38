"""Readings in brackets after their words, for a style whose leading has no room for them over the characters.

docs/rules/typography.md, Marks between lines. Readings of neighbours are one word's: they share a pair of brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Mark, Paragraph, Piece, StyledText

OPENING, CLOSING = "\uff08", "\uff09"
Insertion = tuple[int, str]
"""Before which character, and what."""


def has_readings(piece: Piece) -> bool:
    """Whether a paragraph of the piece has a reading over a character."""
    return any(mark.kind == "ruby" for block in piece.blocks if isinstance(block, Paragraph) for mark in block.text.marks)


def in_brackets(text: StyledText) -> StyledText:
    """The text with its readings in brackets, as characters of its own: a character after them keeps its place in the source, one
    of theirs has that of the word before it."""
    put = _insertions(sorted((mark for mark in text.marks if mark.kind == "ruby"), key=lambda mark: mark.start))
    if not put:
        return text
    words, at = [], 0
    for offset, reading in put:
        words += [text.text[at:offset], reading]
        at = offset
    marks = tuple(_moved(mark, put) for mark in text.marks if mark.kind != "ruby")
    return StyledText("".join([*words, text.text[at:]]), marks, text.span, _steps(text, put))


def _insertions(readings: Sequence[Mark]) -> list[Insertion]:
    out: list[Insertion] = []
    for mark in readings:
        if out and mark.start < out[-1][0]:
            continue  # of marks that overlap the first holds
        if out and mark.start == out[-1][0] and mark.start:
            out[-1] = mark.end, f"{out[-1][1].rstrip(CLOSING)} {mark.value}{CLOSING}"
        else:
            out.append((mark.end, f"{OPENING}{mark.value}{CLOSING}"))
    return out


def _moved(mark: Mark, put: Sequence[Insertion]) -> Mark:
    """A mark where its characters are now: it does not reach over brackets at its end."""
    start = mark.start + sum(len(words) for at, words in put if at <= mark.start)
    return replace(mark, start=start, end=mark.end + sum(len(words) for at, words in put if at < mark.end))


def _steps(text: StyledText, put: Sequence[Insertion]) -> tuple[tuple[int, int, int], ...]:
    """Where the characters were written, with a step of its own after each pair of brackets."""
    steps: list[tuple[int, int, int]] = []
    for offset, line, column in text.lines:
        steps.append((offset + sum(len(words) for at, words in put if at <= offset), line, column))
    for k, (at, words) in enumerate(put):
        known = max((step for step in text.lines if step[0] <= at), default=None)
        if known is not None:
            after = at + sum(len(others) for _, others in put[:k]) + len(words)
            steps.append((after, known[1], known[2] + at - known[0]))
    return tuple(sorted(set(steps)))
