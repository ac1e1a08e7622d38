"""A whole issue made up in one run of the command, in one figure: with nothing kept, with shapes kept, with nothing changed.

    python bench/makeup_issue.py [--one]

The plan is bench/makeup/chenbao.yaml: of the first paper's eight pages six are made, the spread (4 and 5) stays by hand. Each
run is a process of its own and writes the pages; processor time is that of the process and its copies. Wanted: 10 s by the clock
with nothing kept, 5 s with shapes kept, on two idle processors (the team's study of makeup, 8).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from makeup_project import ISSUES, afresh, project

ISSUE = ISSUES["chenbao"]
COMMAND = "import sys; sys.argv[0] = 'banmian'; from banmian.cli import main; main()"


def made(root: Path, name: str, *more: str, processors: int = 2, seed: str = "0") -> str:
    """One run told in a line; the hash of what it wrote."""
    begun, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    allowed = sorted(os.sched_getaffinity(0))[:processors]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            COMMAND,
            "makeup",
            str(root / ISSUE),
            "--root",
            str(root),
            "--out",
            str(root / "build"),
            "--write",
            *more,
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
        preexec_fn=lambda: os.sched_setaffinity(0, allowed),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    seed_of = sha256()
    for path in sorted((root / ISSUE / "pages").glob("*.yaml")):
        seed_of.update(path.name.encode() + path.read_bytes())
    print(f"{name}: {perf_counter() - begun:.1f} s by the clock, {cpu:.1f} s of processors, exit {done.returncode}", flush=True)
    print("".join(f"    {line}\n" for line in done.stderr.splitlines() if line[:4] == "page" or "MKP" in line), end="", flush=True)
    return seed_of.hexdigest()[:16]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--one", action="store_true", help="also on one processor, with nothing kept: the same bytes")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = project(Path(folder))
        first = made(root, "nothing kept")
        afresh(root)
        warm = made(root, "shapes kept", seed="1")
        made(root, "nothing changed")
        same = {first, warm}
        if asked.one:
            afresh(root)
            shutil.rmtree(root / "build")
            same.add(made(root, "one processor, nothing kept", processors=1, seed="2"))
        print("the same bytes" if len(same) == 1 else f"other bytes: {sorted(same)}")


if __name__ == "__main__":
    main()
