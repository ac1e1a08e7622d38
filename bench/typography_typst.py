"""The comparison's text set by Typst with the best that its reference documents for Chinese: see bench/README.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from typography_copy import Copy

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = 40
"""Em of paper beside the column: what stands out of it is drawn, and read, too."""
SETTINGS = """\
#set page(width: {width}pt, height: auto, margin: (left: 0pt, right: {outside}pt, y: 0pt))
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set text(cjk-latin-spacing: auto, overhang: false, hyphenate: false, costs: (runt: 1000%))
#set par(justify: true, linebreaks: "optimized", leading: 3.6pt, spacing: 3.6pt, first-line-indent: (amount: 2em, all: true))
"""
SPECIAL = "\\#*_`$<>@=-+/~\"'[]"
"""Characters that Typst may read as markup."""


def escaped(text: str) -> str:
    """The text with each character that may be markup behind a backslash."""
    return "".join(f"\\{ch}" if ch in SPECIAL else ch for ch in text)


def set_copy(pages: Copy, measure: int, folder: Path) -> Path:
    """The PDF that Typst makes of the pages; each page as high as its text. RuntimeError where it makes none."""
    source = folder / f"typst-{measure}.typ"
    bodies = "\n\n#pagebreak()\n\n".join("\n\n".join(map(escaped, page)) for page in pages)
    source.write_text(SETTINGS.format(width=(measure + OUTSIDE) * 9, outside=OUTSIDE * 9) + "\n" + bodies + "\n", encoding="utf-8")
    pdf = source.with_suffix(".pdf")
    runner = str(ROOT / "bench" / "typst_compile.py")
    command = [sys.executable, runner, str(source), str(pdf), str(ROOT / "fonts")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"it ended with {done.returncode}\n{done.stderr[-2000:]}")
    return pdf
