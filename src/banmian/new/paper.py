"""`banmian new paper`: another paper, its layout that of one that is there, with a first issue that builds.

All files are copied; exchanged are the id, the name wherever a value of paper.yaml or issue.yaml says it, and the first issue's day
and number. The articles are the other paper's: they show how each place is written, until the editors have their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from banmian.content.front_matter import FIRST_LINE
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.new.copying import all_files, article_with_values, fresh_heading, with_values
from banmian.new.earlier import EarlierIssue, issues_of, known_paper, only_paper, papers
from banmian.new.made import Body, Made, NewFolder, Refused, absent, make_folders, refused
from banmian.new.names import checked_day, checked_name
from banmian.new.start import shared_folders
from banmian.new.taken_over import TakenOver, of_paper, still_told
from banmian.new.words import skeleton_words
from banmian.phrases import NOTHING, Phrase, say
from banmian.sources import SourceText, read_text
from banmian.sources.document import Document, Loc, scalars
from banmian.sources.yaml import compose
from banmian.template.model import Paper
from banmian.template.rhythm import Rhythm, rhythm_between
from banmian.template.words import filled
from banmian.values import frozen

USUAL = "xisheng"
"""The paper that is begun from where none is named: small, and made for it."""
LONGEST_NAME = 20
YEAR = datetime.timedelta(days=365)
SOURCES = "images/sources/"
"""Where an issue keeps the programs by which its pictures were drawn."""


@frozen
class AskedPaper:
    """`id`: the folder under layouts/; `name`: as readers see it, "" = the id; `start`: the paper to begin from, "" = the usual;
    `day`: of the first issue, as typed; `home`: where the paper to begin from lies, None = in the project."""

    root: Path
    id: str
    name: str = ""
    start: str = ""
    day: str = ""
    home: Path | None = None


@frozen
class Renamed:
    """A paper's id and name in place of another's."""

    id: str
    name: str
    old_id: str
    old_name: str


def new_paper(asked: AskedPaper) -> Made:
    """Make the paper's folder and that of its first issue; Refused with the reason where that cannot be."""
    root, home, id_ = asked.root, asked.home or asked.root, checked_name(asked.id, say("a paper"), "layouts")
    start = known_paper(home, asked.start or (USUAL if USUAL in papers(home) else only_paper(home)))
    absent(root, f"layouts/{id_}")
    paper = _paper(home, start)
    renamed = Renamed(id_, _checked_name(asked.name.strip() or id_), start, paper.name)
    folders = [*shared_folders(root, home), NewFolder(f"layouts/{id_}", _layout(home, renamed, paper))]
    issue = next((e for e in issues_of(home, start) if _is_written(home, e)), None)
    day = checked_day(asked.day) if asked.day else None
    if issue is not None:
        dates = _days(paper, issue, day or issue.issue.date)
        folder = say("content/{id}-{dates}", id=id_, dates=dates[0].isoformat())
        absent(root, folder)
        folders.append(NewFolder(folder, _issue(home, renamed, paper, issue, dates)))
    files = make_folders(root, folders)
    title = say("layouts/{id}: {name}, begun from {paper_name}", id=id_, name=renamed.name, paper_name=paper.name)
    if issue is None:
        return Made(
            files, title, (), (say("write its first issue: {name} has none whose articles are all written", name=paper.name),)
        )
    taken = of_paper(root, renamed.old_name, f"layouts/{id_}", folder)
    title = say("{title}; its first issue: {folder}", title=title, folder=folder)
    return Made(files, title, tuple(_told(root, folder, taken)), _then(renamed, folder), taken)


def _checked_name(name: str) -> str:
    if len(name) <= LONGEST_NAME and name.isprintable():
        return name
    raise refused(
        "NEW001",
        say(
            "`{name}` is no name of a paper: it takes at most {longest_name} characters", name=name[:40], longest_name=LONGEST_NAME
        ),
        NOTHING,
        Span("layouts"),
    )


def _paper(root: Path, id_: str) -> Paper:
    """The paper to begin from; where it cannot be used its faults are the refusal."""
    from banmian.template.loader import load_template

    template, told = load_template(root, id_, "", ())
    if template is None:
        raise Refused([d for d in told if d.severity is Severity.ERROR], usage=False)
    return template.paper


def _is_written(root: Path, issue: EarlierIssue) -> bool:
    """Whether all articles of an issue can be read: none waits for its text."""
    from banmian.content.loader import load_articles
    from banmian.sources import FIX_ALL

    return not load_articles(root, issue.folder, FIX_ALL)[1]


