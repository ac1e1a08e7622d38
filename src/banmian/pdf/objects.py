"""The object layer: dictionaries, streams and pages of a file that is being written, made by pikepdf (decision 0076).

A value is PDF syntax as a string (`/Name`, `[0 0 10 10]`), a whole number, or what this layer gave. Nothing else of the chain
makes PDF objects before finish.py has the file in hand, and nothing is read back: the file that is filled here is saved there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf
from pikepdf import Stream as PdfStream

from banmian.pdf.deflate import deflated
from banmian.store import Store

Value = str | int | Any
"""Syntax, a whole number, or an object (pikepdf gives plain numbers as Python's)."""
Reference = Any
"""An object of its own (pikepdf.Object)."""


class Document:
    """A PDF while it is written. `store`: where what is compressed is kept."""

    def __init__(self, compress: bool, store: Store | None = None) -> None:
        self.pdf = Pdf.new()
        self._compress, self.store = compress, store

    def indirect(self, value: Value) -> Reference:
        """What stands where it is used, as an object of its own."""
        return self.pdf.make_indirect(_object(value))

    def dictionary(self, entries: Mapping[str, Value]) -> Reference:
        """An indirect dictionary."""
        return self.pdf.make_indirect(self.direct(entries))

    def direct(self, entries: Mapping[str, Value]) -> Dictionary:
        """A dictionary that stands where it is used; its keys as names without escapes."""
        return Dictionary({f"/{key}": _object(value) for key, value in entries.items()})

    def array(self, values: Sequence[Value]) -> Array:
        """An array that stands where it is used."""
        return Array([_object(value) for value in values])

    def stream(self, entries: Mapping[str, Value], data: bytes, *, encoded: bool = False) -> Reference:
        """A stream; `encoded`: `data` is already under the /Filter that `entries` name."""
        made = PdfStream(self.pdf, data if encoded or not self._compress else deflated(data, self.store))
        for key, value in entries.items():
            made[f"/{key}"] = _object(value)
        if self._compress and not encoded:
            made.Filter = Name.FlateDecode
        return self.pdf.make_indirect(made)

    def page(self, media: str, trim: str, bleed: str, resources: Mapping[str, Value], content: bytes) -> None:
        """The next page. Boxes are arrays in PDF syntax."""
        entries = {"Type": "/Page", "MediaBox": media, "TrimBox": trim, "BleedBox": bleed}
        whole = entries | {"Resources": self.direct(resources), "Contents": self.stream({}, content)}
        pages = self.pdf.Root.Pages
        pages.Kids.append(self.dictionary(whole | {"Parent": pages}))
        pages.Count = len(pages.Kids)


def _object(value: Value) -> Any:
    return Object.parse(value.encode("latin-1")) if isinstance(value, str) else value
