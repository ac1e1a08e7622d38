"""What `nameplates` in paper.yaml may say: the pydantic models, and the values made of them (nameplates.py)."""

from collections.abc import Callable, Collection
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from banmian.colour import Ink
from banmian.diagnostics import Diagnostic
from banmian.geometry import Rect
from banmian.phrases import WrongValue, say
from banmian.sources import Document
from banmian.template.nameplates import Nameplate, NameplateField
from banmian.template.required_styles import missing_styles
from banmian.template.values import NAME, Extent, InkName, Name, Size, Strict, Words
from banmian.units import Length

_KEYS_SCHEMA = {"anyOf": [{"type": "string", "pattern": f"^{NAME}$"}, {"type": "array", "items": {"type": "string"}}]}


def _keys(value: object) -> object:
    return [value] if isinstance(value, str) else value


Keys = Annotated[tuple[Name, ...], Field(min_length=1, max_length=6), BeforeValidator(_keys), WithJsonSchema(_KEYS_SCHEMA)]


class NameplateFieldEntry(Strict):
    """`show`: keys of issue.yaml's `masthead`, `price`, `weather`, or what is known: `date`, `weekday`, `year`, `number`,
    `page-count`, `next-date`, in the paper's words; several share a place. Or `text`: words that stand in every issue. `at`: from
    the trim's top left, the em boxes' top; `room`: how wide a line may be; `down`: the pitch of signs that stand one under the
    other."""

    show: Keys | None = None
    text: Words = ""
    style: Name
    at: tuple[Size, Size]
    room: Extent
    align: Literal["start", "centre", "end"] = "start"
    down: Extent | None = None

    @model_validator(mode="after")
    def _one(self) -> "NameplateFieldEntry":
        if (self.show is None) == (not self.text):
            raise WrongValue(say("a field has `show` or `text`"), say("write one of them"))
        return self


class NameplateRuleEntry(Strict):
    """A rule from `at` on, as long as it is `across` or `down`."""

    at: tuple[Size, Size]
    across: Extent | None = None
    down: Extent | None = None
    weight: Extent
    ink: InkName | None = None

    @model_validator(mode="after")
    def _one(self) -> "NameplateRuleEntry":
        if (self.across is None) == (self.down is None):
            raise WrongValue(say("a rule runs `across` or `down`"), say("write one of them"))
        return self


class NameplateEntry(Strict):
    """Fields in the order in which they are read, and rules."""

    fields: Annotated[tuple[NameplateFieldEntry, ...], Field(max_length=40)] = ()
    rules: Annotated[tuple[NameplateRuleEntry, ...], Field(max_length=20)] = ()


def nameplate_of(
    name: str, entry: NameplateEntry, mp: Callable[[Length | None], int], ink: Callable[..., Ink], document: Document
) -> Nameplate:
    """The value. `mp` turns a length into millipoints, `ink` finds an ink by its name and place."""
    loc = ("nameplates", name)
    fields = tuple(
        NameplateField(f.show or (), f.text, f.style, mp(f.at[0]), mp(f.at[1]), mp(f.room), f.align, mp(f.down))
        for f in entry.fields
    )
    rules: list[tuple[Rect, Ink]] = []
    for i, rule in enumerate(entry.rules):
        x, y = mp(rule.at[0]), mp(rule.at[1])
        wide, high = (mp(rule.across), mp(rule.weight)) if rule.across is not None else (mp(rule.weight), mp(rule.down))
        rules.append((Rect(x, y, x + wide, y + high), ink(rule.ink, *loc, "rules", i, "ink")))
    return Nameplate(name, fields, tuple(rules), document.span(*loc))


def unknown_styles(name: str, entry: NameplateEntry, known: Collection[str], document: Document) -> list[Diagnostic]:
    """TPL003 for each field whose line style the paper has not."""
    return [
        found
        for i, field in enumerate(entry.fields)
        for found in missing_styles(document, known, (field.style,), "nameplates", name, "fields", i, "style")
    ]
