"""`banmian import`: what it makes in a small project, and that it makes nothing over what is there, nor by halves."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
import word_copy
from project import run, small_project

import banmian.new.office
from banmian.content.importers.copy import Taken
from banmian.content.importers.reports import Reports
from banmian.new.made import Refused, make_files
from banmian.new.taken_in import Asked, _placed, take_in
from banmian.new.taking import ALL, AskedImport, house_of, prepare_files, put_in_place
from banmian.quarantine import apart

ISSUE = "content/2021-03-08"
LIBREOFFICE = Path(__file__).parents[2] / "word/libreoffice.docx"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("import"))


def files(root: Path) -> set[str]:
    return {p.relative_to(root).as_posix() for p in (root / ISSUE).rglob("*") if p.is_file()}


def codes(told: list[dict[str, str]]) -> list[str]:
    return [one["code"] for one in told if one["severity"] != "info"]


def test_a_document_becomes_an_article_and_its_pictures(root: Path, tmp_path: Path) -> None:
    before = files(root)
    document = tmp_path / "Autumn Flood.docx"
    document.write_bytes(word_copy.reporters((90, 60)))
    done = run("import", document, "--root", root, "--json")
    assert done.code == 0, done.err
    made = [f"{ISSUE}/articles/autumn-flood.md", f"{ISSUE}/images/autumn-flood-1.jpg", f"{ISSUE}/images/autumn-flood-2.png"]
    assert [output["path"] for output in done.report["outputs"]] == made
    assert files(root) - before == set(made)
    assert codes(done.report["diagnostics"]) == ["IMT008", "IMT007", "IMT007"]
    assert "byline: 本报记者　张三　李四　通讯员　王五\n" in (root / made[0]).read_text(
        encoding="utf-8"
    )  # a paper without words for it
    again = run("import", document, "--root", root)
    assert again.code == 1 and "NEW002" in again.err and "nothing was made" in again.err
    assert files(root) - before == set(made)
    (root / made[0]).unlink()
    half = run("import", document, "--root", root)
    assert half.code == 1 and not (root / made[0]).exists()  # its pictures are there already: not even the article is made


def test_tracked_changes_are_named_by_their_numbers(root: Path, tmp_path: Path) -> None:
    document = tmp_path / "level.docx"
    document.write_bytes(word_copy.changes())
    done = run("import", document, "--root", root, "--refuse", "1, 3")
    assert done.code == 0 and "tracked change 1 by" in done.err, done.err
    assert "\u6c34\u4f4d\u662f\u56db\u4e09\u7c73" in (root / ISSUE / "articles/level.md").read_text(encoding="utf-8")
    strange = run("import", document, "--root", root, "--as", "other", "--refuse", "9")
    assert strange.code == 1 and "IMT018 there is no tracked change 9: the document has 4 tracked changes" in strange.err
    assert not (root / ISSUE / "articles/other.md").exists()
    for options in (["--accept", "1", "--refuse", "1"], ["--refuse", "two"], ["--refuse", "0"]):
        assert run("import", document, "--root", root, "--as", "other", *options).code == 2


@pytest.mark.parametrize("data", [b"PK\x03\x04garbage", b"", b"%PDF-1.7"])
def test_what_is_no_word_document_and_is_called_so_is_damaged(root: Path, tmp_path: Path, data: bytes) -> None:
    document = tmp_path / "bad.docx"
    document.write_bytes(data)
    done = run("import", document, "--root", root)
    assert done.code == 1 and "IMT002 the document is damaged, or not of the kind that its name says" in done.err, done.err
    sheet = tmp_path / "bad.xlsx"
    sheet.write_bytes(b"PK\x03\x04xl/")
    assert "IMT001 the file is no document that can be taken over" in run("import", sheet, "--root", root).err


def test_nothing_stays_of_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "images").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(Refused):
        make_files(tmp_path, {"articles/a.md": b"text", "images/a-1.jpg": b"picture"})
    assert not (tmp_path / "articles/a.md").exists()


def test_a_document_can_be_looked_at_before_it_is_written(root: Path, tmp_path: Path) -> None:
    (tmp_path / "look.txt").write_text("题\n\n桥灯坏了。\n", encoding="utf-8")
    before = files(root)
    asked = AskedImport(root, ISSUE, (str(tmp_path / "look.txt"),))
    house = house_of(root, ISSUE)
    (prepared,) = prepare_files(asked, house)
    assert list(prepared.files) == [f"{ISSUE}/articles/look.md"] and files(root) == before
    assert put_in_place(asked, house, prepared).made == (f"{ISSUE}/articles/look.md",)
    assert put_in_place(asked, house, prepared).made == ()


def test_several_at_once_and_what_is_pasted(root: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "letter.txt", tmp_path / "page.pdf"
    good.write_text("来信\n\n编辑同志：桥灯坏了。\n", encoding="gb18030")
    bad.write_bytes(b"%PDF-1.7")
    done = run("import", good, bad, tmp_path / "none.docx", "--root", root, "--json")
    assert done.code == 1 and codes(done.report["diagnostics"]) == ["IMT001", "IMT001"]
    assert (root / ISSUE / "articles/letter.md").read_text(encoding="utf-8").endswith("---\n编辑同志：桥灯坏了。\n")
    assert run("import", good, bad, "--as", "x", "--root", root).code == 2
    assert run("import", good, "--as", "No Name", "--root", root).code == 2
    assert run("import", "-", "-", "--root", root).code == 2


def test_a_name_without_letters_is_counted(root: Path, tmp_path: Path) -> None:
    for name in ("秋汛.txt", "第2稿.txt"):
        (tmp_path / name).write_text("题\n\n桥灯坏了。\n", encoding="utf-8")
        assert run("import", tmp_path / name, "--root", root).code == 0
    assert {f"{ISSUE}/articles/copy-1.md", f"{ISSUE}/articles/copy-2.md"} <= files(root)


def test_a_document_of_libreoffices_is_as_words(tmp_path: Path) -> None:
    (got,) = apart(take_in, [Asked(LIBREOFFICE.read_bytes(), "docx", "a.docx", "", ALL)])
    (own,) = apart(take_in, [Asked(word_copy.reporters((90, 60)), "docx", "a.docx", "", ALL)])
    assert got is not None and own is not None and got.copy is not None and own.copy is not None
    texts = [[part.text.strip() for part in copy.parts] for copy in (got.copy, own.copy)]
    assert texts[0] == texts[1] and len(got.copy.pictures) == 2
    assert [note.blocks[0].text.strip() for note in got.copy.notes] == ["据市水文局十月十七日通报。"]
    assert [one.code for one in got.copy.told] == [one.code for one in own.copy.told]


def test_what_is_empty_or_no_text(root: Path, tmp_path: Path) -> None:
    empty, damaged = tmp_path / "empty.docx", tmp_path / "damaged.docx"
    empty.write_bytes(word_copy.saved(word_copy.Document()))
    damaged.write_bytes(b"PK\x03\x04word/")
    done = run("import", empty, damaged, "--root", root, "--json")
    assert done.code == 1 and codes(done.report["diagnostics"]) == ["IMT006", "IMT002"]


def test_a_page_takes_pictures_from_its_own_folder_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    for name in ("secret.png", "web/own.png"):
        (tmp_path / name).write_bytes(word_copy.picture(4, (40, 30), "PNG").getvalue())
    pictures = "".join(
        f'<img src="{name}">' for name in ("own.png", "../secret.png", f"file://{tmp_path}/secret.png", "%2e%2e/secret.png")
    )
    (tmp_path / "web/page.html").write_text(f"<h1>题</h1><p>桥灯坏了。</p>{pictures}", encoding="utf-8")
    done = run("import", tmp_path / "web/page.html", "--root", root, "--json")
    assert done.code == 0 and codes(done.report["diagnostics"]) == ["IMT011"] * 3
    assert len(done.report["outputs"]) == 2


def test_pictures_that_are_not_placed() -> None:
    gif = word_copy.picture(1, (40, 30), "GIF").getvalue()
    reports = Reports("a")
    assert _placed(Taken(gif, "gif"), 0, reports).data.startswith(b"\x89PNG") and not reports.told
    for data, ending in (
        (b"\x01\0\0\0", "emf"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"?", ""),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "png"),
    ):
        assert not _placed(Taken(data, ending), 0, reports).data
    assert [one.code for one in reports.told] == ["IMT011"] * 4


def fake(folder: Path, script: str) -> None:
    """A program in LibreOffice's name."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")
