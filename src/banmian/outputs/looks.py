"""By which name the store knows what each page of the issue shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.page_hash import KnownPages, page_hashes
from banmian.store import store_of

if TYPE_CHECKING:
    from banmian.build import SetIssue


def known_pages(issue: SetIssue, pdf: bytes) -> KnownPages | None:
    """The pages of the issue's PDF/X-4; None where nothing is kept."""
    store = store_of(issue.job.cache)
    return KnownPages(store, page_hashes(pdf, issue.fonts.key)) if store is not None else None
