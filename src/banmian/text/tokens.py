"""Cutting text into what no line edge parts: words, numbers with their signs, two-em units, single characters.

docs/rules/typography.md, Line edges: a number with its point, comma, colon or range dash is one word; a URL breaks after
/ . ? & = - and never gets a hyphen.
"""

from __future__ import annotations

import re

_LETTER = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"

TOKEN = re.compile(
    "(?P<han>[\u3400-\u9fff\uf900-\ufaff]+(?![\ufe00-\ufe0f\U000e0100-\U000e01ef\u0300-\u036f]))"
    r"|(?P<url>(?:https?://|www\.)[!-~]+|[0-9A-Za-z_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    "|(?P<dash>\u2014\u2014|\u2e3a)"
    "|(?P<dots>\u2026\u2026|\u22ef\u22ef)"
    f"|(?P<word>[\u00a5$\u00a3\u2116\uffe5]?[{_LETTER}][{_LETTER}\u0300-\u036f]*"
    f"(?:[.,:'\u2019\\-\u2013/&_+\u2236][{_LETTER}][{_LETTER}\u0300-\u036f]*)*(?:[%\u2030\u00b0\u2103]|[+#]+)?)"
    "|(?P<blank>\u3000+)"
    "|(?P<space>[ \t\n\u00a0]+)"
    "|(?P<zero>[\u200b\u2060])"
    "|(?P<one>.(?:[\ufe00-\ufe0f\U000e0100-\U000e01ef\u0300-\u036f\u200d])*)",
    re.DOTALL,
)

URL_PIECE = re.compile(r"[^/.?&=\-]*(?:[/.?&=\-]+|$)")
