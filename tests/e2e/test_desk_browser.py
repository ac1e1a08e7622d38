"""The desk in a browser: pages are seen, follow their files and are never blank; messages lead to their places; two languages, the
keyboard alone, and those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, address, eventually, opened, serious
from PIL import Image

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
WORD, OTHER, MUCH = "\u540e\u8857", "\u524d\u8857", "\u540e\u8857" * 150
PAGE_4 = "#/page/4"


@pytest.fixture
def lamp(desk: Running) -> Iterator[Path]:
    """An article that the test may change."""
    file = desk.file("articles/lamp.md")
    before = file.read_text(encoding="utf-8")
    yield file
    file.write_text(before, encoding="utf-8")


def change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def pixels(page: Any) -> bytes:
    """The page as it is on the screen, without what lies over it."""
    page.evaluate("document.querySelectorAll('.layer').forEach((one) => { one.style.visibility = 'hidden'; })")
    shot = page.locator(".sheet .pg").screenshot()
    page.evaluate("document.querySelectorAll('.layer').forEach((one) => { one.style.visibility = ''; })")
    return Image.open(BytesIO(shot)).convert("L").tobytes()


def ink(samples: bytes) -> int:
    """How many pixels are dark."""
    return sum(sample < 128 for sample in samples)


def wait_for_tiles(page: Any) -> None:
    page.wait_for_selector(".sheet canvas")
    page.wait_for_selector(".places button")


def test_the_issue_is_seen_as_spreads_with_what_is_to_be_done(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk) as page:
        assert page.locator(".grp").count() == 3, "the first page, a spread, the last"
        eventually(lambda: page.locator(".grp img:not(.blank)").count() == 4)
        assert page.locator("h1").inner_text() == "\u5168\u62a5\u56db\u7248"
        assert "#key" not in address(page) and "key=" not in address(page)
        page.click("a[data-focus=page-4]")
        wait_for_tiles(page)
        assert address(page).endswith(PAGE_4)
        page.go_back()
        page.wait_for_selector(".grp")


def test_a_saved_article_changes_the_page_and_the_page_is_never_blank(desk: Running, chromium: Any, lamp: Path) -> None:
    with opened(chromium, desk, at=PAGE_4) as page:
        wait_for_tiles(page)
        eventually(lambda: "\u4e00\u81f4" in page.locator(".foot .now").inner_text())
        before = pixels(page)
        page.evaluate(
            "() => { window.least = 99; const tiles = document.querySelector('.sheet .tiles');"
            " new MutationObserver(() => { window.least = Math.min(window.least, tiles.children.length); })"
            ".observe(tiles, { childList: true }); window.many = tiles.children.length; }"
        )
        change(lamp, WORD, OTHER * 4)
        after = eventually(lambda: (got := pixels(page)) != before and got)
        assert abs(ink(after) - ink(before)) > 0
        assert page.evaluate("window.least >= window.many"), "no tile goes before its successor stands"
        page.wait_for_selector(".foot >> text=/\\d\\.\\d\\d/")


def test_a_message_leads_to_its_place_and_its_file(desk: Running, chromium: Any, lamp: Path) -> None:
    change(lamp, WORD, MUCH)
    with opened(chromium, desk, own=True) as page:  # the browser asks there whether a program may be begun, and hears nothing else
        button = page.locator(".aside .msg button", has_text="\u6ea2\u6d41").first
        button.wait_for()
        assert page.locator(".pg.flag").count() == 1
        button.click()
        page.wait_for_selector(".msg.sel")
        assert "/page/4" in address(page)
        wait_for_tiles(page)
        assert "\u6ea2\u6d41" in page.locator(".spill").first.inner_text()
        with page.expect_request("**/api/open") as asked:
            page.locator(".msg.sel .code").click()
        assert asked.value.post_data_json["file"] == f"{ISSUE}/articles/lamp.md"
        assert asked.value.post_data_json["line"] > 1


def test_a_paragraph_shows_where_it_was_written(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at=PAGE_4) as page:
        wait_for_tiles(page)
        place = page.locator("[data-place=short]")
        eventually(lambda: "\u4e00\u81f4" in page.locator(".foot .now").inner_text())  # what the test before put back is set
        told = page.evaluate(
            "async () => (await (await fetch('/api/pages/4/geometry', { headers: { Authorization: 'Bearer '"
            " + sessionStorage.getItem('banmian-desk-key') } })).json())"
        )
        x, y, *_ = next(b for b in told["blocks"] if b["story"] == "lamp" and b["role"] == "body")["rects"][0]
        sheet = page.locator(".sheet").bounding_box()
        page.mouse.click(
            sheet["x"] + (x + 3) * sheet["width"] / told["trim"][0], sheet["y"] + (y + 3) * sheet["height"] / told["trim"][1]
        )
        page.wait_for_selector(".source .code")
        assert page.locator(".source .code").inner_text().startswith("lamp.md : ")
        assert place.get_attribute("aria-pressed") == "true"


def test_zoom_is_sharp_and_keeps_what_the_middle_shows(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at=PAGE_4) as page:
        wait_for_tiles(page)
        for _ in range(12):
            page.keyboard.press("+")
        assert page.locator(".percent").inner_text() == "400%"
        eventually(lambda: page.locator(".sheet canvas").count() and page.evaluate(SHARP))
        box, stage = page.locator(".sheet").bounding_box(), page.locator(".scroll").bounding_box()
        middle = (stage["x"] + stage["width"] / 2 - box["x"]) / box["width"]
        assert 0.4 < middle < 0.6
        page.keyboard.press("z")
        assert page.locator(".percent").inner_text() != "400%"
        eventually(lambda: page.evaluate(SHARP))


SHARP = """() => { const last = [...document.querySelectorAll('.sheet canvas')].pop();
  return Math.abs(last.getBoundingClientRect().width * devicePixelRatio - last.width) < 1.5; }"""


def test_a_layout_that_cannot_be_read_leaves_the_last_page_under_a_veil(desk: Running, chromium: Any) -> None:
    layout = desk.root / "layouts/small/pages/back.yaml"
    before = layout.read_bytes()
    with opened(chromium, desk, "en", at=PAGE_4) as page:
        wait_for_tiles(page)
        try:
            layout.write_text("schema: [", encoding="utf-8")
            page.wait_for_selector(".sheet.veil .veil-words p")
            assert page.locator(".sheet canvas").count() > 0
            assert "cannot be read" in page.locator(".foot .now").inner_text()
        finally:
            layout.write_bytes(before)
        page.wait_for_selector(".sheet:not(.veil)")


def test_the_keyboard_alone_gets_everywhere(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk) as page:
        page.keyboard.press("4")
        wait_for_tiles(page)
        assert address(page).endswith(PAGE_4)
        page.keyboard.press("PageUp")
        page.wait_for_url("**/page/3")
        page.keyboard.press("PageDown")
        page.wait_for_url("**/page/4")
        wait_for_tiles(page)
        page.keyboard.press("g")
        page.wait_for_selector("svg .column")
        regions = []
        for _ in range(4):
            page.keyboard.press("F6")
            regions.append(page.evaluate("document.activeElement.dataset.region"))
        assert regions == ["strip", "page", "panel", "foot"]
        page.keyboard.press("F6")
        page.keyboard.press("F6")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.place") == "cont", "places come in reading order"
        page.keyboard.press("Enter")
        page.wait_for_selector(".selected h3 >> text=cont")
        assert page.evaluate("document.activeElement.dataset.place") == "cont", "the focus stays"
        page.keyboard.press("/")
        page.keyboard.type("lamp")
        page.wait_for_selector("dialog .found button")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog", state="detached")
        page.wait_for_selector(".selected h3 >> text=short")
        page.keyboard.press("?")
        page.wait_for_selector("dialog kbd")
        page.keyboard.press("Escape")
        page.keyboard.press("0")
        page.wait_for_selector(".grp")


def test_the_language_is_switched_in_place(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk) as page:
        page.click(".folio button[lang=en]")
        page.wait_for_selector("h1 >> text=The issue, 4 pages")
        assert page.evaluate("document.documentElement.lang") == "en"
        page.click(".folio button[lang=zh-Hans]")
        page.wait_for_selector("h1 >> text=\u5168\u62a5\u56db\u7248")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_serious(desk: Running, chromium: Any, lamp: Path, lang: str) -> None:
    change(lamp, WORD, MUCH)
    with opened(chromium, desk, lang) as page:
        page.wait_for_selector(".msg")
        look(page, f"{lang} issue")
        page.evaluate(f"location.hash = '{PAGE_4}'")
        wait_for_tiles(page)
        page.click("[data-place=short]")
        page.wait_for_selector(".selected")
        look(page, f"{lang} page")


def look(page: Any, where: str) -> None:
    assert serious(page) == [], where


def test_a_page_is_signed_would_change_and_is_withdrawn(desk: Running, chromium: Any, lamp: Path) -> None:
    signed = desk.file("signed.yaml")
    with opened(chromium, desk, at=PAGE_4) as page:
        wait_for_tiles(page)
        page.wait_for_selector("[data-focus=sign]:not([disabled])")
        page.keyboard.press("s")
        page.wait_for_selector("dialog.sign img:not(.blank)")
        page.fill("#sign-name", "\u6837\u4e00")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog", state="detached")
        page.wait_for_selector(".aside .st.ok >> text=\u6837\u4e00")
        assert "4: {state: signed" in signed.read_text(encoding="utf-8")
        change(lamp, WORD, OTHER)
        page.wait_for_selector(".signing h2")
        assert page.locator(".aside .msg small", has_text="SGN001").count() == 1
        assert page.locator(".signing .way .code").first.inner_text().startswith("lamp.md")
        look(page, "a signed page that would change")
        page.click("[data-focus=withdraw]")
        assert page.input_value("#sign-name") == "\u6837\u4e00", "the name is remembered"
        page.fill("#sign-why", "\u8bf4\u660e")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog", state="detached")
        page.wait_for_selector(".aside .st.draft")
        assert "what: withdrawn" in signed.read_text(encoding="utf-8")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+z")
        page.wait_for_selector(".knobs [role=status]:text('\u518d\u64a4\u9500\u4e00\u6b21')")
        assert "what: withdrawn" in signed.read_text(encoding="utf-8") and OTHER in lamp.read_text(encoding="utf-8")
        page.click("[data-focus=sign]:not([disabled])")
        page.wait_for_selector("dialog.sign")
        page.keyboard.insert_text("\u6837\u4e8c")
        assert page.input_value("#sign-name") == "\u6837\u4e8c", "another editor types her name over it"


def test_a_window_without_the_key_says_what_to_do(desk: Running, chromium: Any) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(desk.base)
    page.wait_for_selector(".refused")
    assert "banmian desk" in page.locator(".refused").inner_text()
    context.close()


def test_nothing_is_asked_of_another_address(desk: Running, chromium: Any) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(desk.address)
    page.wait_for_selector(".grp")
    page.goto(f"{desk.base}{PAGE_4}")
    wait_for_tiles(page)
    assert all(url.startswith((desk.base, "blob:")) for url in asked)
    context.close()


def test_a_desk_that_stops_says_so_and_keeps_what_is_shown(desk: Running, chromium: Any) -> None:
    """The last test of this file: it ends the desk that all of them share."""
    with opened(chromium, desk, "en", at=PAGE_4) as page:
        wait_for_tiles(page)
        desk.process.terminate()
        page.wait_for_selector(".gone p >> text=The desk has stopped")
        assert page.locator(".sheet canvas").count() > 0
        assert "not heard of" in page.locator(".foot .now").inner_text()
