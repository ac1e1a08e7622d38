"""The even line, over the specimen and over the issue that was not made to fit (docs/decisions/0070)."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from evenness import Evenness, evenness
from project import REPOSITORY, linked_project
from specimens import ISSUE

from banmian.build import Job, set_issue

UNTAILORED = "content/2021-06-23"


@cache
def specimen() -> Evenness:
    issue = set_issue(Job(REPOSITORY, ISSUE)).issue
    assert issue is not None
    return evenness(issue.display)


@pytest.fixture(scope="module")
def untailored(tmp_path_factory: pytest.TempPathFactory) -> Evenness:
    root: Path = linked_project(tmp_path_factory.mktemp("untailored") / "project")
    shutil.copytree(REPOSITORY / "tests/untailored", root / UNTAILORED)
    issue = set_issue(Job(root, UNTAILORED)).issue
    assert issue is not None
    return evenness(issue.display)


def test_a_sentences_end_keeps_three_quarters_of_an_em(untailored: Evenness) -> None:
    for found in (specimen(), untailored):
        assert len(found.stops) > 50
        assert min(found.stops) >= 0.75


def test_pauses_of_neighbouring_lines_are_of_like_width(untailored: Evenness) -> None:
    assert len(specimen().apart) > 500
    assert specimen().apart_at_95 <= 0.25
    assert len(untailored.apart) > 150
    assert untailored.apart_at_95 <= 0.3


def test_no_gap_between_han_opens_far(untailored: Evenness) -> None:
    assert len(specimen().gaps) > 10_000
    assert max(specimen().gaps) <= 0.12
    assert max(untailored.gaps) <= 0.25
