"""The widths of a grid's columns: those of the style, equal ones, or as the cells ask for.

As the cells ask for: each column has what its longest cell takes on one line. What is over is shared equally; where there is too
little, columns that ask for no more than an equal share have what they ask for, and the others share the rest: their cells wrap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from banmian.content.model import Table


def shared_widths(asked: Sequence[int], width: int) -> tuple[int, ...]:
    """The widths (mp) of columns that ask for so much, which together have `width`."""
    spare = width - sum(asked)
    if spare >= 0:
        return tuple(own + share for own, share in zip(asked, equal_widths(spare, len(asked)), strict=True))
    out = list(asked)
    wide = list(range(len(asked)))
    while wide:
        shares = equal_widths(width - sum(out[k] for k in range(len(out)) if k not in wide), len(wide))
        modest = [k for k, share in zip(wide, shares, strict=True) if asked[k] <= share]
        if not modest:
            for k, share in zip(wide, shares, strict=True):
                out[k] = share
            break
        wide = [k for k in wide if k not in modest]
    return tuple(out)


def equal_widths(width: int, count: int) -> tuple[int, ...]:
    """So many widths that differ by no more than 1 mp."""
    return tuple(width * (k + 1) // count - width * k // count for k in range(count))


def asked_widths(table: Table, natural: Callable[[int, int], int]) -> tuple[int, ...]:
    """What each column asks for. `natural`: the width of the cell in a row and column on one line, with the white at its sides."""
    out = [0] * len(table.head)
    for n, row in enumerate(table.lines):
        for k, cell in enumerate(row):
            if cell.across == 1 and not cell.joined:
                out[k] = max(out[k], natural(n, k))
    return tuple(out)
