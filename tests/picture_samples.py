"""Small pictures of each kind, made by code, for the tests of pictures."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageCms

from banmian.diagnostics import Diagnostic, Span
from banmian.display import Treatment
from banmian.pictures.asset_store import AssetStore
from banmian.pictures.files import file_bytes, kind_placed, measured_pixels
from banmian.pictures.page_read import AskedPage
from banmian.pictures.pdf_page import read_page
from banmian.pictures.picture import Measured, PictureFile, Said
from banmian.pictures.press import Press

ROOT = Path(__file__).parents[1]
PROFILE = (ROOT / "layouts/profiles/icc/newsprint-tr002-240.icc").read_bytes()
INCH = 72_000
AS_IT_IS = Treatment()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
PLAIN = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="100" height="60" viewBox="0 0 100 60">
<style>.a{fill:#c00;stroke:#003366;stroke-width:1} .z > rect{fill:green} g.k{fill:#222}</style>
<defs><clipPath id="c"><circle cx="70" cy="30" r="12"/></clipPath><g id="u"><rect width="6" height="6"/></g></defs>
<rect class="a" x="5" y="5" width="20" height="10" rx="2"/>
<g class="z"><rect x="30" y="5" width="10" height="10"/></g>
<g class="k" transform="rotate(10) translate(2 0)">
<path d="M10 30a5 5 0 1 1 10 0q5 5 10 0t4 4zM14 32h4v4h-4z" fill-rule="evenodd"/></g>
<use xlink:href="#u" x="50" y="5" fill="#fa0"/><use href="#u" x="58" y="5" style="fill:currentColor" color="#0aa"/>
<g clip-path="url(#c)"><rect x="50" y="20" width="40" height="20" style="fill:rgb(10%,60%,90%);stroke:black"/></g>
<line x1="5" y1="55" x2="95" y2="55" stroke="#777" stroke-width=".5"/>
<polyline points="5,50 20,45 40,52" fill="none" stroke="purple"/>
</svg>"""


def photograph(mode: str = "RGB", size: tuple[int, int] = (90, 60)) -> Image.Image:
    """A smooth picture of many colours."""
    grey = Image.linear_gradient("L").resize(size)
    bands = [grey, grey.transpose(Image.Transpose.ROTATE_180), Image.radial_gradient("L").resize(size), grey]
    return grey if mode == "L" else Image.merge(mode, bands[: len(Image.getmodebands(mode) * "x")])


def saved(folder: Path, name: str, image: Image.Image, **more: Any) -> Path:
    file = folder / name
    image.save(file, **more)
    return file


def pdf(
    content: bytes = b"0 0.9 0.8 0 k 0 0 300 100 re f",
    resources: dict[str, Any] | None = None,
    box: tuple[int, ...] = (0, 0, 300, 100),
    pages: int = 1,
    spoil: Any = None,
) -> bytes:
    """A PDF of `pages` equal pages. `spoil` (pdf, page) changes it before it is saved."""
    out = BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            page = made.add_blank_page(page_size=(box[2], box[3]))
            page.obj.MediaBox = pikepdf.Array(box)
            page.obj.Resources = pikepdf.Dictionary({f"/{k}": v for k, v in (resources or {}).items()})
            page.obj.Contents = made.make_stream(content)
        if spoil is not None:
            spoil(made, made.pages[0])
        made.save(out, static_id=True)
    return out.getvalue()


def stored(*files: Path) -> AssetStore:
    """A store of assets that reads these files, all of one folder."""
    return AssetStore(files[0].parent, {sha256(file.read_bytes()).hexdigest(): file.name for file in files})


def find_picture(
    reference: str,
    folder: Path,
    span: Span | None,
    treatment: Treatment = AS_IT_IS,
    spots: Collection[str] = (),
    press: Press | None = None,
) -> tuple[PictureFile | None, tuple[Diagnostic, ...]]:
    """A file of pixels, of a PDF or an SVG, as the stage of assets reads and judges it."""
    data = file_bytes(reference, folder)
    kind = data if isinstance(data, Said) else kind_placed(data, reference)
    if isinstance(data, Said) or isinstance(kind, Said):
        assert isinstance(kind, Said)
        return None, (kind.at(span),)
    found = PictureFile(kind, sha256(data).hexdigest())
    done = Measured(found)
    if kind == "pdf":
        asked = AskedPage(data, found.sha256, treatment, tuple(sorted(spots)), press)
        done = read_page(asked).measured(kind, found.sha256, reference)
    elif kind != "svg":
        done = measured_pixels(found, data, reference)
    return done.picture, tuple(said.at(span) for said in done.said)
