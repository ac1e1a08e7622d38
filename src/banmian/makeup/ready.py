"""All that the makeup of an issue reads: makeup.yaml, the issue, its paper, blocks of the paper's pages, pages made before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from banmian.assets import read_assets
from banmian.build import Job, Loaded, load
from banmian.content.model import Advert, Content
from banmian.diagnostics import Diagnostic, Severity, Span, worst
from banmian.diagnostics.codes import diagnose
from banmian.fonts import FontBook
from banmian.makeup.earlier import Earlier, PageFile, mark_of, page_file, plan_mark
from banmian.makeup.fragment import Fragment, span
from banmian.makeup.house import HouseBlock, house_block
from banmian.makeup.model import PagePlan
from banmian.makeup.planned_checks import lacking
from banmian.makeup.reading import PlanReader
from banmian.makeup.search import Found
from banmian.makeup.sections import Spreading, spread_plans
from banmian.makeup.shape import Shape
from banmian.makeup.trial import Trial
from banmian.pages.measuring import Remembering
from banmian.phrases import say
from banmian.pictures.assets import Asset
from banmian.pictures.drawing import Drawing
from banmian.pictures.picture import PictureFile
from banmian.plan import plan_issue
from banmian.plan.model import Plan, PlannedPicture
from banmian.plan.model import Sheet as PlannedSheet
from banmian.sources import checked, read_text
from banmian.sources.loading import load as load_file
from banmian.store import Store, store_of
from banmian.template.loader import load_paper
from banmian.template.makeup import Makeup
from banmian.template.model import Paper, PicturePlace
from banmian.template.picture_places import CaptionPlace
from banmian.values import frozen

FILE = "makeup.yaml"


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
    files: Mapping[int, PageFile]
    """The pages' files that are there, by pages' numbers."""
    known: dict[str, list[Shape]] = field(default_factory=dict)
    """Shapes that were made since it was read."""
    trees: dict[str, tuple[Found, int]] = field(default_factory=dict)
    """What searches found since, with their pairs."""
    texts: Remembering = field(default_factory=Remembering)
    """Texts that were set since."""
    store: Store | None = None

    @property
    def cache(self) -> Path | None:
        """The folder of the store, where drawings that were read are kept."""
        return self.store.folder if self.store is not None else None

    @property
    def content(self) -> Content:
        return self.plan.content

    @property
    def paper(self) -> Paper:
        return self.plan.paper

    def planned(self, number: int) -> PagePlan:
        """The page as makeup.yaml has it."""
        return next(plan for plan in self.plans if plan.number == number)

    def made_before(self, plan: PagePlan) -> Earlier | None:
        """How the page was made, where its file is ours and the plan still asks for the same."""
        file = self.files.get(plan.number)
        made = file.made if file is not None and file.ours else None
        return made if made is not None and made.plan == plan_mark(plan, self.makeup) else None

    def words_mark(self, plan: PagePlan) -> str:
        """The mark of what else a page is made of: its stories, its pictures' sizes, the paper, blocks that it takes over."""
        stories = {s for item in plan.items for own in (item.stories, *item.further.values()) for s in own}
        pieces = [p for article in self.content.articles for p in article.pieces if p.story in stories]
        sizes = [(picture.file, self.aspects.get(picture.file)) for piece in pieces for picture in piece.pictures]
        blocks = [(item.name, self.house.get(item.name)) for item in plan.items if item.like]
        return mark_of((pieces, sizes, blocks, self.paper))


