"""Which pages are not as their files are, and of which bytes of an article what is told of its place is."""

from __future__ import annotations

from pathlib import Path

from project import small_project, spoil

from banmian.desk.behind import Behind
from banmian.desk.exchange import GaveWay
from banmian.desk.files import hash_of
from banmian.desk.setter import Setter

ISSUE = "content/2021-03-05"


def test_what_a_later_save_touched_stays_behind_when_an_earlier_one_is_set() -> None:
    behind = Behind()
    for pages in ([1, 4], [4]):
        behind.touched(pages, behind.heard())
    behind.ended(1)
    assert behind.pages == [4]
    behind.ended(2)
    assert behind.pages == []


def test_while_copyfit_works_what_it_may_change_is_behind() -> None:
    behind = Behind()
    behind.touched([1, 4], behind.heard())
    behind.turn = behind.save
    behind.touched([2], behind.heard())
    behind.fitting([4, 3])
    assert behind.pages == [2, 3, 4]


def test_a_place_tells_the_text_it_was_set_from_and_what_it_holds_by_its_file(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project").resolve()
    setter, file = Setter(root, ISSUE, None), root / ISSUE / "articles/lamp.md"

    def told() -> dict[str, object]:
        return next(p for p in setter.geometry(4)["places"] if p["name"] == "short")

    def base() -> object:
        return told()["stories"][0]["base"]  # type: ignore[index]

    setter.set(None)
    first = hash_of(file.read_bytes())
    assert base() == first
    spoil(file, {"\u540e\u8857": "\u540e\u8857" * 60})
    setter.is_overtaken = lambda: True
    assert isinstance(setter.set([file]), GaveWay) and base() == first
    setter.is_overtaken = bool
    setter.set([file])
    found = told()
    assert base() == hash_of(file.read_bytes()) != first
    assert not found["full"] and found["capacity"] == found["characters"] - found["over"]  # type: ignore[operator]
