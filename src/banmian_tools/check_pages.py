"""docs/codes/preflight/ and docs/codes/zh/preflight/: a page for each check, made from its row; a test holds them to it.

    python -m banmian_tools.check_pages docs/codes/preflight docs/codes/zh/preflight

The Chinese is that of the catalogue. Whatever a person can be told has a stable code and a page (docs/rules/contracts.md); the row
is the one place to write it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from string import Template

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.render import as_text, severity_word
from banmian.languages import in_language, speaking
from banmian.phrases import OR, of_table
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


def page_in_chinese(check: Check) -> str:
    """The same in Chinese, without the source, which the English page names."""
    with speaking("zh"):
        severities = dict.fromkeys(outcome.severity for outcome in check.outcomes)
        return _template("check_page_zh").substitute(
            id=check.id,
            title=in_language(check.title),
            severities=in_language(OR).join(map(severity_word, severities)),
            needs=in_language(check.needs.value),
            why=in_language(check.why),
            shown="\n".join(_shown(check, n) for n in range(len(check.outcomes))),
            fix=in_language(check.fix),
        )


def _template(name: str) -> Template:
    return Template(Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8"))


def _shown(check: Check, n: int) -> str:
    """An outcome's message as it is printed."""
    outcome = check.outcomes[n]
    message, fix = outcome.told(outcome.example), of_table(check.fix)
    file_alone = check.id.startswith(("PF-DOC", "PF-INT"))
    place = None if file_alone else PlaceOnPage(1)
    return as_text(Diagnostic(check.id, outcome.severity, message, fix, None, place))


def index_page() -> str:
    """docs/codes/preflight/README.md."""
    parts = [_PREFACE]
    for group, name in GROUPS.items():
        rows = [f"- [{c.id}]({c.id}.md): {c.title}\n" for c in CHECKS if c.id.startswith(f"PF-{group}")]
        parts.append(f"\n## {group}: {name}\n\n{''.join(rows)}")
    return "".join(parts)


def index_in_chinese() -> str:
    """docs/codes/zh/preflight/README.md."""
    parts = [_template("check_index_zh").template]
    for group, name in GROUPS.items():
        rows = (f"- [{c.id}]({c.id}.md)\uff1a{in_language(c.title, 'zh')}\n" for c in CHECKS if c.id.startswith(f"PF-{group}"))
        parts.append(f"\n## {group}\uff1a{in_language(name, 'zh')}\n\n{''.join(rows)}")
    return "".join(parts)


def all_pages() -> dict[str, str]:
    """File name -> text."""
    return {"README.md": index_page(), **{f"{c.id}.md": page_of(c) for c in CHECKS}}


def all_in_chinese() -> dict[str, str]:
    """File name -> text."""
    return {"README.md": index_in_chinese(), **{f"{c.id}.md": page_in_chinese(c) for c in CHECKS}}


def write(folder: Path, pages: Mapping[str, str]) -> None:
    """Write them, and take out what is no check's any more."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), all_pages())
    write(Path(sys.argv[2]), all_in_chinese())
