"""Makeup of an issue: its files read, its pages made one after the other, so that a story goes on where the page before left it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from banmian.assets import read_assets
from banmian.build import Job, Loaded, load
from banmian.content.model import Content
from banmian.diagnostics import Diagnostic, Severity, Span, worst
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.fonts import FontBook
from banmian.makeup.fragment import Fragment, span
from banmian.makeup.house import HouseBlock, house_block
from banmian.makeup.model import PagePlan
from banmian.makeup.needs import Turned
from banmian.makeup.proposals import FIRST, Asked, MadePage, Proposal, made_page
from banmian.makeup.reading import PlanReader
from banmian.makeup.shape import Shape
from banmian.makeup.trial import Trial
from banmian.pages.assemble import assemble
from banmian.pictures.assets import Asset
from banmian.pictures.drawing import Drawing
from banmian.pictures.picture import PictureFile
from banmian.plan import plan_issue
from banmian.plan.model import Plan, PlannedPicture, Stop
from banmian.plan.model import Sheet as PlannedSheet
from banmian.sources import checked, read_text
from banmian.sources.loading import load as load_file
from banmian.template.loader import load_paper
from banmian.template.makeup import Makeup
from banmian.template.model import Paper, PicturePlace
from banmian.template.picture_places import CaptionPlace
from banmian.values import frozen

FILE = "makeup.yaml"
Choices = Mapping[int, int]
"""By a page's number which of its proposals is taken, from 1."""


@frozen
class Ready:
    """All that the makeup of an issue reads."""

    job: Job
    loaded: Loaded
    plan: Plan
    fonts: FontBook
    makeup: Makeup
    grid_styles: Mapping[str, str]
    plans: tuple[PagePlan, ...]
    aspects: Mapping[str, tuple[int, int]]
    house: Mapping[str, HouseBlock]

    @property
    def content(self) -> Content:
        return self.plan.content

    @property
    def paper(self) -> Paper:
        return self.plan.paper


@frozen
class MadeIssue:
    """The pages that were made, in the order of their numbers, each with the proposal that is taken (None: it has none)."""

    pages: tuple[tuple[MadePage, int], ...]
    diagnostics: tuple[Diagnostic, ...]

    def taken(self) -> dict[int, tuple[PagePlan, Proposal]]:
        return {made.plan.number: (made.plan, made.proposals[k]) for made, k in self.pages if made.proposals}


def ready(root: Path, issue: str) -> tuple[Ready | None, tuple[Diagnostic, ...]]:
    """Reads makeup.yaml with its issue, its paper and the house's pages; None with what stands against it."""
    from banmian.makeup.schema import MakeupFileEntry

    path = root / issue / FILE
    where = Span(f"{issue}/{FILE}")
    if not path.is_file():
        hint = "write it: pages and stories with their ranks (docs/guide.en.md, Planning an issue)"
        return None, (diagnose("MKP004", f"{issue} has no {FILE}", hint, where),)
    document, entry, faults = load_file(root, path, MakeupFileEntry)
    if document is None or entry is None:
        return None, faults
    job = Job(root, issue)
    loaded = load(job)
    content, fonts = loaded.content, loaded.fonts
    if content is None or fonts is None:
        return None, loaded.diagnostics
    (found, of_paper) = load_paper(root, root / "layouts" / content.issue.paper, fonts.ascents)
    if found is None:
        return None, (*faults, *of_paper)
    paper, grid_styles = found
    errors = tuple(d for d in loaded.diagnostics if d.severity is Severity.ERROR and d.code != "TPL002")
    if errors:
        return None, errors
    reader = PlanReader(entry, document, content, paper)
    plans = reader.plans()
    if not plans or paper.makeup is None:
        return None, tuple(reader.faults)
    issue_alone = replace(content, issue=replace(content.issue, pages=(), threads=()))
    plan, _ = plan_issue(issue_alone, paper, {})
    house, of_house = _house_blocks(root, plan, fonts, grid_styles, plans)
    told = (*reader.faults, *of_house, *_furniture_faults(plan, fonts, grid_styles, plans))
    if worst(told) is Severity.ERROR:
        return None, told
    aspects = _aspects(root, plan, fonts, plans)
    return Ready(job, loaded, plan, fonts, paper.makeup, grid_styles, plans, aspects, house), told


