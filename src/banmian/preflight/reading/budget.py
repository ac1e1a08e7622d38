"""How much work reading a foreign file may be: operators, nesting, seconds, bytes. A mutated file ends early, not never.

The numbers are ours, chosen so that an eight-page newspaper uses a fiftieth of them and a fuzzed file stops within 10 s
and 1 GB (`make fuzz`).
"""

from __future__ import annotations

import time
from dataclasses import field

from banmian import qpdf
from banmian.values import record

FILE_BYTES = 1 << 29
"""Largest file that is read."""
STREAM_BYTES = qpdf.STREAM_BYTES
"""Largest decoded content stream, font, profile or CMap."""
CONTENT_BYTES = 10 << 20
"""Largest decoded content stream: about two million operators, which take a hundred bytes each once parsed."""
OPERATORS = 3_000_000
MARKS = 150_000
FINDS = 5_000
"""Most records of any other kind."""
DEPTH = 12
"""Deepest nesting of forms, patterns and glyphs."""
OBJECTS = 400_000
SECONDS = 4.0
"""Of CPU, for a file of a few pages; each page adds `PAGE_SECONDS`."""
PAGE_SECONDS = 0.35
CHECK_EVERY = 512
"""Operators between two looks at the clock."""


class Spent(Exception):
    """The budget is at its end."""


@record
class Budget:
    """What is left. `unread` says in words what was not read. Seconds are the thread's own CPU time: a busy machine changes no
    report."""

    seconds: float = SECONDS
    operators: int = OPERATORS
    objects: int = OBJECTS
    unread: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.thread_time)

    def look(self) -> None:
        """After every `CHECK_EVERY` operators, and when there are none left."""
        if self.operators < 0:
            raise Spent(f"more than {OPERATORS} operators")
        self.clock()

    def thing(self) -> None:
        """One object of the file."""
        self.objects -= 1
        if self.objects < 0:
            raise Spent(f"more than {OBJECTS} objects")
        if self.objects % CHECK_EVERY == 0:
            self.clock()

    def clock(self) -> None:
        if time.thread_time() - self.began > self.seconds:
            raise Spent(f"more than {self.seconds:.0f} s of reading")

    def pages(self, count: int) -> None:
        """A longer paper may take longer."""
        self.seconds = SECONDS + min(60.0, PAGE_SECONDS * count)

    def miss(self, what: str) -> None:
        """Something was left out; said once."""
        if what not in self.unread and len(self.unread) < 20:
            self.unread.append(what)
