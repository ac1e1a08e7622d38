"""Text goldens of the small project: display dumps, uncompressed PDF objects, messages; and one small picture of its pages.

Set with squares, so that no font version changes them. `make goldens` writes them again; the diff is the review.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from project import SMALL, run, small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.dump import dump
from banmian.issue_pdf import pdf_bytes, pdf_settings
from banmian.pdf.writer import write_pdf

HERE = Path(__file__).resolve().parent
FOUR, ONE = "content/2021-03-05", "content/2021-03-08"
PAGE_WIDTH = 150
"""Pixels of a page in the pixel golden: coarse enough that no renderer's smoothing shows."""

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("goldens") / "project")


@pytest.fixture(scope="module")
def four(root: Path) -> Outcome:
    done = set_issue(Job(root, FOUR))
    assert done.passes and done.issue, done.diagnostics
    return done


# --- what is set --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_display_list(four: Outcome, golden: Golden, number: int) -> None:
    assert four.issue
    display = four.issue.display
    golden(f"display/page-{number}.txt", dump(replace(display, pages=(display.pages[number - 1],))))


def test_the_draft_of_a_page_that_lacks_something(tmp_path: Path, golden: Golden) -> None:
    root = small_project(tmp_path / "project")
    (root / FOUR / "articles/fares.md").unlink()
    spoil(root / FOUR / "articles/lamp.md", {"\u4e00\u9f50\u4eae": "\u4e00\u9f50" * 50 + "\u4eae"})
    done = set_issue(Job(root, FOUR, draft=True))
    assert done.issue
    page = done.issue.display.pages[3]
    drawn = tuple(i for i in page.items if i.tag.role == "draft")
    golden("display/draft-page-4.txt", dump(replace(done.issue.display, pages=(replace(page, items=drawn),))))


# --- what is written ----------------------------------------------------------------------------------------------------


def test_pdf_objects(root: Path, golden: Golden) -> None:
    done = set_issue(Job(root, ONE))
    assert done.passes and done.issue, done.diagnostics
    data = write_pdf(done.issue.display, done.issue.fonts, replace(pdf_settings(done.issue), compress=False))
    golden("pdf/objects.txt", objects(data))


def objects(data: bytes) -> str:
    """Every object of the file as text; streams that are text whole, others by length, a font's by its name alone."""
    out: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number in range(1, len(pdf.objects) + 1):
            thing = pdf.get_object(number, 0)
            out.append(f"--- {number}")
            if isinstance(thing, pikepdf.Stream):
                out.append(stream(thing))
            else:
                out.append(written(thing))
        out.append("--- trailer")
        out.append(written(pdf.trailer, skip={"/ID", "/Size"}))
        out.append(f"/ID [{bytes(pdf.trailer.ID[0]).hex()}, ...]")
    return "\n".join(out) + "\n"


def written(thing: pikepdf.Object, skip: frozenset[str] | set[str] = frozenset()) -> str:
    if isinstance(thing, pikepdf.Dictionary):
        return "\n".join(f"{key} {plain(value)}" for key, value in sorted(thing.items()) if key not in skip)
    return plain(thing)


def plain(thing: pikepdf.Object) -> str:
    """PDF syntax with references as numbers."""
    if isinstance(thing, pikepdf.Object) and thing.is_indirect:
        return f"{thing.objgen[0]} 0 R"
    if isinstance(thing, pikepdf.Dictionary):
        return "<< " + " ".join(f"{k} {plain(v)}" for k, v in sorted(thing.items())) + " >>"
    if isinstance(thing, pikepdf.Array):
        return "[ " + " ".join(plain(v) for v in thing) + " ]"
    if isinstance(thing, pikepdf.String):
        return f"({thing})"
    return str(thing)


def stream(thing: pikepdf.Stream) -> str:
    data = thing.read_bytes()
    keys = {"/Length", "/Length1", "/Length2", "/Length3"}
    head = "\n".join(f"{k} {plain(v)}" for k, v in sorted(thing.stream_dict.items()) if k not in keys)
    if data[:4] in (b"\0\1\0\0", b"OTTO", b"true") or data[:1] == b"\1":
        return f"{head}\n(a font)"
    try:
        return f"{head}\n{data.decode('utf-8')}"
    except UnicodeDecodeError:
        return f"{head}\n({len(data)} bytes, sha256 {sha256(data).hexdigest()})"


