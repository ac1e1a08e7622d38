"""The colours of a paper's sections: `sections` of paper.yaml, and the ink `section` that styles, roles and pages name.

That ink stands in for the colour of a page's section, which the page is given once it is set (pages/section_colour.py): so a
style, a head or an element is the same value on the pages of all sections. On a page of none it looks as the role `section` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from banmian.colour import BLACK, SECTION, Ink
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources import Document
from banmian.template.inks import named_ink
from banmian.template.role_schema import RolesEntry
from banmian.template.roles import NamedInk

Sections = tuple[tuple[str, Ink], ...]


def sections_of(rows: Mapping[str, str], roles: RolesEntry, inks: dict[str, Ink], resolve: NamedInk) -> Sections:
    """Each section with its ink. Where there are some, `inks` is given the one that stands in for all of them."""
    if not rows:
        return ()
    found = tuple((name, resolve(ink, "sections", name)) for name, ink in rows.items())
    named = roles.section or roles.accent or roles.text
    own = (named_ink(inks, named) if named else None) or BLACK
    inks.setdefault(SECTION, replace(own, name=SECTION))
    return found


def section_faults(rows: Mapping[str, str], inks: Mapping[str, object], document: Document) -> list[Diagnostic]:
    """A paper with sections has no ink of its own by the name of the one that stands in for theirs. `inks`: its own."""
    if not rows or SECTION not in inks:
        return []
    hint = say("rename it: where the paper has `sections`, that is the ink of a page's section")
    return [
        diagnose("TPL010", say("an ink may not be called `{section}`", section=SECTION), hint, document.key_span("inks", SECTION))
    ]
