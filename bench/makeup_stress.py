"""Pages that are hard to make up, as makeup.md's stress 4 has them: advertisements of twelve sizes at the four corners, no picture
at all, pictures twice as high or as wide as they are wide or high, headlines of 4 and of 30 characters, one story of 300 lines,
twelve briefs.

Beside them simple mixes. Each is a page 3 of the first paper, mixed by chance (always by the same dice) of stories of its issue
whose areas add up to 96 to 102 % of what the hard part leaves. Used by makeup.py, and cut to size by
tests/e2e/test_makeup_stress.py.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any

from copyfit import LINE, length, with_lines
from copyfit_pages import DPI, contact_sheet
from makeup_copy import shortened
from makeup_project import POOL

from banmian.content.model import Article, Content, Paragraph, Piece
from banmian.diagnostics import Span
from banmian.makeup.areas import natural_area
from banmian.makeup.asked import ALL, Looked
from banmian.makeup.making import asked_of
from banmian.makeup.model import Item, PagePlan, PictureWish, Pin
from banmian.makeup.proposals import MadePage, made_page
from banmian.makeup.ready import Ready
from banmian.makeup.shown import set_proposals
from banmian.makeup.trial import Trial

BRIEFS = ("window", "parking", "comment", "halfyear", "visit", "wall", "temple", "lanes", "books", "reading", "doctor", "recipe")
"""Stories whose first paragraphs are twelve briefs."""
SIZES = ((1, 10), (1, 20), (1, 38), (2, 8), (2, 14), (2, 20), (2, 30), (3, 12), (3, 17), (4, 17), (5, 12), (5, 26))
"""Columns and lines of advertisements."""
CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")
NAME = Span("stress")
MOST_FREE = 2
BRIEF = 7
"""Lines of a brief, about."""
SHARE = (0.96, 1.02)
NUMBER = 3
AREAS: dict[tuple[int, int, bool], tuple[Ready, dict[str, int]]] = {}
"""Areas of stories that were counted, with the issue that they are of, which so stays the same."""
WANTED = 0.9
"""Of the pages of each kind."""


@dataclass(frozen=True)
class Case:
    """A page that is to be made: of what kind it is, what it is called, its issue, what is on it."""

    kind: str
    name: str
    given: Ready
    plan: PagePlan


def made(case: Case, looked: Looked = ALL) -> MadePage:
    own = replace(case.given, known={}, store=None)  # what another case remembers is of other copy
    return made_page(asked_of(own, {}), case.plan, looked)


def lacks(page: MadePage) -> str:
    """ "" where the page is made: nothing over, nothing to tell of it, at most two lines free; else what it lacks."""
    if page.shapeless:
        return f"no shape of {page.plan.items[page.shapeless[0]].name}"
    if not page.proposals:
        return f"none ({page.nearest:+d} lines)" if page.nearest is not None else "none"
    first = page.proposals[0]
    told = [d.code for d in first.told if not d.code.startswith("PIC")]  # the files are not of the shape that is tried
    if told:
        return told[0]
    return f"{first.short} free" if first.short > MOST_FREE else ""


def told_rightly(case: Case, page: MadePage) -> bool:
    """Whether the page is made once a story is so much shorter, or longer, as the message about it says: one of its stories
    (MKP006), or the one that it names (MKP019)."""
    trial = Trial(case.given.plan, case.given.fonts, page.plan.grid, case.given.grid_styles, NUMBER)
    stories = [s for item in page.plan.items for s in item.stories if not item.advert]
    off = page.nearest if not page.proposals else 0
    if page.closed is not None:
        off, stories = page.closed.lines, [s for s in stories if page.closed.name in ("", s)]
    lines = -(off or 0) * trial.columns.count
    return bool(lines) and any(
        lacks(made(replace(case, given=with_pieces(case.given, {story: lambda piece: with_lines(piece, lines) or piece})))) == ""
        for story in sorted(stories, key=lambda s: (-length(trial.pieces[s]), s))
    )


def cases(given: Ready, kinds: Sequence[str] = (), seeds: int = 1) -> Iterator[Case]:
    """The cases of these kinds (none: all), each by so many throws of the dice."""
    for kind, make in KINDS.items():
        if not kinds or kind in kinds:
            for seed in range(seeds):
                yield from make(given, random.Random(f"{kind} {seed}"), seed)


def stress(given: Ready, seeds: int, folder: Path | None) -> None:
    """All kinds as a table against what is wanted; in the folder a contact sheet of each kind's pages."""
    rows: dict[str, list[str]] = {}
    shown: dict[str, list[Any]] = {}
    right: dict[str, int] = {}
    for case in cases(given, (), seeds):
        begun, page = process_time(), made(case)
        says = lacks(page) or f"made, {page.proposals[0].points} points"
        if told_rightly(case, page):
            says += ", made when that is done"
            right[case.kind] = right.get(case.kind, 0) + 1
        rows.setdefault(case.kind, []).append(lacks(page))
        print(f"  {case.kind}, {case.name}: {says}; {process_time() - begun:.1f} s", flush=True)
        if folder is not None and page.proposals:
            shown.setdefault(case.kind, []).append(picture_of(case, page))
    for kind, own in rows.items():
        good = own.count("")
        met = "met" if good >= WANTED * len(own) else "not met"
        lacking = ", ".join(sorted(filter(None, own))) or "none"
        told = f"; told rightly by how much nothing fits: {right[kind]}" if kind in right else ""
        print(f"{kind:<22} {good:>3} of {len(own):<3} wanted {WANTED:.0%}: {met}; not: {lacking}{told}")
    if folder is not None:
        for kind, pictures in shown.items():
            contact_sheet(pictures, folder / f"makeup-{kind.replace(' ', '-').replace(':', 'x')}.png")


