"""What typing habits leave in Chinese copy, and how it is put right: the edits that make a text canonical.

docs/rules/contracts.md, Texts; docs/rules/typography.md, Mixed type. NFC; full-width digits and letters become ASCII;
ASCII marks beside Han become full-width, but not inside numbers, times, Latin sentences, addresses and code; straight
quotes around Han become curly by pairs; a space typed between Han and Latin goes, because the setting makes the gap.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from banmian.content.normalise import (
    ALNUM_ASCII,
    COMPOSED,
    INDENT_DROPPED,
    MARKS_WIDE,
    QUOTES_CURLY,
    SPACE_DROPPED,
    Edit,
    Moves,
    apply,
)
from banmian.sources.normalising import FIX_ALL, Normalising

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FULL_MARKS = "\u3001\u3002\uff0c\uff1a\uff1b\uff1f\uff01\uff08\uff09\u300a\u300b\u3008\u3009\u300c-\u3011"
_BESIDE = HAN + FULL_MARKS
_WIDE = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09"}
_LATIN = "A-Za-z0-9\u00c0-\u024f\u0300-\u036f"

_SUSPECT = re.compile(
    rf"[,:;?!()\"'\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u0300-\u036f\u1100-\u11ff\u3099\u309a]|\A\s|\s\Z"
    rf"|[{_BESIDE}] +[{_LATIN}{FULL_MARKS}]|[{_LATIN}{FULL_MARKS}] +[{_BESIDE}]|[\uf900-\ufaff]"
)
_FULL_ALNUM = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_FULL_POINT = re.compile("(?<=[\uff10-\uff190-9])\uff0e(?=[\uff10-\uff190-9])")
_CLUSTER = re.compile("[\u1100-\u11ff]+|.[\u0300-\u036f\u3099\u309a]+|[^\u0000-\u02ff]", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_MARK = re.compile(r"[,:;?!]")
_BRACKET = re.compile("[()\uff08\uff09]")
_SENTENCE_END = re.compile("[\u3002\uff1f\uff01?!\n]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f][A-Za-z'\u2019\u00c0-\u024f\u0300-\u036f-]+")
_HAN_RE = re.compile(f"[{HAN}]")
_BESIDE_RE = re.compile(f"[{_BESIDE}]")
_DIGITS = "0123456789"
_ROUNDS = 4
_FAR = 9
"""How many blanks and closing quotes beside a mark are looked through."""
_LOOKED_THROUGH = " \u201d\u2019"
_GAP = re.compile(rf"(?<=[{HAN}]) +(?=[{_LATIN}])|(?<=[{_LATIN}]) +(?=[{HAN}])")
_GAP_MARK = re.compile(rf"(?<=[{FULL_MARKS}]) +(?=\S)|(?<=\S) +(?=[{FULL_MARKS}])")
_QUOTE_PAIR = re.compile(r"\"([^\"\n]+)\"|(?<![A-Za-z0-9])'([^'\n]+)'(?![A-Za-z0-9])")


def edits_of(text: str, code: tuple[tuple[int, int], ...], rules: Normalising = FIX_ALL) -> tuple[Edit, ...]:
    """The edits that a text needs, ascending, without those that a paper has turned off; `code`: spans that stay as they
    are."""
    if not unicodedata.is_normalized("NFC", text):
        found = _after_composing(text, code)
    else:
        found = _edits(text, code) if _SUSPECT.search(text) else ()
    return tuple(e for e in found if rules.way(e.obeys) != "off")


class Spans:
    """Stretches of a text, for asking whether an offset lies in one."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def holds(self, offset: int) -> bool:
        k = bisect_right(self.starts, offset)
        return k > 0 and offset < self.spans[k - 1][1]


def _edits(text: str, code: tuple[tuple[int, int], ...]) -> tuple[Edit, ...]:
    kept = [*code, *((m.start(), m.end()) for m in _ADDRESS.finditer(text))]
    safe = Spans(kept)
    made = _one_to_one(text, Spans([*kept, *_latin_sentences(text)]))
    wide = apply(text, tuple(made)) if len(made) and all(len(e.new) == e.end - e.start for e in made) else text
    made += _spaces(wide, safe)
    return _without_overlaps(made)


def _after_composing(text: str, code: tuple[tuple[int, int], ...]) -> tuple[Edit, ...]:
    """NFC first; the other edits are found in the composed text, and told in offsets of the typed one."""
    composed = tuple(_composed(text))
    there = Moves(composed)
    inverse = tuple(Edit(there(e.start), there(e.end), text[e.start : e.end], "") for e in composed)
    back = Moves(inverse)
    made = _edits(apply(text, composed), tuple((there(a), there(b)) for a, b in code))
    told = [Edit(back(e.start), back(e.end), e.new, e.kind, e.rule) for e in made]
    return _without_overlaps([*told, *composed])


def _without_overlaps(made: list[Edit]) -> tuple[Edit, ...]:
    """Ascending; of two edits at one place the one that was found first stays."""
    made.sort(key=lambda e: (e.start, e.end))
    result: list[Edit] = []
    for edit in made:
        if not result or edit.start >= result[-1].end:
            result.append(edit)
    return tuple(result)


