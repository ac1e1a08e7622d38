"""Kept versions on the desk: listed, drawn, compared as `banmian changes` compares, gone back to as `banmian back` does, undone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from desk_routes import at_desk, got, sent
from project import run, small_project, spoil

from banmian.desk.desk import Desk

ISSUE = "content/2021-03-05"
LAMP, CLOCK, NEW = f"{ISSUE}/articles/lamp.md", f"{ISSUE}/images/clock.svg", f"{ISSUE}/images/new.svg"
SIX, SEVEN = "\u6628\u665a\u516d\u70b9", "\u6628\u665a\u4e03\u70b9"


def test_versions_are_listed_drawn_compared_and_gone_back_to(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project", "\u4e03")
    assert run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--json").code == 0
    asyncio.run(_through(root))


async def _through(root: Path) -> None:
    async with at_desk(root, ISSUE) as (desk, client):
        before = await got(client, "/api/versions")
        version = before["versions"][0]
        assert before["now"] == version["id"] and version["what"] == "build" and version["errors"] == 0
        spoil(root / LAMP, {SIX: SEVEN})
        await desk.saved([root.resolve() / LAMP])
        await _without_the_setter(desk, client, version["id"])
        await _drawn(client, version["id"])
        await _gone_back(desk, client, root, version["id"])
        await _refused(client, version["id"])


async def _without_the_setter(desk: Desk, client: httpx.AsyncClient, version: str) -> None:
    """While a version is being set and compared the setter is free for what is typed."""
    asked, ask = [], desk.asking.ask

    async def told(name: str, *given: Any, **more: Any) -> Any:
        asked.append(name)
        return await ask(name, *given, **more)

    desk.asking.ask = told  # type: ignore[method-assign]
    await _compared(client, version)
    desk.asking.ask = ask  # type: ignore[method-assign]
    assert not {"changes", "version_tiles", "way_back", "back"} & set(asked), asked


async def _compared(client: httpx.AsyncClient, version: str) -> None:
    told = await got(client, f"/api/changes?from={version}")
    [change] = told["changes"]
    assert told["whole"] and [page["number"] for page in told["pages"]] == [1, 2, 3, 4]
    assert (change["page"], change["story"], change["kind"], change["paragraph"]) == (4, "lamp", "words", 1)
    assert [kind for kind, _ in change["words"] if kind != "="] == ["-", "+"]
    assert ["-", SIX[2]] in change["words"] and ["+", SEVEN[2]] in change["words"]
    page, x, y, width, height = change["places"][0]
    assert page == 4 and x > 0 and y > 0 and 8 < width < 10 and 8 < height < 10, "one character, in points"
    assert change["file"] == LAMP and change["line"] == 6
    assert (await got(client, f"/api/changes?from={version}&page=1"))["changes"] == []
    assert (await got(client, f"/api/changes?from={version}&to={version}"))["changes"] == []


async def _drawn(client: httpx.AsyncClient, version: str) -> None:
    """A version's page is a picture of its own; a page that did not change has the same pixels."""
    then, now = [await got(client, f"/api/{where}/4/100") for where in (f"versions/{version}/tiles", "tiles")]
    assert then["size"] == now["size"] and then["tiles"] != now["tiles"]
    same = [await got(client, f"/api/{where}/2/100") for where in (f"versions/{version}/tiles", "tiles")]
    assert same[0]["tiles"] == same[1]["tiles"]
    name = then["tiles"][0]["hash"]
    tile = await client.get(f"/api/versions/{version}/tiles/4/100/{name}.png")
    assert tile.status_code == 200 and tile.content.startswith(b"\x89PNG")


async def _gone_back(desk: Desk, client: httpx.AsyncClient, root: Path, version: str) -> None:
    """A changed text, a picture that went and one that came: all as they were, and by one undo all as they were before that."""
    clock, lamp = (root / CLOCK).read_bytes(), (root / LAMP).read_bytes()
    (root / CLOCK).unlink()
    (root / NEW).write_bytes(clock)
    way = await got(client, f"/api/versions/{version}/back")
    steps = [("bring back", CLOCK), ("change", LAMP), ("take away", NEW)]
    assert sorted((s["what"], s["path"]) for s in way["steps"]) == steps and way["told"] == []
    status, told = await sent(client, "/api/back", version=version, now="0" * 10)
    assert status == 409 and told["code"] == "DSK051" and not (root / CLOCK).exists()
    status, told = await sent(client, "/api/back", version=version, now=way["now"])
    assert status == 200 and told["gesture"]["gesture"] == "back"
    assert (root / CLOCK).read_bytes() == clock and not (root / NEW).exists() and SIX in (root / LAMP).read_text("utf-8")
    rows = (await got(client, "/api/versions"))["versions"]
    assert rows[0]["what"] == "before" and rows[0]["id"] == way["now"], "what stood is kept"
    assert (await got(client, "/api/versions"))["now"] == version
    assert (await sent(client, "/api/undo"))[0] == 200
    assert not (root / CLOCK).exists() and (root / NEW).read_bytes() == clock and (root / LAMP).read_bytes() == lamp
    assert (await sent(client, "/api/redo"))[0] == 200 and (root / CLOCK).exists()
    spoil(root / LAMP, {SIX: SIX + SEVEN})
    status, told = await sent(client, "/api/undo")
    assert status == 409 and told["code"] == "DSK023" and told["file"] == LAMP, "not over what was written since"
    spoil(root / LAMP, {SIX + SEVEN: SIX})
    await desk.saved(None)


async def _refused(client: httpx.AsyncClient, version: str) -> None:
    for path in (f"/api/versions/{version}/tiles/99/100", "/api/versions/0000000000/tiles/1/100", "/api/versions/..%2f/back"):
        assert (await client.get(path)).status_code == 404, path
    assert (await client.get("/api/changes?from=last")).status_code == 404
    way = await got(client, f"/api/versions/{version}/back")
    assert way["steps"] == []
    assert (await sent(client, "/api/back", version=version, now=way["now"]))[0] == 409


def test_the_desk_keeps_a_version_of_its_own_but_not_one_after_another(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project", "\u4e03")

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            for before, after in ((SIX, SEVEN), (SEVEN, SIX)):
                await desk.idle.keep_version()
                spoil(root / LAMP, {before: after})
                await desk.saved([root.resolve() / LAMP])
            rows = (await got(client, "/api/versions"))["versions"]
            assert [(row["what"], row["note"]) for row in rows] == [("build", "desk")]
            desk.lock = {"user": "another"}
            (root / "build/2021-03-05/versions").rename(root / "versions")
            await desk.idle.keep_version()
            assert (await got(client, "/api/versions"))["versions"] == [], "who only looks writes nothing"

    asyncio.run(ran())
