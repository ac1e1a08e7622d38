"""The XMP packet as `prefix:name` -> text, by lxml with no entities, no DTD and no network."""

from __future__ import annotations

from typing import Any

import pikepdf

from banmian.preflight.facts import Xmp
from banmian.preflight.reading.budget import Budget
from banmian.preflight.reading.values import decode_stream, filters, is_stream

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
}
_MOST = 2 << 20


def read_xmp(stream: Any, budget: Budget) -> Xmp:
    """The catalog's packet."""
    if not is_stream(stream):
        return Xmp("absent")
    compressed = bool(filters(stream))
    data = decode_stream(stream, budget, "the XMP packet")
    if data is None or len(data) > _MOST:
        return Xmp("broken", compressed, note="it cannot be unpacked" if data is None else "it is too large")
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data.strip(b"\x00 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        return Xmp("broken", compressed, note=str(wrong).split("\n")[0][:80])
    found: dict[str, str] = {}
    for description in root.iter(f"{{{_RDF}}}Description"):
        for key, value in description.attrib.items():
            _put(found, str(key), str(value))
        for child in description:
            if isinstance(child.tag, str):
                _put(found, child.tag, " ".join("".join(child.itertext()).split()))
    return Xmp("ok", compressed, tuple(sorted(found.items())))


def _put(found: dict[str, str], tag: str, value: str) -> None:
    if tag.startswith("{"):
        space, _, local = tag[1:].partition("}")
        if space in _PREFIXES and len(found) < 200:
            found.setdefault(f"{_PREFIXES[space]}:{local}", value[:2000])


def read_info(trailer: Any) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The Info dictionary: key -> words, and key -> whether they are a string or a name."""
    from banmian.preflight.reading.values import entries, get, name, text

    words, kinds = {}, {}
    for key, value in entries(get(trailer, "/Info"), 200):
        words[key[1:]] = (name(value) or text(value))[:2000]
        kinds[key[1:]] = "name" if isinstance(value, pikepdf.Name) else "string" if isinstance(value, pikepdf.String) else "other"
    return tuple(words.items()), tuple(kinds.items())
