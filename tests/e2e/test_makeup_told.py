"""What `banmian makeup` says of a plan and of what it makes: each fault at its place, once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from project import Ran, linked_project, run

ISSUE = "content/2020-08-12"
PLAN = """\
schema: 1
pages:
  - number: 8
    grid: listing
    lines: 1-77
    furniture: [{kind: folio, cols: 1-5, lines: head}, {kind: imprint, cols: 1-5, lines: 78-80}]
stories:
  - {id: bus, page: 8, rank: 1, picture: {crop: [0.6, 1.25], forms: [under, above]}, cols: 4}
  - {id: hours, page: 8, rank: 3, like: service.hours}
  - {id: notices, page: 8, rank: 3, like: service.notices}
  - {id: phones, page: 8, rank: 4, like: service.phones}
adverts:
  - {id: psa, page: 8, cols: 3, lines: 17, at: bottom-right}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked_project(tmp_path_factory.mktemp("told") / "project")


def makeup(root: Path, plan: str, *more: str) -> Ran:
    (root / ISSUE / "makeup.yaml").write_text(plan, encoding="utf-8")
    return run("makeup", root / ISSUE, "--root", root, "--out", root / "build", *more)


def faults(done: Ran) -> list[str]:
    """Line, column and code of each message."""
    body = json.loads(done.out)
    return [f"{d['line']}:{d['column']} {d['code']}" for d in body["diagnostics"]]


@pytest.mark.parametrize(
    ("written", "instead", "told", "hint"),
    [
        ("lines: 1-77", "lines: 77-1", "5:12 YML008", "write the smaller number first"),
        ("crop: [0.6, 1.25]", "crop: [1.25, 0.6]", "8:49 YML008", "write the smaller share first, as [78%, 125%]"),
        ("rank: 1,", "rank: 1, headline: 2,", "8:33 YML006", "makeup takes of the article's `headlines` by itself"),
        ("cols: 3,", "cols: 3, file: a.pdf,", "13:33 YML006", "the files of advertisements stand in issue.yaml"),
        ("imprint, cols", "imprint, kols", "6:72 YML006", "did you mean `cols`?"),
        ("imprint, cols: 1-5, ", "imprint, ", "6:56 YML007", "furniture has kind, cols and lines"),
        ("lines: 78-80", "lines: 80-78", "6:90 YML008", "write the smaller number first"),
        ("adverts:", "pool: [{id: house, file: images/none.svg, sizes: [[1, 8]]}]\nadverts:", "12:8 PIC001", "Did you mean"),
    ],
)
def test_one_fault_is_told_once_at_its_place(project: Path, written: str, instead: str, told: str, hint: str) -> None:
    """A list of which an entry is wrong is not also too short."""
    done = makeup(project, PLAN.replace(written, instead, 1), "--json")
    assert done.code == 1 and faults(done) == [told], done.out
    assert hint in json.loads(done.out)["diagnostics"][0]["hint"]


def test_what_the_plan_lacks_is_told_and_all_proposals_that_are_shown(project: Path) -> None:
    """Two leads, an advertisement without a file: the page is made all the same. Stories are called by their headlines."""
    plan = PLAN.replace("rank: 4", "rank: 1").replace("id: psa", "id: other")
    done = makeup(project, plan, "--show", "4")
    assert done.code == 0 and "warning MKP020 page 8 has 2 stories of rank 1: '三条公交线路有调整 (bus)' and '" in done.err, (
        done.err
    )
    assert ":13:5: warning MKP021 issue.yaml names no file for the advertisement '8.other'" in done.err
    assert all(f"\n  8:{n}  " in done.err for n in range(1, 5)) and "\n  8:5  " not in done.err
    assert "build/2020-08-12/makeup/A08-4.png" in done.err and (project / "build/2020-08-12/makeup/A08-4.png").is_file()
    body = json.loads(makeup(project, plan, "--json").out)
    [page] = body["pages"]
    assert (page["page"], page["taken"]) == (8, 1) and [p["proposal"] for p in page["proposals"][:3]] == [1, 2, 3]
    first = page["proposals"][0]
    assert first["points"] == sum(term["points"] for term in first["terms"]) and first["cuts"]


def test_a_page_without_a_lead_is_told_at_its_greatest_story(project: Path) -> None:
    done = makeup(project, PLAN.replace("rank: 1", "rank: 2").replace("cols: 4}", "cols: 9}"), "--json")
    assert faults(done) == ["8:5 MKP012"] or "MKP012" in done.out
    done = makeup(project, PLAN.replace("rank: 1", "rank: 2"), "--json")
    assert "8:5 MKP020" in faults(done) and done.code == 0


def test_pins_that_stand_in_each_others_way_are_told_at_the_first_with_both(project: Path) -> None:
    done = makeup(project, f"{PLAN}pins:\n  bus: {{cols: 1-4, lines: 40-76}}\n  hours: {{cols: 5-6, lines: 20-50}}\n")
    assert ":15:3: error MKP003" in done.err or ":16:3: error MKP003" in done.err, done.err


def test_a_plan_to_begin_from_keeps_the_corner_of_an_advertisement(project: Path) -> None:
    (project / ISSUE / "makeup.yaml").unlink(missing_ok=True)
    assert run("makeup", project / ISSUE, "--root", project, "--plan").code == 0
    assert "- {id: psa, page: 8, cols: 3, lines: 17, at: bottom-right}" in (project / ISSUE / "makeup.yaml").read_text(
        encoding="utf-8"
    )
