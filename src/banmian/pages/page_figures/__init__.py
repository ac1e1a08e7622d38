"""Figures of a finished page: what a designer looks at first, counted (docs/rules/makeup.md, Figures of a page).

Each is a function of the set sheet alone: its layout and its items. From outside: `sheet_figures`, `figures_told`.
"""

from banmian.pages.page_figures.figures import sheet_figures
from banmian.pages.page_figures.judged import figures_told
from banmian.pages.page_figures.model import PageFigures

__all__ = ["PageFigures", "figures_told", "sheet_figures"]
