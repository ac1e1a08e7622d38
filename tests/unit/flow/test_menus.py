"""A paragraph's menu is made once for both beams, and the slots of a text are looked through once for both searches."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from squares import write_squares

from banmian.content.model import StyledText
from banmian.flow import menus
from banmian.flow.menus import menu_of
from banmian.flow.slots import LineSlot, shared_measure
from banmian.flow.stream_items import ParagraphItem
from banmian.flow.stretches import Stretches
from banmian.fonts import FontBook
from banmian.linebreak import BEAM, WIDE_BEAM, menu
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


@pytest.mark.parametrize("seed", range(20))
def test_in_the_narrow_beam_are_the_settings_that_a_menu_of_it_has(book: FontBook, seed: int) -> None:
    """The very lines, not only as many: where two settings cost the same, the same one is taken."""
    deal = random.Random(seed)
    text = "".join(deal.choices((HAN * 3 + COMMA, HAN * 6 + COMMA, HAN), k=deal.randint(8, 40)))
    item = ParagraphItem(prepare(StyledText(text), TextSetting("song-regular", EM), book), 2 * EM)
    measures = tuple(deal.choice((9, 12, 14)) * EM for _ in range(deal.randint(1, 4)))
    assert menu_of(item, measures, BEAM) == menu(item.prepared.units, measures, 2 * EM, beam=BEAM)
    assert menu_of(item, measures) == menu(item.prepared.units, measures, 2 * EM, beam=WIDE_BEAM)


def test_a_menu_is_made_once_for_both(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[float] = []
    monkeypatch.setattr(menus, "menu", lambda *args, **named: made.append(1) or menu(*args, **named))
    item = ParagraphItem(prepare(StyledText(HAN * 77 + COMMA), TextSetting("song-regular", EM), book), 0)
    for beam in (BEAM, WIDE_BEAM, BEAM):
        menu_of(item, (13 * EM,), beam)
    assert len(made) == 1


@pytest.mark.parametrize("seed", range(30))
def test_stretches_are_as_they_are_told_slot_by_slot(seed: int) -> None:
    """Columns that pictures cut, lines that they part in two, lines that they make narrower."""
    deal = random.Random(seed)
    slots: list[LineSlot] = []
    for column in range(deal.randint(1, 3)):
        for line in range(1, deal.randint(2, 12)):
            kind = deal.choice(("whole", "whole", "whole", "narrow", "parted", "none"))
            widths = {"whole": [(0, 14)], "narrow": [(3, 11)], "parted": [(0, 6), (8, 6)], "none": []}[kind]
            slots += [LineSlot((column * 20 + x) * EM, line * 12_600, w * EM, column, line, 0, kind == "whole") for x, w in widths]
    if not slots:
        return
    found, feet = Stretches.of(slots), [i for i in range(len(slots)) if _ends(slots, i)]
    assert sorted(found.feet) == feet and sorted(found.heads) == sorted({0, *(i + 1 for i in feet[:-1])})
    for i, slot in enumerate(slots):
        foot = next(f for f in feet if f >= i)
        rest = slots[i : foot + 1]
        assert found.straight[i] == all((s.x, s.measure) == (slot.x, slot.measure) for s in rest)
        assert not found.straight[i] or shared_measure(rest) == slot.measure
        assert found.uniform[i] == next((n for n, s in enumerate(slots[i:]) if s.measure != slot.measure), len(slots) - i)
        assert found.profile(i, 3)[0] == slot.measure
        under = found.together[i]
        assert all(b.line == a.line + 1 for a, b in zip(slots[i : i + under], slots[i + 1 : i + under], strict=False))
    assert found.even == ((slots[0].measure,) if len({s.measure for s in slots}) == 1 else ())


def _ends(slots: list[LineSlot], i: int) -> bool:
    """Whether a column ends with that slot."""
    return i + 1 == len(slots) or slots[i + 1].column != slots[i].column
