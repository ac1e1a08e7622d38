"""Memos: a bound, what was longest unused goes first, figures, several threads."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from banmian import remember
from banmian.remember import Memo, figures, forget_all


@pytest.fixture
def memo() -> Iterator[Memo[str]]:
    before = list(remember._MEMOS)
    made: Memo[str] = Memo("test", 3)
    yield made
    remember._MEMOS[:] = before


def asked(memo: Memo[str], *keys: str) -> list[str]:
    """The keys for which something had to be made."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    for key in keys:
        assert memo.of(key, lambda key=key: make(key)) == key.upper()
    return made


def test_what_was_made_once_is_kept(memo: Memo[str]) -> None:
    assert asked(memo, "a", "b", "a", "b") == ["a", "b"]
    assert figures()["test"] == {"hits": 2, "misses": 2, "kept": 2, "taken": 0}


def test_what_was_longest_unused_goes_first(memo: Memo[str]) -> None:
    assert asked(memo, "a", "b", "c", "a", "d") == ["a", "b", "c", "d"]
    assert asked(memo, "a", "c", "d") == []
    assert asked(memo, "b") == ["b"]
    assert len(memo) == 3


def test_forgotten_is_made_anew(memo: Memo[str]) -> None:
    asked(memo, "a")
    forget_all()
    assert "test" not in figures()
    assert asked(memo, "a") == ["a"]


def test_a_maker_that_fails_leaves_nothing(memo: Memo[str]) -> None:
    def fail() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memo.of("a", fail)
    assert asked(memo, "a") == ["a"]


def test_a_none_is_kept_too() -> None:
    before = list(remember._MEMOS)
    memo: Memo[None] = Memo("nothing", 2)
    calls: list[int] = []
    for _ in range(3):
        memo.of("a", lambda: calls.append(1))
    remember._MEMOS[:] = before
    assert calls == [1]


def test_threads_share_it(memo: Memo[str]) -> None:
    keys = ["a", "b", "c", "d", "e"] * 200
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda key: memo.of(key, key.upper), keys)) == [key.upper() for key in keys]
    assert len(memo) == 3


def test_what_is_made_afresh_leaves_what_was_kept(memo: Memo[str]) -> None:
    asked(memo, "a")
    with remember.afresh():
        assert asked(memo, "a", "b") == ["a", "b"]
    assert asked(memo, "a", "b") == ["b"]


def test_the_same_value_is_no_equal_one() -> None:
    one, other = ["x"], ["x"]
    assert remember.Same(one) == remember.Same(one) and hash(remember.Same(one)) == hash(remember.Same(one))
    assert remember.Same(one) != remember.Same(other)


@pytest.fixture
def lasting_memo() -> Iterator[Memo[str]]:
    before = list(remember._MEMOS)
    remember._MEMOS[:] = []
    made: Memo[str] = Memo("lasting", 3, lasting=True)
    yield made
    remember._MEMOS[:] = before


def test_what_an_earlier_process_made_is_taken_over_when_it_is_asked_for(lasting_memo: Memo[str]) -> None:
    assert remember.remembers_nothing()
    remember.take_over({"lasting": [("a", "A"), ("b", "B")], "of a module that comes later": [("c", "C")]})
    assert not remember.remembers_nothing()
    assert asked(lasting_memo, "a", "c") == ["c"]
    assert remember.lasting() == {"lasting": {"a": "A", "c": "C"}}, "what nobody asked for is not handed on"
    assert figures()["lasting"] == {"hits": 1, "misses": 1, "kept": 2, "taken": 1}
    later: Memo[str] = Memo("of a module that comes later", 3, lasting=True)
    assert asked(later, "c") == []
    with remember.afresh():
        assert asked(lasting_memo, "b") == ["b"]
    assert asked(lasting_memo, "b") == []
    forget_all()
    assert remember.remembers_nothing()
