"""The specimen, built once for the whole run; a copy of a module's own project; a desk on the small project, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_browser import Running, browser, running_desk
from project import REPOSITORY, copied_project, small_project
from specimens import Built, build


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(REPOSITORY, tmp_path_factory.mktemp("specimen") / "build", 1)


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    """A copy of the module's project `good`, which the test may change."""
    return copied_project(good, tmp_path / "project")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk on the small project's issue."""
    with running_desk(small_project(tmp_path_factory.mktemp("desk") / "project"), "content/2021-03-05") as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found
