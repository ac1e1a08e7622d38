"""What mail, Word, a PDF or a web page leaves inside a paragraph, and what it becomes; every rule can be switched off."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content.characters import radicals
from banmian.content.edit import ALONE, PARAGRAPH, Company, Moves, apply
from banmian.content.normalise import normalise_by
from banmian.sources.normalising import FIX_ALL, RULES, Normalising

BLANK = "blank between Han removed"
CASES = [
    ("blanks", "从 街道 获悉", "从街道获悉", BLANK),
    ("blanks", "大家来抓安全\u3000促发展", "大家来抓安全促发展", BLANK),
    ("blanks", "完工。\u3000\u3000下一段", "完工。下一段", BLANK),
    ("blanks", "“甲” 乙", "“甲”乙", BLANK),
    ("blanks", "北京 —— 上海", "北京——上海", BLANK),
    ("blanks", "甲\t乙", "甲乙", BLANK),
    ("spaces", "中\u00a0GPS\u2009国", "中GPS国", "blank of another kind made a plain space"),
    ("spaces", "the\u00a0old  town", "the old town", "blank of another kind made a plain space"),
    ("marks", "公交站.施工", "公交站。施工", "ASCII full stop made 。"),
    ("marks", "她答：“好.”", "她答：“好。”", "ASCII full stop made 。"),
    ("marks", "共五人（含司机）.其中", "共五人（含司机）。其中", "ASCII full stop made 。"),
    ("marks", "增长5%.下月再增", "增长5%。下月再增", "ASCII full stop made 。"),
    ("marks", "｢好｣､对｡", "「好」、对。", "half-width mark made full-width"),
    ("quotes", 'He said "hello there" to us.', "He said “hello there” to us.", "straight quote made curly"),
    ("quotes", "The 'old' town", "The ‘old’ town", "straight quote made curly"),
    ("dashes", "测试\u2015\u2015测试", "测试——测试", "typed dash made ——"),
    ("dashes", "测试\u2015\u2015\u2015测试", "测试——测试", "typed dash made ——"),
    ("dashes", "测试\u2500\u2500测试", "测试——测试", "typed dash made ——"),
    ("dashes", "测试--测试", "测试——测试", "typed dash made ——"),
    ("dashes", "测试\u2014 \u2014测试", "测试——测试", "typed dash made ——"),
    ("dashes", "2015\u20152020年", "2015—2020年", "typed dash made ——"),
    ("ellipses", "他想...算了", "他想……算了", "typed ellipsis made ……"),
    ("ellipses", "他想。。。算了", "他想……算了", "typed ellipsis made ……"),
    ("ellipses", "他想…算了", "他想……算了", "typed ellipsis made ……"),
    ("ellipses", "他想···算了", "他想……算了", "typed ellipsis made ……"),
    ("ranges", "1~3天", "1～3天", "~ of a range made ～"),
    ("ranges", "27~35℃，周一~周五", "27～35℃，周一～周五", "~ of a range made ～"),
    ("ranges", "8月3日~5日", "8月3日～5日", "~ of a range made ～"),
    ("radicals", "请看⽤⼾⼿册，⾏业⻢路。", "请看用户手册，行业马路。", "radical made an ideograph"),
    ("ligatures", "ﬁne oﬃce ﬂat", "fine office flat", "ligature made letters"),
    ("marks", "(见http://a.com)好", "（见http://a.com）好", "ASCII mark made full-width"),
    ("marks", "见http://a.com/b?c,好", "见http://a.com/b?c，好", "ASCII mark made full-width"),
    ("digits", "ＡＢＣ１２３号", "ABC123号", "full-width digit or letter made ASCII"),
]


@pytest.mark.parametrize(("rule", "typed", "canonical", "kind"), CASES)
def test_what_becomes_of_pasted_copy(rule: str, typed: str, canonical: str, kind: str) -> None:
    text, edits, told = normalise_by(FIX_ALL, typed, PARAGRAPH)
    assert text == canonical
    assert kind in [e.kind for e in edits]
    assert not told


@pytest.mark.parametrize(("rule", "typed", "canonical", "kind"), CASES)
def test_every_rule_can_be_switched_off_or_set_to_report(rule: str, typed: str, canonical: str, kind: str) -> None:
    off = normalise_by(Normalising(**{rule: "off"}), typed, PARAGRAPH)
    assert kind not in [e.kind for e in off[1]]
    assert not off[2]
    reported = normalise_by(Normalising(**{rule: "report"}), typed, PARAGRAPH)
    assert reported[0] == off[0]
    assert kind in [e.kind for e in reported[2]]
    assert all(typed[e.start : e.end] for e in reported[2])


@pytest.mark.parametrize(
    "typed",
    [
        "网址http://a.com/~1~3/x--y...z?q=a.b，好",
        "写到a--b...c@d.com，好",
        "见附件.doc，3.5元，No.5",
        "我们……走——好",
        "A -- B ... C",
        "约~3天，H~2~O，~~删~~",
        '12" and 15", don\'t',
        '12"和15"的屏',
        "一.开幕",
        "答案\u3000横",
        "本报讯（记者 张三 通讯员\u3000李四）今天",
        "本报记者 张三",
        "（王五\u3000摄）",
        "30 km, the old town",
        "\u2500\u2500\u2500\u2500\u2500\u2500",
    ],
)
def test_what_stays(typed: str) -> None:
    assert normalise_by(FIX_ALL, typed, PARAGRAPH)[0] == typed


def test_code_is_not_touched() -> None:
    typed = "输入甲.乙--1~3，甲.乙"
    assert normalise_by(FIX_ALL, typed, Company(((2, 10),), True))[0] == "输入甲.乙--1~3，甲。乙"


def test_a_full_width_blank_beside_bold_is_its_author_s() -> None:
    typed = "十一点四十路\u3000终点\u3000迁移"
    assert normalise_by(FIX_ALL, typed, Company((), True, frozenset((0, 6))))[0] == "十一点四十路\u3000终点迁移"


def test_blanks_of_a_headline_are_its_author_s() -> None:
    assert normalise_by(FIX_ALL, "抓安全\u3000促 发展", ALONE)[0] == "抓安全\u3000促 发展"


def test_all_radicals_become_ideographs() -> None:
    table = radicals()
    assert len(table) == 328
    assert all("\u2e80" <= radical <= "\u2fd5" for radical in table)
    assert all("\u3400" <= c <= "\u9fff" or c >= "\U00020000" for c in table.values())
    kangxi = {c: unicodedata.normalize("NFKC", c) for c in map(chr, range(0x2F00, 0x2FD6))}
    other = {c for c in kangxi if table[c] != kangxi[c]}
    assert other == {"\u2f3e", "\u2fc8"}, "our own choice for mainland copy"


TYPED = st.text(
    st.sampled_from("老西门街日一，。“”…—―─·～AbC129 \t\u3000\u00a0\u2009,:;?!()\"'.~-\u2013〜１Ａ｡｢e\u0301⽤⼾ﬁ@/|\uff0d\uff0e"),
    max_size=40,
)
COMPANIES = st.sampled_from((ALONE, PARAGRAPH, Company(((3, 9),), True, frozenset((2, 5, 8)))))


@settings(max_examples=400)
@given(TYPED, COMPANIES)
def test_what_is_canonical_stays(typed: str, company: Company) -> None:
    once, _, _ = normalise_by(FIX_ALL, typed, Company((), company.running))
    assert unicodedata.is_normalized("NFC", once)
    assert normalise_by(FIX_ALL, once, Company((), company.running))[0] == once


@settings(max_examples=400)
@given(TYPED, COMPANIES)
def test_no_han_is_lost_and_places_map_back(typed: str, company: Company) -> None:
    text, edits, _ = normalise_by(FIX_ALL, typed, company)
    han = {**{c: c for c in "老西门街日一"}, "⽤": "用", "⼾": "户"}
    if not company.code:
        assert [han[c] for c in typed if c in han] == [c for c in text if c in han.values()]
    assert apply(typed, edits) == text
    assert all(before.end <= after.start for before, after in pairwise(edits))
    moves = Moves(edits)
    places = [moves(i) for i in range(len(typed) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(text[moves(i)] == c for i, c in enumerate(typed) if c in "老西门街日一")


@given(TYPED, st.sampled_from(RULES))
def test_a_switch_turns_nothing_else_off(typed: str, rule: str) -> None:
    text, edits, told = normalise_by(Normalising(**{rule: "off"}), typed, PARAGRAPH)
    assert all(e.obeys != rule for e in edits if e.kind)
    assert not told
    assert apply(typed, edits) == text


SAFE = st.sampled_from((
    "http://a.com/~1~3/x--y...z?q=a.b&c='d'", "https://en.wikipedia.org/wiki/A_(b)/c", "www.a.cn/--/2~3",
    "a.b--c~1@mail.example.cn",
))  # fmt: skip


@given(TYPED, SAFE, TYPED)
def test_no_address_is_harmed(before: str, address: str, after: str) -> None:
    typed = f"{before}街{address}道{after}"
    assert f"街{address}道" in normalise_by(FIX_ALL, typed, PARAGRAPH)[0]


@given(TYPED, TYPED, TYPED)
def test_no_code_is_harmed(before: str, code: str, after: str) -> None:
    typed = f"{before}街{code}道{after}"
    start = len(before)
    text = normalise_by(FIX_ALL, typed, Company(((start, start + len(code) + 2),), True))[0]
    assert f"街{unicodedata.normalize('NFC', code)}道" in text or not unicodedata.is_normalized("NFC", typed)
