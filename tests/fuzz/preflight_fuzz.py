"""Mutated PDFs through the preflight reader: no traceback, no hang, no bomb. `make fuzz` runs 2,000, the tests 60.

    python tests/fuzz/preflight_fuzz.py [--count 2000] [--seed 1] [PDF ...]

Each case is a seeded mutation of a small good draft, of one that uses forms, patterns, masks and drawn fonts, or of a PDF
named on the command line: bytes flipped, cut, doubled, swapped; tokens replaced; numbers made huge; streams opened and altered
inside. Says the slowest case, the largest memory and every failure with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
import traceback
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "preflight"))

from breaks import BREAKS

from banmian.preflight.engine import run_facts
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf

SECONDS = 10.0
"""Longest that one file may take (CPU)."""
MEGABYTES = 1024
"""Largest resident memory of the whole run."""
TOKENS = (
    b"/Type", b"/Page", b"/Kids", b"/Parent", b"/Contents", b"/Resources", b"/XObject", b"/Font", b"/Length", b"/Filter",
    b"/FlateDecode", b"/LZWDecode", b"/W", b"/BBox", b"/Matrix", b"/SMask", b"/Pattern", b"/Do", b"obj", b"endobj", b"stream",
    b"endstream", b"R", b"<<", b">>", b"[", b"]", b"null", b"true", b"-1", b"99999999999999999999", b"1e400", b"0.00000001",
    b"(", b")", b"<", b">", b"/DeviceN", b"/Indexed", b"/Separation", b"/ICCBased", b"q", b"Q", b"BT", b"ET", b"Tj", b"cm", b"sh",
)  # fmt: skip
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<=[ \[])-?\d+(?:\.\d+)?(?=[ \]\n])")
_REFERENCE = re.compile(rb"\d+ 0 R")

Mutation = Callable[[random.Random, bytes], bytes]


def flip(rng: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.randint(1, 30)):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def drop(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.randint(1, 2000) :]


def double(rng: random.Random, data: bytes) -> bytes:
    at, other = rng.randrange(len(data)), rng.randrange(len(data))
    return data[:at] + data[other : other + rng.randint(1, 3000)] + data[at:]


def token(rng: random.Random, data: bytes) -> bytes:
    for _ in range(rng.randint(1, 6)):
        old, new = rng.choice(TOKENS), rng.choice(TOKENS)
        places = [m.start() for m in re.finditer(re.escape(old), data)]
        if places:
            at = rng.choice(places)
            data = data[:at] + new + data[at + len(old) :]
    return data


def number(rng: random.Random, data: bytes) -> bytes:
    places = list(_NUMBER.finditer(data))
    for _ in range(rng.randint(1, 5)):
        if places:
            found = rng.choice(places)
            new = rng.choice((b"0", b"-1", b"1e9", b"2147483648", b"99999999999", b"0.0000001", b"-32769", b"(x)", b"/N"))
            data = data[: found.start()] + new + data[found.end() :]
            places = list(_NUMBER.finditer(data))
    return data


def reference(rng: random.Random, data: bytes) -> bytes:
    """Objects that point to others than they did: loops above all."""
    places = list(_REFERENCE.finditer(data))
    for _ in range(rng.randint(1, 4)):
        if len(places) > 1:
            found, other = rng.choice(places), rng.choice(places)[0]
            data = data[: found.start()] + other + data[found.end() :]
            places = list(_REFERENCE.finditer(data))
    return data


def inside(rng: random.Random, data: bytes) -> bytes:
    """A stream's decoded bytes altered; the file stays otherwise sound for qpdf's repair."""
    found = list(_STREAM.finditer(data))
    if not found:
        return data
    one = rng.choice(found)
    body = one[1]
    try:
        plain = zlib.decompress(body)
    except zlib.error:
        plain = body
    if not plain:
        return data
    altered = rng.choice((flip, drop, double, token, number))(rng, plain[:200_000])
    if rng.random() < 0.1:
        altered = altered * rng.randint(2, 400)
    packed = zlib.compress(altered) if plain is not body else altered
    return data[: one.start(1)] + packed + data[one.end(1) :]


MUTATIONS: tuple[Mutation, ...] = (flip, cut, drop, double, token, number, reference, inside, inside, inside)


@dataclass
class Outcome:
    """What a run showed."""

    cases: int = 0
    read: int = 0
    slowest: float = 0.0
    slowest_case: str = ""
    failures: tuple[str, ...] = ()

    @property
    def megabytes(self) -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seeds() -> list[bytes]:
    """Drafts as broken rows make them: between them every kind of object. Their output profiles are cut to the head, so that
    mutations fall on what is read."""
    wanted = ("PF-COL-01", "PF-COL-04", "PF-TRN-01", "PF-TRN-05", "PF-FNT-13", "PF-FBD-12", "PF-DOC-05", "PF-COL-08", "PF-QRC-03")
    return [row.data(small=True) for row in BREAKS if row.check in wanted]


def run(count: int, seed: int, files: list[bytes], progress: bool = False) -> Outcome:
    """Mutate and read `count` times."""
    out = Outcome()
    profile = Profile(title="fuzz")
    for case in range(count):
        rng = random.Random(f"{seed}:{case}")
        data = rng.choice(files)
        for _ in range(rng.randint(1, 3)):
            if data:
                data = rng.choice(MUTATIONS)(rng, data)
        began = time.process_time()
        try:
            facts = read_pdf(data)
            run_facts(facts, profile)
            out.read += facts.file.state == "ok"
        except Exception:
            out.failures += (f"seed {seed} case {case}:\n{traceback.format_exc(limit=-6)}",)
        took = time.process_time() - began
        if took > out.slowest:
            out.slowest, out.slowest_case = took, f"{seed}:{case}"
        out.cases += 1
        if progress and case % 200 == 199:
            print(f"{case + 1}: slowest {out.slowest:.2f} s, {out.megabytes:.0f} MB, {len(out.failures)} failures", flush=True)
    return out


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("files", nargs="*", type=Path)
    asked = options.parse_args()
    done = run(asked.count, asked.seed, seeds() + [p.read_bytes() for p in asked.files], progress=True)
    for failure in done.failures[:10]:
        print(failure)
    print(f"{done.cases} cases, {done.read} opened, slowest {done.slowest:.2f} s ({done.slowest_case}), {done.megabytes:.0f} MB")
    return 0 if not done.failures and done.slowest < SECONDS and done.megabytes < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
