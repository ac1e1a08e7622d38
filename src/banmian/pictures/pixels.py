"""Pictures ready for a print file: the values that pass from a picture's conversion to the PDF."""

from __future__ import annotations

from banmian.colour import Cmyk
from banmian.values import frozen


@frozen
class Pixels:
    """A picture of pixels; `data` under `filter` (FlateDecode or DCTDecode).

    `space`: DeviceCMYK or DeviceGray, 8 bits a component; Indexed, 8 bits into `palette` (256 rows of amounts: a grey picture
    in one ink, a duotone); Mask, 1 bit, 0 paints in the ink that the display list names (line art). `plates`: what a row of
    the palette holds, each by name and look, where special inks are among them; () = CMYK. `inverted`: the amounts are
    stored as 255 - ink, as Adobe's JPEGs have them. `soft_mask`: opacity, 8 bits, deflated, of the same size.
    """

    width: int
    height: int
    space: str
    filter: str
    data: bytes
    inverted: bool = False
    palette: bytes = b""
    soft_mask: bytes = b""
    plates: tuple[tuple[str, Cmyk], ...] = ()


def number_syntax(value: float) -> str:
    """A number as PDF writes it."""
    return f"{value:.9f}".rstrip("0").rstrip(".") if value else "0"


@frozen
class Entries:
    """A dictionary in its place: keys without `/`, in the order of their names."""

    items: tuple[tuple[str, Part], ...]


@frozen
class Row:
    """An array in its place."""

    items: tuple[Part, ...]


@frozen
class Pointer:
    """To the object of this number in its form."""

    number: int


Part = str | Entries | Row | Pointer
"""A value; a string is a number, name, string, truth or nothing as PDF writes it."""


@frozen
class Held:
    """An object that others point to. `stream`: its bytes as they are stored, None where it is no stream."""

    value: Part
    stream: bytes | None = None


@frozen
class Form:
    """A page of a PDF as a picture, taken out of its file: nothing is left to be read.

    `box`: the part shown (x0, y0, x1, y1 in the page's user space); `turn`: degrees clockwise by which the page is shown turned;
    `transparent`: whether anything on it is, which X-1a does not take; `content`: its operators; `resources`, `group`: what they
    stand on, with the objects that these point to; `hash`: of the file that it was in."""

    hash: str
    box: tuple[float, float, float, float]
    turn: int
    transparent: bool
    content: bytes
    resources: Part
    group: Part | None = None
    objects: tuple[Held, ...] = ()
