"""A block of another height: where each of its parts comes to stand, in lines.

What stands over the text hangs from the block's top, what stands under it from its foot; the text takes what is between. Boxes are
blocks of their own within the block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from banmian.copyfit.parts import Block, Part
from banmian.copyfit.wording import Wording
from banmian.values import frozen

LEAST = 2
"""Lines that a text area keeps at least."""
Key = tuple[str, str, int]
"""Kind, owner and index of a part."""
Shift = tuple[int, int]
"""By how many lines the first and the last line of a part go down."""


Foot = tuple[str, int, int]
"""A text area by owner and index, and by how many lines more than the block's top its end goes down."""


@frozen
class FormName:
    """A form of a block other than its own: which knob, of which place or picture, over how many columns its head, or the picture,
    stood and stands."""

    knob: Literal["inset", "side", "width"]
    of: str
    before: int
    after: int


@frozen
class Shape:
    """A block's shape beside its own: so many lines `grown`, its pictures so many lines higher, so many lines more (fewer:
    negative) for the heads of places, so many lines of further white that subheads of places may have, places whose lines may
    open further than usual. What is as it was is not named."""

    grown: int = 0
    pictures: tuple[tuple[str, int], ...] = ()
    gaps: tuple[tuple[str, int], ...] = ()
    white: tuple[tuple[str, int], ...] = ()
    fill: tuple[str, ...] = ()
    columns: tuple[tuple[str, int], ...] = ()
    """Places whose text stands in so many columns more (fewer: negative)."""
    pitches: tuple[tuple[str, int], ...] = ()
    """Tables whose rows stand so far apart, mp."""
    words: tuple[tuple[str, Wording], ...] = ()
    """Places that take other offers of their stories."""
    feather: tuple[str, ...] = ()
    """Listings whose columns may end a line early, that white evenly between their items."""
    form: FormName | None = None
    feet: tuple[Foot, ...] = ()
    """Text areas that end elsewhere than at the block's foot: over inner edges, where stories interlock."""
    captions: tuple[tuple[str, int], ...] = ()
    """Pictures whose captions take so many lines more (fewer: negative)."""

    @property
    def changes(self) -> bool:
        return self != Shape()


def key_of(part: Part) -> Key:
    return part.kind, part.owner, part.index


def shifts_of(block: Block, shape: Shape, down: int, rigid: frozenset[str]) -> dict[Key, Shift] | None:
    """The shifts of the block's parts where its top goes `down`; None where a part would be left with too few lines. `rigid`: the
    places whose text keeps its height."""
    boxes = [p for p in block.parts if p.kind == "box"]
    inner = {box.owner: [p for p in block.parts if p.kind != "box" and _inside(p, box)] for box in boxes}
    held = {id(p) for parts in inner.values() for p in parts}
    outer = [p for p in block.parts if id(p) not in held]
    texts = {p.owner for p in block.parts if is_text(p, rigid)}
    stretched = frozenset(() if texts else (name for name, _ in shape.pictures))
    elastic = frozenset(id(p) for p in block.parts if is_elastic(p, rigid, stretched, inner))
    out = _Chains(outer, shape, elastic).shifts(down, down + shape.grown)
    for box in boxes:
        out |= _Chains(inner[box.owner], shape, elastic).shifts(*out[key_of(box)])
    return out if all(_keeps(part, out[key_of(part)]) for part in block.parts) else None


def _inside(part: Part, box: Part) -> bool:
    return box.x0 <= part.x0 and part.x1 <= box.x1 and box.first <= part.first and part.last <= box.last


def is_text(part: Part, rigid: frozenset[str]) -> bool:
    """Text on the grid takes what lines there are."""
    return part.kind == "text" and part.on_lines and part.owner not in rigid


def is_elastic(part: Part, rigid: frozenset[str], stretched: frozenset[str], inner: Mapping[str, Sequence[Part]]) -> bool:
    """Text on the grid, a picture where no such text stands with it, and a box with one of these."""
    if part.kind == "box":
        return any(is_elastic(p, rigid, stretched, {}) for p in inner.get(part.owner, ()))
    return is_text(part, rigid) or part.spreads or (part.kind == "picture" and part.owner in stretched)


