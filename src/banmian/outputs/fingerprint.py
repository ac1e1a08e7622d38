"""What a page paints, as one hash: two pages with the same hash print alike, whatever stands on other pages.

Taken from the display list, not from the PDF: the issue's pages share font subsets, so that a character that one page gains
changes the bytes of all others and nothing of what they show (docs/decisions/0027).
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from banmian.colour import Ink
from banmian.display import Link, Page, runs_of

if TYPE_CHECKING:
    from banmian.build import SetIssue

NOT_PAINTED = frozenset(("origin", "tag", "frame", "texts", "cell", "alt"))
"""Where an item came from (a line more in an article moves the places of all that follow it), whose it is, and what a reader's
program is told of it. Links are left out whole: nothing of them is painted."""
PAINTING_TERMS = ("cut_above", "cut_to", "rendering", "sharpen")
"""The print shop's terms for pictures that change pixels; the other terms are limits that are checked."""


def fingerprints(issue: SetIssue, standard: str) -> dict[int, str]:
    """Each page's hash, by number: its items, the faces that they name by content, how inks and pictures are printed."""
    return {page.number: fingerprint(page, shared_by(issue, page, standard)) for page in issue.display.pages}


def shared_by(issue: SetIssue, page: Page, standard: str) -> str:
    """What the page's look depends on beside its items, as one text."""
    from banmian.issue_pdf import pdf_settings

    settings = pdf_settings(issue, standard)
    terms = [(name, getattr(issue.paper.picture_terms, name)) for name in PAINTING_TERMS]
    shared = f"{sha256(settings.intent.profile).hexdigest()} {settings.ink_limit} {terms} {standard}"
    faces = sorted({run.face for run in runs_of(page.items)})
    return f"{shared} " + " ".join(f"{face} {issue.fonts.face(face).entry.sha256}" for face in faces)


def fingerprint(page: Page, shared: str, without: frozenset[str] = NOT_PAINTED) -> str:
    """The hash of one page; `shared`: what it depends on beside its items."""
    return sha256(repr((shared, page.trim, page.bleed, painted(page.items, without))).encode()).hexdigest()


def painted(value: Any, without: frozenset[str] = NOT_PAINTED) -> Any:
    """A value of the display list without what is not painted: NOT_PAINTED, links, names of inks, paths of files."""
    if isinstance(value, tuple):
        return value if value and type(value[0]) is int else tuple(painted(v, without) for v in value if not isinstance(v, Link))
    names = getattr(type(value), "__slots__", None)
    if not names or isinstance(value, int | str):
        return int(value) if isinstance(value, int) and not isinstance(value, bool) else value
    left_out = without | ({"file"} if "sha256" in names else set()) | ({"name"} if isinstance(value, Ink) else set())
    return (type(value).__name__, *(painted(getattr(value, name), without) for name in names if name not in left_out))
