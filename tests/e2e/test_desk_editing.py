"""The desk's routes that change something: a gesture tried, written, undone; a text saved, joined, refused."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from desk_routes import at_desk
from project import small_project, spoil

from banmian.desk.desk import Desk

ISSUE = "content/2021-03-05"
FRONT, LAMP = f"{ISSUE}/pages/front.yaml", f"{ISSUE}/articles/lamp.md"
FOOT = {"gesture": "foot", "page": 1, "target": "places.lead", "by": -2}


async def ask(
    client: httpx.AsyncClient, path: str, method: str = "POST", by: str = "browser-a".replace("-", ""), **asked: Any
) -> Any:
    answer = await client.request(method, path, json={"by": by, **asked})
    return {"status": answer.status_code, **answer.json()}


def test_a_gesture_is_tried_written_and_undone_and_a_text_is_joined(tmp_path: Path) -> None:
    asyncio.run(_through_a_day(small_project(tmp_path / "project")))


async def _through_a_day(root: Path) -> None:
    async with at_desk(root, ISSUE) as (desk, client):
        await _gestures(root, desk, client)
        await _texts(root, desk, client)
        await _refusals(root, desk, client)


async def _gestures(root: Path, desk: Desk, client: httpx.AsyncClient) -> None:
    tried = await ask(client, "/api/trial", gesture=FOOT)
    assert tried["status"] == 200 and not (root / FRONT).exists(), "a trial writes nothing"
    assert tried["diff"][0]["file"] == FRONT and tried["diff"][0]["copied"] == "layouts/small/pages/front.yaml"
    signs = [(row["sign"], row["text"].strip()) for row in tried["diff"][0]["rows"]]
    assert signs == [
        (" ", "places:"),
        (" ", "lead:"),
        ("-", "text: [{cols: 1-2, lines: 13-24, columns: 2}]"),
        ("+", "text: [{cols: 1-2, lines: 13-22, columns: 2}]"),
        ("+", "pin: place"),
    ]
    assert 1 in {page["number"] for page in tried["pages"]} and tried["whole"]
    assert any(m["over"] for m in tried["messages"]), "it says what would be over"
    written = await ask(client, "/api/edit", gesture=FOOT, base=tried["base"])
    assert written["status"] == 200 and written["how"] == "plain"
    assert "13-22" in (root / FRONT).read_text("utf-8")
    assert [e.data["gesture"] for e in desk.events.since(0) if e.kind == "written"] == [FOOT]
    assert (await ask(client, "/api/undo", by="another"))["status"] == 404, "each browser undoes its own"
    assert (await ask(client, "/api/undo"))["gesture"] == FOOT
    assert not (root / FRONT).exists()
    assert (await ask(client, "/api/redo"))["status"] == 200 and (root / FRONT).exists()
    outside = await ask(client, "/api/trial", gesture={**FOOT, "by": 40})
    assert outside["status"] == 200 and not outside["whole"], "the loader refuses it, and says why"
    assert any(m["code"].startswith("TPL") for m in outside["messages"])


async def _texts(root: Path, desk: Desk, client: httpx.AsyncClient) -> None:
    story = (await client.get("/api/stories/lamp")).json()
    assert story["head"]["headline"] and story["body"].strip() and story["first"] > 2
    body, first = story["body"], story["body"].strip().split("\n\n")[0]
    mine = body.replace(first, first + "\u65b9\u683c\u3002", 1)
    tried = await ask(client, "/api/stories/lamp", "PUT", base=story["base"], body=mine, trial=True)
    assert (
        tried["status"] == 200
        and tried["pages"]
        and "\u65b9\u683c\u3002" not in (root / LAMP).read_text("utf-8").split(first)[1][:3]
    )
    spoil(root / LAMP, {f"headline: {story['head']['headline']}": "headline: \u65b9\u683c"})
    saved = await ask(client, "/api/stories/lamp", "PUT", base=story["base"], body=mine)
    assert saved["status"] == 200 and saved["how"] == "merged"
    assert saved["head"]["headline"] == "\u65b9\u683c" and saved["body"] == mine
    refused = await ask(client, "/api/stories/lamp", "PUT", by="another", base=story["base"], body=body.replace(first, "\u6a2a", 1))
    assert refused["status"] == 409 and refused["code"] == "DSK023" and mine in refused["theirs"]
    named = await ask(client, "/api/stories/lamp", "PUT", base=saved["base"], head={"headline": "\u6a2a\u5e73", "kicker": "\u7ad6"})
    assert named["status"] == 200 and (named["head"]["headline"], named["head"]["kicker"]) == ("\u6a2a\u5e73", "\u7ad6")
    assert (await ask(client, "/api/stories/lamp", "PUT", base=named["base"], body=mine))["how"] == "nothing"


async def _refusals(root: Path, desk: Desk, client: httpx.AsyncClient) -> None:
    for gesture, status, code in (
        ({}, 422, "DSK021"),
        ({**FOOT, "target": "places.nowhere"}, 422, "DSK021"),
        ({**FOOT, "by": "2"}, 422, "DSK021"),
        ({**FOOT, "page": 99}, 422, "DSK021"),
        ([], 422, "DSK021"),
    ):
        answer = await ask(client, "/api/trial", gesture=gesture)
        assert (answer["status"], answer["code"]) == (status, code), gesture
    assert (await ask(client, "/api/edit", gesture=FOOT, base={FRONT: "no hash"}))["status"] == 422
    assert (await ask(client, "/api/trial", by="../x", gesture=FOOT))["status"] == 400
    assert (await ask(client, "/api/stories/none", "PUT", base="", body=""))["status"] == 404
    stale = await ask(client, "/api/edit", gesture={**FOOT, "by": 2}, base={FRONT: "0" * 64})
    assert stale["status"] == 409, "nobody knows whether the values that it changes are those that were seen"
    assert (await ask(client, "/api/edit", gesture=FOOT, base={}, shown="x"))["status"] == 422
    desk.lock = {"user": "x", "machine": "y", "stale": False}
    assert (await ask(client, "/api/edit", gesture=FOOT, base={}))["status"] == 423
    several = [asyncio.create_task(ask(client, "/api/trial", gesture={**FOOT, "by": -n})) for n in (1, 2, 3)]
    codes = [answer["status"] for answer in await asyncio.gather(*several)]
    assert codes[-1] == 200 and 409 in codes, "the latest is made, those that were overtaken are dropped"
