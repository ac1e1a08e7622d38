"""Nothing of a story is lost in silence: what the pages show, and the draft's strip holds, is counted against the source.

docs/rules/contracts.md, Texts. Characters are counted by block, those of a head by its parts, blanks aside; a text that a
place's style cannot show is an error (FLW003), a part of a head that its head style does not know a warning (FLW004).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from banmian.content.model import Block, Head, Paragraph, Piece, StyledText, Table, Verse
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.display import Box, Item, runs_of
from banmian.flow.tables import DrawnPart
from banmian.han_box import below
from banmian.phrases import NOTHING, Phrase, say, series
from banmian.plan.model import Plan, Stream
from banmian.remember import Memo, Same

TITLED = ("headline", "deck")
"""Parts that a place's own title may show."""
SHOWN = 12
"""Characters of a lost text that a message repeats."""

WRAPPED_SHOWN = 4
"""Rows that a hint names."""
SHOW = say("give its place a style and an area that show it, or take it out of the article")
HEAD_ROW = say("the head row of listings, hours, timelines and cards is not set: leave its cells empty")
SHOWN_BY = {
    "headline": say("name a `brief-head` for the place in the layout, which sets the heads of stories in its text"),
    "tag": say("a tag stands above the head of its place: give the place a `head` with `lines` in the layout, or take the tag out"),
}
"""What sets a part of a head, where more can be said than SHOW says."""

Words = dict[str, dict[int | str, str]]
"""What is painted of each story, by block and once more by role: the text of a story may hold all the characters of its kicker,
which says nothing of where the kicker stands."""
LOST: Memo[tuple[Diagnostic, ...]] = Memo("nothing lost of a story", 400, lasting=True, each="story")
PAINTED: Memo[Words] = Memo("words of pages", 150, lasting=True, each="page")


def lost_text(plan: Plan, parts: Iterable[Sequence[Item]]) -> list[Diagnostic]:
    """A message for each block and each part of a head of which characters are missing among the items. `parts`: the items of
    each page, and of each draft's strip."""
    painted = _painted(parts)
    out: list[Diagnostic] = []
    for stream in plan.streams:
        titles, page = _titles(stream), _page(plan, stream)
        for piece in stream.pieces:
            shown = painted.get(piece.story, {})
            key = Same(piece), titles, page, tuple(shown.items())
            out += LOST.of(key, partial(_piece, piece, shown, titles, page))
    return out


def _titles(stream: Stream) -> str:
    """The places' own titles: a listing's headline may be said by the layout (\u529e\u4e8b\u65f6\u95f4)."""
    titles = (stop.place.title for stop in stream.stops)
    return "".join(t.text + t.note for t in titles if t is not None)


