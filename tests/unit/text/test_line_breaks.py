"""Line edges, row for row as in docs/rules/typography.md: each mark with its twins at each level, then what stays whole.

In the tables of expectations | is a free edge, <15> one with its cost; all other edges are forbidden.
"""

from __future__ import annotations

import re
import time

import pytest

from banmian.text import breaks, numbers
from banmian.text.breaks import ADDRESS_BREAK, COUNT_BREAK, DATE_BREAK, FREE, HYPHEN_BREAK, NEVER, opportunities
from banmian.text.kinsoku import LEVELS, TABLE

HAN = "\u56fd"
FROM_BASIC = ("basic", "gb", "strict")

NOT_AT_START = (
    "\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u2019\u201d\u300d\u300f\uff09\uff3d\uff5d\u3015\u3011\u3017\u3009\u300b\u301e\u301f"
    "\u2026-\u2010\u2013\u2014~\uff5e\u301c\u00b7\u30fb\u2027/\uff0f"
)
"""The table's cell, basic, in its order."""
NOT_AT_END = "\u301d\u2018\u201c\u300c\u300e\uff08\uff3b\uff5b\u3014\u3010\u3016\u3008\u300a"
TWINS = {
    "start": ",.:;?!)]}\uff64\uff61\uff63\uff65\uff0d"
    "\ufe50\ufe51\ufe52\ufe54\ufe55\ufe56\ufe57\ufe5a\ufe10\ufe11\ufe12\ufe13\ufe14\ufe15\ufe16\ufe36",
    "end": "([{\uff62\ufe59\ufe5b\ufe5d\ufe35\ufe3d",
}
SIGNS_BEFORE = "\u00a5\uffe5$\uff04\u00a3\uffe1\u2116"
SIGNS_AFTER = "%\uff05\u2030\u00b0\u2103\u2032\u2033"


def shown(text: str, level: str = "strict") -> str:
    """The text with its edges."""
    costs = opportunities(text, level).costs
    signs = {NEVER: "", FREE: "|"}
    return text[:1] + "".join(signs.get(cost, f"<{cost}>") + ch for cost, ch in zip(costs[1:], text[1:], strict=False))


def holds(marked: str, level: str = "strict") -> None:
    """The marked text is what its own unmarked text shows."""
    assert shown(re.sub(r"\||<\d+>", "", marked), level) == marked


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mark", [*NOT_AT_START, *TWINS["start"], *SIGNS_AFTER])
def test_marks_that_may_not_start_a_line(mark: str, level: str) -> None:
    costs = opportunities(HAN + mark + HAN, level).costs
    assert (costs[1] == NEVER) is (level != "none")
    spaced = opportunities(f"{HAN} {mark}{HAN}", level).costs
    assert (spaced[2] == NEVER) is (level != "none")
    assert costs[2] == (NEVER if mark in "/\uff0f" and level in ("gb", "strict") else FREE)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mark", [*NOT_AT_END, *TWINS["end"], *SIGNS_BEFORE])
def test_marks_that_may_not_end_a_line(mark: str, level: str) -> None:
    costs = opportunities(HAN + mark + HAN, level).costs
    assert (costs[1], costs[2]) == (FREE, FREE if level == "none" else NEVER)
    spaced = opportunities(f"{HAN}{mark} {HAN}", level).costs
    assert spaced[3] == (FREE if level == "none" else NEVER)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("solidus", "/\uff0f")
def test_a_solidus_ends_no_line_from_gb_up(solidus: str, level: str) -> None:
    assert (opportunities(HAN + solidus + HAN, level).costs[2] == NEVER) is (level in ("gb", "strict"))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("unit", ["\u2014\u2014", "\u2e3a", "\u2026\u2026", "\u22ef\u22ef"])
def test_units_start_no_line_at_strict(unit: str, level: str) -> None:
    costs = opportunities(HAN + unit + HAN, level).costs
    assert costs[1] == (NEVER if level == "strict" else FREE)
    assert costs[2:-2] == [NEVER] * (len(unit) - 1)
    assert costs[-2] == FREE
    chain = opportunities(HAN + unit + unit, level).costs
    assert chain[1 + len(unit)] == (NEVER if level == "strict" else FREE)
    assert opportunities(unit + HAN, level).costs[len(unit)] == FREE


@pytest.mark.parametrize("level", FROM_BASIC)
def test_a_third_dash_or_ellipsis_stands_alone(level: str) -> None:
    for mark in "\u2014\u2026":
        assert opportunities(HAN + mark * 3 + HAN, level).costs[3:5] == [NEVER, FREE]
    assert opportunities("\uff08\u2014\u2014", level).costs[1] == NEVER


