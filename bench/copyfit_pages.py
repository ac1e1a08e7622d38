"""Fitted pages as they would be printed, for bench/copyfit.py: a contact sheet, and the widest gap between two Han of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from banmian.build import Job, Planned, SetIssue, set_pages
from banmian.copyfit.fitting import Fitting
from banmian.display import GlyphRun, Page
from banmian.issue_pdf import pdf_settings
from banmian.outputs.proofs import page_picture
from banmian.pdf.writer import write_pdf
from banmian.pictures.assets import Assets

DPI = 60
HAN = range(0x4E00, 0xA000)


def set_fitted(job: Job, planned: Planned, fitted: Fitting, assets: Assets) -> SetIssue:
    """The issue with its pages fitted."""
    return set_pages(job, replace(planned, plan=fitted.plan), assets)[0]


def widest_gap(pages: Sequence[Page]) -> tuple[float, str, str]:
    """The widest gap between two Han of a line of body text, em; the line's story and its first characters."""
    found = [(0.0, "", "")]
    for page in pages:
        for run in page.items:
            if isinstance(run, GlyphRun) and run.tag.role == "body" and not run.down and not run.angle:
                parts = list(zip(run.texts, run.offsets, strict=True))
                gaps = [b[1] - a[1] - run.size for a, b in pairwise(parts) if _is_han(a[0]) and _is_han(b[0])]
                found.append((max(gaps, default=0) / run.size, run.tag.story, "".join(run.texts)[:12]))
    return max(found)


def _is_han(text: str) -> bool:
    return len(text) == 1 and ord(text) in HAN


def picture(issue: SetIssue, number: int, dpi: int = DPI) -> Any:
    """A page as PDFium shows it."""
    from PIL import Image

    alone = replace(issue.display, pages=tuple(page for page in issue.display.pages if page.number == number))
    settings = replace(pdf_settings(issue), compress=False, store=None)
    return Image.open(BytesIO(page_picture(write_pdf(alone, issue.fonts, settings), 1, dpi))).convert("RGB")


def contact_sheet(pictures: Sequence[Any], file: Path) -> None:
    """Pages side by side, six in a row."""
    from PIL import Image

    width, height = max(p.width for p in pictures) + 12, max(p.height for p in pictures) + 12
    across = min(6, len(pictures))
    ground = Image.new("RGB", (width * across, height * -(-len(pictures) // across)), (200, 200, 200))
    for n, one in enumerate(pictures):
        ground.paste(one, (n % across * width, n // across * height))
    ground.save(file)
