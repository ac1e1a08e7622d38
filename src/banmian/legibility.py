"""Text on photographs: whether its letters stand out from the picture under them as it is printed. Codes FIT013 to FIT016.

Of each line the picture's pixels in the cell of each letter are looked at, in the press's inks and with the picture's shade: their
mean contrast to the letter, and how much of the cell is nearly as light as the letter. The limits were found by eye on 78 crops of
thirteen photographs (docs/decisions/0098).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import cut_short
from banmian.display import Box, Frame, GlyphRun, Group, Item, Page, Raster, box_of, outline_box, rasters_of, run_box
from banmian.display import Path as Shape
from banmian.fonts import FontBook
from banmian.fonts.strokes import thinnest
from banmian.geometry import Rect
from banmian.han_box import above
from banmian.phrases import Phrase, say
from banmian.pictures.asset_store import AssetStore, PictureChanged
from banmian.pictures.press import Press
from banmian.plan.model import Plan
from banmian.remember import Memo, Same
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pictures.printed_light import PrintedLight

FLARE = 0.05
"""Light that the surface throws back whatever is printed on it, as in WCAG's ratio of contrast."""
LARGE = 14_000
"""Type of this size and more, mp, is large."""
LEAST, LEAST_SMALL = 2.0, 2.5
"""Contrast of a letter to the mean of its cell, of large type and of small. Black on newsprint has no more than 4.8."""
ALIKE, MOST_ALIKE = 2.0, 0.30
"""What of a cell has less contrast than that is like the letter; how much of a cell may be."""
PIXELS = 16
"""Pixels to the em that are looked at: finer texture is taken for a tone, as the eye does."""
VECTORS = ("pdf", "svg")
"""Kinds of pictures that have no pixels of their own."""
LIGHT = 0.5
"""Luminance from which on letters are light: they are left free by the picture's inks."""
THIN = 500
"""The thinnest line that may be left free in several inks, mp (docs/rules/print.md, lines)."""
POINT = 1_000
"""What of a letter lies on the picture by less, mp, is not looked at."""
WORDS = 16
"""Characters of a text that a message repeats."""

JUDGED: Memo[tuple[Diagnostic, ...]] = Memo("text on pictures", 100, lasting=True, each="page")


@frozen
class Cell:
    """A letter on a picture: its em box, and how much its ground is like it."""

    letter: str
    rect: Rect
    contrast: float
    alike: float


@frozen
class Line:
    """A run of text that stands on a picture."""

    run: GlyphRun
    raster: Raster | None
    """None: on a drawing or a page of a PDF, of whose pixels nothing is known."""


def text_on_pictures(plan: Plan, pages: Sequence[Page], root: Path, assets: AssetStore, fonts: FontBook) -> list[Diagnostic]:
    """What is to be told of the text on the pages' pictures, on the paper's press; where no layout sets any there, nothing. `root`:
    the project's folder."""
    if not any(sheet.layout.has_text_on_pictures for sheet in plan.sheets):
        return []
    paper = plan.paper
    press = Press((root / paper.output_intent).read_bytes(), paper.ink_limit, paper.picture_terms.rendering)
    return illegible(pages, press, assets, fonts)


def illegible(pages: Sequence[Page], press: Press, assets: AssetStore, fonts: FontBook) -> list[Diagnostic]:
    """What is to be told of the text that stands on the pages' pictures. `assets`: where their bytes are."""
    from banmian.pictures.printed_light import PrintedLight

    light = PrintedLight(press, assets)
    told = fonts.known_as, sha256(press.profile).hexdigest(), press.limit, press.rendering
    return [d for page in pages for d in JUDGED.of((Same(page), told), partial(_of_page, page, light, fonts))]


