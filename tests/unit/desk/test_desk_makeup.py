"""Makeup on the desk: what is looked for and of which files, what is offered while that is not known, and a proposal that is taken
writes what the command writes, as one step."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from one_page import ISSUE, PLAN, one_page_project
from project import run, small_project

from banmian.desk.app import application
from banmian.desk.asking import Asking, SetterFault
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.making import Making, making_of
from banmian.desk.offers import Offered, Picture, Texts
from banmian.desk.settings import Settings
from banmian.desk.shell import Shell
from banmian.languages import speaking

SMALL = "content/2021-03-05"
BY = "tester1"
TAKEN = ("auto-04", "auto-05")
SMALL_PLAN = "schema: 1\npages:\n  - {number: 4}\nstories:\n  - {id: lamp, page: 4, rank: 1}\n  - {id: clock, page: 4}\n"


@asynccontextmanager
async def at_desk(root: Path, issue: str) -> AsyncIterator[tuple[Desk, Making, httpx.AsyncClient]]:
    settings = Settings(root.resolve(), issue, root / "build", "en")
    desk = Desk(settings, Asking(root.resolve(), issue, root / "build/.cache/store", print), Events())
    desk.asking.start()
    try:
        await desk.saved(None)
        app = application(desk, Shell(root), "n")
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://desk") as client:
            request: Any = type("Request", (), {"app": app})
            yield desk, making_of(request), client
    finally:
        await desk.asking.stop()


class Answers:
    """Takes the maker's place: answers at once, or waits until it may."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.may, self.fault = asyncio.Event(), ""
        self.may.set()

    async def ask(self, name: str, *arguments: Any) -> Any:
        self.asked.append((name, *arguments))
        await self.may.wait()
        if self.fault:
            raise SetterFault("KeyError", self.fault)
        if name == "offered":
            rows = [{"number": n, "same": False} for n in (1, 2)]
            return Offered({"proposals": rows, "present": {"why": ""}, "items": []}, ())
        if name == "picture":
            return Picture(f"{arguments[-1]:024x}", b"png", ())
        return Texts({f"{SMALL}/pages/{name}.yaml": "schema: 1\n" for name in TAKEN}, ())


async def looked(client: httpx.AsyncClient, page: int = 4) -> dict[str, Any]:
    return dict((await client.get(f"/api/makeup/{page}")).json())


async def until_known(client: httpx.AsyncClient, page: int = 4, seconds: float = 120) -> dict[str, Any]:
    for _ in range(int(seconds * 20)):
        told = await looked(client, page)
        if told["busy"] is None:
            return told
        await asyncio.sleep(0.05)
    raise AssertionError("it never came")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("makeup") / "project")


def test_proposals_are_of_the_files_as_they_are(small: Path) -> None:
    asyncio.run(_of_the_files(small))


async def _of_the_files(root: Path) -> None:
    async with at_desk(root, SMALL) as (desk, making, client):
        assert await looked(client) == {"plan": False, "page": 4}
        plan, answers = root / SMALL / "makeup.yaml", Answers()
        plan.write_text(SMALL_PLAN, encoding="utf-8")
        making.ask = answers.ask  # type: ignore[method-assign]
        first = await until_known(client)
        assert [row["picture"] for row in first["body"]["proposals"]] == [f"{n:024x}" for n in (0, 1)]
        assert (await client.get(f"/api/makeup/4/{1:024x}.png")).content == b"png"
        assert (await client.get(f"/api/makeup/4/{9:024x}.png")).status_code == 404
        asked = len(answers.asked)
        assert (await until_known(client))["key"] == first["key"] and len(answers.asked) == asked, "nothing is made twice"
        (root / SMALL / "articles/clock.md").touch()
        assert (await looked(client))["busy"] is None, "a file that says the same is the same"
        await _after_a_change(plan, answers, client, first)
        await _a_maker_that_fails(plan, answers, client)
        plan.write_text(SMALL_PLAN, encoding="utf-8")
        await _edits_after_it_was_taken(root, client)
        await _ranks(plan, client, desk)


