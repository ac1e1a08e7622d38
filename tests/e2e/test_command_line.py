"""The command line: options, exit codes, what stays and what goes, JSON alone on stdout.

docs/rules/contracts.md, Messages and Outputs.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from project import made_files, run, small_project, spoil

from banmian.cli import main

ISSUE = "content/2021-03-05"
STEM = "\u5c0f\u62a5-20210305-7"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project of four pages, built whole."""
    root = small_project(tmp_path_factory.mktemp("good") / "project")
    ran = run("build", root / ISSUE, "--out", root / "build")
    assert ran.code == 0 and ran.exception is None, ran.err
    return root


def outputs(root: Path) -> list[str]:
    folder = root / "build/2021-03-05"
    return sorted(p.relative_to(folder).as_posix() for p in made_files(folder))


def hashes(root: Path) -> dict[str, bytes]:
    folder = root / "build/2021-03-05"
    return {name: (folder / name).read_bytes() for name in outputs(root) if not name.startswith("report")}


def overfill(root: Path) -> None:
    spoil(root / ISSUE / "articles/lamp.md", {"\u4e00\u9f50\u4eae": "\u4e00\u9f50" * 60 + "\u4eae"})


REPORTS = ["report.json", "report.txt"]
MARK = ".banmian-output"
WHOLE = sorted(
    [MARK, f"{STEM}.pdf", *REPORTS, "proofs/sheet.png"]
    + [f"pages/{STEM}-A{n:02d}.pdf" for n in range(1, 5)]
    + [f"proofs/A{n:02d}.png" for n in range(1, 5)]
)


def test_a_build_writes_all_that_the_contract_names(good: Path) -> None:
    assert outputs(good) == WHOLE


def test_pages_makes_those_pages_alone(root: Path) -> None:
    """Into an empty folder; then into one where the others stand, which are of the same issue."""
    whole = hashes(root)
    assert run("build", root / ISSUE, "--out", root / "new", "--pages", "1,3").code == 0
    pages = [f"pages/{STEM}-A01.pdf", f"pages/{STEM}-A03.pdf", "proofs/A01.png", "proofs/A03.png"]
    made = root / "new/2021-03-05"
    assert sorted(p.relative_to(made).as_posix() for p in made_files(made)) == sorted(
        [MARK, f"{STEM}.pdf", *pages, "proofs/sheet.png", *REPORTS]
    )
    assert {name: (made / name).read_bytes() for name in pages} == {name: whole[name] for name in pages}
    assert run("build", root / ISSUE, "--out", root / "build", "--pages", "1,3").code == 0
    assert (outputs(root), hashes(root)) == (WHOLE, whole), "the sheet shows all pages again"


def test_pages_of_an_earlier_state_stay_and_are_marked(root: Path) -> None:
    spoil(root / ISSUE / "articles/lamp.md", {"\u6628\u665a\u516d\u70b9": "\u6628\u665a\u4e94\u70b9"})
    ran = run("build", root / ISSUE, "--out", root / "build", "--pages", "4")
    assert ran.code == 0 and "out of date: pages, proofs" in ran.err
    folder = root / "build/2021-03-05"
    rows = (folder / "pages/STALE.txt").read_text(encoding="utf-8").splitlines()
    assert [row.split("  ")[1] for row in rows if "  " in row] == [f"{STEM}-A0{n}.pdf" for n in (1, 2, 3)]
    told = json.loads((folder / "report.json").read_bytes())
    assert "OUT006" in [d["code"] for d in told["diagnostics"]]
    assert [o["path"] for o in told["outputs"]] == [f"{STEM}.pdf", f"pages/{STEM}-A04.pdf", "proofs/A04.png", "proofs/sheet.png"]
    assert run("build", root / ISSUE, "--out", root / "build", "--pages", "1,2,3").code == 0
    assert outputs(root) == WHOLE


def test_an_undone_change_makes_what_stands_there_good_again(root: Path) -> None:
    whole = hashes(root)
    change = {"\u6628\u665a\u516d\u70b9": "\u6628\u665a\u4e94\u70b9"}
    spoil(root / ISSUE / "articles/lamp.md", change)
    assert run("build", root / ISSUE, "--out", root / "build", "--pages", "4").code == 0
    spoil(root / ISSUE / "articles/lamp.md", {new: old for old, new in change.items()})
    assert run("build", root / ISSUE, "--out", root / "build", "--pages", "4").code == 0
    assert (outputs(root), hashes(root)) == (WHOLE, whole)


def test_a_page_that_the_issue_lacks_is_wrong_usage(root: Path) -> None:
    before = hashes(root)
    ran = run("build", root / ISSUE, "--out", root / "build", "--pages", "1,9")
    assert (ran.code, ran.out) == (2, "")
    assert "no page 9" in ran.err
    assert hashes(root) == before


def test_only_pdf_takes_page_files_and_proofs_away(root: Path) -> None:
    ran = run("build", root / ISSUE, "--out", root / "build", "--only", "pdf")
    assert ran.code == 0
    assert outputs(root) == sorted([MARK, f"{STEM}.pdf", *REPORTS])


