"""The names of page files and proofs (docs/rules/contracts.md, Outputs)."""

from __future__ import annotations


def page_label(number: int) -> str:
    """A01, A02 and so on: section A, two digits."""
    return f"A{number:02d}"


def page_file(stem: str, number: int, version: str = "") -> str:
    """A page's PDF; `stem` is the issue's file without suffix, `version` a letter when the page is sent again."""
    return f"{stem}-{page_label(number)}{version}.pdf"


def marked_file(stem: str, number: int) -> str:
    """A page's PDF with printer's marks."""
    return f"{stem}-{page_label(number)}-marks.pdf"
