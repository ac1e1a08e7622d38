"""The values of preflight: a check with its outcomes, a finding, and what a run gives (docs/rules/design.md, Style).

A check's id is its code: stable, with a page in docs/codes/preflight/ made from the row (`pages.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.phrases import Phrase, of_table, say
from banmian.values import frozen

Rect4 = tuple[int, int, int, int]
"""x0, y0, x1, y1 in millipoints from the trim's top left, y down."""


class Needs(Enum):
    """What a check reads: the finished file, each page of it by itself, the display list with its plan, or the words of either.

    A check of pages asks for what is painted: of a page it may read marks, images, groups, spaces and codes, of all pages boxes and
    labels, and the file's name and title. So what it finds on a page can be kept (`by_page.py`)."""

    PDF = "the finished PDF"
    PAGE = "each page of the finished PDF"
    DISPLAY = "the display list"
    WORDS = "the words of either"


WORDS: dict[object, Phrase] = {
    "text": say("text"), "line": say("line"), "area": say("area"), "rectangle": say("rectangle"), "image": say("image"),
    "fill": say("fill"), "stroke": say("stroke"), "shading": say("shading"), "page": say("page"), "the page": say("the page"),
    "pattern": say("pattern"), "form": say("form"), "name": say("name"), "string": say("string"), "nothing": say("nothing"),
    "opacity": say("opacity"), "blend mode": say("blend mode"), "soft mask": say("soft mask"),
    "a form or pattern paints itself": say("a form or pattern paints itself"),
    "its glyph table is not whole": say("its glyph table is not whole"),
    "its glyph table is cut short": say("its glyph table is cut short"), "it has no outlines": say("it has no outlines"),
    "zxing-cpp is not installed": say("zxing-cpp is not installed"),
    "the page cannot be rendered": say("the page cannot be rendered"),
    "the pages take too long to render": say("the pages take too long to render"),
    "Ghostscript (gs) is not on PATH": say("Ghostscript (gs) is not on PATH"),
}  # fmt: skip
"""Values of findings that are words."""
SAID = frozenset({"what", "where", "purpose", "kind", "space", "fault", "note"})
"""The places of messages where such words stand; others hold names, which may look like them."""


@frozen
class Outcome:
    """One way in which a check can end badly. `message` is a format string over a finding's values, `example` such
    values: the page of the check shows the message with them."""

    name: str
    severity: Severity
    message: str
    example: tuple[tuple[str, object], ...] = ()

    @property
    def shown(self) -> str:
        return self.message.format(**dict(self.example))

    def told(self, values: Iterable[tuple[str, object]]) -> Phrase:
        """The message with a finding's values; what of these are words of ours is said in the language, too."""
        return of_table(self.message, **{name: WORDS.get(value, value) if name in SAID else value for name, value in values})


@frozen
class Finding:
    """What a check found: which of its outcomes ("" the first), the values of its message, and where."""

    outcome: str
    values: tuple[tuple[str, object], ...] = ()
    page: int | None = None
    rect: Rect4 | None = None
    span: Span | None = None


Judge = Callable[[Any, Any], Iterable[Finding]]
"""(facts of what the check needs, limits) -> findings; a pure function."""


@frozen
class Check:
    """A row of the registry. `why`: what goes wrong on the press or with the reader; `source`: the public text that the
    rule comes from (docs/conformance/README.md lists them); `fix`: what to do, the diagnostic's hint."""

    id: str
    title: str
    needs: Needs
    outcomes: tuple[Outcome, ...]
    why: str
    source: str
    fix: str
    judge: Judge

    def outcome(self, name: str) -> Outcome:
        """The outcome of that name, the first for "". KeyError where the check has none of that name."""
        if not name:
            return self.outcomes[0]
        for outcome in self.outcomes:
            if outcome.name == name:
                return outcome
        raise KeyError(f"{self.id} has no outcome {name}")


@frozen
class Verdict:
    """How one check ended: `passed`, `found`, or `off` where the profile leaves it out."""

    check: Check
    state: str
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Report:
    """A run: the profile's name, a verdict for each check it asked, in the registry's order."""

    profile: str
    fail_on: Severity
    verdicts: tuple[Verdict, ...]
    standard: str = ""
    """The standard that the file was held to."""
    score: tuple[int, int] | None = None
    """(items kept, items asked) where the profile scores a paper's form."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(d for v in self.verdicts for d in v.diagnostics)

    @property
    def passes(self) -> bool:
        return all(d.severity < self.fail_on for d in self.diagnostics)


def error(message: str, name: str = "error", /, **example: object) -> Outcome:
    """An outcome that stops a file."""
    return Outcome(name, Severity.ERROR, message, tuple(example.items()))


def warning(message: str, name: str = "warning", /, **example: object) -> Outcome:
    """An outcome that a person should look at."""
    return Outcome(name, Severity.WARNING, message, tuple(example.items()))


def info(message: str, name: str = "info", /, **example: object) -> Outcome:
    """An outcome worth knowing."""
    return Outcome(name, Severity.INFO, message, tuple(example.items()))


def finding(outcome: str = "", /, page: int | None = None, rect: Rect4 | None = None, **values: object) -> Finding:
    """A finding in one line."""
    return Finding(outcome, tuple(values.items()), page, rect)
