"""The numbers and signs of a Word document's lists, which stand nowhere in its text: counted as Word counts them.

ECMA-376 part 1, 17.9. A sign or a plain `1.` becomes a list's marker; any other number (a Chinese one, in brackets) is words, which
are written before the paragraph's own.
"""

from __future__ import annotations

import re
from typing import Any

from banmian.content.importers.docx_names import value, w
from banmian.content.importers.words import words
from banmian.values import frozen

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLAIN = re.compile(r"%[1-9][.\uff0e)]")
_CHINESE = ("chinese", "ideograph", "taiwanese", "japanese")
_LARGEST = 3000


@frozen
class Label:
    """What stands before an item: a list's `marker` (`-`, `3.`), or `words` that belong to the text."""

    marker: str = ""
    words: str = ""


class Lists:
    """The lists of one document; `label` is asked for each item in order."""

    def __init__(self, root: Any | None) -> None:
        self.levels: dict[tuple[str, int], Any] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.abstract: dict[str, str] = {}
        self.counts: dict[str, list[int]] = {}
        self.begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        kinds = {value(kind, "abstractNumId"): kind for kind in root.iter(w("abstractNum"))}
        for number in root.iter(w("num")):
            name, kind = value(number, "numId"), value(number.find(w("abstractNumId")))
            self.abstract[name] = kind
            found = kinds.get(kind)
            for level in found.iter(w("lvl")) if found is not None else ():
                self._level(name, value(level, "ilvl"), level)
            for override in number.iter(w("lvlOverride")):
                own, start = override.find(w("lvl")), value(override.find(w("startOverride")))
                if own is not None:
                    self._level(name, value(override, "ilvl"), own)
                if start.isdigit() and value(override, "ilvl").isdigit():
                    self.starts[name, int(value(override, "ilvl"))] = int(start)
                    self.begun.add(name)

    def _level(self, name: str, depth: str, level: Any) -> None:
        if not depth.isdigit():
            return
        self.levels[name, int(depth)] = level
        start = value(level.find(w("start")))
        self.starts[name, int(depth)] = int(start) if start.isdigit() else 1

    def label(self, name: str, depth: int) -> Label:
        """What stands before the next item of a list."""
        level = self.levels.get((name, depth))
        if level is None:
            return Label("-")
        kind, shape = value(level.find(w("numFmt"))) or "decimal", value(level.find(w("lvlText")))
        if kind == "bullet":
            return Label("-")
        if kind == "none" or not shape:
            return Label()
        counts = self._count(name, depth)
        if kind == "decimal" and _PLAIN.fullmatch(shape):
            return Label(f"{counts[depth]}{')' if shape.endswith(')') else '.'}")
        return Label(words=self._shaped(name, shape, counts, level.find(w("isLgl")) is not None))

    def _count(self, name: str, depth: int) -> list[int]:
        """The numbers of the levels down to this one. Lists of one kind count on, but one that says where it starts begins anew."""
        key = self.abstract.get(name, name)
        if name in self.begun:
            self.begun.discard(name)
            self.counts.pop(key, None)
        counts = self.counts.setdefault(key, [])
        while len(counts) <= depth:
            counts.append(self.starts.get((name, len(counts)), 1) - (1 if len(counts) == depth else 0))
        del counts[depth + 1 :]
        counts[depth] += 1
        return counts

    def _shaped(self, name: str, shape: str, counts: list[int], plain: bool) -> str:
        """The numbers in their places; `plain`: the level writes those above it in digits."""

        def one(hit: re.Match[str]) -> str:
            at = int(hit[1]) - 1
            level = self.levels.get((name, at))
            if at >= len(counts) or level is None:
                return ""
            return str(counts[at]) if plain else written(counts[at], value(level.find(w("numFmt"))))

        return re.sub("%([1-9])", one, shape)


def written(number: int, kind: str) -> str:
    """A number in one of Word's kinds; a plain one where the kind is not known."""
    if kind.startswith(_CHINESE) and "Circle" not in kind and 0 < number < 100:
        digits, ten = words()["numbers"]["digits"], words()["numbers"]["ten"]
        tens, ones = divmod(number, 10)
        return (("" if tens == 1 else digits[tens]) + ten if tens else "") + (digits[ones] if ones or not tens else "")
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 0 < number <= 20:
        return chr(0x245F + number)
    if kind in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("upperRoman", "lowerRoman") and 0 < number <= _LARGEST:
        return _roman(number).upper() if kind == "upperRoman" else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for amount, letters in _ROMAN:
        while number >= amount:
            out, number = out + letters, number - amount
    return out
