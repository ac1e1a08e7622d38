"""Each code's page in Chinese: title and severity are those of the index, the parts those of the English page."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.diagnostics.codes import CODES, Code
from banmian.languages import in_language

PAGES = Path(__file__).parents[3] / "docs" / "codes" / "zh"
PARTS = ("为什么", "例", "怎么办")


@pytest.mark.parametrize("row", CODES, ids=lambda row: row.code)
def test_a_code_has_its_page_in_chinese(row: Code) -> None:
    text = (PAGES / f"{row.code}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {row.code}：{in_language(row.title, 'zh')}\n\n程度：{in_language(row.severity.word, 'zh')}\n")
    at = [text.find(f"\n## {part}\n") for part in PARTS]
    assert -1 not in at and at == sorted(at)
    assert f"[{row.code}](../{row.code}.md)" in text
