"""Pages of PDFs from outside: each read once, in a process made for it (quarantine.py), and known by its file's hash from then on.

This process opens none of them: what is placed are values (pixels.Form), what the web shows are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from banmian.display import Treatment
from banmian.pictures.ghostscript import version
from banmian.pictures.page_read import ENDED, AskedPage, PageRead
from banmian.pictures.pixels import Form
from banmian.pictures.press import Press
from banmian.preserve import to_bytes, value_of
from banmian.quarantine import Quarantine, apart
from banmian.remember import Memo
from banmian.store import Store, store_of

PAGES: Memo[PageRead] = Memo("pages of placed PDFs", 50)
KIND = "page of a placed PDF"
Key = tuple[Any, ...]


class ForeignPages:
    """Pages asked for, under way. What was read before, here or by an earlier process, is not read again."""

    def __init__(self, asked: Sequence[AskedPage]) -> None:
        self.asked = asked
        self.known = [known_page(page) for page in asked]
        unknown = [page for page, known in zip(asked, self.known, strict=True) if known is None]
        if unknown:
            import pikepdf  # noqa: F401  # whoever writes the PDF needs it here too: a copy that is made now has it
        self.reading = Quarantine(_read, unknown)

    def results(self) -> list[PageRead]:
        """In the order in which they were asked for."""
        read = iter(self.reading.results())
        return [known or _kept(page, next(read) or ENDED) for page, known in zip(self.asked, self.known, strict=True)]


def known_page(asked: AskedPage) -> PageRead | None:
    """What reading the page gave before; None where it was not read. Its bytes are not looked at."""
    keys = _keys(asked)
    return _found(keys[0], _store(asked.press)) if keys else None


def known_form(content_hash: str, treatment: Treatment, press: Press) -> Form | None:
    """A page that was read before; None where it was not."""
    read = _found(_key(content_hash, treatment, press), _store(press))
    return read.form if read is not None else None


def page_form(asked: AskedPage) -> Form:
    """The page for the writer. ValueError where it is refused, which was told when the issue was set."""
    (read,) = ForeignPages([asked]).results()
    if read.form is None:
        raise ValueError(read.refused[0][1])
    return read.form


def shown_page(data: bytes, treatment: Treatment, width: float) -> tuple[tuple[int, int], bytes]:
    """The page's box on white, so many pixels wide: its size and its rows in RGB. ValueError where it cannot be drawn."""
    (drawn,) = apart(_drawn, [(data, treatment, width)])
    if drawn is None:
        raise ValueError("a placed PDF cannot be drawn")
    return drawn


def _read(asked: AskedPage) -> PageRead:
    from banmian.pictures.pdf_page import read_page

    return read_page(asked)


def _drawn(asked: tuple[bytes, Treatment, float]) -> tuple[tuple[int, int], bytes]:
    from banmian.pictures.pdf_pixels import page_pixels

    return page_pixels(*asked)


def _key(content_hash: str, treatment: Treatment, press: Press) -> Key:
    """Of a page that was found sound, whatever inks it was held against."""
    return content_hash, treatment.page, treatment.box, sha256(press.profile).hexdigest(), press.limit, press.rendering


def _keys(asked: AskedPage) -> list[Key]:
    """All that this answer answers, the very question first."""
    if asked.press is None:
        return []
    whole = _key(asked.hash, asked.treatment, asked.press)
    return [(*whole, asked.spots, asked.worded), whole] if asked.spots is not None else [whole]


def _store(press: Press | None) -> Store | None:
    return store_of(press.cache.folder) if press is not None and press.cache is not None else None


def _found(key: Key, store: Store | None) -> PageRead | None:
    if PAGES.holds(key):
        return PAGES.of(key, PageRead)
    if store is None:
        return None
    body = store.get(KIND, [*key, ""])
    if body is None and version():
        body = store.get(KIND, [*key, version()])
    read: PageRead | None = value_of(body)
    if read is not None:
        PAGES.of(key, lambda: read)
    return read


def _kept(asked: AskedPage, read: PageRead) -> PageRead:
    """Kept for the next one who asks. What was refused only in this process: with Ghostscript it may be placed tomorrow."""
    for key in _keys(asked)[: None if read.form is not None else 1]:
        PAGES.of(key, lambda: read)
        store = _store(asked.press)
        if store is not None and read.form is not None:
            store.keep(KIND, [*key, version() if read.converted else ""], to_bytes(read))
    return read
