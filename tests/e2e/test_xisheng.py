"""The school paper in Traditional Chinese: nothing to be told, its language in forms and file, points amid their em, tiers read
from right to left, zhuyin at the right of its characters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

import pytest
from project import REPOSITORY

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Severity
from banmian.display import GlyphRun, Item, runs_of
from banmian.fonts import FontBook

ISSUE = "content/xisheng-2025-05-30"
COMMA, STOP = "\uff0c", "\u3002"
MAIN, ESSAY, CLASSIC = "source", "stove", "classic"


@pytest.fixture(scope="module")
def done() -> Outcome:
    return set_issue(Job(REPOSITORY, ISSUE))


@pytest.fixture(scope="module")
def book(done: Outcome) -> FontBook:
    assert done.issue is not None
    return done.issue.fonts


def items(done: Outcome, page: int) -> tuple[Item, ...]:
    assert done.issue is not None
    return done.issue.display.pages[page - 1].items


def runs(done: Outcome, page: int, story: str, role: str = "body") -> list[GlyphRun]:
    return [run for run in runs_of(items(done, page)) if (run.tag.story, run.tag.role) == (story, role)]


def test_there_is_nothing_to_tell(done: Outcome) -> None:
    told = [f"{d.code} {d.message}" for d in done.diagnostics if d.severity >= Severity.WARNING]
    assert not told


def test_its_language_is_in_the_file_and_in_the_forms(done: Outcome, book: FontBook) -> None:
    assert done.issue is not None
    assert done.issue.display.language == book.language == "zh-Hant"
    text = "".join("".join(run.texts) for page in done.issue.display.pages for run in runs_of(page.items))
    assert "\uff08\u8f49\u7b2c\u4e8c\u7248\uff09" in text and "\uff08\u4e0a\u63a5\u7b2c\u4e00\u7248" in text
    assert not set(text) & set("\u201c\u201d\u2018\u2019\u8fd9\u91cc\u7740\u6eaa\u58f0") - {"\u6eaa"}


def is_han(text: str) -> bool:
    return "\u4e00" <= text[:1] <= "\u9fff"


def points(lines: list[GlyphRun], book: FontBook) -> Iterator[tuple[float, float]]:
    """White before and after the ink of each point between two Han of a line, mp."""
    for _, line in groupby(lines, key=lambda run: run.y):
        signs = [
            (run.x + at, gid, text, run) for run in line for gid, at, text in zip(run.glyphs, run.offsets, run.texts, strict=True)
        ]
        for before, point, after in zip(signs, signs[1:], signs[2:], strict=False):
            if point[2] in (COMMA, STOP) and is_han(before[2]) and is_han(after[2]):
                face = book.face(point[3].face)
                x0, _, x1, _ = (x * point[3].size / face.upem for x in face.ink_box(point[1]))
                yield point[0] + x0 - before[0] - before[3].size, after[0] - point[0] - x1


def test_points_stand_amid_their_em(done: Outcome, book: FontBook) -> None:
    white = list(points(runs(done, 1, MAIN), book))
    assert len(white) > 20
    assert all(abs(before - after) < 500 for before, after in white), "as their font draws them, 0.02 em off"


def test_lines_of_a_tier_go_from_right_to_left_and_tiers_down(done: Outcome) -> None:
    """Three tiers of 19 characters, 18 pt from line to line."""
    lines = [run for run in runs(done, 3, ESSAY) if run.down]
    axes = [(run.x + (run.axis or 0), run.y) for run in lines if run.size == 10_000]
    tiers = [[axis for axis, _ in tier] for _, tier in groupby(axes, key=lambda place: tier_of(done, place[1]))]
    assert len(tiers) == 3
    for tier in tiers:
        assert all(0 <= a - b <= 18_000 * 4 and (a - b) % 18_000 == 0 for a, b in pairwise(tier))
    assert [tier[0] for tier in tiers] == sorted((tier[0] for tier in tiers), key=lambda x: x > tiers[0][0])


def tier_of(done: Outcome, y: int) -> int:
    """The tier in which a line begins: tiers are of twelve lines and stand thirteen apart."""
    assert done.issue is not None
    grid = done.issue.paper.grid
    return (y - grid.line_top(1)) // (13 * grid.leading)


def test_zhuyin_stands_at_the_right_of_its_character(done: Outcome) -> None:
    letters = [run for run in runs(done, 3, CLASSIC, "ruby") if run.down]
    text = {run.x + (run.axis or 0): run for run in runs(done, 3, CLASSIC)}
    assert "".join(letters[0].texts) == "\u3129\u3122"
    for reading in letters:
        axis = max(x for x in text if x < reading.x)
        assert 0 < reading.x - reading.size // 2 - axis - text[axis].size // 2 < 1_000
