"""Lines of water around stones: streamlines of an even flow past round obstacles, drawn in the paper's green.

python content/xisheng-2025-05-30/images/sources/brook.py > content/xisheng-2025-05-30/images/brook.svg
"""

from __future__ import annotations

WIDTH, HEIGHT = 338.0, 190.0
STONES = ((92.0, 62.0, 25.0), (214.0, 118.0, 33.0), (288.0, 48.0, 14.0), (128.0, 146.0, 13.0))
"""Across, down, radius."""
LINES, STEP, JUMP = 27, 2.0, 9.0


def flow(x: float, y: float) -> float:
    """The stream function: y far from the stones, each of which pushes the lines apart."""
    return y - sum(r * r * (y - b) / max(r * r, (x - a) ** 2 + (y - b) ** 2) for a, b, r in STONES)


def height(level: float, x: float) -> float:
    """Where the line of this level passes x."""
    low, high = -HEIGHT, 2 * HEIGHT
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if flow(x, middle) < level else (low, middle)
    return low


def seen(x: float, y: float) -> bool:
    """Whether a point lies in the picture and on no stone."""
    return 1 <= y <= HEIGHT - 1 and all((x - a) ** 2 + (y - b) ** 2 >= r * r for a, b, r in STONES)


def drawing() -> str:
    """The whole file."""
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">']
    for n in range(LINES):
        level = (n + 0.5) * HEIGHT / LINES
        points = [(k * STEP, height(level, k * STEP)) for k in range(int(WIDTH / STEP) + 1)]
        weight = 0.5 + 0.5 * (n % 3 == 0)
        run: list[tuple[float, float]] = []
        for point in [*points, (WIDTH, -1.0)]:
            if seen(*point) and not (run and abs(point[1] - run[-1][1]) > JUMP):
                run.append(point)
                continue
            if len(run) > 2:
                way = " L".join(f"{x:.1f} {y:.2f}" for x, y in run)
                out.append(f'<path d="M{way}" fill="none" stroke="var(--green)" stroke-width="{weight}"/>')
            run = [point] if seen(*point) else []
    return "\n".join([*out, "</svg>", ""])


if __name__ == "__main__":
    print(drawing(), end="")
