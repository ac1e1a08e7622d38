"""A block of classified advertisements: a stream of short pieces under heads in white on black, hairlines between them."""

from __future__ import annotations

import pytest
from project import small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.display import Box, GlyphRun, Layer, box_of, walk
from banmian.issue_pdf import pdf_bytes

ISSUE, LAYOUT, PAPER = "content/2021-03-05", "layouts/small/pages/back.yaml", "layouts/small/paper.yaml"
STYLE = """\
head-styles:
  reversed:
    headline: {face: hei-bold, size: 9pt, tops: [0pt], pitch: 12.6pt, ink: white}
    ground: {ink: k, padding: [4pt, 1.5pt], across: measure}
    lines-taken: [1]
"""
BETWEEN = "between: {lines: 1, rule: 0.3pt}"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    root = small_project(tmp_path_factory.mktemp("good"))
    spoil(root / PAPER, {"head-styles:\n": STYLE})
    spoil(root / LAYOUT, {BETWEEN: f"brief-head: reversed\n    {BETWEEN}"})
    return set_issue(Job(root, ISSUE))


def test_heads_stand_in_white_on_their_grounds_over_the_whole_column(outcome: Outcome) -> None:
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []
    assert outcome.issue is not None
    items = list(walk(outcome.issue.display.pages[3].items))
    heads = [i for i in items if isinstance(i, GlyphRun) and i.tag.role == "headline" and i.tag.story in ("lamp", "bench", "tree")]
    assert len({h.tag.story for h in heads}) == 3
    assert all(h.ink.name == "white" for h in heads)
    grounds = [i.rect for i in items if isinstance(i, Box) and i.layer is Layer.TINT and i.ink.name == "k"]
    assert len(grounds) == 3 and len({(r.x0, r.x1, r.height) for r in grounds}) == 1
    for head in heads:
        around = box_of(head)
        assert any(r.x0 <= around.x0 and r.y0 <= around.y0 and r.x1 >= around.x1 and r.y1 >= around.y1 for r in grounds)
    rules = [i.rect for i in items if isinstance(i, Box) and i.layer is Layer.RULE and i.rect.height == 300]
    tops = sorted(r.y0 for r in grounds)
    between = [r for r in rules if (r.x0, r.x1) == (grounds[0].x0, grounds[0].x1) and tops[0] < r.y0 < tops[2]]
    assert len(between) == 2 and between[0].y0 < tops[1] < between[1].y0, "a hairline between each two"
    assert pdf_bytes(outcome.issue)
