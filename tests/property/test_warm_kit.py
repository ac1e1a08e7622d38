"""What memos keep of weather, teasers, sections, shades, groups and captions: a process that built the kit's examples before gives,
after edits of each, what one gives that remembers nothing, on one processor. docs/kit has what tests/small lacks.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from project import kit_project, spoil

from banmian.build import Job, set_issue
from banmian.issue_pdf import pdf_bytes
from banmian.remember import afresh

ISSUE = "content/2024-10-19"
BLOCKS = {
    "content/2024-10-19/issue.yaml": {
        "sky: sun-cloud": "sky: rain", "17\uff5e23": "7\uff5e23", "crop: [0, 8%, 0, 20%]": "crop: [0, 18%, 0, 20%]",
        "section: \u9886\u517b": "section: \u6d77\u8fb9",
    },
    "content/2024-10-19/articles/dogs.md": {'focus="50% 35%"': 'focus="50% 95%"'},
    "layouts/kit/paper.yaml": {"moss: [55": "moss: [25", "at: [240.9pt, 76pt]": "at: [240.9pt, 86pt]"},
    "layouts/kit/pages/letters.yaml": {"weight: 2pt": "weight: 3pt"},
    "layouts/kit/pages/quote.yaml": {"clear: 10pt": "clear: 14pt"},
}  # fmt: skip
PICTURES = {
    "layouts/kit/pages/head.yaml": {"share: 55%": "share: 75%", "reach: 65%": "reach: 85%"},
    "layouts/kit/pages/group.yaml": {"columns: [1, 2]": "columns: [2, 1]"},
    "layouts/kit/pages/beside.yaml": {"end: foot": "end: head"},
    "layouts/kit/pages/inside.yaml": {"ink: k 70%}, credit": "ink: k 60%}, credit"},
    "content/2024-10-19/articles/market.md": {"\u7b2c\u4e00\u76c6": "\u53e6\u4e00\u76c6"},
}  # fmt: skip


@pytest.mark.parametrize(("kit", "edits"), [("blocks", BLOCKS), ("pictures", PICTURES)], ids=["blocks", "pictures"])
def test_edited_examples_are_what_they_are_afresh(
    tmp_path: Path, kit: str, edits: dict[str, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = kit_project(tmp_path, kit)
    job = Job(root, ISSUE, preflight_display=True)
    before = set_issue(job)
    for file, changes in edits.items():
        spoil(root / file, changes)
    warm = set_issue(job)
    with afresh(), monkeypatch.context() as alone:
        alone.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
        alone.setattr(os, "cpu_count", lambda: 1)
        fresh = set_issue(job)
    assert before.issue is not None and warm.issue is not None and fresh.issue is not None
    assert warm.issue.display == fresh.issue.display != before.issue.display
    assert warm.diagnostics == fresh.diagnostics
    assert pdf_bytes(warm.issue) == pdf_bytes(fresh.issue)
