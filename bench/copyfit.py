"""How much copy copyfit takes: each story of an issue longer or shorter by so many lines, one at a time, its last page fitted.

    python bench/copyfit.py [ISSUE] [--lines -6 -2 -1 1 2 6] [--level 3] [--only STORY] [--sheet FILE.png]

Lines are of 14 characters. A story is made longer by its own words, shorter at the ends of its longest paragraphs. Counted are the
pages on which nothing is over or short afterwards, the texts that were set for it, and processor seconds. With --sheet the fitted
pages are also set, 24 of them drawn, and the widest gap between two Han of a line is told.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

from copyfit_pages import contact_sheet, picture, set_fitted, widest_gap

from banmian.build import Job, Planned, load, pictures_of, plan_of
from banmian.content.model import Paragraph, Piece, StyledText
from banmian.copyfit.applied import misfits_of
from banmian.copyfit.fitting import Fitting, fit_copy
from banmian.copyfit.judge import PageJudge
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.fonts import FontBook
from banmian.pages.measuring import StreamMeasure
from banmian.pages.streams_ahead import sheets_of
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan

REPOSITORY = Path(__file__).resolve().parents[1]
SHOWN = 24
"""Pages of a contact sheet."""
LINE = 14
"""Characters."""
KEPT = 20
"""Characters that a paragraph keeps."""


def with_lines(piece: Piece, lines: int) -> Piece | None:
    """The piece with so many lines more (fewer: negative); None where it has not so many."""
    texts = {i: b for i, b in enumerate(piece.blocks) if isinstance(b, Paragraph) and b.role == "body"}
    order = sorted(texts, key=lambda i: -len(texts[i].text.text))
    left, blocks = abs(lines) * LINE, list(piece.blocks)
    if lines > 0 and order:
        words = "".join(b.text.text for b in texts.values())
        more = (words * (left // max(1, len(words)) + 1))[:left]
        blocks[order[0]] = replace(texts[order[0]], text=_longer(texts[order[0]].text, more))
        return replace(piece, blocks=tuple(blocks))
    for i in order:
        cut = min(left, len(texts[i].text.text) - KEPT)
        if cut > 0:
            blocks[i], left = replace(texts[i], text=_shorter(texts[i].text, cut)), left - cut
    return None if left else replace(piece, blocks=tuple(blocks))


def _longer(text: StyledText, more: str) -> StyledText:
    return replace(text, text=text.text + more.rstrip("\uff0c\u3002\u3001") + "\u3002")


def _shorter(text: StyledText, characters: int) -> StyledText:
    kept = text.text[: len(text.text) - characters]
    return replace(text, text=kept, marks=tuple(m for m in text.marks if m.end <= len(kept)))


def length(piece: Piece) -> int:
    return sum(len(block.text.text) for block in piece.blocks if isinstance(block, Paragraph))


def left_on(plan: Plan, fonts: FontBook, sheets: Iterable[int]) -> int:
    """Lines over and short on these sheets."""
    whole = tuple(sheets_of(plan, fonts)[0])
    texts = Texts(fonts)
    return sum(misfits_of(SheetState(plan, whole, sheet), texts) for sheet in sheets)


def offering(piece: Piece) -> Piece:
    """The piece with what a kind author would offer: its last two paragraphs, its deck and its kicker may go."""
    bodies = [i for i, b in enumerate(piece.blocks) if isinstance(b, Paragraph) and b.role == "body"][-2:]
    blocks = (replace(b, may_cut=i in bodies) if isinstance(b, Paragraph) else b for i, b in enumerate(piece.blocks))
    return replace(piece, blocks=tuple(blocks), optional=("kicker", "deck"))


def with_offers(plan: Plan) -> Plan:
    """Every story offers so much of itself."""
    return replace(plan, streams=tuple(replace(s, pieces=tuple(map(offering, s.pieces))) for s in plan.streams))


def cases(planned: Planned, lines: int, level: int) -> Iterator[tuple[str, Plan, int]]:
    """Each story that takes other lines: its name, the plan with it, the sheet on which it ends."""
    plan = replace(planned.plan, paper=replace(planned.paper, copyfit=replace(planned.paper.copyfit, level=level)))
    measure = StreamMeasure(plan, sheets_of(plan, planned.fonts)[0], planned.fonts)
    for n, stream in enumerate(plan.streams):
        on_lines = any(area.rect is None for stop in stream.stops for area in stop.place.text)
        if not on_lines or not measure.takes_lines(stream):
            continue
        longest = max(range(len(stream.pieces)), key=lambda i: length(stream.pieces[i]))
        changed = with_lines(stream.pieces[longest], lines)
        if changed is not None:
            pieces = tuple(changed if i == longest else p for i, p in enumerate(stream.pieces))
            streams = tuple(replace(stream, pieces=pieces) if i == n else s for i, s in enumerate(plan.streams))
            yield stream.stories[0], replace(plan, streams=streams), stream.stops[-1].sheet


def shown(fitted: Sequence[tuple[str, int, Fitting]], job: Job, planned: Planned, assets: Assets, file: Path) -> None:
    """24 of the fitted pages, spread over all; of each what was changed, and the widest gap between two Han."""
    step = max(1, len(fitted) // SHOWN)
    drawn = []
    for name, page, done in fitted[::step][:SHOWN]:
        issue = set_fitted(job, planned, done, assets)
        drawn.append(picture(issue, page))
        gap, story, words = widest_gap([p for p in issue.display.pages if p.number == page])
        print(f"  {len(drawn)}: {name}, page {page}; widest gap {gap:.3f} em in {story} ({words})")
        print(*(f"      page {change.page}: {change.words}" for change in done.changes), sep="\n")
    contact_sheet(drawn, file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("issue", nargs="?", default="content/2020-08-12")
    parser.add_argument("--lines", nargs="+", type=int, default=[-8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8])
    parser.add_argument("--level", type=int, default=2)
    parser.add_argument("--offers", action="store_true", help="every story offers its last two paragraphs, deck and kicker")
    parser.add_argument("--cases", action="store_true", help="texts and seconds of each case")
    parser.add_argument("--only", default="", help="one story, whose changes are told")
    parser.add_argument("--sheet", type=Path, help="a picture of 24 fitted pages")
    asked = parser.parse_args()
    job = Job(REPOSITORY, asked.issue)
    planned, _ = plan_of(load(job))
    assert planned is not None
    planned = replace(planned, plan=with_offers(planned.plan)) if asked.offers else planned
    assets = pictures_of(job, planned)[0]
    pictures = PageJudge(assets, planned.fonts)
    fitted: list[tuple[str, int, Fitting]] = []
    seconds: list[float] = []
    calls: list[int] = []
    for lines in asked.lines:
        unfit: list[str] = []
        count = 0
        for name, plan, sheet in cases(planned, lines, asked.level):
            count += 1
            if asked.only not in ("", name) or not left_on(plan, planned.fonts, [sheet]):
                continue
            begun = process_time()
            done = fit_copy(plan, sheets_of(plan, planned.fonts)[0], [sheet], planned.fonts, pictures)
            seconds.append(process_time() - begun)
            calls.append(done.calls)
            if asked.cases:
                print(f"    {name} {lines:+d}: {done.calls} texts, {seconds[-1]:.2f} s")
            if left := left_on(done.plan, planned.fonts, range(len(plan.sheets))):
                unfit.append(f"{name} ({left})")
            elif done.changes:
                fitted.append((f"{name} {lines:+d}", done.changes[0].page, done))
            if asked.only:
                print(*(f"  page {change.page}: {change.words}" for change in done.changes), sep="\n")
        print(f"{lines:+d} lines: {count - len(unfit)} of {count} fit; not: {', '.join(unfit) or 'none'}")
    if asked.sheet:
        shown(fitted, job, planned, assets, asked.sheet)
    print(f"texts set for a page: median {median(calls)}, most {max(calls)}; seconds: {median(seconds):.2f}, {max(seconds):.2f}")


if __name__ == "__main__":
    main()
