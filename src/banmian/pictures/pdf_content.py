"""The content streams of a placed PDF's page: as they stand, or put right where operators do not match what they belong to.

A `Q` that closes nothing is dropped, a `q` that nothing closes is closed at the end (ISO 32000-1, 8.4.2: readers differ in
what they make of either). A font that the file does not hold and that sets no character is not named: reportlab names
Helvetica on every page.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from typing import Any

from banmian.phrases import say
from banmian.pictures.refusal import PDF, Refused
from banmian.values import frozen, record

SHOWING = ("Tj", "TJ", "'", '"')
FILTERS = 3
"""Most filters of one stream."""
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def page_content(page: Any) -> bytes:
    """The page's content streams as one. Refused where they are none."""
    import pikepdf

    held = page.obj.get("/Contents")
    parts = list(held) if isinstance(held, pikepdf.Array) else [] if held is None else [held]
    if not all(isinstance(part, pikepdf.Stream) for part in parts):
        raise Refused("PIC030", say("{pdf} has a page without sound content.", pdf=PDF), say("Save it again from the original."))
    if any(len(part.get("/Filter", ())) > FILTERS for part in parts if isinstance(part.get("/Filter"), pikepdf.Array)):
        raise Refused("PIC037", say("{pdf} packs its content in itself again and again.", pdf=PDF), say("Print it to a new PDF."))
    return b"\n".join(part.read_bytes() for part in parts)


def held_by_the_file(font: Any) -> bool:
    """Whether a font's outlines are in the file: its program, or the procedures of a Type 3 font."""
    if str(font.get("/Subtype", "")) == "/Type3":
        return True
    described = font.DescendantFonts[0] if str(font.get("/Subtype", "")) == "/Type0" else font
    return any(file in described.get("/FontDescriptor", {}) for file in FONT_FILES)


def fonts_left_out(resources: Any) -> set[str]:
    """Resource names of fonts that the file does not hold; a page where one of them sets a character is refused."""
    return {name for name, font in resources.get("/Font", {}).items() if not held_by_the_file(font)}


@record
class Reading:
    """The graphics state of one stream while its operators are gone through: how deep `q` and `Q` stand, which fonts set
    characters."""

    depth: int = 0
    strays: int = 0
    """How many `Q` closed nothing."""
    font: str = ""
    saved: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """Fonts that are set, by resource name."""
    used: set[str] = field(default_factory=set)
    """Fonts in which a character stands."""
    painted: set[str] = field(default_factory=set)
    """XObjects that are painted."""

    @property
    def balanced(self) -> bool:
        return not self.depth and not self.strays

    def take(self, operator: str, operands: Any) -> bool:
        """One operator; False where it closes nothing."""
        match operator:
            case "q":
                self.saved.append(self.font)
                self.depth += 1
            case "Q":
                if not self.depth:
                    self.strays += 1
                    return False
                self.font = self.saved.pop()
                self.depth -= 1
            case "Tf" if len(operands):
                self.font = str(operands[0])
                self.named.add(self.font)
            case "Do" if len(operands):
                self.painted.add(str(operands[0]))
            case _ if operator in SHOWING and self.font and _shows(operands):
                self.used.add(self.font)
        return True


def _shows(operands: Any) -> bool:
    """Whether a string that is not empty is among them."""
    import pikepdf

    for operand in operands:
        parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
        if any(isinstance(part, pikepdf.String) and bytes(part) for part in parts):
            return True
    return False


@frozen
class Taken:
    """A page's content as it goes into a form, and the resource names of fonts that do not go with it."""

    content: bytes
    without: frozenset[str]


def taken_over(page: Any, mend: bool) -> Taken:
    """`mend`: the streams are to be put right; else they stay byte for byte."""
    import pikepdf

    without = frozenset(fonts_left_out(page.resources))
    if not mend:
        return Taken(page_content(page), without)
    reading, kept = Reading(), []
    for instruction in pikepdf.parse_content_stream(page):
        operator = "" if isinstance(instruction, pikepdf.ContentStreamInlineImage) else str(instruction.operator)
        operands = instruction.operands if operator else ()
        if reading.take(operator, operands) and not _names_one_of(operator, operands, without):
            kept.append(instruction)
    return Taken(pikepdf.unparse_content_stream(kept) + b"\nQ" * reading.depth + b"\n", without)


def _names_one_of(operator: str, operands: Any, fonts: Collection[str]) -> bool:
    return operator == "Tf" and str(operands[0]) in fonts
