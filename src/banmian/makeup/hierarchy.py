"""Whether a page that is made says which story leads it: the lead at the upper left with the largest head, the largest picture with
it or with a second story. Code MKP022, at the lead of makeup.yaml.

Prices keep to that order and may give it up for a page that else is worse; then the editor is told, and which proposal has it.
docs/rules/makeup.md, The order of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import story_named
from banmian.makeup.earlier import Part, parts
from banmian.makeup.looks import Looks
from banmian.makeup.model import Item, PagePlan, meet
from banmian.makeup.proposals import MadePage, Proposal
from banmian.phrases import Phrase, say

SECOND = 2
"""The least rank whose picture may be the page's largest."""
STAMP = 3
"""A lead's picture is a stamp where another story's is more than so many times as large."""


def hierarchy_told(made: MadePage, choice: int) -> Iterator[Diagnostic]:
    """What speaks against the lead on the proposal that is taken, each with what helps."""
    plan, leads = made.plan, made.plan.leads
    if len(leads) != 1:
        return
    found = _faults(made.proposals[choice], plan, leads[0])
    better = _without_faults(made.proposals, plan, leads[0]) if found else 0
    other = say("proposal {number}:{n} has none of this: look at it with --show", number=plan.number, n=better)
    for message, hint in found:
        yield diagnose("MKP022", message, other if better else hint, leads[0].span, PlaceOnPage(plan.number))


def _without_faults(proposals: Sequence[Proposal], plan: PagePlan, lead: Item) -> int:
    """The first that is in order, and of which a build tells nothing, from 1; 0: there is none."""
    sound = (n for n, proposal in enumerate(proposals, 1) if not proposal.told and not _faults(proposal, plan, lead))
    return next(sound, 0)


def _faults(proposal: Proposal, plan: PagePlan, lead: Item) -> list[tuple[Phrase, Phrase]]:
    """Each as a message and a hint."""
    where = {part.name: part for part in parts(proposal.cuts)}
    looks = {own.name: own for own in proposal.looks}
    if lead.name not in where or lead.name not in looks:
        return []
    found = [_place(plan, lead, where), _head(plan, lead, looks), _picture(plan, lead, looks)]
    return [fault for fault in found if fault is not None]


def _place(plan: PagePlan, lead: Item, where: dict[str, Part]) -> tuple[Phrase, Phrase] | None:
    """Under another story, or outside the upper left quarter. Where its editor has pinned it, it stands as she wants."""
    if not lead.pin.anywhere:
        return None
    own, stories = where[lead.name], {item.name: item for item in plan.items if item.stories}
    over = [p for p in where.values() if p.name in stories and p.lines[1] < own.lines[0] and meet(p.cols, own.cols)]
    columns = max(part.cols[1] for part in where.values())
    given = {"number": plan.number, "story": lead.stories[0], "line": own.lines[0], "column": own.cols[0]}
    pin = f"{lead.name}: {{lines: {plan.lines[0]}-\u2026}}"
    hint = say("pin it by `pins: {{{pin}}}`, or give what stands there a lesser rank", pin=pin)
    if over:
        other = stories[max(over, key=lambda part: part.lines[1]).name].stories[0]
        given |= {"other": story_named(other)}
        return say("page {number}: its lead '{story}' begins at line {line}, under {other}", **given), hint
    if own.lines[0] > plan.lines[0] + plan.height // 2 or own.cols[0] > (columns + 1) // 2:
        return say(
            "page {number}: its lead '{story}' begins at line {line} of column {column}, not at the upper left", **given
        ), hint
    return None


def _head(plan: PagePlan, lead: Item, looks: dict[str, Looks]) -> tuple[Phrase, Phrase] | None:
    """Its head is smaller than another story's, or no larger."""
    own = looks[lead.name]
    others = [look for look in looks.values() if look.name != lead.name and look.size >= own.size > 0]
    if not others:
        return None
    other = max(others, key=lambda look: look.size)
    given = {"number": plan.number, "story": lead.stories[0], "other": story_named(_story(plan, other.name))}
    given |= {"size": own.size / 1000, "its": other.size / 1000}
    message = say("page {number}: the head of its lead '{story}' has {size:g} pt, that of {other} {its:g} pt", **given)
    return message, say("give the other a lesser rank, or smaller head styles by `heads`; a shorter headline is set larger")


def _picture(plan: PagePlan, lead: Item, looks: dict[str, Looks]) -> tuple[Phrase, Phrase] | None:
    """The largest picture is a lesser story's, or the lead's is a stamp beside another."""
    ranks = {item.name: item.rank for item in plan.items}
    own, shown = looks[lead.name], [look for look in looks.values() if look.picture]
    largest = max(shown, key=lambda look: (look.picture, -ranks[look.name]), default=None)
    if largest is None or largest.name == lead.name or len(shown) < 2:
        return None
    stamp = 0 < own.picture * STAMP < largest.picture
    if ranks[largest.name] <= SECOND and not stamp:
        return None
    given = {"number": plan.number, "story": lead.stories[0], "other": story_named(_story(plan, largest.name))}
    given |= {"its": largest.picture, "own": own.picture}
    hint = say("give the lead's picture more columns by `picture: {{cols: 2-4}}`, or the other's less height by `crop`")
    if own.picture:
        message = say(
            "page {number}: the picture of {other} takes {its} lines of a column, that of its lead '{story}' {own}", **given
        )
        return message, hint
    message = say("page {number}: the largest picture is that of {other}, which is neither its lead nor a second story", **given)
    return message, say("give that story rank 2, or its picture fewer columns by `picture: {{cols: 1}}`")


def _story(plan: PagePlan, name: str) -> str:
    return next(item.stories[0] for item in plan.items if item.name == name)
