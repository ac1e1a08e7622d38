"""Run a trial setting: find faces and style, read the input, set it, show it as text or JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from banmian.diagnostics import Diagnostic, Severity, Span, worst
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.fonts import FontBook
from banmian.languages import in_language
from banmian.phrases import NOTHING, of_system, say
from banmian.sources.reading import decode
from banmian.template.model import Paper, TextStyle
from banmian.text.setting import Direction
from banmian.trial.model import TrialParagraph, as_json
from banmian.trial.setter import Trial, set_paragraph
from banmian.units import half_even
from banmian.values import frozen


@frozen
class Asked:
    """What the command line says. `measure` and `indent` in em; None = the style's own."""

    file: str
    measure: Decimal
    indent: Decimal | None
    align: str | None
    style: str
    level: str | None
    direction: Direction | None
    looseness: int
    as_typed: bool


def run_trial(root: Path, paper: str, asked: Asked, json_wanted: bool) -> int:
    """Set the input and show it; the exit code. Diagnostics go to stderr."""
    loaded, found = _style(root, paper, asked.style)
    text, faults = _read(asked.file)
    found += faults
    if loaded is None or text is None:
        return _say(found)
    resolved, style, fonts = loaded
    trial = _trial(resolved, style, asked)
    lines = text.removesuffix("\n").split("\n") if text else []
    paragraphs = tuple(set_paragraph(line.removesuffix("\r"), n, trial, fonts) for n, line in enumerate(lines, 1))
    if json_wanted:
        sys.stdout.write(json.dumps(as_json(paragraphs), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_shown(paragraphs))
    return _say([*found, *(d for p in paragraphs for d in p.diagnostics)])


def _say(found: list[Diagnostic]) -> int:
    from banmian.diagnostics.render import as_text

    for diagnostic in found:
        sys.stderr.write(as_text(diagnostic) + "\n")
    return 1 if found and worst(found) >= Severity.ERROR else 0


def _style(root: Path, paper: str, name: str) -> tuple[tuple[Paper, TextStyle, FontBook] | None, list[Diagnostic]]:
    """The paper, its text style, and the faces."""
    from banmian.sources.checking import suggestion
    from banmian.template.loader import load_template

    fonts, faults = FontBook.load(root)
    found = list(faults)
    if fonts is None:
        return None, found
    template, more = load_template(root, paper, "", (), {"": Span("layouts")}, fonts.ascents)
    found += more
    if template is None:
        return None, found
    fonts = fonts.with_box(template.paper.grid.ascent).with_language(template.paper.words.language)
    style = dict(template.paper.text_styles).get(name)
    if style is None:
        known = [key for key, _ in template.paper.text_styles]
        where = Span(f"layouts/{paper}/paper.yaml")
        found.append(diagnose("TPL003", say("there is no text style `{name}`", name=name), suggestion(name, known), where))
        return None, found
    return (template.paper, style, fonts), found


def _read(file: str) -> tuple[str | None, list[Diagnostic]]:
    """The input as it stands: all that UTF-8 may hold, so that any line can be tried."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        return None, [
            diagnose("SRC001", say("the file cannot be read: {strerror}", strerror=of_system(error)), NOTHING, Span(file))
        ]
    text, fault = decode(file, data)
    return (None, [fault]) if fault else (text.removeprefix("\ufeff"), [])


def _trial(paper: Paper, style: TextStyle, asked: Asked) -> Trial:
    """The style as running text has it, with what the command line says otherwise."""
    from banmian.flow.paragraphs import text_setting

    setting = text_setting(style)
    if asked.level:
        setting = replace(setting, level=asked.level)
    if asked.direction:
        setting = replace(setting, direction=asked.direction, rules=replace(setting.rules, upright=asked.direction == "vertical"))
    em, measure = setting.size, half_even(asked.measure * setting.size)
    least = style.narrow[1] if measure * 1000 < em * style.narrow[0] else style.indent  # as a paragraph in a column has it
    own = max(0, min(em * min(style.indent, least) // 1000, measure - em))  # an indent leaves room for a character
    indent = own if asked.indent is None else half_even(asked.indent * em)
    justify = (asked.align or style.align) == "justify"
    return Trial(setting, measure, indent, justify, asked.looseness, asked.as_typed, asked.file, paper.normalise)


def _shown(paragraphs: tuple[TrialParagraph, ...]) -> str:
    """Each line with its natural width, its measure and the tier that it reached."""
    rows: list[str] = []
    for n, paragraph in enumerate(paragraphs, 1):
        rows.append(f"{n}: {in_language(counted(len(paragraph.lines), 'line'))}")
        rows += [f"  {line.natural:6.2f} / {line.measure:g}  {line.tier:<17} {line.text}" for line in paragraph.lines]
    return "\n".join(rows) + "\n" if rows else ""
