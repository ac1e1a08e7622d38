"""What is no fault and was once told as one, and what is judged the same wherever it lies: clips, forms, folds, names."""

from __future__ import annotations

import pikepdf
import pytest
from breaks import EDGE, RIGHT
from drafts import BLEED, HEIGHT, KNOCK, WIDTH, Draft
from pikepdf import Array, Dictionary, Name

from banmian.preflight.engine import run_facts
from banmian.preflight.limits import Limits
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf

GBK_NAME = b"/#cb#ce#cc#e5"
"""A name that a Chinese writer gives a font: two characters in GBK."""


def told(draft: Draft, *checks: str, name: str = "", **limits: object) -> list[str]:
    """Code and outcome-telling message of what the checks find."""
    held = Limits(**{"pages_multiple": 1, **limits})
    profile = Profile(title="x", checks=checks or ("PF-*",), limits=held)
    return [f"{d.code} {d.message}" for d in run_facts(read_pdf(draft.save(), name=name), profile).diagnostics]


def one_page(*lines: str) -> Draft:
    draft = Draft(pages=1)
    draft.add(*lines)
    return draft


# --- printer's marks --------------------------------------------------------------------------------------------------


def with_marks(paths: str) -> Draft:
    draft = Draft(pages=1)
    space = b"[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>]"
    draft.resources.ColorSpace["/Sep"] = pikepdf.Object.parse(space)
    draft.sheets[0].boxes["/MediaBox"] = [-40, -40, RIGHT + 40, HEIGHT + 57]
    draft.add(f"q /Sep CS /Sep cs 1 SCN 1 scn 0.25 w {paths} Q")
    return draft


CORNERS = " ".join(f"{x} {y} m {x} {y + 20} l" for x in (BLEED, RIGHT - BLEED) for y in (-30, HEIGHT + 25))


@pytest.mark.parametrize("paths", [f"{CORNERS} S", " ".join(f"{x} {y} m {x + 5} {y} {x + 5} {y + 5} {x} {y + 5} c"
                                   for x in (-30, RIGHT + 10) for y in (-30, HEIGHT + 25)) + " f"])  # fmt: skip
def test_marks_drawn_as_one_path_around_the_page_lie_outside_it(paths: str) -> None:
    assert told(with_marks(paths)) == []


def test_a_part_of_such_a_path_inside_the_page_is_found() -> None:
    assert told(with_marks(f"{CORNERS} 100 100 m 150 150 l S"), "PF-COL-09") == ["PF-COL-09 registration colour inside the trim"]


# --- standard fonts ---------------------------------------------------------------------------------------------------


def standard(x: float, text: str, font: str = "Helvetica", **entries: object) -> list[str]:
    draft = one_page(f"BT /H 12 Tf 1 0 0 1 {x} 150 Tm ({text}) Tj ET")
    made = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{font}"), Encoding=Name.WinAnsiEncoding)
    for key, value in entries.items():
        made[f"/{key}"] = value
    draft.resources.Font["/H"] = made
    return told(draft, "PF-TXT-03")


def test_a_standard_font_without_widths_is_as_wide_as_it_is() -> None:
    narrow = "illicit " * 8
    assert standard(100, narrow) == [], "278 for an i, not 500"
    assert standard(100, "WWWWWWWWWWWWWWWWWWWW") == ["PF-TXT-03 the trim cuts through `WWWWWWWWWWWW\u2026`"]
    assert standard(100, narrow, "Courier") == ["PF-TXT-03 the trim cuts through `illicit illi\u2026`"]
    assert standard(100, narrow, "ArialMT") == []


def test_of_a_font_whose_widths_are_not_known_no_cut_is_claimed() -> None:
    assert standard(250, "wide words", "HouseFace") == []


def test_standard_fonts_are_as_wide_as_another_programs_tables_say() -> None:
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics", reason="reportlab is not installed")
    from banmian.preflight.reading.standard_widths import standard_widths

    dictionary = Dictionary(Encoding=Name.WinAnsiEncoding)
    words = "The quick brown fox, 1234567890 \u2014 \u201cjumps\u201d \u00e9\u00df\u20ac"
    for font in ("Helvetica", "Helvetica-BoldOblique", "Times-Roman", "Times-BoldItalic", "Courier-Bold"):
        widths = standard_widths(dictionary, font)
        ours = sum(widths[code] for code in words.encode("cp1252"))
        assert ours == pytest.approx(metrics.stringWidth(words, font, 1000))
    assert standard_widths(dictionary, "Symbol")[ord("a")] == metrics.stringWidth("\u03b1", "Symbol", 1000)
    assert standard_widths(dictionary, "SimSun") == {}


# --- bleed ------------------------------------------------------------------------------------------------------------

