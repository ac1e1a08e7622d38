"""The finished page: no ink leaves its frame, the type area or the trim, and no two frames' ink meets.

docs/rules/contracts.md, The finished page. Whatever set it, this is what a page is judged by before it may be called free
of faults. Boxes of em squares first, since they are at hand; where they say that something is wrong, the glyphs' own ink
decides. What a frame is: display/frames.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Frame, GlyphRun, Group, Item, Layer, Link, box_of, run_box, runs_of, united
from banmian.fonts import FontBook
from banmian.geometry import Outline, Rect, points_on
from banmian.remember import Memo, Same
from banmian.template.model import PageGrid
from banmian.units import mm_of_mp
from banmian.values import frozen

SLIGHT = 300
"""mp: ink that is over by less touches nothing that an eye sees (0.3 pt; a hairline's weight)."""
MARK_OUT = 2_000
"""mp by which a mark beside a line, as a frame around a word, may stand out of its column."""
HANG = 600
"""Thousandths of an em by which text may stand out of the type area: a hanging mark."""
ABOVE, BELOW = 100, 25
"""Hundredths of an em that a glyph may reach above and below its baseline: more than the em box, for letters with tails."""
HAN_SIDE = "\u2e80"
"""From here on characters stand in Han boxes, whose ink their em boxes hold."""
SHOWN = 16
"""Characters of a text that a message repeats."""
FURNITURE = frozenset({"furniture", "masthead", "folio", "index", "imprint", "advert", "draft"})
"""Kinds of frames that may stand in the margins."""
MADE_OF_MANY = frozenset({"qr", "leader"})
"""Roles of what is drawn in many pieces and counts as one: the modules of a code, the dots of a leader."""


Told = frozenset[tuple[str, str, int]]
"""File, block and line of each error that was told."""


@dataclass(slots=True)
class Ink:
    """A piece of ink on a page: a line's runs of one frame and baseline, a picture, a rule, a ground. `rect` is generous for
    text; `frame` is None for ink that no frame owns, which then is one of its own."""

    rect: Rect
    frame: Frame | None
    items: list[Item] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        return isinstance(self.items[0], GlyphRun)

    @property
    def is_ground(self) -> bool:
        return self.items[0].layer is Layer.TINT

    @property
    def is_rule(self) -> bool:
        return self.items[0].layer is Layer.RULE

    @property
    def words(self) -> str:
        text = "".join(t for run in runs_of(self.items) for t in run.texts)
        return text if len(text) <= SHOWN else text[: SHOWN - 1] + "\u2026"

    @property
    def span(self) -> Span | None:
        known = next((i.origin for i in self.items if i.origin is not None), None)
        return known or (self.frame.span if self.frame is not None else None)

    @property
    def name(self) -> str:
        """What a message calls it."""
        if self.is_text:
            return f"'{self.words}'"
        if self.frame is not None:
            return self.frame.name
        return "a rule" if self.is_rule else "a ground" if self.is_ground else "a picture"


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
        r = rect.moved(-side * self.grid.trim[0], 0)
        return PlaceOnPage(self.numbers[side], (r.x0, r.y0, r.x1, r.y1))


CHECKED: Memo[tuple[Diagnostic, ...]] = Memo("sheets free of faults", 300)


def sheet_faults(items: Sequence[Item], sheet: CheckedSheet, book: FontBook, told: Told = frozenset()) -> list[Diagnostic]:
    """What is wrong on the sheet: each piece of ink that stands out of something, the first place where two frames meet.
    `told`: files and lines of which an error was already told; what these texts do to the page is only its consequence."""
    key = Same(*items), sheet.numbers, Same(sheet.grid), book.known_as, told
    return list(CHECKED.of(key, lambda: tuple(_faults(items, sheet, book, told))))


def _faults(items: Iterable[Item], sheet: CheckedSheet, book: FontBook, told: Told) -> list[Diagnostic]:
    inks = inks_of(items)
    free = [ink for ink in inks if ink.span is None or (ink.span.file, ink.span.block, ink.span.line) not in told]
    return [*_leaving(free, sheet, book), *_outside(free, sheet, book), *_meeting(free, sheet, book)]


# --- ink -------------------------------------------------------------------------------------------------------------


def inks_of(items: Iterable[Item]) -> list[Ink]:
    """The ink of a page. Runs of one frame that follow one another on a baseline are one piece."""
    out: list[Ink] = []
    last: Ink | None = None
    for item in items:
        if isinstance(item, Link):
            continue
        rect = _generous(item) if isinstance(item, GlyphRun) else box_of(item)
        frame = item.frame
        if last is not None and frame is not None and frame is last.frame and _goes_on(last.items[-1], item):
            last.items.append(item)
            last.rect = united(last.rect, rect)
            continue
        last = Ink(rect, frame, [item])
        out.append(last)
    return out


def _goes_on(before: Item, item: Item) -> bool:
    """Whether an item continues what the one before it began."""
    if isinstance(item, GlyphRun):
        if not isinstance(before, GlyphRun) or item.angle != before.angle or item.tag.role != before.tag.role:
            return False
        return item.y == before.y if item.axis is None else before.axis is not None and item.x + item.axis == before.x + before.axis
    return type(before) is type(item) and before.tag == item.tag and item.tag.role in MADE_OF_MANY


def _generous(run: GlyphRun) -> Rect:
    """A rectangle that a run's ink does not leave: its em boxes, of a level line with letters more, for tails and accents."""
    if run.axis is not None or run.angle or min(run.texts, default="") >= HAN_SIDE:
        return run_box(run)
    size, y = run.size, run.y
    return Rect(run.x, y - size * ABOVE // 100, run.x + run.width, y + size * BELOW // 100)


def true_ink(ink: Ink, book: FontBook, near: Rect | None = None) -> Rect | None:
    """The rectangle of the ink itself: of level text by its glyphs' outlines; None where there is none. `near`: only of
    glyphs that come into this rectangle."""
    if not ink.is_text:
        return ink.rect
    around: Rect | None = None
    for run in ink.items:
        if isinstance(run, GlyphRun):
            for rect in _glyphs(run, book):
                if near is None or rect.overlaps(near):
                    around = united(around, rect)
    return around


def _glyphs(run: GlyphRun, book: FontBook) -> Iterator[Rect]:
    if run.down:
        yield from _upright(run, book)
        return
    if run.axis is not None or run.angle:
        yield run_box(run)
        return
    face = book.face(run.face)
    rises = run.rises or (0,) * len(run.glyphs)
    for gid, offset, rise in zip(run.glyphs, run.offsets, rises, strict=True):
        x0, y0, x1, y1 = (side * run.size // face.upem for side in face.ink_box(gid))
        if x1 > x0:
            x, y = run.x + offset, run.y - rise
            yield Rect(x + x0 * run.stretch // 1000, y - y1, x + x1 * run.stretch // 1000, y - y0)


def _upright(run: GlyphRun, book: FontBook) -> Iterator[Rect]:
    """The ink of upright glyphs one under the other (display.GlyphRun, `down`): an opening mark stands low in its cell."""
    face = book.face(run.face)
    for gid, offset in zip(run.glyphs, run.offsets, strict=True):
        x0, y0, x1, y1 = (side * run.size // face.upem for side in face.ink_box(gid))
        if x1 > x0:
            left, base = run.x - face.advance(gid, run.size) // 2, run.y + offset + run.size * 88 // 100
            yield Rect(left + x0, base - y1, left + x1, base - y0)


# --- out of the frame, the type area, the trim -----------------------------------------------------------------------


def _leaving(inks: Sequence[Ink], sheet: CheckedSheet, book: FontBook) -> Iterator[Diagnostic]:
    for ink in inks:
        if ink.frame is None:
            continue
        slight = MARK_OUT if ink.items[0].tag.role in ("mark", "ruby") else SLIGHT
        over = _over(ink, ink.frame.rect, slight, book)
        if over is not None:
            rect, by, side = over
            message = f"{ink.name} stands {_pt(by)} out of {ink.frame.name} {side}"
            yield _told("FRM001", message, "shorten it, or give it more room in the layout", ink, sheet.place(rect))


def _outside(inks: Sequence[Ink], sheet: CheckedSheet, book: FontBook) -> Iterator[Diagnostic]:
    """Text outside the type area; of furniture, and all else, outside the trim, grounds and pictures outside the bleed."""
    trim = sheet.trim
    for ink in inks:
        inside, where = trim, "the trim"
        if not ink.is_text:
            inside, where = trim.inset(-sheet.grid.bleed), "the bleed"
        elif ink.frame is not None and ink.frame.kind not in FURNITURE:
            size = max(run.size for run in runs_of(ink.items))
            inside = sheet.type_area(sheet.side(ink.rect)).inset(-size * HANG // 1000)
            where = "the type area"
        over = _over(ink, inside, SLIGHT, book)
        if over is not None:
            rect, by, side = over
            message = f"{ink.name} stands {_pt(by)} out of {where} {side}"
            yield _told("FRM003", message, "shorten it, or move it in the layout", ink, sheet.place(rect))


def _over(ink: Ink, inside: Rect, slight: int, book: FontBook) -> tuple[Rect, int, str] | None:
    """The ink's rectangle, by how much it stands out of `inside` where that is most, and at which side."""
    if _most(ink.rect, inside)[0] <= slight:
        return None
    rect = true_ink(ink, book)
    if rect is None:
        return None
    by, side = _most(rect, inside)
    return (rect, by, side) if by > slight else None


def _most(rect: Rect, inside: Rect) -> tuple[int, str]:
    return max(
        (inside.x0 - rect.x0, "at the left"), (rect.x1 - inside.x1, "at the right"),
        (inside.y0 - rect.y0, "at the top"), (rect.y1 - inside.y1, "at the foot"),
    )  # fmt: skip


# --- two frames ------------------------------------------------------------------------------------------------------


def _meeting(inks: Sequence[Ink], sheet: CheckedSheet, book: FontBook) -> Iterator[Diagnostic]:
    """Pairs of frames whose ink meets, the first place of each. A sweep from the top: what has ended is let go."""
    told: set[tuple[object, object]] = set()
    open_now: list[Ink] = []
    for ink in sorted(inks, key=_top):
        top = ink.rect.y0
        open_now = [other for other in open_now if other.rect.y1 > top]
        for other in open_now:
            a, b = other.rect, ink.rect
            if a.x0 < b.x1 and b.x0 < a.x1 and _may_not_meet(other, ink):
                pair = _owner(other), _owner(ink)
                if pair in told or pair[::-1] in told:
                    continue
                shared = _shared(other, ink, book)
                if shared is not None:
                    told.add(pair)
                    yield _met(other, ink, shared, sheet)
        open_now.append(ink)


def _owner(ink: Ink) -> object:
    """Whose ink it is, of which one place is told: a frame's, else that of all rules or grounds without one."""
    return id(ink.frame) if ink.frame is not None else ink.name if ink.is_rule or ink.is_ground else id(ink)


def _top(ink: Ink) -> int:
    return ink.rect.y0


def _may_not_meet(a: Ink, b: Ink) -> bool:
    """Rules may cross, ink of one frame is its setter's business, and what stands on a ground covers it."""
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


def _shared(a: Ink, b: Ink, book: FontBook) -> Rect | None:
    """What both cover, by their boxes, then by their true ink; None where they only touch."""
    shared = _both(a.rect, b.rect)
    for ink in (a, b):
        if isinstance(ink.items[0], Group):
            shared = _within(shared, ink.items[0].clip)
    thin = _thickness(a, b)
    if not _counts(shared, thin):
        return None
    first, second = true_ink(a, book, shared), true_ink(b, book, shared)
    if first is None or second is None:
        return None
    shared = _both(shared, _both(first, second))
    return shared if _counts(shared, thin) else None


def _thickness(a: Ink, b: Ink) -> int:
    """From what on a shared rectangle counts: a hairline that goes through text counts whole, however thin it is."""
    rules = [min(ink.rect.width, ink.rect.height) for ink in (a, b) if ink.is_rule and isinstance(ink.items[0], Box)]
    return min([SLIGHT, *(max(0, thick - 1) for thick in rules)])


def _counts(rect: Rect, least: int) -> bool:
    return (rect.width > SLIGHT and rect.height > least) or (rect.height > SLIGHT and rect.width > least)


@lru_cache(maxsize=64)
def _points(clip: Outline) -> tuple[tuple[int, int], ...]:
    return tuple(points_on(clip))


def _within(rect: Rect, clip: Outline) -> Rect:
    """The rectangle cut to the widest part of a clip that lies in its height: a round picture is narrow at its foot."""
    if rect.height <= 0 or all(op != "c" for op, _ in clip):
        return rect
    xs = [x for x, y in _points(clip) if rect.y0 <= y <= rect.y1]
    return Rect(max(rect.x0, min(xs)), rect.y0, min(rect.x1, max(xs)), rect.y1) if xs else Rect(rect.x0, rect.y0, rect.x0, rect.y1)


def _both(a: Rect, b: Rect) -> Rect:
    return Rect(max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1))


def _met(a: Ink, b: Ink, shared: Rect, sheet: CheckedSheet) -> Diagnostic:
    """The message stands where the text was written; of two texts at the one that is set later."""
    upper, lower = (a, b) if b.is_text or not a.is_text else (b, a)
    frames = " and ".join(sorted({ink.frame.name for ink in (upper, lower) if ink.frame is not None and ink.is_text}))
    by = min(shared.width, shared.height)
    message = f"{lower.name} lies on {upper.name} by {_pt(by)}" + (f" ({frames})" if frames else "")
    return _told("FRM002", message, "shorten one of them, or give it more room in the layout", lower, sheet.place(shared))


def _told(code: str, message: str, hint: str, ink: Ink, place: PlaceOnPage) -> Diagnostic:
    return diagnose(code, f"page {place.page}: {message}", hint, ink.span, place)


def _pt(by: int) -> str:
    return f"{by / 1000:.1f} pt ({mm_of_mp(by):.1f} mm)"
