"""How text of a web page looks, by its elements and the styles that stand in them: what holds inside of an element."""

from __future__ import annotations

import re
from typing import Any

from banmian.content.importers.copy import Face, Style
from banmian.values import frozen

_FACES: dict[str, Face] = {"i": "kai", "em": "kai", "cite": "kai", "u": "under", "sup": "sup", "sub": "sub"}
_STYLES: dict[str, Style] = {"blockquote": "quote", "figcaption": "caption"}
_BOLD = ("b", "strong")
_STYLED = {key: re.compile(rf"(?i)(?:^|;)\s*{key}\s*:\s*([^;]+)") for key in
           ("display", "font-weight", "font-style", "font-family", "font-size", "text-align", "text-decoration", "text-emphasis",
            "text-emphasis-style", "vertical-align")}  # fmt: skip
_SIZE = re.compile(r"([0-9.]+)\s*(pt|px)")


@frozen
class Around:
    """What holds for all that stands in an element; `depth`: how deep it lies."""

    faces: frozenset[Face] = frozenset()
    bold: bool = False
    face: str = ""
    size: int = 0
    link: str = ""
    lists: tuple[str, ...] = ()
    style: Style = ""
    level: int = 0
    centred: bool = False
    depth: int = 0


def inside(node: Any, around: Around) -> Around | None:
    """What holds in an element; None where nothing of it is seen."""
    style = node.get("style") or ""
    css = {key: found[1].strip().lower() for key, pattern in _STYLED.items() if (found := pattern.search(style)) is not None}
    if css.get("display") == "none" or node.get("hidden") is not None:
        return None
    tag = node.tag
    faces = set(around.faces)
    if tag in _FACES:
        faces.add(_FACES[tag])
    if css.get("font-style") in ("italic", "oblique"):
        faces.add("kai")
    if "underline" in css.get("text-decoration", "") and tag != "a":
        faces.add("under")
    if any(css.get(key, "none") != "none" for key in ("text-emphasis", "text-emphasis-style")):
        faces.add("emphasis")
    if css.get("vertical-align") in ("super", "sub"):
        faces.add("sup" if css["vertical-align"] == "super" else "sub")
    weight = css.get("font-weight", "")
    bold = weight not in ("normal", "400", "300") if weight else around.bold or tag in _BOLD or tag == "th"
    address = node.get("href") if tag == "a" else None
    link = address if address and address.startswith(("http://", "https://")) else around.link
    said = css.get("text-align") or (node.get("align") or "").lower()
    heading = re.fullmatch("h[1-6]", tag)
    return Around(
        frozenset(faces),
        bold,
        css.get("font-family", around.face),
        _size(css.get("font-size", "")) or around.size,
        link,
        (*around.lists, tag) if tag in ("ul", "ol") else around.lists,
        "heading" if heading else _STYLES.get(tag, around.style),
        int(tag[1]) if heading else around.level,
        said in ("center", "right") if said else around.centred or tag == "center",
        around.depth + 1,
    )


def span_of(text: str | None) -> int:
    """Over how many columns or rows a cell stands."""
    return int(text) if text and text.strip().isdigit() and len(text.strip()) < 4 else 1


def _size(text: str) -> int:
    """A size of type in half points; 0 of what is no length."""
    found = _SIZE.match(text)
    if found is None or found[1].count(".") > 1 or found[1] == ".":
        return 0
    return min(1000, round(float(found[1]) * (2 if found[2] == "pt" else 1.5)))
