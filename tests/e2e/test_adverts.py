"""Advertisements through the command: shown whole, told where they are cut or stand nowhere, marked as what they are."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from project import link_or_copy, small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.colour import WHITE
from banmian.display import Box, Group, Raster, rasters_of, runs_of
from banmian.issue_pdf import pdf_bytes, screen_bytes
from banmian.preflight.engine import run_display
from banmian.preflight.profile_files import load_profile

ISSUE = "content/2021-03-08"
LAYOUT = "layouts/small/pages/one.yaml"
WORD = "\u5e7f\u544a"
FONT = "font-family='hei-regular' font-size='9' fill='var(--k)'"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small page with a place for an advertisement, of 2 : 1."""
    root = small_project(tmp_path_factory.mktemp("good"), WORD + "\u516c\u76ca\u7a7a\u8c03")
    with (root / LAYOUT).open("a", encoding="utf-8") as file:
        file.write("adverts:\n  psa: {rect: [40pt, 290pt, 140pt, 340pt]}\n")
    return root


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    made = tmp_path / "project"
    shutil.copytree(good, made, ignore=shutil.ignore_patterns("fonts"))
    shutil.copytree(good / "fonts", made / "fonts", copy_function=link_or_copy)
    return made


def png(size: tuple[int, int] = (800, 400)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 60, 40)).save(out, "PNG")
    return out.getvalue()


def svg(text: str = "", at: tuple[int, int] = (10, 20), size: tuple[int, int] = (100, 50)) -> bytes:
    body = f"<text x='{at[0]}' y='{at[1]}' {FONT}>{text}</text>" if text else ""
    shape = f"<rect width='{size[0]}' height='{size[1]}' fill='var(--k)'/>"
    head = f"width='{size[0]}' height='{size[1]}' viewBox='0 0 {size[0]} {size[1]}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {head}>\n{shape}\n{body}</svg>".encode()


