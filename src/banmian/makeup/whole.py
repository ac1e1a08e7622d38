"""A page as a whole: what only all of its parts together can cost, and its layout with the rules between its parts. Points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from banmian.makeup.fragment import Fragment, gutter, span
from banmian.makeup.model import LEAD, Item, PagePlan
from banmian.makeup.shape import LEG, Shape, ShownPicture
from banmian.makeup.trees import Standing, Tree, has_one_lead, larger_within, standings
from banmian.makeup.trial import Trial
from banmian.template.makeup import Makeup
from banmian.values import frozen

CUT, LARGER, DOWN, ASIDE = "cut", "larger", "down", "aside"
LARGE, LESSER = 20, 3
"""Column-lines of a picture that any story may have, and the rank from which on a larger one speaks louder than its story."""
NEAR_LINES = 6
"""Two pictures that begin within so many lines of each other begin at one height."""
STUMP = 4
"""Lines: so little of a rule down a gutter is nothing but the end of it that hangs over."""
TOUCH = 6
"""Lines that count as one in telling pages apart."""


@frozen
class Term:
    """What something costs, in points."""

    name: str
    points: int


def whole_terms(tree: Tree, plan: PagePlan, makeup: Makeup, columns: int) -> list[Term]:
    """The terms of a page that no part has alone; those of 0 are left out."""
    prices, standing = makeup.prices, list(standings(tree))
    stories = [s for s in standing if not _stands(plan.items[s.shape.item])]
    out = [
        Term(CUT, prices.cut if tree.open else 0),
        Term(LARGER, larger_within(tree, prices.larger, prices.leads)),
        Term("full", prices.full * max(0, sum(s.shape.w == columns for s in stories) - 1)),
        Term("boxes", prices.boxes * max(0, sum(s.shape.boxed for s in stories) - 1)),
        Term("dropped", prices.dropped * sum(item.missed for item in left_out(tree, plan))),
        *_of_lead(stories, plan, makeup),
        *_of_pictures([(s, p) for s in stories for p in s.shape.pictures], plan, makeup),
    ]
    return [term for term in out if term.points]


def counted_terms(plan: PagePlan) -> frozenset[str]:
    """The terms that the search has counted already, in the cost of its trees."""
    return frozenset({CUT, LARGER, *((DOWN, ASIDE) if has_one_lead(plan.items) else ())})


def left_out(tree: Tree, plan: PagePlan) -> list[Item]:
    """The optional stories that a page does without, fillers not counted."""
    there = {s.shape.item for s in standings(tree)}
    return [item for i, item in enumerate(plan.items) if item.optional and i not in there]


def _stands(item: Item) -> bool:
    """Whether it is no story."""
    return bool(item.advert or item.furniture)


def _of_lead(stories: Sequence[Standing], plan: PagePlan, makeup: Makeup) -> Iterator[Term]:
    leads = [s for s in stories if plan.items[s.shape.item].rank == LEAD]
    if leads:
        lead = min(leads, key=lambda s: (s.line, s.col))
        yield Term(DOWN, makeup.prices.down * lead.line)
        yield Term(ASIDE, makeup.prices.aside if lead.col else 0)


def _of_pictures(shown: Sequence[tuple[Standing, ShownPicture]], plan: PagePlan, makeup: Makeup) -> Iterator[Term]:
    prices = makeup.prices
    tops = sorted(s.line + p.line for s, p in shown)
    yield Term("together", prices.together * sum(b - a < NEAR_LINES for a, b in pairwise(tops)))
    if shown and not any(s.line + p.line < plan.height // 2 for s, p in shown):
        yield Term("dull", prices.dull)
    points = 0
    for s, p in shown:
        rank = plan.items[s.shape.item].rank
        greater = [q.area for t, q in shown if plan.items[t.shape.item].rank < rank]
        points += max(0, p.area - min(greater)) * 6 * prices.outshone // 10 if greater else 0
    yield Term("outshone", points)
    yield Term("greatest", prices.greatest * _too_great(shown, plan))


def _too_great(shown: Sequence[tuple[Standing, ShownPicture]], plan: PagePlan) -> int:
    """By how many column-lines the page's greatest picture is too great for a lesser story, where no greater one has any."""
    if not shown or min(plan.items[s.shape.item].rank for s, _ in shown) < LESSER:
        return 0
    return max(0, max(p.area for _, p in shown) - LARGE)


