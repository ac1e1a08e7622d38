"""The cuts of a page that was found, as its file tells them: what stands above or beside what, each part where it stands."""

from __future__ import annotations

from banmian.makeup.earlier import Cut, Cuts, Part
from banmian.makeup.model import PagePlan
from banmian.makeup.shape import Held
from banmian.makeup.trees import Tree


def cuts_of(tree: Tree, plan: PagePlan, col: int, line: int) -> Cuts:
    """A tree as a page's file tells it, from a column (0 the first) and a line of the page."""
    if tree.shape is not None:
        item, held = plan.items[tree.shape.item], tuple(_held(plan, own, col, line) for own in tree.shape.holds)
        first, last = col + 1 + min(0, tree.shape.leg), col + tree.w + max(0, tree.shape.leg)
        return Part(item.name, tree.shape.form, (first, last), (line, line + tree.h - 1), held)
    assert tree.first is not None and tree.second is not None
    across = tree.cut == "H"
    right, down = (col, line + tree.first.h + tree.between) if across else (col + tree.first.w, line)
    return Cut(across, cuts_of(tree.first, plan, col, line), cuts_of(tree.second, plan, right, down))


def _held(plan: PagePlan, held: Held, col: int, line: int) -> Part:
    """An advertisement within a story that stands at that column and line."""
    first, top = col + held.col, line + held.line
    return Part(plan.items[held.item].name, "fixed", (first + 1, first + held.w), (top, top + held.h - 1))
