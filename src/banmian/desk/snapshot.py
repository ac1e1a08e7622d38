"""What the setter tells of an issue that it has set: the part of the desk's state that needs the engine's values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from banmian.build import SetIssue
from banmian.desk.called import as_words
from banmian.plan.model import Sheet
from banmian.template.model import Called

Json = dict[str, Any]


def snapshot(issue: SetIssue) -> Json:
    """The issue, its pages, and the stories that no page holds."""
    paper, told = issue.paper, issue.content.issue
    weekdays = paper.words.weekdays
    return {
        "issue": {
            "date": told.date.isoformat(),
            "weekday": weekdays[told.date.weekday()] if weekdays else "",
            "number": told.number,
            "name": "\u00b7".join(part for part in (paper.name, paper.edition) if part),
            "folder": issue.job.issue,
        },
        "language": paper.words.language,
        "signed_only": paper.signed_only,
        "called": _styles(issue),
        "inks": [name for name, _ in issue.paper.inks],
        "pages": [page for n, sheet in enumerate(issue.plan.sheets) for page in _pages(issue, n, sheet)],
        "waiting": list(_waiting(issue)),
        "files": {article.id: article.file for article in issue.content.articles},
        "unread": list(issue.content.kept),
    }


def _pages(issue: SetIssue, index: int, sheet: Sheet) -> Iterator[Json]:
    """The page or the two pages of a sheet."""
    trim = issue.paper.grid.trim
    for number in sheet.numbers:
        yield {
            "number": number,
            "name": sheet.name,
            "editor": "\u3001".join(editor.text for editor in sheet.editors),
            "sheet": index,
            "spread": len(sheet.numbers) > 1,
            "trim": [round(v / 1000, 2) for v in trim],
            "layout": sheet.layout.file,
            "called": {place.name: as_words(place.called) for place in sheet.layout.places if place.called != Called()},
            "stories": list(_stories(issue, index)),
            "captions": _captions(issue, index),
        }


def _captions(issue: SetIssue, index: int) -> Json:
    """By the name of each picture on a sheet the words by which an editor knows it: its caption, else what is heard of it."""
    own = ((planned.place.name, planned.picture) for planned in issue.plan.pictures if planned.sheet == index)
    told = (
        (name, (picture.caption.text if picture.caption else "") or picture.alt) for name, picture in own if picture is not None
    )
    return {name: words for name, words in told if words}


def _styles(issue: SetIssue) -> Json:
    """What the paper's styles are called: `{kind: {name: {zh, en}}}`."""
    found: Json = {}
    for kind, name, words in issue.paper.called:
        found.setdefault(kind, {})[name] = as_words(words)
    return found


def _stories(issue: SetIssue, index: int) -> Iterator[Json]:
    """The stories that stand on a sheet, each with its place."""
    titles = _titles(issue)
    for stream in issue.plan.streams:
        for stop in stream.stops:
            if stop.sheet == index:
                for story in stream.stories:
                    yield {"id": story, "title": titles.get(story, story), "place": stop.place.name}


def _titles(issue: SetIssue) -> dict[str, str]:
    return {story.id: story.title for story in issue.display.stories}


def _waiting(issue: SetIssue) -> Iterator[Json]:
    """The articles that no page holds."""
    placed = {story.partition("#")[0] for stream in issue.plan.streams for story in stream.stories}
    for article in issue.content.articles:
        if article.id not in placed:
            headline = article.pieces[0].head.headline
            yield {"id": article.id, "title": headline.text if headline is not None else article.id, "file": article.file}
