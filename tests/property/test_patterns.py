"""No pattern of the readers takes more than its share of time, whatever text an editor or a foreign file puts before it.

Each compiled pattern of the modules that read is given texts that are made from its own parts: a part that repeats, pumped
up behind what must stand before it, and never followed by what the pattern waits for. Processor time alone is measured.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import banmian

READERS = ("sources", "content", "pictures", "template", "text", "fonts", "preflight", "plan", "trial", "flow", "pages", "issues")
SHORT, LONG = 10_000, 40_000
QUICK = 0.04
"""Seconds of processor time that need no second look."""
MOST, MOST_TIMES = 1.0, 8.0
"""Seconds, and times as long for a text four times as long; sixteen would be quadratic."""
END = "\x01"
"""What no pattern waits for."""


def patterns() -> dict[str, re.Pattern[Any]]:
    """Each pattern of the readers by module and name; those of functions with a cache too."""
    found: dict[str, re.Pattern[Any]] = {}
    for reader in READERS:
        package = importlib.import_module(f"banmian.{reader}")
        names = [f"banmian.{reader}"]
        if hasattr(package, "__path__"):
            names += [m.name for m in pkgutil.walk_packages(package.__path__, f"banmian.{reader}.")]
        for name in names:
            module = importlib.import_module(name)
            for attribute, value in vars(module).items():
                for number, one in enumerate(_compiled(value)):
                    if one not in found.values():
                        found[f"{name.removeprefix('banmian.')}.{attribute}.{number}"] = one
    return found


def _compiled(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _compiled(one)
    elif isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _compiled(one)
    elif hasattr(value, "cache_info") and getattr(value, "__annotations__", {}).get("return") == "re.Pattern[str]":
        yield value()


Parts = list[tuple[Any, Any]]


def sample(parts: Parts) -> str:
    """A short text that these parts match, assertions aside; what repeats stands once at least."""
    return "".join(_sample(op, value) for op, value in parts)


def _sample(op: Any, value: Any) -> str:
    match op:
        case sre.LITERAL:
            return chr(value)
        case sre.NOT_LITERAL:
            return "a" if value != ord("a") else "b"
        case sre.ANY:
            return "a"
        case sre.IN:
            return _member(value)
        case sre.BRANCH:
            return sample(value[1][0])
        case sre.SUBPATTERN:
            return sample(value[3])
        case sre.ATOMIC_GROUP:
            return sample(value)
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            return sample(value[2]) * max(1, value[0])
        case _:
            return ""


CATEGORIES = {sre.CATEGORY_DIGIT: "0", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_SPACE: "a"}


def _member(items: Parts) -> str:
    """A character of a class."""
    if items[0][0] == sre.NEGATE:
        refused = re.compile("[" + "".join(map(_written, items[1:])) + "]")
        return next(c for c in "a0 -\u4e00~\n(" if not refused.match(c))
    op, value = items[0]
    return CATEGORIES.get(value, "-") if op == sre.CATEGORY else chr(value[0] if op == sre.RANGE else value)


NAMES = {
    sre.CATEGORY_DIGIT: "\\d", sre.CATEGORY_SPACE: "\\s", sre.CATEGORY_WORD: "\\w", sre.CATEGORY_NOT_SPACE: "\\S",
    sre.CATEGORY_NOT_DIGIT: "\\D", sre.CATEGORY_NOT_WORD: "\\W",
}  # fmt: skip


def _written(item: tuple[Any, Any]) -> str:
    op, value = item
    if op == sre.CATEGORY:
        return NAMES[value]
    return "-".join(re.escape(chr(c)) for c in value) if op == sre.RANGE else re.escape(chr(value))


def pumps(parts: Parts, before: str = "") -> Iterator[tuple[str, str]]:
    """For each part that may repeat without end: a text that leads to it, and what to repeat."""
    for number, (op, value) in enumerate(parts):
        lead = before + sample(parts[:number])
        match op:
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                if value[1] > 100:
                    yield lead, sample(value[2])
                    yield from ((lead, c) for c in _others(value[2]))
                yield from pumps(value[2], lead)
            case sre.BRANCH:
                for branch in value[1]:
                    yield from pumps(branch, lead)
            case sre.SUBPATTERN:
                yield from pumps(value[3], lead)
            case sre.ATOMIC_GROUP:
                yield from pumps(value, lead)
            case sre.ASSERT | sre.ASSERT_NOT:
                yield from pumps(value[1], lead)


def _others(parts: Parts) -> list[str]:
    """Further characters that a repeated class takes."""
    if len(parts) != 1 or parts[0][0] not in (sre.IN, sre.ANY, sre.NOT_LITERAL):
        return []
    written = {sre.ANY: "."}.get(parts[0][0]) or (f"[^{re.escape(chr(parts[0][1]))}]" if parts[0][0] == sre.NOT_LITERAL else None)
    if written is None:
        items = parts[0][1]
        negated = items[0][0] == sre.NEGATE
        written = "[" + "^" * negated + "".join(map(_written, items[negated:])) + "]"
    return [c for c in " a0\u4e00\"'([{<-\t" if re.match(written, c)]


ANY_TEXT = (" ", "a", "0", "\u4e00", "(", "[", "{", "<", '"', "'", "-", ".", "\t", "\u3000", "a ", "(a", "a-", "0.", "\u4e00 ")


def texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of a length that do their worst."""
    made = {("", piece) for piece in ANY_TEXT}
    flags = pattern.flags & (re.IGNORECASE | re.VERBOSE | re.DOTALL | re.MULTILINE)
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    for lead, piece in pumps(list(sre_parser.parse(source, flags))):
        if piece:
            made |= {(lead, piece), ("", piece), ("", lead + piece)}
        if lead:
            made.add(("", lead))
    for lead, piece in sorted(made):
        yield lead + piece * (length // len(piece)) + END


def groups_held(parts: Parts) -> Iterator[Any]:
    """Groups that give nothing back: possessive, or atomic. A character or class that repeats so is none."""
    for op, value in parts:
        match op:
            case sre.POSSESSIVE_REPEAT:
                if len(value[2]) != 1 or value[2][0][0] not in (sre.IN, sre.LITERAL, sre.NOT_LITERAL, sre.ANY):
                    yield value
                yield from groups_held(value[2])
            case sre.ATOMIC_GROUP:
                yield value
            case sre.MAX_REPEAT | sre.MIN_REPEAT:
                yield from groups_held(value[2])
            case sre.BRANCH:
                for branch in value[1]:
                    yield from groups_held(branch)
            case sre.SUBPATTERN:
                yield from groups_held(value[3])
            case sre.ASSERT | sre.ASSERT_NOT:
                yield from groups_held(value[1])


@cache
def sources() -> str:
    """All code of the product."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(banmian.__path__[0]).rglob("*.py")))


ASKED = re.compile(r"\b(_?[A-Z][A-Z_0-9]*)(?:\(\))?\.(search|findall|finditer|subn?|split|match|fullmatch)\b")


@cache
def asked() -> dict[str, set[str]]:
    """By the name of a pattern, what the product asks of it."""
    found: dict[str, set[str]] = {}
    for name, method in ASKED.findall(sources()):
        found.setdefault(name, set()).add(method)
    return found


def anchored(name: str) -> bool:
    """Whether the product looks for a pattern at one place alone, never through a text."""
    return bool(asked().get(name.split(".")[-2])) and asked()[name.split(".")[-2]] <= {"match", "fullmatch"}


def seconds(pattern: re.Pattern[Any], text: str, only_here: bool = False) -> float:
    """Processor time for what a reader may ask of a pattern."""
    given: Any = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    start = time.process_time()
    pattern.match(given)
    pattern.fullmatch(given)
    if not only_here:
        for _ in pattern.finditer(given):
            pass
    return time.process_time() - start


PATTERNS = patterns()


def test_the_patterns_of_the_readers_are_found() -> None:
    assert len(PATTERNS) > 100
    assert banmian.__name__ == "banmian"


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_the_text_alone(name: str) -> None:
    pattern, here = PATTERNS[name], anchored(name)
    for short, long in zip(texts(pattern, SHORT), texts(pattern, LONG), strict=True):
        quick = seconds(pattern, short, here)
        if quick * MOST_TIMES < QUICK:
            continue  # were it quadratic, it would still be far under the limit at four times the length
        slow = seconds(pattern, long, here)
        if slow > QUICK:
            quick = min(quick, seconds(pattern, short, here), seconds(pattern, short, here))
            assert slow < MOST, f"{pattern.pattern!r}: {slow:.2f} s on {long[:40]!r}\u2026"
            assert slow < quick * MOST_TIMES, f"{pattern.pattern!r}: {slow / quick:.0f} times on {long[:40]!r}\u2026"


@pytest.mark.parametrize("slow", [r"\s*,?\s*x", r"[a-z-]+\s*:", r"a.*?b", r"\s+\Z"])
def test_a_slow_pattern_would_be_found(slow: str) -> None:
    pattern = re.compile(slow)
    pairs = zip(texts(pattern, 300), texts(pattern, 1_200), strict=True)
    assert any(seconds(pattern, long) > 6 * min(seconds(pattern, short) for _ in range(3)) for short, long in pairs)


@pytest.mark.parametrize("name", PATTERNS)
def test_no_group_is_possessive(name: str) -> None:
    """Before Python 3.11.5 a possessive group that may go back inside itself matches wrongly (python/cpython 106052): ToUnicode
    of every font was then found wanting."""
    pattern = PATTERNS[name]
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    assert not list(groups_held(sre_parser.parse(source, pattern.flags & (re.IGNORECASE | re.VERBOSE | re.DOTALL | re.MULTILINE))))
