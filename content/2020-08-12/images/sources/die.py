"""The big character of page 7's 认字角: one Han character in a practice square (田字格).

Rule followed (the dummy's page 7): frame K, dashed red cross, character in Song Black centred on
its em box, its pinyin small at the top left.
"""

from __future__ import annotations

from ink import line, rect, svg, text

WIDTH, HEIGHT = 126.0, 110.5
"""In points: one base column wide, nine lines of the page high."""
FRAME = 0.8
SIZE = 96.0
BASELINE = 0.38
"""Baseline below the em box's centre, in em: the ideographic box is 0.88 above, 0.12 below."""


def draw() -> dict[str, str]:
    """The square with 堞 and its reading."""
    x, y = WIDTH / 2, HEIGHT / 2
    parts = [
        rect(FRAME / 2, FRAME / 2, WIDTH - FRAME, HEIGHT - FRAME, "white", stroke="k", width=FRAME),
        line(FRAME, y, WIDTH - FRAME, y, "red", 0.3, dash="3 2"),
        line(x, FRAME, x, HEIGHT - FRAME, "red", 0.3, dash="3 2"),
        text(x, y + BASELINE * SIZE, "堞", "song-black", SIZE, anchor="middle"),
        text(6, 14, "dié", "hei-regular", 9.5),
    ]
    return {"die.svg": svg(WIDTH, HEIGHT, parts)}
