"""A paper that shares no ink, face, word or size with the first: nothing of the first stands in its pages, and it has no findings.

Its sources are those of the small paper and of the kit's examples, which together show all that the program draws, as
elsewhere.py moves them.
"""

from __future__ import annotations

import io
import re
from dataclasses import fields
from pathlib import Path

import pikepdf
import pytest
import yaml
from elsewhere import FACES, HAN, emigrate, own_lengths
from project import REPOSITORY, kit_project, small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.colour import Ink
from banmian.display import Box, DisplayList, GlyphRun, Item, Layer, Raster, walk
from banmian.display import Path as Drawn
from banmian.issue_pdf import screen_bytes
from banmian.template.measures import Measures

FIRST = REPOSITORY / "layouts/chenbao"
CODES = ("qr", "barcode")
"""Roles of what is read by a machine: K alone, whatever the paper's inks."""
HEARD = ("/Alt", "/Contents", "/Title", "/ActualText", "/T", "/E")
SOURCES = ("small", "blocks", "tables", "pictures", "charts")
POINTS = re.compile(r"(?<![\w.])([0-9]+(?:\.[0-9]+)?)pt\b")
INKS = yaml.safe_load((FIRST / "paper.yaml").read_text(encoding="utf-8"))["inks"]


def lengths_of_the_first() -> set[int]:
    """Every length in pt that the first paper's files name, and the measures that it leaves to the program, mp."""
    texts = [path.read_text(encoding="utf-8") for path in FIRST.rglob("*.yaml")]
    named = {round(float(m[1]) * 1000) for text in texts for m in POINTS.finditer(text)}
    return named | {value for part in fields(Measures) for value in own_lengths(part.name).values()} - {0}


def project(root: Path, source: str) -> Path:
    if source == "small":
        emigrate(small_project(root), "small")
        return root
    kit_project(root, source)
    if source == "blocks":  # squares have wider digits and commas than a face: shorter by as much
        articles = root / "content/2024-10-19/articles"
        spoil(articles / "tide.md", {"\u5341\u6708\u5341\u4e5d\u65e5\uff0c": "", "\u5e26\u4e00\u53ea": ""})
        spoil(articles / "ferry.md", {"\u8c22\u8c22\u672b\u73ed\u8239": "\u672b\u73ed\u8239"})
    emigrate(root, "kit")
    return root


@pytest.fixture(scope="module", params=SOURCES)
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    root = project(tmp_path_factory.mktemp("elsewhere"), request.param)
    return set_issue(Job(root, f"content/{min(p.name for p in (root / 'content').iterdir())}"))


@pytest.fixture
def display(outcome: Outcome) -> DisplayList:
    assert outcome.issue is not None, outcome.diagnostics
    return outcome.issue.display


def test_a_draft_has_nothing_of_the_first(tmp_path: Path) -> None:
    """A story that is not there, one that is over: what the draft draws by itself."""
    root = project(tmp_path, "small")
    issue = root / "content/2021-03-05"
    (issue / "articles/lamp.md").unlink()
    text = (issue / "articles/clock.md").read_text(encoding="utf-8")
    (issue / "articles/clock.md").write_text(text + text.rpartition("---\n")[2].replace("images/", "none/"), encoding="utf-8")
    done = set_issue(Job(root, "content/2021-03-05", draft=True))
    assert done.issue is not None
    test_no_ink_of_the_first(done.issue.display)
    test_no_face_of_the_first(done.issue.display)
    assert HAN.findall("".join("".join(run.texts) for run in texts(done.issue.display))) == []


def items_of(display: DisplayList) -> list[Item]:
    return [item for page in display.pages for item in walk(page.items)]


def test_it_has_no_findings(outcome: Outcome) -> None:
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []


def test_no_ink_of_the_first(display: DisplayList) -> None:
    """Neither its name nor its amounts, wherever an ink is painted; white and tints of black are every paper's."""
    painted = {ink for item in items_of(display) if item.tag.role not in CODES for ink in inks_of(item) if not ink.white}
    assert len(painted) > 2
    amounts = {tuple(round(10 * share) for share in said) for said in INKS.values() if isinstance(said, list) and any(said[:3])}
    assert {ink.name for ink in painted} & set(INKS) == set()
    assert {ink.cmyk for ink in painted} & amounts == set()


def inks_of(item: Item) -> list[Ink]:
    if isinstance(item, Drawn):
        return [ink for ink in (item.fill, item.stroke.ink if item.stroke else None) if ink is not None]
    if isinstance(item, Raster):
        return [*item.treatment.inks, *([item.treatment.shade.ink] if item.treatment.shade else [])]
    return [item.ink] if isinstance(item, GlyphRun | Box) else []


def test_no_face_of_the_first(display: DisplayList) -> None:
    assert {run.face for run in texts(display)} <= set(FACES.values())


def test_no_word_of_the_first(display: DisplayList, outcome: Outcome) -> None:
    """No Han but those of elsewhere: on the pages, in the document's title, and in what the PDF for the web says."""
    said = "".join("".join(run.texts) for run in texts(display)) + display.title
    assert HAN.findall(said) == []
    assert outcome.issue is not None
    with pikepdf.open(io.BytesIO(screen_bytes(outcome.issue))) as pdf:
        heard = [str(o[key]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) for key in HEARD if key in o]
    assert heard and HAN.findall("".join(heard)) == []


def test_no_size_of_the_first(display: DisplayList) -> None:
    """Neither of type nor of a rule."""
    first = lengths_of_the_first()
    assert {run.size for run in texts(display)} & first == set()
    assert {thickness for item in items_of(display) for thickness in weights(item)} & first == set()


def weights(item: Item) -> list[int]:
    """How thick a rule or a line is, mp."""
    if isinstance(item, Box) and item.layer is Layer.RULE:
        return [min(item.rect.x1 - item.rect.x0, item.rect.y1 - item.rect.y0)]
    return [item.stroke.width] if isinstance(item, Drawn) and item.stroke else []


def texts(display: DisplayList) -> list[GlyphRun]:
    return [item for item in items_of(display) if isinstance(item, GlyphRun)]
