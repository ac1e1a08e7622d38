"""`banmian plates`, `banmian deliver` and `--marks` on the small project of four pages: what stands in which folder.

docs/rules/contracts.md, Outputs; docs/delivery.md.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from project import link_or_copy, made_files, run, small_project, spoil

ISSUE = "content/2021-03-05"
STEM = "\u5c0f\u62a5-20210305-7"
LAMP = f"{ISSUE}/articles/lamp.md"
HOUSE = "layouts/small/profiles/preflight/house.toml"
REPORTS = {"preflight.json", "preflight.html"}
SPOILT = json.dumps({"schema": 1, "pages": [dict.fromkeys(("page", "name", "file", "version", "sha256", "content"), "1")]}).encode()
CHANGED = {"\u6628\u665a\u516d\u70b9": "\u6628\u665a\u4e03\u70b9"}
"""A correction on page 4: six o'clock becomes seven."""


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with plates and its first delivery."""
    root = small_project(tmp_path_factory.mktemp("sent") / "project", "\u4e03")
    for command in ("plates", "deliver"):
        ran = run(command, root / ISSUE, "--out", root / "build")
        assert ran.code == 0 and ran.exception is None, ran.err
    return root


@pytest.fixture
def root(sent: Path, tmp_path: Path) -> Path:
    """A copy that the test may change."""
    copy = tmp_path / "project"
    shutil.copytree(sent, copy, ignore=shutil.ignore_patterns("fonts", "icc"))
    for name in ("fonts", "layouts/small/profiles/icc"):
        shutil.copytree(sent / name, copy / name, copy_function=link_or_copy)
    return copy


def built(root: Path) -> Path:
    return root / "build/2021-03-05"


def ticket(root: Path, group: str = "delivery") -> dict[str, Any]:
    read: dict[str, Any] = json.loads((built(root) / group / "ticket.json").read_bytes())
    return read


def stale_groups(root: Path) -> set[str]:
    return {p.parent.name for p in built(root).glob("*/STALE.txt")}


def names(root: Path, group: str = "delivery") -> set[str]:
    return {p.name for p in (built(root) / group).iterdir()}


def all_files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(built(root))): p.read_bytes() for p in made_files(built(root))}


def codes(ran: Any) -> list[str]:
    return [d["code"] for d in ran.report["diagnostics"] if d["severity"] == "error"]


def test_the_folder_of_a_whole_issue(sent: Path) -> None:
    pages = {f"{STEM}-A0{n}.pdf" for n in range(1, 5)}
    assert names(sent) == pages | {f"{STEM}.pdf", "plates.pdf", "ticket.json", "README.txt", "SHA256SUMS", *REPORTS}
    folder = built(sent)
    for name in pages:
        assert (folder / "delivery" / name).read_bytes() == (folder / "pages" / name).read_bytes()
    assert (folder / "delivery" / f"{STEM}.pdf").read_bytes() == (folder / f"{STEM}.pdf").read_bytes()
    assert (folder / "delivery/plates.pdf").read_bytes() == (folder / "plates/plates.pdf").read_bytes()


def test_checksums_are_those_of_sha256sum(sent: Path) -> None:
    folder = built(sent) / "delivery"
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(names(sent)) - 1


def test_the_ticket(sent: Path) -> None:
    known = ticket(sent)
    assert (known["paper"], known["number"], known["date"], known["page-count"]) == ("\u5c0f\u62a5", 7, "2021-03-05", 4)
    assert (known["trim-mm"], known["bleed-mm"], known["standard"]) == ([120.0, 180.0], 3.0, "PDF/X-4")
    assert known["output-intent"]["identifier"] == "CGATS TR 002" and known["ink-limit-percent"] == 240
    assert [ink["name"] for ink in known["inks"]][-1] == "Black" and known["inks"][-1]["pages"] == [1, 2, 3, 4]
    assert known["faces"] and all(face["embedded"] for face in known["faces"])
    for row in known["files"]:
        data = (built(sent) / "delivery" / row["file"]).read_bytes()
        assert (row["bytes"], row["sha256"]) == (len(data), sha256(data).hexdigest())
    assert [p["file"] for p in known["pages"]] == [f"{STEM}-A0{n}.pdf" for n in range(1, 5)]
    assert {p["sent"] for p in known["pages"]} == {"now"} and known["correction"] is False
    text = (built(sent) / "delivery/README.txt").read_text(encoding="utf-8")
    assert "$" not in text and all(row["file"] in text for row in known["files"] if row["kind"] != "readme")


def test_the_order_is_told(root: Path) -> None:
    table = json.loads((built(root) / "plates/plates.json").read_bytes())
    assert [[c["page"] for c in side["cells"]] for side in table["sides"]] == [[4, 1], [2, 3]]
    ran = run("plates", root / ISSUE, "--out", root / "build")
    assert re.search(r"1\s+.\s+front\s+.\s+4 \| 1", ran.err)
    told = run("plates", root / ISSUE, "--out", root / "build", "--json").report
    assert told["plates"] == table and {"kind": "plates", "path": "plates/plates.pdf"}.items() <= told["outputs"][-1].items()


def test_nothing_is_made_twice_and_bytes_are_equal(sent: Path, root: Path) -> None:
    """The same commands in another folder, one of them on top of what stands there."""
    before = {name: p.stat().st_mtime_ns for name in names(root, "proofs") if (p := built(root) / "proofs" / name)}
    ran = run("deliver", root / ISSUE, "--out", root / "build")
    assert ran.code == 0
    assert {name: (built(root) / "proofs" / name).stat().st_mtime_ns for name in before} == before
    assert all_files(root) == all_files(sent)


def test_page_files_that_are_not_those_of_the_last_report_are_made_again(root: Path) -> None:
    """As a build leaves them that died after its PDF was in place."""
    page = built(root) / "pages" / f"{STEM}-A02.pdf"
    good = page.read_bytes()
    page.write_bytes(b"old")
    assert run("deliver", root / ISSUE, "--out", root / "build").code == 0 and page.read_bytes() == good
    page.write_bytes(b"old")
    (built(root) / "report.json").write_bytes(b"{")
    assert run("plates", root / ISSUE, "--out", root / "build").code == 0 and page.read_bytes() == good


def test_bytes_do_not_hang_on_hash_order(sent: Path, tmp_path: Path) -> None:
    """Another process, another seed, another folder."""
    command = "from banmian.cli import main; main()"
    for name in ("plates", "deliver"):
        args = [sys.executable, "-c", command, name, sent / ISSUE, "--out", tmp_path / "build"]
        subprocess.run(args, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": "2"})
    assert all_files(tmp_path) == all_files(sent)


def test_a_corrected_page_is_sent_alone(root: Path) -> None:
    old = ticket(root)["pages"]
    first = {name: data for name, data in all_files(root).items() if name.startswith("delivery/")}
    spoil(root / LAMP, CHANGED)
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4")
    assert ran.code == 0, ran.err
    assert names(root, "correction-1") == {f"{STEM}-A04b.pdf", "ticket.json", "README.txt", "SHA256SUMS", *REPORTS}
    assert first == {name: data for name, data in all_files(root).items() if name in first}, "what was sent first stays"
    assert f"{STEM}-A04b.pdf replaces {STEM}-A04.pdf" in ran.err and "unchanged: pages 1, 2, 3" in ran.err
    known = ticket(root, "correction-1")
    assert known["correction"] is True
    (page,) = [p for p in known["pages"] if p["sent"] == "now"]
    assert (page["page"], page["version"]) == (4, "b")
    assert page["replaces"] == {"file": f"{STEM}-A04.pdf", "sha256": old[3]["sha256"]}
    assert [p["content"] for p in known["pages"]][:3] == [p["content"] for p in old][:3]
    assert page["content"] != old[3]["content"]
    text = (built(root) / "correction-1/README.txt").read_text(encoding="utf-8")
    assert f"{STEM}-A04b.pdf" in text and f"{STEM}-A04.pdf" in text
    assert {"plates", "delivery"} == stale_groups(root), "plates of the issue before the correction"
    with pikepdf.open(built(root) / "correction-1" / f"{STEM}-A04b.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_letters_go_on(root: Path) -> None:
    spoil(root / LAMP, CHANGED)
    assert run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--version", "c").code == 0
    spoil(root / LAMP, {"\u4e03\u70b9": "\u516b\u70b9"})
    early = run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--version", "b", "--json")
    assert early.code == 1 and codes(early) == ["DLV004"]
    assert names(root, "correction-1") >= {f"{STEM}-A04c.pdf"} and not (built(root) / "correction-2").exists(), (
        "what was sent stays"
    )
    assert run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--ascii").code == 0
    assert names(root, "correction-2") == {"small-20210305-7-A04d.pdf", "ticket.json", "README.txt", "SHA256SUMS", *REPORTS}
    assert ticket(root, "correction-2")["pages"][3]["replaces"]["file"] == f"{STEM}-A04c.pdf"
    assert "correction-1" in stale_groups(root), "the page was sent once more since"


def test_a_whole_delivery_begins_again(root: Path) -> None:
    """Letters and corrections begin anew; those of the delivery before are out of date."""
    spoil(root / LAMP, CHANGED)
    assert run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4").code == 0
    assert run("deliver", root / ISSUE, "--out", root / "build").code == 0
    assert "correction-1" in stale_groups(root) and "delivery" not in stale_groups(root)
    spoil(root / LAMP, {"\u4e03\u70b9": "\u516d\u70b9"})
    assert run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4").code == 0
    assert f"{STEM}-A04b.pdf" in names(root, "correction-1") and "correction-1" not in stale_groups(root)


def test_a_correction_whose_ticket_is_spoilt_corrects_nothing(root: Path) -> None:
    spoil(root / LAMP, CHANGED)
    assert run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4").code == 0
    (built(root) / "correction-1/ticket.json").write_bytes(b"{")
    spoil(root / LAMP, {"\u4e03\u70b9": "\u516d\u70b9"})
    assert codes(run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--json")) == ["DLV001"]


def test_another_page_that_changed_is_named_and_nothing_sent(root: Path) -> None:
    before = {name: (built(root) / "delivery" / name).read_bytes() for name in names(root)}
    spoil(root / LAMP, CHANGED)
    spoil(root / ISSUE / "articles/river.md", {"\u5b88\u95f8\u7684\u4eba": "\u5b88\u6865\u7684\u4eba"})
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--json")
    assert ran.code == 1 and set(codes(ran)) == {"DLV002"}
    (told, *_) = [d["message"] for d in ran.report["diagnostics"] if d["severity"] == "error"]
    assert told == "page 2 is not sent again, but it is not what was sent before"
    assert {name: (built(root) / "delivery" / name).read_bytes() for name in before} == before
    assert not (built(root) / "correction-1").exists()


def test_the_hint_of_a_wrong_page_works_when_followed(root: Path) -> None:
    """It names the pages that have changed and no other."""
    spoil(root / LAMP, CHANGED)
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--pages", "2", "--json")
    told = {(d["code"], d["hint"]) for d in ran.report["diagnostics"] if d["severity"] == "error"}
    assert told == {(code, "send what has changed: --pages 4") for code in ("DLV002", "DLV003")}
    assert run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4").code == 0


def test_plates_whose_order_cannot_be_read_are_left_out(root: Path) -> None:
    (built(root) / "plates/plates.json").write_bytes(b"{")
    ran = run("deliver", root / ISSUE, "--out", root / "build")
    assert ran.code == 0 and ran.exception is None and "plates.pdf" not in names(root)


def test_a_page_that_has_not_changed_is_not_sent(root: Path) -> None:
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--json")
    assert ran.code == 1 and codes(ran) == ["DLV003"]


def test_lines_that_move_in_a_source_change_no_page(root: Path) -> None:
    """A fingerprint is of what is painted: a blank line more in an article is nothing."""
    path = root / LAMP
    path.write_text(path.read_text(encoding="utf-8").replace("---\n\u540e", "---\n\n\n\u540e"), encoding="utf-8")
    assert codes(run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--json")) == ["DLV003"]


@pytest.mark.parametrize("spoilt", [None, b"{", b'{"schema": 9}', b'{"schema": 1, "pages": [{}]}', SPOILT])
def test_no_delivery_to_correct(root: Path, spoilt: bytes | None) -> None:
    path = built(root) / "delivery/ticket.json"
    if spoilt is None:
        shutil.rmtree(path.parent)
    else:
        path.write_bytes(spoilt)
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4", "--json")
    assert ran.exception is None and ran.code == 1 and codes(ran) == ["DLV001"]


def test_what_cannot_be_read_is_not_delivered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that finds nothing on the rendered page (preflight, before it, reads the codes from their modules)."""
    monkeypatch.setattr("banmian.outputs.readback._read", lambda *_: frozenset())
    shutil.rmtree(built(root) / "delivery")
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--json")
    assert ran.exception is None and ran.code == 1
    assert codes(ran) == ["DLV005"] * 2 and not (built(root) / "delivery").exists()


