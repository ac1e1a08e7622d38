"""The papers of a project and the issues of one of them, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from banmian.content.folder_name import folder_name
from banmian.content.loader import load_issue
from banmian.content.model import Issue
from banmian.diagnostics import Span
from banmian.new.made import Refused, refused
from banmian.phrases import say, series
from banmian.sources.checking import suggestion
from banmian.sources.editing import MARK
from banmian.sources.marks import marked
from banmian.values import frozen

_PAPER = re.compile(r"""^paper:[ \t]*["']?([a-z0-9-]+)""", re.MULTILINE)


@frozen
class EarlierIssue:
    """An issue and its folder, relative to the root."""

    folder: str
    issue: Issue


def papers(root: Path) -> list[str]:
    """The papers of the project."""
    return sorted(path.parent.name for path in (root / "layouts").glob("[!.]*/paper.yaml"))


def known_paper(root: Path, name: str) -> str:
    """The paper of that name."""
    known = papers(root)
    if name not in known:
        raise refused("NEW003", say("there is no paper `{name}` in layouts/", name=name), suggestion(name, known), Span("layouts"))
    return name


def only_paper(root: Path) -> str:
    """The paper of a project that has one."""
    known = papers(root)
    if len(known) != 1:
        raise refused(
            "NEW006",
            say("the project has {count} papers: {known}", count=len(known), known=series(known)),
            say("say which: --paper NAME"),
            Span("layouts"),
        )
    return known[0]


def issues_of(root: Path, paper: str) -> Iterator[EarlierIssue]:
    """The issues of a paper, the newest first; one that cannot be read is a refusal, one that names no page yet is none."""
    named = [(name.day, path) for path in (root / "content").glob("[!.]*") if (name := folder_name(path.name)) is not None]
    for _, path in sorted(named, reverse=True):
        if _paper_of(path) == paper and not names_no_page(path / "issue.yaml"):
            yield read_issue(root, f"content/{path.name}")


def read_issue(root: Path, folder: str) -> EarlierIssue:
    """The issue in a folder."""
    issue, told = load_issue(root, folder)
    if issue is None:
        raise Refused(told, usage=False)
    return EarlierIssue(folder, issue)


def names_no_page(file: Path) -> bool:
    """Whether an issue.yaml that can be read names no page: what it will be is still to be begun."""
    tree = marked(file.read_text(encoding="utf-8", errors="replace").removeprefix(MARK))
    plain = tree.plain() if tree is not None else None
    return isinstance(plain, dict) and not plain.get("pages")


def _paper_of(folder: Path) -> str:
    """The paper that an issue.yaml names, without reading the rest of it."""
    try:
        text = (folder / "issue.yaml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    found = _PAPER.search(text)
    return found[1] if found is not None else ""
