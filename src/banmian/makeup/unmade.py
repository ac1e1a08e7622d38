"""Why a page could not be made: what is said of it, tried before it is said."""

from __future__ import annotations

from dataclasses import replace

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.makeup.proposals import Asked, MadePage, made_page
from banmian.makeup.ready import Ready


def nothing_found(made: MadePage, given: Ready, asked: Asked) -> Diagnostic:
    """MKP006, by how much nothing fits, or for which story there is no shape; MKP003 for a pin without which there would be."""
    plan = made.plan
    pinned = [item for item in plan.items if not item.pin.anywhere and not item.advert]
    for item in pinned:
        freed = replace(plan, items=tuple(replace(i, pin=type(i.pin)()) if i is item else i for i in plan.items))
        if made_page(asked, freed).proposals:
            hint = f"without it the page can be made: change or take out the pin of `{item.name}`"
            return diagnose("MKP003", f"page {plan.number} cannot be made with '{item.name}' where it is pinned", hint, item.span)
    if made.shapeless:
        item = plan.items[made.shapeless[0]]
        message = f"page {plan.number}: no shape was found for '{item.name}', of any width that its rank may have"
        return diagnose("MKP006", message, "give it another rank, other `cols`, or a picture of another height", item.span)
    columns = next(c.count for c in given.paper.grid.columns if c.name == plan.grid)
    if made.nearest:
        lines = abs(made.nearest)
        what = "too high" if made.nearest > 0 else "short"
        do = "take a story away, or shorten one" if made.nearest > 0 else "add a story, or a larger picture"
        message = f"page {plan.number}: nothing fits; the nearest is {counted(lines, 'line')} {what} over {columns} columns"
        return diagnose("MKP006", message, do, plan.span)
    message = f"page {plan.number}: no arrangement fills the page"
    return diagnose("MKP006", message, "change a rank, allow a picture more heights, or move a story to another page", plan.span)
