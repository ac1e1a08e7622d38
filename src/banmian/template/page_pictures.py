"""What a page's layout says of a picture's caption, resolved: styles and inks looked up, keys that do not go together told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from banmian.colour import Ink
from banmian.template.model import Paper
from banmian.template.picture_places import CaptionGround, CaptionPlace, CreditPlace
from banmian.units import Length

if TYPE_CHECKING:
    from banmian.template.picture_schema import PictureEntry

Loc = tuple[str | int, ...]
SIDES = "below, left, right, inside"
BELOW_KEYS, BESIDE_KEYS, INSIDE_KEYS = ("line", "keep"), ("cols", "width", "gap"), ("ground", "padding")
"""Keys of a caption that only make sense on one side."""


class Reader(Protocol):
    """Who resolves a page file."""

    paper: Paper

    def mp(self, length: Length | None) -> int: ...
    def ink(self, name: str | None, loc: Loc) -> Ink: ...
    def unknown(self, what: str, name: str, known: list[str], loc: Loc) -> None: ...
    def fault(self, code: str, message: str, hint: str, *loc: str | int) -> None: ...


def caption_place(picture: PictureEntry, reader: Reader, loc: Loc) -> CaptionPlace:
    """A picture's caption; `loc`: where the picture is written."""
    entry, at = picture.caption, (*loc, "caption")
    styles = [name for name, _ in reader.paper.line_styles]
    for name, where in ((entry.style, (*at, "style")), (entry.credit.style, (*at, "credit", "style"))):
        if name not in styles:
            reader.unknown("line style", name, styles, where)
    _together(picture, reader, at)
    ground = CaptionGround(reader.ink(entry.ground.ink, (*at, "ground", "ink")), entry.ground.across) if entry.ground else None
    return CaptionPlace(
        entry.line,
        entry.align or ("end" if entry.side == "left" else "start"),
        reader.mp(entry.keep),
        entry.show,
        entry.side,
        entry.cols,
        reader.mp(entry.width),
        reader.mp(entry.gap) if entry.gap is not None else None,
        entry.end,
        entry.lines or 0,
        entry.style if entry.style in styles else "caption",
        ground,
        reader.mp(entry.padding) if entry.padding is not None else None,
        CreditPlace(entry.credit.style if entry.credit.style in styles else "credit", entry.credit.at),
    )


def _together(picture: PictureEntry, reader: Reader, at: Loc) -> None:
    """TPL007 for keys that do not go with the caption's side."""
    entry = picture.caption
    own = {"below": BELOW_KEYS, "inside": INSIDE_KEYS}.get(entry.side, BESIDE_KEYS)
    for key in (*BELOW_KEYS, *BESIDE_KEYS, *INSIDE_KEYS):
        if getattr(entry, key) is not None and key not in own:
            message = f"`{key}` says nothing of a caption that stands {entry.side}" + " the picture" * (entry.side == "below")
            reader.fault("TPL007", message, f"take it out, or write another `side`: {SIDES}", *at, key)
    if entry.side in ("left", "right"):
        if (entry.cols is None) == (entry.width is None):
            hint = "give it a `width`, as 60pt, or the `cols` in which it stands: one of them"
            reader.fault("TPL007", "a caption beside its picture has one measure", hint, *at)
        if picture.shape is not None:
            hint = "let it stand below or inside"
            reader.fault("TPL007", "a round picture has no caption beside it", hint, *at, "side")
    if entry.credit.at == "edge" and picture.shape is not None:
        hint = "let it stand at the `end` of the caption or in the `corner`"
        reader.fault("TPL007", "a round picture has no edge for its credit", hint, *at, "credit", "at")
