"""Characters that stand for others: decomposed ones, radicals, ligatures, full-width letters, half-width marks, odd blanks.

docs/rules/typography.md, Mixed type. Each is replaced wherever it stands, but for code. data/radicals.txt is Unicode's
EquivalentUnifiedIdeograph: a PDF's text often has \u2f64 for \u7528, which no search finds.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from banmian.content.edit import ALNUM_ASCII, BLANK_PLAIN, COMPOSED, LIGATURE_PARTED, MARKS_HALF, RADICAL_MADE, Edit
from banmian.content.script import Seen
from banmian.phrases import NOTHING, Phrase

_DATA = Path(__file__).with_name("data") / "radicals.txt"
_COMBINING = "\u0300-\u036f\u1100-\u11ff\u3099\u309a\uf900-\ufaff"
_FULL_ALNUM = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_RADICALS = "\u2e80-\u2fd5"
_LIGATURES = "\ufb00-\ufb06"
_HALF_MARKS = {"\uff61": "\u3002", "\uff62": "\u300c", "\uff63": "\u300d", "\uff64": "\u3001", "\uff65": "\u00b7"}
_MAINLAND = {"\u6236": "\u6237", "\u9ec3": "\u9ec4"}
"""Where a mainland face has one glyph for the radical and for its own form of the character, it is that form which was meant
(\u7528\u6237, not \u7528\u6236); chosen here."""
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_REPLACED = f"{_FULL_ALNUM}{_RADICALS}{_LIGATURES}\uff61-\uff65{_BLANKS}"
SUSPECT = _COMBINING + _REPLACED

_ANY = re.compile(f"[{_REPLACED}]")
_FULL_POINT = re.compile("(?<=[\uff10-\uff190-9])\uff0e(?=[\uff10-\uff190-9])")
_CLUSTER = re.compile("[\u1100-\u11ff]+|.[\u0300-\u036f\u3099\u309a]+|[^\u0000-\u02ff]", re.DOTALL)


def compose_letters(seen: Seen) -> list[Edit]:
    """NFC, also in code: a letter and its accent are one character."""
    if unicodedata.is_normalized("NFC", seen.text):
        return []
    found = ((m, unicodedata.normalize("NFC", m[0])) for m in _CLUSTER.finditer(seen.text))
    return [Edit(m.start(), m.end(), new, COMPOSED) for m, new in found if new != m[0]]


def replace_characters(seen: Seen) -> list[Edit]:
    """Each character that a table has, and the full-width point of a number."""
    edits = [Edit(m.start(), m.end(), *_instead(m[0])) for m in _ANY.finditer(seen.text) if not seen.safe.holds(m.start())]
    points = [m.start() for m in _FULL_POINT.finditer(seen.text) if not seen.safe.holds(m.start())]
    edits += [Edit(at, at + 1, ".", NOTHING, "digits") for at in points]
    return sorted((e for e in edits if e.new), key=lambda e: e.start)


def _instead(ch: str) -> tuple[str, Phrase]:
    """What stands in a character's place, and the kind of that change; nothing where the tables have none."""
    if ch >= "\uff10":
        return (_HALF_MARKS[ch], MARKS_HALF) if ch in _HALF_MARKS else (chr(ord(ch) - 0xFEE0), ALNUM_ASCII)
    if ch >= "\ufb00":
        return unicodedata.normalize("NFKC", ch), LIGATURE_PARTED
    if ch >= "\u2e80":
        return radicals().get(ch, ""), RADICAL_MADE
    return " ", BLANK_PLAIN


@cache
def radicals() -> dict[str, str]:
    """Radical -> the ideograph that it is the radical of."""
    rows = (line.split() for line in _DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    table = {chr(int(radical, 16)): chr(int(unified, 16)) for radical, unified in rows}
    return {radical: _MAINLAND.get(unified, unified) for radical, unified in table.items()}