def picture_of(case: Case, page: MadePage, dpi: int = DPI) -> Any:
    from PIL import Image

    done = set_proposals(_booked(case.given), {NUMBER: (case.plan, page.proposals[0])})
    return Image.open(BytesIO(done.png(NUMBER, dpi))).convert("RGB")


def _booked(given: Ready) -> Ready:
    """With the picture of the issue's own advertisement where a case has one, so that eyes see where it stands."""
    content = given.loaded.content or given.content
    adverts = (*content.issue.adverts, *(replace(own, page=NUMBER) for own in content.issue.adverts if own.place == "psa"))
    return replace(given, loaded=replace(given.loaded, content=replace(content, issue=replace(content.issue, adverts=adverts))))


# --- mixes --------------------------------------------------------------------------------------------------------------


def _page(given: Ready) -> PagePlan:
    return replace(given.planned(NUMBER), lines=(1, 80))


def _mixed(
    given: Ready,
    dice: random.Random,
    hard: Sequence[Item] = (),
    count: tuple[int, int] = (3, 5),
    picture: bool = True,
    share: tuple[float, float] = SHARE,
) -> PagePlan | None:
    """A page of the hard parts and of so many stories (least, most) that fill such a share of the rest."""
    plan = _page(given)
    trial = Trial(given.plan, given.fonts, plan.grid, given.grid_styles, NUMBER)
    columns = trial.columns.count

    def area(item: Item) -> int:
        return natural_area(trial, given.makeup, item, plan.height, given.aspects, None)

    left = columns * (plan.height + 2) - sum(area(item) for item in hard)
    taken = {story for item in hard for story in item.stories}
    key = id(given.content), id(given.aspects), picture
    if key not in AREAS:  # they do not hang on what the page has beside them
        AREAS[key] = given, {n: area(_story(n, 3, picture)) for n in POOL if n in trial.pieces}
    areas = {n: found for n, found in AREAS[key][1].items() if n not in taken}
    for _ in range(4000):
        names = dice.sample(sorted(areas), dice.randint(*count))
        if share[0] <= sum(areas[n] for n in names) / max(1, left) <= share[1]:
            order = sorted(names, key=lambda n: (-length(trial.pieces[n]), n))
            first = 2 if any(item.rank == 1 for item in hard) else 1
            items = [*hard, *(_story(n, min(4, first + k), picture) for k, n in enumerate(order))]
            return replace(plan, items=tuple(sorted(items, key=lambda i: (i.rank, i.name))))
    return None


def _story(name: str, rank: int, picture: bool = True) -> Item:
    wish = PictureWish() if picture else None
    return Item(name, (name,), rank, NAME, picture=wish)


