"""The specimen book: it shows every rule, off and on really differ, brackets stand where the glyphs are, the PDF is X-4."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from banmian.display import GlyphRun, Item, Tag
from banmian.fonts import FontBook
from banmian.instant import created
from banmian.issue_pdf import settings_of
from banmian.linebreak import Breakable, Cost
from banmian.pdf.writer import write_pdf
from banmian.template.loader import load_template
from banmian.template.model import Paper
from banmian.text import classes as c
from banmian.text.spacing import T_COMMA
from banmian.trial.setter import Trial, set_paragraph
from banmian_tools.specimen.cases import set_case
from banmian_tools.specimen.loader import FOLDER, load_book
from banmian_tools.specimen.model import Book, Case, Pair, Rule, See
from banmian_tools.specimen.page import LEFT, LINES, TRIM, WIDTH
from banmian_tools.specimen.pages import BETWEEN, SetBook, page_ends, set_book
from banmian_tools.specimen.run import book_pdf
from banmian_tools.specimen.spots import spots_of

ROOT = Path(__file__).resolve().parents[3]
RULES = (ROOT / "docs/rules/typography.md").read_text(encoding="utf-8")
ELSEWHERE = {"Newspaper furniture"}
"""Sections that the newspaper itself shows: they are no rules of setting text."""


@pytest.fixture(scope="module")
def faces() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


@pytest.fixture(scope="module")
def paper(faces: FontBook) -> Paper:
    template, diagnostics = load_template(ROOT, "chenbao", "", (), None, faces.ids)
    assert template is not None, diagnostics
    return template.paper


@pytest.fixture(scope="module")
def book(paper: Paper) -> Book:
    found, diagnostics = load_book(ROOT, paper)
    assert found is not None, diagnostics
    return found


@pytest.fixture(scope="module")
def done(book: Book, faces: FontBook, paper: Paper) -> SetBook:
    return set_book(book, faces, paper, created(datetime.date.fromisoformat(book.date)))


def rules_of(book: Book) -> list[Rule]:
    return [rule for chapter in book.chapters for rule in chapter.rules]


def sections() -> dict[str, str]:
    """Heading -> text of each section of the rules."""
    parts = re.split(r"^## (.+?)(?: \(.+\))?$", RULES, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def rows(section: str) -> set[str]:
    """First cells of the rows of a section's tables, without the references in brackets."""
    found = re.findall(r"^\| (.+?) \|", section, flags=re.MULTILINE)
    cells = {re.sub(r" [\[(](?!default|a newspaper).*", "", cell).removesuffix(" (a newspaper's default)") for cell in found}
    return cells - {"level", "shrink, in order", "stretch, in order"}


def test_every_section_of_the_rules_has_its_specimens(book: Book) -> None:
    assert set(sections()) - ELSEWHERE == {rule.section for rule in rules_of(book)}


@pytest.mark.parametrize("section", ["Line edges", "Justification"])
def test_every_row_of_the_tables_is_shown(book: Book, section: str) -> None:
    shown = {row for rule in rules_of(book) if rule.section == section for row in rule.covers}
    assert rows(sections()[section]) == shown


def test_every_clreq_id_of_the_rules_is_some_specimens_source_and_no_other(book: Book) -> None:
    cited = set(re.findall(r"\b(?:h-)?[a-z]+(?:_[a-z-]+){2,}\b", RULES)) | {"first_line_indents"}
    given = {s.removeprefix("CLREQ ") for rule in rules_of(book) for s in rule.source if s.startswith("CLREQ ")}
    assert cited == given


def test_clauses_of_the_national_standard_are_those_of_the_rules(book: Book) -> None:
    given = {s.removeprefix("GB/T 15834-2011 ") for rule in rules_of(book) for s in rule.source if s.startswith("GB/T 15834-2011 ")}
    assert given and all(re.search(rf"\b{re.escape(clause)}\b", RULES) for clause in given)


def test_ids_are_single(book: Book) -> None:
    ids = [rule.id for rule in rules_of(book)]
    assert len(ids) == len(set(ids))


def ink(items: tuple[Item, ...]) -> set[object]:
    """Each glyph with its place, and what else is painted, without tags."""
    painted: set[object] = set()
    for item in items:
        if isinstance(item, GlyphRun):
            at = (item.face, item.size, item.y if not item.down else item.x, item.angle, item.stretch)
            start = item.x if not item.down else item.y
            painted |= {(*at, start + offset, gid) for offset, gid in zip(item.offsets, item.glyphs, strict=True)}
        else:
            painted.add(replace(item, tag=Tag("", 0, "")))
    return painted


def set_at_home(case: Case, faces: FontBook) -> set[object]:
    return ink(set_case(case, (0, 0), ("", 0, ""), faces).items)


