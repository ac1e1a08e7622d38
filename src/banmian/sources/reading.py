"""Bytes to text: what an editor's file may be, what is put right silently, and what is refused with its place.

docs/rules/contracts.md, Texts. Byte order mark, CRLF and zero-width characters are removed and counted; text that is
not UTF-8, controls, bidi controls and letters of right-to-left scripts are errors. Places count code points of the
file as stored, so a removed character still counts.
"""

from __future__ import annotations

import errno
import re
import stat
from bisect import bisect_left, bisect_right
from dataclasses import replace
from pathlib import Path

from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, Phrase, of_system, say, series
from banmian.remember import Memo
from banmian.sources.by_state import by_state
from banmian.sources.normalising import Way
from banmian.sources.overlay import bytes_over, is_over
from banmian.sources.paths import relative_name
from banmian.values import frozen

MAX_BYTES = 4_000_000
"""A file of more bytes is not read (chosen here: twenty times the longest article that is allowed)."""
MAX_REPORTS = 20
"""After so many faults of characters in one file the rest is only counted."""

_LEFT_OUT = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"  # right-to-left scripts
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_CHINESE = (("\u3000", "\u303f"), ("\u4e00", "\u9fff"), ("\uff00", "\uffef"))
_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))


@frozen
class Change:
    """One thing that was put right, and where; `kind` is a short noun phrase for the info line."""

    kind: Phrase
    line: int
    column: int


def left_as_it_is(kind: Phrase) -> Phrase:
    """A kind of change that is told alone."""
    return say("{kind}, left as it is", kind=kind)


@frozen
class Row:
    """Where a line of a text that was laid out anew came from: the line before, and (column, column before) from which on the
    two run side by side, ascending, the first at column 1."""

    line: int
    steps: tuple[tuple[int, int], ...] = ((1, 1),)

    def before(self, column: int) -> int:
        """The column before of a column of this line."""
        at = max(0, bisect_right(self.steps, (column, 1 << 30)) - 1)
        here, there = self.steps[at]
        return there + column - here


@frozen
class SourceText:
    """A file's text, line ends `\\n`. `removed`: by line, the columns (from 1, as stored) of what was taken out. `rows`: for
    each line of `text`, where it came from; none where no line was laid out anew."""

    file: str
    text: str
    changes: tuple[Change, ...] = ()
    removed: tuple[tuple[int, tuple[int, ...]], ...] = ()
    rows: tuple[Row, ...] = ()

    def taken(self, line: int) -> tuple[int, ...]:
        """The columns as stored of what was taken out of a stored line."""
        k = bisect_left(self.removed, (line, ()))
        return self.removed[k][1] if k < len(self.removed) and self.removed[k][0] == line else ()

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Line and column as stored of a place in `text`; all from 1."""
        if self.rows and line <= len(self.rows):
            row = self.rows[line - 1]
            line, column = row.line, row.before(column)
        for out in self.taken(line) if self.removed else ():
            column += out <= column
        return line, column

    def turns(self, line: int) -> tuple[int, ...]:
        """The columns of a line of `text` at which the place as stored goes on with another step than one, ascending."""
        row = self.rows[line - 1] if self.rows and line <= len(self.rows) else Row(line)
        taken = [out - number for number, out in enumerate(self.taken(row.line))] if self.removed else []
        turns = {here for here, _ in row.steps[1:]}
        for number, (here, there) in enumerate(row.steps):
            end = row.steps[number + 1][0] if number + 1 < len(row.steps) else 1 << 30
            turns.update(here + out - there for out in taken if there < out < there + end - here)
        return tuple(sorted(turns))

    def span(self, line: int, column: int) -> Span:
        """The place as stored for a place in `text`; both from 1."""
        return Span(self.file, *self.place(line, column)) if self.removed or self.rows else Span(self.file, line, column)


Told = tuple[SourceText | None, tuple[Diagnostic, ...]]
TEXTS: Memo[Told] = Memo("files' texts", 1_000, each="story")


def read_text(root: Path, path: Path, invisible: Way = "fix") -> Told:
    """The file's text, or None with at least one error. `invisible`: what becomes of zero-width characters."""
    if is_over(path):
        over = bytes_over(path)
        return TEXTS.of((over, str(path), str(root), invisible), lambda: _text_of(relative_name(root, path), over, invisible))
    return by_state(TEXTS, [path], (str(root), invisible), lambda: _read_text(root, path, invisible))


def _read_text(root: Path, path: Path, invisible: Way) -> Told:
    name = relative_name(root, path)
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise OSError(errno.EINVAL, say("it is a pipe or a device, no file"))  # reading it might never end
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _text_of(name, None, invisible)
    except OSError as fault:
        why = of_system(fault, small=True)
        return None, (
            diagnose(
                "SRC001", say("{name} cannot be read: {why}", name=name, why=why), say("check the file and its rights"), Span(name)
            ),
        )
    return _text_of(name, data, invisible)


