"""A picture that was given its size by hand keeps it, and stays where it was put: copyfit takes elsewhere what it needs
(decisions 0140, 0169)."""

from __future__ import annotations

from pathlib import Path

from banmian.build import Job, Outcome, set_issue

ROOT = Path(__file__).parents[2]
ISSUE = "content/2020-08-12"
FRONT, OWN = "layouts/chenbao/pages/front.yaml", f"{ISSUE}/pages/front.yaml"
WRITTEN = "lines: 21-44}"
TEXT, TEXT_NOW = "text: [{cols: 1-3, lines: 47-53, columns: 3}]", "text: [{cols: 1-3, lines: 49-53, columns: 3}]"


def stands(done: Outcome) -> tuple[int, int] | None:
    """The picture's first and last line."""
    assert done.issue is not None
    return next(p.lines for p in done.issue.plan.sheets[0].layout.pictures if p.name == "lane")


def test_a_picture_made_larger_by_hand_is_not_taken_back() -> None:
    before = (ROOT / FRONT).read_text("utf-8")
    assert WRITTEN in before and TEXT in before
    larger = before.replace(TEXT, TEXT_NOW).replace(WRITTEN, "lines: 21-46}")
    freely = set_issue(Job(ROOT, ISSUE, overlay={OWN: larger.encode()}))
    taken_back = stands(freely)
    assert taken_back is not None and taken_back[1] - taken_back[0] == 23, "copyfit takes its two lines back"
    kept = larger.replace("lines: 21-46}", "lines: 21-46, copyfit: off}")
    done = set_issue(Job(ROOT, ISSUE, overlay={OWN: kept.encode()}))
    assert done.issue is not None and done.issue.written is not None, "what the file says is kept beside what copyfit makes of it"
    assert stands(done) == (21, 46), "as large as it was made, and where"
    assert any(d.code == "FIT020" and "place lead" in d.message for d in done.diagnostics), "other things make room"


SECOND = "text: [{cols: 1-4, lines: 56-80, columns: 4}]"


def test_a_place_whose_foot_was_dragged_keeps_its_lines() -> None:
    before = (ROOT / FRONT).read_text("utf-8")
    assert SECOND in before
    shorter = SECOND.replace("56-80", "56-78")
    for pin, lines in (("", (57, 78)), ("\n    pin: place", (56, 78)), ("\n    pin: size", None)):
        text = before.replace(SECOND, shorter + pin)
        done = set_issue(Job(ROOT, ISSUE, overlay={OWN: text.encode()}))
        assert done.issue is not None and done.issue.written is not None
        placed = [
            next(p for p in plan.sheets[0].layout.places if p.name == "second") for plan in (done.issue.plan, done.issue.written)
        ]
        now, written = (place.text[0].lines for place in placed)
        assert written == (56, 78) and now is not None
        assert now == lines if lines else now[1] - now[0] == 22, pin or "copyfit moves what was not pinned"
