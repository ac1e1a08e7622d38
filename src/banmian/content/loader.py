"""Reads an issue's folder: issue.yaml and articles/*.md, into one Content with every fault at its place.

The disk is reached here alone. An article that cannot be read is left out and named in `Content.unreadable`;
without a readable issue.yaml there is no Content.
"""

from __future__ import annotations

import re
from pathlib import Path

from banmian.content.article import read_article
from banmian.content.earlier import copied_articles, copied_weather
from banmian.content.issue import read_issue
from banmian.content.model import Article, Content, Issue
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.remember import Memo
from banmian.sources import (
    FIX_ALL,
    Normalising,
    read_text,
)
from banmian.sources.folders import listing, unread_files
from banmian.sources.paths import relative_name

Reports = tuple[Diagnostic, ...]
_NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


ARTICLES: Memo[tuple[Article | None, Reports]] = Memo("articles", 400, lasting=True, each="story")
ISSUES: Memo[tuple[Issue | None, Reports]] = Memo("issue files", 50, lasting=True)


def load_content(root: Path, issue_folder: str, rules: Normalising = FIX_ALL) -> tuple[Content | None, Reports]:
    """The issue in `issue_folder` (relative to `root`, with `/`), and everything there is to say about its files."""
    issue, diagnostics = load_issue(root, issue_folder, rules)
    articles, unreadable, more = load_articles(root, issue_folder, rules)
    return (None if issue is None else Content(issue, articles, unreadable)), (*diagnostics, *more)


def load_articles(root: Path, issue_folder: str, rules: Normalising) -> tuple[tuple[Article, ...], tuple[str, ...], Reports]:
    """The articles, the names of those that cannot be read, and what there is to say. `rules`: what the paper puts right."""
    articles: list[Article] = []
    unreadable: list[str] = []
    diagnostics: list[Diagnostic] = []
    files = listing(root / issue_folder / "articles", ".md")
    diagnostics.extend(unread_files(root, files.unread, say(".md"), say("articles")))
    for path in files.read:
        if not _NAME.fullmatch(path.stem):
            diagnostics.append(_unnamed(root, path))
            unreadable.append(path.stem)
            continue
        article, more = load_article(root, path, rules)
        diagnostics.extend(more)
        if article is None:
            unreadable.append(path.stem)
        else:
            articles.append(article)
    diagnostics.extend(copied_articles(root, issue_folder, articles))
    diagnostics.extend(copied_weather(root, issue_folder))
    return tuple(articles), tuple(unreadable), tuple(diagnostics)


def _unnamed(root: Path, path: Path) -> Diagnostic:
    """A file whose name no issue could write: blanks, capitals, Chinese."""
    name = "-".join(re.findall("[a-z0-9]+", path.stem.lower()))
    hint = say("rename it to {name}.md", name=name) if name else say("rename it, for example to bus.md")
    message = say("`{stem}` is no name of an article: small letters and digits, with hyphens between", stem=path.stem)
    return diagnose("CNT037", message, hint, Span(relative_name(root, path)))


def load_issue(root: Path, issue_folder: str, rules: Normalising = FIX_ALL) -> tuple[Issue | None, Reports]:
    """issue.yaml, checked by its schema and against the folder's name. `rules`: what its paper puts right, which is known only once
    the issue has named it."""
    source, faults = read_text(root, root / issue_folder / "issue.yaml")
    if source is None:
        return None, faults
    return ISSUES.of((source, issue_folder, rules), lambda: read_issue(source, issue_folder, rules))


def load_article(root: Path, path: Path, rules: Normalising = FIX_ALL) -> tuple[Article | None, Reports]:
    """One article. None where nothing of it can be used."""
    source, faults = read_text(root, path, rules.invisible)
    if source is None:
        return None, faults
    return ARTICLES.of((source, path.stem, rules), lambda: read_article(source, path.stem, rules))
