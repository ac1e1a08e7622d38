"""Messages that are shown call stories by their headlines and places by their stories; alike ones of several files are one."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from project import small_project

from banmian.build import Job, set_issue
from banmian.called import names_of, short_headline
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.names import Names
from banmian.diagnostics.render import as_json, as_text, rows_of_text
from banmian.languages import speaking
from banmian.outputs.asked import Asked, tell
from banmian.outputs.report import report_text
from banmian.phrases import NOTHING, Phrase, of_table, say, say_n, series
from banmian.versions.changes import Change
from banmian.versions.store import KeptFile, Version
from banmian.versions.telling import change_rows, history_rows

NET, LONG = "\u8857\u574a\u5ba2\u5385", "\u6e7f\u5783\u573e\u6ca4\u6210\u80a5\uff0c\u82b1\u575b\u7701\u4e0b\u4e00\u7b14\u94b1"
NAMES = Names({"net": NET, "long": LONG, "long#more": LONG}, {(2, "lead"): ("net",), (2, "brief"): ("long", "net")}, short_headline)


def shown(message: Phrase, file: str = "", page: int | None = None) -> str:
    told = Diagnostic(
        "FLW001", Severity.ERROR, message, NOTHING, Span(file, 3) if file else None, PlaceOnPage(page) if page is not None else None
    )
    return as_text(told, NAMES).partition("FLW001 ")[2]


def test_a_story_is_called_by_its_headline_with_the_id_where_its_file_is_not_named() -> None:
    message = say("there is no picture of '{story}'", story="net")
    assert shown(message, "articles/net.md") == f"there is no picture of '{NET}'"
    assert shown(message, "issue.yaml") == f"there is no picture of '{NET} (net)'"
    assert shown(say("'{story}'", story="long#more"), "articles/long.md") == f"'{LONG[:6]}\u2026 (long#more)'"
    assert shown(say("'{story}' is not written", story="other"), "issue.yaml") == "'other' is not written"


def test_stories_within_a_message_and_in_rows_are_called_too() -> None:
    part = say("the byline of '{story}'", story="net")
    assert shown(say("{name} is cut", name=part), "net.md") == f"the byline of '{NET}' is cut"
    row = series(of_table("{story}", story=story) for story in ("net", "other"))
    assert shown(say_n("{n}: {names}", "{n} articles: {names}", 2, names=row), "a.yaml") == f"2 articles: {NET} (net), other"


def test_a_place_is_called_by_its_story_once_where_the_message_names_none() -> None:
    twice = say("page {page}: place {name} grows, place {other} too", page=2, name="lead", other="lead")
    assert shown(twice) == f"page 2: place lead ('{NET}') grows, place lead too"
    assert (
        shown(say("the box of place {place}", place="brief"), page=2) == f"the box of place brief ('{LONG[:6]}\u2026' and others)"
    )
    assert shown(say("the box of place {place}", place="lead"), page=3) == "the box of place lead"
    message = say("page {page}, place {name}: '{story}' is over", page=2, name="lead", story="net")
    assert shown(message, "net.md") == f"page 2, place lead: '{NET}' is over"
    with speaking("zh"):
        assert (
            shown(say("the box of place {place}", place="lead"), page=2)
            == f"\u7248\u4f4d lead\uff08\u300a{NET}\u300b\uff09 \u7684\u6846"
        )


def test_json_names_ids() -> None:
    told = diagnose("PLN003", say("there is no story '{story}'", story="net"), NOTHING, Span("issue.yaml", 3))
    assert as_json(told)["message"] == "there is no story 'net'"
    assert NAMES.of(told, NOTHING) is NOTHING


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        (NET, NET),
        (LONG, f"{LONG[:6]}\u2026"),
        ("a" * 40, f"{'a' * 24}\u2026"),
        ("The garden by the river is open again", "The garden by the river\u2026"),
    ],
)
def test_a_headline_is_cut_where_a_phrase_ends(whole: str, cut: str) -> None:
    assert short_headline(whole) == cut


def test_what_a_build_says_names_the_headline(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    outcome = set_issue(Job(root, "content/2021-03-05"))
    names = names_of(outcome.issue)
    assert names is not None and names.headlines["lamp"]
    told = diagnose("PLN006", say("the container '{story}' stands in no place", story="lamp"), NOTHING, Span("a.yaml"))
    assert f"'{short_headline(names.headlines['lamp'])} (lamp)'" in report_text([told], NOTHING, issue=outcome.issue)
    assert "'lamp'" in report_text([told], NOTHING)


def lacking(*files: str) -> list[Diagnostic]:
    return [diagnose("YML007", say("the story has no headline"), say("add a line"), Span(f"articles/{f}.md", 5, 1)) for f in files]


def test_what_lacks_in_several_files_is_one_message_that_lists_them() -> None:
    told = lacking("a", "b", "c")
    (row,) = rows_of_text(told)
    assert row.split("\n") == [
        "articles/: error YML007 the story has no headline (3 files):",
        "    a.md:5, b.md:5, c.md:5",
        "    hint: add a line",
    ]
    with speaking("zh"):
        assert "\uff083\u4e2a\u6587\u4ef6\uff09\uff1a\n    a.md:5" in rows_of_text(told)[0]
    assert report_text(told, NOTHING).splitlines()[-1].startswith("3 errors")


def test_a_few_several_of_one_file_and_others_stand_alone() -> None:
    other = diagnose("YML007", say("another"), NOTHING, Span("articles/a.md", 7))
    assert len(rows_of_text(lacking("a", "b"))) == 2
    assert len(rows_of_text(lacking("a", "b", "b"))) == 3
    rows = rows_of_text([*lacking("a", "b"), other, *lacking("c")])
    assert [row.split(" ")[0] for row in rows] == ["articles/:", "articles/a.md:7:"]
    paged = [Diagnostic("FLW002", Severity.WARNING, say("short"), NOTHING, Span(f"{n}.md", 1), PlaceOnPage(n)) for n in (1, 2, 3)]
    assert len(rows_of_text(paged)) == 3


def test_lists_of_changes_and_of_versions_call_stories_so_too() -> None:
    """What `banmian changes`, `sign` and `history` print; JSON and files' paths are as they are."""
    changes = [Change("moved", 2, "net", 3, file="articles/net.md", line=9), Change("moved", 2, "long", 1)]
    assert list(change_rows(changes, NAMES)) == [
        "page 2",
        f"  1. {NET}, from paragraph 3 on: moved to other lines  articles/net.md:9",
        f"  2. {LONG[:6]}\u2026 (long), from paragraph 1 on: moved to other lines",
    ]
    assert "net, from paragraph 3" in list(change_rows(changes))[1]
    files = ({"articles/net.md": "a", "issue.yaml": "a", "articles/gone.md": "a"}, {"articles/net.md": "b", "issue.yaml": "b"})
    kept = ({f"content/i/{name}": KeptFile(text, 1, 0) for name, text in own.items()} for own in files)
    at = "2021-03-08T12:00:00+00:00"
    versions = [Version(id, at, "build", "", own, "", (0, 0), id, {}) for id, own in zip("ab", kept, strict=True)]
    assert history_rows(versions, NAMES)[0].endswith(f"gone.md, {NET}, issue.yaml")
    told = [Diagnostic("SGN001", Severity.ERROR, say("'{story}' has changed", story="net"), NOTHING)]
    assert _told_by(told, NAMES) == f"error SGN001 '{NET} (net)' has changed\n"


def _told_by(told: list[Diagnostic], names: Names) -> str:
    written = io.StringIO()
    with redirect_stderr(written):
        assert tell(Asked(Path(), "content/i", Path("build"), False), told, [], None, names) == 1
    return written.getvalue()
