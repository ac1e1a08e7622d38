"""A file of ours judged page by page: a page that was judged before is neither read nor judged again.

Kept in the store is what a page says beside its marks, its words, and what each check of pages found on it. The report is the one
that reading and judging the file as a whole gives (tests/unit/preflight/test_by_page.py). docs/decisions/0058.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from banmian.page_hash import KnownPages
from banmian.preflight.engine import checks_asked, run_facts
from banmian.preflight.external_measures import codes_are_asked, ink_is_asked, measured_codes, measured_ink
from banmian.preflight.facts import FileFacts, Image, InkMeasure, PageFacts, PdfFacts
from banmian.preflight.kept_measures import pages_without_codes, pages_without_ink
from banmian.preflight.model import Finding, Needs, Report
from banmian.preflight.painted import Painted
from banmian.preflight.profile import Profile
from banmian.preflight.reading.opening import open_pdf
from banmian.preflight.reading.page_reading import NotByPagesError, OpenPages, PageReading
from banmian.preflight.standards import requirements_of
from banmian.preflight.text_lines import Line, Words, lines_of, sizes_of
from banmian.preserve import digest, to_bytes, value_of
from banmian.processors import beside
from banmian.store import Store
from banmian.values import frozen

Found = Mapping[str, tuple[Finding, ...]]
"""What each check of pages found, by its id."""


@frozen
class KeptPage:
    """A page as it is kept: what it says, and its visible words."""

    reading: PageReading
    lines: tuple[Line, ...]


def judged_by_page(data: bytes, rules: Profile, store: Store, known: KnownPages | None) -> tuple[Report, PdfFacts] | None:
    """The report of a file that we wrote, and its facts, with marks of those pages alone that were read now; None where it must be
    read as a whole. `known`: of a file whose ink and codes are measured, the names of its pages."""
    pdf, file = open_pdf(data)
    if pdf is None:
        return None
    with pdf, suppress(NotByPagesError):
        return _Judge(OpenPages(pdf, file, store), rules, store, known).report(data)
    return None


class _Judge:
    def __init__(self, pages: OpenPages, rules: Profile, store: Store, known: KnownPages | None) -> None:
        self.pages, self.rules, self.store, self.known = pages, rules, store, known

    def report(self, data: bytes) -> tuple[Report, PdfFacts]:
        kept = [self._kept(number) for number in range(1, len(self.pages.parts) + 1)]
        for number in {*self._without_codes(), *self._without_ink()}:
            self.pages.read(number)  # where codes may stand, in which inks, and whether a page may have too much: its marks say
        facts = self.pages.facts([page.reading for page in kept])
        if self.known is None:
            return self._judged(facts, kept, lambda: facts.ink)
        facts = self._with_marks(facts)
        with beside(partial(measured_ink, data, facts, self.rules, self.known)) as ink:  # Ghostscript takes its time
            try:
                return self._judged(self._with_codes(data, facts, self.known), kept, ink)
            except NotByPagesError:
                ink()  # which is not left to itself, and what it finds is kept
                raise

    def _judged(self, facts: PdfFacts, kept: Sequence[KeptPage], ink: Callable[[], InkMeasure]) -> tuple[Report, PdfFacts]:
        """The report, for which the ink is waited for at last."""
        required = requirements_of(facts.claims, self.rules.limits, self.rules.standards)
        found: dict[str, list[Finding]] = {}
        for page in kept:
            for check, some in self._found(page.reading, facts, required).items():
                found.setdefault(check, []).extend(some)
        words = Words(tuple(line for page in kept for line in page.lines), sizes_of(facts.pages))
        facts = replace(facts, ink=ink())
        return run_facts(facts, self.rules, words=words, found=found), facts

    def _kept(self, number: int) -> KeptPage:
        """A page as an earlier build left it, where its fonts still say the same; else as it is read now."""
        told = [self.pages.parts[number - 1][0], number]
        kept = self._stored("page read", told)
        if isinstance(kept, KeptPage) and self.pages.holds(number, kept.reading):
            return kept
        read = self.pages.read(number)
        made = KeptPage(read.reading, tuple(lines_of(read.marks)))
        self.store.keep("page read", told, to_bytes(made))
        return made

    def _with_marks(self, facts: PdfFacts) -> PdfFacts:
        """With the marks and pictures of the pages that were read."""
        read = [page for number in range(1, len(facts.pages) + 1) if (page := self.pages.read_already(number)) is not None]
        marks, images = list[Painted](), list[Image]()
        for page in read:
            shift = len(images)
            marks += [m if m.image is None else replace(m, image=replace(m.image, key=m.image.key + shift)) for m in page.marks]
            images += page.images
        return replace(facts, marks=tuple(marks), images=tuple(images))

    def _with_codes(self, data: bytes, facts: PdfFacts, known: KnownPages) -> PdfFacts:
        """With codes; NotByPagesError where they were not measured to the end."""
        facts = replace(facts, codes=measured_codes(data, facts, self.rules, known))
        if facts.codes.state not in ("ok", "not asked") or self._without_codes():
            raise NotByPagesError
        return facts

    def _without_codes(self) -> list[int]:
        if self.known is None or not codes_are_asked(self.rules):
            return []
        return pages_without_codes(self.rules.limits.qr_dpi, self.known)

    def _without_ink(self) -> list[int]:
        if self.known is None or not ink_is_asked(self.rules):
            return []
        return pages_without_ink(self.rules.limits.ink_percent, self.known)

    def _found(self, reading: PageReading, facts: PdfFacts, required: Any) -> Found:
        """What the checks of pages find on one page. They are handed what stands in the key, and nothing else."""
        number = reading.facts.number
        codes = replace(facts.codes, codes=tuple(code for code in facts.codes.codes if code.page == number))
        pages = tuple(PageFacts(page.number, page.boxes, 0, 0, (), page.label) for page in facts.pages)
        outside = PdfFacts(FileFacts("ok"), facts.name, (("Title", facts.entry("Title")),), pages=pages, codes=codes)
        signs = [(font.place, font.sign) for font in reading.fonts]
        told = [self.pages.parts[number - 1][0], number, signs, digest(outside), required.rules.name, repr(self.rules)]
        kept = self._stored("page found", told)
        if isinstance(kept, tuple):
            return dict(kept)
        page = self.pages.read(number)
        of_page = replace(
            outside, marks=page.marks, images=page.images, groups=reading.groups, spaces=reading.spaces, uses=reading.uses
        )
        made = [(c.id, tuple(c.judge(of_page, required))) for c in checks_asked(self.rules, Needs.PAGE)]
        found = tuple((check, some) for check, all_ in made if (some := tuple(f for f in all_ if f.page == number)))
        self.store.keep("page found", told, to_bytes(found))
        return dict(found)

    def _stored(self, kind: str, told: Sequence[Any]) -> Any:
        return value_of(self.store.get(kind, told))
