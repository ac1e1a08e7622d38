"""PNGs that Pillow reads back as what they were made of."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image

from banmian.outputs.png import BAND, Rows, png, png_of


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("size", [(1, 1), (7, 3), (64, 200)])
def test_every_pixel_comes_back(mode, size):
    samples = random.Random(1).randbytes(size[0] * size[1] * len(mode))
    image = Image.frombytes(mode, size, samples)
    data = png(image)
    with Image.open(BytesIO(data)) as back:
        back.verify()  # checksums too
    with Image.open(BytesIO(data)) as back:
        assert (back.format, back.mode, back.size, back.tobytes()) == ("PNG", mode, size, samples)
        assert not back.info
    assert png(image) == data


def test_another_mode_is_refused():
    with pytest.raises(KeyError):
        png(Image.new("CMYK", (2, 2)))


@pytest.mark.parametrize("height", [1, BAND // 301, BAND // 301 + 1, 3 * (BAND // 301)])
def test_bands_make_one_stream_by_any_number_of_threads(height):
    wide = 300
    row = random.Random(2).randbytes(wide)
    made = [png_of(Rows((b"\0" + row) * height, wide // 3, height, 3), threads) for threads in (1, 2, 5)]
    assert made[0] == made[1] == made[2] == png(Image.frombytes("RGB", (wide // 3, height), row * height))
    with Image.open(BytesIO(made[0])) as back:
        assert back.size == (wide // 3, height) and back.tobytes() == row * height
