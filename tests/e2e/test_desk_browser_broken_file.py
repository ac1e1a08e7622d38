"""The desk in a browser: a layout broken elsewhere during a drag ends it, with words; rulers stay in sight at 400 %."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")


def test_a_drag_ends_where_the_layout_is_broken_meanwhile(desk: Running, chromium: Any) -> None:
    layout = desk.root / "layouts/small/pages/front.yaml"
    text = layout.read_text(encoding="utf-8")
    with opened(chromium, desk, "en", at="#/page/1") as page:
        place = page.locator("[data-focus=place-lead]").first
        place.wait_for()
        place.dispatch_event("click")
        box = eventually(lambda: page.locator("[data-focus='grip-foot-places.lead']").bounding_box())
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + 40)
        page.wait_for_selector(".tried")
        layout.write_text(text.replace("places:", "places: [{", 1), encoding="utf-8")
        try:
            page.wait_for_selector(".tried", state="detached")
            page.mouse.move(x, y + 80)
            page.mouse.up()
            page.wait_for_selector(".knobs [role=status]:text-matches('put back: front.yaml line')")
            assert page.locator(".tried").count() == 0 and not desk.file("pages/front.yaml").exists()
        finally:
            layout.write_text(text, encoding="utf-8")
        eventually(lambda: page.locator(".veil").count() == 0)


def test_rulers_and_the_whole_page_stay_in_sight_when_it_is_large(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "zh", at="#/page/1") as page:
        page.wait_for_selector(".rl i")
        for _ in range(8):
            page.click("[data-focus=in]")
        assert page.locator("[data-focus=fit]").inner_text().split() == ["\u6574\u7248", "400%"]
        page.evaluate("document.querySelector('.scroll').scrollTo(700, 900)")
        stage = page.locator(".scroll").bounding_box()
        columns, lines = (page.locator(name).first.bounding_box() for name in (".rc", ".rl"))
        assert abs(columns["y"] - stage["y"]) < 1 and abs(lines["x"] - stage["x"]) < 1
        page.click("[data-focus=fit]")
        assert page.locator("[data-focus=fit][aria-pressed=true]").count() == 1
