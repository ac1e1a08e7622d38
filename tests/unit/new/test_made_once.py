"""Of two processes that make one folder the second is refused, and takes nothing away."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from banmian.new.made import NewFolder, Refused, make_folders


def test_who_comes_second_is_told_that_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(_: Path, target: Path) -> Path:
        target.mkdir(parents=True)
        (target / "theirs.md").write_text("a")
        raise OSError(errno.ENOTEMPTY, "Directory not empty")

    monkeypatch.setattr(Path, "rename", late)
    with pytest.raises(Refused) as refused:
        make_folders(tmp_path, [NewFolder("content/b", {"issue.yaml": b"x"})])
    assert [d.code for d in refused.value.told] == ["NEW002"]
    assert [p.relative_to(tmp_path).as_posix() for p in (tmp_path / "content").rglob("*")] == ["content/b", "content/b/theirs.md"]
