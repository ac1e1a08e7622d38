"""Random tables and random wishes: a chart, or an error with its place; nothing else."""

from __future__ import annotations

import random
from pathlib import Path

from banmian.charts.reading import read_chart
from banmian.diagnostics import Severity, worst

FILES = 250
CELLS = ("1", "2.5", "-3", "12%", '"1,234"', "1,2", "", "-", "\u6708", "\u7532\u4e59", '"a""b"', '"x\ny"', "1e5", " ", "a|b",
         "\uff19", '"', "0", "999999999999999", "0.0001", "\u540d", "\u6570", "\u91cf")  # fmt: skip
NUMBERS = ("1", "2.5", "-3", "12%", '"1,234"', "", "-", "\uff19", "0", "999999999999999", "0.0001")
WISHES = {
    "kind": ("bars", "lines", "shares"), "categories": ("\u540d", "\u6570"), "values": ("\u6570", "[\u6570, \u91cf]", "[]"),
    "highlight": ("1", "\u6708", "[\u6570, \u6708]"), "order": ("falling", "rising"), "lying": ("yes",), "stacked": ("yes",),
    "zero": ("yes",), "ring": ("yes",), "figures": ("marks", "axis"), "labels-every": ("2",), "decimals": ("0", "9"),
}  # fmt: skip


def some_table(rng: random.Random) -> str:
    if rng.random() < 0.5:
        rows = [[rng.choice(CELLS), *(rng.choice(NUMBERS) for _ in range(rng.randint(0, 2)))] for _ in range(rng.randint(1, 6))]
    else:
        rows = [[rng.choice(CELLS) for _ in range(rng.randint(0, 4))] for _ in range(rng.randint(0, 6))]
    head = [["\u540d", "\u6570", "\u91cf"]] if rng.random() < 0.8 else []
    return "\n".join(",".join(row) for row in head + rows)


def some_wishes(rng: random.Random) -> str:
    lines = [f"{key}: {rng.choice(values)}" for key, values in WISHES.items() if key == "kind" or rng.random() < 0.1]
    return "\n".join(["schema: 1", "data: a.csv", *lines, ""])


def test_a_chart_or_an_error_with_its_place(tmp_path: Path) -> None:
    rng = random.Random(31)
    read = 0
    for n in range(FILES):
        (tmp_path / "a.csv").write_text(some_table(rng), encoding="utf-8")
        (tmp_path / f"{n}.chart.yaml").write_text(some_wishes(rng), encoding="utf-8")
        chart, told = read_chart(tmp_path, tmp_path, f"{n}.chart.yaml")
        read += chart is not None
        assert (chart is None) == (worst(told) is Severity.ERROR)
        assert all(d.span is not None and d.span.line and d.span.column and d.hint for d in told)
        assert chart is None or all(len(series.values) == len(chart.categories) for series in chart.series)
    assert read > FILES // 10
