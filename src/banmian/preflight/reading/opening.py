"""Opening a file that may be anything: no PDF, cut short, encrypted, a bomb. What it is as a file, before its pages.

qpdf's own limits are set for the process (banmian/qpdf.py): memory of filters, sizes of containers, warnings.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Pdf

from banmian.preflight.facts import FileFacts
from banmian.preflight.reading.budget import FILE_BYTES
from banmian.preflight.reading.values import get, name
from banmian.qpdf import set_limits, words_of

_HEADER = re.compile(rb"%PDF-(\d\.\d)")
_HEAD = 1024
"""Bytes in which the header must stand."""


@cache
def quiet() -> None:
    """fontTools' own words about a file kept off the terminal: what it finds is said in the report. No level is changed, so that
    a program around this one hears what it asked to hear."""
    logging.getLogger("fontTools").addHandler(logging.NullHandler())


def open_pdf(data: bytes) -> tuple[Pdf | None, FileFacts]:
    """The open file, or None; and what it is."""
    if not data:
        return None, FileFacts("empty")
    if len(data) > FILE_BYTES:
        return None, FileFacts("large", f"{len(data) >> 20} MB")
    header = _HEADER.search(data[:_HEAD])
    if header is None:
        return None, FileFacts("foreign")
    set_limits()
    quiet()
    version = header[1].decode()
    try:
        pdf = Pdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        return None, FileFacts("encrypted", header=version)
    except (pikepdf.PdfError, RuntimeError, ValueError, OSError, TypeError, MemoryError) as wrong:
        return None, FileFacts("damaged", words_of(wrong), header=version)
    try:
        return pdf, _facts(pdf, data, version)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError) as wrong:
        return None, FileFacts("damaged", words_of(wrong), header=version)


def _facts(pdf: Pdf, data: bytes, version: str) -> FileFacts:
    if not len(pdf.pages):
        return FileFacts("damaged", "it has no page", header=version)
    ids = get(pdf.trailer, "/ID")
    return FileFacts(
        "ok",
        header=version,
        catalog_version=name(get(pdf.Root, "/Version")),
        xref_streams=name(get(pdf.trailer, "/Type")) == "XRef",
        object_streams=b"/ObjStm" in data and _holds_object_streams(pdf),
        updates=_updates(data, pdf),
        locked=bool(pdf.is_encrypted),
        has_id=isinstance(ids, pikepdf.Array) and len(ids) == 2,
        repaired=_warnings(pdf),
    )


def _holds_object_streams(pdf: Pdf) -> bool:
    """Whether any object is an object stream; a string that holds the word is none."""
    return any(isinstance(o, pikepdf.Stream) and name(get(o, "/Type")) == "ObjStm" for o in _objects(pdf))


def _objects(pdf: Pdf) -> Any:
    try:
        yield from pdf.objects
    except (pikepdf.PdfError, RuntimeError):
        return


def _updates(data: bytes, pdf: Pdf) -> int:
    """Incremental updates: trailers that point back to an older one, but for a linearised file's own pair."""
    chained = "/Prev" in pdf.trailer
    ends = len(re.findall(rb"startxref\s+\d+\s+%%EOF", data))
    own = 2 if pdf.is_linearized else 1
    return max(0, ends - own) if chained or ends > own else 0


def _warnings(pdf: Pdf) -> tuple[str, ...]:
    """What qpdf had to put right, without the file's name."""
    return tuple(dict.fromkeys(words_of(w) for w in pdf.get_warnings()))[:5]
