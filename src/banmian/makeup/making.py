"""Makeup of an issue: its pages made one after the other, so that a story goes on where the page before left it. Pages that stand
(an editor's, or made before of the same words) are not made again; they are what the others are made with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from banmian.assets import read_assets
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.makeup.asked import ALL, BEST, FIRST, TOGETHER, Asked, Looked
from banmian.makeup.earlier import known_mark, mark_of, with_moves
from banmian.makeup.groups import Group, groups_of, processes_of
from banmian.makeup.hierarchy import hierarchy_told
from banmian.makeup.kept import Kept, kept_pages
from banmian.makeup.made_pages import fillers_used
from banmian.makeup.model import PagePlan
from banmian.makeup.needs import Turned
from banmian.makeup.proposals import NO_PAGE, MadePage, Proposal, made_page, rough_points
from banmian.makeup.ready import Ready
from banmian.makeup.search import Found
from banmian.makeup.sections import missing
from banmian.makeup.shape import Shape
from banmian.makeup.staying import stayed
from banmian.makeup.unmade import nothing_found, only_open
from banmian.pages.assemble import assemble
from banmian.phrases import say
from banmian.plan.model import Plan, Stop
from banmian.plan.model import Sheet as PlannedSheet
from banmian.processors import shared
from banmian.values import frozen

Choices = Mapping[int, int]
"""By a page's number which of its proposals is taken, from 1."""


@frozen
class MadeIssue:
    """The pages that were made, in the order of their numbers, each with the proposal that is taken (None: it has none), and those
    that stand as they are."""

    pages: tuple[tuple[MadePage, int], ...]
    diagnostics: tuple[Diagnostic, ...]
    kept: tuple[Kept, ...] = ()

    def taken(self) -> dict[int, tuple[PagePlan, Proposal]]:
        return {made.plan.number: (made.plan, made.proposals[k]) for made, k in self.pages if made.proposals}

    def standing(self) -> dict[int, PagePlan]:
        return {page.plan.number: page.plan for page in self.kept}


def made_issue(
    given: Ready,
    pages: Sequence[int] = (),
    choices: Choices = MappingProxyType({}),
    again: bool = False,
    alternatives: bool = False,
) -> MadeIssue:
    """The pages that are asked for (none: all), and those before on which their stories begin. `again`: also those that stand, and
    by other cuts; `alternatives`: whether all proposals of a page are wanted, not only the page as it was made before."""
    wanted = set(pages) or {plan.number for plan in given.plans}
    plans = [with_moves(plan, given.files[plan.number]) if again and _is_hers(given, plan) else plan for plan in given.plans]
    kept = kept_pages(given, again, wanted if alternatives else set(choices))
    asked = [plan for plan in plans if plan.number in wanted | _begun_on(plans, wanted)]
    faults = [told for page in kept.values() if page.plan.number in wanted for told in page.told]
    groups = groups_of([p for p in asked if p.number not in kept])
    make = partial(_made_group, given, choices, kept, again, alternatives, groups)
    with shared(make, groups) as found:
        done = _each_filler_once(groups, found(), make)
    pages_made = sorted((page for made, _ in done for page in made), key=lambda page: page[0].plan.number)
    faults += [fault for _, told in done for fault in told]
    return MadeIssue(tuple(pages_made), tuple(faults), tuple(kept[n] for n in sorted(kept)))


MadeGroup = tuple[list[tuple[MadePage, int]], list[Diagnostic]]


def _each_filler_once(groups: Sequence[Group], done: Sequence[MadeGroup], make: Callable[[Group], MadeGroup]) -> list[MadeGroup]:
    """The groups as they were made; those that use a filler which stands on a page before are made again without it."""
    used: set[str] = set()
    out = []
    for group, first in sorted(zip(groups, done, strict=True), key=lambda pair: pair[0][0].number):
        made = make(tuple(_without(plan, used) for plan in group)) if _fillers(first) & used else first
        used |= _fillers(made)
        out.append(made)
    return out


def _without(plan: PagePlan, fillers: set[str]) -> PagePlan:
    return replace(plan, items=tuple(item for item in plan.items if not item.filler or item.name not in fillers))


def _fillers(made: MadeGroup) -> set[str]:
    return {name for page, k in made[0] if page.proposals for name in fillers_used(page.proposals[k], page.plan)}


