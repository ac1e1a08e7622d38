"""Faces of squares for the words beside the marks."""

from __future__ import annotations

import pytest
from issues import letters

from banmian.fonts import FontBook


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return letters(tmp_path_factory.mktemp("letters"))
