"""What issue.yaml and an article's front matter may say: the pydantic models, from which the JSON Schemas are made.

docs/rules/contracts.md, Files that editors write. Lengths are limited so that no field can swallow a page.
"""

import datetime
import re
from typing import Annotated, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from banmian.content import trade_numbers
from banmian.content.model import OptionalPart, Sky
from banmian.phrases import Phrase, WrongValue, say
from banmian.units import share


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Strict(BaseModel):
    """Keys are written with hyphens; a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, alias_generator=_kebab, str_strip_whitespace=True)


FIRST_YEAR, LAST_YEAR = 1901, 2099
"""What the library lunardate knows whole; outside it says wrong days without a word."""


def _date(value: object) -> datetime.date:
    if not isinstance(value, str) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is None:
        raise WrongValue(say("'{value}' is no date", value=value), say("write it as 2020-08-12"))
    try:
        date = datetime.date.fromisoformat(value)
    except ValueError:
        raise WrongValue(say("there is no day {value}", value=value)) from None
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise WrongValue(
            say("{value} is no day of a newspaper", value=value),
            say("the lunar calendar is known from {first_year} to {last_year}", first_year=FIRST_YEAR, last_year=LAST_YEAR),
        )
    return date


def _numbers(value: object) -> tuple[int, ...]:
    found = re.fullmatch(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?", value) if isinstance(value, str) else None
    if found is None:
        raise WrongValue(say("'{value}' is no page", value=value), say("write 3, or 4-5 for a spread"))
    first = int(found[1])
    if found[2] is None:
        return (first,)
    if int(found[2]) != first + 1 or first % 2:
        raise WrongValue(
            say("'{value}' is no spread", value=value), say("it has an even page on the left and the next one on the right")
        )
    return (first, first + 1)


def _stories(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, str) or re.fullmatch(STORY, item) is None:
            raise WrongValue(say("'{item}' is no story", item=item), say("write an article's id, or id#container"))
    return tuple(items)


def _stop(value: object) -> tuple[int, str]:
    found = re.fullmatch(r"(\d{1,3})\.(" + NAME + ")", value) if isinstance(value, str) else None
    if found is None:
        raise WrongValue(say("'{value}' is no place", value=value), say("write page.place, for example 2.cont"))
    return int(found[1]), found[2]


def _share(value: object) -> int:
    if not isinstance(value, str):
        raise WrongValue(say("a share is a number"), say("30% or 0.3"))
    return share(value)


NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
STORY = NAME + "(?:#" + NAME + ")?"

Schema = Annotated[Literal["1"], WithJsonSchema({"const": 1})]
Name = Annotated[str, StringConstraints(pattern=f"^{NAME}$", max_length=40)]
Short = Annotated[str, StringConstraints(max_length=60)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Sentence = Annotated[str, StringConstraints(max_length=200)]
File = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Share = Annotated[int, BeforeValidator(_share), WithJsonSchema({"type": ["number", "string"], "description": "30% or 0.3"})]
"""Thousandths of a whole."""
Columns = Annotated[int, Field(ge=1, le=12)]
Lines = Annotated[int, Field(ge=2, le=80)]
Date = Annotated[datetime.date, BeforeValidator(_date)]
PageNumbers = Annotated[
    tuple[int, ...], BeforeValidator(_numbers), WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d+(-\d+)?$"})
]
_STORY_SCHEMA = {"type": "string", "pattern": f"^{STORY}$"}
Stories = Annotated[
    tuple[str, ...],
    BeforeValidator(_stories),
    WithJsonSchema({"anyOf": [_STORY_SCHEMA, {"type": "array", "items": _STORY_SCHEMA}]}),
]
Stop = Annotated[tuple[int, str], BeforeValidator(_stop), WithJsonSchema({"type": "string", "pattern": rf"^\d+\.{NAME}$"})]


_EAN = r"^[0-9]([ -]?[0-9]){12}$"
_ISSN = r"^[0-9]{4}-?[0-9]{3}[0-9Xx]$"


class PageEntry(Strict):
    """A page or spread: its number, its name, its layout, who edits it, and which story stands in which place. `section`: one of
    paper.yaml's `sections`, which gives its colour."""

    number: PageNumbers
    name: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    layout: Name
    editor: Short | None = None
    section: Annotated[str, StringConstraints(min_length=1, max_length=20)] | None = None
    places: dict[Name, Stories] = Field(default_factory=dict)


