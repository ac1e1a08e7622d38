"""Cuts this issue's photographs out of their originals: `python photographs.py FOLDER`, FOLDER holding the originals.

Rule followed: one row a photograph; nothing but cropping, scaling down to what prints at 300 pixels to
the inch at its widest use, and JPEG. Where the originals come from stands in ../README.md.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
QUALITY = 88


@dataclass(frozen=True)
class Cut:
    """A photograph: its original, the part taken (left, top, right, bottom in pixels) and its width in pixels."""

    original: str
    part: tuple[int, int, int, int]
    width: int


CUTS = {
    "brook.jpg": Cut("life_by_Aitzol_Berasategi.jpg", (0, 0, 3088, 2056), 3020),
    "pasture.jpg": Cut("picosdeeuropa_by_Aitzol_Berasategi.jpg", (0, 0, 3264, 2448), 3264),
    "flats.jpg": Cut("Bridge_by_Sander_Klootwijk.jpg", (0, 0, 4352, 2448), 1790),
    "dogs.jpg": Cut("friends_by_Aitzol_Berasategi.jpg", (300, 600, 2056, 2300), 1172),
    "nuthatch.jpg": Cut("Kleiber_by_Lukas_Baubkus.jpg", (1250, 880, 4250, 2480), 1790),
    "fig.jpg": Cut("Picture_0B_by_freespace.jpg", (0, 0, 2572, 1740), 1790),
}


def main(folder: Path) -> None:
    """Write every photograph beside this folder."""
    for name, cut in CUTS.items():
        picture = Image.open(folder / cut.original).convert("RGB").crop(cut.part)
        height = round(picture.height * cut.width / picture.width)
        if cut.width < picture.width:
            picture = picture.resize((cut.width, height), Image.Resampling.LANCZOS)
        target = HERE.parent / name
        picture.save(target, "JPEG", quality=QUALITY, optimize=True, subsampling=0 if cut.width < 2000 else 2)
        print(f"{name}  {picture.width} x {picture.height}  {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
