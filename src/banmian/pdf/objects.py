"""reportlab's object layer, the only place that touches it: dictionaries, streams, pages, the file's first bytes.

No Canvas: its preamble selects an unembedded Helvetica, which PDF/X forbids. What is used of reportlab beyond its
public names stands in PRIVATE, and tests/unit/pdf/test_pdf_objects.py checks each, so that a new version, or pikepdf, can
take over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from banmian.pdf.deflate import deflated
from banmian.store import Store

PRIVATE = (
    "PDFDocument.Reference",
    "PDFDocument.Catalog",
    "PDFDocument.Pages",
    "PDFDocument.addPage",
    "PDFDocument.format",
    "PDFDictionary",
    "PDFArray",
    "PDFStream",
    "PDFPage.Contents",
    "PDFPage.Resources",
    "PDFPage.MediaBox",
    "PDFPage.TrimBox",
    "PDFPage.BleedBox",
)
"""The parts of reportlab's pdfdoc that this file relies on."""

Reference = Any
Value = Any
"""A reference, an object of this layer, or PDF syntax as a string."""


class Document:
    """A PDF while it is written. Values are PDF syntax as strings, or what the methods here return. `store`: where what is
    compressed is kept."""

    def __init__(self, compress: bool, version: str, store: Store | None = None) -> None:
        major, minor = version.split(".")
        self._compress, self.store = compress, store
        self._named = 0
        self._doc = pdfdoc.PDFDocument(dummyoutline=1, compression=0, invariant=1, pdfVersion=(int(major), int(minor)), lang=None)
        self._doc.Catalog.Outlines = None

    def dictionary(self, entries: Mapping[str, Value]) -> Reference:
        """An indirect dictionary."""
        return self._doc.Reference(pdfdoc.PDFDictionary(dict(entries)))

    def indirect(self, value: Value) -> Reference:
        """What stands where it is used, as an object of its own."""
        return self._doc.Reference(value)

    def syntax(self, text: str) -> Reference:
        """An indirect object given in PDF syntax."""
        self._named += 1
        return self._doc.Reference(text, f"banmian{self._named}")

    def direct(self, entries: Mapping[str, Value]) -> Value:
        """A dictionary that stands where it is used; its keys as names without escapes."""
        return pdfdoc.PDFDictionary(dict(entries))

    def array(self, values: Sequence[Value]) -> Value:
        """An array that stands where it is used."""
        return pdfdoc.PDFArray(values)

    def stream(self, entries: Mapping[str, Value], data: bytes, *, encoded: bool = False) -> Reference:
        """A stream; `encoded`: `data` is already under the /Filter that `entries` name."""
        known = dict(entries)
        if self._compress and not encoded:
            known["Filter"] = "/FlateDecode"
            data = deflated(data, self.store)
        return self._doc.Reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(known), data, []))

    def page(self, media: str, trim: str, bleed: str, resources: Mapping[str, Value], content: bytes) -> None:
        """The next page. Boxes are arrays in PDF syntax."""
        page = pdfdoc.PDFPage()
        page.MediaBox, page.TrimBox, page.BleedBox = media, trim, bleed
        page.Resources = pdfdoc.PDFDictionary(dict(resources))
        page.Contents = self.stream({}, content)
        page.Annots = None
        self._doc.addPage(page)

    def bytes(self) -> bytes:
        """The file as reportlab writes it; finish.py makes a PDF/X of it."""
        data: bytes = self._doc.format()
        return data
