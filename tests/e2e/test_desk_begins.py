"""What the desk tells where there is no issue yet, and what may be begun from there."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from desk_routes import at_desk, got, sent
from project import small_project

from banmian.issues import desk_folder

ISSUE, LAST, EMPTY = "content/2021-03-05", "content/2021-03-08", "content/2021-03-12"


def test_a_project_without_an_issue_has_a_desk(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    assert desk_folder(None, root).issue == LAST
    for folder in (ISSUE, LAST):
        shutil.rmtree(root / folder)
    assert desk_folder(None, root).issue == "content"

    async def ran() -> None:
        async with at_desk(root, "content") as (desk, client):
            told = await got(client, "/api/begin")
            assert not told["exists"] and told["empty"] and told["issues"] == [] and told["papers"] == ["small"]
            assert desk.ready and desk.state()["pages"] == []
            assert (await sent(client, "/api/begin", start="content"))[0] == 400

    asyncio.run(ran())


def test_another_issue_takes_the_desk_and_a_day_that_is_taken_is_refused(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (root / EMPTY).mkdir()

    async def ran() -> None:
        async with at_desk(root, EMPTY) as (desk, client):
            told = await got(client, "/api/begin")
            assert not told["exists"] and [one["folder"] for one in told["issues"]] == [LAST, ISSUE]
            status, why = await sent(client, "/api/begin", day="2021-03-05", start=ISSUE)
            assert status == 409 and why["code"].startswith("NEW") and desk.wanted == ""
            for day, start in (("5 March", ISSUE), ("", "../elsewhere"), ("", EMPTY)):
                assert (await sent(client, "/api/begin", day=day, start=start))[0] == 400
            assert (await sent(client, "/api/begin/other", folder="content/none"))[0] == 404
            assert (await sent(client, "/api/begin/other", folder=ISSUE))[0] == 200 and desk.wanted == ISSUE

    asyncio.run(ran())


def test_an_issue_that_is_broken_is_not_a_first_run(tmp_path: Path) -> None:
    from banmian.desk.beginning import look

    root = small_project(tmp_path / "project")
    told = look(root, ISSUE)
    assert told["empty"] is False and told["issue"]["number"] == 7 and told["issue"]["date"] == "2021-03-05"
    file = root / ISSUE / "issue.yaml"
    file.write_text("pages: [\n", encoding="utf-8")
    assert look(root, ISSUE)["empty"] is False, "what cannot be read may hold pages"
    file.write_text("paper: small\npages: []\n", encoding="utf-8")
    told = look(root, ISSUE)
    assert told["empty"] is True and told["issue"] is None
