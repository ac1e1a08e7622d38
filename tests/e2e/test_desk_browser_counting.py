"""The count under a story's text is the engine's: of this very text, whichever page is shown, and grey until it has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, running_desk
from patient_setter import LET, PROGRAM
from project import REPOSITORY, small_project

from banmian.build import Job, load
from banmian.content.model import Verse
from banmian.desk.counts import counted_texts

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE, SAID = "content/2021-03-05", "\u540e\u8857\u7684\u949f\u53c8\u8d70\u4e86"
AGREES = "as the files are"
KEY = "{headers: {Authorization: 'Bearer ' + sessionStorage['banmian-desk-key']}}"
STATE = f"async () => (await fetch('/api/state', {KEY})).json()"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_desk(small_project(tmp_path_factory.mktemp("desk") / "project").resolve(), ISSUE, program=PROGRAM) as found:
        yield found


def foot(page: Any) -> str:
    return str(page.locator(".foot .now").inner_text())


def type_at_the_end(page: Any, text: str) -> None:
    page.locator(".sv .cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def count(page: Any) -> str:
    """The count of the cursor's place, once it stands."""
    eventually(lambda: AGREES in foot(page) and page.locator(".count .stale").count() == 0)
    return str(page.locator(".count .row").first.inner_text())


def test_it_is_grey_while_copyfit_works_and_the_foot_does_not_agree(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/story/4/lamp") as page:
        page.wait_for_selector(".counted:not(.stale)")
        count(page)
        before = int(page.locator(".count .num").inner_text())
        type_at_the_end(page, SAID * 30)
        eventually(lambda: "Copyfit is at work" in foot(page))
        page.locator(".sv .cm-content").press_sequentially(SAID[:2])
        page.wait_for_selector(".count [role=status] >> text=Saved")
        assert page.locator(".counted.stale[aria-busy=true]").count() == 1 and AGREES not in foot(page)
        assert int(page.locator(".count .num").inner_text()) == before + len(SAID) * 30 + 2
        (desk.root / LET).touch()
        assert "too many" in count(page)
        assert int(page.locator(".count .num").inner_text()) == before + len(SAID) * 30 + 2


def test_it_is_that_of_the_page_where_the_text_ends_whichever_is_shown(desk: Running, chromium: Any) -> None:
    (desk.root / LET).touch()
    with opened(chromium, desk, "en", at="#/story/1/clock") as page:
        page.wait_for_selector(".counted:not(.stale)")
        count(page)
        type_at_the_end(page, SAID * 60)
        page.wait_for_selector(".count [role=status] >> text=Saved")
        here = count(page)
        with opened(chromium, desk, "en", at="#/story/1/clock") as other:
            other.wait_for_selector(".counted:not(.stale)")
            other.locator(".sv .cm-content").click()
            other.keyboard.press("Control+End")
            eventually(lambda: count(other) == here)
        over = [m["over"] for m in page.evaluate(STATE)["messages"] if m["code"] == "FLW001" and m["story"] == "clock"]
        assert over and f"{over[0]} characters too many" in here


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_story_that_cannot_be_read_is_told_as_typed_and_never_as_full(desk: Running, chromium: Any, lang: str) -> None:
    (desk.root / LET).touch()
    file = desk.file("articles/bench.md")
    before = file.read_bytes()
    file.write_bytes(b"\n".join(line for line in before.split(b"\n") if not line.startswith(b"headline:")))
    unread, full = {"en": ("cannot be read", "just fills"), "zh": ("\u8bfb\u4e0d\u901a", "\u6b63\u597d\u6392\u6ee1")}[lang]
    try:
        with opened(chromium, desk, lang, at="#/story/4/bench") as page:
            eventually(lambda: unread in page.locator(".count").inner_text() and page.locator(".count .stale").count() == 0)
            typed = int(page.locator(".count .num").inner_text())
            type_at_the_end(page, SAID)
            page.wait_for_selector(".count [role=status] >> text=/Saved|\u5df2\u5b58/")
            eventually(lambda: page.locator(".count .stale").count() == 0)
            told = page.locator(".count").inner_text()
            assert int(page.locator(".count .num").inner_text()) == typed + len(SAID) and typed > 0
            assert unread in told and full not in told
            page.evaluate("location.hash = '#/page/4'")
            page.locator("[data-place=short]").dispatch_event("click")
            page.wait_for_selector(".selected tr >> nth=0")
            assert full not in page.locator(".selected").first.inner_text()
    finally:
        file.write_bytes(before)


@pytest.mark.parametrize("issue", ["2020-08-12", "wangchao-2024-10-19", "xisheng-2025-05-30"])
def test_a_text_that_has_no_place_is_counted_as_the_engine_counts(desk: Running, chromium: Any, issue: str) -> None:
    """Without pictures, tables, the headlines of boxes: the count of a story before it is set anywhere."""
    content = load(Job(REPOSITORY, f"content/{issue}")).content
    assert content is not None
    articles = [a for a in content.articles if not any(isinstance(block, Verse) for p in a.pieces for block in p.blocks)]
    bodies = [(REPOSITORY / a.file).read_text("utf-8").split("\n---\n", 1)[1] for a in articles]
    with opened(chromium, desk, "en") as page:
        counted = page.evaluate(
            "async (all) => { const { counted } = await import('/static/js/counting.js'); return all.map(counted); }", bodies
        )
    for article, count in zip(articles, counted, strict=True):
        texts = counted_texts(content, [piece.story for piece in article.pieces])
        assert abs(sum(map(len, texts)) - count) <= 1, article.id
