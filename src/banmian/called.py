"""What the stories and places of an issue are called in messages that are shown as text (diagnostics/names.py)."""

from __future__ import annotations

from pathlib import Path

from banmian.build import Job, SetIssue, load
from banmian.content.model import Content
from banmian.diagnostics.names import Names
from banmian.diagnostics.wording import cut_short, wide

LEAST, MOST = 6, 12
"""Em of a headline that a message has at least and at most, where the whole is longer."""
EM_PRICE = 3
"""What an em less costs, in the prices of breaks: a phrase that ends two em sooner is as good as a word that ends here."""
PAUSES = "\uff0c\uff1b\uff1a\u3002\u3001 \u3000"
"""Marks after which no ellipsis stands."""


def names_of(issue: SetIssue | None) -> Names | None:
    """The names of an issue; None where it could not be set."""
    if issue is None:
        return None
    sheets = issue.plan.sheets
    places = {
        (number, stop.place.name): stream.stories
        for stream in issue.plan.streams
        for stop in stream.stops
        for number in sheets[stop.sheet].numbers
    }
    return Names(headlines_of(issue.content), places, short_headline)


def names_in(content: Content | None) -> Names | None:
    """The names of stories that were read and not set: what stands in which place is not known. None where nothing was read."""
    return Names(headlines_of(content), {}, short_headline) if content is not None else None


def names_now(root: Path, issue: str) -> Names | None:
    """The names of an issue's stories as its files stand."""
    return names_in(load(Job(root, issue)).content)


def headlines_of(content: Content) -> dict[str, str]:
    """By story its headline, of a container without one its article's."""
    headlines: dict[str, str] = {}
    for article in content.articles:
        own = article.pieces[0].head.headline
        for piece in article.pieces:
            headline = piece.head.headline or own
            if headline is not None:
                headlines[piece.story] = headline.text
    return headlines


def short_headline(text: str) -> str:
    """A headline of at most MOST em and an ellipsis, cut where a phrase ends."""
    if wide(text) <= 2 * MOST + 2:
        return text
    from banmian.text.phrases import NEVER, phrase_prices

    prices = phrase_prices(text)
    ends = [n for n in range(1, len(text)) if 2 * LEAST <= wide(text[:n]) <= 2 * MOST and prices[n] != NEVER]
    if not ends:
        return cut_short(text, MOST + 1)
    end = min(ends, key=lambda n: prices[n] + EM_PRICE * (2 * MOST - wide(text[:n])) // 2)
    return text[:end].rstrip(PAUSES) + "\u2026"
