"""Frozen values behave as frozen slotted dataclasses do (banmian/values.py)."""

from __future__ import annotations

import copy
import dataclasses
import io
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from datetime import date

import pytest

from banmian.diagnostics import Severity
from banmian.values import Reducers, frozen, frozen_key, is_frozen, is_record, record


@frozen
class Point:
    """A place, with what it is called and what lies there."""

    x: int
    y: int = 0
    names: tuple[str, ...] = ()
    found: list[str] = field(default_factory=list)

    @property
    def sum(self) -> int:
        return self.x + self.y


@dataclass(frozen=True, slots=True)
class Twin:
    """As dataclasses makes it."""

    x: int
    y: int = 0
    names: tuple[str, ...] = ()
    found: list[str] = field(default_factory=list)


@frozen
class Single:
    """One field."""

    word: str


def test_arguments_by_place_by_name_and_by_default() -> None:
    assert (Point(1, 2), Point(y=2, x=1), Point(1).y) == (Point(1, 2), Point(1, 2), 0)
    assert Point(1, 2).sum == 3
    assert Point(1).found is not Point(1).found


@pytest.mark.parametrize("wrong", [{}, {"x": 1, "z": 2}])
def test_missing_and_unknown_arguments(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(**wrong)  # type: ignore[arg-type]


def test_equality_and_hash_go_by_class_and_fields() -> None:
    assert Point(1) != Point(2)
    twin: object = Twin(1)
    assert Point(1) != twin
    assert len({Single("a"), Single("a"), Single("b")}) == 2
    with pytest.raises(TypeError):
        hash(Point(1))  # a list is no key, as with dataclasses


def test_nothing_can_be_set_or_deleted() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.y
    with pytest.raises(FrozenInstanceError):
        point.z = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_dataclasses_own_functions_take_values() -> None:
    point = Point(1, 2)
    assert dataclasses.replace(point, y=5) == Point(1, 5)
    assert [f.name for f in dataclasses.fields(Point)] == [f.name for f in dataclasses.fields(Twin)]
    assert dataclasses.asdict(point) == dataclasses.asdict(Twin(1, 2))


def test_copies_pickles_and_matches() -> None:
    point = Point(1, 2)
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point
    match point:
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_pickler_with_their_reducers_writes_the_same_bytes() -> None:
    """Values, records, classes and what is not ours."""
    shared = Point(7, names=("a",))
    value = [shared, Single("b"), Notes("c"), Notes, Severity, date(2020, 8, 12), Twin(1), {"x": shared}, len]
    assert reduced(value) == pickle.dumps(value, 5)
    assert pickle.loads(reduced(value)) == value


def test_a_pickler_with_their_reducers_writes_a_member_by_its_value() -> None:
    """As Python does from 3.11.4 on; before it would have the reader call `getattr`."""
    assert pickle.loads(reduced(Severity.ERROR)) is Severity.ERROR
    assert b"getattr" not in reduced(Severity.ERROR)
    if b"getattr" not in pickle.dumps(Severity.ERROR, 5):
        assert reduced(Severity.ERROR) == pickle.dumps(Severity.ERROR, 5)


def reduced(value: object) -> bytes:
    out = io.BytesIO()
    pickler = pickle.Pickler(out, 5)
    pickler.dispatch_table = Reducers()
    pickler.dump(value)
    return out.getvalue()


def test_words_of_a_value() -> None:
    assert repr(Single("a")) == "Single(word='a')"
    assert repr(Point(1)).removeprefix("Point") == repr(Twin(1)).removeprefix("Twin")
    assert Point.__doc__ == "A place, with what it is called and what lies there."


@record
class Notes:
    """What a stage notes."""

    name: str
    found: list[int] = field(default_factory=list)
    done: bool = False


def test_a_record_can_be_set_is_equal_by_its_fields_and_has_no_hash() -> None:
    notes = Notes("a")
    notes.found.append(1)
    notes.done = True
    assert notes == Notes("a", [1], True) != Notes("a")
    assert Notes("b").found == []
    assert repr(notes) == "Notes(name='a', found=[1], done=True)"
    assert pickle.loads(pickle.dumps(notes)) == notes == copy.deepcopy(notes)
    assert dataclasses.replace(notes, name="c").name == "c"
    assert is_record(Notes) and not is_frozen(Notes) and not is_record(Point)
    with pytest.raises(TypeError):
        hash(notes)
    with pytest.raises(AttributeError):
        notes.other = 1  # type: ignore[attr-defined]


def test_classes_of_as_many_fields_share_no_names() -> None:
    @frozen
    class First:
        a: int
        b: int = 2

    @frozen
    class Second:
        b: int
        a: int = 3

    assert (First(a=1).b, Second(b=1).a) == (2, 3)
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        First(c=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'a'"):
        First()  # type: ignore[call-arg]


def test_the_hash_of_a_key_is_counted_once_and_is_no_field() -> None:
    asked: list[int] = []

    class Counting:
        def __hash__(self) -> int:
            asked.append(1)
            return 7

    @frozen_key
    class Key:
        style: object
        size: int = 2

    part = Counting()
    one = Key(part)
    assert hash(one) == hash(one) == hash(Key(part)) and len(asked) == 2
    assert Key.__slots__ == ("style", "size") and one == Key(part) and is_frozen(Key)  # type: ignore[attr-defined]
    assert hash(replace(one, size=3)) != hash(one) and "_hashed" not in repr(one)
    with pytest.raises(FrozenInstanceError):
        one.size = 3  # type: ignore[misc]
