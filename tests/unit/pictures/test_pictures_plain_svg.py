"""Plain SVG as drawing programs write it: outlines in inks, as resvg shows them; what is refused; what becomes pixels."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
from picture_samples import PLAIN, PROFILE, stored
from PIL import Image, ImageChops, ImageStat

from banmian.colour import Ink
from banmian.display import DisplayList, Page, Raster, Tag
from banmian.geometry import Rect, rect_outline
from banmian.pdf.settings import OutputIntent, PdfSettings
from banmian.pdf.writer import write_pdf
from banmian.pictures.drawing import Clipped, Drawing, Shape
from banmian.pictures.pixels import Pixels
from banmian.pictures.place import place_drawing
from banmian.pictures.raster import Converter
from banmian.pictures.screen_colour import Palette
from banmian.pictures.separation import Separator
from banmian.pictures.svg import is_plain
from banmian.pictures.svg_pixels import render
from banmian.pictures.svg_plain import PlainDrawing, read_plain

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">'
LIMIT = 240


def read(body: str) -> PlainDrawing:
    svg = body if body.startswith("<svg") else f"{HEAD}\n{body}\n</svg>"
    return read_plain(svg.encode(), "a.svg", Palette(Separator(PROFILE, LIMIT)))


def drawing(body: str) -> Drawing:
    out = read(body)
    assert not out.diagnostics
    assert out.drawing is not None
    return out.drawing


def inks(body: str) -> dict[str, Ink]:
    return dict(drawing(body).inks)


def test_only_a_drawing_that_names_no_ink_is_plain():
    assert is_plain(PLAIN.encode())
    assert not is_plain(b'<svg><path fill="var( --k)"/></svg>')


def test_it_looks_as_resvg_shows_it():
    """The whole drawing as outlines through our own PDF, against resvg's pixels: greys, so that no colour differs."""
    made = drawing(PLAIN)
    assert (made.width, made.height) == (75_000, 45_000)  # CSS pixels are 3/4 pt
    black = {name: Ink(name, (0, 0, 0, 1000)) for name, _ in made.inks}
    rect = Rect(0, 0, 200_000, 120_000)
    item = place_drawing(made, rect, rect_outline(rect), black, Tag("", -1, "picture"), None, lambda _: ())
    page = Page(1, "1", (200_000, 120_000), 0, (item,))
    data = write_pdf(DisplayList((page,), "t", "2020-08-12T00:00:00+08:00"), None, PdfSettings(OutputIntent(PROFILE)))
    with pypdfium2.PdfDocument(data) as document:
        ours = document[0].render(scale=2).to_pil().convert("L").point(lambda v: 0 if v < 140 else 255)
    theirs = render(PLAIN.encode(), 400)
    white = Image.alpha_composite(Image.new("RGBA", theirs.size, "white"), theirs).convert("RGB")
    solid = white.convert("L").point(lambda v: 0 if v < 240 else 255)
    assert ImageStat.Stat(ImageChops.difference(ours, solid)).mean[0] < 255 * 0.012  # edges alone
    assert ImageStat.Stat(solid).mean[0] < 255 * 0.9


def test_groups_clips_and_rules_of_filling():
    made = drawing(PLAIN)
    assert sum(isinstance(p, Clipped) for p in made.parts) == 1
    assert sum(isinstance(p, Shape) and p.even_odd for p in made.parts) == 1


@pytest.mark.parametrize("colour", ["black", "#222", "#1a1a1e", "rgb(10%,8%,9%)"])
def test_near_black_is_k_alone(colour):
    (ink,) = inks(f'<rect width="9" height="9" fill="{colour}"/>').values()
    assert ink.cmyk == (0, 0, 0, 1000)


def test_greys_stand_in_k_and_white_is_paper():
    (grey,) = inks('<rect width="9" height="9" fill="#808080"/>').values()
    assert grey.cmyk[:3] == (0, 0, 0)
    assert 300 < grey.cmyk[3] < 700
    (white,) = inks('<rect width="9" height="9" fill="white"/>').values()
    assert white.cmyk == (0, 0, 0, 0)


def test_colours_keep_the_limit():
    cells = [
        f'<rect width="1" height="1" fill="#{r:02x}{g:02x}{b:02x}"/>'
        for r in range(0, 256, 51)
        for g in (0, 90, 200)
        for b in (0, 160)
    ]
    made = inks("".join(cells))
    assert len(made) == len(cells)
    assert max(ink.total for ink in made.values()) <= LIMIT * 10
    assert any(ink.cmyk[0] and ink.cmyk[1] for ink in made.values())


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ('<image href="a.png" width="9" height="9"/>', "PIC026", 2),
        ('<image href="data:image/png;base64,AAAA"/>', "PIC026", 2),
        ('\n<use href="other.svg#a"/>', "PIC026", 3),
        ('<rect style="fill:url(http://example.com/a.svg#b)"/>', "PIC026", 2),
        ("<style>@import 'a.css';</style>", "PIC026", 2),
        ("<style>rect{fill:url('//example.com/b')}</style>", "PIC026", 2),
        ("<script>1</script>", "PIC027", 2),
        ('<rect onclick="a()"/>', "PIC027", 2),
        ("<foreignObject/>", "PIC027", 2),
        ('<rect><animate attributeName="x"/></rect>', "PIC027", 2),
        ('<a href="javascript:a()"><rect/></a>', "PIC027", 2),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "PIC029", 1),
        ('<text x="1" y="9">a</text>', "PIC025", 2),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "PIC020", 2),
        ("<g>", "PIC020", 3),
    ],
)
def test_what_is_refused_and_where(body, code, line):
    out = read(body)
    assert out.drawing is None
    assert out.pixels == (0, 0)
    assert [said.code for said in out.diagnostics] == [code]
    assert out.diagnostics[0].span is not None
    assert (out.diagnostics[0].span.file, out.diagnostics[0].span.line) == ("a.svg", line)


DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"%s>'
SQUARE = '<svg xmlns="%s" width="200pt" height="150pt" viewBox="0 0 200 150"><rect width="50" height="50"%s/></svg>'


@pytest.mark.parametrize(
    ("subset", "space", "fill"),
    [
        ("", "http://www.w3.org/2000/svg", ""),
        (' [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY c "#c00">]', "&ns_svg;", ' fill="&c;"'),
    ],
)
def test_a_doctype_is_passed_over_and_its_plain_entities_are_taken(subset, space, fill):
    data = f'<?xml version="1.0" standalone="no"?>\n{DOCTYPE % subset}\n{SQUARE % (space, fill)}'.encode()
    out = read_plain(data, "a.svg", Palette(Separator(PROFILE, LIMIT)))
    assert not out.diagnostics
    assert out.drawing is not None
    (part,) = out.drawing.parts
    assert isinstance(part, Shape)
    assert part.fill == ("#cc0000" if fill else "#000000")
    assert render(data, 20).getpixel((2, 2)) == ((204, 0, 0, 255) if fill else (0, 0, 0, 255))


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "b">', '<!ENTITY a "b&#38;c;">', '<!ENTITY a "&#60;rect/>">',
        f'<!ENTITY a "{"b" * 1_000_000}">',
    ],
)  # fmt: skip
def test_entities_that_are_no_plain_text_are_refused(subset):
    data = f"<!DOCTYPE svg [{subset}]><svg>&a;&a;&a;&a;&a;</svg>".encode()
    (said,) = read_plain(data, "a.svg", Palette(Separator(PROFILE, LIMIT))).diagnostics
    assert said.code == "PIC021"
    assert said.span is not None
    assert said.span.line == 1


def test_an_entity_that_only_the_network_knows_is_told():
    data = f"{DOCTYPE % ''}<svg>&nbsp;</svg>".encode()
    (said,) = read_plain(data, "a.svg", Palette(Separator(PROFILE, LIMIT))).diagnostics
    assert (said.code, "nbsp" in said.message) == ("PIC021", True)


def test_references_that_multiply_are_counted_not_unfolded():
    rows = ['<g id="a0"><rect/></g>'] + [
        f'<g id="a{i}">{f"<use href=%#a{i - 1}%/>".replace("%", chr(34)) * 10}</g>' for i in range(1, 30)
    ]
    (said,) = read("<defs>" + "".join(rows) + '</defs><use href="#a29"/>').diagnostics
    assert said.code == "PIC029"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/>', "linearGradient"),
        ('<defs><filter id="f"/></defs><g style="filter: url(#f)"><rect width="9" height="9"/></g>', "filter"),
        ('<rect opacity=".5" width="9" height="9"/>', "opacity"),
        ('<style>rect{fill-opacity:50%}</style><rect width="9" height="9"/>', "fill-opacity"),
        ('<rect fill="rgba(9,9,9,.5)" width="9" height="9"/>', "half-transparent"),
        ('<rect fill="#ff000080" width="9" height="9"/>', "half-transparent"),
        ('<svg width="9" height="9"><rect width="20" height="20"/></svg>', "within"),
    ],
)
def test_what_cannot_stay_vector_becomes_pixels_and_is_told(body, why):
    out = read(body if not body.startswith("<svg") else f"<g>{body}</g>")
    assert out.drawing is None
    assert out.pixels == (90, 60)
    (said,) = out.diagnostics
    assert said.code == "PIC028"
    assert why in said.message


def test_an_unused_gradient_is_no_reason():
    assert drawing('<defs><linearGradient id="g"/></defs><rect fill="red" width="9" height="9"/>').parts


def test_pixels_of_a_drawing_are_rendered_for_the_press(tmp_path):
    file = tmp_path / "a.svg"
    file.write_text(f'{HEAD}<rect width="90" height="60" fill="#e30" opacity=".5"/></svg>')
    raster = Raster(sha256(file.read_bytes()).hexdigest(), Rect(0, 0, 72_000, 48_000), Tag("", -1, "picture"), kind="svg")
    store = stored(file)
    soft, flat = Converter(PROFILE, assets=store)(raster), Converter(PROFILE, flatten=True, assets=store)(raster)
    assert isinstance(soft, Pixels)
    assert isinstance(flat, Pixels)
    assert (soft.width, soft.height) == (300, 200)
    assert soft.soft_mask
    assert not flat.soft_mask
    assert BytesIO(flat.data).read()


def test_what_svglib_says_stays_with_the_thread_that_reads():
    """Its logger belongs to the process: the warning of one drawing would make pixels of another."""
    from concurrent.futures import ThreadPoolExecutor

    odd = f'{HEAD}<path d="M0 0L9 9 Z" fill="url(#none)"/><rect width="9" height="9" fill="#a"/></svg>'.encode()
    good = f'{HEAD}<rect width="9" height="9" fill="#c00"/></svg>'.encode()
    alone = [read_plain(data, "a.svg", Palette(Separator(PROFILE, LIMIT))) for data in (odd, good)]

    def both(n: int) -> bool:
        return read_plain((odd, good)[n % 2], "a.svg", Palette(Separator(PROFILE, LIMIT))) == alone[n % 2]

    assert alone[1].drawing is not None
    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(both, range(60)))
