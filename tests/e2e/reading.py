"""What a reader's program takes out of a PDF, and the canonical text of content/ in the order in which it should come.

docs/rules/contracts.md, Texts: blanks are removed on both sides; index lines, jump heads, pull quotes and folios are
furniture and outside the count.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from banmian.content.model import Content, Paragraph, Piece, StyledText, Subhead, Table, Verse

PAGE = "\f"
TAKEN = "\0"


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def by_pdfium(pdf: Path) -> list[str]:
    """Text by page; PDFium says U+FFFE or U+0002 for a hyphen at a line's end."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [squeezed(t.replace("\ufffe", "-").replace("\x02", "-")) for t in texts]


def by_poppler(pdf: Path) -> list[str]:
    """Text by page in content stream order."""
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True)
    return [squeezed(t) for t in done.stdout.decode("utf-8").split(PAGE)[:-1]]


def words(text: StyledText | str | None) -> str:
    return squeezed(text if isinstance(text, str) else text.text) if text is not None else ""


def head(piece: Piece) -> list[str]:
    """Kicker, headline and deck, those that there are."""
    return [w for part in (piece.head.kicker, piece.head.headline, piece.head.deck) if (w := words(part))]


def body(piece: Piece) -> list[str]:
    """The blocks in order; the dateline runs in before the first paragraph. A table goes by cells, a verse by lines."""
    out: list[str] = []
    dateline = words(piece.head.dateline)
    for block in piece.blocks:
        for text in _block(block):
            first = dateline and isinstance(block, Paragraph)
            out.append(dateline + text if first else text)
            dateline = "" if first else dateline
    return [t for t in out if t]


def _block(block: Paragraph | Subhead | Table | Verse) -> Iterator[str]:
    if isinstance(block, Table):
        # a card repeats its labels on each row, so the head is looked for by itself: see `beside`
        yield from (words(cell.text) for row in block.rows for cell in row)
    elif isinstance(block, Verse):
        yield from (words(line) for stanza in block.stanzas for line in stanza)
    else:
        yield words(block.text)


def beside(piece: Piece) -> list[str]:
    """What stands with the story at no fixed turn of its text: label, byline, source, captions, credits, table heads."""
    heads = [words(c.text) for b in piece.blocks if isinstance(b, Table) for c in b.head]
    pictures = [words(t) for p in piece.pictures for t in (p.caption, p.credit)]
    parts = [words(t) for t in (piece.head.tag, piece.head.byline, piece.head.source)]
    return [t for t in (*heads, *pictures, *parts) if t]


def pages_of(content: Content) -> dict[str, list[int]]:
    """The pages on which each story has a place."""
    out: dict[str, list[int]] = {}
    for page in content.issue.pages:
        for _, stories in page.places:
            for story in stories:
                out.setdefault(story, []).extend(page.numbers)
    return out


@dataclass
class Sought:
    """An extracted text from which blocks are taken one after the other; what is taken cannot be found again."""

    pages: list[str]
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = PAGE.join(self.pages)

    def start(self, page: int) -> int:
        """Where a page begins, from 1."""
        return sum(len(p) + 1 for p in self.pages[: page - 1])

    def end(self, page: int) -> int:
        return self.start(page) + len(self.pages[page - 1])

    def take(self, block: str, start: int, end: int, said: str) -> int:
        """Take the block's first place in start..end, also where it goes on at a page's turn; the place after it."""
        at = self.text.find(block, start, end)
        if at >= 0:
            return self._mark(at, at + len(block))
        for cut in range(len(block) - 1, 0, -1):
            first = self.text.find(block[:cut], start, end)
            if first < 0:
                continue
            turn = self.text.find(PAGE, first + cut, end)
            second = self.text.find(block[cut:], turn, end) if turn >= 0 else -1
            if second >= 0:
                self._mark(first, first + cut)
                return self._mark(second, second + len(block) - cut)
        self.lost.append(f"{said}: {block}")
        return start

    def take_scrambled(self, block: str, start: int, end: int, said: str) -> int:
        """Take a stretch with the same characters in any order."""
        for at in range(start, end - len(block) + 1):
            if sorted(self.text[at : at + len(block)]) == sorted(block):
                return self._mark(at, at + len(block))
        self.lost.append(f"{said}: {block}")
        return start

    def _mark(self, start: int, end: int) -> int:
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]
        return end
