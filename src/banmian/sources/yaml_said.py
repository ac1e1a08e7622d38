"""What libyaml says of a text that is no YAML, as sentences for an editor, with what to do.

All that libyaml 0.2.5 can say stands in SAYINGS (its scanner.c and parser.c), or is told by what stands at the place; so nothing
of it comes to an editor in its own words.
"""

from __future__ import annotations

from banmian.phrases import Phrase, say

Told = tuple[Phrase, Phrase]
"""A message and what to do."""

_TAB = say("a tab stands where spaces belong"), say("indent with spaces")
_OPEN = say("a quotation or bracket that was opened is never closed"), say("close it")
_MISFIT = (
    say("this line does not fit the lines above it"),
    say("check how far it is indented, and that a key is followed by `: `"),
)
_ESCAPE = (
    say("after `\\` stands what is no sign of its own within double quotes"),
    say("write `\\\\` for the sign itself, or put the value in single quotes"),
)
_BLOCK = (
    say("after `|` or `>` stands more than how its lines are read"),
    say("begin the text on the next line, or put a value that begins with | or > in quotes"),
)
_ANCHOR = say("a value begins with & or *, and nothing is named by it"), say("put the value in quotes")
_TAG = say("a value begins with !, which makes a tag of it"), say("put the value in quotes")
_DIRECTIVE = say("a line begins with %, which makes an order to the reader of it"), say("put it in quotes, or take the line out")
_IN_QUOTES = say("put the value in quotes, or check how far lines are indented")

SAYINGS: tuple[tuple[tuple[str, ...], Told], ...] = (
    (("mapping values are not allowed",), (say("a second `: ` stands where only a value may stand"), _IN_QUOTES)),
    (
        ("block sequence entries are not allowed",),
        (
            say("a list begins with `- ` where only a value may stand"),
            say("begin the list on the next line, or put the value in quotes"),
        ),
    ),
    (("mapping keys are not allowed",), (say("`? ` stands where only a value may stand"), _IN_QUOTES)),
    (("unexpected end of stream", "unexpected document indicator"), _OPEN),
    (("expected key", "'-' indicator", "could not find expected ':'"), _MISFIT),
    (("tab character",), _TAB),
    (("unknown escape character", "hexdecimal number", "Unicode character escape code"), _ESCAPE),
    (("comment or line break", "indentation indicator equal to 0"), _BLOCK),
    (("alphabetic or numeric character",), _ANCHOR),
    (("expected '!'", "tag URI", "escaped octet", "UTF-8 octet", "expected '>'", "tag handle", "or line break"), _TAG),
    (
        (
            "directive name", "version number", "digit or '.' character", "non-alphabetical character", "expected whitespace",
            "%TAG directive", "%YAML directive", "incompatible YAML document",
        ),
        _DIRECTIVE,
    ),
    (
        ("<document start>",),
        (say("the text goes on after its end"), say("take out what stands here, and a line `...` above it")),
    ),
    (("unexpected ':'",), (say("a colon stands within a value in brackets"), say("put the value in quotes"))),
)  # fmt: skip
"""Parts of libyaml's sentences, and what is said instead."""
ENDS = (",", "]", "}")
"""What may stand in the place of a value that was left out."""
UNKNOWN = say("this is not YAML"), say("check the line and the one above it")


def plainly(problem: str, lines: list[str], line: int, column: int) -> Told:
    """libyaml's words as a sentence for an editor, with what to do. `line` and `column`: where it stopped, from 0."""
    here = lines[line] if line < len(lines) else ""
    sign = here[column : column + 1]
    if sign == "\t" or ("\t" in here and not here.strip("\t ")):
        return _TAB
    if "cannot start any token" in problem:
        return say("a value may not begin with `{sign}`", sign=sign), say("put the value in quotes")
    if any("\uff1a" in one and ":" not in one for one in lines[max(0, line - 1) : line + 1]):
        return say("there is no `: ` after a key"), say("after a key stands the colon of the keyboard and a space, not \uff1a")
    if "',' or ']'" in problem or "',' or '}'" in problem:
        return say("a `{problem}` or a comma is missing", problem=problem[-2]), say("close the bracket before the line's end")
    if "node content" in problem:
        return _no_value(sign, [here[column:], *lines[line + 1 :]])
    return next((told for parts, told in SAYINGS if any(part in problem for part in parts)), UNKNOWN)


def _no_value(sign: str, rest: list[str]) -> Told:
    """Something else stands where a value is wanted: the end of the text, a bracket or a comma."""
    if sign not in ENDS or not any(one.strip() for one in rest):  # as `- ` of a list, which stands in no bracket
        return _OPEN
    return (
        say("`{sign}` stands where a value is wanted", sign=sign),
        say("write the value before it, or take it out; put a value that begins with it in quotes"),
    )