def _of_page(page: Page, light: PrintedLight, fonts: FontBook) -> tuple[Diagnostic, ...]:
    parts: dict[tuple[str, str], list[Line]] = {}
    for line in lines_on_pictures(page.items):
        parts.setdefault((line.run.tag.story, line.run.tag.role), []).append(line)
    try:
        judged = [found for lines in parts.values() for found in _judged(lines, page, light)]
    except PictureChanged as changed:
        return (changed.diagnostic,)
    return (*judged, *(found for lines in parts.values() for found in _thin(lines, page, light, fonts)))


# --- what stands on what ---------------------------------------------------------------------------------------------


def lines_on_pictures(items: Sequence[Item]) -> Iterator[Line]:
    """Text of stories under which a picture is the last that was painted."""
    painted = sorted((i for i in items if isinstance(i, Box | Shape | Group)), key=_layer)
    groups = [outline_box(i.clip) for i in painted if isinstance(i, Group)]
    for run in items if groups else ():
        if isinstance(run, GlyphRun) and run.tag.story and run.glyphs and any(map(run_box(run).overlaps, groups)):
            under = _under(run, painted)
            if isinstance(under, Group):
                raster = next((r for r in rasters_of(under.items) if r.kind not in VECTORS), None)
                if raster is not None or _meant(run.frame):
                    yield Line(run, raster)


def _layer(item: Item) -> int:
    return item.layer


def _under(run: GlyphRun, painted: Sequence[Box | Shape | Group]) -> Item | None:
    """What was painted last under the middle of a run."""
    box = run_box(run)
    x, y = (box.x0 + box.x1) // 2, (box.y0 + box.y1) // 2
    for item in reversed(painted):
        rect = box_of(item)
        filled = not isinstance(item, Shape) or item.fill is not None
        if filled and rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1:
            return item
    return None


def _meant(frame: Frame | None) -> bool:
    """Whether the layout sets the text on a picture."""
    while frame is not None:
        if frame.kind in ("picture", "advert"):
            return True
        frame = frame.on
    return False


# --- how it stands out -----------------------------------------------------------------------------------------------


def _judged(lines: Sequence[Line], page: Page, light: PrintedLight) -> Iterator[Diagnostic]:
    """FIT013, FIT014 or FIT015 for one part of a story, at its worst letter."""
    first, what = lines[0].run, _named(lines, page)
    if any(line.raster is None for line in lines):
        message = say("{what} stands on a drawing or a placed PDF: whether it can be read there was not judged", what=what)
        hint = say("look at it on the proof")
        yield diagnose("FIT015", message, hint, first.origin, PlaceOnPage(page.number, run_box(first).corners))
        return
    cells = [(line.run, cell) for line in lines for cell in cells_of(line, light)]
    if not cells:
        return
    run, weakest = min(cells, key=lambda found: found[1].contrast)
    wanted = LEAST if run.size >= LARGE else LEAST_SMALL
    if weakest.contrast < wanted:
        mean = sum(cell.contrast for _, cell in cells) / len(cells)
        message = say(
            "{what} is too like its picture: at '{letter}' its contrast is {contrast:.2f}, on average {mean:.2f}; "
            "{wanted:.2f} is wanted",
            what=what,
            letter=weakest.letter,
            contrast=weakest.contrast,
            mean=mean,
            wanted=wanted,
        )
        yield _told("FIT013", message, run.origin, page, weakest.rect)
        return
    run, worst = max(cells, key=lambda found: found[1].alike)
    if worst.alike > MOST_ALIKE:
        message = say(
            "{what} stands on an uneven part of its picture: under '{letter}' {round} % is nearly as {value} as the "
            "letters; {round_2} % may be",
            what=what,
            letter=worst.letter,
            round=round(worst.alike * 100),
            value=say("light") if light.of_ink(run.ink) >= LIGHT else say("dark"),
            round_2=round(MOST_ALIKE * 100),
        )
        yield _told("FIT014", message, run.origin, page, worst.rect)


