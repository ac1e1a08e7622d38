"""From a saved file to the page on the screen: `banmian desk` with Chromium on it, a Typst compiler that is kept in turn with it.

`make bench-desk`. Each save puts another word into a running paragraph of a page that is looked at, at fit, in a window of 1440 by
900. Counted is from before the file is written to the frame after which the new tiles stand. On a machine that others use go by
processor time, and by the ratio to Typst, which does the same machine's work at the same time. Then memory over many saves.
Writes build/bench-desk.json.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from statistics import linear_regression, median
from typing import Any

import httpx
from processes import ROOT, SPECIMEN
from synthetic import specimen_copy, write_typst
from warm import Editor, project, timed, typst_kept

PAGE = 2
CHROMIUM = shutil.which(os.environ.get("CHROMIUM", "chromium"))
ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
WANTED_MS, WANTED_ENGINE_MS, WANTED_MB, WANTED_GROWTH = 300, 100, 400, 0.01
SEEN = """() => { window.seen = []; const tiles = document.querySelector('.sheet .tiles');
 new MutationObserver(() => requestAnimationFrame(() => window.seen.push(Date.now()))).observe(tiles, { childList: true }); }"""


class Running:
    """A desk that runs, its events as they come, and what its two processes have used."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.address = process.stdout.readline().strip()
        base, _, key = self.address.partition("/#key=")
        self.client = httpx.Client(base_url=base, headers={"Authorization": f"Bearer {key}"}, timeout=600)
        self.events: Queue[dict[str, Any]] = Queue()
        self.log: list[tuple[float, str, dict[str, Any]]] = []
        """All that was told: when (ms), what, and its values."""
        self.server = process.pid
        threading.Thread(target=self._listen, daemon=True).start()
        self.next_set()

    @property
    def processes(self) -> list[int]:
        """The server, and the setter, which it has spawned."""
        told = Path(f"/proc/{self.server}/task/{self.server}/children").read_text(encoding="ascii").split()
        return [self.server, *(int(pid) for pid in told if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes())]

    def _listen(self) -> None:
        with self.client.stream("GET", "/api/events?since=0") as answer:
            kind = ""
            for line in answer.iter_lines():
                if line.startswith("event: "):
                    kind = line[7:]
                elif line.startswith("data: "):
                    told = json.loads(line[6:])
                    self.log.append((time.time() * 1000, kind, told))
                    if kind == "set":
                        self.events.put(told)

    def next_set(self) -> dict[str, Any]:
        """The next setting that changed a page."""
        while True:
            told = self.events.get(timeout=600)
            if told["pages"]:
                return told

    def cpu(self) -> float:
        """Seconds of processor time that both have used."""
        return sum(_cpu(pid) for pid in self.processes)

    def memory(self) -> list[float]:
        """MB that each holds."""
        return [round(_pages(pid) * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024, 1) for pid in self.processes]


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _pages(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])


