"""The hard copy: where each line of it ends at six measures, and what is said. To judge rules and prices of setting by.

Set with the real faces and the paper's own body style, as `banmian set` sets it. A change here is no fault: read it, line by
line, then `make goldens`.
"""

from __future__ import annotations

import pytest
from project import REPOSITORY, run

COPY = REPOSITORY / "tests/hard-copy/paragraphs.txt"
MEASURES = (9, 11, 13, 14, 17, 22)


@pytest.mark.parametrize("measure", MEASURES)
def test_where_each_line_ends(measure: int, golden) -> None:
    done = run("set", "--root", REPOSITORY, "--measure", str(measure), COPY)
    assert done.exception is None
    golden(f"hard-copy/{measure:02}.txt", done.out + "\n" + done.err.replace(str(COPY), "paragraphs.txt"))
