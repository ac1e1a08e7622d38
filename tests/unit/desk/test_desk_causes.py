"""A signed page that would change: the change that did it is found among those of all windows, and taken back alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from desk_routes import at_desk, got, sent
from project import small_project

ISSUE = "content/2021-03-05"
ORDER = {"gesture": "order", "page": 4, "target": "4.short", "stories": ["bench", "lamp", "tree"]}
MOVED = {"gesture": "copyfit", "page": 1, "level": "off"}
SHORTS = {"gesture": "order", "page": 4, "target": "4.short", "stories": ["tree", "lamp", "bench"]}


async def changed(client: Any, number: int) -> bool:
    told = await got(client, "/api/state")
    return bool(next(page for page in told["pages"] if page["number"] == number)["changed"])


def test_the_change_that_did_it_is_undone_whoever_made_it(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    issue = root / ISSUE / "issue.yaml"

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            before = issue.read_text("utf-8")
            assert (await sent(client, "/api/pages/4/sign", by="\u6837\u4e00"))[0] == 200
            for who, gesture in (("windowaa", ORDER), ("windowaa", SHORTS), ("windowbb", MOVED)):
                status, told = await sent(client, "/api/trial", by=who, gesture=gesture)
                assert status == 200, told
                assert (await sent(client, "/api/edit", by=who, gesture=gesture, base=told["base"]))[0] == 200
                await desk.saved(None)
            assert await changed(client, 4)
            status, told = await sent(client, "/api/cause", by="windowcc", page=4)
            assert status == 200 and len(told["steps"]) == 2 and told["gesture"]["gesture"] == "order", "both, not the last of all"
            status, _ = await sent(client, "/api/undo", by="windowcc", steps=told["steps"])
            assert status == 200 and issue.read_text("utf-8") == before
            await desk.saved(None)
            assert not await changed(client, 4) and list((root / ISSUE / "pages").iterdir()), "the other change stands"
            issue.write_text(before.replace("lamp, bench, tree", "tree, bench, lamp"), "utf-8")
            await desk.saved(None)
            status, told = await sent(client, "/api/cause", by="windowaa", page=4)
            assert status == 200 and told == {"steps": [], "gesture": None}, "made in another program: nothing here takes it back"

    asyncio.run(ran())
