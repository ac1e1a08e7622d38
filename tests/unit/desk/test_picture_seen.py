"""Whether a picture that was dropped can be read, before it is put anywhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from picture_samples import pdf, photograph
from PIL import Image

from banmian.desk.picture_seen import unreadable


def jpeg() -> bytes:
    out = BytesIO()
    photograph().save(out, "JPEG")
    return out.getvalue()


def tiff() -> bytes:
    out = BytesIO()
    Image.new("L", (60, 40), 120).save(out, "TIFF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("a.pdf", pdf(), []),
        ("a.pdf", pdf(b"1 0 0 rg 0 0 9 9 re f"), []),
        ("a.pdf", b"%PDF-1.4 junk", ["PIC030"]),
        ("a.pdf", pdf()[:120], ["PIC030"]),
        ("a.jpg", jpeg(), []),
        ("a.jpg", jpeg()[:-200], ["PIC003"]),
        ("a.tif", tiff(), []),
        ("a.tif", tiff()[:30], ["PIC002"]),
        ("a.svg", b"<svg>", []),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, codes: list[str]) -> None:
    file = tmp_path / "kept"
    file.write_bytes(data)
    told = unreadable(file, name)
    assert [one.code for one in told] == codes
    assert all(name in str(one.message) for one in told)
