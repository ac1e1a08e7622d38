"""What an editor calls what a message names by its id: a story by its headline, a place by the story that stands there.

Messages name ids, by which files and programs know things; JSON is as they are. Who shows them as text gives `Names`: then a value
that is a story's, in whatever message it stands, is its headline, cut short, with the id beside it where the file that is named
tells another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from banmian.diagnostics.model import Diagnostic
from banmian.phrases import Phrase, say, with_values
from banmian.values import frozen

STORY = ("story", "id")
"""Names of values that may be a story's id."""
_PLACE = re.compile(r"place '?\{(\w+)\}")
"""Where a template names a place."""
PAGE = ("page", "number", "numbers")


@frozen
class Names:
    """`headlines` by story; `places`: the stories of a place, by page and name; `short`: a headline cut for a message."""

    headlines: Mapping[str, str]
    places: Mapping[tuple[int, str], tuple[str, ...]]
    short: Callable[[str], str]

    def of(self, told: Diagnostic, text: Phrase) -> Phrase:
        """The message or the hint of a diagnostic in these names."""
        return self.said(text, told.span.file if told.span is not None else "", told.place.page if told.place is not None else None)

    def said(self, text: Phrase, file: str, own: int | None) -> Phrase:
        """The same of a text that is told of a file ("": of none) and of a page."""
        if not isinstance(text, Phrase) or not text.given:
            return text
        page = next((v for name, v in _values(text) if name in PAGE and isinstance(v, int)), None)
        page = own if page is None else page
        by_place = page is not None and not any(name in STORY and v in self.headlines for name, v in _values(text))
        return self._named(file, text, page if by_place else None, set())

    def _named(self, file: str, text: Phrase, page: int | None, called: set[object]) -> Phrase:
        """`page`: of which places are called by their stories; None where the story is named anyway. `called`: places that were,
        which is done once in a message."""
        places = set(_PLACE.findall(text.template))

        def change(name: str, value: object) -> object:
            if isinstance(value, Phrase):
                return self._named(file, value, page, called)
            if name in STORY and value in self.headlines:
                return self._story(file, str(value))
            if name in places and page is not None and value not in called:
                called.add(value)
                return self._place(str(value), self.places.get((page, str(value)), ()))
            return value

        return with_values(text, change)

    def _story(self, file: str, story: str) -> object:
        title = self.short(self.headlines[story])
        is_told = PurePosixPath(file).stem == story and file.endswith(".md")
        return title if is_told else say("{title} ({id})", title=title, id=story)

    def _place(self, place: str, stories: tuple[str, ...]) -> object:
        titled = [self.short(self.headlines[story]) for story in stories if story in self.headlines]
        if not titled:
            return place
        if len(stories) > 1:
            return say("{place} ('{title}' and others)", place=place, title=titled[0])
        return say("{place} ('{title}')", place=place, title=titled[0])


def _values(text: Phrase) -> Iterator[tuple[str, object]]:
    """All values of a phrase, with those of phrases within it."""
    for name, value in text.given:
        if isinstance(value, Phrase):
            yield from _values(value)
        else:
            yield name, value
