"""What a paper says of makeup by machine, `makeup` in paper.yaml: the pydantic models, from which the JSON Schema is made."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from banmian.phrases import WrongValue, say
from banmian.template.makeup import NO, RANKS, USUAL_WIDTHS, Makeup, MakeupForms, MakeupLooks, MakeupPrices, ShortHeads
from banmian.template.values import InkName, Name, Size, Strict

USUAL, FORMS, LOOKS, SHORT = MakeupPrices(), MakeupForms(), MakeupLooks(), ShortHeads()
Points = Annotated[int, Field(ge=0, le=10_000)]


def _price(value: object) -> object:
    """`no` is what is not done."""
    return NO if value in ("no", "-", "off") else value


Price = Annotated[int, BeforeValidator(_price), Field(ge=-1000, le=10_000), WithJsonSchema({"type": ["integer", "string"]})]
"""Points, below 0 for what is welcome; `no` for what the paper does not do."""


def _height(value: object) -> int:
    """A height in thousandths of a picture's own."""
    found = re.fullmatch(r"(\d{1,3})%|(\d)(?:\.(\d{1,3}))?", str(value))
    thousandths = 0
    if found is not None:
        thousandths = int(found[1]) * 10 if found[1] else int(found[2]) * 1000 + int((found[3] or "").ljust(3, "0"))
    if not 100 <= thousandths <= 4000:
        raise WrongValue(say("'{value}' is no height of a picture", value=value), say("write 0.8, or 80%, of its own"))
    return thousandths


Height = Annotated[int, BeforeValidator(_height), WithJsonSchema({"type": ["string", "number"], "description": "0.8 or 80%"})]
"""A picture's height as a share of its own, thousandths."""


def _rising(heights: tuple[int, int]) -> tuple[int, int]:
    if heights[1] < heights[0]:
        raise WrongValue(say("the least height is greater than the greatest"), say("write the smaller share first, as [78%, 125%]"))
    return heights


Heights = Annotated[tuple[Height, Height], AfterValidator(_rising)]
"""The least and the greatest height of a picture."""
Columns = Annotated[tuple[Price, ...], Field(min_length=1, max_length=12)]


class MakeupPricesEntry(Strict):
    """What each fault of a page costs, in points; the cheapest page is proposed. docs/rules/makeup.md says what each is."""

    between: tuple[Points, Points, Points, Points] = USUAL.between
    boxed: tuple[Points, Points, Points, Points] = USUAL.boxed
    lone: tuple[Points, Points] = USUAL.lone
    scrap: Points = USUAL.scrap
    blank: Points = USUAL.blank
    parted: Points = USUAL.parted
    hole: Points = USUAL.hole
    tail: Points = USUAL.tail
    uneven: Points = USUAL.uneven
    short: Points = USUAL.short
    leg: Points = USUAL.leg
    style: Points = USUAL.style
    fitted: Points = USUAL.fitted
    thin: Points = USUAL.thin
    field: Points = USUAL.field
    picture: Points = USUAL.picture
    misfit: Points = USUAL.misfit
    scaled: Points = USUAL.scaled
    narrow: Points = USUAL.narrow
    stamp: Points = USUAL.stamp
    order: Points = USUAL.order
    left: Points = USUAL.left
    alike: Points = USUAL.alike
    near: Points = USUAL.near
    larger: Points = USUAL.larger
    leads: Points = USUAL.leads
    cut: Points = USUAL.cut
    full: Points = USUAL.full
    boxes: Points = USUAL.boxes
    down: Points = USUAL.down
    aside: Points = USUAL.aside
    outshone: Points = USUAL.outshone
    greatest: Points = USUAL.greatest
    together: Points = USUAL.together
    dull: Points = USUAL.dull
    jump: Points = USUAL.jump
    offered: Points = USUAL.offered
    joined: Points = USUAL.joined
    runs_on: Points = USUAL.runs_on
    midway: Points = USUAL.midway
    air: Points = USUAL.air
    dropped: Points = USUAL.dropped
    filler: Points = USUAL.filler


