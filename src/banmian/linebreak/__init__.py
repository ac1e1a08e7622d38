"""Breaking paragraphs into lines: values, total fit, first fit, justification. Knows no font and no page; imports only units."""

from banmian.linebreak.firstfit import first_fit
from banmian.linebreak.fits import choose, loose_lines, overfull_lines
from banmian.linebreak.justify import Justified, justified, justify
from banmian.linebreak.model import Breakable, Cost, Fit
from banmian.linebreak.totalfit import BEAM, WIDE_BEAM, menu

__all__ = [
    "BEAM", "WIDE_BEAM", "Breakable", "Cost", "Fit", "Justified", "choose", "first_fit", "justified", "justify",
    "loose_lines", "menu", "overfull_lines",
]  # fmt: skip