def _thin(lines: Sequence[Line], page: Page, light: PrintedLight, fonts: FontBook) -> Iterator[Diagnostic]:
    """FIT016: light letters in a picture of several inks whose strokes are thinner than the plates are sure to leave free."""
    for line in lines:
        run, inks = line.run, line.raster.treatment.inks if line.raster is not None else ()
        if line.raster is None or len(inks) == 1 or light.of_ink(run.ink) < LIGHT:
            continue
        stroke = thinnest(fonts.face(run.face))
        if stroke is not None and stroke * run.size < THIN:
            message = say(
                "{named} is left white in the inks of a photograph: its thinnest strokes are {stroke:.2f} pt; {thin:.2f} "
                "pt is wanted",
                named=_named(lines, page),
                stroke=stroke * run.size / 1000,
                thin=THIN / 1000,
            )
            hint = say(
                "set it in {ceil} pt or more, in a face of even strokes, or on a `ground` of one ink",
                ceil=ceil(THIN / stroke / 1000),
            )
            yield diagnose("FIT016", message, hint, run.origin, PlaceOnPage(page.number, run_box(run).corners))
            return


def _named(lines: Sequence[Line], page: Page) -> str:
    words, role = "".join(t for line in lines for t in line.run.texts), lines[0].run.tag.role
    return f"page {page.number}: the {'text' if role == 'body' else role} '{cut_short(words, WORDS)}'"


def _told(code: str, message: Phrase, span: Span | None, page: Page, rect: Rect) -> Diagnostic:
    hint = say("shade the picture there (`shade`), move the text, choose another ink, or give its style a `ground`")
    return diagnose(code, message, hint, span, PlaceOnPage(page.number, rect.corners))


def cells_of(line: Line, light: PrintedLight) -> Iterator[Cell]:
    """Each letter of a line with its contrast to the picture."""
    run, raster = line.run, line.raster
    if raster is None:
        return
    text = light.of_ink(run.ink)
    for letter, whole in letters_of(run):
        rect = both(whole, raster.rect)
        if rect is None:  # off the picture: another's ground
            continue
        histogram = light.part(raster, rect, max(1, run.size // PIXELS)).histogram()
        yield Cell(letter, rect, *contrast_and_alike(dict(enumerate(histogram)), text))


def both(a: Rect, b: Rect) -> Rect | None:
    """What two rectangles share; None where that is no pixel."""
    shared = Rect(max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1))
    return shared if min(shared.width, shared.height) >= POINT else None


def letters_of(run: GlyphRun) -> Iterator[tuple[str, Rect]]:
    """The letters of a run with their em boxes, marks and blanks left out; of a turned run all of it as one."""
    if run.angle or (run.axis is not None and not run.down):
        yield "".join(run.texts), run_box(run)
        return
    for text, start, end in zip(run.texts, run.offsets, (*run.offsets[1:], run.width), strict=True):
        if end <= start or not any(sign.isalnum() for sign in text):
            continue
        if run.down:
            yield text, Rect(run.x - run.size // 2, run.y + start, run.x + run.size // 2, run.y + end)
        else:
            top = run.y - above(run.size)
            yield text, Rect(run.x + start, top, run.x + end, top + run.size)


def contrast_and_alike(histogram: Mapping[int, int], text: float) -> tuple[float, float]:
    """Of a ground whose lightnesses are counted: its contrast as a whole to a text of this luminance, and the share of it that is
    like the text."""
    from banmian.pictures.printed_light import LUMINANCE

    count = max(1, sum(histogram.values()))
    mean = sum(LUMINANCE[value] * n for value, n in histogram.items()) / count
    alike = sum(n for value, n in histogram.items() if n and contrast(LUMINANCE[value], text) < ALIKE)
    return contrast(mean, text), alike / count


def contrast(one: float, other: float) -> float:
    """The ratio of two luminances, the lighter first."""
    light, dark = max(one, other), min(one, other)
    return (light + FLARE) / (dark + FLARE)
