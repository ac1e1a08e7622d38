"""What the tables of keys say of a value, in English and in Chinese: what it takes, and what holds where it is left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NONE = "\u2013"
LENGTH, SHARE, IN_EMS = "9pt, 3mm", re.compile(r"^[0-9]+%"), "\uff0c\u5b57\u3002"
"""How what the schemas say of lengths and of shares begins, and how a sentence of a number of ems ends."""
TRUTHS = "yes"
_BETWEEN = re.compile("(?<=[.]) (?=[\u4e00-\u9fff])")
"""Where both sentences stand in one line."""
UNITS = {"line": "\u884c", "em": "\u5b57"}
"""Units that papers write in Han."""
PATTERNS = {"(?: (?:100|": "ink", "^(head|": "span", "^[a-z0-9]+(?:-": "name"}
"""Part of a pattern -> the kind of text that it describes."""


@dataclass(frozen=True)
class Language:
    """The words of a language. `kinds`: what a value is; `notes`: what each file is; `place`: which of a key's sentences."""

    place: int
    columns: tuple[str, ...]
    kinds: Mapping[str, str]
    notes: Mapping[str, str]
    preface: str
    as_there: str
    needed: str
    between: str

    def of(self, parts: list[str]) -> str:
        """The sentence of a key in this language."""
        if len(parts) == 1:
            parts = _BETWEEN.split(parts[0], maxsplit=1)
        return parts[self.place] if len(parts) > self.place else parts[0]


def language(name: str) -> Language:
    """`english` or `chinese`, of languages.toml."""
    table = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))[name]
    return Language(**{key.replace("-", "_"): value for key, value in table.items()})


def takes(value: dict[str, Any], words: Language) -> str:
    """What a key takes, in few words."""
    kinds = [kind for kind in dict.fromkeys(kinds_of(value, words)) if kind]
    return words.between.join(kinds)


def kinds_of(value: dict[str, Any], words: Language) -> list[str]:
    """The kinds of the alternatives of a value."""
    said = words.kinds
    for choice in ("anyOf", "oneOf"):
        if choice in value:
            return [kind for held in value[choice] for kind in kinds_of(held | about(value, held), words)]
    if "$ref" in value or "properties" in value:
        return [said["mapping"]]
    if value.get("type") == "array":
        items = value.get("items", {})
        of = items[0] if isinstance(items, list) else items
        return [f"[{words.between.join(dict.fromkeys(kinds_of(of, words)))} …]"]
    if "patternProperties" in value or value.get("type") == "object":
        return [said["named"]]
    return [scalar(value, words)]


def about(value: dict[str, Any], held: dict[str, Any]) -> dict[str, Any]:
    """What holds of an alternative too: what is said of the whole, and its default."""
    said = "\n\n".join(part["description"] for part in (value, held) if "description" in part)
    return {"description": said, "default": value.get("default")}


def scalar(value: dict[str, Any], words: Language) -> str:
    """The kind of one value: its words, a length, a share, a number with its limits, a name, text."""
    said = words.kinds
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return said["truth"] if TRUTHS in value["enum"] else ", ".join(f"`{word}`" for word in value["enum"])
    if value.get("type") == "null":
        return ""
    if "maximum" in value or value.get("type") == "integer":
        return f"{value.get('minimum', 0)}–{value['maximum']}" if "maximum" in value else said["number"]
    return said[kind_of(value, value.get("description", "").split("\n\n")[-1])]


def kind_of(value: dict[str, Any], note: str) -> str:
    """The kind of a value that is neither one of a few words nor counted. `note`: the last of what is said of it."""
    if LENGTH in note or isinstance(value.get("default"), dict):
        return "length"
    if SHARE.search(note):
        return "share"
    if "em" in note.rstrip(".").split(", ") or note.endswith(IN_EMS):
        return "em"
    pattern = value.get("pattern")
    if pattern is not None:
        return next((kind for part, kind in PATTERNS.items() if part in pattern), "text")
    if value.get("format") == "date":
        return "date"
    if isinstance(value.get("default"), int) or value.get("type") == "number":
        return "number"
    return "text" if "maxLength" in value else "length"


def default_of(value: dict[str, Any], required: bool, given: Any, words: Language) -> str:
    """What holds where the key is left out. `given`: a measure that the program has, mp."""
    if isinstance(given, int):
        return f"{given / 1000:g}pt"
    if required:
        return words.needed
    return shown(value.get("default"), value.get("description", ""), words)


def shown(default: Any, note: str, words: Language) -> str:
    """A default as a person would write it."""
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, dict) and set(default) == {"unit", "value"}:
        return f"{default['value']}{UNITS.get(default['unit'], default['unit'])}"
    if isinstance(default, int):
        kind = kind_of({"default": default}, note.rsplit("\n\n", maxsplit=1)[-1])
        return f"{default / 10:g}%" if kind == "share" else f"{default / 1000:g}" if kind == "em" else str(default)
    return default if isinstance(default, str) and default else NONE
