"""A document from outside read in another process: what it holds, or why it cannot be taken; its pictures as ones that are placed.

docs/decisions/0120: a document that is a trap or makes a reader crash ends that process, not this one.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from banmian.content.importers.copy import Copy, Decided, Taken
from banmian.content.importers.kinds import Kind
from banmian.content.importers.package import LARGEST_FILE
from banmian.content.importers.reports import Refused, Reports
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.phrases import NOTHING, Phrase, say, verbatim, words_of
from banmian.pictures.opening import Unreadable, guarded, open_image
from banmian.values import frozen

LARGEST_PICTURE, MOST_PIXELS = 100_000_000, 100_000_000
MOST_PICTURES = 200
_ORDINARY = 6
"""Tenths of a text."""
_SPACER = 8
"""Pixels of a picture that only keeps things apart."""
_PLACED = {"jpg": "jpeg", "png": "png", "tif": "tiff", "webp": "webp"}
_MADE_PNG = {"gif": ("GIF",), "bmp": ("BMP",)}
_AS_THEY_ARE = ("svg", "pdf")


@frozen
class Asked:
    """A document's bytes and kind; `name`: as messages name it; `folder`: where files may lie beside it, empty where none may;
    `decided`: what becomes of tracked changes, of which a page has no numbers."""

    data: bytes
    kind: Kind
    name: str
    folder: str
    decided: Decided


@frozen
class Got:
    """What was read, its pictures as they will be written; no copy where the document was refused."""

    copy: Copy | None
    told: tuple[Diagnostic, ...]


def take_in(asked: Asked) -> Got:
    """Read one document. For another process: it is a function of a module, of values of ours."""
    reports = Reports(asked.name)
    try:
        copy = _read(asked, reports)
        _all_there(asked.decided, copy)
        if copy.is_empty:
            raise Refused("IMT006", say("there is no text in it"), say("look whether it is a scanned page: then it must be typed"))
        if not is_words("".join(part.text for part in copy.parts)):
            raise Refused(
                "IMT002", say("what it holds is no text in Chinese or English"), say("it may be damaged: ask for it again")
            )
    except Refused as why:
        return Got(None, (*reports.diagnostics(), diagnose(why.code, why.message, why.hint, Span(asked.name))))
    except (RecursionError, MemoryError):
        message = say("the document is nested or filled beyond what can be read")
        return Got(None, (diagnose("IMT002", message, say("open it and save its text anew"), Span(asked.name)),))
    except Exception as wrong:  # damage has more faces than can be named; nothing that a document holds is a fault of the program
        message = say("the document cannot be read ({name})", name=type(wrong).__name__)
        return Got(None, (diagnose("IMT002", message, say("open it, and save its text in a new document"), Span(asked.name)),))
    pictures = tuple(_placed(picture, number, reports) for number, picture in enumerate(copy.pictures))
    return Got(replace(copy, pictures=pictures, told=reports.diagnostics(), cleaned=tuple(reports.cleaned)), ())


def _all_there(decided: Decided, copy: Copy) -> None:
    """Refused for a tracked change that the document has not."""
    numbers = {change.number for change in copy.changes}
    strange = sorted(decided.but - numbers)
    if strange:
        most = counted(max(numbers, default=0), "tracked change")
        message = say("there is no tracked change {number}: the document has {most}", number=strange[0], most=most)
        raise Refused("IMT018", message, say("import it once without, and read the numbers in its messages"))


def is_words(text: str) -> bool:
    """Whether most of it is Han, kana, marks or ASCII: what is read out of damage is letters of all scripts."""
    letters = [letter for letter in text if not letter.isspace()]
    ordinary = sum(1 for letter in letters if letter <= "~" or "\u2010" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef")
    return ordinary * 10 >= len(letters) * _ORDINARY


def _read(asked: Asked, reports: Reports) -> Copy:
    if asked.kind == "docx":
        from banmian.content.importers.docx import read_docx

        return read_docx(asked.data, reports, asked.decided)
    if asked.kind == "html":
        from banmian.content.importers.html import read_html

        return read_html(asked.data, reports, asked.decided.accept, lambda name: _beside(asked.folder, name))
    from banmian.content.importers.text import read_text

    return read_text(asked.data, reports)


def _beside(folder: str, name: str) -> bytes | None:
    """The bytes of a file that a page names, where it lies in the page's own folder or below it."""
    if not folder:
        return None
    try:
        path = (Path(folder) / name).resolve()
        inside = path.is_relative_to(Path(folder).resolve()) and path.is_file() and path.stat().st_size <= LARGEST_FILE
        return path.read_bytes() if inside else None
    except (OSError, ValueError, RuntimeError):
        return None


def _placed(picture: Taken, number: int, reports: Reports) -> Taken:
    """The picture as one that can be placed; without bytes where it cannot be, which is told."""
    why = _fault(picture, number)
    if not why and picture.ending in (*_PLACED, *_MADE_PNG):
        try:
            return _pixels(picture, reports)
        except Unreadable as wrong:
            why = words_of(wrong) if wrong.large else say("its file is damaged")
    if why:
        hint = say("ask for the picture's own file, and put it into the issue's images/")
        reports.tell(
            "IMT011",
            say("picture {number} of the document is not taken over: {why}", number=number + 1, why=why),
            hint,
            picture.number,
        )
        return replace(picture, data=b"")
    return picture


def _fault(picture: Taken, number: int) -> Phrase:
    if number >= MOST_PICTURES:
        return say("{n} are the most", n=MOST_PICTURES)
    if len(picture.data) > LARGEST_PICTURE:
        return say("its file is too large")
    if picture.ending not in (*_PLACED, *_MADE_PNG, *_AS_THEY_ARE):
        known = say("it is {kind}, which is not placed", kind=picture.ending.upper())
        return known if picture.ending else say("its format is not known")
    return NOTHING


def _pixels(picture: Taken, reports: Reports) -> Taken:
    """A file of pixels that can be opened; GIF and BMP become PNG."""
    image = open_image(picture.data, _PLACED[picture.ending]) if picture.ending in _PLACED else _opened(picture)
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Unreadable(say("it has {width} \u00d7 {height} pixels", width=width, height=height), large=True)
    if width <= _SPACER and height <= _SPACER:
        reports.clean(say("picture of a few pixels left out"), picture.number)
        return replace(picture, data=b"")
    if picture.ending in _PLACED:
        return picture
    made = BytesIO()
    try:
        image.convert("RGB" if image.mode not in ("L", "1") else image.mode).save(made, "PNG")
    except Exception as wrong:  # a decoder's own errors, as in pictures/opening.py
        raise Unreadable(verbatim(str(wrong))) from wrong
    return replace(picture, data=made.getvalue(), ending="png")


def _opened(picture: Taken) -> Any:
    from PIL import Image

    with guarded():
        return Image.open(BytesIO(picture.data), formats=_MADE_PNG[picture.ending])
