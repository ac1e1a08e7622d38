"""Edits of files: where a key comes, what becomes of comments that stand aligned, front matter, bodies, copies, refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.sources.changing import changed_yaml
from banmian.sources.document import scalars
from banmian.sources.editing import MARK, edited, edited_files
from banmian.sources.edits import Edit, EditError
from banmian.sources.reading import SourceText
from banmian.sources.yaml import compose

ROOT = Path(__file__).parents[3]

PAGE = """\
schema: 1
places:
  lead:
    head: {style: lead, cols: 1-5}    # the lead
    text: [{cols: 1-3, lines: 9-10}]  # below it
  brief:
pictures: {}
rules:
  - {cols: 1-5, lines: 54-55}   # a rule
  - {gutter: 4|5, lines: 56-80}
"""


def after(text: str, *edits: Edit, path: str = "page.yaml") -> str:
    for edit in edits:
        text = edited(text.encode(), edit).decode()
    return text


def the(op: str, at: str, old: object = None, new: object = None, path: str = "page.yaml") -> Edit:
    steps = tuple(int(step) if step.isdigit() else step for step in at.split("."))
    return Edit(path, op, steps, old, new)  # type: ignore[arg-type]


def lines_of(text: str, *edits: Edit) -> list[str]:
    """The lines that the edits made."""
    before = text.split("\n")
    return [line for line in after(text, *edits).split("\n") if line not in before]


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (the("set", "places.lead.text.0.lines", "9-10", "9-12"), "    text: [{cols: 1-3, lines: 9-12}]  # below it"),
        (the("set", "places.lead.text.0.lines", "9-10", "9"), "    text: [{cols: 1-3, lines: 9}]     # below it"),
        (the("set", "places.lead.head.style", "lead", "lead-light"), "    head: {style: lead-light, cols: 1-5}    # the lead"),
        (the("set", "rules.0.lines", "54-55", "4"), "  - {cols: 1-5, lines: 4}   # a rule"),
        (the("add", "places.lead.copyfit", None, "off"), "    copyfit: off"),
        (the("add", "places.brief.white", None, "1"), "  brief: {white: 1}"),
        (
            the("add", "pictures.lane", None, {"of": "lead", "focus": ["50%", "30%"]}),
            "pictures: {lane: {of: lead, focus: [50%, 30%]}}",
        ),
        (the("add", "places.lead.head.on", None, "lane"), "    head: {style: lead, cols: 1-5, on: lane}    # the lead"),
        (the("remove", "places.lead.head.cols", "1-5"), "    head: {style: lead}               # the lead"),
        (the("add", "rules.1", None, {"cols": "1-2"}), "  - {cols: 1-2}"),
    ],
)
def test_one_line_is_written(edit: Edit, line: str) -> None:
    assert lines_of(PAGE, edit) == [line]


def test_out_and_back_gives_the_same_bytes() -> None:
    aligned = "a: {lines: 9-10}  # x\nb: {lines: 9-10}  # y\n"
    there = [the("set", "a.lines", None, new) for new in ("9-100", "9-1000", "9-10000")]
    back = [the("set", "a.lines", None, new) for new in ("9-1000", "9-100", "9-10")]
    assert after(aligned, *there[:1]) == "a: {lines: 9-100} # x\nb: {lines: 9-10}  # y\n"
    assert after(aligned, *there) == "a: {lines: 9-10000} # x\nb: {lines: 9-10}  # y\n"
    assert after(aligned, *there, *back) == aligned


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (the("set", "places.lead.text.0.lines", "9-11", "9-12"), "changed"),
        (the("set", "places.none.lines", None, "1"), "missing"),
        (the("add", "places.lead.head", None, "x"), "changed"),
        (the("set", "places.lead", None, "x"), "unwritable"),
        (the("order", "rules", None, ["x"]), "changed"),
        (the("add", "nowhere.at.all", None, "x"), "missing"),
    ],
)
def test_an_edit_that_does_not_hold_is_refused_with_the_reason(edit: Edit, why: str) -> None:
    with pytest.raises(EditError) as refused:
        edited(PAGE.encode(), edit)
    assert refused.value.why == why


def test_what_is_not_yaml_is_not_touched() -> None:
    with pytest.raises(EditError) as refused:
        edited(b"a: [", the("set", "a", None, "1"))
    assert refused.value.why == "unreadable"


ARTICLE = "---\nid: lamp\nheadline: a\n---\n\nOne.\n\nTwo.\n"


def test_front_matter_is_edited_and_the_body_stays() -> None:
    edit = the("set", "headline", "a", "b|c", "lamp.md")
    assert after(ARTICLE, edit) == ARTICLE.replace("headline: a", "headline: b|c")
    dos = (MARK + ARTICLE).replace("\n", "\r\n")
    assert after(dos, edit) == dos.replace("headline: a", "headline: b|c")
    assert after(ARTICLE, the("add", "kicker", None, "k: l", "lamp.md")) == ARTICLE.replace("headline", 'kicker: "k: l"\nheadline')


@pytest.mark.parametrize(("end", "given"), [("\n", "\nThree."), ("\n", "\nThree.\n"), ("", "\nThree.\n"), ("", "\nThree.")])
def test_a_body_is_replaced_whole_with_the_file_s_line_ends_and_its_last(end: str, given: str) -> None:
    text = (MARK + ARTICLE.rstrip("\n") + end).replace("\n", "\r\n")
    edit = Edit("lamp.md", "text", (), ("\nOne.\n\nTwo." + end), given)
    assert after(text, edit) == (MARK + "---\nid: lamp\nheadline: a\n---\n\nThree." + end).replace("\n", "\r\n")
    with pytest.raises(EditError):
        after(text, Edit("lamp.md", "text", (), "\nAnother.", given))


def test_a_copy_is_edited_in_the_same_breath_and_is_not_made_over_a_file() -> None:
    files = {"layouts/p/pages/a.yaml": PAGE.encode()}
    edits = [Edit("own.yaml", "copy", (), None, "layouts/p/pages/a.yaml"), the("set", "rules.0.lines", "54-55", "54", "own.yaml")]
    made = edited_files(edits, files.get)
    assert made == {"own.yaml": PAGE.replace("54-55", "54").encode()}
    with pytest.raises(EditError):
        edited_files(edits, {**files, "own.yaml": b""}.get)


def test_a_comment_is_never_taken_along() -> None:
    text = "a:\n  - b: 1\n    # stays\n    c: 2\n"
    with pytest.raises(EditError) as refused:
        after(text, the("remove", "a.0.b", "1"))
    assert refused.value.why == "unwritable"


def test_keys_renamed_exchange_their_names() -> None:
    """The keys of a new issue's threads: each keeps its value and its row, comments stay."""
    text = "threads:\n  visit: [1.lead, 2.lead]   # the visit\n  half#more: [1.side]\n  'half': [2.side]\n"
    keys = [Edit("issue.yaml", "key", ("threads", old), None, new) for old, new in (("visit", "half"), ("half", "visit"))]
    assert changed_yaml(text, *keys) == text.replace("visit:", "half:").replace("'half'", "'visit'")
    with pytest.raises(EditError):
        changed_yaml(text, keys[0])  # two keys of one name


