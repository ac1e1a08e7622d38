"""Pages that stand as they are: those that an editor has changed, and those that were made of the very words that they have now."""

from __future__ import annotations

from collections.abc import Mapping

from banmian.content.model import IssuePage
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.makeup.earlier import parts
from banmian.makeup.model import PagePlan
from banmian.makeup.needs import Turned
from banmian.makeup.ready import Ready
from banmian.makeup.sections import missing
from banmian.makeup.trial import Trial
from banmian.phrases import say
from banmian.plan.model import Sheet, Stop
from banmian.template.model import PageLayout
from banmian.values import frozen


@frozen
class Kept:
    """A page that stands. `layout`: as its file has it, None where the issue does not use that file; `turned`: where the stories
    that go on on another page end on it."""

    plan: PagePlan
    layout: PageLayout | None
    stories: Mapping[str, tuple[str, ...]]
    turned: Mapping[str, Turned]
    points: int | None
    told: tuple[Diagnostic, ...]

    def continues(self, stories: set[tuple[str, ...]]) -> bool:
        return any(item.continued and item.stories in stories for item in self.plan.items)

    def misfit(self, given: Ready, before: Mapping[str, Turned]) -> int | None:
        """The lines that are free on it when its stories come from there; None where they are over."""
        if self.layout is None:
            return 0
        trial = Trial(given.plan, given.fonts, self.plan.grid, given.grid_styles, self.plan.number)
        turned = next((before[i.stories[0]] for i in self.plan.items if i.continued and i.stories[0] in before), None)
        tried = trial.set(self.layout, self.stories, (turned.sheet, turned.stop) if turned else None)
        return None if any(m.over for m in tried.streams.values()) else tried.short


def kept_pages(given: Ready, again: bool, alternatives: set[int]) -> dict[int, Kept]:
    """The pages that stand, by their numbers. `again`: none does; `alternatives`: pages of which other proposals are wanted too,
    which an editor's page has not."""
    if again:
        return {}
    hers = {p.number for p in given.plans if p.number in given.files and not given.files[p.number].ours}
    same = {p.number for p in given.plans if p.number not in alternatives and _is_the_same(given, p)}
    for plan in given.plans:  # what goes on on a page that is made is made with it
        if plan.number in same and any(_others(given.plans, plan, same | hers)):
            same.discard(plan.number)
    return {p.number: _kept(given, p, p.number in hers) for p in given.plans if p.number in same | hers}


def _others(plans: tuple[PagePlan, ...], plan: PagePlan, standing: set[int]) -> list[int]:
    """The pages with which a page shares a story and that do not stand."""
    going = {item.stories for item in plan.items if item.jump or item.continued}
    shared = (p.number for p in plans for i in p.items if i.stories in going and (i.jump or i.continued))
    return [n for n in shared if n not in standing]


def _is_the_same(given: Ready, plan: PagePlan) -> bool:
    """Whether its file is as it was made, of this plan and these words, and the issue uses it."""
    made = given.made_before(plan)
    return made is not None and made.words == given.words_mark(plan) and _page_of(given, plan) is not None


def _page_of(given: Ready, plan: PagePlan) -> IssuePage | None:
    """The issue's page that uses the plan's file."""
    content, template = given.loaded.content, given.loaded.template
    pages = content.issue.pages if content is not None and template is not None else ()
    return next((p for p in pages if p.numbers == (plan.number,) and p.layout == plan.layout), None)


def _kept(given: Ready, plan: PagePlan, hers: bool) -> Kept:
    page, template, file = _page_of(given, plan), given.loaded.template, given.files[plan.number]
    layout = dict(template.pages).get(plan.layout) if template is not None and page is not None else None
    stories = dict(page.places) if page is not None else {}
    turned = {}
    for item in plan.items:
        name = next((place for place, own in stories.items() if own[:1] == item.stories[:1]), item.name)
        place = layout.place(name) if layout is not None and item.jump else None
        if place is not None and layout is not None:
            turned[item.stories[0]] = Turned(Sheet((plan.number,), "", (), layout), Stop(0, place))
    told: tuple[Diagnostic, ...] = ()
    if hers:
        message = say("page {number}: {name} was changed by hand", number=plan.number, name=file.name)
        hint = say("it stays, and copyfit alone works on it; --again makes it anew, with what was moved pinned, and overwrites it")
        told = (diagnose("MKP008", message, hint, Span(file.name)),)
    elif file.made is not None:
        there = {part.name for part in parts(file.made.cuts)}
        trial = Trial(given.plan, given.fonts, plan.grid, given.grid_styles, plan.number)
        told = tuple(missing(trial, item, plan.number) for item in plan.items if item.left and item.name not in there)
    points = file.made.points if file.made is not None and not hers else None
    return Kept(plan, layout, stories, turned, points, told)
