"""An issue that is set, as a PDF: for the press in one of its standards, or for the web."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from banmian.phrases import say
from banmian.progress import Progress

if TYPE_CHECKING:
    from banmian.build import SetIssue
    from banmian.pdf.settings import PdfSettings
    from banmian.pictures.asset_store import AssetStore
    from banmian.template.model import Paper


def pdf_bytes(issue: SetIssue, standard: str = "x4", progress: Progress | None = None) -> bytes:
    """The issue as a PDF of this standard (a key of pdf/standards.py)."""
    from banmian.pdf.writer import write_pdf

    with (progress or Progress()).stage("pdf" if standard == "x4" else standard, say("writing the PDF")):
        return write_pdf(issue.display, issue.fonts, pdf_settings(issue, standard))


def pdf_settings(issue: SetIssue, standard: str = "x4") -> PdfSettings:
    """Output intent and picture conversion as the paper's print shop asks."""
    return settings_of(issue.paper, issue.job.root, standard, issue.job.cache, issue.assets)


def settings_of(
    paper: Paper, root: Path, standard: str = "x4", cache: Path | None = None, assets: AssetStore | None = None
) -> PdfSettings:
    """What the writer is told for a paper of the project at `root`; `cache`: the store's folder, `assets`: pictures' bytes."""
    from banmian.pdf.settings import OutputIntent, PdfSettings
    from banmian.pdf.standards import standard as row
    from banmian.pictures.asset_store import AssetStore
    from banmian.pictures.cache import PictureCache
    from banmian.pictures.raster import Converter
    from banmian.store import store_of

    known = paper.condition
    profile = root / paper.output_intent
    intent = OutputIntent(profile.read_bytes(), known.identifier, known.info, known.registry)
    wanted = row(standard)
    converted = PictureCache(cache) if cache is not None else None
    files, flatten = assets or AssetStore(), not wanted.transparency
    pixels = Converter(intent.profile, paper.ink_limit, paper.picture_terms, flatten, converted, files)
    return PdfSettings(intent, paper.ink_limit, standard=wanted, pixels=pixels, store=store_of(cache))


def screen_bytes(issue: SetIssue, progress: Progress | None = None) -> bytes:
    """The issue as a tagged PDF for the web."""
    from banmian.pdf.screen import ScreenSettings, write_screen

    profile = issue.job.root / issue.paper.output_intent
    with (progress or Progress()).stage("screen", say("writing the PDF for the web")):
        return write_screen(issue.display, issue.fonts, ScreenSettings(profile.read_bytes(), issue.assets))
