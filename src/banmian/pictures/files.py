"""A picture's file: found inside the issue's folder, format and size read from its head, damage told before setting.

Who reads here is the stage of assets (banmian/assets.py). What is told has no place yet: it is the same for all who ask for
the file, each at a place of its own. What a PDF may hold: pdf_page.py.
Codes: PIC001 missing, PIC002 no picture, PIC003 truncated, PIC004 too large, PIC005 outside the folder, PIC006 remote,
PIC007 a format that is not placed, PIC013 separated for another paper, PIC014 further pictures in the file.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.pictures.opening import TURNED, Unreadable, decode_pixels, guarded, more_than_one, open_image, orientation
from banmian.pictures.picture import PLACED, Measured, PictureFile, Said, kind_of
from banmian.values import frozen

LARGEST_FILE = 200_000_000
LARGEST_PICTURE = 100_000_000
"""Bytes of a file and pixels of a picture beyond which nothing is decoded."""
LARGEST_RATIO, UNJUDGED = 2_000, 16_000_000
"""A picture of more than the second number of bytes when unpacked may not be more than so many times its file."""
MODES = {
    "1": 0.125, "L": 1, "LA": 2, "La": 2, "P": 1, "PA": 2, "RGB": 3, "RGBA": 4, "RGBa": 4, "RGBX": 4, "CMYK": 4, "YCbCr": 3,
    "LAB": 3, "I": 4, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2,
}  # fmt: skip
"""Pillow's names for the kinds of pixels that are placed, and the bytes of one."""
_ENDINGS = "JPEG, PNG, TIFF, WebP, SVG and PDF are placed."

_REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//)")


def file_bytes(reference: str, folder: Path) -> bytes | Said:
    """The bytes of the file that an editor named, which lies in the issue's `folder` and is no larger than may be; or why not."""
    if _REMOTE.match(reference) and not re.match(r"[a-zA-Z]:[\\/]", reference):
        return Said("PIC006", f"'{reference}' is a remote address.", "Save the picture in the issue's images folder.")
    path = folder / reference
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link that leads back to itself, a name that no system takes
        hint = "The file is a link that leads nowhere, or has no such name."
        return Said("PIC001", f"The picture '{reference}' is missing.", hint)
    if Path(reference).is_absolute() or "\\" in reference or not inside:
        return Said("PIC005", f"'{reference}' lies outside the issue's folder.", "Copy it into the issue's images folder.")
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= LARGEST_FILE else b""
    except OSError:
        return Said("PIC001", f"The picture '{reference}' is missing.", _near(reference, folder))
    if size > LARGEST_FILE:
        return Said("PIC004", f"'{reference}' has {size // 1_000_000} MB; 200 MB is the most.", "Save it smaller.")
    return data


def kind_placed(data: bytes, reference: str) -> str | Said:
    """Which kind of picture these bytes are, one of PLACED; or why they are not placed."""
    kind = kind_of(data[:64], reference)
    if not kind:
        return Said("PIC002", f"'{reference}' is not a picture.", _ENDINGS)
    if kind not in PLACED:
        return Said("PIC007", f"'{reference}' is {kind}, which is not placed.", "Save it as JPEG, PNG, TIFF, WebP, SVG or PDF.")
    return kind


def measured_pixels(found: PictureFile, data: bytes, reference: str) -> Measured:
    """A file of pixels with its size; no picture and the reason where it is damaged, or more than may be."""
    return _Pixels(found, data, reference).measured()


def _near(reference: str, folder: Path) -> str:
    """Where it was looked for, and a file there whose name is nearly the same: another case, another ending, a slip."""
    held = (folder / reference).parent
    try:
        names = sorted(name.name for name in held.iterdir() if name.is_file())
    except OSError:
        return f"It is looked for in {folder.name}."
    wanted = Path(reference).name.casefold()
    folded = {name.casefold(): name for name in names}
    close = get_close_matches(wanted, folded, 1, 0.75)
    same = [name for name in names if Path(name).stem.casefold() == Path(wanted).stem]
    found = folded[close[0]] if close else same[0] if same else ""
    if not found:
        return f"It is looked for in {held.relative_to(folder.parent).as_posix()}."
    return f"Did you mean '{Path(reference).with_name(found).as_posix()}'?"


