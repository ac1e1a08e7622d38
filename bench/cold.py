"""New processes beside Typst's: the specimen and synthetic issues of 8 to 64 pages, whole builds with an empty and a filled store.

docs/rules/contracts.md, Outputs: `--only pdf` is what is timed against Typst; page files and proofs are part of the whole builds.
"""

from __future__ import annotations

import itertools
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from processes import BENCH, OUT, ROOT, SPECIMEN, Run, banmian, empty, in_turn, middle, repeated, timed, typst
from synthetic import Page, copy, sentences, specimen_copy, write_issue, write_typst
from warm import Editor, project


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


@dataclass(frozen=True, slots=True)
class Step:
    """What each further page costs from one size to the next: ms of processor time and MB."""

    first: int
    last: int
    ours: float
    typst: float
    our_memory: float
    typst_memory: float


def pairs(sizes: list[int], times: int) -> list[Pair]:
    """The specimen, then synthetic issues of so many pages."""
    source = BENCH / "specimen.typ"
    write_typst(source, specimen_copy(ROOT / SPECIMEN / "articles"), broken=False)
    out = [_measured("specimen", SPECIMEN, source, times)]
    pool = sentences(ROOT / SPECIMEN / "articles")
    for pages in sizes:
        out.append(_synthetic(pool, pages, times if pages <= 16 else min(times, 3)))
        print(f"bench: {out[-1].name} done", file=sys.stderr)
    return out


def _synthetic(pool: list[str], pages: int, times: int) -> Pair:
    text: list[Page] = copy(pool, pages)
    issue = f"build/bench/issues/2020-08-12-pages-{pages}"
    write_issue(ROOT / issue, text)
    source = BENCH / f"pages-{pages}.typ"
    write_typst(source, text)
    return _measured(f"synthetic, {pages} pages", issue, source, times)


def _measured(name: str, issue: str, source: Path, times: int) -> Pair:
    ours, peer = in_turn(banmian(issue, "--only", "pdf"), typst(source), times)
    built = next((OUT / Path(issue).name).glob("*.pdf"))
    return Pair(name, ours, peer, _inside(built), _inside(source.with_suffix(".pdf")))


def _inside(pdf: Path) -> tuple[int, int]:
    """Pages and Han characters of a PDF, to show that both set the same text."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        return len(document), sum("\u4e00" <= ch <= "\u9fff" for ch in text)


def growth(some: list[Pair]) -> list[Step]:
    """From each size to the next."""
    out = []
    for small, large in itertools.pairwise(some):
        more = large.our_pdf[0] - small.our_pdf[0]
        times = ((b.cpu - a.cpu) / more * 1000 for a, b in ((small.ours, large.ours), (small.typst, large.typst)))
        memory = ((b.memory - a.memory) / more for a, b in ((small.ours, large.ours), (small.typst, large.typst)))
        figures = (round(value, 2) for value in (*times, *memory))
        out.append(Step(small.our_pdf[0], large.our_pdf[0], *figures))
    return out


@dataclass(frozen=True, slots=True)
class Whole:
    """Whole builds of the specimen, as `make pdf` runs them: with an empty store, and each after one word changed; seconds by
    stage of the latter."""

    cold: Run
    word: Run
    stages: dict[str, float]


def whole(times: int) -> Whole:
    root = project("whole")
    path = BENCH / "timings.json"
    command = banmian(SPECIMEN, "--timings", str(path), root=root)
    empty()
    timed(command)
    cold = repeated(command, times, empty)
    editor = Editor(root / SPECIMEN / "articles", 11)
    stages: list[dict[str, float]] = []
    runs = []
    for _ in range(times + 1):  # the first comes right after a cold build: not counted, as everywhere
        editor.change()
        runs.append(timed(command))
        body = json.loads(path.read_text(encoding="utf-8"))
        stages.append(body["stages"] | {"total": body["total"]})
    names = dict.fromkeys(name for found in stages for name in found)
    by_stage = {name: round(median(found.get(name, 0.0) for found in stages[1:]), 3) for name in names}
    return Whole(middle(cold), middle(runs[1:]), by_stage)