def _days(paper: Paper, issue: EarlierIssue, day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first issue's day and the second's."""
    first = issue.issue
    told = rhythm_between(first.date, first.next_date) if first.next_date is not None else Rhythm(1, "week")
    return day, (paper.rhythm or told).after(day)


# --- files --------------------------------------------------------------------------------------------------------------


def _layout(root: Path, renamed: Renamed, paper: Paper) -> dict[str, Body]:
    """All of the other paper's folder, with id and name exchanged in paper.yaml."""
    folder = root / "layouts" / renamed.old_id
    document = _document(root, folder / "paper.yaml")
    values: list[tuple[Loc, str]] = [(("id",), renamed.id), (("name",), renamed.name)]
    if document.node(("numbering", "total-offset")) is not None:
        values.append((("numbering", "total-offset"), "0"))
    text = with_values(document, _exchanged(document, values, renamed))
    heading = filled(skeleton_words(paper.words.language).paper, {"name": renamed.name, "paper": renamed.old_id})
    files: dict[str, Body] = dict(all_files(folder))
    return files | {"paper.yaml": fresh_heading(text, (renamed.old_name,), heading).encode()}


def _issue(
    root: Path, renamed: Renamed, paper: Paper, issue: EarlierIssue, dates: tuple[datetime.date, datetime.date]
) -> dict[str, Body]:
    """The other paper's issue, as number 1 of this one; without the programs by which its pictures were drawn."""
    folder = root / issue.folder
    document = _document(root, folder / "issue.yaml")
    values: list[tuple[Loc, str]] = [(("paper",), renamed.id), (("date",), dates[0].isoformat()), (("number",), "1")]
    if document.node(("next-date",)) is not None:
        values.append((("next-date",), dates[1].isoformat()))
    values += [(at, (dates[0] + YEAR).isoformat()) for at in _past(document, dates[0])]
    text = with_values(document, _exchanged(document, values, renamed))
    facts: dict[str, str | int] = {"number": 1, "date": dates[0].isoformat(), "paper": renamed.id}
    heading = filled(skeleton_words(paper.words.language).issue, facts)
    files: dict[str, Body] = {name: path for name, path in all_files(folder).items() if not name.startswith(SOURCES)}
    files |= {f"articles/{name}": body for name, body in _still_valid(root, folder, dates[0]).items()}
    return files | {"issue.yaml": fresh_heading(text, (renamed.old_name, renamed.old_id), heading).encode()}


def _still_valid(root: Path, folder: Path, first: datetime.date) -> dict[str, bytes]:
    """The articles whose last day the first issue is past, with the last one put off: they are to be rewritten in any case."""
    out: dict[str, bytes] = {}
    for path in sorted((folder / "articles").glob("*.md")):
        source, _ = read_text(root, path)
        front = source.text.split("---\n", 2)[1:2] if source is not None else []
        document = compose(source, front[0], FIRST_LINE)[0] if source is not None and front else None
        late = _past(document, first) if document is not None else []
        if source is not None and document is not None and late:
            put_off = (first + YEAR).isoformat()
            out[path.name] = article_with_values(document, source.text, [(at, put_off) for at in late])
    return out


def _past(document: Document, first: datetime.date) -> list[Loc]:
    """Where a document says a last day before that of the first issue."""
    said = [(at, node.value) for at, node in scalars(document.root) if at[-1] == "valid-until"]
    return [at for at, value in said if value < first.isoformat()]


def _document(root: Path, path: Path) -> Document:
    source, told = read_text(root, path)
    document = compose(source)[0] if isinstance(source, SourceText) else None
    if document is None:
        raise Refused(told, usage=False)
    return document


def _exchanged(document: Document, values: list[tuple[Loc, str]], renamed: Renamed) -> list[tuple[Loc, str]]:
    """The values given, and the new name wherever another value says the old one."""
    given = dict(values)
    said = [(at, node.value) for at, node in scalars(document.root) if at not in given and renamed.old_name in node.value]
    return values + [(at, value.replace(renamed.old_name, renamed.name)) for at, value in said]


# --- what is to be looked at --------------------------------------------------------------------------------------------


def _told(root: Path, folder: str, taken: tuple[TakenOver, ...]) -> Iterator[Diagnostic]:
    """What is still the other paper's, and what a build would say."""
    from banmian.build import Job, set_issue

    yield from still_told(root, taken)
    yield from (d for d in set_issue(Job(root, folder)).diagnostics if d.severity is Severity.ERROR)


def _then(renamed: Renamed, folder: str) -> tuple[Phrase, ...]:
    return (
        say(
            "banmian build {folder}: its first issue as a PDF, with the words of {old_name}",
            folder=folder,
            old_name=renamed.old_name,
        ),
        say("layouts/{id}/paper.yaml: inks, faces, sizes, words; layouts/{id}/pages: where things stand", id=renamed.id),
        say("{folder}: masthead and imprint in issue.yaml, your own articles", folder=folder),
        say("banmian new issue --paper {id}: when number 1 is printed", id=renamed.id),
    )
