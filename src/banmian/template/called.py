"""What editors call a layout, a place or a style: as its file says (called_schema.py), as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.template.model import Called

if TYPE_CHECKING:
    from banmian.template.called_schema import CalledEntry
    from banmian.template.paper_schema import PaperEntry


def called_of(entry: CalledEntry | None) -> Called:
    """Without words where the file gives none."""
    return Called(entry.zh, entry.en) if entry is not None else Called()


def styles_called(entry: PaperEntry) -> tuple[tuple[str, str, Called], ...]:
    """Of those styles of a paper that say it: kind, name of the style, words."""
    heads = [("head", name, style.called) for name, style in entry.head_styles.items()]
    texts = [("text", name, style.called) for name, style in entry.text_styles.items()]
    tables = [("table", name, style.called) for name, style in entry.table_styles.items()]
    return tuple((kind, name, called_of(words)) for kind, name, words in (*heads, *texts, *tables) if words is not None)
