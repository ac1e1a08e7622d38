"""A page of a foreign PDF is known by all that reading it depends on; what Ghostscript may change is not kept for long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from picture_samples import PROFILE, pdf

from banmian.display import Treatment
from banmian.pictures import foreign
from banmian.pictures.cache import PictureCache
from banmian.pictures.foreign import ForeignPages, known_form, known_page, page_form
from banmian.pictures.page_read import ENDED, AskedPage, PageRead
from banmian.pictures.press import Press

DATA = pdf(pages=2)
SCREEN = pdf(b"1 0 0 rg 0 0 9 9 re f")


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    foreign.PAGES.forget()
    yield
    foreign.PAGES.forget()


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(PROFILE, 240, cache=PictureCache(tmp_path / "store"))


def asked(press: Press, data: bytes = DATA) -> AskedPage:
    return AskedPage(data, sha256(data).hexdigest(), Treatment(), (), press)


def read(page: AskedPage) -> PageRead:
    (done,) = ForeignPages([page]).results()
    return done


def test_what_was_read_is_known_without_its_bytes_here_and_in_the_next_process(press: Press) -> None:
    page = asked(press)
    done = read(page)
    assert done.form is not None and done.form.hash == page.hash
    unseen = replace(page, data=b"")
    assert known_page(unseen) is done
    foreign.PAGES.forget()
    assert known_page(unseen) == done
    assert page_form(unseen) == done.form == known_form(page.hash, page.treatment, press)


def test_another_question_is_asked_anew(press: Press) -> None:
    page = asked(press)
    read(page)
    others = [
        replace(page, hash="0" * 64), replace(page, treatment=Treatment(page=2)), replace(page, treatment=Treatment(box="crop")),
        replace(page, spots=("red",)), replace(page, worded=True), replace(page, press=replace(press, limit=200)),
        replace(page, press=replace(press, profile=PROFILE[:-1])), replace(page, press=replace(press, rendering="relative")),
    ]  # fmt: skip
    assert [known_page(other) for other in others] == [None] * len(others)
    assert known_form(page.hash, Treatment(page=2), press) is None
    assert known_page(replace(page, press=replace(press, cache=None))) is not None, "where it is kept is no part of it"


def test_what_was_refused_is_looked_at_again_by_the_next_process(press: Press) -> None:
    page = asked(press, b"%PDF-1.7 nothing")
    assert read(page).refused and known_page(page) is not None
    foreign.PAGES.forget()
    assert known_page(page) is None
    with pytest.raises(ValueError, match="cannot be read"):
        page_form(page)


def test_what_was_converted_is_known_by_the_version_that_may_have_done_it(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    page = asked(press, SCREEN)
    monkeypatch.setattr(foreign, "version", lambda: "9")
    assert read(page).converted
    foreign.PAGES.forget()
    assert known_page(page) is not None
    foreign.PAGES.forget()
    monkeypatch.setattr(foreign, "version", lambda: "10")
    assert known_page(page) is None


def test_a_reader_that_came_to_its_end_says_so_of_its_page_alone(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = read(asked(press))
    foreign.PAGES.forget()
    monkeypatch.setattr(foreign.Quarantine, "results", lambda _: [sound, None])
    pages = [asked(replace(press, cache=None)), asked(replace(press, cache=None), SCREEN)]
    assert ForeignPages(pages).results() == [sound, ENDED]
