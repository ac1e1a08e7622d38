"""Each price of the thread optimiser decides something: a lone last line at a column's head, things parted, what is pruned.

The answer that is right without the price's working is written out; each test fails when its price is set to nothing.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from squares import write_squares

from banmian.content.model import StyledText
from banmian.flow import optimise
from banmian.flow.optimise import compose
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import FixedItem, Flaws, ParagraphItem, StreamItem
from banmian.flow.stretches import Stretches
from banmian.fonts import FontBook
from banmian.linebreak import BEAM, menu
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting

EM = 9000
HAN, COMMA = "\u56fd", "\uff0c"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    root: Path = tmp_path_factory.mktemp("squares")
    write_squares(root, HAN)
    found, diagnostics = FontBook.load(root)
    assert found is not None, diagnostics
    return found


def paragraph(book: FontBook, text: str) -> ParagraphItem:
    return ParagraphItem(prepare(StyledText(text), TextSetting("song-regular", EM), book), 0)


def columns(*counts: int, em: int = 20) -> list[LineSlot]:
    """Columns of so many lines of `em` Han, side by side."""
    return [
        LineSlot(k * 40 * EM, line * 12_600, em * EM, k, line, 0, True)
        for k, count in enumerate(counts)
        for line in range(1, count + 1)
    ]


def squeezable(book: FontBook, lines: int, em: int, more: int) -> ParagraphItem:
    """A paragraph of so many lines and `more` characters, full of commas: by them it goes into `lines` lines."""
    return paragraph(book, ((HAN * 2 + COMMA) * (em * lines))[: em * lines + more - 1] + HAN)


def test_a_lone_last_line_at_a_columns_head_is_avoided(book: FontBook) -> None:
    """Four lines, then a paragraph of three at its natural width: its last line would stand alone at the next head. Where the
    column has a line more, nothing is squeezed."""
    items = [paragraph(book, HAN * 80), squeezable(book, 2, 20, 4), paragraph(book, HAN * 200)]
    assert [fit.lines for fit in menu(items[1].prepared.units, (20 * EM,), beam=BEAM)] == [2, 3]
    assert compose(items, columns(7, 20), fill=False).placed[1].lines == 3
    assert compose(items, columns(6, 20), fill=False).placed[1].lines == 2


def test_lone_lines_cost_what_they_cost(book: FontBook) -> None:
    """The same two paragraphs where the head falls on the last line of the first, and where it does not."""
    items = [paragraph(book, HAN * 80), paragraph(book, HAN * 60)]
    clean = compose(items, columns(4, 3), fill=False).cost
    lone_last = compose(items, columns(3, 4), fill=False).cost
    lone_first = compose(items, columns(5, 2), fill=False).cost
    assert lone_last - clean == pytest.approx(optimise.LONE_LAST) and optimise.LONE_LAST > 0
    assert lone_first - clean == pytest.approx(optimise.LONE_FIRST) and optimise.LONE_FIRST > 0


@pytest.mark.parametrize(("characters", "scrap"), [(63, 1), (70, 0)])
def test_a_last_line_of_a_few_characters_at_a_columns_head_is_counted_beside_the_lone_ones(
    book: FontBook, characters: int, scrap: int
) -> None:
    items = [paragraph(book, HAN * 80), paragraph(book, HAN * characters)]
    assert compose(items, columns(7, 1), fill=False).flaws == Flaws(0, 1, scrap)
    assert compose(items, columns(8), fill=False).flaws == Flaws()


def test_lines_left_free_before_a_subhead_and_subheads_without_their_text_are_counted(book: FontBook) -> None:
    """A subhead of two lines wants two lines of text under it: three free lines do not hold that. Where all other lines are
    taken, it stands alone."""
    items: list[StreamItem] = [paragraph(book, HAN * 80), FixedItem(2, 1, 2), paragraph(book, HAN * 80)]
    assert compose(items, columns(7, 5)).flaws == Flaws(blank=3)
    assert compose(items, columns(6, 4)).flaws == Flaws(parted=1)


def test_what_must_stand_together_is_not_parted_for_a_few_blanks(book: FontBook) -> None:
    """Two lines are left under the text: a subhead of two lines would fit, with nothing under it. It goes to the next column."""
    items: list[StreamItem] = [paragraph(book, HAN * 20 * 6), FixedItem(2, 1, 2), paragraph(book, HAN * 60)]
    done = compose(items, columns(8, 6), fill=False)
    assert done.placed[1].slot == 8
    assert done.placed[2].slot == 9


class Unpruned(optimise._Thread):
    """The same search that lets nothing go: dear, and right by itself."""

    def _keep(self, states: dict[int, optimise.State]) -> dict[int, float]:
        return {end: cost for end, (cost, _, _) in states.items()}


@pytest.mark.parametrize("seed", range(40))
def test_nothing_that_could_win_is_dropped(book: FontBook, seed: int) -> None:
    """Random threads of paragraphs with menus of several lengths: what the optimiser keeps holds the cheapest composition."""
    deal = random.Random(seed)
    items: list[StreamItem] = []
    for _ in range(deal.randint(4, 8)):
        text = "".join(deal.choices((HAN * 3 + COMMA, HAN * 6 + COMMA, HAN), k=deal.randint(8, 30)))
        items.append(paragraph(book, text))
        if deal.random() < 0.4:
            items.append(FixedItem(2, 1, 2))
    items.append(paragraph(book, HAN * deal.randint(20, 60)))
    lines = [deal.randint(3, 9) for _ in range(3)]
    slots = columns(*lines, 12, em=12)
    assert best(optimise._Thread, items, slots) == pytest.approx(best(Unpruned, items, slots))


def best(search: type[optimise._Thread], items: list[StreamItem], slots: list[LineSlot]) -> float:
    return search(items, Stretches.of(slots), optimise.SHORT, BEAM).run().cost
