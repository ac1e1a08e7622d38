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
    line, by = asked.number("line"), asked.number("by")
    head, body = front_and_body(text)
    before = as_read(text)[: len(as_read(text)) - len(as_read(body))].count("\n")
    lines = as_read(body).split("\n")
    at = line - before - 1
    if head is None or not 0 <= at < len(lines) or not lines[at].strip() or not -MOST <= by <= MOST:
        raise GestureError("no-paragraph", str(line))
    while at + 1 < len(lines) and lines[at + 1].strip():
        at += 1
    lines[at] = _LINES.sub("", lines[at]) + (f"{{lines={by:+d}}}" if by else "")
    new = "\n".join(lines)
    if new == as_read(body):
        raise GestureError("nothing")
    return (Edit(path, "text", (), as_read(body), new),)
