"""docs/codes/preflight/: a page for each check, made from its row; a test holds them to it.

    python -m banmian_tools.check_pages docs/codes/preflight

Whatever a person can be told has a stable code and a page (docs/rules/contracts.md); the row is the one place to write it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.render import as_text
from banmian.phrases import verbatim
from banmian.preflight.model import Check
from banmian.preflight.registry import CHECKS, GROUPS

_PREFACE = """# Preflight checks

`banmian preflight FILE.pdf` asks these of a finished PDF, made here or elsewhere; `run_display` asks those of the display list. A profile chooses among them, sets their limits and may change a severity, with its reason: layouts/<paper>/profiles/preflight/. Made from the registry by `python -m banmian_tools.check_pages docs/codes/preflight`.
"""  # noqa: E501


def page_of(check: Check) -> str:
    """The page of a check."""
    severities = " or ".join(dict.fromkeys(o.severity.word for o in check.outcomes))
    shown = "\n".join(_shown(check, n) for n in range(len(check.outcomes)))
    return (
        f"# {check.id}: {check.title}\n\nSeverity: {severities}. Reads {check.needs.value}.\n\n"
        f"## Why\n\n{check.why}\n\nSource: {check.source}.\n\n"
        f"## Example\n\n```text\n{shown}\n```\n\n## What to do\n\n{check.fix}\n"
    )


def _shown(check: Check, n: int) -> str:
    """An outcome's message as it is printed."""
    outcome = check.outcomes[n]
    file_alone = check.id.startswith(("PF-DOC", "PF-INT"))
    place = None if file_alone else PlaceOnPage(1)
    return as_text(Diagnostic(check.id, outcome.severity, verbatim(outcome.shown), verbatim(check.fix), None, place))


def index_page() -> str:
    """docs/codes/preflight/README.md."""
    parts = [_PREFACE]
    for group, name in GROUPS.items():
        rows = [f"- [{c.id}]({c.id}.md): {c.title}\n" for c in CHECKS if c.id.startswith(f"PF-{group}")]
        parts.append(f"\n## {group}: {name}\n\n{''.join(rows)}")
    return "".join(parts)


def all_pages() -> dict[str, str]:
    """File name -> text."""
    return {"README.md": index_page(), **{f"{c.id}.md": page_of(c) for c in CHECKS}}


def write(folder: Path) -> None:
    """Write them, and take out what is no check's any more."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = all_pages()
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
