"""Every bad input that an editor can hand in: a code and a place, exit code 1, the last good PDF untouched, no traceback.

Each case spoils one thing of a small good project that has been built once (issue: Must show, Bad input).
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from project import link_or_copy, run, small_project, spoil

ISSUE = "content/2021-03-08"
YAML, BRIDGE, MARKET, PLAN = "issue.yaml", "articles/bridge.md", "articles/market.md", "images/plan.svg"
LAYOUT = "layouts/small/pages/one.yaml"
UNCOVERED = "\U00020bb7"
HAN = "\u6865"


@dataclass(frozen=True)
class Project:
    """A copy of the good project with its build."""

    root: Path

    @property
    def issue(self) -> Path:
        return self.root / ISSUE

    @property
    def pdf(self) -> Path:
        return next((self.root / "build/2021-03-08").glob("*.pdf"))

    def text(self, name: str, changes: dict[str, str]) -> None:
        spoil(self.root / name if name.startswith("layouts/") else self.issue / name, changes)

    def append(self, name: str, more: str) -> None:
        path = self.issue / name
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")

    def bytes(self, name: str, data: bytes) -> None:
        (self.issue / name).write_bytes(data)

    def encoded(self, name: str, encoding: str) -> None:
        path = self.issue / name
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("good") / "project")
    ran = run("build", root / ISSUE, "--out", root / "build", "--only", "pdf")
    assert ran.code == 0 and ran.exception is None, ran.err
    return root


@pytest.fixture
def project(good: Path, tmp_path: Path) -> Project:
    root = tmp_path / "project"
    shutil.copytree(good, root, ignore=shutil.ignore_patterns("fonts", "profiles"))
    for name in ("fonts", "layouts/small/profiles"):
        shutil.copytree(good / name, root / name, copy_function=link_or_copy)
    return Project(root)


Spoiler = Callable[[Project], None]
Case = tuple[str, Spoiler, str, str, int | None, int | None]
"""name, what is spoilt, code, file (relative to the root), line, column; None where the whole file is meant."""


def word(name: str, old: str, new: str) -> Spoiler:
    return lambda p: p.text(name, {old: new})


def jpeg(size: tuple[int, int] = (600, 300)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 60).save(out, "JPEG")
    return out.getvalue()


def picture(data: bytes, name: str = "plan.jpg") -> Spoiler:
    """The lead's picture is a file of these bytes."""

    def spoiler(p: Project) -> None:
        p.bytes(f"images/{name}", data)
        p.text(BRIDGE, {"images/plan.svg": f"images/{name}"})

    return spoiler


def gigantic() -> bytes:
    """A PNG whose head promises 30,000 x 30,000 pixels."""
    out = io.BytesIO()
    Image.new("L", (30, 30)).save(out, "PNG")
    data = bytearray(out.getvalue())
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    import zlib

    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    return bytes(data)


def bomb() -> str:
    """A billion laughs."""
    rows = ['a0: &a0 ["lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol"]']
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]
    return "\n".join(rows) + "\n"


def outside(p: Project) -> None:
    shutil.copy(p.issue / PLAN, p.root / "content/plan.svg")
    p.text(BRIDGE, {"images/plan.svg": "../plan.svg"})


def linked_outside(p: Project) -> None:
    shutil.copy(p.issue / PLAN, p.root / "plan.svg")
    (p.issue / PLAN).unlink()
    (p.issue / PLAN).symlink_to(p.root / "plan.svg")


