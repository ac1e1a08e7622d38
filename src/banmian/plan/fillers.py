"""Fillers of the house at the feet of places that are short: the picture that a place's `filler` asks for, where it stands.

It stands in the last lines of the last columns of the place's last text area, as wide as these. Codes FIT028, FIT029.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banmian.content.model import HouseFiller, Issue
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.plan.model import PlannedPicture, Sheet
from banmian.template.model import Cols, Filler, PicturePlace, Place, TextArea
from banmian.template.picture_places import CaptionPlace

NO_CAPTION = CaptionPlace(None, "start", 0, False)


def with_fillers(pictures: Iterable[PlannedPicture], sheets: tuple[Sheet, ...], issue: Issue) -> tuple[PlannedPicture, ...]:
    """The pictures with the fillers that the sheets' places ask for, and no others."""
    kept, pool = tuple(p for p in pictures if not p.fills), {filler.id: filler for filler in issue.pool}
    if not pool:
        return kept
    return (*kept, *(made for index, sheet in enumerate(sheets) for made in _of_sheet(index, sheet, pool)))


def _of_sheet(index: int, sheet: Sheet, pool: dict[str, HouseFiller]) -> Iterator[PlannedPicture]:
    for place in sheet.layout.places:
        filler = place.filler
        if filler is None or filler.house not in pool:
            continue
        at = filler_place(place, filler)
        if at is not None:
            house = pool[filler.house].advert
            yield PlannedPicture(index, at, None, house.file, "", house.span, house)


def filler_area(place: Place) -> TextArea | None:
    """The text area at whose foot a filler may stand: the last, where its columns are those of the page's grid."""
    area = place.text[-1] if place.text else None
    if area is None or area.cols is None or area.rect is not None or area.columns != area.cols[1] - area.cols[0] + 1:
        return None
    return area


def filler_place(place: Place, filler: Filler) -> PicturePlace | None:
    """Where a filler stands; None where its place has no room of whole columns for it."""
    area = filler_area(place)
    if area is None or area.cols is None or filler.columns > area.columns or filler.lines > area.lines[1] - area.lines[0]:
        return None
    cols: Cols = (area.cols[1] - filler.columns + 1, area.cols[1])
    lines = (area.lines[1] - filler.lines + 1, area.lines[1])
    return PicturePlace(f"{place.name}.filler", place.name, 0, cols, lines, None, None, None, "contain", NO_CAPTION, place.span)


def fillers_told(sheets: tuple[Sheet, ...], issue: Issue) -> list[Diagnostic]:
    """FIT028 for a filler that the issue's pool has not, FIT029 for one for which its place has no room."""
    out: list[Diagnostic] = []
    known = {filler.id for filler in issue.pool}
    for sheet in sheets:
        for place in sheet.layout.places:
            filler, page = place.filler, sheet.numbers[0]
            if filler is None:
                continue
            if filler.house not in known:
                message = say(
                    "page {page}, place {name}: the issue's pool has no filler '{house}'",
                    page=page, name=place.name, house=filler.house,
                )  # fmt: skip
                hint = say("name it under `pool` in issue.yaml, or take `filler` out of the layout")
                out.append(diagnose("FIT028", message, hint, place.span, PlaceOnPage(page)))
            elif filler_place(place, filler) is None:
                message = say(
                    "page {page}, place {name}: there is no room for the filler '{house}' at its foot",
                    page=page, name=place.name, house=filler.house,
                )  # fmt: skip
                hint = say("a filler stands in whole columns of the page, under at least one line of text")
                out.append(diagnose("FIT029", message, hint, place.span, PlaceOnPage(page)))
    return out
