"""The JSON Schemas that are committed are those of the models, and no other file stands beside them; each key is explained; every
file of the papers passes its schema as an editor's program reads it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from banmian.charts.schema import ChartEntry
from banmian.content.schema import FrontMatterEntry, IssueEntry
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span
from banmian.diagnostics.render import as_text
from banmian.makeup.schema import MakeupFileEntry
from banmian.sources.document import Mapping, Node, Scalar
from banmian.sources.reading import SourceText
from banmian.sources.yaml import compose
from banmian.template.furniture import KINDS
from banmian.template.page_schema import PageEntry
from banmian.template.paper_schema import PaperEntry
from banmian.template.profile_schema import ProfileEntry
from banmian_tools.json_schemas import PACKAGE, all_schemas
from banmian_tools.key_words import FOLDER, rows_of, sentences

ROOT = Path(__file__).parents[3]
AGAIN = "write them again: make schemas"
DOORS: tuple[type[BaseModel], ...] = (
    FrontMatterEntry, IssueEntry, PageEntry, PaperEntry, ProfileEntry, ChartEntry, MakeupFileEntry, *KINDS.values(),
)  # fmt: skip
NULL = re.compile("|null|Null|NULL|~")
NUMBER = re.compile(r"[-+]?(?:\d+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)")
WHOLE = re.compile(r"[-+]?\d+")


def test_committed_json_schemas_agree_with_the_models() -> None:
    schemas = all_schemas()
    assert set(PACKAGE.glob("*/schemas/*.json")) == set(schemas)
    assert {path: path.read_text(encoding="utf-8") for path in schemas} == schemas, AGAIN


# --- each key is explained ----------------------------------------------------------------------------------------------


def models() -> set[type[BaseModel]]:
    """The doors' models and those of their fields."""
    found: set[type[BaseModel]] = set()
    left = [*DOORS]
    while left:
        model = left.pop()
        if model not in found:
            found.add(model)
            left += [inner for field in model.model_fields.values() for inner in inside(field.annotation)]
    return found


def inside(annotation: Any) -> Iterator[type[BaseModel]]:
    from typing import get_args

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from inside(part)


def test_every_key_is_explained() -> None:
    bare = [
        f"{model.__module__.removeprefix('banmian.')}.toml [{model.__name__}] {field.alias or name}"
        for model in models()
        for name, field in model.model_fields.items()
        if not all(sentences(model, field.alias or name)) or not sentences(model, field.alias or name)
    ]
    assert sorted(bare) == [], 'src/banmian_tools/keys/: key = ["What it means.", "\u4e2d\u6587\u3002"]'


def test_no_explanation_is_of_a_key_that_is_gone() -> None:
    keys = {(m.__module__, m.__name__, f.alias or n) for m in models() for n, f in m.model_fields.items()}
    rows = {
        (f"banmian.{path.stem}", model, key)
        for path in FOLDER.glob("*.toml")
        for model, row in rows_of(f"banmian.{path.stem}").items()
        for key in row
    }
    assert rows - keys == set()


# --- every file passes its schema ---------------------------------------------------------------------------------------


def settings() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    return read


def shipped() -> list[tuple[str, str]]:
    """Each YAML file of the papers, with the schema that .vscode/settings.json gives it."""
    files = [p.relative_to(ROOT).as_posix() for part in ("content", "layouts") for p in sorted((ROOT / part).rglob("*.yaml"))]
    schemas = {glob: schema for schema, globs in settings()["yaml.schemas"].items() for glob in globs}
    return [(file, next((s for glob, s in schemas.items() if fnmatch(file, glob)), "")) for file in files]


@pytest.mark.parametrize(("file", "schema"), shipped())
def test_a_file_passes_its_schema(file: str, schema: str) -> None:
    assert schema, "give its kind of file a schema in .vscode/settings.json"
    source = SourceText(file, (ROOT / file).read_text(encoding="utf-8"))
    document, told = compose(source)
    assert document is not None and not told
    whole = json.loads((ROOT / schema).read_text(encoding="utf-8"))
    assert list(faults(typed(document.root), whole, whole)) == []


def test_all_front_matter_passes_its_schema() -> None:
    whole = json.loads((PACKAGE / "content/schemas/article.json").read_text(encoding="utf-8"))
    found: list[str] = []
    articles = sorted((ROOT / "content").glob("*/articles/*.md"))
    for path in articles:
        front = path.read_text(encoding="utf-8").split("---\n")[1]
        document, _ = compose(SourceText(path.name, front))
        assert document is not None, path
        found += faults(typed(document.root), whole, whole, path.name)
    assert articles and found == []


def test_print_shops_pass_their_schema() -> None:
    whole = json.loads((PACKAGE / "template/schemas/profile.json").read_text(encoding="utf-8"))
    shops = sorted((ROOT / "layouts/profiles").glob("*.toml"))
    assert shops and not [f for p in shops for f in faults(tomllib.loads(p.read_text(encoding="utf-8")), whole, whole, p.name)]


def test_tasks_find_the_lines_of_messages() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    (pattern,) = {task["problemMatcher"]["pattern"]["regexp"] for task in tasks}
    for place, page in ((Span("content/a/articles/x.md", 12, 3), PlaceOnPage(4)), (Span("a.yaml", 1, 1), None)):
        said = as_text(Diagnostic("PF-INK-01", Severity.WARNING, "too much ink", "less", place, page)).split("\n")[0]
        found = re.match(pattern, said)
        assert found is not None
        assert found.groups() == (place.file, str(place.line), str(place.column), "warning", "PF-INK-01", "too much ink")


