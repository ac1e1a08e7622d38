"""The first issue of a paper that has layouts and no issue yet: a page of each layout that is wanted, and an article that waits for
its text in each place.

The page with a masthead comes first, spreads stand on an even number with the odd one after it, the others follow by the names of
their layouts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Severity, Span
from banmian.diagnostics.wording import counted
from banmian.new.earlier import papers
from banmian.new.made import Body, Made, NewFolder, Refused, absent, make_folders, refused
from banmian.new.rooms import Rooms, rooms_of
from banmian.new.skeleton import Skeleton, skeleton_text
from banmian.new.words import SkeletonWords, skeleton_words
from banmian.phrases import say
from banmian.sources.checking import suggestion
from banmian.template.rhythm import DAYS
from banmian.template.words import filled
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.template.loader import Template
    from banmian.template.model import PageLayout, Paper, Place

FIRST = "masthead"
"""How the kinds of furniture begin that only page 1 has."""
NAMED = 36
"""Characters of an article's name by its place."""


@frozen
class NewPage:
    """A page, or a spread of two, and its layout."""

    numbers: tuple[int, ...]
    layout: PageLayout

    @property
    def number(self) -> str:
        return "-".join(map(str, self.numbers))

    @property
    def stories(self) -> dict[str, str]:
        """By its place, the article that waits there. A quotation that pushes text aside is part of another article."""
        return {place.name: f"{self.numbers[0]}-{place.name}"[:NAMED].rstrip("-") for place in self.layout.places if _waits(place)}


def layout_names(root: Path, paper: str) -> list[str]:
    """The paper's layouts."""
    return sorted(path.stem for path in (root / "layouts" / paper / "pages").glob("[!.]*.yaml"))


def paged(layouts: Iterable[PageLayout]) -> tuple[NewPage, ...]:
    """The layouts as the pages of an issue."""
    front: list[PageLayout] = []
    spreads: list[PageLayout] = []
    others: list[PageLayout] = []
    for layout in sorted(layouts, key=lambda one: one.name):
        named = any(furniture.kind.startswith(FIRST) for furniture in layout.furniture)
        (spreads if layout.spread else front if named else others).append(layout)
    singles, number = [*front, *others], 1
    out: list[NewPage] = []
    while singles or spreads:
        wide = bool(spreads) and (number % 2 == 0 or not singles)
        number += wide and number % 2
        layout = (spreads if wide else singles).pop(0)
        out.append(NewPage((number, number + 1) if wide else (number,), layout))
        number += 2 if wide else 1
    return tuple(out)


def first_issue(root: Path, paper: str, day: datetime.date | None, wanted: Sequence[str] = ()) -> Made:
    """Make the folder of the paper's first issue with a page of each layout that is `wanted`, of all where none is named; Refused
    with the reason where that cannot be."""
    if day is None:
        message, hint = say("{paper} has no issue to begin from", paper=paper), say("say the day of its first one, as 2020-09-09")
        raise refused("NEW005", message, hint, Span("content"))
    template = template_of(root, paper, wanted)
    pages, words = paged(layout for _, layout in template.pages), skeleton_words(template.paper.words.language)
    folder = f"content/{day.isoformat()}" if papers(root) == [paper] else f"content/{paper}-{day.isoformat()}"
    absent(root, folder)
    text = _issue_text(template.paper, pages, day, words)
    rooms = _rooms(root, folder, text, pages)
    waiting = [Skeleton(story, rooms.get(story, ())) for page in pages for story in page.stories.values()]
    files: dict[str, Body] = {"issue.yaml": text.encode()}
    files |= {f"articles/{one.id}.md": skeleton_text(one, words).encode() for one in waiting}
    written = make_folders(root, [NewFolder(folder, files)])
    title = say(
        "{folder}: {name}, number 1, {day}, {weekday}",
        folder=folder,
        name=template.paper.name,
        day=day.isoformat(),
        weekday=DAYS[day.weekday()],
    )
    then = (
        say("{articles} to write in {folder}/articles", articles=counted(len(waiting), "article"), folder=folder),
        say("banmian desk {folder}: the pages as they stand, with what each place holds", folder=folder),
    )
    return Made(written, title, (), then)


def template_of(root: Path, paper: str, wanted: Sequence[str] = ()) -> Template:
    """The paper with the layouts that are wanted, all of its own where none is named; where one cannot be read its faults are the
    refusal."""
    from banmian.template.loader import load_template

    known = layout_names(root, paper)
    strange = next((name for name in wanted if name not in known), None)
    if strange is not None:
        message = say("{paper} has no layout `{name}`", paper=paper, name=strange[:80])
        raise refused("NEW003", message, suggestion(strange, known), Span(f"layouts/{paper}/pages"))
    if not known:
        message = say("{paper} has no layout of a page", paper=paper)
        hint = say("copy one of another paper into layouts/{paper}/pages", paper=paper)
        raise refused("NEW003", message, hint, Span(f"layouts/{paper}/pages"))
    template, told = load_template(root, paper, "", wanted or known)
    faults = [one for one in told if one.severity is Severity.ERROR]
    if template is None or faults:
        raise Refused(faults, usage=False)
    return template


def _waits(place: Place) -> bool:
    """Whether an article of its own stands in the place."""
    return not place.cut


def _issue_text(paper: Paper, pages: Sequence[NewPage], day: datetime.date, words: SkeletonWords) -> str:
    """issue.yaml."""
    import yaml

    class Indented(yaml.SafeDumper):
        """Lists stand within their key, as in the files that editors write."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

    said: dict[str, object] = {"schema": 1, "paper": paper.id, "date": day, "number": 1}
    if paper.rhythm is not None:
        said["next-date"] = paper.rhythm.after(day)
    said |= {"page-count": max(page.numbers[-1] for page in pages), "masthead": {"name": paper.name}}
    said["pages"] = [
        {
            "number": page.number if len(page.numbers) > 1 else page.numbers[0],
            "name": filled(words.page, {"number": page.number}),
            "layout": page.layout.name,
            "places": page.stories,
        }
        for page in pages
    ]
    heading = filled(words.issue, {"number": 1, "date": day.isoformat(), "paper": paper.id})
    return f"# {heading}\n" + yaml.dump(said, Dumper=Indented, allow_unicode=True, sort_keys=False, width=1000)


def _rooms(root: Path, folder: str, text: str, pages: Sequence[NewPage]) -> Rooms:
    """What the places hold, by the code that sets them, of an issue that stands in memory alone."""
    from banmian.build import Job, load, plan_of
    from banmian.sources.overlay import laid_over

    articles = {
        f"{folder}/articles/{story}.md": f"---\nschema: 1\nid: {story}\nheadline: {story}\n---\n\n{story}\n".encode()
        for page in pages
        for story in page.stories.values()
    }
    overlay = {f"{folder}/issue.yaml": text.encode(), **articles}
    with laid_over(root, overlay):
        planned, _ = plan_of(load(Job(root, folder, overlay=overlay)))
        return rooms_of(planned) if planned is not None else {}
