"""How messages word what they all say: a number with its noun, a text that is too long to repeat."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """`1 line`, `2 lines`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def cut_short(text: str, most: int) -> str:
    """At most so many characters of a text; where it is longer its end is an ellipsis, which counts as one."""
    return text if len(text) <= most else text[: most - 1] + "\u2026"
