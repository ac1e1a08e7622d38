"""Stories with their picture in the midst of their columns: text over, under and beside it. docs/rules/makeup.md, Forms.

Any form without a picture becomes one: the picture stands as further pictures do (inserts.py), and may be a little higher or less
high than its own shape wants. Only where the plan names the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from banmian.makeup.candidates import Candidates
from banmian.makeup.forms import Candidate
from banmian.makeup.inserts import Insert, Inserts
from banmian.makeup.needs import StoryText
from banmian.makeup.picture_widths import narrow_points
from banmian.makeup.shape import ShownPicture
from banmian.template.makeup import NO, Makeup
from banmian.template.values import span_value

FORM = "amid"
OTHERS = (0, 1, -1, 2, -2)
"""Lines by which the picture is higher than its own shape."""


class _First(Inserts):
    """The story's pictures, the first too, over as many columns as its pixels allow and the plan wants, in several heights."""

    def __init__(self, amid: Amid) -> None:
        super().__init__(amid.story, amid.makeup, amid.aspects, amid.item.style, first=1)
        self.amid = amid

    def ways(self, w: int) -> tuple[tuple[Insert, ...], ...]:
        known = self._known.get(w)
        if known is None:
            known = super().ways(w)
            known = tuple(taller for way in known for by in OTHERS if (taller := self._taller(way, by)) is not None)
            self._known[w] = known
        return known

    def _taller(self, way: tuple[Insert, ...], by: int) -> tuple[Insert, ...] | None:
        """With the first picture so many lines higher; None where it may not be."""
        first = next((insert for insert in way if insert.nth == 1), None)
        size = self.amid.size(first.cols) if first is not None else None
        if first is None or size is None or not size.least <= first.lines + by <= size.most:
            return None
        other = replace(first, lines=first.lines + by, all=first.all + by, passed=first.all + by <= self._passes)
        return tuple(other if insert is first else insert for insert in way)

    def _picture(self, name: str, nth: int, cols: int) -> Insert | None:
        return super()._picture(name, nth, cols) if nth > 1 or self.amid.has_room(cols) else None


class Amid(Candidates):
    """The forms of a story with its picture amid its columns; none where the plan does not name the form."""

    def __init__(self, story: StoryText, makeup: Makeup, height: int, aspects: Mapping[str, tuple[int, int]]) -> None:
        super().__init__(story, makeup, height, aspects)
        self.inserts = _First(self)
        self.sizes = {cols: self._size(cols) for cols in range(1, self.trial.columns.count + 1)} if self._has_one else {}
        self.size = self.sizes.get

    @property
    def _has_one(self) -> bool:
        wish = self.item.picture
        return wish is not None and wish.names(FORM) and self._own_picture is not None and self.makeup.forms.amid != NO

    @property
    def _picture(self) -> tuple[int, int] | None:
        return None  # it has no place of its own in the form

    def has_room(self, cols: int) -> bool:
        """Whether its first picture may have so many columns."""
        wish = self.item.picture
        bounds = wish.cols if wish is not None else None
        return (bounds is None or bounds[0] <= cols <= bounds[1]) and not (cols > 1 and self._is_coarse(cols))

    def all(self) -> Iterator[Candidate]:
        for made in super().all() if self._has_one else ():
            first = next((node for _, node in made.pictures if node["nth"] == "1"), None)
            if first is not None:
                yield self._amid(made, span_value(str(first["cols"])), span_value(str(first["lines"])))

    def _amid(self, made: Candidate, cols: tuple[int, int], lines: tuple[int, int]) -> Candidate:
        wide, high = cols[1] - cols[0] + 1, lines[1] - lines[0] + 1
        size = self.sizes[wide]
        assert size is not None
        points = self.makeup.forms.amid + size.cut(high, self.makeup.prices.picture)
        points += made.points + narrow_points(self.item, made.w, wide, self.makeup.prices) + self._scaled(wide)
        across = sum(1 << gutter - 1 for gutter in range(cols[0], cols[1]))
        place = size.at(cols, lines[0], high)
        pictures = tuple((n, {**node, **(place if node["nth"] == "1" else {})}) for n, node in made.pictures)
        shown = ShownPicture(cols[0] - 1, lines[0] - 1, wide, high)
        return replace(made, form=FORM, points=points, shown=shown, open=made.open & ~across, pictures=pictures)
