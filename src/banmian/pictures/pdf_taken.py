"""A page of a placed PDF taken out of its file as values: its content and resources, each object that these point to once.

What may stand in it was judged before (pdf_parts.py); nothing beside the page's content and resources is taken over. Whoever
writes the form reads no PDF.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

import pikepdf

from banmian.phrases import say
from banmian.pictures.pdf_content import taken_over
from banmian.pictures.pdf_examine import SoundPage, opened
from banmian.pictures.pdf_parts import NOT_COPIED
from banmian.pictures.pixels import Entries, Form, Held, Part, Pointer, Row, number_syntax
from banmian.pictures.refusal import PDF, Refused

DEPTH = 200
"""Deepest nesting of objects that is taken over: beyond it the file is no honest one."""


def taken(sound: SoundPage, content_hash: str) -> Form:
    """The page as a form. Refused where its objects hold themselves."""
    return opened(sound.data, lambda pdf: _form(pdf.pages[sound.number - 1], sound, content_hash))


def _form(page: Any, sound: SoundPage, content_hash: str) -> Form:
    taker, own = _Taker(), taken_over(page, sound.mend)
    resources = taker.resources(page.resources, own.without)
    group = taker.part(page.obj.Group, 0) if "/Group" in page.obj else None
    objects = tuple(held for held in taker.objects if held is not None)
    return Form(content_hash, sound.box, sound.turn, sound.transparent, own.content, resources, group, objects)


class _Taker:
    """Objects of one PDF as values."""

    def __init__(self) -> None:
        self.objects: list[Held | None] = []
        """None: what is being taken."""
        self.numbers: dict[tuple[int, int], int] = {}

    def resources(self, resources: Any, without: Collection[str]) -> Part:
        """A page's resources, but for the fonts that nothing is set in and that the file does not hold."""
        if not without:
            return self.part(resources, 0)
        return Entries(
            tuple(
                (key[1:], self.fonts(value, without)) if key == "/Font" else (key[1:], self.part(value, 1))
                for key, value in _own(resources)
            )
        )

    def fonts(self, fonts: Any, without: Collection[str]) -> Part:
        return Entries(tuple((key[1:], self.part(font, 1)) for key, font in sorted(fonts.items()) if key not in without))

    def part(self, value: Any, depth: int) -> Part:
        """What stands where the value is used."""
        if depth > DEPTH:
            raise _within_itself()
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            return Pointer(self.number(value, depth))
        if isinstance(value, pikepdf.Dictionary):
            return self.entries(value, depth)
        if isinstance(value, pikepdf.Array):
            return Row(tuple(self.part(item, depth + 1) for item in value))
        return _syntax(value)

    def number(self, value: Any, depth: int) -> int:
        known = self.numbers.get(value.objgen)
        if known is not None and self.objects[known] is None:
            raise _within_itself()
        if known is not None:
            return known
        number = self.numbers[value.objgen] = len(self.objects)
        self.objects.append(None)
        self.objects[number] = self.held(value, depth)
        return number

    def held(self, value: Any, depth: int) -> Held:
        if isinstance(value, pikepdf.Stream):
            return Held(self.entries(value, depth), value.read_raw_bytes())
        if isinstance(value, pikepdf.Dictionary):
            return Held(self.entries(value, depth))
        if isinstance(value, pikepdf.Array):
            return Held(Row(tuple(self.part(item, depth + 1) for item in value)))
        return Held(_syntax(value))

    def entries(self, value: Any, depth: int) -> Entries:
        return Entries(tuple((key[1:], self.part(item, depth + 1)) for key, item in _own(value)))


def _own(dictionary: Any) -> list[tuple[str, Any]]:
    """What is taken over of a dictionary or stream, in the order of the names."""
    return [(key, value) for key, value in sorted(dictionary.items()) if key not in NOT_COPIED]


def _within_itself() -> Refused:
    return Refused(
        "PIC037", say("{pdf} holds parts within themselves, or nested too deep.", pdf=PDF), say("Print it to a new PDF.")
    )


def _syntax(value: Any) -> str:
    """A number, name, string, truth or nothing as PDF has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | float):
        return number_syntax(float(value))
    if isinstance(value, pikepdf.String | bytes):
        return f"<{bytes(value).hex()}>"
    if value is None:
        return "null"
    syntax: str = value.unparse().decode("latin-1")
    return syntax
