"""What a paper, a page and a place may say about copyfit: the pydantic models, from which the JSON Schema is made."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from banmian.template.copyfit import MOST_LEVEL, OFF, Copyfit, CopyfitPrices
from banmian.template.values import Share, Strict


def _level(value: object) -> object:
    """`off` is level 0."""
    return OFF if value in ("off", "no", "0") else value


Level = Annotated[
    int, BeforeValidator(_level), Field(ge=0, le=MOST_LEVEL), WithJsonSchema({"enum": ["off", *range(1, MOST_LEVEL + 1)]})
]
"""How much copyfit may change: off, 1 white and cuts between stories, 2 pictures too, 3 columns too."""
USUAL = Copyfit()
Points = Annotated[int, Field(ge=0, le=10_000)]


def _allowed(value: object) -> object:
    return {"off": False, "on": True}.get(value, value) if isinstance(value, str) else value


Allowed = Annotated[bool, BeforeValidator(_allowed), WithJsonSchema({"enum": ["off", "on"]})]


class CopyfitPricesEntry(Strict):
    """What each change costs, in points; the cheapest combination is taken. docs/rules/copyfit.md says what each is."""

    gap: Points = USUAL.prices.gap
    between: Points = USUAL.prices.between
    picture: Points = USUAL.prices.picture
    columns: Points = USUAL.prices.columns
    table: Points = USUAL.prices.table
    down: Points = USUAL.prices.down


class CopyfitEntry(Strict):
    """`level`: how much may be changed on pages that say nothing of it. `picture`: the least and the greatest height of a picture,
    as shares of what the layout gives it."""

    level: Level = USUAL.level
    picture: tuple[Share, Share] = USUAL.picture
    prices: CopyfitPricesEntry = CopyfitPricesEntry.model_construct()

    def value(self) -> Copyfit:
        least, most = sorted(self.picture)
        return Copyfit(
            self.level, (least, most), CopyfitPrices(**{n: getattr(self.prices, n) for n in CopyfitPrices.__annotations__})
        )
