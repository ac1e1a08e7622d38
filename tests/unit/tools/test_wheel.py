"""What a print shop installs: banmian, whole, and nothing of the team's tools."""

from __future__ import annotations

import tomllib
from pathlib import Path

from setuptools import find_packages

ROOT = Path(__file__).parents[3]


def test_the_wheel_holds_banmian_alone() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]["find"]
    packed = {name.split(".")[0] for name in find_packages(str(ROOT / "src"), include=asked["include"])}
    assert (ROOT / "src" / "banmian_tools").is_dir() and packed == {"banmian"}