def _made_group(
    given: Ready,
    choices: Choices,
    kept: Mapping[int, Kept],
    again: bool,
    alternatives: bool,
    groups: Sequence[Group],
    group: Group,
) -> MadeGroup:
    making = _Making(given, group, choices, kept, again, alternatives, processes_of(groups, group))
    for plan in group:
        making.make(plan)
    return making.out, making.faults


def _is_hers(given: Ready, plan: PagePlan) -> bool:
    return plan.number in given.files and not given.files[plan.number].ours


Shapes = dict[str, list[Shape]]
Trees = dict[str, tuple[Found, int]]
POINTS, JUMPS = 12, 4
"""Different points at which a page's stories may turn of which the page is looked at on which they go on; of so many it is made,
of all where none of these gives a page."""


class _Making:
    """The pages of an issue while they are made. `before`: where stories turn on pages that are made."""

    def __init__(
        self,
        given: Ready,
        plans: Sequence[PagePlan],
        choices: Choices,
        kept: Mapping[int, Kept],
        again: bool,
        alternatives: bool,
        processes: int,
    ) -> None:
        self.processes = processes
        self.given, self.plans, self.choices, self.kept = given, plans, choices, kept
        self.again, self.alternatives = again, alternatives
        self.out: list[tuple[MadePage, int]] = []
        self.faults: list[Diagnostic] = []
        self.before: dict[str, Turned] = {s: turned for page in kept.values() for s, turned in page.turned.items()}

    def asked(self, before: Mapping[str, Turned]) -> Asked:
        return asked_of(self.given, before, self.processes)

    def proposed(self, plan: PagePlan, before: Mapping[str, Turned], looked: Looked = ALL) -> MadePage:
        """A page: by its earlier cuts where these still serve, else looked for."""
        wants_all = self.alternatives or plan.number in self.choices
        if looked is ALL and not wants_all and not any(item.jump for item in plan.items):
            looked = BEST
        asked = self.asked(before)
        earlier = None if self.again else self.given.made_before(plan)
        stays = stayed(asked, plan, earlier) if earlier is not None else None
        if stays is not None and (looked is not ALL or not wants_all):
            return stays
        made = made_page(asked, plan, looked)
        if stays is None:
            return made
        first = stays.proposals[0]
        others = (p for p in made.proposals if p.fragment != first.fragment)
        return replace(made, proposals=(first, *others), stays=True)

    def make(self, plan: PagePlan) -> None:
        """A page, and which of its proposals is taken."""
        made = self.proposed(plan, self.before)
        if not made.proposals:
            self.out.append((made, 0))
            self.faults.append(nothing_found(made, self.given, self.asked(self.before)))
            return
        choice = self.choices.get(plan.number, 0) - 1
        if choice >= len(made.proposals):
            message = say(
                "page {number} has {proposals}, not {choice}",
                number=plan.number,
                proposals=counted(len(made.proposals), "proposal"),
                choice=choice + 1,
            )
            self.faults.append(diagnose("MKP007", message, say("take one of those that --show shows"), plan.span))
        if not 0 <= choice < len(made.proposals):
            choice = self.jump_point(plan, made)
        self.out.append((made, choice))
        self.before |= _turned(plan, made.proposals[choice])
        self.faults += _used_and_left(self.asked(self.before), plan, made.proposals[choice])
        self.faults += filter(None, [only_open(made, self.given)])
        self.faults += hierarchy_told(made, choice)

    def jump_point(self, plan: PagePlan, made: MadePage) -> int:
        """The proposal of which the page where its story goes on is best with it; the first where none of its stories does. Of so
        many points where it may turn that page is told from sizes alone, and made of the best of them."""
        going = {item.stories for item in plan.items if item.jump}
        after = [p for p in self.plans if p.number > plan.number and any(i.continued and i.stories in going for i in p.items)]
        fixed = [page for n, page in self.kept.items() if n > plan.number and page.continues(going)]
        if not after and not fixed:
            return 0
        points: dict[int, tuple[int, int, dict[str, Turned]]] = {}
        for k, proposal in enumerate(made.proposals):
            turned = _turned(plan, proposal)
            left = sum(t.lines for t in turned.values())
            if left not in points and len(points) < POINTS:
                before = {**self.before, **turned}
                own = proposal.points + NO_PAGE * bool(proposal.told) + sum(self.off(page, before) for page in fixed)
                points[left] = own, k, before
        about = self.about(after, [before for *_, before in points.values()])
        rough = sorted(
            ((own + its, k, own, before) for (own, k, before), its in zip(points.values(), about, strict=True)),
            key=lambda row: row[:2],
        )
        after_of = partial(self.points_after, after)
        with shared(after_of, [before for *_, before in rough[:JUMPS]], self.processes) as found:
            first = found()
        for _, known, trees in first:
            self.given.known.update(known)
            self.given.trees.update(trees)
        sums = [(own + points, k) for (_, k, own, _), (points, *_) in zip(rough, first, strict=False)]
        for _, k, own, before in rough[JUMPS:]:
            if min(sums)[0] < NO_PAGE:
                break
            sums.append((own + after_of(before)[0], k))
        return min(sums)[1]

    def points_after(self, after: Sequence[PagePlan], before: Mapping[str, Turned]) -> tuple[int, Shapes, Trees]:
        """What the pages cost on which stories go on that turn so, and the shapes and trees that were made for that."""
        known, found = set(self.given.known), set(self.given.trees)
        points = sum(_points(self.proposed(p, before, FIRST)) for p in after)
        shapes = {name: own for name, own in self.given.known.items() if name not in known}
        return points, shapes, {name: own for name, own in self.given.trees.items() if name not in found}

    def about(self, after: Sequence[PagePlan], befores: Sequence[Mapping[str, Turned]]) -> list[int]:
        """About what these pages cost by each way to come to them: of the first way, by which all shapes are made, and then of the
        others by two processes."""

        def sum_of(before: Mapping[str, Turned]) -> int:
            return sum(self.rough(plan, before) for plan in after)

        first = [sum_of(before) for before in befores[:1]]
        with shared(sum_of, befores[1:], self.processes) as found:
            return first + found()

    def rough(self, plan: PagePlan, before: Mapping[str, Turned]) -> int:
        """About what a page costs where stories come to it so."""
        earlier = self.given.made_before(plan)
        return 0 if earlier is not None and not self.again else rough_points(self.asked(before), plan)

    def off(self, page: Kept, before: Mapping[str, Turned]) -> int:
        """By how many points a page that stands is off when the stories that come to it turn there."""
        lines = page.misfit(self.given, before)
        return 2 * NO_PAGE if lines is None else self.given.makeup.prices.short * lines


