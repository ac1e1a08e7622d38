"""The files of an issue as a gesture needs them: the page's layout, issue.yaml, makeup.yaml, what the paper says of heads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banmian.desk.gestures.given import GestureError, PageFiles
from banmian.sources.editing import MARK, Reading
from banmian.sources.marks import marked


def page_files(folder: str, number: int, read: Reading, shared: bool = False) -> PageFiles:
    """The page with that number, or the spread that it is of. `shared`: its layout as all issues have it. GestureError where its
    files cannot be read, or where the issue has its own layout and that of all is asked for."""
    issue = plain_file(read, f"{folder}/issue.yaml")
    pages = issue.get("pages") if isinstance(issue.get("pages"), list) else None
    for index, page in enumerate(pages or ()):
        if isinstance(page, dict) and number in _numbers(str(page.get("number", ""))):
            return _site(folder, issue, index, str(page.get("layout", "")), read, shared)
    raise GestureError("unknown", str(number))


def _site(folder: str, issue: Mapping[str, Any], index: int, name: str, read: Reading, shared: bool) -> PageFiles:
    of_all = f"layouts/{issue.get('paper')}/pages/{name}.yaml"
    own = f"{folder}/pages/{name}.yaml"
    path = own if read(own) is not None else of_all
    if shared and path == own:
        raise GestureError("own-layout", own)
    layout, paper = plain_file(read, path), plain_file(read, f"layouts/{issue.get('paper')}/paper.yaml")
    makeup = f"{folder}/makeup.yaml"
    styles = {style: taken for style, entry in _entries(paper, "head-styles") if (taken := _first(entry.get("lines-taken"))) > 0}
    grids = dict(_entries(paper, "grids"))
    columns = _first(grids.get(str(layout.get("grid", "base")), {}).get("columns", "5"))
    spread = 2 if str(layout.get("spread")) in ("yes", "true") else 1
    return PageFiles(
        folder, path, layout, issue, index, name,
        plain_file(read, makeup) if read(makeup) is not None else {}, styles, columns * spread, shared,
    )  # fmt: skip


def _numbers(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1) if first.strip().isdigit() and (last or first).strip().isdigit() else range(0)


def plain_file(read: Reading, path: str) -> dict[str, Any]:
    """A YAML file as plain values. GestureError where it cannot be read."""
    data = read(path)
    tree = marked(data.decode("utf-8", errors="replace").removeprefix(MARK)) if data is not None else None
    plain = tree.plain() if tree is not None else None
    if not isinstance(plain, dict):
        raise GestureError("unreadable", path)
    return plain


def _entries(paper: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
    found = paper.get(key)
    return [(name, entry) for name, entry in found.items() if isinstance(entry, dict)] if isinstance(found, dict) else []


def _first(value: object) -> int:
    """A number, or the first of a list; 0 where there is none."""
    one = str(value[0] if isinstance(value, list) and value else value)
    return int(one) if one.isdigit() else 0
