"""An issue's own layout becomes that of all: told first what it changes in each issue, one step, undone whole."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desk_routes import at_desk, got, sent
from project import small_project

from banmian.new.issue import AskedIssue, new_issue

ISSUE, NEXT, FILE = "content/2021-03-05", "content/2021-03-15", "layouts/small/pages/back.yaml"
OWN = f"{ISSUE}/pages/back.yaml"
MARK = b"# made by banmian makeup, 0123456789abcdef: change it as you like\n# page 4, 12 points: nothing\n# of {}\n"
SIGNED = f"""schema: 1
pages:
  4: {{state: signed, by: Wu, at: "2021-03-14T17:32:00+08:00", fingerprint: {"a" * 32}}}
"""


def test_it_is_shown_what_it_would_change_and_is_undone_as_one_step(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    new_issue(AskedIssue(root, "2021-03-15", "", ISSUE))
    for article in (root / ISSUE / "articles").glob("*.md"):
        (root / NEXT / "articles" / article.name).write_bytes(article.read_bytes())
    (root / NEXT / "issue.yaml").write_text(
        (root / ISSUE / "issue.yaml").read_text("utf-8").replace("2021-03-05", "2021-03-15"), encoding="utf-8"
    )
    (root / NEXT / "signed.yaml").write_text(SIGNED, encoding="utf-8")
    before = (root / FILE).read_bytes()
    mine = before.replace(b"text: [{cols: 2, lines: 3-15}]", b"text: [{cols: 2, lines: 4-15}]")
    assert mine != before
    (root / OWN).parent.mkdir()
    (root / OWN).write_bytes(MARK + mine)

    async def ran() -> None:
        async with at_desk(root, ISSUE) as (desk, client):
            status, told = await sent(client, "/api/pages/1/share/look")
            assert status == 422 and "no layout of its own" in told["message"]
            status, told = await sent(client, "/api/pages/4/share/look")
            assert status == 200 and (told["file"], told["own"]) == (FILE, OWN)
            assert [row["text"].strip() for row in told["diff"][0]["rows"] if row["sign"] == "+"] == [
                "text: [{cols: 2, lines: 4-15}]"
            ]
            (other,) = told["issues"]
            assert (other["folder"], other["breaks"]) == (NEXT, [{"page": "4", "by": "Wu"}]) and 4 in other["changed"], other
            assert (root / FILE).read_bytes() == before and (root / OWN).exists(), "nothing is written"
            status, refused = await sent(client, "/api/pages/4/share", base={**told["base"], FILE: "0" * 64})
            assert status == 409 and refused["code"] == "DSK023" and (root / FILE).read_bytes() == before
            status, _ = await sent(client, "/api/pages/4/share", base=told["base"])
            assert status == 200 and (root / FILE).read_bytes() == mine and not (root / OWN).exists()
            await desk.saved(None)
            assert (await got(client, "/api/pages/4/shared"))["own"] is None
            status, _ = await sent(client, "/api/undo")
            assert status == 200 and (root / FILE).read_bytes() == before and (root / OWN).read_bytes() == MARK + mine

    asyncio.run(ran())
