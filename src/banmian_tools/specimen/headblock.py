"""One side of a rule that is a whole head: kicker, headline and deck as a block on the grid, and body lines below it.

docs/rules/typography.md, Headlines, Vertical frames. Set by flow/heads.py. The naive setter puts part after part, each with its own
leading, so that the body below does not come back to the grid; down the page it stacks upright letters, all parts from the top.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from banmian.content.model import Head
from banmian.diagnostics import Diagnostic, Severity
from banmian.display import GlyphRun, Item
from banmian.flow.head import HeadSite
from banmian.flow.heads import set_head
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import HeadPart
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian_tools.specimen.columns import baselines
from banmian_tools.specimen.model import Case
from banmian_tools.specimen.setting import ASCENT, SetLine, Shown, fit_of, line_of

SetCase = Callable[[Case, tuple[int, int], tuple[str, int, str], FontBook], Shown]
"""Sets a case with its left top at a point, under tags of story, block and role: a part of a stacked head."""
LEADING = 13
"""What a naive setter gives a part: tenths of its size."""


def set_block(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook, set_case: SetCase) -> Shown:
    """The head with the Han box of its first line at `at`; `set_case` sets a part of a head that is only stacked."""
    if case.naive:
        return _stacked_down(case, at, paint, fonts, set_case) if case.down else _stacked(case, at, paint, fonts, set_case)
    assert case.head is not None
    head = Head(**dict(zip(case.parts, case.texts, strict=False)))
    width, foot = (case.across, at[1] + case.measure) if case.down else (case.measure, 0)
    done = set_head(head, case.head, HeadSite(at[0], at[0] + width, at[1], 0, paint.tag.story, 0, foot), fonts)
    if case.down:
        return Shown(case, done.items, (), Rect(at[0], at[1], at[0] + width, foot), _wrong(done.diagnostics))
    top = at[1] + done.lines * case.pitch
    items, lines = _body(case, (at[0], top), paint, fonts)
    rows = done.lines + len(lines)
    box = Rect(at[0], at[1], at[0] + width, at[1] + (rows - 1) * case.pitch + case.setting.size)
    said = f"\u6807\u9898\u5360 {done.lines} \u884c head of {done.lines} lines"
    return Shown(
        case, (*baselines(case, box, rows, done.lines), *done.items, *items), tuple(lines), box, _wrong(done.diagnostics), said
    )


def _wrong(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What fitting did is no fault."""
    return tuple(d for d in found if d.severity > Severity.INFO)


def _body(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> tuple[list[Item], list[SetLine]]:
    """The paragraphs after the head's parts, from a line's top on."""
    items, lines = list[Item](), list[SetLine]()
    offset = sum(len(text.text) + 1 for text in case.texts[: len(case.parts)])
    for text in case.texts[len(case.parts) :]:
        p, start = prepare(text, case.setting, fonts), 0
        for end in fit_of(case, p).ends:
            y = at[1] + len(lines) * case.pitch + case.setting.size * ASCENT // 100
            place = LinePlace(at[0], y, case.measure, end == p.units.size)
            items += set_line(p, start, end, place, paint)
            lines.append(line_of(p, (start, end), place, offset, end == p.units.size))
            start = end
        offset += len(text.text) + 1
    return items, lines


def _parts(case: Case) -> list[tuple[HeadPart, Case]]:
    """Each part as a naive case of its own."""
    head = case.head
    assert head is not None
    out: list[tuple[HeadPart, Case]] = []
    for name, text in zip(case.parts, case.texts, strict=False):
        part = {"kicker": head.kicker, "headline": head.headline, "deck": head.deck}[name]
        assert part is not None
        setting = replace(case.setting, face=part.face, size=part.size)
        pitch = part.size * LEADING // 10
        out.append((part, replace(case, head=None, parts=(), texts=(text,), setting=setting, pitch=pitch, align="start")))
    return out


def _stacked(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook, set_case: SetCase) -> Shown:
    items, y = list[Item](), at[1]
    for part, one in _parts(case):
        shown = set_case(one, (at[0], y), (paint.tag.story, paint.tag.block, paint.tag.role), fonts)
        items += [replace(item, ink=part.ink) for item in shown.items if isinstance(item, GlyphRun)]
        y += len(shown.lines) * one.pitch
    body, lines = _body(case, (at[0], y), paint, fonts)
    rows = -(-(y - at[1]) // case.pitch) + len(lines)
    box = Rect(at[0], at[1], at[0] + case.measure, at[1] + (rows - 1) * case.pitch + case.setting.size)
    return Shown(case, (*baselines(case, box, rows, rows - len(lines) - 1), *items, *body), tuple(lines), box)


def _stacked_down(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook, set_case: SetCase) -> Shown:
    items, right = list[Item](), at[0] + case.across
    for part, one in _parts(case):
        shown = set_case(one, at, (paint.tag.story, paint.tag.block, paint.tag.role), fonts)
        moved = right - shown.box.x1
        items += [replace(i, x=i.x + moved, ink=part.ink) for i in shown.items if isinstance(i, GlyphRun)]
        right -= shown.box.width + one.pitch - one.setting.size
    return Shown(case, tuple(items), (), Rect(at[0], at[1], at[0] + case.across, at[1] + case.measure))