def asked_of(given: Ready, before: Mapping[str, Turned], processes: int = TOGETHER) -> Asked:
    """What pages are made from, where stories turn as `before` says; `processes`: so many make their shapes."""
    judge, store = partial(_judged, given), given.store if given.fonts.key else None
    g, mark = given, mark_of((known_mark(given.paper, given.makeup), sorted(given.grid_styles.items()), given.fonts.key))
    known = g.known, g.trees, g.texts
    return Asked(g.plan, g.fonts, g.makeup, g.grid_styles, g.aspects, g.house, before, judge, *known, store, mark, processes)


def _used_and_left(asked: Asked, plan: PagePlan, proposal: Proposal) -> Iterator[Diagnostic]:
    """What stands on a page and nobody asked for, what was asked for and does not."""
    there = {name for name, _ in proposal.stories}
    trial = asked.trial(plan)
    yield from (missing(trial, item, plan.number) for item in plan.items if item.optional and item.name not in there)
    for name in fillers_used(proposal, plan):
        message = say("page {number} is filled with '{name}' of the pool", number=plan.number, name=name)
        yield diagnose("MKP017", message, say("add a story, or a larger picture, where it had better not"), plan.span)


def _points(made: MadePage) -> int:
    return made.proposals[0].points + NO_PAGE * bool(made.proposals[0].told) if made.proposals else 2 * NO_PAGE


def _judged(given: Ready, plan: Plan) -> Sequence[Diagnostic]:
    """What a build tells of the plan's pages."""
    assets, of_assets = read_assets(plan, given.job.root, given.fonts.ids, given.cache)
    return (*of_assets, *assemble(plan, given.fonts, assets, "").diagnostics)


def _begun_on(plans: Sequence[PagePlan], wanted: set[int]) -> set[int]:
    """The pages on which stories begin that go on on one of these."""
    going = {item.stories for plan in plans if plan.number in wanted for item in plan.items if item.continued}
    return {plan.number for plan in plans for item in plan.items if item.jump and item.stories in going}


def _turned(plan: PagePlan, proposal: Proposal) -> dict[str, Turned]:
    """Where the stories that go on turn on this page."""
    out = {}
    for item in plan.items:
        place = proposal.layout.place(item.name)
        if item.jump and place is not None:
            out[item.stories[0]] = Turned(PlannedSheet((plan.number,), "", (), proposal.layout), Stop(0, place))
    return out
