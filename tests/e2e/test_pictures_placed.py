"""Pictures of every kind through the command: keys, faults at their place, plates, equal bytes with and without the cache."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from project import link_or_copy, run, small_project, spoil

ISSUE = "content/2021-03-08"
ARTICLE = f"{ISSUE}/articles/bridge.md"
LAYOUT = "layouts/small/pages/one.yaml"
PLACE = "plan: {of: lead, nth: 1, cols: 1, lines: 3-8}"
PROFILE = "layouts/small/profiles/newsprint.toml"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><defs><linearGradient id="g"/></defs>'
    '<rect width="60" height="60" fill="{}"/></svg>'
)
COLOUR = (200, 60, 40)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("good"))


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    made = tmp_path / "project"
    shutil.copytree(good, made, ignore=shutil.ignore_patterns("fonts"))
    shutil.copytree(good / "fonts", made / "fonts", copy_function=link_or_copy)
    return made


def image(mode: str, kind: str, size: tuple[int, int] = (700, 500), **more: object) -> bytes:
    """Red on the left, paper on the right; of one bit and of grey: black."""
    colour = {"RGB": COLOUR, "RGBA": (*COLOUR, 128), "CMYK": (0, 200, 180, 0), "L": 0, "1": 0}[mode]
    out = Image.new(mode, size, {"CMYK": (0, 0, 0, 0), "L": 255, "1": 1}.get(mode, (255,) * len(mode)))
    out.paste(colour, (0, 0, size[0] // 2, size[1]))
    file = io.BytesIO()
    out.save(file, kind, **more)
    return file.getvalue()


def pdf(colour: bytes = b"0 0.9 0.8 0 k", spot: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(60, 60))
        if spot:
            tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
            space = [pikepdf.Name.Separation, pikepdf.Name(f"/{spot}"), pikepdf.Name.DeviceCMYK, tint]
            page.obj.Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(C=pikepdf.Array(space)))
        page.obj.Contents = made.make_stream(colour + b" 0 0 30 60 re f")
        made.save(out, static_id=True)
    return out.getvalue()


def put(root: Path, name: str, data: bytes | str, keys: str = "", attribute: str = "") -> None:
    """The lead's picture is a file of these bytes, under these keys of the layout and this attribute of the article."""
    path = root / ISSUE / "images" / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    spoil(root / ARTICLE, {"images/plan.svg": f"images/{name}", "{name=plan ": f"{{name=plan {attribute} "})
    spoil(root / LAYOUT, {PLACE: PLACE[:-1] + keys + "}"})


def built(root: Path, *more: str | Path) -> tuple[int, list[dict[str, object]], bytes]:
    ran = run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--json", *more)
    assert ran.exception is None, ran.exception
    made = sorted((root / "build/2021-03-08").glob("*.pdf"))
    return ran.code, ran.report["diagnostics"], made[0].read_bytes() if made else b""


def resources(data: bytes) -> dict[str, pikepdf.Object]:
    with pikepdf.open(io.BytesIO(data)) as known:
        held = known.pages[0].Resources.get("/XObject", {})
        return {k: (str(v.Subtype), str(v.get("/ColorSpace", "")), "/SMask" in v, "/ImageMask" in v) for k, v in held.items()}


KINDS = (
    ("a.jpg", image("RGB", "JPEG"), "", ("/Image", "/DeviceCMYK", False, False)),
    ("a.png", image("RGBA", "PNG"), "", ("/Image", "/DeviceCMYK", True, False)),
    ("a.tif", image("CMYK", "TIFF"), "", ("/Image", "/DeviceCMYK", False, False)),
    ("a.webp", image("RGB", "WEBP"), "", ("/Image", "/DeviceCMYK", False, False)),
    ("g.jpg", image("L", "JPEG"), "", ("/Image", "/DeviceGray", False, False)),
    ("k.jpg", image("RGB", "JPEG"), ", inks: [k]", ("/Image", "/DeviceGray", False, False)),
    ("l.png", image("1", "PNG", (2000, 1500)), "", ("/Image", "", False, True)),
    ("a.pdf", pdf(), "", ("/Form", "", False, False)),
)


