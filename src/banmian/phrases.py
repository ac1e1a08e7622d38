"""Sentences for people: an English text that knows the template and the values it was made of, so that it can be said in another
language when it is shown (banmian/languages.py, docs/decisions/0135).

A `Phrase` is its English text wherever text is wanted: it compares, sorts, is hashed and written as JSON like it. The template is
the msgid of the catalogue; values that are phrases are translated in their turn. Templates are whole sentences or whole parts of
one, each in one literal, with named places: `say("there is no story '{id}'", id=name)`. A brace that is no place's is doubled.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from os import strerror
from typing import Any

Given = tuple[tuple[str, object], ...]
"""The values of a template by their names."""
_PLAIN = frozenset({str, int, float})


class Phrase(str):
    """A text in English with what it was made of. `many` and `number`: the template of the plural, and the number that decides."""

    template: str
    given: Given
    many: str
    number: int
    __slots__ = ("given", "many", "number", "template")

    def __new__(cls, text: str, template: str = "", given: Given = (), many: str = "", number: int = 1) -> Phrase:
        made = super().__new__(cls, text)
        made.template, made.given, made.many, made.number = template, given, many, number
        return made

    def __str__(self) -> str:
        """Itself, so that it stays a phrase where an exception is asked for its text."""
        return self

    def __reduce__(self) -> tuple[type[Phrase], tuple[Any, ...]]:
        return Phrase, (str.__str__(self), self.template, self.given, self.many, self.number)


def say(template: str, /, **given: object) -> Phrase:
    """The template with its values. Templates are found by Babel, so it stands in the call as one literal."""
    return Phrase(template.format(**given), template, _kept(given))


def say_n(one: str, many: str, n: int, /, **given: object) -> Phrase:
    """`one` where the number is 1, else `many`; both may name it as {n}."""
    return Phrase((one if n == 1 else many).format(n=n, **given), one, _kept({"n": n, **given}), many, n)


def series(parts: Iterable[object], between: Phrase | None = None) -> Phrase:
    """The parts in a row, with commas, or what stands `between`: names, numbers or phrases."""
    kept = tuple(_value(part) for part in parts)
    mark = COMMA if between is None else between
    return Phrase(str.__str__(mark).join(map(str, kept)), "", (("between", mark), *((str(n), part) for n, part in enumerate(kept))))


def _kept(given: dict[str, object]) -> Given:
    return tuple((name, _value(value)) for name, value in given.items())


def _value(value: object) -> object:
    """What can be kept of any process and formatted again: a phrase, a text, a number."""
    return value if type(value) in _PLAIN or isinstance(value, Phrase) else str(value)


COMMA = say(", ")
AND = say(" and ")
OR = say(" or ")
SEMICOLON = say("; ")
NOTHING = Phrase("")
"""Where there is nothing to say: a message without a hint."""


class WrongValue(ValueError):
    """A value that its key cannot take: what is wrong with it, and what to write instead, where that can be said."""

    def __init__(self, message: Phrase, hint: Phrase = NOTHING) -> None:
        super().__init__(say("{message}: {hint}", message=message, hint=hint) if hint else message)
        self.message, self.hint = message, hint


def verbatim(text: str) -> Phrase:
    """Words that are nobody's to translate: what the system or a library said. What an exception said as a phrase stays one."""
    return text if isinstance(text, Phrase) else Phrase(text)


