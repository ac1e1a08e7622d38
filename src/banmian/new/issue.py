"""`banmian new issue`: the next issue of a paper, from its last one.

Structure and standing matter are taken over, the number counts on, the days follow the paper's rhythm; every other article is
written as one that waits for its text, with what its place holds.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.wording import counted
from banmian.new.copying import fresh_heading, named_files, with_values
from banmian.new.earlier import EarlierIssue, issues_of, known_paper, only_paper, read_issue
from banmian.new.first import first_issue
from banmian.new.made import Body, Made, NewFolder, Refused, absent, make_folders, refused
from banmian.new.makeup_plan import next_plan
from banmian.new.names import checked_day
from banmian.new.renaming import new_names
from banmian.new.rooms import Rooms, characters_of, rooms_of
from banmian.new.skeleton import Container, Last, Skeleton, skeleton_text
from banmian.new.taken_over import TakenOver, of_issue, still_told
from banmian.new.words import skeleton_words
from banmian.phrases import say
from banmian.sources.document import Document, Loc, Mapping, Scalar, Sequence, scalars
from banmian.template.numerals import counted as in_han
from banmian.template.rhythm import DAYS, Rhythm, rhythm_between
from banmian.template.words import filled
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Loaded
    from banmian.content.model import Article
    from banmian.template.model import Paper

STALE = frozenset(("CNT030", "CNT031", "CNT032", "CNT034", "CNT040", "CNT041", "CNT042"))
"""Checks that say of what was taken over that it is not so any more; others speak of what waits to be written."""


@frozen
class AskedIssue:
    """`day`: as typed, "" = the next; `paper`: "" = the only one; `start`: the issue's folder to begin from, "" = the last before
    the day; `layouts`: of the pages of a paper's first issue, () = all that it has."""

    root: Path
    day: str = ""
    paper: str = ""
    start: str = ""
    layouts: tuple[str, ...] = ()


@frozen
class Dates:
    """The new issue's day, the following one's, and where the day is not in the paper's rhythm, that which would be."""

    day: datetime.date
    next: datetime.date
    usual: datetime.date | None = None


@frozen
class Template:
    """The issue that is begun from, as read: its issue.yaml, all of its content, and what its places hold."""

    earlier: EarlierIssue
    document: Document
    paper: Paper
    articles: tuple[Article, ...]
    rooms: Rooms


def new_issue(asked: AskedIssue) -> Made:
    """Make the issue's folder; Refused with the reason where that cannot be."""
    root = asked.root
    start = read_issue(root, asked.start) if asked.start else None
    paper = known_paper(root, start.issue.paper if start else asked.paper or only_paper(root))
    if start and asked.paper and asked.paper != paper:
        message = say("{folder} is an issue of {paper}, not of {asked}", folder=start.folder, paper=paper, asked=asked.paper)
        raise refused("NEW006", message, say("leave --paper out"), start.issue.span)
    day = checked_day(asked.day) if asked.day else None
    before = list(islice((e for e in issues_of(root, paper) if day is None or e.issue.date < day), 2))
    start = start or (before[0] if before else None)
    if start is None:
        if day is None or next(issues_of(root, paper), None) is None:
            return first_issue(root, paper, day, asked.layouts)
        message = say("{paper} has no issue before {day} to begin from", paper=paper, day=day.isoformat())
        raise refused("NEW003", message, say("name one: --from ISSUE"), Span("content"))
    template = _template(root, start)
    dates = _dates(template.paper, before or [start], day)
    number = max((e.issue.number for e in before[:1]), default=start.issue.number) + 1
    _not_twice(root, paper, dates.day)
    return _made(root, template, _folder(root, start, paper, dates.day), dates, number)


def _template(root: Path, start: EarlierIssue) -> Template:
    """Read the issue to begin from with its paper; where that cannot be read its faults are the refusal."""
    from banmian.build import Job, load, plan_of
    from banmian.content.schema import IssueEntry
    from banmian.sources import checked, read_text

    loaded: Loaded = load(Job(root, start.folder))
    source, _ = read_text(root, root / start.folder / "issue.yaml")
    document = checked(source, IssueEntry)[0] if source is not None else None
    if document is None or loaded.content is None or loaded.template is None:
        raise Refused([d for d in loaded.diagnostics if d.severity is Severity.ERROR], usage=False)
    planned, _ = plan_of(loaded)
    return Template(start, document, loaded.template.paper, loaded.content.articles, rooms_of(planned) if planned else {})


