"""Stage assets: the picture files that a plan asks for, read, judged and known by the hash of their bytes.

It stands after `plan` and before `pages`, which opens no file. What a file turns out to be depends on its bytes and on the paper's
inks: it is remembered by these, so that of an unchanged picture only the state on disk is asked. docs/decisions/0064.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.content.model import CHART
from banmian.diagnostics import Diagnostic, Severity
from banmian.display import Treatment
from banmian.pictures.assets import Asset, Assets, Wanted
from banmian.pictures.cache import PictureCache
from banmian.pictures.drawing import Drawing
from banmian.pictures.files import check_ink, file_bytes, kind_placed, measured_pixels
from banmian.pictures.kept_drawing import Read, kept_drawing
from banmian.pictures.page_read import AskedPage, PageRead
from banmian.pictures.picture import Measured, PictureFile, Said
from banmian.pictures.press import Press
from banmian.pictures.svg import is_plain, read_svg
from banmian.pictures.symbols import symbols
from banmian.plan.model import Plan
from banmian.plan.pictures import Use, symbols_of, uses_of
from banmian.remember import Memo
from banmian.sources.by_state import by_state
from banmian.store import store_of
from banmian.template.model import Paper
from banmian.values import frozen, record

if TYPE_CHECKING:
    from banmian.pictures.svg_plain import PlainDrawing

SEEN: Memo[Seen] = Memo("files of pictures", 1_000)
MEASURED: Memo[Measured] = Memo("measured pictures", 500, lasting=True)
DRAWINGS: Memo[Read] = Memo("drawings", 500, lasting=True)
PLAIN: Memo[PlainDrawing] = Memo("plain drawings", 500, lasting=True)
PROFILES: Memo[bytes] = Memo("output intents", 10)
WORTH_THREADS = 1_000_000
"""Bytes of pictures from which on several are read at once: hashing and decoding leave the interpreter to others."""


@frozen
class Seen:
    """A file's bytes by their hash. `kind`: one of PLACED, or why it is not placed; `plain`: whether a drawing is of screen
    colours."""

    hash: str
    kind: str | Said
    plain: bool = False


@frozen
class Opened:
    """What became of a file for one use. `hash`: of its bytes, "" where there are none."""

    asset: Asset | None
    diagnostics: tuple[Diagnostic, ...]
    hash: str = ""


Answers = dict[Wanted, Opened | AskedPage]
"""What became of each file, or the page of a PDF that is still to be read."""


def read_assets(plan: Plan, root: Path, faces: tuple[str, ...], cache: Path | None = None) -> tuple[Assets, tuple[Diagnostic, ...]]:
    """Every picture that the plan places, and what there is to say of the files. `faces`: the ids that text in a drawing may
    name; `cache`: the store's folder."""
    uses = uses_of(plan)
    reader = _Reader(root, plan.content.issue.folder, plan.paper, faces, cache)
    opened = reader.all(uses)
    files: dict[str, str] = {}
    for use in uses:
        done = opened[use.wanted]
        if done.asset is not None and done.hash:
            files.setdefault(done.hash, f"{reader.folder}/{use.wanted.file}")
    found = tuple(d for use in uses for d in opened[use.wanted].diagnostics)
    refused = tuple(d.span for d in found if d.severity is Severity.ERROR and d.span is not None)
    drawn, told = symbols(symbols_of(plan), root, plan.paper.id, tuple(dict(plan.paper.inks)), faces)
    return Assets({use.wanted: opened[use.wanted].asset for use in uses}, files, refused, drawn), (*found, *told)


