"""`make bench`: banmian beside Typst, new processes in turn, medians. Prints tables and writes build/bench.json.

docs/rules/contracts.md, Outputs: `--only pdf` is what is timed; page files and proofs are reported apart. Neither program
finds a cache: banmian keeps none, Typst's lives in its process. Files are warm: each command runs once before it counts.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import subprocess
import sys
import sysconfig
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from synthetic import Page, copy, sentences, specimen_copy, write_issue, write_typst

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "build" / "bench"
SPECIMEN = "content/2020-08-12"
SIZES = (8, 16, 32, 64)
MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock, seconds of user and system time, peak of memory in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Pair:
    """One text, set by both: medians, and what came out (pages, Han characters)."""

    name: str
    ours: Run
    typst: Run
    our_pdf: tuple[int, int]
    typst_pdf: tuple[int, int]

    @property
    def ratio(self) -> tuple[float, float]:
        """Ours to Typst's: by the clock, by processor time."""
        return self.ours.wall / self.typst.wall, self.ours.cpu / self.typst.cpu


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
    return Run(*(round(median(getattr(r, key) for r in runs), 3) for key in ("wall", "cpu", "memory")))


def in_turn(ours: list[str], typst: list[str], times: int) -> tuple[Run, Run]:
    """Medians of so many runs each, one after the other so that both meet the same machine."""
    timed(ours), timed(typst)
    pairs = [(timed(ours), timed(typst)) for _ in range(times)]
    return middle([p[0] for p in pairs]), middle([p[1] for p in pairs])


def banmian(issue: str, *options: str) -> list[str]:
    command = str(Path(sys.executable).with_name("banmian"))
    return [command, "build", issue, "--root", str(ROOT), "--out", str(BENCH / "out"), *options]


def typst(source: Path) -> list[str]:
    runner = str(ROOT / "bench" / "typst_compile.py")
    return [sys.executable, runner, str(source), str(source.with_suffix(".pdf")), str(ROOT / "fonts")]


def inside(pdf: Path) -> tuple[int, int]:
    """Pages and Han characters of a PDF, to show that both set the same text."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        return len(document), sum("\u4e00" <= ch <= "\u9fff" for ch in text)


def measure(name: str, issue: str, source: Path, times: int) -> Pair:
    ours, peer = in_turn(banmian(issue, "--only", "pdf"), typst(source), times)
    built = next((BENCH / "out" / Path(issue).name).glob("*.pdf"))
    return Pair(name, ours, peer, inside(built), inside(source.with_suffix(".pdf")))


def synthetic(pool: list[str], pages: int, times: int) -> Pair:
    text: list[Page] = copy(pool, pages)
    issue = f"build/bench/issues/2020-08-12-pages-{pages}"
    write_issue(ROOT / issue, text)
    source = BENCH / f"pages-{pages}.typ"
    write_typst(source, text)
    return measure(f"synthetic, {pages} pages", issue, source, times)


def specimen(times: int) -> Pair:
    source = BENCH / "specimen.typ"
    write_typst(source, specimen_copy(ROOT / SPECIMEN / "articles"), broken=False)
    return measure("specimen", SPECIMEN, source, times)


def stages(times: int) -> dict[str, float]:
    """Seconds by stage of the specimen's full build; pages and proofs come after the PDF is in place."""
    path = BENCH / "timings.json"
    found: list[dict[str, float]] = []
    for _ in range(times):
        timed(banmian(SPECIMEN, "--timings", str(path)))
        body = json.loads(path.read_text(encoding="utf-8"))
        found.append(body["stages"] | {"total": body["total"]})
    return {key: round(median(f[key] for f in found), 3) for key in found[0]}


def row(*cells: object) -> str:
    return f"{cells[0]!s:24}" + "".join(f"{cell!s:>13}" for cell in cells[1:])


def pair_table(pairs: list[Pair]) -> list[str]:
    out = [row("median of a process", "wall s", "Typst", "ratio", "cpu s", "Typst", "ratio", "peak MB", "Typst")]
    for p in pairs:
        wall, cpu = p.ratio
        times = (p.ours.wall, p.typst.wall, f"{wall:.2f}", p.ours.cpu, p.typst.cpu, f"{cpu:.2f}")
        out.append(row(p.name, *times, f"{p.ours.memory:.0f}", f"{p.typst.memory:.0f}"))
    return out


def growth(pairs: list[Pair]) -> list[dict[str, float]]:
    """What each further page costs from one size to the next: ms of processor time and MB, ours and Typst's."""
    out = []
    for small, large in itertools.pairwise(pairs):
        more = large.our_pdf[0] - small.our_pdf[0]
        out.append({
            "from": small.our_pdf[0], "to": large.our_pdf[0],
            "ours_ms": round((large.ours.cpu - small.ours.cpu) / more * 1000, 1),
            "typst_ms": round((large.typst.cpu - small.typst.cpu) / more * 1000, 1),
            "ours_mb": round((large.ours.memory - small.ours.memory) / more, 2),
            "typst_mb": round((large.typst.memory - small.typst.memory) / more, 2),
        })  # fmt: skip
    return out


def growth_table(rows: list[dict[str, float]]) -> list[str]:
    out = [row("each further page", "cpu ms", "Typst", "MB", "Typst")]
    return out + [row(f"{r['from']} to {r['to']} pages", r["ours_ms"], r["typst_ms"], r["ours_mb"], r["typst_mb"]) for r in rows]


def text_table(pairs: list[Pair]) -> list[str]:
    out = [row("what was set", "pages", "Typst", "Han", "Typst")]
    return out + [row(p.name, p.our_pdf[0], p.typst_pdf[0], p.our_pdf[1], p.typst_pdf[1]) for p in pairs]


def compile_all() -> None:
    """Bytecode for all that either program imports: an environment may forbid Python to keep it, and then every process
    would compile everything again."""
    folders = [str(ROOT / "src"), sysconfig.get_path("purelib")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    parser = argparse.ArgumentParser(description="banmian beside Typst: time, memory, growth.")
    parser.add_argument("--times", type=int, default=5, help="runs of each command that count")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="pages of the synthetic issues")
    args = parser.parse_args()
    BENCH.mkdir(parents=True, exist_ok=True)
    compile_all()
    pool = sentences(ROOT / SPECIMEN / "articles")
    full = stages(args.times)
    pairs = [specimen(args.times)]
    for pages in args.sizes:
        pairs.append(synthetic(pool, pages, args.times))
        print(f"bench: {pairs[-1].name} done", file=sys.stderr)
    grown = growth(pairs[1:])
    tables = [pair_table(pairs), growth_table(grown), text_table(pairs)]
    tables.append([row("full build by stage", *full), row("specimen, s", *full.values())])
    print("\n\n".join("\n".join(t) for t in tables))
    machine = {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}
    body = {"machine": machine, "runs": args.times, "pairs": [asdict(p) for p in pairs], "growth": grown, "stages": full}
    (ROOT / "build" / "bench.json").write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
