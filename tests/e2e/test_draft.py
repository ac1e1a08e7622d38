"""The draft: always a page to look at, whatever is missing; every diagnostic listed; exit code 0.

On the specimen every article and every picture is taken away once, one a page at a time, so that a few settings of the
whole issue show them all; single losses through the command line; the rest on the small project.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from project import REPOSITORY, Ran, linked_project, made_files, run, small_project, spoil
from specimens import ISSUE

from banmian.assets import read_assets
from banmian.build import Job, SetIssue, set_issue
from banmian.diagnostics import Severity
from banmian.display import GlyphRun
from banmian.dump import text_of
from banmian.instant import created
from banmian.outputs.report import DRAFT_HINT
from banmian.pages.assemble import Assembled, assemble
from banmian.plan import plan_issue

WARNING, WAITING = "\u4e0d\u5f97\u4ed8\u5370", "\u5f85\u7a3f"
STRIP = 190
"""Width of the draft's strip, points."""
SMALL = "content/2021-03-05"


# --- the specimen -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole() -> SetIssue:
    """The specimen, read and set once."""
    issue = set_issue(Job(REPOSITORY, ISSUE)).issue
    assert issue is not None
    return issue


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project from which files may be taken."""
    return linked_project(tmp_path_factory.mktemp("draft") / "project")


def rounds(pairs: Iterable[tuple[int, str]]) -> list[list[str]]:
    """Names by sheet dealt out so that each round has at most one of a sheet, and each name stands in one round."""
    by_sheet: dict[int, list[str]] = {}
    for sheet, name in pairs:
        if name not in by_sheet.setdefault(sheet, []):
            by_sheet[sheet].append(name)
    count = max(len(names) for names in by_sheet.values())
    return [[names[k] for names in by_sheet.values() if k < len(names)] for k in range(count)]


def drafted(whole: SetIssue, root: Path, without: frozenset[str] = frozenset()) -> tuple[Assembled, set[str]]:
    """The draft without these articles, and the messages of planning."""
    kept = tuple(a for a in whole.content.articles if a.id not in without)
    content = type(whole.content)(whole.content.issue, kept)
    layouts = {s.layout.name: s.layout for s in whole.plan.sheets}
    plan, found = plan_issue(content, whole.paper, layouts)
    assets, missing = read_assets(plan, root, whole.fonts.ids)
    done = assemble(plan, whole.fonts, assets, created(content.issue.date), draft=True)
    told = (*found, *missing, *done.diagnostics)
    return done, {d.message for d in told if d.severity is Severity.ERROR}


def test_every_article_may_be_missing(whole: SetIssue) -> None:
    placed = ((s.stops[0].sheet, story.split("#")[0]) for s in whole.plan.streams for story in s.stories)
    seen: set[str] = set()
    for gone in rounds(placed):
        done, errors = drafted(whole, REPOSITORY, frozenset(gone))
        boxes = ["".join(i.texts) for p in done.display.pages for i in p.items if isinstance(i, GlyphRun) and i.tag.role == "draft"]
        assert [p.number for p in done.display.pages] == list(range(1, 9))
        for article in gone:
            assert f"there is no story '{article}'" in errors
            assert any(article in line.split(", ") for line in boxes), f"no box names {article}"
        assert WAITING in boxes
        seen.update(gone)
    assert seen == {a.id for a in whole.content.articles}


def test_every_picture_may_be_missing(whole: SetIssue, copy: Path) -> None:
    cells = {
        (s.stops[0].sheet, cell.picture)
        for s in whole.plan.streams
        for piece in s.pieces
        for block in piece.blocks
        for row in getattr(block, "rows", ())
        for cell in row
        if cell.picture
    }
    placed = [*((p.sheet, p.file) for p in whole.plan.pictures), *sorted(cells)]
    seen: set[str] = set()
    for gone in rounds(placed):
        for name in gone:
            (copy / ISSUE / name).rename(copy / ISSUE / f"{name}.gone")
        done, errors = drafted(whole, copy)
        for name in gone:
            (copy / ISSUE / f"{name}.gone").rename(copy / ISSUE / name)
        text = text_of(done.display)
        assert len(done.display.pages) == 8
        for name in gone:
            assert f"The picture '{name}' is missing." in errors
            assert Path(name).name in text, f"no box names {name}"
        seen.update(gone)
    images = {f"images/{p.name}" for p in (REPOSITORY / ISSUE / "images").iterdir() if p.suffix in (".svg", ".jpg")}
    assert {name for name in seen if name.startswith("images/")} == images


@pytest.mark.parametrize("lost", ["articles/heat.md", "images/dandelions.jpg"])
def test_one_file_lost_through_the_command_line(copy: Path, tmp_path: Path, lost: str) -> None:
    file = copy / ISSUE / lost
    kept = file.read_bytes()
    file.unlink()
    try:
        ran = run("build", copy / ISSUE, "--out", tmp_path, "--draft", "--json")
        failed = run("check", copy / ISSUE, "--json")
    finally:
        file.write_bytes(kept)
    assert (ran.code, ran.exception) == (0, None), ran.err
    assert failed.code == 1
    assert [d for d in ran.report["diagnostics"] if d["severity"] == "error"]
    assert ran.report["diagnostics"] == failed.report["diagnostics"]
    (pdf,) = (tmp_path / "2020-08-12/draft").glob("*-draft.pdf")
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages) == 8
    assert sorted(p.name for p in (tmp_path / "2020-08-12").iterdir() if p.name != "versions") == [".banmian-output", "draft"]


# --- the small project --------------------------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def draft_of(root: Path) -> tuple[Ran, Path]:
    """Run with --draft: what it said, and the draft's file."""
    ran = run("build", root / SMALL, "--out", root / "build", "--draft", "--json")
    assert ran.exception is None
    return ran, root / "build/2021-03-05/draft/\u5c0f\u62a5-20210305-7-draft.pdf"


