"""What a page's layout says of a picture's caption, resolved: styles and inks looked up, keys that do not go together told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from banmian.colour import Ink
from banmian.phrases import Phrase, say
from banmian.template.model import Paper
from banmian.template.picture_places import CaptionGround, CaptionPlace, CreditPlace, GroupPlace, ShadePlace
from banmian.units import Length

if TYPE_CHECKING:
    from banmian.template.picture_schema import PictureEntry

Loc = tuple[str | int, ...]
MOST_GAP = 60_000
"""Between two pictures of a group, mp: with more they are no group."""
SIDES = "below, left, right, inside"
BELOW_KEYS, BESIDE_KEYS, INSIDE_KEYS = ("line", "keep"), ("cols", "width", "gap"), ("ground", "padding")
"""Keys of a caption that only make sense on one side."""


class Reader(Protocol):
    """Who resolves a page file."""

    paper: Paper

    def mp(self, length: Length | None) -> int: ...
    def ink(self, name: str | None, loc: Loc) -> Ink: ...
    def unknown(self, what: Phrase, name: str, known: list[str], loc: Loc) -> None: ...
    def fault(self, code: str, message: Phrase, hint: Phrase, *loc: str | int) -> None: ...


def caption_place(picture: PictureEntry, reader: Reader, loc: Loc) -> CaptionPlace:
    """A picture's caption; `loc`: where the picture is written."""
    entry, at = picture.caption, (*loc, "caption")
    styles = [name for name, _ in reader.paper.line_styles]
    for name, where in ((entry.style, (*at, "style")), (entry.credit.style, (*at, "credit", "style"))):
        if name not in styles:
            reader.unknown(say("line style"), name, styles, where)
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
        entry.least or 1,
    )


def group_place(picture: PictureEntry, reader: Reader, loc: Loc) -> GroupPlace | None:
    """A place's group of pictures; TPL007 where its rows do not hold its pictures."""
    entry, at = picture.group, (*loc, "group")
    if entry is None:
        return None
    count = len(entry.nth)
    if entry.rows is not None and entry.columns is not None:
        reader.fault("TPL007", say("a group stands in rows or in columns"), say("take one of them out"), *at, "columns")
    bands = entry.columns if entry.rows is None and entry.columns is not None else entry.rows or (count,)
    if sum(bands) != count:
        key, hint = say("columns") if entry.rows is None else say("rows"), say("as many as `nth` names: {count}", count=count)
        reader.fault(
            "TPL007",
            say("the group has {count} pictures, its {key} hold {sum}", count=count, key=key, sum=sum(bands)),
            hint,
            *at,
            key,
        )
        bands = (count,)
    if picture.shape is not None or loc[0] == "adverts":
        hint = say("give the group cols and lines, or rect, under pictures")
        reader.fault("TPL007", say("a group of pictures fills a rectangle of a story"), hint, *at)
    if entry.gap is not None and not 0 <= reader.mp(entry.gap) <= MOST_GAP:
        reader.fault(
            "TPL007", say("the gap between the pictures of a group is out of all proportion"), say("write 3pt"), *at, "gap"
        )
    if entry.names != "none" and reader.paper.words.picture_parts is None:
        hint = say("add `picture-parts` to words in paper.yaml, or write names: none")
        reader.fault("TPL007", say("the paper has no words for the parts of a group"), hint, *at)
    gap = reader.mp(entry.gap) if entry.gap is not None else reader.paper.measures.pictures.gap
    return GroupPlace(entry.nth, bands, entry.columns is None or entry.rows is not None, gap, entry.names)


def shade_place(picture: PictureEntry, reader: Reader, loc: Loc) -> ShadePlace | None:
    """A picture's shade; TPL007 for one of a special ink, which pixels in process inks cannot hold."""
    entry, at = picture.shade, (*loc, "shade")
    if entry is None:
        return None
    ink = reader.ink(entry.ink, (*at, "ink"))
    if ink.spots:
        hint = say("name an ink of C, M, Y and K; a picture in a spot ink (`inks`) is shaded in that ink")
        reader.fault("TPL007", say("a shade cannot be of the special ink `{name}`", name=ink.name), hint, *at, "ink")
    return ShadePlace(ink, entry.share, entry.side, max(1, entry.reach), entry.fade)


def crop_of(picture: PictureEntry, reader: Reader, loc: Loc) -> tuple[int, int, int, int]:
    """Shares cut off at the left, top, right and bottom; TPL007 where they leave nothing."""
    left, top, right, bottom = picture.crop
    if left + right < 1000 and top + bottom < 1000:
        return picture.crop
    hint = say("crop: [left, top, right, bottom], shares cut off")
    reader.fault("TPL007", say("the crop leaves nothing of the picture"), hint, *loc, "crop")
    return 0, 0, 0, 0


def _together(picture: PictureEntry, reader: Reader, at: Loc) -> None:
    """TPL007 for keys that do not go with the caption's side."""
    entry = picture.caption
    own = {"below": BELOW_KEYS, "inside": INSIDE_KEYS}.get(entry.side, BESIDE_KEYS)
    for key in (*BELOW_KEYS, *BESIDE_KEYS, *INSIDE_KEYS):
        if getattr(entry, key) is not None and key not in own:
            side = {"below": say("below the picture"), "inside": say("inside"), "left": say("left"), "right": say("right")}[
                entry.side
            ]
            message = say("`{key}` says nothing of a caption that stands {side}", key=key, side=side)
            reader.fault("TPL007", message, say("take it out, or write another `side`: {sides}", sides=SIDES), *at, key)
    if entry.side in ("left", "right"):
        if (entry.cols is None) == (entry.width is None):
            hint = say("give it a `width`, as 60pt, or the `cols` in which it stands: one of them")
            reader.fault("TPL007", say("a caption beside its picture has one measure"), hint, *at)
        if picture.shape is not None:
            hint = say("let it stand below or inside")
            reader.fault("TPL007", say("a round picture has no caption beside it"), hint, *at, "side")
    if entry.lines is not None and entry.least is not None and entry.least > entry.lines:
        hint = say("make `least` no more than `lines`")
        reader.fault("TPL007", say("the caption is to have more lines than it may take"), hint, *at, "least")
    if entry.side == "inside" and entry.end == "head" and picture.shape is not None:
        reader.fault("TPL007", say("a round picture holds its caption at its foot"), say("take `end` out"), *at, "end")
    if entry.padding is not None and reader.mp(entry.padding) < 0:
        reader.fault("TPL007", say("the caption would stand out of its picture"), say("make `padding` 0 or more"), *at, "padding")
    if entry.credit.at == "edge" and picture.shape is not None:
        hint = say("let it stand at the `end` of the caption or in the `corner`")
        reader.fault("TPL007", say("a round picture has no edge for its credit"), hint, *at, "credit", "at")
