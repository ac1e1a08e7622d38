"""`{#id .class key=value}`: attributes after a picture, after a span in brackets, and on a container.

The plugin's own reader takes ASCII values alone; captions and tags are Chinese, so the rules stand here.
The classes and keys that exist are listed; another one is an error with its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from banmian.phrases import Phrase, say
from banmian.sources.checking import suggestion
from banmian.values import frozen

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    from banmian.content.article_file import ArticleFile

SPAN_CLASSES = ("name", "title", "under", "frame", "kai", "hei", "tcy", "sup", "sub", "frac", "latin", "han")
SPAN_KEYS = ("ruby",)
PICTURE_KEYS = ("name", "credit", "focus")
CONTAINER_KEYS = ("tag", "kicker", "deck", "byline", "source")
CONTAINER_CLASSES = ("vertical",)

_BRACES = re.compile(r"\{[^{}\n]*\}")
_ITEM = re.compile(
    r"""\s*(?:\#(?P<id>[^\s.#={}"']+)|\.(?P<class>[^\s.#={}"']+)|(?P<flag>may-cut)(?=\s|\Z)
    |(?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"{}]+)))""",
    re.VERBOSE,
)


@frozen
class Attributes:
    """What stood in braces. `where`: for each name, its offset from the opening brace."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    where: tuple[tuple[str, int], ...] = ()
    length: int = 0

    def value(self, key: str) -> str:
        return dict(self.values).get(key, "")

    def offset(self, name: str) -> int:
        return dict(self.where).get(name, 0)

    @property
    def twice(self) -> str:
        """A name that is given twice; empty where none is."""
        seen: set[str] = set()
        for name, _ in self.where:
            if name in seen:
                return name
            seen.add(name)
        return ""

    def unknown(self, classes: tuple[str, ...], keys: tuple[str, ...]) -> str:
        """The first class or key that is not among the known ones; empty where all are."""
        wrong = [c for c in self.classes if c not in classes] + [k for k, _ in self.values if k not in keys]
        return wrong[0] if wrong else ""


def read_attributes(text: str, at: int) -> Attributes | None:
    """The attributes whose brace stands at `at`; None where there are none or they cannot be read."""
    braces = _BRACES.match(text, at)
    if braces is None:
        return None
    inner, position = braces[0][1:-1], 0
    ident, classes, values, where = "", [], [], []
    while inner[position:].strip():
        item = _ITEM.match(inner, position)
        if item is None:
            return None
        name = item["id"] or item["class"] or item["flag"] or item["key"]
        where.append((name, item.start() + len(item[0]) - len(item[0].lstrip()) + 1))
        if item["id"]:
            ident = item["id"]
        elif item["class"] or item["flag"]:
            classes.append(item["class"] or item["flag"])
        else:
            values.append((item["key"], item["quoted"] if item["quoted"] is not None else item["bare"]))
        position = item.end()
    return Attributes(ident, tuple(classes), tuple(values), tuple(where), len(braces[0]))


def check_attributes(
    file: ArticleFile,
    given: Attributes,
    known: tuple[tuple[str, ...], tuple[str, ...]],
    what: Phrase,
    place: tuple[int, int],
    named: bool = False,
) -> None:
    """CNT016 for the first name that is not among the `known` classes and keys, or is given twice. `place`: line and column of
    the opening brace; `what`: completes "is no ..."; `named`: an id may stand there."""
    line, column = place
    wrong = given.unknown(*known) or ("" if named else given.id)
    if wrong:
        hint = suggestion(wrong, [*known[0], *known[1]])
        file.fault("CNT016", say("`{wrong}` is no {what}", wrong=wrong, what=what), hint, line, column + given.offset(wrong))
    elif given.twice:
        message = say("`{twice}` is given twice", twice=given.twice)
        file.fault("CNT016", message, say("leave one of them out"), line, column + given.offset(given.twice))


def attribute_rules(md: MarkdownIt) -> None:
    """A markdown-it plugin: spans `[text]{...}`, and attributes directly after a picture."""
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.after("span", "picture_attributes", _picture)


def _span(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    start, limit = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or end + 1 >= limit or state.src[end + 1] != "{":
        return False
    found = read_attributes(state.src, end + 1)
    if found is None:
        return False
    if not silent:
        opened = state.push("span_open", "span", 1)
        opened.meta = {"attributes": found, "at": end + 1, "start": start + 1}
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        closed = state.push("span_close", "span", -1)
        closed.meta = {"end": end + 1 + found.length}
    state.pos, state.posMax = end + 1 + found.length, limit
    return True


def _picture(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type != "image":
        return False
    found = read_attributes(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.tokens[-1].meta = {"attributes": found, "at": state.pos}
    state.pos += found.length
    return True
