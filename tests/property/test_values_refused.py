"""Any value in any place of issue.yaml, paper.yaml, a page or an article is set or told: nothing escapes, whatever stands there.

Each example puts one odd value, or an odd key, in one place of the small project and sets the issue; where it passes, its PDF is
written. `BANMIAN_VALUES=10000` tries as many.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from project import small_project

from banmian.build import Job, set_issue
from banmian.issue_pdf import pdf_bytes

EXAMPLES = int(os.environ.get("BANMIAN_VALUES", "150"))
ODD = [
    '""', "NaN", "inf", "-inf", "-1", "0", "1e99", "-0", "1_000", "0x10", "\u0663", "\u00b2", "99999999mm", "-99999999mm", "0mm",
    "1pt", "0.001pt", "5000pt", "300mm", "2\u5b57", "9\u884c", "\u5c0f\u4e94", "100%", "101%", "1-5", "5-1", "1-999", "0-0",
    "999999999999", "0.0000001", "0001-01-01", "9999-12-31", "[]", "{}", "[a, b]", "{a: b}", "[[[[]]]]", "[0, 0]", "[1mm, 1mm]",
    "null", "yes", "k", "body", "lead", "a/b", "../x", "..", "\U00020bb7", "\u627f" * 70, '"\\u0301"', '"\\r"', "x" * 300,
    "[NaN, NaN, NaN, NaN]", "{spot: K, cmyk: [0, 0, 0, 100]}", "'\"'", "'|'", "'#'", "'{}'",
]  # fmt: skip
FILES = (
    "content/2021-03-05/issue.yaml",
    "layouts/small/paper.yaml",
    "layouts/small/pages/front.yaml",
    "layouts/small/pages/wide.yaml",
    "layouts/small/pages/back.yaml",
    "content/2021-03-05/articles/clock.md",
    "content/2021-03-05/articles/river.md",
)


def places(text: str) -> list[tuple[int, int]]:
    """Where keys, values and whole lists stand in YAML, or in the front matter of an article."""
    head = 4 if text.startswith("---\n") else 0
    body = text[head : text.index("\n---", head)] if head else text
    found: list[tuple[int, int]] = []
    todo = [yaml.compose(body)]
    while todo:
        node = todo.pop()
        if not isinstance(node, yaml.MappingNode):
            found.append((node.start_mark.index + head, node.end_mark.index + head))
        if isinstance(node, yaml.MappingNode):
            todo += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            todo += node.value
    return sorted(found)


@cache
def sources() -> dict[str, tuple[str, list[tuple[int, int]]]]:
    from project import SMALL

    texts = {name: (SMALL / name).read_text(encoding="utf-8") for name in FILES}
    return {name: (text, places(text)) for name, text in texts.items()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("values") / "project")


@example(file="layouts/small/paper.yaml", where=7686, value="0.0000001")  # a size that is no millipoint
@settings(max_examples=EXAMPLES, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # to shrink takes minutes
@given(file=st.sampled_from(FILES), where=st.integers(0, 10_000), value=st.sampled_from(ODD) | st.text(max_size=12))
@example(file="content/2021-03-05/articles/clock.md", where=5, value="\U000e0080")  # a kicker that paints nothing
def test_any_value_is_set_or_told(root: Path, file: str, where: int, value: str) -> None:
    text, spots = sources()[file]
    start, end = spots[where % len(spots)]
    path = root / file
    path.write_text(text[:start] + value + text[end:], encoding="utf-8", errors="replace")
    try:
        done = set_issue(Job(root, "content/2021-03-05", preflight_display=True))
        if done.passes:
            assert pdf_bytes(done.issue).startswith(b"%PDF")
        else:
            assert done.diagnostics
    finally:
        path.write_text(text, encoding="utf-8")
