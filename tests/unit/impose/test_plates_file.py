"""plates.pdf as a file: PDF/X kept, boxes, marks outside what is cut, gutters, creep, the fold without a gap, plates by ink."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from issues import BLEED, GOLD, HEI, TRIM, issue, settings
from PIL import Image

from banmian.colour import FULL, Ink
from banmian.display import Box, DisplayList, Layer, Page, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.impose.flat import lay_flat
from banmian.impose.letters import Letters
from banmian.impose.marks import BAR, ROOM
from banmian.impose.plates import Asked, Labels, Plates, order_table, plan_plates, plates_pdf
from banmian.impose.schemes import schemes
from banmian.pdf.standards import STANDARDS, X1A, X4, Standard
from banmian.pdf.writer import write_pdf
from banmian.units import mp_of_mm

SCHEMES = schemes()
LABELS = Labels("\u6d4b\u8bd5", "7", "2020-08-12")
MM = mp_of_mm(1)


def made(book: FontBook, data: bytes, asked: Asked, standard: Standard = X4) -> tuple[Plates, bytes]:
    plates = plan_plates(data, asked)
    return plates, plates_pdf(data, plates, LABELS, Letters(book, HEI), settings(standard))


def rendered(pdf: bytes, number: int, dpi: int) -> Image.Image:
    """The whole sheet in RGB."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[number].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


@pytest.mark.parametrize("row", STANDARDS, ids=lambda row: row.key)
def test_plates_are_what_the_pages_are(row: Standard, book: FontBook) -> None:
    source = issue(8, row)
    _, data = made(book, source, Asked(SCHEMES["tabloid"]), row)
    with pikepdf.open(BytesIO(source)) as pages, pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.pdf_version == row.pdf_version and "/Version" not in pdf.Root
        (was,), (now,) = pages.Root.OutputIntents, pdf.Root.OutputIntents
        assert now.DestOutputProfile.read_bytes() == was.DestOutputProfile.read_bytes()
        assert now.OutputConditionIdentifier == was.OutputConditionIdentifier
        words = pdf.Root.Metadata.read_bytes().decode()
        assert ("PDF/X-4<" in words) is (row is X4)
        assert str(pdf.docinfo.get("/GTS_PDFXVersion", "")) == row.info_version
        assert str(pdf.docinfo.CreationDate) == "D:20200812000000+08'00'" and pdf.docinfo.Trapped == "/False"
        assert f'<rdf:li xml:lang="x-default">{pdf.docinfo.Title}<' in words
        ids = [re.search(r"uuid:[^<]+", p.Root.Metadata.read_bytes().decode())[0] for p in (pages, pdf)]
        assert len(set(ids)) == 2
        assert not any("/Group" in o or "/SMask" in o for o in pdf.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream))
        fonts = [f for page in pdf.pages for _, f in page.Resources.get("/Font", {}).items()]
        assert fonts and all("/FontDescriptor" in f.DescendantFonts[0] for f in fonts)
    assert data.count(b"%%EOF") == 1


def test_equal_bytes(book: FontBook) -> None:
    first, second = (made(book, issue(8), Asked(SCHEMES["book"]))[1] for _ in range(2))
    assert first == second
    assert made(book, issue(8), Asked(SCHEMES["book"], spine=MM))[1] != first


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(book: FontBook, tmp_path: Path) -> None:
    file = tmp_path / "plates.pdf"
    file.write_bytes(made(book, issue(16), Asked(SCHEMES["sixteen"]))[1])
    assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0


