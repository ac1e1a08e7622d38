"""A picture dropped alone in a browser: into a story as the line that is shown first, in place of another, undone; by keys, in both
languages."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious
from PIL import Image

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
DROP = """(coded) => {
  const bytes = Uint8Array.from(atob(coded), (one) => one.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], 'Rain 01.JPG', { type: 'image/jpeg' }));
  document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (600, 400), (90, 120, 150)).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_picture_goes_into_the_story_that_it_is_dropped_on(desk: Running, chromium: Any, lang: str) -> None:
    article, picture = desk.file("articles/lamp.md"), desk.file("images/rain-01.jpg")
    before = article.read_bytes()
    with opened(chromium, desk, lang, at="#/story/4/lamp") as page:
        page.wait_for_selector(".sv .cm-content")
        page.evaluate(DROP, b64encode(jpeg()).decode())
        page.wait_for_selector(".card.picture .foreseen .p")
        assert page.locator(".card select").first.input_value() == "lamp"
        page.locator("[data-focus^=caption]").focus()
        page.keyboard.type("\u96e8\u591c")
        page.wait_for_selector(".foreseen .p >> text=\u96e8\u591c")
        page.wait_for_selector(".card .main:enabled")
        assert serious(page) == []
        assert article.read_bytes() == before and not picture.exists(), "nothing is written before the button"
        page.keyboard.press("Enter")
        line = '![](images/rain-01.jpg "\u96e8\u591c"){name=rain-01}'
        # The picture is written first, the article that names it after it: the test may look in between.
        eventually(lambda: article.read_text(encoding="utf-8").endswith(f"\n\n{line}\n"))
        assert picture.read_bytes() == jpeg()
        eventually(lambda: page.locator(".card").count() == 0)
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".grp")
        page.keyboard.press("Control+z")
        eventually(lambda: not picture.exists() and article.read_bytes() == before)


def test_a_file_of_that_name_stays_and_a_file_may_come_alone(desk: Running, chromium: Any) -> None:
    """On the page a place is selected; without a story only images/ gets something."""
    there = desk.file("images/rain-01.jpg")
    there.write_bytes(b"hers")
    alone, articles = desk.file("images/rain-01-2.jpg"), {p: p.read_bytes() for p in desk.file("articles").glob("*.md")}
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.wait_for_selector(".places button")
        page.evaluate(DROP, b64encode(jpeg()).decode())
        page.wait_for_selector(".card.picture .main:enabled")
        assert page.locator("[data-focus^=file]").input_value() == "rain-01-2.jpg"
        page.fill("[data-focus^=file]", "rain-01.jpg")
        page.wait_for_selector(".card [role=alert]")
        assert page.locator(".card .main").is_disabled()
        page.fill("[data-focus^=file]", "rain-01-2.jpg")
        page.wait_for_selector(".card .main:enabled")
        page.click(".card .main")
        eventually(alone.exists)
        assert there.read_bytes() == b"hers" and {p: p.read_bytes() for p in articles} == articles
