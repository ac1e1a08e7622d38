"""A workspace answers as a fresh build does, tells which pages changed, and gives a page as a file of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from project import small_project, spoil

from banmian import remember
from banmian.build import Job, set_issue
from banmian.flow.collect import ENTRIES
from banmian.flow.menus import MENUS
from banmian.outputs.proofs import page_proofs
from banmian.text.prepare import PREPARED, SHORT
from banmian.workspace import Workspace, make_ready

ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
WORD = {"\u540e\u8857": "\u524d\u8857"}
"""A word of lamp.md, and another of the same signs."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(small_project(tmp_path / "project"), ISSUE)


def test_the_first_time_every_page_is_new(workspace: Workspace) -> None:
    update = workspace.changed()
    assert update.whole and update.passes
    assert update.pages == workspace.pages == (1, 2, 3, 4)
    assert set(update.seconds) == {"load", "assets", "set"}


def test_a_word_changes_its_page_alone_and_the_answer_is_a_fresh_build_s(workspace: Workspace) -> None:
    workspace.changed()
    spoil(workspace.root / LAMP, WORD)
    update = workspace.changed([workspace.root / LAMP])
    assert update.pages == (4,)
    fresh = set_issue(Job(workspace.root, ISSUE))
    assert update.diagnostics == tuple(fresh.diagnostics)
    assert workspace.changed().pages == ()


def test_pages_as_they_were_before_do_not_pile_up(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of pages and stories hold what the issue needs and SPARE more, however often a page changed."""
    monkeypatch.setattr(remember, "SPARE", 2)
    workspace.changed()
    told = WORD
    for _ in range(9):
        spoil(workspace.root / LAMP, told)
        assert workspace.changed([workspace.root / LAMP]).pages == (4,)
        workspace.page_pdf(4, compress=False)
        told = {new: f"{new[1]}{new}" for new in told.values()}
    workspace.changed()
    held = {table.name: len(table) for table in remember._MEMOS if table.each}
    assert {"sheets", "pages", "streams of pages", "articles", "files' texts", "streams", "lines at a measure"} < held.keys()
    assert workspace.standing is not None
    pieces = [piece for article in workspace.standing[0].content.articles for piece in article.pieces]
    paragraphs = len(pieces) + sum(len(piece.blocks) for piece in pieces)
    most = {"page": 2 * 4, "story": 2 * len(pieces), "paragraph": paragraphs, "item": remember.ITEMS * 4}
    most |= {"face": remember.FACES * 4, "text": remember.TEXTS * paragraphs}
    assert all(held[t.name] <= most[t.each] + 2 for t in remember._MEMOS if t.each), held


def test_the_first_save_of_a_story_makes_no_other_paragraph_ready_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Heads, captions and furniture, which are set after it, push no paragraph out."""
    monkeypatch.setattr(remember, "SPARE", 0)
    with remember.afresh():
        workspace.changed()
        texts, menus = PREPARED.misses + SHORT.misses, MENUS.misses
        spoil(workspace.root / LAMP, WORD)
        assert workspace.changed([workspace.root / LAMP]).pages == (4,)
        assert (PREPARED.misses + SHORT.misses - texts, MENUS.misses - menus) == (1, 1)


def test_what_a_process_goes_on_with_is_made_ready_before_the_first_save(workspace: Workspace) -> None:
    """The lines of stories come from the build before; what they were made from does not."""
    with remember.afresh():
        workspace.changed()
        for table in (PREPARED, SHORT, MENUS, ENTRIES):
            table.forget()
        assert workspace.standing is not None
        for number in workspace.pages:
            make_ready(workspace.standing[0], number)
        menus = MENUS.misses
        spoil(workspace.root / LAMP, WORD)
        assert workspace.changed([workspace.root / LAMP]).pages == (4,) and MENUS.misses == menus + 1


def test_what_the_issue_is_not_made_of_changes_nothing(workspace: Workspace) -> None:
    workspace.changed()
    spoil(workspace.root / LAMP, WORD)
    update = workspace.changed([workspace.root / "build/A01.png", Path("notes.txt")])
    assert update.pages == () and update.whole and not update.seconds
    assert workspace.changed([Path(LAMP)]).pages == (4,), "a path from the root"


def test_an_issue_that_cannot_be_read_keeps_the_pages_from_before(workspace: Workspace) -> None:
    workspace.changed()
    before = workspace.page_pdf(2)
    issue = workspace.root / ISSUE / "issue.yaml"
    text = issue.read_text(encoding="utf-8")
    issue.write_text("schema: [", encoding="utf-8")
    update = workspace.changed([issue])
    assert not update.whole and not update.passes and update.pages == () and update.diagnostics
    assert workspace.page_pdf(2) == before
    issue.write_text(text, encoding="utf-8")
    assert workspace.changed([issue]).pages == ()


def test_an_issue_that_never_could_be_read_has_no_page(tmp_path: Path) -> None:
    workspace = Workspace(small_project(tmp_path), ISSUE)
    (workspace.root / ISSUE / "issue.yaml").write_text("schema: [", encoding="utf-8")
    assert workspace.pages == ()
    with pytest.raises(IndexError, match="no page 1"):
        workspace.page_pdf(1)


def test_a_page_is_a_file_of_its_own_as_the_issue_is(workspace: Workspace) -> None:
    with pikepdf.open(BytesIO(workspace.page_pdf(2))) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFX
        assert str(pdf.trailer.Info["/Title"]).endswith(" A02")
    with pytest.raises(IndexError, match="no page 9"):
        workspace.page_pdf(9)


def test_a_page_looks_as_it_does_in_the_issue(workspace: Workspace) -> None:
    from banmian.issue_pdf import pdf_bytes

    issue = page_proofs(pdf_bytes(set_issue(Job(workspace.root, ISSUE)).issue), workspace.pages)
    assert all(workspace.page_png(n, 110) == issue[n].png for n in workspace.pages)


def test_a_page_that_goes_is_named(workspace: Workspace) -> None:
    workspace.changed()
    file = workspace.root / ISSUE / "issue.yaml"
    text = file.read_text(encoding="utf-8")
    page = text[text.index("  - number: 4") : text.index("threads:")]
    file.write_text(text.replace(page, ""), encoding="utf-8")
    update = workspace.changed([file])
    assert update.whole and update.gone == (4,) and not update.passes


def test_any_thread_may_ask(workspace: Workspace) -> None:
    workspace.changed()
    wanted = [workspace.page_pdf(n) for n in workspace.pages]
    with ThreadPoolExecutor(4) as threads:
        pages = list(threads.map(workspace.page_pdf, [*workspace.pages] * 3))
        updates = list(threads.map(lambda _: workspace.changed(), range(4)))
    assert pages == wanted * 3
    assert all(update.pages == () and update.whole for update in updates)
