"""One word changed in a process that lives on: a Workspace beside Typst's compiler that is kept; memory over many changes.

Run by bench/run.py, or by hand: `python bench/warm.py`. Each change puts another word into a paragraph of the specimen, saves the
article, sets the issue and writes the page as PDF; Typst compiles the specimen's words (headings and plain paragraphs) to a PDF
again, the two in turn. Files are in a copy under build/bench/warm. Processor time stands beside the clock, for a machine that
others use.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from processes import BENCH, ROOT, SPECIMEN
from synthetic import specimen_copy, write_typst

from banmian.workspace import Workspace

WORDS = (
    "\u65b0\u95fb",
    "\u8857\u574a",
    "\u5ba2\u5385",
    "\u68a7\u6850",
    "\u65e9\u6668",
    "\u5f04\u5802",
    "\u6cb3\u6c34",
    "\u706f\u5149",
)
WORD = re.compile("(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff])")
DPI = 144


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock and of this process's time."""

    wall: float
    cpu: float


def timed(work: Callable[[], object]) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def told(name: str, rows: list[Took]) -> dict[str, float]:
    """A line of the table, and its figures in milliseconds."""
    found = {}
    for key in ("wall", "cpu"):
        values = [1000 * getattr(row, key) for row in rows]
        found |= {f"{key} median": round(median(values), 1), f"{key} worst": round(max(values), 1)}
    print(f"{name:52}" + "".join(f"{found[k]:>12.1f}" for k in found))
    return found


KINDS: dict[str, Callable[[Workspace, int], object]] = {
    "page": lambda workspace, number: workspace.page_pdf(number),
    "page, open": lambda workspace, number: workspace.page_pdf(number, compress=False),
    "picture": lambda workspace, number: workspace.page_png(number, DPI),
}
"""What is made of a page after its word was changed."""


class Editor:
    """Who changes a word of a running paragraph, each time of another article."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.deal = random.Random(seed)
        self.articles = [path for path in sorted(folder.glob("*.md")) if self.lines(path)]

    @staticmethod
    def lines(path: Path) -> list[int]:
        """The running paragraphs of an article that are long enough for a word to go unnoticed."""
        rows = path.read_text(encoding="utf-8").split("\n")
        begins = rows.index("---", 1) + 1
        plain = (n for n in range(begins, len(rows)) if not re.match(r"[#!>:|\-*\d\[ ]", rows[n] or "#"))
        return [n for n in plain if len(rows[n]) > 60 and not re.search(r"[{}\[\]*`]", rows[n])]

    def change(self) -> Path:
        path = self.deal.choice(self.articles)
        rows = path.read_text(encoding="utf-8").split("\n")
        n = self.deal.choice(self.lines(path))
        at = self.deal.choice([m.start() for m in WORD.finditer(rows[n])])
        rows[n] = rows[n][:at] + self.deal.choice(WORDS) + rows[n][at + 2 :]
        path.write_text("\n".join(rows), encoding="utf-8")
        return path


def project(name: str = "warm") -> Path:
    """A copy of the specimen that may be changed, in a folder of this name; the faces are linked."""
    root = BENCH / name
    shutil.rmtree(root, ignore_errors=True)
    for part in (SPECIMEN, "layouts"):
        shutil.copytree(ROOT / part, root / part)
    (root / "fonts").symlink_to(ROOT / "fonts")
    return root


def resident() -> float:
    """MB that this process holds."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def held(changes: int) -> list[float]:
    """MB that a process of its own holds: when every page was set and written, and after each fifth of so many changes."""
    root = project()
    workspace, editor = Workspace(root, SPECIMEN), Editor(root / SPECIMEN / "articles", 7)
    workspace.changed()
    for number in workspace.pages:
        workspace.page_pdf(number)
    found = [round(resident(), 1)]
    for n in range(1, changes + 1):
        for number in workspace.changed([editor.change()]).pages:
            workspace.page_pdf(number)
        workspace.rest()
        if n % max(1, changes // 5) == 0:
            found.append(round(resident(), 1))
    return found


def typst_kept(source: Path) -> Callable[[], object]:
    """A compiler that keeps what it made; the PDF's bytes, as ours."""
    import typst

    compiler = typst.Compiler(str(source), font_paths=[str(ROOT / "fonts")], ignore_system_fonts=True)
    return lambda: compiler.compile(str(source), pdf_tags=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--changes", type=int, default=500, help="Changes over which memory is looked at; 0: none.")
    parser.add_argument("--hold", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    gc.disable()  # as `banmian watch`: it collects when nothing happens
    if args.hold:
        print(json.dumps(held(args.hold)))
        return 0
    root = project()
    articles = root / SPECIMEN / "articles"
    source = root / "specimen.typ"
    write_typst(source, specimen_copy(articles), broken=False)
    compiled = typst_kept(source)
    workspace, editor = Workspace(root, SPECIMEN), Editor(articles, 7)
    first = timed(lambda: [workspace.changed(), *map(workspace.page_pdf, workspace.pages)])
    theirs_first = timed(compiled)
    rows: dict[str, list[Took]] = {name: [] for name in ("set", "typst", *KINDS)}
    for _ in range(args.times):
        for kind, made in KINDS.items():
            workspace.rest()
            path = editor.change()
            pages: list[int] = []
            was_set = timed(lambda path=path, pages=pages: pages.extend(workspace.changed([path]).pages))
            written = timed(lambda made=made, pages=pages: [made(workspace, number) for number in pages])
            rows["set"].append(was_set)
            rows[kind].append(Took(was_set.wall + written.wall, was_set.cpu + written.cpu))
        write_typst(source, specimen_copy(articles), broken=False)
        rows["typst"].append(timed(compiled))
    print(f"{'ms, of ' + str(args.times) + ' changes each':52}{'median':>12}{'worst':>12}{'cpu median':>12}{'cpu worst':>12}")
    figures: dict[str, object] = {
        "changes": args.changes,
        "first": told("the first time: set, all pages as PDF", [first]),
        "typst first": told("  Typst's first time", [theirs_first]),
        "set": told("one word: set", rows["set"]),
        "page": told("one word: set, its page as PDF", rows["page"]),
        "page, open": told("one word: set, its page as PDF, streams left open", rows["page, open"]),
        "picture": told(f"one word: set, its page as PNG at {DPI} dpi", rows["picture"]),
        "typst": told("  Typst's kept compiler, all to a PDF", rows["typst"]),
    }
    if args.changes:
        child = subprocess.run([sys.executable, __file__, "--hold", str(args.changes)], check=True, capture_output=True, text=True)
        figures["memory"] = json.loads(child.stdout)
        print(f"MB held after 0 to {args.changes} changes: {', '.join(map(str, json.loads(child.stdout)))}")
    (ROOT / "build" / "bench-warm.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
