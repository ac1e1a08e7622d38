"""Proposals for a page, the cheapest first: searched, told apart, and each judged as the whole page that it would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from banmian.diagnostics import Diagnostic, Severity
from banmian.makeup.airing import with_aired
from banmian.makeup.asked import ALL, FIRST, Asked, Looked
from banmian.makeup.cuts import cuts_of
from banmian.makeup.earlier import NOTHING, Cuts
from banmian.makeup.effort import CLOSED, DEAR, NEAR, QUICK, QUICK_FROM, WHOLE, Effort
from banmian.makeup.fragment import Fragment
from banmian.makeup.legged import Clefts
from banmian.makeup.looks import Looks, looks_of
from banmian.makeup.model import PagePlan
from banmian.makeup.offered import make_ahead, shapes_around, shapes_of, trees_of
from banmian.makeup.pinned import pinned_shapes
from banmian.makeup.problem import problem_of
from banmian.makeup.search import Found, Search
from banmian.makeup.shape import TENTH, Shape
from banmian.makeup.shapes import ANY, ROUGH
from banmian.makeup.standing import MOST_SHORT
from banmian.makeup.trees import Tree, standings
from banmian.makeup.trial import Trial, Tried
from banmian.makeup.whole import DOWN, Term, counted_terms, page_fragment, signature, structure, whole_terms
from banmian.template.makeup import Makeup
from banmian.template.model import PageLayout
from banmian.values import frozen

KINDS = ("FIT", "FLW", "FRM", "PIC")
"""Codes of what a page's makeup can do wrong."""
DEAR_PAGE = 600
"""Points of a page by straight cuts from which on stories around its advertisements are tried too."""
OPEN = "FIT005"
"""A gutter is open from top to foot."""
PRICED = "FLW002"
"""A free line at a text's end has its price already, and copyfit may fill it."""


NO_PAGE = 10_000
"""Points of a page that cannot be made, or of which a build would tell something."""


@frozen
class Proposal:
    """A page that was made up: its layout's parts, its points, of what they are the sum, and the tree in a line."""

    fragment: Fragment
    points: int
    terms: tuple[Term, ...]
    written: str
    stories: tuple[tuple[str, tuple[str, ...]], ...]
    layout: PageLayout
    short: int
    """Lines that are free at the ends of its texts."""
    told: tuple[Diagnostic, ...] = ()
    """Errors and warnings that a build would tell of the page, where it was set to see."""
    cuts: Cuts = NOTHING
    looks: tuple[Looks, ...] = ()


@frozen
class Closed:
    """The nearest arrangement without a gutter from top to foot: so many lines too high (below 0: too low); `name`: the story over
    all columns that may be shorter or longer by so much ("": none stands there)."""

    lines: int
    name: str


@frozen
class MadePage:
    """What became of a page: proposals, or by how many lines nothing fits (`nearest`), and items of which no shape was found."""

    plan: PagePlan
    proposals: tuple[Proposal, ...]
    nearest: int | None = None
    shapeless: tuple[int, ...] = ()
    pairs: int = 0
    calls: int = 0
    rooms: tuple[int, int] = (0, 0)
    """The lines of columns that what must be on the page takes at least and at most."""
    stays: bool = False
    """Whether the first proposal is the page as it was made before, with other words."""
    closed: Closed | None = None
    """Where all that fills the page has a gutter open from top to foot: by how much the nearest without one is off."""


def made_page(asked: Asked, plan: PagePlan, looked: Looked = ALL) -> MadePage:
    """Proposals for a page; with fillers only where it cannot be made without."""
    if any(item.filler for item in plan.items):
        bare = _made(asked, replace(plan, items=tuple(item for item in plan.items if not item.filler)), looked)
        if _is_good(bare.proposals):
            return replace(bare, plan=plan)
    return _made(asked, plan, looked)


def _made(asked: Asked, plan: PagePlan, looked: Looked) -> MadePage:
    trial = asked.trial(plan)
    shapes = _shapes(asked, plan, trial)
    shapeless = tuple(i for i, own in enumerate(shapes) if not own and plan.items[i].must)
    if shapeless:
        return MadePage(plan, (), None, shapeless, 0, trial.calls)
    areas = [[shape.w * shape.h for shape in own] for own, item in zip(shapes, plan.items, strict=True) if item.must]
    rooms = sum(map(min, areas)), sum(map(max, areas))
    made, search = MadePage(plan, (), None, (), 0, trial.calls, rooms), partial(_searched, asked, plan, trial, shapes, looked)
    for effort in (QUICK, WHOLE, DEAR) if len(plan.items) >= QUICK_FROM else (WHOLE, DEAR):
        made = search(made, effort)
        if _is_good(made.proposals):
            break
    if not _is_good(made.proposals) or made.proposals[0].points > DEAR_PAGE:
        made = _around(asked, plan, trial, made, search)
    # which way a story turns is told well enough without: so many ways are tried
    if looked is not FIRST and (not _is_good(made.proposals) or DOWN in {term.name for term in made.proposals[0].terms}):
        made = _cleft(asked, plan, trial, shapes, looked, made)
    all_open = made.proposals and all(OPEN in {d.code for d in p.told} for p in made.proposals[: looked.set])
    made = _closed(asked, plan, trial, shapes, looked, made) if all_open else made
    return replace(made, calls=trial.calls)