IY, BM, MM = f"{ISSUE}/{YAML}", f"{ISSUE}/{BRIDGE}", f"{ISSUE}/{MARKET}"
CONTAINER = f"\n::: box {{#more}}\n# {HAN}\n\n{HAN * 20}\n:::\n"
CASES: tuple[Case, ...] = (
    # --- YAML, of the issue, of a layout, of an article's head
    ("malformed", word(YAML, "number: 8", "number: [8"), "YML001", IY, 6, None),
    ("malformed-layout", word(LAYOUT, "cols: 1-2, lines: 1-2}", "cols: 1-2, lines: 1-2"), "YML001", LAYOUT, None, None),
    ("malformed-head", word(MARKET, "schema: 1", "schema: '1"), "YML001", MM, None, None),
    ("unknown-key", word(YAML, "number: 8", "numbr: 8"), "YML006", IY, 5, 1),
    ("unknown-key-layout", word(LAYOUT, "weight:", "wieght:"), "YML006", LAYOUT, 13, 31),
    ("unknown-key-head", word(MARKET, "headline:", "headlin:"), "YML006", MM, 4, 1),
    ("duplicate-key", word(YAML, "number: 8", "number: 8\nnumber: 9"), "YML004", IY, 6, 1),
    ("alias", word(YAML, "lead: bridge\n      second: market", "lead: &a bridge\n      second: *a"), "YML002", IY, 12, 13),
    ("tag", word(YAML, "number: 8", "number: !!int 8"), "YML003", IY, 5, 9),
    ("python-tag", word(YAML, "number: 8", "number: !!python/object/apply:os.system [ls]"), "YML003", IY, 5, 9),
    ("bomb", lambda p: p.append(YAML, bomb()), "YML002", IY, 14, 5),
    ("deep-yaml", lambda p: p.append(YAML, "x: " + "[" * 1000 + "]" * 1000), "YML005", IY, 14, None),
    ("value", word(YAML, "number: 8", "number: eight"), "YML008", IY, 5, 9),
    ("missing-key", word(YAML, "page-count: 1\n", ""), "YML007", IY, None, None),
    # --- which story stands where
    ("unknown-story", word(YAML, "lead: bridge", "lead: bridg"), "PLN003", IY, 12, None),
    ("unknown-place", word(YAML, "second: market", "secnd: market"), "PLN002", IY, 13, None),
    ("placed-twice", word(YAML, "second: market", "second: bridge"), "PLN004", IY, 13, None),
    ("container-unplaced", lambda p: p.append(MARKET, CONTAINER), "PLN006", MM, 10, None),
    ("unknown-layout", word(YAML, "layout: one", "layout: two"), "TPL002", IY, 8, None),
    ("unknown-paper", word(YAML, "paper: small", "paper: smal"), "TPL001", IY, 2, None),
    ("date-and-folder", word(YAML, "2021-03-08", "2021-03-09"), "CNT001", IY, 4, 7),
    ("no-such-day", word(YAML, "2021-03-08", "2021-02-30"), "YML008", IY, 4, 7),
    ("page-count", word(YAML, "page-count: 1", "page-count: 2"), "CNT002", IY, 6, 13),
    # --- pictures
    ("picture-missing", lambda p: (p.issue / PLAN).unlink(), "PIC001", BM, 7, 1),
    ("no-picture", picture(b"these are words, not pixels\n"), "PIC002", BM, 7, 1),
    ("no-picture-svg", lambda p: p.bytes(PLAN, b"<svg><unfinished"), "PIC020", f"{ISSUE}/{PLAN}", 1, None),
    ("truncated", picture(jpeg()[:-4000]), "PIC003", BM, 7, 1),
    ("truncated-png", picture(gigantic()[:20], "plan.png"), "PIC002", BM, 7, 1),
    ("gigantic", picture(gigantic(), "plan.png"), "PIC004", BM, 7, 1),
    ("remote", word(BRIDGE, "images/plan.svg", "https://example.com/plan.svg"), "CNT017", BM, 7, 1),
    ("outside", outside, "CNT017", BM, 7, 1),
    ("linked-outside", linked_outside, "PIC005", BM, 7, 1),
    # --- places
    ("overlap", word(LAYOUT, "lines: 18-20", "lines: 11-20"), "TPL005", LAYOUT, 9, None),
    ("outside-type-area", word(LAYOUT, "lines: 18-20", "lines: 18-37"), "TPL004", LAYOUT, 9, None),
    ("columns-outside", word(LAYOUT, "cols: 1-2, lines: 18-20", "cols: 1-3, lines: 18-20"), "TPL004", LAYOUT, 9, None),
    # --- articles
    ("uncovered", lambda p: p.append(MARKET, f"\n{HAN}{UNCOVERED}{HAN}\n"), "TXT002", MM, 10, 2),
    ("uncovered-headline", word(MARKET, "\u83dc\u573a\u65e9", f"\u83dc{UNCOVERED}\u65e9"), "TXT002", MM, 4, 12),
    ("empty-file", lambda p: p.bytes(MARKET, b""), "CNT010", MM, 1, None),
    ("empty-article", lambda p: p.bytes(MARKET, b"---\nschema: 1\nid: market\nheadline: A\n---\n"), "CNT010", MM, 1, None),
    ("long", lambda p: p.append(MARKET, f"{HAN * 99}\n\n" * 2000), "CNT011", MM, 1, None),
    ("wide-row", lambda p: p.append(MARKET, "\n| A | B |\n|---|---|\n| A | B | C |\n"), "CNT014", MM, 12, None),
    ("deep-quotation", lambda p: p.append(MARKET, "\n" + "> " * 1000 + HAN), "CNT012", MM, 10, 1),
    ("deep-list", lambda p: p.append(MARKET, "\n" + "- " * 1000 + HAN), "CNT012", MM, 10, 1),
    ("deep-brackets", lambda p: p.append(MARKET, "\n" + "[" * 1000 + HAN + "]" * 1000), "CNT012", MM, 10, None),
    ("overset", lambda p: p.append(MARKET, f"\n{HAN * 90}\n"), "FLW001", MM, 8, None),
    # --- bytes
    ("nul", lambda p: p.append(MARKET, f"\n{HAN}\0{HAN}\n"), "SRC004", MM, 10, 2),
    ("control", lambda p: p.append(MARKET, f"\n{HAN}\x07{HAN}\n"), "SRC004", MM, 10, 2),
    ("bidi", lambda p: p.append(MARKET, f"\n{HAN}\u202e{HAN}\n"), "SRC005", MM, 10, 2),
    ("right-to-left", lambda p: p.append(MARKET, f"\n{HAN}\u05d0{HAN}\n"), "SRC006", MM, 10, 2),
    ("gb18030", lambda p: p.encoded(MARKET, "gb18030"), "SRC003", MM, 4, None),
    ("utf-16", lambda p: p.encoded(MARKET, "utf-16"), "SRC002", MM, 1, None),
    ("utf-16-bare", lambda p: p.encoded(MARKET, "utf-16-le"), "SRC002", MM, 1, None),
    ("nul-in-issue", lambda p: p.append(YAML, f"weather: {HAN}\0\n"), "SRC004", IY, 14, 11),
    ("gb18030-issue", lambda p: p.encoded(YAML, "gb18030"), "SRC003", IY, 9, 12),
    ("utf-16-issue", lambda p: p.encoded(YAML, "utf-16"), "SRC002", IY, 1, None),
)  # fmt: skip


