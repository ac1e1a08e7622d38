"""Labels kept apart along one axis, each as near to its mark as the others allow."""

from __future__ import annotations

from collections.abc import Sequence


def kept_apart(wanted: Sequence[int], sizes: Sequence[int], least: int, most: int) -> list[int]:
    """The begins of labels of these sizes, in their order, none over another, all from `least` to `most`: the sum of squares of
    what they are moved is the smallest there is. `wanted` ascends. Where there is no room for all, they begin at `least`."""
    shifts = [sum(sizes[:n]) for n in range(len(sizes))]
    pools: list[tuple[int, int]] = []  # sum of what is wanted, less what stands before; how many
    for want, shift in zip(wanted, shifts, strict=True):
        pool = want - shift, 1
        while pools and pools[-1][0] * pool[1] > pool[0] * pools[-1][1]:
            before = pools.pop()
            pool = before[0] + pool[0], before[1] + pool[1]
        pools.append(pool)
    level = [total // count for total, count in pools for _ in range(count)]
    room = max(0, most - least - sum(sizes))
    return [least + min(room, max(0, at - least)) + shift for at, shift in zip(level, shifts, strict=True)]