async def _after_a_change(plan: Path, answers: Answers, client: httpx.AsyncClient, first: dict[str, Any]) -> None:
    answers.may.clear()
    plan.write_text(SMALL_PLAN.replace("rank: 1", "rank: 2"), encoding="utf-8")
    told = await looked(client)
    assert told["busy"] is not None and told["stale"] and told["body"]["proposals"], "the old ones stay, as old ones"
    answer = await client.post("/api/makeup/4/take", json={"by": BY, "proposal": 1, "key": first["key"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "DSK070")
    answers.may.set()
    told = await until_known(client)
    assert told["key"] != first["key"] and not told["stale"]
    for wrong in ({"proposal": 0}, {"proposal": "1"}, {"proposal": 1, "key": "x"}, {"proposal": 25}):
        answer = await client.post("/api/makeup/4/take", json={"by": BY, "key": told["key"], **wrong})
        assert answer.status_code == 422, wrong
    answer = await client.post("/api/makeup/plan", json={"by": BY})
    assert (answer.status_code, answer.json()["code"]) == (409, "MKP018")


async def _a_maker_that_fails(plan: Path, answers: Answers, client: httpx.AsyncClient) -> None:
    answers.fault = "its words"
    plan.write_text(SMALL_PLAN.replace("rank: 1", "rank: 3"), encoding="utf-8")
    await looked(client)
    await asyncio.sleep(0.1)
    told = await looked(client)
    assert told["fault"] == "its words" and told["busy"] is None
    answers.fault = ""


async def _edits_after_it_was_taken(root: Path, client: httpx.AsyncClient) -> None:
    """A page that was taken and then changed elsewhere is not undone, nor half of it: it is said what changed. Put back, it is."""
    told = await until_known(client)
    answer = await client.post("/api/makeup/4/take", json={"by": BY, "proposal": 1, "key": told["key"]})
    assert answer.status_code == 200, answer.text
    one, two = (root / SMALL / "pages" / f"{name}.yaml" for name in TAKEN)
    two.write_text("schema: 1\ngrid: base\n", encoding="utf-8")
    answer = await client.post("/api/undo", json={"by": BY})
    assert (answer.status_code, answer.json()["code"], answer.json()["file"]) == (409, "DSK023", f"{SMALL}/pages/auto-05.yaml")
    assert "grid: base" in answer.json()["theirs"] and "grid: base" in two.read_text(encoding="utf-8") and one.exists()
    two.write_text("schema: 1\n", encoding="utf-8")
    answer = await client.post("/api/undo", json={"by": BY})
    assert answer.status_code == 200 and not one.exists() and not two.exists()


async def _ranks(plan: Path, client: httpx.AsyncClient, desk: Desk) -> None:
    told = await looked(client)
    gesture = {"gesture": "rank", "page": 4, "story": "clock", "rank": 1}
    before = plan.read_text(encoding="utf-8")
    plan.write_text(before.replace("clock, page: 4}", "clock, page: 4, rank: 3}"), encoding="utf-8")
    answer = await client.post("/api/edit", json={"by": BY, "gesture": gesture, "base": told["base"]})
    assert answer.status_code == 409 and "rank: 3}" in plan.read_text(encoding="utf-8"), "who chose it saw another rank"
    plan.write_text(before, encoding="utf-8")
    answer = await client.post("/api/edit", json={"by": BY, "gesture": gesture, "base": told["base"]})
    assert answer.status_code == 200 and [row["sign"] for row in answer.json()["diff"][0]["rows"]] == [" ", "-", "+"]
    assert "clock, page: 4, rank: 1}" in plan.read_text(encoding="utf-8")
    await client.post("/api/undo", json={"by": BY})
    assert "clock, page: 4}" in plan.read_text(encoding="utf-8")
    desk.lock = {"user": "x"}
    answer = await client.post("/api/makeup/4/take", json={"by": BY, "proposal": 1, "key": told["key"]})
    assert answer.status_code == 423


def test_what_is_taken_is_what_the_command_writes(tmp_path: Path) -> None:
    root = one_page_project(tmp_path / "project")
    asyncio.run(_taken(root, tmp_path / "other"))


async def _taken(root: Path, other: Path) -> None:
    shutil.copytree(root, other, symlinks=True)
    before = (root / ISSUE / "issue.yaml").read_bytes()
    async with at_desk(root, ISSUE) as (_, making, client):
        told = await until_known(client, 1)
        rows = told["body"]["proposals"]
        assert 2 <= len(rows) <= 6 and [row["number"] for row in rows] == list(range(1, len(rows) + 1))
        assert all(
            row["picture"] and len(row["facts"]) <= 3 and sum(t["points"] for t in row["terms"]) == row["points"] for row in rows
        )
        items = {item["name"]: item for item in told["body"]["items"]}
        assert items["bus"]["rank"] == 1 and items["bus"]["place"] == "lead" and items["psa"]["pinned"]
        assert not (root / ISSUE / "pages").exists(), "nothing is written until one is taken"
        answer = await client.post("/api/makeup/1/take", json={"by": BY, "proposal": 2, "key": told["key"]})
        assert answer.status_code == 200, answer.text
        assert sorted(answer.json()["files"]) == [f"{ISSUE}/issue.yaml", f"{ISSUE}/pages/auto-01.yaml"]
        done = run("makeup", other / ISSUE, "--root", other, "--out", other / "build", "--page", "1", "--take", "1:2", "--write")
        assert done.code == 0, done.err
        for name in ("issue.yaml", "pages/auto-01.yaml"):
            assert (root / ISSUE / name).read_bytes() == (other / ISSUE / name).read_bytes(), name
        answer = await client.post("/api/undo", json={"by": BY})
        assert answer.status_code == 200 and not (root / ISSUE / "pages/auto-01.yaml").exists()
        assert (root / ISSUE / "issue.yaml").read_bytes() == before
        await _begun(root, other, making, client)


async def _begun(root: Path, other: Path, making: Making, client: httpx.AsyncClient) -> None:
    """A makeup.yaml to begin from, in the language of who asks for it; then one that is wrong is told at its line."""
    for project in (root, other):
        (project / ISSUE / "makeup.yaml").unlink()
    shutil.copy2(root / ISSUE / "issue.yaml", other / ISSUE / "issue.yaml")
    with speaking("zh"):
        answer = await client.post("/api/makeup/plan", json={"by": BY})
    assert answer.status_code == 200, answer.text
    assert run("makeup", other / ISSUE, "--root", other, "--plan", "--lang", "zh").code == 0
    assert "# 哪一版有什么" in (root / ISSUE / "makeup.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert (root / ISSUE / "makeup.yaml").read_bytes() == (other / ISSUE / "makeup.yaml").read_bytes()
    (root / ISSUE / "makeup.yaml").write_text(PLAN.replace("id: bus", "id: tram"), encoding="utf-8")
    told = await until_known(client, 1)
    assert told["body"] is None and told["planned"], "of a plan that cannot be read nobody knows what it plans"
    assert [(m["code"], m["line"]) for m in told["told"]] == [("MKP002", 8)]
    (root / ISSUE / "makeup.yaml").write_text("schema: 1\npages: []\nstories: []\n", encoding="utf-8")
    told = await until_known(client, 1)
    assert told["body"] is None and not told["planned"] and told["told"] == []
    assert making.asking.started == 1, "one process has answered all of it"
