"""The crossword's grid as an SVG of the paper's inks: white cells with the numbers of their words on a hatched ground.

python content/xisheng-2025-05-30/images/sources/crossword.py > content/xisheng-2025-05-30/images/crossword.svg
"""

from __future__ import annotations

ROWS = ("####...", "#.#...#", "#.#..##", "#.###.#", "##..###", ".#..#..", ".#.##..")
"""A cell with a letter is `#`."""
CELL, LINE, HATCH = 29.0, 0.5, 4.0
"""A cell's side, the weight of its edges, and from line to line of the hatching, which tells what is no cell."""


def starts(row: int, column: int) -> bool:
    """Whether a word begins in the cell, across or down."""

    def at(r: int, c: int) -> bool:
        return 0 <= r < len(ROWS) and 0 <= c < len(ROWS[r]) and ROWS[r][c] == "#"

    across = not at(row, column - 1) and at(row, column + 1)
    down = not at(row - 1, column) and at(row + 1, column)
    return at(row, column) and (across or down)


def drawing() -> str:
    """The whole file."""
    side = CELL * len(ROWS) + LINE
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">']
    for n in range(1, int(2 * side / HATCH) + 1):
        far = n * HATCH
        a, b = max(0.0, far - side), min(far, side)
        out.append(f'<path d="M{a:.2f} {b:.2f} L{b:.2f} {a:.2f}" fill="none" stroke="var(--green)" stroke-width="0.4"/>')
    number = 0
    for r, row in enumerate(ROWS):
        for c, cell in enumerate(row):
            if cell != "#":
                continue
            x, y = c * CELL + LINE / 2, r * CELL + LINE / 2
            box = f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}"'
            out.append(f'{box} fill="var(--white)" stroke="var(--k)" stroke-width="{LINE}"/>')
            if starts(r, c):
                number += 1
                out.append(f'<text x="{x + 2.5}" y="{y + 9}" font-family="hei-tc" font-size="7.5" fill="var(--k)">{number}</text>')
    return "\n".join([*out, "</svg>", ""])


if __name__ == "__main__":
    print(drawing(), end="")
