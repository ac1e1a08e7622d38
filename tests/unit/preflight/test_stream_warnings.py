"""What qpdf says of a stream is told of the file; what Python says of other things meanwhile is not."""

from __future__ import annotations

import warnings
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest

from banmian.preflight.reading import streams


def missed(monkeypatch: pytest.MonkeyPatch, kind: type[Warning]) -> list[str]:
    """What is told of a stream during whose parsing such a warning comes."""
    told: list[str] = []

    def parse(_: Any) -> list[Any]:
        warnings.warn("unclosed file", kind, stacklevel=1)
        return []

    monkeypatch.setattr(pikepdf, "parse_content_stream", parse)
    record: Any = SimpleNamespace(pdf=pikepdf.new(), budget=SimpleNamespace(miss=told.append))
    _, quiet = streams._parsed(record, b"q Q", "page 1")
    assert quiet == (not told)
    return told


def test_a_file_that_python_closes_meanwhile_is_no_fault_of_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missed(monkeypatch, ResourceWarning) == []


def test_what_qpdf_says_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missed(monkeypatch, UserWarning) == ["page 1: unclosed file"]
