"""Content streams as most writers write them, taken apart by one pattern in a quarter of qpdf's time: numbers, plain names and
strings before an operator that is known.

Whatever else stands in a stream (comments, escapes, pictures, nested arrays, what is damaged) makes the whole of it qpdf's: so what
is said of a file is what qpdf would say (tests/unit/preflight/test_plain_streams.py compares the two).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pikepdf

Operator = tuple[str, Any]
"""An operator's name and its operands: a tuple holds numbers alone, floats of less than 1e9; what else there is stands in a list.
Strings of plain streams are bytes, arrays lists."""

LONGEST = 600_000
"""Bytes of a stream that is taken apart at once; of longer ones qpdf's form is smaller."""
_BY_NUMBERS = {word: word.decode() for word in (
    b"q Q cm w J j M i m l c v y re h W W* n S s f F f* B B* b b* g G rg RG k K sc SC scn SCN d0 d1 BT ET Tc Tw Tz TL Ts Tr Td TD "
    b"Tm T* EMC"
).split()}  # fmt: skip
"""Operators of which no more is asked than the numbers before them."""
_BY_NAME = {word: word.decode() for word in b"gs Do cs CS sh ri scn SCN BMC MP".split()}
_PARTS = {
    b"blank": rb"[ \n\r\t\f]",
    b"number": rb"-?(?:[0-9]{1,9}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})",
    b"name": rb"/[A-Za-z0-9_+.\-]+",
    b"string": rb"(?:<(?:[0-9A-Fa-f]{2})*>|\([^()\\\r]*\))",
    b"end": rb"(?=[ \n\r\t\f/\[\]<>(]|\Z)",
}
_INSTRUCTION = re.compile(
    rb"""%(blank)b*+(?:
    ((?:%(number)b%(blank)b++)*) ([A-Za-z*]{1,3}[01]?)
    |(%(name)b)%(blank)b++ ([A-Za-z]{1,3})
    |(%(name)b)%(blank)b++ (%(number)b)%(blank)b++ (Tf)
    |\[ ((?:%(blank)b*+ (?:%(string)b|%(number)b%(end)b))*) %(blank)b*+\] %(blank)b*+ (TJ)
    |(%(string)b)%(blank)b*+ (Tj)
    |(%(name)b)%(blank)b*+
     (?:%(name)b|<<(?:%(blank)b*+%(name)b%(blank)b*+(?:%(number)b%(end)b|%(name)b|%(string)b))*%(blank)b*+>>)
     %(blank)b*+ (BDC)
    |\[ (?:%(blank)b*+%(number)b%(end)b)* %(blank)b*+\] %(blank)b*+ %(number)b%(blank)b++ (d)
    )%(end)b"""
    % _PARTS,
    re.VERBOSE,
)
"""An instruction with its operands. The last group that took part is the operator's and says which form it has."""
_NUMBERS, _NAMED, _FONT, _ARRAY, _STRING, _MARKED = 2, 4, 7, 9, 11, 13
_ELEMENT = re.compile(rb"<([^<>]*)>|\(([^()]*)\)|(%(number)b)" % _PARTS)
_NOTHING: tuple[float, ...] = ()


def plain_instructions(data: bytes) -> list[Operator] | None:
    """The operators of a plain stream; None where any of it is not plain."""
    if len(data) > LONGEST:
        return None
    out: list[Operator] = []
    add, end, match = out.append, 0, _INSTRUCTION.match
    while (found := match(data, end)) is not None:  # not finditer: it would look for the next one from each blank anew
        end, form = found.end(), found.lastindex
        if form == _NUMBERS:
            numbers, word = found.group(1, 2)
            known = _BY_NUMBERS.get(word)
            if known is None:
                return None
            add((known, tuple(map(float, numbers.split())) if numbers else _NOTHING))
        else:
            instruction = _other(found, form)
            if instruction is None:
                return None
            add(instruction)
    return out if not data[end:].strip(b" \n\r\t\f") else None


def _other(found: re.Match[bytes], form: int | None) -> Operator | None:
    """An instruction that has more than numbers."""
    if form == _NAMED:
        known = _BY_NAME.get(found[_NAMED])
        return (known, [_name(found[3])]) if known is not None else None
    if form == _FONT:
        return "Tf", [_name(found[5]), float(found[6])]
    if form == _ARRAY:
        return "TJ", [[_item(item) for item in _ELEMENT.finditer(found[8])]]
    if form == _STRING:
        item = _ELEMENT.match(found[10])
        return ("Tj", [_item(item)]) if item is not None else None
    if form == _MARKED:
        return "BDC", [_name(found[12]), None]
    return "d", _NOTHING


def _item(found: re.Match[bytes]) -> bytes | float:
    """A string's bytes, or a number."""
    digits, words, number = found.group(1, 2, 3)
    if digits is not None:
        return bytes.fromhex(digits.decode())
    return words if words is not None else float(number)


@lru_cache(1_000)
def _name(word: bytes) -> Any:
    return pikepdf.Name(word.decode())
