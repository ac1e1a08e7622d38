"""Entries take and refuse what pydantic's own classes would: every key of real files left out, renamed, and given wrong values."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import ValidationError

from banmian.content.schema import FrontMatter, IssueEntry
from banmian.sources import compose, read_text
from banmian.sources.entries import Entry
from banmian.template.schema import PageEntry, PaperEntry, ProfileEntry
from banmian_tools.pydantic_twins import twin
from banmian_tools.specimen.schema import ChapterEntry

ROOT = Path(__file__).parents[3]
WRONG: tuple[Any, ...] = ("", " x ", "no", "-1", "9999999", "0.5", "x" * 500, [], ["a"], ["1"] * 6, {}, {"a": "b"}, 7, None)
MOST = 500
"""Changes of one file that are tried, spread over it."""
PROFILE = "layouts/chenbao/profiles/newsprint.toml"
FRONT = {"schema": "1", "id": "a", "headline": "\u9898", "priority": "2", "may-cut": "yes", "tag": "x", "byline": "  y "}


def plain(path: str) -> Any:
    source, _ = read_text(ROOT, ROOT / path)
    assert source is not None
    document, _ = compose(source)
    assert document is not None
    return document.plain()


def few(paper: dict[str, Any]) -> dict[str, Any]:
    """Three styles of each kind are enough to get wrong."""
    return {key: dict(list(part.items())[:3]) if key.endswith("-styles") else part for key, part in paper.items()}


FILES: dict[str, tuple[type[Entry], Any]] = {
    "issue": (IssueEntry, lambda: plain("content/2020-08-12/issue.yaml")),
    "front matter": (FrontMatter, lambda: FRONT),
    "paper": (PaperEntry, lambda: few(plain("layouts/chenbao/paper.yaml"))),
    "page": (PageEntry, lambda: plain("layouts/chenbao/pages/front.yaml")),
    "profile": (
        ProfileEntry,
        lambda: tomllib.loads((ROOT / "layouts/chenbao/profiles/newsprint.toml").read_text(encoding="utf-8")),
    ),
    "specimen book": (ChapterEntry, lambda: plain("docs/specimen-book/vertical.yaml")),
}


def outcome(made: Any, given: Any) -> Any:
    """The value as plain data, or what is told of each fault."""
    try:
        return as_plain(made.model_validate(given))
    except ValidationError as error:
        return [(e["type"], e["loc"], e["msg"], str(e.get("ctx"))) for e in error.errors(include_url=False)]


def as_plain(value: Any) -> Any:
    if isinstance(value, Entry | BaseModel):
        return sorted(value.model_fields_set), {name: as_plain(part) for name, part in vars(value).items()}
    if isinstance(value, tuple | list):
        return [type(value), *map(as_plain, value)]
    return {key: as_plain(part) for key, part in value.items()} if isinstance(value, dict) else value


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        yield (*at, key)
        yield from paths(part, (*at, key))


def changed(body: Any) -> Iterator[Any]:
    """The file's values with one thing wrong at a time."""
    for path in paths(body):
        for wrong in ("left out", "renamed", *WRONG):
            made = copy.deepcopy(body)
            parent = made
            for key in path[:-1]:
                parent = parent[key]
            if wrong == "left out":
                del parent[path[-1]]
            elif wrong == "renamed":
                parent[f"{path[-1]}-x" if isinstance(parent, dict) else path[-1]] = parent[path[-1]]
            else:
                parent[path[-1]] = wrong
            yield made


@pytest.mark.parametrize("name", FILES)
def test_an_entry_says_what_pydantic_says(name: str) -> None:
    entry, read = FILES[name]
    body = read()
    assert isinstance(entry.model_validate(body), entry)
    wrong = list(changed(body))
    for given in (body, *wrong[:: len(wrong) // MOST + 1]):
        assert outcome(entry, given) == outcome(twin(entry), given)
