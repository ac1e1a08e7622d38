"""The object layer: dictionaries, streams and pages in PDF's own syntax, and the first bytes of a file that finish.py reads.

A value is its syntax as a string; what is written as an object of its own is a reference to it, `5 0 R`. pikepdf orders, numbers
and writes the whole again (finish.py), so that nothing of this file's form is seen in the PDF. Until decision 0062 reportlab did
this: its parts that draw and set text were loaded with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banmian.pdf.deflate import deflated
from banmian.store import Store

Value = str | int
Reference = str
_NAME = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+.,*:;!?@=~^&'\"`|\\$")
"""What stands in a name as it is (ISO 32000-2, 7.3.5); all else as #xx."""


class Document:
    """A PDF while it is written. `store`: where what is compressed is kept."""

    def __init__(self, compress: bool, version: str, store: Store | None = None) -> None:
        self._compress, self.store = compress, store
        self._head = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version.encode()
        self._objects: list[bytes] = []
        self._kids: list[Reference] = []
        self._pages = self.indirect("null")  # written last, when all pages are known

    def indirect(self, value: Value) -> Reference:
        """What stands where it is used, as an object of its own."""
        self._objects.append(str(value).encode("latin-1"))
        return f"{len(self._objects)} 0 R"

    def dictionary(self, entries: Mapping[str, Value]) -> Reference:
        """An indirect dictionary."""
        return self.indirect(self.direct(entries))

    def direct(self, entries: Mapping[str, Value]) -> Value:
        """A dictionary that stands where it is used; its keys as names without escapes."""
        return f"<< {' '.join(f'/{_name(key)} {value}' for key, value in entries.items())} >>"

    def array(self, values: Sequence[Value]) -> Value:
        """An array that stands where it is used."""
        return f"[{' '.join(map(str, values))}]"

    def stream(self, entries: Mapping[str, Value], data: bytes, *, encoded: bool = False) -> Reference:
        """A stream; `encoded`: `data` is already under the /Filter that `entries` name."""
        known = dict(entries)
        if self._compress and not encoded:
            known["Filter"] = "/FlateDecode"
            data = deflated(data, self.store)
        head = str(self.direct(known | {"Length": len(data)})).encode("latin-1")
        self._objects.append(b"%s\nstream\n%s\nendstream" % (head, data))
        return f"{len(self._objects)} 0 R"

    def page(self, media: str, trim: str, bleed: str, resources: Mapping[str, Value], content: bytes) -> None:
        """The next page. Boxes are arrays in PDF syntax."""
        contents = self.stream({}, content)
        page = {"Type": "/Page", "Parent": self._pages, "MediaBox": media, "TrimBox": trim, "BleedBox": bleed}
        self._kids.append(self.dictionary(page | {"Resources": self.direct(resources), "Contents": contents}))

    def bytes(self) -> bytes:
        """The file; finish.py makes a PDF/X of it."""
        pages = self.direct({"Type": "/Pages", "Count": len(self._kids), "Kids": self.array(self._kids)})
        root = self.direct({"Type": "/Catalog", "Pages": self._pages})
        objects = [str(pages).encode(), *self._objects[1:], str(root).encode()]
        parts, places = [self._head], []
        at = len(self._head)
        for number, body in enumerate(objects, 1):
            places.append(at)
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            at += len(parts[-1])
        size = len(objects) + 1
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        trailer = self.direct({"Root": f"{len(objects)} 0 R", "Size": size})
        end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{at}\n%%EOF\n"
        return b"".join((*parts, end.encode()))


def _name(key: str) -> str:
    """A name without its slash."""
    return key if key.isalnum() and key.isascii() else "".join(ch if ch in _NAME else _escaped(ch) for ch in key)


def _escaped(ch: str) -> str:
    return "".join(f"#{byte:02x}" for byte in ch.encode())
