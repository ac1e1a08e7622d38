"""What is turned or moved takes its marks with it."""

from __future__ import annotations

from banmian.colour import BLACK
from banmian.display import Box, GlyphRun, Item, Path, Tag
from banmian.flow.turned import height_of, moved_down, turn_over
from banmian.geometry import Circle, Rect, circle_outline

TAG = Tag("a", 0, "body")
MARK = Tag("a", 0, "mark")
RUN = GlyphRun("song", 9_000, 1_000, 10_000, (1,), (0,), ("\u4e00",), 9_000, BLACK, TAG)
RULE = Box(Rect(1_000, 12_000, 9_000, 12_400), BLACK, MARK)
DOT = Path(circle_outline(Circle(5_500, 12_000, 500)), BLACK, None, MARK)
ITEMS: list[Item] = [RUN, RULE, DOT]


def test_marks_turn_with_their_line() -> None:
    run, rule, dot = turn_over(ITEMS, Rect(0, 0, 20_000, 20_000))
    assert isinstance(run, GlyphRun) and isinstance(rule, Box) and isinstance(dot, Path)
    assert (run.x, run.y, run.angle) == (19_000, 10_000, 180)
    assert rule.rect == Rect(11_000, 7_600, 19_000, 8_000)
    assert next(iter(dot.outline)) == ("m", (14_000, 8_000))


def test_twice_turned_is_as_before() -> None:
    around = Rect(0, 0, 20_000, 30_000)
    assert turn_over(turn_over(ITEMS, around), around) == ITEMS


def test_marks_move_with_their_line() -> None:
    assert moved_down(moved_down(ITEMS, 4_000), -4_000) == ITEMS
    rule = moved_down(ITEMS, 4_000)[1]
    assert isinstance(rule, Box) and rule.rect == RULE.rect.moved(0, 4_000)


def test_the_height_of_lines_is_that_of_their_text() -> None:
    reading = GlyphRun("hei", 4_000, 1_000, 1_000, (1,), (0,), ("a",), 2_000, BLACK, Tag("a", 0, "ruby"))
    assert height_of([RUN, reading], 9_000, Rect(0, 0, 9_000, 0)) == Rect(0, 10_000 - 7_920, 9_000, 10_000 + 1_080)
