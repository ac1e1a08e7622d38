"""Plain text as `Copy`: UTF-8, UTF-16, GB 18030 or Big5; its lines are paragraphs, or are wrapped and joined.

The encoding is told by which one reads the bytes without fault as Han that are in common use (docs/decisions/0121).
"""

from __future__ import annotations

import re
import unicodedata

from banmian.content.importers.copy import Block, Copy, Run
from banmian.content.importers.reports import Refused, Reports
from banmian.phrases import NOTHING, say

LARGEST = 4_000_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
          (b"\xfe\xff", "utf-16-be"))  # fmt: skip
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32",
          "gb18030": "GB 18030", "cp950": "Big5"}  # fmt: skip
_COMMON = {"gb18030": ("gb2312", 0xB0, 0xD7), "cp950": ("big5", 0xA4, 0xC6)}
"""By encoding, the set of characters whose first rows hold what is in common use, and these rows."""
_SURE = 0.5
"""The share of common Han from which on an encoding is believed."""
_ODD = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_SENTENCE = re.compile("[\u3002\uff01\uff1f!?\u2026\u201d\u300d\uff09)]\\s*$")
_INDENT = re.compile("[ \t\u3000\u00a0]{2,}|[\u3000\t]")
_WRAPPED, _RAGGED, _SHORT, _WIDEST = 4, 4, 6, 100
"""Lines of a paragraph from which on one sees that they are wrapped; in halves of an em how much they differ, how much shorter the
last of a paragraph is, and how wide they are at the most."""


def read_text(data: bytes, reports: Reports) -> Copy:
    """The text as paragraphs; Refused where no encoding fits."""
    if len(data) > LARGEST:
        raise Refused(
            "IMT001",
            say("the text has more than {largest} million bytes", largest=LARGEST // 1000000),
            say("a text of this size is a mistake"),
        )
    text = decoded(data, reports)
    lines = cleaned(text, reports).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n")
    return Copy(tuple(_paragraphs(lines, reports)))


def decoded(data: bytes, reports: Reports, said: str = "") -> str:
    """The bytes as text; `said`: the encoding that they name themselves."""
    encoding = encoding_of(data, said)
    if not encoding:
        hint = say("save it as UTF-8 in the program it comes from")
        raise Refused("IMT005", say("the text is in no encoding that fits it: not UTF-8, UTF-16, GB 18030 or Big5"), hint)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    if encoding != "utf-8" or data.startswith(_MARKS[0][0]):
        mark = say(" with byte order mark") if data.startswith(_MARKS[0][0]) else NOTHING
        reports.clean(say("{names}{mark} made UTF-8", names=_NAMES[encoding], mark=mark), 0)
    return text


def encoding_of(data: bytes, said: str = "") -> str:
    """Python's name of the encoding; empty where none fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return _utf16(data)
    if _reads(data, "utf-8"):
        return "utf-8"
    if said.lower().replace("_", "-") in ("gb2312", "gbk", "gb18030") and _reads(data, "gb18030"):
        return "gb18030"
    shares = {encoding: _share(data, encoding) for encoding in _COMMON}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _SURE else ""


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _share(data: bytes, encoding: str) -> float:
    """The share of the Han that are in common use; -1 where the bytes are none of the encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1
    known, first, last = _COMMON[encoding]
    han = [letter for letter in text[:100_000] if "\u3400" <= letter <= "\u9fff"]
    common = sum(1 for letter in han if (first <= letter.encode(known, "ignore")[:1].ljust(1, b"\0")[0] <= last))
    return common / len(han) if han else 0


def _utf16(data: bytes) -> str:
    """Which UTF-16 a text without a mark is: ASCII and blanks have their zero on one side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    text = data[: len(data) // 2 * 2].decode(encoding, "replace")
    ordinary = sum(1 for c in text if c in "\t\r\n" or " " <= c <= "~" or "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef")
    return encoding if len(text) and ordinary * 10 >= len(text) * 8 else ""


def cleaned(text: str, reports: Reports) -> str:
    """The text without what is not seen."""
    for _ in range(len(_ODD.findall(text))):
        reports.clean(say("control or zero-width character removed"), 0)
    return unicodedata.normalize("NFC", _ODD.sub(lambda hit: "\n" if hit[0] in "\x0b\u2028\u2029" else "", text))


def _paragraphs(lines: list[str], reports: Reports) -> list[Block]:
    out: list[Block] = []
    group: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip(" \t\u3000\u00a0"):
            group.append((number, line))
        elif group:
            out += _of_group(group, reports)
            group = []
    return out


def _of_group(group: list[tuple[int, str]], reports: Reports) -> list[Block]:
    """The paragraphs of lines between empty ones."""
    widths = [_width(line) for _, line in group]
    widest = max(widths)
    wrapped = len(group) >= _WRAPPED and widest <= _WIDEST and _is_wrapped(group, widths)
    found: list[tuple[int, list[str]]] = []
    for at, (number, line) in enumerate(group):
        before = group[at - 1][1] if at else ""
        ended = _SENTENCE.search(before) is not None and widths[at - 1] < widest - _SHORT
        if not found or not wrapped or _INDENT.match(line) is not None or ended:
            found.append((number, [line]))
        else:
            reports.clean(say("wrapped line joined"), number)
            close = _is_wide(before.rstrip()[-1:]) or _is_wide(line.lstrip()[:1])
            found[-1][1].append(line if close else f" {line.lstrip()}")
    return [_block(number, "".join(lines)) for number, lines in found]


def _is_wrapped(group: list[tuple[int, str]], widths: list[int]) -> bool:
    """Whether nearly all lines that end no sentence are as wide as the widest."""
    going_on = [w for w, (_, line) in zip(widths[:-1], group, strict=False) if not _SENTENCE.search(line)]
    least = max(widths) - _RAGGED
    full = [w for w in going_on if w >= least]
    return len(going_on) >= 2 and len(full) * 10 >= len(going_on) * 8


def _block(number: int, text: str) -> Block:
    heading = _HEADING.match(text)
    if heading is not None:
        return Block(number, (Run(text[heading.end() :]),), "heading", len(heading[1]))
    return Block(number, (Run(text),))


def _is_wide(letter: str) -> bool:
    return bool(letter) and unicodedata.east_asian_width(letter) in "WF"


def _width(line: str) -> int:
    return sum(2 if _is_wide(letter) else 1 for letter in line.rstrip())
