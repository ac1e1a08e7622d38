"""A chart's file and its CSV read into a Chart; what is wrong is told at the key or the cell where it stands.

Codes: CHT002 data missing, CHT003 a column missing, CHT004 no number, CHT005 nothing to show, CHT006 a row of another length,
CHT007 a name that is highlighted and not there, CHT008 numbers that the kind cannot show, CHT009 too much for a chart,
CHT014 a key of another kind, CHT015 percents among other numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from banmian.charts.numbers import NoNumber, read_number
from banmian.charts.table import Cell, rows_of
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, Phrase, say
from banmian.pictures.chart import Chart, ChartWords, Figures, Look, Series
from banmian.remember import Memo
from banmian.sources import Document, SourceText, checked
from banmian.sources.checking import suggestion
from banmian.sources.paths import picture_fault
from banmian.sources.reading import read_text
from banmian.values import record

if TYPE_CHECKING:
    from banmian.charts.schema import ChartEntry

MOST_NUMBERS, MOST_SERIES = 2_000, 8
"""More are no chart for a reader."""
Read = tuple[Chart | None, tuple[Diagnostic, ...]]
CHARTS: Memo[Read] = Memo("charts", 200, lasting=True)
DATA: Memo[str] = Memo("names of charts' data", 200, lasting=True)


def read_chart(root: Path, folder: Path, file: str) -> Read:
    """The chart of a file in the issue's `folder`, named as the article names it; None with an error where there is none."""
    path = folder / file
    source, faults = read_text(root, path)
    if source is None:
        return None, faults
    named = DATA.of(source.text, lambda: _data_named(source))
    if not named:  # it says no data, or is no chart's file: the model tells
        return CHARTS.of((source, None, ""), lambda: _read(source, None, NOTHING))
    wrong = _wrong_place(named, path, folder)
    data = None
    if not wrong:
        data, faults = read_text(root, path.parent / named)
        if data is None:
            return None, faults
    return CHARTS.of((source, data, wrong), lambda: _read(source, data, wrong))


def _wrong_place(named: str, path: Path, folder: Path) -> Phrase:
    """Why the data cannot be read; empty where they can."""
    if picture_fault(named):
        return say("`{named}` is no file beside the chart's", named=named)
    wanted = path.parent / named
    try:
        inside = wanted.resolve().is_relative_to(folder.resolve())
        there = wanted.is_file()
    except (OSError, RuntimeError, ValueError):
        inside = there = False
    if not there:
        return say("the data `{named}` are missing", named=named)
    return NOTHING if inside else say("`{named}` lies outside the issue's folder", named=named)


def _data_named(source: SourceText) -> str:
    """The file that `data` names: "" where the text says none."""
    from banmian.sources.document import Scalar
    from banmian.sources.yaml import compose

    document, _ = compose(source)
    node = document.node(("data",)) if document is not None else None
    return node.value if isinstance(node, Scalar) else ""


def _read(source: SourceText, data: SourceText | None, wrong: Phrase) -> Read:
    from banmian.charts.schema import ChartEntry

    document, entry, faults = checked(source, ChartEntry)
    if document is None or entry is None:
        return None, faults
    reader = _Reader(entry, document)
    reader.keys_of_kind()
    if data is None:
        hint = say("write the name of a file in {name}, as sales.csv", name=PurePosixPath(source.file).parent.name)
        return None, (diagnose("CHT002", wrong, hint, document.span("data")),)
    chart = reader.chart(rows_of(data), data)
    return (chart if not reader.diagnostics else None), tuple(reader.diagnostics)  # marks and line ends are a spreadsheet's own


