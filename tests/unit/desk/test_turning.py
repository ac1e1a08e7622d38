"""A step of whole files (a proposal that was taken) is undone though somebody has changed other things of them since."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.desk.files import Files
from banmian.desk.journal import ConflictError, Journal
from banmian.desk.steps import Kept
from banmian.sources.differing import edits_between
from banmian.sources.editing import edited
from banmian.sources.marks import marked

ISSUE = "content/2021-03-05"
PAGE, YAML, STORY = f"{ISSUE}/pages/auto-04.yaml", f"{ISSUE}/issue.yaml", f"{ISSUE}/articles/lamp.md"
BEFORE = "schema: 1\npages:\n  - {number: 1, layout: front}\n  - {number: 4, layout: back}  # the last\nprice: 1\n"
AFTER = BEFORE.replace("layout: back", "layout: auto-04").replace("price: 1\n", "adverts: {4.a: a.svg}\n")
TEXT = "---\nid: lamp\nheadline: a\n---\n\nOne.\n\nTwo.\n"
GESTURE = {"gesture": "makeup-take", "page": 4}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    for name, text in {YAML: BEFORE, STORY: TEXT}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return Journal(Files(tmp_path, ISSUE), Kept(tmp_path / "build/.desk/journal"))


def text(journal: Journal, name: str) -> str | None:
    found = journal.files.read(name)
    return found.decode() if found is not None else None


def put(journal: Journal, name: str, new: str) -> None:
    (journal.files.root / name).write_bytes(new.encode())


def taken(journal: Journal) -> None:
    journal.put("a", GESTURE, {PAGE: b"schema: 1\n", YAML: AFTER.encode(), STORY: TEXT.replace("Two", "2").encode()})


def test_what_others_changed_of_the_same_files_stays(journal: Journal) -> None:
    taken(journal)
    put(journal, YAML, AFTER.replace("layout: front", "layout: first"))
    put(journal, STORY, TEXT.replace("One", "1").replace("Two", "2"))
    undone = journal.undo("a")
    assert undone is not None and undone.how == "replayed"
    assert text(journal, PAGE) is None, "a page that nobody touched goes whole"
    assert text(journal, YAML) == BEFORE.replace("layout: front", "layout: first")
    assert text(journal, STORY) == TEXT.replace("One", "1")
    again = journal.redo("a")
    assert again is not None and text(journal, PAGE) == "schema: 1\n"
    assert text(journal, STORY) == TEXT.replace("One", "1").replace("Two", "2")
    found, wanted = marked(text(journal, YAML) or ""), marked(AFTER.replace("layout: front", "layout: first"))
    assert found is not None and wanted is not None and found.plain() == wanted.plain()


@pytest.mark.parametrize(
    ("name", "new"),
    [(YAML, AFTER.replace("auto-04", "mine")), (STORY, TEXT.replace("Two", "three")), (PAGE, "schema: 1\ngrid: base\n")],
)
def test_where_a_value_of_the_step_is_another_nothing_is_undone(journal: Journal, name: str, new: str) -> None:
    taken(journal)
    put(journal, name, new)
    stood = {one: text(journal, one) for one in (PAGE, YAML, STORY)}
    with pytest.raises(ConflictError) as refused:
        journal.undo("a")
    assert refused.value.path == name and {one: text(journal, one) for one in stood} == stood


def test_the_edits_between_two_texts_make_one_of_the_other() -> None:
    edits = edits_between("x.yaml", BEFORE, AFTER)
    assert edits is not None and [edit.op for edit in edits] == ["remove", "set", "add"]
    data = BEFORE.encode()
    for edit in edits:
        data = edited(data, edit)
    made, wanted = marked(data.decode()), marked(AFTER)
    assert made is not None and wanted is not None and made.plain() == wanted.plain() and "# the last" in data.decode()
    assert edits_between("x.yaml", "a: [", AFTER) is None


def test_what_was_changed_since_is_named_and_the_rest_can_be_taken_back(journal: Journal) -> None:
    """A value, a paragraph and a file that the step made were changed since: they stay; the others go back, as one step."""
    taken(journal)
    put(journal, PAGE, "schema: 1\ngrid: other\n")
    put(journal, YAML, AFTER.replace("layout: auto-04", "layout: mine"))
    put(journal, STORY, TEXT.replace("Two", "Three") + "\nFour.\n")
    with pytest.raises(ConflictError) as refused:
        journal.undo("a")
    assert {(one.file, one.at, one.paragraph) for one in refused.value.kept} == {
        (PAGE, "", 0),
        (YAML, "pages.1.layout", 0),
        (STORY, "", 2),
    }
    assert {(one.file, one.at) for one in refused.value.back} == {(YAML, "price"), (YAML, "adverts")}
    assert text(journal, YAML) == AFTER.replace("layout: auto-04", "layout: mine"), "nothing is written before it is asked for"
    undone = journal.undo("a", part=True)
    assert undone is not None and undone.how == "partly" and set(undone.files) == {YAML}
    assert text(journal, YAML) == BEFORE.replace("layout: back", "layout: mine")
    assert text(journal, PAGE) == "schema: 1\ngrid: other\n"
    assert journal.undo("a") is None, "it is undone"


def test_of_a_text_the_paragraphs_go_back_that_nobody_touched(journal: Journal) -> None:
    body = TEXT.replace("One", "1").replace("Two", "2")
    journal.put("a", GESTURE, {STORY: body.encode()})
    put(journal, STORY, body.replace("2", "22"))
    with pytest.raises(ConflictError) as refused:
        journal.undo("a")
    assert [one.paragraph for one in refused.value.kept] == [2] and [one.paragraph for one in refused.value.back] == [1]
    journal.undo("a", part=True)
    assert text(journal, STORY) == TEXT.replace("Two", "22")
