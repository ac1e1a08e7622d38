"""The numbers that checks hold a file to. The defaults are the house profile's (docs/rules/print.md, Ink and limits).

Each is a key of a profile's `limits` table. Lengths in the unit that the key ends with. Annotations are
read by the door (schema.py), so they are left as they are written.
"""

from typing import Literal

from banmian.values import frozen


@frozen
class Limits:
    """What a print shop holds. Field names are written with hyphens in TOML."""

    ink_percent: float = 240
    """Total ink, mean over a 15 mm square: newsprint TR 002."""
    flat_ink_percent: float = 240
    """Total ink of one flat colour."""
    photo_low_ppi: float = 150
    """A photograph below is an error: screens of 85 to 100 lpi."""
    photo_poor_ppi: float = 200
    """Below warns."""
    photo_fine_ppi: float = 450
    """Above is more than any screen shows."""
    line_art_low_ppi: float = 550
    """Line art below is an error."""
    line_art_poor_ppi: float = 800
    """Below warns."""
    exempt_pixels: int = 16
    """Pictures of so few pixels on a side are no pictures (gradients, dots)."""
    exempt_mm: float = 5
    """Where they are also no larger than this on paper."""
    several_inks_text_pt: float = 12
    """Text in several inks below is found: press register 0.5 to 0.7 mm."""
    white_text_low_pt: float = 8
    """White text on a ground below is an error."""
    white_text_light_pt: float = 10
    """Below, lighter than semibold, warns."""
    white_text_several_inks_pt: float = 12
    """On a ground of several inks below warns."""
    least_text_pt: float = 4
    """Smaller text is not read on newsprint; ruby of 9 pt text has 4.4."""
    blurred_text_pt: float = 3.5
    """Smaller text prints as a blur: an error."""
    line_pt: float = 0.25
    """Thinnest line, after the matrix."""
    reversed_line_pt: float = 0.5
    """Thinnest white line."""
    several_inks_line_pt: float = 1.0
    """Thinnest line in several inks."""
    several_inks_drawn_line_pt: float = 0.25
    """The same inside a picture, which draws with such lines."""
    rich_black_k_percent: float = 85
    """Text with so much K."""
    rich_black_sum_percent: float = 100
    """And more than this in all is rich black."""
    rich_black_from_pt: float = 24
    """The smallest text, pt, that may be set in a rich black."""
    tint_under_text_k_percent: float = 20
    """K of a tint under black text, at most."""
    overprint_text_pt: float = 24
    """Black text up to this size must overprint."""
    overprint_line_pt: float = 2
    """Black lines up to this width must overprint."""
    large_text_pt: float = 24
    """Larger black text knocks out where it crosses an edge."""
    large_bar_pt: float = 2
    """And so do wider black bars."""
    safe_mm: float = 5
    """Nothing that matters lies nearer to the trim."""
    bleed_mm: float = 3
    """What runs off the page does so by this much; 0 where nothing is trimmed."""
    type_area_mm: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom from the trim's top left: text outside is lost."""
    trim_mm: tuple[float, float] | None = None
    """Width and height of a finished page."""
    pages_multiple: int = 4
    """A web press prints sheets of so many pages."""
    spots: tuple[str, ...] = ()
    """Spot inks that the paper has declared."""
    colour: tuple[str, ...] = ("DeviceCMYK", "DeviceGray", "Separation", "DeviceN")
    """Families of colour spaces that may paint."""
    intent: str = ""
    """OutputConditionIdentifier that the shop prints to, any where empty."""
    qr_module_mm: float = 0.4
    """Least module of a QR code."""
    qr_quiet_modules: float = 4
    """White around a QR code, in modules."""
    qr_dpi: int = 150
    """Resolution at which a QR or bar code must read."""
    bar_module_mm: float = 0.264
    """Least module of a bar code: 80 % of EAN's nominal 0.33 mm."""
    optional_content: Literal["none", "x4"] = "none"
    """Layers: none by house rule, x4 where PDF/X-4 may."""