class MakeupFormsEntry(Strict):
    """What each form of a story costs, in points; `no`: the paper does not use it."""

    under: Price = FORMS.under
    above: Price = FORMS.above
    right: Price = FORMS.right
    beside: Price = FORMS.beside
    side: Price = FORMS.side
    inset: Price = FORMS.inset
    wider: Price = FORMS.wider
    package: Price = FORMS.package
    band: Price = FORMS.band
    around: Price = FORMS.around
    corner: Price = FORMS.corner
    leg: Price = FORMS.leg
    round: Price = FORMS.round
    amid: Price = FORMS.amid


class MakeupLooksEntry(Strict):
    """What boxes, bundles and rules look like that the makeup draws: names of head styles and inks, lengths."""

    boxed: Name
    brief: Name
    side: Name | None = None
    tint: InkName | None = None
    bar: InkName | None = None
    padding: Size | None = None
    title: Annotated[int, Field(ge=1, le=8)] = LOOKS.title
    title_rule: Size | None = None
    between_rule: Size | None = None
    across: Size | None = None
    down: Size | None = None
    quote: Name | None = None
    clear: Size | None = None


class ShortHeadsEntry(Strict):
    """Headlines of so many characters and fewer are short. `styles`: by a head style the one that such a headline may have in its
    place, in which the deck stands beside it."""

    characters: Annotated[int, Field(ge=1, le=20)] = SHORT.characters
    styles: Annotated[dict[Name, Name], Field(max_length=12)] = Field(default_factory=dict)


class MakeupEntry(Strict):
    """`ranks`: for each rank from 1 on the head styles that it may have, the wanted one first. `widths`: what so many columns cost
    a story of that rank. `legs`: the least and the most lines of a column. `picture`: the least and the greatest height, as
    shares of the picture's own at its width."""

    ranks: Annotated[dict[Annotated[int, Field(ge=1, le=RANKS)], Annotated[tuple[Name, ...], Field(min_length=1, max_length=6)]],
                     Field(min_length=1)]  # fmt: skip
    widths: dict[Annotated[int, Field(ge=1, le=RANKS)], Columns] = Field(default_factory=dict)
    legs: tuple[Annotated[int, Field(ge=1, le=200)], Annotated[int, Field(ge=1, le=200)]] = (4, 66)
    picture: Heights = (800, 1150)
    prices: MakeupPricesEntry = MakeupPricesEntry.model_construct()
    forms: MakeupFormsEntry = MakeupFormsEntry.model_construct()
    looks: MakeupLooksEntry
    short: ShortHeadsEntry = ShortHeadsEntry.model_construct()

    def value(self, written: dict[str, Any]) -> Makeup:
        """`written`: the lengths of `looks` as they stand in the file."""
        ranks = tuple(self.ranks.get(n) or self.ranks[max(k for k in self.ranks if k <= n or k == min(self.ranks))]
                      for n in range(1, RANKS + 1))  # fmt: skip
        widths = tuple(self.widths.get(n, USUAL_WIDTHS[n - 1]) for n in range(1, RANKS + 1))
        named = {n: getattr(self.looks, n) or "" for n in ("boxed", "quote", "brief", "side", "tint", "bar")}
        lengths = {n: str(written.get(n.replace("_", "-"), getattr(LOOKS, n)))
                   for n in ("padding", "title_rule", "between_rule", "across", "down", "clear")}  # fmt: skip
        low, high = sorted(self.legs)
        least, most = sorted(self.picture)
        return Makeup(
            ranks,
            widths,
            (low, high),
            (least, most),
            MakeupPrices(**{n: getattr(self.prices, n) for n in MakeupPrices.__annotations__}),
            MakeupForms(**{n: getattr(self.forms, n) for n in MakeupForms.__annotations__}),
            MakeupLooks(title=self.looks.title, **named, **lengths),
            ShortHeads(self.short.characters, tuple(self.short.styles.items())),
        )
