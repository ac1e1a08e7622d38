"""`make bench`: what banmian promises of its speed and memory, measured, in one table, Typst beside it where it does the like.

New processes (cold.py) and a process that lives on (warm.py). Prints the table and writes build/bench.json; bench/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cold import Pair, Step, Whole, growth, pairs, whole
from processes import BENCH, ROOT, compile_all

SIZES = (8, 16, 32, 64)
LINEAR = 1.25
"""A further page may cost so many times as much at the end as at the beginning and still be called as much: noise."""
FLAT = 1.1
"""The same of memory from the middle of the changes to their end."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, ours, Typst's where there is one, what is wanted, whether it is met (None: not
    asked)."""

    name: str
    ours: str
    typst: str
    wanted: str
    met: bool | None


def at_most(name: str, value: float, most: float | None, unit: str, typst: float | None = None, digits: int = 0) -> Row:
    """A figure that is wanted to be no more than `most`."""

    def shown(number: float | None) -> str:
        return "" if number is None else f"{number:.{digits}f} {unit}".strip()

    wanted = "" if most is None else f"<= {shown(most)}"
    return Row(name, shown(value), shown(typst), wanted, None if most is None else value <= most)


def warm_rows(found: dict[str, Any]) -> list[Row]:
    """One word changed in a process that lives on; memory over its changes."""
    page, picture, typst = found["page"], found["picture"], found["typst"]
    rows = [
        at_most("workspace, a word: its page as PDF", page["wall median"], 50, "ms", typst["wall median"]),
        at_most("  the worst", page["wall worst"], 150, "ms", typst["wall worst"]),
        at_most("  processor time", page["cpu median"], None, "ms", typst["cpu median"]),
        at_most("workspace, a word: its page as PNG, 144 dpi", picture["wall median"], 120, "ms"),
    ]
    memory = found.get("memory")
    if memory:
        name = f"workspace after {found['changes']} changes"
        rows.append(at_most(name, memory[-1], 400, "MB"))
        half = memory[len(memory) // 2]
        rows.append(Row("  from its first half", f"{half:.0f} to {memory[-1]:.0f} MB", "", "flat", memory[-1] <= half * FLAT))
    return rows


def whole_rows(found: Whole) -> list[Row]:
    return [
        at_most("make pdf, new process, after a word", found.word.wall, 1.0, "s", digits=2),
        at_most("make pdf, cold, empty store", found.cold.wall, 2.2, "s", digits=2),
    ]


def pair_rows(some: Sequence[Pair]) -> list[Row]:
    """The PDF alone, in a new process with an empty store."""
    specimen, *sizes = some
    rows = [at_most("specimen, --only pdf, cold", specimen.ours.wall, 1.0, "s", specimen.typst.wall, 2)]
    for pair in sizes[:1]:
        wall, cpu = pair.ratio
        rows += [
            Row(f"{pair.name}, --only pdf, cold", f"{pair.ours.wall:.2f} s", f"{pair.typst.wall:.2f} s", "", None),
            at_most("  by the clock, times Typst's", wall, 3.0, "", digits=1),
            at_most("  processor time, times Typst's", cpu, 2.5, "", digits=1),
            at_most("  memory", pair.ours.memory, 130, "MB", pair.typst.memory),
        ]
    rows.append(at_most("specimen, --only pdf: memory", specimen.ours.memory, 130, "MB", specimen.typst.memory))
    return rows


def growth_rows(sizes: Sequence[Pair], steps: Sequence[Step]) -> list[Row]:
    """What a further page costs over all sizes, and whether it costs as much from the last size on as from the first."""
    if not steps:
        return []
    first, last = sizes[0], sizes[-1]
    more = last.our_pdf[0] - first.our_pdf[0]
    ours, typst = ((b.cpu - a.cpu) / more * 1000 for a, b in ((first.ours, last.ours), (first.typst, last.typst)))
    each = ", ".join(f"{step.ours:.0f}" for step in steps)
    return [
        at_most(f"each further page, {first.our_pdf[0]} to {last.our_pdf[0]}, processor time", ours, 35, "ms", typst),
        Row("  from size to size", f"{each} ms", "", "linear", steps[-1].ours <= steps[0].ours * LINEAR),
    ]


def table(rows: Sequence[Row]) -> str:
    """The rows as text."""
    marks = {True: "met", False: "NOT MET", None: ""}
    cells = [("", "banmian", "Typst", "wanted", ""), *((r.name, r.ours, r.typst, r.wanted, marks[r.met]) for r in rows)]
    widths = [max(len(row[k]) for row in cells) for k in range(5)]
    return "\n".join(
        row[0].ljust(widths[0]) + "".join("  " + cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in cells
    )


def living_process(edits: int, changes: int) -> dict[str, Any]:
    """What warm.py finds, in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name("warm.py")), "--times", str(edits), "--changes", str(changes)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads((ROOT / "build" / "bench-warm.json").read_text(encoding="utf-8"))
    return found


def told(what: str) -> None:
    print(f"bench: {what}", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="runs of each command that count")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="pages of the synthetic issues")
    parser.add_argument("--edits", type=int, default=20, help="words changed in the workspace that are timed")
    parser.add_argument("--changes", type=int, default=500, help="changes over which its memory is looked at; 0: none")
    args = parser.parse_args()
    BENCH.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    compile_all()
    warm = living_process(args.edits, args.changes)
    told("workspace done")
    built = whole(args.times)
    told("whole builds done")
    some = pairs(args.sizes, args.times)
    steps = growth(some[1:])
    rows = [*warm_rows(warm), *whole_rows(built), *pair_rows(some), *growth_rows(some[1:], steps)]
    print(table(rows))
    print(f"\n{os.cpu_count()} processors, load {load or 0:.1f} at the beginning; medians of {args.times} runs, {args.edits} words")
    machine = {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}
    body = {
        "machine": machine, "load": load, "runs": args.times, "rows": [asdict(row) for row in rows],
        "pairs": [asdict(p) for p in some], "growth": [asdict(s) for s in steps], "whole": asdict(built), "workspace": warm,
    }  # fmt: skip
    (ROOT / "build" / "bench.json").write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
