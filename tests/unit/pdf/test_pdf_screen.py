"""The twin for the web on small display lists: structure, links, blanks, threads, colours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tagged import Tagged

from banmian.colour import BLACK, Ink, Spot
from banmian.display import Block, Box, DisplayList, GlyphRun, Group, Layer, Link, Page, Path, Story, TableShape, Tag
from banmian.geometry import Rect, rect_outline
from banmian.pdf.links import cuts_of, parts_of
from banmian.pdf.screen import ScreenSettings, write_screen
from banmian.pdf.threads import threads_of

YI, ER, SAN = "\u4e00", "\u4e8c", "\u4e09"
RED = Ink("red", (0, 1000, 1000, 0))
TRIM = (200_000, 100_000)


@pytest.fixture
def line(set_line):
    """A run of these characters with a tag, its lines 12 pt apart."""

    def run(text: str, block: int, role: str, row: int = 0, story: str = "s", **more) -> GlyphRun:
        return replace(set_line(text, y=20_000 + 12_000 * row, **more), tag=Tag(story, block, role))

    return run


@pytest.fixture
def written(faces, settings):
    """The twin of pages of items, read."""

    def write(*pages: tuple, blocks: tuple[Block, ...] = (), title: str = "") -> Tagged:
        made = tuple(Page(n, "\u8981\u95fb", TRIM, 8_504, items) for n, items in enumerate(pages, 1))
        shown = DisplayList(made, "\u62a5", "2020-08-12T00:00:00+08:00", stories=(Story("s", title, blocks),))
        return Tagged(write_screen(shown, faces, ScreenSettings(settings.intent.profile, compress=False)))

    return write


def told(tagged: Tagged) -> str:
    """The first page's tree in a line: `Art(H1(...) P(...))`."""

    def of(element) -> str:
        inner = " ".join(of(k) if hasattr(k, "kids") else tagged.texts[k] if isinstance(k, tuple) else "@" for k in element.kids)
        return f"{element.kind}({inner})"

    return " ".join(of(kid) for kid in tagged.root.kids[0].kids)


def test_blocks_become_elements(written, line):
    items = (
        line(YI, -1, "kicker"), line(ER, -1, "headline", 1), line(YI, 0, "initial", 2), line(ER, 0, "body", 3),
        line(SAN, 0, "body", 4), line(YI, 1, "subhead", 5), line(ER, 2, "body", 6),
    )  # fmt: skip
    tagged = written(items, blocks=(Block("text"), Block("subhead", 3), Block("quote")), title="\u62a5")
    assert told(tagged) == f"Art(P({YI}) H1({ER}) P({YI + ER + SAN}) H2({YI}) BlockQuote(P({ER})))"
    assert str(tagged.root.kids[0].kids[0].object.T) == "\u62a5"


def test_lists_nest(written, line):
    items = (
        line("a", 0, "marker"), line(YI, 0, "body"), line(ER, 1, "body", 1), line(SAN, 2, "body", 2), line(YI, 3, "body", 3),
    )  # fmt: skip
    blocks = (Block("item"), Block("item", 1), Block("item"), Block("text"))
    tagged = written(items, blocks=blocks)
    assert told(tagged) == (
        f"Art(L(LI(Lbl(a) LBody({YI} L(LI(LBody({ER}))))) LI(LBody({SAN}))) P({YI}))"
    )  # fmt: skip
    (first, *_) = tagged.root.all("L")
    assert first.object.A.ListNumbering == "/Disc"


def test_tables_are_regular(written, line):
    cells = [((1, 0), YI), ((1, 1), ER), ((2, 0), SAN)]
    items = tuple(replace(line(text, 0, "cell", n), cell=at) for n, (at, text) in enumerate(cells))
    tagged = written(items, blocks=(Block("table"),))
    assert told(tagged) == f"Art(Table(TR(TH({YI}) TD({ER})) TR(TH({SAN}) TD())))"
    assert tagged.root.all("TH")[0].object.A.Scope == "/Row"


SHAPE = TableShape(2, True, 3, ((0, 0, 2, 1), (0, 1, 1, 2), (2, 0, 1, 3), (3, 1, 2, 2)))
"""Two rows of heads, a group's head, a cell over two rows and columns."""


