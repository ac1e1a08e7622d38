"""Pictures that an article declares: file, caption, credit, words for who cannot see it, focal point.

docs/rules/contracts.md, Files that editors write. An address that Markdown does not take, for its blank or its quotation marks, is
told as what it is, and declared all the same, so that the layout does not miss it besides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from banmian.content.article_file import ArticleFile
from banmian.content.attributes import PICTURE_KEYS, Attributes, check_attributes
from banmian.content.canonical import styled_plain
from banmian.content.model import Picture
from banmian.phrases import say
from banmian.sources.paths import picture_fault
from banmian.units import share

if TYPE_CHECKING:
    from markdown_it.token import Token

_MISREAD = re.compile(
    r"!\[(?P<alt>[^\[\]\n]*)\]\((?P<file>[^\s()<>\"\u201c\u2018\u201d\u300c]*+(?:[^\S\n]++[^\s()<>\"\u201c\u2018\u201d\u300c]++)*)\s*+"
    r"(?:(?P<open>[\"\u201c\u2018\u201d\u300c])(?P<caption>[^\"\n]*?)[\"\u201d\u2019\u201c\u300d]\s*)?\)"
    r"(?:\{[^{}\n]*\})?\s*\Z"
)


def read_picture(file: ArticleFile, image: Token, line: int, column: int) -> Picture:
    """The picture of an image token that stands at this place."""
    given = image.meta.get("attributes", Attributes()) if image.meta else Attributes()
    brace = file.lines[line - 1].find("{", column)
    check_attributes(file, given, ((), PICTURE_KEYS), say("property of a picture"), (line, brace + 1 if brace >= 0 else column))
    name, title = str(image.attrs.get("src", "")), str(image.attrs.get("title", ""))
    fault = picture_fault(name)
    if fault:
        file.fault("CNT017", fault, say("put the file into the issue's images/ and write images/NAME.svg"), line, column)
    caption = None
    if title:
        at = file.lines[line - 1].find(title, column)
        caption = styled_plain(file, title, line, at + 1 if at >= 0 else column)
    focus = _focus(file, given.value("focus"), line, column)
    span = file.span(line, column)
    return Picture(name, caption, given.value("credit"), image.content, span, given.value("name"), focus)


def misread_picture(file: ArticleFile, content: str, line: int, column: int) -> Picture | None:
    """The picture of a paragraph that should have been one, with a message that says why Markdown did not take it; None where
    the paragraph is none."""
    hit = _MISREAD.match(content)
    if hit is None:
        return None
    name = hit["file"].strip()
    if any(ch.isspace() for ch in name):
        hint = say("give the file a name without blanks, or write the address in angle brackets: (<images/\u2026>)")
        file.fault("CNT024", say("the picture's file name '{name}' has a blank", name=name), hint, line, column)
    elif hit["open"] is not None and hit["open"] != '"':
        hint = say('write the caption in straight quotation marks: (images/NAME.svg "caption")')
        file.fault("CNT022", say("a picture's caption stands in curly quotation marks"), hint, line, column)
    else:
        return None
    at = file.lines[line - 1].find(hit["caption"] or "", column)
    caption = styled_plain(file, hit["caption"], line, at + 1) if hit["caption"] else None
    return Picture(name, caption, "", hit["alt"], file.span(line, column))


def _focus(file: ArticleFile, written: str, line: int, column: int) -> tuple[int, int] | None:
    """A picture's focal point: two shares, across and down."""
    if not written:
        return None
    try:
        across, down = (share(part) for part in written.replace(",", " ").split())
    except ValueError:
        message = say("'{written}' is no focal point", written=written)
        file.fault("CNT019", message, say('write focus="30% 40%": how far across and down the point lies'), line, column)
        return None
    return across, down
