"""The big character of page 7's 认字角: one Han character in a practice square (田字格).

Rule followed: the practice square is a true square with frame K and dashed red cross, the character
in Song Black centred on its em box, its pinyin small beside the square's top right corner.
"""

from __future__ import annotations

from ink import line, rect, svg, text

WIDTH, HEIGHT = 126.0, 110.5
"""In points: one base column wide, nine lines of the page high."""
SQUARE = HEIGHT
"""Side of the square, flush left over the text; the strip on its right takes the reading."""
FRAME = 0.8
SIZE = 96.0
BASELINE = 0.38
"""Baseline below the em box's centre, in em: the ideographic box is 0.88 above, 0.12 below."""


def draw() -> dict[str, str]:
    """The square with 堞 and, beside it, its reading."""
    middle = SQUARE / 2
    parts = [
        rect(FRAME / 2, FRAME / 2, SQUARE - FRAME, SQUARE - FRAME, "white", stroke="k", width=FRAME),
        line(FRAME, middle, SQUARE - FRAME, middle, "red", 0.3, dash="3 2"),
        line(middle, FRAME, middle, SQUARE - FRAME, "red", 0.3, dash="3 2"),
        text(middle, middle + BASELINE * SIZE, "堞", "song-black", SIZE, anchor="middle"),
        text(WIDTH, 8, "dié", "hei-regular", 8.5, anchor="end"),
    ]
    return {"die.svg": svg(WIDTH, HEIGHT, parts)}
