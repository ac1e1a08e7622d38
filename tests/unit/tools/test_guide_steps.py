"""A guide's blocks done in a folder: keys exchanged, files written, commands of a designer."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian_tools.guide.steps import Step, do, merged, steps_of

FILE = "# a paper\nid: a\ninks:                 # four\n  k: [0, 0, 0, 100]\n\n  red: [0, 90, 80, 0]\n# sizes\nsizes: 3\n"


@pytest.mark.parametrize(
    ("block", "after"),
    [
        ("sizes: 4\n", FILE.replace("3", "4")),
        ("inks:\n  k: [0, 0, 0, 100]\n", "# a paper\nid: a\ninks:\n  k: [0, 0, 0, 100]\n# sizes\nsizes: 3\n"),
        ("faces: [a]\n", FILE + "faces: [a]\n"),
        ("id: b\nsizes:\n  - 5\n", FILE.replace("id: a", "id: b").replace("sizes: 3", "sizes:\n  - 5")),
    ],
    ids=["a value", "a mapping", "a key that was not there", "two keys"],
)
def test_a_key_takes_the_place_of_its_name(block: str, after: str) -> None:
    assert merged(FILE, block) == after


def test_steps_are_the_blocks_that_say_where_they_belong() -> None:
    guide = "```yaml\n# a/paper.yaml\nid: b\n```\nWords.\n```yaml\nid: c\n```\n```sh\nrm a\n```\n```markdown\n# a\n```\n"
    assert list(steps_of(guide)) == [Step("a/paper.yaml", "id: b\n"), Step("", "rm a\n")]


def test_commands(tmp_path: Path) -> None:
    for folder in ("from/sub", "gone"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("from/sub/a.md", "gone/a.md", "old.md", "kept.txt"):
        (tmp_path / name).write_text("a", encoding="utf-8")
    ran: list[list[str]] = []
    do(Step("", "rm *.md\nrm -r gone\ncp -r from/* to/\n.venv/bin/banmian new paper a --name 'b c'\n"), tmp_path, ran.append)
    do(Step("layouts/a/pages/front.yaml", "schema: 1\n"), tmp_path, ran.append)
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"from/sub/a.md", "to/sub/a.md", "kept.txt", "layouts/a/pages/front.yaml"}
    assert ran == [["new", "paper", "a", "--name", "b c"]]
