"""The workgroup's profile says what the sheet of 2022 says for newspapers: each rule by its number, with its severity."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaks import RIGHT, TOP, Do, add, box, grounded, picture, shown, spot, together
from drafts import KNOCK, Draft

from banmian.preflight.engine import run_facts
from banmian.preflight.profile_files import load_profile
from banmian.preflight.reading.read import read_pdf
from banmian.preflight.registry import CHECKS

ROOT = Path(__file__).parents[3]
WORDS = "\u6b63\u6587"
COLOUR = f"q {KNOCK} 0 0.3 0.3 0 k 18 148 60 30 re f Q"
GREY = f"q {KNOCK} 0 0 0 0.1 k 18 148 60 30 re f Q"
HEAVY = f"q {KNOCK} 0 0.8 0.8 0 k 18 148 60 30 re f Q"


def bold_white(size: float) -> Do:
    return lambda d: (setattr(d, "base", "ABCDEF+Squares-Bold"), grounded(d, "1 0 0 0", size))


RULES: tuple[tuple[str, str, str, Do], ...] = (
    ("R0003", "PF-BOX-04", "error", box("CropBox", 0, 0, RIGHT, TOP - 0.5)),
    ("R0007", "PF-OVP-03", "error", together(add("q 0 0 0 0.9 k 18 148 60 30 re f Q"), shown(WORDS, 30, 150, 24, "0 0 0 0 k"))),
    ("R0008", "PF-OVP-03", "warning", add("q 0 0 0 0.9 k 18 148 60 30 re f 0 0 0 0 k 30 150 9 9 re f Q")),
    ("R0009", "PF-OVP-01", "warning", together(add(COLOUR), shown(WORDS, 30, 150, 9, KNOCK))),
    ("R0009", "PF-OVP-01", "warning", together(add(GREY), shown(WORDS, 30, 150, 9, KNOCK))),
    ("R0009", "PF-OVP-01", "warning", shown("\u6b63", 203, 64, 9, KNOCK)),
    ("R0009", "PF-OVP-01", "info", together(add(HEAVY), shown(WORDS, 30, 150, 9, KNOCK))),
    ("R0009", "PF-OVP-01", "", together(add(COLOUR), shown(WORDS, 30, 150, 12, KNOCK))),
    ("R0010", "PF-OVP-02", "warning", together(add(COLOUR), add(f"q {KNOCK} 1.9 w 0 0 0 1 K 20 155 m 60 155 l S Q"))),
    ("R0010", "PF-OVP-02", "", together(add(COLOUR), add(f"q {KNOCK} 2 w 0 0 0 1 K 20 155 m 60 155 l S Q"))),
    ("R0011", "PF-COL-06", "warning", together(add(GREY), shown(WORDS, 30, 150, 9, "0 g"))),
    ("R0011", "PF-COL-06", "", shown(WORDS, 30, 150, 9, "0 g")),
    ("R0011", "PF-COL-06", "", together(add(GREY), shown(WORDS, 30, 150, 12, "0 g"))),
    ("R0012", "PF-COL-06", "warning", together(add(GREY), add("q 1 w 0 G 20 155 m 60 155 l S Q"))),
    ("R0012", "PF-COL-06", "", together(add(GREY), add("q 2 w 0 G 20 155 m 60 155 l S Q"))),
    ("R0015", "PF-INK-04", "warning", shown(WORDS, 30, 150, 30, f"{KNOCK} 0.5 0.5 0.5 1 k")),
    ("R0015", "PF-INK-04", "", shown(WORDS, 30, 150, 30, f"{KNOCK} 0.4 0.4 0.4 1 k")),
    ("R0016", "PF-TXT-01", "warning", bold_white(9)),
    ("R0016", "PF-TXT-01", "warning", lambda d: grounded(d, "0 0 0 0.9", 6)),
    ("R0016", "PF-TXT-01", "", bold_white(10)),
    ("R0017", "PF-INK-05", "warning", shown(WORDS, 30, 150, 9, f"{KNOCK} 0 0.9 0.8 0 k")),
    ("R0017", "PF-INK-05", "", shown(WORDS, 30, 150, 10, f"{KNOCK} 0 0.9 0.8 0 k")),
    ("R0018", "PF-LIN-01", "warning", add(f"q {KNOCK} 0 0 0 0.8 k 18 148 50 9 re f 0 0 0 0 K 0.2 w 20 150 m 60 150 l S Q")),
    ("R0019", "PF-LIN-03", "warning", add(f"q 10 140 90 40 re W n {KNOCK} 0 0.8 0.8 0 K 0.2 w 20 150 m 60 150 l S Q")),
    ("R0019", "PF-LIN-03", "", add(f"q {KNOCK} 0 0.8 0.8 0 K 0.3 w 20 150 m 60 150 l S Q")),
    ("R0024", "PF-COL-09", "warning", spot("All")),
    ("R0027", "PF-COL-02", "error", picture("15 0 0 15 20 20", 52, 52, 3)),
    ("R0032", "PF-IMG-02", "error", picture("20 0 0 20 20 120", 80, 80, 1, BitsPerComponent=1)),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "check", "severity", "do"), RULES, ids=[f"{n}-{r[0]}-{r[2]}" for n, r in enumerate(RULES)])
def test_a_rule_has_the_sheets_severity(rule: str, check: str, severity: str, do: Do) -> None:
    profile, _ = load_profile("gwg-newspaper-2022", ROOT)
    assert profile is not None
    draft = Draft()
    do(draft)
    found = {d.severity.word for d in run_facts(read_pdf(draft.save()), profile).diagnostics if d.code == check}
    assert found == ({severity} if severity else set())
    assert rule in next(c.source for c in CHECKS if c.id == check), "the check cites the rule"


def test_the_good_draft_passes() -> None:
    profile, _ = load_profile("gwg-newspaper-2022", ROOT)
    assert profile is not None
    assert run_facts(read_pdf(Draft().save()), profile).diagnostics == ()
