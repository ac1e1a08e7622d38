"""A change that meets another one is refused in the language of the window."""

from __future__ import annotations

import json

from banmian.desk.journal import ConflictError
from banmian.desk.refusals import refusal
from banmian.languages import speaking


def test_a_conflict_is_said_in_chinese_and_in_english() -> None:
    said = {}
    for language in ("zh", "en"):
        with speaking(language):
            answer = refusal(ConflictError("a.md", "b", None))
        said[language] = json.loads(bytes(answer.body))["message"]
    assert "was changed since it was read here" in said["en"]
    assert not any(word in said["zh"] for word in ("changed", "written")) and "a.md" in said["zh"]
