"""What options of plates and deliver may say: lengths and sheets in millimetres, version letters."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import click

MOST_MM = 5000
"""The largest sheet that a PDF can hold, rounded down (14,400 pt)."""


class Millimetres(click.ParamType[int]):
    """A length of so many millimetres, not below nothing; millipoints."""

    name = "mm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from banmian.units import mp_of_mm

        try:
            length = Decimal(str(value).removesuffix("mm"))
        except InvalidOperation:
            self.fail(f"'{value}' is no number of millimetres", param, ctx)
        if not length.is_finite() or not 0 <= length <= MOST_MM:
            self.fail(f"{value} is not between 0 and {MOST_MM} mm", param, ctx)
        return mp_of_mm(str(length))


def sheet_size(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """`546x787` as width and height in millipoints."""
    if value is None:
        return None
    width, cross, height = value.lower().replace("\u00d7", "x").partition("x")
    if not cross:
        raise click.BadParameter("write width and height in millimetres: 546x787")
    made = Millimetres()
    return made.convert(width, param, ctx), made.convert(height, param, ctx)


def version_letter(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """One small letter from b on, or nothing."""
    if value and not (len(value) == 1 and "b" <= value <= "z"):
        raise click.BadParameter("write one letter from b to z: the first delivery is a")
    return value or ""