# --- what is said -------------------------------------------------------------------------------------------------------


def test_messages_of_files(tmp_path: Path, golden: Golden) -> None:
    """Faults of reading: of YAML, of bytes, of markup; what was put right."""
    root = small_project(tmp_path / "project")
    spoil(root / FOUR / "issue.yaml", {"number: 7\n": "numbr: 7\n", "lead: clock\n": "lead: clock\n      lead: river\n"})
    (root / FOUR / "articles/fares.md").write_bytes("---\nschema: 1\nheadline: \u6e21\n".encode("gb18030"))
    (root / FOUR / "articles/lamp.md").write_text("---\nschema: 1\nid: lamp\nheadline: A\n---\nA\0\u202e<b>\n", encoding="utf-8")
    (root / FOUR / "articles/tree.md").write_text("---\nschema: 1\nid: tre\nheadline: &a A\nprice: 1\n---\n# A\n", encoding="utf-8")
    said(root, "messages/files", golden)


def test_messages_of_setting(tmp_path: Path, golden: Golden) -> None:
    """Faults that are found later: of places, pictures, faces, and of what does not fit."""
    root = small_project(tmp_path / "project")
    spoil(root / FOUR / "issue.yaml", {"fares: fares": "fares: fare", "verse: song": "vers: song"})
    spoil(root / FOUR / "articles/lamp.md", {"\u4e00\u9f50\u4eae": "\u4e00\u9f50" * 50 + "\U00020bb7"})
    spoil(root / FOUR / "articles/bench.md", {"headline: ": "deck: A\nheadline: " + "\u6dfb" * 40})
    spoil(root / FOUR / "articles/river.md", {"\uff0c\u8d8a\u8d70\u8d8a\u5feb": ", \u200b"})
    (root / FOUR / "images/river.svg").write_text("<svg><a/></svg>", encoding="utf-8")
    (root / FOUR / "images/clock.svg").unlink()
    said(root, "messages/setting", golden)


def said(root: Path, name: str, golden: Golden) -> None:
    text, data = run("check", root / FOUR), run("check", root / FOUR, "--json")
    assert (text.code, data.code, text.exception, data.exception) == (1, 1, None, None)
    golden(f"{name}.txt", re.sub(r"^banmian: .*\n", "", text.err, flags=re.MULTILINE))
    golden(f"{name}.json", data.out)


# --- what is seen -------------------------------------------------------------------------------------------------------


def test_the_pages_look_as_they_did(four: Outcome, request: pytest.FixtureRequest) -> None:
    """The four pages side by side, small and grey: a thing that moved, went or changed its tone shows; smoothing does not."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf_bytes(four.issue))
    shots = []
    for page in document:
        image = page.render(scale=1).to_pil().convert("L")
        shots.append(image.resize((PAGE_WIDTH, round(image.height * PAGE_WIDTH / image.width)), Image.Resampling.BOX))
    document.close()
    sheet = Image.new("L", (PAGE_WIDTH * len(shots), max(s.height for s in shots)), 255)
    for k, shot in enumerate(shots):
        sheet.paste(shot, (k * PAGE_WIDTH, 0))
    path = HERE / "pixels/pages.png"
    if request.config.getoption("--rewrite-goldens"):
        path.parent.mkdir(exist_ok=True)
        sheet.save(path, "PNG", optimize=True)
    with Image.open(path) as stored:
        assert stored.size == sheet.size
        difference = ImageChops.difference(stored, sheet)
    assert ImageStat.Stat(difference).mean[0] < 0.5
    assert difference.getextrema()[1] < 64


def test_the_small_project_has_full_width_marks_alone() -> None:
    """No ASCII mark stands beside a Han character in its copy: it would be put right, and the goldens would not see it."""
    beside = re.compile("[\u4e00-\u9fff][,;:?!()\"']|[,;:?!()\"'][\u4e00-\u9fff]")
    for path in sorted((SMALL / "content").rglob("*.md")):
        body = re.sub(r"!\[[^\n]*", "", path.read_text(encoding="utf-8"))
        assert beside.findall(body) == [], path.name
