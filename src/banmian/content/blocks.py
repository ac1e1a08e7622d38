"""Block tokens to pieces: an article's own text and its containers, as the values of content/model.py.

One loop with a stack of lists, no recursion. What cannot be set is an error at its line and left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from banmian.content.attributes import CONTAINER_CLASSES, CONTAINER_KEYS, PICTURE_KEYS, Attributes, read_attributes
from banmian.content.inline import Flattener, Found, styled_plain
from banmian.content.model import Block, Cell, Head, Paragraph, Picture, Piece, StyledText, Subhead, Table, Verse
from banmian.content.normalise import INDENT_DROPPED
from banmian.diagnostics import Span
from banmian.sources.checking import suggestion
from banmian.sources.paths import picture_fault
from banmian.sources.reading import Change
from banmian.units import share

if TYPE_CHECKING:
    from markdown_it.token import Token

PieceKind = Literal["article", "box", "pullquote", "verse"]
KINDS: dict[str, PieceKind] = {"box": "box", "sidebar": "box", "pullquote": "pullquote", "verse": "verse"}
_INFO = re.compile(r"([a-z]+)\s*(\{.*\})?\s*\Z")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LINES = re.compile(r"\s*\{lines=([^{}\s]*)\}\s*\Z")
"""Copyfit by hand: the paragraph takes so many lines more or fewer."""
_UNSETTABLE = {
    "fence": ("a code block cannot be set", "delete the ``` lines"),
    "hr": ("a line of --- or *** stands in the text", "delete it; rules between things are the layout's"),
    "html_block": ("raw HTML stands in the text", "delete it; markup is Markdown's alone"),
}


@dataclass(slots=True)
class Draft:
    """A piece while it is read."""

    story: str
    kind: PieceKind
    head: Head
    span: Span
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    stanzas: list[tuple[StyledText, ...]] = field(default_factory=list)
    vertical: bool = False

    def piece(self) -> Piece:
        if self.stanzas:
            self.blocks.append(Verse(tuple(self.stanzas), self.vertical, self.span))
        return Piece(self.story, self.head, tuple(self.blocks), tuple(self.pictures), self.span, self.kind)


@dataclass(slots=True)
class ListLevel:
    ordered: bool
    marker: str = ""


class BlockReader:
    """Reads the tokens of one file; `id` is the article's."""

    def __init__(self, found: Found, ident: str, head: Head) -> None:
        self.found = found
        self.ident = ident
        self.main = Draft(ident, "article", head, found.span(1, 1))
        self.current = self.main
        self.inside: Draft | None = None
        self.done: list[Draft] = []
        self.lists: list[ListLevel] = []
        self.quotes = 0
        self.heading = 0
        self.rows: list[list[Cell]] = []
        self.row_column = 1
        self.in_table = False

    def read(self, tokens: list[Token]) -> tuple[Piece, ...]:
        for token in tokens:
            self.take(token)
        return (self.main.piece(), *(draft.piece() for draft in self.done))

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self.inline(token)
        elif kind == "heading_open":
            self.heading = int(token.tag[1:])
        elif kind == "heading_close":
            self.heading = 0
        elif kind == "blockquote_open":
            self.quotes += 1
        elif kind == "blockquote_close":
            self.quotes -= 1
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(ListLevel(kind.startswith("ordered")))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            level = self.lists[-1]
            level.marker = f"{token.info}{token.markup}" if level.ordered else "\u2022"
        elif kind == "container_any_open":
            self.container_opened(token)
        elif kind == "container_any_close":
            self.container_closed()
        elif kind in _UNSETTABLE:
            line = token.map[0] + 1 if token.map else 1
            self.found.fault("CNT013" if kind == "html_block" else "CNT014", *_UNSETTABLE[kind], line, self.indent(line))
        else:
            self.table(token)

    def indent(self, line: int) -> int:
        text = self.found.lines[line - 1]
        return len(text) - len(text.lstrip()) + 1

    def inline(self, token: Token) -> None:
        first, last = (token.map[0] + 1, token.map[1]) if token.map else (1, 1)
        if self.in_table:
            self.cell(token, first)
        elif self.heading:
            self.headline(token, first, last)
        elif token.content.startswith(":::"):
            hint = "a container opens with ::: box {#id} and closes with ::: on a line of its own"
            self.found.fault("CNT015", "a line of ::: opens and closes nothing", hint, first)
        else:
            self.paragraph(token, first, last)

    def paragraph(self, token: Token, first: int, last: int) -> None:
        looseness = self.looseness(token, last)
        flat = Flattener(self.found, token, first, last)
        self.indented(flat, first)
        if self.current.kind == "verse":
            self.current.stanzas.append(flat.verse_lines())
            return
        text = flat.styled(running=True)
        if flat.pictures:
            self.declared(flat, text)
            return
        if not text.text:
            return
        if self.lists:
            level = self.lists[-1]
            self.current.blocks.append(Paragraph(text, "item", level.marker, len(self.lists) - 1, looseness))
            level.marker = ""
        else:
            self.current.blocks.append(Paragraph(text, "quote" if self.quotes else "body", looseness=looseness))

    def looseness(self, token: Token, line: int) -> int:
        """`{lines=+1}` at a paragraph's end: taken out of the token, and the number that it gives."""
        last = token.children[-1] if token.children else None
        asked = _LINES.search(last.content) if last is not None and last.type == "text" else None
        if last is None or asked is None:
            return 0
        last.content = last.content[: asked.start()]
        token.content = token.content[: token.content.rindex("{")].rstrip()
        if re.fullmatch("[+-][1-3]", asked[1]):
            return int(asked[1])
        column = self.found.lines[line - 1].rfind("{lines=") + 1
        self.found.fault("CNT016", f"`lines={asked[1]}` asks for no number of lines", "write lines=+1 or lines=-1", line, column)
        return 0

    def indented(self, flat: Flattener, line: int) -> None:
        """The typed indent of a paragraph, which Markdown drops, is a change like the others."""
        if "\u3000" in self.found.lines[line - 1][: flat.origin.at(0)[1] - 1]:
            self.found.changes.append(Change(INDENT_DROPPED, *self.found.source.place(line, self.indent(line) - 1)))

    def declared(self, flat: Flattener, text: StyledText) -> None:
        if text.text:
            _, line, column = flat.pictures[0]
            self.found.fault("CNT018", "a picture stands within a paragraph", "give it a paragraph of its own", line, column)
            self.current.blocks.append(Paragraph(text))
        for image, line, column in flat.pictures:
            self.current.pictures.append(self.picture(image, line, column))

    def picture(self, image: Token, line: int, column: int) -> Picture:
        given = image.meta.get("attributes", Attributes()) if image.meta else Attributes()
        wrong = given.unknown((), PICTURE_KEYS)
        if wrong:
            self.found.fault(
                "CNT016", f"`{wrong}` is no property of a picture", suggestion(wrong, list(PICTURE_KEYS)), line, column
            )
        file, title = str(image.attrs.get("src", "")), str(image.attrs.get("title", ""))
        fault = picture_fault(file)
        if fault:
            self.found.fault("CNT017", fault, "put the file into the issue's images/ and write images/NAME.svg", line, column)
        caption = None
        if title:
            at = self.found.lines[line - 1].find(title, column)
            caption = styled_plain(self.found, title, line, at + 1 if at >= 0 else column)
        focus = self.focus(given.value("focus"), line, column)
        span = self.found.span(line, column)
        return Picture(file, caption, given.value("credit"), image.content, span, given.value("name"), focus)

    def focus(self, written: str, line: int, column: int) -> tuple[int, int] | None:
        """A picture's focal point: two shares, across and down."""
        if not written:
            return None
        try:
            across, down = (share(part) for part in written.replace(",", " ").split())
        except ValueError:
            message = f"'{written}' is no focal point"
            self.found.fault("CNT019", message, 'write focus="30% 40%": how far across and down the point lies', line, column)
            return None
        return across, down

    def headline(self, token: Token, first: int, last: int) -> None:
        in_container = self.inside is not None
        flat = Flattener(self.found, token, first, last)
        text = flat.styled(breaks=self.heading == 1)
        if self.heading == 1 and in_container and not self.current.blocks and not self.current.stanzas:
            head = self.current.head
            if head.headline is not None:
                self.found.fault("CNT014", "a container has one headline", "make the second a subhead (##)", first)
            self.current.head = _with_headline(head, text)
        elif self.heading == 1:
            where = "at the container's start" if in_container else "as `headline:` in the front matter"
            self.found.fault("CNT014", "a headline (#) stands in the text", f"write it {where}, or make it a subhead (##)", first)
        elif self.heading > 3:
            self.found.fault("CNT014", f"a heading of level {self.heading} has no style", "use ## or ###", first)
        elif self.quotes or self.lists or self.current.kind == "verse":
            self.found.fault("CNT014", "a subhead stands in a list, a quotation or verse", "write it between paragraphs", first)
        else:
            self.current.blocks.append(Subhead(text, self.heading))

    def table(self, token: Token) -> None:
        kind = token.type
        if kind == "table_open":
            self.in_table, self.rows = True, []
        elif kind == "tr_open":
            self.rows.append([])
            self.row_column = 1
            self.row_width(token)
        elif kind == "table_close":
            self.in_table = False
            head, *rows = (tuple(row) for row in self.rows)
            width = len(head)
            filled = tuple((*row, *[Cell(StyledText(""))] * (width - len(row)))[:width] for row in rows)
            line = self.rows[0][0].text.span if self.rows[0] else None
            self.current.blocks.append(Table(head, filled, line))

    def row_width(self, token: Token) -> None:
        """Markdown drops the cells that a row has beyond the header row: here they are a fault."""
        if token.map is None or len(self.rows) < 2:
            return
        from markdown_it.rules_block.table import escapedSplit

        line = token.map[0] + 1
        written = self.found.lines[line - 1].strip()
        count = len(escapedSplit(written.removeprefix("|"))) - (written.endswith("|") and not written.endswith("\\|"))
        if count > len(self.rows[0]):
            message = f"the row has {count} cells, the header row {len(self.rows[0])}"
            self.found.fault("CNT014", message, "add cells to the header row, or write | in a cell as \\|", line)

    def cell(self, token: Token, line: int) -> None:
        flat = Flattener(self.found, token, line, line, self.row_column)
        text = flat.styled()
        self.row_column = flat.origin.at(len(token.content))[1]
        picture = alt = ""
        if flat.pictures:
            declared = self.picture(*flat.pictures[0])
            picture, alt = declared.file, declared.alt
            text = replace(text, span=text.span or declared.span)
            if text.text or len(flat.pictures) > 1:
                self.found.fault(
                    "CNT018",
                    "a cell holds a picture or text, not both",
                    "give the picture a cell of its own",
                    line,
                    flat.pictures[0][2],
                )
        self.rows[-1].append(Cell(text, picture, alt))

    def container_opened(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 1
        column = self.indent(line)
        last = token.map[1] if token.map else line
        closing = self.found.lines[last].strip() if last < len(self.found.lines) else ""
        if not closing.startswith(":::") or closing.strip(":"):
            self.found.fault("CNT015", "the container is not closed", "end it with ::: on a line of its own", line, column)
        draft = self.container(token.info.strip(), line, column)
        if self.inside is not None:
            self.found.fault("CNT015", "a container stands in another one", "close the first before it", line, column)
        self.inside = self.current = draft

    def container(self, info: str, line: int, column: int) -> Draft:
        shape = _INFO.match(info)
        word = re.match(r"[a-z]*", info)
        name = word[0] if word else ""
        kind = KINDS.get(name)
        brace = self.found.lines[line - 1].find("{")
        given = read_attributes(self.found.lines[line - 1], brace) if brace >= 0 else Attributes()
        if kind is None:
            self.found.fault("CNT015", f"there is no container `{name}`", suggestion(name, list(KINDS)), line, column)
        if shape is None or given is None:
            self.found.fault(
                "CNT015",
                "the braces of the container cannot be read",
                "write ::: box {#id tag=\u2026}",
                line,
                max(brace + 1, column),
            )
        given = given or Attributes()
        wrong = given.unknown(CONTAINER_CLASSES if kind == "verse" else (), CONTAINER_KEYS)
        if wrong:
            at = brace + 1 + given.offset(wrong)
            self.found.fault(
                "CNT016", f"`{wrong}` is no property of a container", suggestion(wrong, list(CONTAINER_KEYS)), line, at
            )
        self.check_id(given, kind or "box", line, column)
        story = f"{self.ident}#{given.id}" if given.id else self.ident
        return Draft(
            story,
            kind or "box",
            self.container_head(given, line, brace),
            self.found.span(line, column),
            vertical="vertical" in given.classes,
        )

    def check_id(self, given: Attributes, kind: PieceKind, line: int, column: int) -> None:
        if not given.id and kind != "verse":
            self.found.fault("CNT015", "the container has no id, so nothing can place it", "write ::: box {#id}", line, column)
        elif given.id and not _ID.match(given.id):
            self.found.fault("CNT015", f"`{given.id}` is no id", "use small letters, digits and hyphens", line, column)
        elif given.id and any(d.story == f"{self.ident}#{given.id}" for d in self.done):
            self.found.fault("CNT015", f"two containers are called #{given.id}", "rename one of them", line, column)

    def container_head(self, given: Attributes, line: int, brace: int) -> Head:
        parts = {
            key: styled_plain(self.found, value, line, self.found.lines[line - 1].find(value, brace + given.offset(key)) + 1, True)
            for key, value in given.values
            if key in CONTAINER_KEYS
        }
        return Head(**parts)

    def container_closed(self) -> None:
        draft = self.current
        if draft.kind == "verse" and draft.story == self.ident:
            if draft.stanzas:
                self.main.blocks.append(Verse(tuple(draft.stanzas), draft.vertical, draft.span))
        else:
            self.done.append(draft)
            if not (draft.blocks or draft.stanzas or draft.pictures):
                line, column = draft.span.line, draft.span.column
                self.found.fault("CNT010", "the container is empty", "write its text, or delete it", line, column)
        self.inside, self.current = None, self.main


def _with_headline(head: Head, text: StyledText) -> Head:
    return replace(head, headline=text)
