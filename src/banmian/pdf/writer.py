"""The display list as a PDF: fonts, pictures and pages written through the object layer, then finished as PDF/X.

A pure function: the same display list, faces and settings give the same bytes; no clock, no path, no hash order.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from banmian.display import Box, DisplayList, GlyphRun, Group, Item, Layer, Link, Page, Path, Raster, runs_of
from banmian.display.grounds import Grounds
from banmian.pdf.colour import Space, Spaces
from banmian.pdf.content import GRAPHICS_STATES, Begun, Content, Stream
from banmian.pdf.deflate import WORTH, ahead
from banmian.pdf.faces import FaceSource
from banmian.pdf.finish import finish
from banmian.pdf.fonts import PdfFont, embed, parts_of, prepare_face
from banmian.pdf.images import Images
from banmian.pdf.metadata import Metadata
from banmian.pdf.objects import Document
from banmian.pdf.settings import PdfSettings
from banmian.pdf.texts import show
from banmian.pdf.usage import Texts, Use, usage, use_in, use_of, ways
from banmian.remember import Memo, Same
from banmian.units import points
from banmian.values import frozen


def write_pdf(display: DisplayList, faces: FaceSource, settings: PdfSettings) -> bytes:
    """The whole file. KeyError for a face that `faces` does not know; ValueError for a profile that is no CMYK
    printer's, or a date without zone."""
    if settings.compress:
        ahead(settings.intent.profile, settings.store)
    fonts = _fonts(usage(display), faces, settings)
    images = Images.of(display, settings)
    _begun(fonts, faces, settings)
    spaces = Spaces()
    painted = [paint(page, fonts, images, spaces, settings) for page in display.pages]
    document = Document(settings.compress, settings.store)
    sheets = [boxes(page, settings.slug) for page in display.pages]
    embed_pages(document, Painted(display, painted, sheets, fonts, images, spaces), faces)
    digest = digest_of(display, painted, fonts, images, spaces)
    meta = Metadata(display.title, display.created, display.language, digest, settings.creator, settings.producer)
    return finish(document.pdf, meta, settings)


def _fonts(used: Mapping[str, Texts], faces: FaceSource, settings: PdfSettings) -> dict[str, PdfFont]:
    """The faces by their ids, as they are embedded."""
    if settings.wide is not None:
        return settings.wide.of(used, faces)
    return {id: prepare_face(f"F{n}", faces.face(id), texts) for n, (id, texts) in enumerate(used.items(), 1)}


def _begun(fonts: dict[str, PdfFont], faces: FaceSource, settings: PdfSettings) -> None:
    """Begin to compress the faces' programs, so that they are ready when the pages are painted."""
    for id, font in fonts.items() if settings.compress else ():
        program = parts_of(faces.face(id), font, settings.store).program
        if len(program) > WORTH:
            ahead(program, settings.store)


@frozen
class Painted:
    """All that goes into a file: each page's content and its boxes (media, trim, bleed), and what the contents name."""

    display: DisplayList
    contents: Sequence[Stream]
    sheets: Sequence[tuple[str, str, str]]
    fonts: dict[str, PdfFont]
    images: Images
    spaces: Spaces


def embed_pages(document: Document, painted: Painted, faces: FaceSource) -> None:
    """Write fonts, pictures, colour spaces, then the pages with the resources that each uses."""
    display, fonts, images = painted.display, painted.fonts, painted.images
    directions = ways(display)
    references = {id: embed(document, faces.face(id), font, directions[id]) for id, font in fonts.items()}
    states = {name: document.indirect(text) for name, text in GRAPHICS_STATES.items()}
    pictures = images.embed(document)
    inks = painted.spaces.embed(document)
    for page, content, sheet in zip(display.pages, painted.contents, painted.sheets, strict=True):
        names = [(id, fonts[id].resource(down)) for id, down in use_of(page).ways]
        resources: dict[str, dict[str, Any]] = {
            "Font": {name: references[id][name] for id, name in names},
            "ExtGState": {name: states[name] for name in sorted(content.states_used)},
            "ColorSpace": {name: inks[name] for name in sorted(content.spaces_used)},
            "XObject": {name: pictures[name] for name in images.on(page)},
        }
        document.page(*sheet, {k: document.direct(v) for k, v in resources.items() if v}, content.data)


def boxes(page: Page, slug: int = 0) -> tuple[str, str, str]:
    """MediaBox, TrimBox and BleedBox in PDF syntax. Media = Bleed, but for the slug around it and a draft's wider sheet.
    Integers of a thousandth of a point are exact in three decimals: no rounding can make one box leave another."""
    width, height = page.trim
    edge = slug + page.bleed
    media = (0, 0, width + 2 * edge + page.margin_right, height + 2 * edge)
    trim = (edge, edge, edge + width, edge + height)
    around = (slug, slug, slug + width + 2 * page.bleed, slug + height + 2 * page.bleed)
    first, second, third = (f"[{' '.join(map(points, box))}]" for box in (media, trim, around))
    return first, second, third


