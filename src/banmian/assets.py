"""Stage assets: the picture files that a plan asks for, read, judged and known by the hash of their bytes.

It stands after `plan` and before `pages`, which opens no file. What a file turns out to be depends on its bytes and on the paper's
inks: it is remembered by these, so that an unchanged picture is only read and hashed. docs/decisions/0064.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, Span
from banmian.display import Treatment
from banmian.pictures.assets import Asset, Assets, Wanted
from banmian.pictures.cache import PictureCache
from banmian.pictures.drawing import Drawing
from banmian.pictures.files import check_ink, file_bytes, kind_placed, measured_pixels
from banmian.pictures.kept_drawing import Read, kept_drawing
from banmian.pictures.picture import Measured, PictureFile, Said
from banmian.pictures.press import Press
from banmian.pictures.svg import is_plain, read_svg
from banmian.plan.model import Plan
from banmian.plan.pictures import pictured_cells, pictures_of_sheet
from banmian.preserve import from_bytes, to_bytes
from banmian.remember import Memo, Same
from banmian.sources.by_state import by_state
from banmian.store import kept, store_of
from banmian.template.model import Paper
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pictures.svg_plain import PlainDrawing

MEASURED: Memo[Measured] = Memo("measured pictures", 500, lasting=True)
DRAWINGS: Memo[Read] = Memo("drawings", 500, lasting=True)
PLAIN: Memo[PlainDrawing] = Memo("plain drawings", 500, lasting=True)
SEEN: Memo[Sequence[Opened]] = Memo("picture files", 500)
WORTH_THREADS = 1_000_000
"""Bytes of pictures from which on several are read at once: hashing and decoding leave the interpreter to others."""


@frozen
class Use:
    """A file that a place asks for. `span`: the place of what is to be told of the file; `worded`: whether it is asked what the
    picture says, as of an advertisement."""

    wanted: Wanted
    span: Span
    worded: bool = False


@frozen
class Opened:
    """What became of a file for one use. `hash`: of its bytes, "" where there are none."""

    asset: Asset | None
    found: tuple[Diagnostic, ...]
    hash: str = ""


def read_assets(plan: Plan, root: Path, faces: tuple[str, ...], cache: Path | None = None) -> tuple[Assets, tuple[Diagnostic, ...]]:
    """Every picture that the plan places, and what there is to say of the files. `faces`: the ids that text in a drawing may
    name; `cache`: the store's folder."""
    uses = uses_of(plan)
    of_file: dict[str, list[Use]] = {}
    for use in uses:
        of_file.setdefault(use.wanted.file, []).append(use)
    reader = _Reader(root, plan.content.issue.folder, plan.paper, faces, cache)
    opened = {use.wanted: done for done, use in _each(reader, list(of_file.values()))}
    found = [d for use in uses for d in opened[use.wanted].found]
    files: dict[str, str] = {}
    for use in uses:
        done = opened[use.wanted]
        if done.hash and done.asset is not None:
            files.setdefault(done.hash, f"{reader.folder}/{use.wanted.file}")
    return Assets({use.wanted: opened[use.wanted].asset for use in uses}, files), tuple(found)


def uses_of(plan: Plan) -> list[Use]:
    """What the plan's places ask for, each file, page and box once, in the order in which the pages show them: pictures in the
    cells of tables, then those of the sheets."""
    folder = plan.content.issue.folder
    uses = [Use(Wanted(cell.picture), cell.text.span or Span(folder)) for stream in plan.streams for cell in pictured_cells(stream)]
    for planned in (p for index in range(len(plan.sheets)) for p in pictures_of_sheet(plan, index)):
        if planned.file:
            place = planned.place
            uses.append(Use(Wanted(planned.file, place.page, place.box), planned.span, planned.advert is not None))
    worded = {use.wanted for use in uses if use.worded}
    first = {use.wanted: use for use in reversed(uses)}
    return [replace(first[wanted], worded=wanted in worded) for wanted in dict.fromkeys(use.wanted for use in uses)]


def _each(reader: _Reader, files: Sequence[Sequence[Use]]) -> Iterable[tuple[Opened, Use]]:
    """Each file read once, several at a time where that pays."""
    if len(files) > 1 and sum(reader.weight(uses[0].wanted.file) for uses in files) >= WORTH_THREADS:
        from concurrent.futures import ThreadPoolExecutor

        from banmian.processors import usable

        with ThreadPoolExecutor(usable()) as threads:
            done = list(threads.map(reader.file, files))
    else:
        done = [reader.file(uses) for uses in files]
    return ((opened, use) for uses, some in zip(files, done, strict=True) for opened, use in zip(some, uses, strict=True))


