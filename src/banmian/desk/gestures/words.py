"""What a gesture changes of an article: where its headline breaks, how many lines a paragraph takes."""

from __future__ import annotations

import re

from banmian.desk.gestures.given import Asked, GestureError
from banmian.sources.editing import as_read, front_and_body
from banmian.sources.edits import Edit
from banmian.sources.marks import marked

BREAK = "|"
_LINES = re.compile(r"[ \t]*\{lines=([+-]?\d{1,2})\}[ \t]*$")
MOST = 3
"""Lines more or fewer that a paragraph may be asked for (docs/guide.en.md)."""


def headline_break(path: str, text: str, asked: Asked) -> tuple[Edit, ...]:
    """The article's headline breaks after `at` of its characters, or no longer does. `key`: another part of the head."""
    at, key = asked.number("at"), str(asked.values.get("key", "headline"))
    head, _ = front_and_body(text)
    tree = marked(text[head[0] : head[1]]) if head is not None else None
    node = tree.at((key,)) if tree is not None else None
    if node is None or node.kind != "scalar":
        raise GestureError("unknown", key)
    signs = node.value.replace(BREAK, "")
    if not 0 < at < len(signs):
        raise GestureError("no-break", key)
    breaks = {m.start() - n for n, m in enumerate(re.finditer(re.escape(BREAK), node.value))} ^ {at}
    new = "".join((BREAK if n in breaks else "") + sign for n, sign in enumerate(signs))
    return (Edit(path, "set", (key,), node.value, new),)


def paragraph_lines(path: str, text: str, asked: Asked) -> tuple[Edit, ...]:
    """The paragraph that stands on the file's line `line` takes `by` lines more or fewer than it would by itself (0: as many)."""
    by = asked.number("by")
    _, body = front_and_body(text)
    lines = as_read(body).split("\n")
    at = paragraph_at(text, asked)[-1] - _before(text) - 1
    if not -MOST <= by <= MOST:
        raise GestureError("no-paragraph", str(asked.number("line")))
    lines[at] = _LINES.sub("", lines[at]) + (f"{{lines={by:+d}}}" if by else "")
    new = "\n".join(lines)
    if new == as_read(body):
        raise GestureError("nothing")
    return (Edit(path, "text", (), as_read(body), new),)


def line_now(before: str, now: str, line: int) -> int:
    """On which line of a file the paragraph stands now that stood on its line `line` before: by its words. GestureError where they
    are there no more, or more than once."""
    old = paragraph_at(before, Asked({"line": line}))
    words, lines = as_read(before).split("\n")[old[0] - 1 : old[-1]], as_read(now).split("\n")
    found = [k for k in range(_before(now), len(lines)) if lines[k : k + len(words)] == words]
    if len(found) != 1:
        raise GestureError("no-paragraph", str(line))
    return found[0] + 1 + line - old[0]


def paragraph_at(text: str, asked: Asked) -> range:
    """The lines of the file, from 1, of the paragraph that stands on its line `line`."""
    line, before = asked.number("line"), _before(text)
    head, body = front_and_body(text)
    lines = as_read(body).split("\n")
    first = last = line - before - 1
    if head is None or not 0 <= first < len(lines) or not lines[first].strip():
        raise GestureError("no-paragraph", str(line))
    while first and lines[first - 1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return range(before + first + 1, before + last + 2)


def _before(text: str) -> int:
    """Lines over an article's body."""
    _, body = front_and_body(text)
    return as_read(text)[: len(as_read(text)) - len(as_read(body))].count("\n")
