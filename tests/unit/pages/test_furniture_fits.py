"""Every field of the furniture has a place; it is tightened into it, and what is too long is told with what the place holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from furniture_site import ISSUE, Drawn, draw, masthead, specimen, with_issue

from banmian.content.model import QrTarget, StyledText
from banmian.diagnostics import Span
from banmian.display import GlyphRun, box_of
from banmian.geometry import Rect
from banmian.plan.model import IndexEntry

SPAN = Span(f"{ISSUE}/issue.yaml", 9, 3)


def text(words: str) -> StyledText:
    return StyledText(words, span=SPAN)


def test_the_specimen_needs_nothing() -> None:
    plan = specimen()[0]
    drawn = [draw("masthead", plan, 0), draw("index", plan, 0), draw("folio", plan, 1), draw("folio", plan, 3)]
    drawn.append(draw("imprint", plan, len(plan.sheets) - 1))
    assert [d.found for d in drawn] == [[]] * 5
    assert [d.met() for d in drawn] == [[]] * 5


def test_every_run_knows_where_it_is_written() -> None:
    plan = specimen()[0]
    for drawn in (draw("masthead", plan, 0), draw("index", plan, 0), draw("folio", plan, 1)):
        unknown = {"".join(r.texts) for r in drawn.runs if r.origin is None}
        assert unknown <= {"社区晨报·老西门"}, unknown  # the paper's own name, which no issue writes
        assert all(item.frame is not None for item in drawn.runs)


# --- what fits, once it gives way -------------------------------------------------------------------------------------

FITS = [
    ("slogan", "自 / 家 / 门 / 口 / 这 / 点 / 事"),
    ("slogan", "自／家／门／口／这／点／事／都／在／这／里"),
    ("edition", "老西门街"),
    ("edition", "老西门街道"),
    ("edition", "老西门街道社区"),
    ("neighbourhood", "五洲龙里雅苑中华新村文庙路一"),
    ("neighbourhood", "五洲龙里雅苑东"),
    ("publishers", "老西门街道党工委、办事处、社区发展促进会与社区晨报社联合出版"),
    ("weather", "今日多云转阴　27～35℃"),
    ("english", "SHANGHAI OLD WEST GATE COMMUNITY NEWS"),
    ("address", "地址：样报路42号样报大厦三楼东侧编辑室"),
    ("cn_number", "国内统一连续出版物号CN 00-0000（样）邮发代号0-000（样）"),
]


@pytest.mark.parametrize(("key", "words"), FITS, ids=[f"{k}-{len(w)}" for k, w in FITS])
def test_a_field_gives_way_and_fits(key: str, words: str) -> None:
    drawn = masthead(**{key: words})
    assert drawn.told() == []
    assert drawn.met() == []
    assert "".join(words.split()).replace("/", "\uff0f") in drawn.text


def test_blanks_beside_strokes_are_the_pitch() -> None:
    blanks, none = masthead(slogan="自 ／ 家 ／ 门"), masthead(slogan="自／家／门")
    assert [r.x for r in blanks.runs] == [r.x for r in none.runs]


# --- what does not ----------------------------------------------------------------------------------------------------

LONG = [
    ("slogan", "自／家／门／口／这／点／事／大／家／一／起／来／办／办／好／它／再／来", 27),
    ("edition", "老西门街道社区居民联合会", 10),
    ("neighbourhood", "五洲龙里雅苑中华新村文庙路一二三四五六七八九十一二", 24),
    ("weather", "今日晴转多云午后有雷阵雨局部大雨　27～35℃", 14),
    ("publishers", "一二三四五六七八九十" * 8, 65),
    ("english", "SHANGHAI OLD WEST GATE NEIGHBOURHOOD COMMUNITY WEEKLY NEWS", 37),
    ("name", "社区晨报周末版", 4),
    ("sponsor", "编辑出版：" + "社区晨报社" * 12, 52),
]
CALLED = {"english": "English name"}
"""How a field is called where that is not its key."""


@pytest.mark.parametrize(("key", "words", "holds"), LONG, ids=[k for k, _, _ in LONG])
def test_a_field_that_is_too_long_is_told_with_what_fits(key: str, words: str, holds: int) -> None:
    told = masthead(**{key: words}).told()
    assert len(told) == 1
    assert told[0].startswith(f"{CALLED.get(key, key)} '{words[:16]}")
    assert told[0].endswith(f"has {len(words)} characters; its place holds {holds}")


@pytest.mark.parametrize(("key", "words", "holds"), LONG, ids=[k for k, _, _ in LONG])
def test_what_it_is_said_to_hold_does_fit(key: str, words: str, holds: int) -> None:
    drawn = masthead(**{key: words[:holds]})
    assert drawn.told() == []
    assert drawn.met() == []


def test_a_message_stands_at_the_field() -> None:
    found = masthead(publishers="一二三四五六七八九十" * 8).found
    assert [(d.code, d.span, d.place.page if d.place else 0) for d in found] == [("FRN001", Span(f"{ISSUE}/issue.yaml", 7, 3), 1)]


def test_an_issue_without_an_edition_has_no_seal() -> None:
    assert not [i for i in masthead(edition="").items if getattr(i, "fill", None) is not None]


def test_a_field_that_nothing_shows_is_told() -> None:
    assert masthead(sloagn="自家门口").told("FRN003") == ["the masthead shows no field `sloagn`"]


def test_a_sign_that_the_seal_s_face_lacks_comes_from_another_and_is_told() -> None:
    drawn = masthead(edition="老\u35c4门")
    assert "\u35c4" in drawn.text and all(0 not in r.glyphs for r in drawn.runs)
    assert [d.code for d in drawn.noted] == ["TXT001"]


# --- codes ------------------------------------------------------------------------------------------------------------


def codes(*captions: tuple[str, ...]) -> Drawn:
    targets = tuple(QrTarget(f"https://example.com/{n}", tuple(map(text, c)), SPAN) for n, c in enumerate(captions))
    return draw("masthead", with_issue(specimen()[0], qr=targets), 0)


def test_captions_of_codes_keep_apart() -> None:
    drawn = codes(("扫描二维码关注我",), ("扫描二维码关注他",))
    assert drawn.told() == [] and drawn.met() == []
    wide = codes(("扫描二维码关注我们",), ("扫描二维码关注他们",))
    one, other = (next(r for r in wide.runs if mark in r.texts) for mark in ("我", "他"))
    assert wide.told() == [] and other.x - one.x - one.width >= 7000 // 2 - 1
    drawn = codes(("扫描这个二维码关注社区晨报",), ("看",))
    assert len(drawn.told()) == 1 and drawn.told()[0].endswith("has 13 characters; its place holds 10")


def test_a_caption_stands_in_the_column() -> None:
    left = specimen()[0].paper.grid.columns[0].lefts[-1]
    assert all(r.x >= left for r in codes(("关注“上海社区发布”",), ("看",)).runs if "关" in r.texts)


def test_what_the_masthead_has_no_room_for_is_told() -> None:
    assert len(codes(("一",), ("二",), ("三",)).told("FRN002")) == 1
    assert len(codes(("一", "二", "三")).told("FRN002")) == 1


# --- folio ------------------------------------------------------------------------------------------------------------


def folio(name: str = "综合新闻", editor: str = "样一", sheet: int = 1) -> Drawn:
    plan = specimen()[0]
    sheets = list(plan.sheets)
    sheets[sheet] = replace(sheets[sheet], name=name, editors=(text(editor),) if editor else (), name_span=SPAN)
    return draw("folio", replace(plan, sheets=tuple(sheets)), sheet)


@pytest.mark.parametrize("sheet", [1, 2, 3])
@pytest.mark.parametrize(
    "editor", ["", "样一　样二　样三　样四　样五　样六", "样一、样二、样三、样四、样五、样六、样七、样八、样九、样十"]
)
@pytest.mark.parametrize("name", ["服务", "老城厢社区治理与服务专题报道"])
def test_a_folio_with_many_editors_or_a_long_name(name: str, editor: str, sheet: int) -> None:
    drawn = folio(name, editor, sheet)
    assert drawn.told() == [] and drawn.met() == []


def test_a_folio_with_too_many_editors_is_told() -> None:
    told = folio("老城厢社区治理与服务专题报道", "样" * 58).told()
    assert len(told) == 1 and told[0].startswith("editor '样样") and "has 58 characters" in told[0]


# --- index ------------------------------------------------------------------------------------------------------------


def index(*titles: str) -> Drawn:
    entries = tuple(IndexEntry(str(n), text("综合新闻"), text(t), n) for n, t in enumerate(titles, 2))
    plan = replace(specimen()[0], index=entries)
    first, *others = plan.sheets
    furniture = tuple(replace(f, lines=(56, 80)) if f.kind == "index" else f for f in first.layout.furniture)
    return draw("index", replace(plan, sheets=(replace(first, layout=replace(first.layout, furniture=furniture)), *others)), 0)


def test_a_title_of_the_index_takes_two_lines() -> None:
    drawn = index("弄堂装上“神经末梢”，一千二百个探头", *["撤桶一年"] * 5)
    assert drawn.told() == [] and drawn.met() == []
    lines = [r for r in drawn.runs if r.face == "hei-bold"][:2]
    assert "".join(t for r in lines for t in r.texts).startswith("弄堂装上“神经末梢”，一千二百个探头")
    assert lines[0].y < lines[1].y and lines[0].size == lines[1].size == 9500


def test_a_longer_title_is_told() -> None:
    told = index("弄堂装上“神经末梢”，一千二百个探头守着老房子", *["撤桶一年"] * 5).told()
    assert told == ["title '弄堂装上“神经末梢”，一千二百个' of the index has 23 characters; its place holds 18"]


def test_entries_never_stand_in_one_another() -> None:
    assert index(*["撤桶一年"] * 12).told("FRN002") == []
    assert index(*["撤桶一年"] * 15).told("FRN002") == ["the index has room for 12 entries, the issue has 15"]


def test_a_lone_entry_does_not_float() -> None:
    drawn = index("撤桶一年")
    rect = next(box_of(r) for r in drawn.runs if "撤" in r.texts)
    top = next(box_of(r) for r in drawn.runs if "导" in r.texts)
    assert rect.y1 - top.y1 < 70_000


# --- imprint ----------------------------------------------------------------------------------------------------------


def imprint(*entries: tuple[str, str], lines: tuple[int, int] | None = None) -> Drawn:
    plan = with_issue(specimen()[0], imprint=tuple((k, text(v)) for k, v in entries))
    last = len(plan.sheets) - 1
    if lines is not None:
        layout = plan.sheets[last].layout
        furniture = tuple(replace(f, lines=lines) if f.kind == "imprint" else f for f in layout.furniture)
        sheets = (*plan.sheets[:-1], replace(plan.sheets[last], layout=replace(layout, furniture=furniture)))
        plan = replace(plan, sheets=sheets)
    return draw("imprint", plan, last)


MANY = [(f"事项{n}", "样报印务中心样报路一号样报大厦") for n in range(12)]


def test_fields_of_the_imprint_keep_apart() -> None:
    drawn = imprint(*MANY[:7])
    assert drawn.told() == [] and drawn.met() == []
    for one, other in zip(drawn.runs, drawn.runs[1:], strict=False):
        if one.y == other.y:
            assert other.x - one.x - one.width >= 8000


def test_the_imprints_fields_are_an_em_apart_and_its_lines_begin_at_one_edge() -> None:
    drawn = imprint(*[(f"\u4e8b\u9879{n}", "\u6837\u62a5\u8def\u4e00\u53f7") for n in range(7)])
    lines: dict[int, list[GlyphRun]] = {}
    for run in drawn.runs:
        lines.setdefault(run.y, []).append(run)
    assert len(lines) == 2 and len({runs[0].x for runs in lines.values()}) == 1
    for runs in lines.values():
        gaps = [after.x - run.x - run.width for run, after in pairwise(runs)]
        assert gaps and all(abs(gap - runs[0].size) <= 1 for gap in gaps)


def test_the_imprint_takes_the_rows_that_there_is_room_for() -> None:
    assert [d.code for d in imprint(*MANY).found] == ["FRN002", "FRN002"]  # one for each of its two lines
    more = imprint(*MANY, lines=(77, 80))
    assert more.told() == [] and more.met() == []
    assert len({r.y for r in more.runs}) == 3


def test_an_imprint_of_more_fields_than_its_lines_hold_blames_no_one_field() -> None:
    found = imprint(*[(f"事项{n}", "样报印务中心样报路一号样报大厦") for n in range(30)]).found
    assert {d.code for d in found} == {"FRN002"} and "another line in the layout" in found[0].hint


def test_no_row_of_the_imprint_stands_in_its_bar() -> None:
    drawn = imprint(*MANY, lines=(77, 80))
    bar = next(i.rect for i in drawn.items if not isinstance(i, GlyphRun) and isinstance(getattr(i, "rect", None), Rect))
    assert all(box_of(r).y0 >= bar.y1 for r in drawn.runs)