def table_over(piece: Piece, table: DrawnPart, leading: int, where: tuple[int, str]) -> list[Diagnostic]:
    """FLW001 where a table's text or its last rule stands below its area. `leading` in mp; `where`: page and the place's name."""
    foot = table.rect.y1
    text = max((run.y + below(run.size) for run in runs_of(table.items)), default=foot)
    rules = max((item.rect.y0 for item in table.items if isinstance(item, Box) and item.tag.role == "rule"), default=foot)
    low = max(text, rules)
    if low <= foot:
        return []
    message = say(
        "the table of '{story}' is over by {lines}", story=piece.story, lines=counted(-(-(low - foot) // leading), "line")
    )
    texts = [cell.text for b in piece.blocks if isinstance(b, Table) for row in b.rows for cell in row if cell.text.text]
    span = (texts[-1].at(0) if texts else None) or piece.span
    return [
        _over(
            message, say("take rows out{wrapped}, or give the place more lines in the layout", wrapped=_wrapped(table)), span, where
        )
    ]


def _wrapped(table: DrawnPart) -> Phrase:
    """Which rows are higher because a cell of theirs goes on in a further line, for the hint."""
    bases: dict[tuple[int, int], set[int]] = {}
    largest: dict[tuple[int, int], int] = {}
    runs = [run for run in runs_of(table.items) if run.cell is not None and run.tag.role == "cell"]
    for run in sorted(runs, key=lambda run: -run.size):
        if run.cell is not None and run.size == largest.setdefault(run.cell, run.size):  # a note's mark is smaller, and raised
            bases.setdefault(run.cell, set()).add(run.y)
    rows = sorted({row for (row, _), lines in bases.items() if len(lines) > 1})
    shown = [str(row) for row in rows[:WRAPPED_SHOWN]] + ["\u2026"] * (len(rows) > WRAPPED_SHOWN)
    return say(", shorten the cells that wrap (row {rows})", rows=series(shown)) if rows else NOTHING


def note_over(piece: Piece, span: Span, lines: int, where: tuple[int, str]) -> Diagnostic:
    """FLW001 where a table runs so many lines into the notes at its area's foot."""
    message = say(
        "the table of '{story}' and its note are over by {lines}: the note is set up from the last line",
        story=piece.story,
        lines=counted(lines, "line"),
    )
    return _over(message, say("take rows out, or give the place more lines in the layout"), span, where)


def _over(message: Phrase, hint: Phrase, span: Span, where: tuple[int, str]) -> Diagnostic:
    return diagnose(
        "FLW001",
        say("page {where}, place {where_2}: {message}", where=where[0], where_2=where[1], message=message),
        hint,
        span,
        PlaceOnPage(where[0]),
    )


def _page(plan: Plan, stream: Stream) -> int:
    return plan.sheets[stream.stops[0].sheet].numbers[0]


def _painted(parts: Iterable[Sequence[Item]]) -> Words:
    out: Words = {}
    for items in parts:
        for story, texts in PAINTED.of(Same(*items), partial(_words_of, items)).items():
            mine = out.setdefault(story, {})
            for key, words in texts.items():
                mine[key] = mine.get(key, "") + words
    return out


def _words_of(items: Sequence[Item]) -> Words:
    found: dict[str, dict[int | str, list[str]]] = {}
    for run in runs_of(items):
        if run.tag.story:
            for key in (run.tag.block, run.tag.role):
                found.setdefault(run.tag.story, {}).setdefault(key, []).extend(run.texts)
    return {story: {key: "".join(texts) for key, texts in by.items()} for story, by in found.items()}


def _piece(piece: Piece, painted: Mapping[int | str, str], titles: str, page: int) -> tuple[Diagnostic, ...]:
    out: list[Diagnostic] = []
    beside = Counter[str]()  # what stands in the blocks and is not of them: a dateline
    for index, block in enumerate(piece.blocks):
        texts = _texts(block)
        words, shown = "".join(t.text for t in texts), Counter(painted.get(index, ""))
        beside += shown - Counter(words)
        if missing := _missing(words, shown):
            first = _first_lost(texts, missing)
            span = first.at(0) or first.span or piece.span
            out.append(_told(piece.story, "FLW003", _words(first), missing.total(), page, span, _shown_by(block)))
    if piece.kind == "pullquote":
        return tuple(out)
    for role, text in _parts(piece.head):
        shown = beside if role == "dateline" else Counter(painted.get(role, ""))
        if role in TITLED:
            shown = shown + Counter(titles)
        if text is not None and (missing := _missing(text.text, shown)):
            hint = SHOWN_BY.get(role, SHOW)
            out.append(_told(piece.story, "FLW004", _words(text), missing.total(), page, text.span or piece.span, hint))
    return tuple(out)


def _parts(head: Head) -> Iterable[tuple[str, StyledText | None]]:
    """A head's parts with the roles in which they are set."""
    return ((role, getattr(head, role)) for role in ("kicker", "headline", "deck", "dateline", "byline", "source", "tag"))


def _shown_by(block: Block) -> Phrase:
    """What shows a block of which something is missing."""
    unset = isinstance(block, Table) and any(cell.text.text.strip() for cell in block.head)
    return say("{show}; {head_row}", show=SHOW, head_row=HEAD_ROW) if unset else SHOW


def _texts(block: Block) -> Sequence[StyledText]:
    if isinstance(block, Table):
        return [cell.text for row in (block.head, *block.rows) for cell in row]
    if isinstance(block, Verse):
        return [line for stanza in block.stanzas for line in stanza]
    if isinstance(block, Paragraph) and block.marker[:1].isdigit():
        return (block.text, StyledText(block.marker))  # a number is its author's; a bullet may be left to the style
    return (block.text,)


def _missing(text: str, shown: Counter[str]) -> Counter[str]:
    """The characters of the text that are not among those shown."""
    return Counter("".join(text.split())) - shown


def _first_lost(texts: Sequence[StyledText], missing: Counter[str]) -> StyledText:
    """The first text that is lost whole; where none is, the first of all."""
    written = [t for t in texts if t.text.strip()]
    return next((t for t in written if not _missing(t.text, missing)), written[0])


def _words(text: StyledText) -> str:
    return text.text if len(text.text) <= SHOWN else text.text[:SHOWN] + "\u2026"


def _told(story: str, code: str, words: str, missing: int, page: int, span: Span, hint: Phrase) -> Diagnostic:
    message = say(
        "'{story}': {characters} of '{words}' found no place where the story stands",
        story=story,
        characters=counted(missing, "character"),
        words=words,
    )
    return diagnose(code, message, hint, span, PlaceOnPage(page))
