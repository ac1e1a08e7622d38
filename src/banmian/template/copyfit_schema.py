"""What a paper, a page and a place may say about copyfit: the pydantic models, from which the JSON Schema is made."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from banmian.phrases import WrongValue, say
from banmian.template.copyfit import MOST_LEVEL, OFF, Copyfit, CopyfitPrices
from banmian.template.values import Share, Strict, decimal_of

LEVELS = {"off": OFF, "no": OFF, **{str(level): level for level in range(1, MOST_LEVEL + 1)}}
TALLEST = 400
"""Percent of the height that a layout gives a picture: more is another layout."""


def _level(value: object) -> object:
    """`off` is level 0."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or value not in LEVELS:
        raise WrongValue(say("copyfit has no such level"), say("write off, or 1 to {most_level}", most_level=MOST_LEVEL))
    return LEVELS[value]


Level = Annotated[int, BeforeValidator(_level), WithJsonSchema({"enum": ["off", *range(1, MOST_LEVEL + 1)]})]
"""How much copyfit may change: off, 1 white and cuts between stories, 2 pictures too, 3 columns and heads too, 4 paragraphs that
may go too."""
USUAL = Copyfit()
Points = Annotated[int, Field(ge=0, le=10_000)]


def _height(value: object) -> int:
    """Thousandths of the height that the layout gives; 125 % is a share that `Share` does not hold."""
    text = str(value)
    percent = decimal_of(text.removesuffix("%"))
    if percent is not None and not text.endswith("%"):
        percent *= 100
    if percent is None or not 0 < percent <= TALLEST:
        raise WrongValue(
            say("`{text}` is no height of a picture", text=text[:20]),
            say("write its share of what the layout gives, as 80% or 125%"),
        )
    return round(percent * 10)


def _rising(heights: tuple[int, int]) -> tuple[int, int]:
    if heights[0] > heights[1]:
        raise WrongValue(say("the least height is greater than the greatest"), say("write the smaller share first, as [78%, 125%]"))
    return heights


Height = Annotated[int, BeforeValidator(_height), WithJsonSchema({"type": ["number", "string"], "description": "80%, 125%"})]


Heights = Annotated[tuple[Height, Height], AfterValidator(_rising)]


def _allowed(value: object) -> object:
    return {"off": False, "on": True}.get(value, value) if isinstance(value, str) else value


Allowed = Annotated[bool, BeforeValidator(_allowed), WithJsonSchema({"enum": ["off", "on"]})]


class CopyfitPricesEntry(Strict):
    """What each change costs, in points; the cheapest combination is taken. docs/rules/copyfit.md says what each is."""

    gap: Points = USUAL.prices.gap
    closer: Points = USUAL.prices.closer
    between: Points = USUAL.prices.between
    picture: Points = USUAL.prices.picture
    drawing: Points = USUAL.prices.drawing
    columns: Points = USUAL.prices.columns
    table: Points = USUAL.prices.table
    index: Points = USUAL.prices.index
    down: Points = USUAL.prices.down
    headline: Points = USUAL.prices.headline
    part: Points = USUAL.prices.part
    quote: Points = USUAL.prices.quote
    filler: Points = USUAL.prices.filler
    cut: Points = USUAL.prices.cut
    cut_line: Points = USUAL.prices.cut_line
    edge: Points = USUAL.prices.edge
    feather: Points = USUAL.prices.feather
    inset: Points = USUAL.prices.inset
    side: Points = USUAL.prices.side
    bare: Points = USUAL.prices.bare
    width: Points = USUAL.prices.width
    caption: Points = USUAL.prices.caption


class CopyfitEntry(Strict):
    """`level`: how much may be changed on pages that say nothing of it. `picture`: the least and the greatest height of a picture,
    as shares of what the layout gives it; `index`: by which share of its height an index may be higher or less high; a caption
    is put in two lines that has `caption-words` characters at least, and fills `caption-width` of its line."""

    level: Level = USUAL.level
    picture: Heights = USUAL.picture
    drawing: Heights = USUAL.drawing
    index: Share = USUAL.index
    caption_words: Annotated[int, Field(ge=2, le=200)] = USUAL.caption_words
    caption_width: Share = USUAL.caption_width
    prices: CopyfitPricesEntry = CopyfitPricesEntry.model_construct()

    def value(self) -> Copyfit:
        return Copyfit(
            self.level,
            self.picture,
            self.drawing,
            self.index,
            self.caption_words,
            self.caption_width,
            CopyfitPrices(**{n: getattr(self.prices, n) for n in CopyfitPrices.__annotations__}),
        )


CopyfitValue = Annotated[
    Annotated[Level, Tag("copyfit[level]")] | Annotated[CopyfitEntry, Tag("copyfit[row]")],
    Discriminator(lambda value: "copyfit[row]" if isinstance(value, dict) else "copyfit[level]"),
]
"""`copyfit: off` as on a page, or a mapping."""


def copyfit_of(given: int | CopyfitEntry) -> Copyfit:
    """What a paper lets copyfit change."""
    return Copyfit(given) if isinstance(given, int) else given.value()
