"""A document checked by a pydantic model: each fault of the model becomes a sentence at the node it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, Phrase, WrongValue, say, series, verbatim
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
        faults = tuple(_fault(model, document, detail, at) for detail in _leading(error.errors(include_url=False)))
        return None, tuple(sorted(faults, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))


def _leading(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without those that follow from others: a list is too short by the entries that are themselves wrong."""
    wrong = [tuple(detail["loc"]) for detail in details]

    def follows(detail: ErrorDetails) -> bool:
        loc = tuple(detail["loc"])
        return detail["type"] == "too_short" and any(other[: len(loc)] == loc and len(other) > len(loc) for other in wrong)

    return [detail for detail in details if not follows(detail)]


def _unknown_empty(model: type[BaseModel], document: Document, at: Loc) -> Iterator[Diagnostic]:
    """YML006 for keys that nobody knows and that have no value: the model does not see them."""
    for loc in document.empty_keys(at):
        known = _keys(model, loc[len(at) : -1])
        if known and loc[-1] not in known:
            message = say("the key `{loc}` is not known here, and has no value", loc=loc[-1])
            yield diagnose("YML006", message, suggestion(str(loc[-1]), known), document.key_span(*loc))


def suggestion(name: str, known: list[str]) -> Phrase:
    """A hint for a name that is not known: the nearest one, else all of them (up to a dozen)."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), [k.lower() for k in known], 1, 0.6)
    if near:
        right = next(k for k in known if k.lower() == near[0])
        return say("did you mean `{right}`?", right=right)
    if not known:
        return say("there is none to choose from")
    shown = series(known[:12])
    return say("known are {shown} and others", shown=shown) if len(known) > 12 else say("known are {shown}", shown=shown)


def _fault(model: type[BaseModel], document: Document, detail: ErrorDetails, at: Loc) -> Diagnostic:
    kind, loc = detail["type"], _within(document, (*at, *detail["loc"]))
    name = str(loc[-1]) if loc else "the file"
    if kind == "extra_forbidden":
        models = _models(model, loc[len(at) : -1])
        hints = (elsewhere[name] for one in models if name in (elsewhere := getattr(one, "ELSEWHERE", {})))
        hint = next(hints, None) or suggestion(name, _known_keys(models))
        return diagnose("YML006", say("the key `{name}` is not known here", name=name), hint, document.key_span(*loc))
    if kind == "missing" and loc and isinstance(loc[-1], int):
        return diagnose("YML008", say("`{loc}` has too few values", loc=loc[-2]), NOTHING, document.span(*loc[:-1]))
    own = model if len(loc) == len(at) + 1 else None
    if kind == "missing" or (kind == "string_too_short" and name in getattr(own, "MISSED", ())):
        return _missing(own, document, loc)
    if isinstance(loc[-1] if loc else "", int):
        name = next((str(step) for step in reversed(loc) if isinstance(step, str)), name)  # an entry of a list has its name
    message, hint = _wrong(name, kind, detail)
    return diagnose("YML008", message, hint, document.span(*loc))


def _missing(model: type[BaseModel] | None, document: Document, loc: Loc) -> Diagnostic:
    """YML007, in the words that the key's model has for it (`MISSED`), else as of any key. `model`: None where a part of it."""
    name = str(loc[-1]) if loc else "the file"
    missed: Phrase | None = getattr(model, "MISSED", {}).get(name)
    parent = document.node(loc[:-1])
    if isinstance(parent, Mapping) and parent.get(name) is not None:
        span = document.key_span(*loc)
        if missed is None:
            return diagnose("YML007", say("the key `{name}` has no value", name=name), say("write a value after it"), span)
        hint = say("write one after `{name}:` in {file}:{line}", name=name, file=span.file, line=span.line)
        return diagnose("YML007", missed, hint, span)
    hint = say("add a line `{name}: \u2026`", name=name)
    return diagnose("YML007", missed or say("the key `{name}` is missing", name=name), hint, document.span(*loc[:-1]))


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
    return _known_keys(_models(model, loc))


def _known_keys(models: list[Any]) -> list[str]:
    return list(dict.fromkeys(f.alias or n for one in models for n, f in one.model_fields.items()))


def _models(model: type[BaseModel], loc: Loc) -> list[Any]:
    """The models at `loc`; none where each key is a name. (What keys of theirs stand elsewhere, they say in `ELSEWHERE`.)"""
    current: list[Any] = [model]
    named = False
    for step in loc:
        if named or isinstance(step, int):
            named = False  # an entry of a list or of a mapping: the model is the same
            continue
        fields = [f for one in current for n, f in one.model_fields.items() if (f.alias or n) == step]
        named = any(_has_names(f.annotation) for f in fields)
        current = [one for f in fields for one in _models_of(f.annotation)]
    return [] if named else current


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