def paint(page: Page, fonts: dict[str, PdfFont], images: Images, spaces: Spaces, settings: PdfSettings) -> Stream:
    """The page's content: items stably sorted by layer, text in reading order. A press follows no link. What was painted before
    with the same glyphs' texts, pictures and colour spaces is at hand: the page, or its tints and pictures."""
    edge = settings.slug + page.bleed
    content = Content(edge, edge + page.trim[1], spaces, grounds=Grounds(settings.ink_limit))
    key = Same(page), settings.slug, settings.ink_limit, _named(use_of(page), fonts, images), tuple(spaces.names.items())

    def painted() -> tuple[Stream, Names]:
        _paint(content, page, fonts, images)
        done = content.done()
        if settings.compress:
            ahead(done.data, settings.store)
        return done, tuple(spaces.names.items())

    stream, names = PAINTED.of(key, painted)
    spaces.names.update(names)
    return stream


Names = tuple[tuple[Space, str], ...]
"""The names that colour spaces have when something is painted."""
PAINTED: Memo[tuple[Stream, Names]] = Memo("streams of pages", 70, lasting=True, each="page")
UNDER: Memo[tuple[Begun, Names]] = Memo("tints and pictures of pages", 70, lasting=True, each="page")
"""Pages painted up to their rules and text: tints and pictures stay where a word changes."""


def _named(use: Use, fonts: dict[str, PdfFont], images: Images) -> Hashable:
    """All that painting depends on of fonts and pictures."""
    glyphs = tuple(fonts[id].seen(seen) for id, seen in use.glyphs.items())
    return glyphs, tuple(images.seen(raster) for raster in use.rasters)


def _paint(content: Content, page: Page, fonts: dict[str, PdfFont], images: Images) -> None:
    """The page, from its tints and pictures on where these were painted before. What follows must not ask what lies under it, as
    a picture does."""
    inked = sorted((item for item in page.items if not isinstance(item, Link)), key=lambda item: item.layer)
    under = tuple(item for item in inked if item.layer <= Layer.PICTURE)
    rest = inked[len(under) :]
    if any(isinstance(item, GlyphRun) for item in under) or any(isinstance(item, Group | Raster) for item in rest):
        paint_items(content, inked, fonts, images)
        return
    assert content.grounds is not None
    names = content.spaces.names
    items = tuple(Same(item) if isinstance(item, Group) else item for item in under)
    where = content.left, content.top, content.grounds.limit
    key = items, where, _named(use_in(under), fonts, images), tuple(names.items())

    def begun() -> tuple[Begun, Names]:
        paint_items(content, under, fonts, images)
        return content.begun(), tuple(names.items())

    before, after = UNDER.of(key, begun)
    names.update(after)
    content.go_on(before)
    paint_items(content, rest, fonts, images)


def paint_items(
    content: Content, items: Sequence[Item], fonts: dict[str, PdfFont], images: Images, following: GlyphRun | None = None
) -> None:
    """Items in this order; `following`: the run that is painted after them."""
    runs: list[GlyphRun] = []
    for k, item in enumerate(items):
        if isinstance(item, GlyphRun):
            runs.append(item)
            continue
        if runs:
            show(content, fonts, runs, next(runs_of(items[k:]), None) if runs[-1].axis is not None else None)
            runs = []
        match item:
            case Box():
                content.box(item.rect, item.ink)
            case Path():
                content.path(item.outline, item.fill, item.stroke, item.even_odd)
            case Raster():
                images.paint(content, item)
            case Group():
                content.clip(item.clip)
                paint_items(content, item.items, fonts, images)
                content.unclip()
    if runs:
        show(content, fonts, runs, following if runs[-1].axis is not None else None)


def digest_of(display: DisplayList, painted: Sequence[Stream], fonts: dict[str, PdfFont], images: Images, spaces: Spaces) -> str:
    """SHA-256 of all that the display list says, as painted: positions, glyphs, texts, inks, pictures by content."""
    seed = sha256(f"{display.title}\n{display.created}\n{display.language}\n".encode())
    for page, content in zip(display.pages, painted, strict=True):
        seed.update(f"{boxes(page)}".encode() + content.data)
    for id, font in fonts.items():
        seed.update(id.encode() + b" " + font.told + b"\n")
    seed.update(images.digest().encode())
    seed.update(spaces.digest().encode())
    return seed.hexdigest()