def test_what_does_not_pass_preflight_is_not_delivered(root: Path) -> None:
    """Without its own profile the small paper is held to the house's."""
    before = {name: (built(root) / "delivery" / name).read_bytes() for name in names(root)}
    (root / HOUSE).unlink()
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--json")
    assert ran.exception is None and ran.code == 1
    assert {"DLV007", "PF-QRC-04"} <= set(codes(ran))
    assert {name: (built(root) / "delivery" / name).read_bytes() for name in names(root)} == before
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--profile", "nobody", "--json")
    assert ran.exception is None and ran.code == 1 and set(codes(ran)) == {"TPL008", "DLV007"}


def test_a_spot_that_the_paper_declares_is_delivered(root: Path) -> None:
    """The paper's word is enough: its spots need no second declaration in the preflight profile."""
    spoil(root / "layouts/small/paper.yaml", {"red: [0, 92, 85, 12]": "red: {spot: PANTONE 186 C, cmyk: [0, 92, 85, 12]}"})
    ran = run("deliver", root / ISSUE, "--out", root / "build")
    assert ran.code == 0, ran.err


def test_the_preflight_report_goes_with_the_delivery(sent: Path) -> None:
    report = json.loads((built(sent) / "delivery/preflight.json").read_bytes())["preflight"]
    assert report["profile"] == "Squares" and report["passes"] is True
    assert {f["file"] for f in ticket(sent)["files"] if f["kind"] == "preflight"} == REPORTS