def test_old_documents_go_through_libreoffice(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    assert "IMT003" in run("import", old, "--root", root).err
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    fake(programs, "exit 0")
    assert "IMT004" in run("import", old, "--root", root).err
    monkeypatch.setattr(banmian.new.office, "LONGEST", 0.2)
    fake(programs, "sleep 60 & wait")
    assert "0.2 s" in run("import", old, "--root", root).err
    monkeypatch.setattr(banmian.new.office, "LONGEST", 60)
    fake(programs, f'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cp "{LIBREOFFICE}" "$2/copy.docx"')
    assert run("import", old, "--root", root).code == 0
    assert "南岸堤坝" in (root / ISSUE / "articles/old.md").read_text(encoding="utf-8")


def test_a_document_with_a_password_is_told(root: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.docx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    done = run("import", locked, "--root", root)
    assert done.code == 1 and "locked with a password" in done.err


def test_json_is_json_and_text_names_the_paragraph(root: Path, tmp_path: Path) -> None:
    document = tmp_path / "mixed.docx"
    document.write_bytes(word_copy.boxes())
    done = run("import", document, "--root", root)
    assert done.code == 0 and f"{document}:4: warning IMT009 hidden text" in done.err
    assert json.loads(run("import", document, "--root", root, "--json").out)["diagnostics"][0]["code"] == "NEW002"
