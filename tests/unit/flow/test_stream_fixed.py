"""What stands among the lines of a stream keeps its real lines: briefs' heads, subheads of both levels, free lines with a rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.content.model import Head, Paragraph, Piece, StyledText, Subhead
from banmian.diagnostics import Severity, Span
from banmian.display import Box, GlyphRun
from banmian.flow.entry import StreamStyle
from banmian.flow.slots import LineSlot, shared_line
from banmian.flow.stream import SetStream, set_stream
from banmian.flow.subheads import break_subhead
from banmian.fonts import FontBook
from banmian.template.loader import load_paper
from banmian.template.model import Paper
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules

ROOT = Path(__file__).parents[3]
EM, LEADING = 9_000, 12_600
HAN = "\u6751\u53e3\u8001\u6811\u4e0b\u6709\u4eba\u4e0b\u68cb\u559d\u8336"
LONG = (
    "\u65e7\u6539\u57fa\u5730\u8bbe\u201c\u6d41\u52a8\u7a97\u53e3\u201d\uff0c"
    "\u6bcf\u5468\u4e24\u6b21\u5230\u5f04\u53e3\u6446\u684c\u7b54\u7591"
)
SPAN = Span("a.md", 1, 1)


@pytest.fixture(scope="module")
def paper() -> Paper:
    found, reports = load_paper(ROOT, ROOT / "layouts/chenbao")
    assert found is not None, reports
    return found[0]


def text(words: str) -> StyledText:
    return StyledText(words, (), SPAN, ((0, 1, 1),))


def slots(count: int, *measures: int) -> tuple[LineSlot, ...]:
    """One column; measures in em, 14 where none is given."""
    ems = [*measures, *([14] * count)][:count]
    return tuple(
        LineSlot(50_000, 100_000 + k * LEADING, wide * EM, 0, k + 1, 0, wide == 14) for k, wide in enumerate(ems)
    )  # fmt: skip


def flowed(book: FontBook, paper: Paper, pieces: tuple[Piece, ...], lines: tuple[LineSlot, ...], between: int = 0) -> SetStream:
    style = StreamStyle(paper.text_style("body"), paper.head_style("brief"), (between, 300), LEADING, "brief")
    return set_stream(pieces, style, lines, 1, book)


def piece(headline: str, *blocks: Paragraph | Subhead) -> Piece:
    return Piece("a", Head(headline=text(headline)) if headline else Head(), blocks, (), SPAN)


def bases(done: SetStream, *roles: str) -> list[int]:
    runs = [i for i in done.items[0] if isinstance(i, GlyphRun)]
    return sorted({r.y for r in runs if r.tag.role in roles})


def test_a_brief_s_head_of_two_lines_takes_two(book: FontBook, paper: Paper) -> None:
    body = Paragraph(text(HAN * 4))
    for headline, count in ((LONG[:10], 1), (LONG, 2)):
        done = flowed(book, paper, (piece(headline, body),), slots(8))
        heads = bases(done, "headline")
        assert len(heads) == count and min(bases(done, "body")) == slots(8)[count].y
        assert all(d.code != "FIT002" for d in done.diagnostics)


def test_a_brief_s_head_in_more_lines_than_its_style_holds_is_told(book: FontBook, paper: Paper) -> None:
    done = flowed(book, paper, (piece(LONG * 2, Paragraph(text(HAN * 4))),), slots(9))
    assert [d.code for d in done.diagnostics if d.severity is Severity.ERROR] == ["FIT002"]


def test_a_brief_s_head_beside_a_picture_breaks_to_the_narrow_lines(book: FontBook, paper: Paper) -> None:
    done = flowed(book, paper, (piece(LONG[:13], Paragraph(text(HAN * 4))),), slots(8, 8, 8, 8))
    assert len(bases(done, "headline")) == 2 and min(bases(done, "body")) == slots(8)[2].y
    runs = [i for i in done.items[0] if isinstance(i, GlyphRun) and i.tag.role == "headline"]
    assert max(r.x + r.width for r in runs) <= 50_000 + 8 * EM


def subhead(book: FontBook, words: str) -> Prepared:
    return prepare(text(words), TextSetting("hei-bold", 10_500, rules=SpacingRules(han_latin=125)), book)


def test_a_subhead_breaks_into_two_lines_before_it_is_narrowed(book: FontBook) -> None:
    measure = 14 * EM
    words = (
        "\u7b2c\u4e00\u9053\u6876\u64a4\u4e86\u4eba\u6765\u4e0d\u6765\uff0c\u4f4f\u5728\u697c\u4e0a\u7684\u4eba\u600e\u4e48\u8bf4"
    )
    done = break_subhead(subhead(book, words), measure)
    assert done.rows == 2 and (done.scale, done.over) == (1000, 0)
    first = subhead(book, words).offsets[done.ends[0]]
    assert words[first - 1] == "\uff0c"  # at the phrase
    assert break_subhead(subhead(book, words[:12]), measure).rows == 1
    marked = (
        "\u7b2c\u4e00\u9053\uff1a\u6876\u64a4\u4e86\uff0c\u4eba\u6765\u4e0d"
        "\u6765\uff0c\u4f4f\u5728\u697c\u4e0a\u7684\u4eba\u600e\u4e48\u8bf4"
    )
    whole = break_subhead(subhead(book, marked), measure)
    assert marked[subhead(book, marked).offsets[whole.ends[0]] - 1] == "\uff0c" and whole.scale >= 950
    nearly = break_subhead(subhead(book, "\u4e00" * 12), 12 * 10_500 * 96 // 100)
    assert (nearly.rows, nearly.scale) == (1, 960)


@pytest.mark.parametrize("count", range(12, 40))
def test_a_subhead_is_never_narrower_than_nine_tenths(book: FontBook, count: int) -> None:
    p = subhead(book, (HAN * 4)[:count])
    done = break_subhead(p, 12 * 10_500)
    assert done.rows <= 2 and done.scale >= 900
    assert (done.over > 0) == (count > 26)


def test_a_subhead_of_two_lines_takes_three_and_two_at_a_column_s_head(book: FontBook, paper: Paper) -> None:
    story = piece("", Paragraph(text(HAN * 3)), Subhead(text(LONG), 2), Paragraph(text(HAN * 4)))
    style = replace(paper.text_style("body"), indent=0)
    done = set_stream((story,), StreamStyle(style, None, (0, 0), LEADING, "x"), slots(12), 1, book)
    above, heads, below = bases(done, "body")[:3], bases(done, "subhead"), bases(done, "body")[3:]
    assert len(heads) == 2 and heads[1] - heads[0] == LEADING
    assert below[0] - above[-1] == 4 * LEADING
    at_head = set_stream(
        (piece("", Subhead(text(LONG), 2), Paragraph(text(HAN * 4))),),
        StreamStyle(style, None, (0, 0), LEADING, "x"),
        slots(8),
        1,
        book,
    )
    assert min(bases(at_head, "body")) == slots(8)[2].y


def test_a_subhead_that_two_lines_do_not_hold_is_an_error_with_characters(book: FontBook, paper: Paper) -> None:
    story = piece("", Subhead(text(LONG * 2), 2), Paragraph(text(HAN * 4)))
    [found] = [d for d in flowed(book, paper, (story,), slots(8)).diagnostics if d.severity is Severity.ERROR]
    assert found.code == "FIT002" and "is too long by about" in found.message and "for 2 lines" in found.message
    assert found.place is not None


def test_a_subhead_of_level_three_breaks_to_the_line_where_it_stands(book: FontBook, paper: Paper) -> None:
    story = piece("", Subhead(text(LONG[:12]), 3), Paragraph(text(HAN * 6)))
    done = flowed(book, paper, (story,), slots(10, 8, 8, 8, 8, 8))
    assert len(bases(done, "subhead")) == 2
    runs = [i for i in done.items[0] if isinstance(i, GlyphRun) and i.tag.role == "subhead"]
    assert max(r.x + r.width for r in runs) <= 50_000 + 8 * EM


@pytest.mark.parametrize("free", [1, 2, 3])
def test_the_rule_between_two_stories_stands_in_the_middle_of_the_free_lines(book: FontBook, paper: Paper, free: int) -> None:
    body = Paragraph(text(HAN))
    done = flowed(book, paper, (piece("", body), piece("", body)), slots(2 + free), free)
    [rule] = [i for i in done.items[0] if isinstance(i, Box)]
    first, last = bases(done, "body")
    ascent, foot = EM * 88 // 100, EM * 12 // 100
    above, below = rule.rect.y0 - (first + foot), (last - ascent) - rule.rect.y1
    assert abs(above - below) <= 2


def test_the_rule_in_vertical_text_stands_between_the_lines(book: FontBook, paper: Paper) -> None:
    lines = tuple(LineSlot(200_000 - k * 17_000, 100_000, 12 * 10_000, 0, k + 1, 0, True, True) for k in range(5))
    text_style = replace(paper.text_style("body"), size=10_000, pitch=17_000, direction="vertical")
    body = Paragraph(text(HAN[:5]))
    style = StreamStyle(text_style, None, (3, 300), LEADING, "x")
    done = set_stream((piece("", body), piece("", body)), style, lines, 1, book)
    [rule] = [i for i in done.items[0] if isinstance(i, Box)]
    assert rule.rect.x0 == lines[2].x - 150 and (rule.rect.y0, rule.rect.y1) == (100_000, 220_000)


def test_what_lines_have_in_common() -> None:
    wide, narrow, shifted = slots(3, 14, 8, 10)
    assert shared_line((wide, narrow)).measure == 8 * EM
    moved = replace(shifted, x=shifted.x + 3 * EM)
    assert (shared_line((wide, moved)).x, shared_line((wide, moved)).measure) == (moved.x, 10 * EM)
    assert shared_line((wide, replace(narrow, column=1))) == wide
