"""Values as bytes and back: nothing but our own values is made, and equal values have equal names."""

from __future__ import annotations

import os
import pickle
from datetime import date

import pytest

from banmian.diagnostics import PlaceOnPage, Severity, Span
from banmian.display.items import Layer, Stroke
from banmian.preserve import NoValueOfOurs, digest, from_bytes, to_bytes
from banmian.remember import Same
from banmian.values import frozen


@frozen
class Elsewhere:
    """A value of a module that is not ours."""

    name: str


class Runs:
    """What runs a command when pickle reads it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def test_a_value_comes_back_equal() -> None:
    plain = date(2020, 8, 12), frozenset({"a", "b"}), {"x": [1, 2.5, None, b"y"]}
    value = (Stroke("black", 500), Span("a.md", 3, 1), PlaceOnPage(1, (0, 0, 9, 9)), *plain)
    assert from_bytes(to_bytes(value)) == value


@pytest.mark.parametrize("value", [Runs(), Elsewhere("x"), pickle.loads])
def test_what_is_no_value_of_ours_is_refused(value: object) -> None:
    with pytest.raises(NoValueOfOurs):
        from_bytes(to_bytes(value))


@pytest.mark.parametrize(
    "data", [b"", b"\x80\x05", b"no pickle", to_bytes(Stroke("black", 500))[:-9], b"cos\nsystem\n(S'true'\ntR."]
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NoValueOfOurs):
        from_bytes(data)


def test_a_digest_does_not_see_what_is_shared() -> None:
    one, two = Stroke("black", 500), Stroke("".join(["bl", "ack"]), 500)
    assert digest((one, one)) == digest((one, two))
    assert digest(Same(one)) == digest(Same(two))
    assert digest(one) != digest(Stroke("black", 501))
    assert digest((one,), one) != digest(one, (one,))


def test_a_set_has_one_digest_in_whatever_order_it_was_made() -> None:
    letters = [chr(97 + n) for n in range(20)]
    assert digest(frozenset(letters)) == digest(frozenset(reversed(letters)))


def test_a_member_of_an_enumeration_is_written_by_its_value() -> None:
    """Some Pythons before 3.12 reduce it to a call of `getattr`, which no reader of ours makes."""
    data = to_bytes((Layer.RULE, Severity.ERROR))
    assert b"getattr" not in data
    assert from_bytes(data) == (Layer.RULE, Severity.ERROR)
