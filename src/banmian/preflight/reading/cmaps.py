"""Codes of shown strings, the glyphs (CIDs) that they are, and the characters that ToUnicode gives them.

Only what a check of words and glyphs needs: code spaces, cidrange and cidchar of embedded CMaps, the code spaces of predefined
ones (data/predefined-cmaps.toml).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any

from banmian.values import frozen

_CHAR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\[\]]*)\])")
_SECTION = re.compile(rb"begin(bfchar|bfrange)((?:[^be]++|b(?!eginbf)|e(?!nd\1))*)end\1")
_SPACES = re.compile(rb"begincodespacerange((?:[^be]++|b(?!egincodespace)|e(?!ndcodespace))*)endcodespacerange")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>")
_CIDS = re.compile(rb"begin(cidrange|cidchar)((?:[^be]++|b(?!egincid)|e(?!nd\1))*)end\1")
_CID_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)")
_CID_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*(\d+)")
_MOST = 70_000
"""Most codes of one CMap."""


def to_unicode(data: bytes) -> dict[int, str]:
    """Code -> characters of a ToUnicode CMap; what is malformed is left out."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        if section[1] == b"bfchar":
            for code, target in _CHAR.findall(section[2]):
                if len(found) >= _MOST:
                    break
                if len(code) == len(target) == 4 and code.isalnum() and target.isalnum() and target[0] not in b"Dd":
                    found[int(code, 16)] = chr(int(target, 16))  # as nearly all are
                else:
                    found[_number(code)] = _words(target)
        else:
            _ranges(section[2], found)
    return found


def _ranges(section: bytes, found: dict[int, str]) -> None:
    for first, last, start, listed in _RANGE.findall(section):
        low, high = _number(first), min(_number(last), _number(first) + 65_535)
        if listed:
            targets = re.findall(rb"<([0-9A-Fa-f\s]*)>", listed)
            for code, target in zip(range(low, high + 1), targets, strict=False):
                found[code] = _words(target)
            continue
        words = _words(start)
        for step, code in enumerate(range(low, high + 1)):
            if not words or len(found) >= _MOST or ord(words[-1]) + step > 0x10FFFF:
                break
            found[code] = words[:-1] + chr(ord(words[-1]) + step)


def _number(digits: bytes) -> int:
    return int(bytes(digits.split()[0])[:8] or b"0", 16) if digits.split() else 0


def _words(digits: bytes) -> str:
    packed = b"".join(digits.split())
    packed += b"0" * (-len(packed) % 4)
    return bytes.fromhex(packed.decode()).decode("utf-16-be", "replace")


@frozen
class CodeMap:
    """How a composite font's strings are cut into codes, and which glyph (CID) a code is. `spaces`: ranges of codes by their
    length in bytes; `cids`: (first, last, CID of the first), None where the map is Identity or not known; `codec`: Python's name
    of the encoding whose bytes the codes are, "" where they are none."""

    spaces: tuple[tuple[int, bytes, bytes], ...] = ()
    cids: tuple[tuple[int, int, int], ...] | None = None
    identity: bool = False
    codec: str = ""

    def codes(self, shown: bytes) -> list[int]:
        """The codes of a string. Bytes of no code space are cut by the shortest, as viewers do."""
        if not self.spaces:
            even = len(shown) - len(shown) % 2
            return [shown[i] << 8 | shown[i + 1] for i in range(0, even, 2)]
        out, at = [], 0
        shortest = min(length for length, _, _ in self.spaces)
        while at < len(shown):
            length = next((n for n, low, high in self.spaces if _within(shown[at : at + n], low, high)), shortest)
            out.append(int.from_bytes(shown[at : at + length], "big"))
            at += length
        return out

    def cid(self, code: int) -> int | None:
        """The glyph's number; None where it is not known."""
        if self.identity:
            return code
        if self.cids is None:
            return None
        at = bisect_right(self.cids, (code, 1 << 40, 0)) - 1
        if at >= 0 and self.cids[at][0] <= code <= self.cids[at][1]:
            return self.cids[at][2] + code - self.cids[at][0]
        return 0

    def character(self, code: int) -> str | None:
        """What an encoding of characters says of a code."""
        if not self.codec:
            return None
        length = next((n for n, low, high in self.spaces if code >> 8 * n == 0 and _within(code.to_bytes(n, "big"), low, high)), 0)
        try:
            return code.to_bytes(length, "big").decode(self.codec) if length else None
        except UnicodeDecodeError:
            return None


IDENTITY_MAP = CodeMap(identity=True)


def _within(code: bytes, low: bytes, high: bytes) -> bool:
    return len(code) == len(low) and all(a <= c <= b for a, c, b in zip(low, code, high, strict=True))


def predefined(name: str) -> CodeMap:
    """The map of that name; one that is not known has codes of two bytes."""
    stem = name.removesuffix("-H").removesuffix("-V")
    if stem == "Identity":
        return IDENTITY_MAP
    row = _predefined().get("H" if stem in ("H", "V") else stem)
    if row is None:
        return CodeMap()
    pairs = (entry.split("-") for entry in row["spaces"])
    return CodeMap(tuple((len(a) // 2, bytes.fromhex(a), bytes.fromhex(b)) for a, b in pairs), codec=row["codec"])


@cache
def _predefined() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "predefined-cmaps.toml").read_text(encoding="utf-8"))


def embedded(data: bytes, base: CodeMap | None) -> CodeMap:
    """The map of an embedded CMap; `base`: the one that it builds on."""
    spaces = dict.fromkeys(base.spaces if base else ())
    for section in _SPACES.finditer(data):
        for first, last in _PAIR.findall(section[1]):
            low, high = _bytes(first), _bytes(last)
            if low and len(low) == len(high) <= 4:
                spaces[len(low), low, high] = None
    found: list[tuple[int, int, int]] = []
    for section in _CIDS.finditer(data):
        if section[1] == b"cidrange":
            rows = ((_number(a), _number(b), int(c[:9])) for a, b, c in _CID_RANGE.findall(section[2]))
        else:
            rows = ((_number(a), _number(a), int(c[:9])) for a, c in _CID_CHAR.findall(section[2]))
        found += [row for row in rows if row[0] <= row[1]][: _MOST - len(found)]
    if base is not None:
        if base.identity:
            found.append((0, 0xFFFF, 0)) if not found else None
        elif base.cids is None:
            return CodeMap(tuple(spaces), codec=base.codec)
        else:
            found += base.cids
    return CodeMap(tuple(spaces), tuple(sorted(found)), codec=base.codec if base else "")


def _bytes(digits: bytes) -> bytes:
    packed = b"".join(digits.split())
    return bytes.fromhex(packed.decode()) if len(packed) % 2 == 0 else b""
