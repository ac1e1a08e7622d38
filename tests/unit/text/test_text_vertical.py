"""Vertical lines: which way each part stands, substituted marks, cells, gaps, the exact measure, marks beside the line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.colour import BLACK
from banmian.content.model import Mark, StyledText
from banmian.display import Box, GlyphRun, Path, Tag
from banmian.fonts import FontBook
from banmian.linebreak import justified, menu
from banmian.template.model import VerticalRules
from banmian.text.marks import marks_of_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules
from banmian.text.vertical import ACROSS, TURNED, UPRIGHT, turns, word_parts
from banmian.text.vertical_lines import set_vertical_line

EM = 10_000
PAINT = Paint(BLACK, Tag("story", 0, "body"))
WAYS = {UPRIGHT: "u", TURNED: "t", ACROSS: "a"}


def setting(face: str = "song-regular", **more) -> TextSetting:
    return TextSetting(face, EM, rules=SpacingRules(upright=True), direction="vertical", **more)


def down(book: FontBook, text: str | StyledText, face: str = "song-regular", **more) -> Prepared:
    styled = text if isinstance(text, StyledText) else StyledText(text)
    return prepare(styled, setting(face, **more), book)


def line(p: Prepared, measure: int = 0) -> list[GlyphRun]:
    place = LinePlace(100_000, 20_000, measure or p.width)
    return set_vertical_line(p, 0, p.units.size, place, PAINT)


def shown(runs: list[GlyphRun]) -> list[tuple[str, str]]:
    """(way, text) of each run."""
    return [("u" if r.down else "t" if r.angle == 90 else "a", "".join(r.texts)) for r in runs]


# --- which way -------------------------------------------------------------------------------------------------------

PLAIN = VerticalRules()


@pytest.mark.parametrize(
    ("text", "word", "rules", "ways"),
    [
        ("\u7b2c3\u671f", "3", PLAIN, "u"),
        ("\u7b2c12\u671f", "12", PLAIN, "a"),
        ("\u7b2c100\u671f", "100", PLAIN, "t"),
        ("\u7b2c100\u671f", "100", VerticalRules(tcy=3), "a"),
        ("\u7b2c1000\u671f", "1000", VerticalRules(tcy=3), "t"),
        ("A\u7ea7", "A", PLAIN, "u"),
        ("\u53bbKT\u5385", "KT", PLAIN, "a"),
        ("\u4e70A4\u7eb8", "A4", PLAIN, "a"),
        ("\u770bGDP\u589e\u957f", "GDP", PLAIN, "t"),
        ("\u770bGDP\u589e\u957f", "GDP", VerticalRules(acronyms=True), "uuu"),
        ("\u770bWi-Fi\u4fe1\u53f7", "Wi-Fi", VerticalRules(acronyms=True), "t"),
        ("1990\u5e74", "1990", PLAIN, "t"),
        ("1990\u5e74", "1990", VerticalRules(years=True), "uuuu"),
        ("1990\u5143", "1990", VerticalRules(years=True), "t"),
        ("\u4e703.5\u65a4", "3.5", PLAIN, "t"),
        ("iPhone 12 Pro", "12", PLAIN, "t"),
        ("Class A is", "A", PLAIN, "t"),
        ("\u7b2c 3 \u671f", "3", PLAIN, "u"),
        ("(A)\u548cB", "A", PLAIN, "t"),
    ],
)
def test_how_a_word_stands(text: str, word: str, rules: VerticalRules, ways: str) -> None:
    start = text.index(word)
    parts = word_parts(text, start, start + len(word), rules)
    assert "".join(WAYS[p.way] for p in parts) == ways
    assert "".join(text[p.start : p.end] for p in parts) == word


def test_an_author_sets_across_what_the_rule_would_turn(book: FontBook) -> None:
    p = down(book, StyledText("\u6d88\u9632119\u65e5", (Mark(2, 5, "tcy"),)))
    assert [way for way, _ in shown(line(p))] == ["u", "a", "a", "a", "u"]
    assert p.width == 4 * EM


def test_marks_go_across_where_an_author_says_so(book: FontBook) -> None:
    p = down(book, StyledText("\u597d\uff1f\uff01\u5728", (Mark(1, 3, "tcy"),)))
    assert shown(line(p)) == [("u", "\u597d"), ("a", "\uff1f"), ("a", "\uff01"), ("u", "\u5728")] and p.width == 3 * EM
    assert all(r.stretch == 1000 for r in line(p))


def test_a_letter_with_an_exponent_turns_with_it(book: FontBook) -> None:
    assert [way for way, _ in shown(line(down(book, "\u6c42x\u00b2\u7684")))] == ["u", "t", "t", "u"]


@pytest.mark.parametrize(
    ("characters", "turned"),
    [
        ("\u4e00\u3042\uac00\u3007\u2460\u2103\u2116\u3001\u3002\uff0c\uff1a\uff1b\uff1f\uff01\u00b7\u3013", False),
        ("\u2014\u2026\uff08\uff09\u300a\u300b\u3010\u3011\uff5e-/%()A1", True),
    ],
)
def test_what_turns_without_a_vertical_form(characters: str, turned: bool) -> None:
    assert {ch for ch in characters if turns(ch) != turned} == set()


# --- cells -----------------------------------------------------------------------------------------------------------


def inks(book: FontBook, runs: list[GlyphRun]) -> list[tuple[str, int, int, int, int]]:
    """Of each upright glyph: its text; left and right of its ink from the axis, top and foot from the line's top, mp."""
    out = []
    for run in runs:
        face = book.face(run.face)
        for gid, offset, text in zip(run.glyphs, run.offsets, run.texts, strict=True):
            x0, y0, x1, y1 = (v * run.size // face.upem for v in face.ink_box(gid))
            left = run.x - 100_000 - face.advance(gid, run.size) // 2
            base = run.y - 20_000 + offset + run.size * 88 // 100
            out.append((text, left + x0, left + x1, base - y1, base - y0))
    return out


@pytest.mark.parametrize("face", ["song-regular", "song-black", "hei-regular", "kai", "brush"])
def test_points_stand_at_the_top_right_in_half_an_em(book: FontBook, face: str) -> None:
    for ch in "\u3001\uff0c\u3002":
        p = down(book, f"\u4e00{ch}\u4e00", face)
        _, left, right, top, foot = inks(book, line(p))[1]
        assert left > 0 and right <= EM // 2
        assert top >= EM * 99 // 100 and foot <= EM + EM // 2


@pytest.mark.parametrize("face", ["song-regular", "song-bold", "hei-regular", "kai"])
def test_brackets_use_the_half_em_on_their_side(book: FontBook, face: str) -> None:
    p = down(book, "\u300a\u4e00\u300b", face)
    assert p.width == 2 * EM
    marks = inks(book, line(p))
    assert marks[0][3] >= 0 and marks[0][4] <= EM // 2
    assert marks[2][3] >= EM + EM // 2 and marks[2][4] <= 2 * EM


@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai"])
@pytest.mark.parametrize(("mark", "em"), [("\u2025", 1), ("\u2015", 1), ("\u2e3a", 2), ("\u2e3b", 3)])
def test_dots_and_dashes_turn_and_fill_their_cells(book: FontBook, mark: str, em: int, face: str) -> None:
    """By the face's vertical form or turned: their ink is higher than wide, in the middle of the line."""
    p = down(book, f"\u4e00{mark}\u4e00", face)
    assert p.width == (2 + em) * EM
    run = next(r for r in line(p) if mark in r.texts)
    k = run.texts.index(mark)
    x0, y0, x1, y1 = (v * EM // book.face(run.face).upem for v in book.face(run.face).ink_box(run.glyphs[k]))
    along, across = (y1 - y0, x1 - x0) if run.down else (x1 - x0, y1 - y0)
    assert along > EM * em // 2 > 5 * across // 2
    top = run.y + run.offsets[k] - 20_000 + (EM * 88 // 100 - y1 if run.down else x0)
    assert top >= EM - EM // 7 and top + along <= (1 + em) * EM + EM // 7


@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai"])
def test_hooked_quotes_use_the_half_em_on_their_side(book: FontBook, face: str) -> None:
    for close in "\u301e\u301f":
        p = down(book, f"\u301d\u4e00{close}", face)
        assert p.width == 2 * EM
        marks = inks(book, line(p))
        assert marks[0][3] >= 0 and marks[0][4] <= EM // 2
        assert marks[2][3] >= EM + EM // 2 and marks[2][4] <= 2 * EM


def test_a_solidus_between_han_is_half_an_em_down_the_line_too(book: FontBook) -> None:
    assert down(book, "\u7537/\u5973").width == 5 * EM // 2


def test_curly_quotes_around_chinese_become_corners_unless_kept(book: FontBook) -> None:
    face = book.face("kai")
    said = "\u4ed6\u8bf4\u201c\u5728\u2018\u5bb6\u2019\u201d"
    runs = line(down(book, said, "kai"))
    glyphs = dict(zip("".join("".join(r.texts) for r in runs), [g for r in runs for g in r.glyphs], strict=True))
    corners = dict(zip("\u201c\u201d\u2018\u2019", "\u300e\u300f\u300c\u300d", strict=True))
    assert {q: glyphs[q] for q in corners} == {q: face.vertical_glyph(corner) for q, corner in corners.items()}
    kept = line(down(book, said, "kai", vertical=VerticalRules(corners=False)))
    assert face.glyph("\u201c")[0] in [g for r in kept for g in r.glyphs] and all(r.down for r in kept)


def test_quotes_among_latin_words_turn_with_them(book: FontBook) -> None:
    assert {way for way, _ in shown(line(down(book, "the \u201cHello\u201d word")))} == {"t"}


@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai"])
def test_the_dash_is_one_rule_of_two_em_on_the_axis(book: FontBook, face: str) -> None:
    p = down(book, "\u4e00\u2014\u2014\u4e00", face)
    assert p.width == 4 * EM
    run = next(r for r in line(p) if "\u2014\u2014" in r.texts)
    k = run.texts.index("\u2014\u2014")
    face_of = book.face(run.face)
    x0, y0, x1, y1 = (v * EM // face_of.upem for v in face_of.ink_box(run.glyphs[k]))
    if run.down:
        base = run.y + run.offsets[k] - 20_000 + EM * 88 // 100
        top, foot, middle = base - y1, base - y0, run.x + (x0 + x1 - face_of.advance(run.glyphs[k], EM)) // 2
    else:
        top, foot, middle = run.y - 20_000 + x0, run.y - 20_000 + x1, run.x + (y0 + y1) // 2
    assert EM <= top <= EM + EM // 5 and 3 * EM - EM // 5 <= foot <= 3 * EM
    assert abs(middle - 100_000) < EM * 13 // 100


def test_digits_across_are_centred_in_one_em(book: FontBook) -> None:
    p = down(book, "\u7b2c42\u671f")
    runs = [r for r in line(p) if not r.down]
    assert p.width == 3 * EM and len(runs) == 2
    assert sum(r.stretch * book.face(r.face).advance(r.glyphs[0], r.size) // 1000 for r in runs) <= EM
    left = runs[0].x - 100_000
    last = runs[1]
    right = last.x - 100_000 + book.face(last.face).advance(last.glyphs[0], last.size) * last.stretch // 1000
    assert abs(left + right) < 20 and left < 0
    assert {r.axis + r.x for r in runs} == {100_000}


def test_turned_latin_stands_on_the_axis(book: FontBook) -> None:
    runs = [r for r in line(down(book, "\u4e00Hello World\u4e00")) if r.angle]
    assert [r.angle for r in runs] == [90, 90] and ["".join(r.texts) for r in runs] == ["Hello", "World"]
    face = book.face(runs[0].face)
    _, _, _, cap = (v * EM // face.upem for v in face.ink_box(face.glyph("H")[0]))
    assert abs(runs[0].x + cap // 2 - 100_000) < EM * 4 // 100


# --- gaps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("\u7b2c3\u671f", 3.0),  # none beside an upright digit
        ("\u7b2c42\u671f", 3.0),  # none beside a unit set across
        ("\u7b2c 3 \u671f", 3.0),  # nor for a typed space there
        ("\u95ee\uff1a\u7b54", 3.0),
        ("\u95ee\uff1a\u201c\u7b54", 3.5),  # two marks, one and a half em, of which the colon keeps its own
        ("\u7b54\uff1f\u201d", 2.5),  # the mark keeps its em, the bracket closes up
        ("\u4e00\uff0c\u4e8c", 3.0),
        ("\u4e00\u3002\u201d\u4e8c", 3.5),  # two marks that total two em take one and a half
        ("\u4e00\u2026\u2026\u4e8c", 4.0),
        ("\u8ba9\u00b7\u96c5", 2.5),
    ],
)
def test_natural_lengths(book: FontBook, text: str, em: float) -> None:
    assert down(book, text).width == int(em * EM)


def test_a_turned_word_has_a_quarter_em_on_both_sides(book: FontBook) -> None:
    word = down(book, "GDP").width
    assert down(book, "\u4e00GDP\u4e8c").width == 2 * EM + word + 2 * EM // 4


def test_a_colon_that_ends_a_line_keeps_its_em(book: FontBook) -> None:
    p = down(book, "\u4e00\u4e8c\uff1a\u4e09")
    assert p.units.edges[2] - p.units.starts[0] == 3 * EM
    p = down(book, "\u4e00\u4e8c\uff0c\u4e09")
    assert p.units.edges[2] - p.units.starts[0] == 2 * EM + EM // 2


def test_a_year_digit_by_digit_is_not_parted(book: FontBook) -> None:
    p = down(book, "\u662f1990\u5e74\u7684", vertical=VerticalRules(years=True))
    assert p.width == 7 * EM
    assert all(p.units.breaks[i] < 0 for i in (2, 3, 4))


# --- lines -----------------------------------------------------------------------------------------------------------

PIECES = (
    "\u4e0a\u6d77\u7684\u6625\u5929", "\uff0c", "\u3002", "\u201c\u8001\u57ce\u53a2\u201d", "\u300a\u65b0\u6c11\u300b",
    "Shanghai", "12", "7", "GDP", "1990", "\u2014\u2014", "\u2026\u2026", "\uff1a", "\uff1f", "3.5%", "\uff08\u56db\uff09", " ",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=4, max_size=24), st.integers(8, 24))
def test_lines_reach_the_measure_exactly_and_lose_nothing(book: FontBook, pieces: list[str], ems: int) -> None:
    p = down(book, "\u4e00" + "\u7684".join(pieces))
    fit = min(menu(p.units, (ems * EM,)), key=lambda f: f.cost)
    said, start = "", 0
    for end in fit.ends:
        last = end == p.units.size
        runs = set_vertical_line(p, start, end, LinePlace(0, 0, ems * EM, last), PAINT)
        said += "".join("".join(r.texts) for r in runs)
        foot = runs[-1].y + runs[-1].width
        trimmed = p.units.edges[end - 1] - p.units.ends[end - 1]
        plain = justified(p.units, start, end, ems * EM, last).tier not in ("rigid", "loose")
        if not last and plain:
            assert foot + trimmed == ems * EM
        assert [r.y for r in runs if r.down or r.angle] == sorted(r.y for r in runs if r.down or r.angle)
        start = end
    assert said == p.text.text.replace(" ", "")


def test_marks_stand_beside_the_line(book: FontBook) -> None:
    marks = (Mark(0, 1, "emphasis"), Mark(1, 2, "name"), Mark(2, 3, "title"), Mark(3, 4, "ruby", "x\u01d0"))
    p = down(book, StyledText("\u4e00\u4e8c\u4e09\u56cd", marks))
    dot, rule, wave, *ruby = marks_of_line(p, 0, 4, LinePlace(100_000, 20_000, p.width), PAINT, book)
    assert isinstance(dot, Path) and isinstance(rule, Box) and isinstance(wave, Path)
    assert min(n[0] for op, n in dot.outline if n) > 100_000 + EM // 2
    assert rule.rect.x1 < 100_000 - EM // 2 and 30_000 < rule.rect.y0 < rule.rect.y1 < 40_000
    handles = [n[0] for _, n in wave.outline if n]  # the ink comes three quarters of the way to them
    assert (100_000 - EM * 59 // 100) + (max(handles) - (100_000 - EM * 59 // 100)) * 3 // 4 < 100_000 - EM // 2
    assert all(isinstance(r, GlyphRun) and r.angle == 90 and r.x > 100_000 + EM // 2 for r in ruby) and ruby
