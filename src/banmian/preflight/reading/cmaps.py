"""Codes of shown strings, and the characters that ToUnicode gives them. Only what a check of words and glyphs needs."""

from __future__ import annotations

import re

_CHAR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_MOST = 70_000
"""Most codes of one CMap."""


def to_unicode(data: bytes) -> dict[int, str]:
    """Code -> characters of a ToUnicode CMap; what is malformed is left out."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        if section[1] == b"bfchar":
            for code, target in _CHAR.findall(section[2]):
                if len(found) < _MOST:
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


def codes_of(shown: bytes, wide: bool) -> list[int]:
    """The codes of a string: two bytes each in a composite font, else one."""
    if not wide:
        return list(shown)
    even = len(shown) - len(shown) % 2
    return [shown[i] << 8 | shown[i + 1] for i in range(0, even, 2)]