@record
class _Reader:
    """A chart's file while it is joined with its data."""

    entry: ChartEntry
    document: Document
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: str, message: Phrase, hint: Phrase, span: Span) -> None:
        self.diagnostics.append(diagnose(code, message, hint, span))

    def keys_of_kind(self) -> None:
        for key, kind in _OF_KIND.items():
            if kind != self.entry.kind and getattr(self.entry, key.replace("-", "_")):
                message = say(
                    "`{key}` is of charts of the kind {kind}, and this is {entry_kind}",
                    key=key,
                    kind=kind,
                    entry_kind=self.entry.kind,
                )
                self.tell("CHT014", message, say("leave it out, or write kind: {kind}", kind=kind), self.document.key_span(key))
        if self.entry.labels_every and (self.entry.lying or self.entry.kind == "shares"):
            message = say("`labels-every` is of names under upright bars and curves")
            self.tell("CHT014", message, say("leave it out"), self.document.key_span("labels-every"))

    def words(self, key: str) -> ChartWords | None:
        text = getattr(self.entry, key)
        return ChartWords(text, self.document.span(key)) if text else None

    def chart(self, rows: list[list[Cell]], data: SourceText) -> Chart | None:
        if len(rows) < 2 or len(rows[0]) < 2:
            message = say("the data hold no numbers: a row of names, and under it rows of a name and numbers")
            hint = say("the file has one column: part the cells by commas") if len(rows) > 1 else say("save the table as CSV again")
            self.tell("CHT005", message, hint, Span(data.file, 1, 1))
            return None
        names, numbers = self.columns(rows[0])
        if not numbers:
            return None
        if (len(rows) - 1) * len(numbers) > MOST_NUMBERS or len(numbers) > MOST_SERIES:
            message = say("{count} rows of {count_2} columns are too much for a chart", count=len(rows) - 1, count_2=len(numbers))
            self.tell(
                "CHT009",
                message,
                say("at most {most_series} columns and {most_numbers} numbers", most_series=MOST_SERIES, most_numbers=MOST_NUMBERS),
                self.document.span("data"),
            )
            return None
        self.same_length(rows)
        if self.diagnostics:
            return None
        return self.joined(rows, names, numbers)

    def columns(self, head: Sequence[Cell]) -> tuple[int, list[int]]:
        """The column of names, and those of numbers."""
        titles = [cell.text for cell in head]
        names = self.column(titles, self.entry.categories, "categories") if self.entry.categories else 0
        wanted = self.entry.values
        if not wanted:
            return names, [n for n, title in enumerate(titles) if n != names and title]
        found = [self.column(titles, name, "values", n) for n, name in enumerate(wanted)]
        return names, [n for n in found if n >= 0]

    def column(self, titles: list[str], name: str, *loc: str | int) -> int:
        if name in titles:
            return titles.index(name)
        self.tell(
            "CHT003",
            say("the data have no column `{name}`", name=name),
            suggestion(name, [t for t in titles if t]),
            self.document.span(*loc),
        )
        return -1

    def same_length(self, rows: list[list[Cell]]) -> None:
        """Rows of as many cells as the first; empty ones at their ends count for nothing."""
        wide = len(rows[0])
        for row in rows[1:]:
            count = max(n for n, cell in enumerate(row, 1) if cell.text)
            if count > wide:
                message = say("this row has {count} cells, the first has {wide}", count=count, wide=wide)
                hint = say('a number with commas in it stands in quotation marks: "1,234"')
                self.tell("CHT006", message, hint, row[wide].span)

    def joined(self, rows: list[list[Cell]], names: int, numbers: list[int]) -> Chart | None:
        named = [row[names] if names < len(row) else Cell("", row[0].span) for row in rows[1:]]
        categories = tuple(ChartWords(cell.text, cell.span) for cell in named)
        hundredths: list[tuple[bool, Cell]] = []
        series = []
        for column in numbers:
            values = []
            for row in rows[1:]:
                value, of_hundred = self.number(row, column)
                values.append(value)
                if value is not None:
                    hundredths.append((of_hundred, row[column]))
            series.append(Series(ChartWords(rows[0][column].text, rows[0][column].span), tuple(values)))
        entry, percent = self.entry, self.in_percent(hundredths)
        chart = Chart(
            Look(
                entry.kind, entry.lying, entry.stacked, entry.ring, entry.zero, entry.figures or _FIGURES[entry.kind],
                entry.labels_every or 0, entry.decimals, entry.highlight,
            ),
            entry.style, categories, tuple(series), percent, Span(self.document.file, 1, 1), self.words("title"),
            self.words("unit"), self.words("source"), entry.alt,
        )  # fmt: skip
        self.judge(chart, numbers, rows)
        return ordered(chart, entry.order)

    def in_percent(self, numbers: Sequence[tuple[bool, Cell]]) -> bool:
        """Whether the numbers are percents, as all of them are or none: the chart writes them in one way."""
        percent = any(of_hundred for of_hundred, _ in numbers)
        plain = next((cell for of_hundred, cell in numbers if not of_hundred), None)
        if percent and plain is not None:
            hint = say("write % in every cell, or in none and `unit` in the chart's file")
            self.tell("CHT015", say("`{text}` is no percent, and others are", text=plain.text[:40]), hint, plain.span)
        return percent

    def number(self, row: list[Cell], column: int) -> tuple[Decimal | None, bool]:
        if column >= len(row):
            return None, False
        try:
            return read_number(row[column].text)
        except NoNumber:
            hint = say('write digits alone: 1234.5, "1,234.5", 12%; units go into the chart\'s file; no number is an empty cell')
            self.tell("CHT004", say("`{text}` is no number", text=row[column].text[:40]), hint, row[column].span)
            return None, False

    def judge(self, chart: Chart, numbers: list[int], rows: list[list[Cell]]) -> None:
        """What the chart's kind cannot show of the numbers, and what it highlights that is not there."""
        known = [words.text for words in chart.categories] + [series.name.text for series in chart.series]
        for n, name in enumerate(chart.look.highlight):
            if name not in known:
                loc = ("highlight", n) if self.document.node(("highlight", n)) is not None else ("highlight",)
                self.tell("CHT007", say("the data have no `{name}`", name=name), suggestion(name, known), self.document.span(*loc))
        if not any(value is not None for series in chart.series for value in series.values):
            self.tell(
                "CHT005", say("the data hold no number"), say("look at the columns that `values` names"), self.document.span("data")
            )
        elif chart.look.kind == "shares":
            if len(numbers) > 1:
                hint = say("name one column under `values`")
                self.tell(
                    "CHT008",
                    say("shares are of one column, and the data have {count}", count=len(numbers)),
                    hint,
                    self.document.span("kind"),
                )
            elif not any(chart.series[0].values):
                self.tell(
                    "CHT008",
                    say("shares of nothing: all numbers are 0"),
                    say("look at the column that `values` names"),
                    self.document.span("data"),
                )
        if chart.look.kind == "shares" or chart.look.stacked:
            for column in numbers:
                for row, value in zip(rows[1:], chart.series[numbers.index(column)].values, strict=True):
                    if value is not None and value < 0:
                        what = say("share") if chart.look.kind == "shares" else say("part of a stack")
                        self.tell(
                            "CHT008",
                            say("{text} is less than 0: no {what}", text=row[column].text, what=what),
                            say("take another kind"),
                            row[column].span,
                        )


_OF_KIND = {"lying": "bars", "stacked": "bars", "zero": "lines", "ring": "shares"}
"""Keys that one kind has alone: with another they are no slip to pass over, for another chart was meant."""
_FIGURES: dict[str, Figures] = {"bars": "marks", "lines": "axis", "shares": "marks"}
"""Where a kind shows its figures if nothing is said."""


def ordered(chart: Chart, order: str) -> Chart:
    """The categories in their order: as given, or by their first number; those without one at the end."""
    if order == "given":
        return chart
    first = chart.series[0].values
    least = Decimal("-Infinity") if order == "falling" else Decimal("Infinity")
    keys = [value if value is not None else least for value in first]
    places = sorted(range(len(keys)), key=lambda n: (-keys[n] if order == "falling" else keys[n], n))
    series = tuple(replace(some, values=tuple(some.values[n] for n in places)) for some in chart.series)
    return replace(chart, categories=tuple(chart.categories[n] for n in places), series=series)
