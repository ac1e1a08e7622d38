"""The newsstand's barcode through the command: exact bars, read back from the page, judged, refused where a digit is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from project import run, small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.colour import BLACK
from banmian.display import Box, GlyphRun, walk
from banmian.issue_pdf import pdf_bytes, screen_bytes
from banmian.preflight.engine import run_pdf
from banmian.preflight.limits import Limits
from banmian.preflight.profile import Profile
from banmian.units import mp_of_mm

ISSUE = "content/2021-03-08"
LAYOUT, PAPER = "layouts/small/pages/one.yaml", "layouts/small/paper.yaml"
CODE = """\
barcode:
  issn: 1234-5679
  add-on: "05"
  caption: [ISSN 1234-5679]
"""
ELEMENT = "furniture:\n  - {kind: barcode, cols: 1-2, lines: 24-30}\n"
STYLES = """\
line-styles:
  barcode-caption: {face: hei-regular, size: 5pt}
  barcode-digits: {face: hei-regular, size: 5pt}
"""
OPTIONS = """\
furniture:
  barcode: {height: 12mm, digits-down: 6pt, caption-up: 3pt, caption-pitch: 7pt, bars-x: 11mm}
"""
MODULE = mp_of_mm("0.33")
EAN = "9771234567003"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small page with a barcode under its stories."""
    root = small_project(tmp_path_factory.mktemp("good"), "ISSN0123456789-.")
    spoil(root / PAPER, {"line-styles:\n": STYLES, "furniture:\n": OPTIONS})
    for name, more in ((LAYOUT, ELEMENT), (f"{ISSUE}/issue.yaml", CODE)):
        path = root / name
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return root


def built(root: Path) -> Outcome:
    return set_issue(Job(root, ISSUE))


def bars(outcome: Outcome) -> list[Box]:
    assert outcome.issue is not None
    return [i for i in walk(outcome.issue.display.pages[0].items) if isinstance(i, Box) and i.tag.role == "bars"]


def told(outcome: Outcome, code: str) -> list[str]:
    return [d.message for d in outcome.diagnostics if d.code == code]


