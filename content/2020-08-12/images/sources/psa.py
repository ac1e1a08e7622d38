"""Page 8: the public-service advertisement on parking bicycles, in two inks and white.

Rule followed: red and K never lie over one another as fields; the white line parts ground and bar.
"""

from __future__ import annotations

from ink import circle, group, line, path, poly, rect, svg, text

WIDTH, HEIGHT = 332.6, 210.6
FLOOR = 183.2
"""Where the wheels stand, in points from the top."""
BAR = 184.8
"""Top of the K bar; between floor and bar runs the white line."""
WHEEL = 19.0
BASE = 46.0
"""Wheel radius and distance of the hubs, in points."""


def _wheel(x: float, ink: str, width: float, spokes: bool) -> list[str]:
    parts = [circle(x, 0, WHEEL, "none", stroke=ink, width=width)]
    if spokes:
        parts += [
            path(f"M{x - dx} {-dy}L{x + dx} {dy}", "none", stroke=ink, width=0.5)
            for dx, dy in ((18.0, 0.0), (16.6, 6.9), (12.7, 12.7), (6.9, 16.6), (0.0, 18.0))
        ]
        parts += [
            path(f"M{x - dx} {dy}L{x + dx} {-dy}", "none", stroke=ink, width=0.5)
            for dx, dy in ((16.6, 6.9), (12.7, 12.7), (6.9, 16.6))
        ]
    return parts


def _tubes(ink: str, extra: float) -> list[str]:
    """Frame, fork, bars and rack as strokes; `extra` widens each for the halo."""
    strokes = (
        ("M0 0L12.6 -22.4L38.2 -22.4L18.6 1.2L12.6 -22.4M0 0L18.6 1.2", 1.9),
        ("M36.6 -29.6L38.6 -20.6Q40.6 -9 46 0", 1.9),
        ("M12.6 -22.4L11.2 -28", 1.7),
        ("M38 -30.4Q33 -33.4 27.8 -30.8", 1.7),
        ("M-13.6 -22.2L10.4 -22.2M-9.6 -22.2L0 0", 1.1),
        ("M-20.6 -6.4A21.6 21.6 0 0 1 8.4 -19.9", 1.3),
        ("M38.6 -20.3A21.6 21.6 0 0 1 62 -14.4", 1.3),
        ("M18.6 1.2L21.6 8.2M19.4 8.4L24.2 8.4", 1.3),
        ("M2 2L-2.6 19", 1.3),
    )
    return [path(d, "none", stroke=ink, width=w + extra, cap="round", join="round") for d, w in strokes]


def _bicycle(x: float, ink: str, spokes: bool) -> str:
    """A roadster whose rear hub is at x; a red halo parts it from the ones behind."""
    halo = [circle(h, 0, WHEEL, "none", stroke="red", width=4.0) for h in (0.0, BASE)]
    halo += _tubes("red", 2.2)
    body = _wheel(0, ink, 1.7, spokes) + _wheel(BASE, ink, 1.7, spokes) + _tubes(ink, 0)
    body += [
        path("M4.2 -29.8Q5 -31.2 8 -30.6L17.6 -29.2Q18.6 -27.4 16 -27.2L7.4 -27.4Q4.2 -27.4 4.2 -29.8Z", ink),
        circle(18.6, 1.2, 4.4, "none", stroke=ink, width=1.4),
        circle(0, 0, 2.2, ink),
        circle(BASE, 0, 2.0, ink),
    ]
    return group(halo + body, f"translate({x:.2f} {FLOOR - WHEEL - 0.85:.2f})")


def _dimension(left: float, right: float, y: float) -> list[str]:
    """Extension lines, the arrow broken by its measure, and its two heads."""
    middle = (left + right) / 2
    return [
        line(left, y - 17, left, FLOOR, "white", 0.7),
        line(right, y - 17, right, FLOOR, "white", 0.7),
        line(left + 4, y, middle - 24, y, "white", 1.1),
        line(middle + 24, y, right - 4, y, "white", 1.1),
        poly([(left + 0.6, y), (left + 9, y - 3.6), (left + 9, y + 3.6)], "white"),
        poly([(right - 0.6, y), (right - 9, y - 3.6), (right - 9, y + 3.6)], "white"),
        text(middle, y + 5.8, "\u4e00\u5c3a", "song-black", 16, "white", "middle"),
    ]


def draw() -> dict[str, str]:
    """The advertisement, 332.6 by 210.6 pt."""
    parts = [rect(0, 0, WIDTH, FLOOR, "red")]
    parts += [
        text(20, 60.5, "\u8f66\u5f80\u91cc\u505c\u4e00\u5bf8", "song-black", 44, "white"),
        text(20, 112.5, "\u8def\u5c31\u5bbd\u4e00\u5c3a", "song-black", 44, "white"),
    ]
    parts += [_bicycle(40.6 + 15.2 * i, "k", False) for i in range(4)]
    parts.append(_bicycle(40.6 + 15.2 * 4, "white", True))
    parts += _dimension(180, 312.6, 157)
    parts += [
        rect(0, BAR, WIDTH, HEIGHT - BAR, "k"),
        text(20, 201.4, "\u516c\u76ca\u5e7f\u544a", "hei-bold", 10, "white"),
        text(
            WIDTH - 15.4,
            201.4,
            "\u8001\u897f\u95e8\u8857\u9053\u6587\u660e\u529e\uff08\u6837\uff09",
            "hei-bold",
            10,
            "white",
            "end",
        ),
    ]
    return {"psa.svg": svg(WIDTH, HEIGHT, parts)}
