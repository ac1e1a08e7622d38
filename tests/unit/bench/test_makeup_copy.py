"""Copy that eyes judge is longer or shorter by whole sentences: what breaks off would be taken for a fault of the page."""

from __future__ import annotations

import pytest
from makeup_copy import sentences, shortened, with_sentences

from banmian.content.model import Block, Head, Paragraph, Piece, StyledText
from banmian.diagnostics import Span

SPAN = Span("copy")
TEXT = "弄堂里的灯亮了。她说：“好。明天见！”天还没有黑，人都出来了（真的。）吗？都在。"
FOUR = ["弄堂里的灯亮了。", "她说：“好。明天见！”", "天还没有黑，人都出来了（真的。）吗？", "都在。"]
OTHER = "社区在六月里新设了一处阅览室，每天开放。夏季门诊这几天比平时忙了不少，来的多是老人。" * 4


def piece(*texts: str) -> Piece:
    blocks: tuple[Block, ...] = tuple(Paragraph(StyledText(text, (), SPAN)) for text in texts)
    return Piece("own", Head(headline=StyledText("灯")), blocks, (), SPAN)


def texts_of(made: Piece) -> list[str]:
    return [block.text.text for block in made.blocks if isinstance(block, Paragraph)]


def test_a_quotation_is_one_sentence() -> None:
    assert sentences(TEXT) == FOUR


def test_a_shorter_text_ends_as_a_sentence_does() -> None:
    assert shortened(StyledText(TEXT), 25).text == "".join(FOUR[:2])
    assert shortened(StyledText(TEXT), 1).text == FOUR[0]


@pytest.mark.parametrize("lines", [-1, -2, 3, 9])
def test_a_story_is_about_so_much_longer_or_shorter(lines: int) -> None:
    own = piece(TEXT * 3, TEXT * 2)
    made = with_sentences(own, lines, [piece(OTHER)])
    changed = sum(map(len, texts_of(made))) - sum(map(len, texts_of(own)))
    assert abs(changed - 14 * lines) <= 14
    assert all(text[-1] in "。？！”" for text in texts_of(made))
    assert texts_of(made)[0].startswith(FOUR[0])


def test_each_paragraph_keeps_its_first_sentence() -> None:
    assert texts_of(with_sentences(piece(TEXT, TEXT), -100, [])) == [FOUR[0], FOUR[0]]
