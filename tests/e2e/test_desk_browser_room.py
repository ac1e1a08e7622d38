"""The desk on small and large screens, and what lies over a page: the issue uses the room there is, no frame runs through a head's
letters, and the handle of a gutter says between which columns it stands."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, PATIENCE, Running, eventually, opened, running_desk
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")

HIDDEN = "(() => { const own = document.querySelector('.pages'); return own.scrollHeight - own.clientHeight; })()"
"""Pixels that have to be scrolled."""
SHEETS = "[...document.querySelectorAll('.grp img')].map((one) => one.getBoundingClientRect())"
AS_LARGE = """async () => {
  const { sized } = await import('/static/js/sheetsize.js');
  sized(document.querySelector('.pages'), [{ trim: [765, 1106] }]);
}"""
"""As if the pages of this issue were those of a newspaper, whose small picture has more pixels."""
CROSSED = """async () => {
  const { outline } = await import('/static/js/outline.js');
  // a head of one column whose last line of letters reaches out of it, its text under it and in the next column
  const letters = [40, 34, 90, 30];
  const path = outline([[40, 20, 100, 40], [40, 70, 100, 90], [152, 20, 100, 140]], 3.5, 30);
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  const [x, y, width, height] = letters;
  const at = Array.from({ length: Math.ceil(line.getTotalLength()) }, (_, n) => line.getPointAtLength(n));
  return [at.filter((p) => p.x > x && p.x < x + width && p.y > y && p.y < y + height).length, path];
}"""


def test_the_pages_of_an_issue_are_as_large_as_all_of_them_can_be_seen(desk: Running, chromium: Any) -> None:
    wide: dict[int, float] = {}
    with opened(chromium, desk) as page:
        for width, height in ((1280, 720), (1920, 1080), (2560, 1440)):
            page.set_viewport_size({"width": width, "height": height})
            eventually(lambda: page.evaluate("getComputedStyle(document.querySelector('.pages')).getPropertyValue('--sheet')"))
            page.wait_for_timeout(100)
            sheets = page.evaluate(SHEETS)
            wide[width] = sheets[0]["width"]
            assert len({round(one["width"]) for one in sheets}) == 1
            within = page.evaluate(HIDDEN)
            assert within <= 0 or wide[width] <= 190, (width, within)
        assert wide[1280] <= wide[1920] <= wide[2560], wide
        page.evaluate(AS_LARGE)
        assert page.evaluate(SHEETS)[0]["width"] > 300, "a large screen is used"
        assert page.evaluate(HIDDEN) <= 0


def test_on_a_narrow_screen_small_pages_are_whole_and_a_stamp_is_read_to_its_end(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/page/1") as page:
        page.set_viewport_size({"width": 900, "height": 800})
        page.wait_for_selector(".strip img")
        cut = """[...document.querySelectorAll('.strip .th')].filter((one) =>
            one.getBoundingClientRect().bottom > document.querySelector('.strip').getBoundingClientRect().bottom).length"""
        assert page.evaluate(cut) == 0
        page.set_viewport_size({"width": 1280, "height": 800})
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".cap .st")
        page.evaluate("document.querySelectorAll('.cap .st').forEach((one) => { one.textContent = 'proof 1, changed since'; })")
        assert page.evaluate("[...document.querySelectorAll('.cap .st')].every((one) => one.scrollWidth <= one.clientWidth)")


def test_no_frame_of_a_place_runs_between_its_head_and_its_text(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/page/1") as page:
        crossed, path = page.evaluate(CROSSED)
        assert crossed == 0, path
        assert path.count("M") == 4, "head and texts are one: four sides"
        page.wait_for_selector(".places button")
        places = page.evaluate("document.querySelectorAll('path.fr').length")
        assert places == page.locator(".places button[data-focus^=place-]").count()
        assert page.locator("g[mask] path.fr").count() == places, "broken where the letters of heads stand"


def test_the_handle_of_a_gutter_says_between_which_columns_it_stands(desk: Running, chromium: Any) -> None:
    for lang, said in (("zh", "\u7b2c1\u30012\u680f\u4e4b\u95f4"), ("en", "between columns 1 and 2")):
        with opened(chromium, desk, lang, at="#/page/4") as page:
            handle = page.locator(".grip.gutter").first
            handle.wait_for(state="attached")
            assert handle.get_attribute("aria-valuetext") == said
            assert handle.get_attribute("aria-valuenow") == "1"
            assert "25" in str(handle.get_attribute("aria-label")), "which of them, by its lines"


NAMES = {
    "layouts/small/pages/front.yaml": ("places:\n", "called: {zh: \u5934\u7248, en: Front page}\nplaces:\n"),
    "layouts/small/paper.yaml": ("head-styles:\n  lead:\n", "head-styles:\n  lead:\n    called: {zh: \u5934\u6761}\n"),
}
"""What editors call a layout and a head style of the small project."""


def test_layouts_places_and_styles_are_called_as_their_files_say(chromium: Any, tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    front = root / "layouts/small/pages/front.yaml"
    for name, (old, new) in NAMES.items():
        file = root / name
        text = file.read_text(encoding="utf-8")
        assert old in text, name
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    text = front.read_text(encoding="utf-8")
    front.write_text(text.replace("  lead:\n", "  lead:\n    called: {zh: \u5934\u7bc7}\n", 1), encoding="utf-8")
    with running_desk(root, "content/2021-03-05") as desk:
        for lang, style, called in (("zh", "\u5934\u6761\uff08lead\uff09", "\u5934\u7bc7"), ("en", "lead", "lead")):
            with opened(chromium, desk, lang, at="#/page/1") as page:
                own = page.locator("[data-place=lead]")
                own.dispatch_event("click")
                chosen = page.locator("select[data-focus=head-style] option[value=lead]")
                eventually(partial(lambda option, words: option.inner_text().startswith(words), chosen, style))
                assert str(own.get_attribute("aria-label")).startswith(called)
                assert "lead" in page.locator(".selected").first.inner_text(), "its id, by which the file has it"
    shutil.rmtree(root / "content")
    (root / "content").mkdir()
    with running_desk(root, "content") as desk:
        for lang, name in (("zh", "\u5934\u7248 front"), ("en", "Front page front")):
            context = chromium.new_context()
            context.add_init_script(f"localStorage.setItem('banmian-desk-lang', '{lang}')")
            page = context.new_page()
            page.goto(desk.address)
            page.wait_for_selector(".first-issue .sketch", timeout=PATIENCE)
            assert name in page.locator(".layouts").inner_text()
            context.close()
