"""What goes from one issue to the next: the files that its texts name, and those that these name."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.new.copying import named_files, with_values
from banmian.new.made import Refused
from banmian.sources import SourceText, compose

ISSUE = """\
number: >
  7
threads:
  visit: [1.lead, 2.lead]   # the visit
  1-lead: [1.side]
"""


def test_values_and_keys_are_exchanged() -> None:
    document, _ = compose(SourceText("issue.yaml", ISSUE))
    assert document is not None
    text = with_values(document, [(("number",), "8")], [(("threads", "visit"), "1-side")])
    assert text == ISSUE.replace(">\n  7", "8").replace("visit:", "1-side:")


def test_two_keys_of_one_name_are_refused() -> None:
    document, _ = compose(SourceText("issue.yaml", ISSUE))
    assert document is not None
    with pytest.raises(Refused) as refused:
        with_values(document, [], [(("threads", "visit"), "1-lead")])
    (told,) = refused.value.told
    assert told.code == "NEW007" and (told.span.line, told.span.column) == (4, 10)


def test_a_chart_takes_its_numbers_along(tmp_path: Path) -> None:
    for name in ("data/rain.chart.yaml", "data/rain.csv", "data/snow.csv", "images/a.svg", "images/LICENSE"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("data: rain.csv\n", encoding="utf-8")
    found = named_files(tmp_path, ["![](data/rain.chart.yaml)", "![](images/a.svg)"])
    assert list(found) == ["data/rain.chart.yaml", "data/rain.csv", "images/LICENSE", "images/a.svg"]