def pdf(text: bytes = b"") -> bytes:
    """A page with a word in a Type 3 font that says what its one glyph stands for."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(100, 50))
        glyph = made.make_stream(b"1000 0 0 0 1000 1000 d1 0 0 900 900 re f")
        codes = b"<01> <5E7F> <02> <544A>"
        to = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar " + codes + b" endbfchar endcmap"
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 1000, 1000],
                    FontMatrix=[0.001, 0, 0, 0.001, 0, 0], CharProcs=pikepdf.Dictionary(a=glyph), FirstChar=1, LastChar=2,
                    Encoding=pikepdf.Dictionary(Differences=[1, pikepdf.Name("/a"), pikepdf.Name("/a")]), Widths=[1000, 1000],
                    ToUnicode=made.make_stream(to),
                )
            )
        )  # fmt: skip
        page.obj.Contents = made.make_stream(b"0 0 0 1 k BT /F 9 Tf 10 10 Td " + text + b" ET 0 0 5 5 re f")
        made.save(out, static_id=True)
    return out.getvalue()


def placed(root: Path, name: str, data: bytes, entry: str = "images/{}", place: str = "") -> Outcome:
    (root / ISSUE / "images" / name).write_bytes(data)
    with (root / ISSUE / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write(f"adverts: {{1.{place or 'psa'}: {entry.format(name)}}}\n")
    return set_issue(Job(root, ISSUE))


def codes(done: Outcome) -> list[str]:
    """What is said of pictures, the plan and the sources, but that a picture has more pixels than are printed."""
    return [d.code for d in done.diagnostics if d.code[:3] in ("PIC", "PLN", "FRM", "SRC", "CNT") and d.code != "PIC012"]


def group_of(done: Outcome) -> Group:
    assert done.issue is not None
    (page,) = done.issue.display.pages
    return next(i for i in page.items if isinstance(i, Group) and i.frame is not None and i.frame.kind == "advert")


@pytest.mark.parametrize(("name", "data"), [("a.png", png((600, 600))), ("a.svg", svg(size=(60, 60))), ("a.pdf", pdf())])
def test_an_advertisement_is_shown_whole(root: Path, name: str, data: bytes) -> None:
    """One of another shape than its place with white beside it, which is told (PIC046)."""
    done = placed(root, name, data)
    assert codes(done) == ([] if name == "a.pdf" else ["PIC046"])
    group = group_of(done)
    (raster,) = rasters_of([group]) if name != "a.svg" else [None]
    if isinstance(raster, Raster):
        assert (raster.rect.height, raster.rect.width) == (50_000, 50_000 if name == "a.png" else 100_000)
    else:
        (inner,) = group.items
        assert isinstance(inner, Group)
        assert [numbers[0] for _, numbers in list(inner.clip)[:2]] == [65_000, 115_000]


def test_what_cover_cuts_of_an_advertisement_is_told_with_its_share(root: Path) -> None:
    spoil(root / LAYOUT, {"140pt, 340pt]": "140pt, 340pt], fit: cover"})
    done = placed(root, "a.png", png((600, 1200)))
    assert codes(done) == ["PIC041"]
    (said,) = [d for d in done.diagnostics if d.code == "PIC041"]
    assert "'images/a.png' loses 75 %" in said.message
    assert said.severity.word == "warning"
    assert said.place is not None
    assert said.span is not None
    assert said.span.file == f"{ISSUE}/issue.yaml"


def test_an_advertisement_of_its_places_shape_is_not_spoken_of(root: Path) -> None:
    spoil(root / LAYOUT, {"140pt, 340pt]": "140pt, 340pt], fit: cover"})
    assert codes(placed(root, "a.png", png((1600, 805)))) == []


@pytest.mark.parametrize(
    ("place", "hint"), [("psb", "did you mean 'psa'?"), ("lead", "its places are psa"), ("psa-2", "did you mean 'psa'?")]
)
def test_a_place_that_no_layout_has_is_an_error(root: Path, place: str, hint: str) -> None:
    done = placed(root, "a.png", png(), place=place)
    (said,) = [d for d in done.diagnostics if d.code == "PLN030"]
    assert said.severity.word == "error"
    assert f"layout one has no place '{place}' for the advertisement 'images/a.png'" in said.message
    assert said.hint == hint
    assert not done.passes


def test_a_page_that_the_issue_has_not_is_an_error(root: Path) -> None:
    (root / ISSUE / "images/a.png").write_bytes(png())
    with (root / ISSUE / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write("adverts: {1.psa: images/a.png, 7.psa: images/a.png}\n")
    done = set_issue(Job(root, ISSUE))
    (said,) = [d for d in done.diagnostics if d.code == "PLN030"]
    assert "stands on page 7, which the issue has not" in said.message


def form_faults(done: Outcome) -> list[str]:
    held, _ = load_profile("registered-paper", ROOT)
    assert held is not None and done.issue is not None
    said = run_display(done.issue.display, done.issue.plan, held).diagnostics
    return [f"{d.severity.word} {d.message}" for d in said if d.code == "PF-FRM-13"]


@pytest.mark.parametrize(
    ("name", "data", "entry", "marked"),
    [
        ("a.svg", svg(), "images/{}", False),
        ("a.svg", svg(WORD), "images/{}", True),
        ("a.svg", svg("\u516c\u76ca" + WORD), "images/{}", True),
        ("a.svg", svg("\u7a7a\u8c03"), "{{file: images/{}, label: " + WORD + "}}", True),
        ("a.pdf", pdf(b"<0102> Tj"), "images/{}", True),
        ("a.pdf", pdf(b"<02> Tj"), "images/{}", False),
        ("a.png", png(), "images/{}", False),
        ("a.png", png(), "{{file: images/{}, labelled: yes}}", True),
        ("a.png", png(), "{{file: images/{}}}", False),
    ],
)
def test_an_advertisement_says_that_it_is_one(root: Path, name: str, data: bytes, entry: str, marked: bool) -> None:
    done = placed(root, name, data, entry)
    assert codes(done) == []
    wanted = [] if marked else [f"warning the advertisement `psa` (images/{name}) is not marked {WORD}"]
    assert form_faults(done) == wanted


def test_the_word_elsewhere_on_the_page_marks_no_advertisement(root: Path) -> None:
    spoil(root / ISSUE / "issue.yaml", {"name: \u8981\u95fb": f"name: {WORD}"})
    assert form_faults(placed(root, "a.png", png())) != []


def test_the_label_stands_on_paper_in_the_corner(root: Path) -> None:
    done = placed(root, "a.png", png((600, 600)), "{{file: images/{}, label: " + WORD + "}}")
    assert done.issue is not None
    items = [i for i in done.issue.display.pages[0].items if getattr(getattr(i, "frame", None), "kind", "") == "advert"]
    ground = next(i for i in items if isinstance(i, Box))
    assert ground.ink == WHITE
    assert (ground.rect.x1, ground.rect.y1) == (115_000, 340_000)  # the picture is 50 pt wide in a place of 100
    (run,) = runs_of(items)
    assert "".join(run.texts) == WORD
    assert ground.rect.x0 < run.x < run.x + run.width < ground.rect.x1
    assert ground.rect.y0 < run.y - run.size * 88 // 100


def test_a_label_is_the_word(root: Path) -> None:
    done = placed(root, "a.png", png(), "{{file: images/{}, label: \u7a7a\u8c03}}")
    assert [d.message for d in done.diagnostics if d.code == "PLN012"] == ["'\u7a7a\u8c03' marks no advertisement"]


# --- text in a drawing that its frame cuts


@pytest.mark.parametrize(
    ("at", "fit", "code", "shown"),
    [
        ((40, 25), "cover", [], True),
        ((40, 9), "cover", [], False),  # above what is seen of it: 12.5 pt go at the top and the foot
        ((40, 15), "cover", ["PIC043"], True),
        ((40, 9), "contain", [], True),
        ((92, 25), "cover", ["PIC043"], True),
    ],
)
def test_text_that_a_frame_cuts(root: Path, at: tuple[int, int], fit: str, code: list[str], shown: bool) -> None:
    spoil(root / LAYOUT, {"340pt]": f"315pt], fit: {fit}"})  # a frame of 4 : 1 for a drawing of 2 : 1
    done = placed(root, "a.svg", svg(WORD, at))
    assert [c for c in codes(done) if c not in ("PIC041", "PIC046")] == code
    assert bool(list(runs_of([group_of(done)]))) is shown
    for said in (d for d in done.diagnostics if d.code == "PIC043"):
        assert said.span is not None
        assert (said.span.file, said.span.line) == (f"{ISSUE}/images/a.svg", 3)
        assert said.message == f"the text '{WORD}' in images/a.svg is cut by the picture's frame"
        assert said.severity.word == "warning"


def test_text_that_a_round_frame_cuts(root: Path) -> None:
    spoil(root / LAYOUT, {"{rect: [40pt, 290pt, 140pt, 340pt]}": "{shape: circle, at: [90pt, line 24], r: 25pt, fit: cover}"})
    done = placed(root, "a.svg", svg(WORD, (27, 8)))
    assert [c for c in codes(done) if c[:4] == "PIC0" and c != "PIC041"] == ["PIC043"]


def test_much_of_a_picture_that_is_cut_is_told_as_info(root: Path) -> None:
    (root / ISSUE / "images/tall.png").write_bytes(png((500, 2000)))
    spoil(root / ISSUE / "articles/bridge.md", {"images/plan.svg": "images/tall.png"})
    said = [d for d in set_issue(Job(root, ISSUE)).diagnostics if d.code == "PIC042"]
    assert [d.severity.word for d in said] == ["info"]


def test_a_pdf_in_screen_colours_is_converted_and_told_with_its_name(root: Path) -> None:
    data = pdf(b"1 0 0 rg 0 0 50 25 re f 0 0 0 rg <0102> Tj")
    done = placed(root, "a.pdf", data)
    assert codes(done) == ["PIC044"]
    assert done.passes
    (said,) = [d for d in done.diagnostics if d.code == "PIC044"]
    assert "'images/a.pdf' has colours of a screen" in said.message
    written = [pdf_bytes(done.issue), pdf_bytes(set_issue(Job(root, ISSUE, cache=root / "cache")).issue)]
    assert written[0] == written[1]
    with pikepdf.open(io.BytesIO(written[0])) as made:
        (form,) = [v for v in made.pages[0].Resources.XObject.values() if v.Subtype == "/Form"]
        operators = {str(i.operator) for i in pikepdf.parse_content_stream(form)}
    assert not operators & {"rg", "RG", "g", "G"}
    assert screen_bytes(done.issue).startswith(b"%PDF")


def test_the_build_itself_asks_for_the_word(root: Path) -> None:
    shutil.copy(ROOT / "layouts/profiles/preflight/house.toml", root / "layouts/small/profiles/preflight/house.toml")
    (root / ISSUE / "images/a.png").write_bytes(png())
    with (root / ISSUE / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write("adverts: {1.psa: images/a.png}\n")
    said = [d for d in set_issue(Job(root, ISSUE, preflight_display=True)).diagnostics if d.code == "PF-FRM-13"]
    assert [d.severity.word for d in said] == ["warning"]
    assert said[0].span is not None
    assert said[0].span.file == f"{ISSUE}/issue.yaml"
