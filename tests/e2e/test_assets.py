"""Stage assets: pages open no file, a display list goes to bytes and back, and means the same where the project moved."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from project import small_project, spoil

from banmian import assets, processors, quarantine
from banmian.assets import read_assets
from banmian.build import Job, Outcome, Planned, load, pictures_of, plan_of, set_issue
from banmian.display import DisplayList, rasters_of
from banmian.fonts import FontBook
from banmian.issue_pdf import pdf_bytes, settings_of
from banmian.pages.assemble import assemble
from banmian.pdf.screen import ScreenSettings, write_screen
from banmian.pdf.writer import write_pdf
from banmian.pictures import foreign
from banmian.pictures.asset_store import AssetStore
from banmian.preserve import from_bytes, to_bytes
from banmian.remember import forget_all
from banmian.sources import by_state

ISSUE = "content/2021-03-08"
ARTICLE = f"{ISSUE}/articles/bridge.md"
LAYOUT = "layouts/small/pages/one.yaml"
PLACE = "plan: {of: lead, nth: 1, cols: 1, lines: 3-8}"
_listening: list[list[str]] = []


def _hook(event: str, told: tuple[object, ...]) -> None:
    if event == "open" and _listening and isinstance(told[0], str | bytes | os.PathLike):
        _listening[-1].append(os.fsdecode(told[0]))


sys.addaudithook(_hook)  # it cannot be taken away again: outside `recorded` it looks at a name and goes


@contextmanager
def recorded() -> Iterator[list[str]]:
    """The paths of the files that are opened within it, by whatever way."""
    opened: list[str] = []
    _listening.append(opened)
    try:
        yield opened
    finally:
        _listening.pop()


def photograph(size: tuple[int, int] = (700, 500)) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def advertisement() -> bytes:
    """A page with a word in a Type 3 font, in press inks."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(100, 50))
        page.obj.Contents = made.make_stream(b"0 0.9 0.8 0 k 0 0 100 50 re f")
        made.save(out, static_id=True)
    return out.getvalue()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small page with a photograph and an advertisement that is a PDF."""
    root = small_project(tmp_path_factory.mktemp("good"))
    with (root / LAYOUT).open("a", encoding="utf-8") as file:
        file.write("adverts:\n  psa: {rect: [40pt, 290pt, 140pt, 340pt]}\n")
    (root / ISSUE / "images/plan.jpg").write_bytes(photograph())
    (root / ISSUE / "images/psa.pdf").write_bytes(advertisement())
    spoil(root / ARTICLE, {"images/plan.svg": "images/plan.jpg"})
    with (root / ISSUE / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write("adverts: {1.psa: {file: images/psa.pdf, labelled: yes}}\n")
    return root


def planned(root: Path) -> Planned:
    found = plan_of(load(Job(root, ISSUE)))[0]
    assert found is not None
    return found


def written(display: DisplayList, root: Path, store: AssetStore) -> tuple[bytes, bytes]:
    """For the press and for the web, with the faces and the profile of the project at `root`."""
    fonts = FontBook.load(root)[0]
    assert fonts is not None
    paper = planned(root).paper
    settings = settings_of(paper, root, assets=store)
    web = ScreenSettings(settings.intent.profile, store)
    return write_pdf(display, fonts, settings), write_screen(display, fonts, web)


def display_of(outcome: Outcome) -> DisplayList:
    assert outcome.issue is not None, outcome.diagnostics
    return outcome.issue.display


@pytest.mark.parametrize("draft", [False, True])
def test_setting_opens_no_file(root: Path, draft: bool) -> None:
    """Of the project none at all; of ourselves what a process reads once: code and tables."""
    this = planned(root)
    pictures = pictures_of(Job(root, ISSUE), this)[0]
    for ours in (Path(assets.__file__).parents[2], None):
        forget_all()
        with recorded() as opened:
            assemble(this.plan, this.fonts, pictures, "2021-03-08T00:00:00+08:00", draft)
        here = [path for path in opened if ours is None or Path(path).resolve().is_relative_to(root.resolve())]
        assert not here, "setting opened these files"


def test_the_stage_of_assets_does_open_files(root: Path) -> None:
    """Else the test above sees nothing."""
    with recorded() as opened:
        read_assets(planned(root).plan, root, ())
    assert any(path.endswith("plan.jpg") for path in opened)


def test_a_display_list_goes_to_bytes_and_back_equal(root: Path) -> None:
    display = display_of(set_issue(Job(root, ISSUE)))
    assert {raster.kind for page in display.pages for raster in rasters_of(page.items)} == {"jpeg", "pdf"}
    again = from_bytes(to_bytes(display))
    assert again == display and again is not display


def test_a_display_list_means_the_same_after_the_project_moved_and_elsewhere(root: Path, tmp_path: Path) -> None:
    outcome = set_issue(Job(root, ISSUE))
    assert outcome.issue is not None
    first = written(outcome.issue.display, root, outcome.issue.assets)
    sent, files = to_bytes(outcome.issue.display), dict(outcome.issue.assets.files)
    assert os.fsencode(tmp_path) not in sent
    held = {known: (root / file).read_bytes() for known, file in files.items()}
    moved = tmp_path / "elsewhere"
    shutil.move(root, moved)
    for store in (AssetStore(moved, files), AssetStore(held=held)):
        forget_all()
        assert written(from_bytes(sent), moved, store) == first


def test_files_without_a_picture_are_told_where_they_are_asked_for(root: Path) -> None:
    """Each at its own place, with one message, whatever else is wrong."""
    (root / ISSUE / "images/psa.pdf").unlink()
    (root / ISSUE / "images/plan.jpg").write_bytes(photograph()[:900])
    outcome = set_issue(Job(root, ISSUE))
    told = [(d.code, d.span.file, d.message) for d in outcome.diagnostics if d.code.startswith("PIC") and d.span]
    assert told == [
        ("PIC003", ARTICLE, "'images/plan.jpg' is cut short."),
        ("PIC001", f"{ISSUE}/issue.yaml", "The picture 'images/psa.pdf' is missing."),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links")
@pytest.mark.parametrize("linked", ["images", "images/plan.jpg"])
def test_a_link_out_of_the_issue_is_told_though_it_leads_to_the_same_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, linked: str
) -> None:
    """The state of what a link leads to is that of the file that stood there before."""
    monkeypatch.setattr(by_state, "YOUNG", 0)
    forget_all()
    assert [d.code for d in set_issue(Job(root, ISSUE)).diagnostics if d.code == "PIC005"] == []
    place, outside = root / ISSUE / linked, root / "elsewhere"
    place.rename(outside)
    place.symlink_to(outside)
    warm = set_issue(Job(root, ISSUE)).diagnostics
    forget_all()
    assert warm == set_issue(Job(root, ISSUE)).diagnostics
    assert "PIC005" in [d.code for d in warm]


def test_many_pictures_read_at_once_are_those_read_one_by_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = read_assets(planned(root).plan, root, ())
    monkeypatch.setattr(assets, "WORTH_THREADS", 0)
    forget_all()
    assert read_assets(planned(root).plan, root, ()) == one_by_one


def test_a_placed_pdf_is_read_in_another_process_and_only_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither setting nor writing opens its bytes here, in whichever thread; a further build, and one after it, read it no more."""
    bytes_of, open_pdf = advertisement(), pikepdf.Pdf.open

    def opened(source: io.BytesIO, **more: object) -> pikepdf.Pdf:
        assert source.getvalue() != bytes_of, "a foreign PDF was opened"
        return open_pdf(source, **more)

    monkeypatch.setattr(processors, "copies_safely", lambda: False)
    monkeypatch.setattr(quarantine, "copies_safely", lambda: False)
    monkeypatch.setattr(pikepdf.Pdf, "open", opened)
    store, made = root / "store", []
    forget_all()

    def build() -> None:
        outcome = set_issue(Job(root, ISSUE, cache=store))
        assert outcome.issue is not None and outcome.passes, outcome.diagnostics
        made.append((outcome.issue.display, outcome.diagnostics, pdf_bytes(outcome.issue)))

    with ThreadPoolExecutor(1) as thread:
        thread.submit(build).result()
    monkeypatch.setattr(quarantine, "_begun", lambda *_: pytest.fail("read again"))
    build()
    forget_all()
    build()
    assert made[0] == made[1] == made[2]


def test_the_crash_of_its_reader_is_told_like_any_damage(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget_all()
    monkeypatch.setattr(foreign.Quarantine, "results", lambda quarantine: [None for _ in quarantine.parts])
    (told,) = [d for d in set_issue(Job(root, ISSUE)).diagnostics if d.code.startswith("PIC")]
    assert (told.code, told.span.file if told.span else "") == ("PIC030", f"{ISSUE}/issue.yaml")
    assert told.message.startswith("'images/psa.pdf' cannot be read as PDF")
    forget_all()


def test_a_picture_saved_over_while_it_is_looked_at_is_measured_as_it_is_now(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of the state before must not stand for the bytes of afterwards."""
    plan, path = planned(root).plan, root / ISSUE / "images/plan.jpg"
    before = read_assets(plan, root, ())[0]
    assets.MEASURED.forget()
    path.write_bytes(photograph((350, 250)))
    remembered = assets.Seen(next(known for known, file in before.files.items() if file.endswith("plan.jpg")), "jpeg")
    monkeypatch.setattr(assets, "by_state", lambda _, at, __, make: remembered if at == [path] else make())
    now = read_assets(plan, root, ())[0]
    monkeypatch.undo()
    forget_all()
    assert now == read_assets(plan, root, ())[0] != before
