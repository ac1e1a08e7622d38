"""An empty folder: a paper is begun from one that came with the program, in the terminal and by the form of the desk."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from desk_routes import at_desk, got, sent
from project import run

from banmian.new import start

ISSUE = "content/rain-2025-09-01"


def test_a_paper_is_begun_in_an_empty_folder(tmp_path: Path) -> None:
    ran = run("new", "paper", "rain", "--name", "Rain", "--date", "2025-09-01", "--root", tmp_path)
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "fonts", "layouts"]
    assert sorted(path.name for path in (tmp_path / "layouts").iterdir()) == ["profiles", "rain"]
    assert (tmp_path / ISSUE / "issue.yaml").exists() and not list((tmp_path / "fonts").glob("*.py"))
    again = run("new", "paper", "rain", "--root", tmp_path)
    assert again.code == 2 and "NEW002" in again.err, "it is a project now"


def test_the_desk_offers_the_papers_that_came_with_the_program(tmp_path: Path) -> None:
    async def ran() -> None:
        (tmp_path / "content").mkdir()
        async with at_desk(tmp_path, "content") as (desk, client):
            told = await got(client, "/api/begin")
            assert {one["paper"] for one in told["built_in"]} >= {"chenbao", "xisheng"} and told["papers"] == told["starts"] == []
            assert (await sent(client, "/api/begin/paper", id="rain", name="Rain", day="2025-09-01", start="none"))[0] == 400
            status, why = await sent(client, "/api/begin/paper", id="Rain!", name="Rain", day="2025-09-01", start="xisheng")
            assert status == 409 and why["code"] == "NEW001"
            status, begun = await sent(client, "/api/begin/paper", id="rain", name="Rain", day="2025-09-01", start="xisheng")
            assert (status, begun["folder"], desk.wanted) == (200, ISSUE, ISSUE)

    asyncio.run(ran())


def test_a_folder_in_which_something_lies_is_none_to_begin_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert start.is_blank(tmp_path)
    monkeypatch.setattr(start, "built_in", lambda: None)
    ran = run("new", "paper", "rain", "--root", tmp_path)
    assert ran.code == 2 and "layouts/" in ran.err, "a program that came without papers says so"
    monkeypatch.undo()
    for name in ("letter.txt", "Report.DOCX", "heron.jpg", "desktop.ini", "Thumbs.db", "~$Report.docx"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert start.is_blank(tmp_path), "copy that came in, and what systems leave behind, are in nobody's way"
    (tmp_path / "program.py").write_text("", encoding="utf-8")
    ran = run("new", "paper", "rain", "--root", tmp_path)
    assert ran.code == 2 and not (tmp_path / "layouts").exists()
    assert f"{tmp_path.name} is no project" in ran.err and "--root" not in ran.err.splitlines()[-1]
