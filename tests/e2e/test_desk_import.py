"""Documents that come in at the desk: shown before anything is written, read otherwise, written as by `banmian import`, undone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
import word_copy
from desk_routes import BY, at_desk, sent
from picture_samples import pdf
from project import run, small_project

from banmian.desk import imports

ISSUE = "content/2021-03-05"
LATIN, HAN = "river-news.docx", "\u79cb\u6c5b.docx"
FEW = 5
"""Documents that may wait here."""


async def given(client: httpx.AsyncClient, name: str, data: bytes) -> tuple[int, Any]:
    """A document sent as a browser sends it."""
    answer = await client.post("/api/import", params={"name": name}, content=data)
    return answer.status_code, answer.json()


def files_of(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted((root / ISSUE).rglob("*"))
        if p.is_file() and p.name[0] != "."
    }


def test_a_document_is_looked_over_taken_and_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "MOST", FEW)  # each is read in a process of its own
    root = small_project(tmp_path / "project")
    command = small_project(tmp_path / "command")
    asyncio.run(_through(root))
    (tmp_path / LATIN).write_bytes(word_copy.reporters())
    assert run("import", tmp_path / LATIN, "--issue", command / ISSUE, "--root", command, "--changes", "reject").code == 0
    assert files_of(root) == files_of(command), "the command writes the same bytes"


async def _through(root: Path) -> None:
    before = files_of(root)
    async with at_desk(root, ISSUE) as (_, client):
        status, told = await given(client, f"C:\\x/{LATIN}", word_copy.reporters())
        assert status == 200 and files_of(root) == before, "nothing is written"
        assert told["name"] == f"C:_x_{LATIN}"
        await sent(client, f"/api/import/{told['id']}/leave")
        assert (await sent(client, f"/api/import/{told['id']}/accept"))[0] == 404
        status, told = await given(client, LATIN, word_copy.reporters())
        assert told["ident"] == "river-news" and len(told["files"]) == 3
        counts = told["counts"]
        assert (counts["added"], counts["deleted"], counts["comments"], counts["tables"], counts["pictures"]) == (1, 1, 1, 1, 2)
        assert "\u4e09\u767e" in told["text"] and any(one["code"] == "IMT008" and one["line"] for one in told["told"])
        status, other = await sent(client, f"/api/import/{told['id']}", accept=False, name="river-news")
        assert status == 200 and "\u4e00\u767e" in other["text"] and other["text"] != told["text"]
        status, done = await sent(client, f"/api/import/{told['id']}/accept")
        assert status == 200 and done["story"] == "river-news" and done["gesture"]["gesture"] == "import"
        assert set(files_of(root)) - set(before) == set(told["files"])
        assert (await sent(client, "/api/undo"))[0] == 200 and files_of(root) == before
        assert (await sent(client, "/api/redo"))[0] == 200
        await _refused(client, root)


async def _refused(client: httpx.AsyncClient, root: Path) -> None:
    """No document, a name that is taken, one that came meanwhile, more than may wait; and what is taken is never written over."""
    status, told = await given(client, "a.gif", b"GIF89a")
    assert status == 200 and told["files"] == [] and told["told"][0]["code"] == "IMT001"
    status, told = await given(client, LATIN, word_copy.changes())
    assert told["ident"] == "river-news-2", "the name is taken: another is proposed"
    status, wrong = await sent(client, f"/api/import/{told['id']}", name="../x")
    assert wrong["files"] == [] and wrong["told"][0]["code"] == "NEW001"
    status, taken = await sent(client, f"/api/import/{told['id']}", name="river-news")
    assert taken["files"] == [] and taken["told"][0]["code"] == "NEW002"
    status, told = await sent(client, f"/api/import/{told['id']}", name="flood")
    flood = root / told["files"][0]
    flood.write_text("mine", encoding="utf-8")
    status, there = await sent(client, f"/api/import/{told['id']}/accept")
    assert status == 409 and there["code"] == "NEW002" and flood.read_text("utf-8") == "mine"
    flood.unlink()
    for _ in range(FEW - 2):
        assert (await given(client, "a.gif", b"GIF89a"))[0] == 200
    status, many = await given(client, "a.gif", b"GIF89a")
    assert status == 409 and many["code"] == "DSK050"


def test_a_pdf_is_a_picture_and_goes_into_a_story_as_it_is(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    lamp, data = root / ISSUE / "articles/lamp.md", pdf()

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (_, client):
            status, told = await given(client, "The Route.PDF", data)
            assert status == 200 and told["picture"] == "images/the-route.pdf"
            status, damaged = await given(client, "torn.pdf", b"%PDF-1.7\n%%EOF\n")
            assert status == 200 and "picture" not in damaged and damaged["files"] == [] and damaged["ident"] == ""
            assert [one["code"] for one in damaged["told"]] == ["PIC030"]
            asked = {"file": told["picture"], "story": "lamp", "caption": "x"}
            status, seen = await sent(client, f"/api/import/{told['id']}/picture", **asked)
            assert status == 200 and not (root / ISSUE / told["picture"]).exists()
            status, _ = await sent(client, f"/api/import/{told['id']}/picture", **asked, base=seen["base"], write=True)
            assert status == 200 and (root / ISSUE / told["picture"]).read_bytes() == data
            assert lamp.read_text("utf-8").endswith('![](images/the-route.pdf "x"){name=the-route}\n')

    asyncio.run(ran())


def test_text_is_pasted_and_who_only_looks_takes_nothing(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            status, told = await given(client, "-", "\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002".encode())
            assert status == 200 and told["ident"] == "copy-1" and told["counts"]["paragraphs"] == 1
            desk.lock = {"user": "another"}
            assert (await given(client, "-", b"x"))[0] == 423
            answer = await client.post(f"/api/import/{told['id']}/accept", json={"by": BY})
            assert answer.status_code == 423

    asyncio.run(ran())
