"""What goes from one issue to the next: the files that its texts name, and those that these name."""

from __future__ import annotations

from pathlib import Path

from banmian.new.copying import named_files


def test_a_chart_takes_its_numbers_along(tmp_path: Path) -> None:
    for name in ("data/rain.chart.yaml", "data/rain.csv", "data/snow.csv", "images/a.svg", "images/LICENSE"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("data: rain.csv\n", encoding="utf-8")
    found = named_files(tmp_path, ["![](data/rain.chart.yaml)", "![](images/a.svg)"])
    assert list(found) == ["data/rain.chart.yaml", "data/rain.csv", "images/LICENSE", "images/a.svg"]
