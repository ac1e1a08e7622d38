"""What the program draws by itself, by role: the inks and faces that `roles` of paper.yaml names for it.

No drawer knows an ink or a face by its name: it asks for the part that it plays, and here a paper says who plays it. A name that
the paper's inks or the font set lack is told at its key before anything is drawn (required_styles.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from banmian.colour import BLACK, SECTION, Ink
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources import Document
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.template.role_schema import RolesEntry

FACES = ("seal", "reading", "draft", "draft-strong", "warning", "slug")
"""The roles that are faces; the others are inks."""
NamedInk = Callable[..., Ink]
"""Finds an ink by its name, and tells at its key of one that there is not."""


@frozen
class Roles:
    """The inks and faces of a paper's own drawing. Faces are ids of fonts.yaml; \"\" = the paper says none."""

    text: Ink = BLACK
    """Text, rules and frames whose style names no ink: black alone."""
    accent: Ink = BLACK
    """Seals, bars of the folio, the marks of quotations."""
    label: Ink = BLACK
    """The bar under the words of a label."""
    section: Ink = BLACK
    """The folio's bar; on the pages of a paper's sections their colour."""
    seal: str = ""
    """The signs of seals."""
    reading: str = ""
    """Readings over characters where the text's style names no face."""
    draft: str = ""
    """Names and sizes of what a draft lacks."""
    draft_strong: str = ""
    """Titles in a draft."""
    warning: str = ""
    """The warning across a draft."""
    slug: str = ""
    """The words beside printer's marks, outside the trim."""


def roles_of(entry: RolesEntry, resolve: NamedInk, inks: Mapping[str, Ink], strong: str) -> Roles:
    """The roles as paper.yaml gives them; what it leaves out: black alone, and the face of the first style's `strong`."""
    black = next((ink for ink in inks.values() if ink.cmyk == BLACK.cmyk and not ink.spots), BLACK)
    text = resolve(entry.text, "roles", "text") if entry.text else black
    accent = resolve(entry.accent, "roles", "accent") if entry.accent else text
    faces = (entry.draft, entry.draft_strong, entry.warning, entry.slug)
    label = resolve(entry.label, "roles", "label") if entry.label else text
    own = resolve(entry.section, "roles", "section") if entry.section else accent
    section = inks.get(SECTION, own)
    return Roles(text, accent, label, section, entry.seal or strong, entry.reading or "", *(face or strong for face in faces))


def lacks_black(entry: RolesEntry, inks: Mapping[str, Ink], document: Document) -> list[Diagnostic]:
    """An error where no ink can be the text's: none is named, and none is black alone."""
    if entry.text or any(ink.cmyk == BLACK.cmyk and not ink.spots for ink in inks.values()):
        return []
    hint = say("add one under inks, [0, 0, 0, 100], or name the ink of text: roles: {{text: INK}}")
    return [diagnose("TPL003", say("paper.yaml has no ink for text: none is black alone"), hint, document.key_span("inks"))]
