"""Who signs, takes back, proofs: signed.yaml as it is afterwards, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import small_project

from banmian.build import Job, Outcome, set_issue
from banmian.content.signed import NOBODY, load_signed, read_signed, signed_text
from banmian.copyfit.changes import Change
from banmian.copyfit.issue import _bound
from banmian.diagnostics import Span
from banmian.signing.acts import Act, next_proof, proofed, sign, withdraw
from banmian.signing.check import is_as_signed
from banmian.signing.fingerprint import sheet_fingerprint
from banmian.signing.states import states_of
from banmian.sources import SourceText

ISSUE = "content/2021-03-05"
AT = "2021-03-04T17:32:00+08:00"
HERE = Span("issue.yaml")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return set_issue(Job(small_project(tmp_path_factory.mktemp("acts") / "project"), ISSUE))


def test_what_is_written_is_read_back(outcome: Outcome) -> None:
    assert outcome.issue is not None
    signed, refused = sign(outcome, NOBODY, [(2, 3), (1,)], Act(AT, 'A "quoted" name: # no comment'))
    assert not refused
    signed = proofed(outcome.issue, signed, [(4,)], 2, Act(AT, to="desk"))
    read, faults = read_signed(SourceText("signed.yaml", signed_text(signed)))
    assert not faults
    assert [(s.pages, s.state, s.by, s.to, s.number, s.fingerprint) for s in read.states] == [
        (s.pages, s.state, s.by, s.to, s.number, s.fingerprint) for s in signed.states
    ]
    assert read.log == signed.log and read.signed_pages == {1, 2, 3}


def test_a_page_that_was_proofed_is_that_proof_again_when_its_signature_goes(outcome: Outcome) -> None:
    assert outcome.issue is not None
    one = proofed(outcome.issue, NOBODY, [(4,)], next_proof(outcome.issue, NOBODY, [(4,)]), Act(AT))
    assert next_proof(outcome.issue, one, [(4,)]) == 1, "the same page in another size is the same proof"
    assert next_proof(outcome.issue, one, [(1,), (4,)]) == 2
    changed = replace(one, states=(replace(one.states[0], fingerprint="0" * 32),))
    two = proofed(outcome.issue, one, [(4,)], next_proof(outcome.issue, changed, [(4,)]), Act(AT))
    signed, _ = sign(outcome, two, [(4,)], Act(AT, "A"))
    again, refused = sign(outcome, signed, [(4,)], Act(AT, "B"))
    assert again == signed and [d.code for d in refused] == ["SGN004"]
    back, _ = withdraw(signed, [(4,)], Act(AT, "A", why="w"), HERE)
    state = back.of((4,))
    assert state is not None and (state.state, state.number) == ("proof", 2)
    assert [entry.what for entry in back.log] == ["proof", "proof", "signed", "withdrawn"]
    assert withdraw(back, [(4,)], Act(AT), HERE)[1][0].code == "SGN005"


def test_a_proof_of_a_signed_page_leaves_it_signed(outcome: Outcome) -> None:
    assert outcome.issue is not None
    signed, _ = sign(outcome, NOBODY, [(4,)], Act(AT, "A"))
    state = proofed(outcome.issue, signed, [(4,)], 1, Act(AT)).of((4,))
    assert state is not None and (state.state, state.by, state.number) == ("signed", "A", 1)


def test_a_page_that_copyfit_changed_is_written_first(outcome: Outcome) -> None:
    assert outcome.issue is not None
    fitted = replace(outcome, issue=replace(outcome.issue, fitted=(Change(4, "cut", "a place", 3, 4, 1),)))
    assert [d.code for d in sign(fitted, NOBODY, [(4,)], Act(AT, "A"))[1]] == ["SGN003"]
    assert not sign(fitted, NOBODY, [(1,)], Act(AT, "A"))[1]


def test_copyfit_leaves_signed_pages_and_those_that_share_a_story_with_them(outcome: Outcome) -> None:
    assert outcome.issue is not None
    plan = outcome.issue.plan
    assert _bound(plan, frozenset()) == set()
    assert _bound(plan, frozenset({4})) == {0, 2}  # the clock's story goes from page 1 to page 4
    assert _bound(plan, frozenset({2})) == {1}


def test_a_fingerprint_hangs_on_its_page_alone(outcome: Outcome) -> None:
    issue = outcome.issue
    assert issue is not None
    first, *rest = issue.display.pages
    other = replace(issue, display=replace(issue.display, pages=(replace(first, items=first.items[1:]), *rest)))
    assert sheet_fingerprint(issue, (1,)) != sheet_fingerprint(other, (1,))
    assert sheet_fingerprint(issue, (2, 3)) == sheet_fingerprint(other, (2, 3)) != sheet_fingerprint(issue, (2,))
    assert sheet_fingerprint(issue, (9,)) == ""


def test_a_state_says_whether_the_page_changed_since(outcome: Outcome) -> None:
    assert outcome.issue is not None
    signed = proofed(outcome.issue, NOBODY, [(1,), (4,)], 1, Act(AT))
    moved = replace(signed, states=tuple(replace(s, fingerprint="0" * 32) if s.pages == (1,) else s for s in signed.states))
    assert [(s.state, s.number, s.changed) for s in states_of(outcome, moved)] == [
        ("proof", 1, True), ("draft", 0, False), ("proof", 1, False),
    ]  # fmt: skip
    assert [is_as_signed(outcome, s) for s in moved.states] == [False, True]


def test_a_project_without_signed_yaml_has_nobody(tmp_path: Path) -> None:
    assert load_signed(tmp_path, ISSUE) == (NOBODY, ())
