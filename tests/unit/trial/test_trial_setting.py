"""The typographer's bench: what it says of lines, glyphs and breaks, in em and in code points of the line as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.diagnostics import Severity
from banmian.fonts import FontBook
from banmian.sources.normalising import Normalising
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules
from banmian.trial.model import TrialGlyph, TrialParagraph
from banmian.trial.setter import Trial, set_paragraph

ROOT = Path(__file__).resolve().parents[3]
EM = 9000
HAN = "\u56fd"


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def tried(
    book: FontBook,
    text: str,
    measure: float = 13,
    *,
    indent: float = 0,
    looseness: int = 0,
    as_typed: bool = False,
    **given: object,
) -> TrialParagraph:
    rules = given.pop("rules", SpacingRules())
    assert isinstance(rules, SpacingRules)
    setting = TextSetting("song-regular", EM, "hei-bold", "kai", rules, **given)  # type: ignore[arg-type]
    trial = Trial(setting, round(measure * EM), round(indent * EM), looseness=looseness, as_typed=as_typed)
    return set_paragraph(text, 1, trial, book)


def glyphs(paragraph: TrialParagraph) -> list[TrialGlyph]:
    return [glyph for line in paragraph.lines for glyph in line.glyphs]


def test_a_plain_line_stands_on_its_cells(book: FontBook) -> None:
    (line,) = tried(book, HAN * 3).lines
    assert [(g.text, g.index, g.x, g.advance, g.gap) for g in line.glyphs] == [(HAN, i, float(i), 1.0, 0.0) for i in range(3)]
    assert (line.measure, line.natural, line.tier) == (13, 3, "natural")


def test_a_mark_is_its_own_em_and_an_opening_one_begins_with_its_white(book: FontBook) -> None:
    found = glyphs(tried(book, f"{HAN}\uff0c{HAN}\uff08{HAN}\uff09{HAN}"))
    assert [(g.x, g.advance, g.gap) for g in found] == [(float(i), 1.0, 0.0) for i in range(7)]


def test_two_marks_share_an_em_and_a_half(book: FontBook) -> None:
    found = glyphs(tried(book, f"{HAN}\u3002\u201c{HAN}"))
    assert [g.advance for g in found] == [1.0, 1.0, 0.5, 1.0]
    assert found[-1].x == 2.5


def test_a_gap_is_told_apart_from_the_glyph(book: FontBook) -> None:
    found = glyphs(tried(book, f"{HAN}GDP{HAN}"))
    assert [g.text for g in found] == [HAN, "G", "D", "P", HAN]
    assert [g.gap for g in found] == [0, 0.25, 0, 0, 0.25]
    assert [g.index for g in found] == [0, 1, 2, 3, 4]


def test_full_lines_end_on_the_measure(book: FontBook) -> None:
    text = f"{HAN * 9}\uff0c{HAN * 7}2020{HAN * 8}\u3002{HAN * 30}"
    paragraph = tried(book, text, 11, indent=2)
    assert paragraph.lines[0].measure == 9
    for line in paragraph.lines[:-1]:
        last = line.glyphs[-1]
        assert last.x + last.advance == pytest.approx(line.measure, abs=1e-4)
        for before, after in zip(line.glyphs, line.glyphs[1:], strict=False):
            assert after.x == pytest.approx(before.x + before.advance + after.gap, abs=1e-4)
    assert "".join(g.text for g in glyphs(paragraph)) == text


def test_indices_are_those_of_the_line_as_typed(book: FontBook) -> None:
    """Normalising takes out a space and widens a comma: the indices stay where the typist counts them."""
    paragraph = tried(book, f"{HAN} GDP,{HAN}")
    assert [(g.text, g.index) for g in glyphs(paragraph)] == [(HAN, 0), ("G", 2), ("D", 3), ("P", 4), ("\uff0c", 5), (HAN, 6)]
    assert paragraph.breaks == (2, 6, 7)


def test_breaks_are_every_place_that_the_level_allows(book: FontBook) -> None:
    text = f"{HAN}\u3002{HAN}\uff08{HAN}\uff09"
    assert tried(book, text).breaks == (2, 3, 6)
    assert tried(book, text, level="none").breaks == (1, 2, 3, 4, 5, 6)
    assert tried(book, text).lines[0].text == text


def test_an_empty_line_is_a_paragraph_without_lines(book: FontBook) -> None:
    assert tried(book, "") == TrialParagraph((), ())


def test_a_cluster_is_one_glyph(book: FontBook) -> None:
    found = glyphs(tried(book, f"{HAN}\u846b\U000e0100{HAN}\u2014\u2014"))
    assert [(g.text, g.index) for g in found] == [(HAN, 0), ("\u846b\U000e0100", 1), (HAN, 3), ("\u2014\u2014", 4)]


def test_looseness_takes_a_line_more(book: FontBook) -> None:
    text = f"{HAN * 11}\uff0c{HAN * 9}\u3002{HAN * 12}\uff0c{HAN * 11}"
    assert len(tried(book, text, looseness=1).lines) == len(tried(book, text).lines) + 1


def test_a_forced_break_ends_its_line(book: FontBook) -> None:
    paragraph = tried(book, f"{HAN * 3}\u2028{HAN * 4}")
    assert [line.text for line in paragraph.lines] == [HAN * 3, HAN * 4]
    assert paragraph.lines[0].natural == 3


def test_what_no_face_holds_is_told(book: FontBook) -> None:
    assert [d.code for d in tried(book, "\u0e01").diagnostics] == ["TXT002"]


def test_a_line_outside_the_limits_is_told_of(book: FontBook) -> None:
    said = tried(book, f"{HAN}internationalisation{HAN}", 6).diagnostics
    assert [(d.code, d.severity) for d in said if d.code == "FLW005"] == [("FLW005", Severity.WARNING)]
    assert not tried(book, HAN * 30, 6).diagnostics


WIDE = "internationalization_platform2020v2"


@pytest.mark.parametrize("form", ["\uff08{}\uff09\uff0c", "\u201c{}\u201d", "{}\uff0c", "\u300a{}\u300b\u3002", "{}"])
def test_a_line_too_wide_is_told_whatever_stands_around_the_word(book: FontBook, form: str) -> None:
    said = tried(book, f"{HAN * 4}{form.format(WIDE)}{HAN * 4}", 14).diagnostics
    [found] = [d for d in said if d.code == "FLW005"]
    assert "is too wide by about" in found.message and found.severity is Severity.WARNING


def test_a_line_opened_beyond_the_limit_names_the_word_that_did_not_go_into_it(book: FontBook) -> None:
    [opened] = [d for d in tried(book, f"{HAN * 3}{WIDE}{HAN}", 18).diagnostics if d.code == "FLW006"]
    assert "because of 'internationalization" in opened.message
    assert "em early: to fill it, each gap would open by" in opened.message


def test_a_line_that_nobody_sees_as_open_is_not_told(book: FontBook) -> None:
    """Han beside a date has gaps that open, and a line of letters alone may end a little early."""
    for words in (f"{HAN * 12}8\u670812\u65e5{HAN * 8}", "zhang.san_2020@example-community.org.cn"):
        assert [d for d in tried(book, words, 14).diagnostics if d.code == "FLW006"] == []


def test_in_vertical_text_dashes_turn_and_a_bracket_after_a_colon_is_its_ink(book: FontBook) -> None:
    found = glyphs(tried(book, f"{HAN}\u2014\u2014\uff1a\uff08{HAN}", direction="vertical", rules=SpacingRules(upright=True)))
    assert [(g.x, g.advance, g.gap, g.orientation) for g in found] == [
        (0.0, 1.0, 0.0, "upright"), (1.0, 2.0, 0.0, "rotated"), (3.0, 1.0, 0.0, "upright"),
        (4.0, 0.5, 0.0, "upright"), (4.5, 1.0, 0.0, "upright"),
    ]  # fmt: skip


def test_breaks_hold_the_places_of_hyphens(book: FontBook) -> None:
    found = tried(book, f"{HAN}internationalisation", 8, hyphens="en_US")
    assert len(found.lines) == 2 and found.lines[1].glyphs[0].index in found.breaks
    assert 3 not in tried(book, f"{HAN}internationalisation", 8).breaks
    assert tried(book, f"{HAN}ab\u00ad", as_typed=True).breaks == (1, 4)


def test_the_paper_says_what_is_put_right(book: FontBook) -> None:
    setting = TextSetting("song-regular", EM)
    typed = f"{HAN},{HAN}"
    shown = [
        set_paragraph(typed, 1, Trial(setting, 13 * EM, typing=way), book).lines[0].text
        for way in (Normalising(), Normalising(marks="report"), Normalising(marks="off"))
    ]
    assert shown == [f"{HAN}\uff0c{HAN}", typed, typed]


@pytest.mark.parametrize("sign", "\u2265\u2264\u2248")
def test_no_gap_between_a_relation_and_its_number(book: FontBook, sign: str) -> None:
    for text in (f"体温{sign}37.3度", f"体温{sign}-3度", f"x{sign}3度", f"x{sign}-3度"):
        (line,) = tried(book, text).lines
        around = {g.index: g.gap for g in line.glyphs}
        at = text.index(sign)
        assert around[at] == around[at + 1] == 0
    assert all(len(g.text) and g.gap == 0 for g in tried(book, f"甲{sign}乙").lines[0].glyphs)


def test_bars_typed_for_a_dash_are_one_unit(book: FontBook) -> None:
    for typed in ("\u2015\u2015", "\u2500\u2500", "--"):
        paragraph = tried(book, f"测试{typed}测试", 3)
        assert 3 not in paragraph.breaks
        assert any(g.text == "\u2014\u2014" for line in paragraph.lines for g in line.glyphs)
