"""A picture that was given its size by hand keeps it: copyfit takes elsewhere what it needs (decision 0140)."""

from __future__ import annotations

from pathlib import Path

from banmian.build import Job, Outcome, set_issue

ROOT = Path(__file__).parents[2]
ISSUE = "content/2020-08-12"
FRONT, OWN = "layouts/chenbao/pages/front.yaml", f"{ISSUE}/pages/front.yaml"
WRITTEN = "lines: 21-44}"
TEXT, TEXT_NOW = "text: [{cols: 1-3, lines: 47-53, columns: 3}]", "text: [{cols: 1-3, lines: 49-53, columns: 3}]"


def height(done: Outcome) -> int:
    """The picture's, in lines."""
    assert done.issue is not None
    lines = next(p.lines for p in done.issue.plan.sheets[0].layout.pictures if p.name == "lane")
    return lines[1] - lines[0] + 1 if lines is not None else 0


def test_a_picture_made_larger_by_hand_is_not_taken_back() -> None:
    before = (ROOT / FRONT).read_text("utf-8")
    assert WRITTEN in before and TEXT in before
    larger = before.replace(TEXT, TEXT_NOW).replace(WRITTEN, "lines: 21-46}")
    freely = set_issue(Job(ROOT, ISSUE, overlay={OWN: larger.encode()}))
    assert height(freely) == 24, "copyfit takes it back"
    kept = larger.replace("lines: 21-46}", "lines: 21-46, copyfit: off}")
    done = set_issue(Job(ROOT, ISSUE, overlay={OWN: kept.encode()}))
    assert height(done) == 26
    assert any(d.code == "FIT020" and "place lead" in d.message for d in done.diagnostics), "other things make room"
