"""Page 2 or 3: the advertisement of an inn on the island, two columns by twelve lines (280.9 by 159.1 pt).

Rule followed: night in the spot, the beam of the lighthouse in its tints; words are white on the full ink
alone.
"""

from __future__ import annotations

from ink import circle, line, path, rect, smooth, svg, text

WIDTH, HEIGHT = 280.9, 159.1
LAMP = (232.0, 45.0)
SEA = 118.0


def _night() -> list[str]:
    """Sky, beam to the left, and three lines of water."""
    x, y = LAMP
    beam = path(f"M{x} {y - 2.4}L-4 {y - 36}L-4 {y + 17}L{x} {y + 2.4}Z", "sea-50")
    waves = [smooth([(i * 14.0 - 6, y0 + (1.1 if i % 2 else -1.1)) for i in range(22)], 1.0) for y0 in (SEA + 5, SEA + 12)]
    return [
        rect(0, 0, WIDTH, HEIGHT, "sea"),
        beam,
        *(path(d, "none", stroke="sea-50", width=0.6) for d in waves),
    ]


def _island() -> list[str]:
    """The rock, the tower and a low stone house with one lit window."""
    rock = smooth([(150, SEA + 3), (168, 108), (186, 105), (204, 99), (222, 95), (244, 94), (262, 101), (288, 110)], 1.0)
    x, y = LAMP
    return [
        path(f"{rock}L288 {SEA + 3}Z", "k"),
        path(f"M{x - 6.4} 97L{x - 3.9} {y + 7}L{x + 3.9} {y + 7}L{x + 6.4} 97Z", "white"),
        path(f"M{x - 5.3} 75L{x - 4.6} 62L{x + 4.6} 62L{x + 5.3} 75Z", "k"),
        rect(x - 5.4, y + 5, 10.8, 2, "white"),
        rect(x - 3.4, y - 3.4, 6.8, 8.4, "white"),
        path(f"M{x - 4.6} {y - 3.4}L{x} {y - 8.6}L{x + 4.6} {y - 3.4}Z", "white"),
        circle(x, y + 0.6, 1.7, "sea"),
        path("M181 106L181 96.5L190 91L199 96.5L199 106Z", "k", stroke="white", width=0.7, ends="round"),
        rect(187.6, 97.4, 4.8, 4.8, "white"),
        line((190, 97.4), (190, 102.2), "k", 0.4),
    ]


def _words() -> list[str]:
    return [
        text((16, 94), "开窗都是潮声", "song-black", 25, "white"),
        rect(0, SEA + 17, WIDTH, HEIGHT - SEA - 17, "white"),
        text((16, 149.6), "灯屿石屋", "song-black", 12),
        text((71, 149.4), "四间房，没有电视；头班船进城，不误早市", "hei-regular", 8.75),
        text((WIDTH - 12, 149.4), "广告", "hei-regular", 7, "k", "end"),
    ]


def draw() -> dict[str, str]:
    """The advertisement."""
    frame = rect(0.4, 0.4, WIDTH - 0.8, HEIGHT - 0.8, "none", stroke="k", width=0.8)
    return {"ad-stone-house.svg": svg(WIDTH, HEIGHT, [*_night(), *_island(), *_words(), frame])}