def test_without_a_reader_of_codes_the_delivery_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--json")
    assert ran.code == 0 and "DLV006" in [d["code"] for d in ran.report["diagnostics"]]


def test_pages_that_make_no_whole_sheets(root: Path) -> None:
    ran = run("plates", root / ISSUE, "--out", root / "build", "--scheme", "book", "--json")
    assert ran.code == 1 and codes(ran) == ["IMP001"]
    assert run("plates", root / ISSUE, "--out", root / "build", "--scheme", "book", "--blank").code == 0
    with pikepdf.open(built(root) / "plates/plates.pdf") as pdf:
        assert [len(p.Resources.XObject) for p in pdf.pages] == [2, 2]


def test_sheets_that_are_too_small(root: Path) -> None:
    ran = run("plates", root / ISSUE, "--out", root / "build", "--sheet", "200x180", "--json")
    assert ran.code == 1 and codes(ran) == ["IMP002"]
    ran = run("plates", root / ISSUE, "--out", root / "build", "--sheet", "240x180", "--json")
    assert ran.code == 0 and [d["code"] for d in ran.report["diagnostics"] if d["severity"] == "warning"][-1] == "IMP003"
    with pikepdf.open(built(root) / "plates/plates.pdf") as pdf:
        for page in pdf.pages:
            media, trim, bleed = ([float(v) for v in page.obj[key]] for key in ("/MediaBox", "/TrimBox", "/BleedBox"))
            assert trim == pytest.approx(media, abs=0.0015) and bleed == media, "no box leaves the sheet"


