"""Where a note's words stand now: since its proof was printed its story may have other paragraphs before them, or other lines.

They are found by themselves and by the paragraph in which they stood, without blanks and hyphens, which go with the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from banmian.display.geometry import united
from banmian.geometry import Rect
from banmian.proofing.columns import columns_of, line_number
from banmian.proofing.notes import Note, Stood, rect_of
from banmian.values import frozen
from banmian.versions.records import Line, PageRecord

_LINES_OWN = frozenset(" \u3000-\u00ad\u2010")
"""What a line may have that the same words in another line have not."""


@frozen
class _Sign:
    """A character of a paragraph: its line, on which page, and which of the line's it is."""

    page: PageRecord
    line: Line
    at: int


def today(note: Note, pages: Sequence[PageRecord]) -> Note:
    """A note with page, line, file and rectangle as its words have them now; `gone` where they are in the story no more. As it is
    where nothing was marked, and where the words stand as they stood."""
    if note.stood is None or not pages:
        return note
    words = _bare(note.words)
    paragraphs = [signs for signs in _paragraphs(pages, note.story) if words in _text(signs)]
    if not words or not paragraphs:
        return replace(note, gone=True)
    was = _bare(note.stood.paragraph)
    signs = max(paragraphs, key=lambda one: _likeness(_text(one), was))
    begin = _nearest(_text(signs), words, len(_bare(note.stood.paragraph[: note.stood.begins])))
    found = signs[begin : begin + len(words)]
    first = found[0]
    rect = _rect([sign for sign in found if sign.page is first.page])
    if first.page.number == note.page and rect == note.stood.rect and first.line.line == note.line:
        return note
    line = first.line
    return replace(
        note, page=first.page.number, place=line.frame, line_number=line_number(columns_of(first.page), line), file=line.file,
        line=line.line, column=line.column + first.at if line.column else 0, rect=rect, gone=False,
        stood=Stood(note.stood.paragraph, note.stood.begins, rect),
    )  # fmt: skip


def _paragraphs(pages: Sequence[PageRecord], story: str) -> Iterator[list[_Sign]]:
    """The paragraphs of a story over all pages, as the characters that count."""
    found: dict[tuple[int, str], list[_Sign]] = {}
    for page in pages:
        for line in page.lines:
            if line.story == story:
                signs = found.setdefault((line.block, line.role), [])
                signs += [_Sign(page, line, k) for k, sign in enumerate(line.text) if sign not in _LINES_OWN]
    yield from found.values()


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign not in _LINES_OWN)


def _text(signs: Sequence[_Sign]) -> str:
    return "".join(sign.line.text[sign.at] for sign in signs)


def _likeness(text: str, was: str) -> float:
    return 1.0 if text == was else SequenceMatcher(None, text, was, autojunk=False).ratio()


def _nearest(text: str, words: str, begin: int) -> int:
    """Where the words begin in a text, nearest to where they began."""
    places = [k for k in range(len(text) - len(words) + 1) if text.startswith(words, k)]
    return min(places, key=lambda place: abs(place - begin))


def _rect(signs: Sequence[_Sign]) -> Rect:
    """The rectangle of characters, line by line."""
    rect: Rect | None = None
    for line in dict.fromkeys(sign.line for sign in signs):
        own = [sign.at for sign in signs if sign.line is line]
        rect = united(rect, rect_of(line, own[0], own[-1] + 1))
    assert rect is not None
    return rect
