"""Lines of water around stones: the paths of an even flow past round obstacles, drawn in the paper's green.

python content/xisheng-2025-05-30/images/sources/brook.py > content/xisheng-2025-05-30/images/brook.svg
"""

from __future__ import annotations

from math import hypot

WIDTH, HEIGHT = 338.0, 178.0
STONES = ((92.0, 63.5, 25.0), (214.0, 112.0, 32.0), (290.0, 44.0, 14.0), (128.0, 138.0, 13.0))
"""Across, down, radius."""
LINES, STEP, EVERY, EDGE = 24, 0.5, 6, 11.0
"""Lines; the length of a step along one, in points, of which every so many is kept; the first line's distance from the edge: the
last has twice as much, for the stones press it down."""


def speed(x: float, y: float) -> tuple[float, float]:
    """Across and down, at a point: an even flow, and what each stone adds to it (potential flow around a cylinder)."""
    across, down = 1.0, 0.0
    for a, b, r in STONES:
        dx, dy = x - a, y - b
        share = r * r / max(r * r, dx * dx + dy * dy) ** 2
        across -= share * (dx * dx - dy * dy)
        down -= share * 2 * dx * dy
    return across, down


def path(y: float) -> list[tuple[float, float]]:
    """The way of the water from the left edge at this height; none where it ends at a stone."""
    x = 0.0
    points = [(x, y)]
    for n in range(1, 2000):
        u, v = speed(x, y)
        length = hypot(u, v) or 1.0
        u, v = speed(x + STEP * u / length / 2, y + STEP * v / length / 2)
        length = hypot(u, v) or 1.0
        x, y = x + STEP * u / length, y + STEP * v / length
        if x > WIDTH:
            return points
        if n % EVERY == 0:
            points.append((x, y))
    return []


def drawing() -> str:
    """The whole file."""
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">']
    for n in range(LINES):
        way = " L".join(f"{x:.1f} {y:.2f}" for x, y in path(EDGE + n * (HEIGHT - 3 * EDGE) / (LINES - 1)))
        if not way:
            continue
        weight = 0.9 if n % 3 == 0 else 0.5
        out.append(f'<path d="M{way}" fill="none" stroke="var(--green)" stroke-width="{weight}"/>')
    return "\n".join([*out, "</svg>", ""])


if __name__ == "__main__":
    print(drawing(), end="")
