"""Rules down the gutters of a text area that has columns of its own."""

from __future__ import annotations

from pathlib import Path

from project import small_project, spoil

from banmian.build import Job, set_issue
from banmian.display import Box

LAYOUT = "layouts/small/pages/one.yaml"


def test_a_rule_stands_amid_each_gutter_between_the_area_s_own_columns(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    spoil(root / LAYOUT, {"lines: 18-20, columns: 2}": "lines: 18-20, columns: 3, gutters: 0.4pt}"})
    outcome = set_issue(Job(root, "content/2021-03-08"))
    assert outcome.issue is not None
    grid = outcome.issue.paper.grid
    rules = [
        item.rect
        for item in outcome.issue.display.pages[0].items
        if isinstance(item, Box) and item.frame is not None and item.frame.name == "a rule between columns of place second"
    ]
    width = grid.width
    assert len(rules) == 2 and all(rule.width == 400 for rule in rules)
    assert all(rule.y0 == grid.line_top(18) and rule.y1 == grid.line_foot(20) for rule in rules)
    middles = [(rule.x0 + rule.x1) // 2 - grid.left for rule in rules]
    assert middles[0] < width // 2 < middles[1] and abs(sum(middles) - width) <= grid.em
