"""Unicode's own line break test against our rows, untailored and at each level: what differs and by which tailoring.

    python tests/unit/text/conformance.py     writes docs/conformance/line-breaking.md again

The test beside (test_line_break_conformance.py) holds that page.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from banmian.text import kinsoku, numbers
from banmian.text.breaks import opportunities
from banmian.text.uax14 import CLASSES, MAY, NEVER
from banmian.text.uax14_rules import UNTAILORED

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "conformance" / "line-breaking.md"
DATA = Path(__file__).with_name("data")
VERSION = "17.0.0"

WHY = {
    "start": "the table's marks that may not start a line, also after a typed space",
    "end": "the table's marks that may not end a line, also before a typed space",
    "unit": "two-em units: never at a line's start at `strict`, free to start one below",
    "whole": "a word, a number or an address is whole: Wi-Fi, A/B, 8:30~11:00",
    "address": "an address breaks after its signs and nowhere else",
    "LB19a": "a quote with a Chinese neighbour breaks by its own side alone",
    "ambiguous": "ambiguous symbols from U+2000 on (\u2460 \u2605 \u2192) are ideographs in Chinese text, as LB1 allows",
    "level": "rows for marks, quotes and signs hold from `basic` up",
}
"""A tailoring's name -> its reason, in the words of docs/rules/typography.md, Line edges."""


def cases(name: str) -> Iterator[tuple[str, list[bool]]]:
    """The rows of one of Unicode's test files: a text, and for each edge whether it breaks there."""
    for line in gzip.decompress((DATA / f"{name}-{VERSION}.txt.gz").read_bytes()).decode().splitlines():
        fields = line.split()
        yield "".join(chr(int(point, 16)) for point in fields[1::2]), [sign == "\u00f7" for sign in fields[::2]]


def untailored() -> tuple[int, list[str]]:
    """How many cases there are, and which the annex as it stands does not pass."""
    count, failed = 0, []
    for text, wanted in cases("LineBreakTest"):
        count += 1
        if [outcome != NEVER for outcome, _ in UNTAILORED.edges(text)] != wanted:
            failed.append(" ".join(f"{ord(ch):04X}" for ch in text))
    return count, failed


@cache
def differences(level: str) -> tuple[int, Counter[str], Counter[str]]:
    """Cases that a level passes as they stand; by tailoring how many edges it forbids, and how many it allows, more."""
    same, forbidden, allowed = 0, Counter[str](), Counter[str]()
    for text, wanted in cases("LineBreakTest"):
        costs = opportunities(text, level).costs
        differing = [k for k in range(1, len(text)) if (costs[k] >= 0) != wanted[k]]
        same += not differing
        for k in differing:
            if wanted[k]:
                forbidden[why_forbidden(text, k, level)] += 1
            else:
                allowed[why_allowed(text, k, level)] += 1
    return same, forbidden, allowed


def why_forbidden(text: str, k: int, level: str) -> str:
    """The tailoring that forbids what the annex allows."""
    table = kinsoku.TABLE[level]
    if text[k] in table.start:
        return "start"
    before = k - 1
    while before > 0 and CLASSES[text[before]] in ("SP", "CM", "ZWJ", "ZW", "WJ"):
        before -= 1
    if text[before] in table.end:
        return "end"
    if text.startswith(tuple(kinsoku.UNITS.split("|")), k):
        return "unit"
    for found in numbers.WHOLE.finditer(numbers.shape(text)):
        first = found.start() - numbers.is_named(text, found.start())
        if first < k < numbers.spaced_unit(text, found.end()):
            return "whole"
    if any(found.start() < k < found.end() for found in numbers.address().finditer(text)):
        return "address"
    return kinsoku.rules(level).edges(text)[k][1]


def why_allowed(text: str, k: int, level: str) -> str:
    """The tailoring that allows what the annex forbids."""
    row = UNTAILORED.edges(text)[k][1]
    if row == "LB19a":
        return row
    if row in kinsoku.TABLE[level].without:
        return "level"
    if kinsoku.rules(level).edges(text)[k][0] == MAY and any(kinsoku.chinese_class(ch) != CLASSES[ch] for ch in text):
        return "ambiguous"
    return "address" if any(found.start() < k < found.end() for found in numbers.address().finditer(text)) else "?"


def page() -> str:
    """The page of conformance."""
    count, failed = untailored()
    out = [
        "# Line breaking against Unicode's test",
        "",
        f"Made by `python tests/unit/text/conformance.py`; a test holds it. The cases are Unicode's LineBreakTest {VERSION}.",
        "",
        f"Untailored, the rows of UAX #14 (`src/banmian/text/uax14_rules.py`) pass **{count - len(failed):,} of {count:,}** cases.",
        "At a level the tailorings of [Setting Chinese, Line edges](../rules/typography.md#line-edges) come on top. Cases that",
        "come out as in the annex, and the edges that differ, by tailoring:",
        "",
        "| level | cases as in the annex | forbidden besides | allowed besides |",
        "|---|---|---|---|",
    ]
    for level in kinsoku.LEVELS:
        same, forbidden, allowed = differences(level)
        cells = (", ".join(f"{name} {n:,}" for name, n in sorted(c.items())) or "none" for c in (forbidden, allowed))
        out.append(f"| {level} | {same:,} | {' | '.join(cells)} |")
    out += ["", "| tailoring | why |", "|---|---|", *(f"| {name} | {why} |" for name, why in WHY.items()), ""]
    return "\n".join(out)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
