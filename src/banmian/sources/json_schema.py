"""A model's JSON Schema as a committed file: draft 2020-12, sorted keys, so that equal models give equal bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel


def schema_text(model: type[BaseModel], title: str) -> str:
    """The schema's text with a line end; `title` says what file it is for."""
    body = model.model_json_schema(mode="validation")
    body |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"banmian: {title}"}
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path, schemas: dict[str, str]) -> None:
    """Write the files, name -> text."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas.items():
        (folder / name).write_text(text, encoding="utf-8")