def signature(tree: Tree, plan: PagePlan) -> tuple[tuple[int, ...], ...]:
    """What pages are told apart by: each item's column, line (about) and width, and how much of a story is left to another page."""
    turned = [(s.shape.item, s.shape.w * s.shape.h) for s in standings(tree) if plan.items[s.shape.item].jump]
    return (*sorted((s.shape.item, s.col, s.line // TOUCH, s.shape.w) for s in standings(tree)), *turned)


def structure(tree: Tree, plan: PagePlan) -> tuple[tuple[int, int, int, int], ...]:
    """The same without which item of a rank stands where: pages that differ by two alike stories changed round are one."""
    return tuple(sorted((plan.items[s.shape.item].rank, s.col, s.line // TOUCH, s.shape.w) for s in standings(tree)))


# --- the layout -------------------------------------------------------------------------------------------------------


def page_fragment(tree: Tree, plan: PagePlan, trial: Trial, makeup: Makeup) -> Fragment:
    """All parts where they stand, with the rules between them."""
    whole = Fragment()
    for s in sorted(standings(tree), key=lambda s: (s.line, s.col)):
        whole = whole.joined(s.shape.fragment.moved(trial.shift(s.col, plan.lines[0] - 1 + s.line)))
    rules = list(_rules(tree, 0, plan.lines[0], makeup))
    return Fragment(whole.places, whole.pictures, whole.adverts, (*rules, *whole.rules),
                    (*(dict(f) for f in plan.furniture), *whole.furniture))  # fmt: skip


def _rules(tree: Tree, col: int, line: int, makeup: Makeup) -> Iterator[dict[str, str]]:
    """Across between stories, down the gutters where no box parts what is beside them."""
    if tree.shape is not None:
        return
    assert tree.first is not None and tree.second is not None
    if tree.cut == "H":
        foot = line + tree.first.h
        yield from _rules(tree.first, col, line, makeup)
        middle = _middle(tree, line)
        if middle is not None:
            yield {"cols": span(col + 1, col + tree.w), "lines": span(*middle), "weight": makeup.looks.across}
        yield from _rules(tree.second, col, foot + tree.between, makeup)
        return
    yield from _rules(tree.first, col, line, makeup)
    yield from _rules(tree.second, col + tree.first.w, line, makeup)
    edge = col + tree.first.w
    lefts = [s for s in standings(tree.first, col, line) if s.col + s.shape.w == edge]
    rights = [s for s in standings(tree.second, edge, line) if s.col == edge]
    taken = {n for s in (*lefts, *rights) if s.shape.boxed for n in range(s.line, s.line + s.shape.h)}
    legs = [s for own, beside in ((lefts, rights), (rights, lefts)) if _has_leg(own, own is lefts) for s in beside if _is_leg(s)]
    taken |= {n for s in legs for n in range(s.line, s.line + s.shape.h)}
    across = [middle for side, at in ((tree.first, col), (tree.second, edge)) for middle in _met(side, at, line, edge)]
    for first, last in _runs(n for n in range(line, line + tree.h) if n not in taken):
        begin, end = first + (first - 1 in taken), last - (last + 1 in taken)  # it keeps off a box as the stories do
        begin, end = _not_beyond((begin, end), across)
        if end - begin >= 3:
            yield {"gutter": gutter(edge), "lines": span(begin, end), "weight": makeup.looks.down}


def _has_leg(standing: Sequence[Standing], at_right: bool) -> bool:
    """Whether a story's leg is at that side of one of them: no rule parts it from its other columns."""
    return any(s.shape.leg > 0 if at_right else s.shape.leg < 0 for s in standing)


def _is_leg(standing: Standing) -> bool:
    return standing.shape.form == LEG


def _middle(tree: Tree, line: int) -> tuple[int, int] | None:
    """The lines between which, or the line in which the rule of a cut across stands; None where it has none."""
    if tree.cut != "H":
        return None
    assert tree.first is not None and tree.second is not None
    if tree.first.edges[1] or tree.second.edges[0] or all(shape.ruled for shape in _feet(tree.first)):
        return None
    foot = line + tree.first.h
    return foot + (tree.between - 1) // 2, foot + tree.between // 2


def _feet(tree: Tree) -> Iterator[Shape]:
    """The shapes at a tree's foot."""
    yield from (s.shape for s in standings(tree) if s.line + s.shape.h == tree.h)


def _met(tree: Tree, col: int, line: int, edge: int) -> Iterator[tuple[int, int]]:
    """The rules across in a tree that end at a gutter."""
    if tree.shape is not None or tree.first is None or tree.second is None:
        return
    middle = _middle(tree, line)
    if middle is not None and edge in (col, col + tree.w):
        yield middle
    across = tree.cut == "H"
    yield from _met(tree.first, col, line, edge)
    down = line + tree.first.h + tree.between
    yield from _met(tree.second, col if across else col + tree.first.w, down if across else line, edge)


def _not_beyond(run: tuple[int, int], across: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """A rule down a gutter that would go on for a line or two beyond one across ends at it."""
    begin, end = run
    feet = [first for first, _ in across if begin < first <= end < first + STUMP]
    tops = [last for _, last in across if last - STUMP < begin <= last < end]
    return min(tops, default=begin), max(feet, default=end)


def _runs(lines: Iterator[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for n in lines:
        if last is not None and n == last + 1:
            last = n
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = n
    if first is not None and last is not None:
        yield first, last