# --- days and names -----------------------------------------------------------------------------------------------------


def _dates(paper: Paper, before: list[EarlierIssue], day: datetime.date | None) -> Dates:
    """The day: as asked, as the last issue announced it, else by the rhythm."""
    last = before[0].issue
    if day is None:
        rhythm = paper.rhythm or (rhythm_between(before[1].issue.date, last.date) if len(before) > 1 else None)
        day = last.next_date or (rhythm.after(last.date) if rhythm is not None else None)
    if day is None:
        message = say("nothing tells how often {name} appears", name=paper.name)
        hint = say("say the day, as 2020-09-09, or write `rhythm: {{every: week}}` in paper.yaml")
        raise refused("NEW005", message, hint, Span(f"layouts/{paper.id}/paper.yaml"))
    if paper.rhythm is None:
        return Dates(day, (rhythm_between(last.date, day) if last.date < day else Rhythm(1, "week")).after(day))
    usual = paper.rhythm.after(last.date)
    return Dates(day, paper.rhythm.after(day), usual if usual != day and last.date < day else None)


def _folder(root: Path, start: EarlierIssue, paper: str, day: datetime.date) -> str:
    """Named as the earlier one's: by the day, or by paper and day."""
    own = start.folder.rsplit("/", 1)[-1].startswith(f"{paper}-")
    name = f"{paper}-{day.isoformat()}" if own else day.isoformat()
    absent(root, f"content/{name}")
    return f"content/{name}"


def _not_twice(root: Path, paper: str, day: datetime.date) -> None:
    for other in issues_of(root, paper):
        if other.issue.date == day:
            message = say("{folder} is {paper}'s issue of {day} already", folder=other.folder, paper=paper, day=day.isoformat())
            raise refused("NEW002", message, say("choose another day"), other.issue.span)
        if other.issue.date < day:
            return


# --- the folder ---------------------------------------------------------------------------------------------------------


def _made(root: Path, template: Template, folder: str, dates: Dates, number: int) -> Made:
    earlier = template.earlier
    standing = {a.id: Path(a.file).name for a in template.articles if a.standing}
    names = new_names(earlier.issue, standing)
    text = _issue_text(template, dates, number, names)
    waiting = list(_skeletons(template, names, standing))
    words = skeleton_words(template.paper.words.language)
    files: dict[str, Body] = {"issue.yaml": text.encode()}
    files |= {f"articles/{s.id}.md": skeleton_text(s, words).encode() for s in waiting}
    kept = {f"articles/{file}": root / earlier.folder / "articles" / file for file in sorted(standing.values())}
    files |= kept
    texts = [text, *(path.read_text(encoding="utf-8", errors="replace") for path in kept.values())]
    files |= named_files(root / earlier.folder, texts, "articles", "pages", "issue.yaml")
    files |= _own_layouts(root, earlier, papers_too=False)
    files |= next_plan(root, earlier, dates.day)
    written = make_folders(root, [NewFolder(folder, files)])
    day = say("{day}, {weekday}", day=dates.day.isoformat(), weekday=DAYS[dates.day.weekday()])
    name, after = template.paper.name, dates.next.isoformat()
    title = say("{folder}: {name}, number {n}, {day}; the next one {next}", folder=folder, name=name, n=number, day=day, next=after)
    waits, taken = counted(len(waiting), "article"), counted(len(standing), "article")
    then = (
        say("{articles} to write in {folder}/articles, {taken} taken over", articles=waits, folder=folder, taken=taken),
        say("banmian build {folder} --draft: the pages as they stand, with what each place holds", folder=folder),
        say("banmian build {folder}: the PDF, when every article is written", folder=folder),
    )
    stale = _stale(root, template, folder, dates)
    return Made(written, title, (*still_told(root, stale), *_checked(root, folder, waiting)), then, stale)


