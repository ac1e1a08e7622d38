"""A file whose pages are read each by itself, when they are asked for: what one page says hangs on nothing but what it reaches.

So it can be kept under the hash of that. Fonts are shared by pages, and grow with each: a page's hash leaves them out, and what the
page asked of them stands in what is kept. A file that ends a budget, has anything that cannot be read, or glyphs that are drawn is
none for this: it is read as a whole (`read.py`), with the same facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from banmian.page_hash import pages_but_for_fonts
from banmian.preflight.facts import FileFacts, Font, Group, Image, PageFacts, PdfFacts, SpaceUse, Use
from banmian.preflight.painted import Painted
from banmian.preflight.reading.budget import FINDS, MARKS, Budget, Spent
from banmian.preflight.reading.document import read_intents, walk
from banmian.preflight.reading.fonts import FontUse, LiveFont, font_facts, live_font
from banmian.preflight.reading.pages import label_of, read_page
from banmian.preflight.reading.record import Record
from banmian.preflight.reading.values import BROKEN, get
from banmian.preflight.reading.xmp import read_info, read_xmp
from banmian.store import Store
from banmian.values import frozen


class NotByPagesError(Exception):
    """The file must be read as a whole."""


@frozen
class PageFont:
    """A font as a page used it. `place`: among the fonts that the page reaches; `sign`: of all that the page asked of it."""

    place: int
    use: FontUse
    sign: str


@frozen
class PageReading:
    """What a page says beside its marks. `facts` without a label, which is the file's."""

    facts: PageFacts
    uses: tuple[Use, ...]
    spaces: tuple[SpaceUse, ...]
    groups: tuple[Group, ...]
    spots: tuple[str, ...]
    fonts: tuple[PageFont, ...]


@frozen
class ReadPage:
    """A page that was read: what is painted on it, and its pictures."""

    reading: PageReading
    marks: tuple[Painted, ...]
    images: tuple[Image, ...]


class OpenPages:
    """An open file. What is read of it raises NotByPagesError where it is none for this."""

    def __init__(self, pdf: Any, file: FileFacts, store: Store | None) -> None:
        self.pdf, self.file, self.store = pdf, file, store
        self.budget = Budget()
        self.budget.pages(len(pdf.pages))
        self.pages = list(pdf.pages)
        try:
            self.parts = pages_but_for_fonts(pdf)
        except BROKEN as wrong:
            raise NotByPagesError from wrong
        self._live: dict[object, LiveFont] = {}
        self._read: dict[int, ReadPage] = {}

    def read(self, number: int) -> ReadPage:
        """A page, read once."""
        if number not in self._read:
            self._read[number] = self._page(number)
        return self._read[number]

    def read_already(self, number: int) -> ReadPage | None:
        """A page, if it was read."""
        return self._read.get(number)

    def holds(self, number: int, reading: PageReading) -> bool:
        """Whether the fonts of this file still say what was kept of a page with the same hash."""
        return all(self._font(number, font.place).sign(font.use.used) == font.sign for font in reading.fonts)

    def facts(self, readings: Sequence[PageReading]) -> PdfFacts:
        """The facts of the file with these readings of all its pages; marks and pictures of none."""
        record = Record(self.budget, self.pdf)
        try:
            info, kinds = read_info(self.pdf.trailer)
            xmp, intents = read_xmp(get(self.pdf.Root, "/Metadata"), self.budget), read_intents(self.pdf.Root, self.budget)
            walk(self.pdf, record)
            fonts = self._fonts(readings)
        except (*BROKEN, Spent) as wrong:
            raise NotByPagesError from wrong
        uses = tuple(dict.fromkeys((*record.uses, *(use for reading in readings for use in reading.uses))))
        spaces, groups = _joined(r.spaces for r in readings), _joined(r.groups for r in readings)
        spots: dict[str, int] = {}
        for reading in readings:
            for ink in reading.spots:
                spots.setdefault(ink, reading.facts.number)
        few = max(len(uses), len(spaces), len(groups)) < FINDS and sum(r.facts.marks for r in readings) < MARKS
        if self.budget.unread or not few:
            raise NotByPagesError
        pages = tuple(map(self._labelled, readings))
        return PdfFacts(self.file, "", info, kinds, xmp, intents, pages, (), fonts, (), groups, spaces, uses, tuple(spots.items()))

    def _labelled(self, reading: PageReading) -> PageFacts:
        labelled = get(self.pdf.Root, "/PageLabels") is not None
        return replace(reading.facts, label=label_of(self.pages[reading.facts.number - 1])) if labelled else reading.facts

    def _page(self, number: int) -> ReadPage:
        record, out = Record(self.budget, self.pdf, self._live), list[PageFacts]()
        try:
            read_page(self.pages[number - 1].obj, number, record, out, "")
        except (*BROKEN, Spent) as wrong:
            raise NotByPagesError from wrong
        deep = any(image.bits > 8 for image in record.images)  # told once for a file: PF-IMG-06
        if self.budget.unread or deep or any(font.subtype == "Type3" for font in record.fonts().values()):
            raise NotByPagesError
        reading = PageReading(
            out[0], tuple(record.uses), tuple(record.spaces.values()), tuple(record.groups), tuple(record.spots),
            tuple(self._used(number, key, font) for key, font in record.fonts().items()),
        )  # fmt: skip
        return ReadPage(reading, tuple(record.marks), tuple(record.images))

    def _used(self, number: int, key: object, font: LiveFont) -> PageFont:
        _, fonts = self.parts[number - 1]
        if key not in fonts:
            raise NotByPagesError
        use = font.use_taken()
        return PageFont(fonts.index(key), use, font.sign(use.used))

    def _font(self, number: int, place: int) -> LiveFont:
        key = self.parts[number - 1][1][place]
        if key not in self._live:
            self._live[key] = live_font(self.pdf.get_object(key), number, self.budget)
        return self._live[key]

    def _fonts(self, readings: Iterable[PageReading]) -> tuple[Font, ...]:
        """The facts of all fonts, in the order in which pages select them."""
        first: dict[int, tuple[LiveFont, int]] = {}
        for reading in readings:
            for used in reading.fonts:
                font = self._font(reading.facts.number, used.place)
                if id(font) not in first:
                    first[id(font)] = font, reading.facts.number
                    font.use_taken()
                font.used_again(used.use)
        made = tuple(replace(font_facts(font, self.budget, self.store), page=page) for font, page in first.values())
        for font, _ in first.values():
            font.use_taken()
        return made


def _joined(rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(row for some in rows for row in some)
