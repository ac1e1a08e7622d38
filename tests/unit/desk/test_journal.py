"""Writing, undoing and doing again, with files that others change meanwhile: what was written is never lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.desk import files, steps
from banmian.desk.files import Files, NotWritableError, hash_of
from banmian.desk.journal import ConflictError, Journal
from banmian.desk.steps import KEPT, Kept
from banmian.outputs.swap import NotWrittenError
from banmian.sources.edits import Edit, EditError

ISSUE = "content/2021-03-05"
PAGE, STORY = f"{ISSUE}/pages/front.yaml", f"{ISSUE}/articles/lamp.md"
SHARED = "layouts/p/pages/front.yaml"
LAYOUT = "schema: 1\npictures:\n  lane: {lines: 21-44}\nplaces:\n  lead: {lines: 47-53}\n"
TEXT = "---\nid: lamp\nheadline: a\n---\n\nOne.\n\nTwo.\n"
BODY = "\nOne.\n\nTwo.\n"
FOOT = Edit(PAGE, "set", ("pictures", "lane", "lines"), "21-44", "21-46")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    for name, text in {SHARED: LAYOUT, PAGE: LAYOUT, STORY: TEXT}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return Journal(Files(tmp_path, ISSUE), Kept(tmp_path / "build/.desk/journal"))


def text(journal: Journal, name: str) -> str:
    return (journal.files.root / name).read_bytes().decode()


def put(journal: Journal, name: str, new: str) -> None:
    (journal.files.root / name).write_bytes(new.encode())


def base(journal: Journal, name: str) -> dict[str, str | None]:
    return {name: hash_of(journal.serve(name))}


def test_a_gesture_is_written_undone_and_done_again(journal: Journal) -> None:
    done = journal.write("a", {"gesture": "foot", "by": 2}, [FOOT], base(journal, PAGE))
    assert text(journal, PAGE) == LAYOUT.replace("21-44", "21-46") and done.how == "plain"
    assert done.files == {PAGE: hash_of(LAYOUT.replace("21-44", "21-46").encode())}
    undone = journal.undo("a")
    assert undone is not None and undone.step.gesture == {"gesture": "foot", "by": 2}
    assert text(journal, PAGE) == LAYOUT and journal.undo("a") is None
    assert journal.redo("a") is not None and "21-46" in text(journal, PAGE) and journal.redo("a") is None
    assert journal.undo("a") is not None and text(journal, PAGE) == LAYOUT


def test_each_browser_undoes_its_own(journal: Journal) -> None:
    journal.write("a", {}, [FOOT], {})
    journal.write("b", {}, [Edit(PAGE, "set", ("places", "lead", "lines"), "47-53", "49-53")], {})
    assert journal.undo("c") is None
    assert journal.undo("a") is not None
    assert text(journal, PAGE) == LAYOUT.replace("47-53", "49-53"), "the other's stays"
    assert journal.undo("b") is not None and text(journal, PAGE) == LAYOUT


def test_a_gesture_on_a_file_that_is_another_is_made_again(journal: Journal) -> None:
    seen = base(journal, PAGE)
    put(journal, PAGE, "# a remark\n" + LAYOUT.replace("47-53", "48-53"))
    assert journal.write("a", {}, [FOOT], seen).how == "replayed"
    assert text(journal, PAGE) == "# a remark\n" + LAYOUT.replace("47-53", "48-53").replace("21-44", "21-46")


def test_a_gesture_whose_value_is_another_is_a_conflict(journal: Journal) -> None:
    seen = base(journal, PAGE)
    theirs = LAYOUT.replace("21-44", "21-40")
    put(journal, PAGE, theirs)
    with pytest.raises(ConflictError) as conflict:
        journal.write("a", {}, [FOOT], seen)
    assert (conflict.value.path, conflict.value.theirs) == (PAGE, theirs)
    assert text(journal, PAGE) == theirs


def test_an_undo_of_what_somebody_changed_since_names_the_file(journal: Journal) -> None:
    journal.write("a", {}, [FOOT], {})
    put(journal, PAGE, LAYOUT.replace("21-44", "21-50"))
    with pytest.raises(ConflictError) as conflict:
        journal.undo("a")
    assert conflict.value.path == PAGE and "21-50" in text(journal, PAGE)


def test_the_copy_of_a_layout_goes_with_its_gesture(journal: Journal) -> None:
    (journal.files.root / PAGE).unlink()
    journal.write("a", {}, [Edit(PAGE, "copy", (), None, SHARED), FOOT], {PAGE: None})
    assert "21-46" in text(journal, PAGE)
    journal.undo("a")
    assert not (journal.files.root / PAGE).exists()
    journal.redo("a")
    assert "21-46" in text(journal, PAGE)
    put(journal, PAGE, text(journal, PAGE) + "# mine\n")
    undone = journal.undo("a")
    assert undone is not None and undone.how == "replayed"
    assert text(journal, PAGE) == LAYOUT + "# mine\n", "the copy stays where somebody has written into it since"


def test_texts_are_joined_by_paragraphs_and_what_cannot_be_is_shown(journal: Journal) -> None:
    seen = base(journal, STORY)
    put(journal, STORY, TEXT.replace("One.", "One and a half."))
    mine = Edit(STORY, "text", (), BODY, BODY.replace("Two.", "Two and a half."))
    assert journal.write("a", {}, [mine], seen).how == "merged"
    assert text(journal, STORY) == TEXT.replace("One.", "One and a half.").replace("Two.", "Two and a half.")
    with pytest.raises(ConflictError) as conflict:
        journal.write("b", {}, [Edit(STORY, "text", (), BODY, BODY.replace("Two.", "Zwei."))], seen)
    assert "Two and a half." in (conflict.value.theirs or "")
    journal.undo("a")
    assert text(journal, STORY) == TEXT.replace("One.", "One and a half.")


def test_a_text_typed_on_after_an_undo_by_another_keeps_both(journal: Journal) -> None:
    journal.write("a", {}, [Edit(STORY, "text", (), BODY, BODY.replace("One.", "1."))], base(journal, STORY))
    now = BODY.replace("One.", "1.")
    journal.write("b", {}, [Edit(STORY, "text", (), now, now.replace("Two.", "2."))], base(journal, STORY))
    journal.undo("a")
    assert text(journal, STORY) == TEXT.replace("Two.", "2.")


def test_it_goes_on_after_the_server_was_started_again(journal: Journal) -> None:
    journal.write("a", {"gesture": "foot"}, [FOOT], {})
    again = Journal(journal.files, Kept(journal.kept.folder))
    assert again.undo("a") is not None and text(again, PAGE) == LAYOUT
    (journal.kept.folder / "steps.jsonl").write_text("no JSON\n{}\n", encoding="utf-8")
    assert Journal(journal.files, Kept(journal.kept.folder)).undo("a") is None


def test_steps_beyond_the_number_are_given_up_with_their_bytes(journal: Journal) -> None:
    for n in range(KEPT + 20):
        journal.write("a", {}, [Edit(PAGE, "set", ("pictures", "lane", "lines"), None, f"21-{n + 22}")], {})
    assert len(journal.steps) == KEPT and len(list(journal.kept.folder.iterdir())) <= KEPT + 2


@pytest.mark.parametrize("name", [SHARED, f"{ISSUE}/images/a.png", f"{ISSUE}/../x.yaml", "/etc/passwd", f"{ISSUE}/articles/A b.md"])
def test_other_files_are_not_written(journal: Journal, name: str) -> None:
    with pytest.raises((NotWritableError, EditError)):
        journal.write("a", {}, [Edit(name, "set", ("schema",), None, "2")], {})


def test_a_link_out_of_the_project_is_not_followed(journal: Journal, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_bytes(LAYOUT.encode())
    (journal.files.root / PAGE).unlink()
    (journal.files.root / PAGE).symlink_to(outside)
    with pytest.raises((NotWritableError, EditError)):
        journal.write("a", {}, [FOOT], {})
    assert outside.read_bytes() == LAYOUT.encode()


def test_a_file_that_changes_while_it_is_written_is_not_lost(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs, keep = LAYOUT + "# just now\n", journal.kept.keep

    def meanwhile(data: bytes | None) -> str | None:
        put(journal, PAGE, theirs)
        return keep(data)

    monkeypatch.setattr(journal.kept, "keep", meanwhile)
    with pytest.raises(ConflictError):
        journal.write("a", {}, [FOOT], {})
    assert text(journal, PAGE) == theirs


def test_whole_files_are_put_in_place_as_one_step(journal: Journal) -> None:
    picture = f"{ISSUE}/images/one.jpg"
    done = journal.put("a", {"gesture": "import"}, {picture: b"jpg", STORY: None})
    assert (journal.files.root / picture).read_bytes() == b"jpg" and not (journal.files.root / STORY).exists()
    assert done.files[STORY] is None
    assert journal.undo("a") is not None and text(journal, STORY) == TEXT and not (journal.files.root / picture).exists()
    assert journal.redo("a") is not None and not (journal.files.root / STORY).exists()
    put(journal, picture, "another")
    with pytest.raises(ConflictError):
        journal.undo("a")
    assert text(journal, picture) == "another", "what was put there since stays"


NOT_OURS = (f"{ISSUE}/signed.yaml", f"{ISSUE}/.desk.lock", f"{ISSUE}/../x", f"{ISSUE}/a\\b", SHARED, "content/other/a.md")


@pytest.mark.parametrize("name", NOT_OURS)
def test_whole_files_go_into_the_issue_alone(journal: Journal, name: str) -> None:
    with pytest.raises(NotWritableError):
        journal.put("a", {}, {name: b"x"})


TWO = {PAGE: b"schema: 1\n", STORY: b"new\n", f"{ISSUE}/pages/auto-01.yaml": b"x: 1\n"}


def killed(journal: Journal, monkeypatch: pytest.MonkeyPatch, after: int) -> Journal:
    """Another desk on the folder after one that was killed when so many files of a step were written: no handler ran."""
    real, count = files._put, iter(range(99))

    def put_and_die(path: Path, data: bytes | None) -> None:
        if next(count) >= after:
            raise SystemExit
        real(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(files, "_put", put_and_die)
        patched.setattr(Kept, "end", lambda _: None)
        with pytest.raises(SystemExit):
            journal.put("a", {"gesture": "import"}, TWO)
    return Journal(journal.files, journal.kept)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_desk_that_is_killed_while_it_writes_leaves_no_half_of_a_step(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    before = {name: journal.files.read(name) for name in TWO}
    monkeypatch.setattr(Files, "write", unguarded)
    again = killed(journal, monkeypatch, after)
    assert len(again.recover()) == after and {name: again.files.read(name) for name in TWO} == before
    assert again.recover() == () and again.steps == []


def unguarded(self: Files, made: dict[str, bytes | None], whole: bool = False, shared: bool = False) -> None:
    """As a process does that is killed: nothing is put back."""
    for name, data in made.items():
        files._put(self.root / name, data)


def test_what_a_killed_desk_has_written_whole_is_a_step(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "_done", lambda *_: None)
        journal.put("a", {"gesture": "import"}, TWO)
    again = Journal(journal.files, journal.kept)
    assert again.recover() == () and text(again, STORY) == "new\n"
    assert again.undo("a") is not None and text(again, STORY) == TEXT


def test_what_somebody_changed_since_is_not_put_back(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Files, "write", unguarded)
    again = killed(journal, monkeypatch, 1)
    put(again, STORY, "mine\n")
    assert again.recover() == () and text(again, STORY) == "mine\n" and text(again, PAGE) == "schema: 1\n"


def test_a_full_disk_is_told_before_anything_is_written(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise NotWrittenError(path, OSError(28, "No space left on device"))

    monkeypatch.setattr(steps, "put_whole", full)
    with pytest.raises(NotWrittenError) as refused:
        journal.write("a", {"gesture": "foot"}, [FOOT], {})
    assert refused.value.path == journal.files.root / PAGE
    assert text(journal, PAGE) == LAYOUT


def test_the_layout_of_all_issues_is_written_where_it_is_meant_alone(journal: Journal) -> None:
    foot = Edit(SHARED, "set", ("pictures", "lane", "lines"), "21-44", "21-46")
    with pytest.raises(NotWritableError):
        journal.write("a", {"gesture": "foot"}, [foot], {})
    assert text(journal, SHARED) == LAYOUT
    journal.write("a", {"gesture": "foot", "shared": True}, [foot], base(journal, SHARED))
    assert text(journal, SHARED) == LAYOUT.replace("21-44", "21-46")
    assert journal.undo("a") is not None and text(journal, SHARED) == LAYOUT
    assert not journal.files.is_writable("layouts/p/paper.yaml", shared=True)
    assert not journal.files.is_writable("layouts/p/pages/../paper.yaml", shared=True)