@pytest.mark.parametrize(
    "args",
    [
        ("plates", "--scheme", "nonsense"),
        ("plates", "--sheet", "big"),
        ("plates", "--sheet", "0x99999"),
        ("plates", "--creep", "-1"),
        ("deliver", "--version", "a"),
        ("deliver", "--version", "bb"),
        ("deliver", "--pages", "9"),
        ("build", "--marks", "--draft"),
        ("build", "--marks", "--only", "pdf"),
    ],
    ids=" ".join,
)
def test_wrong_usage(root: Path, args: tuple[str, ...]) -> None:
    ran = run(args[0], root / ISSUE, "--out", root / "build", *args[1:])
    assert ran.code == 2 and ran.exception is None and "Traceback" not in ran.err


def test_the_schemes_are_listed() -> None:
    ran = run("plates", "--schemes")
    assert ran.code == 0 and ran.out.splitlines()[0].startswith("tabloid ")


def test_marked_copies(root: Path) -> None:
    assert run("build", root / ISSUE, "--out", root / "build", "--marks", "--pages", "1,4").code == 0
    assert names(root, "marks") == {f"{STEM}-A0{n}-marks.pdf" for n in (1, 4)}
    plain, marked = (
        (built(root) / folder / f"{STEM}-A01{end}.pdf").read_bytes() for folder, end in (("pages", ""), ("marks", "-marks"))
    )
    with pikepdf.open(BytesIO(plain)) as page, pikepdf.open(BytesIO(marked)) as sheet:
        sizes = [[float(b[2] - b[0]) for b in (p.pages[0].TrimBox, p.pages[0].MediaBox)] for p in (page, sheet)]
        assert sizes[0][0] == pytest.approx(sizes[1][0], abs=0.001) and sizes[1][1] > sizes[0][1] + 50
        assert "PDF/X-4<" in sheet.Root.Metadata.read_bytes().decode()
    assert (built(root) / "plates").exists(), "the issue is the one that the plates were made of"
    assert run("build", root / ISSUE, "--out", root / "build").code == 0
    assert names(root, "marks") == {f"{STEM}-A0{n}-marks.pdf" for n in (1, 4)}, "they are of this very issue"


