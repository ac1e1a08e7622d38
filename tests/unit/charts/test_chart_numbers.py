"""Numbers as tables hold them and as a paper prints them; cells of CSV with their places; labels kept apart."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.charts.apart import kept_apart
from banmian.charts.numbers import NoNumber, Signs, decimals_of, read_number, shares_of, signs_of, written
from banmian.charts.table import rows_of
from banmian.colour import BLACK
from banmian.sources import SourceText
from banmian.template.charts import ChartStyle, ChartText, Thousands

WORDS = ChartText("song-regular", 8_000, BLACK)


def style(thousands: Thousands = "comma", part_from: int = 10_000) -> ChartStyle:
    rule = BLACK, 500
    return ChartStyle(
        "chart", WORDS, WORDS, WORDS, WORDS, WORDS, "song-bold", (BLACK,), BLACK, rule, rule, 1_200, 1_800, 680, 3_000, 8_000,
        thousands, part_from,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("1234.5", "1234.5", False), ("1,234.5", "1234.5", False), ("1 234", "1234", False), ("12%", "12", True),
        ("\uff11\uff12\uff05", "12", True), ("-3.20", "-3.20", False), ("\u22123", "-3", False), (".5", "0.5", False),
        ("+7", "7", False), ("12,345,678", "12345678", False),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text: str, value: str, percent: bool) -> None:
    assert read_number(text) == (Decimal(value), percent)


@pytest.mark.parametrize("text", ["", " ", "-", "/", "\u2014\u2014", "\u2026", "N/A", "none"])
def test_what_is_missing_is_no_zero(text: str) -> None:
    assert read_number(text) == (None, False)


@pytest.mark.parametrize("text", ["1,23", "12kg", "\u7ea612", "1.2.3", "1e5", "NaN", "inf", "--5", "%", "1,2345", "9" * 16])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NoNumber):
        read_number(text)


def test_thousands_are_parted_from_a_number_on() -> None:
    assert [written(Decimal(v), 0, style()) for v in ("9999", "10000", "-1234567")] == ["9999", "10,000", "\u22121,234,567"]
    assert written(Decimal(1234), 0, style("space", 1000)) == "1\u2009234"
    assert written(Decimal(12345), 0, style("none")) == "12345"
    assert written(Decimal("2.45"), 1, style(), percent=True) == "2.5%"
    assert written(Decimal("-0.04"), 1, style()) == "0.0", "nothing is not less than nothing"


def test_signs_are_those_that_the_face_has() -> None:
    assert signs_of(lambda sign: True) == Signs("\u2212", "\u2009")
    assert signs_of(lambda sign: sign == "\u2013") == Signs("\u2013", "\u00a0")
    assert written(Decimal(-5), 0, style(), signs=signs_of(lambda sign: False)) == "-5"


def test_decimals_are_the_datas_and_shares_are_of_the_sum() -> None:
    assert decimals_of([Decimal("1.50"), Decimal(3), Decimal("1E+3")]) == 2
    assert shares_of([Decimal(1), Decimal(3)]) == [25, 75]


@settings(max_examples=60)
@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_what_is_written_is_read_again(value: Decimal) -> None:
    assert read_number(written(value, 2, style()))[0] == value


CELLS = st.text(st.sampled_from('\u6708\u4efd12,";\t\n a'), max_size=6)


@settings(max_examples=80)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_of_any_csv_reader_and_know_where_they_stand(rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([["n", "v"], *rows])
    text = file.getvalue().rstrip("\n")
    found = rows_of(SourceText("a.csv", text))
    wanted = [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text))]
    assert [[cell.text for cell in row] for row in found] == [row for row in wanted if any(row)]
    lines = text.split("\n")
    for cell in (cell for row in found for cell in row):
        assert cell.span.line is not None and cell.span.column is not None
        before = lines[cell.span.line - 1][: cell.span.column - 1]
        assert before == "" or before[-1] == ",", "a cell begins a line or follows a comma"


def test_tabs_and_semicolons_part_cells_too() -> None:
    assert [[c.text for c in row] for row in rows_of(SourceText("a.csv", "a\tb\n1,2\t3\n\n"))] == [["a", "b"], ["1,2", "3"]]
    assert [[c.text for c in row] for row in rows_of(SourceText("a.csv", 'a;b\n"x;y" ; 3'))] == [["a", "b"], ["x;y", "3"]]


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 80)), max_size=8))
def test_labels_keep_their_order_and_never_overlap(labels: list[tuple[int, int]]) -> None:
    labels.sort(key=lambda label: label[0])
    wanted, sizes = [w for w, _ in labels], [s for _, s in labels]
    begins = kept_apart(wanted, sizes, 0, 1000)
    for n in range(1, len(begins)):
        assert begins[n] >= begins[n - 1] + sizes[n - 1]
    assert not begins or (begins[0] >= 0 and begins[-1] + sizes[-1] <= 1000)


def test_labels_with_room_stay_and_two_at_one_place_part_evenly() -> None:
    assert kept_apart([100, 300], [50, 50], 0, 1000) == [100, 300]
    assert kept_apart([500, 500], [100, 100], 0, 1000) == [450, 550]
