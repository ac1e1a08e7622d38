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

POINTS = ("note", "insert")
"""Kinds of notes that mark no words."""
_LIKE = 0.5
"""How like a paragraph must be to be the same, changed."""
_LINES_OWN = frozenset(" \u3000-\u00ad\u2010")
"""What a line may have that the same words in another line have not."""


@frozen
class _Sign:
    """A character of a paragraph: its line, on which page, and which of the line's it is."""

    page: PageRecord
    line: Line
    at: int


def today(note: Note, pages: Sequence[PageRecord]) -> Note:
    """A note with page, line, file and rectangle as its words have them now; of one over several paragraphs as the first has them.
    As it is where nothing was marked, and where the words stand as they stood. `gone` where they are in the story no more: then it
    leads to the paragraph that is most like theirs. A note that marks no words but stands at a line stays at what is left of
    it."""
    if note.stood is None or not pages:
        return note
    was, pieces = _bare(note.stood.paragraph), _pieces(note.stood)
    paragraphs = list(_paragraphs(pages, note.story))
    with_words = [signs for signs in paragraphs if _has(_text(signs), pieces, was)]
    if with_words:
        signs = max(with_words, key=lambda one: (_held(_text(one), pieces), _likeness(_text(one), was)))
        return _at(note, [signs[k] for k in _where(_text(signs), pieces, was)])
    begin = len(_bare(note.stood.paragraph[: note.stood.at]))
    alike = [(_likeness(_text(signs), was), signs) for signs in paragraphs if signs]
    like, likest = max(alike, key=lambda one: one[0], default=(0.0, []))
    if like < _LIKE:
        return replace(note, gone=True)
    sign = likest[_moved(was, _text(likest), begin)]
    if note.kind in POINTS:
        return _at(note, [one for one in likest if one.line is sign.line and one.page is sign.page])
    return replace(_at(note, [sign]), rect=None, gone=True)


def _at(note: Note, found: Sequence[_Sign]) -> Note:
    """The note at these characters; as it is where they stand as its own stood."""
    assert note.stood is not None
    first = found[0]
    rect = _rect([sign for sign in found if sign.page is first.page])
    line = first.line
    if first.page.number == note.page and rect == note.stood.rect and line.line == note.line:
        return note
    return replace(
        note, page=first.page.number, place=line.frame, line_number=line_number(columns_of(first.page), line), file=line.file,
        line=line.line, column=line.column + first.at if line.column else 0, rect=rect, gone=False,
    )  # fmt: skip


Pieces = Sequence[tuple[int, str]]
"""The stretches that are marked in a paragraph: where each begins, and its words, without what its lines have for themselves."""


def _pieces(stood: Stood) -> Pieces:
    text = stood.paragraph
    found = [(len(_bare(text[:begin])), _bare(text[begin:end])) for begin, end in stood.marked]
    return [(begin, words) for begin, words in found if words]


def _held(text: str, pieces: Pieces) -> int:
    """How many of the marked characters a text has, in stretches as they were."""
    return sum(len(words) for _, words in pieces if words in text)


def _has(text: str, pieces: Pieces, was: str) -> bool:
    """Whether the marked words stand in a text: most of them, or fewer where it is the paragraph of which they were a part."""
    held, all_of_them = _held(text, pieces), sum(len(words) for _, words in pieces)
    return held > 0 and (2 * held > all_of_them or _likeness(text, was) >= _LIKE)


def _where(text: str, pieces: Pieces, was: str) -> list[int]:
    """Which characters of a text are those that were marked."""
    found: set[int] = set()
    for begin, words in pieces:
        if words in text:
            at = _nearest(text, words, _moved(was, text, begin))
            found.update(range(at, at + len(words)))
    return sorted(found)


def _moved(was: str, now: str, begin: int) -> int:
    """Where a character of a text stands in another one, or what stood nearest before it."""
    place = 0
    for one, other, length in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks():
        if length and one <= begin:
            place = other + min(begin - one, length - 1)
    return min(place, len(now) - 1)


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
