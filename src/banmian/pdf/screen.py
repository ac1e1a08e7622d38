"""The twin for the web: the display list as a tagged PDF in screen colours, cut to the trim, with links and threads.

PDF 1.7 and PDF/UA-1, as veraPDF tests it; docs/decisions/0028 says why. The same glyphs at the same places as in print; what is
painted of a story carries its mark in the structure tree (tagging.py). A pure function, as the writer is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pikepdf import Dictionary, Pdf

from banmian.colour import Ink
from banmian.display import DisplayList, GlyphRun, Page, runs_of
from banmian.pdf.blanks import BlankFaces, with_blanks
from banmian.pdf.colour import Spaces
from banmian.pdf.content import Content
from banmian.pdf.finish import save, set_metadata
from banmian.pdf.fonts import PdfFont, prepare_face
from banmian.pdf.images import Images, placements
from banmian.pdf.metadata import Metadata
from banmian.pdf.objects import Document
from banmian.pdf.standards import SCREEN
from banmian.pdf.structure import Structure
from banmian.pdf.tagging import Tagger
from banmian.pdf.threads import threads_of
from banmian.pdf.tree import Marked
from banmian.pdf.usage import usage
from banmian.pdf.writer import Painted, digest_of, embed_pages, paint_items
from banmian.pictures.asset_store import AssetStore
from banmian.pictures.look import Look
from banmian.pictures.screen_pixels import ScreenConverter
from banmian.units import points
from banmian.values import frozen


@frozen
class ScreenSettings:
    """`profile`: the output intent's ICC file, by which inks look. `assets`: the bytes of the pictures. `compress`: False leaves
    streams readable, for tests."""

    profile: bytes
    assets: AssetStore = field(default_factory=AssetStore)
    compress: bool = True
    creator: str = "banmian"
    producer: str = "banmian"


@dataclass(slots=True)
class ScreenContent(Content):
    """A page's content in DeviceRGB; nothing overprints on a screen."""

    look: Look | None = None

    def _colour(self, ink: Ink, process: str, space: str, tint: str) -> str:
        assert self.look is not None
        values = " ".join(points(v * 1000 // 255) for v in self.look.rgb(ink))
        return f"{values} {'rg' if process == 'k' else 'RG'}"

    def _overprint(self, name: str) -> None:
        """No plates, no overprint."""


def write_screen(display: DisplayList, faces: BlankFaces, settings: ScreenSettings) -> bytes:
    """The whole file. KeyError for a face that `faces` does not know; OSError or Unreadable for a picture that went away."""
    look = Look(settings.profile)
    converter = ScreenConverter(look, settings.assets)
    images = Images.named({key: converter(raster) for key, raster in placements(display).items()})
    tagger = Tagger(display)
    marked = [with_blanks(tagger.page(k, page), faces) for k, page in enumerate(display.pages)]
    shown = [replace(p, items=tuple(m.item for m in items)) for p, items in zip(display.pages, marked, strict=True)]
    seen = replace(display, pages=tuple(shown))
    fonts = {id: prepare_face(f"F{n}", faces.face(id), texts) for n, (id, texts) in enumerate(usage(seen).items(), 1)}
    painted = [_painted(page, items, (fonts, images), look).done() for page, items in zip(seen.pages, marked, strict=True)]
    sheets = [(f"[0 0 {points(p.trim[0])} {points(p.trim[1])}]",) * 3 for p in seen.pages]
    document = Document(settings.compress)
    spaces = Spaces()
    embed_pages(document, Painted(seen, painted, sheets, fonts, images, spaces), faces)
    digest = digest_of(seen, painted, fonts, images, spaces)
    meta = Metadata(display.title, display.created, display.language, digest, settings.creator, settings.producer)
    return _finished(document.pdf, display, tagger, meta)


def _painted(page: Page, marked: Sequence[Marked], parts: tuple[dict[str, PdfFont], Images], look: Look) -> ScreenContent:
    """The page's content in marked contents: items stably sorted by layer, neighbours of one leaf under one mark."""
    content = ScreenContent(0, page.trim[1], look=look)
    count = 0
    ordered = sorted(marked, key=lambda m: m.item.layer)
    start = 0
    while start < len(ordered):
        first, stop = ordered[start], start + 1
        while stop < len(ordered) and (ordered[stop].leaf, ordered[stop].artifact) == (first.leaf, first.artifact):
            stop += 1
        if first.leaf is None:
            content.parts.append(f"/Artifact <</Type /{first.artifact}>> BDC")
        else:
            content.parts.append(f"/{first.leaf.kind} <</MCID {count}>> BDC")
            first.leaf.marks.append(count)
            count += 1
        items = [m.item for m in ordered[start:stop]]
        paint_items(content, items, *parts, following=_next_run(items[-1:], ordered[stop:]))
        content.parts.append("EMC")
        start = stop
    return content


def _next_run(last: Iterable[object], rest: Iterable[Marked]) -> GlyphRun | None:
    """What is painted after a vertical line, whose operators depend on it (vertical.py); else it does not matter."""
    run = next((item for item in last if isinstance(item, GlyphRun)), None)
    if run is None or run.axis is None:
        return None
    return next(runs_of(m.item for m in rest), None)


def _finished(pdf: Pdf, display: DisplayList, tagger: Tagger, meta: Metadata) -> bytes:
    """The file that the object layer filled, with all that a reader's program goes by."""
    with pdf:
        structure = Structure(pdf, display.pages, tagger.firsts, display.spoken)
        structure.tree(tagger.root)
        structure.outline(tagger.bookmarks)
        structure.threads(threads_of(display))
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        set_metadata(pdf, meta, SCREEN)
        return save(pdf, SCREEN)