def test_a_table_has_head_body_and_joined_cells(written, line):
    at = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (3, 0), (3, 1), (4, 0)]
    items = tuple(replace(line(YI, 0, "cell", n), cell=cell) for n, cell in enumerate(at))
    tagged = written(items, blocks=(Block("table", shape=SHAPE),))
    one, head = f"TH({YI})", f"TD({YI})"
    assert told(tagged) == (f"Art(Table(THead(TR({one} {one}) TR({one} {one})) TBody(TR({one}) TR({one} {head}) TR({one}))))")
    cells = [(str(c.object.A.get("/Scope", "")), c.object.A.get("/RowSpan", 1), c.object.A.get("/ColSpan", 1))
             for kind in ("TH", "TD") for c in tagged.root.all(kind)]  # fmt: skip
    assert cells == [
        ("/Column", 2, 1), ("/Column", 1, 2), ("/Column", 1, 1), ("/Column", 1, 1), ("/Column", 1, 3), ("/Row", 1, 1),
        ("/Row", 1, 1), ("", 2, 2),
    ]  # fmt: skip


def test_the_part_of_a_table_on_another_page_has_no_head(written, line):
    items = [tuple(replace(line(YI, 0, "cell"), cell=(row, k)) for k in range(2)) for row in (0, 2)]
    tagged = written(*items, blocks=(Block("table"),))
    second = tagged.root.all("Table")[1]
    assert [c.kind for c in second.kids[0].kids] == ["TH", "TD"] and second.kids[0].kind == "TR"


def test_a_story_goes_on_in_the_next_page_s_part(written, line):
    head = line(SAN, -1, "jump-head", story="")
    back = Link(Rect(0, 20_000, 200_000, 40_000), Tag("", -1, "jump"), page=1, story="s")
    items = (head, line(ER, -1, "jump", 1, story=""), back, line(YI, 0, "body", 3))
    tagged = written((line(YI, 0, "body"),), items, blocks=(Block("text"),))
    kinds = [[kid.kind for kid in part.kids[0].kids] for part in tagged.root.kids]
    assert kinds == [["P"], ["H1", "P", "P"]]
    (link,) = tagged.root.all("Link")
    assert tagged.text(link) == ER
    assert link.kids[1].Dest[0].objgen == tagged.pdf.pages[0].obj.objgen
    assert float(link.kids[1].Dest[3]) == pytest.approx(100 - 20 + 9 * 0.88)


def test_furniture_and_figures(written, line):
    clip = rect_outline(Rect(10_000, 10_000, 60_000, 60_000))
    drawn = Path(clip, RED, None, Tag("s", -1, "picture"))
    sign = replace(line(YI, -1, "picture", story=""), layer=Layer.PICTURE)
    items = (
        line(SAN, -1, "folio", story=""), Box(Rect(0, 0, 9_000, 300), BLACK, Tag("", -1, "rule")),
        Group((drawn, sign), clip, Tag("s", -1, "picture"), alt="\u95e8"), line(ER, -1, "caption", 5),
        Group((drawn, sign), clip, Tag("", -1, "picture")),
    )  # fmt: skip
    tagged = written(items)
    assert told(tagged) == f"Art(Figure({YI}) Caption({ER})) Figure({YI})"
    assert [str(f.object.Alt) for f in tagged.root.all("Figure")] == ["\u95e8", YI]
    assert tagged.artifacts == [SAN]
    assert [float(v) for v in tagged.root.all("Figure")[0].object.A.BBox] == [10, 40, 60, 90]


def test_a_code_is_a_figure_in_its_link(written):
    tag = Tag("", -1, "qr")
    whole = Rect(10_000, 10_000, 30_000, 30_000)
    modules = tuple(Box(Rect(x, 10_000, x + 1_000, 11_000), BLACK, tag) for x in (10_000, 20_000))
    tagged = written((Link(whole, tag, "https://example.com/a"), *modules))
    assert told(tagged) == "Link(Figure() @)"
    (link,) = tagged.root.all("Link")
    assert str(link.kids[1].Contents) == "https://example.com/a"
    assert str(tagged.root.all("Figure")[0].object.Alt).endswith("https://example.com/a")


