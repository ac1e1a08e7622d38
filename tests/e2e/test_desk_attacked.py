"""What was found by attacking the desk: an article that cannot be read is put right on it, nobody signs what he has not seen,
a window that was closed keeps nobody from bringing copy.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from desk_routes import BY, at_desk, got, sent
from project import small_project

from banmian.desk import imports
from banmian.desk.desk import Desk
from banmian.languages import speaking

ISSUE = "content/2021-03-05"
RIVER = f"{ISSUE}/articles/river.md"
NAME, OLD, NEW = "\u6837\u4e00", "\u4e09\u91cc", "\u4e94\u91cc"


def test_an_article_without_its_headline_is_opened_and_put_right(tmp_path: Path) -> None:
    asyncio.run(_put_right(small_project(tmp_path / "project")))


async def _put_right(root: Path) -> None:
    async with at_desk(root, ISSUE) as (desk, client):
        before = await got(client, "/api/stories/river")
        assert (await _written(client, before, headline=""))[0] == 200, "a field is emptied to be filled anew"
        await _set(desk)
        told = next(m for m in desk.state()["messages"] if m["severity"] == "error")
        assert told["file"] == RIVER and told["page"] == 2, "the message stands at the page that waits for the story"
        open_again = await got(client, "/api/stories/river")
        assert open_again["body"] == before["body"] and "headline" not in open_again["head"]
        await desk.look_at_signatures()
        with speaking("zh"):
            assert "\u4e0d\u80fd" in desk.page(2)["unfit"]["message"], "why it cannot be signed is told in the reader's language"
        with speaking("en"):
            assert "cannot be signed" in desk.page(2)["unfit"]["message"]
        assert (await _written(client, open_again, headline=NAME))[0] == 200
        (root / RIVER).write_text((root / RIVER).read_text("utf-8").replace(f"headline: {NAME}", "headline:"), encoding="utf-8")
        await desk.saved([root / RIVER])
        waiting = await got(client, "/api/stories/river")
        assert (await _written(client, waiting, headline=before["head"]["headline"]))[0] == 200, "as `new issue` leaves it"
        await _set(desk)
        assert not [m for m in desk.state()["messages"] if m["file"] == RIVER and m["severity"] == "error"]


async def _written(client: httpx.AsyncClient, story: dict[str, Any], **head: str) -> tuple[int, Any]:
    asked = {"by": BY, "base": story["base"], "head": {**story["head"], **head}, "body": story["body"]}
    answer = await client.put("/api/stories/river", json=asked)
    return answer.status_code, answer.json()


async def _set(desk: Desk) -> None:
    """Until what was saved is set, which is begun after the answer."""
    await asyncio.sleep(0)
    await desk.is_behind(2, 0)


def test_who_signs_while_a_text_is_being_set_has_not_seen_it(tmp_path: Path) -> None:
    """The second page of a spread counts as the first does."""
    asyncio.run(_signed_meanwhile(small_project(tmp_path / "project")))


async def _signed_meanwhile(root: Path) -> None:
    async with at_desk(root, ISSUE) as (desk, client):
        seen = max(page["rev"] for page in desk.state()["pages"] if page["number"] in (2, 3))
        story = await got(client, "/api/stories/river")
        body = {**story, "body": story["body"].replace(OLD, NEW)}
        assert body["body"] != story["body"]
        assert (await _written(client, body))[0] == 200
        await asyncio.sleep(0)
        status, told = await sent(client, "/api/pages/2/sign", by=NAME, rev=seen)
        assert (status, told["code"]) == (409, "DSK041")
        assert not (root / ISSUE / "signed.yaml").exists()
        revs = {page["number"]: page["rev"] for page in desk.state()["pages"]}
        assert revs[2] != revs[3] or revs[2] > seen
        status, told = await sent(client, "/api/pages/3/sign", by=NAME, rev=max(revs[2], revs[3]))
        assert (status, told["together"]) == (200, [2, 3])


def test_copy_of_a_closed_window_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(_many(small_project(tmp_path / "project"), monkeypatch))


async def _many(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "MOST", 1)
    raw = {"content-type": "application/octet-stream"}
    async with at_desk(root, ISSUE) as (_, client):
        first = (await client.post("/api/import?name=a.txt", content=NAME.encode(), headers=raw)).json()
        refused = await client.post("/api/import?name=b.txt", content=NAME.encode(), headers=raw)
        assert (refused.status_code, refused.json()["code"]) == (409, "DSK050")
        monkeypatch.setattr(imports, "FORGOTTEN", 0.0)
        second = (await client.post("/api/import?name=b.txt", content=NAME.encode(), headers=raw)).json()
        assert (await sent(client, f"/api/import/{first['id']}/accept"))[0] == 404
        assert (await client.post(f"/api/import/{first['id']}", json={"accept": False})).status_code == 404
        assert (await sent(client, f"/api/import/{second['id']}/accept"))[0] == 200


def test_what_no_file_can_hold_and_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(_told(small_project(tmp_path / "project"), monkeypatch))


async def _told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(root, ISSUE) as (_, client):
        story = await got(client, "/api/stories/river")
        half = json.dumps({"by": BY, "base": story["base"], "head": {}, "body": "\ud800"}).encode()
        headers = {"content-type": "application/json"}
        answer = await client.put("/api/stories/river", content=half, headers=headers)
        assert answer.status_code == 400
        (root / RIVER).rename(root / "river.md")
        (root / RIVER).mkdir()
        assert (await _written(client, story, headline=NAME))[0] == 409
        (root / RIVER).rmdir()
        (root / "river.md").rename(root / RIVER)

        def refused(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "read_bytes", refused)
        status, told = await _written(client, story, headline=NAME)
        assert (status, told["code"]) == (409, "DSK007") and "river.md" in told["message"]
