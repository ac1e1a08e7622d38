"""Builds with what was kept on disk: the same bytes as without, whatever became of the store (decision 0053)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from project import made_files, run, small_project

from banmian import processors, store
from banmian.outputs import proofs, verdicts
from banmian.pdf import deflate
from banmian.remember import forget_all

ISSUE = "content/2021-03-05"
KEPT = f"build/{store.FOLDER}"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("good") / "project", "\u4e94\u9f98")
    built(root)
    return root


def built(root: Path, out: str = "build") -> dict[str, bytes]:
    """What a build leaves, by name, as a new process would make it."""
    forget_all()
    ran = run("build", root / ISSUE, "--out", root / out)
    assert ran.code == 0 and ran.exception is None, ran.err
    folder = root / out / "2021-03-05"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in made_files(folder)}


def changed(root: Path, old: str = "\u6628\u665a\u516d\u70b9", new: str = "\u6628\u665a\u4e94\u70b9") -> None:
    """One word of an article is another."""
    (file,) = [p for p in (root / ISSUE).rglob("*.md") if old in p.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def files(root: Path) -> list[Path]:
    return sorted((root / KEPT).iterdir())


def test_a_second_build_draws_and_judges_nothing_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built(root, "other")
    monkeypatch.setattr(proofs, "_drawn", lambda _, numbers, *__: pytest.fail("drawn again") if numbers else {})
    monkeypatch.setattr(proofs, "sheet", lambda *_: pytest.fail("the sheet was made again"))
    monkeypatch.setattr(verdicts, "read_pdf", lambda *_, **__: pytest.fail("judged again"))
    assert built(root) == before


def test_one_word_draws_its_page_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(root)
    fresh = built(root, "other")
    monkeypatch.setattr(processors, "copies_safely", lambda: False)  # a copy would write into its own list
    drawn: list[list[int]] = []
    real = proofs._drawn
    monkeypatch.setattr(proofs, "_drawn", lambda issue, numbers, *more: drawn.append(numbers) or real(issue, numbers, *more))
    assert built(root) == fresh
    assert len(drawn) == 1 and len(drawn[0]) == 1, "the page on which the word stands"


def test_a_character_that_no_page_had_draws_its_page_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The font's subset is another one, in all pages' objects: what they show is the same."""
    changed(root, new="\u6628\u665a\u9f98\u70b9")
    fresh = built(root, "other")
    monkeypatch.setattr(processors, "copies_safely", lambda: False)
    real, drawn = proofs._drawn, []
    monkeypatch.setattr(proofs, "_drawn", lambda issue, numbers, *more: drawn.extend(numbers) or real(issue, numbers, *more))
    assert built(root) == fresh
    assert len(drawn) == 1


@pytest.mark.parametrize("damage", [b"", None, b"other", "half"], ids=["empty", "gone", "other", "truncated"])
def test_a_damaged_store_is_as_good_as_none(root: Path, damage: bytes | str | None) -> None:
    fresh = built(root, "other")
    for file in files(root):
        if damage is None:
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if isinstance(damage, str) else damage)
    assert built(root) == fresh
    assert all(store._sound(f.name, f.read_bytes()) is not None for f in files(root))


def test_what_another_version_kept_is_not_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, before = built(root, "other"), set(files(root))
    monkeypatch.setattr(store, "edition", lambda: "another")
    for file in before:  # whatever it holds
        body = b"[]\n"
        file.write_bytes(store.HEAD + store._own(file.name, body) + b"\n" + body)
    assert built(root) == fresh
    assert set(files(root)) > before


@pytest.mark.skipif(sys.platform == "win32", reason="modes of folders")
def test_a_folder_that_may_only_be_read_or_not_even_that(root: Path) -> None:
    changed(root)
    fresh, kept = built(root, "other"), root / KEPT
    for mode in (0o500, 0o000):
        kept.chmod(mode)
        try:
            assert built(root) == fresh
        finally:
            kept.chmod(0o700)
    shutil.rmtree(kept)
    kept.write_text("a file where the store should be")
    assert built(root) == fresh


def test_one_process_and_two_cold_and_warm(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = built(root, "other")
    for count in (1, 2):
        monkeypatch.setattr(processors, "usable", lambda count=count: count)
        monkeypatch.setattr(deflate, "usable", lambda count=count: count)
        shutil.rmtree(root / KEPT)
        assert built(root) == fresh == built(root)


LOADS = "import sys; from banmian.cli import main; main(lambda code: print(code, 'pydantic' in sys.modules))"


def loads_the_checker(root: Path) -> bool:
    """Whether a new process that builds the issue loads what checks files."""
    command = [sys.executable, "-c", LOADS, "build", str(root / ISSUE), "--out", str(root / "build"), "--only", "pdf"]
    code, loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-2:]
    assert code == "0"
    return loaded == "True"


def test_a_new_process_checks_changed_files_alone(root: Path) -> None:
    shutil.rmtree(root / KEPT)
    assert loads_the_checker(root)
    assert not loads_the_checker(root)
    changed(root)
    assert not loads_the_checker(root), "a word below the front matter"
    layout = root / "layouts/small/pages/front.yaml"
    layout.write_text(layout.read_text(encoding="utf-8") + "# other\n", encoding="utf-8")
    assert loads_the_checker(root)


def _begun(root: Path, out: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from banmian.cli import main; main()", "build", str(root / ISSUE), "--out", str(root / out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_two_builds_at_once_and_one_that_is_killed(root: Path) -> None:
    changed(root)
    fresh = built(root, "other")
    shutil.rmtree(root / KEPT)
    second = root / "second"  # another folder of outputs, so that neither waits; the store is the same one
    (second / ".cache").mkdir(parents=True)
    (root / KEPT).mkdir()
    (second / store.FOLDER).symlink_to(root / KEPT, target_is_directory=True)
    both = [_begun(root, "build"), _begun(root, "second")]
    assert [process.wait(120) for process in both] == [0, 0]
    assert built(root) == built(root, "second") == fresh
    shutil.rmtree(root / KEPT)
    killed = _begun(root, "build")
    while killed.poll() is None and not (root / KEPT).is_dir():
        time.sleep(0.005)
    killed.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    killed.wait(20)
    assert built(root) == fresh
