"""What reading gathers: marks, uses of what rules speak of, spaces, groups, fonts and images, until the facts are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from banmian.preflight.facts import Group, Image, SpaceUse, Use
from banmian.preflight.model import Rect4
from banmian.preflight.painted import Colour, ImagePart, LinePart, Painted, Space, TextPart
from banmian.preflight.reading.budget import FINDS, MARKS, Budget, Spent
from banmian.preflight.reading.fonts import LiveFont, live_font
from banmian.preflight.reading.images import read_image
from banmian.preflight.reading.spaces import spot_names
from banmian.preflight.reading.state import EVERYWHERE, Bounds, State, meet
from banmian.preflight.reading.values import identity
from banmian.units import PT

_FAR = 10_000_000
"""Millipoints; what lies farther out is brought here."""


@dataclass(slots=True)
class Scene:
    """Where reading is: page number, the trim's left and top in page points, what it is inside of."""

    page: int
    left: float
    top: float
    context: str = "page"
    isolated: bool = False
    see_through: bool = False
    whole: Bounds = EVERYWHERE
    """The sheet: the clip before any is set."""

    def rect(self, b: Bounds) -> Rect4:
        """Page points as millipoints from the trim's top left."""
        edges = (b[0] - self.left, self.top - b[3], b[2] - self.left, self.top - b[1])
        x0, y0, x1, y1 = (max(-_FAR, min(_FAR, round(v * PT))) for v in edges)
        return x0, y0, x1, y1

    def inside(self, context: str, isolated: bool = False, see_through: bool = False) -> Scene:
        return Scene(
            self.page, self.left, self.top, context, self.isolated or isolated, self.see_through or see_through, self.whole
        )


@dataclass(slots=True)
class Record:
    """Gathered so far."""

    budget: Budget
    pdf: Any
    marks: list[Painted] = field(default_factory=list)
    uses: dict[Use, None] = field(default_factory=dict)
    spaces: dict[tuple[int, str, Space], SpaceUse] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    spots: dict[str, int] = field(default_factory=dict)
    parsed: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
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

    def fonts(self) -> list[LiveFont]:
        return list(self._fonts.values())

    def font(self, dictionary: Any, page: int) -> LiveFont:
        """The font of a dictionary, made once."""
        key = identity(dictionary) or ("direct", dictionary.unparse())
        if key not in self._fonts:
            if len(self._fonts) >= FINDS // 5:
                raise Spent("more than 1000 fonts")
            self._kept.append(dictionary)
            self._fonts[key] = live_font(dictionary, page, self.budget)
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
    ) -> None:  # fmt: skip
        """One mark, with the state as it stands."""
        if len(self.marks) >= MARKS:
            raise Spent(f"more than {MARKS} marks")
        seen = meet(bounds, state.clip)
        visible = seen[2] >= seen[0] and seen[3] >= seen[1]
        self.marks.append(Painted(
            kind, scene.page, scene.rect(seen if visible and kind != "text" else bounds), fill, stroke, state.over,
            scene.context, scene.isolated, scene.see_through or state.see_through, visible, sure,
            state.clip != scene.whole, text, line, image,
        ))  # fmt: skip
