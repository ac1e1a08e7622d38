"""Pages are signed from the desk by what the commands call: states follow signed.yaml, what may not be signed says why, a
signed page that would change is told with its cause, and a signature goes with a reason."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from desk_routes import at_desk
from project import small_project

from banmian.content.signed import load_signed
from banmian.desk.desk import Desk
from banmian.outputs.asked import Asked
from banmian.signing.run import run_states, run_unsign

ISSUE = "content/2021-03-05"
LAMP, NAME = f"{ISSUE}/articles/lamp.md", "\u6837\u4e00"
WORD, OTHER, MUCH = "\u540e\u8857", "\u524d\u8857", "\u540e\u8857" * 150


async def ask(client: httpx.AsyncClient, path: str, **asked: Any) -> tuple[int, dict[str, Any]]:
    answer = await client.post(path, json=asked)
    return answer.status_code, answer.json()


async def page(client: httpx.AsyncClient, number: int) -> dict[str, Any]:
    told = (await client.get("/api/state")).json()
    return dict(next(page for page in told["pages"] if page["number"] == number))


async def save(desk: Desk, root: Path, old: str, new: str) -> None:
    file = root / LAMP
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    await desk.saved([root.resolve() / LAMP])


def test_a_page_is_signed_would_change_and_is_withdrawn(tmp_path: Path) -> None:
    asyncio.run(_through_an_evening(small_project(tmp_path / "project")))


async def _through_an_evening(root: Path) -> None:
    async with at_desk(root, ISSUE) as (desk, client):
        assert ((await page(client, 4))["state"], (await page(client, 4))["unfit"]) == ("draft", None)
        await _not_signed(root, desk, client)
        (root / "build/2021-03-05/.desk").mkdir(parents=True)  # where a desk keeps its address, before any build
        rev = (await page(client, 4))["rev"]
        status, told = await ask(client, "/api/pages/4/sign", by=f" {NAME} ", rev=rev)
        assert (status, told["state"], told["by"], told["together"], told["changed"]) == (200, "signed", NAME, [4], False)
        assert load_signed(root, ISSUE)[0].signed_pages == {4}
        assert run_states(Asked(root, ISSUE, root / "build")) == 0, "the command finds what the desk has signed"
        status, told = await ask(client, "/api/pages/4/sign", by=NAME)
        assert (status, told["code"]) == (409, "SGN004")
        await save(desk, root, WORD, OTHER)
        found = [m for m in desk.state()["messages"] if m["code"] == "SGN001"]
        assert found and found[0]["page"] == 4 and (found[0]["file"], found[0]["severity"]) == (LAMP, "error")
        assert found and all("banmian" not in m["hint"] and "button" in m["hint"] for m in found), (
            "no command, but where the button is"
        )
        assert (await page(client, 4))["changed"] and (await page(client, 4))["worst"]["code"] == "SGN001"
        status, told = await ask(client, "/api/pages/4/withdraw", by=NAME, why="  ")
        assert (status, told["code"]) == (400, "DSK040")
        status, told = await ask(client, "/api/pages/4/withdraw", by=NAME, why="a caption")
        assert (status, told["state"]) == (200, "draft")
        log = load_signed(root, ISSUE)[0].log
        assert [(entry.what, entry.why) for entry in log] == [("signed", ""), ("withdrawn", "a caption")]
        assert not [m for m in desk.state()["messages"] if m["code"] == "SGN001"]
        assert (await ask(client, "/api/pages/4/withdraw", by=NAME, why="again"))[1]["code"] == "SGN005"
        await _from_outside(root, desk, client)


async def _not_signed(root: Path, desk: Desk, client: httpx.AsyncClient) -> None:
    """A page with an error, one that nobody signs, one that has changed since it was seen, one that another desk has."""
    await save(desk, root, WORD, MUCH)
    behind = (await page(client, 4))["rev"]
    unfit = (await page(client, 4))["unfit"]
    assert unfit["code"] == "SGN002" and "\u9999\u6a1f\u8fc7\u51ac" in unfit["message"], "a story is called by its headline"
    status, told = await ask(client, "/api/pages/4/sign", by=NAME)
    assert (status, told["code"]) == (409, "SGN002") and "FLW001" not in told["message"] and "over" in told["message"]
    await save(desk, root, MUCH, WORD)
    assert (await ask(client, "/api/pages/4/sign", by=" "))[1]["code"] == "DSK040"
    assert (await ask(client, "/api/pages/4/sign", by="a" * 81))[0] == 400
    assert (await ask(client, "/api/pages/99/sign", by=NAME))[0] == 404
    status, told = await ask(client, "/api/pages/4/sign", by=NAME, rev=behind)
    assert (status, told["code"]) == (409, "DSK041")
    lamp = (root / LAMP).read_text(encoding="utf-8")
    (root / LAMP).write_text(lamp.replace(WORD, OTHER), encoding="utf-8")  # the desk has not heard of it yet
    status, told = await ask(client, "/api/pages/4/sign", by=NAME)
    assert (status, told["code"]) == (409, "DSK041"), "nobody has seen this page"
    (root / LAMP).write_text(lamp, encoding="utf-8")
    desk.lock = {"user": "x", "machine": "y", "stale": False}
    assert (await ask(client, "/api/pages/4/sign", by=NAME))[0] == 423
    desk.lock = None
    assert not (root / ISSUE / "signed.yaml").exists()


async def _from_outside(root: Path, desk: Desk, client: httpx.AsyncClient) -> None:
    """A spread is signed as one; what the command writes shows as soon as the file is saved."""
    assert (await ask(client, "/api/pages/2/sign", by=NAME))[1]["together"] == [2, 3]
    assert (await page(client, 3))["state"] == "signed"
    assert run_unsign(Asked(root, ISSUE, root / "build"), [2], NAME, "elsewhere") == 0
    await desk.saved([root.resolve() / ISSUE / "signed.yaml"])
    assert (await page(client, 2))["state"] == "draft"
    signed = root / ISSUE / "signed.yaml"
    signed.write_text("schema: 1\npages: {2-3: {state: proof, number: 2, at: 2021-03-04T17:20+08:00, fingerprint: "
                      f"{'0' * 32}}}}}\n", encoding="utf-8")  # fmt: skip
    await desk.saved([signed.resolve()])
    found = await page(client, 3)
    assert (found["state"], found["changed"], found["at"][:16]) == ("proof 2", True, "2021-03-04T17:20")
