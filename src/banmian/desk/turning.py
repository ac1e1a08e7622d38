"""A file taken back to what it was, or forth again, though somebody has changed something in it since: what stands as the step left
it goes back; of the rest it is told what it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from banmian.desk.merging import joined_where_clear, merged
from banmian.sources.differing import edits_between
from banmian.sources.editing import MARK, as_read, edited, front_and_body
from banmian.sources.edits import Edit, EditError, where
from banmian.values import frozen


@frozen
class Spot:
    """Something of a file: a value at its path (`pages.0.layout`), a paragraph of an article's text from 1, or all of it."""

    file: str
    at: str = ""
    paragraph: int = 0


@frozen
class Partly:
    """How far a file goes back. `data`: its bytes then, None: it is not there; `back`, `kept`: what goes back, and what was changed
    since and stays."""

    data: bytes | None
    back: tuple[Spot, ...] = ()
    kept: tuple[Spot, ...] = ()


def partly(path: str, now: bytes | None, stood: bytes | None, wanted: bytes | None) -> Partly:
    """As `turned`, but for values and paragraphs that are others by now: they stay."""
    if now is None or stood is None or wanted is None or not path.endswith((".yaml", ".md")):
        return Partly(now, (), (Spot(path),))
    if path.endswith(".yaml"):
        return _values_of(path, now, _text(stood), _text(wanted))
    heads = [text[head[0] : head[1]] if (head := front_and_body(text)[0]) else "" for text in (_text(stood), _text(wanted))]
    out = _values_of(path, now, *heads) if heads[0] != heads[1] else Partly(now)
    bodies = [as_read(front_and_body(_text(data))[1]) for data in (stood, wanted, now)]
    if bodies[0] == bodies[1] or bodies[1] == bodies[2]:
        return out
    text, back, kept = joined_where_clear(*bodies)
    data = out.data or b""
    data = edited(data, Edit(path, "text", (), bodies[2], text)) if text != bodies[2] else data
    return Partly(data, (*out.back, *_spots(path, back)), (*out.kept, *_spots(path, kept)))


def _spots(path: str, numbers: Iterable[int]) -> tuple[Spot, ...]:
    return tuple(Spot(path, "", number) for number in numbers)


def _values_of(path: str, now: bytes, stood: str, wanted: str) -> Partly:
    """Each value for itself."""
    edits = edits_between(path, stood, wanted)
    if edits is None:
        return Partly(now, (), (Spot(path),))
    back: list[Spot] = []
    kept: list[Spot] = []
    for edit in edits:
        try:
            now = edited(now, edit)
            back.append(Spot(path, where(edit.at)))
        except EditError:
            kept.append(Spot(path, where(edit.at)))
    return Partly(now, tuple(back), tuple(kept))


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