def test_boxes(book: FontBook) -> None:
    """Trim: the pages; bleed around it; the sheet as large as the marks need, or as it was asked for."""
    plates, data = made(book, issue(8), Asked(SCHEMES["tabloid"]))
    assert plates.sheet == plates.needed == (2 * TRIM[0] + 2 * (BLEED + ROOM), TRIM[1] + 2 * (BLEED + ROOM))
    sheet = (900 * 1000, 600 * 1000)
    for size, pdf in ((plates.sheet, data), (sheet, made(book, issue(8), Asked(SCHEMES["tabloid"], sheet))[1])):
        with pikepdf.open(BytesIO(pdf)) as opened:
            assert len(opened.pages) == 4
            for page in opened.pages:
                media, trim, bleed = (
                    [round(float(v) * 1000) for v in page.obj[key]] for key in ("/MediaBox", "/TrimBox", "/BleedBox")
                )
                assert media == [0, 0, *size]
                assert (trim[2] - trim[0], trim[3] - trim[1]) == (2 * TRIM[0], TRIM[1])
                assert [b - t for b, t in zip(bleed, trim, strict=True)] == [-BLEED, -BLEED, BLEED, BLEED]
                assert abs(trim[0] + trim[2] - size[0]) <= 1


def test_pages_are_forms_and_registration_stands_outside_the_bleed(book: FontBook) -> None:
    _, data = made(book, issue(4), Asked(SCHEMES["tabloid"]))
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            forms = [x for _, x in page.Resources.XObject.items()]
            assert len(forms) == 2 and all(x.Subtype == "/Form" for x in forms)
            spaces = {str(s[1]) for _, s in page.Resources.ColorSpace.items()}
            assert "/All" in spaces, "the marks' own"
            for x in forms:
                inner = x.Resources.get("/ColorSpace", pikepdf.Dictionary())
                assert "/All" not in {str(s[1]) for _, s in inner.items()}
            x0, y0, x1, y1 = (float(v) for v in page.BleedBox)
            for call in pikepdf.parse_content_stream(page, "m l re"):
                x, y = (float(v) for v in call.operands[:2])
                clip = str(call.operator) == "re" and len(call.operands) == 4 and float(call.operands[2]) > 100
                assert clip or not (x0 < x < x1 and y0 < y < y1), "a mark stands among the pages"


