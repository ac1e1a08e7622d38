"""The comparison's text set by Chromium, headless, with the best that CSS Text 4 offers in it: see bench/README.md.

An em is 100 CSS px: the browser lays out in 1/64 px, which is then 0.00016 em.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path

from typography_copy import Copy

ROOT = Path(__file__).resolve().parent.parent
EM = 75.0
"""100 CSS px in pt."""
OUTSIDE = 40
"""Em of paper beside the column: what stands out of it is printed, and read, too, and nothing is
scaled down to fit the sheet."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
INSTALL = (
    "it is not on PATH: install Debian's package chromium (apt-get install chromium), "
    "or put chromium, chromium-browser or google-chrome on PATH"
)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-background-networking", "--no-first-run",
)  # fmt: skip
STYLE = """\
@font-face {{ font-family: Song; src: url("{face}"); }}
@page {{ size: {sheet}px 14000px; margin: 0; }}
body {{ margin: 0; }}
p {{ margin: 0; width: {width}px; font: 100px/140px Song; text-indent: 2em; text-align: justify; text-justify: inter-character;
  line-break: strict; word-break: normal; text-spacing-trim: trim-start; text-autospace: normal; text-wrap: pretty;
  overflow-wrap: anywhere; orphans: 1; widows: 1; }}
section {{ break-after: page; }}
"""


def program() -> str | None:
    """The browser's command, where one is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def page_source(pages: Copy, measure: int) -> str:
    """The pages as one HTML document."""
    style = STYLE.format(face=(ROOT / "fonts" / "song-regular.otf").as_uri(), width=measure * 100, sheet=(measure + OUTSIDE) * 100)
    body = "\n".join("<section>" + "\n".join(f"<p>{html.escape(text)}</p>" for text in page) + "</section>" for page in pages)
    head = f'<meta charset="utf-8"><style>\n{style}</style>'
    return f'<!doctype html>\n<html lang="zh-Hans"><head>{head}</head><body>\n{body}\n</body></html>\n'


def set_copy(pages: Copy, measure: int, folder: Path) -> Path:
    """The PDF that the browser prints of the pages. RuntimeError where there is no browser, or where it prints none."""
    command = program()
    if command is None:
        raise RuntimeError(INSTALL)
    source = folder / f"chromium-{measure}.html"
    source.write_text(page_source(pages, measure), encoding="utf-8")
    pdf = source.with_suffix(".pdf")
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        asked = [*FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", source.as_uri()]
        done = subprocess.run([command, *asked], capture_output=True, text=True, timeout=120, check=False)
    if not pdf.exists():
        raise RuntimeError(f"{command} ended with {done.returncode} and printed nothing\n{done.stderr[-2000:]}")
    return pdf
