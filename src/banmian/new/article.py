"""`banmian new article`: an article's file that waits for its text, with what its places hold where issue.yaml names it already."""

from __future__ import annotations

from pathlib import Path

from banmian.diagnostics import Severity
from banmian.new.made import Made, Refused, make_file
from banmian.new.names import checked_name
from banmian.new.rooms import rooms_of
from banmian.new.skeleton import Container, Skeleton, skeleton_text
from banmian.new.words import skeleton_words
from banmian.phrases import SEMICOLON, Phrase, say, series


def new_article(root: Path, issue: str, name: str) -> Made:
    """Make articles/NAME.md in an issue's folder; Refused with the reason where that cannot be."""
    from banmian.build import Job, load, plan_of

    name = checked_name(name, say("an article"), f"{issue}/articles")
    loaded = load(Job(root, issue))
    if loaded.content is None or loaded.template is None:
        raise Refused([d for d in loaded.diagnostics if d.severity is Severity.ERROR], usage=False)
    planned, _ = plan_of(loaded)
    rooms = rooms_of(planned) if planned is not None else {}
    boxes = tuple(Container(story.split("#")[1], "box", held) for story, held in rooms.items() if story.startswith(f"{name}#"))
    placed = rooms.get(name, ())
    text = skeleton_text(Skeleton(name, placed, boxes), skeleton_words(loaded.template.paper.words.language))
    file = say("{issue}/articles/{name}.md", issue=issue, name=name)
    make_file(root, file, text.encode())
    where = series((say("page {page}, place {place}", page=room.page, place=room.place) for room in placed), SEMICOLON)
    first: tuple[Phrase, ...]
    if placed:
        first = (say("write its headline and, below the second ---, its text: {where}", where=where),)
    else:
        give = say("give it a place: under pages in {issue}/issue.yaml, `places: {{lead: {name}}}`", issue=issue, name=name)
        first = (say("write its headline and, below the second ---, its text"), give)
    then = (*first, say("banmian build {issue} --draft: the pages as they stand", issue=issue))
    return Made((file,), say("{file}: an article that waits for its text", file=file), (), then)
