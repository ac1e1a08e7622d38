"""Remakes every picture of this issue: `python content/2020-08-12/images/sources/draw.py [NAME ...]`.

Rule followed: a module of this folder that has `draw()` returns {file name: SVG text or bytes};
the files are written beside this folder, the same bytes every time.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def modules(wanted: list[str]) -> list[str]:
    """The module names in this folder, in order; `wanted` narrows them."""
    names = sorted(p.stem for p in HERE.glob("*.py") if p.name != Path(__file__).name)
    return [name for name in names if not wanted or name in wanted]


def main(wanted: list[str]) -> int:
    """Draw and write; an unknown name is wrong usage (2)."""
    sys.path.insert(0, str(HERE))
    names = modules(wanted)
    if unknown := set(wanted) - set(names):
        print(f"no such picture module: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for name in names:
        made: dict[str, str | bytes] = getattr(importlib.import_module(name), "draw", dict)()
        for file, content in sorted(made.items()):
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            (HERE.parent / file).write_bytes(data)
            print(f"{file}  {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
