"""Several files written in one go: who reads between two of them finds every file that another one names."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.desk import files
from banmian.desk.files import Files

ISSUE = "content/2021-03-05"
NAMES, NEW, OLD = f"{ISSUE}/issue.yaml", f"{ISSUE}/pages/auto-01.yaml", f"{ISSUE}/pages/front.yaml"


def test_what_is_new_comes_first_and_what_goes_away_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (NAMES, OLD):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"layout: front\n")
    order: list[str] = []
    put = files._put
    monkeypatch.setattr(files, "_put", lambda path, data: (order.append(path.relative_to(tmp_path).as_posix()), put(path, data)))
    Files(tmp_path, ISSUE).write({OLD: None, NAMES: b"layout: auto-01\n", NEW: b"schema: 1\n"})
    assert order == [NEW, NAMES, OLD] and not (tmp_path / OLD).exists()


def test_a_refusal_takes_back_in_the_other_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAMES).parent.mkdir(parents=True)
    (tmp_path / NAMES).write_bytes(b"layout: front\n")
    order: list[str] = []
    put = files._put

    def refusing(path: Path, data: bytes | None) -> None:
        order.append(path.relative_to(tmp_path).as_posix())
        if data == b"layout: auto-01\n":
            raise OSError("full")
        put(path, data)

    monkeypatch.setattr(files, "_put", refusing)
    with pytest.raises(OSError, match="full"):
        Files(tmp_path, ISSUE).write({NAMES: b"layout: auto-01\n", NEW: b"schema: 1\n"})
    assert order == [NEW, NAMES, NAMES, NEW]
    assert (tmp_path / NAMES).read_bytes() == b"layout: front\n" and not (tmp_path / NEW).exists()
