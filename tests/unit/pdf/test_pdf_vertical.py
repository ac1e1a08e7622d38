"""Vertical lines in the PDF: Identity-V cells at exact places, one span for a mixed line, three readers in order."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from banmian.display import GlyphRun
from banmian.dump import dump
from banmian.pdf.content import Content
from banmian.pdf.fonts import prepare_face
from banmian.pdf.texts import show
from banmian.pdf.usage import usage
from banmian.pdf.writer import write_pdf

SIZE = 9_000


def cells(set_line, text: str, x: int, y: int, face: str = "glyf", step: int = SIZE) -> GlyphRun:
    """Characters one under the other, `step` mp from cell to cell."""
    offsets = tuple(step * i for i in range(len(text)))
    return replace(set_line(text, x, y, face=face), axis=0, down=True, offsets=offsets, width=step * len(text))


def mixed_line(set_line, x: int, face: str = "glyf") -> list[GlyphRun]:
    """Han, two turned words, Han, letters across, Han, a stop."""
    word = replace(set_line("Ab", x - 3_400, 30_000, face=face), axis=3_400, angle=90)
    second = replace(set_line("bb", x - 3_400, 45_000, face=face), axis=3_400, angle=90)
    across = replace(set_line("aa", x - 4_600, 73_000, face=face), axis=4_600)
    return [
        cells(set_line, "\u4e00\u4e8c", x, 10_000, face), word, second, cells(set_line, "\u4e09", x, 56_000, face),
        across, cells(set_line, "\u5e74\u3002", x, 75_000, face),
    ]  # fmt: skip


READ = "\u4e00\u4e8cAb bb\u4e09aa\u5e74\u3002"


def operators(page, faces, runs: list[GlyphRun]) -> str:
    known = usage(page(*runs))
    fonts = {face: prepare_face(f"F{n}", faces.face(face), texts) for n, (face, texts) in enumerate(known.items(), 1)}
    content = Content(8_504, 108_504)
    show(content, fonts, runs)
    return content.bytes().decode()


def test_touching_cells_are_one_string_and_gaps_move_down(page, set_line, faces):
    said = operators(page, faces, [cells(set_line, "\u4e00\u4e8c\u4e09", 50_000, 10_000)])
    assert "/F1v 9 Tf" in said and "1 0 0 1 58.504 98.504 Tm" in said
    assert re.search(r"\[<[0-9a-f]{12}>\]TJ", said) and "ActualText" not in said
    said = operators(page, faces, [cells(set_line, "\u4e00\u4e8c\u4e09", 50_000, 10_000, step=9_900)])
    assert re.findall(r">(-?[\d.]+)<", said) == ["100", "100"]


def test_a_latin_cell_is_one_em_long_whatever_its_advance(page, set_line, faces):
    said = operators(page, faces, [cells(set_line, "\u4e00A\u4e8c", 50_000, 10_000)])
    assert re.search(r"\[<[0-9a-f]{12}>\]TJ", said)


def test_a_mixed_line_is_one_span_that_ends_in_a_vertical_font(page, set_line, faces):
    line = mixed_line(set_line, 60_000)
    said = operators(page, faces, line)
    assert said.count("BDC") == said.count("EMC") == 1
    assert f"<feff{READ.encode('utf-16-be').hex()}>" in said
    assert "0 -1 1 0" in said
    assert operators(page, faces, line[:5]).rstrip().endswith("/F1v 9 Tf\nEMC\nET")


def test_lines_of_two_axes_are_two_spans(page, set_line, faces):
    said = operators(page, faces, [*mixed_line(set_line, 60_000), *mixed_line(set_line, 40_000)])
    assert said.count("BDC") == 2


@pytest.mark.parametrize("face", ["glyf", "cff"])
def test_both_ways_share_one_descendant(page, set_line, faces, settings, face):
    pdf = pikepdf.open(BytesIO(write_pdf(page(*mixed_line(set_line, 60_000, face)), faces, settings)))
    fonts = pdf.pages[0].Resources.Font
    assert sorted(fonts.keys()) == ["/F1", "/F1v"]
    assert [str(fonts[name].Encoding) for name in ("/F1", "/F1v")] == ["/Identity-H", "/Identity-V"]
    below = [fonts[name].DescendantFonts[0] for name in ("/F1", "/F1v")]
    assert below[0].objgen == below[1].objgen
    assert [int(n) for n in below[0].DW2] == [880, -1000]


def test_a_page_without_vertical_text_has_no_second_font(page, set_line, faces, settings):
    pdf = pikepdf.open(BytesIO(write_pdf(page(set_line("\u4e00A")), faces, settings)))
    assert sorted(pdf.pages[0].Resources.Font.keys()) == ["/F1"]
    assert "/DW2" not in pdf.pages[0].Resources.Font["/F1"].DescendantFonts[0]


def plain_and_mixed(set_line, face: str) -> list[GlyphRun]:
    """Three lines from right to left: plain, mixed, one that begins with letters across."""
    across = replace(set_line("aa", 95_400, 19_000, face=face), axis=4_600)
    return [
        cells(set_line, "\u4e00\u4e8c\u4e09\u5e74\u3002", 140_000, 10_000, face), *mixed_line(set_line, 120_000, face),
        across, cells(set_line, "\u4e8c\u4e09\u3002\u4e00", 100_000, 20_000, face),
    ]  # fmt: skip


WANTED = f"\u4e00\u4e8c\u4e09\u5e74\u3002{READ}aa\u4e8c\u4e09\u3002\u4e00".replace(" ", "")
READERS = {
    "poppler": ["pdftotext", "-enc", "UTF-8"], "poppler, in stream order": ["pdftotext", "-raw", "-enc", "UTF-8"],
    "poppler, as laid out": ["pdftotext", "-layout", "-enc", "UTF-8"], "mupdf": ["mutool", "draw", "-q", "-F", "txt", "-o", "-"],
}  # fmt: skip


@pytest.mark.parametrize("face", ["glyf", "cff"])
def test_pdfium_reads_in_order(page, set_line, faces, settings, face):
    document = pypdfium2.PdfDocument(write_pdf(page(*plain_and_mixed(set_line, face)), faces, settings))
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert "".join(said.split()) == WANTED
    assert "Ab bb" in said


@pytest.mark.parametrize("face", ["glyf", "cff"])
@pytest.mark.parametrize("reader", READERS)
def test_other_readers_read_in_order(page, set_line, faces, settings, face, reader, tmp_path):
    command = READERS[reader]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    path = tmp_path / "vertical.pdf"
    path.write_bytes(write_pdf(page(*plain_and_mixed(set_line, face)), faces, settings))
    order = [*command, str(path)] if command[0] == "mutool" else [*command, str(path), "-"]
    said = subprocess.run(order, capture_output=True, check=True).stdout.decode("utf-8")
    assert "".join(said.split()) == WANTED


def test_upright_characters_have_their_own_places_in_pdfium(page, set_line, faces, settings):
    """A plain line needs no span, so each character can be selected and measured."""
    run = cells(set_line, "\u4e00\u4e8c\u4e09", 140_000, 10_000)
    document = pypdfium2.PdfDocument(write_pdf(page(run), faces, settings))
    text = document[0].get_textpage()
    boxes = [text.get_charbox(i, loose=True) for i in range(3)]
    document.close()
    assert [round(a[1] - b[1], 2) for a, b in pairwise(boxes)] == [9.0, 9.0]
    assert {round(box[0], 2) for box in boxes} == {round(140 + 8.504 - 4.5, 2)}


def test_the_dump_tells_a_vertical_line(page, set_line):
    said = dump(page(*mixed_line(set_line, 60_000)))
    assert said.count("axis 0 down") == 3 and said.count("axis 3400") == 2 and said.count("axis 4600") == 1


def test_lines_of_equal_tops_stay_right_to_left_in_pdfium(page, set_line, faces, settings):
    """Also beside a large line, and where the next begins at the height of the last cells."""
    lines = [
        cells(set_line, "\u4e00\u4e8c\u4e09\u5e74\u3002", 150_000, 10_000),
        cells(set_line, "\u4e8c\u4e09\u5e74\u3002", 140_000, 10_000),
        cells(set_line, "\u4e09\u5e74\u3002", 130_000, 28_000), cells(set_line, "\u5e74\u3002\u4e00", 120_000, 28_000),
        cells(set_line, "\u4e00\u5e74", 110_000, 10_000), cells(set_line, "\u5e74\u4e00", 100_000, 10_000),
        set_line("\u4e8c\u4e09", 20_000, 19_000),
    ]  # fmt: skip
    document = pypdfium2.PdfDocument(write_pdf(page(*lines), faces, settings))
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert "".join(said.split()) == "".join("".join(run.texts) for run in lines)


def test_a_short_line_before_a_large_one_is_a_span(page, set_line, faces):
    short = cells(set_line, "\u4e00\u4e8c\u4e09", 150_000, 10_000)
    large = replace(cells(set_line, "\u5e74", 120_000, 10_000), size=30_000)
    assert operators(page, faces, [short, large]).count("ActualText") == 1
    assert operators(page, faces, [short, replace(large, size=SIZE)]).count("ActualText") == 0


@pytest.mark.parametrize("mixed", [False, True])
def test_a_line_at_the_height_of_what_stands_right_of_it_is_read_once_and_after_it(page, set_line, faces, settings, mixed):
    """As after a reading beside the line before it, or a headline."""
    reading = replace(set_line("ab", 150_000, 10_000, size=4_500), angle=90)
    line = mixed_line(set_line, 120_000) if mixed else [cells(set_line, "\u4e00\u4e8c\u4e09\u5e74", 120_000, 10_000)]
    document = pypdfium2.PdfDocument(write_pdf(page(reading, *line, set_line("b", 20_000, 90_000)), faces, settings))
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert "".join(said.split()) == "ab" + (READ.replace(" ", "") if mixed else "\u4e00\u4e8c\u4e09\u5e74") + "b"
