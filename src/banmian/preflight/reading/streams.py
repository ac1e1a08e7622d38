"""Content streams as operators with their operands. What was parsed last is kept: a page file is its issue's page once more."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from decimal import Decimal
from hashlib import blake2b
from threading import Lock
from typing import Any

import pikepdf

from banmian.preflight.reading.budget import CONTENT_BYTES
from banmian.preflight.reading.plain_streams import Operator, plain_instructions
from banmian.preflight.reading.record import Record
from banmian.preflight.reading.values import decode_stream, identity

INLINE = "INLINE IMAGE"
"""What pikepdf calls BI ... EI; its operands are the picture itself."""
_CACHED = 30_000
"""Operators of a stream that is kept parsed, at most; a longer one is taken apart as it is run."""
_KEPT = 120_000
"""Operators that are kept for the next file, at most: about 40 MB."""
_kept: dict[bytes, list[Operator]] = {}
"""Streams without pictures in them, by their bytes."""
_alone = Lock()
"""What is kept, and Python's list of warnings, are the whole process'."""


def instructions(record: Record, stream: Any, label: str) -> Iterable[Operator]:
    """A stream's operators. Streams that are used often are parsed once; what cannot be parsed is said as unread."""
    key = identity(stream)
    if key is not None and key in record.parsed:
        return record.parsed[key]
    record.budget.clock()
    data = _joined(record, stream, label) if isinstance(stream, pikepdf.Array) else decode_stream(
        stream, record.budget, label, CONTENT_BYTES
    )  # fmt: skip
    if data is None:
        return ()
    digest = blake2b(data, digest_size=16).digest()
    found = _kept.get(digest)
    if found is None:
        found = plain_instructions(data)
        if found is None:
            raw, whole = _parsed(record, data, label)
            if len(raw) > _CACHED:
                return map(_operator, raw)
            found = [_operator(i) for i in raw]
        else:
            whole = True
            if len(found) > _CACHED:
                return found
        if whole:
            _keep(digest, found)
    if key is not None:
        record.parsed[key] = found
    return found


def _parsed(record: Record, data: bytes, label: str) -> tuple[list[Any], bool]:
    """qpdf's instructions, and whether it had nothing to say of them: what it had is said of every file that has them."""
    try:
        with _alone, warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            warnings.simplefilter("ignore", ResourceWarning)  # of a value elsewhere that Python happens to take apart meanwhile
            found = list(pikepdf.parse_content_stream(pikepdf.Stream(record.pdf, data)))
        for warning in told[:1]:
            record.budget.miss(f"{label}: {warning.message}")
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, MemoryError):
        record.budget.miss(f"{label}: its operators cannot be parsed")
        return [], False
    return found, not told


def _operator(instruction: Any) -> Operator:
    try:
        word = str(instruction.operator)
    except UnicodeDecodeError:
        return "?", ()
    if word == INLINE:
        return word, instruction
    return word, [float(v) if type(v) is Decimal else v for v in instruction.operands]


def _keep(digest: bytes, found: list[Operator]) -> None:
    """Keep a stream, and let go of the oldest ones."""
    if not found or any(word == INLINE for word, _ in found):
        return
    with _alone:
        _kept[digest] = found
        while len(_kept) > 1 and sum(map(len, _kept.values())) > _KEPT:
            _kept.pop(next(iter(_kept)))


def _joined(record: Record, parts: Any, label: str) -> bytes:
    """Contents of several streams as one."""
    data, size = [], 0
    for part in parts:
        piece = decode_stream(part, record.budget, label) or b""
        size += len(piece)
        if size > CONTENT_BYTES:
            record.budget.miss(f"{label}: too large")
            break
        data.append(piece)
    return b"\n".join(data)
