"""Nothing of a story is lost in silence: what the pages show, and the draft's strip holds, is counted against the source.

docs/rules/contracts.md, Texts. Characters are counted by block, blanks aside; a text that a place's style cannot show
is an error (FLW003), a part of a head that its head style does not know a warning (FLW004).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from banmian.content.model import Block, Piece, StyledText, Table, Verse
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Item, runs_of
from banmian.plan.model import Plan, Stream

HEAD = -1
"""The block number of what belongs to a story's head (display.Tag)."""
SHOWN = 12
"""Characters of a lost text that a message repeats."""

Counts = dict[tuple[str, int], Counter[str]]


def lost_text(plan: Plan, items: Iterable[Item]) -> list[Diagnostic]:
    """A message for each block and each part of a head of which characters are missing among the items."""
    painted = _painted(items)
    out: list[Diagnostic] = []
    for stream in plan.streams:
        titles = _titles(stream)
        for piece in stream.pieces:
            out += _piece(piece, painted, titles, _page(plan, stream))
    return out


def _titles(stream: Stream) -> Counter[str]:
    """The places' own titles: a listing's headline may be said by the layout (\u529e\u4e8b\u65f6\u95f4)."""
    titles = (stop.place.title for stop in stream.stops)
    return Counter("".join(t.text + t.note for t in titles if t is not None))


def table_over(piece: Piece, items: Iterable[Item], foot: int, leading: int, where: tuple[int, str]) -> list[Diagnostic]:
    """FLW001 where a table's text stands below its area. `foot`, `leading` in mp; `where`: page and the place's name."""
    low = max((run.y for run in runs_of(items)), default=foot)
    if low <= foot:
        return []
    lines = -(-(low - foot) // leading)
    message = f"page {where[0]}, place {where[1]}: the table of '{piece.story}' is over by {lines} line{'s' * (lines != 1)}"
    span = next((b.span for b in piece.blocks if isinstance(b, Table) and b.span), piece.span)
    hint = "take rows out, or give the place more lines in the layout"
    return [diagnose("FLW001", message, hint, span, PlaceOnPage(where[0]))]


def _page(plan: Plan, stream: Stream) -> int:
    return plan.sheets[stream.stops[0].sheet].numbers[0]


def _painted(items: Iterable[Item]) -> Counts:
    found: dict[tuple[str, int], list[str]] = {}
    for run in runs_of(items):
        if run.tag.story:
            found.setdefault((run.tag.story, run.tag.block), []).extend(run.texts)
    return {key: Counter("".join(texts)) for key, texts in found.items()}


def _piece(piece: Piece, painted: Counts, titles: Counter[str], page: int) -> list[Diagnostic]:
    out: list[Diagnostic] = []
    for index, block in enumerate(piece.blocks):
        texts = _texts(block)
        missing = _missing("".join(t.text for t in texts), painted.get((piece.story, index)))
        if missing:
            span = next((t.span for t in texts if t.span), piece.span)
            out.append(_told(piece.story, "FLW003", _words(texts), missing, page, span))
    shown = titles.copy()
    for (story, _), counts in painted.items():
        if story == piece.story:
            shown += counts
    head = piece.head
    for text in (head.kicker, head.headline, head.deck, head.dateline, head.byline, head.source, head.tag):
        if text is not None and piece.kind != "pullquote" and (missing := _missing(text.text, shown)):
            out.append(_told(piece.story, "FLW004", _words((text,)), missing, page, text.span or piece.span))
    return out


def _texts(block: Block) -> Sequence[StyledText]:
    if isinstance(block, Table):
        return [cell.text for row in (block.head, *block.rows) for cell in row]
    if isinstance(block, Verse):
        return [line for stanza in block.stanzas for line in stanza]
    return (block.text,)


def _missing(text: str, shown: Counter[str] | None) -> int:
    """How many characters of the text are not among those shown."""
    wanted = Counter("".join(text.split()))
    return (wanted - shown).total() if shown else wanted.total()


def _words(texts: Sequence[StyledText]) -> str:
    first = next((t.text for t in texts if t.text), "")
    return first if len(first) <= SHOWN else first[:SHOWN] + "\u2026"


def _told(story: str, code: str, words: str, missing: int, page: int, span: Span) -> Diagnostic:
    message = f"'{story}': {missing} character{'s' * (missing != 1)} of '{words}' found no place where the story stands"
    hint = "give its place a style and an area that show it, or take it out of the article"
    return diagnose(code, message, hint, span, PlaceOnPage(page))
