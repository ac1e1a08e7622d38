"""What the command tells of a new issue, that its advertisements and matters of the day are the last one's, is told on the desk
that began it, over every start, until it is another or was put away.
"""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

from desk_routes import at_desk, got, sent
from project import small_project

LAST, NEXT = "content/2021-03-05", "content/2021-03-12"
TAKEN = "adverts: {4.psa: {file: images/psa.svg, label: Notice}}\nteasers: [{story: river}]\n"


def test_what_was_taken_over_is_told_until_it_is_put_away(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    shutil.rmtree(root / "content/2021-03-08")
    shutil.copy(root / LAST / "images/clock.svg", root / LAST / "images/psa.svg")
    with (root / LAST / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write(TAKEN)

    async def told(client: Any) -> list[tuple[str, str]]:
        found = (await got(client, "/api/state"))["messages"]
        return [(m["code"], m["severity"]) for m in found if m["code"].startswith("NEW")]

    async def ran() -> None:
        async with at_desk(root, LAST) as (_, client):
            assert await told(client) == [], "of the issue that it was begun from nothing is told"
            status, made = await sent(client, "/api/begin", day="2021-03-12", start=LAST)
            assert (status, made) == (200, {"folder": NEXT})
        for _ in range(2):
            async with at_desk(root, NEXT) as (desk, client):
                assert await told(client) == [("NEW010", "warning"), ("NEW011", "warning")]
                (advert,) = (m for m in desk.messages if m["code"] == "NEW010")
                assert advert["file"] == f"{NEXT}/issue.yaml" and advert["line"] > 1
        async with at_desk(root, NEXT) as (desk, client):
            assert (await sent(client, "/api/begin/away", code="NEW010", file=f"{LAST}/issue.yaml"))[0] == 404
            assert (await sent(client, "/api/begin/away", code="NEW010", file=f"{NEXT}/issue.yaml"))[0] == 200
            assert await told(client) == [("NEW011", "warning")]
            issue = root / NEXT / "issue.yaml"
            text = issue.read_text(encoding="utf-8")
            issue.write_text(text.replace("teasers: [", "teasers: [{story: 1-lead}, "), encoding="utf-8")
            await desk.saved([issue])
            (left,) = (m["message"] for m in desk.messages if m["code"] == "NEW011")
            assert "teasers" not in left and "imprint" in left, "what is another now is not told"

    asyncio.run(ran())
