"""A page a line short whose picture may not be higher: its caption takes two lines, as the trace and the written layout say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from project import kit_project, linked_project

from banmian.build import Job, Outcome, set_issue
from banmian.display import GlyphRun
from banmian.dump import dump
from banmian.fit import run
from banmian.outputs.report import copyfit_trace

ISSUE = "content/2020-08-12"
HEAD, TEXT = "head: {style: brief-2, cols: 4-5, lines: 18-19}", "text: [{cols: 4-5, lines: 20-37, columns: 2}]"
WORDS = "四月，花园东头不割草的一角，蒲公英开了。"
FIXED = "{picture: [100%, 100%], drawing: [100%, 100%]}"
"""No picture may have another height."""
LINE = 29
"""Characters of a line of the story, which stands in one wide column."""


def paragraphs(lines: int) -> str:
    """Paragraphs of four lines, the last of which has three characters, so that none can be opened by a line more."""
    words = "木桶一只在装一只在沤一只在用四十天一茬轮着来附近二十几户居民把菜皮果皮和茶渣单独留出来早上散步时顺手带来" * 9
    long, rest = divmod(lines, 4)
    counts = [4] * (long - 1) + ([4, rest] if rest > 1 else [4 + rest])
    out, at = [], 0
    for count in counts:
        size = (count - 1) * LINE - 2 + 3 - (0 if out else 4)  # the dateline stands before the first
        out.append(words[at : at + size - 1] + "\u3002")
        at += size
    return "\n\n".join(out)


def project_of(root: Path, lines: int, first: int = 18, caption: str = "", rules: str = FIXED) -> Path:
    """The specimen with a story of so many lines on page 3, its head in its text, which begins in line `first`."""
    linked_project(root)
    paper, page = root / "layouts/chenbao/paper.yaml", root / "layouts/chenbao/pages/governance.yaml"
    paper.write_text(paper.read_text("utf-8") + f"\ncopyfit: {rules}\n", encoding="utf-8")
    layout = page.read_text("utf-8").replace(HEAD, "head: {style: brief-2, cols: 4-5}")
    layout = layout.replace(TEXT, f"text: [{{cols: 4-5, lines: {first}-37, columns: 1}}]")
    picture = "dandelions: {of: compost, nth: 1, cols: 4-5, lines: 1-15"
    assert "cols: 4-5}\n" in layout and picture in layout
    page.write_text(layout.replace(picture, picture + caption), encoding="utf-8")
    article = root / ISSUE / "articles/compost.md"
    text = article.read_text("utf-8")
    shown = re.search(r"!\[.*\n", text)
    assert shown is not None
    picture = re.sub('"[^"]*"', f'"{WORDS}"', shown[0], count=1)
    article.write_text(text[: shown.start()] + picture + "\n" + paragraphs(lines) + "\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_of(tmp_path_factory.mktemp("captions") / "project", 16)


@pytest.fixture(scope="module")
def fitted(project: Path) -> Outcome:
    """The story is a line short; no picture of the paper may have another height."""
    return set_issue(Job(project, ISSUE))


def turned(done: Outcome) -> list[tuple[object, ...]]:
    """The knobs of the trace: which, of what, from how many lines to how many, its points."""
    return [(c["knob"], c["of"], c["before"], c["after"], c["points"]) for c in copyfit_trace(done).get("copyfit", [])]


def lines_of(done: Outcome, role: str) -> list[str]:
    """The lines of the story's text, or of its caption, from head to foot."""
    assert done.issue is not None
    runs = [i for page in done.issue.display.pages for i in page.items if isinstance(i, GlyphRun)]
    own = [run for run in runs if run.tag.story == "compost" and run.tag.role == role]
    return ["".join(text for run in own if run.y == y for text in run.texts) for y in sorted({run.y for run in own})]


def test_the_caption_alone_fills_the_page(fitted: Outcome) -> None:
    assert turned(fitted) == [("caption", "dandelions", 1, 2, 15)]
    assert not {"FLW001", "FLW002", "FIT021"} & {d.code for d in fitted.diagnostics}
    [told] = [d for d in fitted.diagnostics if d.code == "FIT020"]
    assert "the caption of picture dandelions in two lines" in told.message
    assert lines_of(fitted, "caption") == ["四月，花园东头不割草的一角，", "蒲公英开了。"]


