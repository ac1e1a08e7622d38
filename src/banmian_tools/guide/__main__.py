"""Writes what the guides have from the program: the tables of keys and the pictures. `make docs`; run at the project's root."""

from __future__ import annotations

from pathlib import Path

from banmian_tools.guide.keys import write
from banmian_tools.guide.pictures import MOST, pictures


def main() -> None:
    """Write them. Exits with a sentence where a picture is too large for a guide."""
    root = Path.cwd()
    write(root / "docs")
    folder = root / "docs/images/guide"
    folder.mkdir(parents=True, exist_ok=True)
    for name, png in pictures(root):
        if len(png) > MOST:
            raise SystemExit(f"{name} has {len(png)} bytes, {MOST} are the most: make it narrower in pictures.toml")
        (folder / name).write_bytes(png)
        print(f"{name} {len(png) // 1000} kB")


if __name__ == "__main__":
    main()
