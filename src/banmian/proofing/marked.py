"""The list of changes on the pages: each changed place framed and numbered, what moved with a bar at its side, then the list.

What is new or was exchanged is framed in red; a bar beside a column says that its lines only moved. The numbers are those of
`banmian changes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.colour import FULL, WHITE, Ink
from banmian.display import Box, Item, Layer, Path, Stroke
from banmian.geometry import Rect, rect_outline
from banmian.proofing import paper_sheets
from banmian.proofing.columns import columns_of
from banmian.proofing.lettering import GREY, Pen, ProofWords, words_for
from banmian.proofing.making import Proof, pen_of, position, slip_of, told, written
from banmian.proofing.paper_sheets import TAG, Form
from banmian.proofing.sheets import ProofSheet, Shown
from banmian.units import mp_of_mm
from banmian.values import frozen
from banmian.versions.finding import NOW

if TYPE_CHECKING:
    from banmian.build import Outcome, SetIssue
    from banmian.versions.changes import Change
    from banmian.versions.records import PageRecord

RED = Ink("proof-red", (0, FULL, FULL * 9 // 10, 0))
"""Nobody's accent: a mark is seen as one on any paper."""
SIZE = "a3"
AIR = 1_200
"""Between the changed words and their frame, mp on the sheet."""
TAG_SIZE, BAR = 6_000, 1_600
ROW = 15_000
"""From one row of the list to the next, mp."""


@frozen
class Comparison:
    """What is compared: the names of the two states, the later one's pages, and what is different."""

    before: str
    after: str
    pages: Sequence[PageRecord]
    changes: Sequence[Change]


def marked_pdf(outcome: Outcome, issue: SetIssue, pdf: bytes, compared: Comparison, proof: Proof) -> bytes:
    """The pages that changed with their marks, then the list, on A3. `pdf`: of the issue as it is now."""
    words, pen, form = words_for(issue.paper.words.is_traditional), pen_of(issue), paper_sheets.form_of(SIZE)
    numbered = list(enumerate(compared.changes, 1))
    changed = {page for change in compared.changes for page, _ in change.places} | {change.page for change in compared.changes}
    sheets = []
    for page in (page for page in compared.pages if page.number in changed):
        shown = paper_sheets.placed(page, position(issue, page.number), form)
        slip = slip_of(outcome, issue, page, proof, words)
        items = paper_sheets.sheet_items(page, shown, form, slip, words, pen)
        sheets.append(ProofSheet(form.size, shown, (*items, *marks(page, numbered, shown, pen)), told(issue, page, proof)))
    sheets += [ProofSheet(form.size, None, tuple(items), {}) for items in _list(compared, form, words, pen)]
    return written(issue, pdf, sheets, pen, proof)


def marks(page: PageRecord, numbered: Iterable[tuple[int, Change]], shown: Shown, pen: Pen) -> Iterator[Item]:
    """The marks of a page's changes on its sheet."""
    columns = [column.rect for column in columns_of(page) if not column.down]
    for number, change in numbered:
        there = [rect for at, rect in change.places if at == page.number]
        here = [shown.rect(rect) for rect in there]
        if change.kind == "moved":
            bars = [Rect(rect.x0 - 3 * BAR, rect.y0, rect.x0 - 2 * BAR, rect.y1) for rect in here]
            yield from (Box(bar, RED, TAG, Layer.RULE) for bar in bars)
        else:
            dash = (2_500, 1_500) if change.kind == "furniture" else ()
            for rect in here:
                yield Path(rect_outline(rect.inset(-AIR)), None, Stroke(RED, 900, dash=dash), TAG, layer=Layer.RULE)
        if here:
            beside = next((c for c in columns if c.x0 <= there[0].x0 < c.x1 and c.y0 <= there[0].y0 < c.y1), there[0])
            yield from _number(number, shown.rect(beside).x0, here[0].y0, pen)


def _number(number: int, left: int, top: int, pen: Pen) -> Iterator[Item]:
    """A number in a red label, in the white at the left of what is marked, or of the column that it stands in."""
    _, width = pen.line(str(number), (0, 0), TAG_SIZE, 100_000, strong=True)
    right, foot = left - AIR, top + TAG_SIZE + 1_000
    label = Rect(right - width - 3_000, foot - TAG_SIZE - 1_500, right, foot + 500)
    yield Box(label, RED, TAG, Layer.RULE)
    yield from pen.line(str(number), (label.x0 + 1_500, foot - 1_300), TAG_SIZE, width + 1, strong=True, ink=WHITE)[0]


def _list(compared: Comparison, form: Form, words: ProofWords, pen: Pen) -> Iterator[list[Item]]:
    """The list on as many sheets as it takes."""
    x, right, low = form.margin, form.size[0] - form.margin, form.size[1] - form.margin
    rows = [row for n, change in enumerate(compared.changes, 1) for row in _rows(n, change, words)] or [
        ("", words.said("none"), "")
    ]
    each = (low - form.margin - 3 * ROW) // ROW
    for begin in range(0, len(rows), each):
        y = form.margin + ROW
        after = words.said("now") if compared.after == NOW else compared.after
        title = words.said("legend", before=compared.before, after=after)
        items = list(pen.line(title, (x, y), 13_000, right - x, strong=True)[0])
        y += ROW // 2
        items.append(Box(Rect(x, y, right, y + 700), GREY, TAG, Layer.RULE))
        for label, text, source in rows[begin : begin + each]:
            y += ROW
            items += pen.line(label, (x, y), 9_000, mp_of_mm(10), strong=True, ink=RED)[0]
            _, taken = pen.line(source, (right, y), 7_500, (right - x) // 2, "right", ink=GREY)
            items += pen.line(source, (right, y), 7_500, (right - x) // 2, "right", ink=GREY)[0]
            room = right - x - mp_of_mm(10) - taken - 6_000
            items += pen.line(text, (x + mp_of_mm(10), y), 9_500, room, strong=bool(label))[0]
        yield items


def _rows(number: int, change: Change, words: ProofWords) -> Iterator[tuple[str, str, str]]:
    """The rows of a change: what, where it is written; before and after under it."""
    source = f"{change.file}:{change.line}" if change.file and change.line else ""
    part = words.said("paragraph", number=change.paragraph) if change.paragraph else words.role(change.role)
    by = f" {change.lines:+d}" if change.lines else ""
    what = {
        "words": part,
        "moved": f"{part} {words.said('moved')}{by}",
        "picture": words.said("picture"),
        "furniture": words.role(change.role),
    }[change.kind]
    counts = f"  +{change.added} \u2212{change.removed}" if change.edits else ""
    yield str(number), f"{words.said('in-list', number=change.page)}  {change.story}  {what}{counts}", source
    if change.edits:
        yield from (("", f"{sign} {text}", "") for sign, text in (("\u2212", change.before), ("+", change.after)) if text)