def read(pdf: bytes, dpi: int) -> list[str]:
    """As a scanner sees it: the ink under each of its pixels, not edges at whole pixels as PDFium draws them."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    picture = document[0].render(scale=4 * dpi / 72, grayscale=True).to_pil().reduce(4)
    picture = picture.resize((picture.width * 3, picture.height * 3))
    return [c.text for c in zxingcpp.read_barcodes(picture, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read)]


def judged(pdf: bytes) -> list[str]:
    profile = Profile(title="test", checks=("PF-QRC-*",), limits=Limits(pages_multiple=1))
    return [d.code for d in run_pdf(pdf, profile).diagnostics]


def test_bars_stand_where_the_standard_has_them(good: Path) -> None:
    outcome = built(good)
    assert [d.code for d in outcome.diagnostics if d.severity.word != "info"] == []
    found = bars(outcome)
    first = found[0].rect
    assert len(found) == 30 + 7
    assert {b.ink for b in found} == {BLACK}
    assert first.width == MODULE
    last = found[29].rect
    assert last.x1 - first.x0 == 95 * MODULE
    assert all((b.rect.x0 - first.x0) % MODULE == 0 and b.rect.width % MODULE == 0 for b in found)
    guards = [b.rect for b in found[:30] if b.rect.y1 - found[2].rect.y1 == 5 * MODULE]
    assert [(g.x0 - first.x0) // MODULE for g in guards] == [0, 2, 46, 48, 92, 94]
    assert {b.rect.height for b in found[2:14]} == {mp_of_mm(12)}
    beside = found[30].rect
    assert 7 * MODULE <= beside.x0 - last.x1 <= 12 * MODULE
    assert (beside.y0 - first.y0, beside.y1) == (6_000, last.y1)


def test_digits_stand_amid_their_cells(good: Path) -> None:
    outcome = built(good)
    assert outcome.issue is not None
    runs = [r for r in outcome.issue.display.pages[0].items if isinstance(r, GlyphRun) and r.tag.role == "barcode"]
    digits = [r for r in runs if r.texts and r.texts[0].isdigit() and r.size == 5_000][-15:]
    assert "".join("".join(r.texts) for r in digits) == EAN + "05"
    x = bars(outcome)[0].rect.x0
    cells = [-11, *range(3, 45, 7), *range(50, 92, 7)]
    assert [r.x + r.width // 2 for r in digits[:13]] == [pytest.approx(x + c * MODULE + 7 * MODULE // 2, abs=1) for c in cells]
    assert len({r.y for r in digits[:13]}) == 1


@pytest.mark.parametrize(("module", "dpi"), [("0.33mm", 110), ("0.33mm", 150), ("0.264mm", 150)])
@pytest.mark.parametrize("add_on", ["", "05", "51234"])
def test_a_scanner_reads_it(root: Path, dpi: int, add_on: str, module: str) -> None:
    spoil(root / f"{ISSUE}/issue.yaml", {'add-on: "05"': f'add-on: "{add_on}"' if add_on else "variant: '00'"})
    spoil(root / PAPER, {"{height: 12mm": f"{{height: 12mm, module: {module}, reduction: 0.03mm"})
    outcome = built(root)
    assert outcome.issue is not None
    pdf = pdf_bytes(outcome.issue)
    assert EAN + add_on in read(pdf, dpi)
    assert judged(pdf) == []


def test_each_bar_gives_up_the_reduction_about_its_middle(root: Path) -> None:
    plain = bars(built(root))
    spoil(root / PAPER, {"{height: 12mm": "{height: 12mm, reduction: 0.1pt"})
    for wide, narrow in zip(plain, bars(built(root)), strict=True):
        assert (narrow.rect.x0 - wide.rect.x0, wide.rect.x1 - narrow.rect.x1) == (50, 50)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("issn: 1234-5679", "issn: 1234-5678", "the check digit of 1234-5678 is 9 by the other seven, not 8: a digit is wrong"),
        (
            "issn: 1234-5679",
            "ean: '9771234567004'",
            "the check digit of 9771234567004 is 3 by the other twelve, not 4: a digit is wrong",
        ),
        ("issn: 1234-5679", "ean: 12345", "'12345' is no EAN: write its thirteen digits"),
        ("issn: 1234-5679", 'ean: "9771234567003"\n  issn: 1234-5679', "a barcode has an ean or an issn: write one of them"),
    ],
)
def test_a_wrong_digit_is_an_error_at_its_place(root: Path, old: str, new: str, message: str) -> None:
    spoil(root / f"{ISSUE}/issue.yaml", {old: new})
    (found,) = [d for d in built(root).diagnostics if d.severity.word == "error"]
    assert f"{found.message}: {found.hint}" == message
    assert found.span is not None and (found.span.file, found.span.line) == (f"{ISSUE}/issue.yaml", found.span.line)
    assert found.span.line >= 14


def test_what_does_not_fit_is_told(root: Path) -> None:
    spoil(root / LAYOUT, {"lines: 24-30": "lines: 27-29"})
    assert told(built(root), "FRN002") == ["the barcode needs 16.73 mm of height, its lines have 12.07 mm"]
    spoil(root / LAYOUT, {"cols: 1-2, lines: 27-29": "cols: 1, lines: 24-30"})
    (found,) = told(built(root), "FRN002")
    assert found.startswith("the barcode with its white is 45.52 mm wide")
    spoil(root / PAPER, {"barcode-digits: {face: hei-regular, size: 5pt}": "barcode-digits: {face: hei-regular, size: 14pt}"})
    assert any("wider than the seven modules" in m for m in told(built(root), "FRN002"))


@pytest.mark.parametrize("module", ["0.2mm", "0.7mm", "1\u5b57"])
def test_a_module_out_of_the_standard_is_refused(root: Path, module: str) -> None:
    spoil(root / PAPER, {"{height: 12mm": f"{{height: 12mm, module: {module}"})
    assert any("0.264mm to 0.66mm" in d.message for d in built(root).diagnostics)


def test_an_element_without_a_code_is_told(root: Path) -> None:
    spoil(root / f"{ISSUE}/issue.yaml", {CODE: ""})
    assert told(built(root), "FRN005") == ["the layout has a barcode, the issue has none"]


def test_preflight_knows_it_and_the_web_reads_it(root: Path) -> None:
    outcome = built(root)
    assert outcome.issue is not None
    assert judged(pdf_bytes(outcome.issue)) == []
    assert screen_bytes(outcome.issue)


def test_the_command_builds_it_without_a_warning(root: Path) -> None:
    ran = run("build", str(root / ISSUE), "--root", str(root), "--only", "pdf", "--out", str(root / "out"))
    assert (ran.code, ran.exception) == (0, None), ran.err
