"""`banmian preflight`: exit codes, JSON as build's, the HTML page, and files that are no PDF."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from breaks import BREAKS
from drafts import Draft
from project import run

CONTRACT = {"code", "severity", "message", "hint", "file", "line", "column", "page", "rect"}


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "test.toml"
    path.write_text('title = "Test"\nleave = ["PF-FRM-*", "PF-INK-*"]\n[limits]\npages-multiple = 1\n', encoding="utf-8")
    return path


def put(folder: Path, data: bytes) -> Path:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return path


def test_a_good_file_exits_with_0(tmp_path: Path, profile: Path) -> None:
    ran = run("preflight", put(tmp_path, Draft().save()), "--profile", profile)
    assert ran.code == 0 and ran.exception is None
    assert ran.err.splitlines()[-1].startswith("a.pdf passes: Test, PDF/X-4, ")


def test_json_is_that_of_build(tmp_path: Path, profile: Path) -> None:
    data = next(row for row in BREAKS if row.check == "PF-COL-01").data()
    ran = run("preflight", put(tmp_path, data), "--profile", profile, "--json")
    assert ran.code == 1
    report = ran.report
    assert {"built", "diagnostics", "outputs"} <= set(report) and report["built"] is False
    (one,) = report["diagnostics"]
    assert set(one) == CONTRACT
    assert (one["code"], one["severity"], one["page"]) == ("PF-COL-01", "error", 1)
    x0, y0, x1, y1 = one["rect"]
    assert (x0, y0) == (pytest.approx((40 - 8.5) * 25.4 / 72, abs=0.02), pytest.approx((208.5 - 150) * 25.4 / 72, abs=0.02))
    assert x1 - x0 == pytest.approx(20 * 25.4 / 72, abs=0.02) and y1 > y0
    states = {c["id"]: c["state"] for c in report["preflight"]["checks"]}
    assert states["PF-COL-01"] == "found" and states["PF-INK-01"] == "off" and states["PF-DOC-01"] == "passed"


def test_the_html_page_needs_nothing_beside_it(tmp_path: Path, profile: Path) -> None:
    data = next(row for row in BREAKS if row.check == "PF-COL-01").data()
    ran = run("preflight", put(tmp_path, data), "--profile", profile, "--html", tmp_path / "out/report.html", "--json")
    page = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert ran.report["outputs"][0]["path"] == "report.html"
    assert re.findall(r'(?:src|href)="(?!data:image/png;base64,)', page) == []
    assert page.count('class="mark error"') == 1 and "PF-COL-01" in page
    again = run("preflight", put(tmp_path, data), "--profile", profile, "--html", tmp_path / "two.html", "--json")
    assert again.code == 1 and (tmp_path / "two.html").read_text(encoding="utf-8") == page


def test_a_files_name_and_words_do_not_become_markup(tmp_path: Path, profile: Path) -> None:
    path = tmp_path / "<b>x.pdf"
    path.write_bytes(Draft().save())
    run("preflight", path, "--profile", profile, "--html", tmp_path / "r.html")
    assert "&lt;b&gt;x.pdf" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"), (b"GIF89a" * 100, "this is no PDF"), (Draft().save()[:500], "damaged beyond reading"),
    ],
)  # fmt: skip
def test_what_is_no_pdf_is_told(tmp_path: Path, profile: Path, data: bytes, says: str) -> None:
    ran = run("preflight", put(tmp_path, data), "--profile", profile, "--json", "--html", tmp_path / "r.html")
    assert ran.code == 1 and ran.exception is None
    (one,) = ran.report["diagnostics"]
    assert one["code"] == "PF-DOC-01" and says in one["message"]
    assert says in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    path = put(tmp_path, Draft().save())
    missing = run("preflight", tmp_path / "none.pdf", "--json")
    assert missing.code == 2 and json.loads(missing.out)["diagnostics"][0]["code"] == "SRC001"
    folder = run("preflight", tmp_path)
    assert folder.code == 2 and "cannot be read" in folder.err
    unknown = run("preflight", path, "--profile", "nobody")
    assert unknown.code == 2 and "TPL008" in unknown.err and "house" in unknown.err
    assert run("preflight").code == 2


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from banmian.preflight import command
    from banmian.preflight.reading import opening

    monkeypatch.setattr(command, "FILE_BYTES", 1000)
    monkeypatch.setattr(opening, "FILE_BYTES", 1000)
    ran = run("preflight", put(tmp_path, Draft().save()), "--profile", profile, "--json")
    assert ran.code == 1 and "too large" in ran.report["diagnostics"][0]["message"]
