"""Layouts read into values; every fault of paper.yaml, of a profile and of a page at its line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_paper import ICC, PAGE, PAPER, PROFILE, Loader

from banmian.content.loader import load_content
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.geometry import Circle
from banmian.template.loader import load_profile, load_template
from banmian.template.required_styles import FURNITURE_STYLES, LINE_STYLES

ROOT = Path(__file__).parents[3]


def told(reports: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in reports if d.span is not None]


def test_geometry_is_computed_once_in_millipoints(load: Loader) -> None:
    template, reports = load()
    assert reports == ()
    assert template is not None
    grid = template.paper.grid
    assert (grid.trim, grid.bleed, grid.width, grid.em, grid.leading, grid.lines) == (
        (765354, 1105512),
        8504,
        680400,
        9000,
        12600,
        80,
    )
    assert (grid.left, grid.top) == (42477, 50556)  # centred
    base, listing = grid.columns
    assert (base.name, base.count, base.width, base.gutter) == ("base", 5, 126000, 12600)
    assert (listing.width, listing.gutter) == (100800, 15120)
    assert base.lefts[-1] + base.width == grid.left + grid.width
    assert grid.line_foot(80) - grid.line_top(1) == 1_004_400


def test_styles_take_what_they_do_not_say_from_the_one_they_are_like(load: Loader) -> None:
    template, _ = load()
    assert template is not None
    body, listing, quote = (template.paper.text_style(n) for n in ("body", "listing", "quote"))
    assert (body.emphasis, body.quote_size, body.indent, body.level) == ("song", 9000, 2000, "strict")
    assert (listing.size, listing.strong, listing.subhead_size) == (8400, "hei", 10500)
    assert (quote.pitch, quote.indent) == (24000, 0)
    assert template.paper.head_style("brief").rank == 2
    assert template.paper.ink("red").cmyk == (0, 920, 850, 120)
    assert (template.paper.ink_limit, template.paper.output_intent, template.paper.fail_on) == (
        240,
        "layouts/small/profiles/icc/a.icc",
        "error",
    )


def test_places_keep_their_grid_units(load: Loader) -> None:
    template, _ = load()
    assert template is not None
    ((name, page),) = template.pages
    assert (name, page.grid, page.spread, page.file) == ("front", "base", False, "layouts/small/pages/front.yaml")
    lead, brief, census = page.places
    assert lead.head is not None and (lead.head.cols, lead.head.lines) == ((1, 4), (1, 8))
    assert (lead.text[0].cols, lead.text[0].lines, lead.text[0].columns, lead.text[0].style) == ((1, 4), (9, 38), 3, "body")
    assert (brief.between, brief.brief_head) == ((1, 300), "brief")
    assert census.box is not None and census.box.bar is not None
    assert (census.box.bar.side, census.box.bar.ink.name) == ("top", "red")
    assert census.text[0].cols is None
    assert page.pictures[0].shape == Circle(406_100, template.paper.grid.line_top(21) + 4500, 98_000)
    assert page.rules[1].gutter == 4
    assert page.furniture[0].lines == (0, 0) and page.furniture[0].option("air") == 8000
    assert (lead.span.line, lead.text[0].span.line) == (3, 5)


def test_an_issue_may_have_a_page_of_its_own(load: Loader) -> None:
    template, reports = load(own="schema: 1\nplaces: {only: {text: [{cols: 1-5, lines: 1-80}]}}\n")
    assert reports == ()
    assert template is not None
    page = template.pages[0][1]
    assert page.file == "content/2020-08-12/pages/front.yaml"
    assert [p.name for p in page.places] == ["only"]


def test_a_place_takes_the_style_of_its_grid(load: Loader) -> None:
    template, _ = load(page="schema: 1\ngrid: listing\nplaces: {only: {text: [{cols: 6, lines: 1-80}]}}\n")
    assert template is not None
    assert template.pages[0][1].places[0].text[0].style == "listing"


def test_on_a_spread_x_goes_on_over_the_fold(load: Loader) -> None:
    text = """\
