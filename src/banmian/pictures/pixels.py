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


@frozen
class Form:
    """A page of a PDF as a picture. `data`: the whole PDF; `box`: the part shown (x0, y0, x1, y1 in the page's user space);
    `turn`: degrees clockwise by which the page is shown turned; `transparent`: whether anything on it is, which X-1a does not
    take; `page` from 1; `mend`: its content streams are put right on the way (pictures/pdf_content.py)."""

    data: bytes
    box: tuple[float, float, float, float]
    turn: int = 0
    transparent: bool = False
    page: int = 1
    mend: bool = False
