"""Set each line of an input as one paragraph, through the same stages as a newspaper's body: normalise, prepare, break, justify.

docs/rules/contracts.md, The typographer's bench.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.edit import PARAGRAPH, Edit
from banmian.content.model import StyledText
from banmian.content.normalise import normalise_by
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.fonts import FontBook
from banmian.linebreak import Cost, Fit, choose, justified, menu
from banmian.sources.normalising import FIX_ALL, Normalising
from banmian.text import classes as c
from banmian.text.breaks import NEVER, opportunities
from banmian.text.place import LinePlace
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.trial.model import TrialGlyph, TrialLine, TrialParagraph
from banmian.values import frozen

ANY_PRICE = float("inf")
"""What a setting of another number of lines may cost, when one is asked for."""
_TURNED = frozenset((c.DASH, c.DOTS, c.LONG))
"""They lie along a vertical line, by a form of the face or turned."""
_TURNS = {"": "upright", "upright": "upright", "rotated": "rotated", "across": "combined"}


@frozen
class Trial:
    """How the input is set. `measure` and `indent` in mp; `looseness` lines more than the best; `as_typed`: nothing is
    normalised; `file` names the input in messages; `typing`: what the paper puts right."""

    setting: TextSetting
    measure: int
    indent: int = 0
    justify: bool = True
    looseness: int = 0
    as_typed: bool = False
    file: str = "-"
    typing: Normalising = FIX_ALL


def set_paragraph(text: str, line: int, trial: Trial, fonts: FontBook) -> TrialParagraph:
    """One line of input, the `line`-th (from 1), as a paragraph."""
    canonical, edits = (text, ()) if trial.as_typed else normalise_by(trial.typing, text, PARAGRAPH)[:2]
    origins = _origins(text, edits)
    styled = StyledText(canonical, (), Span(trial.file, line, 1), ((0, line, 1),))
    prepared = prepare(styled, trial.setting, fonts)
    breaks = _breaks(prepared, origins, len(text))
    if not prepared.units.size:
        return TrialParagraph(tuple(breaks), (), prepared.diagnostics)
    fit = fit_paragraph(prepared, (trial.measure,), trial.indent, trial.looseness)
    lines, start = [], 0
    said = [*prepared.diagnostics]
    for end in fit.ends:
        measure = trial.measure - (0 if start else trial.indent)
        lines.append(_line(prepared, (start, end), measure, trial, origins))
        said += _strained(prepared, (start, end), measure, trial)
        start = end
    return TrialParagraph(tuple(breaks), tuple(lines), tuple(said))


def _breaks(p: Prepared, origins: list[int], length: int) -> list[int]:
    """Where the level lets a line end, and inside words where the style hyphenates them; the text's end always."""
    found = opportunities(p.text.text, p.setting.level)
    places = {origins[k] for k, cost in enumerate(found.costs) if cost != NEVER and k}
    places |= {origins[p.offsets[i]] for i in p.units.flagged if i < p.units.size}
    return sorted(places | {length}) if length else []


def _strained(p: Prepared, units: tuple[int, int], measure: int, trial: Trial) -> list[Diagnostic]:
    """What a build says of a line outside the limits; here no more than a warning, for nothing is printed."""
    from banmian.flow.verdict import strain_faults

    natural = p.units.natural_end(units[1])
    found = strain_faults(p, units, LinePlace(0, 0, measure, natural, "justify" if trial.justify else "start"))
    return [replace(d, severity=Severity.WARNING) for d in found]


def fit_paragraph(p: Prepared, measures: tuple[int, ...], indent: int, looseness: int, cost: Cost | None = None) -> Fit:
    """The lines of a paragraph set by itself, as `banmian set` and the specimen book show it."""
    beam = ANY_PRICE if looseness else 0.0  # without a looseness the cheapest alone is asked for
    return choose(menu(p.units, measures, indent, 2 + max(0, looseness), cost, beam=beam), looseness)


def _origins(text: str, edits: tuple[Edit, ...]) -> list[int]:
    """For each canonical character, and for the end, the index of the typed one that it comes from."""
    origins: list[int] = []
    at = 0
    for edit in edits:
        origins += range(at, edit.start)
        origins += [min(edit.start + i, edit.end - 1) for i in range(len(edit.new))]
        at = edit.end
    return [*origins, *range(at, len(text)), len(text)]


