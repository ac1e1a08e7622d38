"""By which name the store knows what a page shows: by its fingerprint, which no other page's characters move.

A font subset gains a character on one page, and all pages that use it are other objects in the PDF, though nothing of what they
show is other. Making the fingerprint takes longer than hashing the objects: so it is kept itself, by these.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from banmian.outputs.fingerprint import fingerprint, shared_by
from banmian.page_hash import KnownPages, page_hashes
from banmian.pdf.images import placements
from banmian.pdf.standards import X4
from banmian.store import store_of

if TYPE_CHECKING:
    from banmian.build import SetIssue
    from banmian.display import Page, Raster


def known_pages(issue: SetIssue, pdf: bytes) -> KnownPages | None:
    """The pages of the issue's PDF/X-4; None where nothing is kept."""
    store = store_of(issue.job.cache)
    if store is None:
        return None
    placed = placements(issue.display)
    pages = zip(issue.display.pages, page_hashes(pdf), strict=True)
    names = (store.of("look", [objects], partial(_look, issue, page, placed)) for page, objects in pages)
    return KnownPages(store, tuple(name.decode() for name in names))


def _look(issue: SetIssue, page: Page, placed: dict[str, Raster]) -> bytes:
    """The fingerprint, and how large its pictures stand elsewhere: they are converted once, for the largest place."""
    from banmian.pdf.usage import use_of

    sizes = sorted({(raster.key, placed[raster.key].rect.width, placed[raster.key].rect.height) for raster in use_of(page).rasters})
    return fingerprint(page, f"{shared_by(issue, page, X4.key)} {sizes}").encode()
