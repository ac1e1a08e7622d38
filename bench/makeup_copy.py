"""Stories made longer or shorter by whole sentences, as an editor would have them: for pages that eyes are to judge.

makeup_eyes.py uses it; what copyfit.py's `with_lines` gives is exact to the line and breaks off anywhere, which is right for
counting and would be taken for a fault of the page by whoever looks at it. Longer stories take whole sentences of another story,
not their own once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from banmian.content.model import Paragraph, Piece, StyledText

ENDS = "\u3002\uff1f\uff01\u2026"
OPENING, CLOSING = "\u201c\u2018\uff08\u300a\u300c\u300e", "\u201d\u2019\uff09\u300b\u300d\u300f"
QUOTED = "\u201d\u2019\u300d\u300f"
LINE = 14
"""Characters."""
PARAGRAPH = 60
"""Characters by which a paragraph becomes longer, about."""


def sentences(text: str) -> list[str]:
    """A paragraph's sentences, each with its mark and the quotation marks that it closes; what is quoted or in brackets is one."""
    found, begun, depth = [], 0, 0
    for i, sign in enumerate(text):
        depth += (sign in OPENING) - (sign in CLOSING)
        ends = sign in ENDS or (sign in QUOTED and text[i - 1] in ENDS)
        if ends and depth <= 0 and text[i + 1 : i + 2] not in (*ENDS, *CLOSING):
            found.append(text[begun : i + 1])
            begun = i + 1
    return [*found, text[begun:]] if begun < len(text) else found


def with_sentences(piece: Piece, lines: int, others: Sequence[Piece]) -> Piece:
    """The piece with about so many lines more (fewer: negative); `others`: of which stories it has what it is longer by."""
    wanted = abs(lines) * LINE
    return _longer(piece, wanted, others) if lines > 0 else _shorter(piece, wanted)


def shortened(text: StyledText, characters: int) -> StyledText:
    """Its first sentences that have about so many characters, one at least."""
    kept = ""
    for sentence in sentences(text.text):
        if kept and abs(len(kept) + len(sentence) - characters) >= abs(len(kept) - characters):
            break
        kept += sentence
    return replace(text, text=kept, marks=tuple(mark for mark in text.marks if mark.end <= len(kept)))


def _running(piece: Piece) -> dict[int, Paragraph]:
    """Its paragraphs of running text that end as sentences do, by their numbers."""
    texts = {i: b for i, b in enumerate(piece.blocks) if isinstance(b, Paragraph) and b.role == "body" and not b.form}
    return {i: block for i, block in texts.items() if block.text.text[-1:] in (*ENDS, *CLOSING)}


def _longer(piece: Piece, wanted: int, others: Sequence[Piece]) -> Piece:
    """Its last paragraphs of running text go on, each by a few sentences: one of its own would lack what the story's paragraphs
    begin with, as answers do."""
    blocks, more, left = list(piece.blocks), _sentences_of(others), wanted
    for i, own in reversed(_running(piece).items()):
        text = ""
        while left > 0 and len(text) < PARAGRAPH and (sentence := next(more, "")):
            if abs(left - len(sentence)) >= left:
                left = 0
                break
            text, left = text + sentence, left - len(sentence)
        blocks[i] = replace(own, text=replace(own.text, text=own.text.text + text))
    return replace(piece, blocks=tuple(blocks))


def _sentences_of(others: Sequence[Piece]) -> Iterator[str]:
    """Those that stand by themselves: no question, nothing quoted, no word with a white of its own after it, as items of a list
    begin."""
    apart = {*OPENING, "\u3000"}
    for piece in others:
        for block in _running(piece).values():
            yield from (s for s in sentences(block.text.text) if s[-1] == ENDS[0] and not set(s) & apart and len(s) > LINE)


def _shorter(piece: Piece, wanted: int) -> Piece:
    """Without the last sentences of its longest paragraphs, of each the first one stays."""
    blocks, left = list(piece.blocks), wanted
    while True:
        running = _running(replace(piece, blocks=tuple(blocks)))
        may = [i for i in running if len(sentences(running[i].text.text)) > 1]
        ends = {i: len(sentences(running[i].text.text)[-1]) for i in may}
        fitting = [i for i in may if abs(left - ends[i]) < left]
        if not fitting:
            return replace(piece, blocks=tuple(blocks))
        longest = max(fitting, key=lambda i: len(running[i].text.text))
        text = running[longest].text
        kept = text.text[: len(text.text) - ends[longest]]
        marks = tuple(mark for mark in text.marks if mark.end <= len(kept))
        blocks[longest] = replace(running[longest], text=replace(text, text=kept, marks=marks))
        left -= ends[longest]
