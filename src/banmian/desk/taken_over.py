"""What a new paper or issue has taken over, kept beside the outputs of the issue that was begun on a desk: it is told among its
messages as long as it is still so (new/taken_over.py), over every start of a desk, until an editor has put it away.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from banmian.desk.settings import Settings
from banmian.diagnostics import Diagnostic
from banmian.new.taken_over import TOLD, TakenOver, still_told
from banmian.outputs.swap import NotWrittenError, put_whole

FILE = ".desk/taken-over.json"


class Taken:
    """That of one issue."""

    def __init__(self, settings: Settings, issue: str) -> None:
        self._root, self._file = settings.root, settings.out.resolve() / Path(issue).name / FILE

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """What is still as it was taken over."""
        return still_told(self._root, self._kept())

    def keep(self, taken: tuple[TakenOver, ...]) -> None:
        """What is told from now on, in place of what was. Where it cannot be kept it is not told: the issue stands all the same."""
        rows = [{"kind": one.kind, "file": one.file, "whose": one.whose, "values": one.values, "usual": one.usual} for one in taken]
        with suppress(NotWrittenError):
            put_whole(self._file, json.dumps(rows, ensure_ascii=False).encode())

    def put_away(self, code: str, file: str) -> bool:
        """What is told by this code of this file is told no more; whether there was any."""
        kept = self._kept()
        gone = [one for one in kept if any(_is(told, code, file) for told in still_told(self._root, (one,)))]
        self.keep(tuple(one for one in kept if one not in gone))
        return bool(gone)

    def _kept(self) -> tuple[TakenOver, ...]:
        try:
            return tuple(_row(row) for row in json.loads(self._file.read_text(encoding="utf-8")) if row["kind"] in TOLD)
        except (OSError, ValueError, KeyError, TypeError):
            return ()


def _row(row: dict[str, Any]) -> TakenOver:
    values = tuple((tuple(map(str, at)), str(value)) for at, value in row["values"])
    return TakenOver(row["kind"], str(row["file"]), str(row["whose"]), values, str(row["usual"]))


def _is(told: Diagnostic, code: str, file: str) -> bool:
    return str(told.code) == code and told.span is not None and told.span.file == file
