"""PNGs that Pillow reads back as what they were made of."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image

from banmian.outputs.png import png


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
