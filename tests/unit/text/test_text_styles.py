"""Properties of text styles: trims, hanging marks, centred points, the character grid, a Latin companion, hyphens, notes.

docs/rules/typography.md, Punctuation widths and Mixed type.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from setting import EM, gap, lines, set_text, units

from banmian.colour import Ink
from banmian.content.model import Mark, StyledText
from banmian.display import Tag
from banmian.fonts import FontBook
from banmian.fonts.companion import companion_scale
from banmian.linebreak import menu
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.quotes import quotes_of
from banmian.text.setting import TextSetting
from banmian.text.spacing import INK, SpacingRules

HAN = "\u56fd"
PAINT = Paint(Ink("k", (0, 0, 0, 1000)), Tag("", 0, "body"))


def test_a_style_may_keep_a_part_of_the_white_at_a_line_start(book: FontBook) -> None:
    for rules, kept in ((SpacingRules(), 0.0), (SpacingRules(start_trim=0), 0.5), (SpacingRules(start_trim=300), 0.2)):
        par = set_text(book, f"\u201c{HAN}", rules=rules).units
        origin = par.origins[0] if par.origins else par.starts[0]
        assert (par.starts[0] - origin) / EM == pytest.approx(kept)


def test_trims_may_go_to_the_ink(book: FontBook) -> None:
    """The comma's ink ends before its half em does, the bracket's begins after its own: both edges move to the ink."""
    rules = SpacingRules(end_trim=INK, start_trim=INK)
    par = set_text(book, f"\uff08{HAN}\uff0c", rules=rules).units
    assert par.origins
    assert par.starts[0] < par.origins[0] < par.ends[0]
    assert par.starts[2] < par.edges[2] < par.ends[2]


def test_a_hanging_mark_stands_outside_the_measure_and_never_a_run(book: FontBook) -> None:
    rules = SpacingRules(hang=True)
    par = set_text(book, f"{HAN}\uff0c{HAN}\u201d\u3002{HAN}\uff1b", rules=rules).units
    assert par.edges[1] == par.starts[1]
    assert par.edges[4] == par.ends[4]  # after a closing quote
    assert par.edges[6] == par.ends[6]  # a semicolon does not hang
    assert lines(set_text(book, HAN * 4 + "\uff0c" + HAN * 4, rules=rules), 4) == [HAN * 4 + "\uff0c", HAN * 4]


def test_centred_points_give_way_on_both_sides(book: FontBook) -> None:
    """The ink of a point stands in the middle of its em, and of its half em where the line took the rest."""
    p = set_text(book, f"{HAN}\uff0c{HAN}", rules=SpacingRules(centred=True))
    face = book.face("song-regular")
    x0, _, x1, _ = face.ink_box(p.gids[1])
    ink = EM * (x0 + x1) // (2 * face.upem)
    for measure, middle in ((3 * EM, 1.5 * EM), (round(2.5 * EM), 1.25 * EM)):
        (first, point, last) = set_line(p, 0, 3, LinePlace(0, 0, measure, False), PAINT)
        assert point.x + ink == pytest.approx(middle, abs=EM // 500)
        assert last.x == measure - EM
        assert first.x == 0
    assert set_line(p, 0, 3, LinePlace(0, 0, 3 * EM), PAINT)[1].y < 0  # lifted to the middle of the cell


@pytest.mark.parametrize("word", ["5", "18", "GDP", "2020", "Typst", "8:30"])
def test_a_snapped_word_takes_whole_ems(book: FontBook, word: str) -> None:
    p = set_text(book, HAN + word + HAN, rules=SpacingRules(snap=True))
    taken = (p.width - 2 * EM) / EM
    left, right = gap(p, 1), gap(p, 2)
    assert 0.125 <= left <= 0.5 and 0.125 <= right <= 0.5
    assert taken == int(taken) or (left, right) == (0.5, 0.5)


def test_a_companion_has_the_height_of_the_han_faces_digits(book: FontBook) -> None:
    song, hei = book.face("song-regular"), book.face("hei-regular")
    scaled = companion_scale(song, hei)
    glyph, own = hei.glyph("0"), song.glyph("0")
    assert glyph and own
    assert hei.ink_box(glyph[0])[3] * scaled / 1000 == pytest.approx(song.ink_box(own[0])[3], rel=0.02)
    p = prepare(StyledText(f"{HAN}GDP"), TextSetting("song-regular", EM, latin="hei-regular"), book)
    assert p.faces == ["song-regular", "hei-regular", "hei-regular", "hei-regular"]
    assert {look.size for look in p.looks.values()} == {EM * scaled // 1000}
    runs = set_line(p, 0, p.units.size, LinePlace(0, 0, p.width), PAINT)
    assert [(r.face, r.y) for r in runs] == [("song-regular", 0), ("hei-regular", 0)]


def test_an_author_may_say_what_a_quote_is(book: FontBook) -> None:
    text = f"{HAN}\u201cbig\u201d{HAN}"
    assert quotes_of(StyledText(text)) == frozenset()
    assert quotes_of(StyledText(text, (Mark(1, 6, "latin"),))) == {1, 5}
    assert quotes_of(StyledText("a \u201cb\u201d c", (Mark(2, 5, "han"),))) == frozenset()
    assert set_text(book, text, marks=(Mark(1, 6, "latin"),)).width < set_text(book, text).width


def test_a_word_is_hyphenated_where_the_style_asks(book: FontBook) -> None:
    text = StyledText(f"{HAN * 2}international{HAN}")
    plain = prepare(text, TextSetting("song-regular", EM), book)
    assert units(plain) == [HAN, HAN, "international", HAN]
    p = prepare(text, TextSetting("song-regular", EM, hyphens="en"), book)
    assert len(units(p)) > 5
    assert all(cost < 0 for cost in p.units.breaks[3:-2]) and len(p.units.emergency) == p.units.size - 4
    fit = min(menu(p.units, (5 * EM,)), key=lambda f: f.cost)
    runs = set_line(p, 0, fit.ends[0], LinePlace(0, 0, 5 * EM, False), PAINT)
    hyphen = book.face("song-regular").glyph("-")
    assert hyphen and runs[-1].glyphs[-1] == hyphen[0]
    assert runs[-1].texts[-1] == ""
    assert runs[-1].x + runs[-1].width == 5 * EM
    whole = set_line(p, 0, p.units.size, LinePlace(0, 0, p.width), PAINT)
    assert hyphen[0] not in whole[0].glyphs


def test_a_word_is_hyphenated_only_where_a_line_would_be_left_open(book: FontBook) -> None:
    fits = lines(prepare(StyledText(f"{HAN * 5}international{HAN * 9}"), TextSetting("song-regular", EM, hyphens="en"), book), 12)
    assert fits[0] == f"{HAN * 5}international{HAN}" or "international" in "|".join(fits)
    parted = lines(prepare(StyledText(f"{HAN * 9}international{HAN * 9}"), TextSetting("song-regular", EM, hyphens="en"), book), 12)
    assert parted[0] == f"{HAN * 9}inter"
    assert units(prepare(StyledText("Windows"), TextSetting("song-regular", EM, hyphens="en"), book)) == ["Windows"]


def test_a_soft_hyphen_shows_at_a_line_end_alone(book: FontBook) -> None:
    p = set_text(book, "super\u00admarket")
    assert units(p) == ["super", "market"]
    assert p.hyphens == {0}
    assert p.units.edges[0] > p.units.ends[0]


def test_a_notes_number_is_small_raised_and_stands_at_its_word(book: FontBook) -> None:
    p = set_text(book, f"{HAN}1{HAN}", marks=(Mark(1, 2, "sup"),))
    assert gap(p, 1) == 0
    assert p.units.breaks[1] < 0
    runs = set_line(p, 0, 3, LinePlace(0, 0, p.width), PAINT)
    assert runs[1].size == EM * 600 // 1000
    assert runs[1].y < 0


def test_a_combining_mark_is_drawn_with_its_letter(book: FontBook) -> None:
    p = set_text(book, f"{HAN}m\u0300{HAN}")
    assert units(p) == [HAN, "m\u0300", HAN]
    assert p.first[2] - p.first[1] >= 1
    assert p.diagnostics == ()


def test_a_style_is_one_line_for_every_property(book: FontBook) -> None:
    """Rules that differ in one property give widths of their own, so none is read and forgotten."""
    text = f"\uff08{HAN}18{HAN}\uff0c{HAN}\uff09\u3002\u201c{HAN}\uff1b{HAN}\uff0c"
    plain = SpacingRules()
    made = {
        rules: (par.starts, par.edges, par.origins, par.total_shrink)
        for rules in (
            plain, replace(plain, marks="half"), replace(plain, han_latin=125), replace(plain, end_trim=100),
            replace(plain, start_trim=100), replace(plain, hang=True), replace(plain, snap=True), replace(plain, upright=True),
        )
        for par in (set_text(book, text, rules=rules).units,)
    }  # fmt: skip
    assert all(made[a] != made[b] for a in made for b in made if a != b)
