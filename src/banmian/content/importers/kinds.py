"""What a file is: by its first bytes, and only where these say nothing by its name."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["docx", "office", "html", "text", "other"]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|article|div|p|h[1-6]|table|span|meta)[\s>/]")
_OTHERS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def kind_of(data: bytes, name: str) -> Kind:
    """`office`: what LibreOffice reads (.doc, .wps, .rtf, .odt); `other`: no text at all."""
    ending = name.rpartition(".")[2].lower()
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx"
        return "office" if ending in ("odt", "ott", "wps") or b"application/vnd.oasis" in data[:200] else "other"
    if data.startswith((_OLE, b"{\\rtf")):
        return "office"
    if data.startswith(_OTHERS):
        return "other"
    if ending in ("txt", "md", "text") and not data.lstrip().startswith((b"<", b"Version:")):
        return "text"
    if ending in ("html", "htm", "xhtml") or _HTML.search(data[:2_000]):
        return "html"
    return "text"


def is_locked(data: bytes) -> bool:
    """Whether an office document is one that a password locks."""
    return data.startswith(_OLE) and _LOCKED in data
