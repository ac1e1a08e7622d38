"""Block tokens to pieces: an article's own text and its containers, as the values of content/model.py.

One loop with a stack, no recursion. What cannot be set is an error at its line and left out; what holds nothing is told and left
out, so that no block without text goes further. Lists and quotations, pictures, tables, containers and notes have files of
their own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.content.article_file import ArticleFile
from banmian.content.containers import is_closed, read_container
from banmian.content.drafts import Draft
from banmian.content.edit import INDENT_DROPPED
from banmian.content.inline import Flattener, Numbering
from banmian.content.model import FACES, Block, Head, Paragraph, Piece, StyledText, Subhead, Verse
from banmian.content.nesting import Nesting, line_of
from banmian.content.notes import Notes
from banmian.content.paragraphs import MAY_CUT, Ending, paragraph_ending, told_lines
from banmian.content.pictures import misread_picture, read_picture
from banmian.content.tables import TableReader
from banmian.content.visible import is_blank
from banmian.phrases import NOTHING, Phrase, say
from banmian.sources.reading import Change

if TYPE_CHECKING:
    from markdown_it.token import Token

_UNSETTABLE = {
    "fence": (say("a code block cannot be set"), say("delete the ``` lines")),
    "hr": (say("a line of --- or *** stands in the text"), say("delete it; rules between things are the layout's")),
    "html_block": (say("raw HTML stands in the text"), say("delete it; markup is Markdown's alone")),
}


class BlockReader:
    """Reads the tokens of one file; `ident` is the article's id."""

    def __init__(self, file: ArticleFile, ident: str, head: Head) -> None:
        self.file = file
        self.ident = ident
        self.main = Draft(ident, "article", head, file.span(1, 1))
        self.current = self.main
        self.done: list[Draft] = []
        self.notes = Notes(file, [])
        self.around = Nesting(file)
        self.heading = 0
        self.table: TableReader | None = None
        self.table_line = 1
        self.count = 0
        """What was read so far: blocks, stanzas, pictures, containers."""

    def read(self, tokens: list[Token]) -> tuple[Piece, ...]:
        self.notes = Notes(self.file, tokens)
        for token in tokens:
            if not (self.notes.takes(token) or self.around.takes(token, self.weight(), self.in_verse)):
                self.take(token)
        drafts = (self.main, *self.done)
        for draft in drafts:
            self.notes.append_to(draft)
        self.notes.tell_unused()
        return tuple(draft.piece() for draft in drafts)

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self.inline(token)
        elif kind == "heading_open":
            self.heading = int(token.tag[1:])
        elif kind == "heading_close":
            self.heading = 0
        elif kind == "container_any_open":
            self.container_opened(token)
        elif kind == "container_any_close":
            self.container_closed()
        elif kind in _UNSETTABLE:
            line = line_of(token)
            message, hint = _UNSETTABLE[kind]
            self.file.fault("CNT013" if kind == "html_block" else "CNT014", message, hint, line, self.file.indent(line))
        else:
            self.table_part(token)

    # --- places and counts ------------------------------------------------------------------------------------------

    @property
    def in_verse(self) -> bool:
        return self.current.kind == "verse"

    def weight(self) -> int:
        """How much has been read and told so far: a container that adds nothing to it is empty."""
        return self.count + len(self.file.faults) + sum(self.file.unsaid.values())

    def add(self, block: Block) -> None:
        self.current.blocks.append(block)
        self.count += 1

    def numbering(self, token: Token) -> Numbering | None:
        """Which notes a text may refer to; a pull quote and a poem of its own place have no room for notes."""
        draft = self.main if self.current.story == self.ident else self.current
        if draft.kind in ("pullquote", "verse"):
            return None
        first, last = (token.map[0] + 1, token.map[1]) if token.map else (1, 1)
        return lambda reference: self.notes.number(draft, reference, first, last)

    # --- texts ------------------------------------------------------------------------------------------------------

    def inline(self, token: Token) -> None:
        first, last = (token.map[0] + 1, token.map[1]) if token.map else (1, 1)
        if self.table is not None:
            self.table.cell(token, first)
        elif self.heading:
            self.headline(token, first, last)
        else:
            self.paragraph(token, first, last)

    def paragraph(self, token: Token, first: int, last: int) -> None:
        told_lines(self.file, token, first, last, self.around.begins_item)
        if token.content.startswith(":::"):
            return
        ending = paragraph_ending(self.file, token, last)
        flat = Flattener(self.file, token, first, last, numbering=self.numbering(token))
        self.indented(flat, first)
        misread = misread_picture(self.file, token.content, *flat.origin.at(0))
        if misread is not None:
            self.current.pictures.append(misread)
            self.count += 1
        elif self.in_verse:
            self.stanza(flat, ending, first)
        else:
            self.running(flat, ending, first)

    def stanza(self, flat: Flattener, ending: Ending, first: int) -> None:
        stanza = tuple(line for line in flat.verse_lines() if not is_blank(line.text))
        for _, line, column in flat.pictures:
            self.file.fault("CNT018", say("a picture stands in verse"), say("give it a paragraph outside the verse"), line, column)
        if ending != Ending():
            message = say("{written} does nothing in verse", written=ending.written)
            self.file.fault("CNT021", message, say("delete it"), first, self.file.indent(first))
        if stanza:
            self.current.stanzas.append(stanza)
            self.count += 1

    def running(self, flat: Flattener, ending: Ending, first: int) -> None:
        """A paragraph of running text, or one that declares pictures."""
        before = self.weight()
        text = flat.styled(running=True)
        blank = is_blank(text.text)
        for k, (image, line, column) in enumerate(flat.pictures):
            if not k and not blank:
                hint = say("give it a paragraph of its own")
                self.file.fault("CNT018", say("a picture stands within a paragraph"), hint, line, column)
            self.current.pictures.append(read_picture(self.file, image, line, column))
            self.count += 1
        if blank and ending != Ending():
            message = say("{written} does nothing here", written=ending.written)
            self.file.fault("CNT021", message, say("it stands at a paragraph's end"), first, self.file.indent(first))
        if not blank:
            self.add(self.formed(self.around.block(text, ending.lines), ending, first))
        elif self.weight() == before:
            message = say("a paragraph holds nothing that is seen")
            self.file.fault(
                "CNT020", message, say("delete it; white between things is the layout's"), first, self.file.indent(first)
            )

    def formed(self, block: Paragraph, ending: Ending, first: int) -> Paragraph:
        """A letter's salutation or signature, or a paragraph that a page may do without: they stand in running text alone."""
        if (ending.form or ending.may_cut) and block.role != "body":
            asked = f".{ending.form}" if ending.form else MAY_CUT
            message, hint = say("`{asked}` does nothing in a list or a quotation", asked=asked), say("write it between paragraphs")
            self.file.fault("CNT021", message, hint, first, self.file.indent(first))
            return block
        return replace(block, form=ending.form, may_cut=ending.may_cut) if ending.form or ending.may_cut else block

    def indented(self, flat: Flattener, line: int) -> None:
        """The typed indent of a paragraph, which Markdown drops, is a change like the others."""
        if "\u3000" in self.file.lines[line - 1][: flat.origin.at(0)[1] - 1]:
            self.file.changes.append(Change(INDENT_DROPPED, *self.file.source.place(line, self.file.indent(line) - 1)))

    def headline(self, token: Token, first: int, last: int) -> None:
        flat = Flattener(self.file, token, first, last, numbering=self.numbering(token))
        text = flat.styled(breaks=self.heading == 1)
        for _, line, column in flat.pictures:
            self.file.fault("CNT018", say("a picture stands in a heading"), say("give it a paragraph of its own"), line, column)
        if is_blank(text.text):
            hint = say("write its words, or delete it")
            self.file.fault("CNT020", say("a heading holds nothing"), hint, first, self.file.indent(first))
        elif self.heading == 1:
            self.title(text, first)
        elif self.heading > 3:
            self.file.fault(
                "CNT014", say("a heading of level {heading} has no style", heading=self.heading), say("use ## or ###"), first
            )
        elif self.around.inside or self.in_verse:
            self.file.fault(
                "CNT014", say("a subhead stands in a list, a quotation or verse"), say("write it between paragraphs"), first
            )
        else:
            self.faceless(text, say("a subhead") if self.heading == 2 else NOTHING)
            self.add(Subhead(text, self.heading))

    def title(self, text: StyledText, first: int) -> None:
        """`#`: a container's headline."""
        in_container = self.current is not self.main
        if not in_container or self.current.blocks or self.current.stanzas:
            where = say("at the container's start") if in_container else say("as `headline:` in the front matter")
            message = say("a headline (#) stands in the text")
            self.file.fault("CNT014", message, say("write it {where}, or make it a subhead (##)", where=where), first)
            return
        if self.current.head.headline is not None:
            self.file.fault("CNT014", say("a container has one headline"), say("make the second a subhead (##)"), first)
        self.faceless(text, say("a headline"))
        self.current.head = replace(self.current.head, headline=text)

    def faceless(self, text: StyledText, what: Phrase) -> None:
        """CNT021 for a mark such as bold in a text whose style has no other face."""
        lost = next((m for m in text.marks if m.kind in FACES), None)
        if lost is not None and what:
            message = say("`{kind}` does nothing in {what}, which has a face of its own", kind=lost.kind, what=what)
            self.file.tell("CNT021", message, say("leave it out"), text.at(lost.start))

    # --- tables -----------------------------------------------------------------------------------------------------

    def table_part(self, token: Token) -> None:
        if token.type == "table_open":
            self.around.misplaced(say("a table"), line_of(token), self.in_verse)
            self.table = TableReader(self.file, self.numbering(token))
            self.table_line = line_of(token)
        elif token.type == "tr_open" and self.table is not None:
            self.table.row(token)
        elif token.type == "table_close" and self.table is not None:
            table, self.table = self.table.table(), None
            if table is not None:
                self.add(table)
            else:
                self.file.fault("CNT020", say("a table holds nothing"), say("write its cells, or delete it"), self.table_line)

    # --- containers -------------------------------------------------------------------------------------------------

    def container_opened(self, token: Token) -> None:
        line = line_of(token)
        place = (line, self.file.indent(line))
        if not is_closed(self.file, token.map[1] if token.map else line):
            self.file.fault("CNT015", say("the container is not closed"), say("end it with ::: on a line of its own"), *place)
        draft = read_container(self.file, self.ident, token.info.strip(), place, {d.story for d in self.done})
        if self.current is not self.main:
            self.file.fault("CNT015", say("a container stands in another one"), say("close the first before it"), *place)
        elif self.around.inside:
            message, hint = (
                say("a container stands in a list or a quotation"),
                say("write it between paragraphs, from the line's start"),
            )
            self.file.fault("CNT015", message, hint, *place)
        self.current = draft
        self.count += 1

    def container_closed(self) -> None:
        draft, self.current = self.current, self.main
        if draft is self.main:
            return
        if draft.empty:
            self.file.tell("CNT010", say("the container is empty"), say("write its text, or delete it"), draft.span)
        if draft.story == self.ident and draft.kind == "verse":
            if draft.stanzas:
                self.main.blocks.append(Verse(tuple(draft.stanzas), draft.vertical, draft.span))
        elif draft.story not in {self.ident, *(d.story for d in self.done)}:
            self.done.append(draft)  # one without a name of its own was told, and would stand for another text
