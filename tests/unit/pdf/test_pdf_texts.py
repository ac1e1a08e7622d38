"""Text operators: joined lines, exact positions, overprint, ActualText, turns, stretch and rises."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from banmian.colour import WHITE, Ink
from banmian.display import GlyphRun
from banmian.pdf.content import Content
from banmian.pdf.fonts import prepare_face
from banmian.pdf.texts import matrix, show
from banmian.pdf.usage import usage

RED = Ink("red", (0, 920, 850, 120))


def painted(page, faces, *runs: GlyphRun) -> str:
    known = usage(page(*runs))
    fonts = {face: prepare_face(f"F{n}", faces.face(face), texts) for n, (face, texts) in enumerate(known.items(), 1)}
    content = Content(8_504, 108_504)
    show(content, fonts, runs)
    return content.bytes().decode()


def test_a_line_without_gaps_is_one_string(page, set_line, faces):
    said = painted(page, faces, set_line("\u4e00\u4e8c\u4e09"))
    assert said.count("TJ") == 1
    assert re.search(r"\[<[0-9a-f]{12}>\]TJ", said)
    assert "1 0 0 1 18.504 58.504 Tm" in said


def test_runs_of_a_line_join_and_others_do_not(page, set_line, faces):
    first = set_line("\u4e00\u4e8c")
    near = set_line("\u4e09", x=first.x + first.width + 2_250)
    assert painted(page, faces, first, near).count("TJ") == 1
    assert "-250" in painted(page, faces, first, near)
    for other in (set_line("\u4e09", x=100_000), set_line("\u4e09", y=60_000), replace(near, size=10_000),
                  replace(near, ink=RED), replace(near, x=first.x)):  # fmt: skip
        assert painted(page, faces, first, other).count("TJ") == 2


def test_positions_are_exact_after_a_thousand_odd_gaps(page, set_line, faces):
    run = set_line("\u4e00" * 1000, size=9_137, gap=7)
    said = painted(page, faces, run)
    pen = 0
    for number in re.findall(r">(-?[\d.]+)<", said):
        pen += 1_000_000 - round(float(number) * 1000)
    assert pen == round(run.offsets[-1] * 1_000_000 / 9_137)
    assert all(len(n.partition(".")[2]) <= 3 for n in re.findall(r">(-?[\d.]+)<", said))


@pytest.mark.parametrize(
    ("size", "ink", "overprints"),
    [(24_000, None, True), (24_001, None, False), (9_000, WHITE, False), (9_000, RED, False)],
)
def test_only_small_text_black_overprints(page, set_line, faces, size, ink, overprints):
    run = set_line("A", size=size) if ink is None else set_line("A", size=size, ink=ink)
    assert ("/GSo gs" in painted(page, faces, run)) is overprints


def test_black_again_after_white_knocks_out_in_between(page, set_line, faces):
    said = painted(page, faces, set_line("A"), set_line("A", ink=WHITE), set_line("A"))
    assert re.findall(r"/(GS.) gs", said) == ["GSo", "GSk", "GSo"]


def test_another_text_stands_in_a_span(page, set_line, faces):
    plain = set_line("\u5e74")
    marked = set_line("\u5e74", y=60_000, texts=("\u5e74\uff0c",))
    said = painted(page, faces, plain, marked)
    assert said.count("BDC") == said.count("EMC") == 1
    assert "/Span<</ActualText<feff5e74ff0c>>>BDC" in said


def test_a_cluster_of_two_glyphs_is_one_span(page, set_line, faces):
    said = painted(page, faces, set_line("\u4e00\u2014\u2014\u4e8c", texts=("\u4e00", "\u2014\u2014", "", "\u4e8c")))
    assert said.count("BDC") == said.count("EMC") == 1
    inside = said[said.index("BDC") : said.index("EMC")]
    dash = f"{faces.face('glyf').gids[chr(0x2014)]:04x}"
    assert inside.count(dash) == 2
    assert "<>" not in said


def test_a_glyphs_text_is_the_first_of_its_shortest(page, set_line):
    known = usage(page(set_line("AA", texts=("Ab", "A")), set_line("A", texts=("a",))))
    assert list(known["glyf"].values()) == ["A"]


def test_rises_come_and_go(page, set_line, faces):
    said = painted(page, faces, set_line("Aab", rises=(0, 3_000, 0)), set_line("A", y=60_000))
    assert re.findall(r"(\S+) Ts", said) == ["3", "0"]


def test_stretch_scales_the_line_and_is_taken_back(page, set_line, faces):
    narrow = set_line("\u4e00\u4e8c", stretch=900)
    narrow = replace(narrow, offsets=(0, 8_100))
    said = painted(page, faces, narrow, set_line("\u4e00", y=60_000))
    assert re.findall(r"(\S+) Tz", said) == ["90", "100"]
    assert re.search(r"90 Tz\n.*Tm\n\[<[0-9a-f]{8}>\]TJ", said)


@pytest.mark.parametrize(("angle", "wanted"), [(0, "1 0 0 1"), (90, "0 -1 1 0"), (180, "-1 0 0 -1"), (270, "0 1 -1 0")])
def test_quarter_turns_are_clockwise(angle, wanted):
    assert matrix(angle) == wanted


def test_other_angles():
    assert matrix(30) == "0.866025 -0.500000 0.500000 0.866025"
