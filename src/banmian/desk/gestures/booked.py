"""An advertisement booked on a page that makeup plans: its file in issue.yaml, its columns, lines and corner in makeup.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.desk.gestures.pins import pin_name
from banmian.desk.gestures.planned import stories_of
from banmian.sources.edits import Edit

CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


def book(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`name`, `file` (below the issue's folder), `cols` and `lines` as numbers; `at` one of CORNERS, `label` the words set small in
    its corner: "" for none."""
    name, file, number = asked.text("name"), asked.text("file"), str(site.number)
    at, label = str(asked.values.get("at") or ""), str(asked.values.get("label") or "")
    if not _NAME.fullmatch(name):
        raise GestureError("asked", "name")
    if (at and at not in CORNERS) or len(label) > 40:
        raise GestureError("asked", "at" if at not in CORNERS else "label")
    cols, lines = asked.number("cols"), asked.number("lines")
    if not 1 <= cols <= site.columns or lines < 1:
        raise GestureError("asked", "cols" if lines >= 1 else "lines")
    if name in _names(site) or f"{number}.{name}" in _mapping(site.issue.get("adverts")):
        raise GestureError("taken-name", name)
    row = {"id": name, "page": number, "cols": str(cols), "lines": str(lines)} | ({"at": at} if at else {})
    value = {"file": file, "label": label} if label else file
    return (_in_issue(site, f"{number}.{name}", value), _in_makeup(site, row))


def _in_issue(site: PageFiles, key: str, value: Any) -> Edit:
    if isinstance(site.issue.get("adverts"), Mapping):
        return Edit(site.issue_yaml, "add", ("adverts", key), None, value)
    return Edit(site.issue_yaml, "add", ("adverts",), None, {key: value})


def _in_makeup(site: PageFiles, row: Mapping[str, str]) -> Edit:
    rows, path = site.makeup.get("adverts"), f"{site.folder}/makeup.yaml"
    if not site.makeup:
        raise GestureError("unplanned", str(site.number))
    if isinstance(rows, list):
        return Edit(path, "add", ("adverts", len(rows)), None, dict(row))
    return Edit(path, "add", ("adverts",), None, [dict(row)])


def _names(site: PageFiles) -> set[str]:
    """What makeup.yaml calls its parts: two of one name could not be told apart by a pin."""
    rows = [site.makeup.get(key) for key in ("stories", "adverts", "pool")]
    stories, *others = [[row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else [] for found in rows]
    return {pin_name(stories_of(row)) for row in stories} | {str(row.get("id")) for found in others for row in found}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
