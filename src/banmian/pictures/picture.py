"""A picture that can be placed, as its file was measured, and which format a file's first bytes are of."""

from __future__ import annotations

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import Phrase
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
    millipoints, 0 of an svg. `line_art`: pixels of one bit. `ink`: most ink of a pixel in percent, of CMYK pictures alone.
    `words`: what a PDF's page says, where that was asked for. The file's bytes are known by their hash, wherever it lies."""

    kind: str
    sha256: str
    width: int = 0
    height: int = 0
    line_art: bool = False
    ink: int = 0
    words: str = ""


@frozen
class Said:
    """What there is to say of a picture's file, whoever asks for it: a diagnostic without its place."""

    code: str
    message: Phrase
    hint: Phrase

    def at(self, span: Span | None) -> Diagnostic:
        """Told to the one who asked."""
        return diagnose(self.code, self.message, self.hint, span)


@frozen
class Measured:
    """A picture, None where it is not placed, and what there is to say of it."""

    picture: PictureFile | None
    said: tuple[Said, ...] = ()


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
