"""Notes: `[^1]` and its text in a line `[^1]: ...`, or `^[...]` on the spot.

A piece's notes are numbered in the order in which it refers to them, and stand as paragraphs at its end, each after its number.
One that is referred to twice has one number; one that two pieces refer to stands in both. What has no fellow is told.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from banmian.content.article_file import ArticleFile
from banmian.content.drafts import Draft
from banmian.content.inline import Flattener
from banmian.content.model import Paragraph
from banmian.content.paragraphs import paragraph_ending, told_lines
from banmian.content.visible import is_blank
from banmian.phrases import say
from banmian.values import record

if TYPE_CHECKING:
    from markdown_it.token import Token

_PARTS = ("paragraph_open", "paragraph_close", "inline")


@record
class Note:
    """A note's text as its paragraphs' tokens; `place`: line and column where it begins."""

    place: tuple[int, int]
    paragraphs: list[Token] = field(default_factory=list)
    used: bool = False
    told: bool = False


class Notes:
    """The notes of one file. `open`: those whose text is being read."""

    def __init__(self, file: ArticleFile, tokens: list[Token]) -> None:
        self.file = file
        self.known: dict[str, Note] = {}
        self.open: list[Note] = []
        self.labels = {str(t.meta["label"]) for t in tokens if t.type == "footnote_reference_open"}

    # --- reading ----------------------------------------------------------------------------------------------------

    def takes(self, token: Token) -> bool:
        """Whether the token is part of a note's text; then it is kept for the end of the piece."""
        if token.type == "footnote_reference_open":
            self.opened(token)
        elif token.type == "footnote_reference_close":
            self.open.pop()
        elif not self.open:
            return False
        elif token.type == "inline":
            self.open[-1].paragraphs.append(token)
        elif token.type not in _PARTS and not self.open[-1].told:
            self.open[-1].told = True
            line = token.map[0] + 1 if token.map else self.open[-1].place[0]
            self.file.fault("CNT014", say("a note holds more than paragraphs"), say("write it as plain paragraphs"), line)
        return True

    def opened(self, token: Token) -> None:
        label = str(token.meta["label"])
        line = token.map[0] + 1 if token.map else 1
        note = Note((line, self.file.lines[line - 1].find(f"[^{label}]:") + 1))
        if label in self.known:
            self.file.fault(
                "CNT025",
                say("the note [^{label}] is written twice", label=label),
                say("give one of them another name"),
                *note.place,
            )
        self.known.setdefault(label, note)
        self.open.append(note)

    # --- numbering --------------------------------------------------------------------------------------------------

    def number(self, draft: Draft, token: Token, line: int, last: int) -> int:
        """The number of the note that a reference in the draft asks for; 0 where there is none. `line`, `last`: those of the
        paragraph that the reference stands in."""
        label = str(token.meta.get("label", ""))
        if not label:
            label = f"^{token.meta['id']}"
            self.known[label] = Note((line, 1), [_spelt_out(token, line, last)])
        elif label not in self.labels:
            return 0
        if label not in draft.numbers:
            draft.notes.append(label)
            draft.numbers[label] = len(draft.notes)
        return draft.numbers[label]

    # --- setting ----------------------------------------------------------------------------------------------------

    def append_to(self, draft: Draft) -> None:
        """The draft's notes after its other blocks. A note may refer to another one, which then follows."""
        number = 0
        while number < len(draft.notes):
            note = self.known[draft.notes[number]]
            number += 1
            first = len(draft.blocks)
            for token in note.paragraphs:
                self.paragraph(draft, note, token, number if len(draft.blocks) == first else 0)
            if len(draft.blocks) == first and not note.used:
                self.file.fault(
                    "CNT025", say("a note has no text"), say("write it after the colon, or delete the note"), *note.place
                )
            note.used = True

    def paragraph(self, draft: Draft, note: Note, token: Token, number: int) -> None:
        """A paragraph of a note; the first one begins with the note's number."""
        line, last = (token.map[0] + 1, token.map[1]) if token.map else (note.place[0], note.place[0])
        if not note.used:
            told_lines(self.file, token, line, last)
        ending = paragraph_ending(self.file, token, last)
        if ending.form:
            message = say("`.{form}` does nothing in a note", form=ending.form)
            self.file.fault("CNT021", message, say("delete it"), last, self.file.indent(last))
        flat = Flattener(self.file, token, line, last, numbering=lambda t: self.number(draft, t, line, last))
        if number:
            flat.number(number, *note.place)
        text = flat.styled(running=True)
        for _, at, column in flat.pictures:
            self.file.fault("CNT018", say("a picture stands in a note"), say("give it a paragraph of its own"), at, column)
        if not is_blank(text.text[len(str(number)) if number else 0 :]):
            draft.blocks.append(Paragraph(text, "note", looseness=ending.lines))

    def tell_unused(self) -> None:
        for label, note in self.known.items():
            if not note.used:
                message = say("nothing refers to the note [^{label}], so it would be lost", label=label)
                self.file.fault(
                    "CNT025", message, say("write [^{label}] where it belongs, or delete the note", label=label), *note.place
                )


def _spelt_out(token: Token, line: int, last: int) -> Token:
    """The text of a note that is written where it is asked for, as a paragraph's token."""
    from markdown_it.token import Token as Made

    return Made("inline", "", 0, map=[line - 1, last], content=token.meta["content"], children=token.meta["tokens"])
