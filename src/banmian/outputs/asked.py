"""What a command that works on an issue's outputs is asked for, and how it answers: signing, proofs, versions."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from banmian.diagnostics import Diagnostic, Severity, Span, worst
from banmian.diagnostics.names import Names
from banmian.diagnostics.render import as_json, as_text
from banmian.languages import in_language
from banmian.values import frozen


@frozen
class Asked:
    """Of which issue, in which folder the outputs of issues are, whether JSON is wanted."""

    root: Path
    issue: str
    out: Path
    json: bool = False

    @property
    def folder(self) -> Path:
        """The issue's outputs."""
        return self.out / Path(self.issue).name

    @property
    def issue_yaml(self) -> Span:
        return Span(f"{self.issue}/issue.yaml")


def tell(
    asked: Asked, told: Sequence[Diagnostic], rows: Sequence[str], more: dict[str, Any] | None = None, names: Names | None = None
) -> int:
    """A list that was asked for: rows on stdout, messages on stderr; or all as JSON on stdout. 1 where something is an error.
    `names`: what stories are called in messages."""
    return _tell(asked, told, rows, sys.stdout, more or {}, names)


def tell_done(
    asked: Asked, told: Sequence[Diagnostic], rows: Sequence[str], more: dict[str, Any] | None = None, names: Names | None = None
) -> int:
    """What was done: rows and messages on stderr, as a build tells of itself; or all as JSON on stdout. 1 where something is an
    error. `more["outputs"]`: what `sources_written` gives."""
    return _tell(asked, told, rows, sys.stderr, more or {}, names)


def sources_written(asked: Asked, files: Sequence[str]) -> list[dict[str, str]]:
    """Sources that a command has written, as JSON lists outputs. `files`: from the project's root."""
    return [{"kind": "source", "path": file, "sha256": sha256((asked.root / file).read_bytes()).hexdigest()} for file in files]


def _tell(
    asked: Asked, told: Sequence[Diagnostic], rows: Sequence[str], stream: TextIO, more: dict[str, Any], names: Names | None
) -> int:
    if asked.json:
        body = {"built": False, "diagnostics": [as_json(d) for d in told], "outputs": [], **more}
        sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stderr.write("".join(f"{as_text(d, names)}\n" for d in told))
        stream.write("".join(f"{in_language(row)}\n" for row in rows))
    return 1 if worst(told) is Severity.ERROR else 0
