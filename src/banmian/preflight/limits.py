"""The numbers that checks hold a file to. The defaults are the house profile's (docs/rules/print.md, Ink and limits).

Each is a key of a profile's `limits` table. Lengths in the unit that the key ends with.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Limits(BaseModel):
    """What a print shop holds. Field names are written with hyphens in TOML."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, populate_by_name=True)

    ink_percent: float = Field(default=240, description="total ink, mean over a 15 mm square: newsprint TR 002")
    flat_ink_percent: float = Field(default=240, description="total ink of one flat colour")
    photo_low_ppi: float = Field(default=150, description="a photograph below is an error: screens of 85 to 100 lpi")
    photo_poor_ppi: float = Field(default=200, description="below warns")
    photo_fine_ppi: float = Field(default=450, description="above is more than any screen shows")
    line_art_low_ppi: float = Field(default=550, description="line art below is an error")
    line_art_poor_ppi: float = Field(default=800, description="below warns")
    exempt_pixels: int = Field(default=16, description="pictures of so few pixels on a side are no pictures (gradients, dots)")
    exempt_mm: float = Field(default=5, description="where they are also no larger than this on paper")
    several_inks_text_pt: float = Field(default=12, description="text in several inks below is found: press register 0.5 to 0.7 mm")
    white_text_low_pt: float = Field(default=8, description="white text on a ground below is an error")
    white_text_light_pt: float = Field(default=10, description="below, lighter than semibold, warns")
    white_text_several_inks_pt: float = Field(default=12, description="on a ground of several inks below warns")
    least_text_pt: float = Field(default=4, description="smaller text is not read on newsprint; ruby of 9 pt text has 4.4")
    blurred_text_pt: float = Field(default=3.5, description="smaller text prints as a blur: an error")
    line_pt: float = Field(default=0.25, description="thinnest line, after the matrix")
    reversed_line_pt: float = Field(default=0.5, description="thinnest white line")
    several_inks_line_pt: float = Field(default=1.0, description="thinnest line in several inks")
    several_inks_drawn_line_pt: float = Field(default=0.25, description="the same inside a picture, which draws with such lines")
    rich_black_k_percent: float = Field(default=85, description="text with so much K")
    rich_black_sum_percent: float = Field(default=100, description="and more than this in all is rich black")
    rich_black_from_pt: float = Field(default=24, description="from this size on it may be")
    tint_under_text_k_percent: float = Field(default=20, description="K of a tint under black text, at most")
    overprint_text_pt: float = Field(default=24, description="black text up to this size must overprint")
    overprint_line_pt: float = Field(default=2, description="black lines up to this width must overprint")
    large_text_pt: float = Field(default=24, description="larger black text knocks out where it crosses an edge")
    large_bar_pt: float = Field(default=2, description="and so do wider black bars")
    safe_mm: float = Field(default=5, description="nothing that matters lies nearer to the trim")
    bleed_mm: float = Field(default=3, description="what runs off the page does so by this much; 0 where nothing is trimmed")
    type_area_mm: tuple[float, float, float, float] | None = Field(
        default=None, description="left, top, right, bottom from the trim's top left: text outside is lost"
    )
    trim_mm: tuple[float, float] | None = Field(default=None, description="width and height of a finished page")
    pages_multiple: int = Field(default=4, description="a web press prints sheets of so many pages")
    spots: tuple[str, ...] = Field(default=(), description="spot inks that the paper has declared")
    colour: tuple[str, ...] = Field(
        default=("DeviceCMYK", "DeviceGray", "Separation", "DeviceN"), description="families of colour spaces that may paint"
    )
    intent: str = Field(default="", description="OutputConditionIdentifier that the shop prints to, any where empty")
    qr_module_mm: float = Field(default=0.4, description="least module of a QR code")
    qr_quiet_modules: float = Field(default=4, description="white around a QR code, in modules")
    qr_dpi: int = Field(default=150, description="resolution at which a QR code must read")
    optional_content: Literal["none", "x4"] = Field(default="none", description="layers: none by house rule, x4 where PDF/X-4 may")
