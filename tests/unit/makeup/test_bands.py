"""What stands at a page's head and foot over its whole width, in one piece or side by side; what stands among the stories."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from banmian.makeup.bands import between, outside

FOLIO = {"kind": "folio", "cols": "1-5", "lines": "head-3"}
IMPRINT = {"kind": "imprint", "cols": "1-5", "lines": "78-80"}
EAR = {"kind": "weather", "cols": "1", "lines": "1-10"}
NAME = {"kind": "nameplate", "cols": "2-4", "lines": "head-12"}
CODE = {"kind": "barcode", "cols": "5", "lines": "7-11"}
INDEX = {"kind": "index", "cols": "5", "lines": "40-55"}
TEASERS = ({"kind": "teaser", "cols": "1-3", "lines": "70-77"}, {"kind": "teaser", "cols": "4-5", "lines": "70-77"})


@pytest.mark.parametrize(
    ("furniture", "lines", "stands", "beside"),
    [
        ((), (1, 80), (), ()),
        ((FOLIO, IMPRINT), (4, 77), (FOLIO, IMPRINT), ()),
        ((NAME, EAR, CODE), (13, 80), (NAME, EAR, CODE), ()),
        ((NAME, EAR), (1, 80), (), (NAME, EAR)),
        ((CODE, INDEX, FOLIO), (4, 80), (FOLIO,), (CODE, INDEX)),
        ((*TEASERS, IMPRINT, NAME, EAR, CODE, INDEX), (13, 69), (*TEASERS, IMPRINT, NAME, EAR, CODE), (INDEX,)),
    ],
)
def test_parts_that_share_lines_and_take_all_columns_are_head_or_foot(
    furniture: tuple[Mapping[str, str], ...],
    lines: tuple[int, int],
    stands: tuple[Mapping[str, str], ...],
    beside: tuple[Mapping[str, str], ...],
) -> None:
    found = between(furniture, 5, 80)
    assert (found.lines, found.stands, found.beside) == (lines, stands, beside)


def test_a_place_in_the_head_is_outside() -> None:
    ear = {"head": {"lines": "1-1"}, "text": [{"lines": "2-6"}]}
    assert list(outside({"ear": ear, "lead": {"text": [{"lines": "15-60"}]}, "at": {"text": [{"rect": []}]}}, (13, 69))) == ["ear"]
