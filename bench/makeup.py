"""Pages made up by machine, counted: what is found, how dear, how soon; with copy of other lengths, in other mixes, under pins.

    python bench/makeup.py [PAGES] [--plan FILE] [--sheet FILE.png] [--lengths 5 10 20 --seeds 6] [--decks] [--mixes 20] [--pins 20]
                            [--score] [--stress 1 --kinds adverts --sheets build/bench]

The plan is bench/makeup/chenbao.yaml, of the first paper's issue; wangchao.yaml is the broadsheet's, xisheng.yaml
the school paper's. A page counts as made where
nothing is over on it, nothing is told of its first proposal but free lines (FLW002), and at most two lines are free. Seconds are of
processor time. `--sheet` writes the first proposals of each page side by side.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from copyfit import length, with_lines
from makeup_draws import COLUMNS, WHITE, drawn
from makeup_pieces import pieces_of, with_pieces
from makeup_project import ISSUES, PLAN, POOL, project
from makeup_stress import KINDS, SHARE, stress, usual_areas

from banmian.content.model import Article, Piece
from banmian.diagnostics import Span
from banmian.makeup.making import MadeIssue, made_issue
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.proposals import Proposal
from banmian.makeup.ready import Ready, ready
from banmian.makeup.score import scores
from banmian.makeup.shown import set_proposals

MOST_FREE = 2
MOST_THROWS = 1_000_000
BOXED = "census"
"""A story in a box."""
LINE = 14
"""Characters."""


Lengthened = Callable[..., Piece]
"""Of a piece and `lines`: the piece with so many lines more or fewer."""


def to_the_line(piece: Piece, lines: int) -> Piece:
    """Exactly so, wherever its words break off."""
    return with_lines(piece, lines) or piece


def with_articles(given: Ready, change: dict[str, int], lengthened: Lengthened = to_the_line) -> Ready:
    """With so many lines more or fewer in stories, by their ids."""
    return with_pieces(given, {story: partial(lengthened, lines=lines) for story, lines in change.items() if lines})


def with_decks_that_may_go(given: Ready) -> Ready:
    """As if each author had written `optional: [deck]`."""

    def changed(article: Article) -> Article:
        pieces = tuple(replace(p, optional=("deck",)) if p.head.deck is not None else p for p in article.pieces)
        return replace(article, pieces=pieces)

    content = replace(given.content, articles=tuple(map(changed, given.content.articles)))
    return replace(given, plan=replace(given.plan, content=content))


def verdict(made: MadeIssue, number: int) -> str:
    """ "" where the page is made, else what it lacks."""
    page = next(page for page, _ in made.pages if page.plan.number == number)
    if not page.proposals:
        return f"none ({page.nearest:+d} lines)" if page.nearest is not None else "none"
    first = page.proposals[0]
    if first.told:
        return first.told[0].code
    return f"{first.short} free" if first.short > MOST_FREE else ""


def tried(given: Ready, number: int) -> tuple[str, int, float]:
    """What a page lacks, its free lines, and what it took."""
    begun = process_time()
    made = made_issue(given, [number])
    page = next(page for page, _ in made.pages if page.plan.number == number)
    return verdict(made, number), page.proposals[0].short if page.proposals else 0, process_time() - begun


def told_scores(given: Ready, made: MadeIssue) -> None:
    """The pages as they stand, and by how much the best proposal is dearer or cheaper; whether it has the same cuts."""
    best = {page.plan.number: page.proposals[0] for page, _ in made.pages if page.proposals}
    for score in scores(given):
        first = best.get(score.number) if not score.why else None
        off = f"; the best proposal {first.points}" if first is not None else ""
        near = " (within 60)" if first is not None and score.points <= first.points + 60 else ""
        same = f"; cuts {score.written}" + (", as its" if first is not None and cuts(first.written) == cuts(score.written) else "")
        print(f"{score.row()}{off}{near}{same}")


def cuts(written: str) -> str:
    """A tree in a line without the forms of its items, the leg of one as its own."""
    return re.sub(r":[a-z]+", "", written)


def told(name: str, rows: Sequence[tuple[str, int, float]]) -> None:
    bad = [lacks for lacks, _, _ in rows if lacks]
    seconds = [s for _, _, s in rows]
    free = sum(f for lacks, f, _ in rows if not lacks)
    print(f"{name}: {len(rows) - len(bad)} of {len(rows)} made; {free} lines free in all; s median {median(seconds):.2f}, "
          f"most {max(seconds):.2f}; not: {', '.join(sorted(bad)) or 'none'}", flush=True)  # fmt: skip


def lengths(given: Ready, numbers: Sequence[int], shares: Sequence[int], seeds: int) -> None:
    """Every story of a page longer or shorter by up to so many per cent."""
    for number in numbers:
        for share in shares:
            rows = [tried(with_lengths(given, number, share, seed), number) for seed in range(seeds)]
            told(f"page {number}, each story ±{share} %", rows)


def with_lengths(given: Ready, number: int, share: int, seed: int, lengthened: Lengthened = to_the_line) -> Ready:
    """With every story of that page so many per cent longer or shorter, as the dice have it."""
    plan = given.planned(number)
    stories = [s for item in plan.items if not item.like for s in item.stories]
    pieces = {p.story: p for a in given.content.articles for p in a.pieces}
    dice = random.Random(f"{number} {share} {seed}")
    change = {s: dice.choice((-1, 1)) * round(length(pieces[s]) * share / 100 / LINE) for s in stories}
    return with_articles(given, change, lengthened)


def mixes(given: Ready, count: int) -> None:
    """Pages of four to six stories, by chance, whose areas add up to a page."""
    plan = replace(next(p for p in given.plans if p.number == 3), lines=(1, 80))
    pieces = pieces_of(given)
    areas = usual_areas(given, [n for n in (*POOL, BOXED) if n in pieces])
    rows: list[tuple[str, int, float]] = []
    for names in islice(drawn(areas, COLUMNS * (plan.height + WHITE), random.Random(13), (4, 6), SHARE, MOST_THROWS), count):
        items = [
            Item(name, (name,), min(4, 1 + k), Span("mix"), box=name == BOXED, style="qa" if name == BOXED else "")
            for k, name in enumerate(sorted(names, key=lambda n: (-length(pieces[n]), n)))
        ]
        mixed: PagePlan = replace(plan, items=tuple(sorted(items, key=lambda i: (i.rank, i.name))))
        rows.append(tried(replace(given, plans=(mixed,)), plan.number))
    told("random mixes", rows)


def pins(given: Ready, numbers: Sequence[int], count: int) -> None:
    """Parts pinned where some proposal has them: the page found then has them there."""
    dice, kept, rows = random.Random(7), 0, []
    made = made_issue(given)
    choices = [(page.plan, p) for page, _ in made.pages if page.plan.number in numbers for p in page.proposals]
    for _ in range(count):
        plan, proposal = dice.choice(choices)
        place = dice.choice([p for p in proposal.layout.places if p.text and p.text[0].cols and not p.name.endswith("-more")])
        cols = span_of_place(proposal, place.name)
        items = tuple(replace(i, pin=Pin(cols=cols)) if i.name == place.name else i for i in plan.items)
        pinned = replace(given, plans=tuple(replace(p, items=items) if p.number == plan.number else p for p in given.plans))
        begun = process_time()
        again = made_issue(pinned, [plan.number])
        first = again.taken().get(plan.number)
        kept += first is not None and span_of_place(first[1], place.name) == cols
        rows.append(process_time() - begun)
    print(f"pins: {kept} of {count} kept; s median {median(rows):.2f}, most {max(rows):.2f}")


def span_of_place(proposal: Proposal, name: str) -> tuple[int, int]:
    """The columns over which a place stands with its pictures."""
    layout = proposal.layout
    place = layout.place(name)
    assert place is not None
    spans = [a.cols for a in place.text if a.cols] + ([place.head.cols] if place.head and place.head.cols else [])
    spans += [p.cols for p in layout.pictures if p.of == name and p.cols and p.cols != (0, 0)]
    spans += [place.box.cols] if place.box else []
    return min(s[0] for s in spans), max(s[1] for s in spans)


def sheet(given: Ready, made: MadeIssue, file: Path, each: int) -> None:
    """The first proposals of each page side by side."""
    from PIL import Image

    pictures: list[Image.Image] = []
    for page, _ in made.pages:
        for k, proposal in enumerate(page.proposals[:each]):
            done = set_proposals(given, {**made.taken(), page.plan.number: (page.plan, proposal)})
            pictures.append(Image.open(BytesIO(done.png(page.plan.number, 60))).convert("RGB"))
            codes = ", ".join(d.code for d in done.told[page.plan.number]) or "nothing"
            print(f"  {page.plan.number}:{k + 1}  {proposal.points} points; told of it: {codes}")
    width, height = max(p.width for p in pictures) + 12, max(p.height for p in pictures) + 12
    across = min(6, len(pictures))
    ground = Image.new("RGB", (width * across, height * -(-len(pictures) // across)), (200, 200, 200))
    for n, picture in enumerate(pictures):
        ground.paste(picture, (n % across * width, n // across * height))
    ground.save(file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", type=int)
    parser.add_argument("--plan", type=Path, default=PLAN)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--lengths", nargs="*", type=int, default=[])
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--mixes", type=int, default=0)
    parser.add_argument("--decks", action="store_true", help="as if each author let the deck go")
    parser.add_argument("--pins", type=int, default=0)
    parser.add_argument("--score", action="store_true", help="the pages as they stand, by the same prices")
    parser.add_argument("--stress", type=int, default=0, help="throws of the dice for each kind of hard page")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=[], help="of hard pages; none named: all")
    parser.add_argument("--sheets", type=Path, help="a folder for contact sheets of the hard pages")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        begun = process_time()
        given, found = ready(project(Path(folder), asked.plan), ISSUES[asked.plan.stem])
        if given is None:
            raise SystemExit("\n".join(f"{d.span}: {d.message}" for d in found))
        given = with_decks_that_may_go(given) if asked.decks else given
        numbers = asked.pages or [p.number for p in given.plans]
        print(f"read: {process_time() - begun:.2f} s")
        begun = process_time()
        made = made_issue(given, numbers)
        for page, _ in made.pages:
            first = f"{page.proposals[0].points} points, {page.proposals[0].written}" if page.proposals else "none"
            print(f"page {page.plan.number}: {len(page.proposals)} proposals, {page.calls} texts set, {page.pairs} pairs; {first}; "
                  f"{verdict(made, page.plan.number) or 'made'}")  # fmt: skip
        print(f"all: {process_time() - begun:.2f} s")
        if asked.score:
            told_scores(given, made)
        if asked.sheet and made.taken():
            sheet(given, made, asked.sheet, asked.each)
        if asked.lengths:
            lengths(given, numbers, asked.lengths, asked.seeds)
        if asked.mixes:
            mixes(given, asked.mixes)
        if asked.pins:
            pins(given, numbers, asked.pins)
        if asked.stress:
            if asked.sheets:
                asked.sheets.mkdir(parents=True, exist_ok=True)
            stress(given, asked.stress, asked.sheets, asked.kinds)


if __name__ == "__main__":
    main()
