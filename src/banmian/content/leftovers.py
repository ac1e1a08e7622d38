r"""Markup that is left over in a text: whatever Markdown or its usual extensions would have taken, and would now be printed.

docs/rules/contracts.md, Markup beside CommonMark. A row is a pattern with what is said of it. Patterns know Chinese copy: 3*4,
a_b@c.com, ^_^, 1~3 and *ST are no markup. A backslash before a sign says that the sign is meant; so does an entity. Addresses and
code are not looked at. Every pattern is linear: none looks further than the next of its own signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from banmian.content.article_file import ArticleFile, Step, place_of
from banmian.content.late import Late, late
from banmian.content.model import Mark
from banmian.content.script import FULL_MARKS, HAN, is_han
from banmian.diagnostics.wording import cut_short
from banmian.phrases import Phrase, say
from banmian.values import frozen

SHOWN = 24
"""Characters of a leftover that a message repeats."""
_SIGNS = frozenset("*_~=^`[]{}$#&<!\\")
"""Every row needs one of these; a text without them is not searched."""
_MEANT = "\ufffc"
"""Takes the place of a sign that is meant as it is, or stands in an address or in code, while the text is searched."""
_CJK = HAN + FULL_MARKS + "\u2018-\u201d\u2014\u2026"
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_BACKSLASH = say("put a backslash before it if the sign itself is meant")


@frozen
class Leftover:
    """What a pattern has found is told by this code; `what` completes "`...` ", `hint` says what to do."""

    signs: str
    """All of these stand in whatever the pattern finds: it is not compiled for texts without them."""
    pattern: Late
    code: str
    what: Phrase
    hint: Phrase
    alike: bool = False
    """The hint helps in texts that have no markup too: front matter, captions, issue.yaml."""


def _row(signs: str, pattern: str, what: Phrase, hint: Phrase, code: str = "CNT022", alike: bool = False) -> Leftover:
    return Leftover(signs, late(pattern), code, what, hint, alike)


PRINTED = say("was not understood and would be printed")
PLAIN = say("headlines, captions and other short texts have no markup: delete the signs; put a backslash before what is meant")
ROWS: tuple[Leftover, ...] = (
    _row("{", r"\]\{|\{[.#]|\{[A-Za-z][\w-]*=", PRINTED, say("check brackets, braces and quotation marks of the markup"), "CNT016"),
    _row(
        "{",
        r"\{[A-Za-z][A-Za-z0-9_ -]{1,23}\}",
        say("looks like markup and is printed"),
        say("did you mean {{may-cut}}? It stands at a paragraph's very end; {backslash}", backslash=_BACKSLASH),
        "CNT023",
    ),
    _row(
        "**",
        r"(?<![A-Za-z0-9*])\*\*(?!\*)|(?<!\*)\*\*(?![A-Za-z0-9*])",
        PRINTED,
        say("strong text stands between two of it, without blanks inside; {backslash}", backslash=_BACKSLASH),
    ),
    _row(
        "***",
        r"(?<![A-Za-z0-9*])\*{3}(?!\*)|(?<!\*)\*{3}(?![A-Za-z0-9*])",
        say("looks like markup and is printed"),
        say("strong text with dots stands between two of it; {backslash}", backslash=_BACKSLASH),
        "CNT023",
    ),
    _row(
        "_",
        rf"(?<![A-Za-z0-9_])(_{{1,2}})(?=[^\s_])(?=[^_\n]*?[{HAN}])[^_\n]+(?<=\S)\1(?![A-Za-z0-9_])",
        PRINTED,
        say("write *emphasis* or **strong**: Markdown takes no _ beside Han; {backslash}", backslash=_BACKSLASH),
    ),
    _row(
        "~~",
        r"(?<!~)~~(?=[^\s~])[^~\n]+(?<=\S)~~(?!~)",
        say("would strike text through, which is not set"),
        say("delete the signs, or the text; {backslash}", backslash=_BACKSLASH),
    ),
    _row(
        "==",
        r"(?<![A-Za-z0-9=<>!])==(?=[^\s=])[^=\n]+(?<=\S)==(?!=)",
        say("would highlight text, which is not set"),
        say("write **strong** or [text]{{.frame}}; {backslash}", backslash=_BACKSLASH),
    ),
    _row(
        "~",
        r"(?<=[A-Za-z)\]])~(?:[0-9][0-9A-Za-z+-]{0,5}|[a-z])~(?!~)",
        PRINTED,
        say("a lowered sign is written [2]{{.sub}}; {backslash}", backslash=_BACKSLASH),
    ),
    _row(
        "^",
        rf"(?<=[0-9A-Za-z)\]])\^(?![ovwOTx]\^)[0-9A-Za-z+-]{{1,6}}\^|(?<=[{HAN}])\^[0-9+-]{{1,4}}\^",
        PRINTED,
        say("a raised sign is written [2]{{.sup}}; {backslash}", backslash=_BACKSLASH),
    ),
    _row(
        "$",
        rf"(?<![A-Za-z0-9$])\$(?=[^\s$])(?=[^$\n]*?[A-Za-z\\^_])[^$\n{_CJK}]+(?<=\S)\$(?![A-Za-z0-9$])|\$\$[^$\n]+\$\$",
        say("is a formula, which is not set"),
        say("write it in words, or place it as a picture; {backslash}", backslash=_BACKSLASH),
    ),
    _row("^[", r"\^\[", PRINTED, say("a note stands in ^[...], or as [^1] with its text in a line [^1]: ...")),
    _row(
        "[^", r"(?<!\^)\[\^(?![_^]|\s\^)", PRINTED, say("a note's number is written [^1], its text in a line of its own: [^1]: ...")
    ),
    _row(
        "[",
        r"[!\uff01]\[[^\[\]\n]*\]\s?[(\uff08\[]",
        say("is a picture that was not understood and would be printed"),
        say('write ![words](images/NAME.svg "caption"): ASCII brackets, straight quotation marks, no blank in the file\'s name'),
    ),
    _row(
        "]",
        rf"(?<!\])\]\(|\]\uff08(?=mailto:|{_MEANT}{{4}})",
        say("is a link that was not understood and would be printed"),
        say("write [words](https://...) without blanks"),
    ),
    _row(
        "[[",
        r"\[\[[^\[\]\n]+\]\]",
        say("is a wiki's link, which is not set"),
        say("write [words](https://...), or the words alone"),
    ),
    _row(
        "&",
        r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&(?:nbsp|lt|gt|amp|quot|[lr][ds]quo|[mn]dash|hellip|e[mn]sp)(?![A-Za-z0-9])",
        say("is no known entity and would be printed"),
        say("type the character itself; {backslash}", backslash=_BACKSLASH),
        alike=True,
    ),
    _row(
        "<",
        r"<(?:br|div|em|font|h[1-6]|img|span|strong|sub|sup|table|t[dhr]|[uo]l|li)(?![\w-])[^<>\n]{0,80}>?|</[A-Za-z]",
        say("is HTML and would be printed"),
        say("delete it; markup is Markdown's alone"),
        "CNT013",
        alike=True,
    ),
    _row("<", rf"<{_MEANT}{{4}}", PRINTED, say("write <https://www....>, or the address without <>")),
    _row(
        "*",
        rf"(?<![A-Za-z0-9*])\*(?=[{_CJK}])|(?<=[{_CJK}])\*(?![A-Za-z0-9*])",
        say("looks like markup and is printed"),
        say("dots stand under the characters between two *, without blanks inside; {backslash}", backslash=_BACKSLASH),
        "CNT023",
    ),
    _row(
        "_",
        rf"(?<![\w^])_(?=[{HAN}])|(?<=[{HAN}])_(?![\w^])",
        say("looks like markup and is printed"),
        say("write *emphasis*; {backslash}", backslash=_BACKSLASH),
        "CNT023",
    ),
    _row(
        "`",
        r"(?<![A-Za-z`])`|`(?![A-Za-z`])",
        say("looks like markup and is printed"),
        say("quotation marks are typed; {backslash}", backslash=_BACKSLASH),
        "CNT023",
    ),
    _row(
        "\\",
        rf"\\(?=\s*\Z|[{_CJK}])",
        say("would be printed"),
        say("a backslash stands before a sign of ASCII, or alone at a line's end; delete it, or write \\\\"),
        "CNT023",
        alike=True,
    ),
)


def tell_leftovers(
    file: ArticleFile, text: str, marks: Sequence[Mark], steps: Sequence[Step], kept: frozenset[int], plain: bool = False
) -> None:
    """A message for each sign that is left over, one a place. `kept`: offsets of signs that are meant; `plain`: the text is one
    that has no markup."""
    _tell_masked(file, text, marks, steps)
    if _SIGNS.isdisjoint(text):
        return
    shown = _searched(text, marks, kept)
    told = bytearray(len(text))
    for row in ROWS:
        for hit in row.pattern().finditer(shown) if row.signs in shown else ():
            start, end = hit.span()
            if not any(told[start:end]):
                told[start:end] = b"\1" * (end - start)
                line, column = place_of(steps, start)
                hint = PLAIN if plain and not row.alike else row.hint
                file.fault(
                    row.code, say("`{text}` {what}", text=cut_short(text[start:end], SHOWN), what=row.what), hint, line, column
                )
    if file.labels:
        _tell_references(file, shown, steps)


_MASKED = late(rf"[{HAN}]{{0,2}}\u3001(?:[^*]*\u3001)?[{HAN}]{{1,2}}")


def _tell_masked(file: ArticleFile, text: str, marks: Sequence[Mark], steps: Sequence[Step]) -> None:
    """Names of which a character is masked, in a row: Markdown takes the stars of two of them for a pair."""
    for mark in marks:
        inside, before, after = text[mark.start : mark.end], text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
        if mark.kind not in ("emphasis", "strong") or "\u3001" not in inside or not _MASKED().fullmatch(inside):
            continue
        if is_han(before) and (is_han(after) or after in ("\u3001", "\u3002", "\uff0c")):
            message = say("the signs around '{inside}' are taken for markup and are not printed", inside=cut_short(inside, SHOWN))
            file.fault(
                "CNT023",
                message,
                say("if they stand for masked characters, {backslash}", backslash=_BACKSLASH),
                *place_of(steps, mark.start),
            )


_REFERENCE = re.compile(r"\[([^\[\]\n]*)\](?:\[([^\[\]\n]*)\])?")


def _tell_references(file: ArticleFile, text: str, steps: Sequence[Step]) -> None:
    """`[words][label]` and `[label]`, where the file says which address the label stands for."""
    for hit in _REFERENCE.finditer(text):
        if (hit[2] or hit[1]).casefold() in file.labels:
            line, column = place_of(steps, hit.start())
            message = say("`{hit}` is a link by reference, which is not set", hit=cut_short(hit[0], SHOWN))
            file.fault("CNT022", message, say("write the address where the words are: [words](https://...)"), line, column)


def _searched(text: str, marks: Sequence[Mark], kept: frozenset[int]) -> str:
    """The text with what is meant hidden, of equal length. A backslash holds for a run of its sign: \\** is two stars."""
    hidden = [(m.start, m.end) for m in marks if m.kind == "code" or (m.kind == "link" and text[m.start : m.end] in m.value)]
    hidden += [(m.start(), m.end()) for m in _ADDRESS.finditer(text)]
    if not hidden and not kept:
        return text
    shown = list(text)
    for offset in sorted(kept):
        end = offset + 1
        while end < len(text) and text[end] == text[offset] and shown[end] != _MEANT:
            end += 1
        shown[offset:end] = _MEANT * (end - offset)
    for start, end in hidden:
        shown[start:end] = _MEANT * (end - start)
    return "".join(shown)