def _house_blocks(
    root: Path, plan: Plan, fonts: FontBook, grid_styles: Mapping[str, str], plans: Sequence[PagePlan]
) -> tuple[dict[str, HouseBlock], tuple[Diagnostic, ...]]:
    """The blocks of the paper's pages that items are like, by items' names; MKP005 for a place that is not there."""
    from banmian.template.page_schema import PageEntry

    out: dict[str, HouseBlock] = {}
    faults: list[Diagnostic] = []
    for page, item in ((one, item) for one in plans for item in one.items):
        if item.like is None:
            continue
        name, place = item.like
        source, _ = read_text(root, root / "layouts" / plan.paper.id / "pages" / f"{name}.yaml")
        document, entry, wrong = checked(source, PageEntry) if source is not None else (None, None, ())
        if wrong:
            faults += wrong
            continue
        trial = Trial(plan, fonts, page.grid, grid_styles)
        block = house_block(document.plain(), place, item.name, trial.shift) if document is not None and entry is not None else None
        if block is None:
            message = f"the paper's page '{name}' has no place '{place}'" if source is not None else f"there is no page '{name}'"
            faults.append(diagnose("MKP005", message, "name a page of layouts/ and a place there: health.doctor", item.span))
        else:
            out[item.name] = block
    return out, tuple(faults)


def _furniture_faults(plan: Plan, fonts: FontBook, grid_styles: Mapping[str, str], plans: Sequence[PagePlan]) -> list[Diagnostic]:
    """What is wrong with furniture that stands or is laid among stories, at its page in makeup.yaml."""
    out: list[Diagnostic] = []
    for page in plans:
        movable = (dict(i.furniture) | {"cols": "1", "lines": span(*page.lines)} for i in page.items if i.furniture)
        trial = Trial(plan, fonts, page.grid, grid_styles, page.number)
        for row in (*map(dict, page.furniture), *movable):
            out += [replace(d, span=page.span) for d in trial.layout(Fragment(furniture=(row,)))[1]]
    return out


def _aspects(root: Path, plan: Plan, fonts: FontBook, plans: Sequence[PagePlan]) -> dict[str, tuple[int, int]]:
    """Width and height of the pictures of all stories, by their files."""
    pieces = {p.story: p for article in plan.content.articles for p in article.pieces}
    stories = [s for page in plans for item in page.items for s in (*item.stories, *((item.beside,) if item.beside else ()))]
    pictures = [p for s in stories if s in pieces for p in pieces[s].pictures]
    place = PicturePlace("", "", 1, (1, 1), (1, 1), None, None, None, "cover", CaptionPlace(None, "start", 0, True), Span(""))
    planned = tuple(PlannedPicture(0, place, p, p.file, "", p.span) for p in pictures)
    sheet = PlannedSheet((1,), "", (), Trial(plan, fonts, plan.paper.grid.columns[0].name, {}).blank())
    assets, _ = read_assets(replace(plan, sheets=(sheet,), pictures=planned), root, fonts.ids)
    sizes = {wanted.file: _size(asset) for wanted, asset in assets.opened.items() if asset is not None}
    return {file: size for file, size in sizes.items() if size[0]}


CHART = (16, 9)
"""Width and height of a chart, which is drawn for any frame."""


def _size(asset: Asset) -> tuple[int, int]:
    return (asset.width, asset.height) if isinstance(asset, Drawing | PictureFile) else CHART


def made_issue(given: Ready, pages: Sequence[int] = (), choices: Choices = MappingProxyType({})) -> MadeIssue:
    """The pages that are asked for (none: all), and those before on which their stories begin."""
    wanted = set(pages) or {plan.number for plan in given.plans}
    wanted |= _begun_on(given.plans, wanted)
    making = _Making(given, [plan for plan in given.plans if plan.number in wanted], choices)
    for plan in making.plans:
        making.make(plan)
    return MadeIssue(tuple(making.out), tuple(making.faults))


