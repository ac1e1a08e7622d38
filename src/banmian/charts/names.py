"""Names of categories under upright marks: in one line or in two, as wide as their step."""

from __future__ import annotations

from banmian.charts.canvas import PITCH, Canvas
from banmian.geometry import Rect
from banmian.pictures.chart import ChartWords
from banmian.template.charts import ChartText

BREAK = "|"
"""The author's own break, as in headlines."""
APART = 4
"""Names side by side keep a fourth of an em."""


def is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def parts_of(name: ChartWords) -> tuple[ChartWords, ...]:
    """The name as its author breaks it: in two at the most."""
    first, _, second = name.text.partition(BREAK)
    parts = [part for part in (first.strip(), second.replace(BREAK, "").strip()) if part]
    return tuple(ChartWords(part, name.span) for part in parts) or (ChartWords("", name.span),)


def lines_of(canvas: Canvas, name: ChartWords, kind: ChartText, room: int) -> tuple[ChartWords, ...] | None:
    """The name's lines, None where two are not enough: parted where the author says, else where both are nearest to one length."""
    if BREAK in name.text:
        told = parts_of(name)
        return told if all(canvas.measure(part.text, kind) <= room for part in told) else None
    if canvas.measure(name.text, kind) <= room:
        return (name,)
    text, best = name.text, None
    for at in range(1, len(text)):
        if text[at - 1] != " " and not (is_han(text[at - 1]) and is_han(text[at])):
            continue
        parts = [text[:at].rstrip(), text[at:].lstrip()]
        wide = canvas.widest(parts, kind)
        if wide <= room and (best is None or wide < best[0]):
            best = wide, parts
    return tuple(ChartWords(part, name.span) for part in best[1]) if best is not None else None


def plain(name: ChartWords) -> ChartWords:
    """The name on one line."""
    return ChartWords(name.text.replace(BREAK, ""), name.span)


def draw_name(canvas: Canvas, lines: tuple[ChartWords, ...], kind: ChartText, x: int, top: int, anchor: str = "middle") -> None:
    """Lines one under another from the em box's top on."""
    for number, words in enumerate(lines):
        canvas.text(words, kind, x, top + number * kind.size * PITCH // 100 + canvas.above(kind.size), anchor)


def height_of(rows: int, size: int) -> int:
    return size + (rows - 1) * size * PITCH // 100


def span_of(canvas: Canvas, name: ChartWords, x: int, area: Rect) -> tuple[int, int]:
    """From where to where a name reaches whose mark is at x: centred on it, but within the frame."""
    kind = canvas.face(canvas.style.label, canvas.chart.is_highlighted(name))
    wide = canvas.widest([part.text for part in parts_of(name)], kind)
    begin = max(area.x0, min(x - wide // 2, area.x1 - wide))
    return begin, begin + wide


def draw_within(canvas: Canvas, name: ChartWords, x: int, top: int, area: Rect) -> None:
    """A category's name under its mark, within the frame."""
    kind = canvas.face(canvas.style.label, canvas.chart.is_highlighted(name))
    begin, end = span_of(canvas, name, x, area)
    draw_name(canvas, parts_of(name), kind, (begin + end) // 2, top)