def test_many_values_are_exchanged_as_one_by_one() -> None:
    rows = [("places.lead.head.style", "x y"), ("places.lead.text.0.cols", "1"), ("rules.1.gutter", "1|2"), ("schema", "2")]
    edits = [the("set", at, None, new) for at, new in rows]
    assert changed_yaml(PAGE, *edits) == after(PAGE, *edits) != PAGE
    inside = [the("set", "places.lead.text", None, [{"cols": "2"}]), the("set", "places.lead.text.0.cols", None, "3")]
    assert "    text: [{cols: 3}]  " in changed_yaml(PAGE, *inside)


@pytest.mark.parametrize("file", ["content/2020-08-12/issue.yaml", "layouts/chenbao/paper.yaml", "layouts/xisheng/paper.yaml"])
def test_every_value_of_a_real_file_is_exchanged(file: str) -> None:
    """All at once, by one that needs quotes; comments stay."""
    text = (ROOT / file).read_text(encoding="utf-8")
    before, _ = compose(SourceText(file, text))
    assert before is not None
    rows = [(at, f"{node.value}: {n} # 'x'") for n, (at, node) in enumerate(scalars(before.root)) if node.value]
    after_all, faults = compose(SourceText(file, changed_yaml(text, *(Edit(file, "set", at, None, new) for at, new in rows))))
    assert after_all is not None and not faults
    assert [(at, node.value) for at, node in scalars(after_all.root) if node.value] == rows


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("id: a\nkicker: k\ndeck: d\npriority: 2\n", "headline", "id: a\nkicker: k\nheadline: X\ndeck: d\npriority: 2\n"),
        ("headline: h # c\n# of the rest\npriority: 2\n", "deck", "headline: h # c\ndeck: X\n# of the rest\npriority: 2\n"),
        ("id: a\nheadline: h\nbyline:\n  - {role: r, name: n}\npriority: 2\n", "source",
         "id: a\nheadline: h\nbyline:\n  - {role: r, name: n}\nsource: X\npriority: 2\n"),
        ("id: a\nheadline: |\n  one\n  two\nmay-cut: [3]\n", "deck", "id: a\nheadline: |\n  one\n  two\ndeck: X\nmay-cut: [3]\n"),
        ("deck: d\nown: e\n", "headline", "headline: X\ndeck: d\nown: e\n"),
        ("own: e\n", "headline", "own: e\nheadline: X\n"),
        ("headline: h\n", "strange", "headline: h\nstrange: X\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_part_of_a_head_that_is_filled_in_stands_at_its_usual_place(before: str, key: str, after: str, end: str) -> None:
    front = f"---\n{before}---\ntext\n".replace("\n", end).encode()
    edit = Edit("articles/a.md", "add", (key,), None, "X")
    assert edited(front, edit).decode() == f"---\n{after}---\ntext\n".replace("\n", end)
    other = Edit("issue.yaml", "add", ("headline",), None, "X")
    assert edited(b"deck: d\n", other) == b"deck: d\nheadline: X\n", "an article's alone has this order"


def test_a_headline_that_was_emptied_comes_back_to_its_place() -> None:
    front = b"---\nid: a\nkicker: k\nheadline: h\ndeck: d\npriority: 2\n---\ntext\n"
    without = edited(front, Edit("a.md", "remove", ("headline",), "h"))
    assert b"headline" not in without and edited(without, Edit("a.md", "add", ("headline",), None, "h")) == front
