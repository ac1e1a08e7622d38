"""The issue with pages that were made: their places in issue.yaml's terms, and where its threads now run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from banmian.content.model import Advert, Content, IssuePage, Thread
from banmian.makeup.model import Item, PagePlan
from banmian.makeup.proposals import Proposal


def with_pages(content: Content, taken: Mapping[int, tuple[PagePlan, Proposal]]) -> Content:
    """The issue with these pages' layouts and places, and its threads where they now run."""
    pages = tuple(_page(page, taken) for page in content.issue.pages)
    threads, adverts = threads_of(content, taken), with_fillers(content.issue.adverts, taken)
    return replace(content, issue=replace(content.issue, pages=pages, threads=threads, adverts=adverts))


def with_fillers(adverts: tuple[Advert, ...], taken: Mapping[int, tuple[PagePlan, Proposal]]) -> tuple[Advert, ...]:
    """The issue's advertisements with the fillers that these pages use, and without those that they use no more."""
    fillers = {(n, item.name): item for n, (plan, _) in taken.items() for item in plan.items if item.filler}
    kept = tuple(advert for advert in adverts if (advert.page, advert.place) not in fillers)
    used = [(n, place) for n, (_, proposal) in sorted(taken.items()) for place in fillers_used(proposal, taken[n][0])]
    return (*kept, *(Advert(n, name, fillers[n, name].filler, fillers[n, name].span) for n, name in used))


def fillers_used(proposal: Proposal, plan: PagePlan) -> list[str]:
    """The names of the fillers that stand on a page."""
    there = {name for name, _ in proposal.fragment.adverts}
    return sorted(item.name for item in plan.items if item.filler and item.name in there)


def _page(page: IssuePage, taken: Mapping[int, tuple[PagePlan, Proposal]]) -> IssuePage:
    found = taken.get(page.numbers[0])
    if found is None:  # what has come from here to a page that was made stands there alone
        gone = {s for _, proposal in taken.values() for _, stories in proposal.stories for s in stories}
        kept = ((name, tuple(s for s in stories if s not in gone)) for name, stories in page.places)
        return replace(page, places=tuple((name, stories) for name, stories in kept if stories))
    plan, proposal = found
    return replace(page, layout=plan.layout, places=proposal.stories, spans=())


def threads_of(
    content: Content, taken: Mapping[int, tuple[PagePlan, Proposal]], standing: Mapping[int, PagePlan] = MappingProxyType({})
) -> tuple[Thread, ...]:
    """The issue's threads, of the stories on pages that were made where these have them. `standing`: pages that stay, on
    which a thread keeps the place that it has; so it does on pages that this run has nothing to do with."""
    plans = {**standing, **{n: plan for n, (plan, _) in taken.items()}}
    named = {(t.story, n): place for t in content.issue.threads for n, place in t.places if n in standing}
    items: list[tuple[int, Item]] = [(n, item) for n, plan in sorted(plans.items()) for item in plan.items]
    going = {item.stories[0]: item for _, item in items if item.jump or item.continued}
    stops = {s: tuple((n, named.get((s, n), item.name)) for n, item in items if item.stories[:1] == (s,)) for s in going}
    kept = [t for t in content.issue.threads if t.story not in {s for _, item in items for s in item.stories}]
    elsewhere = {t.story: tuple(stop for stop in t.places if stop[0] not in plans) for t in content.issue.threads}
    whole = {s: tuple(sorted((*where, *elsewhere.get(s, ())))) for s, where in stops.items()}
    return (*kept, *(Thread(s, where, content.issue.span) for s, where in whole.items() if len(where) > 1))
