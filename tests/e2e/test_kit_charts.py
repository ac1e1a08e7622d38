"""docs/kit/charts: bars, curves and shares from CSV, drawn for their frames in a spot and its tints; with real faces."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from project import kit_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.charts import engine
from banmian.charts.canvas import Frame
from banmian.charts.drawing import Wanted, draw_charts
from banmian.charts.reading import read_chart
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, Group, Page, box_of, outline_box, walk
from banmian.display import Path as Area
from banmian.geometry import Rect
from banmian.remember import afresh

ISSUE = "content/2024-10-19"
RAIN = [31, 45, 78, 102, 140, 199, 158, 233, 147, 66, 24]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kit_project(tmp_path_factory.mktemp("kit"), "charts")


@pytest.fixture(scope="module")
def outcome(root: Path) -> Outcome:
    return set_issue(Job(root, ISSUE, preflight_display=True))


def chart(outcome: Outcome, page: int, nth: int) -> Group:
    assert outcome.issue is not None, outcome.diagnostics
    shown: Page = outcome.issue.display.pages[page - 1]
    return [item for item in shown.items if isinstance(item, Group)][nth - 1]


def words(group: Group) -> list[tuple[str, GlyphRun]]:
    return [("".join(run.texts), run) for run in walk([group]) if isinstance(run, GlyphRun)]


def areas(group: Group, ink: str) -> list[Rect]:
    found = [i for i in walk([group]) if isinstance(i, Area) and i.fill is not None and i.fill.name == ink]
    return [outline_box(item.outline) for item in found]


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"]


def test_there_is_nothing_to_tell(outcome: Outcome) -> None:
    assert [code for code, _ in told(outcome)] == []


def test_bars_are_as_high_as_their_numbers_and_stand_on_one_line(outcome: Outcome) -> None:
    group = chart(outcome, 1, 1)
    bars = sorted([*areas(group, "sea 45%"), *areas(group, "sea")], key=lambda bar: bar.x0)
    assert len(bars) == len(RAIN) and len({bar.y1 for bar in bars}) == 1
    names = [run for text, run in words(group) if text.endswith("\u6708")]
    assert len(names) == 12 and all(bars[0].y1 < box_of(name).y0 for name in names), "names stand under it"
    unit = max(bar.height for bar in bars) / max(RAIN)
    assert all(abs(bar.height - value * unit) < 5 for bar, value in zip(bars, RAIN, strict=True))
    assert [bar.height for bar in areas(group, "sea")] == [max(bar.height for bar in bars)], "the highlighted one"


def test_texts_keep_the_sizes_of_the_style_whatever_the_frame(outcome: Outcome) -> None:
    for page, nth in ((1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3), (2, 4)):
        assert {run.size for _, run in words(chart(outcome, page, nth))} == {7_500, 10_000}


def test_a_value_stands_over_its_bar_and_what_is_missing_is_a_dash(outcome: Outcome) -> None:
    group = chart(outcome, 1, 1)
    (bar,) = areas(group, "sea")
    ((_, most),) = [pair for pair in words(group) if pair[0] == "233"]
    box = box_of(most)
    assert abs((box.x0 + box.x1) - (bar.x0 + bar.x1)) <= 4 and bar.y0 - most.y == 3_000 and most.face == "hei-bold"
    assert sum(text == "\u2013" for text, _ in words(group)) == 1


def test_inks_are_a_spot_and_its_tints(outcome: Outcome) -> None:
    items = [i for i in walk([chart(outcome, 2, 3)]) if isinstance(i, Area) and i.fill is not None]
    for ink in (item.fill for item in items if item.fill is not None and item.fill.name.startswith("sea")):
        assert ink.cmyk == (0, 0, 0, 0) and [spot.name for spot, _ in ink.spots] == ["PANTONE 3025 C"]


def test_names_at_the_ends_of_curves_do_not_touch(outcome: Outcome) -> None:
    ends = [run for text, run in words(chart(outcome, 2, 1)) if text[-2:].isdigit() and len(text) > 4]
    assert len(ends) == 3 and {run.x for run in ends} == {ends[0].x}
    rows = sorted(run.y for run in ends)
    assert all(b - a >= 7_500 for a, b in pairwise(rows))


def test_parts_of_a_whole_fill_the_bar_and_say_their_percents(outcome: Outcome) -> None:
    group = chart(outcome, 2, 3)
    figures = [text for text, _ in words(group) if text.endswith("%")]
    assert figures == ["49%", "24%", "19%", "7%", "1%"]
    parts = sorted((r for ink in ("sea", "sea 20%", "sea 45%", "sea 70%") for r in areas(group, ink)), key=lambda r: r.x0)
    whole = outline_box(group.clip)
    assert parts[0].x0 == whole.x0 and parts[-1].x1 == whole.x1 and len(parts) == 5


def test_who_does_not_see_it_hears_the_numbers(outcome: Outcome) -> None:
    alt = chart(outcome, 1, 2).alt
    assert alt.startswith("\u501f\u9605\u6392\u884c\uff0c\u6b21\uff0c") and alt.endswith("\u300a\u897f\u6e38\u8bb0\u300b 58")


def drawn(root: Path, outcome: Outcome, name: str, width: int, height: int) -> tuple[Diagnostic, ...]:
    """What is told of a chart in a frame of so many points."""
    read, _ = read_chart(root, root / ISSUE, f"data/{name}.chart.yaml")
    assert read is not None and outcome.issue is not None
    wanted = Wanted(read, Frame(width * 1000, height * 1000))
    return draw_charts([wanted], outcome.issue.paper, outcome.issue.fonts)[0][1]


@pytest.mark.parametrize(
    ("name", "width", "height", "code"),
    [
        ("rain", 100, 150, "CHT010"), ("rain", 300, 50, "CHT011"), ("loans", 80, 150, "CHT010"), ("loans", 200, 50, "CHT011"),
        ("ferry", 60, 120, "CHT010"), ("classes", 60, 150, "CHT010"), ("classes", 300, 60, "CHT011"), ("catch", 300, 40, "CHT011"),
        ("catch", 40, 100, "CHT010"), ("day", 100, 100, "CHT010"),
    ],
)  # fmt: skip
def test_what_has_no_room_is_told_and_never_made_smaller(
    root: Path, outcome: Outcome, name: str, width: int, height: int, code: str
) -> None:
    found = drawn(root, outcome, name, width, height)
    assert {d.code for d in found} == {code} and all(d.hint for d in found)


def test_a_style_that_the_paper_lacks_is_told(root: Path, outcome: Outcome, tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    shutil.copytree(root / ISSUE / "data", issue / "data")
    spoil(issue / "data/rain.chart.yaml", {"kind: bars": "kind: bars\nstyle: charm"})
    read, _ = read_chart(tmp_path, issue, "data/rain.chart.yaml")
    assert read is not None and outcome.issue is not None
    ((picture, found),) = draw_charts([Wanted(read, Frame(1, 1))], outcome.issue.paper, outcome.issue.fonts)
    assert picture is None and [d.code for d in found] == ["CHT012"] and "`chart`" in found[0].hint


def test_without_the_extra_it_says_what_to_install_and_does_not_remember_it(
    root: Path, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "is_installed", lambda: False)
    found = drawn(root, outcome, "rain", 321, 123)
    assert [d.code for d in found] == ["CHT001"] and "pip install 'banmian[charts]'" in found[0].hint
    monkeypatch.setattr(engine.Quarantine, "results", lambda self: ["!no"])
    monkeypatch.setattr(engine, "is_installed", lambda: True)
    found = drawn(root, outcome, "rain", 321, 123)
    assert [d.code for d in found] == ["CHT013"] and found[0].message.endswith("no")
    monkeypatch.undo()
    assert drawn(root, outcome, "rain", 321, 123) == (), "it is drawn as soon as it can be"


def test_an_issue_without_the_extra_is_set_again_when_it_is_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with afresh():
        monkeypatch.setattr(engine, "is_installed", lambda: False)
        assert {code for code, _ in told(set_issue(Job(root, ISSUE)))} == {"CHT001"}
        monkeypatch.undo()
        monkeypatch.setattr(engine.Quarantine, "results", lambda self: ["!no"] * len(self.parts))
        assert {code for code, _ in told(set_issue(Job(root, ISSUE)))} == {"CHT013"}