schema: 1
spread: yes
places:
  long: {text: [{cols: 3-5, lines: 1-68, columns: 3}, {cols: 6-7, lines: 1-68, columns: 2}]}
  time: {box: {cols: 1-10, lines: 70-80, padding: 9pt}, text: [{lines: 71-80, style: line}]}
pictures:
  map: {of: long, shape: circle, at: [fold, line 35], r: 226pt}
"""
    template, reports = load(page=text)
    assert reports == ()
    assert template is not None
    shape = template.pages[0][1].pictures[0].shape
    assert isinstance(shape, Circle) and shape.cx == 765_354


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a place outside the type area
        ("cols: 1-4, lines: 9-38", "cols: 1-6, lines: 9-38", [("TPL004", 5, 12)]),
        ("cols: 1-4, lines: 9-38", "cols: 1-4, lines: 9-81", [("TPL004", 5, 12)]),
        ("lines: 41-80, tint", "lines: 41-90, tint", [("TPL004", 10, 10)]),
        ("gutter: 4|5", "gutter: 5|6", [("TPL004", 17, 5)]),
        ("kind: folio, cols: 1-5", "kind: folio, cols: 1-7", [("TPL004", 19, 5)]),
        ("at: [406.1pt, line 21]", "at: [700pt, line 21]", [("TPL004", 14, 3)]),
        # places over one another
        ("{cols: 5, lines: 4-38}", "{cols: 4-5, lines: 4-38}", [("TPL005", 7, 12)]),
        ("lines: head, air", "lines: head-5, air", [("TPL005", 4, 11), ("TPL005", 7, 12)]),
        # names
        ("style: lead, cols", "style: laed, cols", [("TPL003", 4, 19)]),
        ("columns: 3}", "columns: 3, style: bdoy}", [("TPL003", 5, 56)]),
        ("tint: tint-a", "tint: tint-x", [("TPL003", 10, 42)]),
        ("bar: red", "bar: rde", [("TPL003", 10, 55)]),
        ("places:", "grid: lsting\nplaces:", [("TPL003", 2, 7)]),
        ("of: lead", "of: laed", [("TPL003", 14, 15)]),
        ("kind: folio", "kind: foilo", [("TPL003", 19, 12)]),
        # spans
        ("lines: 9-38", "lines: 38-9", [("YML008", 5, 31)]),
        ("lines: 9-38", "lines: 0-38", [("YML008", 5, 31)]),
        ("lines: 9-38", "lines: a-b", [("YML008", 5, 31)]),
        ("lines: 9-38", "lines: head-38", [("TPL004", 5, 12)]),
        ("gutter: 4|5", "gutter: 4|6", [("YML008", 17, 14)]),
        ("weight: 0.5pt", "weight: thick", [("YML008", 16, 39)]),
        ("weight: 0.5pt", "weight: 0pt", [("YML008", 16, 39)]),
        ("at: [406.1pt, line 21]", "at: [fold, line 21]", [("TPL007", 14, 48)]),
        ("at: [406.1pt, line 21]", "at: [here, line 21]", [("YML008", 14, 48)]),
        # what contradicts itself
        (", r: 98pt", "", [("TPL007", 14, 10)]),
        ("shape: circle, at: [406.1pt, line 21], r: 98pt, ", "", [("TPL007", 14, 10)]),
        ("cols: 5, lines: 4-38", "lines: 4-38", [("TPL007", 7, 12)]),
        ("{cols: 1-5, lines: 39-40", "{lines: 39-40", [("TPL007", 16, 5)]),
        ("    text: [{cols: 5, lines: 4-38}]", "    head: {style: brief}", [("TPL007", 7, 11), ("TPL007", 7, 11)]),
        # the shape of the file
        ("places:", "palces:", [("YML006", 2, 1)]),
        ("head: {style: lead, cols", "haed: {style: lead, cols", [("YML006", 4, 5)]),
        ("style: lead, cols: 1-4", "cols: 1-4", [("YML007", 4, 11)]),
        ("  brief:", "  lead:", [("YML004", 6, 3)]),
    ],
)
def test_what_is_wrong_in_a_page(load: Loader, old: str, new: str, expected: list[tuple[str, int, int]]) -> None:
    assert old in PAGE
    template, reports = load(page=PAGE.replace(old, new, 1))
    assert template is not None and template.pages == ()
    assert told(reports) == expected
    assert all(d.severity is Severity.ERROR and d.span is not None and d.span.file.endswith("front.yaml") for d in reports)


def test_a_place_that_cuts_may_lie_over_another(load: Loader) -> None:
    page = PAGE.replace(
        "  brief:\n    text: [{cols: 5, lines: 4-38}]",
        "  brief:\n    cut: yes\n    text: [{cols: 2-3, lines: 31-38, style: quote}]",
    )
    assert load(page=page)[1] == ()


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("text: [{cols: 5-6, lines: 1-20, columns: 2}]", [("TPL006", 4, 14)]),
        ("head: {style: lead, cols: 4-7, lines: 1-8}", [("TPL006", 4, 13)]),
        ("text: [{cols: 8-11, lines: 1-20}]", [("TPL004", 4, 14)]),
    ],
)
def test_text_does_not_cross_the_fold(load: Loader, area: str, expected: list[tuple[str, int, int]]) -> None:
    _, reports = load(page=f"schema: 1\nspread: yes\nplaces:\n  a: {{{area}}}\n")
    assert told(reports) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: small", "id: smal", [("TPL001", 2, 5)]),
        ("profile: shop", "profile: shp", [("TPL008", 4, 10)]),
        ("characters: 75.6", "characters: 95", [("TPL004", 6, 12)]),
        ("leading: 12.6pt", "leading: 5pt", [("YML008", 6, 12)]),
        ("body: 9pt", "body: 0pt", [("YML008", 6, 48)]),
        ("body: 9pt", "body: 1字", [("YML008", 6, 12)]),
        ("style: listing}", "style: lsting}", [("TPL003", 7, 71)]),
        ("red: [0, 92, 85, 12]", "red: [0, 92, 85]", [("YML008", 8, 32)]),
        ("red: [0, 92, 85, 12]", "red: [0, 92, 850, 12]", [("YML008", 8, 40)]),
        ("like: body, size: 8.4pt", "like: bdoy, size: 8.4pt", [("TPL003", 11, 19)]),
        ("strong: hei, ", "", [("YML007", 10, 9)]),
        ("quote: kai, size: 9pt, ", "quote: kai, ", [("YML007", 10, 9)]),
        ("size: 17pt", "size: big", [("YML008", 12, 29)]),
        ("accent: red", "accent: rde", [("TPL003", 17, 120)]),
        ("kind: stations", "kind: station", [("YML008", 17, 16)]),
        ("  caption: {face: song, size: 8.5pt}\n", "", [("TPL003", 19, 3)]),
    ],
)
def test_what_is_wrong_in_a_paper(load: Loader, old: str, new: str, expected: list[tuple[str, int, int]]) -> None:
    assert old in PAPER
    _, reports = load(paper=PAPER.replace(old, new, 1))
    assert told(reports) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ink-limit = 240", "ink-limit = 900"),
        ("ink-limit = 240", "ink-limit ="),
        ("icc/a.icc", "icc/b.icc"),
        ("icc/a.icc", "../a.icc"),
        ("name", "nmae"),
    ],
)
def test_what_is_wrong_in_a_profile(load: Loader, old: str, new: str) -> None:
    template, reports = load(profile=PROFILE.replace(old, new, 1))
    assert template is None
    assert [(d.code, d.span.file) for d in reports if d.span] == [("TPL008", "layouts/small/profiles/shop.toml")]


def test_names_that_are_not_there_are_told_where_they_are_asked_for(load: Loader) -> None:
    asked = {"": Span("content/2020-08-12/issue.yaml", 2, 8), "frnot": Span("content/2020-08-12/issue.yaml", 9, 3)}
    _, reports = load(name="frnot", asked=asked)
    assert told(reports) == [("TPL002", 9, 3)]
    assert reports[0].hint == "did you mean `front`?"


def test_a_paper_that_is_not_there(load: Loader) -> None:
    template, reports = load(id_="smal")
    assert template is None
    assert (reports[0].code, reports[0].hint) == ("TPL001", "did you mean `small`?")


@pytest.mark.parametrize("name", ["../front", "Front", ""])
def test_names_never_lead_out_of_the_folder(load: Loader, name: str) -> None:
    assert [d.code for d in load(name=name)[1]] == ["TPL002"]


def test_faces_are_checked_where_the_fonts_are_known(load: Loader) -> None:
    template, reports = load(paper=PAPER.replace("kai: kai,", "kai: kia,"), faces=("song", "hei", "kai", "brush", "song-black"))
    assert template is None
    assert told(reports) == [("TPL003", 10, 40)]
    assert reports[0].hint == "did you mean `kai`?"


def test_the_lists_of_needed_styles_agree_with_the_drawers() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src" / "banmian").rglob("*.py"))
    assert set(re.findall(r'\.line_style\("([a-z0-9-]+)"', source)) <= {*LINE_STYLES}
    drawers = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src/banmian/pages/furniture").glob("*.py"))
    kinds = "masthead|folio|index|imprint|barcode|qr|title"
    named = set(re.findall(rf'"((?:{kinds})(?:-[a-z]+)?|(?:weather|teaser)-[a-z]{{2,}})"', drawers))
    known = {n for names in FURNITURE_STYLES.values() for n in names}
    assert known <= named
    assert {n for n in named if "-" in n and not n.startswith("qr-")} - known <= {
        *LINE_STYLES,
        *FURNITURE_STYLES,
        "title-down",
        "title-drop",
        "index-y",
    }


def test_no_ink_and_no_face_must_have_a_name_of_the_programs(load: Loader) -> None:
    paper = PAPER.replace("red: [", "rose: [").replace("accent: red", "accent: rose")
    template, reports = load(paper=paper, page=PAGE.replace("bar: red", "bar: rose"), faces=("song", "hei", "kai"))
    assert template is not None and not reports


FOLIO = "folio: {rule-y: 24pt, rule: 0.5pt, bar: 1.5pt, base-y: 21pt, line-y: 18pt, air: 5pt}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (" bar: 1.5pt,", "", "YML007 the key `bar` is missing"),
        ("bar: 1.5pt", "baar: 1.5pt", "YML006 the key `baar` is not known here"),
        ("air: 5pt", "air: wide", "YML008 'wide' is no length: write 9pt"),
        ("bar: 1.5pt", "bar: 0pt", "YML008 '0pt' is too small: a size is more than 0"),
        ("folio:", "foliio:", "YML006 the key `foliio` is not known here"),
    ],
)
def test_options_of_furniture_are_checked_in_the_paper(load: Loader, old: str, new: str, expected: str) -> None:
    template, reports = load(paper=PAPER.replace(FOLIO, FOLIO.replace(old, new)))
    assert template is None
    assert any(f"{d.code} {d.message}".startswith(expected.split(":", maxsplit=1)[0]) for d in reports), reports
    assert all(d.span is not None and d.span.file.endswith("paper.yaml") and d.span.line > 1 for d in reports)


def test_options_of_furniture_are_checked_on_the_page(load: Loader) -> None:
    _, reports = load(page=PAGE.replace("air: 8pt", "aiir: 8pt"))
    assert [(d.code, d.hint) for d in reports] == [("YML006", "did you mean `air`?")]


def test_a_paper_without_a_row_of_furniture_leaves_all_to_the_page(load: Loader) -> None:
    _, reports = load(paper=PAPER.replace("furniture:\n  " + FOLIO + "\n", ""))
    assert sorted(d.message for d in reports) == sorted(
        f"the key `{k}` is missing" for k in ("rule-y", "rule", "bar", "base-y", "line-y")
    )


def test_the_specimen_loads_without_a_word() -> None:
    content, _ = load_content(ROOT, "content/2020-08-12")
    assert content is not None
    names = [p.layout for p in content.issue.pages]
    template, reports = load_template(ROOT, content.issue.paper, "content/2020-08-12", names)
    assert reports == ()
    assert template is not None
    assert [n for n, _ in template.pages] == names
    grid = template.paper.grid
    assert (grid.left, grid.top) == (42480, 61800)
    assert grid.columns[0].lefts == (42480, 181080, 319680, 458280, 596880)
    assert grid.columns[1].lefts == (42480, 158400, 274320, 390240, 506160, 622080)
    for page, (_, layout) in zip(content.issue.pages, template.pages, strict=True):
        assert {name for name, _ in page.places} == {p.name for p in layout.places}


def test_every_typing_rule_has_its_switch() -> None:
    from banmian.sources.normalising import RULES, Normalising
    from banmian.template.paper_schema import NormaliseEntry

    assert tuple(NormaliseEntry.model_fields) == RULES
    assert Normalising(**NormaliseEntry().model_dump()) == Normalising()


@pytest.mark.parametrize("data", [b"", ICC[:-1], ICC.replace(b"CMYK", b"RGB "), ICC.replace(b"acsp", b"    ")])
def test_an_icc_profile_that_is_none(load: Loader, data: bytes) -> None:
    """Cut off, of another device, no ICC file at all: told before a picture is converted by it."""
    template, reports = load(icc=data)
    assert template is None
    assert [(d.code, d.message) for d in reports] == [("TPL008", "profiles/icc/a.icc is no whole ICC profile of four inks")]


def test_a_layout_that_no_page_names_is_told(load: Loader, tmp_path: Path) -> None:
    assert load()[1] == ()
    own = tmp_path / "content" / "2020-08-12" / "pages"
    own.mkdir(parents=True, exist_ok=True)
    for name in ("fronts.yaml", "._x.yaml", "front.yml"):
        (own / name).write_text("schema: 1\n", encoding="utf-8")
    _, said = load_template(tmp_path, "small", "content/2020-08-12", ["front"])
    assert [(d.message.split(":")[0], d.hint.split(";")[0]) for d in said if d.code == "SRC011"] == [
        ("no page of issue.yaml has the layout fronts", "did you mean `front`?"),
        ("front.yml is not read", "rename it to front.yaml"),
    ]


@pytest.mark.parametrize(
    ("own", "shared", "found"),
    [
        (
            ("shop.toml", "icc/a.icc"),
            ("shop.toml", "icc/a.icc"),
            ("layouts/small/profiles/shop.toml", "layouts/small/profiles/icc/a.icc"),
        ),
        ((), ("shop.toml", "icc/a.icc"), ("layouts/profiles/shop.toml", "layouts/profiles/icc/a.icc")),
        (("shop.toml",), ("icc/a.icc",), ("layouts/small/profiles/shop.toml", "layouts/profiles/icc/a.icc")),
    ],
)
def test_a_papers_own_profile_stands_before_the_shared_one(
    tmp_path: Path, own: tuple[str, ...], shared: tuple[str, ...], found: tuple[str, str]
) -> None:
    for folder, names in (("layouts/small/profiles", own), ("layouts/profiles", shared)):
        for name in names:
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_bytes(ICC if name.endswith("icc") else PROFILE.encode())
    shop, reports = load_profile(tmp_path, "small", "shop", Span("layouts/small/paper.yaml"))
    assert shop is not None and not reports
    assert (shop.source.file, shop.intent) == found
    _, told_of = load_profile(tmp_path, "small", "shpo", Span("layouts/small/paper.yaml"))
    assert told_of[0].hint == "did you mean `shop`?"