def _is_good(proposals: Sequence[Proposal]) -> bool:
    """Whether the first is one of which a build would tell nothing, with few free lines. Those behind the first eight were not set
    to see, so that they say nothing of themselves either way."""
    return bool(proposals) and _is_sound(proposals[0])


def _is_sound(proposal: Proposal) -> bool:
    return not proposal.told and proposal.short <= MOST_SHORT


class _Searching(Protocol):
    def __call__(self, made: MadePage, effort: Effort, holding: Sequence[Shape] = ()) -> MadePage: ...


def _searched(
    asked: Asked,
    plan: PagePlan,
    trial: Trial,
    shapes: Sequence[Sequence[Shape]],
    looked: Looked,
    made: MadePage,
    effort: Effort,
    holding: Sequence[Shape] = (),
) -> MadePage:
    """What an effort finds, where it is better than what was found before. `holding`: of stories around advertisements."""
    problem = replace(problem_of(plan, shapes, trial.columns.count, asked.makeup.prices), holding=holding)
    found, pairs = trees_of(asked, plan, trial, problem, effort)
    proposals, before = proposed(asked, plan, trial, found.trees, looked), made.proposals
    better = _is_good(proposals) and not (_is_good(before) and before[0].points <= proposals[0].points)
    kept = proposals if better else before or proposals
    return replace(made, proposals=kept, nearest=None if kept else found.nearest, pairs=made.pairs + pairs)


def _around(asked: Asked, plan: PagePlan, trial: Trial, made: MadePage, search: _Searching) -> MadePage:
    """With stories in an L around advertisements; where nothing fills the page, by how much the nearest is off."""
    holding = tuple(shapes_around(asked, plan, trial))
    for effort in (WHOLE, DEAR) if holding else ():
        made = search(made, effort, holding)
        if _is_good(made.proposals):
            return made
    return made if made.proposals else search(made, NEAR, holding)


def _cleft(
    asked: Asked, plan: PagePlan, trial: Trial, shapes: Sequence[Sequence[Shape]], looked: Looked, made: MadePage
) -> MadePage:
    """With pages that the lead opens, its columns ending at two heights, where one of them is better."""
    parted, trees = Clefts(asked, plan, trial, shapes).pages()
    proposals = proposed(asked, parted, trial, trees, looked)
    if not _is_good(proposals) or (_is_good(made.proposals) and made.proposals[0].points <= proposals[0].points):
        return made
    return replace(made, proposals=(*proposals, *made.proposals), nearest=None)


def _closed(
    asked: Asked, plan: PagePlan, trial: Trial, shapes: Sequence[Sequence[Shape]], looked: Looked, made: MadePage
) -> MadePage:
    """Where all that was found has an open gutter: with the page without one, where there is one after all, else with what is said
    of the nearest."""
    problem = problem_of(plan, shapes, trial.columns.count, asked.makeup.prices)
    size = problem.size
    found = Search(replace(problem, closed=True), CLOSED).run()
    proposals = proposed(asked, plan, trial, found.trees, looked)
    if _is_good(proposals):
        return replace(made, proposals=(*proposals, *made.proposals))
    if found.near is None:
        return made
    wide = [plan.items[s.shape.item] for s in standings(found.near) if s.shape.w == size[0] and plan.items[s.shape.item].stories]
    return replace(made, closed=Closed(found.near.h - size[1], wide[0].name if wide else ""))


def rough_points(asked: Asked, plan: PagePlan) -> int:
    """About what the cheapest page costs, stories that come from another page told by their sizes alone; where there is none,
    NO_PAGE and the lines of a column by which the cheapest shapes are more or less than the page."""
    trial = asked.trial(plan)
    wanted = {i: ROUGH if item.continued else ANY for i, item in enumerate(plan.items)}
    make_ahead(asked, plan, trial, wanted)
    own = {i: shapes_of(asked, plan, trial, i, wanted[i]) for i in wanted}
    pinned = pinned_shapes(own, plan.items)
    shapes = [pinned[i] for i in range(len(plan.items))]
    problem = problem_of(plan, shapes, trial.columns.count, asked.makeup.prices)
    has_all = all(own or not item.must for own, item in zip(shapes, plan.items, strict=True))
    found = Search(problem, QUICK).run() if has_all else Found(())
    first = ranked(found.trees, plan, asked.makeup, trial.columns.count)
    if first:
        return first[0][0]
    areas = (min((s.cost, s.w * (s.h + 2)) for s in own)[1] for own in shapes if own)
    columns, lines = problem.size
    return NO_PAGE + abs(sum(areas) - columns * (lines + 2))


