"""The finished page: no ink leaves its frame, the type area or the trim, no two frames' ink meets, all text can be seen.

docs/rules/contracts.md, The finished page. Whatever set it, this is what a page is judged by before it may be called free
of faults. What ink is: ink.py; what a frame is: display/frames.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Item, runs_of
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.ink import SLIGHT, Ink, inks_of, shared_ink, true_ink
from banmian.pages.unseen_text import unseen
from banmian.phrases import AND, Phrase, say, series
from banmian.remember import Memo, Same
from banmian.template.model import PageGrid
from banmian.units import mm_of_mp
from banmian.values import frozen

MARK_OUT = 2_000
"""mp by which a mark beside a line, as a frame around a word, may stand out of its column."""
HANG = 600
"""Thousandths of an em by which text may stand out of the type area: a hanging mark."""
FURNITURE = frozenset({"furniture", "masthead", "folio", "index", "imprint", "advert", "draft"})
"""Kinds of frames that may stand in the margins."""


Told = frozenset[tuple[str, str, int]]
"""File, block and line of each error that was told."""


@frozen
class CheckedSheet:
    """A page, or a spread whose pages lie side by side, as it is checked: the pages' numbers from the left, the grid of each,
    the bleed's width (mp)."""

    numbers: tuple[int, ...]
    grid: PageGrid

    @property
    def trim(self) -> Rect:
        width, height = self.grid.trim
        return Rect(0, 0, width * len(self.numbers), height)

    def side(self, rect: Rect) -> int:
        """Which page the middle of a rectangle lies on, counted from 0."""
        middle = (rect.x0 + rect.x1) // 2
        return min(max(0, middle // self.grid.trim[0]), len(self.numbers) - 1)

    def type_area(self, side: int) -> Rect:
        grid, left = self.grid, side * self.grid.trim[0] + self.grid.left
        return Rect(left, grid.top, left + grid.width, grid.line_foot(grid.lines))

    def place(self, rect: Rect) -> PlaceOnPage:
        """The rectangle in the coordinates of its page."""
        side = self.side(rect)
        return PlaceOnPage(self.numbers[side], rect.moved(-side * self.grid.trim[0], 0).corners)


CHECKED: Memo[tuple[Diagnostic, ...]] = Memo("sheets free of faults", 150, lasting=True, each="page")


def sheet_faults(items: Sequence[Item], sheet: CheckedSheet, fonts: FontBook, told: Told = frozenset()) -> list[Diagnostic]:
    """What is wrong on the sheet: each piece of ink that stands out of something, the first place where two frames meet.
    `told`: files and lines of which an error was already told; what these texts do to the page is only its consequence."""
    key = Same(*items), sheet.numbers, Same(sheet.grid), fonts.known_as, told
    return list(CHECKED.of(key, lambda: tuple(_faults(items, sheet, fonts, told))))


def _faults(items: Sequence[Item], sheet: CheckedSheet, fonts: FontBook, told: Told) -> list[Diagnostic]:
    inks = inks_of(items)
    free = [ink for ink in inks if _is_free(ink, told)] if told else inks
    lost = (_lost(ink, sheet) for ink in unseen(free, items))
    return [*_leaving(free, sheet, fonts), *_outside(free, sheet, fonts), *_meeting(free, sheet, fonts), *lost]


def _is_free(ink: Ink, told: Told) -> bool:
    span = ink.span
    return span is None or (span.file, span.block, span.line) not in told


# --- out of the frame, the type area, the trim -----------------------------------------------------------------------


def _leaving(inks: Sequence[Ink], sheet: CheckedSheet, fonts: FontBook) -> Iterator[Diagnostic]:
    for ink in inks:
        if ink.frame is None:
            continue
        slight = MARK_OUT if ink.items[0].tag.role in ("mark", "ruby") else SLIGHT
        over = _over(ink, ink.frame.rect, slight, fonts)
        if over is not None:
            rect, by = over
            side = _side(rect, ink.frame.rect)
            message = say(
                "{name} stands {pt} out of {frame_name} {side}", name=ink.name, pt=_pt(by), frame_name=ink.frame.name, side=side
            )
            yield _told("FRM001", message, say("shorten it, or give it more room in the layout"), ink, sheet.place(rect))


def _outside(inks: Sequence[Ink], sheet: CheckedSheet, fonts: FontBook) -> Iterator[Diagnostic]:
    """Text outside the type area; of furniture, and all else, outside the trim, grounds and pictures outside the bleed."""
    areas = [sheet.type_area(side) for side in range(len(sheet.numbers))]
    trim, bleed = (sheet.trim, say("the trim")), (sheet.trim.inset(-sheet.grid.bleed), say("the bleed"))
    for ink in inks:
        inside, where = trim if ink.is_text else bleed
        if ink.is_text and ink.frame is not None and ink.frame.kind not in FURNITURE:
            area = areas[sheet.side(ink.rect)]
            if _most(ink.rect, area) <= SLIGHT:
                continue
            size = max(run.size for run in runs_of(ink.items))
            inside, where = area.inset(-size * HANG // 1000), say("the type area")
        over = _over(ink, inside, SLIGHT, fonts)
        if over is not None:
            rect, by = over
            side = _side(rect, inside)
            message = say("{name} stands {pt} out of {where} {side}", name=ink.name, pt=_pt(by), where=where, side=side)
            yield _told("FRM003", message, say("shorten it, or move it in the layout"), ink, sheet.place(rect))


def _over(ink: Ink, inside: Rect, slight: int, fonts: FontBook) -> tuple[Rect, int] | None:
    """The ink's rectangle, and by how much it stands out of `inside` where that is most."""
    if _most(ink.rect, inside) <= slight:
        return None
    rect = true_ink(ink, fonts)
    if rect is None:
        return None
    by = _most(rect, inside)
    return (rect, by) if by > slight else None


def _most(rect: Rect, inside: Rect) -> int:
    """By how much it stands out where that is most: of all ink of a page it is asked, so that words are made afterwards."""
    return max(inside.x0 - rect.x0, rect.x1 - inside.x1, inside.y0 - rect.y0, rect.y1 - inside.y1)


def _side(rect: Rect, inside: Rect) -> Phrase:
    """At which side that is; of two the one that is named later, as a text."""
    return max(
        (inside.x0 - rect.x0, say("at the left")), (rect.x1 - inside.x1, say("at the right")),
        (inside.y0 - rect.y0, say("at the top")), (rect.y1 - inside.y1, say("at the foot")),
    )[1]  # fmt: skip


# --- two frames ------------------------------------------------------------------------------------------------------


def _meeting(inks: Sequence[Ink], sheet: CheckedSheet, fonts: FontBook) -> Iterator[Diagnostic]:
    """FRM002 for each pair of owners whose ink meets, at the first place. Ink is gone through from the top; what ends above the
    next is no longer compared."""
    met: set[tuple[object, object]] = set()
    open_now: list[Ink] = []
    for ink in sorted(inks, key=_top):
        top = ink.rect.y0
        open_now = [other for other in open_now if other.rect.y1 > top]
        for other in open_now:
            a, b = other.rect, ink.rect
            if a.x0 < b.x1 and b.x0 < a.x1 and _may_not_meet(other, ink):
                pair = _owner(other), _owner(ink)
                if pair in met or pair[::-1] in met:
                    continue
                shared = shared_ink(other, ink, fonts)
                if shared is not None:
                    met.add(pair)
                    yield _met(other, ink, shared, sheet)
        open_now.append(ink)


def _owner(ink: Ink) -> object:
    """What the ink belongs to: its frame, else all rules or all grounds without a frame. Of two owners one meeting is told."""
    return id(ink.frame) if ink.frame is not None else ink.name if ink.is_rule or ink.is_ground else id(ink)


def _top(ink: Ink) -> int:
    return ink.rect.y0


def _may_not_meet(a: Ink, b: Ink) -> bool:
    """Rules may cross, ink of one frame is its setter's business, and what stands on a ground covers it. But no text stands on a
    line, were it of its own column or of the box that holds it."""
    if (a.is_text and b.is_line) or (b.is_text and a.is_line):
        return True
    if a.frame is b.frame and a.frame is not None:
        return False
    if not a.is_text and not b.is_text and (a.is_rule or b.is_rule):
        return False
    if a.is_ground and b.is_ground:
        return False
    if any(one.frame is not None and one.frame.under and (two.is_text or two.is_ground) for one, two in ((a, b), (b, a))):
        return False
    if a.frame is None or b.frame is None:
        return not (a.is_ground or b.is_ground)
    return not (a.frame == b.frame or a.frame.stands_on(b.frame) or b.frame.stands_on(a.frame))


def _met(a: Ink, b: Ink, shared: Rect, sheet: CheckedSheet) -> Diagnostic:
    """FRM002 at the source of the text, of two texts at that of the one that is set later."""
    upper, lower = (a, b) if b.is_text or not a.is_text else (b, a)
    frames = series(sorted({ink.frame.name for ink in (upper, lower) if ink.frame is not None and ink.is_text}), AND)
    by = min(shared.width, shared.height)
    message = say("{lower} lies on {upper} by {by}", lower=lower.name, upper=upper.name, by=_pt(by))
    if frames:
        message = say("{message} ({frames})", message=message, frames=frames)
    return _told("FRM002", message, say("shorten one of them, or give it more room in the layout"), lower, sheet.place(shared))


def _lost(ink: Ink, sheet: CheckedSheet) -> Diagnostic:
    message = say("{name} cannot be seen: its ink is that of what it stands on", name=ink.name)
    return _told("FRM004", message, say("give its style another `ink`, or set it on another ground"), ink, sheet.place(ink.rect))


def _told(code: str, message: Phrase, hint: Phrase, ink: Ink, place: PlaceOnPage) -> Diagnostic:
    return diagnose(code, say("page {page}: {message}", page=place.page, message=message), hint, ink.span, place)


def _pt(by: int) -> str:
    return f"{by / 1000:.1f} pt ({mm_of_mp(by):.1f} mm)"
