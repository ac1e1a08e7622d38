"""`banmian makeup` on the specimen: of a list of stories come pages that build; pins are kept, an editor's page stays, and what is
wrong in a plan is told at its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from project import Ran, linked_project, run

from banmian.build import Job, set_issue
from banmian.content.loader import ARTICLES
from banmian.diagnostics import Severity
from banmian.makeup.earlier import stands_of
from banmian.pages.places import PLACED
from banmian.remember import afresh
from banmian.sources.reading import SourceText
from banmian.sources.yaml import compose

ISSUE = "content/2020-08-12"
PLAN = """\
schema: 1
pages:
  - number: 8
    grid: listing
    lines: 1-77
    furniture: [{kind: folio, cols: 1-5, lines: head}, {kind: imprint, cols: 1-5, lines: 78-80}]
stories:
  - {id: bus, page: 8, rank: 1, picture: {crop: [0.6, 1.25], forms: [under, above]}, cols: 4}
  - {id: hours, page: 8, rank: 3, like: service.hours}
  - {id: notices, page: 8, rank: 3, like: service.notices}
  - {id: phones, page: 8, rank: 4, like: service.phones}
adverts:
  - {id: psa, page: 8, cols: 3, lines: 17, at: bottom-right}
"""


def makeup(root: Path, plan: str, *more: str | Path) -> Ran:
    (root / ISSUE / "makeup.yaml").write_text(plan, encoding="utf-8")
    return run("makeup", root / ISSUE, "--root", root, "--out", root / "build", *more)


def file(root: Path, name: str) -> str:
    return (root / ISSUE / name).read_text(encoding="utf-8")


def stands_of_text(text: str) -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    """The columns and lines of the parts of a page's file."""
    document, _ = compose(SourceText("page.yaml", text))
    assert document is not None
    return stands_of(document.plain())


