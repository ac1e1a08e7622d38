"""The layout of all issues is edited only after a dialog that names them; without it the first gesture copies it for this issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, opened, running_desk, serious
from project import small_project

from banmian.new.issue import AskedIssue, new_issue

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE, NEXT, FRONT, NAME = "content/2021-03-05", "content/2021-03-15", "layouts/small/pages/front.yaml", "\u6837\u4e09"
SIGNED = f"""schema: 1
pages:
  1: {{state: signed, by: {NAME}, at: "2021-03-14T17:32:00+08:00", fingerprint: {"a" * 32}}}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = small_project(tmp_path_factory.mktemp("layouts") / "project")
    new_issue(AskedIssue(root, "2021-03-15", "", ISSUE))
    (root / NEXT / "signed.yaml").write_text(SIGNED, encoding="utf-8")
    with running_desk(root, ISSUE) as running:
        yield running


def asked(page: Any) -> None:
    page.locator("[data-focus=shared-layout]").press("Enter")
    page.wait_for_selector("dialog.layouts")


def one_line_up(page: Any) -> None:
    page.wait_for_selector("[data-place=lead]").dispatch_event("click")
    page.locator(".grip.foot").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(".tried .diff .p")


def test_all_issues_and_their_signatures_are_named_before_their_layout_is_changed(desk: Running, chromium: Any) -> None:
    file = desk.root / FRONT
    before = file.read_bytes()
    with opened(chromium, desk, "en", at="#/page/1") as page:
        asked(page)
        rows = page.locator("dialog .users tbody tr").all_inner_texts()
        assert len(rows) == 2 and "2021-03-15" in rows[0] and f"1 by {NAME}" in rows[0] and "this one" in rows[1]
        assert "number 9, page 1, signed by" in page.locator("dialog .red").inner_text()
        assert serious(page) == []
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="detached")
        assert page.locator(".of-all").count() == 0, "nothing was begun"
        asked(page)
        page.keyboard.press("Enter")
        page.wait_for_selector(".of-all")
        assert "2 issues have this layout" in page.locator(".of-all").inner_text()
        one_line_up(page)
        assert FRONT in page.locator(".tried").inner_text() and page.locator(".of-all").is_visible()
        assert "copied" not in page.locator(".tried").inner_text() and file.read_bytes() == before
        page.keyboard.press("Enter")
        page.wait_for_selector(".knobs [role=status]:text('Written')")
        assert file.read_bytes() != before and not desk.file("pages/front.yaml").exists()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+z")
        page.wait_for_selector(".knobs [role=status]:text('Undone')")
        assert file.read_bytes() == before
        page.evaluate("location.hash = '#/page/4'")
        page.wait_for_selector(".of-all", state="detached")
        page.evaluate("location.hash = '#/page/1'")
        one_line_up(page)
        assert "copied for this one first" in page.locator(".tried").inner_text(), "it holds for one visit"
        page.keyboard.press("Enter")
        page.wait_for_selector(".knobs [role=status]:text('Written')")
        assert file.read_bytes() == before and desk.file("pages/front.yaml").exists()


def test_an_issue_with_its_own_layout_is_told_that_it_would_not_change(desk: Running, chromium: Any) -> None:
    own = desk.file("pages/front.yaml")
    own.parent.mkdir(exist_ok=True)
    own.write_bytes((desk.root / FRONT).read_bytes())
    with opened(chromium, desk, "zh", at="#/page/1") as page:
        asked(page)
        assert "pages/front.yaml" in page.locator("dialog").inner_text()
        assert page.locator("dialog [data-focus=shared-begin]").count() == 0
        assert page.locator("dialog .users tbody tr").count() == 1
        assert serious(page) == []
        assert page.locator("dialog .foretold").count() == 1, "a signed page of another issue may change"
        page.press("[data-focus=share-look]", "Enter")
        page.wait_for_selector("dialog .elsewhere >> text=\u4ec0\u4e48\u4e5f\u4e0d\u53d8")
        assert serious(page) == []
        assert page.locator("dialog .foretold").count() == 0, "now it is known: it does not"
        page.press("[data-focus=share-write]", "Enter")
        page.wait_for_selector(".knobs [role=status] >> text=\u6539\u6210\u5408\u7528\u7684")
        assert not own.exists()
