"""`banmian preflight`: a file in, a report out; the exit code is that of docs/rules/contracts.md, Messages."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import of_system, say
from banmian.preflight.engine import run_pdf
from banmian.preflight.model import Report
from banmian.preflight.profile import Profile
from banmian.preflight.profile_files import load_profile
from banmian.preflight.reading.budget import FILE_BYTES
from banmian.values import frozen

USAGE = 2


@frozen
class Asked:
    """The command's options. `root`: the project's, for its profiles, None outside one; `paper`: in whose format the file should
    be."""

    file: Path
    profile: str
    root: Path | None
    as_json: bool
    html: Path | None
    paper: str | None = None


def preflight(asked: Asked) -> int:
    """Run it, show it; the exit code. A profile or file that cannot be read is told like any other fault."""
    profile, why = _rules(asked)
    if profile is None:
        return _refused(asked, why)
    try:
        with asked.file.open("rb") as file:
            data = file.read(FILE_BYTES + 1)  # a byte more is enough to know that it is too large
    except OSError as wrong:
        return _refused(
            asked, diagnose("SRC001", say("{name} cannot be read: {strerror}", name=asked.file.name, strerror=of_system(wrong)))
        )
    report = run_pdf(data, profile, asked.file.name)
    outputs = []
    if asked.html is not None:
        from banmian.preflight.reports.html import report_html

        page = report_html(report, asked.file.name, data).encode()
        try:
            asked.html.parent.mkdir(parents=True, exist_ok=True)
            asked.html.write_bytes(page)
        except OSError as wrong:
            return _refused(
                asked,
                diagnose(
                    "OUT005",
                    say("'{html}' cannot be written: {strerror}", html=asked.html, strerror=of_system(wrong, small=True)),
                ),
            )
        outputs.append({"kind": "preflight", "path": asked.html.name, "sha256": sha256(page).hexdigest()})
    _show(report, asked, outputs)
    return 0 if report.passes else 1


def _rules(asked: Asked) -> tuple[Profile | None, Diagnostic | None]:
    """The profile, with the format of the paper where one is named."""
    profile, why = load_profile(asked.profile, asked.root, asked.paper)
    if profile is None or asked.paper is None:
        return profile, why
    if asked.root is None:
        return None, diagnose(
            "TPL001",
            say("there is no project that holds layouts/{paper}", paper=asked.paper),
            say("run inside one, or give --root"),
        )
    from banmian.template.loader import load_template

    template, told = load_template(asked.root, asked.paper, "", (), {"": Span("layouts")})
    return (profile.for_paper(template.paper), None) if template is not None else (None, told[0])


def _show(report: Report, asked: Asked, outputs: list[dict[str, str]]) -> None:
    if asked.as_json:
        from banmian.preflight.reports.as_json import report_json

        sys.stdout.write(report_json(report, outputs))
    else:
        from banmian.preflight.reports.terminal import show

        show(report, asked.file.name, sys.stderr)


def _refused(asked: Asked, why: Diagnostic | None) -> int:
    """One diagnostic and nothing else: what was named cannot be used, which is wrong usage."""
    if asked.as_json:
        import json

        from banmian.diagnostics.render import as_json

        told = [as_json(why)] if why is not None else []
        sys.stdout.write(json.dumps({"built": False, "diagnostics": told, "outputs": []}, ensure_ascii=False, indent=1) + "\n")
    elif why is not None:
        from banmian.diagnostics.render import as_text

        sys.stderr.write(as_text(why) + "\n")
    return USAGE
