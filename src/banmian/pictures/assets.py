"""The picture files of an issue as values, read and judged: what stage `pages` knows of a file, whose bytes it never sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from banmian.diagnostics import Span
from banmian.display import Treatment
from banmian.pictures.chart import Chart
from banmian.pictures.drawing import Drawing
from banmian.pictures.picture import PictureFile
from banmian.values import frozen

Asset = Drawing | PictureFile | Chart
"""A drawing in named inks, what is placed by the hash of its bytes (pixels, a page of a PDF, a drawing that becomes pixels), or a
chart, which is drawn for its frame."""


@frozen
class Wanted:
    """A file as a place asks for it: relative to the issue's folder; of a PDF the page and its box."""

    file: str
    page: int = 1
    box: str = "trim"

    @staticmethod
    def under(file: str, treatment: Treatment) -> Wanted:
        """What a place with this treatment asks for."""
        return Wanted(file, treatment.page, treatment.box)


@frozen
class Assets:
    """All that a plan's places ask for; None where it cannot be placed, which was told. `files`: by the hash of their bytes where
    they lie, relative to the root, with `/` (AssetStore); `refused`: where an error was told of a file."""

    opened: Mapping[Wanted, Asset | None]
    files: Mapping[str, str]
    refused: tuple[Span, ...] = ()
    symbols: Mapping[str, Drawing] = field(default_factory=dict)
    """The package's drawings that furniture asks for, by their names (symbols.py)."""

    def of(self, file: str, treatment: Treatment) -> Asset | None:
        """The file for a place with this treatment. KeyError for what no place of the plan asks for."""
        return self.opened[Wanted.under(file, treatment)]
