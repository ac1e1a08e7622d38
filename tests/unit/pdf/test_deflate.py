"""Streams begun ahead are the streams themselves."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator

import pytest

from banmian.pdf import deflate
from banmian.pdf.deflate import DEFLATED, ahead, deflated
from banmian.remember import afresh


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    with afresh():
        yield


@pytest.mark.parametrize("processors", [1, 2])
def test_begun_or_not_a_stream_is_the_same(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deflate, "usable", lambda: processors)
    data = bytes(range(256)) * 400
    ahead(data)
    ahead(data)
    assert (data in deflate._BEGUN) == (processors == 2)
    assert deflated(data) == zlib.compress(data, 6) == deflated(data)
    assert not deflate._BEGUN
    ahead(data)
    assert not deflate._BEGUN, "what is at hand is not begun"
    assert DEFLATED.hits >= 1


def test_where_no_thread_can_be_had_it_is_compressed_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(deflate, "usable", lambda: 2)
    monkeypatch.setattr(deflate._Begun, "start", refused)
    ahead(b"a stream")
    assert not deflate._BEGUN
    assert deflated(b"a stream") == zlib.compress(b"a stream", 6)


def test_a_thread_that_came_to_nothing_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deflate, "usable", lambda: 2)
    monkeypatch.setattr(deflate._Begun, "run", lambda self: None)
    ahead(b"a stream")
    assert deflated(b"a stream") == zlib.compress(b"a stream", 6)