def _issue_text(template: Template, dates: Dates, number: int, names: dict[str, str]) -> str:
    """issue.yaml with its date, number and stories exchanged where they stand."""
    document = template.document
    changes: list[tuple[Loc, str]] = [(("date",), dates.day.isoformat()), (("number",), str(number))]
    if _has_value(document, "next-date"):
        changes.append((("next-date",), dates.next.isoformat()))
    changes += [(at, renamed) for at, story in _story_values(document) if (renamed := _renamed(story, names)) != story]
    threads = document.node(("threads",))
    keys = [key.value for key, _ in threads.items] if isinstance(threads, Mapping) else []
    threaded = [(("threads", key), renamed) for key in keys if (renamed := _renamed(key, names)) != key]
    issue, words = template.earlier.issue, skeleton_words(template.paper.words.language)
    stale = (str(issue.number), in_han(issue.number), issue.date.isoformat())
    heading = filled(words.issue, {"number": number, "date": dates.day.isoformat(), "paper": issue.paper})
    return fresh_heading(with_values(document, changes, threaded), stale, heading)


def _has_value(document: Document, key: str) -> bool:
    return isinstance(node := document.node((key,)), Scalar) and bool(node.value)


def _renamed(story: str, names: dict[str, str]) -> str:
    """A story by its article's new name: `visit#more` with the name of `visit`."""
    article, mark, container = story.partition("#")
    return names.get(article, article) + mark + container


def _story_values(document: Document) -> Iterator[tuple[Loc, str]]:
    """Where issue.yaml names a story in the places of its pages and in its teasers."""
    pages = document.node(("pages",))
    for k in range(len(pages.items) if isinstance(pages, Sequence) else 0):
        at: Loc = ("pages", k, "places")
        places = document.node(at)
        for key, value in places.items if isinstance(places, Mapping) else ():
            yield from ((found, node.value) for found, node in scalars(value, (*at, key.value)))
    teasers = document.node(("teasers",))
    for k in range(len(teasers.items) if isinstance(teasers, Sequence) else 0):
        story = document.node(("teasers", k, "story"))
        if isinstance(story, Scalar):
            yield ("teasers", k, "story"), story.value


def _skeletons(template: Template, names: dict[str, str], standing: Collection[str]) -> Iterator[Skeleton]:
    """The articles that the places ask for and nobody has written."""
    pieces = {p.story: (a, p) for a in template.articles for p in a.pieces}
    placed = [story for page in template.earlier.issue.pages for _, stories in page.places for story in stories]
    for article in dict.fromkeys(story.split("#")[0] for story in placed):
        if article in standing:
            continue
        own = [story for story in dict.fromkeys(placed) if story.startswith(f"{article}#")]
        boxes = tuple(
            Container(s.split("#")[1], pieces[s][1].kind if s in pieces else "box", template.rooms.get(s, ())) for s in own
        )
        last = pieces.get(article)
        yield Skeleton(
            names[article],
            template.rooms.get(article, ()),
            boxes,
            Last(last[0].file, characters_of(last[1])) if last is not None else None,
        )


def _own_layouts(root: Path, earlier: EarlierIssue, papers_too: bool) -> dict[str, Body]:
    """Layouts of the earlier issue's own: those that the paper has as well, which were of that day, or those that it has not."""
    issue, out = earlier.issue, dict[str, Body]()
    for name in dict.fromkeys(page.layout for page in issue.pages):
        own = root / earlier.folder / "pages" / f"{name}.yaml"
        if own.is_file() and (root / "layouts" / issue.paper / "pages" / f"{name}.yaml").is_file() is papers_too:
            out[f"pages/{name}.yaml"] = own
    return out


# --- what is stale ------------------------------------------------------------------------------------------------------


def _stale(root: Path, template: Template, folder: str, dates: Dates) -> tuple[TakenOver, ...]:
    """What was taken over and is seldom right."""
    earlier, usual = template.earlier, dates.usual.isoformat() if dates.usual is not None else ""
    left = sorted(_own_layouts(root, earlier, papers_too=True))
    return of_issue(root, folder, earlier.issue.date.isoformat(), earlier.folder, left, usual)


def _checked(root: Path, folder: str, waiting: list[Skeleton]) -> list[Diagnostic]:
    """What the checks of a build say of what was taken over; not what they say of articles that wait for their text."""
    from banmian.build import Job, load, plan_of

    loaded = load(Job(root, folder))
    _, found = plan_of(loaded)
    unwritten = {f"{folder}/articles/{s.id}.md" for s in waiting}
    told = [d for d in (*loaded.diagnostics, *found) if d.code in STALE]
    return [d for d in told if d.span is None or d.span.file not in unwritten]
