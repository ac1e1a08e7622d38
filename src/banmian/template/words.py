"""The words of a paper: what is printed and stands in no article, and how its places ({page}, {date}) are filled.

docs/rules/contracts.md, Words. What may stand in which of them: words_schema.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from banmian.template.numerals import HAN_WAYS
from banmian.values import frozen

PLACE = re.compile(r"\{([a-z-]+)(?::([a-z0-9]+))?\}")
"""{page}, or with a way to write a number: {page:han}."""
NAME = "name"
"""The way to write a month that takes it from `months`."""
TWO_DIGITS = "02"
WAYS = (TWO_DIGITS, *HAN_WAYS)
"""How a number may be written, but for the plain one."""
TRADITIONAL = "zh-Hant"
"""How the language of a paper in Traditional Chinese begins."""
Values = Mapping[str, str | int]


@frozen
class LunarWords:
    """The lunar calendar's date and year in words. `months`: from the first, without the word for month; `leap`: before a
    leap month."""

    date: str
    year: str
    leap: str
    months: tuple[str, ...]


@frozen
class BylineWords:
    """How stories are signed. `roles`: what stands around the {names} of each; `names`: between two names, `parts`: between two
    roles, `email`: what stands around an {address}. In all of them | ends the line."""

    roles: tuple[tuple[str, str], ...]
    names: str
    parts: str
    email: str


@frozen
class PartWords:
    """How the caption of a group of pictures names its parts: by where they stand, or by a {number}. `between`: between two
    captions, `credits`: between two credits."""

    left: str
    middle: str
    right: str
    top: str
    bottom: str
    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str
    number: str
    between: str
    credits: str


@frozen
class PaperWords:
    """`words` of paper.yaml. `weekdays` begin with Monday, `months` with January (empty: they are written as numbers).
    `between`: between texts that share a line's place. `adverts`: words of which one stands in each advertisement's label."""

    language: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    lunar: LunarWords | None
    date: str
    short_date: str
    between: str
    masthead_weekday: str
    masthead_year: str
    number: str
    page_count: str
    next_date: str
    folio_paper: str
    folio_date: str
    folio_editor: str
    index: str
    index_pages: str
    imprint_entry: str
    jump_on: str
    jump_from: str
    jump_from_short: str
    adverts: tuple[str, ...]
    verse_seal: str
    draft_warning: str
    draft_waiting: str
    draft_room: str
    draft_over: str
    link: str
    qr_code: str
    picture: str
    in_picture: str
    table_continued: str = ""
    bylines: BylineWords | None = None
    teaser: str = "{page}"
    """Where the story of a teaser begins."""
    page_label: str = "{page}"
    """A page's number where it stands alone: in the folio and the index."""
    picture_parts: PartWords | None = None

    @property
    def is_traditional(self) -> bool:
        """Whether the paper is in Traditional Chinese, wherever it is read."""
        return self.language.startswith(TRADITIONAL)


def filled(words: str, values: Values, months: tuple[str, ...] = ()) -> str:
    """The words with what their places stand for. KeyError for a place without a value: the paper's door refuses it first."""
    return PLACE.sub(lambda hit: _written(hit, values, months), words)


def filled_at(words: str, values: Values, name: str) -> tuple[str, int]:
    """The same, and where the value of `name` begins in it; -1 where the words do not name it."""
    hit = next((hit for hit in PLACE.finditer(words) if hit[1] == name), None)
    return filled(words, values), len(filled(words[: hit.start()], values)) if hit is not None else -1


def _written(hit: re.Match[str], values: Values, months: tuple[str, ...]) -> str:
    value, way = values[hit[1]], hit[2]
    if way is None or isinstance(value, str):
        return str(value)
    if way == NAME:
        return months[value - 1]
    return f"{value:02}" if way == TWO_DIGITS else HAN_WAYS[way](value)
