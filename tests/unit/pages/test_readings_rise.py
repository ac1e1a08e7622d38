"""A text whose leading has no room for its readings stands on a higher one, by quarters, or has them in brackets."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from furniture_site import assets_of, specimen

from banmian.content.model import Mark, Paragraph, StyledText
from banmian.display import GlyphRun
from banmian.pages.clearance import readings_clear
from banmian.pages.pictures import PictureSetter
from banmian.pages.placed import PlacedStream
from banmian.pages.places import StreamSetter
from banmian.pages.sheet import Sheet
from banmian.plan import Plan
from banmian.text.single import Setter

BODY = "城里多水，小河叫浜，外地客人常念成“兵”，管水进出的门叫闸，里头一个“甲”，念起来却不是甲。" * 3


def placed(readings: bool, **style: object) -> tuple[PlacedStream, list[GlyphRun], Plan]:
    """The specimen's story of characters with other words, in a style of other values: what is set, its lines' base lines."""
    plan, book = specimen()
    styles = tuple((n, replace(s, **style)) for n, s in plan.paper.text_styles)  # type: ignore[arg-type]
    plan = replace(plan, paper=replace(plan.paper, text_styles=styles))
    stream = next(s for s in plan.streams if s.stops[0].place.name == "character")
    at = [i for i, ch in enumerate(BODY) if ch in "浜闸"]
    marks = tuple(Mark(i, i + 1, "ruby", "zhá") for i in at) if readings else ()
    piece = replace(stream.pieces[0], blocks=(Paragraph(StyledText(BODY, marks, stream.pieces[0].span)),))
    stream = replace(stream, pieces=(piece,))
    sheets = [Sheet(plan, n) for n in range(len(plan.sheets))]
    setter = StreamSetter(plan, sheets, Setter(book), PictureSetter.of(plan, assets_of(plan), book, False))
    done = setter.placed(stream)
    return done, [i for part in done.parts for i in part.items if isinstance(i, GlyphRun)], plan


def pitches(runs: list[GlyphRun]) -> set[int]:
    rows = sorted({run.y for run in runs if run.tag.role == "body"})
    return {b - a for a, b in pairwise(rows)}


def codes(done: PlacedStream) -> list[str]:
    return [d.code for part in done.parts for d in part.diagnostics if d.code.startswith("FLW03")]


def test_four_lines_stand_on_five_where_the_leading_has_no_room() -> None:
    done, runs, _ = placed(True)
    assert pitches(runs) == {15_750} and codes(done) == ["FLW035"]
    assert readings_clear(runs, specimen()[1])
    (told,) = [d for part in done.parts for d in part.diagnostics if d.code == "FLW035"]
    assert "stands on 15.75 pt" in told.message


def test_without_readings_or_where_the_style_keeps_its_leading_it_stays() -> None:
    assert pitches(placed(False)[1]) == {12_600}
    done, runs, _ = placed(True, ruby="keep")
    assert pitches(runs) == {12_600} and codes(done) == []
    assert not readings_clear(runs, specimen()[1])


def test_in_brackets_the_leading_stays_and_nothing_stands_over_characters() -> None:
    done, runs, _ = placed(True, ruby="brackets")
    assert pitches(runs) == {12_600} and codes(done) == []
    assert not [run for run in runs if run.tag.role == "ruby"]
    words = "".join(t for run in runs if run.tag.role == "body" for t in run.texts)
    assert "小河叫浜（zhá），" in words and "门叫闸（zhá），" in words
