"""A trial that moves stories tells nothing of the page on which they stand no more."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desk_routes import at_desk, sent
from project import small_project

ISSUE = "content/2021-03-05"


def test_what_is_told_of_a_story_that_moves_is_not_told_of_the_page_that_it_leaves(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (_, client):
            status, told = await sent(
                client, "/api/trial", gesture={"gesture": "swap", "page": 1, "target": "1.lead", "other": "4.fares"}
            )
            assert status == 200, told
            wrong = [m for m in told["messages"] if m["code"].startswith("PLN")]
            assert wrong and not [m for m in wrong if "fares" in (m["file"] or "") and m["page"] == 4]

    asyncio.run(ran())
