"""QR codes take the strongest error correction that costs no module: at M's size, the level may rise."""

from __future__ import annotations

import pytest
import qrcode
from qrcode import constants

from banmian.pages.furniture.qr import matrix_of

FREE = "https://a.cn/" + "a" * 16
"""As long as the level Q holds at the size that M needs."""
LEVELS = (constants.ERROR_CORRECT_M, constants.ERROR_CORRECT_Q, constants.ERROR_CORRECT_H)


def made(text: str, level: int) -> tuple[tuple[bool, ...], ...]:
    code = qrcode.QRCode(version=None, error_correction=level, box_size=1, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(m) for m in row) for row in code.get_matrix())


@pytest.mark.parametrize("text", [FREE, "https://example.com/a", "https://example.com/" + "a" * 60])
def test_redundancy_that_is_free_is_taken(text: str) -> None:
    plain = made(text, LEVELS[0])
    free = [rows for rows in (made(text, level) for level in LEVELS) if len(rows) == len(plain)]
    assert matrix_of(text) == free[-1]


def test_some_code_has_a_level_more_at_the_same_size() -> None:
    """Else the test above would say nothing."""
    assert len(made(FREE, LEVELS[1])) == len(made(FREE, LEVELS[0]))
    assert matrix_of(FREE) != made(FREE, LEVELS[0])
