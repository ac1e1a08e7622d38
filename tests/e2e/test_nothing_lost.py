"""Text that a layout cannot show is told, never dropped: tables with too much in them, heads without their parts.

docs/codes/FLW003.md and FLW004.md; codes and places on the small project.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from project import run, small_project, spoil

ISSUE = "content/2021-03-05"
ROW = "\u6e21\u53e3"
Change = Callable[[Path], None]


def words(name: str, old: str, new: str) -> Change:
    return lambda root: spoil(root / (name if name.startswith("layouts/") else f"{ISSUE}/{name}"), {old: new})


def rows(name: str, cells: int, count: int) -> Change:
    """So many more rows at the end of a table."""

    def more(root: Path) -> None:
        path = root / ISSUE / name
        row = "| " + " | ".join([ROW] * cells) + " |\n"
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + row * count, encoding="utf-8")

    return more


def wider(name: str) -> Change:
    """A fourth column in each row of a table."""

    def more(root: Path) -> None:
        path = root / ISSUE / name
        lines = path.read_text(encoding="utf-8").splitlines()
        wide = [f"{line}{'---' if '---' in line else ROW}|" if line.startswith("|") else line for line in lines]
        path.write_text("\n".join(wide) + "\n", encoding="utf-8")

    return more


CASES: dict[str, tuple[Change, str, str]] = {
    "more stations than columns": (rows("articles/years.md", 2, 3), "FLW003", "years"),
    "a fourth column in a grid": (wider("articles/fares.md"), "FLW003", "fares"),
    "a fourth column in entries": (wider("articles/hours.md"), "FLW003", "hours"),
    "a header row that entries do not set": (words("articles/hours.md", "| | | |", f"| {ROW} | | |"), "FLW003", "hours"),
    "a subhead in a table's place": (words("articles/fares.md", "| \u4eba |", f"## {ROW}\n\n| \u4eba |"), "FLW003", "fares"),
    "the number of an item below a table": (words("articles/fares.md", "\u591c\u822a", "1. \u591c\u822a"), "FLW003", "fares"),
    "a paragraph in a verse's place": (words("articles/song.md", "::: verse", f"{ROW}\n\n::: verse"), "FLW003", "song"),
    "a table longer than its area": (rows("articles/hours.md", 3, 9), "FLW001", "hours"),
    "a head style without deck": (words("articles/years.md", "headline:", f"deck: {ROW}\nheadline:"), "FLW004", "years"),
}


@pytest.mark.parametrize(("change", "code", "story"), CASES.values(), ids=list(CASES))
def test_is_told(tmp_path: Path, change: Change, code: str, story: str) -> None:
    root = small_project(tmp_path / "project")
    change(root)
    ran = run("check", root / ISSUE, "--json")
    assert ran.exception is None
    found = ran.report["diagnostics"]
    told = [d for d in found if d["code"] == code and f"'{story}'" in d["message"]]
    assert told, found
    assert told[0]["file"] and told[0]["line"] and told[0]["page"] and told[0]["hint"]
    assert ran.code == (0 if told[0]["severity"] == "warning" else 1)


def test_the_row_that_is_lost_is_named_not_the_table_s_first(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    rows("articles/years.md", 2, 3)(root)
    path = root / ISSUE / "articles/years.md"
    [told] = [d for d in run("check", root / ISSUE, "--json").report["diagnostics"] if d["code"] == "FLW003"]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert ROW in lines[told["line"] - 1] and f"of '{ROW}'" in told["message"]


def test_a_place_wholly_under_a_picture_is_told(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    spoil(root / "layouts/small/pages/one.yaml", {"cols: 1, lines: 3-8": "cols: 1-2, lines: 3-11"})
    ran = run("check", root / "content/2021-03-08", "--json")
    told = [d for d in ran.report["diagnostics"] if d["code"] == "FLW003" and "'bridge'" in d["message"]]
    assert (ran.code, ran.exception, len(told)) == (1, None, 3), ran.report


def test_a_picture_that_no_layout_places_is_told(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    article = root / "content/2021-03-08/articles/market.md"
    article.write_text(article.read_text(encoding="utf-8") + "\n![A](images/plan.svg)\n", encoding="utf-8")
    ran = run("check", root / "content/2021-03-08", "--json")
    assert [(d["code"], d["line"]) for d in ran.report["diagnostics"]] == [("PLN011", 10)]


def test_a_byline_without_an_area_ends_its_story(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    words("articles/lamp.md", "headline:", "byline: \u6837\u4e09\nheadline:")(root)
    ran = run("dump", root / ISSUE)
    assert ran.exception is None
    lines = [line for line in ran.out.splitlines() if " lamp/" in line and line.lstrip().startswith("text")]
    assert "/byline" in lines[-1] and "\u6837\u4e09" in lines[-1]