def _text_of(name: str, data: bytes | None, invisible: Way) -> Told:
    """The text of a file's bytes; None: there is no such file."""
    if data is None:
        return None, (
            diagnose("SRC001", say("{name} does not exist", name=name), say("create the file, or correct the name"), Span(name)),
        )
    if len(data) > MAX_BYTES:
        message = say("the file has more than {max_bytes} million bytes", max_bytes=MAX_BYTES // 1000000)
        return None, (diagnose("SRC007", message, say("a text of this size is a mistake: check what was saved"), Span(name)),)
    text, fault_found = decode(name, data)
    if fault_found is not None:
        return None, (fault_found,)
    return clean_text(name, text, invisible)


def clean_text(name: str, text: str, invisible: Way = "fix") -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Put right what may be put right, and refuse the rest."""
    changes: list[Change] = []
    if text.startswith("\ufeff"):
        changes.append(Change(say("byte order mark removed"), 1, 1))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        changes.append(Change(say("line ends made LF"), line, len(text.split("\r", 1)[0].rsplit("\n", 1)[-1]) + 1))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = _refused(name, text) if _REFUSED.search(text) else ()
    if refused:
        return None, refused
    removed: list[tuple[int, tuple[int, ...]]] = []
    if text.startswith("\ufeff") and invisible != "fix":
        text, removed = text[1:], [(1, (1,))]
    if invisible != "off" and _LEFT_OUT.search(text):
        without, places, more = _without_invisible(text)
        if invisible == "fix":
            text, removed = without, places
        changes.extend(more if invisible == "fix" else (replace(c, kind=left_as_it_is(c.kind)) for c in more))
    return SourceText(name, text, tuple(changes), tuple(removed)), ()


def decode(name: str, data: bytes) -> tuple[str, Diagnostic | None]:
    """The bytes as UTF-8, or what they are instead."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return "", _utf16(name, encoding)
    nul = data.find(b"\0")
    if nul >= 0 and _looks_utf16(data):
        return "", _utf16(name, "UTF-16")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8")
        span = Span(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", diagnose("SRC003", say("byte {data:#04x} is not UTF-8", data=data[fault.start]), _encoding_hint(data), span)


def _utf16(name: str, encoding: str) -> Diagnostic:
    return diagnose("SRC002", say("the file is {encoding}", encoding=encoding), say("save it as UTF-8"), Span(name, 1, 1))


def _looks_utf16(data: bytes) -> bool:
    """NUL bytes stand at odd or at even places nearly alone (\u4e00 has one at the other), and what is read is ordinary text."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) < 4 * min(even, odd) or (max(even, odd) * 8 < len(data) and _is_utf8(data)):
        return False
    text = data[:20_000].decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    ordinary = sum(1 for c in text if c in "\t\r\n" or " " <= c <= "~" or _is_chinese(c))
    return ordinary * 10 >= len(text) * 9


def _is_chinese(character: str) -> bool:
    return any(first <= character <= last for first, last in _CHINESE)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding_hint(data: bytes) -> Phrase:
    try:
        text = data[:200_000].decode("gb18030", errors="ignore")
    except LookupError:  # pragma: no cover - every CPython has it
        text = ""
    beyond = [c for c in text if ord(c) > 0x7F]
    chinese = sum(1 for c in beyond if _is_chinese(c) or c in "\u201c\u201d\u2018\u2019\u2014\u2026\u00b7")
    if beyond and chinese * 10 >= len(beyond) * 9:
        return say("the file reads as GB 18030 (GBK): save it as UTF-8")
    return say("save the file as UTF-8")


def _refused(name: str, text: str) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    total = 0
    for hit in _REFUSED.finditer(text):
        total += 1
        if total > MAX_REPORTS:
            continue
        at = hit.start()
        span = Span(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        found.append(_refusal(hit[0], span))
    if total > MAX_REPORTS:
        more = say("{total} more characters that may not stand in a text", total=total - MAX_REPORTS)
        found.append(diagnose("SRC004", more, say("look at how the file was made"), Span(name)))
    return tuple(found)


def _refusal(character: str, span: Span) -> Diagnostic:
    code = f"U+{ord(character):04X}"
    if _BIDI.match(character):
        return diagnose("SRC005", say("{code} turns the direction of text and is not seen", code=code), say("delete it"), span)
    if _RTL.match(character):
        hint = say("only left-to-right and vertical text can be set: write the word in another script")
        return diagnose("SRC006", say("{code} is a letter of a right-to-left script", code=code), hint, span)
    what = say("NUL") if character == "\0" else say("the control character {code}", code=code)
    return diagnose(
        "SRC004", say("{what} stands in the text", what=what), say("delete it; it often comes out of a copy from a PDF"), span
    )


def _without_invisible(text: str) -> tuple[str, list[tuple[int, tuple[int, ...]]], list[Change]]:
    starts = [0]
    starts.extend(hit.end() for hit in re.finditer("\n", text))
    removed: dict[int, list[int]] = {}
    changes: list[Change] = []
    for hit in _LEFT_OUT.finditer(text):
        line = bisect_left(starts, hit.start() + 1)
        column = hit.start() - starts[line - 1] + 1
        removed.setdefault(line, []).append(column)
        if hit.start() > 0 or hit[0] != "\ufeff":
            changes.append(Change(say("zero-width character removed"), line, column))
    return _LEFT_OUT.sub("", text), [(line, tuple(columns)) for line, columns in removed.items()], changes


def changes_line(file: str, changes: tuple[Change, ...]) -> tuple[Diagnostic, ...]:
    """The one info line of a file: what was put right, how often, and the first place of each."""
    if not changes:
        return ()
    kinds: dict[Phrase, list[Change]] = {}
    for change in changes:
        kinds.setdefault(change.kind, []).append(change)
    parts = [_told(kind, those) for kind, those in kinds.items()]
    first = min(changes, key=lambda c: (c.line, c.column))
    span = Span(file, first.line, first.column)
    return (Diagnostic("SRC010", Severity.INFO, say("put right: {parts}", parts=series(parts)), NOTHING, span),)


def _told(kind: Phrase, those: list[Change]) -> Phrase:
    """A kind with its first place, and how often it was."""
    at = f"{those[0].line}:{those[0].column}"
    if len(those) > 1:
        return say("{times} \u00d7 {kind} ({at})", times=len(those), kind=kind, at=at)
    return say("{kind} ({at})", kind=kind, at=at)