class QrEntry(Strict):
    """A QR code on page 1: the address it leads to and the lines of its caption."""

    target: Annotated[str, StringConstraints(pattern=r"^https?://[!-~]+$", max_length=300)]
    caption: Annotated[tuple[Short, ...], Field(max_length=4)] = ()


class BarcodeEntry(Strict):
    """The barcode that a newsstand reads: the thirteen digits of an `ean`, or an `issn` with two digits of its `variant`; the
    two or five digits of an `add-on` (the issue of the year, the week); the lines of a `caption` over the bars."""

    ean: Annotated[str, BeforeValidator(trade_numbers.ean), WithJsonSchema({"type": "string", "pattern": _EAN})] | None = None
    issn: Annotated[str, BeforeValidator(trade_numbers.issn), WithJsonSchema({"type": "string", "pattern": _ISSN})] | None = None
    variant: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")] = "00"
    add_on: Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|[0-9]{5})$")] | None = None
    caption: Annotated[tuple[Short, ...], Field(max_length=3)] = ()

    @model_validator(mode="after")
    def _one(self) -> "BarcodeEntry":
        if (self.ean is None) == (self.issn is None):
            raise WrongValue(say("a barcode has an ean or an issn"), say("write one of them"))
        return self

    @property
    def digits(self) -> str:
        """The thirteen digits."""
        return self.ean or trade_numbers.ean_of_issn(self.issn or "", self.variant)


class WeatherDayEntry(Strict):
    """A day to come: its name, its sky, its temperatures."""

    day: Annotated[str, StringConstraints(min_length=1, max_length=12)]
    sky: Sky
    degrees: Annotated[str, StringConstraints(max_length=20)]


class WeatherBlockEntry(Strict):
    """The weather as the furniture `weather` shows it: place, today's sky (a drawn symbol) in words and degrees, wind, the days to
    come, facts such as sunrise and tides."""

    place: Annotated[str, StringConstraints(max_length=20)] = ""
    sky: Sky
    words: Annotated[str, StringConstraints(max_length=20)] = ""
    degrees: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    wind: Annotated[str, StringConstraints(max_length=30)] = ""
    days: Annotated[tuple[WeatherDayEntry, ...], Field(max_length=7)] = ()
    facts: Annotated[tuple[Annotated[str, StringConstraints(min_length=1, max_length=30)], ...], Field(max_length=12)] = ()


WeatherValue = Annotated[
    Annotated[Short, Tag("weather[text]")] | Annotated[WeatherBlockEntry, Tag("weather[block]")],
    Discriminator(lambda value: "weather[block]" if isinstance(value, dict | WeatherBlockEntry) else "weather[text]"),
]
"""A line of the masthead, or what the furniture `weather` shows."""


class TeaserEntry(Strict):
    """What the furniture `teaser` says of a story: its title, else the story's index title or headline; a sentence; which `picture`
    of it is shown, by its number, 0 for none, cut by `crop` [left, top, right, bottom]."""

    story: Annotated[str, StringConstraints(pattern=f"^{STORY}$", max_length=80)]
    title: Title | None = None
    text: Sentence | None = None
    picture: Annotated[int, Field(ge=0, le=40)] = 1
    crop: tuple[Share, Share, Share, Share] = (0, 0, 0, 0)

    @model_validator(mode="after")
    def _left_over(self) -> "TeaserEntry":
        left, top, right, bottom = self.crop
        if left + right >= 1000 or top + bottom >= 1000:
            raise WrongValue(say("the crop leaves nothing of the picture"), say("crop: [left, top, right, bottom], shares cut off"))
        return self