def _wrong(name: str, kind: str, detail: ErrorDetails) -> tuple[Phrase, Phrase]:
    """A sentence and a hint for a wrong value."""
    context: dict[str, Any] = detail.get("ctx") or {}
    given = detail.get("input")
    shown = say("`{given}`", given=_short(given)) if isinstance(given, str) else say("a list or a mapping")
    correct = say("correct `{name}`", name=name)
    match kind:
        case "value_error":
            wrong = context.get("error")
            if isinstance(wrong, WrongValue):
                return wrong.message, wrong.hint or correct
            return verbatim(str(wrong or detail["msg"])), correct
        case "literal_error":
            choices = [c.strip("' ") for c in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
            message = say("{shown} is no value of `{name}`", shown=shown, name=name)
            return message, suggestion(given if isinstance(given, str) else "", choices)
        case "string_pattern_mismatch":
            message = say("{shown} does not fit `{name}`", shown=shown, name=name)
            return message, shape_of(str(context.get("pattern", "")), name)
        case "greater_than_equal" | "greater_than":
            least = context.get("ge", context.get("gt"))
            return say("`{name}` is too small: {shown}", name=name, shown=shown), say("the least is {least}", least=least)
        case "less_than_equal" | "less_than":
            most = context.get("le", context.get("lt"))
            return say("`{name}` is too large: {shown}", name=name, shown=shown), say("the most is {most}", most=most)
        case "string_too_long":
            return say("`{name}` has more than {most} characters", name=name, most=context.get("max_length")), say("shorten it")
        case "too_long":
            return say("`{name}` has more than {most} entries", name=name, most=context.get("max_length")), say("shorten the list")
        case "string_too_short" | "too_short":
            return say("`{name}` is too short", name=name), say("give at least {least}", least=context.get("min_length", 1))
    said = detail["msg"][:1].lower() + detail["msg"][1:]
    return _wrong_kind(name, kind, shown) or (say("`{name}`: {said}", name=name, said=said), correct)


def _wrong_kind(name: str, kind: str, shown: Phrase) -> tuple[Phrase, Phrase] | None:
    """The same for a value of another kind than its key's."""
    match kind:
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return say("`{name}` takes a whole number, not {shown}", name=name, shown=shown), say("write digits: 42")
        case "bool_parsing" | "bool_type":
            return say("`{name}` is yes or no, not {shown}", name=name, shown=shown), say("write yes or no")
        case "float_parsing" | "decimal_parsing" | "float_type" | "decimal_type":
            return say("`{name}` takes a number, not {shown}", name=name, shown=shown), say("write digits: 42, or 0.5")
        case "string_type":
            hint = say("put a text that begins with [ or {{ in quotes")
            return say("`{name}` takes one text, not {shown}", name=name, shown=shown), hint
        case "list_type" | "tuple_type":
            hint = say("write [a, b], or lines that begin with `- `")
            return say("`{name}` takes a list, not {shown}", name=name, shown=shown), hint
        case "dict_type" | "model_type" | "model_attributes_type":
            hint = say("write {{key: value}}, or indented lines `key: value`")
            return say("`{name}` takes keys with values, not {shown}", name=name, shown=shown), hint
    return None


_NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
SHAPES = {
    f"^{_NAME}$": say("write small letters and digits, with hyphens between: bus-stop-2"),
    f"^{_NAME}(?:#{_NAME})?$": say("write a story's id, or a container's: visit, visit#more"),
    rf"^\d+\.{_NAME}$": say("write page.place: 8.psa"),
    f"^(?:{_NAME})(?: (?:100|[1-9]?[0-9])%)?$": say("write an ink's name, with its tint if it has one: red 30%"),
    r"^https?://[!-~]+$": say("write the whole address, without blanks: https://example.com/page"),
    r"^[a-z]{2}(_[A-Z]{2})?$": say("write a language as en or en_GB"),
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": say(
        "write a language, with its script where it has several: zh-Hans, zh-Hant, en"
    ),
    r"^[0-9]{2}$": say("write two digits: 00"),
    r"^([0-9]{2}|[0-9]{5})$": say("write two digits, or five"),
    r"^[^\s|]+$": say("write the name without blanks"),
    r"^[A-Za-z0-9][A-Za-z0-9 ._+-]*[A-Za-z0-9]$": say("write the ink's name as the print shop has it: PANTONE 185 C"),
    r"^[a-z0-9][a-z0-9./-]*\.icc$": say("write the profile's file: icc/newsprint.icc"),
    r"^PF-[A-Z*]{1,3}(-[0-9*]{1,2})?$": say("write a check's id, or a group of them: PF-TXT-03, PF-TXT-*"),
    r"^\d{4}-\d{2}-\d{2}$": say("write a date as 2020-08-12"),
    r"^[1-9][0-9]{0,2}(?:-[1-9][0-9]{0,2})?$": say("write a page, or the two of a spread: 2, 4-5"),
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2}|Z)$": say("write a time as 2020-08-12T17:32:05+08:00"),
    r"^[0-9a-f]{32}$": say("leave the fingerprint as `banmian sign` wrote it: 32 hexadecimal digits"),
}
"""Pattern of a model -> what to write, for one who reads no patterns."""


def shape_of(pattern: str, name: str) -> Phrase:
    """What a value must look like, in words."""
    return SHAPES.get(pattern) or say("correct `{name}`", name=name)


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "\u2026"
