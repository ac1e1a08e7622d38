"""Random charts in random frames: all text stands inside the frame, none on another; what cannot be drawn is told and not drawn.

The marks of all come from one process. BANMIAN_CHARTS sets more of them.
"""

from __future__ import annotations

import os
import random
from decimal import Decimal
from itertools import combinations

import pytest
from project import kit_project

from banmian.build import Job, load
from banmian.charts.canvas import Frame
from banmian.charts.drawing import Drawn, Wanted, draw_charts
from banmian.diagnostics import Severity, Span, worst
from banmian.display import GlyphRun
from banmian.fonts import FontBook
from banmian.geometry import Rect, points_on, rect_outline
from banmian.pages.drawing_text import DrawingText, Visible
from banmian.pages.ink import Ink, true_ink
from banmian.pictures.chart import Chart, ChartWords, Figures, Look, Series
from banmian.pictures.drawing import Shape, TextLine
from banmian.template.model import Paper
from banmian.text.single import Setter

CHARTS = int(os.environ.get("BANMIAN_CHARTS", "40"))
SIGNS = "|\u6708\u5b63\u5ea6\u897f\u95e8\u4e00\u4e8c\u4e09\u56db\u6e7f\u5e72 12A"
FIGURES: tuple[Figures, ...] = ("marks", "axis", "both", "none")
NOWHERE = Span("data/a.csv", 1, 1)


def some_words(rng: random.Random) -> ChartWords:
    text = "".join(rng.choice(SIGNS) for _ in range(rng.choice((0, 1, 2, 2, 3, 4, 9)))).strip()
    return ChartWords(text, NOWHERE)


def some_values(rng: random.Random, count: int, least: int) -> tuple[Decimal | None, ...]:
    scale = Decimal(10) ** rng.choice((-1, 0, 0, 2, 5))
    return tuple(None if rng.random() < 0.1 else rng.randint(least, 200) * scale for _ in range(count))


def some_chart(rng: random.Random) -> Chart:
    kind = rng.choice(("bars", "bars", "lines", "shares"))
    stacked = kind == "bars" and rng.random() < 0.3
    count = rng.choice((1, 2, 3, 5, 8, 12, 24))
    least = 0 if kind == "shares" or stacked else rng.choice((0, 0, -150))
    names = tuple(some_words(rng) for _ in range(count))
    columns = 1 if kind == "shares" else rng.choice((1, 1, 2, 3))
    series = [Series(some_words(rng), some_values(rng, count, least)) for _ in range(columns)]
    first = series[0]
    series[0] = Series(first.name, (Decimal(120), *first.values[1:]))  # something is there
    look = Look(
        kind, kind == "bars" and rng.random() < 0.4, stacked, kind == "shares" and rng.random() < 0.5, rng.random() < 0.5,
        rng.choice(FIGURES), rng.choice((0, 0, 3)) if kind != "shares" else 0, None, (rng.choice(names).text,),
    )  # fmt: skip
    title, unit, source = (some_words(rng) if rng.random() < 0.5 else None for _ in range(3))
    return Chart(look, "chart", names, tuple(series), False, NOWHERE, title, unit, source)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, FontBook]:
    loaded = load(Job(kit_project(tmp_path_factory.mktemp("kit"), "charts"), "content/2024-10-19"))
    assert loaded.template is not None and loaded.fonts is not None
    return loaded.template.paper, loaded.fonts


@pytest.fixture(scope="module")
def drawn(paper: tuple[Paper, FontBook]) -> list[tuple[Wanted, Drawn]]:
    rng = random.Random(20241019)
    wanted = [Wanted(some_chart(rng), Frame(rng.randint(60, 500) * 1000, rng.randint(60, 300) * 1000)) for _ in range(CHARTS)]
    return list(zip(wanted, draw_charts(wanted, *paper), strict=True))


def boxes(drawn: Drawn, wanted: Wanted, paper: Paper, fonts: FontBook) -> list[tuple[str, Rect]]:
    """The ink of each line of text."""
    picture, _ = drawn
    assert picture is not None
    whole = Rect(0, 0, wanted.frame.width, wanted.frame.height)
    text = DrawingText(Setter(fonts), dict(paper.inks) | dict(picture.inks), Visible(rect_outline(whole), whole, 1, "a", "a"))
    out = []
    for line in (part for part in picture.parts if isinstance(part, TextLine)):
        runs: list[GlyphRun] = list(text(line))
        ink = true_ink(Ink(Rect(0, 0, 0, 0), None, list(runs)), fonts) if runs else None
        if ink is not None:
            out.append((line.text, ink))
    return out


def test_text_stands_in_its_frame_and_apart(drawn: list[tuple[Wanted, Drawn]], paper: tuple[Paper, FontBook]) -> None:
    seen = 0
    for wanted, done in drawn:
        if done[0] is None:
            continue
        seen += 1
        frame = wanted.frame
        found = boxes(done, wanted, *paper)
        for text, box in found:
            assert box.x0 >= -300 and box.y0 >= -300 and box.x1 <= frame.width + 300 and box.y1 <= frame.height + 300, (
                text,
                wanted,
            )
        for (one, a), (two, b) in combinations(found, 2):
            assert not a.inset(150).overlaps(b.inset(150)), (one, two, wanted)
    assert seen * 4 > CHARTS, "too many have no room: the test says nothing"


def test_marks_stand_in_their_frame(drawn: list[tuple[Wanted, Drawn]]) -> None:
    for wanted, (picture, _) in drawn:
        for part in picture.parts if picture is not None else ():
            if isinstance(part, Shape):
                for x, y in points_on(part.outline):
                    assert -1000 <= x <= wanted.frame.width + 1000 and -1000 <= y <= wanted.frame.height + 1000, wanted


def test_what_is_not_drawn_is_told_with_a_place_and_what_to_do(drawn: list[tuple[Wanted, Drawn]]) -> None:
    for _, (picture, told) in drawn:
        assert (picture is None) == (worst(told) is Severity.ERROR)
        assert all(d.span is not None and d.hint for d in told)
