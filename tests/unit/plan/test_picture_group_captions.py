"""One caption for several pictures: parts named by their places or numbers, credits said once, marks kept."""

from __future__ import annotations

import pytest

from banmian.colour import WHITE
from banmian.content.model import Mark, Picture, StyledText
from banmian.diagnostics import Span
from banmian.plan.picture_groups import group_picture, part_names
from banmian.template.picture_places import GroupPlace
from banmian.template.words import PartWords

WORDS = PartWords("L", "M", "R", "T", "B", "TL", "TR", "BL", "BR", "N{number} ", " / ", " + ")
AT = Span("content/x/articles/a.md", 3, 1)


def group(bands: tuple[int, ...], rows: bool = True, names: str = "places") -> GroupPlace:
    return GroupPlace(tuple(range(1, sum(bands) + 1)), bands, rows, 0, names)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bands", "rows", "names"),
    [
        ((2,), True, ["L", "R"]), ((3,), True, ["L", "M", "R"]), ((2,), False, ["T", "B"]), ((1, 1), True, ["T", "B"]),
        ((1, 2), True, ["T", "BL", "BR"]), ((1, 2), False, ["L", "TR", "BR"]), ((2, 2), True, ["TL", "TR", "BL", "BR"]),
        ((4,), True, ["N1 ", "N2 ", "N3 ", "N4 "]), ((2, 3), True, ["N1 ", "N2 ", "N3 ", "N4 ", "N5 "]),
    ],
)  # fmt: skip
def test_parts_are_named_by_where_they_stand_else_by_numbers(bands: tuple[int, ...], rows: bool, names: list[str]) -> None:
    assert part_names(group(bands, rows), WORDS) == names


def picture(words: str, credit: str, alt: str = "a", mark: bool = False) -> Picture:
    marks = (Mark(0, 1, "kai"),) if mark else ()
    return Picture("images/a.jpg", StyledText(words, marks, AT) if words else None, credit, alt, AT, focus=(1, 2))


def test_captions_are_joined_in_the_papers_words_and_credits_are_said_once() -> None:
    parts = [picture("one", "Lin"), picture("two", "He", mark=True), picture("three", "Lin")]
    made = group_picture(parts, group((3,)), WORDS, ", ")
    assert made.caption is not None and made.caption.text == "Lone / Mtwo / Rthree"
    assert made.caption.marks == (Mark(0, 2, "hold"), Mark(7, 9, "hold"), Mark(8, 9, "kai"), Mark(14, 16, "hold"))
    assert made.caption.span == AT
    assert (made.credit, made.alt, made.focus) == ("Lin + He", "a, a, a", None)


def test_a_caption_that_is_alone_is_that_of_all_and_names_none() -> None:
    made = group_picture([picture("", "Lin"), picture("all", "")], group((2,)), WORDS, ", ")
    assert made.caption is not None and made.caption.text == "all" and made.credit == "Lin"


def test_without_names_captions_only_follow_one_another() -> None:
    made = group_picture([picture("one", ""), picture("two", "", alt="")], group((2,), names="none"), None, ", ")
    assert made.caption is not None and made.caption.text == "one, two"
    assert made.alt == ""  # a picture without words is told by preflight


def test_a_name_stands_on_the_line_of_its_caption() -> None:
    from picture_samples import ROOT

    from banmian.fonts import FontBook
    from banmian.template.model import LineStyle
    from banmian.text.balance import balanced
    from banmian.text.single import Setter

    words = PartWords(*("\uff08\u5de6\u4e0b\uff09" for _ in range(9)), "", "\u3000", "\u3001")
    fonts, _ = FontBook.load(ROOT)
    assert fonts is not None
    made = group_picture(
        [picture("\u7a97\u91cc\u7684\u4e24\u53ea\u72d7", ""), picture("\u7b2c\u4e00\u76c6\u679c", "")], group((2,)), words, ""
    )
    assert made.caption is not None
    prepared = Setter(fonts).prepared(made.caption, LineStyle("caption", "kai", 8_000, WHITE))
    for measure in range(40_000, 110_000, 2_000):
        ends = balanced(prepared, measure, 6)
        for end in (ends or ())[:-1]:
            before = made.caption.text[: prepared.offsets[end]].rstrip("\u3000")
            assert not before.endswith(("\uff08", "\uff08\u5de6", "\uff08\u5de6\u4e0b", "\uff09")), (measure, before)
