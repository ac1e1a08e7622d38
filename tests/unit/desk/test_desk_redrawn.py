"""Tiles that are not drawn again are those that a page drawn whole would have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.colour import Ink
from banmian.desk import tiles
from banmian.desk.exchange import Tiled, View
from banmian.desk.redrawn import changed, part_of, still
from banmian.desk.setter import Setter
from banmian.desk.tiles import Drawn
from banmian.display import Box, GlyphRun, Page, Tag
from banmian.geometry import Rect

ISSUE = "content/2021-03-05"
ZOOM = 230
EDITS = (
    ("articles/lamp.md", {"\u540e\u8857": "\u524d\u8857"}),
    ("articles/lamp.md", {"\u540e\u8857": "\u540e\u8857\u540e\u8857\u540e\u8857"}),
    ("articles/clock.md", {"\u94b9": "\u949f", "\u949f\u697c\u7684\u949f": "\u94df"}),
    ("issue.yaml", {"\u6837\u4e8c": "\u6837\u4e09\u56db"}),
)


def names(tiled: Tiled) -> list[str]:
    return [tile.hash for tile in tiled.tiles]


def test_what_is_kept_is_what_would_be_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setter = Setter(small_project(tmp_path / "project"), ISSUE, None)
    setter.set(None)
    have = {number: frozenset(names(setter.tiles(View(number, ZOOM)))) for number in setter.workspace.pages}
    drawn: list[int] = []
    cut = Drawn._cut
    monkeypatch.setattr(Drawn, "_cut", lambda self, zoom, places: drawn.append(len(places)) or cut(self, zoom, places))
    seen = 0
    for name, words in EDITS:
        file = setter.workspace.root / ISSUE / name
        spoil(file, {old: new for old, new in words.items() if old in file.read_text("utf-8")})
        told = setter.set([file], [View(number, ZOOM, have[number]) for number in setter.workspace.pages])
        for number, (tiled,) in told.tiles.items():
            seen += 1
            whole = Drawn(setter.workspace.page_pdf(number, compress=False))
            assert names(tiled) == names(whole.tiled(ZOOM)), (name, number)
            drawn.pop()
            have[number] = frozenset(names(tiled))
    assert seen >= 4 and min(drawn) < max(drawn), "some tiles were not drawn again"


def test_what_is_not_sure_is_drawn() -> None:
    one, other = (Box(_rect(n), Ink("black", (0, 0, 0, 1000)), Tag("", -1, "")) for n in (0, 1))
    page = Page(1, "", (100_000, 100_000), 0, (one, other))
    assert changed(page, replace(page, items=(other, one))) is None, "another order"
    assert changed(page, replace(page, trim=(90_000, 100_000))) is None
    assert changed(page, replace(page, items=(one, replace(other)))) == [], "an equal value is no change"
    assert changed(page, replace(page, items=(one,))) == [_rect(1).inset(-12_000)]
    assert still(None, None, page, 100, tiles.SIDE) == {}  # type: ignore[arg-type]


def _rect(n: int) -> Rect:
    return Rect(10_000 * n, 0, 10_000 * n + 5_000, 5_000)


def test_a_part_has_the_lines_that_paint_on_its_tiles_and_all_that_is_no_text(tmp_path: Path) -> None:
    setter = Setter(small_project(tmp_path / "project"), ISSUE, None)
    setter.set(None)
    page = setter._site(1).page
    part = part_of(page, [(0, 0)], ZOOM, tiles.SIDE, tiles.AROUND)
    runs, left = ([item for item in one.items if isinstance(item, GlyphRun)] for one in (page, part))
    side = tiles.SIDE * 100_000 / ZOOM
    assert {run for run in runs if run.x < side and run.y < side} <= set(left) < set(runs)
    assert [i for i in part.items if not isinstance(i, GlyphRun)] == [i for i in page.items if not isinstance(i, GlyphRun)]
