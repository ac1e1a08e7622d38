"""How messages word what they all say: a number with its noun, a text that is too long to repeat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from banmian.phrases import Phrase, say, say_n, series, verbatim

Noun = Literal[
    "article", "cell", "character", "column", "empty line", "error", "further message", "head", "info", "line", "page",
    "paragraph", "proposal", "row", "tracked change", "warning", "width",
]  # fmt: skip
NOUNS: dict[str, tuple[str, str]] = {noun: (f"{{n}} {noun}", f"{{n}} {noun}s") for noun in get_args(Noun)}
"""What is counted, with its number: one, and several. The catalogue takes all of them."""


_PARTS = {
    "advert": say("advert"), "barcode": say("barcode"), "body": say("body"), "box": say("box"), "byline": say("byline"),
    "caption": say("caption"), "credit": say("credit"), "dateline": say("dateline"), "deck": say("deck"), "folio": say("folio"),
    "furniture": say("furniture"), "head": say("head"), "headline": say("headline"), "imprint": say("imprint"),
    "index": say("index"), "jump": say("jump"), "jump-head": say("jump head"), "kicker": say("kicker"), "label": say("label"),
    "masthead": say("masthead"), "masthead-vertical": say("masthead"), "nameplate": say("nameplate"),
    "note": say("note"), "picture": say("picture"), "source": say("source"), "subhead": say("subhead"), "table": say("table"),
    "tag": say("tag"), "teaser": say("teaser"), "title": say("title"), "weather": say("weather"),
}  # fmt: skip


def counted(number: int, noun: Noun) -> Phrase:
    """`1 line`, `2 lines`."""
    return say_n(*NOUNS[noun], number)


def story_named(story: str) -> Phrase:
    """A story in a list of several: its id, which who shows it as text makes its headline (names.py)."""
    return say("'{story}'", story=story)


def no_page(numbers: Iterable[int]) -> Phrase:
    """What a command says of pages that the issue has not."""
    return say("the issue has no page {pages}", pages=series(numbers))


def part_words(role: str) -> Phrase:
    """What a part of a page is called, by the role of its tag or the kind of its frame."""
    return _PARTS.get(role, verbatim(role.replace("-", " ")))


_FIELDS = {
    "address": say("address"), "caption": say("caption"), "cn-number": say("CN number"), "date": say("date"),
    "edition": say("edition"), "editor": say("editor"), "english": say("English name"), "name": say("name"),
    "neighbourhood": say("neighbourhood"), "note": say("note"), "number": say("number"), "paper": say("paper"),
    "price": say("price"), "printer": say("printer"), "publishers": say("publishers"), "slogan": say("slogan"),
    "specimen": say("specimen"), "sponsor": say("sponsor"), "telephone": say("telephone"), "title": say("title"),
    "total-number": say("total number"), "weather": say("weather"), "weekday": say("weekday"), "year": say("year"),
}  # fmt: skip


def field_words(name: str) -> Phrase:
    """What a field of the masthead, the folio or the imprint is called; those of the imprint have names of their paper's own."""
    return _FIELDS.get(name, verbatim(name))


def of_masthead(field: str) -> Phrase:
    """What a message calls a field of the masthead."""
    return say("{field} of the masthead", field=field_words(field))


def wide(text: str) -> int:
    """The columns that a text takes on a terminal: a Chinese character takes two."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def cut_short(text: str, most: int) -> str:
    """At most so many characters of a text; where it is longer its end is an ellipsis, which counts as one."""
    return text if len(text) <= most else text[: most - 1] + "\u2026"
