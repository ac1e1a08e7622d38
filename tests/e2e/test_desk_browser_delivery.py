"""The delivery button: what `banmian deliver` writes, by a click; what was sent stays; a refusal leads to its cause."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, running_desk, serious
from project import run, small_project

from banmian.outputs.names import MARK

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
WORD, OTHER = "\u540e\u8857", "\u524d\u8857"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_desk(small_project(tmp_path_factory.mktemp("delivery") / "project", OTHER), ISSUE) as running:
        yield running


def sent(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.name != "STALE.txt"}


def test_one_that_is_cancelled_leaves_nothing(desk: Running, chromium: Any) -> None:
    out = desk.root / "build/2021-03-05"
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and ".desk" not in path.parts}
    with opened(chromium, desk, "zh") as page:
        page.click("[data-focus=deliver]")
        page.press("[data-focus=cancel-delivery]", "Enter")
        page.wait_for_selector(".delivery [role=status] >> text=\u5df2\u653e\u5f03")
        assert page.locator("[data-focus=deliver]").is_enabled() and serious(page) == []
    left = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and ".desk" not in path.parts}
    assert {path: left.get(path) for path in before} == before
    assert [path for path in left if path not in before and "versions" not in path.parts and path.name != MARK] == []


def test_it_is_delivered_once_and_what_changes_goes_beside_it(desk: Running, chromium: Any) -> None:
    out = desk.root / "build/2021-03-05"
    with opened(chromium, desk, "en") as page:
        button = page.locator("[data-focus=deliver]")
        assert button.inner_text() == "To the print shop"
        button.press("Enter")
        page.wait_for_selector(".delivery [role=status] >> text=Delivering")
        page.wait_for_selector(".delivery code >> text=build/2021-03-05/delivery/")
        first = sent(out / "delivery")
        assert {"ticket.json", "README.txt", "SHA256SUMS"} <= set(first)
        page.locator(".delivery summary").press("Enter")
        shown = page.locator(".delivery details td.name").all_inner_texts()
        assert sorted(shown) == sorted(first), "what was written is named"
        assert serious(page) == []
        button.click()
        page.wait_for_selector(".delivery [role=status] >> text=nothing needs to be sent again")
        lamp = desk.file("articles/lamp.md")
        before = lamp.read_text(encoding="utf-8")
        lamp.write_text(before.replace(WORD, OTHER), encoding="utf-8")
        page.wait_for_selector(".delivery .red >> text=Page 4 has changed since it was sent")
        button.click()
        page.wait_for_selector(".delivery code >> text=correction-1")
        assert sent(out / "delivery") == first, "what was sent stays as it was sent"
        assert any(name.endswith("-A04b.pdf") for name in sent(out / "correction-1"))
        lamp.write_text(before, encoding="utf-8")
    done = run("deliver", desk.root / ISSUE, "--out", desk.root / "terminal")
    assert done.code == 0, done.err
    assert sent(desk.root / "terminal/2021-03-05/delivery") == first, "the same bytes as by the command"


def test_what_stands_in_the_way_is_said_and_leads_to_its_cause(desk: Running, chromium: Any) -> None:
    paper = desk.root / "layouts/small/paper.yaml"
    before = paper.read_text(encoding="utf-8")
    for folder in (desk.root / "build/2021-03-05").glob("correction-*"):
        folder.rename(desk.root / folder.name)
    (desk.root / "build/2021-03-05/delivery").rename(desk.root / "sent")
    paper.write_text(before + "deliver: {signed-only: yes}\n", encoding="utf-8")
    with opened(chromium, desk, "zh") as page:
        page.wait_for_selector(".delivery .soft >> text=\u7b7e\u9f50")
        page.click("[data-focus=deliver]")
        page.wait_for_selector(".delivery .msg")
        assert not (desk.root / "build/2021-03-05/delivery").exists()
        assert "SGN006" in page.locator(".delivery .msg").first.inner_text()
        assert serious(page) == []
        page.click("[data-focus=delivery-0]")
        page.wait_for_selector("[data-focus=sign]")
        paper.write_text(before, encoding="utf-8")
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".delivery .msg", state="detached")
        assert page.locator(".delivery h3").count() == 0, "its cause is gone, and with it the notice"


def test_a_folder_that_is_another_delivery_is_not_touched(desk: Running, chromium: Any) -> None:
    folder = desk.root / "build/2021-03-05/delivery"
    folder.mkdir(exist_ok=True)
    (folder / "ticket.json").write_text("{}", encoding="utf-8")
    with opened(chromium, desk, "en") as page:
        eventually(lambda: page.locator("[data-focus=deliver]").count() == 1)
        page.click("[data-focus=deliver]")
        page.wait_for_selector(".delivery .msg >> text=DSK080")
    assert [path.name for path in folder.iterdir()] == ["ticket.json"]
