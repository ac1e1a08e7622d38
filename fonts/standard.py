"""The maker of standard.txt: the 8,105 characters of China's standard table in its order, out of Unicode's Unihan data.

The Table of General Standard Chinese Characters (State Council of China, 2013) is a fact; its numbers stand in Unihan as
kTGH (UAX #38), which Debian's package `unicode-data` ships: licences/LICENSE-UNICODE.txt. Level 1 is the first 3,500,
level 2 the next 3,000, level 3 the last 1,605.
A development tool like make.py, whose packages it takes.

    python fonts/standard.py [--packages DIR]
"""

from __future__ import annotations

import argparse
import bz2
import re
import tempfile
from pathlib import Path

import yaml
from make import HERE, LOCK, fetch, member

TARGET = HERE / "standard.txt"
NUMBER = 8105
FIELDS = ("Unihan_OtherMappings.txt", "Unihan_Readings.txt")
"""Where the field has stood: in the first since Unicode 15.1, in the other before."""
A_LINE = 50
ROW = re.compile(r"U\+([0-9A-F]+)\tkTGH\t(.*)")
PLACE = re.compile(r"2013:(\d+)")


def table(texts: list[str]) -> str:
    """The characters in the table's order. Raises ValueError when a number is missing or stands twice."""
    found: dict[int, str] = {}
    for text in texts:
        for row in ROW.finditer(text):
            found.update((int(place), chr(int(row[1], 16))) for place in PLACE.findall(row[2]))
    if sorted(found) != list(range(1, NUMBER + 1)) or len(set(found.values())) != NUMBER:
        raise ValueError(f"kTGH numbers {len(found)} characters, not 1 to {NUMBER}")
    return "".join(found[place] for place in sorted(found))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Remake the list of the standard's characters.")
    parser.add_argument("--packages", type=Path)
    options = parser.parse_args()
    package = yaml.load(LOCK.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["packages"]["unihan"]
    with tempfile.TemporaryDirectory() as temporary:
        archive = fetch(package, (options.packages or Path(temporary)).resolve())
        texts = [bz2.decompress(member(archive, f"./usr/share/unicode/{name}.bz2")).decode() for name in FIELDS]
    signs = table(texts)
    TARGET.write_text("".join(signs[i : i + A_LINE] + "\n" for i in range(0, NUMBER, A_LINE)), encoding="utf-8")
    print(f"{TARGET.name}: {len(signs):,} characters")


if __name__ == "__main__":
    main()
