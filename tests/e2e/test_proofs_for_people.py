"""`banmian proof`, `notes`, `changes --marked`: what stands on a proof, and what readers put on it is found again."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from project import Ran, copied_project, run, small_project, spoil

ISSUE = "content/2021-03-05"
STEM = "\u5c0f\u62a5-20210305-7"
LAMP = f"{ISSUE}/articles/lamp.md"
SIX = "\u516d\u70b9"
WORDS = (
    "\u4e00\u4e8c\u6821\u6539\u52a8\u5355\u5370\u51fa\u9001\u7248\u672c\u8fd8\u6709\u5904\u9519\u8bef\u680f"
    "\u8fb9\u6570\u5b57\u8d23\u7f16\u7b7e\u65f6\u95f4\u6574\u4e03\u79fb\u884c\u56fe\u7247\u90e8\u4ef6\u7b2c\u6bb5"
)
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a first proof of page 4, on A4."""
    root = small_project(tmp_path_factory.mktemp("proofs") / "project", WORDS)
    ran = proof(root, "--pages", "4", "--to", "A reader", "--size", "a4")
    assert ran.code == 0, ran.err
    return root


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    return copied_project(good, tmp_path / "project")


def asked(root: Path) -> tuple[str | Path, ...]:
    return "--issue", root / ISSUE, "--out", root / "build"


def proof(root: Path, *more: str) -> Ran:
    return run("proof", root / ISSUE, "--out", root / "build", "--json", *more)


def outputs(root: Path) -> Path:
    return root / "build/2021-03-05"


def sheet(root: Path) -> Path:
    return outputs(root) / f"proof-1/{STEM}-proof1-a4.pdf"


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout.replace(" ", "")


