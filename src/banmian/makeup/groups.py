"""Pages that share stories are made together: which of these groups comes first, and how many processes make it."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.makeup.asked import TOGETHER
from banmian.makeup.model import PagePlan

Group = tuple[PagePlan, ...]


def groups_of(plans: Sequence[PagePlan]) -> list[Group]:
    """The pages that share stories together, each group in the order of its pages; those that take longest first."""
    groups: list[list[PagePlan]] = []
    for plan in sorted(plans, key=lambda plan: plan.number):
        going = {item.stories for item in plan.items if item.continued}
        mine = [g for g in groups if any(i.jump and i.stories in going for p in g for i in p.items)]
        groups = [*(g for g in groups if g not in mine), [*(p for g in mine for p in g), plan]]
    return sorted(map(tuple, groups), key=lambda group: (-_weight(group), group[0].number))


def _weight(group: Group) -> int:
    """About how long it takes."""
    return sum(1 << len(plan.items) for plan in group) * len(group)


def processes_of(groups: Sequence[Group], group: Group) -> int:
    """How many processes make a group's shapes, this one counted. Where the first takes as long as all others together, it alone is
    shared: of what a copy remembers nothing is left, and the others are made meanwhile by one."""
    rest = sum(_weight(other) for other in groups[1:])
    return TOGETHER if not groups or group[0].number == groups[0][0].number or _weight(groups[0]) < rest else 1