def _keeps(part: Part, shift: Shift) -> bool:
    """Whether there is still enough of a part that changed its height, and it begins on the page."""
    lines = part.last + shift[1] - part.first - shift[0] + 1
    return part.first + shift[0] >= 1 and (shift[0] == shift[1] or lines >= min(LEAST, part.last - part.first + 1))


class _Chains:
    """The parts of a block, or of a box, one over another."""

    def __init__(self, parts: Sequence[Part], shape: Shape, elastic: frozenset[int]) -> None:
        self.parts, self.elastic = parts, elastic
        self.pictures, self.gaps = dict(shape.pictures), dict(shape.gaps)
        self.captions = dict(shape.captions)
        self.heads = {name: wording.head for name, wording in shape.words}
        self.feet = {(owner, index): lines for owner, index, lines in shape.feet}

    def shifts(self, top: int, foot: int) -> dict[Key, Shift]:
        out: dict[int, Shift] = {}
        fixed = [p for p in self.parts if id(p) not in self.elastic]
        hanging = {id(p) for p in fixed if self._hangs(p)}
        for part in sorted((p for p in fixed if id(p) not in hanging), key=lambda p: (p.first, p.last)):
            start = self._under(part, out, hanging, top)
            out[id(part)] = start, start + self._grown(part)
        for part in sorted((p for p in fixed if id(p) in hanging), key=lambda p: (-p.last, -p.first)):
            below = [p for p in self._below(part) if id(p) in hanging]
            end = out[id(min(below, key=lambda p: p.first))][0] if below else foot
            out[id(part)] = end - self._grown(part), end
        for part in self.parts:
            if id(part) in self.elastic:
                over = [p for p in self._below(part) if id(p) in out]
                own = (
                    top + self.feet[part.owner, part.index]
                    if part.kind == "text" and (part.owner, part.index) in self.feet
                    else foot
                )
                end = out[id(min(over, key=lambda p: p.first))][0] if over else own
                out[id(part)] = self._under(part, out, hanging, top), end
        return {key_of(part): out[id(part)] for part in self.parts}

    def _under(self, part: Part, out: Mapping[int, Shift], hanging: set[int], top: int) -> int:
        """By how much a part goes down with what stands over it."""
        above = [p for p in self.parts if p.last < part.first and not p.beside(part) and id(p) in out and id(p) not in hanging]
        if not above:
            return top
        near = max(above, key=lambda p: p.last)
        gap = self.gaps.get(near.owner, 0) if near.kind == "head" else 0
        return out[id(near)][1] + gap - self._lowered(near)

    def _grown(self, part: Part) -> int:
        """By how many lines a part is higher in itself."""
        if part.kind == "picture":
            return self.pictures.get(part.owner, 0) + self.captions.get(part.owner, 0)
        return self._lowered(part) + (self.heads.get(part.owner, 0) if part.kind == "head" else 0)

    def _lowered(self, part: Part) -> int:
        """By how much a head's own lines change: it gives one where what it heads moves up and stands right under it."""
        gap = self.gaps.get(part.owner, 0) if part.kind == "head" else 0
        free = min((p.first - part.last - 1 for p in self._below(part)), default=0)
        return min(0, gap + max(0, free))

    def _below(self, part: Part) -> list[Part]:
        return [p for p in self.parts if p.first > part.last and not p.beside(part)]

    def _hangs(self, part: Part) -> bool:
        """Whether it stands at the foot: under text and over none, or in the last lines of the text that it cuts."""
        texts = [p for p in self.parts if id(p) in self.elastic and not p.beside(part)]
        if any(p.first > part.last for p in texts):
            return False
        cut = [p for p in texts if p.meets(part)]
        return any(p.last < part.first for p in texts) or any(p.first < part.first and part.last >= p.last for p in cut)
