"""The specimen, built once for the whole run."""

from __future__ import annotations

import pytest
from project import REPOSITORY
from specimens import Built, build


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(REPOSITORY, tmp_path_factory.mktemp("specimen") / "build", 1)
