"""The real font set of the repository, opened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.fonts import FontBook

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found
