"""What the eye sees first of the stories on a page that is made up: how large their heads and pictures are."""

from __future__ import annotations

from banmian.makeup.model import PagePlan
from banmian.makeup.trees import Tree, standings
from banmian.values import frozen


@frozen
class Looks:
    """What the eye sees of a story on a page: the size of its headline (mp; 0: none), its largest picture in column-lines."""

    name: str
    size: int
    picture: int


def looks_of(tree: Tree, plan: PagePlan) -> tuple[Looks, ...]:
    """Of the stories of a page."""
    shapes = (s.shape for s in standings(tree) if plan.items[s.shape.item].stories)
    return tuple(Looks(plan.items[s.item].name, s.size, max((p.area for p in s.pictures), default=0)) for s in shapes)
