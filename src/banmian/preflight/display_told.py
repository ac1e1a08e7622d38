"""What a print shop would find in the pages of an issue as they are set, before there is a PDF: a part of every build."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import partial
from pathlib import Path

from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.order import line_of
from banmian.display import DisplayList
from banmian.plan import Plan
from banmian.preflight.profile import Profile
from banmian.preflight.profile_files import HOUSE, load_profile
from banmian.remember import Memo, Same

OUTSIDE = "PF-ISS-01"
"""The check that a story stays in the type area: of a head that does not fit the fit has said so, with what it needs."""
JUDGED: Memo[tuple[Diagnostic, ...]] = Memo("preflight of display lists", 10, lasting=True)


def display_told(display: DisplayList, plan: Plan, root: Path, known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What the house's profile finds, with its place in the sources, beyond what is known."""
    profile, why = load_profile(HOUSE, root, plan.paper.id)
    if profile is None:
        return [why] if why is not None else []
    rules = profile.for_paper(plan.paper)
    faulty = {line_of(d) for d in known if d.severity is Severity.ERROR}
    found = JUDGED.of((_reads(display, plan), rules), partial(_judged, display, plan, rules))
    return [d for d in found if d.code != OUTSIDE or line_of(d) not in faulty]


def _judged(display: DisplayList, plan: Plan, rules: Profile) -> tuple[Diagnostic, ...]:
    from banmian.preflight.engine import run_display

    return tuple(run_display(display, plan, rules).diagnostics)


def _reads(display: DisplayList, plan: Plan) -> Hashable:
    """What stands for the pages of an issue and for their plan, which is made of issue, articles, paper and layouts."""
    content, layouts = plan.content, (sheet.layout for sheet in plan.sheets)
    return Same(content.issue, plan.paper, *content.articles, *layouts, *display.pages)
