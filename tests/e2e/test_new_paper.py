"""`banmian new paper`, and the walk through all three commands: from nothing to the second issue as a PDF, without a line of
Python."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from project import REPOSITORY, link_or_copy, run, spoil

SCHOOL = "xisheng"
COPY = "\u9019\u88e1\u662f\u8349\u7a3f\u7684\u6587\u5b57\uff0c\u53ea\u7528\u4f86\u770b\u7248\u9762\u3002"
"""A sentence that stands for what an editor writes."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the school paper alone, its files by link."""
    root = tmp_path_factory.mktemp("walk")
    for folder in ("fonts", "layouts/profiles", f"layouts/{SCHOOL}", *(f"content/{p.name}" for p in school_issues())):
        for path in (REPOSITORY / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                (root / path.relative_to(REPOSITORY)).parent.mkdir(parents=True, exist_ok=True)
                link_or_copy(os.fspath(path), os.fspath(root / path.relative_to(REPOSITORY)))
    return root


def school_issues() -> list[Path]:
    return sorted((REPOSITORY / "content").glob(f"{SCHOOL}-*"))


@pytest.fixture(scope="module")
def made(root: Path) -> str:
    """What was said when the paper was made."""
    ran = run(*commands()[0], "--root", root)
    assert ran.exception is None and ran.code == 0, ran.err
    return ran.err


def commands(guide: str = "guide.en.md", chapter: str = "## 10. A new paper\n") -> list[list[str]]:
    """The command lines of the guide's chapter on a new paper, without the program's name."""
    text = (REPOSITORY / "docs" / guide).read_text(encoding="utf-8")
    block = text[text.index(chapter) :].split("```")[1]
    return [shlex.split(line)[1:] for line in block.strip().split("\n")]


def test_both_guides_say_the_same() -> None:
    assert commands() == commands("guide.zh.md", "## \u5341\u3001\u529e\u4e00\u4efd\u65b0\u62a5\n")


def test_a_paper_has_its_own_name_everywhere(root: Path, made: str) -> None:
    paper = (root / "layouts/yushan/paper.yaml").read_text(encoding="utf-8")
    issue = (root / "content/yushan-2025-09-01/issue.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^(?:id|name|paper|date|number): .*", paper + issue, re.MULTILINE) == [
        "id: yushan", "name: \u96e8\u5c71", "paper: yushan", "date: 2025-09-01", "number: 1",
    ]  # fmt: skip
    assert "\u6eaa\u8072" not in paper + issue
    assert "NEW013 these are still \u6eaa\u8072's: masthead" in made and " error " not in made


def test_an_edition_that_is_another_paper_s_is_told(tmp_path: Path) -> None:
    ran = run("new", "paper", "dongmen", "--from", "chenbao", "--name", "\u4e1c\u95e8", "--root", tmp_path)
    (told,) = (line for line in ran.err.splitlines() if "NEW013 the edition" in line)
    assert told.startswith("layouts/dongmen/paper.yaml:6:1: warning") and "\u8001\u897f\u95e8" in told


def test_no_program_comes_along(root: Path, made: str) -> None:
    folder = root / "content/yushan-2025-09-01"
    assert not list(folder.rglob("*.py")) and list((folder / "images").glob("*.svg")), made


def test_comments_and_order_stay(root: Path, made: str) -> None:
    def lines(paper: str) -> list[str]:
        return (root / f"layouts/{paper}/paper.yaml").read_text(encoding="utf-8").splitlines()

    old, new = lines(SCHOOL), lines("yushan")
    assert len(set(new) - set(old)) <= 4, "heading, id, name, and what else named the paper"


def test_from_nothing_to_the_second_issue(root: Path, made: str, tmp_path: Path) -> None:
    """A paper and its first issue as they were made; the next issue, each article written where it waits; one article more."""
    first, second = root / "content/yushan-2025-09-01", root / "content/yushan-2025-09-15"
    command, folder = commands()[1]
    built = run(command, root / folder, "--root", root, "--out", tmp_path, "--only", "pdf")
    assert built.code == 0 and list((tmp_path / first.name).glob("*-20250901-1.pdf")), built.err
    ran = run("new", "issue", "2025-09-15", "--paper", "yushan", "--root", root)
    assert ran.code == 0 and "number 2" in ran.err, ran.err
    assert run("new", "article", "extra", "--issue", second, "--root", root).code == 0
    assert run("check", second, "--root", root).code == 1, "nothing is printed that nobody wrote"
    for path in sorted((second / "articles").glob("*.md")):
        written(path, first)
    for folder in ("images", "data"):
        shutil.copytree(first / folder, second / folder, dirs_exist_ok=True)
    built = run("build", second, "--root", root, "--out", tmp_path, "--only", "pdf")
    assert built.code == 0 and "PLN007" in built.err, built.err
    assert list((tmp_path / second.name).glob("*-20250915-2.pdf"))


def written(path: Path, last: Path) -> None:
    """What an editor does with an article that waits: the same again as stood there last time, or a sentence."""
    waiting = path.read_text(encoding="utf-8")
    if "\nheadline:\n" not in waiting:
        return
    before = re.search(r"articles/([a-z0-9-]+)\.md", waiting)
    if before is None:
        path.write_text(waiting.replace("headline:", "headline: \u8349\u7a3f") + COPY, encoding="utf-8")
    else:
        text = (last / f"articles/{before[1]}.md").read_text(encoding="utf-8")
        path.write_text(text.replace(f"id: {before[1]}\n", f"id: {path.stem}\n"), encoding="utf-8")


def test_last_days_are_put_off(root: Path, made: str) -> None:
    """Standing matter and an advertisement of long ago would be refused in the first issue."""
    (issue,) = (root / "content").glob(f"{SCHOOL}-2025-*")
    articles, yaml = issue / "articles", issue / "issue.yaml"
    before = {path: path.read_text(encoding="utf-8") for path in (articles / "source.md", yaml)}
    for path, (old, new) in zip(
        before,
        (
            ("\n---\n", "\nvalid-until: 2025-06-30\n---\n"),
            ("\npages:", "\nadverts: {1.x: {file: a.svg, valid-until: 2025-06-30}}\npages:"),
        ),
        strict=True,
    ):
        path.unlink()  # a link to the repository's own
        path.write_text(before[path].replace(old, new, 1), encoding="utf-8")
    ran = run("new", "paper", "fifth", "--date", "2026-03-02", "--root", root)
    assert ran.code == 0 and "CNT040" not in ran.err
    assert "valid-until: 2027-03-02\n---" in (root / "content/fifth-2026-03-02/articles/source.md").read_text(encoding="utf-8")
    assert "valid-until: 2027-03-02}" in (root / "content/fifth-2026-03-02/issue.yaml").read_text(encoding="utf-8")
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")
    for folder in (root / "layouts/fifth", root / "content/fifth-2026-03-02"):
        shutil.rmtree(folder)


def test_an_issue_that_waits_is_no_first_issue(root: Path, made: str) -> None:
    waiting = root / "content/xisheng-2030-01-04"
    (waiting / "articles").mkdir(parents=True)
    shutil.copy(next(iter(sorted((root / "content").glob(f"{SCHOOL}-2025-*")))) / "issue.yaml", waiting)
    spoil(waiting / "issue.yaml", {"date: 2025-": "date: 2030-01-04\n#"})
    (waiting / "articles/source.md").write_text("---\nschema: 1\nid: source\nheadline:\n---\n", encoding="utf-8")
    ran = run("new", "paper", "fourth", "--date", "2026-03-02", "--root", root)
    assert ran.code == 0 and "headline:\n" not in (root / "content/fourth-2026-03-02/articles/source.md").read_text(
        encoding="utf-8"
    )
    for folder in (waiting, root / "layouts/fourth", root / "content/fourth-2026-03-02"):
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["Yu Shan"], "NEW001"),
        (["profiles"], "NEW001"),
        (["other", "--name", "a" * 30], "NEW001"),
        ([SCHOOL], "NEW002"),
        (["other", "--from", "xishen"], "NEW003"),
        (["other", "--date", "1 March"], "NEW004"),
    ],
)
def test_refusals_make_nothing(root: Path, made: str, args: list[str], said: str) -> None:
    before = sorted(p.as_posix() for p in root.rglob("*"))
    ran = run("new", "paper", *args, "--root", root)
    assert ran.exception is None and ran.code == 2 and said in ran.err, ran.err
    assert sorted(p.as_posix() for p in root.rglob("*")) == before


def test_when_the_second_folder_cannot_be_placed_the_first_goes(root: Path, made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def once(path: Path, target: Path) -> Path:
        if target.parent.name == "content":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", once)
    ran = run("new", "paper", "third", "--root", root)
    assert ran.code == 1 and "NEW008" in ran.err
    assert not (root / "layouts/third").exists() and not list(root.glob("*/.new-*"))


def test_a_paper_that_cannot_be_read_is_the_reason(root: Path, made: str) -> None:
    (root / "layouts/bad").mkdir()
    (root / "layouts/bad/paper.yaml").write_text("schema: 1\nid: bad\n", encoding="utf-8")
    ran = run("new", "paper", "good", "--from", "bad", "--root", root)
    assert ran.code == 1 and "YML007" in ran.err and not (root / "layouts/good").exists()
    (root / "layouts/bad/paper.yaml").unlink()
    (root / "layouts/bad").rmdir()
