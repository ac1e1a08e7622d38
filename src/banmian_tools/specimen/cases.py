"""Which setter a case goes to: a head, a headline, columns, a vertical line, the naive one, or plain lines."""

from __future__ import annotations

from banmian.colour import BLACK
from banmian.display import Tag
from banmian.fonts import FontBook
from banmian.text.place import Paint
from banmian_tools.specimen.columns import set_columns
from banmian_tools.specimen.down import set_down
from banmian_tools.specimen.headblock import set_block
from banmian_tools.specimen.headline import set_headline
from banmian_tools.specimen.model import Case
from banmian_tools.specimen.naive import set_naive
from banmian_tools.specimen.setting import Shown, set_lines


def set_case(case: Case, at: tuple[int, int], story: tuple[str, int, str], fonts: FontBook) -> Shown:
    """The case with the left top of its first line at `at`; `story`: id, block and role of the tags."""
    paint = Paint(BLACK, Tag(*story))
    if case.head is not None and case.parts:
        return set_block(case, at, paint, fonts, set_case)
    if case.head is not None:
        return set_headline(case, at, paint, fonts)
    if case.columns is not None:
        return set_columns(case, at, paint, fonts)
    if case.down:
        return set_down(case, at, paint, fonts)
    if case.naive:
        return set_naive(case, at, paint, fonts)
    return set_lines(case, at, paint, fonts)
