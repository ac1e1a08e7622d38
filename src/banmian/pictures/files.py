"""A picture's file: found inside the issue's folder, format and size read from its head, damage told before setting.

Codes: PIC001 missing, PIC002 no picture, PIC003 truncated, PIC004 too large, PIC005 outside the folder, PIC006 remote,
PIC007 a format that is not placed, PIC010 and PIC011 too few pixels (limits: docs/rules/print.md, photographs).
"""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Rect
from banmian.values import frozen

LARGEST_FILE = 200_000_000
LARGEST_PICTURE = 100_000_000
"""Bytes of a file and pixels of a picture beyond which nothing is decoded."""
ERROR_PPI, WARNING_PPI = 150, 200
EXEMPT_PIXELS = 16
"""Pictures up to this many pixels on the longer side are ornaments, whose resolution nobody sees."""

_REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//)")
_HEADS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"BM", "BMP"),
    (b"%!PS", "PostScript"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
)


@frozen
class PictureFile:
    """A readable picture. `kind`: svg, jpeg or png; width and height in pixels as seen (EXIF turned), 0 for svg."""

    path: Path
    kind: str
    sha256: str
    width: int = 0
    height: int = 0


def kind_of(head: bytes, name: str) -> str:
    """svg, jpeg, png, the name of a format that is not placed, or "" for what is no picture."""
    for start, kind in _HEADS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"heif"):
        return "AVIF" if head[8:12] == b"avif" else "HEIC"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "svg" if name.lower().endswith(".svg") and text.startswith(b"<") else ""


def find_picture(reference: str, folder: Path, span: Span | None) -> tuple[PictureFile | None, tuple[Diagnostic, ...]]:
    """The picture that an editor named, relative to the issue's `folder`; None and the reason where there is none."""

    def fault(code: str, message: str, hint: str) -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (diagnose(code, message, hint, span),)

    if _REMOTE.match(reference) and not re.match(r"[a-zA-Z]:[\\/]", reference):
        return fault("PIC006", f"'{reference}' is a remote address.", "Save the picture in the issue's images folder.")
    path = folder / reference
    home = folder.resolve()
    if Path(reference).is_absolute() or "\\" in reference or not path.resolve().is_relative_to(home):
        return fault("PIC005", f"'{reference}' lies outside the issue's folder.", "Copy it into the issue's images folder.")
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= LARGEST_FILE else b""
    except OSError:
        return fault("PIC001", f"The picture '{reference}' is missing.", f"It is looked for in {folder.name}.")
    if size > LARGEST_FILE:
        return fault("PIC004", f"'{reference}' has {size // 1_000_000} MB; 200 MB is the most.", "Save it smaller.")
    kind = kind_of(data[:64], reference)
    if not kind:
        return fault("PIC002", f"'{reference}' is not a picture.", "JPEG, PNG and our subset of SVG are placed.")
    if kind not in ("svg", "jpeg", "png"):
        return fault("PIC007", f"'{reference}' is {kind}, which is not placed yet.", "Save it as JPEG, PNG or SVG.")
    found = PictureFile(path, kind, sha256(data).hexdigest())
    if kind == "svg":
        return found, ()
    return _measured(found, data, reference, span)


def _measured(
    found: PictureFile, data: bytes, reference: str, span: Span | None
) -> tuple[PictureFile | None, tuple[Diagnostic, ...]]:
    """Size and soundness of a picture of pixels: the head first, the pixels only when the head allows."""
    from PIL import Image

    def fault(code: str, message: str, hint: str = "") -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (diagnose(code, message, hint, span),)

    try:
        image = open_image(data, found.kind)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, Image.DecompressionBombError):
            return fault("PIC004", f"'{reference}' is larger than 100 megapixels.", "Save it smaller.")
        return fault("PIC002", f"'{reference}' cannot be read as {found.kind.upper()}.", "Save it again from the original.")
    width, height = image.size
    if width * height > LARGEST_PICTURE:
        message = f"'{reference}' has {width} \u00d7 {height} pixels; 100 megapixels is the most."
        return fault("PIC004", message, "Save it smaller.")
    try:
        image.draft("L", (max(1, width // 8), max(1, height // 8)))  # JPEG: an eighth is decoded, to its last block
        turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        image.load()
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        if "truncat" in str(error).lower() or found.kind == "jpeg":
            return fault("PIC003", f"'{reference}' is cut short.", "Copy it again from the original.")
        return fault("PIC002", f"'{reference}' is damaged: {error}.", "Save it again from the original.")
    size = (height, width) if turned else (width, height)
    return PictureFile(found.path, found.kind, found.sha256, *size), ()


def open_image(data: bytes, kind: str) -> Any:
    """The picture's head, by Pillow, in its own format only. Pillow's warning of large pictures is off: the limit is
    ours, and its error beyond twice its own limit stays."""
    import warnings

    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=("JPEG",) if kind == "jpeg" else ("PNG",))


def effective_ppi(width: int, height: int, rect: Rect) -> float:
    """Pixels to the inch on paper, on the axis that has fewer; `rect` is the whole picture's place, uncut."""
    return min(width / rect.width, height / rect.height) * 72_000


def check_resolution(picture: PictureFile, rect: Rect, name: str, span: Span | None, page: int) -> tuple[Diagnostic, ...]:
    """PIC010 (error) under 150 ppi, PIC011 (warning) under 200; nothing for drawings and tiny ornaments."""
    if picture.kind == "svg" or max(picture.width, picture.height) <= EXEMPT_PIXELS:
        return ()
    ppi = effective_ppi(picture.width, picture.height, rect)
    if ppi >= WARNING_PPI:
        return ()
    code, limit = ("PIC010", ERROR_PPI) if ppi < ERROR_PPI else ("PIC011", WARNING_PPI)
    place = PlaceOnPage(page, (rect.x0, rect.y0, rect.x1, rect.y1))
    message = f"'{name}' has {ppi:.0f} pixels to the inch at this size; {limit} are wanted."
    return (diagnose(code, message, "Ask for a larger file, or place it smaller.", span, place),)
