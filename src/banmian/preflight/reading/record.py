"""What reading gathers: marks, uses of what rules speak of, spaces, groups, fonts and images, until the facts are made."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from banmian.preflight.facts import Group, Image, SpaceUse, Use
from banmian.preflight.model import Rect4
from banmian.preflight.painted import Colour, ImagePart, LinePart, Painted, Space, TextPart
from banmian.preflight.reading.budget import FINDS, MARKS, Budget, Spent
from banmian.preflight.reading.fonts import LiveFont, live_font
from banmian.preflight.reading.images import read_image
from banmian.preflight.reading.outline import Ends
from banmian.preflight.reading.spaces import spot_names
from banmian.preflight.reading.state import Bounds, State, meet
from banmian.preflight.reading.values import identity
from banmian.units import PT
from banmian.values import record

_FAR = 10_000_000
"""Millipoints; what lies farther out is brought here."""


@record
class Scene:
    """Where reading is: page number, the page's trim in its own points, what it is inside of."""

    page: int
    trim: Bounds
    context: str = "page"
    isolated: bool = False
    see_through: bool = False
    _framed: tuple[Bounds, Rect4] = ((0.0, 0.0, 0.0, 0.0), (0, 0, 0, 0))

    def frame(self, clip: Bounds) -> Rect4:
        """The rectangle of a clip; marks in a row have the same."""
        if self._framed[0] is not clip:
            self._framed = clip, self.rect(clip)
        return self._framed[1]

    def rect(self, b: Bounds) -> Rect4:
        """Page points as millipoints from the trim's top left."""
        left, top = self.trim[0], self.trim[3]
        x0, y0, x1, y1 = (b[0] - left) * PT, (top - b[3]) * PT, (b[2] - left) * PT, (top - b[1]) * PT
        if x0 < -_FAR or y0 < -_FAR or x1 > _FAR or y1 > _FAR or x1 < -_FAR or y1 < -_FAR or x0 > _FAR or y0 > _FAR:
            x0, y0, x1, y1 = (max(-_FAR, min(_FAR, v)) for v in (x0, y0, x1, y1))
        return round(x0), round(y0), round(x1), round(y1)

    def inside(self, context: str, isolated: bool = False, see_through: bool = False) -> Scene:
        return Scene(self.page, self.trim, context, self.isolated or isolated, self.see_through or see_through)


@record
class Record:
    """Gathered so far."""

    budget: Budget
    pdf: Any
    live: dict[object, LiveFont] = field(default_factory=dict)
    """Fonts of the file that were made before, by what tells them apart: pages that are read each by itself share them."""
    marks: list[Painted] = field(default_factory=list)
    uses: dict[Use, None] = field(default_factory=dict)
    spaces: dict[tuple[int, str, Space], SpaceUse] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    spots: dict[str, int] = field(default_factory=dict)
    parsed: dict[tuple[int, int], list[tuple[str, Any]]] = field(default_factory=dict)
    """Operators of streams that have been parsed."""
    _fonts: dict[object, LiveFont] = field(default_factory=dict)
    _image_keys: dict[object, int] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)
    _places: dict[int, int] = field(default_factory=dict)
    _seen: set[object] = field(default_factory=set)

    def use(self, what: str, where: str, page: int | None = None, rect: Rect4 | None = None) -> None:
        if len(self.uses) < FINDS:
            self.uses.setdefault(Use(what, where, page, rect))

    def space(self, page: int, purpose: str, space: Space, rect: Rect4 | None = None) -> None:
        """A space in use, once for each page and purpose."""
        key = (page, purpose, space)
        if key not in self.spaces and len(self.spaces) < FINDS:
            self.spaces[key] = SpaceUse(page, purpose, space, rect)
            for name in spot_names(space):
                self.spots.setdefault(name, page)

    def group(self, group: Group) -> None:
        if len(self.groups) < FINDS:
            self.groups.append(group)

    def fonts(self) -> dict[object, LiveFont]:
        """The fonts in the order in which they were selected first, by object or, of a direct one, by what it says."""
        return self._fonts

    def font(self, dictionary: Any, page: int) -> LiveFont:
        """The font of a dictionary, made once."""
        key = identity(dictionary) or ("direct", dictionary.unparse())
        if key not in self._fonts:
            if len(self._fonts) >= FINDS // 5:
                raise Spent("more than 1000 fonts")
            self._kept.append(dictionary)
            if key not in self.live:
                self.live[key] = live_font(dictionary, page, self.budget)
            self._fonts[key] = self.live[key]
            self.font_index(self._fonts[key])
        return self._fonts[key]

    def font_index(self, font: LiveFont) -> int:
        """Its place among the fonts."""
        return self._places.setdefault(id(font), len(self._places))

    def first(self, key: object) -> bool:
        """Whether this is asked for the first time."""
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def image(self, stream: Any, resources: Any, label: str) -> int:
        """The picture's key; its facts are made once for an indirect object."""
        key = identity(stream) or ("direct", len(self.images))
        if key not in self._image_keys:
            if len(self.images) >= FINDS * 4:
                raise Spent("more than 20000 pictures")
            self._image_keys[key] = len(self.images)
            self.images.append(read_image(stream, resources, label))
        return self._image_keys[key]

    def paint(
        self, scene: Scene, state: State, kind: str, bounds: Bounds, *, fill: Colour | None = None, stroke: Colour | None = None,
        sure: bool = False, text: TextPart | None = None, line: LinePart | None = None, image: ImagePart | None = None,
        ends: Ends = (),
    ) -> None:  # fmt: skip
        """One mark, with the state as it stands."""
        if len(self.marks) >= MARKS:
            raise Spent(f"more than {MARKS} marks")
        clip = state.clip
        whole = clip[0] <= bounds[0] and clip[1] <= bounds[1] and clip[2] >= bounds[2] and clip[3] >= bounds[3]
        seen = bounds if whole else meet(bounds, clip)
        visible = whole or (seen[2] >= seen[0] and seen[3] >= seen[1])
        rect = scene.rect(seen if visible and kind != "text" else bounds)
        self.marks.append(Painted(
            kind, scene.page, rect, fill, stroke, state.over, scene.context, scene.isolated,
            scene.see_through or state.see_through, visible, sure,
            scene.frame(clip),
            rect if whole or not visible or kind != "text" else scene.rect(seen), text, line, image, ends,
        ))  # fmt: skip
