"""All that a page of a finished PDF shows, as one hash: its own entries and every object that they reach.

Two pages with the same hash look the same and separate into the same plates. Objects count by the order in which they are come
to, not by their numbers, which move with other pages. Of a page that is only referred to (by a link) the fact alone is taken.

A font of ours is cut to the glyphs of the whole issue: with a character that one page gains, it is another in the file, and shows
the same on all other pages. Where the faces are known, such a font counts by its name and by them (decision 0060).
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any

from banmian.store import Store
from banmian.values import frozen

_TOKENS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F]*>|\b(\d+) (\d+) R\b", re.DOTALL)
"""Strings, in which nothing is a reference, and references."""
_CUT = re.compile(r"/[A-Z]{6}\+(.+)", re.DOTALL)
"""The name of a font that is cut to some glyphs."""
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEPTH = 50


@frozen
class KnownPages:
    """A store, and by which name it knows what each page of a file shows."""

    store: Store
    names: tuple[str, ...]


Key = tuple[int, int]
Part = tuple[tuple[bytes, ...], tuple[Key, ...], bytes]
"""An object's syntax between its references, the references, and the hash of its stream."""


@lru_cache(4)
def page_hashes(data: bytes, faces: str = "") -> tuple[str, ...]:
    """The hash of each page of a PDF that we wrote. `faces`: what stands for all faces that its text is set in, to the byte; ""
    where they are not known: then the fonts in the file count as they are."""
    import pikepdf

    from banmian.qpdf import set_limits

    set_limits()
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        walker = _Walker(pdf, data[:8], faces)
        return tuple(walker.page(page.obj) for page in pdf.pages)


class _Walker:
    """Goes through one file. What several pages share is looked at once."""

    def __init__(self, pdf: Any, header: bytes, faces: str) -> None:
        self.pdf = pdf
        self._parts: dict[Key, Part] = _fonts(pdf, faces) if faces else {}
        self._pages = {page.obj.objgen for page in pdf.pages}
        root = _entries(pdf.Root, ("/Pages", "/Metadata"))
        self._catalogue = self._reached(header + root)

    def page(self, page: Any) -> str:
        own = _entries(page, ("/Parent",))
        node, above = page.get("/Parent"), b""
        for _ in range(_DEPTH):
            if node is None:
                break
            self._pages.add(node.objgen)
            above += b"above " + _entries(node, tuple(k for k, _ in node.items() if k not in _INHERITED))
            node = node.get("/Parent")
        return sha256(f"{self._catalogue} {self._reached(own + above)}".encode()).hexdigest()

    def _reached(self, text: bytes) -> str:
        """The hash of a piece of syntax and all that it refers to."""
        seed = sha256()
        places: dict[Key, int] = {}
        waiting: list[Key] = []

        def take(part: Part) -> None:
            pieces, references, stream = part
            for piece, key in zip(pieces, references, strict=False):
                if key in self._pages:
                    seed.update(piece + b"@page")
                    continue
                if key not in places:
                    places[key] = len(places)
                    waiting.append(key)
                seed.update(piece + b"@%d" % places[key])
            seed.update(pieces[-1] + b"\n" + stream)

        take(_parted(text, b""))
        for key in waiting:  # grows while it is gone through
            take(self._part(key))
        return seed.hexdigest()

    def _part(self, key: Key) -> Part:
        if key not in self._parts:
            self._parts[key] = self._read(self.pdf.get_object(key))
        return self._parts[key]

    def _read(self, found: Any) -> Part:
        import pikepdf

        if isinstance(found, pikepdf.Stream):
            return _parted(_entries(found, ()), sha256(found.read_raw_bytes()).digest())
        return _parted(found.unparse(resolved=True) if isinstance(found, pikepdf.Object) else repr(found).encode(), b"")


def _fonts(pdf: Any, faces: str) -> dict[Key, Part]:
    """The fonts that our own text is set in, which pages name themselves: glyphs keep the numbers that they have in the face."""
    out: dict[Key, Part] = {}
    for page in pdf.pages:
        for font in page.obj.get("/Resources", {}).get("/Font", {}).values():
            cut = _CUT.fullmatch(str(font.get("/BaseFont", "")))
            if cut is not None:
                out[font.objgen] = (f"{cut[1]} {font.get('/Encoding')} {faces}".encode(),), (), b""
    return out


def _entries(dictionary: Any, without: tuple[str, ...]) -> bytes:
    """A dictionary's or stream's entries as syntax, references as they are."""
    import pikepdf

    rest = pikepdf.Dictionary({key: value for key, value in dictionary.items() if key not in without})
    return bytes(rest.unparse(resolved=True))


def _parted(text: bytes, stream: bytes) -> Part:
    pieces, references, begin = [], [], 0
    for found in _TOKENS.finditer(text):
        if found[1] is not None:
            pieces.append(text[begin : found.start()])
            references.append((int(found[1]), int(found[2])))
            begin = found.end()
    return (*pieces, text[begin:]), tuple(references), stream
