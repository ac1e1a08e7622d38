"""A document checked by a pydantic model: each fault of the model becomes a sentence at the node it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.sources.document import Document, Loc, Mapping

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    Model = TypeVar("Model", bound=BaseModel)
else:
    Model = TypeVar("Model")

MAX_SHOWN = 40
"""Characters of a wrong value that a message repeats."""


def check_value(model: type[Model], document: Document) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """The model's value, or None with one error for each fault."""
    return check_part(model, document, document.plain(), ())


def check_part(model: type[Model], document: Document, given: object, at: Loc) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """As `check_value`, of the part of a document at `at`: `given` are its keys, and what stands in for those it leaves out."""
    from pydantic import ValidationError

    try:
        value = model.model_validate(given)
        empty = tuple(_unknown_empty(model, document, at))
        return (value, ()) if not empty else (None, empty)
    except ValidationError as error:
        faults = tuple(_fault(model, document, detail, at) for detail in error.errors(include_url=False))
        return None, tuple(sorted(faults, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))


def _unknown_empty(model: type[BaseModel], document: Document, at: Loc) -> Iterator[Diagnostic]:
    """YML006 for keys that nobody knows and that have no value: the model does not see them."""
    for loc in document.empty_keys(at):
        known = _keys(model, loc[len(at) : -1])
        if known and loc[-1] not in known:
            message = f"the key `{loc[-1]}` is not known here, and has no value"
            yield diagnose("YML006", message, suggestion(str(loc[-1]), known), document.key_span(*loc))


def suggestion(name: str, known: list[str]) -> str:
    """A hint for a name that is not known: the nearest one, else all of them (up to a dozen)."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), [k.lower() for k in known], 1, 0.6)
    if near:
        right = next(k for k in known if k.lower() == near[0])
        return f"did you mean `{right}`?"
    if not known:
        return "there is none to choose from"
    shown = ", ".join(known[:12])
    return f"known are {shown}" + (" and others" if len(known) > 12 else "")


def _fault(model: type[BaseModel], document: Document, detail: ErrorDetails, at: Loc) -> Diagnostic:
    kind, loc = detail["type"], _within(document, (*at, *detail["loc"]))
    name = str(loc[-1]) if loc else "the file"
    if kind == "extra_forbidden":
        known = _keys(model, loc[len(at) : -1])
        return diagnose("YML006", f"the key `{name}` is not known here", suggestion(name, known), document.key_span(*loc))
    if kind == "missing" and loc and isinstance(loc[-1], int):
        return diagnose("YML008", f"`{loc[-2]}` has too few values", "", document.span(*loc[:-1]))
    if kind == "missing":
        parent = document.node(loc[:-1])
        if isinstance(parent, Mapping) and parent.get(name) is not None:
            return diagnose("YML007", f"the key `{name}` has no value", "write a value after it", document.key_span(*loc))
        return diagnose("YML007", f"the key `{name}` is missing", f"add a line `{name}: \u2026`", document.span(*loc[:-1]))
    if isinstance(loc[-1] if loc else "", int):
        name = next((str(step) for step in reversed(loc) if isinstance(step, str)), name)  # an entry of a list has its name
    message, hint = _wrong(name, kind, detail)
    return diagnose("YML008", message, hint, document.span(*loc))


def _within(document: Document, loc: tuple[int | str, ...]) -> Loc:
    """pydantic's path without the steps that are no keys (`[key]`, names of validators)."""
    path: list[str | int] = []
    for step in loc:
        if step == "[key]":
            break
        if document.node((*path, step)) is None and isinstance(step, str) and ("[" in step or "(" in step):
            continue
        path.append(step)
    return tuple(path)