@dataclass(slots=True)
class _Reader:
    """Reads and judges files. `folder`: the issue's, outside of which no picture is read."""

    root: Path
    folder: str
    paper: Paper
    faces: tuple[str, ...]
    cache: Path | None
    _profile: bytes = field(default=b"")

    def weight(self, file: str) -> int:
        """The bytes of a file, 0 where they cannot be told."""
        try:
            return (self.root / self.folder / file).stat().st_size
        except (OSError, ValueError):
            return 0

    def file(self, uses: Sequence[Use]) -> Sequence[Opened]:
        """One file for all that ask for it; read again where it, or the press's profile, is another on disk."""
        path = self.root / self.folder / uses[0].wanted.file
        return by_state(SEEN, [path, self._intent_file()], (tuple(uses), Same(self.paper), self.faces), lambda: self._file(uses))

    def _file(self, uses: Sequence[Use]) -> Sequence[Opened]:
        data = file_bytes(uses[0].wanted.file, self.root / self.folder)
        if isinstance(data, Said):
            return [Opened(None, (data.at(use.span),)) for use in uses]
        known = sha256(data).hexdigest()
        return [self._opened(data, known, use) for use in uses]

    def _opened(self, data: bytes, known: str, use: Use) -> Opened:
        kind = kind_placed(data, use.wanted.file)
        if isinstance(kind, Said):
            return Opened(None, (kind.at(use.span),), known)
        picture = PictureFile(kind, known)
        if kind == "svg":
            return self._drawn(picture, data, f"{self.folder}/{use.wanted.file}")
        measured = MEASURED.of(self._key(picture, use), partial(self._measured, picture, data, use))
        found = tuple(said.at(use.span) for said in measured.said)
        if measured.picture is None:
            return Opened(None, found, known)
        over = check_ink(measured.picture, self.paper.ink_limit, use.wanted.file, use.span)
        return Opened(measured.picture, (*found, *over), known)

    def _key(self, picture: PictureFile, use: Use) -> tuple[object, ...]:
        """All that measuring depends on."""
        own = (picture.sha256, picture.kind, use.wanted.file)
        if picture.kind != "pdf":
            return own
        press = self._press()
        told = sha256(press.profile).hexdigest(), press.limit, press.rendering, *sorted(self._spots())
        return (*own, use.wanted.page, use.wanted.box, use.worded, *told)

    def _measured(self, picture: PictureFile, data: bytes, use: Use) -> Measured:
        if picture.kind == "pdf":
            return self._page(picture, data, use)
        body = kept(
            store_of(self.cache),
            "measured picture",
            list(self._key(picture, use)),
            lambda: to_bytes(measured_pixels(picture, data, use.wanted.file)),
        )
        done: Measured = from_bytes(body)
        return done

    def _page(self, picture: PictureFile, data: bytes, use: Use) -> Measured:
        """A page of a PDF; of an advertisement with its words."""
        from banmian.pictures.pdf_page import PressKnown, measured_page

        treatment = Treatment(page=use.wanted.page, box=use.wanted.box)
        done = measured_page(picture, data, use.wanted.file, treatment, PressKnown(self._spots(), self._press()))
        if done.picture is None or not use.worded:
            return done
        from banmian.pictures.pdf_text import page_text

        return replace(done, picture=replace(done.picture, words=page_text(data, treatment)))

    def _drawn(self, picture: PictureFile, data: bytes, name: str) -> Opened:
        """An SVG: of our subset, or of screen colours."""
        if is_plain(data):
            return self._plain(picture, data, name)
        inks = tuple(dict(self.paper.inks))
        key = picture.sha256, name, inks, self.faces
        drawing, found = DRAWINGS.of(key, lambda: self._drawing(picture.sha256, data, name, inks))
        return Opened(drawing, found, picture.sha256)

    def _drawing(self, content: str, data: bytes, name: str, inks: tuple[str, ...]) -> Read:
        return kept_drawing(store_of(self.cache), [content, inks, self.faces], lambda: read_svg(data, name, inks, self.faces))

    def _plain(self, picture: PictureFile, data: bytes, name: str) -> Opened:
        """An SVG of screen colours: a drawing, or where it cannot stay vector a picture of pixels."""
        from banmian.pictures.screen_colour import Palette
        from banmian.pictures.separation import Separator
        from banmian.pictures.svg_plain import read_plain

        profile, limit = self._intent(), self.paper.ink_limit
        key = picture.sha256, name, sha256(profile).hexdigest(), limit
        read = PLAIN.of(key, lambda: read_plain(data, name, Palette(Separator(profile, limit))))
        asset: Drawing | PictureFile | None = read.drawing
        if read.drawing is None and read.pixels != (0, 0):
            asset = replace(picture, width=read.pixels[0], height=read.pixels[1])
        return Opened(asset, tuple(read.diagnostics), picture.sha256)

    def _press(self) -> Press:
        """Into which inks a placed PDF's screen colours go."""
        terms, held = self.paper.picture_terms, PictureCache(self.cache) if self.cache is not None else None
        return Press(self._intent(), self.paper.ink_limit, terms.rendering, held)

    def _intent(self) -> bytes:
        """The output intent's profile, read where a picture asks for it."""
        if not self._profile:
            self._profile = self._intent_file().read_bytes()
        return self._profile

    def _intent_file(self) -> Path:
        return self.root / "layouts" / self.paper.id / self.paper.output_intent

    def _spots(self) -> set[str]:
        """The special inks that the paper declares."""
        return {known.name for _, ink in self.paper.inks for known, _ in ink.spots}
