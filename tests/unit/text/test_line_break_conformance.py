"""Unicode's own test files: the annex as it stands passes whole, and each difference of a level has a named tailoring."""

from __future__ import annotations

import conformance
import pytest

from banmian.text import ucd
from banmian.text.kinsoku import LEVELS


def test_the_rows_pass_unicodes_line_break_test() -> None:
    count, failed = conformance.untailored()
    assert count == 16_672
    assert failed == []


@pytest.mark.parametrize("level", LEVELS)
def test_each_difference_of_a_level_is_a_named_tailoring(level: str) -> None:
    same, forbidden, allowed = conformance.differences(level)
    assert same > 12_000
    assert {*forbidden, *allowed} <= {*conformance.WHY}
    assert ("level" in allowed) is (level == "none")


def test_the_page_tells_the_figures() -> None:
    assert conformance.PAGE.read_text(encoding="utf-8") == conformance.page()


def test_clusters_pass_unicodes_grapheme_test() -> None:
    """One row is of an older Unicode than the properties: it takes U+2701 for a pictograph, which 17.0 no longer does."""
    failed = []
    for text, wanted in conformance.cases("GraphemeBreakTest"):
        if ucd.clusters(text) != [k for k in range(len(text)) if wanted[k]]:
            failed.append(text)
    assert failed == ["\u2701\u200d\u2701"]
    assert not ucd.is_pictographic("\u2701")