JUMPS = 4
"""Jump points of a page for which the page is made on which its story goes on."""
NO_PAGE = 10_000
"""Points of a page that cannot be made, or of which a build would tell something."""


class _Making:
    """The pages of an issue while they are made. `before`: where stories turn on pages that are made."""

    def __init__(self, given: Ready, plans: Sequence[PagePlan], choices: Choices) -> None:
        self.given, self.plans, self.choices = given, plans, choices
        self.out: list[tuple[MadePage, int]] = []
        self.faults: list[Diagnostic] = []
        self.before: dict[str, Turned] = {}
        self.known: dict[tuple[int, str], list[Shape]] = {}

    def asked(self, before: Mapping[str, Turned]) -> Asked:
        g = self.given
        judge = partial(_judged, g)
        return Asked(g.plan, g.fonts, g.makeup, g.grid_styles, g.aspects, g.house, before, judge, self.known)

    def make(self, plan: PagePlan) -> None:
        """A page, and which of its proposals is taken."""
        made = made_page(self.asked(self.before), plan)
        if not made.proposals:
            self.out.append((made, 0))
            self.faults.append(_nothing(made, self.given, self.asked(self.before)))
            return
        choice = self.choices.get(plan.number, 0) - 1
        if choice >= len(made.proposals):
            message = f"page {plan.number} has {counted(len(made.proposals), 'proposal')}, not {choice + 1}"
            self.faults.append(diagnose("MKP007", message, "take one of those that --show shows", plan.span))
        if not 0 <= choice < len(made.proposals):
            choice = self.jump_point(plan, made)
        self.out.append((made, choice))
        self.before |= _turned(plan, made.proposals[choice])

    def jump_point(self, plan: PagePlan, made: MadePage) -> int:
        """The proposal of which the page where its story goes on is best with it; the first where none of its stories does."""
        going = {item.stories for item in plan.items if item.jump}
        after = [p for p in self.plans if p.number > plan.number and any(i.continued and i.stories in going for i in p.items)]
        if not after:
            return 0
        best, cheapest, seen = 0, 0, set[int]()
        for k, proposal in enumerate(made.proposals):
            turned = _turned(plan, proposal)
            left = sum(t.lines for t in turned.values())
            if left in seen or len(seen) == JUMPS:
                continue
            seen.add(left)
            follow = [made_page(self.asked({**self.before, **turned}), p, FIRST) for p in after]
            points = proposal.points + sum(_points(f) for f in follow) + NO_PAGE * bool(proposal.told)
            if len(seen) == 1 or points < cheapest:
                best, cheapest = k, points
        return best


def _points(made: MadePage) -> int:
    return made.proposals[0].points + NO_PAGE * bool(made.proposals[0].told) if made.proposals else 2 * NO_PAGE


def _judged(given: Ready, plan: Plan) -> Sequence[Diagnostic]:
    """What a build tells of the plan's pages."""
    assets, of_assets = read_assets(plan, given.job.root, given.fonts.ids)
    return (*of_assets, *assemble(plan, given.fonts, assets, "").diagnostics)


def _begun_on(plans: Sequence[PagePlan], wanted: set[int]) -> set[int]:
    """The pages on which stories begin that go on on one of these."""
    going = {item.stories for plan in plans if plan.number in wanted for item in plan.items if item.continued}
    return {plan.number for plan in plans for item in plan.items if item.jump and item.stories in going}


def _turned(plan: PagePlan, proposal: Proposal) -> dict[str, Turned]:
    """Where the stories that go on turn on this page."""
    out = {}
    for item in plan.items:
        place = proposal.tried.layout.place(item.name)
        if item.jump and place is not None:
            out[item.stories[0]] = Turned(PlannedSheet((plan.number,), "", (), proposal.tried.layout), Stop(0, place))
    return out


def _nothing(made: MadePage, given: Ready, asked: Asked) -> Diagnostic:
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