def test_the_snippets_for_articles_write_known_keys() -> None:
    snippets = json.loads((ROOT / ".vscode/banmian.code-snippets").read_text(encoding="utf-8"))
    (front,) = (s["body"] for s in snippets.values() if s["body"][0] == "---")
    keys = [line.split(":")[0] for line in front[1 : front[1:].index("---") + 1]]
    assert set(keys) <= {field.alias or name for name, field in FrontMatterEntry.model_fields.items()} and "headline" in keys


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number: 42", "number: many"),
        ("page-count", "pagecount"),
        ("name: \u8981\u95fb", "name: [\u8981\u95fb]"),
        ("layout: front", "layout: Front"),
    ],
)
def test_what_is_wrong_does_not_pass(old: str, new: str) -> None:
    text = (ROOT / "content/2020-08-12/issue.yaml").read_text(encoding="utf-8")
    document, _ = compose(SourceText("issue.yaml", text.replace(old, new, 1)))
    whole = json.loads((PACKAGE / "content/schemas/issue.json").read_text(encoding="utf-8"))
    assert old in text and document is not None and list(faults(typed(document.root), whole, whole))


def typed(node: Node) -> Any:
    """What YAML 1.2's core schema makes of a node: null, truth values, numbers where a plain scalar looks like one."""
    if isinstance(node, Mapping):
        return {key.value: typed(value) for key, value in node.items}
    if not isinstance(node, Scalar):
        return [typed(item) for item in node.items]
    value = node.value
    if node.style:
        return value
    if NULL.fullmatch(value):
        return None
    if value.lower() in ("true", "false"):
        return value.lower() == "true"
    return int(value) if WHOLE.fullmatch(value) else float(value) if NUMBER.fullmatch(value) else value


KINDS_OF = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
TOLD = {"$defs", "$ref", "$schema", "title", "description", "default"}


def faults(value: Any, schema: Any, whole: Any, at: str = "") -> Iterator[str]:
    """What a value lacks of a schema: so much of draft 7 as ours use; another word of it is a fault of the test."""
    if "$ref" in schema:
        yield from faults(value, whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole, at)
    for word, wanted in schema.items():
        if word not in TOLD:
            yield from CHECKS[word](value, wanted, schema, whole, at)


def _type(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    kinds = wanted if isinstance(wanted, list) else [wanted]
    if not any(isinstance(value, KINDS_OF[k]) and (k == "boolean" or not isinstance(value, bool)) for k in kinds):
        yield f"{at}: {value!r} is no {wanted}"


def _any(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    tried = [list(faults(value, one, whole, at)) for one in wanted]
    if all(tried):
        yield f"{at}: {value!r} is none of these: {tried}"


def _properties(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    for key, inner in wanted.items():
        if isinstance(value, dict) and key in value:
            yield from faults(value[key], inner, whole, f"{at}.{key}")


def _patterns(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    for key in value if isinstance(value, dict) else ():
        for pattern, inner in wanted.items():
            if re.search(pattern, key):
                yield from faults(value[key], inner, whole, f"{at}.{key}")


def _others(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key in value if isinstance(value, dict) else ():
        if key not in known and not any(re.search(p, key) for p in patterns):
            if wanted is False:
                yield f"{at}: {key} is not known"
            elif isinstance(wanted, dict):
                yield from faults(value[key], wanted, whole, f"{at}.{key}")


def _items(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    for n, item in enumerate(value if isinstance(value, list) else ()):
        inner = wanted if isinstance(wanted, dict) else wanted[n] if n < len(wanted) else {}
        yield from faults(item, inner, whole, f"{at}[{n}]")


def _size(kind: type, least: bool) -> Any:
    def check(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
        if isinstance(value, kind) and (len(value) < wanted if least else len(value) > wanted):  # type: ignore[arg-type]
            yield f"{at}: {value!r} has not the size {wanted}"

    return check


def _bound(least: bool) -> Any:
    def check(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
        if isinstance(value, int | float) and (value < wanted if least else value > wanted):
            yield f"{at}: {value} is beyond {wanted}"

    return check


def _one_of(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if value not in wanted or (isinstance(value, bool) and not any(w is value for w in wanted)):
        yield f"{at}: {value!r} is none of {wanted}"


def _pattern(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if isinstance(value, str) and not re.search(wanted, value):
        yield f"{at}: {value!r} is not {wanted}"


def _required(value: Any, wanted: Any, schema: Any, whole: Any, at: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{at}: {key} is missing" for key in wanted if key not in value)


CHECKS: dict[str, Any] = {
    "type": _type, "anyOf": _any, "oneOf": _any, "properties": _properties, "patternProperties": _patterns,
    "additionalProperties": _others, "items": _items, "required": _required, "enum": _one_of, "pattern": _pattern,
    "const": lambda value, wanted, *rest: _one_of(value, [wanted], *rest),
    "propertyNames": lambda value, wanted, schema, whole, at: (
        fault for key in (value if isinstance(value, dict) else ()) for fault in faults(key, wanted, whole, f"{at} key {key}")
    ),
    "format": lambda *_: (), "minimum": _bound(True), "maximum": _bound(False),
    "minLength": _size(str, True), "maxLength": _size(str, False), "minItems": _size(list, True), "maxItems": _size(list, False),
    "minProperties": _size(dict, True), "maxProperties": _size(dict, False),
}  # fmt: skip
