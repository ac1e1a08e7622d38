"""What a PDF's page holds in screen colours that is no plain operator or image, put into press inks by Ghostscript.

Text stays text and outlines stay outlines; amounts of the press's inks and greys stay what they are. Its output depends on
its version, which the cache's keys hold.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from banmian import programs
from banmian.terms import Rendering

SECONDS = 120
"""What a page may take before Ghostscript is given up."""
INTENTS = {"perceptual": "0", "relative": "1"}
_FLAGS = (
    "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.6", "-dAutoRotatePages=/None",
    "-sColorConversionStrategy=CMYK", "-sProcessColorModel=DeviceCMYK", "-dBlackPtComp=1", "-dEmbedAllFonts=true",
    "-dSubsetFonts=true", "-dPreserveAnnots=false", "-dDownsampleColorImages=false", "-dDownsampleGrayImages=false",
    "-dDownsampleMonoImages=false", "-dAutoFilterColorImages=false", "-dColorImageFilter=/FlateEncode",
    "-dAutoFilterGrayImages=false", "-dGrayImageFilter=/FlateEncode", "-sOutputICCProfile=press.icc",
    "-sDefaultCMYKProfile=press.icc", "-r600", "-o", "out.pdf", "in.pdf",
)  # fmt: skip
"""CMYK is taken for the press's own, so that its numbers stay. Shadings become pictures of 600 pixels to the inch."""


def version() -> str:
    """Of the Ghostscript that is installed; empty where there is none."""
    return programs.version(programs.GHOSTSCRIPT)


def in_press_inks(page: bytes, profile: bytes, rendering: Rendering) -> bytes | None:
    """A PDF of one page without turn; the same in the inks of this output intent. None where Ghostscript is not there or
    fails."""
    program = programs.found(programs.GHOSTSCRIPT)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="banmian-") as name:
        folder = Path(name)
        (folder / "in.pdf").write_bytes(page)
        (folder / "press.icc").write_bytes(profile)
        reading = f"--permit-file-read={folder}/"
        try:
            subprocess.run(
                [program, reading, f"-dRenderIntent={INTENTS[rendering]}", *_FLAGS],
                cwd=folder, check=True, capture_output=True, timeout=SECONDS,
            )  # fmt: skip
            return (folder / "out.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None
