"""The ink of a finished page in pieces: whose each is, where it lies, and what two of them cover together.

Boxes of em squares first, since they are at hand; where they say that something is wrong, the glyphs' own ink decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import lru_cache

from banmian.diagnostics import Span
from banmian.diagnostics.wording import cut_short
from banmian.display import Box, Frame, GlyphRun, Group, Item, Layer, Link, box_of, run_box, runs_of, united
from banmian.fonts import FontBook
from banmian.geometry import Outline, Rect, points_on
from banmian.han_box import above
from banmian.phrases import say
from banmian.values import record

SLIGHT = 300
"""Ink that stands out by less (mp; 0.3 pt, a hairline's weight) is not told: no eye sees it."""
ABOVE, BELOW = 100, 25
"""Hundredths of an em that a glyph may reach above and below its baseline: more than the em box, for letters with tails."""
HAN_SIDE = "\u2e80"
"""Characters from this one on stand in Han boxes: their ink does not leave their em boxes."""
SHOWN = 16
"""Characters of a text that a message repeats."""
MADE_OF_MANY = frozenset({"qr", "bars", "leader"})
"""Roles of what is drawn in many pieces and counts as one: the modules of a code, its bars, the dots of a leader."""
DRAWN_IN = frozenset({"column", "table"})
"""Kinds of frames that are no ink themselves: a message speaks of what is drawn in them, as a wavy line or a leader."""


@record
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
    def is_line(self) -> bool:
        """A bar or a rule of a column or a box, no ground that text may stand on."""
        item = self.items[0]
        if not self.is_rule or not isinstance(item, Box):
            return False
        return item.tag.role == "rule" or (item.frame is not None and item.frame.kind == "box" and item.rect != item.frame.rect)

    @property
    def words(self) -> str:
        text = "".join(t for run in runs_of(self.items) for t in run.texts)
        return cut_short(text, SHOWN)

    @property
    def span(self) -> Span | None:
        known = next((i.origin for i in self.items if i.origin is not None), None)
        return known or (self.frame.span if self.frame is not None else None)

    @property
    def name(self) -> str:
        """What a message calls it."""
        if self.is_text:
            return say("'{words}'", words=self.words)
        if self.frame is not None and self.is_line:
            return say("a rule of {name}", name=self.frame.name)
        if self.frame is not None:
            drawn = self.frame.kind in DRAWN_IN
            return say("what is drawn in {name}", name=self.frame.name) if drawn else self.frame.name
        return say("a rule") if self.is_rule else say("a ground") if self.is_ground else say("a picture")


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


def true_ink(ink: Ink, fonts: FontBook, near: Rect | None = None) -> Rect | None:
    """The rectangle of the ink itself: of level text by its glyphs' outlines; None where there is none. `near`: only of
    glyphs that come into this rectangle."""
    if not ink.is_text:
        return ink.rect
    around: Rect | None = None
    for run in ink.items:
        if isinstance(run, GlyphRun):
            for rect in _glyphs(run, fonts):
                if near is None or rect.overlaps(near):
                    around = united(around, rect)
    return around


def _glyphs(run: GlyphRun, fonts: FontBook) -> Iterator[Rect]:
    if run.down:
        yield from _upright(run, fonts)
        return
    if run.axis is not None or run.angle:
        yield run_box(run)
        return
    for _, _, rect in level_glyphs(run, fonts):
        yield rect


def level_glyphs(run: GlyphRun, fonts: FontBook) -> Iterator[tuple[int, tuple[int, int], Rect]]:
    """Each glyph of a level run that has ink: its id, its origin, the rectangle of its ink."""
    face = fonts.face(run.face)
    rises = run.rises or (0,) * len(run.glyphs)
    for gid, offset, rise in zip(run.glyphs, run.offsets, rises, strict=True):
        x0, y0, x1, y1 = (side * run.size // face.upem for side in face.ink_box(gid))
        if x1 > x0:
            x, y = run.x + offset, run.y - rise
            yield gid, (x, y), Rect(x + x0 * run.stretch // 1000, y - y1, x + x1 * run.stretch // 1000, y - y0)


def _upright(run: GlyphRun, fonts: FontBook) -> Iterator[Rect]:
    """The ink of upright glyphs one under the other (display.GlyphRun, `down`): an opening mark stands low in its cell."""
    face = fonts.face(run.face)
    for gid, offset in zip(run.glyphs, run.offsets, strict=True):
        x0, y0, x1, y1 = (side * run.size // face.upem for side in face.ink_box(gid))
        if x1 > x0:
            left, base = run.x - face.advance(gid, run.size) // 2, run.y + offset + above(run.size)
            yield Rect(left + x0, base - y1, left + x1, base - y0)


def shared_ink(a: Ink, b: Ink, fonts: FontBook) -> Rect | None:
    """What both cover, by their boxes, then by their true ink; None where they only touch."""
    shared = _both(a.rect, b.rect)
    for ink in (a, b):
        if isinstance(ink.items[0], Group):
            shared = _within(shared, ink.items[0].clip)
    thin = _thickness(a, b)
    if not _counts(shared, thin):
        return None
    first, second = true_ink(a, fonts, shared), true_ink(b, fonts, shared)
    if first is None or second is None:
        return None
    shared = _both(shared, _both(first, second))
    return shared if _counts(shared, thin) else None


def _thickness(a: Ink, b: Ink) -> int:
    """How thick a shared rectangle has to be to count as a meeting. A hairline through text counts however thin it is."""
    rules = [min(ink.rect.width, ink.rect.height) for ink in (a, b) if ink.is_rule and isinstance(ink.items[0], Box)]
    return min([SLIGHT, *(max(0, thick - 1) for thick in rules)])


def _counts(rect: Rect, least: int) -> bool:
    return (rect.width > SLIGHT and rect.height > least) or (rect.height > SLIGHT and rect.width > least)


@lru_cache(maxsize=64)
def _points(clip: Outline) -> tuple[tuple[int, int], ...]:
    return tuple(points_on(clip))


def _within(rect: Rect, clip: Outline) -> Rect:
    """The rectangle cut to the widest part of a clip that lies in its height: a round picture is narrow at its foot."""
    if rect.height <= 0 or "c" not in clip.pieces:
        return rect
    xs = [x for x, y in _points(clip) if rect.y0 <= y <= rect.y1]
    return Rect(max(rect.x0, min(xs)), rect.y0, min(rect.x1, max(xs)), rect.y1) if xs else Rect(rect.x0, rect.y0, rect.x0, rect.y1)


def _both(a: Rect, b: Rect) -> Rect:
    return Rect(max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1))
