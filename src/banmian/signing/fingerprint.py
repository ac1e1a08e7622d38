"""What a signature is bound to: a hash of all that a page shows and says, and of nothing else.

Another page, the place of a story in its file, a newer library or another machine do not change it; a character of its text that
is copied out of the PDF does, so that pages with one fingerprint have page files with the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from banmian.outputs.fingerprint import NOT_PAINTED, fingerprint, shared_by

if TYPE_CHECKING:
    from banmian.build import SetIssue

NOT_SIGNED = NOT_PAINTED - {"texts"}
DIGITS = 32
STANDARD = "x4"


def sheet_fingerprint(issue: SetIssue, pages: Iterable[int]) -> str:
    """Of a page, or of both pages of a spread as one; "" where the issue has one of them no more."""
    known = {page.number: page for page in issue.display.pages}
    found = [known.get(number) for number in pages]
    hashes = [fingerprint(page, shared_by(issue, page, STANDARD), NOT_SIGNED) for page in found if page is not None]
    if len(hashes) < len(found):
        return ""
    return sha256(" ".join(hashes).encode()).hexdigest()[:DIGITS]