@frozen
class _Pixels:
    """A file of pixels while it is looked at."""

    picture: PictureFile
    data: bytes
    reference: str

    def fault(self, code: str, message: str, hint: str = "") -> Measured:
        return Measured(None, (Said(code, message, hint),))

    def measured(self) -> Measured:
        """Size and soundness: the head first, the pixels only when the head allows."""
        kind, name = self.picture.kind, self.reference
        try:
            image = open_image(self.data, kind)
        except Unreadable as error:
            if error.large:
                return self.fault("PIC004", f"'{name}' is larger than 100 megapixels.", "Save it smaller.")
            return self.fault("PIC002", f"'{name}' cannot be read as {kind.upper()}.", "Save it again from the original.")
        size: tuple[int, int] = image.size  # decoding a JPEG at an eighth changes it
        refused = self.refused(image)
        if refused is not None:
            return refused
        try:
            ink = self.decode(image)
        except Unreadable as error:
            if "truncat" in str(error).lower() or kind == "jpeg":
                return self.fault("PIC003", f"'{name}' is cut short.", "Copy it again from the original.")
            return self.fault("PIC002", f"'{name}' is damaged: {_plain(error)}.", "Save it again from the original.")
        width, height = size if orientation(image) not in TURNED else size[::-1]
        measured = PictureFile(kind, self.picture.sha256, width, height, image.mode == "1", ink)
        return Measured(measured, self.further(image))

    def refused(self, image: Any) -> Measured | None:
        """What the head alone forbids: too many pixels, more than its file can honestly hold, pixels of a strange kind."""
        (width, height), name = image.size, self.reference
        if width * height > LARGEST_PICTURE:
            message = f"'{name}' has {width} \u00d7 {height} pixels; 100 megapixels is the most."
            return self.fault("PIC004", message, "Save it smaller.")
        if image.mode not in MODES:
            return self.fault("PIC007", f"'{name}' holds pixels of the kind {image.mode}, which is not placed.", "Save it in RGB.")
        unpacked = int(width * height * MODES[image.mode])
        if unpacked > max(UNJUDGED, LARGEST_RATIO * len(self.data)):
            message = f"'{name}' unpacks to {unpacked // len(self.data)} times its size; {LARGEST_RATIO} times is the most."
            return self.fault("PIC004", message, "Save it again from the original.")
        return None

    def decode(self, image: Any) -> int:
        """Decode to the end, a JPEG at an eighth of its size; of CMYK whole, and the most ink of a pixel in percent."""
        if image.mode == "CMYK":
            from banmian.pictures.separation import most_ink

            return -(-most_ink(decode_pixels(self.data, self.picture.kind)) * 100 // 255)
        with guarded():
            image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
        return 0

    def further(self, image: Any) -> tuple[Said, ...]:
        if self.picture.kind == "jpeg" or not more_than_one(image):
            return ()
        message = f"'{self.reference}' holds more than one picture; the first is placed."
        return (Said("PIC014", message, "Save the wanted one in a file of its own."),)


def _plain(error: Exception) -> str:
    """A decoder's reason on one short line."""
    return " ".join(str(error).split())[:80].rstrip(".")


def check_ink(picture: PictureFile, limit: int, name: str, span: Span | None) -> tuple[Diagnostic, ...]:
    """PIC013: a CMYK picture with more ink than the paper takes; its conversion holds it to the limit."""
    if picture.ink <= limit:
        return ()
    message = f"'{name}' has up to {picture.ink} % of ink in a point; this paper takes {limit} %, to which it is reduced."
    return (diagnose("PIC013", message, "Ask for it in RGB, or separated for newsprint.", span),)
