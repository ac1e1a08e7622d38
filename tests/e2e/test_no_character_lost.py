"""A character that a face lacks is told wherever it stands, and set by another face where one holds it.

The small project has a font of squares for its own characters alone, so one Han planted in each kind of text must come back
as TXT002 with the place where it was written: furniture, seals, captions, drawings, labels, readings, markers. On the
specimen names of the standard's third level are set by the face of their role.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from project import linked_project, run, small_project, spoil

ISSUE = "content/2021-03-05"
YAML = f"{ISSUE}/issue.yaml"
NAMES = "\u5586\u73fa\u7fc0\u777f\U0002cb4e\u4dae"

PLANTED: dict[str, tuple[str, str, str]] = {
    "masthead name": (YAML, "name: \u5c0f\u62a5", "\u9e1c"),
    "english line": (YAML, "english: SMALL", "\u9e1d"),
    "edition's seal": (YAML, "edition: \u6d4b", "\u9e1e"),
    "neighbourhood, sign by sign": (YAML, "neighbourhood: \u65b9", "\u9e1f"),
    "slogan, letter by letter": (YAML, "slogan: \u6a2a", "\u9e21"),
    "publishers": (YAML, "publishers: \u65b9", "\u9e22"),
    "sponsor in the strip": (YAML, "sponsor: \u4e3b", "\u9e24"),
    "weather": (YAML, "weather: \u6674", "\u9e25"),
    "imprint": (YAML, "\u793e\u5740: \u65b9", "\u9e26"),
    "caption of a QR code": (YAML, "[\u626b\u7801\uff08\u6837\uff09, \u770b", "\u9e2a"),
    "name of a page": (YAML, "name: \u670d", "\u9e2b"),
    "editor": (YAML, "editor: \u6837\u4e8c", "\u9e2c"),
    "text of a drawing": (f"{ISSUE}/images/river.svg", ">\u6c34\u95f8", "\u9e2d"),
    "caption": (f"{ISSUE}/articles/river.md", '"\u5c0f\u6cb3\u5168', "\u9e2e"),
    "credit": (f"{ISSUE}/articles/river.md", "credit=\u5236", "\u9e2f"),
    "kicker": (f"{ISSUE}/articles/clock.md", "kicker: \u505c", "\u9e30"),
    "headline": (f"{ISSUE}/articles/clock.md", "\nheadline: \u949f", "\u9e32"),
    "deck": (f"{ISSUE}/articles/clock.md", "deck: \u4fee", "\u9e33"),
    "dateline": (f"{ISSUE}/articles/clock.md", "dateline: \u672c", "\u9e35"),
    "head after the turn": (f"{ISSUE}/articles/clock.md", "jump-headline: \u949f", "\u9e36"),
    "title in the index": (f"{ISSUE}/articles/river.md", "index-title: \u6cbf", "\u9e37"),
    "subhead": (f"{ISSUE}/articles/clock.md", "## \u6362", "\u9e38"),
    "strong": (f"{ISSUE}/articles/clock.md", "**\u8001", "\u9e39"),
    "verse": (f"{ISSUE}/articles/song.md", "\u8239\u6765", "\u9e3a"),
    "title of the poem": (f"{ISSUE}/articles/song.md", "headline: \u6e21", "\u9e3b"),
    "byline of the poem": (f"{ISSUE}/articles/song.md", "byline: \u6446", "\u9e3c"),
    "cell of a table": (f"{ISSUE}/articles/tools.md", "| \u6273", "\u9e3d"),
}
"""What is planted -> file, the words before it, the character."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    root = small_project(tmp_path_factory.mktemp("planted") / "project")
    for file, before, ch in PLANTED.values():
        spoil(root / file, {before: before + ch})
    ran = run("check", root / ISSUE, "--json")
    assert ran.code == 1 and ran.exception is None, ran.err
    found: list[dict[str, Any]] = ran.report["diagnostics"]
    return found


@pytest.mark.parametrize("what", PLANTED)
def test_what_no_face_holds_is_an_error_at_its_place(told: list[dict[str, Any]], what: str) -> None:
    file, _, ch = PLANTED[what]
    found = [d for d in told if d["code"] == "TXT002" and f"U+{ord(ch):04X}" in d["message"]]
    assert found and {d["severity"] for d in found} == {"error"}
    assert {d["file"] for d in found} == {file}
    assert all(d["line"] for d in found)


def test_each_is_told_once_at_one_place(told: list[dict[str, Any]]) -> None:
    places = [(d["message"], d["file"], d["line"], d["column"]) for d in told if d["code"] == "TXT002"]
    assert len(places) == len(set(places))


@pytest.fixture
def specimen(tmp_path: Path) -> Path:
    return linked_project(tmp_path / "project")


def test_names_of_the_standard_are_set_by_the_face_of_their_role(specimen: Path) -> None:
    issue = specimen / "content/2020-08-12"
    spoil(issue / "articles/visit.md", {"\u533a\u957f": NAMES[:2], "\u63a8\u8fdb": NAMES[2:4]})
    for article in sorted((issue / "articles").glob("*.md")):
        text = article.read_text(encoding="utf-8")
        article.write_text(text.replace("\u4e0a\u6d77", NAMES[4:]).replace("\u5c45\u6c11", NAMES[:2]), encoding="utf-8")
    ran = run("check", issue, "--json")
    assert ran.exception is None, ran.err
    assert not [d for d in ran.report["diagnostics"] if d["code"] in ("TXT001", "TXT002")]


def test_a_sign_that_the_brush_lacks_comes_from_its_stack_with_a_warning(specimen: Path) -> None:
    issue = specimen / "content/2020-08-12"
    spoil(issue / "issue.yaml", {"edition: \u8001\u897f\u95e8": "edition: \u8001\u897f\u73fa"})
    ran = run("check", issue, "--json")
    assert ran.exception is None, ran.err
    (found,) = [d for d in ran.report["diagnostics"] if d["code"] in ("TXT001", "TXT002")]
    assert (found["code"], found["severity"]) == ("TXT001", "warning")
    assert found["file"] == "content/2020-08-12/issue.yaml" and found["line"]
    assert "brush has no glyph for \u73fa (U+73FA); kai-bold" in found["message"]