def words_on(pdf: Path, wanted: str) -> Box:
    """Where words stand on the first page, as Poppler finds them; pt, y up."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    height = 841.89
    for line in done.stdout.splitlines():
        if wanted in line and "xMin" in line:
            x0, y0, x1, y1 = (float(line.split(f'{key}="')[1].split('"')[0]) for key in ("xMin", "yMin", "xMax", "yMax"))
            text = line.split(">")[1].split("<")[0]
            em = (x1 - x0) / len(text)
            at = text.index(wanted)
            return x0 + at * em, height - y1, x0 + (at + len(wanted)) * em, height - y0
    raise AssertionError(f"{wanted} is not on the page")


def annotated(pdf: Path, target: Path, *notes: dict[str, Any]) -> Path:
    with pikepdf.Pdf.open(pdf) as opened:
        page = opened.pages[0].obj
        page.Annots = Array([opened.make_indirect(Dictionary(Type=Name.Annot, **note)) for note in notes])
        opened.save(target)
    return target


def mark(kind: str, box: Box, says: str = "") -> dict[str, Any]:
    x0, y0, x1, y1 = box
    quads = Array([x0, y1, x1, y1, x0, y0, x1, y0])
    return {
        "Subtype": Name(f"/{kind}"),
        "Rect": Array([x0, y0, x1, y1]),
        "QuadPoints": quads,
        "Contents": String(says),
        "T": String("\u6837\u4e09"),
    }


def test_a_proof_says_what_it_is(good: Path) -> None:
    words = text_of(sheet(good))
    told = ("\u4e00\u6821", "\u7b2c4\u7248", "\u7b2c7\u671f", "Areader", "\u4e0d\u5f97\u4ed8\u5370", "\u7b7e\u5b57\u4ed8\u5370")
    for said in told:
        assert said in words, said
    with pikepdf.Pdf.open(sheet(good)) as pdf:
        assert [round(float(v)) for v in pdf.pages[0].MediaBox] == [0, 0, 595, 842]
        assert "/GTS_PDFXVersion" not in pdf.trailer.Info and len(pdf.pages) == 1
    states = run("states", good / ISSUE, "--out", good / "build", "--json").report["states"]
    assert (states[2]["state"], states[2]["number"], states[2]["to"], states[2]["changed"]) == ("proof", 1, "A reader", False)


def test_a_proof_counts_on_when_the_page_has_changed(root: Path) -> None:
    assert proof(root, "--pages", "4", "--size", "a3").report["proof"] == 1
    spoil(root / LAMP, {SIX: "\u4e03\u70b9"})
    assert run("states", root / ISSUE, "--out", root / "build", "--json").report["states"][2]["changed"]
    assert proof(root, "--pages", "4", "--size", "a3").report["proof"] == 2
    assert sheet(root).is_file() and (outputs(root) / f"proof-2/{STEM}-proof2-a3.pdf").is_file()
    found = run("changes", *asked(root), "--json").report["changes"]
    assert found == [], "since the last proof"
    found = run("changes", "proof-1", "proof-2", *asked(root), "--json").report["changes"]
    assert [(c["story"], c["edits"][0]["after"]) for c in found] == [("lamp", "\u4e03")]


def test_a_build_leaves_proofs_alone_and_a_proof_no_build(root: Path) -> None:
    before = sheet(root).read_bytes()
    spoil(root / LAMP, {SIX: "\u4e03\u70b9"})
    ran = run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--json")
    assert ran.code == 0 and not [d for d in ran.report["diagnostics"] if d["code"] == "OUT006"]
    assert sheet(root).read_bytes() == before and not (outputs(root) / "proof-1/STALE.txt").exists()


def test_a_page_with_faults_is_proofed_and_says_so(root: Path) -> None:
    (root / ISSUE / "images/clock.svg").unlink()
    assert proof(root, "--pages", "1", "--size", "a4").code == 0
    assert "\u8fd8\u67091\u5904\u9519\u8bef" in text_of(sheet(root))
    (root / ISSUE / "issue.yaml").write_text("schema: 1\n", encoding="utf-8")
    ran = proof(root)
    assert ran.code == 1 and ran.report["diagnostics"][-1]["code"] == "PRF001"


def test_phone_pictures_are_as_wide_as_a_phone_and_no_longer(root: Path) -> None:
    ran = proof(root, "--pages", "4", "--size", "phone")
    assert ran.code == 0
    files = sorted((outputs(root) / "proof-1").glob("*.png"))
    assert files and [f["path"].rsplit("/", 1)[-1] for f in ran.report["files"]] == [f.name for f in files]
    for file in files:
        width, height = Image.open(file).size
        assert width == 1080 and height <= 1080 * 39 / 18 + 2


def test_notes_come_back_with_their_words_and_their_file(root: Path, tmp_path: Path) -> None:
    six = words_on(sheet(root), SIX)
    x0, y0, x1, y1 = six
    tall = (x0, y0 - 14, x1, y1 + 14)  # as a viewer draws it that goes by the box of the whole face
    file = annotated(
        sheet(root), tmp_path / "back.pdf",
        mark("Highlight", six, "\u51e0\u70b9\uff1f"), mark("StrikeOut", tall),
        {"Subtype": Name.Text, "Rect": Array([x0, y0, x0 + 18, y1]), "Contents": String("a sticky note"), "T": String("A")},
        {"Subtype": Name.FreeText, "Rect": Array([x0, y0, x0 + 60, y1]), "Contents": String("free text"), "T": String("A")},
        {"Subtype": Name.Link, "Rect": Array([0, 0, 9, 9])},
        {"Subtype": Name.Text, "Rect": Array([2, 2, 9, 9]), "Contents": String("in the margin")},
    )  # fmt: skip
    spoil(root / LAMP, {"\u540e\u8857": "\u4e03\u540e\u8857"})  # the page has changed since
    ran = run("notes", file, *asked(root), "--json")
    assert ran.code == 0 and ran.report["diagnostics"] == []
    notes = ran.report["notes"]
    assert [n["kind"] for n in notes] == ["highlight", "strike-out", "note", "text", "note"]
    assert notes[0]["words"] == notes[1]["words"] == SIX
    for note in notes[:4]:
        assert (note["page"], note["story"], note["file"], note["line"]) == (4, "lamp", LAMP, 6), note
    text = (root / LAMP).read_text(encoding="utf-8").splitlines()[5]
    assert text[notes[0]["column"] - 1 :].startswith(SIX)
    assert notes[0]["text"] == "\u51e0\u70b9\uff1f" and notes[0]["author"] == "\u6837\u4e09" and notes[0]["line-of-column"]
    assert notes[4]["file"] is None and notes[4]["page"] == 4
    told = run("notes", file, *asked(root))
    assert f"{LAMP}:6" in told.out and "\u2212 " + SIX in told.out


MUPDF = """
var file = new PDFDocument(scriptArgs[0]), page = file.loadPage(0), words = page.search(scriptArgs[2])[0][0];
function note(kind, says) {
  var made = page.createAnnotation(kind);
  if (kind == "Text" || kind == "Caret") made.setRect([words[0], words[1], words[0] + 20, words[1] + 20]);
  else made.setQuadPoints([words]);
  made.setContents(says);
  made.setAuthor("MuPDF");
  made.update();
}
note("Highlight", "a"); note("StrikeOut", "b"); note("Squiggly", "c"); note("Text", "d");
file.save(scriptArgs[1], "incremental");
"""


@pytest.mark.skipif(shutil.which("mutool") is None, reason="MuPDF's mutool, which puts notes on a PDF, is not on PATH")
def test_notes_of_another_program_are_read(root: Path, tmp_path: Path) -> None:
    """MuPDF draws its marks as high as the face's box, over three lines: the middle one is meant."""
    (tmp_path / "notes.js").write_text(MUPDF, encoding="utf-8")
    back = tmp_path / "back.pdf"
    subprocess.run(["mutool", "run", tmp_path / "notes.js", sheet(root), back, SIX], check=True, capture_output=True)
    notes = run("notes", back, *asked(root), "--json").report["notes"]
    assert [(n["kind"], n["text"], n["author"]) for n in notes] == [
        (kind, says, "MuPDF") for kind, says in zip(("highlight", "strike-out", "underline", "note"), "abcd", strict=True)
    ]
    assert [n["words"] for n in notes[:3]] == [SIX] * 3 and {(n["story"], n["file"], n["line"]) for n in notes} == {
        ("lamp", LAMP, 6)
    }