def _adverts(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
    for n, (w, h) in enumerate(SIZES):
        at = CORNERS[(n + seed) % len(CORNERS)]
        plan = _page(given)
        first = 1 if at.startswith("top") else plan.height - h + 1
        col = 1 if at.endswith("left") else 5 - w + 1
        pin = Pin((col, col + w - 1), (first, first + h - 1))
        item = Item("psa", (), 5, NAME, advert="psa", size=((w, w), (h, h)), picture=None, pin=pin)
        yield from _case("adverts", f"{w} x {h} {at}", _with_advert(given), _mixed(given, dice, (item,)))


def _with_advert(given: Ready) -> Ready:
    """As if what is booked for page 8 were booked for the page, so that its pictures show it."""
    whole = given.loaded.content
    if whole is None:
        return given
    booked = tuple(replace(advert, page=NUMBER) for advert in whole.issue.adverts if advert.place == "psa")
    issue = replace(whole.issue, adverts=(*whole.issue.adverts, *booked))
    return replace(given, loaded=replace(given.loaded, content=replace(whole, issue=issue)))


def _mix(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
    yield from _case("mix", str(seed), given, _mixed(given, dice, (), (4, 6)))


def _no_pictures(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
    yield from _case("no pictures", str(seed), given, _mixed(given, dice, picture=False))


def _pictures(width: int, height: int) -> Callable[[Ready, random.Random, int], Iterator[Case]]:
    def make(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
        turned = replace(given, aspects=dict.fromkeys(given.aspects, (width * 2000, height * 2000)))
        yield from _case(f"pictures {width}:{height}", str(seed), turned, _mixed(turned, dice))

    return make


def _headlines(signs: int) -> Callable[[Ready, random.Random, int], Iterator[Case]]:
    def make(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
        other = with_pieces(given, {name: lambda piece: _with_headline(piece, signs) for name in POOL})
        yield from _case(f"headlines of {signs}", str(seed), other, _mixed(other, dice))

    return make


def _long_story(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
    more = 300 - length(_pieces(given)["heat"]) // LINE
    other = with_pieces(given, {"heat": lambda piece: with_lines(piece, more) or piece})
    long = replace(_story("heat", 1, picture=False), cols=(3, 5))
    plan = _mixed(other, dice, (long,), (1, 2), picture=False, share=(0.9, 1.05))
    yield from _case("a story of 300 lines", str(seed), other, plan)


def _briefs(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
    names = [name for name in BRIEFS if name in _pieces(given)]
    other = with_pieces(_unsigned(given), dict.fromkeys(names, _brief))
    bundle = Item("briefs", tuple(names), 4, NAME, title="\u7b80\u8baf", picture=None, cols=(2, 5))
    yield from _case("twelve briefs", str(seed), other, _mixed(other, dice, (bundle,), (2, 4)))


def _case(kind: str, name: str, given: Ready, plan: PagePlan | None) -> Iterator[Case]:
    if plan is not None:
        yield Case(kind, name, given, plan)


KINDS: Mapping[str, Callable[[Ready, random.Random, int], Iterator[Case]]] = {
    "mix": _mix,
    "adverts": _adverts,
    "no pictures": _no_pictures,
    "pictures 1:2": _pictures(1, 2),
    "pictures 2:1": _pictures(2, 1),
    "headlines of 4": _headlines(4),
    "headlines of 30": _headlines(30),
    "a story of 300 lines": _long_story,
    "twelve briefs": _briefs,
}


# --- other copy ---------------------------------------------------------------------------------------------------------


def _pieces(given: Ready) -> dict[str, Piece]:
    return {piece.story: piece for article in given.content.articles for piece in article.pieces}


def with_pieces(given: Ready, change: Mapping[str, Callable[[Piece], Piece]]) -> Ready:
    """With other pieces, by their stories."""

    def other(article: Article) -> Article:
        return replace(article, pieces=tuple(change[p.story](p) if p.story in change else p for p in article.pieces))

    articles = tuple(other(a) for a in given.content.articles)
    content = replace(given.content, articles=articles)
    whole = replace(given.loaded.content, articles=articles) if given.loaded.content is not None else None
    return replace(given, plan=replace(given.plan, content=content), loaded=replace(given.loaded, content=whole))


def _with_headline(piece: Piece, signs: int) -> Piece:
    headline = piece.head.headline
    if headline is None:
        return piece
    words = (headline.text * (signs // max(1, len(headline.text)) + 1))[:signs].rstrip("\uff0c\u3002\uff1a\u3001")
    other = replace(headline, text=words, marks=())
    return replace(piece, head=replace(piece.head, headline=other))


def _unsigned(given: Ready) -> Ready:
    """With articles of which the plan makes no bylines: briefs have none."""

    def of(content: Content) -> Content:
        return replace(content, articles=tuple(replace(article, signatures=()) for article in content.articles))

    whole = of(given.loaded.content) if given.loaded.content is not None else None
    return replace(given, plan=replace(given.plan, content=of(given.plan.content)), loaded=replace(given.loaded, content=whole))


def _brief(piece: Piece) -> Piece:
    """The first sentences of its first paragraph, some seven lines, under the shortest of its headlines alone."""
    first = next(block for block in piece.blocks if isinstance(block, Paragraph) and block.role == "body")
    blocks = (replace(first, text=shortened(first.text, BRIEF * LINE)),)
    whole = piece.head
    headlines = [text for text in (whole.headline, whole.jump_headline, *piece.headlines) if text is not None]
    headline = min(headlines, key=lambda text: len(text.text), default=None)
    head = replace(whole, headline=headline.unbroken() if headline else None, kicker=None, deck=None, byline=None, tag=None)
    return replace(piece, blocks=blocks, head=head, pictures=())
