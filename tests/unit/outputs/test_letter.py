"""The letter to the print shop is written in the script of the paper's language, from the same places filled in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from banmian.outputs import letter as module
from banmian.outputs.letter import letter

FOLDER = Path(module.__file__).parent
TICKET: dict[str, Any] = {
    "paper": "溪聲", "edition": "", "number": 3, "date": "2025-05-30", "page-count": 4, "standard": "PDF/X-4", "correction": False,
    "trim-mm": [297, 420], "bleed-mm": 3, "output-intent": {"info": "x"}, "inks": [{"name": "Black"}], "ink-limit-percent": 240,
    "faces": [1], "pages": [{"page": 1, "name": "頭版", "file": "a.pdf"}],
    "files": [{"file": "a.pdf", "kind": "page"}, {"file": "b.pdf", "kind": "issue"}, {"file": "c.html", "kind": "preflight"}],
}  # fmt: skip


@pytest.mark.parametrize(("traditional", "here", "not_here"), [(False, "文件夹", "檔案"), (True, "檔案", "文件")])
def test_the_letter_is_in_the_papers_script(traditional: bool, here: str, not_here: str) -> None:
    written = letter(TICKET, True, traditional)
    assert here in written and not_here not in written and "$" not in written
    assert "第1版 頭版" in written


def test_both_letters_have_the_same_words_with_the_same_places() -> None:
    def places(text: str) -> list[str]:
        return re.findall(r"\$[a-z]+", text)

    for suffix in ("toml", "txt"):
        texts = [(FOLDER / f"{name}.{suffix}").read_text(encoding="utf-8") for name in ("letter", "letter-hant")]
        assert places(texts[0]) == places(texts[1])
    one, other = (tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")) for name in ("letter", "letter-hant"))
    assert list(one) == list(other) and list(one["kinds"]) == list(other["kinds"])
