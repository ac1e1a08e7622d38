"""The inks of paper.yaml: process amounts, special inks, mixtures and tints; what a press cannot print is told at its row.

docs/rules/print.md, Black and Ink: rich black only by name and for large text, total ink within the print shop's limit,
spots whose names a plate setter cannot confuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from banmian.colour import FULL, PROCESS, SECTION, Ink, Spot, mixed, tint
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import Phrase, say
from banmian.sources import Document
from banmian.sources.checking import suggestion
from banmian.units import points

if TYPE_CHECKING:
    from banmian.template.model import Paper
    from banmian.template.paper_schema import Amounts, InkEntry

RICH_K = 850
"""Tenths of a percent of K from which an ink of several is a rich black (docs/rules/print.md, GWG newspaper 2022)."""
LEAST_RICH = 24_000
"""The smallest text in rich black, mp (docs/rules/print.md)."""
MOST_PLATES = 8
"""What a DeviceN space of PDF 1.4 may name; X-1a is written in that version."""
SUFFIXES = ("c", "u", "m", "n", "cv", "cvc", "cvu", "cp", "up", "pc", "tc")
"""Words at the end of a spot's name that say the paper of the swatch, not another ink."""
RESERVED = ("all", "none", "registration", *(name.lower() for name in PROCESS))