class AdvertEntry(Strict):
    """An advertisement: its picture's file alone, or with `label`, the word that is set on it, or with `labelled: yes` where
    the picture itself says in pixels that it is one, which no program reads; `valid-until`, the last day on which it may run."""

    file: File
    label: Annotated[str, StringConstraints(max_length=10)] | None = None
    labelled: bool = False
    valid_until: Date | None = None


class PoolEntry(AdvertEntry):
    """A filler of the house: its name, its file as of an advertisement, and its `sizes` as [columns, lines]."""

    id: Name
    sizes: Annotated[tuple[tuple[Columns, Lines], ...], Field(min_length=1, max_length=6)]


def _advert(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


AdvertValue = Annotated[AdvertEntry, BeforeValidator(_advert, json_schema_input_type=File | AdvertEntry)]


class IssueEntry(Strict):
    """issue.yaml."""

    schema_: Annotated[Schema, Field(alias="schema")]
    paper: Name
    date: Date
    next_date: Date | None = None
    number: Annotated[int, Field(ge=1, le=99_999)]
    page_count: Annotated[int, Field(ge=1, le=128)]
    pages: Annotated[tuple[PageEntry, ...], Field(min_length=1, max_length=128)]
    threads: dict[Annotated[str, StringConstraints(pattern=f"^{STORY}$")], tuple[Stop, ...]] = Field(default_factory=dict)
    adverts: dict[Annotated[str, StringConstraints(pattern=rf"^\d+\.{NAME}$")], AdvertValue] = Field(default_factory=dict)
    pool: Annotated[tuple[PoolEntry, ...], Field(max_length=20)] = ()
    qr: Annotated[tuple[QrEntry, ...], Field(max_length=4)] = ()
    barcode: BarcodeEntry | None = None
    price: Short | None = None
    weather: WeatherValue | None = None
    teasers: Annotated[tuple[TeaserEntry, ...], Field(max_length=8)] = ()
    masthead: dict[Name, Sentence] = Field(default_factory=dict)
    imprint: dict[Short, Sentence] = Field(default_factory=dict)


EMAIL = r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"


def _names(value: object) -> object:
    return value if isinstance(value, list) else [value]


class SignatureEntry(Strict):
    """Who signs, and as what: a role that the paper's words know, one name or several, an address after them."""

    role: Name
    name: Annotated[
        tuple[Title, ...],
        Field(min_length=1, max_length=12),
        BeforeValidator(_names),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
    ]
    email: Annotated[str, StringConstraints(pattern=EMAIL, max_length=100)] | None = None


def _way(value: object) -> str:
    return "roles" if isinstance(value, list) else "text"


Byline = Annotated[
    Annotated[Sentence, Tag("text")] | Annotated[tuple[SignatureEntry, ...], Field(min_length=1, max_length=8), Tag("roles")],
    Discriminator(_way),
]
"""A text as it stands, or signatures for which the paper has the words."""


class FrontMatterEntry(Strict):
    """What stands above an article's text."""

    MISSED: ClassVar[dict[str, Phrase]] = {"headline": say("the story has no headline")}
    """What is told instead of a key that is missing or empty (sources/checking.py)."""

    schema_: Annotated[Schema, Field(alias="schema")]
    id: Name
    headline: Title
    headlines: Annotated[tuple[Title, ...], Field(max_length=8)] = ()
    optional: Annotated[tuple[OptionalPart, ...], Field(max_length=2)] = ()
    kicker: Title | None = None
    deck: Annotated[str, StringConstraints(max_length=160)] | None = None
    dateline: Short | None = None
    byline: Byline | None = None
    source: Sentence | None = None
    jump_headline: Title | None = None
    index_title: Title | None = None
    tag: Annotated[str, StringConstraints(max_length=24)] | None = None
    priority: Annotated[int, Field(ge=1, le=9)] = 3
    may_cut: bool = False
    standing: bool = False
    valid_until: Date | None = None
