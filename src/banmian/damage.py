"""What the libraries that open pictures say of a damaged file, as words for an editor: of qpdf (pikepdf) and of Pillow.

Their own sentences are English and name what only they know, as the address of a stream in memory; so none of them is shown.
"""

from __future__ import annotations

from banmian.phrases import Phrase, say

SAYINGS: tuple[tuple[tuple[str, ...], Phrase], ...] = (
    (("trailer dictionary", "pdf header", "startxref", "xref"), say("its table of what lies where is missing or damaged")),
    (("/root", "page tree", "pages tree", "/kids", "any pages", "/pages", "page object"), say("none of its pages is to be found")),
    (("content stream", "decoding", "decode", "filter"), say("a part of it cannot be unpacked")),
    (
        ("attempted on object", "wrong type", "expected "),
        say("a part of it is not of the kind that it should be"),
    ),
    (("truncat", "eof", "end of file"), say("it is cut short")),
    (("cannot identify", "not a "), say("it is not of the kind that its name says, or its beginning is damaged")),
    (("memory", "too large", "too big", "limit"), say("a part of it is too large")),
)
"""Parts of their sentences, in small letters, and what is said instead."""
_DAMAGED = say("a part of it is damaged")


def damage_of(error: Exception) -> Phrase:
    """What is wrong with the file; the error's own words where they are ours."""
    own = error.args[0] if error.args else None
    if isinstance(own, Phrase) and own.template:
        return own
    words = str(error).lower()
    return next((said for parts, said in SAYINGS if any(part in words for part in parts)), _DAMAGED)
