"""Text that nobody can see: printed in the ink that it stands on, or white on paper. Code FRM004.

Of each text the grounds that may lie under its middle are looked at: the last plain one, and whatever outline is painted over that.
Where the text is like all of them it is lost. What stands on a picture is judged by the picture's pixels (legibility.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import prod

from banmian.colour import FULL, Ink
from banmian.display import Box, Group, Item, Path, box_of, runs_of
from banmian.geometry import Rect
from banmian.pages.ink import Ink as Piece
from banmian.values import frozen

LEAST = 1.15
"""Contrast under which a text is lost. Black that is printed at 12 % on paper has it."""
FLARE = 0.05
"""Light that the surface throws back whatever is printed on it, as in WCAG's ratio of contrast."""
THROUGH = ((0.10, 0.45, 0.75), (0.75, 0.15, 0.40), (0.98, 0.80, 0.10), (0.0, 0.0, 0.0))
"""Red, green and blue light that full cyan, magenta, yellow and black let through, about: enough to tell light from dark."""
SEEN = (0.2126, 0.7152, 0.0722)


@lru_cache(maxsize=200)
def light(ink: Ink) -> float:
    """How light an ink is on white paper, 0 to 1."""
    look = ink.look
    passed = [
        prod(1 - amount / FULL * (1 - through[n]) for amount, through in zip(look, THROUGH, strict=True)) for n in range(len(SEEN))
    ]
    return sum(share * part for share, part in zip(SEEN, passed, strict=True))


def contrast(one: float, other: float) -> float:
    return (max(one, other) + FLARE) / (min(one, other) + FLARE)


@frozen
class Ground:
    """What is painted under text. `light`: None of a picture. `whole`: a box, which hides what lies under it."""

    rect: Rect
    light: float | None
    whole: bool


PAPER = 1.0


def unseen(pieces: Iterable[Piece], items: Sequence[Item]) -> Iterator[Piece]:
    """The first text of each frame that cannot be seen."""
    told: set[int] = set()
    grounds = [ground for _, ground in sorted(_grounds(items), key=lambda pair: pair[0])]
    texts = [piece for piece in pieces if piece.is_text]
    least = min((piece.rect.height for piece in texts), default=0) // 2
    like: dict[float, list[Ground]] = {}
    for piece in texts:
        if id(piece.frame) in told:
            continue
        own = light(next(iter(runs_of(piece.items))).ink)
        if own not in like:
            high = (ground for ground in grounds if ground.rect.height >= least)  # no rule: under none of them a text fits
            like[own] = [ground for ground in high if ground.light is not None and contrast(own, ground.light) < LEAST]
        if not like[own] and contrast(own, PAPER) >= LEAST:
            continue  # nothing is like it: most text
        middle = _middle(piece.rect)
        if contrast(own, PAPER) >= LEAST and not _under(like[own], middle):
            continue  # neither paper nor any ground that may lie under it
        if _is_lost(own, _under(grounds, middle)):
            yield piece
            if piece.frame is not None:
                told.add(id(piece.frame))


def _is_lost(own: float, under: Sequence[Ground]) -> bool:
    """Whether a text is like all that may lie under it, of which the last is painted last."""
    for ground in reversed(under):
        if ground.light is None or contrast(own, ground.light) >= LEAST:
            return False
        if ground.whole:
            return True
    return contrast(own, PAPER) < LEAST


def _grounds(items: Iterable[Item]) -> Iterator[tuple[int, Ground]]:
    """What is filled, by its layer."""
    for item in items:
        if isinstance(item, Box):
            yield item.layer, Ground(item.rect, light(item.ink), True)
        elif isinstance(item, Path) and item.fill is not None:
            yield item.layer, Ground(box_of(item), light(item.fill), False)
        elif isinstance(item, Group):
            yield item.layer, Ground(box_of(item), None, False)


def _middle(rect: Rect) -> tuple[int, int, int]:
    """The upright line in the middle of a text: where it stands, its upper and its lower end."""
    by = min(rect.width, rect.height) // 4
    return (rect.x0 + by + rect.x1 - by) // 2, rect.y0 + by, rect.y1 - by


def _under(grounds: Sequence[Ground], middle: tuple[int, int, int]) -> list[Ground]:
    """Those that hold all of the line."""
    x, top, foot = middle
    return [g for g in grounds if (r := g.rect).x0 <= x <= r.x1 and r.y0 <= top and foot <= r.y1]
