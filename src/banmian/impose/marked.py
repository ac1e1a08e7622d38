"""Single pages with printer's marks, beside the plain ones (docs/rules/print.md, Marks and plates)."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from pikepdf import Pdf

from banmian.colour import Ink
from banmian.display import Item
from banmian.geometry import Rect
from banmian.impose import letters as lettering
from banmian.impose import marks
from banmian.impose.finished_pages import bleed_of, box, inks_of
from banmian.impose.letters import Letters, Words
from banmian.impose.marks import ROOM, Cuts, Surround
from banmian.impose.plates import colour_inks
from banmian.impose.sheets import Sheet, Under, sheets_pdf
from banmian.pdf.settings import PdfSettings
from banmian.values import frozen


@frozen
class Slug:
    """What a page's slug line says beside its inks: the values of words.toml's `page`."""

    values: Mapping[str, str]


def marked_pdf(issue: bytes, slugs: Mapping[int, Slug], letters: Letters, settings: PdfSettings) -> bytes:
    """The pages that `slugs` names (from 1), in that order, each on a sheet with marks; its trim is the page's."""
    words = lettering.words(letters.traditional)
    with Pdf.open(BytesIO(issue)) as source:
        made = []
        for number, slug in slugs.items():
            page = source.pages[number - 1]
            trim, bleed = box(page.obj, "/TrimBox"), bleed_of(page.obj)
            made.append(_sheet(number, (trim.width, trim.height), bleed, inks_of(page), words.fill_in("page", dict(slug.values)),
                               words, letters))  # fmt: skip
    return sheets_pdf(issue, made, letters, settings, "marks")


def _sheet(
    number: int, size: tuple[int, int], bleed: int, inks: tuple[Ink, ...], text: str, words: Words, letters: Letters
) -> Sheet:
    edge = bleed + ROOM
    trim = Rect(edge, edge, edge + size[0], edge + size[1])
    items = _marks(Surround(trim, bleed, edge, edge), inks) + _slug(Surround(trim, bleed, edge, edge), inks, text, words, letters)
    under = Under(number, trim, trim.inset(-bleed))
    return Sheet(str(number), (size[0] + 2 * edge, size[1] + 2 * edge), trim, bleed, tuple(items), (under,))


def _marks(s: Surround, inks: tuple[Ink, ...]) -> list[Item]:
    b = s.block
    x, y = (b.x0 + b.x1) // 2, (b.y0 + b.y1) // 2
    return [
        *marks.crop_marks(s, Cuts((b.x0, b.x1), (b.x0, b.x1), (b.y0, b.y1), (b.y0, b.y1))),
        *marks.targets(s, (x,), (y,)),
        *marks.colour_bar(s, b.x0 + 2 * marks.PATCH, x - marks.LENGTH, colour_inks(inks)),
    ]


def _slug(s: Surround, inks: tuple[Ink, ...], text: str, words: Words, letters: Letters) -> list[Item]:
    """Above the marks, from the trim's left edge on: the words on the black plate, then each ink's name on its own."""
    b = s.block
    y = b.y0 - s.far - marks.WORDS // 4
    names = b.width // 3
    made, width = lettering.line(letters, text, (b.x0, y), b.width - names)
    start = b.x0 + width + 2 * lettering.SPACE
    return [*made, *lettering.ink_names(letters, words, inks, (start, y), b.x1 - start)]
