"""Plain content streams say by our pattern what they say by qpdf; whatever is not plain is left to qpdf."""

from __future__ import annotations

import random
import warnings
from decimal import Decimal
from typing import Any

import pikepdf
import pytest

from banmian.preflight.reading.plain_streams import LONGEST, plain_instructions

PLAIN = (
    b"", b" \n", b"q Q", b"0 0 m 10.5 -3. l -.5 .25 1 2 3 4 c h f*", b"1 0 0 1 0 0 cm\r\n/G0 gs\t/Im1 Do",
    b"BT /F1+X 9.5 Tf 1 0 0 1 3 4 Tm [<00ff>-120(ab c)-.5 (x)] TJ (plain) Tj <0A>Tj T* ET", b"/Sep cs 0.5 scn /P0 SCN",
    b"[3 2] 0 d [] 0 d [ 1 ]0 d", b"/Span<</ActualText<FEFF4E2D>/N 3 /K /V>>BDC EMC /OC /Layer BDC EMC", b"[]TJ [ ]TJ <>Tj",
)  # fmt: skip
NOT_PLAIN = (
    b"1 0 0 RG % a comment\n", b"(a\\)b) Tj", b"(a(b)c) Tj", b"<0> Tj", b"<0 0>Tj",
    b"/A#20B gs", b"BI /W 1 ID x EI", b"1 2", b"[1 [2]] TJ",
    b"1e3 w", b"+1 w", b"true w", b"9999999999 w", b"1 2m", b"1 w]", b"(x) gs", b"5 Do", b"BX EX", b"foo", b"1 0 R", b"/G0 w",
    b"(a\rb) Tj", b"q\x00Q", b"/Span <</A>> BDC", b"- w", b". w", b"1 (a) Tj", b"q" + b" " * LONGEST,
)  # fmt: skip
TOKENS = (
    b"q", b"Q", b"1 0 0 1 5 5 cm", b"3 4 m", b"1.5 2 l", b"S", b"f*", b"n", b"0 0 0 1 k", b"/F0 9 Tf",
    b"[<0041> 12 (b)]TJ", b"(t)Tj", b"<41>Tj",
    b"/G gs", b"/Span<</A(x)>>BDC", b"EMC", b"BT", b"ET",
    b"[1 2] 3 d", b"1", b"-.5", b"/N", b"[", b"]", b"<<", b">>", b"(", b")", b"<4", b"%",
    b"BI", b"'", b"\"", b"d0", b"1 0 d1", b"null", b"T*", b"\xff", b"{", b"#",
)  # fmt: skip


def by_qpdf(data: bytes) -> tuple[list[tuple[str, list[Any]]], int]:
    """Operators with what is read of their operands, and how many warnings qpdf has."""
    with pikepdf.new() as pdf, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = [(str(i.operator), list(i.operands)) for i in pikepdf.parse_content_stream(pikepdf.Stream(pdf, data))]
        return [read(word, operands) for word, operands in found], len(told)


def read(word: str, operands: Any) -> tuple[str, list[Any]]:
    """What reading asks of an operator: nothing of dashes, of marked content the tag."""
    return word, [] if word == "d" else [value(v) for v in (operands[:1] if word == "BDC" else operands)]


def value(found: Any) -> Any:
    if isinstance(found, (pikepdf.Name, pikepdf.String, bytes)):
        return isinstance(found, pikepdf.Name), bytes(found)
    if isinstance(found, (list, pikepdf.Array)):
        return [value(v) for v in found]
    return float(found) if isinstance(found, (int, float, Decimal)) and not isinstance(found, bool) else repr(found)


@pytest.mark.parametrize("data", PLAIN)
def test_a_plain_stream_is_what_qpdf_makes_of_it(data: bytes) -> None:
    found = plain_instructions(data)
    assert found is not None
    assert ([read(*i) for i in found], 0) == by_qpdf(data)


@pytest.mark.parametrize("data", NOT_PLAIN, ids=[str(n) for n in range(len(NOT_PLAIN))])
def test_what_is_not_plain_is_left_to_qpdf(data: bytes) -> None:
    assert plain_instructions(data) is None


@pytest.mark.parametrize("seed", range(40))
def test_tokens_in_any_order_are_what_qpdf_makes_of_them_or_left_to_it(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(25):
        data = b"".join(rng.choice(TOKENS) + rng.choice((b" ", b"\n", b"")) for _ in range(rng.randint(1, 12)))
        found = plain_instructions(data)
        if found is not None:
            assert ([read(*i) for i in found], 0) == by_qpdf(data), data


def test_numbers_alone_are_a_tuple_of_floats() -> None:
    assert plain_instructions(b"1 2.5 m /F 3 Tf") == [("m", (1.0, 2.5)), ("Tf", [pikepdf.Name("/F"), 3.0])]
