"""docs/keys.en.md and docs/keys.zh.md: every key of the files that people write, what it takes and means, what holds without it.

Made from the JSON Schemas, whose sentences stand beside the models (decision 0091); a test holds the pages to them. A part that
several keys share is written out at the first of them; the others point there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import banmian
from banmian.template.measures import Measures
from banmian_tools.guide.said import Language, default_of, language, takes

FILES = {
    "paper.json": "paper.yaml",
    "page.json": "page",
    "issue.json": "issue.yaml",
    "article.json": "article",
    "chart.json": "chart",
    "makeup.json": "makeup.yaml",
    "profile.json": "profile",
}
"""The schemas in the order of the page, each under its heading, which is the same in both languages: the guides link to it."""
PLACES, ANY = {"cols": "span", "lines": "span", "set": "name"}, ["string", "number"]
"""Keys of furniture, which its schema gives no more than a type."""
PARTED = ("paper.json",)
"""Files of so many keys that each of the first rank has a table of its own."""


@dataclass(frozen=True)
class Row:
    """A key by its path below the table's own (`subhead.face`), with the cells after it."""

    path: str
    takes: str
    meaning: str
    default: str


@dataclass(frozen=True)
class Walk:
    """A schema's definitions, the language, and where each shared part was first written. `apart`: keys of furniture that stand
    in paper.yaml's tables, as an element of a page may have numbers of its own."""

    definitions: dict[str, Any]
    language: Language
    seen: dict[str, str]
    apart: frozenset[str] = frozenset()

    def rows(self, node: dict[str, Any], path: str, defaults: Any = None) -> Iterator[Row]:
        """The rows of a mapping's keys, and of those below them."""
        for key, value in node.get("properties", {}).items():
            own = f"{path}.{key}" if path else key
            given = defaults.get(key.replace("-", "_")) if isinstance(defaults, dict) else None
            parts = value.get("description", "").split("\n\n")
            left_out = default_of(value, key in node.get("required", ()), given, self.language)
            kind = self.language.kinds[PLACES[key]] if value.get("type") == ANY and key in PLACES else takes(value, self.language)
            yield Row(own, kind, self.language.of(parts), left_out)
            yield from self.below(value, own, given)

    def below(self, value: dict[str, Any], path: str, defaults: Any = None) -> Iterator[Row]:
        """The keys of the mappings that a key may hold."""
        for name in mappings(value):
            if name in self.seen:
                yield Row(f"{path}.*", "", self.language.as_there.format(path=self.seen[name]), "")
            else:
                self.seen[name] = path
                yield from self.rows(self.definitions[name], path, defaults)
        items = value.get("items", {})
        if "properties" in items:
            own = {key: held for key, held in items["properties"].items() if key not in self.apart}
            yield from self.rows(items | {"properties": own}, path)


def mappings(value: Any) -> list[str]:
    """The models that a value may be, or a list or a table of them, in order."""
    if isinstance(value, list):
        return [name for item in value for name in mappings(item)]
    if not isinstance(value, dict):
        return []
    own = [value["$ref"].rsplit("/", 1)[1]] if "$ref" in value else []
    return own + [name for key, held in value.items() if key not in ("default", "description") for name in mappings(held)]


def schema_files() -> list[Path]:
    """The schemas that are kept in git (`make schemas`)."""
    return sorted(Path(banmian.__file__).parent.glob("*/schemas/*.json"))


def write(docs: Path) -> None:
    """Write the pages into docs/."""
    for name, text in pages().items():
        (docs / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """File name under docs/ -> text."""
    return {"keys.en.md": page(language("english")), "keys.zh.md": page(language("chinese"))}


def page(words: Language) -> str:
    """The whole page in a words."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in schema_files()}
    parts = [words.preface]
    apart = furniture_keys(json.loads(texts["paper.json"])["$defs"])
    for name, title in FILES.items():
        schema = json.loads(texts[name])
        walk = Walk(schema.get("$defs", {}), words, {}, apart)
        parts.append(f"## {title}\n\n{words.notes[name]}\n")
        parts.append(first_rank(schema, walk) if name in PARTED else table(list(walk.rows(schema, "")), words))
    return "\n".join(parts)


def furniture_keys(definitions: dict[str, Any]) -> frozenset[str]:
    """The keys of all kinds of furniture in paper.yaml."""
    kinds = mappings(definitions["FurnitureEntry"]["properties"])
    return frozenset(key for kind in kinds for key in definitions[kind]["properties"])


def first_rank(schema: dict[str, Any], walk: Walk) -> str:
    """A table of a file's own keys, and one for each of them that holds more."""
    measures = {"measures": asdict(Measures())}
    flat = list(replace(walk, seen=dict.fromkeys(walk.definitions, "")).rows(schema, "", measures))
    parts = [table([row for row in flat if not row.path.endswith(".*")], walk.language)]
    for key, value in schema["properties"].items():
        rows = [short(row, key) for row in walk.below(value, key, measures.get(key))]
        if rows:
            parts.append(f"### {key}\n\n{walk.language.of(value['description'].split(chr(10) * 2))}\n")
            parts.append(table(rows, walk.language))
    return "\n".join(parts)


def short(row: Row, key: str) -> Row:
    """The row in the table of its own key, without that key."""
    return replace(row, path=row.path.removeprefix(f"{key}."))


def table(rows: list[Row], words: Language) -> str:
    head = f"| {' | '.join(words.columns)} |\n|---|---|---|---|\n"
    return head + "".join(f"| `{r.path}` | {r.takes} | {escaped(r.meaning)} | {r.default} |\n" for r in rows)


def escaped(text: str) -> str:
    """Text of a cell."""
    return text.replace("|", "\\|").replace("\n", " ")
