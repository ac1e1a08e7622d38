"""The crossword of page 7: grid 8 by 7, drawn after its words have been checked.

Rules followed (this issue's editors): the words that cross share a character, every run of two or
more white cells is one of the words, all words hang together, and starts are numbered row by row.
The clues and the answer stand in articles/puzzle.md; a word here is a word there.
"""

from __future__ import annotations

from dataclasses import dataclass

from ink import line, rect, svg, text

COLUMNS, ROWS = 8, 7
CELL = 21.5
"""Side of a cell in points; the picture is 172 by 150.5."""
RULE = 0.6
"""Rule between white cells in points."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """One answer: its characters, and the row and column of the first, from 0."""

    answer: str
    row: int
    column: int
    down: bool = False

    def cells(self) -> list[Cell]:
        """The cells it fills, in reading order."""
        step = (1, 0) if self.down else (0, 1)
        return [(self.row + i * step[0], self.column + i * step[1]) for i in range(len(self.answer))]


WORDS = (
    Word("方浜中路", 0, 2),
    Word("人民路", 2, 0),
    Word("路牌", 2, 4),
    Word("楼组长", 3, 5),
    Word("普育里", 4, 0),
    Word("弄堂", 5, 2),
    Word("会馆", 6, 3),
    Word("方斜路", 0, 2, down=True),
    Word("中华路", 0, 4, down=True),
    Word("人口普查", 2, 0, down=True),
    Word("牌楼", 2, 5, down=True),
    Word("长者食堂", 3, 7, down=True),
    Word("里弄", 4, 2, down=True),
    Word("堂会", 5, 3, down=True),
)


def fill(words: tuple[Word, ...]) -> dict[Cell, str]:
    """The character of every white cell; ValueError where two words disagree or leave the grid."""
    grid: dict[Cell, str] = {}
    for word in words:
        for cell, character in zip(word.cells(), word.answer, strict=True):
            if not (0 <= cell[0] < ROWS and 0 <= cell[1] < COLUMNS):
                raise ValueError(f"{word.answer} leaves the grid at {cell}")
            if grid.setdefault(cell, character) != character:
                raise ValueError(f"{word.answer} does not cross at {cell}")
    return grid


def runs(grid: dict[Cell, str], down: bool) -> set[Word]:
    """Every unbroken run of at least two white cells in one direction."""
    dr, dc = (1, 0) if down else (0, 1)
    found = set()
    for r, c in grid:
        if (r - dr, c - dc) in grid or (r + dr, c + dc) not in grid:
            continue
        letters, at = "", (r, c)
        while at in grid:
            letters += grid[at]
            at = (at[0] + dr, at[1] + dc)
        found.add(Word(letters, r, c, down))
    return found


def connected(grid: dict[Cell, str]) -> bool:
    """Whether every white cell can be reached from the first over white cells."""
    todo, seen = [min(grid)], set[Cell]()
    while todo:
        r, c = todo.pop()
        if (r, c) in grid and (r, c) not in seen:
            seen.add((r, c))
            todo += [(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)]
    return len(seen) == len(grid)


def check(words: tuple[Word, ...]) -> dict[Cell, str]:
    """The filled grid of a puzzle that works; ValueError says what is wrong with another."""
    grid = fill(words)
    if stray := (runs(grid, False) | runs(grid, True)) ^ set(words):
        raise ValueError(f"runs and words differ: {sorted(w.answer for w in stray)}")
    if not connected(grid):
        raise ValueError("the words do not hang together")
    return grid


def numbers(words: tuple[Word, ...]) -> dict[Cell, int]:
    """The number in each cell where a word starts, row by row."""
    starts = sorted({(word.row, word.column) for word in words})
    return {cell: number for number, cell in enumerate(starts, 1)}


def draw() -> dict[str, str]:
    """The empty grid: black ground, white cells, thin rules, small numbers."""
    grid, width, height = check(WORDS), COLUMNS * CELL, ROWS * CELL
    parts = [rect(0, 0, width, height, "k")]
    parts += [rect(c * CELL, r * CELL, CELL, CELL, "white") for r, c in sorted(grid)]
    for r, c in sorted(grid):
        x, y = c * CELL, r * CELL
        if (r, c + 1) in grid:
            parts.append(line(x + CELL, y, x + CELL, y + CELL, "k", RULE))
        if (r + 1, c) in grid:
            parts.append(line(x, y + CELL, x + CELL, y + CELL, "k", RULE))
    half = RULE / 2
    parts.append(rect(half, half, width - RULE, height - RULE, "none", stroke="k", width=RULE))
    parts += [text(c * CELL + 2.4, r * CELL + 7.6, str(number), "hei-regular", 7) for (r, c), number in numbers(WORDS).items()]
    return {"puzzle.svg": svg(width, height, parts)}
