"""The specimen before preflight: both standards pass the house's checks without a warning, the form is complete."""

from __future__ import annotations

import shutil
from pathlib import Path

from project import REPOSITORY, run
from specimens import Built, build

from banmian.build import Job, set_issue
from banmian.diagnostics import Severity
from banmian.preflight.engine import run_display, run_facts
from banmian.preflight.profile_files import load_profile
from banmian.preflight.reading.read import read_pdf


def told(file: Path, profile: str) -> list[tuple[str, str]]:
    ran = run("preflight", file, "--profile", profile, "--paper", "chenbao", "--root", REPOSITORY, "--json")
    assert ran.exception is None and ran.code == 0, ran.err or ran.out[:2000]
    found = [(d["code"], d["severity"]) for d in ran.report["diagnostics"] if d["severity"] != "info"]
    return [f for f in found if f[0] != "PF-INK-02" or shutil.which("gs") is not None]


def test_the_specimen_passes(specimen: Built) -> None:
    assert told(specimen.pdf, "house") == []


def test_the_specimen_passes_gwg_and_its_form_is_complete(specimen: Built) -> None:
    """What no other program is asked for: the facts, read once."""
    facts = read_pdf(specimen.pdf.read_bytes())
    for name, score in (("gwg-newspaper-2022", None), ("registered-paper", (13, 13))):
        profile, _ = load_profile(name, REPOSITORY)
        assert profile is not None
        report = run_facts(facts, profile)
        assert [d for d in report.diagnostics if d.severity is not Severity.INFO] == [] and report.score == score


def test_as_x1a_it_passes_too(tmp_path: Path) -> None:
    built = build(REPOSITORY, tmp_path / "build", 3, "--only", "pdf", "--standard", "x1a")
    (file,) = (built.folder / "x1a").iterdir()
    assert told(file, "house") == []


def test_its_display_list_passes() -> None:
    done = set_issue(Job(REPOSITORY, "content/2020-08-12"))
    profile, _ = load_profile("house", REPOSITORY)
    assert done.issue is not None and profile is not None
    assert run_display(done.issue.display, done.issue.plan, profile.for_paper(done.issue.paper)).diagnostics == ()
