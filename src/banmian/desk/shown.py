"""What a window was shown of a gesture, and whether it is what would be written of the files as they are (decision 0192).

A gesture is computed from the files, so that it says other lines when they are others. It is written only where it still says the
same: these paths, from these values to those.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from banmian.desk.gestures.registry import BY_LINE
from banmian.desk.gestures.words import line_now
from banmian.desk.journal import body_of
from banmian.sources.editing import MARK, Reading, as_read
from banmian.sources.edits import Edit


def shown_of(edits: Sequence[Edit], read: Reading) -> str:
    """A name of what edits change: paths, old and new values; of a text the lines alone that are others, for the rest of it may
    have been changed elsewhere. That a file begins as a copy changes no value."""
    rows = [[edit.path, edit.op, *_change(edit, read)] for edit in edits if edit.op != "copy"]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _change(edit: Edit, read: Reading) -> list[Any]:
    if edit.op != "text":
        return [list(edit.at), edit.old, edit.new]
    data = read(edit.path)
    old, new = (body_of(data, edit.path) if data is not None else "").split("\n"), as_read(str(edit.new)).split("\n")
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [[old[i1:i2], new[j1:j2]] for tag, i1, i2, j1, j2 in found if tag != "equal"]


def found_again(gesture: Mapping[str, Any], before: bytes | None, now: bytes | None) -> Mapping[str, Any]:
    """A gesture on a line of an article that has changed since the line was seen: on the line where its paragraph stands now.
    GestureError where that is there no more."""
    line = gesture.get("line")
    if gesture.get("gesture") not in BY_LINE or not isinstance(line, int) or before is None or now is None or before == now:
        return gesture
    return {**gesture, "line": line_now(_text(before), _text(now), line)}


def _text(data: bytes) -> str:
    return as_read(data.decode("utf-8", errors="replace").removeprefix(MARK))
