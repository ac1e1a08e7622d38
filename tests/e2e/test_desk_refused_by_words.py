"""A paragraph's lines that its words do not allow are known by the trial alone: it is refused as any other, with the message."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from desk_routes import at_desk, got, sent
from project import small_project

ISSUE = "content/2021-03-05"


def gesture(block: dict[str, Any], by: int) -> dict[str, Any]:
    return {"gesture": "paragraph-lines", "page": 1, "story": block["story"], "line": block["line"], "by": by}


def test_a_paragraph_that_cannot_have_so_many_lines_is_refused(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            blocks = [b for b in (await got(client, "/api/pages/1/geometry"))["blocks"] if b["file"] and b["role"] == "body"]
            answers = [(block, await sent(client, "/api/trial", gesture=gesture(block, -3))) for block in blocks]
            (first, (_, told)), *_ = refused = [(block, answer) for block, answer in answers if answer[0] == 422]
            assert {answer["code"] for _, (_, answer) in refused} <= {"FLW007", "DSK021"}
            assert told["code"] == "FLW007" and told["file"] == first["file"] and "3 lines fewer" in told["message"]
            assert told["hint"], "as the message of the page has it"
            file = root / first["file"]
            text = file.read_text(encoding="utf-8").split("\n")
            last = next(k for k in range(first["line"] - 1, len(text)) if not text[k].strip()) - 1
            text[last] += "{lines=-3}"
            file.write_text("\n".join(text), encoding="utf-8")
            await desk.saved([file])
            other = next(block for block, answer in answers if answer[0] == 422 and block is not first)
            status, again = await sent(client, "/api/trial", gesture=gesture(other, -3))
            assert status == 422 and again["code"] == "FLW007", "though the same is told of another paragraph already"
            assert (await sent(client, "/api/trial", gesture=gesture(first, 0)))[0] == 200, "taken out again it is nobody's fault"
            fits = [block for block, answer in answers if answer[0] == 200]
            assert all(block["line"] != first["line"] for block in fits)

    asyncio.run(ran())
