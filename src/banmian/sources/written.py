"""A value as YAML writes it on one line: without quotes where no reader takes it for anything but text."""

from __future__ import annotations

import json
import re

from banmian.sources.marks import Plain

_FIRST = "-?:,[]{}#&*!|>'\"%@` \t"
"""Signs that may not begin a value without quotes, or that we do not let begin one."""
_NEVER = re.compile(r":(?=\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_IN_BRACKETS = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}])")


def scalar_text(value: str, in_brackets: bool, style: str = "") -> str:
    """A string; in the quotes that it has been in, else in none where that can be."""
    one_line = _NEVER.search(value) is None
    if style == "'" and one_line:
        return "'" + value.replace("'", "''") + "'"
    plain = value and value[0] not in _FIRST and value == value.strip() and one_line
    if style == "" and plain and not (in_brackets and _IN_BRACKETS.search(value)):
        return value
    return json.dumps(value, ensure_ascii=False)


def value_text(value: Plain, in_brackets: bool) -> str:
    """A string, or a list or mapping in brackets."""
    if isinstance(value, str):
        return scalar_text(value, in_brackets)
    if isinstance(value, list):
        return "[" + ", ".join(value_text(item, True) for item in value) + "]"
    return "{" + ", ".join(entry_text(key, item, True) for key, item in value.items()) + "}"


def entry_text(key: str, value: Plain, in_brackets: bool) -> str:
    return f"{scalar_text(key, True)}: {value_text(value, in_brackets)}"
