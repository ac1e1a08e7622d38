"""What a print shop's profile may say, NAME.toml in layouts/profiles or a paper's own: pydantic models, for the JSON Schema too."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from banmian.template.page_limits import PageLimits
from banmian.template.values import Strict, Words
from banmian.terms import Rendering

Ppi = Annotated[int, Field(ge=1, le=5000)]


class PicturesEntry(Strict):
    """What the print shop asks of pictures; pixels to the inch at the printed size."""

    photo_error: Ppi = 150
    photo_warning: Ppi = 200
    line_error: Ppi = 550
    line_warning: Ppi = 800
    cut_above: Ppi = 450
    cut_to: Ppi = 300
    exempt: Annotated[int, Field(ge=0, le=1000)] = 16
    exempt_mm: Annotated[int, Field(ge=0, le=100)] = 5
    rendering: Rendering = "perceptual"
    sharpen: bool = True


Thousandths = Annotated[int, Field(ge=0, le=1000)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class PageLimitsEntry(Strict):
    """What the figures of a page may be before a build tells of them; a limit that is not there is none."""

    white_info: Thousandths | None = None
    white_warning: Thousandths | None = None
    feet: Count | None = None
    order: Count | None = None
    pictures_in_half: Thousandths | None = None
    neighbours_mm: Annotated[float, Field(ge=0, le=100)] | None = None
    han: tuple[Count, Count] | None = None

    def value(self) -> PageLimits:
        given = {key: value for key, value in self.model_dump().items() if value is not None}
        mm = given.pop("neighbours_mm", None)
        return PageLimits(**given, **({"neighbours": round(mm * 72_000 / 25.4)} if mm is not None else {}))


class ProfileEntry(Strict):
    """profiles/NAME.toml: what a print shop asks. `output-condition`: the registered name of the characterisation that
    `output-intent` holds; `output-info`: the same in words (else `name`); `registry`: the address of who registered it."""

    name: Words
    output_intent: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9./-]*\.icc$", max_length=120)]
    output_condition: Words = "Custom"
    output_info: Words = ""
    registry: Words = ""
    ink_limit: Annotated[int, Field(ge=100, le=400)]
    fail_on: Literal["warning", "error"] = "error"
    pictures: PicturesEntry = PicturesEntry.model_construct()
    page: PageLimitsEntry = PageLimitsEntry.model_construct()
