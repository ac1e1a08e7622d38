"""The page as it stands, scored by the prices of proposals: its own straight cuts, each item as wide as it stands there.

So what an editor made by hand and what was proposed have the same list of terms and can be compared. docs/rules/makeup.md, Score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from banmian.geometry import Circle
from banmian.makeup.as_proposed import Places, proposed_shape
from banmian.makeup.asked import Asked
from banmian.makeup.candidates import Candidates
from banmian.makeup.effort import STANDING
from banmian.makeup.flaws import flaw_points
from banmian.makeup.forms import Candidate, leg_points
from banmian.makeup.fragment import Fragment
from banmian.makeup.legs import Rect, legs_of
from banmian.makeup.making import asked_of
from banmian.makeup.model import Item, PagePlan
from banmian.makeup.needs import StoryText, Turned
from banmian.makeup.problem import problem_of
from banmian.makeup.proposals import all_terms, ranked
from banmian.makeup.ready import Ready
from banmian.makeup.rects import joints, rect_of, share, share_of
from banmian.makeup.rounds import FORM
from banmian.makeup.search import Search
from banmian.makeup.shape import TENTH, Shape, ShownPicture
from banmian.makeup.shapes import MOST_COST
from banmian.makeup.trial import Trial
from banmian.makeup.whole import Term
from banmian.phrases import NOTHING, Phrase, say, series
from banmian.plan.model import Sheet, Stop
from banmian.template.model import PageLayout, PicturePlace
from banmian.values import frozen


@frozen
class Score:
    """The points of a page as it stands, of what they are the sum, and its tree in a line, as a proposal's; `why`: why it has
    none."""

    number: int
    points: int = 0
    terms: tuple[Term, ...] = ()
    why: Phrase = NOTHING
    written: str = ""

    def row(self) -> Phrase:
        """As it is said."""
        if self.why:
            return say("page {page} as it stands: no points, {why}", page=self.number, why=self.why)
        terms = series(f"{term.name} {term.points}" for term in self.terms)
        return say("page {page} as it stands: {points} points: {terms}", page=self.number, points=self.points, terms=terms)

    def as_json(self) -> dict[str, object]:
        if self.why:
            return {"page": self.number, "why": self.why}
        return {"page": self.number, "points": self.points, "terms": terms_as_json(self.terms)}


def terms_as_json(terms: Iterable[Term]) -> list[dict[str, object]]:
    """Of what points are the sum."""
    return [{"what": term.name, "points": term.points} for term in terms]


def scores(given: Ready, pages: Sequence[int] = ()) -> list[Score]:
    """The pages of issue.yaml that makeup.yaml plans (none: all), as they stand now."""
    before = {story: turned for plan in given.plans for story, turned in _turned(given, plan)}
    asked = asked_of(given, before)
    wanted = [plan for plan in given.plans if not pages or plan.number in pages]
    return [scored(asked, plan, *standing_of(given, plan.number)) for plan in wanted]


def _turned(given: Ready, plan: PagePlan) -> Iterator[tuple[str, Turned]]:
    """Where stories that go on turn on a page as it stands."""
    layout, places = standing_of(given, plan.number)
    for item in plan.items if layout is not None else ():
        place = layout.place(places.get(item.stories, "")) if layout is not None else None
        if item.jump and place is not None and layout is not None:
            yield item.stories[0], Turned(Sheet((plan.number,), "", (), layout), Stop(0, replace(place, name=item.name)))


def scored(asked: Asked, plan: PagePlan, layout: PageLayout | None, stories: Places) -> Score:
    """A page as a layout has it, whose places' names by their stories are given."""
    if layout is None:
        return Score(plan.number, why=say("it has no layout yet"))
    trial = asked.trial(plan)
    grid = trial.paper.grid
    items = tuple(item for item in plan.items if item.must or rect_of(item, layout, stories, grid, plan.laid) is not None)
    plan = replace(plan, items=items)
    rects = [rect_of(item, layout, stories, grid, plan.laid) for item in plan.items]
    lost = [item.name for item, rect in zip(plan.items, rects, strict=True) if rect is None]
    if lost:
        return Score(plan.number, why=say("'{name}' does not stand on it", name=lost[0]))
    page = _Page(asked, plan, layout, stories, trial)
    stands = {i: rect for i, rect in enumerate(rects) if rect is not None}
    own = [page.shape(i, rect) for i, rect in stands.items()]
    texts = {i: place for i, item in enumerate(items) if (place := layout.place(stories.get(item.stories, ""))) is not None}
    legs = () if len(stands) < 2 or list(joints(_by_bits(stands))) else tuple(legs_of(stands, texts))[:1]
    shapes = [[shape] for shape in own]
    for leg in legs:
        stands |= {leg.item: leg.long, len(own): leg.short}
        plan = replace(plan, items=(*plan.items, leg.item_of(plan.items)))
        shapes[leg.item][0], more = leg.parted(own[leg.item], len(own))
        shapes.append([more])
    cuts = list(joints(_by_bits(stands)))
    problem = replace(problem_of(plan, shapes, trial.columns.count, asked.makeup.prices), cuts=cuts)
    trees = Search(problem, STANDING).run().trees
    if not trees:
        return Score(plan.number, why=say("no straight cuts part it into its stories"))
    trees = tuple(leg.bridged(tree, own[leg.item], asked.makeup.prices) for leg in legs for tree in trees) or trees
    points, tree, whole = ranked(trees, plan, asked.makeup, trial.columns.count)[0]
    return Score(plan.number, points, all_terms(points, tree, plan, whole), written=tree.written)


