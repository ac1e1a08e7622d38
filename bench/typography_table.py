"""The comparison's rows, as values and as text: a metric at a measure, a figure each program, the least one the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from typography_measures import METRICS, Figures

DIGITS = {"variance": 5}
"""Decimals of a figure, else 4: a place in a PDF is sure to about 0.0001 em."""
FIXED = frozenset(("measure", "metric", "lower_is_better"))

Row = dict[str, Any]
"""`measure`, `metric`, `lower_is_better`, and by the name of each program its figure; an empty column is null."""


def rows(measure: int, found: Mapping[str, Figures | None]) -> list[Row]:
    """The rows of one measure."""
    out = []
    for key, words in METRICS.items():
        digits = DIGITS.get(key, 4)
        cells = {name: None if one is None else round(asdict(one)[key], digits) for name, one in found.items()}
        out.append({"measure": measure, "metric": words, "lower_is_better": True, **cells})
    return out


def best(row: Row) -> list[str]:
    """Who is best in a row."""
    cells = {name: row[name] for name in row.keys() - FIXED if row[name] is not None}
    least = min(cells.values(), default=0)
    return [name for name, value in cells.items() if value <= least]


def table(found: Sequence[Row]) -> str:
    """The rows as text: a line each metric, the measures side by side, an asterisk behind the best."""
    by = {(row["metric"], row["measure"]): row for row in found}
    measures = list(dict.fromkeys(row["measure"] for row in found))
    names = [name for name in found[0] if name not in FIXED]
    indent = max(map(len, METRICS.values()))
    lines = [" " * indent + "".join(f" {f'{measure} characters':^{9 * len(names)}}" for measure in measures)]
    lines.append(" " * indent + (" " + "".join(f"{name:>8} " for name in names)) * len(measures))
    for metric in METRICS.values():
        lines.append(f"{metric:{indent}}" + "".join(" " + _cells(by[metric, measure], names) for measure in measures))
    return "\n".join(line.rstrip() for line in lines)


def _cells(row: Row, names: Sequence[str]) -> str:
    """A row's figures at one measure."""
    out, good = "", best(row)
    for name in names:
        value = row[name]
        shown = "-" if value is None else str(value) if isinstance(value, int) else f"{value:.{5 if value < 0.01 else 4}f}"
        out += f"{shown:>8}{'*' if name in good else ' '}"
    return out


def behind(found: Sequence[Row], name: str) -> str:
    """In which rows a program is not the best, and who is."""
    lines: dict[str, list[str]] = {}
    for row in found:
        if name not in best(row):
            lines.setdefault(row["metric"], []).append(f"{row['measure']} ({', '.join(best(row))})")
    return "\n".join(f"  {metric}: {', '.join(where)}" for metric, where in lines.items()) or "  none"
