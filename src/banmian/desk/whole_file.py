"""An article's file as one text, front matter included: what the story pane has where the head cannot be read, so that it can be
put right there.
"""

from __future__ import annotations

from banmian.sources.editing import MARK, as_read, front_and_body
from banmian.sources.edits import Edit, EditError
from banmian.sources.marks import marked


def head_is_read(text: str) -> bool:
    """Whether a file has front matter of which the parts can be told from one another. `text`: without byte order mark."""
    head, _ = front_and_body(text)
    if head is None:
        return False
    front = text[head[0] : head[1]]
    tree = marked(front)
    return tree.kind == "mapping" if tree is not None else not front.strip()


def as_file(path: str, now: bytes, text: str) -> bytes:
    """The bytes of a file whose whole text was typed anew: byte order mark and line ends as they were. EditError where they are no
    text, of which signs would be lost."""
    try:
        before = now.decode("utf-8")
    except UnicodeDecodeError:
        raise EditError(Edit(path, "text"), "unreadable") from None
    mark = MARK if before.startswith(MARK) else ""
    new = as_read(text)
    return (mark + (new.replace("\n", "\r\n") if "\r\n" in before else new)).encode()