LEFT = "q 0 0 0 0.1 k 4 60 30 40 re f Q"
"""Ends 1.6 mm beyond the left edge."""
SHORT = "PF-BOX-11 something at the page's edge ends 1.59 mm beyond it, not 3 mm"


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("", "", True),
        ("paper-20200812-42-A02.pdf", "", True),
        ("paper-20200812-42-A03.pdf", "", False),
        ("paper-20200812-42-A03b.pdf", "", False),
        ("paper-20200812-42-A03-marks.pdf", "", False),
        ("", "paper 2020-08-12 (42) A03", False),
        ("", "paper 2020-08-12 (42) A04", True),
        ("A4 format.pdf", "", True),
    ],
)
def test_a_page_file_is_cut_at_every_edge_but_its_known_fold(name: str, title: str, found: bool) -> None:
    draft = one_page(LEFT)
    if title:
        draft.info["/Title"] = pikepdf.String(title)
    assert told(draft, "PF-BOX-11", name=name) == ([SHORT] if found else [])


@pytest.mark.parametrize(("label", "found"), [(3, False), (4, True)])
def test_a_label_says_which_page_it_is(label: int, found: bool) -> None:
    draft = one_page(LEFT)
    draft.pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=label)]))
    assert told(draft, "PF-BOX-11") == ([SHORT] if found else [])


def test_in_a_whole_issue_the_order_says_it_and_in_a_part_nothing_does() -> None:
    draft = Draft(pages=4)
    draft.add(LEFT, page=3)
    assert told(draft, "PF-BOX-11", pages_multiple=4) == []
    part = Draft(pages=2)
    part.add(LEFT, page=1)
    assert told(part, "PF-BOX-11", pages_multiple=4) == [SHORT]


@pytest.mark.parametrize(
    "lines",
    [
        f"0 0 0 0.1 k 250 60 {RIGHT - 250} 40 re f 0 0 0 0.2 k 250 70 m {EDGE} 75 l 250 80 l f",  # a tip over a ground with bleed
        f"0 0 0 0.1 K 4 w 250 100 m {RIGHT} 100 l S",
        f"0 0 0 0.1 k 250 60 m {EDGE} 60 {EDGE} 80 250 100 c f",  # control points beyond the trim, the curve inside
        f"0 0 0 0.1 k 250 60 m 260 70 l 250 80 l h {EDGE} 60 m {EDGE - 2} 70 l {EDGE - 2} 80 l h f",  # a part all beyond it
        f"0 0 0 0 k 250 60 {EDGE - 250} 40 re f",  # white
        f"/Knock gs 0 0 0 1 K 0.3 w {RIGHT - BLEED + 3} -40 m {RIGHT - BLEED + 3} -20 l S",  # outside the page altogether
        f"0 0 {RIGHT} 400 re W n 0 0 0 0.1 k 250 60 400 40 re f",
        f"0 0 {RIGHT - 20} 400 re W n 0 0 0 0.1 k 250 60 {EDGE - 250} 40 re f",  # its frame ends inside the page
    ],
)
def test_what_has_its_bleed_or_needs_none_is_not_told(lines: str) -> None:
    assert told(one_page(f"q {lines} Q"), "PF-BOX-11") == []


def test_a_stroke_ends_where_its_cap_does() -> None:
    stroke = f"q {KNOCK} 0 0 0 0.1 K 10 w {{cap}} J 250 100 m {EDGE} 100 l S Q"
    (butt,) = told(one_page(stroke.format(cap=0)), "PF-BOX-11")
    assert "ends 1.41 mm" in butt
    assert told(one_page(stroke.format(cap=2)), "PF-BOX-11") == [], "projecting by 5 pt: 3.2 mm"


# --- clips and forms --------------------------------------------------------------------------------------------------

LOUD = f"{KNOCK} 0 0.3 0.3 0 k 18 148 40 20 re f 0 0 0 1 k"


def on_sheet(framed: bool) -> list[str]:
    """A whole page as a form between marks, or on the page itself."""
    draft = Draft(pages=1)
    content = f"{LOUD} {draft.shown(chr(0x6B63), 30, 150, 9)}"
    if framed:
        draft.sheets[0].boxes["/MediaBox"] = [-40, -40, RIGHT + 40, HEIGHT + 57]
        draft.form("Pg", content)["/BBox"] = Array([0, 0, RIGHT, HEIGHT + 17])
        draft.add("q /Pg Do Q")
    else:
        draft.add(f"q {content} Q")
    return told(draft, "PF-OVP-*", "PF-TXT-*", "PF-LIN-*")


def test_a_page_between_marks_is_judged_as_the_page_itself() -> None:
    assert on_sheet(True) == on_sheet(False) == ["PF-OVP-01 black text of 9 pt knocks out the colour under it"]