def test_its_credit_follows_and_no_word_is_changed(fitted: Outcome, project: Path) -> None:
    assert fitted.issue is not None
    story = "".join(lines_of(fitted, "body"))
    assert re.sub("\\s", "", story).endswith(re.sub("\\s", "", paragraphs(16)))
    page = next(page for page in fitted.issue.display.pages if page.number == 3)
    runs = [i for i in page.items if isinstance(i, GlyphRun) and i.tag.story == "compost"]
    last = max(run.y for run in runs if run.tag.role == "caption")
    credit = [run for run in runs if run.tag.role == "credit"]
    assert {run.y for run in credit} == {last}
    assert min(run.x for run in credit) > max(run.x + run.width for run in runs if run.tag.role == "caption" and run.y == last)


def test_what_is_written_needs_no_more_fitting(fitted: Outcome, project: Path) -> None:
    """As the last of this project, for it writes into it."""
    assert fitted.issue is not None and run(Job(project, ISSUE), True, False) == 0
    written = (project / ISSUE / "pages/governance.yaml").read_text("utf-8")
    assert "dandelions: {of: compost, nth: 1, cols: 4-5, lines: 1-15, caption: {least: 2}}" in written
    assert "lines: 19-37, columns: 1" in written, "the text begins a line lower"
    again = set_issue(Job(project, ISSUE))
    assert again.issue is not None and turned(again) == []
    assert dump(again.issue.display) == dump(fitted.issue.display)


def test_a_caption_that_the_layout_has_in_two_lines_gives_one(tmp_path: Path) -> None:
    """The story, a line longer than what its place then holds, takes it, and the page is written so."""
    project = project_of(tmp_path / "project", 17, 19, ", caption: {least: 2}")
    done = set_issue(Job(project, ISSUE))
    assert turned(done) == [("caption", "dandelions", 2, 1, 15)] and len(lines_of(done, "caption")) == 1
    assert done.issue is not None and run(Job(project, ISSUE), True, False) == 0
    written = (project / ISSUE / "pages/governance.yaml").read_text("utf-8")
    assert "caption: {least: 1}" in written and "lines: 18-37, columns: 1" in written, "the text follows its picture"
    again = set_issue(Job(project, ISSUE))
    assert again.issue is not None and turned(again) == [] and dump(again.issue.display) == dump(done.issue.display)


@pytest.mark.parametrize(("price", "knob"), [(15, ("picture", "dandelions", 15, 16)), (1, ("caption", "dandelions", 1, 2))])
def test_the_cheaper_of_caption_and_picture_is_taken(tmp_path: Path, price: int, knob: tuple[object, ...]) -> None:
    """A line more for a picture of fifteen costs four points."""
    done = set_issue(Job(project_of(tmp_path / "project", 16, rules=f"{{prices: {{caption: {price}}}}}"), ISSUE))
    assert [change[:4] for change in turned(done)] == [knob]


def test_a_picture_that_carries_a_head_and_a_box_stands_while_its_caption_gives_the_line(tmp_path: Path) -> None:
    """It keeps its height for what lies on it; the text below it begins a line lower."""
    root, issue = kit_project(tmp_path, "pictures"), "content/2024-10-19"
    article = root / issue / "articles/seeds.md"
    text = article.read_text("utf-8")
    article.write_text(re.sub("，先回来的是草.*孩子们", "", text), encoding="utf-8")
    paper = root / "layouts/kit/paper.yaml"
    paper.write_text(paper.read_text("utf-8") + "\ncopyfit: {prices: {gap: 100}}\n", encoding="utf-8")
    done = set_issue(Job(root, issue))
    assert ("caption", "field", 1, 2, 15) in turned(done)
    assert done.issue is not None and run(Job(root, issue), True, False) == 0
    before, after = ((folder / "head.yaml").read_text("utf-8") for folder in (root / "layouts/kit/pages", root / issue / "pages"))
    moved = before.replace("cols: 1-3, lines: 20-28, columns: 3}]", "cols: 1-3, lines: 21-28, columns: 3}]\n    fill: yes")
    assert after == moved.replace("credit: {at: corner}", "credit: {at: corner}, least: 2")
    again = set_issue(Job(root, issue))
    assert again.issue is not None and dump(again.issue.display) == dump(done.issue.display)
