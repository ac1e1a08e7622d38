"""The report as JSON: the object of `build --json`, with the checks that were asked beside the diagnostics."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from banmian.diagnostics.render import as_json
from banmian.preflight.model import Report


def report_json(report: Report, outputs: Sequence[dict[str, Any]] = ()) -> str:
    """One object; `built` is false, since preflight builds nothing."""
    body = {
        "built": False,
        "diagnostics": [as_json(d) for d in report.diagnostics],
        "outputs": list(outputs),
        "preflight": {
            "profile": report.profile,
            "standard": report.standard,
            "passes": report.passes,
            "score": list(report.score) if report.score is not None else None,
            "checks": [{"id": v.check.id, "title": v.check.title, "state": v.state} for v in report.verdicts],
        },
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
