"""Proofs on the desk are what `banmian proof` issues, the notes of a PDF that came back are those of `banmian notes`, kept for
who asks later; nothing of another folder is handed out."""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import Path

import httpx
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from project import run, small_project

from banmian.desk.app import application
from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.guard import Guard
from banmian.desk.settings import Settings
from banmian.desk.shell import Shell

ISSUE = "content/2021-03-05"
BY, READER = "tester1", "A reader"
WORDS = (
    "\u4e00\u4e8c\u6821\u6539\u52a8\u5355\u5370\u51fa\u9001\u7248\u672c\u8fd8\u6709\u5904\u9519\u8bef\u680f"
    "\u8fb9\u6570\u5b57\u8d23\u7f16\u7b7e\u65f6\u95f4\u6574\u4e03\u79fb\u884c\u56fe\u7247\u90e8\u4ef6\u7b2c\u6bb5"
)
HEADERS = {"host": "desk:1", "origin": "http://desk:1", "authorization": "Bearer k"}
RAW = {**HEADERS, "content-type": "application/octet-stream"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("proofs") / "project", WORDS)


def marked(data: bytes) -> bytes:
    """The proof with a note on it, over its whole first page: some words are under it."""
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        box = Array([0, 0, 600, 800])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=box, Contents=String("too dark"), T=String(READER))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        pdf.save(out)
    return out.getvalue()


def test_a_proof_is_issued_read_and_its_notes_come_back(root: Path) -> None:
    asyncio.run(_through(root))


async def _through(root: Path) -> None:
    desk = Desk(Settings(root.resolve(), ISSUE, root / "build", "en"), Asking(root.resolve(), ISSUE, None, print), Events())
    desk.asking.start()
    try:
        await desk.saved(None)
        guarded = Guard(application(desk, Shell(root), "n"), ("desk:1",), "k", "n")
        transport = httpx.ASGITransport(app=guarded)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk:1", headers=HEADERS) as client:
            assert (await client.get("/api/proofs")).json() == {"proofs": [], "notes": []}
            await _refused(client)
            data = await _issued(root, desk, client)
            await _notes(root, client, data)
            desk.lock = {"user": "x"}
            assert (await client.post("/api/proofs", json={"by": BY, "pages": [], "to": "", "size": "a4"})).status_code == 423
            assert (await client.post("/api/notes?name=a.pdf", content=data, headers=RAW)).status_code == 423
    finally:
        await desk.asking.stop()


async def _refused(client: httpx.AsyncClient) -> None:
    asked = {"by": BY, "pages": [4], "to": "", "size": "a4"}
    for wrong in ({"size": "a5"}, {"pages": "4"}, {"pages": [True]}, {"to": "x" * 81}, {"to": "a\u0007b"}):
        assert (await client.post("/api/proofs", json={**asked, **wrong})).status_code == 422, wrong
    assert (await client.post("/api/proofs", json={**asked, "pages": [9]})).status_code == 404
    assert (await client.post("/api/notes?name=a.pdf", json={})).status_code == 415
    assert (await client.post("/api/notes", content=b"x", headers=RAW)).status_code == 400
    answer = await client.post("/api/notes?name=a.pdf", content=b"no PDF", headers=RAW)
    assert (answer.status_code, answer.json()["code"]) == (409, "PRF002")


async def _issued(root: Path, desk: Desk, client: httpx.AsyncClient) -> bytes:
    answer = await client.post("/api/proofs", json={"by": BY, "pages": [4], "to": f" {READER} ", "size": "a4"})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["number"], told["sheets"]) == (1, ["4"]) and len(told["files"]) == 1
    assert desk.page(4)["state"] == "proof 1", "the state is told at once"
    rows = (await client.get("/api/proofs")).json()["proofs"]
    assert [(row["number"], row["to"], row["sheets"]) for row in rows] == [(1, READER, ["4"])]
    name = rows[0]["files"][0]
    answer = await client.get(f"/api/proofs/1/{name}")
    on_disk = root / "build/2021-03-05" / told["files"][0]
    assert answer.headers["content-type"] == "application/pdf" and answer.content == on_disk.read_bytes()
    for path in ("/api/proofs/2/x.pdf", "/api/proofs/1/x.pdf", "/api/proofs/1/..%2f..%2f..%2fpaper.yaml"):
        assert (await client.get(path)).status_code == 404, path
    ran = run("proof", root / ISSUE, "--out", root / "build", "--json", "--pages", "4", "--size", "a4", "--to", READER)
    assert ran.report["proof"] == 1, "the command takes the same number for the same page"
    return answer.content


async def _notes(root: Path, client: httpx.AsyncClient, data: bytes) -> None:
    back = root / "back.pdf"
    back.write_bytes(marked(data))
    answer = await client.post("/api/notes?name=C:%5Ccopy%5Cback.pdf", content=back.read_bytes(), headers=RAW)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    listed = run("notes", back, "--issue", root / ISSUE, "--out", root / "build", "--json").report["notes"]
    own = {"rect": None, "stood": None}
    assert [{**note, **own} for note in told["notes"]] == [{**note, **own} for note in listed]
    note = told["notes"][0]
    assert (told["file"], note["page"], note["text"], note["author"], told["now"]) == ("back.pdf", 4, "too dark", READER, False)
    assert note["rect"] is not None and note["rect"][2] > 100, "in points, with width and height"
    await client.post("/api/notes?name=other.pdf", content=data, headers=RAW)
    await client.post("/api/notes?name=back.pdf", content=back.read_bytes(), headers=RAW)
    kept = (await client.get("/api/proofs")).json()["notes"]
    assert [row["file"] for row in kept] == ["back.pdf", "other.pdf"] and kept[0] == told
    (root / "build/2021-03-05/.desk/notes.json").write_text("[", encoding="utf-8")
    assert (await client.get("/api/proofs")).json()["notes"] == []
