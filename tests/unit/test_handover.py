"""What a process remembers goes to the next one: every lasting table's values come back, what is damaged is as good as nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from project import small_project

from banmian import handover, remember
from banmian.build import Job, set_issue
from banmian.issue_pdf import pdf_bytes
from banmian.preserve import digest, from_bytes, to_bytes
from banmian.remember import Memo, Same, forget_all, lasting
from banmian.store import Store
from banmian.values import frozen

ISSUE = "content/2021-03-05"
TOLD = ["an issue"]


@frozen
class Sheet:
    """A value that is told apart by identity."""

    words: tuple[str, ...]


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Memo[Any], Memo[Any]]]:
    """Two tables alone: of sheets by their words, of pages by sheets."""
    before = list(remember._MEMOS)
    remember._MEMOS[:] = []
    monkeypatch.setattr("banmian.preserve._is_value", lambda found: found in (Same, Sheet))
    monkeypatch.setattr("banmian.preserve.OURS", frozenset({"banmian", "test_handover"}))
    yield Memo("sheets", 100, lasting=True), Memo("pages", 100, lasting=True)
    remember._MEMOS[:] = before
    handover.finish()


def asked(tables: tuple[Memo[Any], Memo[Any]], words: str) -> list[str]:
    """What had to be made for the page of these words."""
    made: list[str] = []

    def new(what: str, value: Any) -> Any:
        made.append(what)
        return value

    sheet = tables[0].of(words, lambda: new("sheet", Sheet((words,))))
    page = tables[1].of((Same(sheet), 1), lambda: new("page", (sheet, "page")))
    assert page == (sheet, "page") and page[0] is sheet
    return made


def process(tables: tuple[Memo[Any], Memo[Any]], store: Store, *words: str) -> list[str]:
    """What a new process makes that is asked for all of these."""
    forget_all()
    handover.begin(store, TOLD)
    made = [what for each in words for what in asked(tables, each)]
    handover.hand_over()
    handover.finish()
    return made


def test_a_key_by_identity_finds_its_value_in_the_next_process(tables: tuple[Memo[Any], Memo[Any]], tmp_path: Path) -> None:
    store = Store(tmp_path)
    letters = "abcdefgh"
    assert len(process(tables, store, *letters)) == 16
    assert process(tables, store, *letters) == []
    assert process(tables, store, *letters, "x") == ["sheet", "page"], "written beside the first"
    assert len(list(tmp_path.iterdir())) == 2
    assert process(tables, store, *letters, "x") == []
    assert process(tables, store, *letters[:4], *"xyz") == ["sheet", "page"] * 2, "more than a part: all anew"
    assert process(tables, store, *letters[:4], *"xyz") == []
    assert process(tables, store, "h") == ["sheet", "page"], "what was not used when all was written anew is gone"


def test_a_page_that_is_made_anew_of_an_old_sheet_names_it(tables: tuple[Memo[Any], Memo[Any]], tmp_path: Path) -> None:
    store = Store(tmp_path)
    process(tables, store, *"abcdefgh")
    forget_all()
    handover.begin(store, TOLD)
    sheet = tables[0].of("e", lambda: pytest.fail("it is there"))
    tables[1].of((Same(sheet), 2), lambda: (sheet, "another page"))
    handover.hand_over()
    handover.finish()
    forget_all()
    handover.begin(store, TOLD)
    again = tables[0].of("e", lambda: pytest.fail("it is there"))
    assert tables[1].of((Same(again), 2), lambda: pytest.fail("it is there")) == (sheet, "another page")
    handover.finish()


def test_all_is_begun_early_and_the_rest_stands_beside_it(tables: tuple[Memo[Any], Memo[Any]], tmp_path: Path) -> None:
    store = Store(tmp_path)
    forget_all()
    handover.begin(store, TOLD)
    for letter in "abcdefgh":
        asked(tables, letter)
    handover.hand_over(whole=True)
    assert asked(tables, "x") == ["sheet", "page"]
    handover.hand_over(whole=True)
    handover.hand_over()
    handover.finish()
    assert len(list(tmp_path.iterdir())) == 2
    assert process(tables, store, *"abcdefgh", "x") == []


@pytest.mark.parametrize("kind", [handover.FIRST, handover.SINCE])
@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"half", b"other"])
def test_what_cannot_be_read_is_as_good_as_nothing(
    tables: tuple[Memo[Any], Memo[Any]], tmp_path: Path, kind: str, damage: bytes
) -> None:
    """Whole files by their own hash, but of something else: by a fault of ours, or by another's hand."""
    store = Store(tmp_path)
    process(tables, store, *"abcdefgh")
    process(tables, store, *"abcdefgh", "x")
    body = store.get(handover.FIRST, TOLD)
    assert body is not None
    before = store.get(kind, TOLD)
    assert before is not None and before[:32] == body[:32]
    other = before[:32] + to_bytes({"sheets": [1, 2]})
    store.keep(kind, TOLD, {b"half": before[: len(before) // 2], b"other": other}.get(damage, damage))
    of_another = kind == handover.SINCE and damage in (b"", b"x" * 40)  # then the first stands by itself
    assert len(process(tables, store, *"abcdefgh", "x")) == (2 if of_another else 18)
    assert process(tables, store, *"abcdefgh", "x") == []


def test_only_a_process_that_remembers_nothing_takes_over_and_hands_on(tables: tuple[Memo[Any], Memo[Any]], tmp_path: Path) -> None:
    forget_all()
    asked(tables, "a")
    handover.begin(Store(tmp_path), TOLD)
    handover.hand_over()
    handover.finish()
    assert list(tmp_path.iterdir()) == []


def test_what_was_begun_for_another_issue_is_not_handed_on_as_its(tables: tuple[Memo[Any], Memo[Any]], tmp_path: Path) -> None:
    forget_all()
    handover.begin(Store(tmp_path), TOLD)
    asked(tables, "a")
    handover.begin(Store(tmp_path), ["another"])
    handover.hand_over()
    handover.finish()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_left(tables: tuple[Memo[Any], Memo[Any]], tmp_path: Path) -> None:
    store = Store(tmp_path)
    forget_all()
    handover.begin(store, TOLD)
    tables[0].of("open", lambda: open(__file__))  # noqa: SIM115
    handover.hand_over()
    handover.finish()
    assert list(tmp_path.iterdir()) == []
    tables[0].of("open", lambda: pytest.fail("it is there")).close()


def test_every_lasting_tables_values_come_back_equal(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    forget_all()
    done = set_issue(Job(root, ISSUE, preflight_display=True))
    assert done.issue is not None
    pdf_bytes(done.issue)
    held = lasting()
    apart = {"names of charts' data", "charts", "scenes of charts", "drawn charts"}  # their modules are imported for charts alone
    apart |= {"signed files"}  # and this one where pages are signed
    none = {"measured pictures", "plain drawings", "articles with their bylines", "captions of picture groups", "text on pictures"}
    none |= {"items in their section's colour", "items with their grounds over pictures", "stories as printed"}
    assert {name for name, rows in held.items() if not rows} - apart == none, (
        "it has drawings alone, nobody signs by role or offers a headline, and no page has a section"
    )
    back = from_bytes(to_bytes({name: list(rows.items()) for name, rows in held.items()}))
    for name, rows in held.items():
        for (key, value), (key_again, again) in zip(rows.items(), back[name], strict=True):
            assert digest(key) == digest(key_again) and digest(value) == digest(again), name