def test_a_note_on_a_picture_names_it(root: Path, tmp_path: Path) -> None:
    assert proof(root, "--pages", "1", "--size", "a4").code == 0
    where = {"Rect": Array([300, 430, 310, 440]), "Contents": String("darker"), "Subtype": Name.Text}
    [note] = run("notes", annotated(sheet(root), tmp_path / "back.pdf", where), *asked(root), "--json").report["notes"]
    assert note["page"] == 1 and note["place"] == "the picture images/clock.svg" and note["words"] == "", note


def test_notes_on_a_page_file_are_compared_with_the_page_as_it_is(root: Path, tmp_path: Path) -> None:
    assert run("build", root / ISSUE, "--out", root / "build").code == 0
    page = outputs(root) / f"pages/{STEM}-A04.pdf"
    shutil.copy(page, tmp_path / page.name)
    with pikepdf.Pdf.open(page) as pdf:
        height = float(pdf.pages[0].MediaBox[3])
    x0, y0, x1, y1 = words_on(page, SIX)
    shift = height - 841.89
    file = annotated(page, tmp_path / f"{STEM}-A04.pdf", mark("Underline", (x0, y0 + shift, x1, y1 + shift), "?"))
    ran = run("notes", file, *asked(root), "--json")
    assert [d["code"] for d in ran.report["diagnostics"]] == ["PRF003"]
    [note] = ran.report["notes"]
    assert (note["page"], note["words"], note["line"]) == (4, SIX, 6)


@pytest.mark.parametrize("what", ["no pdf", "locked", "missing"])
def test_a_file_that_cannot_be_read_is_told(root: Path, tmp_path: Path, what: str) -> None:
    file = tmp_path / "x.pdf"
    if what == "no pdf":
        file.write_bytes(b"hello")
    if what == "locked":
        with pikepdf.Pdf.open(sheet(root)) as pdf:
            pdf.save(file, encryption=pikepdf.Encryption(owner="o", user="u"))
    ran = run("notes", file, *asked(root), "--json")
    assert ran.code == 1 and ran.exception is None
    assert ran.report["diagnostics"][0]["code"] == ("OUT005" if what == "missing" else "PRF002")


def test_changes_are_marked_on_the_pages(root: Path) -> None:
    spoil(root / LAMP, {SIX: "\u4e03\u70b9"})
    ran = run("changes", "proof-1", "--marked", *asked(root), "--json")
    assert ran.code == 0, ran.err
    file = outputs(root) / ran.report["marked"]
    with pikepdf.Pdf.open(BytesIO(file.read_bytes())) as pdf:
        assert len(pdf.pages) == 2, "page 4, and the list"
    words = text_of(file)
    assert "\u6539\u52a8\u5355" in words and "articles/lamp.md:6" in words


def test_changes_between_two_versions_are_marked_on_the_later_one(root: Path) -> None:
    spoil(root / LAMP, {SIX: "\u4e03\u70b9"})
    assert proof(root, "--pages", "4", "--size", "a4").report["proof"] == 2
    spoil(root / LAMP, {"\u4e03\u70b9": "\u4e00\u70b9"})
    ran = run("changes", "proof-1", "proof-2", "--marked", *asked(root), "--json")
    assert ran.code == 0, ran.err
    assert ran.report["after"].rpartition("(")[2].rstrip(")") in ran.report["marked"]
    words = text_of(outputs(root) / ran.report["marked"])
    assert "\u4e03\u70b9" in words and "\u4e00\u70b9" not in words
    assert run("changes", "proof-1", "proof-9", "--marked", *asked(root), "--json").report["diagnostics"][0]["code"] == "VER001"
