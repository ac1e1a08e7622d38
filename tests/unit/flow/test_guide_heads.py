"""The guides' table of head styles says what the specimen's paper.yaml gives: characters a line for one to five columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.flow.headfit import line_holds
from banmian.template.grid import span_of
from banmian.template.loader import load_paper
from banmian.template.model import Paper

ROOT = Path(__file__).resolve().parents[3]
HEADS = {
    "en": "| style | size, pt | lines | 1 column | 2 | 3 | 4 | 5 |",
    "zh": "| \u6837\u5f0f | \u5b57\u53f7\uff08pt\uff09 | \u884c\u6570 | \u4e00\u680f | \u4e8c\u680f | \u4e09\u680f | "
    "\u56db\u680f | \u4e94\u680f |",
}


@pytest.fixture(scope="module")
def paper() -> Paper:
    found, reports = load_paper(ROOT, ROOT / "layouts/chenbao")
    assert found is not None, reports
    return found[0]


def table(paper: Paper, head: str) -> str:
    """A row for each horizontal head style, in order of rank."""
    rows = [head, "|---|---|---|---|---|---|---|---|"]
    for name, style in paper.head_styles:
        if style.vertical:
            continue
        part = style.headline
        widths = [span_of(paper.grid, paper.grid.columns[0], (1, n)) for n in range(1, 6)]
        held = " | ".join(str(line_holds(part, x1 - x0)) for x0, x1 in widths)
        rows.append(f"| `{name}` | {part.size / 1000:g} | {part.max_lines} | {held} |")
    return "\n".join(rows)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_guide_s_table_is_what_the_styles_give(paper: Paper, language: str) -> None:
    made = table(paper, HEADS[language])
    assert made in (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8"), f"write it so:\n{made}"
