"""Tiles that the server keeps: those that somebody looks at, and a number of earlier ones."""

from __future__ import annotations

from banmian.desk import kept_tiles
from banmian.desk.exchange import Tile, Tiled
from banmian.desk.kept_tiles import SPARE, KeptTiles


def drawn(*names: str, size: int = 10) -> Tiled:
    return Tiled(
        100, (512, 512 * len(names)), tuple(Tile(0, n, name) for n, name in enumerate(names)), dict.fromkeys(names, b"." * size)
    )


def test_tiles_of_a_page_as_it_was_before_do_not_pile_up() -> None:
    """Many small ones or a few large ones: what counts is bytes."""
    for most in (8, 80):
        kept = KeptTiles()
        still = drawn("still")
        kept.keep(still)
        kept.see(1, still)
        for n in range(3 * most):
            tiled = drawn(f"tile {n}", size=SPARE // most)
            kept.keep(tiled)
            kept.see(2, tiled)
        assert most - 1 <= len(kept.names) <= most + 3
        assert kept.get("still") and kept.get(f"tile {3 * most - 1}") and kept.get(f"tile {3 * most - most // 2}")
        assert kept.get("tile 0") is None


def test_what_is_too_much_goes_by_its_bytes() -> None:
    kept = KeptTiles()
    for number, name in enumerate(("first", "second")):
        tiled = drawn(name, size=kept_tiles.MOST // 2)
        kept.see(number, tiled)
        kept.keep(tiled)
    kept.keep(drawn("third", size=1))
    assert kept.names == {"second", "third"}
