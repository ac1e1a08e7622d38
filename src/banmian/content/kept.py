"""Articles as they were read last, for who shows an issue while it is written: one whose file cannot be read for the moment keeps
its place, with the words that it had. A build has none: what it cannot read is not printed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from banmian.content.model import Article, Content
from banmian.content.places import Places
from banmian.values import frozen


@frozen
class Kept:
    """The articles of the last setting, and where their blocks began in their files."""

    articles: tuple[Article, ...]
    places: Places

    def instead(self, content: Content, places: Places) -> tuple[Content, Places]:
        """The content with those of these articles whose files are there and cannot be read, and where its blocks begin. An article
        that was never read, or whose file is gone, is not among it."""
        known = {Path(article.file).stem: article for article in self.articles}
        there = {article.id for article in content.articles}
        taken = {name: known[name] for name in content.unreadable if name in known and known[name].id not in there}
        if not taken:
            return content, places
        files = {article.file for article in taken.values()}
        articles = sorted((*content.articles, *taken.values()), key=lambda article: article.file)
        unreadable = tuple(name for name in content.unreadable if name not in taken)
        ids = tuple(article.id for article in taken.values())
        begun = {at: line for at, line in self.places.items() if at[0] in files}
        return replace(content, articles=tuple(articles), unreadable=unreadable, kept=ids), {**begun, **places}