def test_off_and_on_really_differ_in_every_specimen(book: Book, faces: FontBook) -> None:
    same = [
        f"{rule.id} {name}"
        for rule in rules_of(book) for name, pair in (("pair", rule.pair), ("worst", rule.worst))
        if set_at_home(pair.off, faces) == set_at_home(pair.on, faces)
    ]  # fmt: skip
    assert not same


def test_every_bracket_finds_its_place(book: Book, faces: FontBook) -> None:
    """A text to look at stands on at least one of its sides; a misspelt one would show nothing."""
    lost = [
        f"{rule.id}: {see.text}"
        for rule in rules_of(book) for pair in (rule.pair, rule.worst) for see in pair.see
        if see.kind == "text" and not any(
            spots_of(set_case(case, (0, 0), ("", 0, ""), faces), see)
            for side, case in (("off", pair.off), ("on", pair.on)) if see.side in ("both", side)
        )
    ]  # fmt: skip
    assert not lost


def test_a_bracket_measures_the_glyphs(book: Book, faces: FontBook) -> None:
    rule = next(rule for rule in rules_of(book) if rule.id == "dash")
    shown = set_case(rule.pair.on, (0, 0), ("", 0, ""), faces)
    (first, _) = spots_of(shown, See("text", "\u2014\u2014", width=True))
    run = next(i for i in shown.items if isinstance(i, GlyphRun) and "\u2014\u2014" in i.texts)
    assert first.x0 == run.x + run.offsets[run.texts.index("\u2014\u2014")]
    assert first.label == "2" and first.x1 - first.x0 == 2 * rule.pair.on.setting.size


def test_strict_on_sides_end_no_line_where_none_may(book: Book, faces: FontBook) -> None:
    """What the red brackets of `edges` accuse is never found with the rule on."""
    edges = [
        (rule, pair) for rule in rules_of(book) for pair in (rule.pair, rule.worst) if pair.see and pair.see[0].kind == "edges"
    ]
    assert edges
    for rule, pair in edges:
        assert not spots_of(set_case(pair.on, (0, 0), ("", 0, ""), faces), See("edges")), rule.id
        assert spots_of(set_case(pair.off, (0, 0), ("", 0, ""), faces), See("edges")), rule.id


def lone(case: Case, faces: FontBook) -> bool:
    """The second column begins with a paragraph's last line alone, or the first one ends with a first line alone."""
    lines = set_case(case, (0, 0), ("", 0, ""), faces).lines
    texts = [case.text[line.units[0].offset : line.units[-1].after] for line in lines]
    head = next(k for k, line in enumerate(lines) if line.x > case.measure)
    first, last = texts[head], texts[head - 1]
    return any(
        t.text not in (first, last) and (t.text.endswith(first) or t.text.startswith(last)) for t in case.texts
    )  # fmt: skip


def test_lone_lines_are_there_without_the_rule_and_gone_with_it(book: Book, faces: FontBook) -> None:
    rule = next(rule for rule in rules_of(book) if rule.id == "lone-lines")
    for pair in (rule.pair, rule.worst):
        assert lone(pair.off, faces) and not lone(pair.on, faces)


def test_gaps_alike_keep_what_can_be_taken_and_given() -> None:
    from banmian_tools.specimen.setting import gaps_as_asked

    none = [0, 0, 0]
    par = Breakable(
        1000, [0, 1000, 2000], [1000, 2000, 3000], [1000, 2000, 3000], [-1, 0, 0, 0],
        ([0, 100, 100], [0, 0, 50], none, none, none), ([0, 80, 80], none), [0, 0, 1], [0, 100, 150], [0, 1, 2, 3], [0, 1, 1],
    )  # fmt: skip
    alike = gaps_as_asked(par, "alike")
    others = [sums for tier, sums in enumerate(alike.shrink) if tier != T_COMMA]
    assert alike.shrink[T_COMMA] == par.total_shrink and not any(map(any, others)) and alike.places == [0, 1, 2]
    assert gaps_as_asked(par, "tiers") is par


def test_a_tier_in_turn_gives_all_before_the_next_gives_anything() -> None:
    from banmian.linebreak import justify
    from banmian_tools.specimen.setting import in_turn

    none = [0, 0, 0]
    par = Breakable(
        1000, [0, 1000, 2000], [1000, 2000, 3000], [1000, 2000, 3000], [-1, 0, 0, 0],
        ([0, 100, 100], none, [0, 0, 200], none, none), ([0, 0, 0], none), [0, 0, 1], [0, 100, 300], [0, 1, 2, 3],
    )  # fmt: skip
    assert justify(in_turn(par, 0, 3, 2940), 0, 3, 2940, False) == ([0, 940, 1940], 2940)
    assert justify(in_turn(par, 0, 3, 2850), 0, 3, 2850, False) == ([0, 900, 1850], 2850)
    assert justify(in_turn(par, 1, 3, 1900), 1, 3, 1900, False) == ([0, 900], 1900)
    assert justify(in_turn(par, 0, 3, 3000), 0, 3, 3000, False) == ([0, 1000, 2000], 3000)


