"""The specimen, built once for the whole run; a copy of a module's own project."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import REPOSITORY, copied_project
from specimens import Built, build


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(REPOSITORY, tmp_path_factory.mktemp("specimen") / "build", 1)


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    """A copy of the module's project `good`, which the test may change."""
    return copied_project(good, tmp_path / "project")