def test_what_a_pictures_frame_cuts_away_is_told_and_no_error() -> None:
    draft = one_page()
    draft.add("q 20 60 100 100 re W n", draft.shown("\u521d\u4f0f", 100, -30, 9), draft.shown("\u521d\u4f0f", 200, 100, 9), "Q")
    report = run_facts(read_pdf(draft.save()), Profile(title="x", checks=("PF-TXT-*",)))
    assert [(d.code, d.severity.word) for d in report.diagnostics] == [("PF-TXT-03", "info")] * 2


def test_text_that_a_frame_inside_the_page_cuts_off_is_not_cut_by_the_trim() -> None:
    draft = one_page()
    draft.add(f"q 20 60 {WIDTH - 30} 100 re W n", draft.shown("\u521d\u4f0f" * 3, WIDTH - 40, 100, 9), "Q")
    assert told(draft, "PF-TXT-03") == []


def test_an_advertisement_may_have_text_outside_the_type_area() -> None:
    area = {"type_area_mm": (5, 5, 105, 60)}
    draft = one_page()
    draft.add("q 20 20 200 60 re W n", draft.shown("\u521d\u4f0f", 100, 30, 9), "Q")
    assert told(draft, "PF-TXT-03", **area) == []
    draft.text("\u521d\u4f0f", 100, 30)
    assert told(draft, "PF-TXT-03", **area) == ["PF-TXT-03 text lies outside the type area: `\u521d\u4f0f`"]


def test_black_that_knocks_out_nothing_is_not_told() -> None:
    draft = one_page()
    draft.add(f"q {KNOCK} 0 0 0 0 k 18 148 40 20 re f 0 0 0 1 k", draft.shown("\u6b63", 30, 150, 9), "Q")
    assert told(draft, "PF-OVP-*") == []


def test_a_page_cut_at_the_fold_of_its_sheet_is_no_picture() -> None:
    draft = one_page()
    draft.form("Pg", f"{KNOCK} 0 0.8 0.8 0 K 0.5 w 20 150 m 60 150 l S")["/BBox"] = Array(
        [BLEED + 3, BLEED, RIGHT - BLEED, HEIGHT + BLEED]
    )
    draft.add("q /Pg Do Q")
    assert told(draft, "PF-LIN-*") == ["PF-LIN-03 a line of 0.5 pt in 2 inks"]


def test_a_line_that_crosses_a_heavy_ground_may_knock_out_all_along() -> None:
    heavy = f"q {KNOCK} 0 0.1 0.1 0 k 20 140 100 40 re f 0 0.9 0.9 0 k 40 140 8 40 re f"
    (found,) = told(one_page(f"{heavy} 0 0 0 1 K 1 w 22 160 m 118 160 l S Q"), "PF-OVP-02")
    assert "would pass the limit of ink" in found


def test_a_picture_draws_with_finer_coloured_lines_than_a_page() -> None:
    line = f"{KNOCK} 0 0.8 0.8 0 K 0.5 w 20 150 m 60 150 l S"
    assert told(one_page(f"q 10 140 90 40 re W n {line} Q"), "PF-LIN-*") == []
    assert told(one_page(f"q {line} Q"), "PF-LIN-*") == ["PF-LIN-03 a line of 0.5 pt in 2 inks"]


# --- names and filters ------------------------------------------------------------------------------------------------


def test_a_page_whose_names_are_not_utf8_is_examined() -> None:
    draft = one_page("q 1 0 0 rg 40 130 20 20 re f Q")
    data = draft.save().replace(b"/F ", GBK_NAME + b" ").replace(b"/Over", b"/#b5#fe")
    profile = Profile(title="x", limits=Limits(pages_multiple=1))
    report = run_facts(read_pdf(data), profile)
    assert {d.code for d in report.diagnostics if d.code != "PF-DOC-02"} == {"PF-COL-01"}, report.diagnostics


def test_jbig2_is_allowed_in_the_newer_standard() -> None:
    draft = one_page()
    draft.picture("Px", 52, 52, 1, Filter=Name.JBIG2Decode)
    draft.add(f"q {KNOCK} 15 0 0 15 20 120 cm /Px Do Q")
    assert told(draft, "PF-FBD-14") == []


def test_a_packed_picture_in_inks_is_no_rgb() -> None:
    from breaks import packed

    draft = one_page()
    packed(draft, "L")
    assert told(draft, "PF-COL-*") == []


def test_pairs_of_q_across_streams_of_one_page_are_pairs() -> None:
    draft = one_page("q", "Q")
    assert told(draft, "PF-FBD-21") == []
    draft = one_page(*["q"] * 600, *["Q"] * 600)
    assert told(draft, "PF-FBD-21") == [], "more than are kept"
