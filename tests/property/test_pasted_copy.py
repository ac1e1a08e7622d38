"""Any lines that are pasted: each Han character of them is read once, and its place is that of the file as stored."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content.article import read_article
from banmian.content.model import Article, Paragraph, Piece, StyledText, Subhead, Table, Verse
from banmian.diagnostics import Severity
from banmian.sources import FIX_ALL, Normalising, clean_text

FRONT = "---\nschema: 1\nid: a\nheadline: A\n---\n"
HAN = 0x4E00
"""From here on each Han of a text is another one, so that it can be found again."""
LINES = (
    "hhh。", "hhh，hhhhh。hhhh。", "hh", "\u3000\u3000hhhhhh。", "\thhhhh，", "    hhhh，hh", "• hh；", "\u2022\thh", "●hh", "·hh",
    "- hh", "1. hh", "hh\thh\thh", "hh\t\thh", "\thh\thh", "hh\thh", "1、\thh", "（1）hh；", "hhh。\u3000\u3000hhhh。", "", "", 
    "## hh", "“hh”--hh", "h\u200bh...h。", "h h\u3000h \u00a0h", "h|h\th", "::: verse", ":::", "> hhh。", "hh**hh**hh。",
)  # fmt: skip
WAYS = st.sampled_from(
    (FIX_ALL, Normalising(paragraphs="report", lists="off"), Normalising(tables="off", spaces="off", blanks="off"))
)


def written(lines: list[str]) -> str:
    """The lines with a Han of its own for each h."""
    fresh = count(HAN)
    return "\n".join("".join(chr(next(fresh)) if c == "h" else c for c in line) for line in lines)


def texts_of(piece: Piece) -> Iterator[StyledText]:
    for block in piece.blocks:
        if isinstance(block, Paragraph | Subhead):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for row in (block.head, *block.rows) for cell in row)
        elif isinstance(block, Verse):
            yield from (line for stanza in block.stanzas for line in stanza)


def read(text: str, rules: Normalising) -> tuple[Article, bool]:
    """The article, and whether a fault was told: what is refused is not read."""
    source, _ = clean_text("a.md", text, rules.invisible)
    assert source is not None
    article, said = read_article(source, "a", rules)
    assert article is not None
    assert all(d.span is None or 0 < d.span.line <= text.count("\n") + 1 for d in said)
    return article, any(d.severity >= Severity.ERROR for d in said)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=9), WAYS)
def test_nothing_is_lost_and_places_are_right(lines: list[str], rules: Normalising) -> None:
    text = FRONT + written(lines)
    article, faulty = read(text, rules)
    stored = text.split("\n")
    found: list[str] = []
    for styled in (one for piece in article.pieces for one in texts_of(piece)):
        for offset, character in enumerate(styled.text):
            if ord(character) >= HAN and ord(character) < HAN + 1000:
                span = styled.at(offset)
                assert span is not None
                assert stored[span.line - 1][span.column - 1 : span.column] == character
                found.append(character)
    han = [c for c in text if HAN <= ord(c) < HAN + 1000]
    assert sorted(found) == han or faulty