def _one_to_one(text: str, safe: Spans) -> list[Edit]:
    """Edits that replace one character by one. What one round makes full-width may decide for its neighbour in the next."""
    edits = [Edit(m.start(), m.end(), chr(ord(m[0]) - 0xFEE0), ALNUM_ASCII) for m in _FULL_ALNUM.finditer(text)]
    edits += [Edit(m.start(), m.end(), ".", "", "digits") for m in _FULL_POINT.finditer(text)]
    shown = list(text)
    for edit in edits:
        shown[edit.start] = edit.new
    for _ in range(_ROUNDS):
        more = _round(shown, safe)
        edits += more
        if not more:
            break
    return sorted(edits, key=lambda e: e.start)


def _round(shown: list[str], safe: Spans) -> list[Edit]:
    """Brackets, quotes, then single marks; `shown` takes each at once."""
    text = "".join(shown)
    pairs = _brackets(text, safe) if "(" in text or ")" in text else []
    if '"' in text or "'" in text:
        pairs += _quotes(text, safe)
    for edit in pairs:
        shown[edit.start] = edit.new
    singles: list[Edit] = []
    for m in _MARK.finditer(text):
        if not safe.holds(m.start()) and _belongs_to_han(shown, m.start()):
            shown[m.start()] = _WIDE[m[0]]
            singles.append(Edit(m.start(), m.end(), _WIDE[m[0]], MARKS_WIDE))
    return pairs + singles


def _belongs_to_han(shown: list[str], at: int) -> bool:
    """Whether the mark at `at` stands in Chinese: Han or one of its marks before it, or Han after it."""
    before = shown[at - 1] if at else ""
    after = shown[at + 1] if at + 1 < len(shown) else ""
    if before in _DIGITS and after in _DIGITS and before and after:
        return False
    left, right = at - 1, at + 1
    while left > max(0, at - _FAR) and shown[left] in _LOOKED_THROUGH:
        left -= 1
    while right < min(len(shown) - 1, at + _FAR) and shown[right] == " ":
        right += 1
    beside = left >= 0 and bool(_BESIDE_RE.match(shown[left]))
    return beside or (right < len(shown) and bool(_HAN_RE.match(shown[right])))


def _latin_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences that are Latin: at least three words, and more of them than Han characters."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*(m.start() for m in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        words = len(_LATIN_WORD.findall(sentence))
        if words >= 3 and words > len(_HAN_RE.findall(sentence)):
            found.append((start, end + 1))
        start = end + 1
    return found


def _brackets(text: str, safe: Spans) -> list[Edit]:
    """Brackets go by pairs: Han before, after, or at an inner end makes both full-width; so does a fellow that is."""
    edits: list[Edit] = []
    for start, end in _pairs(text):
        typed = [at for at in (start, end - 1) if text[at] in "()"]
        if not typed or safe.holds(start):
            continue
        before, after = text[max(0, start - _FAR) : start].rstrip(" "), text[end : end + _FAR].lstrip(" ")
        inner = text[start + 1 : end - 1].strip(" ")
        near = before[-1:] + after[:1] + inner[:1] + inner[-1:] + text[start] + text[end - 1]
        if _HAN_RE.search(near) or any(c in FULL_MARKS for c in near):
            edits += [Edit(at, at + 1, _WIDE[text[at]], MARKS_WIDE) for at in typed]
    return edits


def _pairs(text: str) -> list[tuple[int, int]]:
    """Brackets that belong together, ASCII or full-width, as (first, one past the last)."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for m in _BRACKET.finditer(text):
        if m[0] in "(\uff08":
            opened.append(m.start())
        elif opened:
            found.append((opened.pop(), m.end()))
    return found


def _quotes(text: str, safe: Spans) -> list[Edit]:
    edits: list[Edit] = []
    for m in _QUOTE_PAIR.finditer(text):
        inner = m[1] or m[2] or ""
        if safe.holds(m.start()) or not (_HAN_RE.search(inner) or _HAN_RE.match(text[m.start() - 1 : m.start()])):
            continue
        opening, closing = ("\u201c", "\u201d") if m[0][0] == '"' else ("\u2018", "\u2019")
        edits += [Edit(m.start(), m.start() + 1, opening, QUOTES_CURLY), Edit(m.end() - 1, m.end(), closing, QUOTES_CURLY)]
    return edits


def _spaces(text: str, safe: Spans) -> list[Edit]:
    """Spaces that go. `text` already has its full-width marks."""
    edits: list[Edit] = []
    lead = len(text) - len(text.lstrip())
    if lead:
        edits.append(Edit(0, lead, "", INDENT_DROPPED))
    trail = len(text.rstrip())
    if lead < trail < len(text):
        edits.append(Edit(trail, len(text), "", ""))
    edits += [Edit(m.start(), m.end(), "", SPACE_DROPPED) for m in _GAP.finditer(text) if not safe.holds(m.start())]
    edits += [Edit(m.start(), m.end(), "", "", "spaces") for m in _GAP_MARK.finditer(text) if not safe.holds(m.start())]
    return edits


def _composed(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for m in _CLUSTER.finditer(text):
        new = unicodedata.normalize("NFC", m[0])
        if new != m[0]:
            edits.append(Edit(m.start(), m.end(), new, COMPOSED))
    return edits