def test_levels_are_the_tables_sets() -> None:
    assert TABLE["none"].start == {"\u00ad"} and not TABLE["none"].end
    assert TABLE["basic"].start == TABLE["gb"].start == TABLE["strict"].start >= {*NOT_AT_START, *TWINS["start"]}
    assert TABLE["gb"].end == TABLE["strict"].end == TABLE["basic"].end | {"/", "\uff0f"}
    assert [TABLE[level].units_start for level in LEVELS] == [False, False, False, True]


@pytest.mark.parametrize(
    "marked",
    [
        "New |York", "New\u00a0York", "don\u2019t", "Wi-Fi", "A/B", "C++", "A+B=C", "e.g. |this", "caf\u00e9|\u56fd", "e\u0301te",
        "CO\u2082|\u56fd", "100\u4e07\u33a1|\u56fd",
        "state-of-the-<30>world", "su\u00ad<30>per", "\u56fd|GDP|\u56fd", "\u56fd |GDP |\u56fd", "see |(page |3), |please",
    ],
)  # fmt: skip
@pytest.mark.parametrize("level", FROM_BASIC)
def test_words(marked: str, level: str) -> None:
    holds(marked, level)
    assert HYPHEN_BREAK == 30


@pytest.mark.parametrize(
    "whole",
    [
        "2020", "\uff12\uff10", "1,200.50", "\u00a51,200.50", "\uffe5120", "$30", "\uff0430", "\u211642", "-5\u2103",
        "\u22125\u2103", "36.5\u2103",
        "3.5%", "50\uff05", "2.1\u2030", "37\u00b0C", "8:30", "8\uff1a30", "3\u22364", "8:30-11:00", "8:30\u201311:00",
        "8:30~11:00", "8:30\uff5e11:00",
        "8\uff1a30\uff5e11\uff1a00", "3\uff5e5", "3%\uff5e5%", "2018\u20142020", "2020-08-12", "2020/8/12", "2020.8.12",
        "5\u00b712", "3\u00d74",
        "30 km", "5 kg", "60 km/h", "20 m\u00b2", "25 \u2103", "021-6328 0000", "6328 0000", "400-820-8820", "400 820 8820",
        "138 1234 5678", "+86 21 6328 0000", "(021) 6328 0000",
        "12\u516c\u91cc", "500\u7c73", "20\u5343\u514b", "60\u5e73\u65b9\u7c73", "100\u5143", "37\u5ea6", "3\u4e07\u5143",
        "1.2\u4ebf\u7acb\u65b9\u7c73", "100 \u5143", "3\u4e075\u5343",
        "3\uff5e5\u516c\u91cc", "5\u33a1", "5 \u33a1", "3.5\u338f", "10\u2074", "3\u00d710\u2074",
    ],
)  # fmt: skip
@pytest.mark.parametrize("level", LEVELS)
def test_numbers_with_their_signs_and_units(whole: str, level: str) -> None:
    costs = opportunities(HAN + whole + HAN, level).costs
    assert costs[2:-2] == [NEVER] * (len(whole) - 1)
    assert costs[-2] == FREE
    if whole[0] not in "-(":
        assert costs[1] == FREE


@pytest.mark.parametrize("unit", numbers.MEASURE_UNITS)
def test_each_measure_unit_stays_with_its_number(unit: str) -> None:
    assert opportunities(f"\u56fd12{unit}\u56fd").costs == [NEVER, FREE, *[NEVER] * (1 + len(unit)), FREE, FREE]


@pytest.mark.parametrize("sign", sorted(numbers.COUNTS | numbers.DATES))
def test_a_date_or_count_prefers_to_stay_whole(sign: str) -> None:
    price = DATE_BREAK if sign in numbers.DATES else COUNT_BREAK
    if sign not in numbers.MEASURE_UNITS:
        assert opportunities(f"12{sign}\u56fd").costs == [NEVER, NEVER, price, FREE, FREE]
        assert opportunities(f"12 {sign}\u56fd").costs == [NEVER, NEVER, NEVER, price, FREE, FREE]
    assert opportunities(f"\u56fd{sign}\u56fd").costs == [NEVER, FREE, FREE, FREE]
    assert DATE_BREAK > COUNT_BREAK > 0


@pytest.mark.parametrize(
    "marked",
    [
        "9<600>\u65f6<90>30<600>\u5206|\u56fd", "9 <600>\u65f6 <90>30 <600>\u5206|\u56fd",
        "2025<600>\u5e74<25>3<600>\u6708<45>12<600>\u65e5|\u56fd", "2025 <600>\u5e74 <25>3 <600>\u6708|\u56fd",
        "\u56fd|\u7b2c5|\u7ae0", "\u56fd|\u7b2c 5 |\u7ae0", "\u56fd|\u65f6|30|\u56fd",
    ],
)  # fmt: skip
def test_dates_and_hours_go_on(marked: str) -> None:
    holds(marked)


