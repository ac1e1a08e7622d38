"""Files of pictures cut short or changed by chance: a message or a picture, never an exception, and never for long."""

from __future__ import annotations

import random
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from picture_samples import find_picture, stored
from PIL import Image

from banmian.diagnostics import Span
from banmian.display import DisplayList, Page, Raster, Tag, Treatment
from banmian.geometry import Rect
from banmian.pdf.settings import OutputIntent, PdfSettings
from banmian.pdf.writer import write_pdf
from banmian.pictures.raster import Converter
from banmian.pictures.screen_colour import Palette
from banmian.pictures.separation import Separator
from banmian.pictures.svg import read_svg
from banmian.pictures.svg_plain import read_plain

ROOT = Path(__file__).parents[2]
PROFILE = (ROOT / "layouts/profiles/icc/newsprint-tr002-240.icc").read_bytes()
SPAN = Span("content/a.md", 7, 1)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><style>.a{fill:#c00}</style><g transform="rotate(3)">'
    b'<path class="a" d="M3 4l5 6a3 3 0 1 1 4 4zM9 9q3 4 5 6t3 4z"/><rect x="3" y="4" width="9" height="9" rx="2"/></g>'
    b'<clipPath id="c"><circle r="9"/></clipPath><g clip-path="url(#c)"><polyline points="1,2 3,4" stroke="#00f"/></g></svg>'
)
OURS = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" viewBox="0 0 90 60"><g transform="rotate(3)">'
    b'<path fill="var(--k)" d="M3 4l5 6a3 3 0 1 1 4 4zM9 9q3 4 5 6t3 4z"/><rect x="3" y="4" width="9" height="9" fill="none"/></g>'
    b'<text x="3" y="9" font-family="kai" font-size="8" fill="var(--k)">a</text></svg>'
)
RUNS = 12
"""Changed copies of each kind; runs of 400 of each kind, and of 2,000 of PDF and SVG, are told of in docs/decisions/0023."""


class _NoFaces:
    def face(self, id: str) -> Any:
        raise KeyError(id)


NO_FACES = _NoFaces()


def bases() -> dict[str, bytes]:
    """One small file of each kind that is placed."""
    grey = Image.linear_gradient("L").resize((40, 30))
    colour = Image.merge("RGB", [grey, grey.transpose(Image.Transpose.ROTATE_180), grey])
    clear = colour.copy()
    clear.putalpha(grey)
    exif = Image.Exif()
    exif[0x0112] = 6
    plain: dict[str, tuple[Image.Image, str, dict[str, object]]] = {
        "a.jpg": (colour, "JPEG", {"exif": exif, "icc_profile": PROFILE[:3000]}),
        "b.jpg": (colour.convert("CMYK"), "JPEG", {}),
        "c.jpg": (colour, "JPEG", {"progressive": True}),
        "a.png": (clear, "PNG", {}),
        "b.png": (colour.quantize(16), "PNG", {}),
        "c.png": (grey.convert("1"), "PNG", {}),
        "a.tif": (colour, "TIFF", {"compression": "tiff_lzw"}),
        "b.tif": (grey.convert("1"), "TIFF", {"compression": "group4"}),
        "a.webp": (clear, "WEBP", {"lossless": True}),
        "b.webp": (colour, "WEBP", {}),
    }
    out: dict[str, bytes] = {"a.pdf": _pdf(), "a.svg": SVG, "ours.svg": OURS}
    for name, (image, kind, more) in plain.items():
        file = BytesIO()
        image.save(file, kind, **more)
        out[name] = file.getvalue()
    return out


def _pdf() -> bytes:
    out = BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(90, 60))
        form = made.make_stream(b"0 0 0 1 k 0 0 9 9 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.BBox = pikepdf.Array([0, 0, 9, 9])
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.obj.Contents = made.make_stream(b"q 2 0 0 2 0 0 cm /F Do Q 1 0 0 0 K 0 0 m 9 9 l S")
        made.save(out, static_id=True)
    return out.getvalue()


def changed(data: bytes, chance: random.Random) -> bytes:
    """Cut short, bytes changed, a part left out or said twice."""
    at, other = sorted(chance.randrange(len(data)) for _ in range(2))
    match chance.randrange(4):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[other:]
        case 2:
            return data[:other] + data[at:]
    out = bytearray(data)
    for _ in range(chance.choice((1, 4, 40))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def survives(folder: Path, name: str, data: bytes) -> bool:
    """Whether it was placed; anything but messages escapes to the test."""
    (folder / name).write_bytes(data)
    if name == "ours.svg":
        drawing, said = read_svg(data, name, {"k"}, {"kai"})
        assert (drawing is None) == bool(said)
        return drawing is not None
    if name.endswith(".svg"):
        out = read_plain(data, name, Palette(Separator(PROFILE, 240)))
        assert out.diagnostics or out.drawing is not None
        return out.drawing is not None
    picture, found = find_picture(name, folder, SPAN, Treatment())
    assert (picture is None) == any(said.severity.word == "error" for said in found)
    if picture is None:
        return False
    digest = sha256(data).hexdigest()
    tag = Tag("", -1, "picture")
    raster = Raster(digest, Rect(0, 0, 9000, 9000), tag, kind=picture.kind)
    page = Page(1, "1", (9000, 9000), 0, (raster,))
    settings = PdfSettings(OutputIntent(PROFILE), pixels=Converter(PROFILE, assets=stored(folder / name)))
    write_pdf(DisplayList((page,), "t", "2020-08-12T00:00:00+08:00"), NO_FACES, settings)
    return True


@pytest.mark.parametrize("name", sorted(bases()))
def test_damage_is_told(tmp_path, name):
    whole = bases()[name]
    assert survives(tmp_path, name, whole)
    chance = random.Random(name)
    for _ in range(RUNS):
        survives(tmp_path, name, changed(whole, chance))
