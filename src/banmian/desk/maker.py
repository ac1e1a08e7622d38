"""The maker: a process of its own for what takes seconds, so that pages are set meanwhile: makeup of a page, its proposals drawn,
proofs issued, notes read back.

It is begun when something is first asked of it, gives way to all other work of the machine, and answers one question at a time by
the functions that the commands call. An answer is a row of ANSWERS.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from banmian.build import Job, load
from banmian.desk import makeup, proofs
from banmian.desk.answering import answer_all, held
from banmian.desk.offers import Issued, Offered, Picture, Read, Texts
from banmian.diagnostics import Diagnostic, Severity
from banmian.makeup.making import MadeIssue, made_issue
from banmian.makeup.planning import by_hand
from banmian.makeup.ready import Ready, ready
from banmian.sources.overlay import Overlay, laid_over
from banmian.values import frozen

GIVES_WAY = 5
"""How much later than other processes its turn comes."""


@frozen
class Known:
    """Proposals of a page, with all that they were made from. `key`: of the files that were read; `again`: whether the page is
    made anew though it was changed by hand."""

    key: str
    given: Ready
    made: MadeIssue
    again: bool


class Maker:
    """One issue, and the proposals that were made last of each page."""

    def __init__(self, root: Path, issue: str, cache: Path | None) -> None:
        self.root, self.issue, self.cache = root, issue, cache
        self._known: dict[int, Known] = {}

    def offered(self, key: str, number: int) -> Offered:
        """What can be made of a page."""
        found = self._look(key, number)
        if not isinstance(found, Known):
            return Offered(None, found)
        body = makeup.body(found.given, found.made, number, found.again)
        why = by_hand(self.root, self.issue, found.given.loaded).get(number) if body is None else None
        return Offered(body, found.made.diagnostics, why)

    def picture(self, key: str, number: int, choice: int) -> Picture:
        """A proposal, from 0, as it would print."""
        found = self._look(key, number)
        if not isinstance(found, Known):
            raise LookupError("the page cannot be made")
        png, told = makeup.picture(found.given, found.made, number, choice)
        return Picture(blake2b(png, digest_size=12).hexdigest(), png, told)

    def taken(self, key: str, number: int, choice: int) -> Texts:
        """What `banmian makeup --page N --take N:CHOICE --write` writes; CHOICE counts from 1."""
        found = self._look(key, number)
        return makeup.texts(found.given, number, choice, found.again) if isinstance(found, Known) else Texts(None, found)

    def foreseen(self, overlay: Overlay, numbers: tuple[int, ...]) -> Offered:
        """What could be made of pages if these texts stood in their files: how many proposals, and the points of the best."""
        with laid_over(self.root, overlay):
            given, told = ready(self.root, self.issue, self.cache)
            if given is None:
                return Offered(None, told)
            again = any(number in given.files and not given.files[number].ours for number in numbers)
            made = made_issue(given, numbers, again=again, alternatives=True)
        found = {page.plan.number: page.proposals for page, _ in made.pages}
        best = {number: (proposals[0].points if (proposals := found.get(number)) else None) for number in numbers}
        pages = [{"number": n, "proposals": len(found.get(n, ())), "points": best[n]} for n in numbers]
        return Offered({"pages": pages}, made.diagnostics)

    def planned(self, language: str) -> Texts:
        """What `banmian makeup --plan` writes, its comments in this language."""
        from banmian.languages import speaking
        from banmian.makeup.planning import plan_text
        from banmian.makeup.ready import FILE

        loaded = load(Job(self.root, self.issue))
        if loaded.content is None or loaded.template is None:
            return Texts(None, tuple(d for d in loaded.diagnostics if d.severity is Severity.ERROR))
        with speaking(language):
            return Texts({f"{self.issue}/{FILE}": plan_text(self.root, self.issue, loaded)}, ())

    def proof(self, out: Path, pages: tuple[int, ...], to: str, size: str) -> Issued:
        """A numbered proof issued, as `banmian proof` does."""
        return proofs.issue(self.root, self.issue, out, pages, to, size)

    def notes(self, out: Path, name: str, data: bytes) -> Read:
        """The notes of a PDF, as `banmian notes` finds them."""
        return proofs.notes(self.root, self.issue, out, name, data)

    def _look(self, key: str, number: int) -> Known | tuple[Diagnostic, ...]:
        """The page's proposals; what stands against them."""
        known = self._known.get(number)
        if known is not None and known.key == key:
            return known
        self._known.pop(number, None)
        given, told = ready(self.root, self.issue, self.cache)
        if given is None:
            return told
        again = number in given.files and not given.files[number].ours
        made = made_issue(given, (number,), again=again, alternatives=True)
        known = self._known[number] = Known(key, given, made, again)
        return known


ANSWERS: Mapping[str, Callable[..., Any]] = {
    "offered": Maker.offered,
    "picture": Maker.picture,
    "taken": Maker.taken,
    "foreseen": Maker.foreseen,
    "planned": Maker.planned,
    "proof": Maker.proof,
    "notes": Maker.notes,
    "held": held,
}
"""What may be asked of the maker, by name."""


def serve(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """Answer what comes through the pipe until it closes."""
    with suppress(OSError, AttributeError):
        os.nice(GIVES_WAY)
    answer_all(pipe, Maker(root, issue, cache), ANSWERS)
