"""What copyfit changed of a page is kept as a gesture: the layout's text that `banmian fit --write` would write, after its copy."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.editing import Editing
from banmian.desk.events import Events
from banmian.desk.gestures.given import GestureError
from banmian.desk.settings import Settings

ISSUE = "content/one"
OWN, SHARED = f"{ISSUE}/pages/front.yaml", "layouts/p/pages/front.yaml"


@pytest.mark.parametrize(("layout", "ops"), [(SHARED, ["copy", "text"]), (OWN, ["text"])])
def test_the_fitted_layout_is_written(tmp_path: Path, layout: str, ops: list[str]) -> None:
    desk = Desk(Settings(tmp_path, ISSUE, tmp_path / "build"), Asking(tmp_path, ISSUE, None, print), Events())

    async def ask(name: str, *_: Any, **__: Any) -> list[dict[str, Any]]:
        assert name == "fitted"
        return [{"page": 1, "layout": layout, "name": OWN, "text": "schema: 1\n# fitted\n"}]

    desk.asking.ask = ask  # type: ignore[method-assign]
    editing = Editing(desk)
    edits = asyncio.run(editing.gestures.edits_for({"gesture": "fit", "page": 1}))
    assert [e.op for e in edits] == ops and edits[-1].path == OWN
    with pytest.raises(GestureError):
        asyncio.run(editing.gestures.edits_for({"gesture": "fit", "page": 2}))
    path = tmp_path / layout
    path.parent.mkdir(parents=True)
    path.write_text("schema: 1\n", encoding="utf-8")
    editing.journal.write("browser", {}, edits, {})
    assert (tmp_path / OWN).read_text("utf-8") == "schema: 1\n# fitted\n"
