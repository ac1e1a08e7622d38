"""What is open around a block: lists, their items, quotations. Which of them a paragraph belongs to, and which hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.content.article_file import ArticleFile
from banmian.content.model import Paragraph, StyledText
from banmian.phrases import Phrase, say
from banmian.values import record

if TYPE_CHECKING:
    from markdown_it.token import Token

_LISTS = {"bullet_list_open": False, "ordered_list_open": True}
BULLET = "\u2022"


def line_of(token: Token) -> int:
    """The line where a block begins, from 1."""
    return token.map[0] + 1 if token.map else 1


@record
class Opened:
    """An item or a quotation that is open: its line, and how much had been read before it. `marker`: an item's, until a
    paragraph has taken it."""

    line: int
    before: int
    marker: str = ""


class Nesting:
    """The lists (for each whether it is ordered), items and quotations that are open."""

    def __init__(self, file: ArticleFile) -> None:
        self.file = file
        self.lists: list[bool] = []
        self.items: list[Opened] = []
        self.quotes: list[Opened] = []

    @property
    def inside(self) -> bool:
        return bool(self.items or self.quotes)

    @property
    def begins_item(self) -> bool:
        """Whether the next paragraph is an item's first."""
        return bool(self.items and self.items[-1].marker)

    def takes(self, token: Token, weight: int, in_verse: bool) -> bool:
        """Whether the token opens or closes one of them. `weight`: how much was read and told so far."""
        kind = token.type
        if kind == "blockquote_open":
            self._quote(line_of(token), weight, in_verse)
        elif kind == "blockquote_close":
            self._closed(self.quotes.pop(), weight, say("a quotation"))
        elif kind in _LISTS:
            self._list(_LISTS[kind], line_of(token), in_verse)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            marker = f"{token.info}{token.markup}" if self.lists[-1] else BULLET
            self.items.append(Opened(line_of(token), weight, marker))
        elif kind == "list_item_close":
            self._closed(self.items.pop(), weight, say("an item of a list"))
        else:
            return False
        return True

    def block(self, text: StyledText, lines: int) -> Paragraph:
        """The paragraph as a quotation, an item of a list or plain text, by what stands around it; an item's first paragraph
        takes its marker."""
        if not self.items:
            return Paragraph(text, "quote" if self.quotes else "body", looseness=lines)
        item = self.items[-1]
        marker, item.marker = item.marker, ""
        return Paragraph(text, "item", marker, len(self.lists) - 1, lines, bool(self.quotes))

    def misplaced(self, what: Phrase, line: int, in_verse: bool) -> None:
        """CNT014 where `what` stands in a list, a quotation or verse."""
        column = self.file.indent(line)
        if in_verse:
            self.file.fault(
                "CNT014", say("{what} stands in verse", what=what), say("verse is lines and stanzas alone"), line, column
            )
        elif self.inside:
            message, hint = say("{what} stands in a list or a quotation", what=what), say("write it between paragraphs")
            self.file.fault("CNT014", message, hint, line, column)

    def _quote(self, line: int, weight: int, in_verse: bool) -> None:
        if in_verse:
            self.misplaced(say("a quotation"), line, True)
        elif self.quotes:
            message = say("a quotation stands in a quotation, and is set as the one around it")
            self.file.fault("CNT021", message, say("one > is enough"), line, self.file.indent(line))
        self.quotes.append(Opened(line, weight))

    def _list(self, ordered: bool, line: int, in_verse: bool) -> None:
        if in_verse:
            self.misplaced(say("a list"), line, True)
        if self.begins_item:
            message = say("an item begins with another list, so its own marker is not set")
            self.file.fault("CNT021", message, say("write its words before the inner list"), line, self.file.indent(line))
            self.items[-1].marker = ""
        self.lists.append(ordered)

    def _closed(self, opened: Opened, weight: int, what: Phrase) -> None:
        if weight == opened.before:
            self.file.fault(
                "CNT020", say("{what} holds nothing", what=what), say("write its text, or delete its sign"), opened.line
            )