def proposed(asked: Asked, plan: PagePlan, trial: Trial, trees: Sequence[Tree], looked: Looked) -> tuple[Proposal, ...]:
    """What the trees are as pages, the cheapest first. After those that were seen and found sound come those with over two free
    lines, then those of which a build would tell something."""
    first = ranked(trees, plan, asked.makeup, trial.columns.count)[: looked.measured]
    judged = (_judged(asked, plan, trial, tree, points, terms) for points, tree, terms in first)
    proposals = [made for made in judged if made is not None]
    seen: list[Proposal] = []
    for proposal, tried in proposals[: looked.set]:
        seen.append(replace(proposal, told=_told(asked, plan, tried)))
        if sum(map(_is_sound, seen)) == looked.sound:
            break
    others = (proposal for proposal, _ in proposals[len(seen) :])
    return (*sorted(seen, key=lambda p: (bool(p.told), not _is_sound(p))), *others)


def _told(asked: Asked, plan: PagePlan, tried: Tried) -> tuple[Diagnostic, ...]:
    """What a build would tell of it; a story that goes on on another page is over on this one, which is no fault."""
    ends = not any(item.jump for item in plan.items)
    kinds = KINDS if ends else tuple(kind for kind in KINDS if kind != "FLW")
    found = (
        d for d in asked.judge(tried.plan) if d.severity is not Severity.INFO and d.code.startswith(kinds) and d.code != PRICED
    )
    return tuple(d for d in found if d.place is None or d.place.page == plan.number)


def _shapes(asked: Asked, plan: PagePlan, trial: Trial) -> list[list[Shape]]:
    make_ahead(asked, plan, trial, dict.fromkeys(range(len(plan.items)), ANY))
    prices, each = asked.makeup.prices, (shapes_of(asked, plan, trial, i) for i in range(len(plan.items)))
    own = {i: with_aired(shapes, prices, plan.height) for i, shapes in enumerate(each)}
    pinned = pinned_shapes(own, plan.items)
    return [pinned[i] for i in range(len(plan.items))]


def ranked(trees: Sequence[Tree], plan: PagePlan, makeup: Makeup, columns: int) -> list[tuple[int, Tree, tuple[Term, ...]]]:
    """By all their points, each arrangement once: first those that differ in structure, then the others."""
    costed, counted = [], counted_terms(plan)
    for tree in trees:
        terms = whole_terms(tree, plan, makeup, columns)
        costed.append((tree.cost // TENTH + sum(t.points for t in terms if t.name not in counted), tree, tuple(terms)))
    costed.sort(key=lambda c: (c[0], c[1].written))
    seen: set[object] = set()
    kept: list[list[tuple[int, Tree, tuple[Term, ...]]]] = [[], []]
    for row in costed:
        mine, alike = ("s", signature(row[1], plan)), ("t", structure(row[1], plan))
        if mine in seen:
            continue
        kept[alike in seen].append(row)
        seen |= {mine, alike}
    return [*kept[0], *kept[1]]


def _judged(
    asked: Asked, plan: PagePlan, trial: Trial, tree: Tree, points: int, terms: tuple[Term, ...]
) -> tuple[Proposal, Tried] | None:
    """The page as a whole, measured; None where something is over or wrong on it."""
    fragment = page_fragment(tree, plan, trial, asked.makeup)
    items = [plan.items[i] for i in sorted({s.shape.item for s in standings(tree)})]
    stories = {item.name: item.stories for item in items if item.stories}
    standing = {name for name, _ in fragment.places}
    stories |= {name: own for item in items for name, own in item.further.items() if name in standing}
    turning = [item for item in plan.items if item.jump]
    turned = next((asked.before[s] for item in plan.items if item.continued for s in item.stories if s in asked.before), None)
    tried = trial.tried(fragment, stories, (turned.sheet, turned.stop) if turned else None)
    if tried is None:
        return None
    rest = {name: m for name, m in tried.streams.items() if name not in {item.name for item in turning}}
    if tried.faults or any(m.over or m.faults or m.unread for m in rest.values()):
        return None
    tried = replace(tried, streams=rest)
    cuts, every, looks = cuts_of(tree, plan, 0, plan.lines[0]), all_terms(points, tree, plan, terms), looks_of(tree, plan)
    stands = tuple(stories.items()), tried.layout, tried.short, ()
    return Proposal(fragment, points, every, tree.written, *stands, cuts, looks), tried


def all_terms(points: int, tree: Tree, plan: PagePlan, whole: Sequence[Term]) -> tuple[Term, ...]:
    """Of what a page's points are the sum: each item's form and text, the white between them with their order, the whole page."""
    local = [Term(f"{plan.items[s.shape.item].name} {name}", n) for s in standings(tree) for name, n in s.shape.terms if n]
    cuts = points - sum(term.points for term in (*local, *whole))
    return (*local, *([Term("between", cuts)] if cuts else []), *whole)
