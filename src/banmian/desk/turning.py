"""A file taken back to what it was, or forth again, though somebody has changed something else in it since."""

from __future__ import annotations

from banmian.desk.merging import merged
from banmian.sources.differing import edits_between
from banmian.sources.editing import MARK, as_read, edited, front_and_body
from banmian.sources.edits import Edit, EditError


def turned(path: str, now: bytes, stood: bytes, wanted: bytes) -> bytes:
    """The file with all that is different between `stood`, as the step left it, and `wanted`, where it still stands as there:
    values of YAML and of a head at their paths, a text by its paragraphs. EditError where one of them is another by now."""
    if path.endswith(".yaml"):
        return _values(path, now, _text(stood), _text(wanted))
    if not path.endswith(".md"):
        raise EditError(Edit(path, "text"), "changed")
    heads = [text[head[0] : head[1]] if (head := front_and_body(text)[0]) else "" for text in (_text(stood), _text(wanted))]
    out = _values(path, now, *heads) if heads[0] != heads[1] else now
    bodies = [as_read(front_and_body(_text(data))[1]) for data in (stood, wanted, now)]
    joined = merged(*bodies)
    if joined is None:
        raise EditError(Edit(path, "text"), "changed")
    return edited(out, Edit(path, "text", (), bodies[2], joined)) if joined != bodies[2] else out


def _values(path: str, now: bytes, stood: str, wanted: str) -> bytes:
    edits = edits_between(path, stood, wanted)
    if edits is None:
        raise EditError(Edit(path, "text"), "unreadable")
    for edit in edits:
        now = edited(now, edit)
    return now


def _text(data: bytes) -> str:
    return as_read(data.decode("utf-8", errors="replace").removeprefix(MARK))
