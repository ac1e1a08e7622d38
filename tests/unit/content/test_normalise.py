"""Canonical text: typing habits put right, each change once and at its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.content.edit import Moves
from banmian.content.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("老西门的弄堂，一九五〇年。", "老西门的弄堂，一九五〇年。"),
        ("你好, 世界!", "你好，世界！"),
        ("什么?!真的;对吗?", "什么？！真的；对吗？"),
        ("(1)整修 (见图), 完工", "（1）整修（见图），完工"),
        ("（1)整修(GDP）", "（1）整修（GDP）"),
        ("a（b)c, 甲(乙（丙)丁)", "a（b）c，甲（乙（丙）丁）"),
        ("时间:8:30-11:00, 每周一", "时间：8:30-11:00，每周一"),
        ("价格1,000元, 便宜", "价格1,000元，便宜"),
        ("在 GPS 上, 8月 3日", "在GPS上，8月3日"),
        ("WHO, 世界卫生组织", "WHO，世界卫生组织"),
        ('他说:"来了",走。', "他说：“来了”，走。"),
        ("所谓'海派'风格", "所谓‘海派’风格"),
        ("\u3000\u3000段首", "段首"),
        ("抓安全\u3000促发展", "抓安全\u3000促发展"),
        ("\uff21\uff11\uff12\uff0e\uff15米", "A12.5米"),
        ("cafe\u0301店", "caf\u00e9店"),
        ("见 http://a.com/x?y,z:1 处: 好", "见http://a.com/x?y,z:1处：好"),
        ("写信到a@b.com, 谢谢", "写信到a@b.com，谢谢"),
        ("He said: hello, world (really)!", "He said: hello, world (really)!"),
        ("a,b;c", "a,b;c"),
        ("don't", "don't"),
    ],
)
def test_what_becomes_of_typing(typed: str, canonical: str) -> None:
    assert normalise(typed)[0] == canonical


def test_a_latin_sentence_between_chinese_ones_stays() -> None:
    typed = "他回答。The old town, he said, is round: a circle。完了, 走。"
    assert normalise(typed)[0] == "他回答。The old town, he said, is round: a circle。完了，走。"


def test_code_stays_as_it_is() -> None:
    assert normalise("输入a,你, 好", ((2, 5),))[0] == "输入a,你，好"


def test_changes_are_told_with_their_places() -> None:
    text, edits = normalise("甲, 乙 A")
    assert text == "甲，乙A"
    assert [(e.start, e.kind) for e in edits if e.kind] == [
        (1, "ASCII mark made full-width"),
        (4, "space between Han and Latin removed"),
    ]


def test_offsets_move_with_the_text() -> None:
    typed = "\u3000甲, 乙 A丙"
    text, edits = normalise(typed)
    moves = Moves(edits)
    assert [text[moves(typed.index(c))] for c in "甲乙A丙"] == list("甲乙A丙")
    assert moves(len(typed)) == len(text)


TYPING = st.text(st.sampled_from("老西门，。“”AbC129 \u3000,:;?!()\"'\uff11e\u0301|"), max_size=40)


@given(TYPING)
def test_normalising_twice_changes_nothing_more(typed: str) -> None:
    once, _ = normalise(typed)
    assert unicodedata.is_normalized("NFC", once)
    assert normalise(once)[0] == once


@given(TYPING)
def test_no_han_is_lost_and_offsets_stay_in_order(typed: str) -> None:
    text, edits = normalise(typed)
    assert [c for c in typed if c in "老西门"] == [c for c in text if c in "老西门"]
    moves = Moves(edits)
    places = [moves(i) for i in range(len(typed) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert [text[moves(i)] for i, c in enumerate(typed) if c in "老西门"] == [c for c in typed if c in "老西门"]


@pytest.mark.parametrize("blanks", [1, 4, 7])
def test_a_mark_some_blanks_away_from_its_han_is_put_right(blanks: int) -> None:
    gap = " " * blanks
    assert normalise(f"你好{gap}, GDP")[0] == "你好，GDP"
    assert normalise(f"你好{gap}(GDP){gap}abc")[0] == "你好（GDP）abc"


def test_two_latin_words_are_no_sentence() -> None:
    """A sentence has three words: a name of two among Han takes the marks of the Chinese around it, three keep their own."""
    assert normalise("好，Hello World, 好。")[0] == "好，Hello World，好。"
    assert normalise("他说。This is enough, good！走了。")[0] == "他说。This is enough, good！走了。"
    assert normalise("他说。Windows Update, 好！走了。")[0] == "他说。Windows Update，好！走了。"
