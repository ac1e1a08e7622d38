"""A side of a rule: the paper's `body` with what the YAML says otherwise, and the text as an article would have it.

Rules that the engine has no switch for are turned off by what a naive setter does: the YAML gives that as numbers of a style,
as a cost of zero, as first fit, or as another text (docs/decisions/0016).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from banmian.colour import BLACK, WHITE
from banmian.content.model import StyledText
from banmian.flow.slots import STEPS
from banmian.geometry import Circle
from banmian.linebreak import Cost
from banmian.sources import FIX_ALL, Normalising
from banmian.template.model import ByInk, Ground, HeadStyle, Initial, MarkWidths, Paper
from banmian.text.bracketed import in_brackets
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules
from banmian.units import Length
from banmian_tools.specimen.model import Case, Columns

if TYPE_CHECKING:
    from banmian_tools.specimen.schema import AroundEntry, HeadEntry, SettingEntry

AS_TYPED = Normalising("off", "off", "off", "off")
GRID = 12600
WORST_ROOM = 12 * GRID
"""Width of each side of a worst case, mp; what it says stands in the rest of the page's width."""
WHOLE_ROOM = 18 * GRID
"""Width of each side where a worst case stands under what it says: a column of the page."""
NEWS, WORST = 9000, 11000
"""Least and largest size of a worst case, mp: the first is the newspaper's body."""
DEEPEST = 7 * GRID
"""How far down the vertical lines of a worst case may reach, mp."""
_FACES = ("face", "strong", "latin", "hyphens", "level", "tracking", "direction")
_VERTICAL = ("tcy", "acronyms", "years", "corners")
_RULES = ("marks", "han_latin", "end_trim", "start_trim", "snap", "stop_least", "widest")
_NUMBERS = ("looseness", "steps", "tcy", "max_lines", "lines", "count", "initial")
_WIDTHS = ("comma", "stop", "bracket")


