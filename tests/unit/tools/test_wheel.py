"""What a print shop installs: banmian, whole, and nothing of the team's tools."""

from __future__ import annotations

import tomllib
from glob import glob
from pathlib import Path

from setuptools import find_packages

ROOT = Path(__file__).parents[3]


def test_the_wheel_holds_banmian_alone() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]["find"]
    packed = {name.split(".")[0] for name in find_packages(str(ROOT / "src"), include=asked["include"])}
    assert (ROOT / "src" / "banmian_tools").is_dir() and packed == {"banmian"}


def test_the_wheel_holds_all_that_the_desk_serves() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]["banmian"]
    package = ROOT / "src" / "banmian"
    packed = {file for pattern in told for file in glob(pattern, root_dir=package, recursive=True)}
    served = {path.relative_to(package).as_posix() for path in (package / "desk" / "static").rglob("*") if path.is_file()}
    assert {"desk/static/index.html", "desk/static/js/main.js"} <= served <= packed
    assert {f"locale/{path.name}/LC_MESSAGES/banmian.mo" for path in (package / "locale").iterdir()} <= packed
