"""Lengths: integer millipoints, and the units that editors write (mm, pt, the em, the grid line, Chinese type sizes).

A millipoint (mp) is 1/1000 pt; a value that an editor wrote becomes millipoints once, half to even (docs/rules/contracts.md).
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from banmian.phrases import WrongValue, say
from banmian.values import frozen

PT = 1000
"""Millipoints in a point (1/72 in)."""

NAMED_SIZES: dict[str, str] = {  # docs/rules/typography.md, The grid; points
    "\u521d\u53f7": "42", "\u5c0f\u521d": "36", "\u4e00\u53f7": "26", "\u5c0f\u4e00": "24",
    "\u4e8c\u53f7": "22", "\u5c0f\u4e8c": "18", "\u4e09\u53f7": "16", "\u5c0f\u4e09": "15",
    "\u56db\u53f7": "14", "\u5c0f\u56db": "12", "\u4e94\u53f7": "10.5", "\u5c0f\u4e94": "9",
    "\u516d\u53f7": "7.5", "\u5c0f\u516d": "6.5",
}  # fmt: skip

_LENGTH = re.compile(r"\s*(-?[0-9]+(?:\.[0-9]+)?|-?\.[0-9]+)\s*(pt|mm|\u5b57|\u884c|em)?\s*\Z")
_SHARE = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})\s*(%)?\s*\Z")
_MOST = {"pt": 14_400, "mm": 5_080, "em": 2_000, "line": 2_000}
"""The largest sheet that a PDF can hold, and what is more than any page in em and lines."""
_MM = Decimal(72) / Decimal("25.4")


def half_even(value: Decimal | Fraction | float) -> int:
    """The nearest integer, ties to even."""
    if isinstance(value, Decimal):
        return int(value.to_integral_value(rounding=ROUND_HALF_EVEN))
    return round(value)


@frozen
class Length:
    """A length as an editor wrote it. Unit: pt, mm, em (\u5b57, of the place's body) or line (\u884c, the page's leading)."""

    value: Decimal
    unit: str

    @staticmethod
    def parse(text: str) -> Length:
        """Read `9pt`, `3mm`, `2\u5b57`, `1\u884c`, `\u5c0f\u4e94`; a bare number is points. Raises ValueError with a sentence."""
        named = NAMED_SIZES.get(text.strip())
        if named is not None:
            return Length(Decimal(named), "pt")
        found = _LENGTH.match(text)
        if found is None:
            raise WrongValue(
                say("'{text}' is no length", text=text), say("write 9pt, 3mm, 2\u5b57, 1\u884c or a size by name (\u5c0f\u4e94)")
            )
        unit = {"\u5b57": "em", "\u884c": "line", None: "pt"}.get(found[2], found[2])
        length = Length(Decimal(found[1]), unit or "pt")
        if abs(length.value) > _MOST[length.unit]:
            raise WrongValue(
                say("'{text}' is more than any page holds", text=text.strip()[:40]),
                say("write at most {most}{found}", most=_MOST[length.unit], found=found[2] or "pt"),
            )
        return length

    def mp(self, em: int = 0, line: int = 0) -> int:
        """Millipoints; `em` and `line` are the size and leading (mp) that the relative units stand for."""
        if self.unit == "mm":
            return half_even(self.value * _MM * PT)
        scale = {"pt": PT, "em": em, "line": line}[self.unit]
        return half_even(self.value * scale)


def share(text: str) -> int:
    """A share of a whole in thousandths: `30%` or `0.3` is 300. Raises ValueError with a sentence."""
    found = _SHARE.match(text)
    value = Decimal(found[1]) * (10 if found[2] else 1000) if found else Decimal(-1)
    if not 0 <= value <= 1000:
        raise WrongValue(say("'{text}' is no share", text=text), say("write 0% to 100%, or 0 to 1"))
    return half_even(value)


def mp_of_mm(value: str | float) -> int:
    """Millimetres as millipoints."""
    return half_even(Decimal(str(value)) * _MM * PT)


def mm_of_mp(value: int) -> float:
    """Millipoints as millimetres, two decimals: for messages and reports."""
    return round(value / PT * 25.4 / 72, 2)


def points(value: int) -> str:
    """A PDF number for a length in millipoints: exact, no exponent, no trailing zeros. A float's repr is the shortest form that
    names it: of a number of thousandths that a page can have, just that number, sooner than by division and format."""
    text = repr(value / PT)
    return text[:-2] if text.endswith(".0") else text
