"""The specimen's twin for the web, read from the outside: every text in the tree once, in the order of the pages; links,
threads, bookmarks and colours (docs/conformance/screen.md)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from project import REPOSITORY
from reading import squeezed
from specimens import ISSUE
from tagged import Element, Tagged

from banmian.build import Job, SetIssue, set_issue
from banmian.display import GlyphRun, Group, Item, run_box
from banmian.issue_pdf import screen_bytes
from banmian.pdf.tagging import ARTIFACTS

MOST_BYTES = 4_000_000


@pytest.fixture(scope="module")
def done() -> SetIssue:
    outcome = set_issue(Job(REPOSITORY, ISSUE))
    assert outcome.passes and outcome.issue is not None
    return outcome.issue


@pytest.fixture(scope="module")
def data(done: SetIssue) -> bytes:
    return screen_bytes(done)


@pytest.fixture(scope="module")
def tagged(data: bytes) -> Tagged:
    return Tagged(data)


def runs(items: tuple[Item, ...]) -> Iterator[GlyphRun]:
    for item in items:
        if isinstance(item, Group):
            yield from runs(item.items)
        elif isinstance(item, GlyphRun):
            yield item


def text(found: list[GlyphRun]) -> str:
    return squeezed("".join("".join(run.texts) for run in found))


def display_runs(done: SetIssue) -> list[GlyphRun]:
    return [run for page in done.display.pages for run in runs(page.items)]


def test_every_mark_is_in_the_tree_once(tagged):
    assert Counter(tagged.root.marks()) == Counter(list(tagged.texts))


def test_the_tree_reads_as_the_pages_do(done, tagged):
    """Pictures apart, whose lettering their alternative text stands for."""
    figures = {mark for figure in tagged.root.all("Figure") for mark in figure.marks()}
    read = squeezed("".join(tagged.texts[mark] for mark in tagged.root.marks() if mark not in figures))
    wanted = [r for r in display_runs(done) if r.tag.role not in ARTIFACTS and r.tag.role != "picture"]
    assert read == text(wanted)
    lettering = squeezed("".join(tagged.texts[mark] for mark in sorted(figures)))
    assert Counter(lettering) == Counter(text([r for r in display_runs(done) if r.tag.role == "picture"]))
    outside = squeezed("".join(tagged.artifacts))
    assert Counter(outside) == Counter(text([r for r in display_runs(done) if r.tag.role in ARTIFACTS]))


def test_content_order_is_tree_order(tagged):
    """Text of one page stands in the stream in the order of the tree."""
    figures = {mark for figure in tagged.root.all("Figure") for mark in figure.marks()}
    order = [mark for mark in tagged.root.marks() if mark not in figures]
    assert order == sorted(order)


def test_parent_tree(tagged):
    top = tagged.pdf.Root.StructTreeRoot
    numbers = list(top.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for element in tagged.root.walk():
        for kid in element.kids:
            if isinstance(kid, tuple):
                page = tagged.pdf.pages[kid[0]].obj
                assert parents[int(page.StructParents)][kid[1]].objgen == element.object.objgen
            elif not isinstance(kid, Element):
                assert element.kind == "Link"
                assert parents[int(kid.StructParent)].objgen == element.object.objgen
    assert int(top.ParentTreeNextKey) == len(parents)
    told = [note.objgen for page in tagged.pdf.pages for note in page.obj.get("/Annots", [])]
    referred = [kid.objgen for e in tagged.root.walk() for kid in e.kids if not isinstance(kid, tuple | Element)]
    assert sorted(told) == sorted(referred)
    assert all(page.obj.Tabs == "/S" for page in tagged.pdf.pages)


def test_parts_and_articles(done, tagged):
    parts = tagged.root.kids
    assert [p.kind for p in parts] == ["Part"] * 8
    assert [str(p.object.T) for p in parts][:2] == ["1 \u8981\u95fb", "2 \u7efc\u5408\u65b0\u95fb"]
    stories = [str(a.object.T) for a in parts[0].all("Art")]
    assert stories[0] == "\u533a\u59d4\u526f\u4e66\u8bb0\u3001\u533a\u957f\u5230\u8001\u897f\u95e8\u8857\u9053\u8c03\u7814"
    levels = [int(e.kind[1]) for e in tagged.root.walk() if re.fullmatch("H[1-6]", e.kind)]
    assert levels[0] == 1
    assert set(levels) == {1, 2}
    assert all(b - a <= 1 for a, b in pairwise(levels))


def widths(rows) -> list[int]:
    """How many columns each row of a table fills, with the cells that come down from above."""
    out = [0] * len(rows)
    for n, row in enumerate(rows):
        for cell in row.kids:
            spans = cell.object.get("/A", {})
            for below in range(int(spans.get("/RowSpan", 1))):
                out[n + below] += int(spans.get("/ColSpan", 1))
    return out


def test_lists_tables_and_figures(tagged):
    for table in tagged.root.all("Table"):
        rows = [row for part in table.kids for row in (part.kids if part.kind in ("THead", "TBody") else [part])]
        assert {r.kind for r in rows} == {"TR"}
        assert len({*widths(rows)}) == 1
        assert all(any(c.kind == "TH" for c in r.kids) for r in rows) or all(c.kind == "TH" for c in rows[0].kids)
        assert all("/Scope" in c.object.A for r in rows for c in r.kids if c.kind == "TH")
    grid = next(t for t in tagged.root.all("Table") if t.kids[0].kind == "THead")
    assert [tagged.text(c) for c in grid.kids[0].kids[0].kids] == [
        "\u5bf9\u8c61", "\u75ab\u82d7", "\u661f\u671f", "\u65f6\u95f4", "\u5730\u70b9"
    ]  # fmt: skip
    figures = tagged.root.all("Figure")
    assert all(str(f.object.Alt).strip() and "/BBox" in f.object.A for f in figures)
    crossing = [f for f in figures if len({page for page, _ in f.marks()}) == 2]
    assert len(crossing) == 1  # the map over the fold
    declared = (REPOSITORY / ISSUE / "articles/wall.md").read_text(encoding="utf-8")
    assert str(crossing[0].object.Alt) in declared


def test_links(tagged):
    (index,) = tagged.root.all("TOC")
    entries = index.all("TOCI")
    assert [tagged.text(e)[0] for e in entries] == list("234678")
    for entry in entries:
        (link,) = entry.all("Link")
        (note,) = [kid for kid in link.kids if not isinstance(kid, tuple)]
        assert tagged.pages[note.Dest[0].objgen] + 1 == int(tagged.text(entry)[0])
        assert str(note.Contents)
    jumps = [e for e in tagged.root.all("Link") if "\u7b2c" in tagged.text(e) and "\u7248" in tagged.text(e)]
    told = [int(re.search("\u7b2c(\\d+)\u7248", tagged.text(j))[1]) for j in jumps]
    assert told == [2, 1]
    assert [tagged.pages[j.kids[-1].Dest[0].objgen] + 1 for j in jumps] == told
    codes = [e for e in tagged.root.all("Link") if e.kids[0].__class__ is Element]
    assert [bytes(c.kids[-1].A.URI).decode() for c in codes] == [
        "https://example.com/shequ-fabu",
        "https://example.com/ximen-fuwu",
    ]


@pytest.mark.parametrize(("story", "pages"), [("halfyear", [0, 1]), ("wall", [3, 4])])
def test_threads(done, tagged, story, pages):
    """Beads in a ring, in the order in which the story is read, each run of its text in the bead whose turn it is."""
    piece = done.content.piece(story)
    assert piece is not None
    assert piece.head.headline is not None
    (thread,) = [t for t in tagged.pdf.Root.Threads if str(t.I.Title) == piece.head.headline.text]
    beads = [thread.F]
    while beads[-1].N.objgen != thread.F.objgen:
        assert beads[-1].N.V.objgen == beads[-1].objgen
        beads.append(beads[-1].N)
    assert thread.F.T.objgen == thread.objgen
    places = [tagged.pages[b.P.objgen] for b in beads]
    assert list(dict.fromkeys(places)) == pages
    for page in pages:
        listed = [b.objgen for b in tagged.pdf.pages[page].obj.B]
        assert [b.objgen for b, p in zip(beads, places, strict=True) if p == page] == [o for o in listed if o in
                [b.objgen for b in beads]]  # fmt: skip
    turn = 0
    for k, page in enumerate(done.display.pages):
        for run in runs(page.items):
            if run.tag.story == story and run.tag.role in ("headline", "body", "subhead"):
                turn = next(i for i in range(turn, len(beads)) if places[i] == k and _holds(beads[i], run, page.trim[1]))
    assert turn == len(beads) - 1


def _holds(bead: pikepdf.Object, run: GlyphRun, foot: int) -> bool:
    x0, y0, x1, y1 = (round(float(v) * 1000) for v in bead.R)
    box = run_box(run)
    return x0 <= box.x0 and box.x1 <= x1 and y0 <= foot - box.y1 and foot - box.y0 <= y1


def test_columns_of_a_thread_are_those_of_the_page(tagged, done):
    """Page 1: the head, then four columns side by side."""
    (thread,) = [t for t in tagged.pdf.Root.Threads if "\u534a\u5e74\u5ea6" in str(t.I.Title)]
    rects, bead = [], thread.F
    while tagged.pages[bead.P.objgen] == 0:
        rects.append([float(v) for v in bead.R])
        bead = bead.N
    head, *columns = rects
    assert len(columns) == 4
    assert all(left[2] < right[0] for left, right in pairwise(columns))
    assert all(head[1] > column[3] - 12 for column in columns)


def test_outline(tagged):
    with tagged.pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root][:3] == [
            "1 \u8981\u95fb", "2 \u7efc\u5408\u65b0\u95fb", "3 \u793e\u533a\u6cbb\u7406"
        ]  # fmt: skip
        stories = [entry.title for entry in outline.root[0].children]
        assert "\u666e\u80b2\u91cc\uff1a\u767e\u5e74\u8001\u5f04\u5802\u91cc\u5916\u90fd\u6362\u4e86\u65b0\u6837" in stories
        places = [tagged.pages[e.destination[0].objgen] for e in outline.root]
    assert places == list(range(8))


def test_colours_and_size(data, tagged):
    assert tagged.operators.isdisjoint({"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "gs", "g", "G"})
    for page in tagged.pdf.pages:
        for _, image in page.resources.get("/XObject", {}).items():
            assert image.ColorSpace in ("/DeviceRGB", "/DeviceGray")
    assert len(data) < MOST_BYTES
    assert "/OutputIntents" not in tagged.pdf.Root


def test_what_it_says_of_itself(data, tagged):
    root = tagged.pdf.Root
    assert data.startswith(b"%PDF-1.7")
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert str(root.Lang) == "zh-Hans"
    assert root.MarkInfo.Marked is True
    assert root.PageMode == "/UseOutlines"
    words = root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in words
    assert "PDF/X" not in words
    assert str(tagged.pdf.docinfo.Title) in words


def test_poppler_reads_it(data, tmp_path):
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler's pdfinfo is not on PATH")
    file = Path(tmp_path) / "screen.pdf"
    file.write_bytes(data)
    told = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True)
    assert b"rror" not in told.stderr
    read = told.stdout.decode("utf-8", "replace")
    assert "SHANGHAI COMMUNITY NEWS" in read
    assert "\u666e\u80b2\u91cc\u59cb\u5efa\u4e8e1867\u5e74\uff0c" in read
