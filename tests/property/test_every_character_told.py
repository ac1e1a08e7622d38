"""Whatever a text holds and whatever face sets it: no glyph id 0, no character dropped, and each that another face sets is told.

docs/rules/typography.md, Mixed type. Real faces, since what they lack is the subject.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content.model import StyledText
from banmian.diagnostics import Span
from banmian.fonts import FontBook
from banmian.text.classes import DASH
from banmian.text.cover import holds
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting

ROOT = Path(__file__).parents[2]
SIGNS = (
    "\u8001\u897f\u95e8\u5586\u777f\u4dae\U0002cb4e"  # in every face of text
    "\u9f8d\u6fdb\u51c3\U00020bb7\u0e01\U0001f600"  # beyond the standard; in none
    "\u2082\u2085\u207b\u00b3\u2074\u33a1\u2103\u3395"  # built
    "Ab1%.,-/\u2013\u2011\u00e9\u0416\u03b1\u20ac\u2116"
    "\u3002\uff0c\u201c\u201d\u2018\u2019\u2014\u2014\u2026\u2026\u22ef\u2e3a\u00b7\u300a\u300b\uff01\uff1f"
    "\u0301\ufe0f\u200d\u2665 "
)
SILENT = frozenset(" \u200d\ufe0f\u00ad\u200b\u2060\ufeff")
"""What shows nothing: blanks are gaps, joiners and selectors show nothing of their own."""


@cache
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def bare(text: str) -> str:
    return "".join(ch for ch in text if ch not in SILENT)


@settings(max_examples=400, deadline=None)
@given(
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=12),
    st.sampled_from(["song-regular", "song-semibold", "song-black", "hei-medium", "kai", "brush"]),
    st.sampled_from(["horizontal", "vertical"]),
    st.sampled_from(["", "hei-regular"]),
)
def test_every_character_is_shown_or_told(text: str, face: str, direction: Literal["horizontal", "vertical"], latin: str) -> None:
    source = StyledText(text, (), Span("a.md", 3, 1), ((0, 3, 1),))
    p = prepare(source, TextSetting(face, 10_000, latin=latin, direction=direction), book())
    assert 0 not in p.gids
    assert bare("".join(p.texts)) == bare(text)
    told = {d.span.column - 1 for d in p.diagnostics if d.span is not None}
    for unit, (first, end) in enumerate(pairwise(p.first)):
        if p.classes[unit] == DASH:
            continue  # a plain rule, whichever face's
        if any(p.faces[g] not in (face, latin or face) and bare(p.texts[g]) for g in range(first, end)):
            start, after = p.offsets[unit], [*p.offsets, len(text)][unit + 1]
            assert told & set(range(start, after)), (text[start:after], p.diagnostics)
    for found in p.diagnostics:
        assert found.span is not None and found.code in ("TXT001", "TXT002")
        assert not holds(book().face(face), text[found.span.column - 1 :])
