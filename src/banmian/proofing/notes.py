"""A reader's notes brought back to the page and the file: the words that a note stands on, their line and column, their source.

By the record of the proof that was read (versions/records.py): so a note finds its words also when the page has changed since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

from banmian.display.geometry import united
from banmian.geometry import Rect
from banmian.proofing.annotations import Annotation, FilePage
from banmian.proofing.columns import columns_of, line_number
from banmian.values import frozen
from banmian.versions.records import Line, PageRecord, Thing

NEAR = 30_000
"""How far, mp, a note without words under it may stand from the line that it means."""
COVERED = 0.35
"""The share of a line's height that a drawn mark must cover for the line to be meant."""
DRAWN = "drawing"
"""The kind of a note that is a box, an ellipse or a line drawn by hand."""
GAP = "\u2026"
"""Between the words of two lines that such a drawing takes in: there are others between them."""
SAME_ROW = 0.25
"""How much farther from a box's middle, in its own height, a line of another size or story may stand that is on the same row."""
Found = Sequence[tuple[Line, str, int]]
"""What a note marks: lines, the words of each, and which of its characters is the first."""


@frozen
class Stood:
    """How a note's words stood on the proof, by which they are found again when the story has changed: the text of the paragraph in
    which they begin, which of its characters are marked (first, and one past the last, of each stretch: what a box is drawn round
    takes some of each line), the one at which the note stands, and the rectangle of those that are marked, mp."""

    paragraph: str
    marked: tuple[tuple[int, int], ...]
    at: int
    rect: Rect


@frozen
class Note:
    """A note. `page`: of the issue, 0 where that is not known; `story`, `place`: what stands there; `line_number`: in its column,
    0 = none; `words`: those that it marks or stands at; `file`, `line`, `column`: where these are written; `rect`: mp."""

    page: int
    kind: str
    text: str
    author: str
    at: str
    reply: bool
    words: str = ""
    story: str = ""
    place: str = ""
    line_number: int = 0
    file: str = ""
    line: int = 0
    column: int = 0
    rect: Rect | None = None
    stood: Stood | None = None
    gone: bool = False
    """Whether its words are in the story no more."""

    def as_json(self) -> dict[str, Any]:
        from banmian.units import mm_of_mp

        rect = [mm_of_mp(v) for v in self.rect.corners] if self.rect is not None else None
        return {
            "page": self.page or None, "kind": self.kind, "text": self.text, "author": self.author, "at": self.at,
            "reply": self.reply, "words": self.words, "story": self.story, "place": self.place,
            "line-of-column": self.line_number or None, "file": self.file or None, "line": self.line or None,
            "column": self.column or None, "rect": rect, **({"gone": True} if self.gone else {}),
        }  # fmt: skip


@frozen
class Origin:
    """What a page of a proof says of itself: issue, page, proof, version, the record's name; where the page lies on the sheet
    (x, y, mp, y down) and its scale."""

    issue: str
    page: int
    proof: int
    version: str
    record: str
    x: int = 0
    y: int = 0
    scale: float = 1.0


def origin_of(page: FilePage) -> Origin | None:
    """Where a page of a file comes from; None for one that is no proof of ours."""
    try:
        row = json.loads(page.told)
        scale = float(row["scale"])
        if not 0.01 < scale < 100:
            return None
        issue, version, record = (str(row[key]) for key in ("issue", "version", "record"))
        number, proof, x, y = (int(row[key]) for key in ("page", "proof", "x", "y"))
        return Origin(issue, number, proof, version, record, x, y, scale)
    except (ValueError, KeyError, TypeError):
        return None


def notes_of(notes: Iterable[Annotation], pages: Sequence[FilePage], records: Sequence[PageRecord | None]) -> list[Note]:
    """The notes with their places; `records`: of each page of the file what it shows, None where that is not known."""
    return [_placed(note, pages[note.page - 1], records[note.page - 1]) for note in notes]


