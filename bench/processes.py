"""Programs run as processes of their own: seconds by the clock and of processor time, peak of memory; ours and Typst's commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "build" / "bench"
SPECIMEN = "content/2020-08-12"
OUT = BENCH / "out"
MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock, seconds of user and system time, peak of memory in MB: its own or that of a copy of it."""

    wall: float
    cpu: float
    memory: float


def timed(command: list[str]) -> Run:
    """Run to its end; a command that fails ends the benchmark with what it said."""
    log = BENCH / "last-run.txt"
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: {' '.join(command)} ended with {process.returncode}\n{log.read_text(errors='replace')[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / MEGA)


def middle(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(*(round(median(getattr(r, key) for r in runs), 3) for key in ("wall", "cpu", "memory")))


def repeated(command: list[str], times: int, before: Callable[[], object]) -> list[Run]:
    """So many runs; `before` makes ready for each."""
    runs = []
    for _ in range(times):
        before()
        runs.append(timed(command))
    return runs


def in_turn(ours: list[str], typst: list[str], times: int) -> tuple[Run, Run]:
    """Medians of so many runs each, one after the other so that both meet the same machine. Ours finds no store."""
    pairs = []
    for _ in range(times + 1):  # the first does not count: it brings the files into memory
        empty()
        pairs.append((timed(ours), timed(typst)))
    return middle([p[0] for p in pairs[1:]]), middle([p[1] for p in pairs[1:]])


def empty() -> None:
    """Away with outputs and store."""
    shutil.rmtree(OUT, ignore_errors=True)


def banmian(issue: str, *options: str, root: Path = ROOT) -> list[str]:
    command = str(Path(sys.executable).with_name("banmian"))
    return [command, "build", str(root / issue), "--root", str(root), "--out", str(OUT), *options]


def typst(source: Path) -> list[str]:
    runner = str(ROOT / "bench" / "typst_compile.py")
    return [sys.executable, runner, str(source), str(source.with_suffix(".pdf")), str(ROOT / "fonts")]


def compile_all() -> None:
    """Bytecode for all that either program imports: an environment may forbid Python to keep it, and then every process
    would compile everything again."""
    folders = [str(ROOT / "src"), sysconfig.get_path("purelib")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=False, stdout=subprocess.DEVNULL)
