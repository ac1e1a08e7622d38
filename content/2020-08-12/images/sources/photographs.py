"""Cuts this issue's photographs out of their originals: `python photographs.py FOLDER`, FOLDER holding the originals.

Rule followed: one row a photograph; nothing but scaling down to what prints at 300 pixels to the inch, and
JPEG. Where the originals come from stands in ../README.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
QUALITY = 88
CUTS = {
    "brushes.jpg": ("Picture_1A_by_freespace.jpg", 526),
    "dandelions.jpg": ("seeding_by_Clements_Engelhardt.jpg", 1376),
}
"""The original of each photograph, and its width in pixels."""


def main(folder: Path) -> None:
    """Write every photograph beside this folder."""
    for name, (original, width) in CUTS.items():
        picture = Image.open(folder / original).convert("RGB")
        if width < picture.width:
            picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
        target = HERE.parent / name
        picture.save(target, "JPEG", quality=QUALITY, optimize=True, subsampling=0)
        print(f"{name}  {picture.width} x {picture.height}  {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
