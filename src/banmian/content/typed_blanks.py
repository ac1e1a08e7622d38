"""Blanks that were typed and are none of the text: at its ends, between Han and Latin, beside full marks, between Han.

docs/rules/typography.md, Mixed type: the setting makes the gap. Between two Han a blank goes from running text alone; in a
headline, a caption or a table it is its author's, and so is the full-width one after a lead-in (\u7b54\u6848\u3000\u6a2a).
"""

from __future__ import annotations

import re

from banmian.content.edit import BLANK_DROPPED, BLANK_PLAIN, INDENT_DROPPED, SPACE_DROPPED, Edit
from banmian.content.script import FULL_MARKS, LATIN, Seen, Spans, is_beside, is_han
from banmian.phrases import NOTHING

_GAP = re.compile(" ++")
_LATIN = re.compile(f"[{LATIN}]")
_GAP_MARK = re.compile(rf"(?<=[{FULL_MARKS}]) ++(?=\S)|(?<=[^\s]) ++(?=[{FULL_MARKS}])")
_UNITS = "\u2014\u2014", "\u2026\u2026"
_BLANKS = re.compile("[ \t\u3000]++")
_LEAD_IN = 4
"""Han before a full-width blank, at the most, in what leads into a text."""
_IN_BRACKETS = re.compile("[\uff08(][^\uff08\uff09()]{1,60}+[\uff09)]")
_CREDITS = (
    "\u8bb0\u8005", "\u901a\u8baf\u5458", "\u5b9e\u4e60\u751f", "\u4f5c\u8005", "\u6444", "\u6587", "\u56fe", "\u7f16\u8f91",
    "\u6574\u7406",
)  # fmt: skip
"""Who wrote and who took the picture: beside these a blank parts names
(\uff08\u8bb0\u8005 \u5f20\u4e09 \u901a\u8baf\u5458 \u674e\u56db\uff09)."""
_ROLES = _CREDITS[:3]
_DOUBLE = re.compile("(?<=[!-~])[ \t]{2,}+(?=[!-~])|(?<=[!-~])\t(?=[!-~])")


def blanks(seen: Seen) -> list[Edit]:
    """The blanks that go, and the double ones that become single."""
    text, safe = seen.text, seen.safe
    edits: list[Edit] = []
    lead = len(text) - len(text.lstrip())
    if lead:
        edits.append(Edit(0, lead, "", INDENT_DROPPED))
    trail = len(text.rstrip())
    if lead < trail < len(text):
        edits.append(Edit(trail, len(text), "", NOTHING))
    inner = [m for m in _GAP.finditer(text) if _parts_scripts(text, m) and not safe.holds(m.start())]
    edits += [Edit(m.start(), m.end(), "", SPACE_DROPPED) for m in inner]
    edits += [Edit(m.start(), m.end(), "", NOTHING, "spaces") for m in _GAP_MARK.finditer(text) if not safe.holds(m.start())]
    if seen.running:
        edits += _running(seen)
    return _without_overlaps(edits)


def _parts_scripts(text: str, blank: re.Match[str]) -> bool:
    """Whether Han stands on one side and Latin on the other."""
    before, after = _sides(text, blank)
    return (is_han(before) and bool(_LATIN.match(after))) or (is_han(after) and bool(_LATIN.match(before)))


def _in_chinese(text: str, blank: re.Match[str]) -> bool:
    """Whether Han, a Chinese mark, a quote's outer side or a sign of two em stands on both sides."""
    before, after = _sides(text, blank)
    return (is_beside(before) or before in ("\u201d", "\u2019") or text.endswith(_UNITS, 0, blank.start())) and (
        is_beside(after) or after in ("\u201c", "\u2018") or text.startswith(_UNITS, blank.end())
    )


def _sides(text: str, blank: re.Match[str]) -> tuple[str, str]:
    start, end = blank.span()
    return text[max(0, start - 1) : start], text[end : end + 1]


def _running(seen: Seen) -> list[Edit]:
    """Blanks of a paragraph: between Han none, but its author's own; among Latin one."""
    found = [m for m in _BLANKS.finditer(seen.text) if _in_chinese(seen.text, m) and not seen.safe.holds(m.start())]
    names = Spans(_credits(seen.text) if found else [])
    edits = [Edit(m.start(), m.end(), "", BLANK_DROPPED) for m in found if not _is_author_s(seen, m, names)]
    doubles = (m for m in _DOUBLE.finditer(seen.text) if not seen.safe.holds(m.start()))
    return edits + [Edit(m.start(), m.end(), " ", BLANK_PLAIN) for m in doubles]


def _is_author_s(seen: Seen, blank: re.Match[str], names: Spans) -> bool:
    """Whether a blank between Han is meant: a full-width one after a lead-in or beside a mark, any between names."""
    text, (start, end) = seen.text, blank.span()
    if names.holds(start) or text.endswith(_ROLES, 0, start) or text.startswith(_ROLES, end):
        return True
    if "\u3000" not in blank[0]:
        return False
    return seen.at_edge(start, end) or _is_lead_in(text, end)


def _is_lead_in(text: str, end: int) -> bool:
    """Whether the text begins with a few Han and one full-width blank, which ends there."""
    lead = text[: end - 1]
    return 1 <= len(lead) <= _LEAD_IN and text[end - 1] == "\u3000" and all(map(is_han, lead)) and text[end : end + 1] != "\u3000"


def _credits(text: str) -> list[tuple[int, int]]:
    """Where brackets hold the names of who wrote or photographed."""
    return [m.span() for m in _IN_BRACKETS.finditer(text) if any(word in m[0] for word in _CREDITS)]


def _without_overlaps(made: list[Edit]) -> list[Edit]:
    """Ascending; of two edits at one place the one that was found first stays."""
    result: list[Edit] = []
    for edit in sorted(made, key=lambda e: (e.start, e.end)):
        if not result or edit.start >= result[-1].end:
            result.append(edit)
    return result
