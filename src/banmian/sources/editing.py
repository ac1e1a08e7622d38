"""Edits of files, from bytes to bytes: byte order mark, line ends and the last line's end stay as they were.

Nothing is written here: who asks gets the bytes that the files would have, all or none (EditError).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from banmian.sources.changing import changed_yaml
from banmian.sources.edits import Edit, EditError

MARK = "\ufeff"
_FENCE = re.compile(r"-{3,}[ \t]*\r?")
Reading = Callable[[str], bytes | None]
"""The bytes of a file by its name relative to the root; None where there is none."""


def edited_files(edits: Iterable[Edit], read: Reading) -> dict[str, bytes]:
    """The files that the edits change, each with its bytes after them; those after the first see what the ones before made."""
    done: dict[str, bytes] = {}
    for edit in edits:
        before = done[edit.path] if edit.path in done else read(edit.path)
        if edit.op == "copy":
            done[edit.path] = _copied(edit, before, read)
            continue
        if before is None:
            raise EditError(edit, "missing")
        done[edit.path] = edited(before, edit)
    return done


def _copied(edit: Edit, before: bytes | None, read: Reading) -> bytes:
    found = read(str(edit.new))
    if before is not None:
        raise EditError(edit, "changed")
    if found is None:
        raise EditError(edit, "missing")
    return found


def edited(data: bytes, edit: Edit) -> bytes:
    """The bytes of one file after one edit."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise EditError(edit, "unreadable") from None
    mark, text = (MARK, text[1:]) if text.startswith(MARK) else ("", text)
    head, body = front_and_body(text) if edit.path.endswith(".md") else (None, text)
    if edit.op == "text":
        if edit.old is not None and as_read(body) != edit.old:
            raise EditError(edit, "changed")
        return (mark + text[: len(text) - len(body)] + _as_stored(str(edit.new), body, text)).encode()
    if head is None and not edit.path.endswith(".md"):
        return (mark + changed_yaml(text, edit)).encode()
    if head is None:
        raise EditError(edit, "unreadable")
    begin, end = head
    return (mark + text[:begin] + changed_yaml(text[begin:end], edit) + text[end:]).encode()


def front_and_body(text: str) -> tuple[tuple[int, int] | None, str]:
    """Where an article's front matter stands between its lines of hyphens (from, up to), and the text below; None where there is
    none or it is not closed."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return None, text
    at = len(lines[0]) + 1
    for line in lines[1:]:
        if _FENCE.fullmatch(line):
            begin = len(lines[0]) + 1
            return (begin, at), text[at + len(line) + 1 :]
        at += len(line) + 1
    return None, text


def as_read(text: str) -> str:
    """A text with line feeds alone: what a browser has in its pane."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_stored(new: str, old: str, whole: str) -> str:
    """A new text with the line ends of the file, and a last line that ends as the old one's did."""
    new = as_read(new)
    if old:
        ends = old.endswith(("\n", "\r"))
        new = new.rstrip("\n") + ("\n" if ends and new.strip("\n") else "") if ends != new.endswith("\n") else new
    return new.replace("\n", "\r\n") if "\r\n" in whole else new
