"""The JSON Schemas that are committed are those of the models, and no other file stands beside them."""

from __future__ import annotations

from banmian_tools.json_schemas import PACKAGE, all_schemas

AGAIN = "write them again: make schemas"


def test_committed_json_schemas_agree_with_the_models() -> None:
    schemas = all_schemas()
    assert set(PACKAGE.glob("*/schemas/*.json")) == set(schemas)
    assert {path: path.read_text(encoding="utf-8") for path in schemas} == schemas, AGAIN