def _by_bits(rects: Mapping[int, Rect]) -> dict[int, Rect]:
    return {1 << i: rect for i, rect in rects.items()}


class _Page:
    """A page as it stands, set to see what its texts cost."""

    def __init__(self, asked: Asked, plan: PagePlan, layout: PageLayout, places: Places, trial: Trial) -> None:
        self.asked, self.plan, self.layout, self.places, self.trial = asked, plan, layout, places, trial
        turned = next((asked.before[s] for i in plan.items if i.continued for s in i.stories if s in asked.before), None)
        before = None
        if turned is not None:
            names = {item.stories: item.name for item in plan.items if item.continued}
            place = next(places[stories] for stories in names if stories in places)
            before = turned.sheet, Stop(0, replace(turned.stop.place, name=place))
        self.set = trial.set(layout, {name: stories for stories, name in places.items()}, before)

    def shape(self, i: int, rect: Rect) -> Shape:
        """An item as it stands: the shape that a proposal would have there; where none is so, the price of the form that is most
        like it, and of what its text is short or opened by."""
        item = self.plan.items[i]
        w, h = rect[0][1] - rect[0][0] + 1, rect[1][1] - rect[1][0] + 1
        if item.advert or item.furniture:
            return Shape(i, w, h, 0, "fixed", Fragment(), boxed=bool(item.advert))
        same = proposed_shape(self.asked, self.plan, self.trial, i, rect, self.layout, self.places)
        if same is not None:
            return same
        before = next((self.asked.before[s] for s in item.stories if s in self.asked.before and item.continued), None)
        story = StoryText(self.trial, item, before)
        made = None if item.like else self._form(item, story, rect)
        text = self._text(item, story, made)
        points = made.points + (leg_points(made.legs, self.asked.makeup) or 0) if made is not None else 0
        head = made.head if made is not None else None
        left = (head,) if head is not None and made is not None and made.left else ()
        right = (head,) if head is not None and made is not None and made.right else ()
        return Shape(
            i, w, h, (points + text) * TENTH, made.form if made is not None else "house", Fragment(), left, right,
            made.open if made is not None else 0, self._pictures(item, rect), self._is_boxed(item),
            (("form", points), ("text", text)),
        )  # fmt: skip

    def _form(self, item: Item, story: StoryText, rect: Rect) -> Candidate | None:
        """The form that is most like the place: of its width, its head style, its text in columns as wide (its lines are compared
        with those of such columns), a picture as high, about as high."""
        name = self.places.get(item.stories, "")
        place = self.layout.place(name)
        style = place.head.style if place is not None and place.head is not None else ""
        shown = self._pictures(item, rect)
        w, h = rect[0][1] - rect[0][0] + 1, rect[1][1] - rect[1][0] + 1

        measure = share_of(place) if place is not None else None

        def off(made: Candidate) -> tuple[int, int, int, int, int, str]:
            like = made.head is not None and made.head.style == style
            wide = measure is None or share(*made.set_over) in (None, measure)
            picture = (
                abs(made.shown.lines - shown[0].lines) + 9 * abs(made.shown.cols - shown[0].cols) if made.shown and shown else 0
            )
            return int(not like), int(not wide), picture, abs(made.h - h), made.points, str(made.place)

        if self._runs_round(name) and not (item.picture is not None and item.picture.names(FORM)):
            story = StoryText(self.trial, replace(item, picture=None), story.before)
            shown = ()
        found = Candidates(story, self.asked.makeup, self.plan.height, self.asked.aspects).all()
        return min((made for made in found if made.w == w), key=off, default=None)

    def _text(self, item: Item, story: StoryText, made: Candidate | None) -> int:
        """What its texts cost: lines left free, and by how much they are looser or tighter than where they stand freely."""
        prices, points = self.asked.makeup.prices, 0
        for stories in (item.stories, (item.beside,)):
            done = self.set.streams.get(self.places.get(stories, ""))
            if done is None or item.jump:
                continue
            free = self._freely(stories, story, made)
            more = min(MOST_COST, max(0, round(done.even - free))) if free else 0
            points += prices.short * done.short + more * 2 // 5 + flaw_points(done.flaws, prices)
        return points

    def _freely(self, stories: tuple[str, ...], story: StoryText, made: Candidate | None) -> float:
        """What a text's lines cost where it has room; 0 where that is not known, and nothing is counted: the short lines round a
        picture are dear wherever they end, and wanted."""
        if made is None or stories != story.item.stories or self._runs_round(self.places.get(stories, "")):
            return 0.0
        return story.cost(made.set_over)

    def _pictures(self, item: Item, rect: Rect) -> tuple[ShownPicture, ...]:
        shown = [self._about(p) for p in self.layout.pictures if p.of == self.places.get(item.stories, "")]
        return tuple(
            ShownPicture(cols[0] - rect[0][0], lines[0] - rect[1][0], cols[1] - cols[0] + 1, lines[1] - lines[0] + 1)
            for cols, lines in (p for p in shown if p is not None)
        )

    def _about(self, picture: PicturePlace) -> Rect | None:
        """The columns and lines that a picture takes, of one in the text about; None for one in a box or given in points."""
        if picture.cols and picture.lines:
            return (picture.cols, picture.lines) if picture.cols != (0, 0) else None
        if not isinstance(picture.shape, Circle):
            return None
        return self.trial.spans(picture.shape.bounds)

    def _is_boxed(self, item: Item) -> bool:
        place = self.layout.place(self.places.get(item.stories, ""))
        return place is not None and place.box is not None

    def _runs_round(self, name: str) -> bool:
        """Whether a place's text runs round a picture in it."""
        return any(p.of == name and isinstance(p.shape, Circle) and not p.cols for p in self.layout.pictures)


def standing_of(given: Ready, number: int) -> tuple[PageLayout | None, Places]:
    """The layout that issue.yaml names for a page, and its places by their stories."""
    content = given.loaded.content or given.content
    page = next((p for p in content.issue.pages if number in p.numbers), None)
    layouts = dict(given.loaded.template.pages) if given.loaded.template is not None else {}
    if page is None or page.layout not in layouts:
        return None, {}
    return layouts[page.layout], {stories: name for name, stories in page.places}
