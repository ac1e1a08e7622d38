"""What was said of a page file is taken again for the same file under other identifiers, and for no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import small_project

from banmian.build import Job, SetIssue, set_issue
from banmian.issue_pdf import pdf_bytes
from banmian.outputs import verdicts
from banmian.outputs.looks import known_pages
from banmian.outputs.pages import cut_pages
from banmian.outputs.verdicts import judgement, kept_judgement, nameless
from banmian.page_hash import page_hashes
from banmian.preflight import kept_measures
from banmian.preflight.barcodes import read_codes
from banmian.preflight.light_pages import measure_heavy
from banmian.preflight.profile import Profile
from banmian.preflight.reading import kept_programs
from banmian.preflight.reading.read import read_pdf
from banmian.store import Store, named

ISSUE = "content/2021-03-05"
RULES = Profile(title="All")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> SetIssue:
    folder = tmp_path_factory.mktemp("small")
    issue = set_issue(Job(small_project(folder / "project"), ISSUE, cache=folder / "store")).issue
    assert issue is not None
    return issue


@pytest.fixture(scope="module")
def issue(done: SetIssue) -> bytes:
    return pdf_bytes(done)


def test_only_identifiers_are_left_out(issue: bytes) -> None:
    file = cut_pages(issue, [1])[1]
    bare = nameless(file)
    assert len(file) - len(bare) == 2 * 34 + 36, "the halves of /ID, the document's UUID in its metadata"


def test_a_page_file_under_other_identifiers_is_not_judged_again(issue: bytes, tmp_path: Path) -> None:
    file = cut_pages(issue, [2])[2]
    at = file.index(b"/ID [<") + 6
    other = file[:at] + b"0" * 32 + file[at + 32 :]
    store = Store(tmp_path)
    said = judgement(file, RULES, store, False)
    assert kept_judgement(other, RULES, store, False) == said == judgement(other, RULES, None, False)
    assert kept_judgement(other.replace(b"/Trapped /False", b"/Trapped /Flase"), RULES, store, False) is None
    assert kept_judgement(file, replace(RULES, title="Other"), store, False) is None
    assert kept_judgement(file, RULES, None, False) is None


def test_what_was_not_read_to_the_end_is_not_kept(issue: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    monkeypatch.setattr(verdicts, "judged_by_page", lambda *_: None)
    monkeypatch.setattr(verdicts, "read_pdf", lambda *_, **__: read_pdf(b"no PDF"))
    judgement(issue, RULES, store, False)
    assert kept_judgement(issue, RULES, store, False) is None


@pytest.mark.parametrize("heavy", [100.0, 240.0])
def test_measures_are_the_same_kept_or_made_for_all_pages_or_for_some(done: SetIssue, issue: bytes, heavy: float) -> None:
    """`heavy`: the percent of ink from which on pages are measured: all of them or none."""
    facts, known = read_pdf(issue), known_pages(done, issue)
    assert known is not None and len(set(known.names)) == len(page_hashes(issue)) == len(facts.pages)
    codes, ink = read_codes(issue, facts, 150), measure_heavy(issue, facts, heavy, len(facts.pages))
    if ink.state != "ok" or codes.state != "ok":
        pytest.skip("without Ghostscript and ZXing nothing is measured")
    assert {page for page, _, _ in ink.squares} == ({1, 2, 3, 4} if heavy < 200 else set())
    for gone in ((), (1,), (2, 4)):
        for number in gone:
            for kind, told in (("codes", [150]), ("ink", [kept_measures.version("Ghostscript"), heavy])):
                name = named(kind, [known.names[number - 1], *told])
                (known.store.folder / name).unlink()
        assert kept_measures.codes(issue, facts, 150, known) == codes
        assert kept_measures.ink(issue, facts, heavy, known) == ink


def test_facts_are_the_same_with_programs_kept(issue: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    facts = read_pdf(issue)
    assert read_pdf(issue, store=store) == facts
    monkeypatch.setattr(kept_programs, "read_program", lambda *_: pytest.fail("a program was opened again"))
    assert read_pdf(issue, store=store) == facts
    assert any(font.program is not None for font in facts.fonts)
