"""What `banmian makeup --plan` does: a makeup.yaml where there is none."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from banmian.build import Job, load
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.render import as_json, as_text
from banmian.languages import in_language
from banmian.makeup.planning import plan_text
from banmian.makeup.ready import FILE
from banmian.outputs.door import REFUSALS, refusal_of
from banmian.outputs.swap import put_whole
from banmian.phrases import say


def run_plan(root: Path, issue: str, wants_json: bool) -> int:
    """0, or 1 where the issue cannot be read, there is a makeup.yaml already or it cannot be written."""
    name = f"{issue}/{FILE}"
    loaded = load(Job(root, issue))
    told: list[Diagnostic] = []
    outputs: list[dict[str, str]] = []
    if (root / name).exists():
        hint = say("change it by hand, or move it away first")
        told.append(diagnose("MKP018", say("{name} is there already", name=name), hint, Span(name)))
    elif loaded.content is None or loaded.template is None:
        told += [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    else:
        data = plan_text(root, issue, loaded).encode()
        try:
            put_whole(root / name, data)
            outputs.append({"kind": "source", "path": name, "sha256": sha256(data).hexdigest()})
        except REFUSALS as fault:
            told.append(refusal_of(fault, Span(name)))
    if wants_json:
        body = {"built": False, "diagnostics": [as_json(d) for d in told], "outputs": outputs}
        sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stderr.write(
            "\n".join([*map(as_text, told), *(in_language(say("wrote {files}", files=row["path"])) for row in outputs)]) + "\n"
        )
    return 0 if outputs else 1
