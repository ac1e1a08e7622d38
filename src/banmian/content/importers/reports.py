"""What an importer has to tell while it reads: each thing with its paragraph, of many alike the first ones."""

from __future__ import annotations

from dataclasses import field

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import cut_short
from banmian.phrases import Phrase, say
from banmian.values import record

MOST_ALIKE = 100
"""Messages of one code; what is beyond them is counted."""
_WORDS = 12


class Refused(Exception):
    """The document cannot be taken: why, as a message without its place."""

    def __init__(self, code: str, message: Phrase, hint: Phrase) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@record
class Reports:
    """Gathers messages of one file. `number`: of the paragraph that is being read."""

    file: str
    number: int = 0
    told: list[Diagnostic] = field(default_factory=list)
    more: dict[str, int] = field(default_factory=dict)
    cleaned: list[tuple[Phrase, int]] = field(default_factory=list)

    def tell(self, code: str, message: Phrase, hint: Phrase, number: int | None = None) -> None:
        """A message at a paragraph, else at the one that is being read."""
        if sum(said.code == code for said in self.told) >= MOST_ALIKE:
            self.more[code] = self.more.get(code, 0) + 1
            return
        at = self.number if number is None else number
        self.told.append(diagnose(code, message, hint, Span(self.file, at)))

    def clean(self, kind: Phrase, number: int | None = None) -> None:
        """One thing was put right."""
        self.cleaned.append((kind, self.number if number is None else number))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        more = [
            diagnose(code, say("{count} more of this kind", count=count), say("look through the document"), Span(self.file))
            for code, count in self.more.items()
        ]
        return (*self.told, *more)


def near(text: str) -> str:
    """A paragraph's first words, by which it is found."""
    words = " ".join(text.split())
    return f"'{cut_short(words, _WORDS)}'" if words else "an empty paragraph"