def test_an_address_over_two_lines(written, line):
    items = (line(f"{YI}a", 0, "body"), line(f"b{ER}", 0, "body", 1))
    tagged = written(
        items,
        blocks=(
            Block(
                "text",
                0,
                ((1, 3, "https://example.com/"),),
            ),
        ),
    )
    (link,) = tagged.root.all("Link")
    assert told(tagged) == f"Art(P({YI} Link(a @ b @) {ER}))"
    rects = [[round(float(v), 3) for v in kid.Rect] for kid in link.kids if not isinstance(kid, tuple)]
    assert [r[0] for r in rects] == [19, 10]
    assert rects[0][1] - rects[1][1] == pytest.approx(12)


def test_a_run_is_cut_where_an_address_begins_and_ends(line):
    run = line(f"{YI}a {ER}", 0, "body")
    blocks = (
        Block(
            "text",
            0,
            ((1, 2, "https://example.com/"),),
        ),
    )
    shown = DisplayList((Page(1, "", TRIM, 0, (run,)),), "", "", stories=(Story("s", "", blocks),))
    pieces = parts_of(run, cuts_of(shown)[id(run)])
    assert [("".join(p.texts), link is not None) for p, link in pieces] == [(YI, False), ("a", True), (f" {ER}", False)]
    assert pieces[1][0].x == run.x + run.offsets[1]
    assert sum(p.width for p, _ in pieces) == run.width


def test_blanks_part_words_but_not_letters(written, line):
    far = replace(line("ba", 0, "body", 1), x=60_000)
    spaced = line("abab", 1, "body", 3, gap=4_000)
    wide = replace(line(f"{YI}{ER}", 2, "body", 4), offsets=(0, 19_000))
    tagged = written((line("ab", 0, "body"), far, spaced, wide), blocks=(Block("text"),) * 3)
    assert told(tagged) == f"Art(P(ab ba) P(abab) P({YI} {ER}))"


def test_threads_follow_columns_and_pages(line):
    def at(x: int, row: int, role: str = "body") -> GlyphRun:
        return replace(line(YI, 0, role, row), x=x)

    first = (at(0, 0, "headline"), at(0, 1), at(0, 2), at(50_000, 1), at(50_000, 2))
    shown = DisplayList((Page(1, "", TRIM, 0, first), Page(2, "", TRIM, 0, (at(0, 0),))), "", "")
    (thread,) = threads_of(shown)
    assert [(b.page, b.rect.x0, b.rect.y0, b.rect.y1) for b in thread.beads] == [
        (0, 0, 12_080, 21_080), (0, 0, 24_080, 45_080), (0, 50_000, 24_080, 45_080), (1, 0, 12_080, 21_080),
    ]  # fmt: skip


def test_colours_of_the_screen(written, line, settings):
    spot = Ink("blue", (0, 0, 0, 0), ((Spot("P 1", (1000, 500, 0, 0)), 1000),), overprint=True)
    white = Ink("white", (0, 0, 0, 0))
    items = tuple(replace(line(YI, k, "body", k), ink=ink) for k, ink in enumerate((BLACK, white, RED, spot)))
    tagged = written(items, blocks=(Block("text"),) * 4)
    stream = tagged.pdf.pages[0].Contents.read_bytes().decode()
    colours = [tuple(map(float, row.split()[:3])) for row in stream.splitlines() if row.endswith(" rg")]
    assert colours[:2] == [(0, 0, 0), (1, 1, 1)]
    red, blue = colours[2:]
    assert red[0] > 0.7
    assert red[1:] < (0.4, 0.4)
    assert blue[2] == max(blue)
    assert tagged.operators.isdisjoint({"k", "cs", "scn", "gs"})


def test_equal_bytes(faces, settings, line):
    shown = DisplayList((Page(1, "\u8981", TRIM, 0, (line(YI, 0, "body"),)),), "\u62a5", "2020-08-12T00:00:00+08:00")
    one, two = (write_screen(shown, faces, ScreenSettings(settings.intent.profile)) for _ in range(2))
    assert one == two