def ready(root: Path, issue: str, cache: Path | None = None) -> tuple[Ready | None, tuple[Diagnostic, ...]]:
    """Reads makeup.yaml with its issue, its paper and the house's pages; None with what stands against it. `cache`: the
    folder of the store."""
    from banmian.makeup.schema import MakeupFileEntry

    path = root / issue / FILE
    where = Span(f"{issue}/{FILE}")
    if not path.is_file():
        hint = say("begin with banmian makeup --plan, or write it: pages and stories with ranks (docs/guide.en.md)")
        return None, (diagnose("MKP004", say("{issue} has no {file}", issue=issue, file=FILE), hint, where),)
    document, entry, faults = load_file(root, path, MakeupFileEntry)
    if document is None or entry is None:
        return None, faults
    loaded = load(Job(root, issue))
    content, fonts = loaded.content, loaded.fonts
    if content is None or fonts is None:
        return None, loaded.diagnostics
    (found, of_paper) = load_paper(root, root / "layouts" / content.issue.paper, fonts.ascents)
    if found is None:
        return None, (*faults, *of_paper)
    errors = tuple(d for d in loaded.diagnostics if d.severity is Severity.ERROR and d.code != "TPL002")
    if errors:
        return None, errors
    paper, grid_styles = found
    reader = PlanReader(entry, document, content, paper)
    plans = reader.plans()
    if worst(reader.faults) is Severity.ERROR or paper.makeup is None:
        return None, tuple(reader.faults)
    fillers = tuple(Advert(p.number, i.name, i.filler, i.span) for p in plans for i in p.items if i.filler)
    adverts = (*fillers, *content.issue.adverts)
    issue_alone = replace(content, issue=replace(content.issue, pages=(), threads=(), adverts=adverts))
    plan, _ = plan_issue(issue_alone, paper, {})
    given = Ready(Job(root, issue), loaded, plan, fonts, paper.makeup, grid_styles, plans, {}, {}, {}, store=store_of(cache))
    given, told = _with_files(given)
    told = (*reader.faults, *told)
    if worst(told) is not Severity.ERROR:
        told = (*told, *lacking(given.plans, content.issue, root / issue))
    return (given, told) if worst(told) is not Severity.ERROR else (None, told)


def _with_files(given: Ready) -> tuple[Ready, tuple[Diagnostic, ...]]:
    """With what it takes of other files: blocks of the paper's pages, sizes of pictures, pages made before; and each story
    of a section on one of its pages."""
    root, plan, fonts, styles, plans = given.job.root, given.plan, given.fonts, given.grid_styles, given.plans
    house, told = _house_blocks(root, plan, fonts, styles, plans)
    told = (*told, *_furniture_faults(plan, fonts, styles, plans))
    if worst(told) is Severity.ERROR:
        return given, told
    aspects = _aspects(root, plan, fonts, plans, given.cache)
    files = {p.number: f for p in plans if (f := page_file(root, f"{given.job.issue}/pages/{p.layout}.yaml")) is not None}
    issue = (given.loaded.content or given.content).issue
    plans, of_sections = spread_plans(Spreading(plan, fonts, given.makeup, styles, aspects, house, issue, files), plans)
    return replace(given, plans=plans, aspects=aspects, house=house, files=files), (*told, *of_sections)


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
        block = house_block(document.plain(), place, item.name, trial) if document is not None and entry is not None else None
        if block is None:
            message = (
                say("the paper's page '{name}' has no place '{place}'", name=name, place=place)
                if source is not None
                else say("there is no page '{name}'", name=name)
            )
            faults.append(diagnose("MKP005", message, say("name a page of layouts/ and a place there: health.doctor"), item.span))
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


def _aspects(root: Path, plan: Plan, fonts: FontBook, plans: Sequence[PagePlan], cache: Path | None) -> dict[str, tuple[int, int]]:
    """Width and height of the pictures of all stories, by their files."""
    pieces = {p.story: p for article in plan.content.articles for p in article.pieces}
    stories = [s for page in plans for item in page.items for s in (*item.stories, *((item.beside,) if item.beside else ()))]
    pictures = [p for s in stories if s in pieces for p in pieces[s].pictures]
    place = PicturePlace("", "", 1, (1, 1), (1, 1), None, None, None, "cover", CaptionPlace(None, "start", 0, True), Span(""))
    planned = tuple(PlannedPicture(0, place, p, p.file, "", p.span) for p in pictures)
    sheet = PlannedSheet((1,), "", (), Trial(plan, fonts, plan.paper.grid.columns[0].name, {}).blank())
    assets, _ = read_assets(replace(plan, sheets=(sheet,), pictures=planned), root, fonts.ids, cache)
    sizes = {wanted.file: _size(asset) for wanted, asset in assets.opened.items() if asset is not None}
    return {file: size for file, size in sizes.items() if size[0]}


CHART = (16, 9)
"""Width and height of a chart, which is drawn for any frame."""


def _size(asset: Asset) -> tuple[int, int]:
    return (asset.width, asset.height) if isinstance(asset, Drawing | PictureFile) else CHART
