"""Whatever fields an issue has, nothing of the furniture stands on anything, or out of its place, without a message."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "pages"))

from furniture_site import ISSUE, Drawn, draw, specimen, with_fields, with_issue

from banmian.content.model import StyledText
from banmian.diagnostics import Span
from banmian.pages.frames_check import CheckedSheet, sheet_faults
from banmian.pages.furniture.masthead import FIELDS
from banmian.plan.model import IndexEntry

SPAN = Span(f"{ISSUE}/issue.yaml", 9, 3)
WORDS = st.text(alphabet="老西门街道社区晨报弄堂里的人和事，。：“”（）《》0123456789 —·、℃％", max_size=90).map(str.strip)
FEW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def styled(words: str) -> StyledText:
    return StyledText(words, span=SPAN)


def judged(drawn: Drawn, numbers: tuple[int, ...]) -> None:
    """What the check of the finished page says of a field of which nothing was told."""
    told = [d for d in drawn.found if d.code.startswith("FRN")]
    faults = sheet_faults(drawn.items, CheckedSheet(numbers, drawn.plan.paper.grid), specimen()[1])
    assert told or not faults, [f.message for f in faults]


@FEW
@given(st.dictionaries(st.sampled_from([f for f in FIELDS if f != "name"]), WORDS, max_size=8))
def test_mastheads(fields: dict[str, str]) -> None:
    judged(draw("masthead", with_fields(fields), 0), (1,))


@FEW
@given(st.integers(1, 4), WORDS, WORDS)
def test_folios(sheet: int, name: str, editor: str) -> None:
    plan = specimen()[0]
    sheets = list(plan.sheets)
    sheets[sheet] = replace(sheets[sheet], name=name[:20] or "页", editors=(styled(editor[:60]),), name_span=SPAN)
    judged(draw("folio", replace(plan, sheets=tuple(sheets)), sheet), sheets[sheet].numbers)


@FEW
@given(st.lists(st.tuples(st.sampled_from(["2", "4\u20135", "12", "12\u201313"]), WORDS, WORDS), max_size=16))
def test_indexes(entries: list[tuple[str, str, str]]) -> None:
    index = tuple(IndexEntry(label, styled(name[:20]), styled(title[:80]), 2) for label, name, title in entries)
    judged(draw("index", replace(specimen()[0], index=index), 0), (1,))


@FEW
@given(st.lists(st.tuples(WORDS, WORDS), max_size=20))
def test_imprints(entries: list[tuple[str, str]]) -> None:
    plan = with_issue(specimen()[0], imprint=tuple((key[:10] or "项", styled(value)) for key, value in entries))
    judged(draw("imprint", plan, len(plan.sheets) - 1), (8,))
