"""Page 6: an optician's advertisement, black alone: rows of the letter of eye charts, sharp where one looks through the glasses.

Rule followed: outside the lenses the letters are K 30 %, within them K; nothing lies in the frame's white but the chart.
"""

from __future__ import annotations

from ink import circle, clip_path, group, line, path, rect, svg, text

WIDTH, HEIGHT = 264.6, 147.6
ROWS = ((22.0, 26.0, 5), (54.0, 17.0, 7), (78.0, 11.0, 10))
"""Rows of the chart: top of the letters, their side, how many, in points."""
TURNS = (0, 1, 3, 2, 0, 3, 1, 2, 3, 0)
"""Quarter turns of the letters, one row after the other."""
LENSES = ((84.0, 57.0), (180.6, 57.0))
RADIUS = 38.0


def _letter(x: float, y: float, side: float, turn: int, ink: str) -> str:
    """The letter E on five by five fields, its arms to the right, down, left or up."""
    u = side / 5
    shape = path(f"M0 0H{side}V{u}H{u}V{2 * u}H{side}V{3 * u}H{u}V{4 * u}H{side}V{side}H0Z", ink)
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
    half = side / 2
    dx, dy = x + half - cos * half + sin * half, y + half - sin * half - cos * half
    return group([shape], f"matrix({cos} {sin} {-sin} {cos} {dx:.2f} {dy:.2f})")


def _chart(ink: str) -> list[str]:
    parts: list[str] = []
    for row, (top, side, count) in enumerate(ROWS):
        pitch = 236.0 / count
        parts += [
            _letter(14.3 + pitch * (k + 0.5) - side / 2, top, side, TURNS[(k + 3 * row) % len(TURNS)], ink) for k in range(count)
        ]
    return parts


def draw() -> dict[str, str]:
    """The advertisement, 264.6 by 147.6 pt."""
    left, right = LENSES
    edge = WIDTH - 14
    lenses = [clip_path(f"lens-{n}", circle(x, y, RADIUS, "white")) for n, (x, y) in enumerate(LENSES)]
    parts = [rect(0.4, 0.4, WIDTH - 0.8, HEIGHT - 0.8, "white", stroke="k", width=0.8), *_chart("k-30")]
    for n, (x, y) in enumerate(LENSES):
        parts += [circle(x, y, RADIUS, "white"), group(_chart("k"), clip=f"lens-{n}")]
        parts.append(circle(x, y, RADIUS, "none", stroke="k", width=3.4))
    near, far = left[0] + RADIUS - 1, right[0] - RADIUS + 1
    bridge = f"M{near} {left[1] - 8}Q{(near + far) / 2} {left[1] - 22} {far} {right[1] - 8}"
    parts += [
        path(bridge, "none", stroke="k", width=3.4),
        path(f"M{left[0] - RADIUS + 1} {left[1] - 9}L14 36", "none", stroke="k", width=3.4, cap="round"),
        path(f"M{right[0] + RADIUS - 1} {right[1] - 9}L{WIDTH - 14} 36", "none", stroke="k", width=3.4, cap="round"),
        line(14, 105, WIDTH - 14, 105, "k", 0.5),
        text(14, 128.6, "\u770b\u5f97\u6e05\uff0c\u624d\u770b\u5f97\u8fdc", "song-black", 16),
        text(edge, 118.8, "\u6837\u660e\u773c\u955c\u5e97\u3000\u9a8c\u5149\u4e0d\u6536\u8d39", "hei-bold", 8.5, anchor="end"),
        text(edge, 130.4, "\u68a6\u82b1\u88574\u53f7\uff08\u6837\uff09\u30009:00\u201319:00", "hei-regular", 8, anchor="end"),
        text(edge, 140.6, "\u5e7f\u544a", "hei-regular", 7, anchor="end"),
    ]
    return {"ad-optician.svg": svg(WIDTH, HEIGHT, parts, lenses)}
