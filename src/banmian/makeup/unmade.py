"""Why a page could not be made: what is said of it, tried before it is said."""

from __future__ import annotations

from dataclasses import replace

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.makeup.asked import FIRST, Asked
from banmian.makeup.model import PagePlan, Pin
from banmian.makeup.proposals import MadePage, made_page
from banmian.makeup.ready import Ready
from banmian.phrases import say, series


def nothing_found(made: MadePage, given: Ready, asked: Asked) -> Diagnostic:
    """MKP006, by how much nothing fits, or for which story there is no shape; MKP003 for a pin without which there would be."""
    plan = made.plan
    pinned = [item for item in plan.items if not item.pin.anywhere]
    for item in pinned:
        if made_page(asked, _without_pins(plan, {item.name}), FIRST).proposals:
            message = say("page {number} cannot be made with '{name}' where it is pinned", number=plan.number, name=item.name)
            hint = say("without it the page can be made: change or take out the pin of `{name}`", name=item.name)
            return diagnose("MKP003", message, hint, item.span)
    if len(pinned) > 1 and made_page(asked, _without_pins(plan, {item.name for item in pinned}), FIRST).proposals:
        names = series(f"'{item.name}'" for item in pinned)
        message = say("page {number} cannot be made with {names} where they are pinned", number=plan.number, names=names)
        hint = say("without these pins it can be made: change or take out more than one")
        return diagnose("MKP003", message, hint, pinned[0].span)
    if made.shapeless:
        item = plan.items[made.shapeless[0]]
        message = say(
            "page {number}: no shape was found for '{name}', of any width that its rank may have",
            number=plan.number,
            name=item.name,
        )
        return diagnose("MKP006", message, say("give it another rank, other `cols`, or a picture of another height"), item.span)
    columns = next(c.count for c in given.paper.grid.columns if c.name == plan.grid)
    if made.nearest:
        lines = abs(made.nearest)
        what = say("too high") if made.nearest > 0 else say("short")
        do = say("take a story away, or shorten one") if made.nearest > 0 else say("add a story, or a larger picture")
        message = say(
            "page {number}: nothing fits; the nearest is {lines} {what} over {columns} columns",
            number=plan.number,
            lines=counted(lines, "line"),
            what=what,
            columns=columns,
        )
        return diagnose("MKP006", message, do, plan.span)
    message = say("page {number}: no arrangement fills the page", number=plan.number)
    return diagnose(
        "MKP006", message, say("change a rank, allow a picture more heights, or move a story to another page"), plan.span
    )


def _without_pins(plan: PagePlan, names: set[str]) -> PagePlan:
    return replace(plan, items=tuple(replace(item, pin=Pin()) if item.name in names else item for item in plan.items))
