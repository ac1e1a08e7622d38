"""Copyfit on the specimen's pages with copy that is no longer made to fit: the page is fitted, or told what would make it fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from project import linked_project

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun
from banmian.dump import dump
from banmian.fit import run
from banmian.outputs.report import copyfit_trace

ISSUE = "content/2020-08-12"
Edit = Callable[[str], str]


def shorter(characters: int) -> Edit:
    """The article with so many characters less before its last full stop."""

    def edited(text: str) -> str:
        end = text.rindex("\u3002")
        return text[: end - characters] + text[end:]

    return edited


def longer(words: str, places: int = 1) -> Edit:
    """The article with words before its first full stops."""
    return lambda text: text.replace("\u3002", "\uff0c" + words + "\u3002", places)


def edited(root: Path, edits: dict[str, Edit]) -> Outcome:
    for name, edit in edits.items():
        article = root / ISSUE / f"articles/{name}.md"
        article.write_text(edit(article.read_text(encoding="utf-8")), encoding="utf-8")
    return set_issue(Job(root, ISSUE))


def told(done: Outcome, code: str) -> list[Diagnostic]:
    return [d for d in done.diagnostics if d.code == code]


def words_of(done: Outcome) -> str:
    """All that is painted of the stories' text, in reading order."""
    assert done.issue is not None
    runs = (item for page in done.issue.display.pages for item in page.items if isinstance(item, GlyphRun))
    return "".join(text for run in runs if run.tag.story and run.tag.role == "body" for text in run.texts)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked_project(tmp_path_factory.mktemp("copyfit") / "project")


@pytest.fixture(scope="module")
def fitted(project: Path) -> Outcome:
    """Pages 3 and 8: a story that is longer by two lines, others that are shorter."""
    edits = {
        "latepoint": longer("\u4e00\u6237\u4e00\u6237\u5730\u95ee\u8fc7\u53bb", 3),
        "books": shorter(16),
        "bus": shorter(28),
    }
    return edited(project, edits)


def test_pages_that_were_over_and_short_are_fitted(fitted: Outcome) -> None:
    assert not told(fitted, "FLW001") and not told(fitted, "FLW002")
    pages = {d.place.page for d in told(fitted, "FIT020") if d.place}
    assert pages == {3, 7, 8}
    assert any("of place late" in d.message for d in told(fitted, "FIT020"))


def test_the_trace_names_each_change(fitted: Outcome) -> None:
    trace = [(c["page"], c["knob"], c["of"], c["before"], c["after"]) for c in copyfit_trace(fitted)["copyfit"]]
    assert (3, "gap", "late", 0, -1) in trace and {page for page, *_ in trace} == {3, 7, 8}


def test_pages_that_fit_are_left_alone(fitted: Outcome, project: Path) -> None:
    before = set_issue(Job(linked_project(project.parent / "before"), ISSUE))
    assert before.issue is not None and fitted.issue is not None
    same = [a == b for a, b in zip(before.issue.display.pages, fitted.issue.display.pages, strict=True)]
    assert [n for n, is_same in enumerate(same, 1) if not is_same] == [3, 7, 8]


def test_no_word_is_changed(fitted: Outcome) -> None:
    assert fitted.issue is not None
    articles = {article.id: article for article in fitted.issue.content.articles}
    for name in ("latepoint", "books", "bus"):
        source = "".join(block.text.text for block in articles[name].pieces[0].blocks if hasattr(block, "text"))
        for sentence in re.findall("[\u4e00-\u9fff]{6,}", source):
            assert sentence in words_of(fitted).replace("\u3000", ""), sentence


def test_the_same_again(fitted: Outcome, project: Path) -> None:
    from banmian.remember import afresh

    with afresh():
        again = set_issue(Job(project, ISSUE))
    assert again.issue is not None and fitted.issue is not None
    assert again.issue.display == fitted.issue.display


def test_what_is_written_needs_no_more_fitting(fitted: Outcome, project: Path) -> None:
    """As the last of this project, for it writes into it: the same page from the written layouts."""
    assert fitted.issue is not None
    assert run(Job(project, ISSUE), True, False) == 0
    own = project / ISSUE / "pages"
    assert {path.stem for path in own.iterdir()} == {"governance", "culture", "service"}
    paper, written = ((folder / "governance.yaml").read_text("utf-8") for folder in (project / "layouts/chenbao/pages", own))
    assert paper.split("\n")[0] == written.split("\n")[0] and paper != written
    done = set_issue(Job(project, ISSUE))
    assert done.issue is not None and not told(done, "FIT020") and not told(done, "FLW001")
    assert dump(done.issue.display) == dump(fitted.issue.display)


def with_copyfit_off(root: Path, page: str) -> Path:
    """The project with copyfit off on a page."""
    text = (root / f"layouts/chenbao/pages/{page}.yaml").read_text(encoding="utf-8")
    own = root / ISSUE / f"pages/{page}.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(text.replace("schema: 1\n", "schema: 1\ncopyfit: off\n"), encoding="utf-8")
    return root


def test_off_leaves_the_page_as_it_is_written(tmp_path: Path) -> None:
    root = with_copyfit_off(linked_project(tmp_path / "project"), "service")
    done = edited(root, {"bus": shorter(28)})
    assert told(done, "FLW002") and not told(done, "FIT020")


def test_what_is_told_to_cut_makes_it_fit(tmp_path: Path) -> None:
    root = with_copyfit_off(linked_project(tmp_path / "project"), "culture")
    done = edited(root, {"books": longer("\u7ffb\u4e86\u53c8\u7ffb", 2)})
    [advice] = told(done, "FLW020")
    found = re.search(r"cut (\d+) characters? in paragraph (\d+)", advice.message)
    assert told(done, "FLW001") and found and advice.span is not None
    characters, lines = int(found[1]), (root / ISSUE / "articles/books.md").read_text(encoding="utf-8").split("\n")
    line = lines[advice.span.line - 1]
    assert line.endswith("\u3002")
    [remedy] = advice.remedies
    assert line[remedy.span.column - 1 :] == line[-1 - characters :], "its place is that of the words before the closing mark"
    assert (remedy.span.line, remedy.until.column) == (advice.span.line, len(line)) and remedy.characters == characters
    lines[advice.span.line - 1] = line[: -1 - characters] + "\u3002"
    assert not told(edited(root, {"books": lambda _: "\n".join(lines)}), "FLW001")
