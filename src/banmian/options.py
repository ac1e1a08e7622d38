"""What options may say: lengths and sheets in millimetres, numbers of em, pages, version letters; and the options that several
commands share."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from banmian.languages import in_language
from banmian.phrases import say
from banmian.speaking import wrong_value

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
            self.fail(in_language(say("'{value}' is no number of millimetres", value=value)), param, ctx)
        if not length.is_finite() or not 0 <= length <= MOST_MM:
            self.fail(in_language(say("{value} is not between 0 and {most} mm", value=value, most=MOST_MM)), param, ctx)
        return mp_of_mm(str(length))


def sheet_size(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """`546x787` as width and height in millipoints."""
    if value is None:
        return None
    width, cross, height = value.lower().replace("\u00d7", "x").partition("x")
    if not cross:
        raise wrong_value(say("write width and height in millimetres: 546x787"))
    made = Millimetres()
    return made.convert(width, param, ctx), made.convert(height, param, ctx)


def version_letter(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """One small letter from b on, or nothing."""
    if value and not (len(value) == 1 and "b" <= value <= "z"):
        raise wrong_value(say("write one letter from b to z: the first delivery is a"))
    return value or ""


class Em(click.ParamType[Decimal]):
    """A number of em between two limits, exact."""

    name = "em"

    def __init__(self, least: Decimal, most: Decimal) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            self.fail(in_language(say("'{value}' is no number of em", value=value)), param, ctx)
        if number.is_nan() or not self.least <= number <= self.most:
            told = say("{value} is not between {least} and {most} em", value=value, least=self.least, most=self.most)
            self.fail(in_language(told), param, ctx)
        return number


def page_numbers(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, ...]:
    """`1,3` as numbers."""
    if not value:
        return ()
    try:
        return tuple(sorted({int(part) for part in value.split(",")}))
    except ValueError as error:
        raise wrong_value(say("write page numbers with commas: 1,3")) from error


def issue_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What build, check and dump share."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print the diagnostics as JSON on stdout."),
        click.option(
            "--root",
            type=click.Path(path_type=Path),
            help="The project's root; else the nearest folder that holds layouts/.",
        ),
        click.argument("issue", required=False),
    ):
        command = option(command)
    return command


out_option = click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Where outputs go."
)
standard_option = click.option(
    "--standard", type=click.Choice(["x4", "x1a"]), default="x4", show_default=True, help="What the files are."
)
wait_option = click.option(
    "--wait", type=click.FloatRange(0, 86400), default=60, show_default=True, help="Seconds to wait for another build there."
)
