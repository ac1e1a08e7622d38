"""The specimen as the print shop gets it: PDF/X keys, boxes, fonts, plates, readable codes, the files around it, equal bytes.

What proof.py measures from outside is not repeated here: these are the (T) rows, by pikepdf, PDFium and zxing-cpp.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from project import REPOSITORY, linked_project, made_files
from specimens import ISSUE, Built, build

from banmian.build import Job, set_issue
from banmian.content.loader import load_issue
from banmian.display import Link

STEM = "\u793e\u533a\u6668\u62a5-20200812-42"
LABELS = [f"A{n:02d}" for n in range(1, 9)]
MM = 72 / 25.4
TRIM = (270 * MM, 390 * MM)
BLEED = 3 * MM
RGB_OPERATORS = {"rg", "RG", "sc", "SC", "scn", "SCN", "cs", "CS"}


@pytest.fixture(scope="module")
def pdf(specimen: Built) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(specimen.pdf) as opened:
        yield opened


def size(box: pikepdf.Object) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(v) for v in box)
    return x1 - x0, y1 - y0


# --- the file -----------------------------------------------------------------------------------------------------------


def test_pages_and_boxes(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) == 8
    for page in pdf.pages:
        assert size(page.obj.TrimBox) == pytest.approx(TRIM, abs=0.002)
        assert size(page.obj.BleedBox) == pytest.approx([v + 2 * BLEED for v in TRIM], abs=0.002)
        assert [float(v) for v in page.obj.MediaBox] == [float(v) for v in page.obj.BleedBox]
        assert "/CropBox" not in page.obj and "/Annots" not in page.obj and "/Rotate" not in page.obj


def test_one_output_intent_of_a_cmyk_printer(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert intent.DestOutputProfile.N == 4
    assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"
    assert str(intent.OutputConditionIdentifier)


def test_info_and_xmp_agree(pdf: pikepdf.Pdf) -> None:
    known = {key: str(value) for key, value in pdf.trailer.Info.items()}
    assert known["/Trapped"] == "/False"
    assert known["/Title"].startswith("\u793e\u533a\u6668\u62a5")
    assert pdf.Root.Metadata.get("/Filter") is None
    said = " ".join(ElementTree.fromstring(pdf.Root.Metadata.read_bytes()).itertext()).split()
    told = pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert known["/Title"].split()[0] in said
    assert "PDF/X-4" in told and "Trapped" in told
    date = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*", known["/CreationDate"])
    assert date and f"{date[1]}-{date[2]}-{date[3]}T{date[4]}:{date[5]}:{date[6]}" in told
    assert known["/CreationDate"].startswith("D:20200812")
    assert not pdf.is_encrypted and pdf.pdf_version == "1.6"


def test_fonts_are_embedded_with_a_map_to_unicode(pdf: pikepdf.Pdf) -> None:
    names = set()
    for page in pdf.pages:
        for font in page.obj.Resources.Font.values():
            assert font.Subtype == "/Type0" and font.Encoding in ("/Identity-H", "/Identity-V")
            assert font.ToUnicode.read_bytes()
            (descendant,) = font.DescendantFonts
            descriptor = descendant.FontDescriptor
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
            names.add(str(font.BaseFont))
    assert len(names) >= 8
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in names)


def test_no_rgb_and_no_transparency(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        operators = {str(i.operator) for i in pikepdf.parse_content_stream(page)}
        assert not operators & RGB_OPERATORS
        for image in page.obj.Resources.get("/XObject", {}).values():
            assert image.ColorSpace in ("/DeviceCMYK", "/DeviceGray") and "/SMask" not in image
        for state in page.obj.Resources.get("/ExtGState", {}).values():
            assert float(state.get("/ca", 1)) == 1 and float(state.get("/CA", 1)) == 1


def test_a_picture_of_pixels_is_among_the_pictures(pdf: pikepdf.Pdf) -> None:
    assert sum(len(page.obj.Resources.get("/XObject", {})) for page in pdf.pages) >= 1


def test_qpdf_finds_nothing(specimen: Built) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not on PATH")
    done = subprocess.run(["qpdf", "--check", str(specimen.pdf)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_codes_read_at_150_dpi(specimen: Built) -> None:
    issue, _ = load_issue(REPOSITORY, ISSUE)
    assert issue is not None
    document = pypdfium2.PdfDocument(str(specimen.pdf))
    try:
        image = document[0].render(scale=150 / 72).to_pil().convert("L")
    finally:
        document.close()
    read = {found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)}
    assert read == {code.target for code in issue.qr}


# --- the files around it ------------------------------------------------------------------------------------------------


def test_files_have_the_names_of_the_contract(specimen: Built) -> None:
    found = sorted(p.relative_to(specimen.folder).as_posix() for p in made_files(specimen.folder))
    pages = [f"pages/{STEM}-{label}.pdf" for label in LABELS]
    proofs = [f"proofs/{label}.png" for label in LABELS]
    assert found == sorted([".banmian-output", f"{STEM}.pdf", *pages, *proofs, "proofs/sheet.png", "report.json", "report.txt"])


def test_page_files_are_files_of_their_own(specimen: Built, pdf: pikepdf.Pdf) -> None:
    ids = {bytes(pdf.trailer.ID[0])}
    for label in LABELS:
        with pikepdf.open(specimen.folder / "pages" / f"{STEM}-{label}.pdf") as single:
            assert len(single.pages) == 1 and len(single.Root.OutputIntents) == 1
            assert str(single.trailer.Info.Title).endswith(label)
            ids.add(bytes(single.trailer.ID[0]))
    assert len(ids) == 9


def test_the_report_lists_the_outputs_by_hash(specimen: Built) -> None:
    stored = json.loads((specimen.folder / "report.json").read_text(encoding="utf-8"))
    assert stored == specimen.report
    assert set(stored) == {"built", "diagnostics", "outputs", "pages"} and stored["built"] is True
    for output in stored["outputs"]:
        assert set(output) == {"kind", "path", "sha256"}
        assert hashlib.sha256((specimen.folder / output["path"]).read_bytes()).hexdigest() == output["sha256"]
    assert len(stored["outputs"]) == 1 + 8 + 9
    for d in stored["diagnostics"]:
        assert list(d) == ["code", "severity", "message", "hint", "file", "line", "column", "page", "rect"]
        assert d["file"] is None or (REPOSITORY / d["file"]).is_file()


def test_timings_are_seconds_by_stage(specimen: Built) -> None:
    told = json.loads(specimen.timings.read_text(encoding="utf-8"))
    assert set(told) == {"stages", "total", "remembered"}
    assert set(told["stages"]) == {"load", "assets", "set", "preflight", "pdf", "pages", "proofs", "keep"}
    assert 0 < sum(told["stages"].values()) <= told["total"]


def test_another_root_folder_and_hash_seed_give_equal_bytes(specimen: Built, tmp_path: Path) -> None:
    root = linked_project(tmp_path / "elsewhere" / "project")
    other = build(root, tmp_path / "out", 2)
    names = sorted(p.relative_to(specimen.folder) for p in made_files(specimen.folder))
    assert names == sorted(p.relative_to(other.folder) for p in made_files(other.folder))
    differing = [str(n) for n in names if (specimen.folder / n).read_bytes() != (other.folder / n).read_bytes()]
    assert differing == []


def test_everything_painted_belongs_to_a_frame() -> None:
    """The check of the finished page knows by it what may stand where (pages/frames_check.py)."""
    done = set_issue(Job(REPOSITORY, "content/2020-08-12"))
    assert done.issue is not None
    bare = [
        (page.number, type(item).__name__, item.tag)
        for page in done.issue.display.pages
        for item in page.items
        if not isinstance(item, Link) and item.frame is None
    ]
    assert not bare
