"""Remakes the drawings of this issue: `python content/wangchao-2024-10-19/images/sources/draw.py`.

Rule followed: each module named below has `draw()`, which returns {file name: SVG text}; the files are
written beside this folder, the same bytes every time. Photographs are cut by photographs.py.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = ("bay", "sauce", "stone_house", "tea")


def main() -> None:
    """Draw and write all."""
    sys.path.insert(0, str(HERE))
    for name in MODULES:
        drawn: dict[str, str] = importlib.import_module(name).draw()
        for file, content in sorted(drawn.items()):
            (HERE.parent / file).write_text(content, encoding="utf-8")
            print(f"{file}  {len(content.encode('utf-8'))} bytes")


if __name__ == "__main__":
    main()
