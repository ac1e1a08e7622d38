"""What the stories of a new issue are called: what stands in every issue as before, the others by their places.

A name says where a story stands until its writer gives it a better one: `1-lead`, of several `2-brief-3`. A regular column, whose
name is its place's (`recipe: recipe`), keeps it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from banmian.content.model import Issue


def new_names(issue: Issue, standing: Collection[str]) -> dict[str, str]:
    """Article -> its name in the new issue, for all that a page places; containers have that of their article."""
    out = {name: name for name in standing}
    for article, place, name in _places(issue):
        if article not in out:
            out[article] = _free(article if article == place else name, set(out.values()))
    return out


def _places(issue: Issue) -> Iterator[tuple[str, str, str]]:
    """Article, its place, and a name by that place: first all places of articles' own texts, then those of containers."""
    for own in (True, False):
        for page in issue.pages:
            for place, stories in page.places:
                for n, story in enumerate(stories, 1):
                    if ("#" not in story) is own:
                        name = f"{page.numbers[0]}-{place}" + (f"-{n}" if len(stories) > 1 else "")
                        yield story.split("#")[0], place, name[:36]


def _free(name: str, taken: Collection[str]) -> str:
    return next(n for n in (name, *(f"{name}-{k}" for k in range(2, 1000))) if n not in taken)
