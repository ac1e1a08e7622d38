"""A signed page that would change: the change that did it is found among those of all windows, and taken back alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from desk_routes import at_desk, got, sent
from project import small_project, spoil

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


def test_the_files_that_did_it_are_found_by_what_was_signed(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    paper = root / "layouts/small/paper.yaml"

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):

            async def found() -> list[tuple[str, int | None, bool]]:
                assert await changed(client, 4)
                status, told = await sent(client, "/api/cause/files", page=4)
                assert status == 200
                return [(row["file"], row["line"], row["gone"]) for row in told["files"]]

            assert (await sent(client, "/api/pages/4/sign", by="A"))[0] == 200
            other = root / ISSUE / "articles/river.md"
            other.write_text(other.read_text("utf-8").rstrip() + "\n\nA\n", "utf-8")
            spoil(paper, {"{name}\u00b7{edition}": "{edition}\u00b7{name}"})
            await desk.saved(None)
            line = 1 + next(k for k, row in enumerate(paper.read_text("utf-8").splitlines()) if "folio-paper" in row)
            assert await found() == [("layouts/small/paper.yaml", line, False)], "not the story of another page"
            spoil(root / ISSUE / "articles/lamp.md", {"\u516d\u70b9": "\u4e03\u70b9"})
            await desk.saved(None)
            assert [name for name, *_ in await found()] == [f"{ISSUE}/articles/lamp.md", "layouts/small/paper.yaml"], "both"
            picture = root / ISSUE / "images/clock.svg"
            assert (await sent(client, "/api/pages/1/sign", by="A"))[0] == 200
            spoil(picture, {"</svg>": '<rect x="1" y="1" width="2" height="2" fill="#000000"/></svg>'})
            await desk.saved(None)
            _, told = await sent(client, "/api/cause/files", page=1)
            assert [row["file"] for row in told["files"]] == [f"{ISSUE}/images/clock.svg"], told

    asyncio.run(ran())
