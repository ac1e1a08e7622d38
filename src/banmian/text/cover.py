"""Which face shows a character that its own face lacks, and what is said of it: one rule for every way by which a text
becomes glyphs.

docs/rules/typography.md, Mixed type: the face's own stack (fonts.yaml) with a warning; where none holds it an error and a
visible \u3013. A name cannot be changed, so the message says how the other face looks beside the first.
"""

from __future__ import annotations

from typing import NamedTuple

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.fonts import Face, FontBook
from banmian.phrases import Phrase, say

GETA = "\u3013"
"""What stands, visibly, for a character that no face holds."""
ALIKE = 100
"""Weights this near to one another look alike (OS/2: 400 regular, 700 bold, 900 black)."""


def stand_in(ch: str, wanted: str, fonts: FontBook, where: Span | None) -> tuple[str, str, Diagnostic]:
    """(face, character shown, message) for what the face `wanted` lacks."""
    other = fonts.cover(ch, wanted)
    if other is None:
        return fonts.cover(GETA, wanted) or wanted, GETA, no_face(ch, where)
    return other, ch, other_face(ch, wanted, other, fonts, where)


def no_face(ch: str, where: Span | None) -> Diagnostic:
    """TXT002: no face has the character."""
    hint = say("replace the character, or add a face that holds it to fonts/fonts.yaml")
    return diagnose("TXT002", say("no face holds {called}", called=_called(ch)), hint, where)


def other_face(text: str, wanted: str, other: str, fonts: FontBook, where: Span | None) -> Diagnostic:
    """TXT001: another face sets a character, with what combines with it."""
    lacking, setting = fonts.face(wanted), fonts.face(other)
    message = say(
        "{wanted} has no glyph for {called}; {other} ({named}) sets it",
        wanted=wanted,
        called=_called(text),
        other=other,
        named=_named(setting),
    )
    return diagnose("TXT001", message, _looks(lacking, setting), where)


def _called(text: str) -> str:
    points = " ".join(f"U+{ord(ch):04X}" for ch in text)
    return f"{text} ({points})" if text.isprintable() else points


class Sign(NamedTuple):
    """A character that stands for itself: what was written, the face, the character whose glyph is shown."""

    text: str
    face: str
    shown: str


def signs(text: StyledText, wanted: str, fonts: FontBook) -> tuple[list[Sign], list[Diagnostic]]:
    """The signs of a text, as in a seal, and what was said of them."""
    out: list[Sign] = []
    found: list[Diagnostic] = []
    for i, ch in enumerate(text.text):
        face, shown = wanted, ch
        if fonts.face(wanted).glyph(ch) is None:
            face, shown, told = stand_in(ch, wanted, fonts, text.at(i))
            found.append(told)
        out.append(Sign(ch, face, shown))
    return out, found


def _named(face: Face) -> str:
    return f"{face.entry.family} {face.entry.style}"


def _looks(lacking: Face, setting: Face) -> Phrase:
    """How a character of the one face stands among those of the other, and what can be done."""
    if lacking.entry.family != setting.entry.family:
        seen = say("another design than the characters beside it")
    else:
        mine, other = lacking.descriptor().weight, setting.descriptor().weight
        if abs(mine - other) <= ALIKE:
            return say("the same design in nearly the same weight: it can stand")
        seen = say(
            "the same design, {value} (weight {other} beside {mine})",
            value=say("lighter") if other < mine else say("heavier"),
            other=other,
            mine=mine,
        )
    return say(
        "{seen}: look at the proof; where it may not stand, set the text in another face, or widen the face in fonts/fonts.yaml",
        seen=seen,
    )


class Cover:
    """Which face sets each character of one text; what is not set by the face that was asked for is told in `found`."""

    def __init__(self, source: StyledText, fonts: FontBook) -> None:
        self.source, self.fonts = source, fonts
        self.diagnostics: list[Diagnostic] = []

    def fallback(self, ch: str, face: str, offset: int) -> tuple[str, str]:
        """(face, character shown) for what a face lacks, and it is told."""
        other, shown, told = stand_in(ch, face, self.fonts, self.source.at(offset))
        self.diagnostics.append(told)
        return other, shown

    def face_of(self, ch: str, face: str, offset: int) -> tuple[str, str]:
        """(face, character shown): the face's own where it has the character."""
        return (face, ch) if self.fonts.face(face).glyph(ch) is not None else self.fallback(ch, face, offset)

    def whole_in(self, text: str, offset: int, wanted: str) -> str | None:
        """The first face of the stack that has a character with all that combines with it. Another one than the first is
        told; where there is none, the marks that will not be seen are."""
        run = self.fonts.face(wanted)
        if holds(run, text):
            return wanted
        face = next((f for f in run.entry.fallback if holds(self.fonts.face(f), text)), None)
        lacking = next(i for i, ch in enumerate(text) if not holds(run, ch))
        if face is not None:
            self.diagnostics.append(other_face(text, wanted, face, self.fonts, self.source.at(offset)))
        elif lacking:
            self.diagnostics.append(no_face(text[lacking], self.source.at(offset + lacking)))
        return face


def holds(face: Face, text: str) -> bool:
    """Whether a face has every character; what selects or joins shows nothing and needs no glyph."""
    return all(face.glyph(ch) is not None or is_silent(ch) for ch in text)


def is_silent(ch: str) -> bool:
    """Joiners and variation selectors: they show nothing of their own."""
    return ch in "\u2060\u200d" or "\ufe00" <= ch <= "\ufe0f" or ch >= "\U000e0000"
