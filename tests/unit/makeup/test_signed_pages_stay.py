"""`banmian makeup --write` leaves a page that somebody signed, and says so."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from banmian.diagnostics import Span
from banmian.makeup import run as makeup
from banmian.makeup.run import Asked

ISSUE = "content/2020-08-12"
SIGNED = """\
schema: 1
pages:
  3: {state: signed, by: A, at: 2020-08-12T16:20:00+08:00, fingerprint: 0123456789abcdef0123456789abcdef}
"""


def plan(number: int) -> tuple[Any, Any]:
    return SimpleNamespace(layout=f"auto-{number:02}", span=Span("makeup.yaml", number)), SimpleNamespace()


def test_a_signed_page_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ISSUE
    folder.mkdir(parents=True)
    (folder / "signed.yaml").write_text(SIGNED, encoding="utf-8")
    (folder / "issue.yaml").write_text("schema: 1\n", encoding="utf-8")
    monkeypatch.setattr(makeup, "page_text", lambda *_: "schema: 1\n")
    monkeypatch.setattr(makeup, "plan_mark", lambda *_: "")
    monkeypatch.setattr(makeup, "threads_of", lambda *_: {})
    monkeypatch.setattr(makeup, "issue_text", lambda document, *_: document.source.text)
    monkeypatch.setattr(makeup, "_faulty", lambda *_: [])
    content = SimpleNamespace(content=None)
    given: Any = SimpleNamespace(
        makeup=None, loaded=content, content=None, planned=lambda _: None, words_mark=lambda _: "", job=SimpleNamespace()
    )
    made: Any = SimpleNamespace(taken=lambda: {2: plan(2), 3: plan(3)}, standing=lambda: ())
    told = makeup._written(Asked(tmp_path, ISSUE, tmp_path / "build", again=True), given, made, [])
    assert [(d.code, d.span.line if d.span else 0) for d in told] == [("SGN007", 3)]
    assert [p.name for p in (folder / "pages").iterdir()] == ["auto-02.yaml"]
