"""What stands in the lines of a paragraph beside its text: copyfit by hand at its end, and lines that look like markup.

docs/rules/contracts.md, Markup beside CommonMark. Marks inside a line: content/inline.py, content/leftovers.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from banmian.content.article_file import ArticleFile, origin_of
from banmian.content.attributes import read_attributes
from banmian.content.late import Late, late
from banmian.content.markdown import LINK_DEFINITION
from banmian.content.model import Form
from banmian.content.script import HAN
from banmian.phrases import Phrase, say
from banmian.values import frozen

if TYPE_CHECKING:
    from markdown_it.token import Token


@frozen
class LineRow:
    """A line that matches is told. `later`: only below a paragraph's first line; `item`: only at the start of an item."""

    pattern: Late
    code: str
    message: Phrase
    hint: Phrase
    later: bool = False
    item: bool = False
    begins: tuple[str, ...] = ("",)
    """What a line that matches begins with."""


LINE_ROWS: tuple[LineRow, ...] = (
    LineRow(
        late(r":{3,}|(?:::|\uff1a{2,})\s*(?:box|sidebar|pullquote|verse)\b|\uff1a{3,}\s*\Z"),
        "CNT015",
        say("a line of ::: opens and closes nothing"),
        say("a container opens with ::: box {{#id}} and closes with ::: on a line of its own"),
    ),
    LineRow(
        late(r"={2,}\s*\Z"),
        "CNT022",
        say("a line of = stands under words: it would make a heading, and would be printed"),
        say("write ## before the words, and delete the line"),
        later=True,
    ),
    LineRow(
        late(r"[:~][ \t]+\S"),
        "CNT022",
        say("the line looks like a definition list's, which is not set"),
        say("write a paragraph for each, or a list; a backslash before the sign if it is meant"),
        later=True,
    ),
    LineRow(
        LINK_DEFINITION,
        "CNT022",
        say("a link is defined in a line of its own, which is not set"),
        say("write the address where the words are: [words](https://...)"),
    ),
    LineRow(
        late(r"\[\^[^\s\]]+\]\s*\uff1a"),
        "CNT025",
        say("the colon after a note's name is full-width, so the line is no note"),
        say("write an ASCII colon: [^1]: ..."),
    ),
    LineRow(
        late(r"\*\[[^\[\]]+\]:"),
        "CNT022",
        say("an abbreviation is defined, which is not set"),
        say("delete the line, or write it as text"),
    ),
    LineRow(
        late(r"\|.*\|\s*\Z|\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*\Z"),
        "CNT022",
        say("the line looks like a table's, and there is no table"),
        say(
            "the line under a table's head has as many cells as the head, each of dashes: | --- | --- |; an empty line "
            "before the head"
        ),
    ),
    LineRow(
        late(r"#{2,6}(?=[^\s#])"),
        "CNT022",
        say("the line looks like a subhead and would be printed as it is"),
        say("a blank stands between ## and the words; a backslash before # if it is meant"),
    ),
    LineRow(
        late(rf"[-+](?=[{HAN}])"),
        "CNT023",
        say("the line looks like an item of a list and is printed as it is"),
        say("a blank stands after the sign; a backslash before it if it is meant"),
        begins=("-", "+"),
    ),
    LineRow(
        late(r"\d{1,9}[.)][ \t]+\S"),
        "CNT023",
        say("the line looks like an item of a list and is joined to the one above it"),
        say("an empty line stands before a list that does not begin with 1; a backslash before its point if it is meant"),
        later=True,
    ),
    LineRow(
        late(r"(?:[-+*]|\d{1,9}[.)])\s*\Z"),
        "CNT022",
        say("the line looks like an empty item of a list and would be printed"),
        say("write its text, or delete it"),
        later=True,
    ),
    LineRow(
        late(r"\[[ xX]\]\s"),
        "CNT022",
        say("a box to be ticked stands before an item, which is not set"),
        say("delete it, or write the character: \u25a1, \u2611"),
        item=True,
    ),
    LineRow(late(r"\[!\w+\]"), "CNT022", say("a call-out's name would be printed"), say("delete it, or write ::: box {{#id}}")),
)


def told_lines(file: ArticleFile, token: Token, first: int, last: int, item: bool = False) -> None:
    """A message for each line of a paragraph that looks like markup; a table's lines are told once. `item`: it begins an
    item."""
    content = token.content
    if "\n" not in content and not any(sign in content for sign in ":\uff1a=~[*|#-+"):
        return
    origin = origin_of(file, content, first, last)
    offset, told = 0, set()
    for number, line in enumerate(content.split("\n")):
        for row in LINE_ROWS:
            if (row.later and not number) or (row.item and (number or not item)) or row.message in told:
                continue
            if line.startswith(row.begins) and row.pattern().match(line):
                told.add(row.message)
                file.fault(row.code, row.message, row.hint, *origin.at(offset))
        offset += len(line) + 1
    if re.fullmatch(r"#[^\s#][^#\n\u3002]{0,29}", content):
        message, hint = (
            say("the line looks like a heading and is printed as it is"),
            say("write ## and a blank before a subhead's words"),
        )
        file.fault("CNT023", message, hint, *origin.at(0))


FORMS: tuple[Form, ...] = get_args(Form)[1:]
MAY_CUT = "may-cut"


@frozen
class Ending:
    """What braces at a paragraph's end ask for: so many lines more or fewer, and its form; whether a page may do without it."""

    lines: int = 0
    form: Form = ""
    may_cut: bool = False

    @property
    def written(self) -> str:
        """What of it stands there, as a message names it."""
        return "`lines=`" if self.lines else f"`.{self.form}`" if self.form else f"`{MAY_CUT}`"


def paragraph_ending(file: ArticleFile, token: Token, line: int) -> Ending:
    """`{lines=+1}`, `{.signature}`, `{may-cut}` at a paragraph's end: taken out of the token, and what they say.
    `line`: its last."""
    last = token.children[-1] if token.children else None
    if last is None or last.type != "text" or not last.content.rstrip().endswith("}"):
        return Ending()
    start = last.content.rfind("{")
    asked = read_attributes(last.content.rstrip(), start) if start >= 0 else None
    if asked is None or asked.id or asked.twice or not asked.where or asked.unknown((*FORMS, MAY_CUT), ("lines",)):
        return Ending()
    if len(set(asked.classes) - {MAY_CUT}) > 1:
        return Ending()
    last.content = last.content[:start].rstrip()
    token.content = token.content[: token.content.rindex("{")].rstrip()
    form: Form = next((known for known in FORMS if known in asked.classes), "")
    lines, may_cut = asked.value("lines"), MAY_CUT in asked.classes
    if re.fullmatch("[+-][1-3]", lines):
        return Ending(int(lines), form, may_cut)
    if "lines" in dict(asked.values):
        column = file.lines[line - 1].rfind("{") + 1
        message = say("`lines={lines}` asks for no number of lines", lines=lines)
        file.fault("CNT016", message, say("write lines=+1 or lines=-1"), line, column)
    return Ending(0, form, may_cut)