@record
class _Reader:
    """Reads and judges files. `folder`: the issue's, outside of which no picture is read."""

    root: Path
    folder: str
    paper: Paper
    faces: tuple[str, ...]
    cache: Path | None
    _press: Press | None = field(default=None)
    _links: dict[str, str] = field(default_factory=dict)

    def all(self, uses: Sequence[Use]) -> dict[Wanted, Opened]:
        """Each file once. PDFs are read in a process of their own, while this one reads the other files."""
        of_file: dict[str, list[Use]] = {}
        for use in uses:
            of_file.setdefault(use.wanted.file, []).append(use)
        documents = [some for file, some in of_file.items() if file.lower().endswith(".pdf")]
        others = [some for file, some in of_file.items() if not file.lower().endswith(".pdf")]
        out = self.each(documents)
        pages = _Pages(uses, out)
        out |= self.each(others)
        out |= pages.read()
        out |= _Pages(uses, out).read()  # those that are PDFs by another name
        return {wanted: opened for wanted, opened in out.items() if isinstance(opened, Opened)}

    def each(self, files: Sequence[Sequence[Use]]) -> Answers:
        """Files of pixels several at a time where that pays, while drawings are read, which keep the interpreter to themselves."""
        pixels = [uses for uses in files if not uses[0].wanted.file.lower().endswith(".svg")]
        if len(pixels) < 2 or sum(self.weight(uses[0].wanted.file) for uses in pixels) < WORTH_THREADS:
            return {wanted: opened for uses in files for wanted, opened in self.file(uses).items()}
        from concurrent.futures import ThreadPoolExecutor

        from banmian.processors import usable

        with ThreadPoolExecutor(usable()) as threads:
            reading = threads.map(self.file, pixels)
            done = [self.file(uses) for uses in files if uses not in pixels]
        return {wanted: opened for some in (*done, *reading) for wanted, opened in some.items()}

    def path(self, file: str) -> Path:
        return self.root / self.folder / file

    def leads_to(self, file: str) -> tuple[str, str]:
        """Where the issue's folder and the file lie behind all links: the file is placed where it lies inside, and a link tells
        nothing of itself in the state of what it leads to. Links are asked for once for a folder."""
        place = str(self.path(file))
        folder, name = os.path.split(place)
        try:
            real = os.path.realpath(place) if os.path.islink(place) else os.path.join(self.links(folder), name)
            return self.links(str(self.root / self.folder)), real
        except ValueError:  # a name that no system takes, of which there is no state either
            return "", ""

    def links(self, folder: str) -> str:
        if folder not in self._links:
            self._links[folder] = os.path.realpath(folder)
        return self._links[folder]

    def weight(self, file: str) -> int:
        """The bytes of a file, 0 where they cannot be told."""
        try:
            return self.path(file).stat().st_size
        except (OSError, ValueError):
            return 0

    def file(self, uses: Sequence[Use]) -> Answers:
        """One file for all that ask for it. Its bytes are read where its state on disk is another than before, or where nothing
        is remembered of them."""
        if uses[0].wanted.file.lower().endswith(CHART):
            return self.chart(uses)
        name, held = uses[0].wanted.file, list[bytes]()

        def seen() -> Seen:
            data = file_bytes(name, self.root / self.folder)
            if isinstance(data, Said):
                return Seen("", data)
            held[:] = [data]
            kind = kind_placed(data, name)
            return Seen(sha256(data).hexdigest(), kind, kind == "svg" and is_plain(data))

        known = by_state(SEEN, [self.path(name)], (name, self.leads_to(name)), seen)
        try:
            return self.of_file(_File(known, self.path(name), held), uses)
        except ChangedMeanwhile:
            return self.of_file(_File(seen(), self.path(name), held), uses)

    def chart(self, uses: Sequence[Use]) -> Answers:
        """A chart's file, with its data; it has no pages, so that one answer is for all."""
        from banmian.charts.reading import read_chart

        name, folder = uses[0].wanted.file, self.root / self.folder
        data = file_bytes(name, folder)  # outside the folder, missing, too large: as of every picture
        found = (None, (data.at(uses[0].span),)) if isinstance(data, Said) else read_chart(self.root, folder, name)
        return {use.wanted: Opened(*found) for use in uses}

    def of_file(self, file: _File, uses: Sequence[Use]) -> Answers:
        if isinstance(file.seen.kind, Said):
            return {use.wanted: Opened(None, (file.seen.kind.at(use.span),)) for use in uses}
        return {use.wanted: self.opened(file, use) for use in uses}

    def opened(self, file: _File, use: Use) -> Opened | AskedPage:
        if file.kind == "svg":
            drawn = self.plain if file.seen.plain else self.drawing
            return drawn(file, f"{self.folder}/{use.wanted.file}")
        if file.kind == "pdf":
            from banmian.pictures.foreign import known_page

            treatment = Treatment(page=use.wanted.page, box=use.wanted.box)
            asked = AskedPage(b"", file.seen.hash, treatment, self.spots(), self.press(), use.worded)
            known = known_page(asked)
            return replace(asked, data=file.data) if known is None else of_page(known, asked, use)
        key = file.seen.hash, file.kind, use.wanted.file
        picture = PictureFile(file.kind, file.seen.hash)
        measured = MEASURED.of(key, lambda: measured_pixels(picture, file.data, use.wanted.file))
        over = check_ink(measured.picture, self.paper.ink_limit, use.wanted.file, use.span) if measured.picture else ()
        return Opened(measured.picture, (*(said.at(use.span) for said in measured.said), *over), file.seen.hash)

    def drawing(self, file: _File, name: str) -> Opened:
        """An SVG of our subset."""
        inks = tuple(dict(self.paper.inks))
        key, told = (file.seen.hash, name, inks, self.faces), [file.seen.hash, inks, self.faces]

        def read() -> Read:
            return read_svg(file.data, name, inks, self.faces)

        drawing, found = DRAWINGS.of(key, lambda: kept_drawing(store_of(self.cache), told, read))
        return Opened(drawing, found, file.seen.hash)

    def plain(self, file: _File, name: str) -> Opened:
        """An SVG of screen colours: a drawing, or where it cannot stay vector a picture of pixels."""
        from banmian.pictures.screen_colour import Palette
        from banmian.pictures.separation import Separator
        from banmian.pictures.svg_plain import read_plain

        profile, limit = self.press().profile, self.paper.ink_limit
        key = file.seen.hash, name, sha256(profile).hexdigest(), limit
        read = PLAIN.of(key, lambda: read_plain(file.data, name, Palette(Separator(profile, limit))))
        asset: Drawing | PictureFile | None = read.drawing
        if read.drawing is None and read.pixels != (0, 0):
            asset = PictureFile("svg", file.seen.hash, *read.pixels)
        return Opened(asset, read.diagnostics, file.seen.hash)

    def press(self) -> Press:
        """Into which inks screen colours go; its profile is read where a picture asks for it."""
        if self._press is None:
            path = self.root / self.paper.output_intent
            profile = by_state(PROFILES, [path], None, path.read_bytes)
            store = PictureCache(self.cache) if self.cache is not None else None
            self._press = Press(profile, self.paper.ink_limit, self.paper.picture_terms.rendering, store)
        return self._press

    def spots(self) -> tuple[str, ...]:
        """The special inks that the paper declares."""
        return tuple(sorted({known.name for _, ink in self.paper.inks for known, _ in ink.spots}))


