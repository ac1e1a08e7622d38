"""ASCII marks and straight quotes that stand in Chinese: which become full-width, and which quotes become curly.

docs/rules/typography.md, Mixed type. Marks beside Han become full-width, but not inside numbers, times, Latin sentences,
addresses and code; quotes become curly by pairs, in English sentences too.
"""

from __future__ import annotations

import re

from banmian.content.edit import MARKS_WIDE, QUOTES_CORNER, QUOTES_CURLY, STOP_WIDE, Edit
from banmian.content.script import CURLY, FULL_MARKS, Seen, Spans, is_beside, is_han, latin_sentences

_WIDE = {
    ",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09", ".": "\u3002",
}  # fmt: skip
_MARK = re.compile(r"[,:;?!]|(?<!\.)\.(?![.A-Za-z0-9])")
_BRACKET = re.compile("[()\uff08\uff09]")
_DIGITS = "0123456789"
_FAR = 9
"""How many blanks and closing quotes beside a mark are looked through."""
_LOOKED_THROUGH = " \u201d\u2019"
_AFTER_NUMBERS = ("%", "\uff05", "\u2030", "\u2103", "\u00b0")
"""Signs that end a number: a point after one of them ends a sentence and is no decimal point."""
_NUMERAL = re.compile("[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\\Z")
_QUOTE_PAIR = re.compile(r"\"([^\"\n]+)\"|(?<![A-Za-z0-9])'([^'\n]+)'(?![A-Za-z0-9])")
_CURLY_PAIR = re.compile("\u201c([^\u201c\u201d\n]+)\u201d|\u2018([^\u2018\u2019\n]+)\u2019")
_CORNERS = {"\u201c": ("\u300c", "\u300d"), "\u2018": ("\u300e", "\u300f")}
_BEFORE_OPENING = re.compile(rf"[\s(\[{{\u2014\u2013/{CURLY}\"'\uff08-]")
_AFTER_CLOSING = re.compile(rf"[\s)\]}}\u2014\u2013/{CURLY}\"'\uff09,.:;?!-]")


class _Shown:
    """A text whose marks are replaced as they are found: what one becomes may decide for the next."""

    def __init__(self, text: str) -> None:
        self.characters = list(text)

    def belongs_to_han(self, at: int) -> bool:
        """Whether the mark at `at` stands in Chinese: Han or one of its marks before it, or Han after it."""
        shown = self.characters
        before = shown[at - 1] if at else ""
        after = shown[at + 1] if at + 1 < len(shown) else ""
        if before in _DIGITS and after in _DIGITS and before and after:
            return False
        left, right = at - 1, at + 1
        while left > max(0, at - _FAR) and shown[left] in _LOOKED_THROUGH:
            left -= 1
        while right < min(len(shown) - 1, at + _FAR) and shown[right] == " ":
            right += 1
        beside = left >= 0 and is_beside(shown[left])
        if shown[at] == ".":
            return (beside or before in _AFTER_NUMBERS) and not self.numbers_an_item(at)
        return beside or (right < len(shown) and is_han(shown[right]))

    def numbers_an_item(self, at: int) -> bool:
        """Whether the point follows a Chinese numeral that begins the text, as in a list."""
        return at <= 3 and _NUMERAL.match("".join(self.characters[:at])) is not None


def marks(seen: Seen) -> list[Edit]:
    """, : ; ? ! beside Han, and the point after Han."""
    text = seen.text
    if not _MARK.search(text):
        return []
    shown, sentences = _Shown(text), Spans(latin_sentences(text))
    edits: list[Edit] = []
    for m in _MARK.finditer(text):
        at = m.start()
        if not seen.safe.holds(at) and not sentences.holds(at) and shown.belongs_to_han(at):
            shown.characters[at] = _WIDE[m[0]]
            edits.append(Edit(at, at + 1, _WIDE[m[0]], STOP_WIDE if m[0] == "." else MARKS_WIDE))
    return edits


def brackets(seen: Seen) -> list[Edit]:
    """Brackets go by pairs: Han before, after, or at an inner end makes both full-width; so does a fellow that is."""
    text = seen.text
    if "(" not in text and ")" not in text:
        return []
    sentences = Spans(latin_sentences(text))
    edits: list[Edit] = []
    for start, end in _pairs(text):
        typed = [at for at in (start, end - 1) if text[at] in "()" and not seen.safe.holds(at)]
        if not typed or seen.safe.holds(start) or sentences.holds(start):
            continue
        before, after = text[max(0, start - _FAR) : start].rstrip(" "), text[end : end + _FAR].lstrip(" ")
        inner = text[start + 1 : end - 1].strip(" ")
        near = before[-1:] + after[:1] + inner[:1] + inner[-1:] + text[start] + text[end - 1]
        if any(is_han(c) or c in FULL_MARKS for c in near):
            edits += [Edit(at, at + 1, _WIDE[text[at]], MARKS_WIDE) for at in typed]
    return sorted(edits, key=lambda e: e.start)


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


def quotes(seen: Seen) -> list[Edit]:
    """A pair around or after Han, or around Latin as quotes stand there; signs of inches and minutes are none."""
    text = seen.text
    if '"' not in text and "'" not in text:
        return []
    edits: list[Edit] = []
    for m in _QUOTE_PAIR.finditer(text):
        start, last = m.start(), m.end() - 1
        if seen.safe.holds(start) or seen.safe.holds(last) or not _is_quoted(text, start, last, m[1] or m[2] or ""):
            continue
        opening, closing = ("\u201c", "\u201d") if m[0][0] == '"' else ("\u2018", "\u2019")
        edits += [Edit(start, start + 1, opening, QUOTES_CURLY), Edit(last, last + 1, closing, QUOTES_CURLY)]
    return edits


def _is_quoted(text: str, start: int, last: int, inner: str) -> bool:
    before, after = text[start - 1 : start] if start else "", text[last + 1 : last + 2]
    if before in _DIGITS and before and inner[-1] in _DIGITS:
        return False
    if any(map(is_han, inner)) or is_han(before):
        return True
    opens = not before or _BEFORE_OPENING.match(before) or is_beside(before)
    closes = not after or _AFTER_CLOSING.match(after) or is_beside(after)
    return bool(opens and closes) and not inner[0].isspace() and not inner[-1].isspace()


def corners(seen: Seen) -> list[Edit]:
    """A pair of curly quotes around Han, or beside Han or a full mark: those of an English sentence stay."""
    edits: list[Edit] = []
    for m in _CURLY_PAIR.finditer(seen.text):
        start, last = m.start(), m.end() - 1
        beside = seen.text[start - 1 : start] if start else "", seen.text[last + 1 : last + 2]
        chinese = any(map(is_han, m[0])) or any(ch and is_beside(ch) for ch in beside)
        if chinese and not seen.safe.holds(start) and not seen.safe.holds(last):
            opening, closing = _CORNERS[m[0][0]]
            edits += [Edit(start, start + 1, opening, QUOTES_CORNER), Edit(last, last + 1, closing, QUOTES_CORNER)]
    return sorted(edits, key=lambda e: e.start)
