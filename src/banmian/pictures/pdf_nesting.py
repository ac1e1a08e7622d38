"""What a placed PDF's page takes along, looked at before it is taken over: nothing that holds itself, nothing nested too deep."""

from __future__ import annotations

from typing import Any

from banmian.pictures.pdf_parts import NESTED, NOT_COPIED, PRINT_AGAIN
from banmian.pictures.refusal import Refused

BOUND = 100
"""Deepest nesting of the objects that are taken over."""


def check_nesting(resources: Any) -> None:
    """Refused where the objects that are taken over hold themselves, or are nested too deep."""
    import pikepdf

    under_way: set[tuple[int, int]] = set()
    done: set[tuple[int, int]] = set()

    def go(value: Any, depth: int) -> None:
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            return
        key = value.objgen
        if key in done and key != (0, 0):
            return
        if depth > BOUND or (key in under_way and key != (0, 0)):
            raise Refused("PIC037", NESTED, PRINT_AGAIN)
        under_way.add(key)
        held = value if isinstance(value, pikepdf.Array) else [v for k, v in sorted(value.items()) if k not in NOT_COPIED]
        for item in held:
            go(item, depth + 1)
        under_way.discard(key)
        done.add(key)

    go(resources, 0)