def one_in_a_hundred(text: str, more: bool) -> str:
    """An article with as many characters more or fewer before the end of its last paragraph of words as a hundredth of it."""
    paragraphs = text.rstrip().split("\n\n")
    last = max(n for n, paragraph in enumerate(paragraphs) if len(paragraph) > 40 and paragraph[0] not in "!*#:-")
    count, words = max(1, len(text) // 100), paragraphs[last]
    paragraphs[last] = words[:-1] + words[:count] + words[-1] if more else words[: -1 - count] + words[-1]
    return "\n\n".join(paragraphs) + "\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked_project(tmp_path_factory.mktemp("makeup") / "project")


@pytest.fixture(scope="module")
def made(project: Path) -> Ran:
    return makeup(project, PLAN, "--show", "1", "--write")


def test_the_page_builds_and_says_the_same_words(project: Path, made: Ran) -> None:
    assert made.code == 0, made.err
    assert (project / "build/2020-08-12/makeup/A08-1.png").stat().st_size > 20_000
    assert "layout: auto-08" in file(project, "issue.yaml") and "\n  8.psa: images/psa.svg" in file(project, "issue.yaml")
    done = set_issue(Job(project, ISSUE))
    assert not [d for d in done.diagnostics if d.severity > Severity.INFO]


def test_the_order_of_the_list_changes_no_byte(project: Path, made: Ran) -> None:
    before = file(project, "pages/auto-08.yaml")
    head, rest = PLAN.split("stories:\n")
    stories, adverts = rest.split("adverts:\n")
    turned = f"{head}stories:\n{''.join(reversed(stories.splitlines(True)))}adverts:\n{adverts}"
    os.unlink(project / ISSUE / "pages/auto-08.yaml")
    assert makeup(project, turned, "--write").code == 0
    assert file(project, "pages/auto-08.yaml") == before


def test_a_page_that_was_changed_stays(project: Path, made: Ran) -> None:
    path = project / ISSUE / "pages/auto-08.yaml"
    ours = path.read_text(encoding="utf-8")
    hers = ours.replace("0.5pt", "0.6pt")
    path.write_text(hers, encoding="utf-8")
    again = makeup(project, PLAN, "--write")
    assert "MKP008" in again.err and path.read_text(encoding="utf-8") == hers
    assert makeup(project, PLAN, "--write", "--again").code == 0 and path.read_text(encoding="utf-8") == ours


def test_made_again_of_the_same_nothing_is_solved(project: Path, made: Ran) -> None:
    before = file(project, "pages/auto-08.yaml")
    again = makeup(project, PLAN, "--write")
    assert again.code == 0 and "page 8: as it was made, " in again.err
    assert file(project, "pages/auto-08.yaml") == before
    assert makeup(project, PLAN, "--write", "--again").code == 0 and file(project, "pages/auto-08.yaml") == before


def test_the_next_process_goes_on_with_what_the_last_one_set(project: Path, made: Ran) -> None:
    """Its articles are not read again, nor are the page's texts set again; the page is the same."""
    before, taken = file(project, "pages/auto-08.yaml"), []
    for _ in range(2):
        with afresh():
            ARTICLES.taken = PLACED.taken = 0
            assert makeup(project, PLAN, "--write", "--again", "--out", project / "elsewhere").code == 0
            taken.append((ARTICLES.taken, PLACED.taken))
            assert file(project, "pages/auto-08.yaml") == before
    assert not any(taken[0]) and all(taken[1])


def test_other_words_stay_in_their_places(project: Path, made: Ran) -> None:
    """One of a hundred characters more or less: every part keeps its columns, and its lines but for a few."""
    path = project / ISSUE / "articles/bus.md"
    words, page = path.read_text(encoding="utf-8"), file(project, "pages/auto-08.yaml")
    before = stands_of_text(page)
    for more in (True, False):
        try:
            path.write_text(one_in_a_hundred(words, more), encoding="utf-8")
            again = makeup(project, PLAN, "--write")
            assert again.code == 0 and "its parts stay where they were" in again.err
            after = stands_of_text(file(project, "pages/auto-08.yaml"))
        finally:
            path.write_text(words, encoding="utf-8")
            (project / ISSUE / "pages/auto-08.yaml").write_text(page, encoding="utf-8")
        assert {name: cols for name, (cols, _) in after.items()} == {name: cols for name, (cols, _) in before.items()}
        assert max(abs(after[n][1][k] - lines[k]) for n, (_, lines) in before.items() for k in (0, 1)) <= 2


def test_a_page_of_hers_is_not_solved_and_her_moves_are_pins(project: Path, made: Ran) -> None:
    path = project / ISSUE / "pages/auto-08.yaml"
    ours = path.read_text(encoding="utf-8")
    assert makeup(project, PLAN, "--write", "--take", "8:3").code == 0
    other = path.read_text(encoding="utf-8")
    hers = "".join((*ours.splitlines(True)[:3], *other.splitlines(True)[3:]))  # as if she had moved the parts of ours
    assert stands_of_text(hers)["hours"] != stands_of_text(ours)["hours"]
    try:
        path.write_text(hers, encoding="utf-8")
        kept = makeup(project, PLAN, "--write")
        assert kept.code == 0 and "MKP008" in kept.err and "proposal" not in kept.err and path.read_text(encoding="utf-8") == hers
        assert makeup(project, PLAN, "--write", "--again").code == 0
        assert stands_of_text(file(project, "pages/auto-08.yaml")) == stands_of_text(hers)
    finally:
        path.write_text(ours, encoding="utf-8")


def test_a_pin_is_kept_or_named(project: Path) -> None:
    kept = makeup(project, PLAN + "pins: {hours: {cols: 1-2}}\n", "--write")
    assert kept.code == 0 and "title: {text: '\u529e\u4e8b\u65f6\u95f4', cols: 1-2" in file(project, "pages/auto-08.yaml")
    lost = makeup(project, PLAN + "pins: {hours: {lines: 20-50}}\n")
    assert lost.code == 1 and "MKP003 page 8 cannot be made with '办事时间 (hours)' where it is pinned" in lost.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: hours, page", "id: hour, page", "makeup.yaml:9:10: error MKP002 there is no story 'hour'"),
        ("page: 8, rank: 4", "page: 7, rank: 4", "11:24: error MKP002 page 7 of '常用电话 (phones)' is not made up here"),
        (
            "like: service.phones",
            "like: service.phone",
            "11:5: error MKP005 the paper's page 'service' has no place 'phone'",
        ),
        ("cols: 3, lines: 17, at", "cols: 3, lines: 60, at", "error MKP006 page 8: "),
        ("kind: folio", "kind: foliio", "makeup.yaml:6:17: error TPL003 there is no furniture `foliio`"),
        ("rank: 1,", "rank: 9,", "makeup.yaml:8:30: error YML008 `rank` is too large: `9`"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(project: Path, old: str, new: str, told: str) -> None:
    done = makeup(project, PLAN.replace(old, new))
    assert done.code == 1 and told in done.err


def test_what_cannot_be_asked_is_told(project: Path, made: Ran) -> None:
    assert "MKP007 page 8 has" in makeup(project, PLAN, "--take", "8:24").err
    assert "MKP002 makeup.yaml plans no page 3" in makeup(project, PLAN, "--page", "3").err
    taken = makeup(project, PLAN, "--take", "3:1")
    assert taken.code == 1 and "MKP002 makeup.yaml plans no page 3" in taken.err and "--take" in taken.err
    assert run("makeup", project / ISSUE, "--root", project, "--take", "8").code == 2
    (project / ISSUE / "makeup.yaml").unlink()
    assert "MKP004" in run("makeup", project / ISSUE, "--root", project).err
