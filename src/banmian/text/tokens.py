"""Cutting text into what is set alike: stretches of plain cells, words, two-em units, white, single characters.

Where a line may end is not said here but in text/breaks.py. docs/rules/typography.md, Punctuation widths, Mixed type.
"""

from __future__ import annotations

import re

_LETTER = (
    "0-9A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u0373\u0376\u0377\u037b-\u037f\u0386-\u0481\u048a-\u0587"
    "\u1e00-\u1fff"
)
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
"""What joins the character before it: combining marks, variation selectors, emoji modifiers and tags."""
_AROUND = "\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Of these, what makes of a letter a character by itself: \u20dd, \u20e3."""
_CELLS = (
    "\u00b7\u2018\u2019\u201c\u201d\u2027\u2e80-\u2fef\u3001-\u3029\u3030-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff1b\uff1f-\uffdc\uffe0-\uffe4\uffe6\U00020000-\U0003ffff"
)
"""Characters that have a cell of their own whatever stands beside them."""

TOKEN = re.compile(
    f"(?P<plain>[{_CELLS}]+(?![{_COMBINING}\u200d]))"
    r"|(?P<url>(?:https?://|www\.)[!-~]+|(?<![0-9A-Za-z_.+-])[0-9A-Za-z_.+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    "|(?P<dash>\u2014\u2014|\u2e3a|\u2e3b)"
    "|(?P<dots>\u2026\u2026|\u22ef\u22ef)"
    f"|(?P<word>[\u00a5$\u00a3\u20ac\u2116\uffe5]?[{_LETTER}][{_LETTER}\u0300-\u036f\u2060]*"
    f"(?:[.,:'\u2019\\-\u2010\u2011\u2013/&_+\u2236\u00b0\u2032\u2033][{_LETTER}][{_LETTER}\u0300-\u036f\u2060]*)*"
    f"(?:[%\u2030\u00b0\u2103\u2032\u2033\u2034]+|[+#]+)?(?![\ufe00-\ufe0f]?[{_AROUND}]))"
    "|(?P<blank>\u3000+)"
    "|(?P<space>[ \t\n\x0b\x0c\r\x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f]+)"
    "|(?P<zero>[\u00ad\u200b\u2060\ufeff])"
    f"|(?P<one>(?:[\U0001f1e6-\U0001f1ff]{{2}}|.)[{_COMBINING}]*(?:\u200d.[{_COMBINING}]*)*)",
    re.DOTALL,
)
