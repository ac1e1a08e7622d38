"""All that a page of a finished PDF shows, as one hash: its own entries and every object that they reach.

Two pages with the same hash look the same and separate into the same plates. Objects count by the order in which they are come
to, not by their numbers, which move with other pages. Of a page that is only referred to (by a link) the fact alone is taken.

A font of ours is cut to the glyphs of the whole issue: with a character that one page gains, it is another in the file, and shows
the same on all other pages. Where the faces are known, such a font counts by its name and by them (decision 0060).
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
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


def pages_but_for_fonts(pdf: Any) -> list[tuple[str, tuple[Key, ...]]]:
    """Of each page the hash of all that its own drawing reaches, in which a font stands for any font; and those fonts, in the order
    in which they are come to. A font whose glyphs are drawn (Type 3), or that is no object of its own, is part of the hash."""
    walker = _Walker(pdf, b"", "")
    out = []
    for page in pdf.pages:
        fonts: dict[Key, int] = {}
        out.append((walker.reached(walker.drawn_by(page.obj), fonts), tuple(fonts)))
    return out


class _Walker:
    """Goes through one file. What several pages share is looked at once."""

    def __init__(self, pdf: Any, header: bytes, faces: str) -> None:
        self.pdf = pdf
        self._parts: dict[Key, Part] = _fonts(pdf, faces) if faces else {}
        self._are_fonts: dict[Key, bool] = {}
        self._pages = {page.obj.objgen for page in pdf.pages}
        root = _entries(pdf.Root, ("/Pages", "/Metadata"))
        self._catalogue_text = header + root

    @cached_property
    def _catalogue(self) -> str:
        return self.reached(self._catalogue_text)

    def page(self, page: Any) -> str:
        return sha256(f"{self._catalogue} {self.reached(self.drawn_by(page))}".encode()).hexdigest()

    def drawn_by(self, page: Any) -> bytes:
        """The syntax of a page's own entries and of those that it inherits."""
        own = _entries(page, ("/Parent",))
        node, above = page.get("/Parent"), b""
        for _ in range(_DEPTH):
            if node is None:
                break
            self._pages.add(node.objgen)
            above += b"above " + _entries(node, tuple(k for k, _ in node.items() if k not in _INHERITED))
            node = node.get("/Parent")
        return own + above

    def reached(self, text: bytes, fonts: dict[Key, int] | None = None) -> str:
        """The hash of a piece of syntax and all that it refers to; but for fonts, where they are to be told apart."""
        seed = sha256()
        places: dict[Key, int] = {}
        waiting: list[Key] = []

        def take(part: Part) -> None:
            pieces, references, stream = part
            for piece, key in zip(pieces, references, strict=False):
                if key in self._pages:
                    seed.update(piece + b"@page")
                    continue
                if fonts is not None and self._is_font(key):
                    seed.update(piece + b"@font %d" % fonts.setdefault(key, len(fonts)))
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

    def _is_font(self, key: Key) -> bool:
        import pikepdf

        if key not in self._are_fonts:
            found = self.pdf.get_object(key)
            self._are_fonts[key] = (
                isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and found.get("/Subtype") != "/Type3"
            )
        return self._are_fonts[key]

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