@pytest.mark.parametrize(
    "whole",
    [
        "0.08 NTU", "1 CFU/mL", "100 CFU/mL", "118 mg/L", "31 \u03bcg/m\u00b3", "54 \u00b5g/m\u00b3", "6 m\u00b3", "100 kVA",
        "3.6 kWh", "600 ppm", "20 MB", "10 Mbps", "3\u00d710\u2074 CFU/mL", "\uff1c1 CFU/mL", "\uff1c 1 CFU/mL", "\u2265 1800 ppm",
        "-18 \u2103", "5 %", "36 \u33a1", "8 kW\u00b7h", "2 mg/100g", "3\uff5e5km", "20\uff5e30mL", "8\u201416h",
        "54\u03bcg/m\u00b3",
        "31\u00b014\u203220.6\u2033", "GB 50096\u20142011", "GB50096\u20142011", "GB/T 8485\u20142008", "ISO 9001", "ISO/IEC 27001",
        "T/CECS 10\u20142019", "AQI 52", "PM2.5 35", "PM\u2082.\u2085 35 \u03bcg/m\u00b3", "pH 7.2", "\uff1e10 g", "\u00b150 ppm",
        "\u00b1 2\u5398\u7c73", "2nd-hand", "12-A",
    ],
)  # fmt: skip
@pytest.mark.parametrize("level", LEVELS)
def test_units_by_their_shape_and_numbers_by_their_name(whole: str, level: str) -> None:
    costs = opportunities(HAN + whole + HAN, level).costs
    assert costs[2:-2] == [NEVER] * (len(whole) - 1)
    assert costs[-2] == FREE


@pytest.mark.parametrize(
    "marked",
    ["iPhone |12 |Pro|\u56fd", "it |is |10 |of |us", "2020 |Expo|\u56fd", "\u56fd|5 |people", "Windows |10|\u56fd", "No. 5|\u56fd"],
)
def test_what_is_no_unit_and_no_name(marked: str) -> None:
    holds(marked)


def emergencies(text: str) -> dict[str, int]:
    """Price of each place that opens in an emergency, by what stands before it."""
    return {text[:k]: price for k, price in opportunities(text).emergency.items()}


@pytest.mark.parametrize(
    ("text", "dash"),
    [
        ("8:30\u201416:30", "8:30\u2014"), ("8:30-11:00", "8:30-"), ("4\uff5e12", "4\uff5e"), ("5%\uff5e8%", "5%\uff5e"),
        ("8\u201416h", "8\u2014"),
        ("2020-08-12", ""), ("2020\u201408\u201412", ""), ("021\u201463280000", ""), ("400\u2014820\u20148820", ""), ("3-5", ""),
        ("GB50096\u20142011", ""),
    ],
)  # fmt: skip
def test_a_range_of_two_numbers_opens_in_an_emergency(text: str, dash: str) -> None:
    assert emergencies(text) == ({dash: breaks.EMERGENCY_RANGE} if dash else {})


def test_a_name_or_a_latin_unit_is_parted_last_of_all() -> None:
    assert emergencies("GB 50096\u20142011") == {"GB ": breaks.EMERGENCY_NAME}
    assert emergencies("6328 0000") == {"6328 ": breaks.EMERGENCY_NAME}
    assert emergencies("0.08 NTU") == {"0.08 ": breaks.EMERGENCY_NAME}
    assert emergencies("0.08\u00a0NTU") == {}  # its author forbade it
    others = (breaks.EMERGENCY_SIGN, breaks.EMERGENCY_ADDRESS, breaks.EMERGENCY_SYLLABLE, breaks.EMERGENCY_RANGE)
    assert max(others) < DATE_BREAK < breaks.EMERGENCY_UNIT < breaks.EMERGENCY_NAME


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        ("bianjibu@news.example.org", ["bian", "bianjibu@", "bianjibu@news.exam"]),
        ("https://health.example.org/reserve?district=tongyin", [
            "https://health.exam", "https://health.example.org/reserve?dis", "https://health.example.org/reserve?district=tong",
        ]),
        ("tupian_2025@photo.example.org", ["tupian_", "tupian_2025@", "tupian_2025@photo.exam"]),
        ("www.rhythms.org/12345678", ["www.rhythms.org/123", "www.rhythms.org/1234", "www.rhythms.org/12345"]),
        ("www.zhanghua.cn", ["www.zhang"]),
    ],
)  # fmt: skip
def test_an_address_opens_where_a_reader_would_part_it(address: str, pieces: list[str]) -> None:
    """Three letters at least on both sides, where a syllable begins."""
    assert sorted(emergencies(address)) == sorted(pieces)


