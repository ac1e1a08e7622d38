"""`--standard x1a` and `--soft-proof`: what is written where, what goes again, what is refused."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from project import PROFILES, link_or_copy, made_files, run, small_project, spoil

from banmian import programs
from banmian.pdf.content import GRAPHICS_STATES, OVERPRINT

ISSUE = "content/2021-03-05"
STEM = "\u5c0f\u62a5-20210305-7"
NEEDS_GS = pytest.mark.skipif(not programs.found(programs.GHOSTSCRIPT), reason="Ghostscript is not installed")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("standards") / "project")


@pytest.fixture
def root(known: Path, tmp_path: Path) -> Path:
    """A copy that the test may change."""
    copy = tmp_path / "project"
    shutil.copytree(known, copy, ignore=shutil.ignore_patterns("fonts"))
    shutil.copytree(known / "fonts", copy / "fonts", copy_function=link_or_copy)
    return copy


def build(root: Path, *more: str) -> Path:
    ran = run("build", root / ISSUE, "--out", root / "build", *more)
    assert ran.code == 0 and ran.exception is None, ran.err
    return root / "build/2021-03-05"


def test_x1a_stands_beside_the_x4_and_stays_while_it_is_of_this_issue(root: Path) -> None:
    folder = build(root, "--only", "pdf", "--standard", "x1a")
    assert [p.name for p in folder.glob("*.pdf")] == [f"{STEM}.pdf"]
    assert [p.name for p in (folder / "x1a").iterdir()] == [f"{STEM}-x1a.pdf"]
    with pikepdf.open(folder / f"{STEM}.pdf") as x4, pikepdf.open(folder / "x1a" / f"{STEM}-x1a.pdf") as x1a:
        assert (x4.pdf_version, x1a.pdf_version) == ("1.6", "1.4")
        assert str(x1a.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert len(x1a.pages) == len(x4.pages) == 4
        assert [p.Contents.read_bytes() for p in x4.pages] == [p.Contents.read_bytes() for p in x1a.pages]
    listed = json.loads((folder / "report.json").read_text(encoding="utf-8"))["outputs"]
    assert [(o["kind"], o["path"]) for o in listed] == [("pdf", f"{STEM}.pdf"), ("pdf", f"x1a/{STEM}-x1a.pdf")]
    before = (folder / "x1a" / f"{STEM}-x1a.pdf").read_bytes()
    assert (build(root, "--only", "pdf", "--standard", "x1a") / "x1a" / f"{STEM}-x1a.pdf").read_bytes() == before
    build(root, "--only", "pdf")
    assert [p.name for p in (folder / "x1a").iterdir()] == [f"{STEM}-x1a.pdf"]
    listed = json.loads((folder / "report.json").read_text(encoding="utf-8"))["outputs"]
    assert [o["path"] for o in listed] == [f"{STEM}.pdf", f"x1a/{STEM}-x1a.pdf"]


def test_what_is_transparent_is_told_and_nothing_changes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GRAPHICS_STATES, OVERPRINT, "<< /Type /ExtGState /OP true /op true /OPM 1 /ca 0.5 >>")
    ran = run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--standard", "x1a")
    assert (ran.code, ran.exception) == (1, None)
    assert "error OUT002 the issue cannot be PDF/X-1a:2003: it holds half-transparent areas" in ran.err
    assert sorted(p.name for p in made_files(root / "build/2021-03-05")) == [
        ".banmian-output",
        "report.json",
        "report.txt",
    ]


@NEEDS_GS
def test_soft_proofs_stand_beside_the_plain_ones(root: Path) -> None:
    folder = build(root, "--pages", "1,3", "--soft-proof") / "proofs"
    assert sorted(p.name for p in folder.iterdir()) == ["A01-soft.png", "A01.png", "A03-soft.png", "A03.png", "sheet.png"]
    plain, soft = Image.open(folder / "A01.png"), Image.open(folder / "A01-soft.png")
    assert (soft.mode, soft.info) == ("RGB", {}), "a profile in it would bear the clock"
    assert soft.size == pytest.approx(plain.size, abs=1)
    (_, paper), (_, white) = (max(image.getcolors(1 << 24)) for image in (soft, plain))
    assert white == (255, 255, 255)
    assert all(170 < v < 235 for v in paper), "newsprint is no screen white"
    before = (folder / "A03-soft.png").read_bytes()
    assert (build(root, "--pages", "1,3", "--soft-proof") / "proofs/A03-soft.png").read_bytes() == before


def test_without_ghostscript_the_build_passes_and_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(programs.NAMES, programs.GHOSTSCRIPT, ("no-such-program",))
    folder = build(root, "--pages", "1", "--soft-proof")
    assert sorted(p.name for p in (folder / "proofs").iterdir()) == ["A01.png", "sheet.png"]
    found = json.loads((folder / "report.json").read_text(encoding="utf-8"))["diagnostics"]
    assert [(d["severity"], d["file"]) for d in found if d["code"] == "OUT001"] == [("info", f"{ISSUE}/issue.yaml")]


@pytest.mark.parametrize(
    "options", [("--draft", "--standard", "x1a"), ("--draft", "--soft-proof"), ("--only", "pdf", "--soft-proof")]
)
def test_options_that_contradict_each_other(root: Path, options: tuple[str, ...]) -> None:
    ran = run("build", root / ISSUE, *options)
    assert ran.code == 2
    assert "Usage" in ran.err


@pytest.mark.parametrize("name", ["newsprint", "newsprint-220"])
def test_the_output_intent_is_the_print_shops(root: Path, name: str) -> None:
    spoil(root / "layouts/small/paper.yaml", {"profile: newsprint": f"profile: {name}"})
    folder = build(root, "--only", "pdf", "--standard", "x1a")
    limit = name.partition("-")[2] or "240"
    profile = (PROFILES / f"icc/newsprint-tr002-{limit}.icc").read_bytes()
    for file in (folder / f"{STEM}.pdf", folder / "x1a" / f"{STEM}-x1a.pdf"):
        with pikepdf.open(file) as pdf:
            (intent,) = pdf.Root.OutputIntents
            assert intent.DestOutputProfile.read_bytes() == profile
            assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == ("CGATS TR 002", "http://www.color.org")


@NEEDS_GS
@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_a_spot_that_the_paper_declares_has_its_plate(root: Path, standard: str, tmp_path: Path) -> None:
    """The paper's red as a special ink: nothing of it is left on magenta and yellow."""
    red = "red: [0, 92, 85, 12]"
    spoil(root / "layouts/small/paper.yaml", {red: "red: {spot: PANTONE 186 C, cmyk: [0, 92, 85, 12]}"})
    folder = build(root, "--only", "pdf", "--standard", standard)
    file = folder / f"{STEM}.pdf" if standard == "x4" else folder / "x1a" / f"{STEM}-x1a.pdf"
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-dOverprint=/simulate", "-r36"]
    subprocess.run([*command, "-o", tmp_path / "a%d.tif", file], check=True, capture_output=True)
    plates = {p.stem.partition("(")[2][:-1]: Image.open(p).convert("L") for p in tmp_path.glob("a1(*).tif")}
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black", "PANTONE 186 C"}
    assert plates["PANTONE 186 C"].getextrema()[0] < 40
    whole = {name: sum(255 - v for v in plate.tobytes()) for name, plate in plates.items()}
    assert whole["Magenta"] == whole["Yellow"] == 0, whole


def test_a_standard_that_is_not_known(root: Path) -> None:
    assert run("build", root / ISSUE, "--standard", "x3").code == 2
