"""A picture that can be placed, as the loader of files measured it, and which format a file's first bytes are of."""

from __future__ import annotations

from pathlib import Path

from banmian.values import frozen

PLACED = ("svg", "jpeg", "png", "tiff", "webp", "pdf")
_HEADS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "GIF"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF", "pdf"),
    (b"8BPS", "Photoshop"),
    (b"BM", "BMP"),
    (b"%!PS", "PostScript"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
)


@frozen
class PictureFile:
    """A readable picture. `kind`: one of PLACED. Width and height as seen (EXIF turned): pixels, of a PDF's page
    millipoints, 0 of an svg. `line_art`: pixels of one bit. `ink`: most ink of a pixel in percent, of CMYK pictures alone."""

    path: Path
    kind: str
    sha256: str
    width: int = 0
    height: int = 0
    line_art: bool = False
    ink: int = 0


def kind_of(head: bytes, name: str) -> str:
    """One of PLACED, the name of a format that is not placed, or "" for what is no picture."""
    for start, kind in _HEADS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"heif"):
        return "AVIF" if head[8:12] == b"avif" else "HEIC"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "svg" if name.lower().endswith(".svg") and text.startswith(b"<") else ""