@contextmanager
def desk(root: Path) -> Iterator[Running]:
    command = [sys.executable, "-m", "banmian", "desk", SPECIMEN, "--root", str(root), "--out", str(root / "build"), "--no-browser"]
    with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True, cwd=root) as process:
        try:
            yield Running(process)
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def window(running: Running, number: int = PAGE) -> Iterator[Any]:
    """Chromium on a page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)  # what waits here is evaluated
        page.set_default_timeout(120_000)
        page.goto(running.address)
        page.wait_for_selector(".grp")
        page.evaluate(f"location.hash = '#/page/{number}'")
        page.wait_for_selector(".sheet canvas")
        page.wait_for_timeout(2000)
        page.evaluate(SEEN)
        yield page
        browser.close()


def saves(root: Path, running: Running, page: Any, times: int) -> dict[str, list[float]]:
    """Milliseconds of each save, by what is counted; Typst in turn."""
    articles = root / SPECIMEN / "articles"
    editor, source = on_the_page(running, articles), root / "specimen.typ"
    write_typst(source, specimen_copy(articles), broken=False)
    compiled = typst_kept(source)
    compiled()
    rows: dict[str, list[float]] = {name: [] for name in ("screen", "engine", "draw", "processor", "typst", "typst processor")}
    for _ in range(times):
        page.evaluate("window.seen.length = 0")
        cpu, began = running.cpu(), time.time() * 1000
        changed(editor)
        page.wait_for_function("window.seen.length > 0")
        seen, told = page.evaluate("window.seen[0]"), running.next_set()
        rows["screen"].append(seen - began)
        rows["engine"].append(1000 * told["seconds"]["engine"])
        rows["draw"].append(1000 * told["seconds"]["draw"])
        rows["processor"].append(1000 * (running.cpu() - cpu))
        write_typst(source, specimen_copy(articles), broken=False)
        took = timed(compiled)
        rows["typst"].append(1000 * took.wall)
        rows["typst processor"].append(1000 * took.cpu)
        page.wait_for_timeout(2500)  # the small pictures, the collector
    return rows


OVER_PAGE, OVER_STORY, EACH = 1, "visit", 1000
"""A page, a story that ends on it, and milliseconds between two saves."""


def while_over(root: Path, running: Running, characters: int, times: int) -> dict[str, Any]:
    """Saves one a second on a page that is over by so many characters: until each is seen, until copyfit is done with the last,
    and processor time."""
    with window(running, OVER_PAGE) as page:
        lengthened(root / SPECIMEN / "articles" / f"{OVER_STORY}.md", characters)
        running.next_set()
        page.wait_for_timeout(4000)
        editor = Editor(root / SPECIMEN / "articles", 7)
        editor.articles = [path for path in editor.articles if path.stem == OVER_STORY]
        page.evaluate("window.seen.length = 0")
        running.log.clear()
        cpu, written = running.cpu(), []
        for n in range(times):
            began = time.time() * 1000
            written.append(began)
            changed(editor)
            page.wait_for_timeout(max(0, EACH - (time.time() * 1000 - began)) if n < times - 1 else 0)
        settled(page, running)
        took = [seen_after(at, running.log, page.evaluate("window.seen")) for at in written]
        ended = max(at for at, kind, _ in running.log if kind == "set") - written[-1]
        each = 1000 * (running.cpu() - cpu) / times
    sets = sum(kind == "set" for _, kind, _ in running.log)
    print(f"page {OVER_PAGE} over by {characters} characters, {times} saves: {sets} settings were ended")
    print(f"screen             median {median(took):7.0f} ms   worst {max(took):7.0f} ms")
    print(f"processor          {each:7.0f} ms a save; after the last save all was told in {ended:.0f} ms")
    return {"screen": [round(one) for one in took], "processor": round(each), "ended": round(ended), "sets": sets}


def lengthened(article: Path, characters: int) -> None:
    """Its last running paragraph longer by so many."""
    rows = article.read_text(encoding="utf-8").split("\n")
    n = Editor.lines(article)[-1]
    more = (rows[n][:60] * (characters // 60 + 1))[: characters - 1]
    rows[n] = f"{rows[n][:-1]}\uff0c{more}{rows[n][-1]}"
    article.write_text("\n".join(rows), encoding="utf-8")


def settled(page: Any, running: Running) -> None:
    """Wait until nothing is told of a setting for three seconds."""
    while True:
        told = len(running.log)
        page.wait_for_timeout(3000)
        if len(running.log) == told:
            return


def seen_after(written: float, log: list[tuple[float, str, dict[str, Any]]], frames: list[float]) -> float:
    """Milliseconds from a save to the frame that shows it, at most: the first one after the first tiles since it was heard of. If
    the setting before began so late that it read this save, these come with the whole answer, after copyfit."""
    heard = next(at for at, kind, _ in log if kind == "stale" and at >= written)
    tiles = next(at for at, kind, told in log if kind in ("seen", "set") and at >= heard and told["pages"])
    return min((frame for frame in frames if frame >= tiles - 20), default=tiles) - written


def on_the_page(running: Running, articles: Path) -> Editor:
    """Who edits the stories that stand on the page alone."""
    state = running.client.get("/api/state").json()
    pages = [(page["number"], story["id"]) for page in state["pages"] for story in page["stories"]]
    alone = {name for number, name in pages if number == PAGE and [other for _, other in pages].count(name) == 1}
    editor = Editor(articles, 7)
    editor.articles = [path for path in editor.articles if path.stem in alone]
    return editor


def changed(editor: Editor) -> None:
    """Save a change that is one: the same word may be drawn again."""
    before = {path: path.read_bytes() for path in editor.articles}
    while editor.change().read_bytes() in before.values():
        pass


def held(root: Path, running: Running, changes: int) -> list[list[float]]:
    """MB of server and setter before, and after each of so many saves anywhere in the issue, of which a page is looked at."""
    editor = Editor(root / SPECIMEN / "articles", 8)
    running.client.get(f"/api/tiles/{PAGE}/134?wanted=0.0,1.0,0.1,1.1").raise_for_status()
    found = [running.memory()]
    for n in range(1, changes + 1):
        changed(editor)
        running.next_set()
        found.append(running.memory())
        if n % max(1, changes // 10) == 0:
            print(f"  {n:4} saves: server {found[-1][0]:.1f} MB, setter {found[-1][1]:.1f} MB", flush=True)
    return found


def growth(found: list[list[float]], first: int) -> list[float]:
    """MB that server and setter grow with each save from the first of these on: the slope of a straight line."""
    numbers = range(first, len(found))
    return [round(linear_regression(numbers, [row[which] for row in found[first:]]).slope, 4) for which in (0, 1)]


def on_the_screen(root: Path, running: Running, times: int) -> dict[str, Any]:
    """Milliseconds of so many saves until they are seen, told and as figures."""
    with window(running) as page:
        rows = saves(root, running, page, times)
    figures: dict[str, Any] = {}
    for name, values in rows.items():
        figures[name] = {"median": round(median(values)), "worst": round(max(values)), "all": [round(v) for v in values]}
        print(f"{name:18} median {median(values):7.0f} ms   worst {max(values):7.0f} ms")
    ratio = figures["screen"]["median"] / figures["typst"]["median"]
    print(f"wanted: screen <= {WANTED_MS} ms, engine <= {WANTED_ENGINE_MS} ms; screen is {ratio:.2f} of Typst's compiling alone")
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="Saves that are timed on the screen; 0: none, and no browser.")
    parser.add_argument("--changes", type=int, default=500, help="Saves over which memory is looked at; 0: none.")
    parser.add_argument("--over", type=int, default=0, help="So many characters too many while ten saves are timed; 0: none.")
    args = parser.parse_args()
    if (args.times or args.over) and CHROMIUM is None:
        sys.exit("bench: Chromium is not on PATH")
    root = project("desk")
    figures: dict[str, Any] = {}
    with desk(root) as running:
        if args.times:
            figures |= on_the_screen(root, running, args.times)
        if args.over:
            figures["over"] = while_over(root, running, args.over, 10)
        if args.changes:
            figures["memory"] = held(root, running, args.changes)
            server, setter = figures["growth"] = growth(figures["memory"], args.changes * 2 // 5)
            print(f"growth of the last three fifths: server {server:.4f}, setter {setter:.4f} MB a save")
            print(f"wanted: each <= {WANTED_MB} MB, growth < {WANTED_GROWTH} MB a save")
    (ROOT / "build" / "bench-desk.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