class ChangedMeanwhile(Exception):
    """A file was written over while it was looked at."""


@record
class _File:
    """A file that was seen. Its bytes are read again where they are wanted and were not read just now."""

    seen: Seen
    path: Path
    held: list[bytes]

    @property
    def kind(self) -> str:
        assert isinstance(self.seen.kind, str)
        return self.seen.kind

    @property
    def data(self) -> bytes:
        """ChangedMeanwhile where they are no longer those that were seen."""
        if not self.held:
            try:
                data = self.path.read_bytes()
            except OSError:
                raise ChangedMeanwhile from None
            if sha256(data).hexdigest() != self.seen.hash:
                raise ChangedMeanwhile
            self.held.append(data)
        return self.held[0]


class _Pages:
    """The pages of PDFs that are still to be read, under way."""

    def __init__(self, uses: Iterable[Use], answers: Mapping[Wanted, Opened | AskedPage]) -> None:
        asked = {use: answers.get(use.wanted) for use in uses}
        self.asked = {use: page for use, page in asked.items() if isinstance(page, AskedPage)}
        if self.asked:
            from banmian.pictures.foreign import ForeignPages

            self.reading = ForeignPages(list(self.asked.values()))

    def read(self) -> dict[Wanted, Opened]:
        out: dict[Wanted, Opened] = {}
        for (use, page), read in zip(self.asked.items(), self.reading.results() if self.asked else (), strict=True):
            out[use.wanted] = of_page(read, page, use)
        return out


def of_page(read: PageRead, asked: AskedPage, use: Use) -> Opened:
    """A page of a PDF that was read."""
    measured = read.measured("pdf", asked.hash, use.wanted.file)
    return Opened(measured.picture, tuple(said.at(use.span) for said in measured.said), asked.hash)
