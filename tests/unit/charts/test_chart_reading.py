"""Charts' files and their data: what is read, and each fault at the key or the cell where it stands."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from banmian.charts.reading import Read, read_chart

RAIN = '\u6708\u4efd,\u6beb\u7c73,\u5929\n1\u6708,31,4\n2\u6708,,5\n3\u6708,"1,078",9\n'
LEAST = "schema: 1\nkind: bars\ndata: rain.csv\n"


def read(folder: Path, chart: str = LEAST, data: str | bytes | None = RAIN, name: str = "rain") -> Read:
    """The chart of two files."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / f"data/{name}.chart.yaml").write_text(chart, encoding="utf-8")
    if data is not None:
        (folder / "data/rain.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_chart(folder, folder, f"data/{name}.chart.yaml")


def test_the_first_column_names_and_all_others_are_numbers(tmp_path: Path) -> None:
    chart, found = read(tmp_path)
    assert chart is not None and found == ()
    assert [name.text for name in chart.categories] == ["1\u6708", "2\u6708", "3\u6708"]
    assert [(s.name.text, s.values) for s in chart.series] == [
        ("\u6beb\u7c73", (Decimal(31), None, Decimal(1078))),
        ("\u5929", (Decimal(4), Decimal(5), Decimal(9))),
    ]


def test_columns_are_chosen_and_categories_ordered(tmp_path: Path) -> None:
    chart, _ = read(tmp_path, LEAST + "categories: \u6708\u4efd\nvalues: [\u6beb\u7c73]\norder: falling\n")
    assert chart is not None
    assert [name.text for name in chart.categories] == ["3\u6708", "1\u6708", "2\u6708"], "what is missing comes last"
    rising, _ = read(tmp_path, LEAST + "values: \u6beb\u7c73\norder: rising\n", name="rising")
    assert rising is not None and [name.text for name in rising.categories] == ["1\u6708", "3\u6708", "2\u6708"]


def test_a_mark_at_the_files_begin_and_windows_line_ends_are_nothing(tmp_path: Path) -> None:
    chart, found = read(tmp_path, data=b"\xef\xbb\xbf" + RAIN.replace("\n", "\r\n").encode())
    assert chart is not None and found == (), found


DAMAGE = [
    ("", "\u6708\u4efd,\u6beb\u7c73\n1\u6708,\u7ea631\n", "CHT004", (2, 4), "csv"),
    ("", "\u6708\u4efd,\u6beb\u7c73\n1\u6708,1,234\n", "CHT006", (2, 6), "csv"),
    ("", "\u6708\u4efd,\u6beb\u7c73\n1\u6708,31\n2\u6708,4%\n", "CHT015", (2, 4), "csv"),
    ("", "\u6708\u4efd\n1\u6708\n", "CHT005", (1, 1), "csv"),
    ("", "\u6708\u4efd,\u6beb\u7c73\n1\u6708,\n", "CHT005", (3, 7), "yaml"),
    ("values: \u96e8\u91cf\n", RAIN, "CHT003", (4, 9), "yaml"),
    ("values: [\u6beb\u7c73, \u96e8\u91cf]\n", RAIN, "CHT003", (4, 14), "yaml"),
    ("highlight: 13\u6708\n", RAIN, "CHT007", (4, 12), "yaml"),
    ("stacked: yes\n", "\u6708\u4efd,\u6beb\u7c73\n1\u6708,-3\n", "CHT008", (2, 4), "csv"),
    ("", "a,b,c,d,e,f,g,h,i,j\n1,2,3,4,5,6,7,8,9,10\n", "CHT009", (3, 7), "yaml"),
    ("lying: yes\n", None, "CHT002", (3, 7), "yaml"),
    ("ring: yes\n", RAIN, "CHT014", (4, 1), "yaml"),
    ("lying: yes\nlabels-every: 2\n", RAIN, "CHT014", (5, 1), "yaml"),
    ("colour: red\n", RAIN, "YML006", (4, 1), "yaml"),
    ("", RAIN.encode("gb18030"), "SRC003", (1, 1), "csv"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "data", "code", "place", "file"), DAMAGE, ids=[f"{n}-{row[2]}" for n, row in enumerate(DAMAGE)])
def test_damage_is_told_at_its_place(
    tmp_path: Path, more: str, data: str | bytes | None, code: str, place: tuple[int, int], file: str
) -> None:
    chart, found = read(tmp_path, LEAST + more, data)
    assert chart is None
    told = found[0]
    assert told.code == code and told.hint, found
    assert told.span is not None and told.span.file.endswith(file) and (told.span.line, told.span.column) == place


@pytest.mark.parametrize("name", ["../rain.csv", "/etc/hosts", "https://example.com/a.csv"])
def test_data_outside_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    chart, found = read(tmp_path, f"schema: 1\nkind: bars\ndata: {name}\n")
    assert chart is None and [d.code for d in found] == ["CHT002"]


def test_shares_are_of_one_column_and_of_something(tmp_path: Path) -> None:
    _, found = read(tmp_path, "schema: 1\nkind: shares\ndata: rain.csv\n")
    assert [d.code for d in found] == ["CHT008"] and found[0].span is not None and found[0].span.line == 2
    _, found = read(tmp_path, "schema: 1\nkind: shares\ndata: rain.csv\n", "a,b\nc,0\n", name="nothing")
    assert [d.code for d in found] == ["CHT008"]


def test_what_was_read_before_is_no_answer_for_other_files(tmp_path: Path) -> None:
    _, missing = read(tmp_path, data=None)
    assert [d.message for d in missing] == ["the data `rain.csv` are missing"]
    first, _ = read(tmp_path)
    outside = tmp_path.parent / f"{tmp_path.name}.csv"
    outside.write_text(RAIN, encoding="utf-8")
    (tmp_path / "data/rain.csv").unlink()
    (tmp_path / "data/rain.csv").symlink_to(outside)
    _, found = read_chart(tmp_path, tmp_path, "data/rain.chart.yaml")
    assert [d.message for d in found] == ["`rain.csv` lies outside the issue's folder"]
    (tmp_path / "data/rain.csv").unlink()
    second, _ = read(tmp_path, data=RAIN.replace("31", "32"))
    assert first is not None and second is not None and first.series[0].values[0] == 31 and second.series[0].values[0] == 32