def test_a_new_number_leaves_one_pdf(root: Path) -> None:
    spoil(root / ISSUE / "issue.yaml", {"number: 7\n": "number: 8\n"})
    assert run("build", root / ISSUE, "--out", root / "build", "--only", "pdf").code == 0
    assert [n for n in outputs(root) if n.endswith(".pdf")] == ["\u5c0f\u62a5-20210305-8.pdf"]


def test_a_failing_build_changes_the_reports_alone(root: Path) -> None:
    before = hashes(root)
    overfill(root)
    ran = run("build", root / ISSUE, "--out", root / "build")
    assert ran.code == 1 and ran.exception is None
    assert hashes(root) == before
    report = json.loads((root / "build/2021-03-05/report.json").read_text(encoding="utf-8"))
    assert (report["built"], report["outputs"]) == (False, [])
    assert [d["code"] for d in report["diagnostics"] if d["severity"] == "error"] == ["FLW001"]
    assert "make draft" in ran.err.splitlines()[-1]


def test_warnings_fail_where_the_print_shop_says_so(root: Path) -> None:
    profile = root / "layouts/small/profiles/newsprint.toml"
    text = profile.read_text(encoding="utf-8").replace('fail-on = "error"', 'fail-on = "warning"')
    profile.unlink()
    profile.write_text(text, encoding="utf-8")
    assert run("check", root / ISSUE).code == 0
    spoil(root / ISSUE / "articles/tree.md", {"\uff0c\u7b49\u5f00\u6625\u518d\u89e3": ""})
    ran = run("check", root / ISSUE, "--json")
    assert ran.code == 1
    assert {d["severity"] for d in ran.report["diagnostics"]} - {"info"} == {"warning"}


def test_json_stands_alone_on_stdout(root: Path) -> None:
    ran = run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--json")
    assert json.loads(ran.out)["built"] is True
    assert ran.out == (root / "build/2021-03-05/report.json").read_text(encoding="utf-8")


def test_timings_change_nothing_else(root: Path) -> None:
    before = hashes(root)
    ran = run("build", root / ISSUE, "--out", root / "build", "--timings", root / "t.json")
    assert ran.code == 0
    told = json.loads((root / "t.json").read_text(encoding="utf-8"))
    assert set(told) == {"stages", "total", "remembered"} and set(told["stages"]) >= {"load", "set", "pdf"}
    assert hashes(root) == before


def test_check_tells_and_writes_nothing(root: Path) -> None:
    overfill(root)
    before = outputs(root), hashes(root)
    ran = run("check", root / ISSUE)
    assert ran.code == 1
    assert "error FLW001" in ran.err and ran.out == ""
    assert (outputs(root), hashes(root)) == before
    assert run("check", root / ISSUE, "--json").report["built"] is False


def test_dump_is_the_display_list(root: Path) -> None:
    ran = run("dump", root / ISSUE)
    assert ran.code == 0
    assert ran.out.startswith("issue \u5c0f\u62a5 2021-03-05 (7) | 2021-03-05T00:00:00+08:00 | zh-Hans\n")
    assert re.findall(r"^page (\d)", ran.out, re.MULTILINE) == ["1", "2", "3", "4"]
    assert str(root) not in ran.out


def test_source_date_epoch_is_honoured(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert "| 2020-09-13T20:26:40+08:00 |" in run("dump", root / ISSUE).out.splitlines()[0]


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("build", "content/1999-01-01"), "1999-01-01"),
        (("build", "--only", "plates"), "plates"),
        (("build", "--pages", "one"), "page numbers"),
        (("bild",), "bild"),
    ],
)
def test_wrong_usage_exits_with_2(root: Path, args: tuple[str, ...], word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    ran = run(*args)
    assert ran.code == 2 and ran.exception is None
    assert word in ran.err and ran.out == ""


def test_outside_any_project_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("build")
    assert ran.code == 2 and "layouts/" in ran.err


def test_without_an_issue_the_last_folder_is_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert run("dump").out.startswith("issue \u5c0f\u62a5 2021-03-08 (8)")
    (root / "pyproject.toml").write_text('[tool.banmian]\ndefault-issue = "content/2021-03-05"\n', encoding="utf-8")
    assert run("dump").out.startswith("issue \u5c0f\u62a5 2021-03-05 (7)")
    assert run("dump", "--root", root).out.startswith("issue \u5c0f\u62a5 2021-03-05 (7)")


def test_a_fault_of_ours_is_one_line_and_a_log(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, the traceback in a log file, nothing written."""

    def broken(*_: object, **__: object) -> bytes:
        raise ZeroDivisionError("a test breaks the writer")

    before = hashes(root)
    monkeypatch.setattr("banmian.issue_pdf.pdf_bytes", broken)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["banmian", "build", str(root / ISSUE), "--out", str(root / "build")])
    with pytest.raises(SystemExit) as left:
        main(sys.exit)
    assert left.value.code == 3
    told = capsys.readouterr()
    assert told.out == "" and "Traceback" not in told.err
    line = told.err.splitlines()[-1]
    log = re.search(r"report it with (\S+\.log)", line)
    assert log and "ZeroDivisionError" in line
    assert "a test breaks the writer" in Path(log[1]).read_text(encoding="utf-8")
    assert hashes(root) == before
