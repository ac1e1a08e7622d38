"""Makeup on the desk, in the maker: what `banmian makeup` finds of a page as JSON and pictures, and what taking one writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from banmian.desk.offers import MOST, Texts
from banmian.diagnostics import Diagnostic
from banmian.makeup.earlier import plan_mark
from banmian.makeup.facts import Rects, as_rows, facts_of, present_facts, present_rects, proposed_rects
from banmian.makeup.making import MadeIssue, made_issue
from banmian.makeup.model import Item, PagePlan
from banmian.makeup.proposals import MadePage
from banmian.makeup.ready import Ready
from banmian.makeup.run import Asked, new_texts
from banmian.makeup.score import scores, standing_of
from banmian.makeup.shown import set_proposals
from banmian.makeup.whole import Term
from banmian.makeup.writing import page_text

Json = dict[str, Any]
DPI = 72
"""Of a proposal's picture: a pixel to the point, twice as many as it is first shown with."""


def body(given: Ready, made: MadeIssue, number: int, again: bool) -> Json | None:
    """The page: its parts in the order of their ranks, as it stands, its proposals. None for one that makeup.yaml does not plan."""
    plan = next((plan for plan in given.plans if plan.number == number), None)
    if plan is None:
        return None
    page = next((page for page, _ in made.pages if page.plan.number == number), None)
    now = present_rects(given, plan)
    proposals = page.proposals[:MOST] if page is not None else ()
    facts = facts_of(page.plan, now, proposals) if page is not None else []
    rows = [{**_proposal(given, page, k), "facts": as_rows(facts[k])} for k in range(len(proposals)) if page is not None]
    same = next(({"points": row["points"], "terms": row["terms"]} for row in rows if row["same"]), {})
    return {
        "file": f"{given.job.issue}/pages/{plan.layout}.yaml",
        "hand": again,
        "items": [_item(given, item, number, now) for item in plan.items],
        "present": _present(given, plan, now) | same,
        "proposals": rows,
        "more": len(page.proposals) - len(proposals) if page is not None else 0,
        "pairs": page.pairs if page is not None else 0,
    }


def _item(given: Ready, item: Item, number: int, now: Rects) -> Json:
    """A part of the page: which stories, how important, where it stands now (`place`: of the page's layout), where it is pinned."""
    layout, places = standing_of(given, number)
    rect = now.get(item.name)
    kind = "advert" if item.advert else "furniture" if item.furniture else "story"
    return {
        "name": item.name,
        "kind": kind,
        "stories": list(item.stories),
        "title": _title(given, item),
        "rank": item.rank,
        "place": places.get(item.stories) if layout is not None and item.stories else None,
        "rect": [list(span) for span in rect] if rect is not None else None,
        "pin": [list(span) if span is not None else None for span in (item.pin.cols, item.pin.lines)],
        "pinned": not item.pin.anywhere,
        "sized": item.cols is not None,
        "continued": item.continued,
        "optional": item.optional,
        "line": item.span.line,
    }


def _title(given: Ready, item: Item) -> str:
    if item.title or not item.stories:
        return item.title or item.name
    pieces = (piece for article in given.content.articles for piece in article.pieces if piece.story == item.stories[0])
    headline = next((piece.head.headline for piece in pieces), None)
    return headline.text if headline is not None else item.stories[0]


def _present(given: Ready, plan: PagePlan, now: Rects) -> Json:
    """The page as it stands: its points by the prices of proposals, or why it has none."""
    layout, _ = standing_of(given, plan.number)
    score = scores(given, (plan.number,))[0] if layout is not None else None
    file = given.files.get(plan.number)
    made = "hand" if not _uses(given, plan) or file is None or file.made is None else "made" if file.ours else "changed"
    return {
        "layout": layout.file if layout is not None else None,
        "made": made,
        "points": score.points if score is not None and not score.why else None,
        "why": score.why if score is not None else "",
        "terms": _terms(score.terms) if score is not None else [],
        "facts": as_rows(present_facts(plan, now)),
    }


def _uses(given: Ready, plan: PagePlan) -> bool:
    """Whether the issue uses the file that makeup writes of the page."""
    layout, file = standing_of(given, plan.number)[0], given.files.get(plan.number)
    return layout is not None and file is not None and layout.file == file.name


def _proposal(given: Ready, page: MadePage, k: int) -> Json:
    """A proposal; `same`: it is what the page's file says already."""
    plan, proposal = page.plan, page.proposals[k]
    marks = plan_mark(given.planned(plan.number), given.makeup), given.words_mark(plan)
    path = Path(given.job.root, given.job.issue, "pages", f"{plan.layout}.yaml")
    text = path.read_bytes() if path.is_file() and _uses(given, plan) else b""
    return {
        "number": k + 1,
        "points": proposal.points,
        "free": proposal.short,
        "terms": _terms(proposal.terms),
        "rects": {name: [list(span) for span in rect] for name, rect in proposed_rects(proposal).items()},
        "stays": page.stays and k == 0,
        "same": text == page_text(proposal, plan, marks).encode(),
    }


def _terms(terms: Iterable[Term]) -> list[Json]:
    """Of what points are the sum: for what, of which part (""; of the page), how many; those that are none left out."""
    rows = ((*term.name.rpartition(" ")[::2], term.points) for term in terms if term.points)
    return [{"item": item, "what": what, "points": points} for item, what, points in rows]


def picture(given: Ready, made: MadeIssue, number: int, choice: int) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """A proposal, from 0, set with its issue; what a build would tell of the page."""
    page = next(page for page, _ in made.pages if page.plan.number == number)
    done = set_proposals(given, {**made.taken(), number: (page.plan, page.proposals[choice])})
    return done.png(number, DPI), tuple(done.told[number])


def texts(given: Ready, number: int, choice: int, again: bool) -> Texts:
    """What taking a proposal, from 1, writes."""
    made = made_issue(given, (number,), {number: choice}, again)
    job = given.job
    found, told = new_texts(Asked(job.root, job.issue, Path(), (number,), 0, {number: choice}, True, again), given, made)
    told = [*made.diagnostics, *told]
    mine: Mapping[str, str] | None = found if any("/pages/" in name for name in found) else None
    return Texts(mine, tuple(told))
