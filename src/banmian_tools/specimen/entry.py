"""One rule on the page: its name and source, what it says in two languages, off and on side by side, and the worst case."""

from __future__ import annotations

from dataclasses import replace

from banmian.diagnostics import Diagnostic
from banmian.display import Item, Tag
from banmian.values import frozen
from banmian_tools.specimen.cases import set_case
from banmian_tools.specimen.model import Case, Pair, Rule
from banmian_tools.specimen.page import COLUMN, GUTTER, LEFT, WIDTH, Pen, bracket, frame, line_y, rule, switch
from banmian_tools.specimen.setting import Shown, across
from banmian_tools.specimen.settings import GRID, WORST_ROOM
from banmian_tools.specimen.spots import spots_of, widest_gap

HEAD_LINES = 3
"""Grid lines of name and source."""
FIGURE = 6000
"""Height of the figures under a bracket, mp."""
READING = 5000
"""White that readings over a first line need, mp."""
REPORT = 9000
"""From line to line of a diagnostic, mp."""
AIR = 8000
"""White between two lines that figures need, and what is left under a setting, mp."""
LEAST_FIGURES = 60000
"""A narrower setting has no room for more than its number of lines, mp."""


@frozen
class Entry:
    """A rule that is set: items as at the head of a page, how many grid lines they take."""

    items: tuple[Item, ...]
    lines: int
    shown: tuple[Shown, ...]
    diagnostics: tuple[Diagnostic, ...]


def set_entry(one: Rule, number: int, pen: Pen) -> Entry:
    """The rule, `number`-th of the book, from the head of a page on."""
    return _Setting(one, number, pen).run()


def read_over(pair: Pair) -> bool:
    """Readings stand over the first line."""
    return any(mark.kind == "ruby" for case in (pair.off, pair.on) for text in case.texts for mark in text.marks)


