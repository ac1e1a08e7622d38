"""A file judged page by page gives the report of the file judged as a whole, and what has not changed is not read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from breaks import BREAKS, Broken
from drafts import Draft

from banmian.page_hash import KnownPages
from banmian.preflight import by_page
from banmian.preflight.by_page import judged_by_page
from banmian.preflight.engine import run_facts
from banmian.preflight.limits import Limits
from banmian.preflight.model import Report
from banmian.preflight.profile import Profile
from banmian.preflight.reading import page_reading
from banmian.preflight.reading.pages import read_page
from banmian.preflight.reading.read import read_pdf
from banmian.preserve import value_of
from banmian.store import Store

UNMEASURED = ("PF-INK-01", "PF-INK-02", "PF-QRC-01", "PF-QRC-02", "PF-QRC-06", "PF-QRC-07", "PF-QRC-08")


def rules(**limits: Any) -> Profile:
    return Profile(title="test", limits=Limits(**{"pages_multiple": 1, **limits}), leave=UNMEASURED)


def known(folder: Path, pages: int = 2) -> KnownPages:
    return KnownPages(Store(folder), ("",) * pages)


def same(data: bytes, profile: Profile, store: KnownPages) -> Report | None:
    """The report by page, which is that of the whole, as the facts are but for marks and pictures."""
    made = judged_by_page(data, profile, store.store, store)
    if made is None:
        return None
    whole = read_pdf(data)
    assert made[0] == run_facts(whole, profile)
    assert replace(made[1], marks=(), images=()) == replace(whole, marks=(), images=())
    return made[0]


@pytest.mark.parametrize("row", BREAKS, ids=[f"{n}-{b.check}-{b.outcome}" for n, b in enumerate(BREAKS)])
def test_each_fault_is_told_alike_read_now_and_kept(row: Broken, tmp_path: Path) -> None:
    data, profile = row.data(small=True), rules(**dict(row.limits))
    read = same(data, profile, known(tmp_path, row.pages))
    assert same(data, profile, known(tmp_path, row.pages)) == read


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that were read, each time."""
    numbers: list[int] = []

    def counted(page: Any, number: int, *rest: Any) -> None:
        numbers.append(number)
        read_page(page, number, *rest)

    monkeypatch.setattr(page_reading, "read_page", counted)
    return numbers


def draft(*words: str) -> bytes:
    """A page for each of the words, in one face."""
    made = Draft(pages=len(words))
    for number, shown in enumerate(words):
        made.sheets[number].content.append(f"{made.shown(shown, 40, 60, 9)}")
    return made.save()


def edited(data: bytes, do: Callable[[Any], None]) -> bytes:
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        do(pdf)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def test_a_page_is_read_again_when_it_is_another(tmp_path: Path, read_now: list[int]) -> None:
    same(draft("\u4e00", "\u4e8c", "\u4e09"), rules(), known(tmp_path, 3))
    assert read_now == [1, 2, 3]
    same(draft("\u4e00", "\u4e8c\u4e00", "\u4e09"), rules(), known(tmp_path, 3))
    assert read_now == [1, 2, 3, 2]


def test_a_font_that_grows_changes_no_page(tmp_path: Path, read_now: list[int]) -> None:
    same(draft("\u4e00\u4e8c", "\u4e00"), rules(), known(tmp_path))
    same(draft("\u4e00\u4e8c", "\u4e00\u4e09\u56db\u4e94"), rules(), known(tmp_path))
    assert read_now == [1, 2, 2]


def fonts(pdf: Any) -> list[Any]:
    return [font for page in pdf.pages for font in page.obj.Resources.Font.values()]


def wider(pdf: Any) -> None:
    fonts(pdf)[0].DescendantFonts[0].W = pikepdf.Array([0, pikepdf.Array([500] * 30)])


def unmapped(pdf: Any) -> None:
    del fonts(pdf)[0].ToUnicode


@pytest.mark.parametrize("do", [wider, unmapped])
def test_a_font_that_says_something_else_of_a_shown_character_changes_the_page(
    tmp_path: Path, read_now: list[int], do: Callable[[Any], None]
) -> None:
    data = draft("\u4e00", "\u4e8c")
    same(data, rules(), known(tmp_path))
    same(edited(data, do), rules(), known(tmp_path))
    assert 1 in read_now[2:]


def test_what_the_file_says_of_itself_changes_findings_and_reads_what_it_needs(tmp_path: Path) -> None:
    data = draft("\u4e00", "\u4e8c")
    assert same(data, rules(), known(tmp_path)) != same(data, rules(least_text_pt=10), known(tmp_path))
    other = edited(data, lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"))
    assert same(other, rules(), known(tmp_path)) is not None


def test_kept_bytes_that_are_no_values_are_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = draft("\u4e00", "\u4e8c")
    made = same(data, rules(), known(tmp_path))
    monkeypatch.setattr(by_page, "value_of", lambda _: value_of(b"no values"))
    assert same(data, rules(), known(tmp_path)) == made


def test_what_cannot_be_read_to_the_end_is_read_as_a_whole(tmp_path: Path) -> None:
    broken = Draft(pages=1)
    broken.sheets[0].content.append("(open")
    assert judged_by_page(broken.save(), rules(), Store(tmp_path), None) is None
    assert judged_by_page(b"no PDF", rules(), Store(tmp_path), None) is None


def test_pages_whose_codes_are_not_kept_are_read(tmp_path: Path, read_now: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    data = draft("\u4e00", "\u4e8c")
    same(data, rules(), known(tmp_path))
    monkeypatch.setattr(by_page, "codes_are_asked", lambda _: True)
    gone = [[2], []]
    monkeypatch.setattr(by_page, "pages_without_codes", lambda *_: gone.pop(0))
    made = judged_by_page(data, rules(), Store(tmp_path), known(tmp_path))
    assert read_now == [1, 2, 2]
    assert made is not None and {mark.page for mark in made[1].marks} == {2}


def test_codes_that_were_not_measured_to_the_end_make_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_page, "codes_are_asked", lambda _: True)
    monkeypatch.setattr(by_page, "pages_without_codes", lambda *_: [1])
    assert judged_by_page(draft("\u4e00"), rules(), Store(tmp_path), known(tmp_path, 1)) is None


def test_pictures_keep_their_places_when_pages_are_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_page, "codes_are_asked", lambda _: True)
    gone = [[1, 2], []]
    monkeypatch.setattr(by_page, "pages_without_codes", lambda *_: gone.pop(0))
    made = Draft(pages=2)
    made.picture("A", 100, 100)
    made.sheets[0].content.append("q 30 0 0 30 20 20 cm /A Do Q")
    made.sheets[1].content.append("q 30 0 0 10 20 20 cm /A Do Q")
    found = judged_by_page(made.save(), rules(), Store(tmp_path), known(tmp_path))
    assert found is not None
    placed = [mark.image for mark in found[1].marks if mark.image is not None]
    assert placed and all(part.key < len(found[1].images) for part in placed)
