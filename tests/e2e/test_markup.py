"""Markup through the whole command: what is not set is refused with its place, what is set comes out, nothing ends with 3."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import run, small_project
from tagged import Tagged

from banmian.build import Job, set_issue
from banmian.issue_pdf import screen_bytes

ISSUE = "content/2021-03-08"
ARTICLE = f"{ISSUE}/articles/bridge.md"
LAST = 15
"""Lines of the article before what a case adds."""
MORE = "\u5220\u4eae\u7c97\u6ce8\u6587\u5b57\u5728\u6b64\u6761\u76ee\u7ea7\u59d3\u540d"
MORE += "\u540c\u53e5\u8bf4\u591c\u666f\u8d75\u4e01\u89c1\u62a5\u793e"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project", MORE)


def added(root: Path, more: str) -> Path:
    path = root / ARTICLE
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    assert text.count("\n") == LAST - 1
    path.write_text(text + more, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("\u811a\u6ce8[^1]\u5728\u6b64\u3002\n", [("CNT025", LAST, 3)]),
        ("~~\u5220~~\u3001==\u4eae==\u3001H~2~O\u3001$a_1$\u3001**\u7c97\n",
         [("CNT022", LAST, 1), ("CNT022", LAST, 7), ("CNT022", LAST, 14), ("CNT022", LAST, 19), ("CNT022", LAST, 25)]),
        ("![](images/\u591c \u666f.svg)\n", [("CNT024", LAST, 1)]),
    ],
)  # fmt: skip
def test_what_is_not_set_is_an_error_with_its_place(root: Path, more: str, expected: list[tuple[str, int, int]]) -> None:
    ran = run("build", added(root, more) / ISSUE, "--out", root / "build", "--only", "pdf", "--json")
    assert (ran.code, ran.exception) == (1, None)
    told = [d for d in ran.report["diagnostics"] if d["code"].startswith("CNT02")]
    assert [(d["code"], d["line"], d["column"]) for d in told] == expected
    assert all(d["file"] == ARTICLE and d["hint"] for d in told)


@pytest.mark.parametrize(
    "more",
    [
        "- \u4e00\u6761\u3002\n\n  \u540c\u4e00\u6761\u3002\n",
        "- \u4e00\u7ea7\n  - \u4e8c\u7ea7\n    1. \u4e09\u7ea7\n    10. \u53c8\u4e00\u6761\n",
        "- \u4e00\n\n  > \u4e8c\n\n  - \u4e09\n\n    \u56db\n",
        "##\n\n-\n\n>\n\n| |\n|---|\n\n&nbsp;\n\n::: box {#b}\n:::\n",
        "- \u4e00\n\n  | \u59d3\u540d |\n  |---|\n",
        "| \u59d3\u540d |\n|---|\n| \u4e01 |\n",
        "[^1]: \u6ce8\n\n- \u4e00[^1]\n",
        "::: verse\n- \u4e00\n\n| \u59d3 |\n|---|\n:::\n",
    ],
)
def test_no_markup_is_a_fault_of_ours(root: Path, more: str) -> None:
    ran = run("build", added(root, more) / ISSUE, "--out", root / "build", "--draft")
    assert ran.code in (0, 1)
    assert ran.exception is None, ran.err


def test_notes_stand_in_the_twin_with_names_of_their_own(root: Path) -> None:
    notes = "\u540c\u6761\u8bf4[^b]\uff0c\u59d3\u540d[^a]\u3002\n\n[^a]: \u6ce8\u4e00\n[^b]: \u6ce8\u4e8c[\u793e](https://a.cn)\n"
    path = root / ARTICLE
    head, _ = path.read_text(encoding="utf-8").split("![", 1)
    path.write_text(head + notes, encoding="utf-8")
    done = set_issue(Job(root, ISSUE))
    assert not [d for d in done.diagnostics if d.code in ("FLW003", "CNT025")]
    tagged = Tagged(screen_bytes(done.issue))
    found = tagged.root.all("Note")
    assert [tagged.text(note) for note in found] == ["1\u6ce8\u4e8c\u793e", "2\u6ce8\u4e00"]
    names = [str(note.object.ID) for note in found]
    assert names == ["note-1", "note-2"]
    listed = tagged.pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(listed[k]) for k in range(0, len(listed), 2)] == sorted(names)
    assert any(tagged.text(p).endswith("\u540c\u6761\u8bf41\uff0c\u59d3\u540d2\u3002") for p in tagged.root.all("P"))
    assert len(found[0].all("Link")) == 1
