"""The setting engine alone: 34,000 characters prepared and broken, a new process for each run, no cache (issue: under 0.4 s).

Run by bench/run.py, or by hand: `python bench/engine.py --times 5`. What is timed begins after the imports and ends with the
cheapest breaks of every paragraph; opening faces and first look-ups of glyphs are part of it. Beside it the menus of all
numbers of lines that the flow asks for, and an empty loop, which tells how fast the machine is just then.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from synthetic import copy, sentences

ROOT = Path(__file__).resolve().parent.parent
PAGES = 8
EM = 9000
MEASURES = (11, 13, 14, 16)


def once(measure: int) -> dict[str, float]:
    """Seconds of processor time in this process: preparing, breaking (the cheapest setting), and the menus that the flow asks
    for; and what was set."""
    from banmian.content.model import StyledText
    from banmian.fonts import FontBook
    from banmian.linebreak import BEAM, menu
    from banmian.linebreak.line_table import CANDIDATES, LINE_TABLES
    from banmian.text.prepare import prepare
    from banmian.text.setting import TextSetting

    pool = sentences(ROOT / "content" / "2020-08-12" / "articles")
    paragraphs = [StyledText(text) for page in copy(pool, PAGES) for text in page.paragraphs]
    setting = TextSetting("song-regular", EM, "hei-bold", "kai")
    began = time.process_time()
    book, _ = FontBook.load(ROOT)
    assert book is not None
    prepared = [prepare(text, setting, book) for text in paragraphs]
    middle = time.process_time()
    for p in prepared:
        menu(p.units, (measure * EM,), 2 * EM, beam=0.0)
    end = time.process_time()
    for p in prepared:
        LINE_TABLES.forget()
        CANDIDATES.forget()
        menu(p.units, (measure * EM,), 2 * EM, beam=BEAM)
    menus = time.process_time() - end
    begin = time.process_time()
    for _ in range(1_000_000):
        pass
    loop = time.process_time() - begin
    characters = sum(len(text.text) for text in paragraphs)
    return {
        "characters": characters,
        "prepare": middle - began,
        "break": end - middle,
        "both": end - began,
        "menus": menus,
        "loop": loop,
    }


def run(times: int) -> dict[str, dict[str, float]]:
    """By measure: medians over new processes."""
    found: dict[str, dict[str, float]] = {}
    for measure in MEASURES:
        command = [sys.executable, __file__, "--once", str(measure)]
        rows = [json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(times)]
        found[str(measure)] = {key: round(median(row[key] for row in rows), 4) for key in rows[0]}
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--once", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.once:
        import gc

        gc.disable()  # as the command does
        print(json.dumps(once(args.once)))
        return 0
    for measure, row in run(args.times).items():
        print(
            f"{measure:>3} characters a line: {row['characters']:.0f} characters, prepare {row['prepare']:.3f} s, "
            f"break {row['break']:.3f} s, both {row['both']:.3f} s; menus {row['menus']:.3f} s; "
            f"an empty loop of a million {row['loop']:.3f} s"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
