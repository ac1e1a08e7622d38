"""What `banmian new` says: text on stderr, or the JSON of docs/rules/contracts.md, Messages, on stdout; and its exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.render import as_json, as_text
from banmian.languages import in_language
from banmian.new.made import Made, Refused
from banmian.phrases import say

FAULTS, USAGE = 1, 2


def tell(root: Path, make: Callable[[], Made], json_wanted: bool) -> int:
    """Make it and say what was made, or why not: 0, or 2 where what was asked for cannot be had, 1 where files have faults."""
    try:
        made = make()
    except Refused as why:
        tell_refused(root, why, json_wanted)
        return USAGE if why.usage else FAULTS
    if json_wanted:
        _json(root, made.found, made.files)
    else:
        _say([*map(as_text, made.found), in_language(made.title), *(f"  - {in_language(row)}" for row in made.then)])
    return 0


def tell_refused(root: Path, why: Refused, json_wanted: bool) -> None:
    """That nothing was made, and why."""
    if json_wanted:
        _json(root, why.told, ())
    else:
        _say([*map(as_text, why.told), in_language(say("nothing was made"))])


def _say(rows: Sequence[str]) -> None:
    sys.stderr.write("\n".join(rows) + "\n")


def _json(root: Path, found: Sequence[Diagnostic], files: Sequence[str]) -> None:
    outputs = [{"kind": "source", "path": f, "sha256": sha256((root / f).read_bytes()).hexdigest()} for f in files]
    body = {"built": False, "diagnostics": [as_json(d) for d in found], "outputs": outputs}
    sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
