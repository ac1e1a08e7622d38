"""A nameplate on the page: its fields where paper.yaml puts them, read as a masthead; what it does not show is told."""

from __future__ import annotations

from pathlib import Path

from project import small_project

from banmian.build import Job, Outcome, set_issue
from banmian.display import Box, GlyphRun, runs_of

ISSUE, PAPER, PAGE = "content/2021-03-08", "layouts/small/paper.yaml", "layouts/small/pages/one.yaml"
PLATE = """
nameplates:
  front:
    fields:
      - {show: name, style: caption, at: [60pt, 10pt], room: 100pt, align: centre}
      - {show: [number, english], style: caption, at: [160pt, 10pt], room: 90pt, align: end}
      - {text: ABC, style: caption, at: [10pt, 5pt], room: 40pt, down: 9pt}
    rules:
      - {at: [10pt, 30pt], across: 90pt, weight: 2pt}
"""


def built(tmp_path: Path, masthead: str) -> Outcome:
    root = small_project(tmp_path, "ABCDEFG")
    for name, more in (
        (PAPER, PLATE),
        (PAGE, "furniture:\n  - {kind: nameplate, set: front, cols: 1-2, lines: head}\n"),
        (f"{ISSUE}/issue.yaml", masthead),
    ):
        path = root / name
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return set_issue(Job(root, ISSUE))


def shown(outcome: Outcome) -> list[GlyphRun]:
    assert outcome.issue is not None
    return [run for run in runs_of(outcome.issue.display.pages[0].items) if run.tag.role == "masthead"]


def test_fields_stand_in_their_places_and_are_read_first(tmp_path: Path) -> None:
    outcome = built(tmp_path, "masthead: {english: DEFG}\n")
    runs = shown(outcome)
    assert [d.code for d in outcome.diagnostics if d.code.startswith(("FRN", "TXT"))] == []
    name, number, *signs = runs
    assert abs(name.x + name.width // 2 - 60_000) <= 1
    assert number.x < 160_000 and "".join("".join(run.texts) for run in runs).count("DEFG") == 1
    assert [sign.y for sign in signs][-3:] == sorted(sign.y for sign in signs[-3:])
    items = outcome.issue.display.pages[0].items if outcome.issue else ()
    assert any(isinstance(item, Box) and item.rect.corners == (10_000, 30_000, 100_000, 32_000) for item in items)


def test_a_field_that_no_nameplate_shows_is_told(tmp_path: Path) -> None:
    outcome = built(tmp_path, "masthead: {englich: DEFG}\n")
    assert [d.message for d in outcome.diagnostics if d.code == "FRN003"] == ["no nameplate shows the field `englich`"]
    (lacking,) = [d for d in outcome.diagnostics if d.code == "FRN006"]
    assert "shows `english`" in lacking.message and lacking.hint == "did you mean `englich`?"
    assert lacking.span is not None and lacking.span.file == PAPER
