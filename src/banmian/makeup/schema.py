"""What content/<issue>/makeup.yaml may say: the pydantic models, from which the JSON Schema is made. docs/rules/makeup.md."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from banmian.makeup.limits import MOVABLE
from banmian.phrases import Phrase, WrongValue, say
from banmian.template.makeup import RANKS
from banmian.template.makeup_schema import Heights
from banmian.template.values import NAME, Name, SchemaField, Span, Strict, Words

STORY = f"{NAME}(?:#{NAME})?"
Story = Annotated[str, StringConstraints(pattern=f"^{STORY}$", max_length=80)]


def _list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Stories = Annotated[
    tuple[Story, ...],
    BeforeValidator(_list),
    Field(min_length=1, max_length=40),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}}),
]
"""A story's id, or several that stand together in one bundle."""
Number = Annotated[int, Field(ge=1, le=200)]
Form = Literal["under", "above", "right", "beside", "side", "amid", "round"]


class PictureEntry(Strict):
    """`cols`: the least and the most columns of a story's picture. `crop`: the least and the greatest height, as shares of its own.
    `forms`: where it may stand: under or above the head over all columns, at the right under the head, beside the head, or in one
    column with it (`side`); only where they are named `amid`: amid the text, and `round`: as a circle round which it runs."""

    cols: Span | None = None
    crop: Heights | None = None
    forms: Annotated[tuple[Form, ...], Field(max_length=7)] = ()


class PinEntry(Strict):
    """A story's columns and lines on the page, or one of them."""

    cols: Span | None = None
    lines: Span | None = None


def _like(value: object) -> object:
    if isinstance(value, str) and value.count(".") == 1:
        return tuple(value.split("."))
    if isinstance(value, tuple):
        return value
    raise WrongValue(say("'{value}' is no place of a page", value=value), say("write page.place, for example health.doctor"))


Like = Annotated[tuple[Name, Name], BeforeValidator(_like), WithJsonSchema({"type": "string"})]


class StoryEntry(Strict):
    """A story on a page, or a bundle of several (`id: [a, b]`), whose heads stand inside the columns under one `title`. With a
    `section` instead of a page it stands on one of the section's pages; `bundle`: as a brief it may stand with others."""

    ELSEWHERE: ClassVar[dict[str, Phrase]] = {
        "headline": say("makeup takes of the article's `headlines` by itself; in a page file, `headline: 2` in `head` chooses"),
        "headlines": say("they stand in the article's front matter"),
        "priority": say("the order on a page is `rank`, 1 to 5; `priority` stands in the article's front matter"),
        "pin": say("pins stand under `pins`, at the end of makeup.yaml: `visit: {{cols: 1-3, lines: 1-20}}`"),
        "file": say("the files of advertisements stand in issue.yaml: `adverts: {{8.psa: images/psa.svg}}`"),
        "crop": say("it stands within `picture`: `picture: {{crop: [0.8, 1.1]}}`"),
    }
    id: Stories
    page: Number | None = None
    section: Words | None = None
    bundle: bool = False
    optional: bool = False
    rank: Annotated[int, Field(ge=1, le=RANKS)] = 3
    beside: Story | None = None
    box: bool = False
    title: Words = ""
    style: Name | None = None
    heads: Annotated[tuple[Name, ...], Field(max_length=6)] = ()
    like: Like | None = None
    picture: PictureEntry = PictureEntry.model_construct()
    jump: Number | None = None
    cols: Span | None = None
    lines: Span | None = None


class AdvertEntry(Strict):
    """An advertisement as it was booked: so many columns and lines; `at`: the corner of the page where it stands."""

    ELSEWHERE: ClassVar[dict[str, Phrase]] = {
        "file": say("the files of advertisements stand in issue.yaml: `adverts: {{8.psa: images/psa.svg}}`"),
    }
    id: Name
    page: Number
    cols: Annotated[int, Field(ge=1, le=12)]
    lines: Annotated[int, Field(ge=1, le=200)]
    at: Literal["top-left", "top-right", "bottom-left", "bottom-right"] | None = None


FillerSize = tuple[Annotated[int, Field(ge=1, le=12)], Annotated[int, Field(ge=1, le=200)]]


class FillerEntry(Strict):
    """What may fill a page that is short: a file that stands as an advertisement does, in one of its sizes (columns, lines);
    `pages`: where it may stand, none: on any."""

    id: Name
    file: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    sizes: Annotated[tuple[FillerSize, ...], Field(min_length=1, max_length=4)]
    pages: Annotated[tuple[Number, ...], Field(max_length=200)] = ()


class MovableEntry(Strict):
    """Furniture that takes its place among the stories: its kind, so many columns (least and most), so many lines."""

    kind: Name
    cols: Span
    lines: Span
    options: dict[Name, Words] = Field(default_factory=dict)


class PageEntry(Strict):
    """A page that is made up. `lines`: those that its stories fill. `furniture`: what stands, as in a page's file; `movable`: what
    is laid among the stories. `layout`: the name of the file that is made."""

    number: Number
    layout: Name | None = None
    grid: Name | None = None
    lines: Span | None = None
    furniture: Annotated[tuple[dict[Name, Words], ...], Field(max_length=20)] = ()
    movable: Annotated[tuple[MovableEntry, ...], Field(max_length=MOVABLE)] = ()


class MakeupFileEntry(Strict):
    """makeup.yaml: pages, stories, advertisements, fillers, pins."""

    schema_: SchemaField
    pages: Annotated[tuple[PageEntry, ...], Field(max_length=200)]
    stories: Annotated[tuple[StoryEntry, ...], Field(max_length=400)]
    adverts: Annotated[tuple[AdvertEntry, ...], Field(max_length=100)] = ()
    pool: Annotated[tuple[FillerEntry, ...], Field(max_length=12)] = ()
    pins: dict[Name, PinEntry] = Field(default_factory=dict)