class _Setting:
    """One entry while it grows downwards; `line`: the next free grid line."""

    def __init__(self, one: Rule, number: int, pen: Pen) -> None:
        self.rule, self.number, self.line, self.pen = one, number, 0, pen
        self.items: list[Item] = []
        self.shown: list[Shown] = []

    def run(self) -> Entry:
        self.head()
        self.notes()
        self.pair()
        self.worst()
        pairs = (self.rule.pair, self.rule.pair, self.rule.worst, self.rule.worst)
        found = tuple(d for p, shown in zip(pairs, self.shown, strict=True) for d in shown.diagnostics if d.code not in p.reports)
        return Entry(tuple(self.items), self.line, tuple(self.shown), found)

    def tag(self, role: str) -> Tag:
        return Tag(self.rule.id, 0, role)

    def head(self) -> None:
        """Number, both names on one baseline; under them the source."""
        pen, base = self.pen, line_y(self.line) + 22500
        self.items.append(rule(LEFT, LEFT + WIDTH, line_y(self.line), 500))
        number = f"{self.number}"
        self.items += pen.line(number, "number", (LEFT, base), tag=self.tag("headline"))
        x = LEFT + 3 * GRID
        self.items += pen.line(self.rule.name.zh, "name", (x, base), tag=self.tag("headline"))
        x += pen.width(self.rule.name.zh, "name") + GRID
        self.items += pen.line(self.rule.name.en, "name-en", (x, base), tag=self.tag("headline"))
        source = " \u00b7 ".join(self.rule.source)
        self.items += pen.line(source, "source", (LEFT + 3 * GRID, base + 11500), tag=self.tag("source"))
        self.line += HEAD_LINES

    def notes(self) -> None:
        """Chinese at the left, English at the right."""
        y, note = line_y(self.line) + GRID // 2, self.rule.note
        zh, zh_lines = self.pen.block(note.zh, "zh", (LEFT, y), COLUMN, self.tag("note"))
        en, en_lines = self.pen.block(note.en, "en", (LEFT + COLUMN + GUTTER, y), COLUMN, self.tag("note"))
        self.items += [*zh, *en]
        self.line += max(zh_lines, en_lines)

    def pair(self) -> None:
        """Off in the left column, on in the right one."""
        pair, pen = self.rule.pair, self.pen
        base, top = line_y(self.line + 1) + 5000, line_y(self.line + 2) + GRID // 4
        top += READING * read_over(pair)
        foot = READING * read_over(pair)
        for k, case in enumerate((pair.off, pair.on)):
            x = LEFT + k * (COLUMN + GUTTER)
            self.items += switch(bool(k), (x, base), pen.cut(case.said, "said", COLUMN - 4 * GRID), pen)
            foot = max(foot, self.side(pair, k, (x, top), 0) + READING * read_over(pair))
        self.line += -(-(GRID * 9 // 4 + foot + AIR) // GRID)

    def side(self, pair: Pair, k: int, at: tuple[int, int], block: int) -> int:
        """One side with its frame, brackets and figures; how far below `at` the last of them reaches."""
        case, side = (pair.off, pair.on)[k], ("off", "on")[k]
        shown = set_case(case, at, (self.rule.id, block, side), self.pen.fonts)
        em = case.setting.size
        self.items += frame(shown)
        self.items += shown.items
        spots = [spot for see in pair.see if see.side in ("both", side) for spot in spots_of(shown, see)]
        if case.pitch - em < AIR:
            spots = [replace(spot, label="") for spot in spots]  # between lines this close there is no room for figures
        for spot in spots:
            self.items += bracket(spot, em, self.pen, case.down)
        foot = shown.box.y1 + em * 20 // 100 + AIR
        labelled = not case.down and any(spot.label and spot.y == shown.lines[-1].y for spot in spots)
        foot += FIGURE * labelled
        self.items += self.figures(shown, at[0], foot)
        self.shown.append(shown)
        said = [f"{d.code} {d.message}" for d in shown.diagnostics if d.code in pair.reports]
        for words in said:
            foot += REPORT
            items, n = self.pen.block(words, "report", (at[0], foot - AIR), (COLUMN, WORST_ROOM)[block], self.tag("report"), REPORT)
            self.items += items
            foot += (n - 1) * REPORT
        return foot - at[1]

    def figures(self, shown: Shown, x: int, y: int) -> list[Item]:
        """What the setting measures: lines, and the plain gap that is opened most."""
        n, em, large = shown.rows, widest_gap(shown)[0], shown.box.width > WORST_ROOM
        words = f"{n} \u884c line{'s' * (n != 1)}" if large else f"{n} \u884c"
        if shown.case.parts:
            words = shown.done
        elif shown.done:
            words += f" \u00b7 {shown.done}"
        elif em >= 0.005 and shown.box.width >= LEAST_FIGURES:
            words += f" \u00b7 \u6700\u758f widest gap +{em:.2f} em" if large else f" \u00b7 +{em:.2f} em"
        return self.pen.line(words, "figure", (x, y)) if words else []

    def worst(self) -> None:
        """The worst case over the full width: what is hard in the first of three columns, off and on in the others."""
        pair, pen = self.rule.worst, self.pen
        base = line_y(self.line) + 9000
        self.items.append(rule(LEFT, LEFT + WIDTH, line_y(self.line) - GRID // 4))
        self.items += pen.line("\u6700\u574f\u60c5\u5f62 worst case", "label", (LEFT, base))
        widths = [self.width(case) for case in (pair.off, pair.on)]
        if max(widths) <= WORST_ROOM:
            self._beside(pair, base)
        else:
            self._below(pair, widths)

    def width(self, case: Case) -> int:
        """Of the setting; how many lines a vertical one has is not known before."""
        return set_case(case, (0, 0), ("", 0, ""), self.pen.fonts).box.width if case.down else across(case)

    def _beside(self, pair: Pair, base: int) -> None:
        words, on = self.rule.worst_note, LEFT + WIDTH - WORST_ROOM
        off = on - WORST_ROOM - GUTTER
        room = off - GUTTER - LEFT
        zh, n = self.pen.block(words.zh, "zh", (LEFT, line_y(self.line + 1)), room, self.tag("note"))
        en, m = self.pen.block(words.en, "en", (LEFT, line_y(self.line + 1 + n)), room, self.tag("note"))
        self.items += [*zh, *en]
        foot = 0
        for k, x in enumerate((off, on)):
            self.items += switch(bool(k), (x, base), "", self.pen)
            foot = max(foot, self.side(pair, k, (x, line_y(self.line + 1) + GRID // 2 + READING * read_over(pair)), 1))
        self.line += max(1 + n + m, -(-(GRID * 3 // 2 + foot) // GRID))

    def _below(self, pair: Pair, widths: list[int]) -> None:
        """A wide worst case stands under what it says, in two columns or one over the other."""
        words = self.rule.worst_note
        zh, n = self.pen.block(words.zh, "zh", (LEFT, line_y(self.line + 1)), COLUMN, self.tag("note"))
        en, m = self.pen.block(words.en, "en", (LEFT + COLUMN + GUTTER, line_y(self.line + 1)), COLUMN, self.tag("note"))
        self.items += [*zh, *en]
        self.line += 1 + max(n, m)
        narrow, foot = max(widths) <= COLUMN, 0
        for k in (0, 1):
            x = LEFT + k * (COLUMN + GUTTER) * narrow
            self.items += switch(bool(k), (x, line_y(self.line) + 11000), "", self.pen)
            foot = max(foot, self.side(pair, k, (x, line_y(self.line + 1) + GRID // 2), 1))
            if k or not narrow:
                self.line += -(-(GRID * 3 // 2 + foot) // GRID)
                foot = 0