@pytest.mark.parametrize(("name", "data", "keys", "wanted"), KINDS, ids=[k[0] for k in KINDS])
def test_each_kind_is_placed_and_equal_with_and_without_the_cache(root, name, data, keys, wanted):
    put(root, name, data, keys)
    code, said, first = built(root)
    assert code == 0, said
    assert not [d for d in said if d["severity"] == "error"]
    assert resources(first) == {"/Im1": wanted}
    _, _, again = built(root)
    shutil.rmtree(root / "build")
    _, _, bare = built(root)
    assert first == again == bare


def test_a_drawing_that_paints_nothing_is_told(root):
    put(root, "a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" viewBox="0 0 60 60"></svg>')
    code, said, _ = built(root)
    assert code == 0
    [told] = [d for d in said if d["code"] == "FRM010"]
    assert told["severity"] == "warning" and told["file"] == ARTICLE and told["line"]


def test_plain_svg_stays_vector_or_becomes_pixels(root):
    put(root, "a.svg", SVG.format("#c33"))
    code, said, data = built(root)
    assert (code, said, resources(data)) == (0, [], {})
    (root / ISSUE / "images/a.svg").write_text(SVG.format("url(#g)"))
    code, said, data = built(root)
    assert code == 0
    assert [(d["code"], d["file"], d["line"]) for d in said] == [("PIC028", f"{ISSUE}/images/a.svg", 1)]
    assert len(resources(data)) == 1


FAULTS = (
    ("a.jpg", image("RGB", "JPEG", (100, 80)), "", "", "PIC010", ARTICLE, 7),
    ("a.png", image("1", "PNG", (300, 200)), "", "", "PIC010", ARTICLE, 7),
    ("a.pdf", pdf(spot="PANTONE 185 C"), "", "", "PIC034", ARTICLE, 7),
    ("a.pdf", pdf(), ", page: 3", "", "PIC031", ARTICLE, 7),
    ("a.pdf", pdf()[:100], "", "", "PIC030", ARTICLE, 7),
    ("a.jpg", image("RGB", "JPEG"), ", crop: [60%, 0, 40%, 0]", "", "TPL007", LAYOUT, 11),
    ("a.jpg", image("RGB", "JPEG"), ", crop: [lots, 0, 0, 0]", "", "YML008", LAYOUT, 11),
    ("a.jpg", image("RGB", "JPEG"), ", inks: [purple]", "", "TPL003", LAYOUT, 11),
    ("a.jpg", image("RGB", "JPEG"), ", inks: [k, red, k]", "", "YML008", LAYOUT, 11),
    ("a.jpg", image("RGB", "JPEG"), "", "focus=left", "CNT019", ARTICLE, 7),
    ("a.svg", SVG.format("url(http://example.com/a)"), "", "", "PIC026", f"{ISSUE}/images/a.svg", 1),
)


@pytest.mark.parametrize(("name", "data", "keys", "attribute", "code", "file", "line"), FAULTS, ids=[f[4] + f[0] for f in FAULTS])
def test_a_fault_has_its_code_and_place(root, name, data, keys, attribute, code, file, line):
    put(root, name, data, keys, attribute)
    status, said, _ = built(root)
    assert status == 1
    hits = [d for d in said if d["code"] == code]
    assert hits, said
    assert (hits[0]["file"], hits[0]["line"]) == (file, line)
    assert hits[0]["hint"]


def test_the_articles_focus_comes_before_the_layouts(root):
    """A wide picture, red on its left: what the frame shows of it."""
    put(root, "a.jpg", image("RGB", "JPEG", (1600, 400)), ", focus: [0, 50%]")

    def left_edge() -> float:
        code, said, data = built(root)
        assert code == 0, said
        with pikepdf.open(io.BytesIO(data)) as known:
            content = known.pages[0].Contents.read_bytes().split(b"/Im1 Do")[0].split(b"\n")[-1]
            return float(content.split()[-3])

    first = left_edge()
    spoil(root / ARTICLE, {"{name=plan ": '{name=plan focus="100% 50%" '})
    assert left_edge() < first - 50


def test_the_profile_says_the_limits(root):
    put(root, "a.jpg", image("RGB", "JPEG", (100, 80)))
    assert built(root)[0] == 1
    path = root / PROFILE
    path.write_text(path.read_text() + "\n[pictures]\nphoto-error = 10\nphoto-warning = 20\n")
    code, said, _ = built(root)
    assert (code, said) == (0, [])
    path.write_text(path.read_text() + "rendering = 'saturation'\n")
    assert [d["code"] for d in built(root)[1]] == ["TPL008"]


def test_alpha_is_flattened_for_a_standard_without_transparency(root):
    put(root, "a.png", image("RGBA", "PNG"))
    code, said, data = built(root, "--standard", "x1a")
    assert (code, said) == (0, [])
    assert resources(data)["/Im1"][2]
    (older,) = (root / "build/2021-03-08/x1a").glob("*.pdf")
    assert resources(older.read_bytes())["/Im1"] == ("/Image", "/DeviceCMYK", False, False)


def test_a_transparent_pdf_is_told_where_the_standard_takes_none(root):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        made.pages[0].obj.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5)))
        made.save(out, static_id=True)
    put(root, "a.pdf", out.getvalue())
    assert built(root)[0] == 0
    code, said, _ = built(root, "--standard", "x1a")
    assert (code, [d["code"] for d in said]) == (1, ["OUT002"])


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
@pytest.mark.parametrize(
    ("name", "data", "keys", "inks"),
    [
        ("g.jpg", image("L", "JPEG"), "", {"Black"}),
        ("k.png", image("RGB", "PNG"), ", inks: [k]", {"Black"}),
        ("l.png", image("1", "PNG", (2000, 1500)), ", inks: [red]", {"Magenta", "Yellow", "Black"}),
        ("d.png", image("RGB", "PNG"), ", inks: [k, blue]", {"Black", "PANTONE 300 C"}),
        ("m.png", image("1", "PNG", (2000, 1500)), ", inks: [blue 50%]", {"PANTONE 300 C"}),
        ("a.svg", SVG.format("#111"), "", {"Black"}),
        ("a.pdf", pdf(b"0 1 0 0 k"), "", {"Magenta"}),
    ],
)
def test_the_plates_that_carry_a_picture(root, tmp_path, name, data, keys, inks):
    put(root, name, data, keys)
    spoil(root / "layouts/small/paper.yaml", {"inks:\n": "inks:\n  blue: {spot: PANTONE 300 C, cmyk: [100, 50, 0, 0]}\n"})
    code, said, made = built(root)
    assert code == 0, said
    with pikepdf.open(io.BytesIO(made)) as known:
        known.pages[0].Contents.write(picture_alone(known.pages[0].Contents.read_bytes()))
        known.save(tmp_path / "a.pdf")
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-r36", "-o", "a%d.tif", "a.pdf"]
    subprocess.run(command, cwd=tmp_path, check=True)
    plates = {file.stem[3:-1]: Image.open(file).convert("L") for file in tmp_path.glob("a1(*).tif")}
    assert {ink for ink, plate in plates.items() if plate.getextrema()[0] < 245} == inks


def picture_alone(content: bytes) -> bytes:
    """From the clip of the one picture to its end; an image has a `q` and a `Q` on a line of its own."""
    lines = content.split(b"\n")
    first = next(i for i, line in enumerate(lines) if line.startswith(b"q ") and line.endswith(b" W n"))
    last = next(i for i in range(first, len(lines)) if lines[i] == b"Q")
    return b"\n".join(lines[first : last + 1])
