"""What a delivery would refuse, said by the build: the finished PDF and its page files judged by the delivery's profile.

Each finding gets the source that caused it: the item of the display list that lies where the finding does knows its origin,
and its frame says whose ink it is. What preflight of the display list has said already is not said again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Frame, GlyphRun, Group, Item, Link, Page, box_of
from banmian.geometry import Rect
from banmian.outputs.looks import known_pages
from banmian.outputs.names import page_label
from banmian.outputs.verdicts import Judgement, judgement, kept_judgement
from banmian.page_hash import KnownPages
from banmian.phrases import say
from banmian.preflight.profile import Profile
from banmian.preflight.profile_files import HOUSE, load_profile
from banmian.processors import spread

if TYPE_CHECKING:
    from banmian.build import SetIssue

PLACED = {"picture": "picture", "advert": "advertisement"}
"""Frames whose ink comes from a file that somebody drew."""


def findings(issue: SetIssue, pdf: bytes, pages: Mapping[int, bytes], told: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """What the delivery's profile finds in the finished issue, then in each page file (by number) beyond that and beyond what was
    told; at last an error where it would refuse them."""
    where = issue.job.issue_yaml
    rules, why = load_profile(HOUSE, issue.job.root, issue.paper.id)
    if rules is None:
        return [why] if why is not None else []
    rules = rules.for_paper(issue.paper)
    whole, cut = _judged(pdf, tuple(pages.values()), rules, known_pages(issue, pdf))
    passes, found = whole.passes and all(page.passes for page in cut), list(whole.found)
    known = {(d.code, d.place.page if d.place else None) for d in found}
    for number, page in zip(pages, cut, strict=True):
        for d in page.found:
            if (d.code, number) not in known and (d.code, None) not in known:
                place = PlaceOnPage(number, d.place.rect) if d.place is not None else PlaceOnPage(number)
                found.append(
                    replace(d, message=say("page file {page}: {message}", page=page_label(number), message=d.message), place=place)
                )
    said = {(d.code, d.place.page if d.place else None) for d in told}
    sheets = {page.number: page for page in issue.display.pages}
    out = [with_source(d, sheets, where) for d in found if (d.code, d.place.page if d.place else None) not in said]
    if not passes:
        hint = say("put right what the checks above name; a delivery would refuse the issue")
        out.append(
            diagnose("OUT007", say("the finished issue does not pass preflight by the profile {house}", house=HOUSE), hint, where)
        )
    return out


def _judged(issue: bytes, pages: Sequence[bytes], rules: Profile, known: KnownPages | None) -> tuple[Judgement, list[Judgement]]:
    """What is said of the issue and of each page file: kept, or judged now. What is rendered, ink and codes, is measured on the
    issue."""
    files, store = (issue, *pages), known.store if known is not None else None
    kept = {data: said for data in files if (said := kept_judgement(data, rules, store, data is issue)) is not None}
    missing = [data for data in pages if data not in kept]
    parts: list[tuple[bytes, ...]] = [part for part in ((issue,) if issue not in kept else (), tuple(missing)) if part]
    if parts:
        import lxml.etree  # noqa: F401  before processes are copied: each would load it

    work = partial(_judged_now, issue, rules, known)
    for part, made in zip(parts, spread(work, parts), strict=True):  # the issue and all its pages: about the same work
        kept.update(zip(part, made, strict=True))
    return kept[issue], [kept[data] for data in pages]


def _judged_now(issue: bytes, rules: Profile, known: KnownPages | None, files: Iterable[bytes]) -> list[Judgement]:
    store = known.store if known is not None else None
    return [judgement(data, rules, store, data is issue, known) for data in files]


def with_source(finding: Diagnostic, sheets: Mapping[int, Page], issue: Span) -> Diagnostic:
    """The finding with the place in the sources of what lies there; named where it is a picture's or an advertisement's."""
    place = finding.place
    page = sheets.get(place.page) if place is not None else None
    if finding.span is not None or place is None or place.rect is None or page is None:
        return finding if finding.span is not None else replace(finding, span=issue)
    item, frame = _cause(page, Rect(*place.rect))
    span = frame.span if frame is not None and frame.kind in PLACED else getattr(item, "origin", None)
    message = finding.message
    if frame is not None and frame.kind in PLACED:
        message = say("in {name}: {message}", name=frame.name, message=message)
    return replace(finding, message=message, span=span or (frame.span if frame is not None else None) or issue)


def _cause(page: Page, rect: Rect) -> tuple[Item | None, Frame | None]:
    """Of the items that know where they come from the one that best covers the rectangle and is best covered by it, with the
    frame that it belongs to; text before what lies under it."""
    best: tuple[float, Item | None, Frame | None] = (0.0, None, None)
    for item, frame in _walked(page.items, None):
        if getattr(item, "origin", None) is None and (frame is None or frame.span is None):
            continue
        share = _likeness(box_of(item), rect) * (1.5 if isinstance(item, GlyphRun) else 1.0)
        if share > best[0]:
            best = share, item, frame
    return best[1], best[2]


def _walked(items: tuple[Item, ...], frame: Frame | None) -> Iterator[tuple[Item, Frame | None]]:
    """All items that paint, those of groups too, and the nearest frame around each."""
    for item in items:
        if isinstance(item, Link):
            continue
        own = item.frame or frame
        yield item, own
        if isinstance(item, Group):
            yield from _walked(item.items, own)


def _likeness(a: Rect, b: Rect) -> float:
    """How much of both is common to them: 1 for equal rectangles, 0 for those that do not meet. A line counts as 1 pt wide."""
    a, b = _thick(a), _thick(b)
    width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
    if width <= 0 or height <= 0:
        return 0.0
    common = width * height
    return common / (a.width * a.height + b.width * b.height - common)


def _thick(r: Rect) -> Rect:
    x, y = max(0, 1000 - r.width) // 2, max(0, 1000 - r.height) // 2
    return Rect(r.x0 - x, r.y0 - y, r.x1 + x + 1, r.y1 + y + 1)
