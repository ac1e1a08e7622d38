"""Each check of a finished file is broken alone by one PDF and caught; the good drafts pass all of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pytest
from breaks import BREAKS, X1A, X4, Broken
from drafts import BLEED, HEIGHT, WIDTH, Draft

from banmian.preflight.engine import run_facts
from banmian.preflight.limits import Limits
from banmian.preflight.model import Needs, Outcome, Report
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf
from banmian.preflight.registry import CHECKS

ELSEWHERE = {
    "PF-INK-01", "PF-INK-02", "PF-QRC-01", "PF-QRC-02", "PF-QRC-06", "PF-QRC-07", "PF-QRC-08",  # test_measures.py: other programs
    "PF-CNT-07",  # test_display.py: asks the plan
}  # fmt: skip


def judged(data: bytes, **limits: object) -> Report:
    held = Limits(**{"pages_multiple": 1, **limits})
    return run_facts(read_pdf(data), Profile(title="test", limits=held))


def pattern(outcome: Outcome) -> re.Pattern[str]:
    """What the outcome's messages look like."""
    parts = re.split(r"\{[a-z_]+\}", outcome.message)
    return re.compile(".*".join(re.escape(p) for p in parts) + r"( \(and \d+ more.*\))?", re.DOTALL)


THEIR_OWN = ("PF-DOC-06", "PF-DOC-09", "PF-DOC-10", "PF-DOC-14", "PF-COL-05", "PF-TRN-04", "PF-TRN-05", "PF-TRN-06")
"""Checks of PDF/X-4's own metadata, and of transparency, which X-1a does not have at all."""
IN_BOTH = tuple(b for b in BREAKS if b.standard == X4 and b.check not in THEIR_OWN)


@pytest.mark.parametrize("standard", [X4, X1A])
def test_the_good_draft_passes_everything(standard: str) -> None:
    report = judged(Draft(standard).save())
    assert report.diagnostics == ()
    assert report.standard == standard


@pytest.mark.parametrize("row", BREAKS, ids=[f"{n}-{b.check}-{b.outcome}" for n, b in enumerate(BREAKS)])
def test_a_fault_is_caught_and_nothing_else(row: Broken) -> None:
    report = judged(row.data(), **dict(row.limits))
    codes = {d.code for d in report.diagnostics}
    assert row.check in codes, report.diagnostics
    assert codes <= {row.check, *row.also}, report.diagnostics
    check = next(c for c in CHECKS if c.id == row.check)
    outcome = check.outcome(row.outcome)
    told = [d for d in report.diagnostics if d.code == row.check and pattern(outcome).fullmatch(d.message)]
    assert told, [d.message for d in report.diagnostics]
    assert told[0].severity is outcome.severity


@pytest.mark.parametrize("row", IN_BOTH, ids=[f"{n}-{b.check}-{b.outcome}" for n, b in enumerate(IN_BOTH)])
def test_the_same_fault_is_caught_in_the_older_standard(row: Broken) -> None:
    report = judged(replace(row, standard=X1A).data(), **dict(row.limits))
    codes = {d.code for d in report.diagnostics}
    assert row.check in codes and codes <= {row.check, *row.also}, report.diagnostics


def test_every_check_of_a_finished_file_has_its_fault() -> None:
    broken = {row.check for row in BREAKS} | ELSEWHERE
    asked = {c.id for c in CHECKS if c.needs is not Needs.DISPLAY and not c.id.startswith("PF-FRM")}
    assert asked == broken


def test_every_outcome_has_its_fault() -> None:
    broken = {(row.check, row.outcome) for row in BREAKS}
    asked = {
        (c.id, o.name)
        for c in CHECKS
        for o in c.outcomes
        if c.needs is not Needs.DISPLAY and not c.id.startswith("PF-FRM") and c.id not in ELSEWHERE
    }
    assert asked - broken == {("PF-DOC-01", "large")}  # half a gigabyte: test_preflight_reading.py with a smaller bound


REGISTRATION = (
    "/Sep", "[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>]"
)  # fmt: skip


def marked_page(*lines: str, marks: bool = True) -> Draft:
    """A page with 40 pt of sheet around the bleed: crop marks in the registration colour, a job line in black."""
    draft = Draft()
    name, space = REGISTRATION
    draft.resources.ColorSpace[name] = pikepdf.Object.parse(space.encode())
    for sheet in draft.sheets:
        left, bottom, right, top = sheet.boxes["/MediaBox"]
        sheet.boxes["/MediaBox"] = [left - 40, bottom - 40, right + 40, top + 40]
    if marks:
        draft.add(f"q {name} CS 1 SCN 0.25 w {BLEED} -30 m {BLEED} -10 l S Q")
    draft.add(draft.shown("\u7b2c3\u7248", 20, -30, 7), *lines)
    return draft


def test_marks_and_job_line_beside_the_bleed_are_no_faults() -> None:
    assert judged(marked_page().save()).diagnostics == ()


def test_words_beside_the_bleed_of_a_page_without_marks_are_lost() -> None:
    assert [d.code for d in judged(marked_page(marks=False).save()).diagnostics] == ["PF-TXT-03"]


def test_words_that_reach_from_the_bleed_over_the_sheets_edge_are_lost() -> None:
    draft = marked_page()
    draft.text("\u6b63\u6587", -45, 100)
    assert [d.code for d in judged(draft.save()).diagnostics] == ["PF-TXT-03"]


def said(pages: int) -> Draft:
    """What page 1 of a whole issue says: how many pages there are, and where a story goes on."""
    draft = Draft(pages=pages)
    draft.text("\u672c\u671f12\u7248")
    draft.text("\uff08\u4e0b\u8f6c\u7b2c2\u7248\uff09", y=130)
    return draft


def test_a_page_file_is_not_asked_for_the_rest_of_the_issue() -> None:
    assert judged(said(1).save(), pages_multiple=4).diagnostics == ()
    assert {d.code for d in judged(said(2).save(), pages_multiple=4).diagnostics} == {"PF-BOX-10", "PF-CNT-05", "PF-CNT-08"}


def test_plates_are_told_by_their_format_alone() -> None:
    half = (WIDTH / 2 * 25.4 / 72, HEIGHT * 25.4 / 72)
    area = (5.0, 5.0, half[0] - 5, half[1] - 5)
    report = judged(said(2).save(), pages_multiple=4, trim_mm=half, type_area_mm=area)
    assert {d.code for d in report.diagnostics} == {"PF-BOX-08"}