def texts(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_a_draft_says_so_across_each_page_on_a_wider_sheet(small: Path) -> None:
    ran, pdf = draft_of(small)
    assert ran.code == 0
    assert all(text.count(WARNING) == 3 for text in texts(pdf))
    with pikepdf.open(pdf) as opened:
        for page in opened.pages:
            media, bleed = ([float(v) for v in box] for box in (page.obj.MediaBox, page.obj.BleedBox))
            assert media[2] - bleed[2] == pytest.approx(STRIP, abs=0.01)
            assert media[:2] == bleed[:2] and media[3] == bleed[3]
    assert sorted(p.name for p in pdf.parent.iterdir() if p.name != "versions") == ["report.json", "report.txt", pdf.name]
    assert ran.report["outputs"][0]["path"] == f"draft/{pdf.name}"


def test_overset_text_stands_in_red_beside_the_page(small: Path) -> None:
    words = "\u4e00\u9f50\u6570\u5230\u5341\u4e8c" * 20
    spoil(small / SMALL / "articles/lamp.md", {"\u4e00\u9f50\u4eae": words + "\u4eae"})
    ran, _ = draft_of(small)
    assert ran.code == 0
    assert [d["code"] for d in ran.report["diagnostics"] if d["severity"] == "error"] == ["FLW001"]
    done = set_issue(Job(small, SMALL, draft=True))
    assert done.issue
    page = done.issue.display.pages[3]
    red = [i for i in page.items if isinstance(i, GlyphRun) and i.ink.name == "draft-red"]
    assert red and all(i.x > page.trim[0] + page.bleed for i in red)
    shown = "".join(t for i in page.items if isinstance(i, GlyphRun) for t in i.texts)
    assert "\u7b49\u5f00\u6625\u518d\u89e3" in shown, "the last words are lost"


def test_an_unreadable_article_becomes_a_box(small: Path) -> None:
    (small / SMALL / "articles/fares.md").write_bytes("\u6e21\u8239\u7968\u4ef7".encode("gb18030"))
    ran, pdf = draft_of(small)
    assert ran.code == 0
    assert [d["code"] for d in ran.report["diagnostics"] if d["severity"] == "error"] == ["SRC003"]
    assert WAITING in texts(pdf)[3] and "fares" in texts(pdf)[3]
    assert run("build", small / SMALL, "--out", small / "build").code == 1


def test_a_missing_picture_becomes_a_grey_box_with_its_name_and_size(small: Path) -> None:
    (small / SMALL / "images/river.svg").unlink()
    ran, pdf = draft_of(small)
    assert ran.code == 0
    spread = "".join(texts(pdf)[1:3])
    assert "river.svg" in spread and "mm" in spread


def test_the_draft_leaves_the_rest_alone(small: Path) -> None:
    assert run("build", small / SMALL, "--out", small / "build").code == 0
    folder = small / "build/2021-03-05"
    before = {p: p.read_bytes() for p in made_files(folder)}
    assert draft_of(small)[0].code == 0
    assert all(p.read_bytes() == data for p, data in before.items())


@pytest.mark.parametrize("what", ["issue.yaml gone", "issue.yaml broken", "layout broken", "paper gone", "fonts gone"])
def test_only_without_issue_layout_or_fonts_there_is_no_draft(small: Path, what: str) -> None:
    issue = small / SMALL / "issue.yaml"
    match what:
        case "issue.yaml gone":
            issue.unlink()
        case "issue.yaml broken":
            issue.write_text("pages: [", encoding="utf-8")
        case "layout broken":
            (small / "layouts/small/pages/back.yaml").write_text("places: [", encoding="utf-8")
        case "paper gone":
            (small / "layouts/small/paper.yaml").unlink()
        case "fonts gone":
            shutil.rmtree(small / "fonts")
    ran, pdf = draft_of(small)
    assert ran.code == 1
    assert [d for d in ran.report["diagnostics"] if d["severity"] == "error"]
    assert not pdf.exists()


def test_a_failing_build_points_to_the_draft(small: Path) -> None:
    (small / SMALL / "articles/fares.md").unlink()
    ran = run("build", small / SMALL, "--out", small / "build")
    assert ran.code == 1 and ran.err.splitlines()[-1] == DRAFT_HINT


def test_the_names_of_what_is_missing_keep_to_their_column(small: Path) -> None:
    """Eight stories of one place, whose names would run over the next."""
    names = ", ".join(f"a-missing-story-{n}" for n in range(8))
    spoil(small / SMALL / "issue.yaml", {"short: [lamp, bench, tree]": f"short: [{names}]"})
    done = set_issue(Job(small, SMALL, draft=True))
    assert done.issue is not None
    said = ["".join(r.texts) for p in done.issue.display.pages for r in p.items if isinstance(r, GlyphRun)]
    assert sum("a-missing" in words for words in said) == 8, "one a line"
    assert not [d for d in done.diagnostics if d.code.startswith("FRM")]


def test_a_place_without_a_story_waits_in_the_draft_alone(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project", WAITING)
    spoil(root / SMALL / "issue.yaml", {"      fares: fares\n": ""})
    shown = {}
    for draft in (True, False):
        issue = set_issue(Job(root, SMALL, draft=draft)).issue
        assert issue is not None
        shown[draft] = text_of(issue.display).count(WAITING)
    assert shown == {True: 1, False: 0}, "what is built has the place white, and says so (PLN005)"
