"""The print standards as data: what a file must say of itself and may hold (docs/rules/print.md, PDF/X).

One row a standard; the writer and preflight read the row, neither knows a standard by name.
"""

from __future__ import annotations

from banmian.values import frozen


@frozen
class Standard:
    """One standard. `key`: what `--standard` calls it. `xmp_version`: pdfxid:GTS_PDFXVersion, "" for none;
    `info_version`: Info /GTS_PDFXVersion."""

    key: str
    name: str
    pdf_version: str
    xmp_version: str = ""
    info_version: str = ""
    transparency: bool = False
    """Whether soft masks, blend modes and transparency groups may occur."""
    object_streams: bool = False
    """Whether the format allows object and cross-reference streams; a print file has none in any case."""
    accessible: bool = False
    """Whether it says of itself that it is PDF/UA-1."""


X4 = Standard("x4", "PDF/X-4", "1.6", xmp_version="PDF/X-4", transparency=True, object_streams=True)
X1A = Standard("x1a", "PDF/X-1a:2003", "1.4", info_version="PDF/X-1a:2003")

SCREEN = Standard("screen", "PDF/UA-1", "1.7", transparency=True, object_streams=True, accessible=True)
"""The twin for the web: it goes to no press, so it is no row of the print standards (pdf/screen.py)."""

STANDARDS: tuple[Standard, ...] = (X4, X1A)


def standard(key: str) -> Standard:
    """The row that `--standard` names. KeyError for another word."""
    return {row.key: row for row in STANDARDS}[key]
