"""A change between two states of pages as the desk tells it: words in stretches that stayed, went or came, places in points."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.desk.exchange import Json
from banmian.desk.page_site import points
from banmian.versions.changes import AROUND, Change

LONGEST = 160
"""Characters of one stretch that are told."""


def told_change(change: Change, number: int) -> Json:
    """The change as JSON. `words`: stretches as [kind, text], kind `=`, `-` or `+`; `places`: page and x, y, width, height in
    points; `number`: in the list of all."""
    return {
        "number": number,
        "page": change.page,
        "story": change.story,
        "kind": change.kind,
        "role": change.role,
        "paragraph": change.paragraph,
        "words": [list(stretch) for stretch in _words(change)],
        "before": change.before if change.kind == "picture" else "",
        "after": change.after if change.kind == "picture" else "",
        "added": change.added,
        "removed": change.removed,
        "lines": change.lines,
        "places": [[page, *map(points, (r.x0, r.y0, r.width, r.height))] for page, r in change.places],
        "file": change.file or None,
        "line": change.line or None,
    }


def _words(change: Change) -> Iterator[tuple[str, str]]:
    """What stayed around the change, what went, what came, in the order of reading."""
    if change.kind not in ("words", "furniture") or not change.edits:
        return
    text = change.after or change.before
    if not change.after:
        yield "-", _cut(text)
        return
    low = max(0, change.edits[0].at - AROUND) if change.kind == "words" else 0
    shown = text.removeprefix("\u2026") if low else text
    at, shift = 0, 0
    if low:
        yield "=", "\u2026"
    for edit in change.edits:
        begin = edit.at + shift - low
        if begin > at:
            yield "=", _cut(shown[at:begin])
        if edit.before:
            yield "-", _cut(edit.before)
        if edit.after:
            yield "+", _cut(shown[begin : begin + len(edit.after)])
        at = begin + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    if shown[at:]:
        yield "=", shown[at:]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}\u2026{text[-LONGEST // 2 :]}"
