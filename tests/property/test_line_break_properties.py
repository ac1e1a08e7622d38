"""Properties of line break opportunities on random copy, at every level."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.text import breaks, kinsoku, ucd
from banmian.text.breaks import NEVER, opportunities
from banmian.text.kinsoku import LEVELS

HAN = st.text(
    "\u793e\u533a\u6668\u62a5\u8001\u897f\u95e8\u8857\u9053\u5c45\u6c11\u5e74\u6708\u65e5\u5143\u7c73\u4e07\U00020000",
    min_size=1,
    max_size=6,
)
MARKS = st.text(
    "\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u201c\u201d\u2018\u2019\u300a\u300b\uff08\uff09\u3010\u3011\u300c\u300d",
    min_size=1,
    max_size=3,
)
LINES = st.text("\u2014\u2026\u22ef\u2e3a\u00b7\uff5e~-\u2013/\uff0f", min_size=1, max_size=5)
LATIN = st.sampled_from(
    ["GDP", "Wi-Fi", "don\u2019t", "C++", "A/B", "(see 3)", "e.g.", "state-of-the-world", '"A"', "caf\u00e9", "e\u0301"]
)
NUMBERS = st.sampled_from(
    [
        "2020",
        "1,200.5",
        "8:30-11:00",
        "8\uff1a30",
        "3\uff5e5",
        "3%",
        "\u00a5120",
        "\uffe530",
        "36.5\u2103",
        "\uff12\uff10",
        "30 km",
        "021-6328 0000",
        "\u2116 4",
    ]
)
ADDRESSES = st.sampled_from(["http://a.cn/b?c=d&e-f", "www.example.cn", "a.b@example.org"])
INVISIBLE = st.text(" \u00a0\u2060\u200b\u00ad\u3000\t\n", min_size=1, max_size=2)
CLUSTERS = st.sampled_from(
    [
        "\u845b\U000e0100",
        "\uff0c\ufe00",
        "\U0001f468\u200d\U0001f469",
        "\U0001f44d\U0001f3fd",
        "\U0001f1e8\U0001f1f3\U0001f1e8",
        "1\ufe0f\u20e3",
        "\ud55c\uae00",
        "\u2605",
        "\u3005",
        "\u30ab\u30fc",
        "\u0e01\u0e33",
    ]
)
COPY = st.lists(st.one_of(HAN, HAN, MARKS, LINES, LATIN, NUMBERS, ADDRESSES, INVISIBLE, CLUSTERS), max_size=14).map("".join)
LEVEL = st.sampled_from(LEVELS)


@pytest.mark.parametrize("level", LEVELS)
@given(text=COPY)
@settings(max_examples=30, deadline=None)
def test_shape_of_the_answer(text: str, level: str) -> None:
    found = opportunities(text, level)
    assert len(found.costs) == len(text) + 1
    assert found.costs[0] == NEVER
    assert not text or found.costs[-1] == 0
    assert all(cost >= NEVER for cost in found.costs)
    assert found.forced == tuple(k + 1 for k, ch in enumerate(text[:-1]) if ch == "\n")
    assert all(found.costs[k] == 0 for k in found.forced)


@given(text=COPY, level=LEVEL)
@settings(max_examples=100, deadline=None)
def test_no_forbidden_edge(text: str, level: str) -> None:
    """No line starts or ends with a mark of the level's lists, white and marks that combine looked through."""
    found, table = opportunities(text, level), kinsoku.TABLE[level]
    addresses = {k for k, cost in enumerate(found.costs) if cost == breaks.ADDRESS_BREAK}
    for k in range(1, len(text)):
        if found.costs[k] >= 0 and k not in found.forced and k not in addresses:
            unit = text.startswith(("\u2014\u2014", "\u2e3a", "\u2026\u2026", "\u22ef\u22ef"), k)
            assert text[k] not in table.start or (unit and level != "strict")
            assert not unit or level != "strict"
            last = text[:k].rstrip(" \u200b\u2060\ufe00\ufe0f\u0301\U000e0100")
            assert last[-1:] not in table.end


@given(text=COPY, level=LEVEL)
@settings(max_examples=80, deadline=None)
def test_never_inside_a_cluster(text: str, level: str) -> None:
    """A mark on a space aside: UAX #14 takes it for a letter of its own (LB10)."""
    found, heads = opportunities(text, level), {*ucd.clusters(text)}
    for k in range(1, len(text)):
        if k not in heads and text[k - 1] not in " \u200b":
            assert found.costs[k] == NEVER


@given(text=COPY)
@settings(max_examples=80, deadline=None)
def test_a_stricter_level_allows_nothing_more(text: str) -> None:
    allowed = [{k for k, cost in enumerate(opportunities(text, level).costs) if cost >= 0} for level in LEVELS]
    assert allowed[3] <= allowed[2] <= allowed[1] <= allowed[0]


@given(text=COPY, level=LEVEL)
@settings(max_examples=100, deadline=None)
def test_stretches_say_what_the_whole_text_says(text: str, level: str) -> None:
    """Cutting stretches out of plain text is an economy: the rules over the whole text forbid the same, Chinese units aside."""
    found, whole = opportunities(text, level), breaks._Stretches(level)[text] if text else ([], ())
    for k, cost in enumerate(whole[0], 1):
        if found.costs[k] != cost:
            before = text[:k].rstrip(" \u5343\u4e07\u00a0")
            assert before[-1:].isdigit() or before[:-1][-1:].isdigit(), (k, cost, found.costs[k])


@given(text=st.text("\u793e\u533a\u6668\u62a5\u3400\u9fff\U00020000\U000323af\u3007", min_size=1))
def test_plain_han_breaks_everywhere(text: str) -> None:
    assert opportunities(text).costs == [NEVER, *[0] * len(text)]
