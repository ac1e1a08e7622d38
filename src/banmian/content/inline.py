"""A paragraph's inline tokens as one canonical text with marks, each character with the place where it was written.

Every piece of text is found again in the lines where its paragraph stands (content/article_file.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from banmian.content.article_file import ArticleFile, Step, origin_of
from banmian.content.attributes import SPAN_CLASSES, SPAN_KEYS, Attributes, check_attributes
from banmian.content.canonical import Raw, finish, mark_order
from banmian.content.late import late
from banmian.content.model import Mark, MarkKind, StyledText
from banmian.phrases import say

if TYPE_CHECKING:
    from markdown_it.token import Token

_LATIN_EDGE = re.compile(r"[!-~\u00c0-\u024f]")
_NAMED = late(r"(?=\w*?[0-9A-Za-z\u3400-\u9fff])\w+")
"""What can be a note's label; [^_^] is none."""
_LOOK_AHEAD = 16
"""How far behind its place a character that was written as an entity or escape is searched."""
Numbering = Callable[["Token"], int]
"""The number of the note that a reference asks for; 0 where there is none."""


class Flattener:
    """Walks the children of one inline token. `pictures` gathers the images with their places; `numbering` knows the notes."""

    def __init__(
        self, file: ArticleFile, token: Token, first: int, last: int, column: int = 1, numbering: Numbering | None = None
    ) -> None:
        self.file = file
        self.numbering = numbering
        self.content = token.content
        self.origin = origin_of(file, token.content, first, last, column)
        self.children = token.children or []
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.steps: list[Step] = []
        self.kept: set[int] = set()
        """Offsets of signs that were escaped, or written as entities."""
        self.open: list[tuple[int, tuple[tuple[MarkKind, str], ...]]] = []
        """For each mark that is open: where it began, and the kinds (with values) that it gives at once."""
        self.cursor = 0
        self.index = 0
        self.pictures: list[tuple[Token, int, int]] = []

    def styled(self, breaks: bool = False, running: bool = False) -> StyledText:
        """The whole as one text; a line end between two Han is nothing, a hard break a mark. `running`: a paragraph's."""
        for index, child in enumerate(self.children):
            self.index = index
            self.take(child)
        return self.take_text(breaks, running)

    def verse_lines(self) -> tuple[StyledText, ...]:
        """Each source line a text of its own."""
        lines: list[StyledText] = []
        for index, child in enumerate(self.children):
            self.index = index
            if child.type in ("softbreak", "hardbreak"):
                self.skip_line_end()
                lines.append(self.take_text(False))
            else:
                self.take(child)
        lines.append(self.take_text(False))
        return tuple(line for line in lines if line.text)

    def take_text(self, breaks: bool, running: bool = False) -> StyledText:
        raw = Raw("".join(self.parts), tuple(sorted(self.marks, key=mark_order)), tuple(self.steps), frozenset(self.kept), running)
        self.parts, self.length, self.marks, self.steps, self.kept = [], 0, [], [], set()
        return finish(self.file, raw, breaks)

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self.text(token.content)
        elif kind == "text_special":
            self.special(token)
        elif kind in ("strong_open", "em_open"):
            self.begin("strong" if kind == "strong_open" else "emphasis")
        elif kind in ("strong_close", "em_close", "link_close", "span_close"):
            self.end(token)
        elif kind == "span_open":
            self.span_opened(token.meta)
        elif kind == "link_open":
            self.link(token)
        elif kind == "code_inline":
            self.begin("code")
            self.text(token.content)
            self.end(token)
        elif kind == "softbreak":
            self.skip_line_end()
            self.soft_break()
        elif kind == "hardbreak":
            self.skip_line_end()
            self.marks.append(Mark(self.length, self.length, "break"))
        elif kind == "image":
            self.picture(token)
        elif kind == "html_inline":
            self.html(token.content)
        elif kind == "footnote_ref":
            self.reference(token)

    def text(self, text: str) -> None:
        if not text:
            return
        at = self.content.find(text, self.cursor)
        if at >= 0:
            self.step(self.length, at)
            self.cursor = at + len(text)
        else:
            self.scattered(text)
        self.parts.append(text)
        self.length += len(text)

    def special(self, token: Token) -> None:
        """An escaped sign, or an entity: it is meant as it is. One that cannot be seen or set is told."""
        at = max(self.content.find(token.markup, self.cursor), 0)
        escaped = token.info == "escape" and len(token.content) == 1
        if token.info == "entity":
            self.entity(token, at)
        if escaped or token.info == "entity":
            self.kept.update(range(self.length, self.length + len(token.content)))
        self.step(self.length, at + escaped)
        self.parts.append(token.content)
        self.length += len(token.content)
        self.cursor = at + len(token.markup)

    def entity(self, token: Token, at: int) -> None:
        hidden = any(unicodedata.category(ch) in ("Cc", "Cf", "Co", "Cs", "Cn") or ch == "\ufffd" for ch in token.content)
        if hidden or any(unicodedata.bidirectional(ch) in ("R", "AL") for ch in token.content):
            line, column = self.origin.at(at)
            message = say("`{markup}` stands for a character that is not set", markup=token.markup)
            self.file.fault("CNT022", message, say("delete it"), line, column)

    def reference(self, token: Token) -> None:
        """A note's raised number; what names no note stays as it is written."""
        label = str(token.meta.get("label", ""))
        written = f"[^{label}]" if label else "^["
        at = self.content.find(written, self.cursor)
        line, column = self.origin.at(max(at, 0))
        number = self.numbering(token) if self.numbering is not None else 0
        if number:
            self.number(number, line, column)
        else:
            if not label or _NAMED().fullmatch(label):
                message = (
                    say("there is no note for `{written}`", written=written)
                    if self.numbering is not None
                    else say("a note cannot stand here")
                )
                hint = (
                    say("write its text in a line of its own: {written}: \u2026, or a backslash before [", written=written)
                    if label
                    else say("delete it")
                )
                self.file.fault("CNT025", message, hint, line, column)
            self.kept.update(range(self.length, self.length + len(written)))
            self.step(self.length, max(at, 0))
            self.parts.append(written)
            self.length += len(written)
        self.cursor = max(at, 0) + len(written)
        if not label and token.meta.get("content") is not None:
            self.cursor += len(token.meta["content"]) + 1

    def number(self, number: int, line: int, column: int) -> None:
        """A note's number, raised as `.sup` is, written at this place."""
        shown = str(number)
        self.steps.append((self.length, line, column))
        self.marks.append(Mark(self.length, self.length + len(shown), "sup"))
        self.kept.update(range(self.length, self.length + len(shown)))
        self.parts.append(shown)
        self.length += len(shown)

    def scattered(self, text: str) -> None:
        """Escapes and entities stand between the characters: find them one by one."""
        for index, character in enumerate(text):
            at = self.content.find(character, self.cursor, self.cursor + _LOOK_AHEAD)
            if at >= 0:
                self.step(self.length + index, at)
                self.cursor = at + 1

    def step(self, offset: int, at: int) -> None:
        line, column = self.origin.at(at)
        if self.steps:
            before = self.steps[-1]
            if before[1] == line and before[2] + offset - before[0] == column:
                return
        self.steps.append((offset, line, column))

    def here(self) -> tuple[int, int]:
        return self.origin.at(min(self.cursor, len(self.content)))

    def begin(self, kind: MarkKind, value: str = "") -> None:
        self.open.append((self.length, ((kind, value),)))

    def end(self, token: Token) -> None:
        if token.meta and "end" in token.meta:
            self.cursor = int(token.meta["end"])
        elif token.type == "link_close":
            close = self.content.find(">" if token.markup == "autolink" else ")", self.cursor)
            self.cursor = close + 1 if close >= 0 else self.cursor
        start, kinds = self.open.pop()
        if self.length == start and token.type != "code_inline":
            line, column = self.here()
            self.file.fault("CNT020", say("a mark or link holds no text"), say("write its text, or delete it"), line, column)
        if self.length > start:
            self.marks += [Mark(start, self.length, kind, value) for kind, value in kinds]

    def span_opened(self, meta: dict[str, Any]) -> None:
        given: Attributes = meta["attributes"]
        value = unicodedata.normalize("NFC", " ".join(given.value("ruby").split()))
        line, column = self.origin.at(int(meta["at"]))
        check_attributes(self.file, given, (SPAN_CLASSES, SPAN_KEYS), say("mark for a text in brackets"), (line, column))
        if not (given.classes or given.values or given.id):
            self.file.fault("CNT016", say("`{{}}` is no mark for a text in brackets"), say("write [text]{{.kai}}"), line, column)
        kinds = [(cast(MarkKind, kind), "") for kind in given.classes if kind in SPAN_CLASSES]
        if value:
            kinds.append(("ruby", value))
        self.cursor = int(meta["start"])
        self.open.append((self.length, tuple(kinds)))

    def link(self, token: Token) -> None:
        address = str(token.attrs.get("href", ""))
        if not address.startswith(("http://", "https://", "mailto:")):
            line, column = self.here()
            self.file.fault(
                "CNT014",
                say("a link leads to no web or mail address"),
                say("write https://\u2026 or leave the link out"),
                line,
                column,
            )
        if token.attrs.get("title"):
            line, column = self.here()
            message = say("the title '{title}' of a link is not printed", title=token.attrs["title"])
            self.file.fault("CNT021", message, say("delete it, or write it into the text"), line, column)
        self.begin("link", address)

    def skip_line_end(self) -> None:
        self.cursor = self.content.find("\n", self.cursor) + 1 or self.cursor

    def soft_break(self) -> None:
        """A line end between Latin words is a space, else nothing."""
        following = (self.children[k].content for k in range(self.index + 1, len(self.children)))
        after = next((content for content in following if content), "")
        before = self.parts[-1][-1:] if self.parts else ""
        if _LATIN_EDGE.match(before) and _LATIN_EDGE.match(after[:1]):
            self.parts.append(" ")
            self.length += 1

    def picture(self, token: Token) -> None:
        at = self.content.find("![", self.cursor)
        line, column = self.origin.at(max(at, 0))
        self.pictures.append((token, line, column))
        source = self.content.find(str(token.attrs.get("src", "")), max(at, 0) + len(token.content))
        given = token.meta.get("attributes") if token.meta else None
        self.cursor = int(token.meta["at"]) + given.length if given else max(source, self.cursor)
        if not given:
            close = self.content.find(")", self.cursor)
            self.cursor = close + 1 if close >= 0 else self.cursor

    def html(self, content: str) -> None:
        at = self.content.find(content, self.cursor)
        line, column = self.origin.at(max(at, 0))
        self.file.fault(
            "CNT013", say("`{content}` is HTML", content=content[:30]), say("delete it; markup is Markdown's alone"), line, column
        )
        self.cursor = max(at, 0) + len(content)
