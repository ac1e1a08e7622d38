"""How text of a Word document looks, through its styles: a property is the run's own, else its style's, else the paragraph's.

ECMA-376 part 1, 17.7. Only what an article can say is asked: typeface, bold, slanted, size, dots, underline, raised, struck,
hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from banmian.content.importers.copy import Face, Style
from banmian.content.importers.docx_names import W, is_on, value, w
from banmian.content.importers.words import any_of, words
from banmian.values import frozen

_DEEPER = re.compile("list (?:bullet|number) ([2-5])")
"""Word's own styles of lists within lists, each a list by itself."""
_DEEPEST = 24
"""Styles on styles, at most: a ring of them has no end."""


@frozen
class Look:
    """How a run looks. `face`: its Chinese typeface's name; `size`: in half points, 0 where nothing says it."""

    faces: frozenset[Face]
    face: str
    size: int
    bold: bool
    struck: bool
    hidden: bool
    marked: bool
    """Whether somebody has marked it in colour, as a query is: with a highlighter, or in red."""


@frozen
class Standing:
    """What a paragraph is by its style and its own properties. `numbering`: the list (numId) and level of its item."""

    style: Style = ""
    level: int = 0
    centred: bool = False
    numbering: tuple[str, int] | None = None


class Styles:
    """The styles of one document."""

    def __init__(self, root: Any) -> None:
        self.by_id: dict[str, Any] = {value(style, "styleId"): style for style in root.iter(w("style"))}
        self.default = next(
            (i for i, s in self.by_id.items() if s.get(W + "default") == "1" and value(s, "type") == "paragraph"), ""
        )
        self.document = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")

    def chain(self, name: str) -> Iterator[Any]:
        """A style and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self.by_id.get(name)
            if style is None:
                return
            yield style
            name = value(style.find(w("basedOn")))

    def standing(self, properties: Any) -> Standing:
        """What a paragraph with these properties (`w:pPr`, or None) is."""
        own = value(properties.find(w("pStyle"))) if properties is not None else ""
        styles = list(self.chain(own or self.default))
        places = [properties, *(style.find(w("pPr")) for style in styles)]
        style, level = style_named("")
        for one in styles:
            name = value(one.find(w("name"))).strip().lower()
            style, level = style_named(name)
            if style:
                break
        outline = value(_first(places, "outlineLvl"))
        if not style and outline.isdigit() and int(outline) < 9:
            style, level = "heading", int(outline) + 1
        centred = value(_first(places, "jc")) in ("center", "right", "end")
        numbering = _numbering(places)
        deeper = _DEEPER.fullmatch(value(styles[0].find(w("name"))).lower()) if styles else None
        if numbering is not None and deeper is not None:
            numbering = (numbering[0], max(numbering[1], int(deeper[1]) - 1))
        return Standing(style, level, centred, numbering)

    def look(self, properties: Any, paragraph: Any) -> Look:
        """How a run with these properties (`w:rPr`, or None) looks in a paragraph with those."""
        places = self._places(properties, paragraph)
        faces: set[Face] = set()
        if is_on(_first(places, "i")):
            faces.add("kai")
        if value(_first(places, "em")) not in ("", "none"):
            faces.add("emphasis")
        if value(_first(places, "u")) not in ("", "none") and value(_first(places, "rStyle")).lower() != "hyperlink":
            faces.add("under")
        if value(_first(places, "bdr")) not in ("", "none", "nil"):
            faces.add("frame")
        raised = value(_first(places, "vertAlign"))
        if raised in ("superscript", "subscript"):
            faces.add("sup" if raised == "superscript" else "sub")
        size = value(_first(places, "sz"))
        struck = is_on(_first(places, "strike")) or is_on(_first(places, "dstrike"))
        hidden = is_on(_first(places, "vanish"))
        bold = bool(is_on(_first(places, "b")))
        marked = value(_first(places, "highlight")) not in ("", "none") or value(_first(places, "color")).upper() == "FF0000"
        points = int(size) if size.isdigit() else 0
        return Look(frozenset(faces), _face(places), points, bold, bool(struck), bool(hidden), marked)

    def _places(self, properties: Any, paragraph: Any) -> list[Any]:
        own = value(properties.find(w("rStyle"))) if properties is not None else ""
        standing = value(paragraph.find(w("pStyle"))) if paragraph is not None else ""
        styles = [*(self.chain(own) if own else ()), *self.chain(standing or self.default)]
        return [properties, *(style.find(w("rPr")) for style in styles), self.document]


def _first(places: list[Any], name: str) -> Any:
    """The nearest place that says something of a property."""
    found = (place.find(w(name)) for place in places if place is not None)
    return next((node for node in found if node is not None), None)


def _face(places: list[Any]) -> str:
    """The typeface of Han; where only one for Latin is named and that is a Chinese one, that."""
    for place in places:
        fonts = place.find(w("rFonts")) if place is not None else None
        if fonts is None:
            continue
        east = value(fonts, "eastAsia")
        if east:
            return east
        latin = value(fonts, "ascii")
        if any("\u4e00" <= letter <= "\u9fff" for letter in latin) or "kai" in latin.lower():
            return latin
    return ""


def _numbering(places: list[Any]) -> tuple[str, int] | None:
    """The list and level, of which a paragraph may say one and its style the other; list 0 is none."""
    lists = [place.find(w("numPr")) for place in places if place is not None]
    lists = [found for found in lists if found is not None]
    number = next((value(found.find(w("numId"))) for found in lists if found.find(w("numId")) is not None), "")
    level = next((value(found.find(w("ilvl"))) for found in lists if found.find(w("ilvl")) is not None), "0")
    if number in ("", "0"):
        return None
    return number, min(int(level), 8) if level.isdigit() else 0


def style_named(name: str) -> tuple[Style, int]:
    """What a style's name says, and of a heading its level."""
    known = words()["styles"]
    heading = re.fullmatch(f"{any_of(known['heading'])} ?([1-9])", name)
    if heading is not None:
        return "heading", int(heading[1])
    kinds: tuple[Style, ...] = ("title", "subtitle", "caption", "quote")
    return next((kind for kind in kinds if name in known[kind]), ""), 0
