"""The examples of docs/kit/pictures: captions beside and inside, credits, groups, heads on pictures; with real faces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from project import kit_project

from banmian.build import Job, Outcome, load, plan_of, set_issue
from banmian.diagnostics import Diagnostic
from banmian.display import Box, GlyphRun, Group, Item, Layer, Page, box_of, outline_box, walk
from banmian.display import Path as Area
from banmian.geometry import Rect
from banmian.pages.sheet import Sheet

ISSUE = "content/2024-10-19"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return set_issue(Job(kit_project(tmp_path_factory.mktemp("kit"), "pictures"), ISSUE))


@pytest.fixture(scope="module")
def page(outcome: Outcome) -> Callable[[str], Page]:
    """A page of the example by the layout that it shows."""
    assert outcome.issue is not None
    known = {s.layout.name: p for s, p in zip(outcome.issue.plan.sheets, outcome.issue.display.pages, strict=True)}
    return known.__getitem__


def runs(page: Page, role: str, of: str = "") -> list[GlyphRun]:
    """Text of a role, of the caption of a file where it is named."""
    found = (i for i in walk(page.items) if isinstance(i, GlyphRun) and i.tag.role == role)
    return [run for run in found if not of or (run.frame is not None and of in run.frame.name)]


def around(items: list[Item] | list[GlyphRun]) -> Rect:
    boxes = [box_of(item) for item in items]
    return Rect(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


def pictures(page: Page) -> list[Rect]:
    return [outline_box(i.clip) for i in page.items if isinstance(i, Group)]


def text(some: list[GlyphRun]) -> str:
    return "".join("".join(run.texts) for run in some)


def test_nothing_is_to_be_told_of_the_examples(outcome: Outcome) -> None:
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []


def test_a_caption_over_a_column_ends_at_the_foot_of_its_picture_and_text_runs_above_it(page: Callable[[str], Page]) -> None:
    beside = page("beside")
    picture, caption = pictures(beside)[0], around(runs(beside, "caption", "fig.jpg"))
    assert caption.x0 > picture.x1 and abs(caption.y1 - picture.y1) < 2_000
    above = [r for r in runs(beside, "body") if r.x >= caption.x0 - 1_000 and r.y < caption.y0]
    assert len({r.y for r in above}) == 8 and max(r.y for r in above) < caption.y0 - 10_000
    assert not [r for r in runs(beside, "body") if box_of(r).overlaps(caption)]


def test_a_caption_in_a_strip_begins_at_the_head_of_its_picture_and_the_text_keeps_off_both(page: Callable[[str], Page]) -> None:
    beside = page("beside")
    picture, caption = pictures(beside)[1], around(runs(beside, "caption", "dogs.jpg"))
    assert caption.x0 >= picture.x1 + 6_000 and caption.width <= 60_000 and abs(caption.y0 - picture.y0) < 2_000
    strip = Rect(picture.x0, picture.y0, picture.x1 + 66_000, picture.y1)
    assert not [r for r in runs(beside, "body") if box_of(r).overlaps(strip)]
    assert [*{r.y for r in runs(beside, "caption", "dogs.jpg")}] != []


def test_a_caption_inside_stands_on_its_ground_within_the_picture(page: Callable[[str], Page]) -> None:
    inside = page("inside")
    grounds = [i for i in inside.items if isinstance(i, Area) and i.layer is Layer.RULE]
    brushes, dogs, fig = pictures(inside)
    for picture, name, wide in ((brushes, "brushes.jpg", True), (dogs, "dogs.jpg", False), (fig, "fig.jpg", True)):
        caption = around(runs(inside, "caption", name))
        ground = next(box for g in grounds if (box := outline_box(g.outline)).overlaps(caption))
        assert ground.x0 <= caption.x0 and caption.x1 <= ground.x1 and ground.y0 <= caption.y0 and caption.y1 <= ground.y1
        assert picture.x0 <= ground.x0 and ground.x1 <= picture.x1 and abs(ground.y1 - picture.y1) < 10
        assert (ground.x1 == picture.x1) == wide or name == "fig.jpg"


def test_a_caption_in_a_round_picture_keeps_within_its_chord(page: Callable[[str], Page]) -> None:
    inside = page("inside")
    circle, caption = pictures(inside)[2], around(runs(inside, "caption", "fig.jpg"))
    r, x, y = circle.width // 2, (circle.x0 + circle.x1) // 2, (circle.y0 + circle.y1) // 2
    assert all((a - x) ** 2 + (caption.y1 - y) ** 2 < r * r for a in (caption.x0, caption.x1))


def test_a_credit_along_the_edge_makes_its_picture_narrower_and_runs_down_to_its_foot(page: Callable[[str], Page]) -> None:
    inside = page("inside")
    picture, credit = pictures(inside)[0], [r for r in runs(inside, "credit", "brushes.jpg") if r.down]
    assert text(credit) == "样报记者摄"
    box = around(credit)
    assert picture.x1 + 1_500 < box.x0 and box.width == 6_500 and abs(box.y1 - picture.y1) < 1_000


def test_a_credit_in_the_corner_is_flush_with_its_picture(page: Callable[[str], Page]) -> None:
    field = page("head")
    picture, credit = pictures(field)[0], runs(field, "credit")
    assert max(r.x + r.width for r in credit) == picture.x1


def test_a_head_stands_on_its_picture_and_is_read_as_its_storys_own(page: Callable[[str], Page]) -> None:
    field = page("head")
    picture = pictures(field)[0]
    for role in ("kicker", "headline", "deck"):
        box = around(runs(field, role))
        assert picture.x0 + 13_000 < box.x0 and picture.y0 < box.y0 and box.x1 < picture.x1 and box.y1 < picture.y1


def test_a_group_has_one_caption_that_names_its_pictures_and_says_each_credit_once(page: Callable[[str], Page]) -> None:
    group = page("group")
    large, upper, lower, left, right = pictures(group)
    assert upper.x0 - large.x1 == lower.y0 - upper.y1 == right.x0 - left.x1 == 3_000
    assert large.y0 == upper.y0 and large.y1 == lower.y1 and left.height == right.height
    assert text(runs(group, "caption", "brushes.jpg")) == "（左）刷子摊一早就摆满了（右上）第一盆无花果（右下）堤外的草地"
    assert text(runs(group, "caption", "dogs.jpg")) == "（图1）窗里的两只狗（图2）切开的一只"
    assert text(runs(group, "credit", "brushes.jpg")) == "林一帆摄、何小满摄"
    assert text(runs(group, "credit", "dogs.jpg")) == "何小满摄"
    assert [i.alt for i in group.items if isinstance(i, Group)][:2] == ["一把油漆刷子的刷毛", "红色木盆里的无花果"]


def test_a_box_on_a_picture_is_painted_over_it_and_its_text_is_not_cut_by_it(page: Callable[[str], Page]) -> None:
    field = page("head")
    (picture,) = pictures(field)
    box = next(i for i in field.items if isinstance(i, Box) and i.frame is not None and i.frame.kind == "box")
    assert box.layer is Layer.RULE and box.rect.x1 == picture.x1 and box.rect.y0 == picture.y0
    own = [r for r in runs(field, "body") if r.tag.story == "note"]
    assert len({r.y for r in own}) == 6 and all(box.rect.overlaps(box_of(r)) for r in own)


def test_copyfit_leaves_a_picture_under_a_head_as_high_as_it_is_and_moves_all_that_stands_on_it(outcome: Outcome) -> None:
    from banmian.copyfit.parts import blocks_of
    from banmian.copyfit.relayout import Moves, moved_layout

    assert outcome.issue is not None
    sheet = Sheet(outcome.issue.plan, 2)
    parts = [part for block in blocks_of(sheet) for part in block.parts]
    assert {(p.kind, p.owner) for p in parts if p.kind != "furniture"} == {("picture", "field"), ("text", "story")}
    assert not any(p.may_grow for p in parts)
    before, after = sheet.layout, moved_layout(sheet.layout, Moves({("picture", "field", 0): (2, 2)}, {}, {}), 12_600)
    for name in ("story", "note"):
        old, new = before.place(name), after.place(name)
        assert old is not None and new is not None and old.head is not None and new.head is not None
        assert old.head.lines is not None and new.head.lines == (old.head.lines[0] + 2, old.head.lines[1] + 2)
        by = 2 if name == "note" else 0
        assert [a.lines[0] + by for a in old.text] == [a.lines[0] for a in new.text]
        assert old.box is None or (new.box is not None and new.box.lines[0] == old.box.lines[0] + 2)


def test_a_caption_beside_counts_as_part_of_its_picture_for_copyfit(outcome: Outcome) -> None:
    from banmian.copyfit.parts import blocks_of
    from banmian.pages.streams_ahead import sheets_of

    assert outcome.issue is not None
    sheet = sheets_of(outcome.issue.plan, outcome.issue.fonts)[0][0]
    parts = {p.owner: p for block in blocks_of(sheet) for p in block.parts if p.kind == "picture"}
    assert (parts["fig"].first, parts["fig"].last) == (4, 15) and (parts["fig-again"].first, parts["fig-again"].last) == (18, 28)
    own = next(p for p in outcome.issue.plan.pictures if p.place.name == "fig-again")
    assert parts["fig-again"].x1 - sheet.picture_area(own).x1 == 66_000


def test_without_its_shade_the_heads_picture_is_too_light_for_it(tmp_path: Path) -> None:
    root = kit_project(tmp_path, "pictures")
    layout = root / "layouts/kit/pages/head.yaml"
    lines = layout.read_text(encoding="utf-8").replace("lines: 11-17", "cols: 1-2, lines: 2-8").split("\n")
    layout.write_text("\n".join(line for line in lines if "shade:" not in line), encoding="utf-8")
    issue = root / ISSUE / "issue.yaml"
    whole = issue.read_text(encoding="utf-8")
    issue.write_text(whole[: whole.index("  - {number: 1")].replace("page-count: 4", "page-count: 1") + HEAD, encoding="utf-8")
    found = [d for d in set_issue(Job(root, ISSUE)).diagnostics if d.code.startswith("FIT01")]
    assert {d.code for d in found} == {"FIT013"} and all(d.span is not None and d.span.file.endswith("seeds.md") for d in found)


def test_a_head_on_a_picture_amid_the_text_lies_over_no_text_and_only_its_own_picture(tmp_path: Path) -> None:
    root = kit_project(tmp_path, "pictures")
    layout = root / "layouts/kit/pages/inside.yaml"
    whole = layout.read_text(encoding="utf-8")
    head = "head: {style: news, cols: 1-3, lines: 1-3}"
    for on, codes in (("brushes", []), ("round", ["TPL005", "TPL005", "TPL007"])):
        layout.write_text(whole.replace(head, f"head: {{style: on-picture, on: {on}, lines: 5-11, inset: 9pt}}"), encoding="utf-8")
        assert sorted(d.code for d in load_faults(root) if d.code.startswith("TPL")) == codes


HEAD = "  - {number: 1, name: 压图题, layout: head, places: {story: seeds, note: note}}\n"
BROKEN = [
    ("pages/head.yaml", "shade: {ink: k,", "shade: {ink: blue,", "TPL003"),
    ("pages/group.yaml", "columns: [1, 2]", "columns: [1, 1]", "TPL007"),
    ("pages/group.yaml", "columns: [1, 2]", "columns: [1, 2], rows: [3]", "TPL007"),
    ("pages/group.yaml", "nth: [1, 2, 3]", "nth: [1, 2, 9]", "PLN009"),
    ("pages/beside.yaml", "cols: 3, end: foot", "cols: 3, width: 60pt, end: foot", "TPL007"),
    ("pages/beside.yaml", "cols: 3, end: foot", "padding: 3pt, cols: 3, end: foot", "TPL007"),
    ("pages/beside.yaml", "cols: 3, end: foot", "cols: 3, end: foot, lines: 2, least: 3", "TPL007"),
    ("pages/beside.yaml", "cols: 3, end: foot", "cols: 9, end: foot", "TPL004"),
    ("pages/inside.yaml", "ground: {ink: k 70%}}\n", "credit: {at: edge}}\n", "TPL007"),
    ("pages/inside.yaml", "style: caption-white", "style: caption-whit", "TPL003"),
    ("pages/head.yaml", "on: field, lines: 11-17", "on: fiel, lines: 11-17", "TPL003"),
    ("pages/head.yaml", "on: field, lines: 11-17", "on: field, lines: 14-22", "TPL007"),
    ("pages/head.yaml", "inset: 14pt", "inset: 300pt", "TPL007"),
    ("pages/head.yaml", "box: {on: field", "box: {on: fields", "TPL003"),
    ("pages/head.yaml", "cols: 3, lines: 1-9, tint", "cols: 3, lines: 1-19, tint", "TPL007"),
    ("pages/head.yaml", "box: {on: field, ", "box: {", "TPL005"),
    ("pages/head.yaml", "inset: 14pt", "inset: -5pt", "TPL007"),
    ("pages/inside.yaml", "padding: 3pt", "padding: -3pt", "TPL007"),
    ("pages/inside.yaml", "ground: {ink: k 70%}}\nfurniture", "ground: {ink: k 70%}, end: head}\nfurniture", "TPL007"),
    ("pages/group.yaml", "nth: [4, 5], gap: 3pt", "nth: [4, 5], gap: 300pt", "TPL007"),
    ("pages/head.yaml", "on: field, lines: 11-17", "on: field", "TPL007"),
]


def test_what_does_not_go_together_is_told_at_its_place(tmp_path: Path) -> None:
    root = kit_project(tmp_path, "pictures")
    for file, before, after, code in BROKEN:
        path = root / "layouts/kit" / file
        whole = path.read_text(encoding="utf-8")
        assert before in whole
        path.write_text(whole.replace(before, after), encoding="utf-8")
        found = [(d.code, d.span.file) for d in load_faults(root) if d.span is not None]
        where = file if code != "PLN009" else "articles/market.md"
        assert (code, where) in [(of, name[-len(where) :]) for of, name in found], (file, after)
        path.write_text(whole, encoding="utf-8")


def load_faults(root: Path) -> tuple[Diagnostic, ...]:
    loaded = load(Job(root, ISSUE))
    return (*loaded.diagnostics, *plan_of(loaded)[1])