def _placed(note: Annotation, page: FilePage, record: PageRecord | None) -> Note:
    bare = Note(record.number if record is not None else 0, note.kind, note.text, note.author, note.at, note.reply)
    if record is None or not note.boxes:
        return bare
    origin = origin_of(page) or Origin(
        "", record.number, 0, "", "", int(page.trim[0] * 1000), int((page.height - page.trim[3]) * 1000)
    )
    boxes = [_on_page(box, page, origin) for box in note.boxes]
    rect = Rect(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
    found = [(line, words, at) for box in boxes for line, words, at in _under(box, record, note)]
    if not found:
        picture = _picture(rect, record)
        if picture is not None:
            file = next((line.file for line in record.lines if line.story == picture.story and line.file), "")
            return _with(bare, rect=rect, story=picture.story, place=picture.name, file=file)
        near = _nearest(rect, record)
        if near is None:
            return _with(bare, rect=rect)
        found = [(near, near.text, 0)]
    line, _, at = found[0]
    columns = columns_of(record)
    return _with(
        bare, rect=rect, words=_words(found, note.kind == DRAWN), story=line.story, place=line.frame,
        line_number=line_number(columns, line), file=line.file, line=line.line, column=line.column + at if line.column else 0,
        stood=_stood(found, record),
    )  # fmt: skip


def _words(found: Found, drawn: bool) -> str:
    """The words of a note in a row; of what is drawn, which takes some of each line, with a mark where others stand between."""
    told = found[0][1]
    for (line, words, at), (_, more, begin) in pairwise(found):
        told += (GAP if drawn and (begin or at + len(words) < len(line.text)) else "") + more
    return told


def _stood(found: Found, record: PageRecord) -> Stood | None:
    """Where the words stand in their paragraph; None of what is no story's."""
    (first, _, at), rect = found[0], None
    if not first.story:
        return None
    own = [line for line in record.lines if is_same_paragraph(line, first)]
    begins = list(accumulate((len(line.text) for line in own), initial=0))
    marked: set[int] = set()
    for line, words, begin in found:
        if is_same_paragraph(line, first):
            within = begin if begin + len(words) <= len(line.text) else 0  # of a point the whole line is meant
            before = begins[own.index(line)] + within
            marked.update(range(before, before + len(words)))
            rect = united(rect, rect_of(line, begin, begin + len(words)))
    paragraph, stands = "".join(line.text for line in own), begins[own.index(first)] + at
    return Stood(paragraph, tuple(_stretches(marked)), stands, rect) if rect is not None else None


def _stretches(marked: set[int]) -> Iterator[tuple[int, int]]:
    """Characters by their numbers as stretches without a gap: the first, and one past the last."""
    begins = sorted(k for k in marked if k - 1 not in marked)
    ends = sorted(k + 1 for k in marked if k + 1 not in marked)
    return zip(begins, ends, strict=True)


def is_same_paragraph(one: Line, other: Line) -> bool:
    """Whether two lines are of one block of one story."""
    return (one.story, one.block, one.role) == (other.story, other.block, other.role)


def rect_of(line: Line, begin: int, end: int) -> Rect:
    """The rectangle of some characters of a line; of all where it is not known where each stands."""
    spans = _spans(line)[begin:end]
    if not spans:
        return line.rect
    low, high = spans[0][0], spans[-1][1]
    return Rect(line.rect.x0, low, line.rect.x1, high) if line.down else Rect(low, line.rect.y0, high, line.rect.y1)


def _picture(rect: Rect, record: PageRecord) -> Thing | None:
    """The picture on which a note stands, the smallest where one lies on another."""
    x, y = (rect.x0 + rect.x1) // 2, (rect.y0 + rect.y1) // 2
    under = [
        t for t in record.things
        if t.kind == "picture" and t.story and t.rect.x0 <= x <= t.rect.x1 and t.rect.y0 <= y <= t.rect.y1
    ]  # fmt: skip
    return min(under, key=lambda thing: thing.rect.width * thing.rect.height, default=None)


def _with(note: Note, **values: Any) -> Note:
    from dataclasses import replace

    return replace(note, **values)


def _on_page(box: tuple[float, float, float, float], page: FilePage, origin: Origin) -> Rect:
    """A box of the sheet (pt, y up) on the page (mp, y down)."""
    x0, y0, x1, y1 = box
    xs = [int((x * 1000 - origin.x) / origin.scale) for x in (x0, x1)]
    ys = [int(((page.height - y) * 1000 - origin.y) / origin.scale) for y in (y1, y0)]
    return Rect(xs[0], ys[0], xs[1], ys[1])


def _under(box: Rect, record: PageRecord, note: Annotation) -> list[tuple[Line, str, int]]:
    """The lines under a mark, the characters of each that it covers, and which is the first. Of a sticky note the one that its
    corner points at; of a box around words those in whose middle its own stands (ISO 32000, QuadPoints: words of one line)."""
    point = note.kind in ("note", "insert")
    if point:
        x, y = box.x0, (box.y0 + box.y1) // 2
        box = Rect(x, y - 1, x + 1, y + 1)
    marked = [line for line in record.lines if _meets(box, line, point or note.on_words)]
    if note.on_words and marked and not point:
        nearest = min(_off_middle(box, line) for line in marked)
        marked = [line for line in marked if _off_middle(box, line) <= nearest + _thick(line) * SAME_ROW]
    out = []
    for line in marked:
        low, high = _along(box, line)
        covered = [
            k
            for k, (begin, end) in enumerate(_spans(line))
            if min(end, high) - max(begin, low) > (0 if point else (end - begin) * 0.4)
        ]
        if covered:
            out.append((line, line.text if point else "".join(line.text[k] for k in covered), covered[0]))
    return out


def _meets(box: Rect, line: Line, anywhere: bool) -> bool:
    """Whether a box lies on a line, on enough of its height unless `anywhere` will do."""
    rect = line.rect
    across = min(box.x1, rect.x1) - max(box.x0, rect.x0) if line.down else min(box.y1, rect.y1) - max(box.y0, rect.y0)
    low, high = _along(box, line)
    return low < high and across > 0 and (anywhere or across >= _thick(line) * COVERED)


def _along(box: Rect, line: Line) -> tuple[int, int]:
    """From where to where along a line a box reaches."""
    rect = line.rect
    return (max(box.y0, rect.y0), min(box.y1, rect.y1)) if line.down else (max(box.x0, rect.x0), min(box.x1, rect.x1))


def _thick(line: Line) -> int:
    return line.rect.width if line.down else line.rect.height


def _off_middle(box: Rect, line: Line) -> float:
    """How far a box's middle is from a line's."""
    one, other = ((r.x0 + r.x1, r.y0 + r.y1)[not line.down] for r in (box, line.rect))
    return abs(one - other) / 2


def _spans(line: Line) -> list[tuple[int, int]]:
    """Where each character begins and ends along its line."""
    ends = (*line.starts[1:], line.rect.y1 if line.down else line.rect.x1)
    return list(zip(line.starts, ends, strict=True)) if line.starts else []


def _nearest(rect: Rect, record: PageRecord) -> Line | None:
    """The line of a story next to a note, where one is near."""
    x, y = rect.x0, (rect.y0 + rect.y1) // 2

    def away(line: Line) -> int:
        r = line.rect
        return max(r.x0 - x, x - r.x1, 0) + max(r.y0 - y, y - r.y1, 0)

    near = min((line for line in record.lines if line.story), key=away, default=None)
    return near if near is not None and away(near) <= NEAR else None