def named_ink(inks: Mapping[str, Ink], name: str) -> Ink | None:
    """`red`, or a tint of it, `red 40%`; None for a name that is not known."""
    base, _, percent = name.partition(" ")
    found = inks.get(base)
    if found is None or not percent:
        return found
    return tint(found, int(percent.removesuffix("%")) * FULL // 100, name)


def ink_hint(name: str, known: list[str]) -> Phrase:
    """What to do about an ink that the paper has not."""
    if name.partition(" ")[0] == SECTION:
        return say("give paper.yaml `sections`, each section with its ink: that of a page is then `section`")
    return suggestion(name, known)


class InkReader:
    """Reads the rows in their order; a mixture knows the inks above it. `faults`: what is wrong with them."""

    def __init__(self, rows: Mapping[str, Amounts | InkEntry], document: Document) -> None:
        self.document = document
        self.faults: list[Diagnostic] = []
        self.inks: dict[str, Ink] = {}
        for name, row in rows.items():
            ink = Ink(name, row) if isinstance(row, tuple) else self.ink(name, row)
            self.inks[name] = ink
            self.check_black(ink)
        self.check_spots()

    def fault(self, code: str, message: Phrase, hint: Phrase, name: str) -> None:
        self.faults.append(diagnose(code, message, hint, self.document.span("inks", name)))

    def ink(self, name: str, row: InkEntry) -> Ink:
        """An ink that is written as a mapping; a stand-in where its keys contradict each other."""
        if (row.cmyk is None) == (row.mix is None) or (row.spot and row.mix):
            self.fault(
                "TPL010",
                say("`{name}` has neither amounts nor parts, or both", name=name),
                say("give `cmyk` or `mix`; a spot has `cmyk`"),
                name,
            )
            return Ink(name, (0, 0, 0, 0))
        if row.mix is not None:
            return self.mixture(name, row)
        assert row.cmyk is not None
        if row.spot:
            return Ink(name, (0, 0, 0, 0), ((Spot(row.spot, row.cmyk), FULL),), overprint=row.overprint)
        if row.overprint:
            self.fault(
                "TPL010", say("`{name}` overprints and is no spot", name=name), say("only K 100 % and spots may overprint"), name
            )
        return Ink(name, row.cmyk, rich=row.rich_black)

    def mixture(self, name: str, row: InkEntry) -> Ink:
        parts = []
        for part, amount in (row.mix or {}).items():
            if part not in self.inks:
                hint = suggestion(part, list(self.inks))
                span = self.document.span("inks", name, "mix", part)
                self.faults.append(diagnose("TPL003", say("there is no ink above this one `{part}`", part=part), hint, span))
                continue
            parts.append((self.inks[part], amount))
        made = mixed(name, parts, row.overprint)
        full = [plate for plate, amount in made.plates if amount > FULL]
        if full:
            self.fault(
                "TPL010", say("`{name}` prints more than 100 % of {full}", name=name, full=full[0]), say("smaller parts"), name
            )
            return Ink(name, (0, 0, 0, 0))
        if len(made.plates) > MOST_PLATES:
            self.fault(
                "TPL010",
                say("`{name}` prints on {count} plates", name=name, count=len(made.plates)),
                say("at most {most_plates}", most_plates=MOST_PLATES),
                name,
            )
        if row.overprint and not made.spots:
            self.fault(
                "TPL010", say("`{name}` overprints and is no spot", name=name), say("only K 100 % and spots may overprint"), name
            )
        return Ink(name, made.cmyk, made.spots, row.rich_black, row.overprint)

    def check_black(self, ink: Ink) -> None:
        """A black of several inks must be meant: in small text it shows every fault of register."""
        if ink.cmyk[3] >= RICH_K and len(ink.plates) > 1 and not ink.rich:
            hint = say("write `rich-black: yes` where it is meant; text black is K alone")
            self.fault("TPL010", say("`{name}` is a black of several inks and not called so", name=ink.name), hint, ink.name)

    def check_spots(self) -> None:
        """Each spot once, by a name that differs from others in more than case or the swatch's suffix."""
        known: dict[str, Spot] = {}
        for ink in self.inks.values():
            for spot, _ in ink.spots:
                key = plain_name(spot.name)
                if key in RESERVED:
                    self.fault(
                        "TPL010",
                        say("a spot may not be called `{name}`", name=spot.name),
                        say("that is a process ink's name"),
                        ink.name,
                    )
                elif known.setdefault(key, spot) != spot:
                    message = say(
                        "the spots `{name}` and `{spot_name}` are one ink by name and differ",
                        name=known[key].name,
                        spot_name=spot.name,
                    )
                    self.fault("TPL010", message, say("one name and one look for each plate"), ink.name)

    def check_limit(self, limit: int) -> None:
        """Total ink of each row within the print shop's limit, percent."""
        for ink in self.inks.values():
            if ink.total > limit * 10:
                message = say(
                    "`{name}` prints {points} % of ink, and the print shop takes {limit} %",
                    name=ink.name,
                    points=points(ink.total * 100),
                    limit=limit,
                )
                self.fault("TPL009", message, say("less of the colours that K covers"), ink.name)


def plain_name(name: str) -> str:
    """A spot's name without case, blanks and the swatch's suffix."""
    words = name.casefold().split()
    return "".join(words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words)


def small_rich_black(paper: Paper, document: Document) -> list[Diagnostic]:
    """Styles that set text under 24 pt in a rich black."""
    hint = say("text black is K alone: `ink: k`")
    return [
        diagnose(
            "TPL011",
            say("`{name}` is a rich black: not for text of {points} pt", name=ink.name, points=points(size)),
            hint,
            document.span(*loc),
        )
        for ink, size, loc in _uses(paper)
        if ink.rich and size < LEAST_RICH
    ]


def _uses(paper: Paper) -> Iterator[tuple[Ink, int, tuple[str, ...]]]:
    """Each style's ink with the size of its text, mp, and where the ink stands."""
    for name, text in paper.text_styles:
        yield text.ink, text.size, ("text-styles", name, "ink")
        if text.initial is not None:
            yield text.initial.ink, text.initial.size, ("text-styles", name, "initial", "ink")
    for name, head in paper.head_styles:
        for key, part in (("kicker", head.kicker), ("headline", head.headline), ("deck", head.deck)):
            if part is not None:
                yield part.ink, part.size, ("head-styles", name, key, "ink")
    for name, table in paper.table_styles:
        yield table.ink, table.size, ("table-styles", name, "ink")
        yield table.accent, table.size, ("table-styles", name, "accent")
        if table.head_ink is not None:
            yield table.head_ink, table.head_size, ("table-styles", name, "head-ink")
    for name, chart in paper.chart_styles:
        for key, words in (("title", chart.title), ("unit", chart.unit), ("label", chart.label), ("figure", chart.figure)):
            yield words.ink, words.size, ("chart-styles", name, key, "ink")
        yield chart.source.ink, chart.source.size, ("chart-styles", name, "source", "ink")
    for name, line in paper.line_styles:
        yield line.ink, line.size, ("line-styles", name, "ink")