def test_nothing_leaves_the_page(done: SetBook) -> None:
    assert not done.diagnostics
    for page in done.display.pages:
        for item in page.items:
            if isinstance(item, GlyphRun) and not item.down and not item.angle:
                assert item.x >= LEFT - 12000 and item.x + item.width <= LEFT + WIDTH + 12000, (page.number, item.texts)
                assert 0 < item.y < TRIM[1] - 24000, (page.number, item.texts)


def test_the_pdf_is_x4_and_the_same_twice(done: SetBook, faces: FontBook, paper: Paper) -> None:
    first = write_pdf(done.display, faces, settings_of(paper, ROOT))
    second, found = book_pdf(ROOT, "chenbao")
    assert first == second and not found
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert "GTS_PDFXVersion>PDF/X-4<" in bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFX" and len(pdf.pages) > 20


def test_a_fault_in_a_chapter_is_told_with_its_place(tmp_path: Path, paper: Paper) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    for file in (ROOT / FOLDER).glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if file.stem == "grid":
            text = text.replace("section: The grid", "sektion: The grid", 1)
        (folder / file.name).write_text(text, encoding="utf-8")
    book, found = load_book(tmp_path, paper)
    assert book is None
    assert {(d.code, d.span.file if d.span else "") for d in found} == {
        ("YML006", f"{FOLDER}/grid.yaml"),
        ("YML007", f"{FOLDER}/grid.yaml"),
    }


def test_a_cost_that_there_is_not_is_told(tmp_path: Path, paper: Paper) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    for file in (ROOT / FOLDER).glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("{contrast: 0}", "{kontrast: 0}")
        (folder / file.name).write_text(text, encoding="utf-8")
    book, found = load_book(tmp_path, paper)
    assert book is None and [d.code for d in found] == ["YML006"] and "kontrast" in found[0].message


def test_the_list_in_the_readme_is_the_books(book: Book) -> None:
    readme = (ROOT / FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d+) \| `([a-z-]+)` \|", readme, flags=re.MULTILINE)
    assert listed == [(str(n), rule.id) for n, rule in enumerate(rules_of(book), 1)]


def test_pairs_are_of_one_measure_unless_the_measure_is_the_rule(book: Book) -> None:
    def measures(pair: Pair) -> bool:
        return pair.off.measure == pair.on.measure

    assert [rule.id for rule in rules_of(book) if not (measures(rule.pair) and measures(rule.worst))] == ["whole-measure"]


def plain(case: Case) -> bool:
    """Set by the paper's settings alone: what `banmian set` is asked for, too."""
    special = case.naive or case.head or case.columns or case.circle or case.first_fit or case.fill or not case.emergency
    return not (special or case.gaps != "tiers" or case.cost != Cost() or any(text.marks for text in case.texts))


def test_the_book_and_a_trial_setting_agree(book: Book, faces: FontBook) -> None:
    """Lines, and each Han's place along its line, of every side that has no other setter."""
    compared = 0
    for case in (case for r in rules_of(book) for p in (r.pair, r.worst) for case in (p.off, p.on) if plain(case)):
        lines = iter(set_case(case, (0, 0), ("", 0, ""), faces).lines)
        at, em = 0, case.setting.size
        for text in case.texts:
            trial = Trial(case.setting, case.measure, case.indent, case.align == "justify", case.looseness, as_typed=True)
            for tried in set_paragraph(text.text, 1, trial, faces).lines:
                line = next(lines)
                start = line.units[0].offset - at
                assert tried.text == text.text[start : line.units[-1].after - at].rstrip(), text.text
                inset = case.indent if start == 0 else 0
                places = {unit.offset - at: unit.x0 - line.x + inset for unit in line.units if unit.cls == c.HAN}
                found = {g.index: round(g.x * em) + inset for g in tried.glyphs if g.index in places}
                assert found.keys() == places.keys() and all(abs(found[k] - places[k]) <= 1 for k in places), text.text
                compared += len(found)
            at += len(text.text) + 1
        assert next(lines, None) is None
    assert compared > 3000


def test_reports_below_a_setting_are_those_it_gives(book: Book, faces: FontBook) -> None:
    for rule in rules_of(book):
        for pair in (rule.pair, rule.worst):
            given = {d.code for d in set_case(pair.on, (0, 0), ("", 0, ""), faces).diagnostics}
            assert given == set(pair.reports), rule.id


def test_pages_are_as_few_as_can_be_and_alike() -> None:
    half = (LINES - BETWEEN) // 2
    assert page_ends([half, half, half, half]) == [2, 4]
    assert page_ends([LINES, 1, 1]) == [1, 3]
    assert page_ends([LINES - 20, 10, 10, LINES - 30]) == [2, 4]