@pytest.mark.parametrize(("spoiler", "code", "file", "line", "column"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_is_refused_with_its_place(
    project: Project, spoiler: Spoiler, code: str, file: str, line: int | None, column: int | None
) -> None:
    before = project.pdf.read_bytes()
    spoiler(project)
    ran = run("build", project.issue, "--out", project.root / "build", "--only", "pdf", "--json")
    assert ran.exception is None
    assert ran.code == 1, ran.err
    report = ran.report
    errors = [d for d in report["diagnostics"] if d["severity"] == "error"]
    hits = [d for d in errors if d["code"] == code and d["file"] == file]
    assert hits, errors
    assert hits[0]["hint"], hits[0]
    if line is not None:
        assert hits[0]["line"] == line, hits[0]
    if column is not None:
        assert hits[0]["column"] == column, hits[0]
    assert report["built"] is False and report["outputs"] == []
    assert project.pdf.read_bytes() == before
    assert "Traceback" not in ran.err + ran.out


ACCEPTED: tuple[tuple[str, Spoiler], ...] = (
    ("byte-order-mark", lambda p: p.encoded(MARKET, "utf-8-sig")),
    ("crlf", lambda p: p.bytes(MARKET, (p.issue / MARKET).read_bytes().replace(b"\n", b"\r\n"))),
    ("zero-width", word(MARKET, "\u65e9\u4e0a", "\u65e9\u200b\u4e0a\u200d")),
    ("byte-order-mark-layout", lambda p: (p.root / LAYOUT).write_bytes(b"\xef\xbb\xbf" + (p.root / LAYOUT).read_bytes()) and None),
)


@pytest.mark.parametrize("spoiler", [c[1] for c in ACCEPTED], ids=[c[0] for c in ACCEPTED])
def test_is_put_right_with_one_info_line(project: Project, spoiler: Spoiler) -> None:
    before = project.pdf.read_bytes()
    spoiler(project)
    ran = run("build", project.issue, "--out", project.root / "build", "--only", "pdf", "--json")
    assert ran.exception is None
    assert ran.code == 0, ran.out
    told = [(d["code"], d["severity"]) for d in ran.report["diagnostics"]]
    assert told == [("SRC010", "info")]
    assert project.pdf.read_bytes() == before


def test_every_fault_of_every_file_is_told_at_once(project: Project) -> None:
    project.text(YAML, {"number: 8": "numbr: 8"})
    project.append(MARKET, f"\n{HAN}\0{HAN}\n")
    project.encoded(BRIDGE, "gb18030")
    ran = run("build", project.issue, "--out", project.root / "build", "--json")
    assert {d["code"] for d in ran.report["diagnostics"]} >= {"YML006", "SRC004", "SRC003"}


def test_the_text_report_names_the_place_first_and_the_draft_last(project: Project) -> None:
    project.append(MARKET, f"\n{HAN}\0{HAN}\n")
    ran = run("build", project.issue, "--out", project.root / "build")
    lines = ran.err.splitlines()
    assert ran.out == ""
    assert any(line.startswith(f"{MM}:10:2: error SRC004 ") for line in lines)
    assert "make draft" in lines[-1]
    report = project.root / "build/2021-03-08/report.txt"
    assert report.read_text(encoding="utf-8").splitlines()[-1] == lines[-1]


@pytest.mark.parametrize(("what", "code"), [("missing", "FNT002"), ("altered", "FNT003")])
def test_a_face_is_never_replaced_by_another(project: Project, what: str, code: str) -> None:
    face = project.root / "fonts/squares.ttf"
    data = face.read_bytes()
    face.unlink()
    if what == "altered":
        face.write_bytes(data[:-1] + b"x")
    ran = run("check", project.issue, "--json")
    assert ran.exception is None and ran.code == 1
    assert code in {d["code"] for d in ran.report["diagnostics"]}
