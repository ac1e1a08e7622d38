"""Pages that are hard to make up, as makeup.md's stress 4 has them: advertisements of twelve sizes at the four corners, no picture
at all, pictures twice as high or as wide as they are wide or high, headlines of 4 and of 30 characters, one story of 300 lines,
twelve briefs.

Beside them simple mixes. Each is a page 3 of the first paper, mixed by chance (always by the same dice) of stories of its issue
whose areas add up to 96 to 102 % of what the hard part leaves. The areas are those of makeup_draws.py, which knows no prices, so
that the same pages are tried whatever the prices are. Used by makeup.py, and cut to size by tests/e2e/test_makeup_stress.py.
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
from makeup_draws import COLUMNS, WHITE, drawn, usual_area
from makeup_pieces import brief, pieces_of, unsigned, with_headline, with_pieces
from makeup_project import POOL

from banmian.content.model import Piece
from banmian.diagnostics import Span
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
BRIEF_HEAD = 2
"""Lines that its head and the white over it take."""
TITLE = 10
"""Lines of a column that the title over them takes, with the white under them all."""
SHARE = (0.96, 1.02)
NUMBER = 3
LONG_STORY = 300
"""Lines."""
REST = (0.75, 1.1)
"""Of what such a story leaves: 96 to 102 % of the page."""
WANTED = 0.9
"""Of the pages of each kind."""
AGAIN, MOST_AGAIN = "+", 40
"""The dice are thrown again, so often at most, where they give a page that was tried already."""


@dataclass(frozen=True)
class Case:
    """A page that is to be made: of what kind it is, what it is called, its issue, what is on it."""

    kind: str
    name: str
    given: Ready
    plan: PagePlan
    share: float = 0
    """What its parts take by their usual areas, of the page."""


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
            seen: set[tuple[str, ...]] = set()
            for seed in range(seeds):
                thrown = (tuple(make(given, random.Random(f"{kind} {seed}{AGAIN * n}"), seed)) for n in range(MOST_AGAIN))
                own = next((own for own in thrown if not seen & {_parts(case) for case in own}), ())
                seen |= {_parts(case) for case in own}
                yield from own


def _parts(case: Case) -> tuple[str, ...]:
    """What tells it from the others of its kind: what stands on it, and where what is booked stands."""
    return *(item.name for item in case.plan.items), *(str(item.pin) for item in case.plan.items if item.advert)


def stress(given: Ready, seeds: int, folder: Path | None, kinds: Sequence[str] = ()) -> None:
    """These kinds (none: all) as a table against what is wanted; in the folder a contact sheet of each kind's pages."""
    rows: dict[str, list[str]] = {}
    shown: dict[str, list[Any]] = {}
    right: dict[str, int] = {}
    for case in cases(given, kinds, seeds):
        begun, page = process_time(), made(case)
        says = lacks(page) or f"made, {page.proposals[0].points} points"
        if told_rightly(case, page):
            says += ", made when that is done"
            right[case.kind] = right.get(case.kind, 0) + 1
        rows.setdefault(case.kind, []).append(lacks(page))
        print(f"  {case.kind}, {case.name}, {case.share:.0%} of the page: {says}; {process_time() - begun:.1f} s", flush=True)
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
    hard: Sequence[tuple[Item, int]] = (),
    count: tuple[int, int] = (3, 6),
    picture: bool = True,
    share: tuple[float, float] = SHARE,
) -> tuple[PagePlan, float] | None:
    """A page of the hard parts, each with the area that it takes, and of so many stories (least, most) that fill such a share of
    the rest; with the share of the page that all take."""
    plan, pieces = _page(given), pieces_of(given)
    whole, parts = COLUMNS * (plan.height + WHITE), [item for item, _ in hard]
    taken, left = {s for item in parts for s in item.stories}, whole - sum(area for _, area in hard)
    areas = usual_areas(given, [n for n in POOL if n in pieces and n not in taken], picture)
    names = next(drawn(areas, left, dice, count, share), None)
    if names is None:
        return None
    order = sorted(names, key=lambda n: (-length(pieces[n]), n))
    first = 2 if any(item.rank == 1 for item in parts) else 1
    items = [*parts, *(_story(n, min(4, first + k), picture) for k, n in enumerate(order))]
    full = (whole - left + sum(areas[n] for n in names)) / whole
    return replace(plan, items=tuple(sorted(items, key=lambda i: (i.rank, i.name)))), full


def usual_areas(given: Ready, names: Sequence[str], picture: bool = True) -> dict[str, int]:
    pieces = pieces_of(given)
    return {n: usual_area(pieces[n], _shape(given, pieces[n]) if picture else None) for n in names}


def _shape(given: Ready, piece: Piece) -> tuple[int, int] | None:
    """The width and height of its picture."""
    return given.aspects.get(piece.pictures[0].file) if piece.pictures else None


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
        yield from _case("adverts", f"{w} x {h} {at}", _with_advert(given), _mixed(given, dice, ((item, w * (h + WHITE)),)))


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
        turned = _with_pixels(replace(given, aspects=dict.fromkeys(given.aspects, (width * 2000, height * 2000))))
        yield from _case(f"pictures {width}:{height}", str(seed), turned, _mixed(turned, dice))

    return make


def _with_pixels(given: Ready) -> Ready:
    """As if its files had pixels for any size: they are not of the shape that is tried, and a build would tell of them."""
    terms = replace(given.paper.picture_terms, photo_error=0, photo_warning=0, line_error=0, line_warning=0)
    return replace(given, plan=replace(given.plan, paper=replace(given.paper, picture_terms=terms)))


def _headlines(signs: int) -> Callable[[Ready, random.Random, int], Iterator[Case]]:
    def make(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
        other = with_pieces(given, {name: lambda piece: with_headline(piece, signs) for name in POOL})
        yield from _case(f"headlines of {signs}", str(seed), other, _mixed(other, dice))

    return make


def _long_story(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
    more = LONG_STORY - length(pieces_of(given)["heat"]) // LINE
    other = with_pieces(given, {"heat": lambda piece: with_lines(piece, more) or piece})
    long = replace(_story("heat", 1, picture=False), cols=(3, 5))
    area = usual_area(pieces_of(other)["heat"], None)
    plan = _mixed(other, dice, ((long, area),), (1, 2), picture=False, share=REST)
    yield from _case("a story of 300 lines", str(seed), other, plan)


def _briefs(given: Ready, dice: random.Random, seed: int) -> Iterator[Case]:
    priorities = {piece.story: article.priority for article in given.content.articles for piece in article.pieces}
    names = sorted((name for name in BRIEFS if name in pieces_of(given)), key=lambda name: priorities[name])
    other = with_pieces(unsigned(given), dict.fromkeys(names, brief))
    bundle = Item("briefs", tuple(names), 4, NAME, title="\u7b80\u8baf", picture=None, cols=(2, 5))
    area = TITLE + sum(usual_area(pieces_of(other)[name], None, headed=False) + BRIEF_HEAD - 2 * WHITE for name in names)
    yield from _case("twelve briefs", str(seed), other, _mixed(other, dice, ((bundle, area),), (2, 4)))


def _case(kind: str, name: str, given: Ready, mixed: tuple[PagePlan, float] | None) -> Iterator[Case]:
    if mixed is not None:
        yield Case(kind, name, given, *mixed)


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