_REFUSED = {
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Operation not permitted"),
    errno.ENOENT: say("No such file or directory"),
    errno.EEXIST: say("File exists"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EISDIR: say("Is a directory"),
    errno.ENOSPC: say("No space left on device"),
    errno.EROFS: say("Read-only file system"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.EMFILE: say("Too many open files"),
    errno.EBUSY: say("Device or resource busy"),
    errno.ENOTEMPTY: say("Directory not empty"),
    errno.EIO: say("Input/output error"),
}
"""What a system says most when it refuses a file."""
_SELDOM = {
    "EFBIG": say("File too large"),
    "EDQUOT": say("Disk quota exceeded"),
    "ENXIO": say("No such device or address"),
    "ENODEV": say("No such device"),
    "ELOOP": say("Too many levels of symbolic links"),
    "ENFILE": say("Too many open files in system"),
    "ETXTBSY": say("Text file busy"),
    "EXDEV": say("Invalid cross-device link"),
    "EINVAL": say("Invalid argument"),
    "EBADF": say("Bad file descriptor"),
    "ENOMEM": say("Cannot allocate memory"),
    "EAGAIN": say("Resource temporarily unavailable"),
    "EINTR": say("Interrupted system call"),
    "EMLINK": say("Too many links"),
    "EOPNOTSUPP": say("Operation not supported"),
    "ENOSYS": say("Function not implemented"),
    "EILSEQ": say("Invalid or incomplete multibyte or wide character"),
    "EOVERFLOW": say("Value too large for defined data type"),
    "ENOLCK": say("No locks available"),
    "EDEADLK": say("Resource deadlock avoided"),
    "EPIPE": say("Broken pipe"),
    "E2BIG": say("Argument list too long"),
    "ENOEXEC": say("Exec format error"),
    "ESTALE": say("Stale file handle"),
    "ENOTCONN": say("Transport endpoint is not connected"),
    "ETIMEDOUT": say("Connection timed out"),
    "ECONNREFUSED": say("Connection refused"),
    "ECONNRESET": say("Connection reset by peer"),
    "EHOSTDOWN": say("Host is down"),
    "EHOSTUNREACH": say("No route to host"),
    "ENETUNREACH": say("Network is unreachable"),
    "EADDRINUSE": say("Address already in use"),
    "EADDRNOTAVAIL": say("Cannot assign requested address"),
    "EREMOTEIO": say("Remote I/O error"),
    "EUCLEAN": say("Structure needs cleaning"),
    "ENOMEDIUM": say("No medium found"),
    "EMEDIUMTYPE": say("Wrong medium type"),
}
"""What is said seldom, of files and of places in a network, by the names of the errors: no system knows all of them."""
_REFUSED |= {number: said for name, said in _SELDOM.items() if (number := getattr(errno, name, None)) is not None}


def of_system(error: OSError, small: bool = False) -> Phrase:
    """What the system said, in the words that it used. `small`: without a capital, within a sentence."""
    said = error.strerror or str(error) or type(error).__name__
    known = _REFUSED.get(error.errno or 0)
    if isinstance(error.strerror, Phrase):
        return error.strerror
    words = said[:1].lower() + said[1:] if small else said
    if known is None or said not in (str.__str__(known), strerror(error.errno or 0)):
        return verbatim(words)
    return Phrase(words, known.template)


def words_of(error: Exception) -> Phrase:
    """What an exception says: its phrase, where it was raised with one."""
    return error.args[0] if error.args and isinstance(error.args[0], Phrase) else verbatim(str(error))


def of_table(template: str, /, **given: object) -> Phrase:
    """As `say`, of a template that stands in a table whose texts the catalogue takes as a whole: titles of codes, checks of
    preflight. A text without values is taken as it stands."""
    return Phrase(template.format(**given) if given else template, template, _kept(given))


def with_given(phrase: Phrase, **given: object) -> Phrase:
    """The phrase with other values under these names."""
    return say(phrase.template, **{**dict(phrase.given), **given})


def with_values(phrase: Phrase, change: Callable[[str, object], object]) -> Phrase:
    """The phrase with other values: `change` is told each one's name and what stands there now."""
    given = tuple((name, _value(change(name, value))) for name, value in phrase.given)
    if all(new is old for (_, new), (_, old) in zip(given, phrase.given, strict=True)):
        return phrase
    if not phrase.template:
        (_, between), *parts = given
        return series((part for _, part in parts), between if isinstance(between, Phrase) else None)
    template = phrase.many if phrase.many and phrase.number != 1 else phrase.template
    return Phrase(template.format(**dict(given)), phrase.template, given, phrase.many, phrase.number)
