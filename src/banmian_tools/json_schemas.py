"""JSON Schemas of what editors and designers write, made from the models (`make schemas`) and committed beside them; the guides'
tables of keys (docs/keys.*.md) are made from them at once.

For programs in which people write: VS Code's YAML extension completes keys by them, explains each (key_words.py) and underlines
what is wrong (.vscode/settings.json). Draft 7, which these programs know best; sorted keys, so that equal models give equal
bytes. Our reader takes every scalar for a string, theirs for a number or a truth value where it looks like one: the types allow
for both.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

import banmian
from banmian_tools.guide.keys import write
from banmian_tools.key_words import sentences

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

PACKAGE = Path(banmian.__file__).parent
DRAFT = "http://json-schema.org/draft-07/schema#"
TRUTHS = ["yes", "no", True, False, "on", "off"]
"""How a truth value is written."""


class Explained(GenerateJsonSchema):
    """Each property with what it means; what its type says of it (how a length is written) comes after that."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of a model."""
        made = super().model_schema(schema)
        for key, value in made.get("properties", {}).items():
            said = sentences(schema["cls"], key)
            kept = value.get("description", "")
            value["description"] = "\n\n".join([*said, *([kept] if kept and kept not in said else [])])
        return made


def content_schemas() -> dict[str, str]:
    """File name -> the schema's text, for issue.yaml and an article's front matter."""
    from banmian.content.schema import FrontMatterEntry, IssueEntry

    return {
        "issue.json": schema_text(IssueEntry, "issue.yaml"),
        "article.json": schema_text(FrontMatterEntry, "front matter of an article"),
    }


def layout_schemas() -> dict[str, str]:
    """File name -> the schema's text, for paper.yaml, a page's layout and a print shop's profile."""
    from banmian.template.page_schema import PageEntry
    from banmian.template.paper_schema import PaperEntry
    from banmian.template.profile_schema import ProfileEntry

    return {
        "paper.json": schema_text(PaperEntry, "paper.yaml"),
        "page.json": schema_text(PageEntry, "a page's layout"),
        "profile.json": schema_text(ProfileEntry, "a print shop's profile"),
    }


def chart_schemas() -> dict[str, str]:
    """File name -> the schema's text, for a chart's file."""
    from banmian.charts.schema import ChartEntry

    return {"chart.json": schema_text(ChartEntry, "a chart, NAME.chart.yaml")}


def makeup_schemas() -> dict[str, str]:
    """File name -> the schema's text, for makeup.yaml."""
    from banmian.makeup.schema import MakeupFileEntry

    return {"makeup.json": schema_text(MakeupFileEntry, "makeup.yaml")}


def schema_text(model: type[BaseModel], title: str) -> str:
    """The schema's text with a line end; `title` says what file it is for."""
    body = as_typed(model.model_json_schema(mode="validation", schema_generator=Explained))
    if title == "a page's layout":
        body["properties"]["furniture"]["items"] |= furniture()
    body |= {"$schema": DRAFT, "title": f"banmian: {title}"}
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def furniture() -> dict[str, Any]:
    """An element of a page: its kind, columns and lines, and the keys of all kinds, each with the kinds that have it."""
    from banmian.template.furniture import KINDS

    any_scalar = {"type": ["string", "number"]}
    keys: dict[str, Any] = {}
    for kind, model in KINDS.items():
        for name, field in model.model_fields.items():
            key = field.alias or name
            said = f"{kind}: " + " ".join(sentences(model, key))
            before = keys.get(key, {}).get("description", "")
            keys[key] = any_scalar | {"description": "\n\n".join([*([before] if before else []), said])}
    own = {
        "kind": {"enum": list(KINDS), "description": "Which furniture it is.\n\n\u90e8\u4ef6\u7684\u79cd\u7c7b\u3002"},
        "cols": any_scalar | {"description": "The columns that it covers, 1-5.\n\n\u6240\u5360\u7684\u680f\uff0c\u5982 1-5\u3002"},
        "lines": any_scalar
        | {"description": "The lines that it covers, head-12.\n\n\u6240\u5360\u7684\u884c\uff0c\u5982 head-12\u3002"},
    }
    return {"properties": keys | own, "required": ["kind", "cols", "lines"], "additionalProperties": False}


def as_typed(node: Any) -> Any:
    """The schema for a reader that gives scalars types: text may look like a number or a truth value, a truth value is written as
    yes or no; and lists with places in the words of draft 7."""
    if isinstance(node, list):
        return [as_typed(item) for item in node]
    if not isinstance(node, dict):
        return node
    out = {key: as_typed(value) for key, value in node.items()}
    if "prefixItems" in out:
        out["items"] = out.pop("prefixItems")
    if out.get("type") == "string" and "enum" not in out and "const" not in out:
        out["type"] = ["string", "number"] if "pattern" in out or "format" in out else ["string", "number", "boolean"]
    elif out.get("type") == "boolean":
        del out["type"]
        out["enum"] = TRUTHS
    return out


def all_schemas() -> dict[Path, str]:
    """Path -> text of each committed file."""
    parts = {"content": content_schemas(), "template": layout_schemas(), "charts": chart_schemas(), "makeup": makeup_schemas()}
    return {PACKAGE / part / "schemas" / name: text for part, schemas in parts.items() for name, text in schemas.items()}


def main() -> None:
    """Write the files, and the guides' tables of their keys."""
    for path, text in all_schemas().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write(PACKAGE.parents[1] / "docs")


if __name__ == "__main__":
    main()
