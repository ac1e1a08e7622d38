"""The plates of a page by the desk's routes: their names, their tiles, what there is not."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desk_routes import at_desk, got
from project import small_project

ISSUE = "content/2021-03-05"


def test_a_page_is_given_plate_by_plate(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (_, client):
            assert await got(client, "/api/pages/1/inks") == {"inks": ["C", "M", "Y", "K"], "colours": {}, "parted": True}
            black, cyan = [await got(client, f"/api/inks/{ink}/1/100") for ink in "KC"]
            page = await got(client, "/api/tiles/1/100")
            assert black["size"] == page["size"] and black["tiles"] != cyan["tiles"] != page["tiles"]
            name = black["tiles"][0]["hash"]
            tile = await client.get(f"/api/inks/K/1/100/{name}.png")
            assert tile.status_code == 200 and tile.content.startswith(b"\x89PNG")
            for path in ("/api/inks/GOLD/1/100", "/api/inks/K/99/100", f"/api/inks/K/1/100/{'0' * 24}.png", "/api/pages/99/inks"):
                assert (await client.get(path)).status_code == 404, path

    asyncio.run(ran())