def case_of(text: str, sides: tuple[SettingEntry, SettingEntry], room: tuple[int, int], paper: Paper) -> Case:
    """`sides`: what holds for both, then what this one has of its own; `room`: measure in thousandths of an em, size in mp.
    KeyError for a cost that there is not."""
    from banmian.flow.paragraphs import text_setting
    from banmian_tools.specimen.schema import given

    own = given(sides[1])
    said = {**given(sides[0]), **own}
    measure, size = room
    setting = _setting(text_setting(paper.text_style("body"), size=size), said)
    rules = AS_TYPED if said.get("as_typed") else FIX_ALL
    measure = said.get("measure", measure)
    texts = tuple(styled(part, rules) for part in said.get("text", text).split("\n") if part)
    if said.get("ruby") == "brackets":
        texts = tuple(in_brackets(part) for part in texts)
    case = Case(
        texts, setting, measure * size // 1000, said.get("indent", 0) * size // 1000,
        said.get("align", "justify"), pitch_of(size), _said(own), _cost(said.get("cost", {})),
        said.get("breaking") == "first-fit", said.get("looseness", 0), said.get("gaps", "tiers"),
        said.get("last_line") == "filled", said.get("breaking") == "naive",
        _head(said, size, paper) if "head" in said else None,
        columns=_columns(said, setting, paper) if "columns" in said else None,
        circle=_circle(said["around"], size) if "around" in said else None, emergency=said.get("emergency", True),
        caption=said.get("caption", 0) * size // 1000, hull=said.get("hull", True), steps=said.get("steps", STEPS),
        fallback=said.get("fallback", True),
    )  # fmt: skip
    head = said.get("head")
    return replace(case, parts=tuple(head.parts), across=head.width * size // 1000) if head else case


def pitch_of(size: int) -> int:
    """From baseline to baseline: 1.4 em or more, in quarters of a line of the grid."""
    quarter = GRID // 4
    return -(-size * 14 // 10 // quarter) * quarter


def worst_size(width: int, down: bool) -> int:
    """The size, mp, that fills the room of a worst case of so many thousandths of an em, in whole half points."""
    if down:
        return max(NEWS, _half_points(DEEPEST, width))
    beside = _half_points(WORST_ROOM, width)
    return beside if beside >= NEWS else max(NEWS, _half_points(WHOLE_ROOM, width))


def _half_points(room: int, width: int) -> int:
    return min(WORST, room * 1000 // width // 500 * 500)


def _setting(body: TextSetting, said: dict[str, Any]) -> TextSetting:
    faces = {key: said[key] for key in _FACES if key in said}
    vertical = {key: said[key] for key in _VERTICAL if key in said}
    rules = _spacing(replace(body.rules, upright=said.get("direction") == "vertical"), said)
    return replace(body, rules=rules, vertical=replace(body.vertical, **vertical), **faces)


def _head(said: dict[str, Any], size: int, paper: Paper) -> HeadStyle:
    """A head style of the paper with the size and limits of the case."""
    entry = said["head"]
    style = paper.head_style(entry.style)
    if not entry.by_ink:
        style = replace(style, by_ink=ByInk())
    if entry.parts:
        return _whole(style, entry, said.get("direction") == "vertical", paper)
    sizes = (entry.least.mp() if entry.least else size, size)
    part = replace(
        style.headline, face=said.get("face", style.headline.face), size=size, sizes=sizes, pitch=pitch_of(size),
        tracking=entry.tracking, scale=entry.scale, max_lines=entry.max_lines, fill=entry.fill, spread=entry.spread,
        drop_marks=entry.drop_marks, align=said.get("align", "start"), ink=BLACK,
    )  # fmt: skip
    return replace(style, headline=part, kicker=None, deck=None)


def _whole(style: HeadStyle, entry: HeadEntry, vertical: bool, paper: Paper) -> HeadStyle:
    """A head style of the paper with kicker, headline and deck, in other sizes or on a ground where the case says so."""
    headline = style.headline
    if entry.headline:
        size = entry.headline.mp()
        headline = replace(headline, size=size, sizes=(size, size), pitch=pitch_of(size))
    small = entry.small.mp() if entry.small else 0
    kicker, deck = (
        replace(part, size=small or part.size, sizes=(small, small) if small else part.sizes) if part else None
        for part in (style.kicker, style.deck)
    )
    if entry.ground:
        ground = Ground(paper.roles.accent, (headline.size // 3, headline.size // 5), headline.size // 4, entry.ground)
        ground = replace(ground, radius=0) if entry.ground == "measure" else ground
        style = replace(style, ground=ground, lines_taken=tuple(lines + 1 for lines in style.lines_taken))
        headline = replace(headline, ink=WHITE, top_alone=headline.size // 4)
    if not vertical and entry.headline:
        headline = replace(headline, tops=(GRID // 4,) * 2, top_alone=GRID // 4)
    return replace(style, headline=headline, kicker=kicker, deck=deck)


def _circle(entry: AroundEntry, size: int) -> Circle:
    return Circle(entry.x * size // 1000, entry.y * size // 1000, entry.radius * size // 1000)


def _columns(said: dict[str, Any], setting: TextSetting, paper: Paper) -> Columns:
    entry = said["columns"]
    initial = Initial(entry.initial, "song-black", 0, paper.roles.accent, 0) if entry.initial else None
    indent = said.get("indent", 0)  # as the case says it, however narrow its lines
    style = replace(paper.text_style("body"), size=setting.size, indent=indent, narrow=(0, 0), initial=initial)
    return Columns(entry.count, entry.lines, entry.grid, style)


def _spacing(rules: SpacingRules, said: dict[str, Any]) -> SpacingRules:
    same = {key: said[key] for key in _RULES if key in said}
    if "points" in said:
        same["centred"] = said["points"] == "centre"
    if "hanging" in said:
        same["hang"] = said["hanging"]
    widths = {key: said[key] for key in _WIDTHS if key in said}
    return replace(rules, widths=replace(MarkWidths(), **widths), **same) if widths else replace(rules, **same)


def _cost(said: dict[str, Any]) -> Cost:
    known = {name.replace("_", "-"): name for name in Cost.__dataclass_fields__}
    return replace(Cost(), **{known[name]: value for name, value in said.items()})


def _said(own: dict[str, Any]) -> str:
    """The side's own keys as the YAML has them, for the label over it."""
    return ", ".join(f"{key.replace('_', '-')}: {_shown(key, value)}" for key, value in sorted(own.items()))


def _shown(key: str, value: Any) -> str:
    if key == "text":
        return "\u2026"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "model_fields_set"):
        inner = ((name, getattr(value, name)) for name in sorted(value.model_fields_set))
        return "{" + ", ".join(f"{k.replace('_', '-')}: {_shown(k, v)}" for k, v in inner) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_shown(key, part) for part in value) + "]"
    if isinstance(value, Length):
        return f"{value.value}{value.unit}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {v:g}" for k, v in value.items()) + "}"
    if isinstance(value, int) and key not in _NUMBERS:
        return "ink" if value < 0 and key.endswith("trim") else f"{value / 1000:g}"
    return str(value)


def styled(text: str, rules: Normalising) -> StyledText:
    """The text as an article's paragraph: markup read, habits of typing put right by the rules."""
    from banmian.content.article_file import ArticleFile
    from banmian.content.inline import Flattener
    from banmian.content.markdown import tokens_of
    from banmian.sources import SourceText

    source = SourceText("specimen", text)
    token = next(t for t in tokens_of(text) if t.type == "inline")
    return Flattener(ArticleFile(source, text.split("\n"), rules=rules), token, 1, 1).styled()
