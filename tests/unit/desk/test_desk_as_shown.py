"""A gesture is written as its trial showed it, or not at all (decision 0192): two browsers on one desk, one edge, one file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from desk_routes import at_desk, sent
from project import small_project, spoil

from banmian.desk.gestures.given import GestureError
from banmian.desk.shown import found_again

ISSUE = "content/2021-03-05"
OWN, LAYOUT, LAMP = f"{ISSUE}/pages/front.yaml", "layouts/small/pages/front.yaml", f"{ISSUE}/articles/lamp.md"
Json = dict[str, Any]
FOOT: Json = {"gesture": "foot", "page": 1, "target": "places.lead"}
OTHER = "otherbrowser"


def foot(by: int, target: str = "places.lead") -> Json:
    return {**FOOT, "target": target, "by": by}


async def tried(client: httpx.AsyncClient, gesture: Json, **asked: Any) -> Json:
    status, told = await sent(client, "/api/trial", gesture=gesture, **asked)
    assert status == 200, told
    return dict(told)


async def written(client: httpx.AsyncClient, gesture: Json, told: Json, **asked: Any) -> tuple[int, Json]:
    return await sent(client, "/api/edit", gesture=gesture, base=told["base"], shown=told["shown"], **asked)


def on_a_desk(test: Callable[[Path, httpx.AsyncClient], Awaitable[None]], root: Path) -> None:
    async def run() -> None:
        async with at_desk(small_project(root / "project"), ISSUE) as (_, client):
            await test(root / "project", client)

    asyncio.run(run())


def test_one_edge_in_two_windows_is_not_written_by_the_second(tmp_path: Path) -> None:
    on_a_desk(_one_edge, tmp_path)


async def _one_edge(root: Path, client: httpx.AsyncClient) -> None:
    (root / OWN).parent.mkdir(exist_ok=True)
    (root / OWN).write_bytes((root / LAYOUT).read_bytes())
    mine, theirs = foot(-1), foot(-3)
    told = await tried(client, mine)
    assert (await written(client, theirs, await tried(client, theirs, by=OTHER), by=OTHER))[0] == 200
    before = (root / OWN).read_bytes()
    assert b"13-21" in before
    status, refused = await written(client, mine, told)
    assert (status, refused["code"], refused["file"]) == (409, "DSK023", OWN)
    assert (root / OWN).read_bytes() == before, "neither what was shown nor what the other wrote"
    assert (await sent(client, "/api/edit", gesture=mine, base=told["base"]))[0] == 409, "nor where what was shown is not said"
    assert (await sent(client, "/api/edit", gesture=mine, base={OWN: "0" * 64}))[0] == 409, "nor of a file that nobody knows"
    anew = await tried(client, mine, base=told["base"])
    assert anew["shown"] != told["shown"] and "13-20" in str(anew["diff"])
    assert (await written(client, mine, anew))[0] == 200 and b"13-20" in (root / OWN).read_bytes()


def test_another_place_of_the_file_is_no_hindrance_nor_is_its_copy(tmp_path: Path) -> None:
    """Both begin on the layout of all issues; the second copies it for this one."""
    on_a_desk(_another_place, tmp_path)


async def _another_place(root: Path, client: httpx.AsyncClient) -> None:
    mine, theirs = foot(-1), foot(-2, "places.side")
    told = await tried(client, mine)
    assert (await written(client, theirs, await tried(client, theirs, by=OTHER), by=OTHER))[0] == 200
    status, done = await written(client, mine, told)
    assert (status, done["how"]) == (200, "replayed")
    text = (root / OWN).read_text("utf-8")
    assert "lines: 13-23" in text and "lines: 26-34" in text


def test_a_copy_that_was_not_shown_is_not_made(tmp_path: Path) -> None:
    on_a_desk(_a_copy, tmp_path)


async def _a_copy(root: Path, client: httpx.AsyncClient) -> None:
    (root / OWN).parent.mkdir(exist_ok=True)
    (root / OWN).write_bytes((root / LAYOUT).read_bytes())
    told = await tried(client, foot(-1))
    (root / OWN).unlink()
    assert (await written(client, foot(-1), told))[0] == 409 and not (root / OWN).exists()


def test_the_layout_that_was_to_be_copied_was_changed(tmp_path: Path) -> None:
    on_a_desk(_of_all, tmp_path)


async def _of_all(root: Path, client: httpx.AsyncClient) -> None:
    told = await tried(client, foot(-1))
    spoil(root / LAYOUT, {"lines: 13-24": "lines: 13-20"})
    assert (await written(client, foot(-1), told))[0] == 409 and not (root / OWN).exists()


def test_of_two_files_none_is_written_where_one_is_another(tmp_path: Path) -> None:
    """Two stories exchange their places, and their threads with them; meanwhile one of them was taken out."""
    on_a_desk(_exchanged, tmp_path)


async def _exchanged(root: Path, client: httpx.AsyncClient) -> None:
    issue = root / ISSUE / "issue.yaml"
    swap = {"gesture": "swap", "page": 1, "target": "1.lead", "other": "2.long"}
    told = await tried(client, swap)
    spoil(issue, {"      long: river\n": "      long: tools\n"})
    before = issue.read_bytes()
    assert (await written(client, swap, told))[0] == 409 and issue.read_bytes() == before


def test_a_paragraph_is_found_again_where_it_stands_now(tmp_path: Path) -> None:
    on_a_desk(_paragraph, tmp_path)


async def _paragraph(root: Path, client: httpx.AsyncClient) -> None:
    path = root / LAMP
    text = path.read_text("utf-8")
    first = text.partition("---\n")[2].partition("---\n")[2].strip().split("\n\n")[0]
    line = text[: text.index(first)].count("\n") + 1
    gesture = {"gesture": "paragraph-lines", "page": 4, "story": "lamp", "line": line, "by": 1}
    told = await tried(client, gesture)
    path.write_text(text.replace(first, f"\u65b9\u683c\n\n{first}", 1), "utf-8")
    again = await tried(client, gesture, base=told["base"])
    assert again["gesture"]["line"] == line + 2 and again["shown"] == told["shown"], "nothing else is said of it"
    status, done = await written(client, gesture, told)
    assert (status, done["how"]) == (200, "replayed")
    assert f"\u65b9\u683c\n\n{first}{{lines=+1}}" in path.read_text("utf-8")
    undone = await client.post("/api/undo", json={"by": "browsera"})
    assert undone.status_code == 200 and "{lines=" not in path.read_text("utf-8")
    path.write_text(text.replace(first, "\u65b9\u683c", 1), "utf-8")
    assert (await written(client, gesture, told))[0] == 409, "its words are there no more"


def test_a_paragraph_that_stands_there_twice_is_none() -> None:
    before, gesture = b"---\nid: a\n---\none\n\ntwo\n", {"gesture": "paragraph-lines", "line": 6, "by": 1}
    assert found_again(gesture, before, b"---\nid: a\n---\n\none\n\ntwo\n")["line"] == 7
    for now in (b"---\nid: a\n---\ntwo\n\ntwo\n", b"---\nid: a\n---\none\n"):
        with pytest.raises(GestureError):
            found_again(gesture, before, now)
