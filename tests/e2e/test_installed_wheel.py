"""What a print shop installs speaks Chinese: a wheel is built of the sources, unpacked elsewhere, and run from there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from project import REPOSITORY, small_project

BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the package as the wheel has it."""
    made = tmp_path_factory.mktemp("wheel")
    sources = made / "sources"
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "src" / "banmian", sources / "src" / "banmian", ignore=left_out)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, sources / name)
    subprocess.run([sys.executable, "-c", BUILD, str(made)], cwd=sources, check=True, capture_output=True)
    [wheel] = made.glob("banmian-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(made / "installed")
    return made / "installed"


def python(installed: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """This Python with the package as it is installed there, away from the repository."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    own |= {"PYTHONPATH": str(installed), "PYTHONUTF8": "1", **environment}
    return subprocess.run([sys.executable, *words], cwd=installed, env=own, capture_output=True, encoding="utf-8", check=False)


def test_the_package_that_runs_is_the_one_of_the_wheel(installed: Path) -> None:
    ran = python(installed, "-c", "import banmian; print(banmian.__file__)")
    assert Path(ran.stdout.strip()).is_relative_to(installed)
    assert not (installed / "banmian_tools").exists()


def test_messages_of_a_wheel_are_chinese(installed: Path, tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (root / "content/2021-03-05/articles/lamp.md").unlink()
    asked = python(installed, "-m", "banmian", "check", str(root / "content/2021-03-05"), LANG="zh_CN.UTF-8")
    assert asked.returncode == 1 and "\u9519\u8bef" in asked.stderr and "\u63d0\u793a\uff1a" in asked.stderr, asked.stderr
    asked = python(installed, "-m", "banmian", "build", "--help", LANG="zh_CN.UTF-8")
    assert "\u7528\u6cd5" in asked.stdout


def test_the_desk_of_a_wheel_has_its_words(installed: Path) -> None:
    served = (
        "from pathlib import Path; from banmian.desk.shell import Shell; print(Shell(Path()).file('words/zh.json').data.decode())"
    )
    words = json.loads(python(installed, "-c", served).stdout)
    assert words["Grid"] == "\u884c\u683c" and len(words) > 200