def test_pages_meet_at_the_fold(book: FontBook) -> None:
    """A band that runs over both pages of the inner sheet: at a fold without gutter no white shows, with one it does."""
    band = Box(Rect(-BLEED, 100_000, TRIM[0] + BLEED, 300_000), Ink("m", (0, FULL, 0, 0)), Tag("", -1, "picture"), Layer.TINT)
    pages = tuple(Page(n, "", TRIM, BLEED, (band,)) for n in range(1, 9))
    data = write_pdf(DisplayList(pages, "x", "2020-08-12T00:00:00+08:00"), Letters(book, HEI), settings())
    plates, pdf = made(book, data, Asked(SCHEMES["tabloid"]))
    y = round((plates.sheet[1] / 2 - TRIM[1] / 2 + 200_000) / 1000 * 2)

    def row(pdf: bytes, dpi: int = 144) -> list[tuple[int, int, int]]:
        image = rendered(pdf, 3, dpi)
        return [image.getpixel((x, y)) for x in range(image.width // 2 - 20, image.width // 2 + 20)]

    assert len(set(row(pdf))) == 1 and row(pdf)[0][1] < 60
    open_fold = row(made(book, data, Asked(SCHEMES["tabloid"], spine=2 * BLEED + 8 * MM))[1])
    assert (255, 255, 255) in open_fold
    bled = row(made(book, data, Asked(SCHEMES["tabloid"], spine=BLEED))[1])
    assert len(set(bled)) == 1, "what runs off the page fills a narrow gutter"


def test_creep_moves_outer_pages_off_their_fold() -> None:
    """The innermost sheet stays; each sheet around it stands a step further out, so that nothing is cut at the fold."""
    plates = plan_plates(issue(16), Asked(SCHEMES["tabloid"], creep=MM))
    assert plates.block[0] == 2 * TRIM[0] + 2 * 3 * MM
    moved = {}
    for side in plates.sides:
        laid = lay_flat(plates.scheme, side, plates.measures, plates.sheet)
        (fold,) = laid.folds_x
        for p in laid.placed:
            moved[p.cell.page] = p.trim.x0 - fold if p.cell.recto else fold - p.trim.x1
            assert p.clip.x0 >= fold if p.cell.recto else p.clip.x1 <= fold
    assert [moved[n] // MM for n in (1, 3, 5, 7, 8, 9, 10, 12, 14, 16)] == [3, 2, 1, 0, 0, 0, 0, 1, 2, 3]


def test_heads_together_leave_room_to_cut(book: FontBook) -> None:
    plates = plan_plates(issue(8), Asked(SCHEMES["book"]))
    assert plates.measures.gutter == 2 * BLEED
    laid = lay_flat(plates.scheme, plates.sides[0], plates.measures, plates.sheet)
    upper, lower = (next(p for p in laid.placed if p.cell.page == n) for n in (4, 1))
    assert lower.trim.y0 - upper.trim.y1 == 2 * BLEED and upper.clip.y1 == lower.clip.y0
    assert (upper.cell.turn, lower.cell.turn) == (180, 0)


def test_the_order_as_json() -> None:
    plates = plan_plates(issue(8), Asked(SCHEMES["tabloid"]))
    table = json.loads(json.dumps(order_table(plates, "ab")))
    assert (table["pages"], table["sheets"], table["folds"], table["issue-sha256"]) == (8, 2, ["left"], "ab")
    assert [[c["page"] for c in side["cells"]] for side in table["sides"]] == [[8, 1], [2, 7], [6, 3], [4, 5]]
    assert [(s["plate-page"], s["sheet"], s["side"]) for s in table["sides"]][1] == (2, 1, "back")


def test_words_of_the_label(book: FontBook) -> None:
    _, data = made(book, issue(8), Asked(SCHEMES["tabloid"]))
    document = pypdfium2.PdfDocument(data)
    text = "".join(document[3].get_textpage().get_text_range().split())
    document.close()
    assert text.startswith("\u6d4b\u8bd5\u7b2c7\u671f2020-08-12\u7b2c2\u5f20\u51712\u5f20\u53cd\u97624|5")
    assert text.endswith(GOLD.name.replace(" ", ""))


def test_no_patch_of_the_bar_is_over_the_strictest_limit() -> None:
    assert max(ink.total for ink in BAR) == 2000


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_each_ink_is_named_on_its_own_plate_and_marks_stand_on_all(book: FontBook, tmp_path: Path) -> None:
    file = tmp_path / "plates.pdf"
    plates, data = made(book, issue(4), Asked(SCHEMES["tabloid"]))
    file.write_bytes(data)
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-r72", "-dFirstPage=1", "-dLastPage=1"]
    subprocess.run([*command, "-o", tmp_path / "a%d.tif", file], check=True, capture_output=True)
    found = {p.stem.partition("(")[2][:-1]: Image.open(p).convert("L") for p in tmp_path.glob("a1(*).tif")}
    assert found.keys() == {"Cyan", "Magenta", "Yellow", "Black", GOLD.name}
    edge = (plates.sheet[0] // 2 - TRIM[0]) // 1000
    corner = (0, 0, edge + 5, edge + 5)
    dark = {name: sum(plate.crop(corner).histogram()[:128]) for name, plate in found.items()}
    assert min(dark.values()) > 0, "crop marks stand on every plate"
    label = (edge, 0, plates.sheet[0] // 2000 - 15, edge - BLEED // 1000 - 21)
    printed = {name: plate.crop(label).getbbox() is not None and plate.crop(label).getextrema()[0] for name, plate in found.items()}
    assert printed["Black"] < 100 and printed["Magenta"] == 255 and printed["Yellow"] == 255
    assert printed["Cyan"] < 100 and printed[GOLD.name] < 100


def test_x1a_refuses_nothing_of_marks(book: FontBook) -> None:
    _, data = made(book, issue(4, X1A), Asked(SCHEMES["broadsheet"]), X1A)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert data[:8] == b"%PDF-1.4" and len(pdf.pages) == 4
