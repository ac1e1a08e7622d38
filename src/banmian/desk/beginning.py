"""What the desk shows where there is no issue yet, or an empty one, and what is begun there: in a process of its own.

A new issue is what `banmian new issue` makes, by its function.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from banmian.content.folder_name import folder_name
from banmian.content.loader import load_issue
from banmian.desk.exchange import Begun, Json
from banmian.desk.sketches import sketch
from banmian.new.earlier import names_no_page, papers
from banmian.new.first import paged, template_of
from banmian.new.issue import AskedIssue, new_issue
from banmian.new.made import Refused
from banmian.new.paper import AskedPaper, new_paper
from banmian.new.start import built_in
from banmian.sources.editing import MARK
from banmian.sources.marks import marked

MOST = 12
"""Issues that are listed."""


def look(root: Path, issue: str) -> Json:
    """`{exists, empty, issue, articles, papers, starts, issues: [{folder, paper, number, date}]}`: whether the issue has its
    issue.yaml, whether this names no page, its own number, name and day (null where it says none); its articles; the project's
    papers; where there is no other issue, what a first one may be begun from (`_starts`), and without a paper (`built_in`) those
    that came with the program; issues, the newest first."""
    file = root / issue / "issue.yaml"
    exists = file.is_file()
    others, known = _issues(root, issue), papers(root)
    return {
        "issue": _heading(root, file, issue) if exists else None,
        "exists": exists,
        "empty": not exists or names_no_page(file),
        "articles": sorted(path.stem for path in (root / issue / "articles").glob("*.md")),
        "papers": known,
        "starts": _starts(root) if not others else [],
        "built_in": _starts(home) if not known and (home := built_in()) is not None else [],
        "issues": others,
    }


def _heading(root: Path, file: Path, folder: str) -> Json | None:
    """The number, the day and the paper's name, as an issue.yaml says them that cannot be set yet."""
    issue = _plain(file)
    paper = _plain(root / "layouts" / str(issue.get("paper")) / "paper.yaml")
    number, day = str(issue.get("number", "")), str(issue.get("date", ""))
    if not number.isdecimal() or re.fullmatch(r"\d{4}-\d\d-\d\d", day) is None:
        return None
    return {"number": int(number), "date": day, "weekday": "", "name": str(paper.get("name", "")), "folder": folder}


def _plain(file: Path) -> Mapping[str, Any]:
    """What a YAML file says; nothing where it cannot be read."""
    if not file.is_file():
        return {}
    tree = marked(file.read_text(encoding="utf-8", errors="replace").removeprefix(MARK))
    plain = tree.plain() if tree is not None else None
    return plain if isinstance(plain, dict) else {}


def _issues(root: Path, besides: str) -> list[Json]:
    named = [(name.day, path) for path in (root / "content").glob("[!.]*") if (name := folder_name(path.name)) is not None]
    out: list[Json] = []
    for _, path in sorted(named, reverse=True):
        folder = f"content/{path.name}"
        known, _ = load_issue(root, folder) if folder != besides else (None, ())
        if known is not None:
            out.append({"folder": folder, "paper": known.paper, "number": known.number, "date": known.date.isoformat()})
        if len(out) == MOST:
            break
    return out


def _starts(root: Path) -> list[Json]:
    """`[{paper, name, layouts}]`: the papers with their layouts as they are drawn small, in the order of an issue's pages."""
    out: list[Json] = []
    for paper in papers(root):
        try:
            template = template_of(root, paper)
        except Refused as why:
            out.append({"paper": paper, "name": paper, "layouts": [], "wrong": str(why)})
            continue
        pages = paged(layout for _, layout in template.pages)
        drawn = [sketch(page.layout, template.paper) for page in pages]
        out.append({"paper": paper, "name": template.paper.name, "layouts": drawn, "wrong": ""})
    return out


def begin(root: Path, day: str, start: str, paper: str = "", layouts: Sequence[str] = ()) -> Begun:
    """Make the issue of a day ("": the next one) from an earlier one, or the first of a paper with a page of each layout; why
    not."""
    try:
        made = new_issue(AskedIssue(root, day, paper, start, tuple(layouts)))
    except Refused as why:
        return Begun("", why.told)
    return Begun("/".join(made.files[0].split("/")[:2]), taken=made.taken)


def found_paper(root: Path, ident: str, name: str, day: str, start: str) -> Begun:
    """Make a paper with its first issue from one that came with the program; why not."""
    try:
        made = new_paper(AskedPaper(root, ident, name, start, day, built_in()))
    except Refused as why:
        return Begun("", why.told)
    issue = next((file for file in made.files if file.startswith("content/")), "")
    return Begun("/".join(issue.split("/")[:2]), taken=made.taken)


def answer(pipe: Connection, what: str, root: Path, *given: Any) -> None:
    """The answer through a pipe: of `look`, `begin` or `found_paper`."""
    answers: dict[str, Callable[..., object]] = {"look": look, "begin": begin, "paper": found_paper}
    pipe.send(answers[what](root, *given))
    pipe.close()