def test_plates_and_delivery_leave_what_else_was_made_of_this_issue(root: Path) -> None:
    asked = ("--marks", "--screen", "--standard", "x1a")
    assert run("build", root / ISSUE, "--out", root / "build", *asked).code == 0
    groups = ("pages", "proofs", "marks", "screen", "x1a")
    before = {name: data for name, data in all_files(root).items() if name.startswith(groups)}
    for command in ("plates", "deliver", "plates"):
        assert run(command, root / ISSUE, "--out", root / "build").code == 0
        assert {name: data for name, data in all_files(root).items() if name.startswith(groups)} == before
        told = json.loads((built(root) / "report.json").read_bytes())["outputs"]
        assert before.keys() <= {row["path"] for row in told}, "and the report goes on telling of it"
    spoil(root / LAMP, CHANGED)
    assert run("deliver", root / ISSUE, "--out", root / "build", "--pages", "4").code == 0
    assert stale_groups(root) == {"marks", "screen", "x1a", "plates", "delivery"}, "of an earlier state of the issue"


def test_a_delivery_as_x1a(root: Path) -> None:
    assert run("deliver", root / ISSUE, "--out", root / "build", "--standard", "x1a").code == 0
    assert ticket(root)["standard"] == "PDF/X-1a:2003"
    assert "plates.pdf" not in names(root), "they are of the PDF/X-4"
    assert run("plates", root / ISSUE, "--out", root / "build", "--standard", "x1a").code == 0
    assert run("deliver", root / ISSUE, "--out", root / "build", "--standard", "x1a").code == 0
    assert "plates.pdf" in names(root)
    for name in sorted(n for n in names(root) if n.endswith(".pdf")):
        with pikepdf.open(built(root) / "delivery" / name) as pdf:
            assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003" and pdf.pdf_version == "1.4"


def test_each_code_that_says_something_else_is_told(root: Path) -> None:
    """The pages of another issue: no code of this one can be read from them."""
    from banmian.build import Job, set_issue
    from banmian.outputs.readback import targets, unread_codes

    done = set_issue(Job(root, ISSUE))
    wanted = targets(done.issue)
    assert {t.page for t in wanted} == {1} and len(wanted) == 2
    assert unread_codes(done.issue, (built(root) / f"{STEM}.pdf").read_bytes()) == []
    with pikepdf.open(built(root) / f"{STEM}.pdf") as pdf:
        del pdf.pages[0]
        other = BytesIO()
        pdf.save(other)
    found = unread_codes(done.issue, other.getvalue())
    assert [d.code for d in found] == ["DLV005"] * 2 and found[0].place.page == 1
