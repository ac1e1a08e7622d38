"""Stories that interlock: no straight cut parts them, but the edges between them can move.

Such a block is a knot: blocks whose parts do not meet, and edges, under text above and over the whole top of another block. An edge
takes lines from what stands on one side of it and gives them to the other; all else stands still. docs/rules/copyfit.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.copyfit.parts import Block, Part
from banmian.values import frozen

MOST_EDGES = 3
"""Edges of a knot that move."""
End = tuple[int, str, int, int]
"""The end of a text over an edge: number of its block in the knot, owner and index of its area, number of the edge."""


@frozen
class Edges:
    """Blocks of a knot, the ends of their texts over edges, and for each edge the blocks whose tops are under it."""

    blocks: tuple[Block, ...]
    feet: tuple[End, ...]
    tops: tuple[tuple[int, ...], ...]


def edges_of(block: Block) -> Edges | None:
    """The edges of a block in which stories interlock; None where they do not, or where what stands over another is no text."""
    blocks = _apart(block)
    if len(blocks) < 2:
        return None
    outer = [(n, p) for n, b in enumerate(blocks) for p in _outer(b)]
    pairs = [(a, b) for a in outer for b in outer if a[0] != b[0] and _next_over(a[1], b[1], outer)]
    if any(above.kind not in ("text", "box") and below.kind != "advert" for (_, above), (_, below) in pairs):
        return None
    feet: list[End] = []
    tops: list[tuple[int, ...]] = []
    for group in _joined([pair for pair in pairs if _moves(pair, blocks)]):
        above, below = {a for a, _ in group}, {b for _, b in group}
        if len(tops) < MOST_EDGES and all(_whole_top(blocks[n], p) for n, p in below):
            feet += [(n, p.owner, p.index, len(tops)) for n, p in sorted(above, key=lambda a: (a[0], a[1].owner, a[1].index))]
            tops.append(tuple(sorted({n for n, _ in below})))
    return Edges(blocks, tuple(feet), tuple(tops)) if tops else None


Numbered = tuple[int, Part]
"""A part with the number of its block."""


def _moves(pair: tuple[Numbered, Numbered], blocks: Sequence[Block]) -> bool:
    return pair[0][1].kind == "text" and not blocks[pair[1][0]].stands


def _apart(block: Block) -> tuple[Block, ...]:
    """The block's places and pictures as far as their parts do not meet."""
    out: list[Block] = []
    for name in dict.fromkeys(_home(p, block) for p in block.parts):
        whole = Block(tuple(p for p in block.parts if _home(p, block) == name))
        while (met := next((b for b in out if any(p.meets(q) for p in b.parts for q in whole.parts)), None)) is not None:
            out.remove(met)
            whole = met.joined(whole)
        out.append(whole)
    return tuple(out)


def _home(part: Part, block: Block) -> str:
    """The place that a part belongs to, or itself where it is nobody's."""
    return part.of or (part.owner if part.owner in block.places else f"{part.kind} {part.owner} {part.index}")


def _outer(block: Block) -> list[Part]:
    """The parts that stand in no box of the block."""
    boxes = [p for p in block.parts if p.kind == "box"]
    return [p for p in block.parts if p.kind == "box" or not any(p.meets(box) for box in boxes)]


def _next_over(above: Part, below: Part, parts: Sequence[Numbered]) -> bool:
    """Whether one stands over the other with nothing between them."""
    if above.last >= below.first or above.beside(below):
        return False
    return not any(above.last < p.first and p.last < below.first and not p.beside(above) and not p.beside(below) for _, p in parts)


def _whole_top(block: Block, part: Part) -> bool:
    return part.first == block.first and part.x0 == block.x0 and part.x1 == block.x1


def _joined(pairs: Sequence[tuple[Numbered, Numbered]]) -> Iterator[list[tuple[Numbered, Numbered]]]:
    """The pairs in groups that share a part: one edge each."""
    left = list(pairs)
    while left:
        group = [left.pop(0)]
        while more := [p for p in left if any(p[0] == q[0] or p[1] == q[1] for q in group)]:
            group += more
            left = [p for p in left if p not in more]
        yield group
