"""qpdf's limits for PDFs from outside, and its words about them. The limits hold for the whole process, and threads share
them: so they are the same for every reader, set once and never put back.
"""

from __future__ import annotations

import logging
import re
from functools import cache

STREAM_BYTES = 24 << 20
"""Largest content stream, font, profile or CMap, unpacked: a stream of a million operators has less."""
_ADDRESS = re.compile(r"(?:stream )?<_io\.BytesIO object at [^<>]*>:? ?")
_LONGEST = 120


def words_of(wrong: object) -> str:
    """What qpdf says of a file, without the file's name: of bytes in memory that is an address, another in each run."""
    return _ADDRESS.sub("", str(wrong).split("\n")[0]).strip(": ")[:_LONGEST]


@cache
def set_limits() -> None:
    """Before a PDF from outside is opened. qpdf's own words about a file stay off the terminal: what there is to say of it is
    a diagnostic."""
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    most = STREAM_BYTES + 1
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=most, run_length_max_memory=most, png_max_memory=most, tiff_max_memory=most, dct_max_memory=most * 8,
        parser_max_container_size=1_000_000, parser_max_nesting=100, doc_max_warnings=500, max_stream_filters=8,
        parser_max_errors=100,
    )  # fmt: skip