def _line(p: Prepared, units: tuple[int, int], measure: int, trial: Trial, origins: list[int]) -> TrialLine:
    start, end = units
    par, em = p.units, p.setting.size
    natural = par.natural_end(end) or not trial.justify
    done = justified(par, start, end, measure, natural)
    glyphs = tuple(
        g for i in range(start, end) for g in _unit(p, i, _PlacedUnits(done.xs, start, end, par.edges, par.ends), origins)
    )
    stop = p.offsets[end] if end < par.size else len(p.text.text)
    text = p.text.text[p.offsets[start] : stop].rstrip()
    return TrialLine(text, measure / em, (par.edges[end - 1] - par.begins[start]) / em, done.tier, glyphs)


@frozen
class _PlacedUnits:
    """A line's units where they stand."""

    xs: list[int]
    start: int
    end: int
    edges: list[int]
    ends: list[int]

    def before(self, p: Prepared, i: int) -> int:
        """White between a unit and the one before it, mp."""
        if i == self.start:
            return self.xs[0]
        k = i - self.start
        return self.xs[k] - self.xs[k - 1] - _width(p, i - 1)


def _width(p: Prepared, i: int) -> int:
    return p.units.ends[i] - p.units.starts[i]


def _is_half(p: Prepared, i: int) -> bool:
    """Whether a mark's unit is its half em of ink."""
    return _width(p, i) * 2 <= p.setting.size + 2


def _own(p: Prepared, i: int, placed: _PlacedUnits) -> tuple[int, int]:
    """How much of the white before and after a unit belongs to its own cell: a full mark's other half em."""
    half, cls = p.setting.size // 2, p.classes[i]
    if not _is_half(p, i):
        return 0, 0
    if cls == c.OPEN:
        left = p.classes[i - 1] in c.AFTER_SPACE and _is_half(p, i - 1) if i > placed.start else False
        white = placed.before(p, i)
        return min(half, max(0, white - half) if left else white) if i > placed.start else 0, 0
    if cls in c.AFTER_SPACE:
        if i + 1 == placed.end:
            return 0, max(0, min(half, placed.edges[i] - placed.ends[i]))
        return 0, min(half, placed.before(p, i + 1))
    return 0, 0


def _unit(p: Prepared, i: int, placed: _PlacedUnits, origins: list[int]) -> list[TrialGlyph]:
    """The unit's glyphs; a cluster's further glyphs belong to its first."""
    em, x0 = p.setting.size, placed.xs[i - placed.start]
    before, after = _own(p, i, placed)
    taken = _own(p, i - 1, placed)[1] if i > placed.start else 0
    gap = placed.before(p, i) - before - taken if i > placed.start else 0
    shown = [g for g in range(p.first[i], p.first[i + 1]) if p.texts[g]]
    if not shown:
        return []
    if shown[0] in p.looks and p.looks[shown[0]].turn == "across":
        text = "".join(p.texts[g] for g in shown)
        origin = origins[p.offsets[i]]
        return [TrialGlyph(text, origin, _em(x0, em), _em(_width(p, i), em), _em(gap, em), _TURNS["across"])]
    lefts = [0, *(p.dx[g] for g in shown[1:]), _width(p, i)]
    out: list[TrialGlyph] = []
    at = p.offsets[i]
    for k, g in enumerate(shown):
        own = (before if k == 0 else 0, after if k == len(shown) - 1 else 0)
        x, advance = x0 + lefts[k] - own[0], lefts[k + 1] - lefts[k] + sum(own)
        turn = p.looks[g].turn if g in p.looks else ""
        if not turn and p.setting.direction == "vertical" and p.classes[i] in _TURNED:
            turn = "rotated"
        out.append(TrialGlyph(
            p.texts[g], origins[at], _em(x, em), _em(advance, em), _em(gap if k == 0 else 0, em), _TURNS[turn],
        ))  # fmt: skip
        at += len(p.texts[g])
    return out


def _em(length: int, em: int) -> float:
    return round(length / em, 5)
