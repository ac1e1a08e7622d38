"""What was made of a file is known by the file's state, and made again when it was, or may have been, written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from banmian.remember import Memo
from banmian.sources import by_state as module
from banmian.sources.by_state import by_state
from banmian.sources.reading import read_text


class Reader:
    """Counts how often it read."""

    def __init__(self, path: Path) -> None:
        self.path, self.memo, self.times = path, Memo[str]("tested", 10), 0

    def read(self) -> str:
        return by_state(self.memo, [self.path], None, self._read)

    def _read(self) -> str:
        self.times += 1
        return self.path.read_text(encoding="utf-8") if self.path.exists() else "-"


def test_a_file_that_was_not_touched_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "YOUNG", -1_000_000_000)
    reader = Reader(tmp_path / "a")
    reader.path.write_text("one", encoding="utf-8")
    assert [reader.read(), reader.read(), reader.times] == ["one", "one", 1]


def test_a_file_of_just_now_is_read_each_time(tmp_path: Path) -> None:
    reader = Reader(tmp_path / "a")
    for words in ("one", "two"):  # of one size, perhaps in one tick
        reader.path.write_text(words, encoding="utf-8")
        assert reader.read() == words


@pytest.mark.parametrize("way", ["size", "replaced", "date kept"])
def test_a_file_that_was_written_over_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(module, "YOUNG", -1_000_000_000)
    reader = Reader(tmp_path / "a")
    reader.path.write_text("one", encoding="utf-8")
    os.utime(reader.path, ns=(10**18, 10**18))
    assert reader.read() == "one"
    beside = tmp_path / "b"
    if way == "size":
        reader.path.write_text("other", encoding="utf-8")
    elif way == "replaced":
        beside.write_text("two", encoding="utf-8")
        os.utime(beside, ns=(10**18, 10**18))
        os.replace(beside, reader.path)
    else:
        changed = reader.path.stat().st_ctime_ns
        while reader.path.stat().st_ctime_ns == changed:  # as long as a tick of the system's clock
            reader.path.write_text("two", encoding="utf-8")
            os.utime(reader.path, ns=(10**18, 10**18))
    assert reader.read() == reader.path.read_text(encoding="utf-8") != "one"


def test_a_file_that_went_and_came_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "YOUNG", -1_000_000_000)
    reader = Reader(tmp_path / "a")
    assert reader.read() == "-"
    reader.path.write_text("one", encoding="utf-8")
    assert reader.read() == "one"
    reader.path.unlink()
    assert reader.read() == "-"


def test_an_article_is_the_same_text_until_it_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "YOUNG", -1_000_000_000)
    path = tmp_path / "a.md"
    path.write_text("\u6cb3\u6865", encoding="utf-8")
    first, _ = read_text(tmp_path, path)
    assert read_text(tmp_path, path)[0] is first
    path.write_text("\u6cb3\u6865\u3002", encoding="utf-8")
    second, _ = read_text(tmp_path, path)
    assert second is not None and second.text == "\u6cb3\u6865\u3002"
    assert read_text(tmp_path, path, "off")[0] is not second