@pytest.mark.parametrize("level", LEVELS)
def test_addresses_break_after_their_signs_alone(level: str) -> None:
    holds("\u56fd|https://<15>www.<15>example.<15>cn/<15>a?<15>b=<15>1&<15>c-<15>d|\u56fd", level)
    holds("\u7535|\u90ae|a.<15>b@example.<15>org", level)
    holds("shanghai.<15>gov.<15>cn/<15>news|\u56fd", level)
    assert ADDRESS_BREAK == 15


@pytest.mark.parametrize("level", FROM_BASIC)
@pytest.mark.parametrize(
    "marked",
    [
        "\u8bf4|\u201cGDP\u201d|\u56fd", "\u56fd|\u201c\u56fd\u201d|\u56fd", "OECD|\u201c\u56fd\u201d|GDP",
        "the |\u201cbig\u201d |one", "a\u201cb\u201dc",
        "\u201c\u2018\u56fd\u2019\u201d|\u201c\u56fd\u201d", "\u56fd\uff1a|\u201c\u2018A\u2019\u3002\u201d|\u56fd", "\"A\"",
    ],
)  # fmt: skip
def test_quotes_break_by_their_side(marked: str, level: str) -> None:
    holds(marked, level)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "marked",
    [
        "\u56fd\u2060\u56fd", "\u56fd\u00a0\u56fd", "\u56fd\u200b|\u56fd", "\u56fd |\u56fd", "\u845b\U000e0100|\u57ce",
        "\u56fd\ufe00|\u56fd",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467|\u56fd", "\U0001f44d\U0001f3fd|\U0001f44d",
        "\U0001f1e8\U0001f1f3|\U0001f1e8\U0001f1f3|\u56fd", "1\ufe0f\u20e3|\u56fd",
        "\u1112\u1161\u11ab|\u1100\u1173", "\ud55c|\uae00", "\U00020000|\U0002f800|\u9fff|\u3007", "\u2605|\u2605|\u2460|\u56fd",
        "\u0e2a\u0e27\u0e31\u0e2a|\u56fd",
        "\u3042|\u3044",
    ],
)  # fmt: skip
def test_what_holds_at_every_level(marked: str, level: str) -> None:
    holds(marked, level)


@pytest.mark.parametrize("level", FROM_BASIC)
def test_small_kana_and_repeat_marks_start_no_line(level: str) -> None:
    for ch in "\u3005\u30fc\u3083\u30c3":
        assert opportunities(HAN + ch + HAN, level).costs[1] == NEVER


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_forced_breaks(end: str, level: str) -> None:
    found = opportunities(f"\u56fd{end}\uff0c\u56fd{end}", level)
    assert found.forced == (1 + len(end),)
    assert found.costs[1 : 2 + len(end)] == [NEVER] * len(end) + [FREE]


def test_a_mark_with_a_variation_selector_is_the_mark() -> None:
    assert opportunities("\u56fd\uff0c\ufe00\u56fd").costs == [NEVER, NEVER, NEVER, FREE, FREE]
    assert opportunities("\u56fd\uff08\ufe00\u56fd").costs == [NEVER, FREE, NEVER, NEVER, FREE]


def test_nothing_and_one_character() -> None:
    assert opportunities("").costs == [NEVER]
    assert opportunities("\uff0c").costs == [NEVER, FREE]
    with pytest.raises(KeyError):
        opportunities("\u2014", "loose")


def test_a_long_run_of_spaces_costs_no_more_than_its_length() -> None:
    start = time.process_time()
    assert opportunities(HAN + " " * 50_000 + HAN).costs[-3:] == [NEVER, FREE, FREE]
    assert time.process_time() - start < 5


@pytest.mark.parametrize("sign", "\u2265\u2264\u2248\u2260\u2261\u2266\u221a\uff1c\uff1e\uff1d")
@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
def test_a_relation_stays_with_the_number_after_it(sign: str, level: str) -> None:
    assert opportunities(f"{HAN}{sign}37.3{HAN}", level).costs[1:3] == [FREE, NEVER]
    assert opportunities(f"{HAN}{sign}-3{HAN}", level).costs[2] == NEVER
    assert opportunities(f"x{sign}3{HAN}", level).costs[1:3] == [NEVER, NEVER]
    assert opportunities(f"3{sign}2{HAN}", level).costs[1:3] == [NEVER, NEVER]
    assert opportunities(f"{HAN}{sign}{HAN}", level).costs[2] == FREE
