"""What each key of the editors' and designers' files means, for JSON Schemas and thereby for editors such as VS Code: a sentence in
English and one in Chinese (keys/MODULE.toml, by the models' names; a model that says it in English itself has the Chinese alone).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

FOLDER = Path(__file__).parent / "keys"
Rows = Mapping[str, Mapping[str, str | list[str]]]
"""By a model's name and a key: both sentences, or the Chinese one."""


@cache
def rows_of(module: str) -> Rows:
    """The rows of a module's models; none where nobody wrote any."""
    path = FOLDER / f"{module.removeprefix('banmian.')}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def sentences(model: type[BaseModel], key: str) -> tuple[str, ...]:
    """What a key of a model means, English first; none where nobody has said it."""
    field = next(f for name, f in model.model_fields.items() if (f.alias or name) == key)
    row = rows_of(model.__module__).get(model.__name__, {}).get(key, [])
    said = [row] if isinstance(row, str) else list(row)
    return (field.description, *said) if field.description else tuple(said)
