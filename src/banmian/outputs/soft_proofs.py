"""Soft proofs: what the press makes of each page, as a PNG in sRGB: plates by Ghostscript, colours by LittleCMS, the paper's own
white (docs/decisions/0025).

Ghostscript paints the finished PDF into CMYK with overprint simulated; the output intent that the file carries turns that
into colour, absolutely, so that newsprint shows grey and black shows soft, as they will.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from banmian.outputs.names import page_label
from banmian.outputs.png import png
from banmian.outputs.proofs import PROOF_DPI
from banmian.programs import GHOSTSCRIPT, found

SEPARATION = 4
"""How many parts such a colour space has: its kind, the ink, what stands for it, the function of that (ISO 32000-2, 8.6.6.4)."""
SECONDS_A_PAGE = 60
"""What a page may take before Ghostscript is given up."""
_PAINT = ("-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dOverprint=/simulate", "-dUseTrimBox",
          "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4")  # fmt: skip

COMPOSITE, PLATES = "tiff32nc", "tiffsep"
"""Ghostscript's devices: a picture in the four inks; one beside a plate for each ink, spots too. With a spot beside photographs
the first one loses all that overprints and all that stands in the spot (10.00)."""


class NoSoftProofError(Exception):
    """Why there are none, in words for the editor."""


def soft_proofs(issue: bytes, pages: Iterable[int], dpi: int = PROOF_DPI) -> dict[str, bytes]:
    """The soft proofs of these pages (from 1) by file name, A01-soft.png.

    NoSoftProofError where Ghostscript is missing or fails."""
    numbers = sorted(pages)
    program = found(GHOSTSCRIPT)
    if program is None:
        raise NoSoftProofError("Ghostscript (gs) is not on PATH")
    convert, device = press_colours(issue), COMPOSITE if not has_spots(issue) else PLATES
    with tempfile.TemporaryDirectory(prefix="banmian-") as folder:
        painted = _painted((program, f"-sDEVICE={device}"), issue, numbers, dpi, Path(folder))
        return {f"{page_label(n)}-soft.png": png(convert(plates)) for n, plates in painted}


def has_spots(issue: bytes) -> bool:
    """Whether the PDF names an ink beside the four of the process."""
    from pikepdf import Array, Name, Pdf

    with Pdf.open(BytesIO(issue)) as pdf:
        spaces = [item for item in pdf.objects if isinstance(item, Array) and len(item) == SEPARATION]
        return any(space[0] == Name.Separation and space[1] not in (Name.All, Name("/None")) for space in spaces)


def press_colours(issue: bytes) -> Any:
    """A function from a CMYK picture to one in sRGB, by the output intent of this PDF/X, with the paper's white."""
    from pikepdf import Pdf
    from PIL import ImageCms

    with Pdf.open(BytesIO(issue)) as pdf:
        profile = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    press = ImageCms.ImageCmsProfile(BytesIO(profile))
    screen = ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(press, screen, "CMYK", "RGB", ImageCms.Intent.ABSOLUTE_COLORIMETRIC)

    def convert(plates: Any) -> Any:
        colours = transform.apply(plates)
        colours.info = {}  # the profile made for the screen bears the second in which it was made
        return colours

    return convert


def _painted(program: tuple[str, ...], issue: bytes, numbers: list[int], dpi: int, folder: Path) -> Iterable[tuple[int, Any]]:
    """The pages as CMYK pictures, one at a time."""
    from PIL import Image

    (folder / "issue.pdf").write_bytes(issue)
    wanted = (f"-r{dpi}", f"-sPageList={','.join(map(str, numbers))}", "-o", "%d.tif", "issue.pdf")
    try:
        subprocess.run(
            [*program, *_PAINT, *wanted], cwd=folder, check=True, capture_output=True, timeout=SECONDS_A_PAGE * len(numbers)
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise NoSoftProofError(f"Ghostscript failed ({type(fault).__name__})") from fault
    for place, number in enumerate(numbers, 1):
        with Image.open(folder / f"{place}.tif") as plates:
            plates.load()
            yield number, plates
