"""What in the layout makes a text fit: offered where a trial shows it, told with its diff, and true when it is written."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from desk_routes import at_desk, got, sent
from project import small_project

ISSUE = "content/2021-03-05"
LINE = "\u706f\u4eae\u4e86\u3002"


def over(root: Path, lines: int, fitted: bool = True) -> None:
    """The last of the shorts has so many paragraphs of one line more than its place holds. `fitted`: copyfit may change the
    page."""
    back, tree = root / "layouts/small/pages/back.yaml", root / ISSUE / "articles/tree.md"
    assert "text: [{cols: 2, lines: 3-15}]" in back.read_text("utf-8")
    tree.write_text(tree.read_text("utf-8").rstrip() + f"\n\n{LINE}" * lines + "\n", encoding="utf-8")
    if not fitted:
        back.write_text(back.read_text("utf-8").replace("schema: 1\n", "schema: 1\ncopyfit: off\n", 1), encoding="utf-8")


async def misfits(client: Any) -> list[Any]:
    state = await got(client, "/api/state")
    return [m for m in state["messages"] if m["code"] in ("FLW001", "FLW002") and m["page"] == 4]


async def ways(client: Any, message: Any) -> list[Any]:
    status, told = await sent(client, "/api/ways", number=message["number"], code=message["code"])
    assert status == 200, told
    return list(told["ways"])


def test_what_a_trial_shows_to_mend_it_is_offered_and_mends_it(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    over(root, 1, fitted=False)

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            (message,) = await misfits(client)
            found = await ways(client, message)
            first = found[0]
            assert first["gesture"] == {"gesture": "foot", "page": 4, "target": "places.short", "by": 1}
            come = [row["text"] for row in first["diff"][0]["rows"] if row["sign"] == "+"]
            assert come == ["    text: [{cols: 2, lines: 3-16}]", "    pin: place"]
            assert all("short" not in str(way["gesture"]) or way["gesture"]["by"] > 0 for way in found)
            assert not (root / ISSUE / "pages").exists(), "nothing is written"
            status, tried = await sent(client, "/api/trial", gesture=first["gesture"])
            assert status == 200 and not [m for m in tried["messages"] if m["severity"] != "info"]
            status, _ = await sent(client, "/api/edit", gesture=first["gesture"], base=tried["base"])
            assert status == 200
            await desk.saved(None)
            assert await misfits(client) == []

    asyncio.run(ran())


def test_what_would_break_something_else_is_not_offered(tmp_path: Path) -> None:
    """Under the shorts there is one free line: two more would stand in the title below."""
    root = small_project(tmp_path / "project")
    over(root, 9)

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (_, client):
            (message,) = await misfits(client)
            assert await ways(client, message) == []
            status, refused = await sent(client, "/api/ways", number=message["number"], code="FLW002")
            assert status >= 400 and refused["code"]

    asyncio.run(ran())


def test_two_parts_that_lie_over_one_another_are_parted(tmp_path: Path) -> None:
    """A text that begins in the rows of another's text: later with it, or that one's foot higher."""
    root = small_project(tmp_path / "project")
    back = root / "layouts/small/pages/back.yaml"

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            text = back.read_text("utf-8")
            back.write_text(
                text.replace("head: {style: plain, cols: 1, lines: 11-12}", "head: {style: plain, cols: 1, lines: 5-6}"), "utf-8"
            )
            await desk.saved(None)
            (message,) = [m for m in (await got(client, "/api/state"))["messages"] if m["code"] == "TPL005"]
            assert message["page"] == 4
            found = [way["gesture"] for way in await ways(client, message)]
            assert {"gesture": "head", "page": 4, "target": "places.fares.head", "by": 1} in found, found
            status, tried = await sent(client, "/api/trial", gesture=found[0])
            assert status == 200 and tried["whole"] and "TPL005" not in {m["code"] for m in tried["messages"]}

    asyncio.run(ran())


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("TPL004", "text: [{cols: 2, lines: 3-15}]", "text: [{cols: 2, lines: 3-99}]"),
        ("TPL004", "text: [{cols: 2, lines: 3-15}]", "text: [{cols: 2-9, lines: 3-15}]"),
    ],
)
def test_what_stands_outside_the_type_area_is_brought_back(tmp_path: Path, code: str, before: str, after: str) -> None:
    root = small_project(tmp_path / "project")
    back = root / "layouts/small/pages/back.yaml"

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            text = back.read_text("utf-8")
            assert before in text
            back.write_text(text.replace(before, after), "utf-8")
            await desk.saved(None)
            (message,) = [m for m in (await got(client, "/api/state"))["messages"] if m["code"] == code]
            found = await ways(client, message)
            assert found and {way["gesture"]["gesture"] for way in found} <= {"foot", "side", "move"}, found
            status, tried = await sent(client, "/api/trial", gesture=found[0]["gesture"])
            assert status == 200 and tried["whole"] and code not in {m["code"] for m in tried["messages"]}

    asyncio.run(ran())


def test_a_place_without_a_story_is_offered_those_that_wait(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    issue = root / ISSUE / "issue.yaml"

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            text = issue.read_text("utf-8")
            assert text.count("fares: fares") == 1
            issue.write_text("".join(line for line in text.splitlines(True) if "fares: fares" not in line), "utf-8")
            await desk.saved(None)
            messages = (await got(client, "/api/state"))["messages"]
            (message,) = [m for m in messages if m["code"] == "PLN005"]
            assert message["page"] == 4, "it stands on its page"
            (way,) = await ways(client, message)
            assert way["gesture"] == {"gesture": "put", "page": 4, "target": "4.fares", "story": "fares"}
            assert any("fares: fares" in row["text"] for row in way["diff"][0]["rows"])
            assert "fares: fares" not in issue.read_text("utf-8")

    asyncio.run(ran())


def test_a_trial_that_makes_a_text_over_has_a_way_out_that_is_one_step(tmp_path: Path) -> None:
    """The head a line lower, then the foot a line lower: both at once, written once, undone once."""
    root = small_project(tmp_path / "project")
    head = {"gesture": "head", "page": 4, "target": "places.short", "by": 1}

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (_, client):
            status, tried = await sent(client, "/api/trial", gesture=head)
            assert status == 200 and any(m["over"] for m in tried["messages"]), tried
            status, told = await sent(client, "/api/ways", gesture=head)
            assert status == 200, told
            then = {"gesture": "foot", "page": 4, "target": "places.short", "by": 1}
            way = next(way for way in told["ways"] if way["gesture"]["then"] == then)
            assert way["gesture"] == {"gesture": "further", "page": 4, "first": head, "then": then}
            assert not (root / ISSUE / "pages").exists(), "nothing is written"
            status, tried = await sent(client, "/api/trial", gesture=way["gesture"])
            assert status == 200 and not [m for m in tried["messages"] if m["severity"] != "info"]
            status, done = await sent(client, "/api/edit", gesture=way["gesture"], base=tried["base"])
            assert status == 200 and "lines: 4-16" in (root / ISSUE / "pages/back.yaml").read_text("utf-8"), done
            status, _ = await sent(client, "/api/undo")
            assert status == 200 and not (root / ISSUE / "pages/back.yaml").exists()
            nested = {"gesture": "further", "page": 4, "first": way["gesture"], "then": then}
            status, _ = await sent(client, "/api/trial", gesture=nested)
            assert status == 422, "two gestures, not a heap of them"

    asyncio.run(ran())


def test_a_container_without_a_place_is_offered_those_that_have_no_story(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    issue = root / ISSUE / "issue.yaml"
    issue.write_text(issue.read_text("utf-8").replace("      side: clock#more\n", ""), encoding="utf-8")

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (_desk, client):
            state = await got(client, "/api/state")
            (message,) = [m for m in state["messages"] if m["code"] == "PLN006"]
            found = await ways(client, message)
            assert [way["gesture"] for way in found] == [{"gesture": "put", "page": 1, "target": "1.side", "story": "clock#more"}]
            status, tried = await sent(client, "/api/trial", gesture=found[0]["gesture"])
            assert status == 200 and not [m for m in tried["messages"] if m["code"] in ("PLN005", "PLN006")]

    asyncio.run(ran())
