"""The Han box: how far the ideographic em box of a face reaches above and below its baseline. Every baseline is found here.

A face says it in fonts.yaml (`ascent`; docs: fonts/README.md, How the box was measured). Where a rectangle is made of glyphs that
are already set, and in the cells of vertical text, it is that of Noto's faces and of most others, 0.88 em (docs/rules/contracts.md,
The grid).
"""

from __future__ import annotations

ASCENT = 880
"""Of the em above the baseline, thousandths, where no face is at hand."""


def above(size: int, ascent: int = ASCENT) -> int:
    """From the baseline up to the Han box's top, mp."""
    return size * ascent // 1000


def below(size: int, ascent: int = ASCENT) -> int:
    """From the baseline down to the Han box's foot, mp."""
    return size * (1000 - ascent) // 1000
