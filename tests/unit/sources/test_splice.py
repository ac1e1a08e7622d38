"""One value of a YAML file exchanged where it stands; the rest stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.sources.document import Document
from banmian.sources.reading import SourceText
from banmian.sources.splice import scalar_splice, scalars, spliced
from banmian.sources.yaml import compose

ROOT = Path(__file__).parents[3]

TEXT = """# 第42期
date: 2020-08-12        # 星期三
number: "42"
pages: [{number: 1, places: {lead: visit, brief: [a-1, 'b']}}, {number: 2, places: {lead: visit}}]
threads: {visit: [1.lead, 2.lead]}
note: 'it''s'
long: >
  two
  lines
"""


def document() -> Document:
    found, faults = compose(SourceText("issue.yaml", TEXT))
    assert found is not None and not faults
    return found


@pytest.mark.parametrize(
    ("at", "value", "old", "new"),
    [
        (("date",), "2020-09-09", "date: 2020-08-12 ", "date: 2020-09-09 "),
        (("number",), "43", '"42"', '"43"'),
        (("pages", 0, "places", "brief", 0), "2-brief-1", "[a-1,", "[2-brief-1,"),
        (("pages", 0, "places", "brief", 1), "it's", "'b'", "'it''s'"),
        (("note",), "x", "'it''s'", "'x'"),
        (("date",), "a: b", "2020-08-12", '"a: b"'),
    ],
)
def test_a_value_is_exchanged(at: tuple[str | int, ...], value: str, old: str, new: str) -> None:
    found = document()
    splice = scalar_splice(found, found.node(at), value)
    assert splice is not None
    assert spliced(TEXT, [splice]) == TEXT.replace(old, new, 1)


def test_several_on_a_line_and_a_key() -> None:
    found = document()
    threads = found.node(("threads",))
    key = threads.items[0][0]  # type: ignore[union-attr]
    nodes = [found.node(("pages", k, "places", "lead")) for k in (0, 1)]
    splices = [scalar_splice(found, node, "1-lead") for node in (*nodes, key)]  # type: ignore[list-item]
    assert spliced(TEXT, [s for s in splices if s is not None]) == TEXT.replace("visit", "1-lead")


def test_a_value_of_several_lines_is_not_taken_apart() -> None:
    found = document()
    assert scalar_splice(found, found.node(("long",)), "x") is None
    assert scalar_splice(found, found.node(("pages",)), "x") is None


def test_all_values_with_their_paths() -> None:
    assert dict(scalars(document().root))["pages", 1, "places", "lead"].value == "visit"


@pytest.mark.parametrize("file", ["content/2020-08-12/issue.yaml", "layouts/chenbao/paper.yaml", "layouts/xisheng/paper.yaml"])
def test_every_value_of_a_real_file_can_be_exchanged(file: str) -> None:
    """All at once, by one that needs quotes; nothing else changes."""
    source = SourceText(file, (ROOT / file).read_text(encoding="utf-8"))
    before, _ = compose(source)
    assert before is not None
    nodes = [(at, node) for at, node in scalars(before.root) if node.value]
    splices = [scalar_splice(before, node, f"{node.value}: {n} # 'x'") for n, (_, node) in enumerate(nodes)]
    assert all(splices)
    after, faults = compose(SourceText(file, spliced(source.text, [s for s in splices if s is not None])))
    assert after is not None and not faults
    assert [(at, node.value) for at, node in scalars(after.root) if node.value] == [
        (at, f"{node.value}: {n} # 'x'") for n, (at, node) in enumerate(nodes)
    ]
    same = [scalar_splice(before, node, node.value) for _, node in nodes if not node.style]
    assert spliced(source.text, [s for s in same if s is not None]).count("#") >= source.text.count("#"), "comments stay"
