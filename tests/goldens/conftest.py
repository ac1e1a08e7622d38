"""Goldens: texts that are kept in files beside the tests, and written again with --rewrite-goldens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name, or write the file."""

    def check(name: str, text: str) -> None:
        path = HERE / name
        if request.config.getoption("--rewrite-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{name} is missing: make goldens"
        assert text == path.read_text(encoding="utf-8"), f"{name} has changed: look, then `make goldens`"

    return check