def _keys(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that the model at `loc` knows; none where each key is a name."""
    current: list[Any] = [model]
    named = False
    for step in loc:
        if named or isinstance(step, int):
            named = False  # an entry of a list or of a mapping: the model is the same
            continue
        fields = [f for one in current for n, f in one.model_fields.items() if (f.alias or n) == step]
        named = any(_has_names(f.annotation) for f in fields)
        current = [one for f in fields for one in _models_of(f.annotation)]
    return [] if named else list(dict.fromkeys(f.alias or n for one in current for n, f in one.model_fields.items()))


def _models_of(annotation: Any) -> list[Any]:
    """The models inside an annotation such as `dict[str, Place]` or `list[Area] | None`."""
    from typing import get_args

    if hasattr(annotation, "model_fields"):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_of(part)]


def _has_names(annotation: Any) -> bool:
    """Whether its keys are names that the file gives."""
    from typing import get_args, get_origin

    return get_origin(annotation) is dict or any(_has_names(part) for part in get_args(annotation) if get_origin(annotation))


def _wrong(name: str, kind: str, detail: ErrorDetails) -> tuple[str, str]:
    """A sentence and a hint for a wrong value."""
    context: dict[str, Any] = detail.get("ctx") or {}
    given = detail.get("input")
    shown = f"`{_short(given)}`" if isinstance(given, str) else "a list or a mapping"
    match kind:
        case "value_error":
            message, _, advice = str(context.get("error", detail["msg"])).partition(": ")
            return message, advice or f"correct `{name}`"
        case "literal_error":
            choices = [c.strip("' ") for c in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
            return f"{shown} is no value of `{name}`", suggestion(given if isinstance(given, str) else "", choices)
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"`{name}` takes a whole number, not {shown}", "write digits: 42"
        case "bool_parsing" | "bool_type":
            return f"`{name}` is yes or no, not {shown}", "write yes or no"
        case "float_parsing" | "decimal_parsing" | "float_type" | "decimal_type":
            return f"`{name}` takes a number, not {shown}", "write digits: 42, or 0.5"
        case "string_too_long":
            return f"`{name}` has more than {context.get('max_length')} characters", "shorten it"
        case "string_too_short" | "too_short":
            return f"`{name}` is too short", f"give at least {context.get('min_length', 1)}"
        case "string_pattern_mismatch":
            return f"{shown} does not fit `{name}`", shape_of(str(context.get("pattern", "")), name)
        case "too_long":
            return f"`{name}` has more than {context.get('max_length')} entries", "shorten the list"
        case "greater_than_equal" | "greater_than":
            return f"`{name}` is too small: {shown}", f"the least is {context.get('ge', context.get('gt'))}"
        case "less_than_equal" | "less_than":
            return f"`{name}` is too large: {shown}", f"the most is {context.get('le', context.get('lt'))}"
        case "string_type":
            return f"`{name}` takes one text, not {shown}", "put a text that begins with [ or { in quotes"
        case "list_type" | "tuple_type":
            return f"`{name}` takes a list, not {shown}", "write [a, b], or lines that begin with `- `"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"`{name}` takes keys with values, not {shown}", "write {key: value}, or indented lines `key: value`"
        case _:
            return f"`{name}`: {detail['msg'][:1].lower()}{detail['msg'][1:]}", f"correct `{name}`"


_NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
SHAPES = {
    f"^{_NAME}$": "write small letters and digits, with hyphens between: bus-stop-2",
    f"^{_NAME}(?:#{_NAME})?$": "write a story's id, or a container's: visit, visit#more",
    rf"^\d+\.{_NAME}$": "write page.place: 8.psa",
    f"^(?:{_NAME})(?: (?:100|[1-9]?[0-9])%)?$": "write an ink's name, with its tint if it has one: red 30%",
    r"^https?://[!-~]+$": "write the whole address, without blanks: https://example.com/page",
    r"^[a-z]{2}(_[A-Z]{2})?$": "write a language as en or en_GB",
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": "write a language, with its script where it has several: zh-Hans, zh-Hant, en",
    r"^[0-9]{2}$": "write two digits: 00",
    r"^([0-9]{2}|[0-9]{5})$": "write two digits, or five",
    r"^[^\s|]+$": "write the name without blanks",
    r"^[A-Za-z0-9][A-Za-z0-9 ._+-]*[A-Za-z0-9]$": "write the ink's name as the print shop has it: PANTONE 185 C",
    r"^[a-z0-9][a-z0-9./-]*\.icc$": "write the profile's file: icc/newsprint.icc",
    r"^PF-[A-Z*]{1,3}(-[0-9*]{1,2})?$": "write a check's id, or a group of them: PF-TXT-03, PF-TXT-*",
    r"^\d{4}-\d{2}-\d{2}$": "write a date as 2020-08-12",
}
"""Pattern of a model -> what to write, for one who reads no patterns."""


def shape_of(pattern: str, name: str) -> str:
    """What a value must look like, in words."""
    return SHAPES.get(pattern, f"correct `{name}`")


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "\u2026"
