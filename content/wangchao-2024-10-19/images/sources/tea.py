"""Page 1: the ear advertisement of a tea shop at the quay, 133 by 60 pt.

Rule followed: a bowl and its steam in the spot, four words that can be read from across a table.
"""

from __future__ import annotations

from ink import path, rect, svg, text

WIDTH, HEIGHT = 133.0, 60.0


def _bowl() -> list[str]:
    """A lidded bowl on its saucer, and the steam that leaves it."""
    return [
        path("M11 29Q11 44.5 25 44.5Q39 44.5 39 29Z", "sea"),
        path("M18.5 46.3L31.5 46.3L33.5 48.8L16.5 48.8Z", "sea"),
        path("M9 27.4Q25 15.5 41 27.4Z", "none", stroke="sea", width=1.1, ends="round"),
        rect(22.6, 18.2, 4.8, 2.6, "sea"),
        path(
            "M21.5 14.5Q18.8 11.6 21.5 9Q23.4 7 21.8 4.8M28.5 14.5Q25.8 11.6 28.5 9Q30.4 7 28.8 4.8",
            "none",
            stroke="sea",
            width=0.8,
            ends="round",
        ),
    ]


def draw() -> dict[str, str]:
    """The advertisement."""
    words = [
        text((50, 23), "早潮茶铺", "song-black", 18.5),
        text((50, 36.5), "头班船靠岸，", "hei-regular", 9),
        text((50, 48), "头一壶水刚开", "hei-regular", 9),
        text((128.5, 55.4), "广告", "hei-regular", 6, "k", "end"),
        text((25, 56), "南码头", "hei-medium", 7.5, "k", "middle"),
    ]
    frame = rect(0.3, 0.3, WIDTH - 0.6, HEIGHT - 0.6, "white", stroke="k", width=0.6)
    return {"ad-tea.svg": svg(WIDTH, HEIGHT, [frame, *_bowl(), *words])}
