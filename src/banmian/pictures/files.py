"""A picture's file: found inside the issue's folder, format and size read from its head, damage told before setting.

Codes: PIC001 missing, PIC002 no picture, PIC003 truncated, PIC004 too large, PIC005 outside the folder, PIC006 remote,
PIC007 a format that is not placed, PIC013 separated for another paper, PIC014 further pictures in the file. What a PDF may
hold: pdf_page.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Treatment
from banmian.pictures.opening import TURNED, Unreadable, decoded, guarded, more_than_one, open_image, orientation
from banmian.pictures.picture import PLACED, PictureFile, kind_of
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pictures.press import Press

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
AS_IT_IS = Treatment()
_ENDINGS = "JPEG, PNG, TIFF, WebP, SVG and PDF are placed."

_REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//)")


def find_picture(
    reference: str,
    folder: Path,
    span: Span | None,
    treatment: Treatment = AS_IT_IS,
    spots: Collection[str] = (),
    press: Press | None = None,
) -> tuple[PictureFile | None, tuple[Diagnostic, ...]]:
    """The picture that an editor named, relative to the issue's `folder`; None and the reason where there is none.
    `treatment` says which page of a PDF, `spots` which special inks it may have: the paper's; `press` into which inks its
    screen colours go."""
    data, told = _read(reference, folder, span)
    if data is None:
        return None, told
    kind = kind_of(data[:64], reference)
    if not kind:
        return None, (diagnose("PIC002", f"'{reference}' is not a picture.", _ENDINGS, span),)
    if kind not in PLACED:
        hint = "Save it as JPEG, PNG, TIFF, WebP, SVG or PDF."
        return None, (diagnose("PIC007", f"'{reference}' is {kind}, which is not placed.", hint, span),)
    found = PictureFile(folder / reference, kind, sha256(data).hexdigest())
    if kind == "svg":
        return found, ()
    if kind == "pdf":
        from banmian.pictures.pdf_page import PressKnown, measured_page

        return measured_page(found, data, (reference, span), treatment, PressKnown(spots, press))
    return _Pixels(found, data, reference, span).measured()


def _read(reference: str, folder: Path, span: Span | None) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of the file that is meant, which lies in the issue's folder and is no larger than may be."""

    def fault(code: str, message: str, hint: str) -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (diagnose(code, message, hint, span),)

    if _REMOTE.match(reference) and not re.match(r"[a-zA-Z]:[\\/]", reference):
        return fault("PIC006", f"'{reference}' is a remote address.", "Save the picture in the issue's images folder.")
    path = folder / reference
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link that leads back to itself, a name that no system takes
        return fault(
            "PIC001", f"The picture '{reference}' is missing.", "The file is a link that leads nowhere, or has no such name."
        )
    if Path(reference).is_absolute() or "\\" in reference or not inside:
        return fault("PIC005", f"'{reference}' lies outside the issue's folder.", "Copy it into the issue's images folder.")
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= LARGEST_FILE else b""
    except OSError:
        return fault("PIC001", f"The picture '{reference}' is missing.", _near(reference, folder))
    if size > LARGEST_FILE:
        return fault("PIC004", f"'{reference}' has {size // 1_000_000} MB; 200 MB is the most.", "Save it smaller.")
    return data, ()


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

    found: PictureFile
    data: bytes
    reference: str
    span: Span | None

    def fault(self, code: str, message: str, hint: str = "") -> tuple[None, tuple[Diagnostic, ...]]:
        return None, (diagnose(code, message, hint, self.span),)

    def measured(self) -> tuple[PictureFile | None, tuple[Diagnostic, ...]]:
        """Size and soundness: the head first, the pixels only when the head allows."""
        kind, name = self.found.kind, self.reference
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
        measured = PictureFile(self.found.path, kind, self.found.sha256, width, height, image.mode == "1", ink)
        return measured, self.further(image)

    def refused(self, image: Any) -> tuple[None, tuple[Diagnostic, ...]] | None:
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

            return -(-most_ink(decoded(self.data, self.found.kind)) * 100 // 255)
        with guarded():
            image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
        return 0

    def further(self, image: Any) -> tuple[Diagnostic, ...]:
        if self.found.kind == "jpeg" or not more_than_one(image):
            return ()
        message = f"'{self.reference}' holds more than one picture; the first is placed."
        return (diagnose("PIC014", message, "Save the wanted one in a file of its own.", self.span),)


def _plain(error: Exception) -> str:
    """A decoder's reason on one short line."""
    return " ".join(str(error).split())[:80].rstrip(".")


def check_ink(picture: PictureFile, limit: int, name: str, span: Span | None) -> tuple[Diagnostic, ...]:
    """PIC013: a CMYK picture with more ink than the paper takes; its conversion holds it to the limit."""
    if picture.ink <= limit:
        return ()
    message = f"'{name}' has up to {picture.ink} % of ink in a point; this paper takes {limit} %, to which it is reduced."
    return (diagnose("PIC013", message, "Ask for it in RGB, or separated for newsprint.", span),)
