"""Stories spread over pages: each page about full, a lead for each, nothing lost, whatever the order of the list."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.makeup.spreading import OVER, Load, Room, spread_over


def both(loads: Sequence[Load], rooms: Sequence[Room]) -> tuple[dict[str, int], tuple[str, ...]]:
    spread = spread_over(loads, rooms)
    return dict(spread.at), spread.left


def test_the_first_page_has_the_greatest_and_each_has_one_lead() -> None:
    loads = [Load("a", 1, 200), Load("b", 1, 190), Load("c", 2, 100), Load("d", 3, 110)]
    at, left = both(loads, [Room(2, 300, 9), Room(3, 300, 9)])
    assert at == {"a": 2, "b": 3, "c": 2, "d": 3} and not left


def test_an_exchange_fills_what_first_fit_leaves() -> None:
    """First fit puts 60 and 30 together and has 50 and 20 for the other; changed round both are full."""
    at, left = both([Load("a", 2, 60), Load("b", 2, 50), Load("c", 3, 30), Load("d", 3, 20)], [Room(1, 80, 9), Room(2, 80, 9)])
    assert not left and {at["a"], at["d"]} == {1} and {at["b"], at["c"]} == {2}


def test_what_no_page_holds_is_named_the_most_important_first() -> None:
    at, left = both([Load("a", 1, 90), Load("b", 4, 40), Load("c", 3, 40)], [Room(1, 100, 9)])
    assert at == {"a": 1} and left == ("c", "b")


def test_a_page_takes_so_many_parts() -> None:
    loads = [Load("a", 1, 10), *(Load(f"b{n}", 5, 10) for n in range(2))]
    assert both(loads, [Room(1, 100, 2)]) == ({"a": 1, "b0": 1}, ("b1",))


def test_what_is_optional_has_what_room_is_left_whatever_its_rank() -> None:
    """The optional story is the more important one; the other has the room, and the page may try it beside."""
    spread = spread_over([Load("a", 1, 60), Load("b", 5, 40), Load("c", 2, 9, optional=True)], [Room(1, 100, 9)])
    assert spread.at == {"a": 1, "b": 1} and spread.left == ("c",) and spread.tried == {"c": 1}
    assert spread_over([Load("a", 1, 60), Load("c", 2, 9, optional=True)], [Room(1, 100, 9)]).at == {"a": 1, "c": 1}


def test_two_more_stories_at_most_are_tried_on_a_page_and_those_first_that_must_stand() -> None:
    loads = [Load("a", 1, 100), Load("b", 4, 4), Load("c", 5, 3), Load("d", 2, 3, optional=True)]
    assert spread_over(loads, [Room(1, 100, 9)]).tried == {"b": 1, "c": 1}
    assert spread_over([*loads[:2], loads[3]], [Room(1, 100, 9)]).tried == {"b": 1, "d": 1}
    assert not spread_over(loads, [Room(1, 100, 1)]).tried


def test_a_page_does_not_try_what_is_far_too_much_for_it() -> None:
    assert not spread_over([Load("a", 1, 100), Load("b", 4, 12)], [Room(1, 100, 9)]).tried


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(20, 200)), max_size=14), st.integers(1, 4), st.randoms())
def test_nothing_is_lost_no_page_is_over_and_the_order_says_nothing(
    stories: list[tuple[int, int]], pages: int, dice: random.Random
) -> None:
    loads = [Load(f"s{n}", rank, area) for n, (rank, area) in enumerate(stories)]
    rooms = [Room(n, 400, 9) for n in range(1, pages + 1)]
    at, left = both(loads, rooms)
    assert sorted((*at, *left)) == sorted(load.name for load in loads)
    for room in rooms:
        own = [load for load in loads if at.get(load.name) == room.page]
        assert sum(load.area for load in own) <= room.area * (1000 + OVER) // 1000
        assert sum(load.rank == 1 for load in own) <= 1
    turned = loads[:]
    dice.shuffle(turned)
    assert both(turned, rooms) == (at, left)


def test_the_pages_are_as_full_as_moves_and_exchanges_make_them() -> None:
    """Of twenty random sections that fit in all, no page is off by more than a tenth."""
    dice, off = random.Random(3), []
    for _ in range(20):
        areas = [dice.randint(30, 160) for _ in range(15)]
        room = sum(areas) // 3
        at, left = both([Load(f"s{n:02}", 2 + n % 4, a) for n, a in enumerate(areas)], [Room(n, room, 9) for n in (1, 2, 3)])
        sums = [sum(a for n, a in enumerate(areas) if at.get(f"s{n:02}") == page) for page in (1, 2, 3)]
        off.append(max(abs(s - room) / room for s in sums) if not left else 1.0)
    assert sorted(off)[-2] < 0.1, off
