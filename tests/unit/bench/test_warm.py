"""The benchmark's editor changes one word of a running paragraph, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from project import REPOSITORY
from warm import SPECIMEN, Editor


def test_one_word_becomes_another_of_as_many_signs(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    shutil.copytree(REPOSITORY / SPECIMEN / "articles", articles)
    before = {path: path.read_text(encoding="utf-8") for path in articles.glob("*.md")}
    changed = Editor(articles, 7).change()
    after = {path: path.read_text(encoding="utf-8") for path in articles.glob("*.md")}
    assert [path for path in after if after[path] != before[path]] == [changed]
    old, new = before[changed], after[changed]
    places = [k for k, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    assert len(old) == len(new) and places[-1] - places[0] < 2
    assert old[: places[0]].count("---\n") >= 2, "below the front matter"
