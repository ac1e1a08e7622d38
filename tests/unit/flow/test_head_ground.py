"""Grounds, rules and bars of heads: data of a style, drawn below the text."""

from __future__ import annotations

from dataclasses import replace

from head_setting import PART, SIZE, STYLE, runs_of, set_at, text_of

from banmian.colour import BLACK, WHITE
from banmian.content.model import Head
from banmian.display import Box, Layer, Path
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import Ground, HeadRule

HEAD = Head(text_of("\u4eca\u65e5\u8981\u95fb"), text_of("\u793e\u533a\u98df\u5802\u5f00\u5230\u5bb6\u95e8\u53e3"))
GROUND = Ground(BLACK, (9_000, 6_000), 0, "measure")
REVERSED = replace(STYLE, headline=replace(PART, ink=WHITE), ground=GROUND)


def test_a_reversed_headline_stands_white_on_its_ground(book: FontBook) -> None:
    done = set_at(book, HEAD, REVERSED, 12)
    ground, run = done.items
    assert isinstance(ground, Box) and ground.layer == Layer.TINT and ground.ink == BLACK
    assert ground.rect == Rect(10_000, 94_000, 370_000, 136_000)
    assert runs_of(done) == [run] and run.ink.cmyk == (0, 0, 0, 0) and not run.ink.overprints
    assert run.x == 19_000


def test_a_ground_takes_its_padding_from_the_measure(book: FontBook) -> None:
    [run] = runs_of(set_at(book, HEAD, replace(REVERSED, headline=replace(PART, max_lines=1)), 9.2))
    assert run.x >= 19_000 and run.x + run.width <= 10_000 + round(9.2 * SIZE) - 9_000


def test_a_ground_may_be_as_wide_as_its_text(book: FontBook) -> None:
    done = set_at(book, HEAD, replace(REVERSED, ground=replace(GROUND, across="text")), 12)
    ground = done.items[0]
    assert isinstance(ground, Box) and ground.rect.width == 9 * SIZE + 18_000


def test_a_rounded_ground_is_a_path(book: FontBook) -> None:
    ground = set_at(book, HEAD, replace(REVERSED, ground=replace(GROUND, radius=4_000)), 12).items[0]
    assert isinstance(ground, Path) and ground.layer == Layer.TINT and ground.fill == BLACK
    assert sum(op == "c" for op, _ in ground.outline) == 4


def test_a_kicker_may_stand_in_a_pill(book: FontBook) -> None:
    pill = Ground(BLACK, (6_000, 2_000), 20_000, "text")
    kicker = replace(PART, size=16_000, sizes=(16_000, 16_000), tops=(-20_000,), ink=WHITE, ground=pill)
    done = set_at(book, HEAD, replace(STYLE, kicker=kicker), 12)
    shape, run = done.items[:2]
    assert isinstance(shape, Path)
    xs = [v for _, numbers in shape.outline for v in numbers[::2]]
    ys = [v for _, numbers in shape.outline for v in numbers[1::2]]
    assert (min(xs), max(xs)) == (10_000, 10_000 + 64_000 + 12_000)
    assert (min(ys), max(ys)) == (78_000, 98_000)
    assert runs_of(done, "kicker") == [run] and run.x == 16_000


def test_rules_and_a_bar(book: FontBook) -> None:
    rules = (
        HeadRule("above", 2_000, BLACK, 3_000), HeadRule("below", 500, BLACK, 4_000), HeadRule("left", 6_000, BLACK, 5_000),
    )  # fmt: skip
    done = set_at(book, HEAD, replace(STYLE, rules=rules), 12)
    above, below, bar = (i.rect for i in done.items if isinstance(i, Box))
    assert above == Rect(10_000, 95_000, 370_000, 97_000)
    assert below == Rect(10_000, 134_000, 370_000, 134_500)
    assert bar == Rect(10_000, 100_000, 16_000, 130_000)
    assert runs_of(done)[0].x == 21_000
