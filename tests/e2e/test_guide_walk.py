"""The walk through "Making a paper" by its own blocks: from nothing to a PDF, no Python, no line of the specimen."""

from __future__ import annotations

import importlib
import os
import shutil
import tomllib
from pathlib import Path

import pypdfium2
import pytest
import yaml
from project import REPOSITORY, Ran, run

from banmian_tools.guide.steps import Step, do, steps_of

DOCS = REPOSITORY / "docs"
ENGLISH, CHINESE = DOCS / "making-a-paper.en.md", DOCS / "making-a-paper.zh.md"
SCHOOL, PAPER = "xisheng", "shiqiao"
READ = {".yaml": yaml.safe_load, ".toml": tomllib.loads}
TRIVIAL = 24
"""Characters of a line of YAML that two papers may share: `schema: 1`, `places:`, the name of a key."""


def steps(guide: Path) -> list[Step]:
    return list(steps_of(guide.read_text(encoding="utf-8")))


def project(root: Path) -> Path:
    """Nothing but the school paper, the profiles, the faces and the guide's copy."""
    for name in ("fonts", "docs"):
        os.symlink(REPOSITORY / name, root / name, target_is_directory=True)
    issue = max((REPOSITORY / "content").glob(f"{SCHOOL}-*")).name
    for name in ("layouts/profiles", f"layouts/{SCHOOL}", f"content/{issue}"):
        shutil.copytree(REPOSITORY / name, root / name)
    return root


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[list[str], Ran]]]:
    """The project after the walk, and what each command said. The first paper is not built: that is test_new_paper.py's."""
    root, said = project(tmp_path_factory.mktemp("walk")), []

    def program(arguments: list[str]) -> None:
        if arguments[0] == "build" and not said[1:]:
            said.append((arguments, said[0][1]))
            return
        command, what, *rest = arguments
        if command == "build":
            what, rest = str(root / what), [*rest, "--out", str(root / "build")]
        said.append((arguments, run(command, what, *rest, "--root", str(root))))

    for step in steps(ENGLISH):
        do(step, root, program)
    return root, said


def test_every_command_does_what_the_guide_says(walked: tuple[Path, list[tuple[list[str], Ran]]]) -> None:
    root, said = walked
    assert [arguments[0] for arguments, _ in said] == ["new", "build", "build", "build", "new"]
    for arguments, ran in said:
        assert ran.exception is None and ran.code in ({0, 1} if "--draft" in arguments else {0}), ran.err
    *_, draft, built, _ = (ran for _, ran in said)
    assert "over by" in draft.err, "the lead is too long for one side"
    assert "0 errors, 0 warnings" in built.err, built.err
    assert list((root / "build" / f"{PAPER}-2025-09-01").glob("*.pdf")) and (root / f"content/{PAPER}-2025-10-06").is_dir()


def test_the_outside_judge_finds_what_the_paper_promises(
    walked: tuple[Path, list[tuple[list[str], Ran]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sheet, grid, line edges, fonts, boxes, spots of a paper that the judge has never seen; its ink is for Ghostscript."""
    monkeypatch.syspath_prepend(str(REPOSITORY / "tests/judges"))
    proof, check = importlib.import_module("proof"), importlib.import_module("check_proof")
    root, _ = walked
    (file,) = (root / "build" / f"{PAPER}-2025-09-01").glob("*.pdf")
    document = pypdfium2.PdfDocument(file)
    figures = proof.structure_figures(file) | proof.text_figures(document, 0.05) | proof.picture_figures(document, None, 150)
    promise = check.promise_of(root / f"content/{PAPER}-2025-09-01")
    assert (promise.trim, promise.pages, promise.ink) == ((210, 297), 2, 220)
    rows = check.judge(figures, check.measured_again(file, promise), promise)
    assert [row for row in rows if row.holds is False] == []


def test_no_line_is_the_specimens(walked: tuple[Path, list[tuple[list[str], Ran]]]) -> None:
    root, _ = walked
    specimen = lines(REPOSITORY / "layouts/chenbao") | lines(REPOSITORY / "content/2020-08-12")
    assert len(specimen) > 400
    own = lines(root / "layouts" / PAPER) | lines(root / f"content/{PAPER}-2025-09-01")
    assert len(own) > 100 and own & specimen == set()


def lines(folder: Path) -> set[str]:
    """The lines of a folder's texts that say something of their own."""
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in (".yaml", ".md")]
    return {line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > TRIVIAL}


def test_both_guides_take_the_same_steps() -> None:
    """Comments aside: a block of YAML is what it says."""
    english, chinese = steps(ENGLISH), steps(CHINESE)
    assert [step.file for step in english] == [step.file for step in chinese]
    for one, other in zip(english, chinese, strict=True):
        read = READ.get(Path(one.file).suffix, str)
        assert read(one.text) == read(other.text)
