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

from banmian.damage import damage_of
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, Phrase, say
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
_ENDINGS = say("JPEG, PNG, TIFF, WebP, SVG and PDF are placed.")

_REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//)")


def file_bytes(reference: str, folder: Path) -> bytes | Said:
    """The bytes of the file that an editor named, which lies in the issue's `folder` and is no larger than may be; or why not."""
    if _REMOTE.match(reference) and not re.match(r"[a-zA-Z]:[\\/]", reference):
        return Said(
            "PIC006",
            say("'{reference}' is a remote address.", reference=reference),
            say("Save the picture in the issue's images folder."),
        )
    path = folder / reference
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link that leads back to itself, a name that no system takes
        hint = say("The file is a link that leads nowhere, or has no such name.")
        return Said("PIC001", say("The picture '{reference}' is missing.", reference=reference), hint)
    if Path(reference).is_absolute() or "\\" in reference or not inside:
        return Said(
            "PIC005",
            say("'{reference}' lies outside the issue's folder.", reference=reference),
            say("Copy it into the issue's images folder."),
        )
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= LARGEST_FILE else b""
    except OSError:
        return Said("PIC001", say("The picture '{reference}' is missing.", reference=reference), _near(reference, folder))
    if size > LARGEST_FILE:
        return Said(
            "PIC004",
            say("'{reference}' has {size} MB; 200 MB is the most.", reference=reference, size=size // 1000000),
            say("Save it smaller."),
        )
    return data


def kind_placed(data: bytes, reference: str) -> str | Said:
    """Which kind of picture these bytes are, one of PLACED; or why they are not placed."""
    kind = kind_of(data[:64], reference)
    if not kind:
        return Said("PIC002", say("'{reference}' is not a picture.", reference=reference), _ENDINGS)
    if kind not in PLACED:
        return Said(
            "PIC007",
            say("'{reference}' is {kind}, which is not placed.", reference=reference, kind=kind),
            say("Save it as JPEG, PNG, TIFF, WebP, SVG or PDF."),
        )
    return kind


def measured_pixels(found: PictureFile, data: bytes, reference: str) -> Measured:
    """A file of pixels with its size; no picture and the reason where it is damaged, or more than may be."""
    return _Pixels(found, data, reference).measured()


def _near(reference: str, folder: Path) -> Phrase:
    """Where it was looked for, and a file there whose name is nearly the same: another case, another ending, a slip."""
    held = (folder / reference).parent
    try:
        names = sorted(name.name for name in held.iterdir() if name.is_file())
    except OSError:
        return say("It is looked for in {name}.", name=folder.name)
    wanted = Path(reference).name.casefold()
    folded = {name.casefold(): name for name in names}
    close = get_close_matches(wanted, folded, 1, 0.75)
    same = [name for name in names if Path(name).stem.casefold() == Path(wanted).stem]
    found = folded[close[0]] if close else same[0] if same else ""
    if not found:
        return say("It is looked for in {relative_to}.", relative_to=held.relative_to(folder.parent).as_posix())
    return say("Did you mean '{with_name}'?", with_name=Path(reference).with_name(found).as_posix())


@frozen
class _Pixels:
    """A file of pixels while it is looked at."""

    picture: PictureFile
    data: bytes
    reference: str

    def fault(self, code: str, message: Phrase, hint: Phrase = NOTHING) -> Measured:
        return Measured(None, (Said(code, message, hint),))

    def measured(self) -> Measured:
        """Size and soundness: the head first, the pixels only when the head allows."""
        kind, name = self.picture.kind, self.reference
        try:
            image = open_image(self.data, kind)
        except Unreadable as error:
            if error.large:
                return self.fault("PIC004", say("'{name}' is larger than 100 megapixels.", name=name), say("Save it smaller."))
            return self.fault(
                "PIC002",
                say("'{name}' cannot be read as {upper}.", name=name, upper=kind.upper()),
                say("Save it again from the original."),
            )
        size: tuple[int, int] = image.size  # decoding a JPEG at an eighth changes it
        refused = self.refused(image)
        if refused is not None:
            return refused
        try:
            ink = self.decode(image)
        except Unreadable as error:
            if "truncat" in str(error).lower() or kind == "jpeg":
                return self.fault("PIC003", say("'{name}' is cut short.", name=name), say("Copy it again from the original."))
            return self.fault(
                "PIC002",
                say("'{name}' is damaged: {plain}.", name=name, plain=damage_of(error)),
                say("Save it again from the original."),
            )
        width, height = size if orientation(image) not in TURNED else size[::-1]
        measured = PictureFile(kind, self.picture.sha256, width, height, image.mode == "1", ink)
        return Measured(measured, self.further(image))

    def refused(self, image: Any) -> Measured | None:
        """What the head alone forbids: too many pixels, more than its file can honestly hold, pixels of a strange kind."""
        (width, height), name = image.size, self.reference
        if width * height > LARGEST_PICTURE:
            message = say(
                "'{name}' has {width} \u00d7 {height} pixels; 100 megapixels is the most.", name=name, width=width, height=height
            )
            return self.fault("PIC004", message, say("Save it smaller."))
        if image.mode not in MODES:
            return self.fault(
                "PIC007",
                say("'{name}' holds pixels of the kind {mode}, which is not placed.", name=name, mode=image.mode),
                say("Save it in RGB."),
            )
        unpacked = int(width * height * MODES[image.mode])
        if unpacked > max(UNJUDGED, LARGEST_RATIO * len(self.data)):
            message = say(
                "'{name}' unpacks to {unpacked} times its size; {largest_ratio} times is the most.",
                name=name,
                unpacked=unpacked // len(self.data),
                largest_ratio=LARGEST_RATIO,
            )
            return self.fault("PIC004", message, say("Save it again from the original."))
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
        message = say("'{reference}' holds more than one picture; the first is placed.", reference=self.reference)
        return (Said("PIC014", message, say("Save the wanted one in a file of its own.")),)


def check_ink(picture: PictureFile, limit: int, name: str, span: Span | None) -> tuple[Diagnostic, ...]:
    """PIC013: a CMYK picture with more ink than the paper takes; its conversion holds it to the limit."""
    if picture.ink <= limit:
        return ()
    message = say(
        "'{name}' has up to {ink} % of ink in a point; this paper takes {limit} %, to which it is reduced.",
        name=name,
        ink=picture.ink,
        limit=limit,
    )
    return (diagnose("PIC013", message, say("Ask for it in RGB, or separated for newsprint."), span),)
