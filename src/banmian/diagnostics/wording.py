"""How messages word what they all say: a number with its noun, a text that is too long to repeat."""

from __future__ import annotations

from typing import Literal, get_args

from banmian.phrases import Phrase, say_n

Noun = Literal[
    "article", "cell", "character", "column", "empty line", "error", "further message", "head", "info", "line", "page",
    "paragraph", "proposal", "row", "warning", "width",
]  # fmt: skip
NOUNS: dict[str, tuple[str, str]] = {noun: (f"{{n}} {noun}", f"{{n}} {noun}s") for noun in get_args(Noun)}
"""What is counted, with its number: one, and several. The catalogue takes all of them."""


def counted(number: int, noun: Noun) -> Phrase:
    """`1 line`, `2 lines`."""
    return say_n(*NOUNS[noun], number)


def cut_short(text: str, most: int) -> str:
    """At most so many characters of a text; where it is longer its end is an ellipsis, which counts as one."""
    return text if len(text) <= most else text[: most - 1] + "\u2026"
