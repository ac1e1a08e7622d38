"""The guides name every key of the schemas and none that is not there; their pictures are those of `make docs`, and small."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from project import REPOSITORY

from banmian_tools.guide.keys import pages, schema_files
from banmian_tools.guide.pictures import MOST, rows

DOCS = REPOSITORY / "docs"
GUIDES = ("guide.{}.md", "making-a-paper.{}.md")
LANGUAGES = ("en", "zh")
SCHEMAS = [json.loads(path.read_text(encoding="utf-8")) for path in schema_files()]
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([a-z][a-z-]*: [\[{][^`]*[\]}]|\{[a-z][a-z-]*: [^`]*\})`")
SHOWN = re.compile(r"!\[[^\]]*\]\(images/guide/([a-z0-9-]+)\.png\)")


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping within a value."""
    if isinstance(node, dict):
        yield node
    for held in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from mappings(held)


@cache
def known() -> frozenset[str]:
    """The keys of all schemas."""
    return frozenset(key for schema in SCHEMAS for node in mappings(schema) for key in node.get("properties", {}))


@cache
def tables_of_names() -> frozenset[str]:
    """The keys that hold names of one's own."""
    return frozenset(
        key
        for schema in SCHEMAS
        for node in mappings(schema)
        for key, value in node.get("properties", {}).items()
        if isinstance(value, dict)
        and any("patternProperties" in part or isinstance(part.get("additionalProperties"), dict) for part in mappings(value))
    )


def test_the_tables_are_those_of_the_schemas() -> None:
    assert {name: (DOCS / name).read_text(encoding="utf-8") for name in pages()} == pages(), "make docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_named(language: str) -> None:
    named = set(re.findall(r"`(?:[a-z0-9*-]+\.)*([a-z0-9-]+)`", (DOCS / f"keys.{language}.md").read_text(encoding="utf-8")))
    assert len(known()) > 400 and known() - named == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guide", GUIDES)
def test_no_key_is_named_that_is_not_there(guide: str, language: str) -> None:
    """In blocks of YAML, and in the mappings that stand in a sentence."""
    text = (DOCS / guide.format(language)).read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert blocks
    strange = {key for block in [*blocks, *INLINE.findall(text)] for key in strange_keys(read(block), named=True)}
    assert strange == set()


def read(text: str) -> Any:
    """A block, or a part of a line with dots for what it leaves out."""
    plain = text.replace("\u2026, ", "").replace(", \u2026", "").replace("\u2026", "")
    try:
        return yaml.load(plain, yaml.BaseLoader)
    except yaml.YAMLError:
        return list(yaml.load_all(plain.replace("\n# ", "\n---\n# "), yaml.BaseLoader))


def strange_keys(value: Any, named: bool = False) -> Iterator[str]:
    """Keys that no schema has. `named`: the keys right here may be a paper's own names."""
    if isinstance(value, list):
        for held in value:
            yield from strange_keys(held, named)
    if isinstance(value, dict):
        for key, held in value.items():
            own = str(key) not in known()
            if own and not named:
                yield str(key)
            yield from strange_keys(held, str(key) in tables_of_names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_are_shown_and_small(language: str) -> None:
    made = {picture.name for picture in rows()}
    kept = {path.stem: path.stat().st_size for path in (DOCS / "images/guide").iterdir()}
    shown = {name for guide in GUIDES for name in SHOWN.findall((DOCS / guide.format(language)).read_text(encoding="utf-8"))}
    front = set(re.findall(r"docs/images/guide/([a-z0-9-]+)\.png", (REPOSITORY / "README.md").read_text(encoding="utf-8")))
    assert set(kept) == made, "make docs"
    assert shown | front == made
    assert max(kept.values()) <= MOST


@pytest.mark.parametrize(
    "row",
    [
        "| `head-han-latin` | em | The gap between Han and Latin in heads, em. | 0.125 |",
        "| `edges` | length | From which size on lines stand with their ink on the column's edges; 0pt: never. | 16pt |",
        "| `bar` | share | The share of its step that a bar takes. | 68% |",
        "| `standing` | yes, no | Whether it stands in every issue as it is: office hours, telephone numbers. | no |",
        "| `axis.ink` | ink | Its ink, else the text's. | \u2013 |",
        "| `boxes.bar` | length | weight of the bar on its top edge | 2.2pt |",
        "| `furniture.cols` | n or n-m | The columns that it covers, 1-5. | needed |",
        "| `grid.*` |  | as in `chart-styles.axis` |  |",
    ],
)
def test_rows_say_what_a_key_takes_and_what_holds_without_it(row: str) -> None:
    assert row in (DOCS / "keys.en.md").read_text(encoding="utf-8").splitlines()
