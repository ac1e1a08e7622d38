"""Values of a PDF's objects as Python's own, whatever a broken file holds in their place: a default, never an exception."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pikepdf

from banmian.preflight.reading.budget import STREAM_BYTES, Budget

BROKEN = (
    pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError, RecursionError,
    MemoryError, ArithmeticError,
)  # fmt: skip
"""What a broken object may lead pikepdf to; a part that raises it is said as unread, the rest goes on."""
LZW_EXPANDS = 1500
"""At most so many bytes come out of one of LZW's, nearly: qpdf has no limit of its own for it."""


def get(owner: Any, key: str | pikepdf.Name) -> Any:
    """owner[key], None where there is none or owner is no dictionary."""
    try:
        return owner.get(key)
    except (AttributeError, TypeError, ValueError, KeyError, pikepdf.PdfError, RuntimeError):
        return None


def number(value: Any, default: float = 0.0) -> float:
    if isinstance(value, (int, Decimal, float)) and not isinstance(value, bool):
        made = float(value)
        return made if abs(made) < 1e9 else default
    return default


def whole(value: Any, default: int = 0) -> int:
    return int(number(value, default))


def name(value: Any) -> str:
    """A name without its slash; "" for anything else."""
    return readable(bytes(value)[1:]) if isinstance(value, pikepdf.Name) else ""


def label(value: Any) -> str:
    """A name as operators have it, with its slash; other operands as they are written."""
    return f"/{name(value)}" if isinstance(value, pikepdf.Name) else str(value)


def readable(raw: bytes) -> str:
    """A name's bytes as words: UTF-8, else what Chinese writers put there. No name keeps a page from being read."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def text(value: Any) -> str:
    """A text string; "" for anything else."""
    if not isinstance(value, pikepdf.String):
        return ""
    try:
        return str(value)
    except (UnicodeDecodeError, ValueError):
        return bytes(value).decode("latin-1")


def is_dictionary(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and isinstance(value, (pikepdf.Dictionary, pikepdf.Stream))


def is_stream(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and isinstance(value, pikepdf.Stream)


def items(value: Any, most: int = 100_000) -> list[Any]:
    """An array's items; a single value as a list of one; [] for nothing."""
    if value is None:
        return []
    if isinstance(value, pikepdf.Array):
        return list(value) if len(value) <= most else [value[i] for i in range(most)]
    return [value]


def numbers(value: Any, count: int) -> tuple[float, ...] | None:
    """An array of exactly `count` numbers; None for anything else."""
    if not isinstance(value, pikepdf.Array) or len(value) != count:
        return None
    found = items(value)
    if not all(isinstance(v, (int, Decimal, float)) and not isinstance(v, bool) for v in found):
        return None
    return tuple(number(v) for v in found)


def entries(value: Any, most: int = 20_000) -> list[tuple[str, Any]]:
    """A dictionary's keys (with their slash) and values."""
    if not is_dictionary(value):
        return []
    held = sorted(value.items(), key=lambda pair: str(pair[0]))[:most]
    return [(readable(str(key).encode("utf-8", "surrogateescape")), entry) for key, entry in held]


def filters(stream: Any) -> tuple[str, ...]:
    return tuple(name(f) for f in items(get(stream, "/Filter"), 16))


def identity(value: Any) -> tuple[int, int] | None:
    """Number and generation of an indirect object; None for a direct one."""
    try:
        return tuple(value.objgen) if value.objgen[0] else None
    except (AttributeError, RuntimeError):
        return None


def decode_stream(stream: Any, budget: Budget, what: str, most: int = STREAM_BYTES) -> bytes | None:
    """A stream's bytes, None where it cannot be decoded or has more than `most`."""
    if not is_stream(stream):
        return None
    try:
        raw = len(stream.read_raw_bytes())
        if any(f.startswith("LZW") for f in filters(stream)) and raw * LZW_EXPANDS > STREAM_BYTES * 16:
            budget.miss(f"{what}: too large")
            return None
        data = bytes(stream.read_bytes())
    except (pikepdf.PdfError, RuntimeError, ValueError, MemoryError):
        budget.miss(f"{what}: cannot be decoded")
        return None
    if len(data) > most:
        budget.miss(f"{what}: too large")
        return None
    return data
