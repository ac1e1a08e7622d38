"""What a print shop's profile may say, NAME.toml in layouts/profiles or a paper's own: pydantic models, for the JSON Schema too."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

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
