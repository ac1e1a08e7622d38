"""What is kept on disk: whole or not at all, by all that it was made of, bounded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from banmian import store
from banmian.store import Store, edition, kept, named


def never() -> bytes:
    raise AssertionError("made again")


def test_what_was_made_is_taken_by_kind_and_inputs(tmp_path: Path) -> None:
    held = Store(tmp_path / "store")
    assert held.of("proof", ["a", 1], lambda: b"one") == b"one"
    assert held.of("proof", ["a", 1], never) == b"one"
    assert held.of("sheet", ["a", 1], lambda: b"two") == b"two"
    assert held.of("proof", ["a", 2], lambda: b"three") == b"three"
    assert kept(None, "proof", ["a", 1], lambda: b"four") == b"four"


def test_another_edition_takes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Store(tmp_path)
    held.keep("proof", ["a"], b"old")
    monkeypatch.setattr(store, "edition", lambda: "another")
    assert held.get("proof", ["a"]) is None


def test_the_edition_holds_code_and_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package/inner").mkdir(parents=True)
    (tmp_path / "package/inner/a.py").write_text("one")
    (tmp_path / "package/words.toml").write_text("two")

    def found() -> str:
        edition.cache_clear()
        return edition()

    monkeypatch.setattr(store, "__file__", str(tmp_path / "package/store.py"))
    seen = [found(), found()]
    assert seen[0] == seen[1]
    for change in ("inner/a.py", "words.toml", "inner/b.py"):
        (tmp_path / "package" / change).write_text("new")
        seen.append(found())
    (tmp_path / "library-1.1.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    seen.append(found())
    edition.cache_clear()
    assert len(set(seen)) == 5


def test_what_is_damaged_is_made_again(tmp_path: Path) -> None:
    held = Store(tmp_path)
    held.keep("proof", ["a"], b"whole")
    held.keep("proof", ["b"], b"other")
    file, other = tmp_path / named("proof", ["a"]), tmp_path / named("proof", ["b"])
    sound = file.read_bytes()
    for bad in (b"", sound[:-1], sound[:20], sound.replace(b"whole", b"whoLe"), b"x" + sound, sound + b"x", other.read_bytes()):
        file.write_bytes(bad)
        assert held.get("proof", ["a"]) is None
        assert held.of("proof", ["a"], lambda: b"whole") == b"whole"
        assert file.read_bytes() == sound


def test_a_folder_that_refuses_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where the folder should be")
    held = Store(tmp_path / "file")
    assert held.of("proof", ["a"], lambda: b"one") == b"one"
    assert held.of("proof", ["a"], lambda: b"two") == b"two"
    (tmp_path / named("proof", ["a"])).mkdir()
    assert Store(tmp_path).of("proof", ["a"], lambda: b"three") == b"three"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_what_cannot_be_read_to_its_end_is_not_begun(tmp_path: Path) -> None:
    held = Store(tmp_path)
    os.mkfifo(tmp_path / named("proof", ["pipe"]))
    (tmp_path / named("proof", ["huge"])).touch()
    os.truncate(tmp_path / named("proof", ["huge"]), 2**40)
    for name in ("pipe", "huge"):
        assert held.of("proof", [name], lambda: b"one") == b"one"
        assert held.of("proof", [name], never) == b"one"


def test_no_half_file_stays_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    Store(tmp_path).keep("proof", ["a"], b"one")
    assert list(tmp_path.iterdir()) == []


def test_what_the_disk_has_free_is_left_to_the_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, free = Store(tmp_path), [store.LEFT_FREE + 3]
    monkeypatch.setattr(store, "_room", lambda _: free[0])
    held.keep("proof", ["a"], b"one")
    free[0] -= 1
    held.keep("proof", ["b"], b"one")
    assert [held.get("proof", [name]) for name in "ab"] == [b"one", None]


def test_room_is_made_by_what_was_longest_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 3_000)
    held = Store(tmp_path)
    a, b, c = (named("proof", [name]) for name in "abc")
    for n, name in enumerate((a, b)):
        held.write(name, b"x" * 1_200)
        os.utime(tmp_path / name, (n, n))
    assert held.read(a) is not None  # used now: b is the older one
    held.write(c, b"x" * 1_200)
    assert [held.read(name) is not None for name in (a, b, c)] == [True, False, True]


def test_what_others_keep_in_the_folder_is_neither_taken_away_nor_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store may be a link to a folder that is there for other things too. What a killed build left half written is ours."""
    monkeypatch.setattr(store, "LARGEST", 3_000)
    theirs, half = tmp_path / "novel.txt", tmp_path / f".{named('proof', [0])}.17.4"
    for n, path in enumerate((theirs, half)):
        path.write_bytes(b"x" * 9_000)
        os.utime(path, (n, n))
    held = Store(tmp_path)
    for n in range(4):
        held.keep("proof", [n], b"x" * 1_200)
    assert theirs.exists() and not half.exists()
    assert [held.get("proof", [n]) is not None for n in range(4)] == [False, False, True, True]


def test_it_never_grows_past_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 10_000)
    for n in range(60):
        Store(tmp_path).keep("proof", [n], b"x" * 500)
        assert sum(p.stat().st_size for p in tmp_path.iterdir()) <= 10_000
    assert Store(tmp_path).get("proof", [59]) is not None
