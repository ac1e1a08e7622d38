"""Articles for tests: a text with front matter, read without a disk."""

from __future__ import annotations

from banmian.content.article import read_article
from banmian.content.model import Article
from banmian.diagnostics import Diagnostic, Severity
from banmian.sources import clean_text

FRONT = "---\nschema: 1\nid: a\nheadline: 标题\n---\n"
FIRST = 6
"""The line of the text's first line below FRONT."""


def article(text: str, name: str = "a") -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """Read a whole file's text."""
    source, faults = clean_text(f"articles/{name}.md", text)
    return (None, faults) if source is None else read_article(source, name)


def body(text: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a text below FRONT."""
    found, reports = article(FRONT + text)
    assert found is not None, reports
    return found, reports


def told(reports: tuple[Diagnostic, ...], least: Severity = Severity.WARNING) -> list[tuple[str, int, int]]:
    """Code, line and column of what is at least so severe."""
    return [(d.code, d.span.line, d.span.column) for d in reports if d.span is not None and d.severity >= least]
