"""Limits that hold something off: pictures that unpack to thousands of times their file, chains of filters, a cache without end."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
from picture_samples import find_picture, pdf
from PIL import Image

from banmian.diagnostics import Span
from banmian.qpdf import set_limits

SPAN = Span("content/a.md", 7, 1)


def codes(folder: Path, name: str) -> list[str]:
    return [d.code for d in find_picture(name, folder, SPAN)[1]]


def test_a_picture_that_unpacks_to_thousands_of_times_its_file_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (4000, 3000), (200, 30, 30)).save(tmp_path / "bomb.webp", lossless=True)
    assert (tmp_path / "bomb.webp").stat().st_size * 2000 < 4000 * 3000 * 3
    assert codes(tmp_path, "bomb.webp") == ["PIC004"]
    Image.effect_noise((800, 600), 60).convert("RGB").save(tmp_path / "real.webp", lossless=True)
    assert codes(tmp_path, "real.webp") == []


def test_a_chain_of_many_filters_is_refused(tmp_path: Path) -> None:
    """Nine times packed: each filter may unpack a thousandfold."""
    set_limits()  # else qpdf unpacks the chain when it saves the sample

    def pack(made: pikepdf.Pdf, page: pikepdf.Page, times: int) -> None:
        data = b"0 0 0 1 k 0 0 10 10 re f"
        for _ in range(times):
            data = zlib.compress(data)
        filters = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
        page.obj.Contents = pikepdf.Stream(made, data)
        page.obj.Contents.write(data, filter=filters)

    (tmp_path / "few.pdf").write_bytes(pdf(spoil=lambda made, page: pack(made, page, 2)))
    (tmp_path / "many.pdf").write_bytes(pdf(spoil=lambda made, page: pack(made, page, 12)))
    assert codes(tmp_path, "few.pdf") == []
    assert codes(tmp_path, "many.pdf") == ["PIC037"]
