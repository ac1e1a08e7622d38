"""The comparison's text set by banmian through `banmian build`: a made issue, a paper of one column.

The paper is the specimen's own (styles, faces, profile as they stand) with another sheet: one column of as many characters
as asked and 200 lines high, so that no column ends inside a paragraph and no page comes near to being full. The typographer's
bench (`banmian set`) must break every paragraph alike.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from typography_copy import STAND_IN, Copy
from typography_glyphs import Paragraph

ROOT = Path(__file__).resolve().parent.parent
PAPER = ROOT / "layouts" / "chenbao"
BANMIAN = (sys.executable, "-c", "from banmian.cli import main; main()")
REFUSED = re.compile(r"story-(\d+)\.md:[^\n]*\berror\b.*")
"""An error of a page of ours."""
EM = 9.0
LINES = 200
LAYOUT = f"schema: 1\nplaces: {{all: {{text: [{{cols: 1, lines: 1-{LINES}}}]}}}}\n"


def paper(measure: int) -> dict[str, Any]:
    """The specimen's paper on a sheet of one column; all scalars stay the strings that they are."""
    body: dict[str, Any] = yaml.load((PAPER / "paper.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    body["id"] = "bench"
    body["sheet"]["trim"] = [f"{measure * EM + 72}pt", f"{LINES * 12.6 + 72}pt"]
    body["type-area"] = {"characters": str(measure), "lines": str(LINES), "body": "9pt", "leading": "12.6pt"}
    body["grids"] = {"base": {"columns": "1", "style": "body"}}
    body["text-styles"]["body"]["narrow"] = ["0", "0"]  # two em in narrow columns, too, as the peers have it
    return body


def write_issue(root: Path, pages: Copy, measure: int) -> str:
    """A root of its own with paper and issue, the repository's fonts by link; gives the issue's folder."""
    issue = root / "content" / "2020-08-12"
    layout = root / "layouts" / "bench"
    for folder in (issue / "articles", layout / "pages"):
        folder.mkdir(parents=True)
    for link, target in ((root / "fonts", ROOT / "fonts"), (root / "layouts/profiles", ROOT / "layouts/profiles")):
        link.symlink_to(target, target_is_directory=True)
    (layout / "paper.yaml").write_text(yaml.safe_dump(paper(measure), allow_unicode=True, sort_keys=False), encoding="utf-8")
    (layout / "pages" / "column.yaml").write_text(LAYOUT, encoding="utf-8")
    head = f"schema: 1\npaper: bench\ndate: 2020-08-12\nnumber: 42\npage-count: {len(pages)}\npages:\n"
    for n, page in enumerate(pages, start=1):
        head += f"  - {{number: {n}, name: \u8bd5\u6392, layout: column, places: {{all: story-{n}}}}}\n"
        front = f"---\nschema: 1\nid: story-{n}\nheadline: \u8bd5\u6392\n---\n"
        (issue / "articles" / f"story-{n}.md").write_text(front + "\n\n".join(page) + "\n", encoding="utf-8")
    (issue / "issue.yaml").write_text(head, encoding="utf-8")
    return "content/2020-08-12"


def set_copy(pages: Copy, measure: int, folder: Path) -> Path:
    """The PDF that banmian makes of the pages. RuntimeError with what it said where it makes none. Where it refuses pages of
    one paragraph, they hold a stand-in."""
    done, out = _build(pages, measure, folder)
    refused = {int(found[1]): found[0] for found in REFUSED.finditer(done.stderr)} if done.returncode else {}
    if refused and all(len(pages[n - 1]) == 1 for n in refused):
        for line in refused.values():
            print(f"bench: banmian at {measure} characters: {line}", file=sys.stderr)
        done, out = _build(tuple((STAND_IN,) if n in refused else page for n, page in enumerate(pages, 1)), measure, folder)
    if done.returncode:
        raise RuntimeError(f"it ended with {done.returncode}\n{done.stderr[-2000:]}")
    return next((out / "2020-08-12").glob("*.pdf"))


def _build(pages: Copy, measure: int, folder: Path) -> tuple[subprocess.CompletedProcess[str], Path]:
    """One run of it, and the folder that it wrote into."""
    root = folder / f"banmian-{measure}"
    shutil.rmtree(root, ignore_errors=True)
    issue = write_issue(root, pages, measure)
    out = root / "out"
    command = [*BANMIAN, "build", issue, "--root", str(root), "--out", str(out), "--only", "pdf"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False), out


def agree(found: Sequence[Paragraph | None], copy: Sequence[str], measure: int) -> None:
    """ValueError where the lines of the PDF are not those that `banmian set` gives for the same text and measure."""
    both = [pair for pair in zip(found, copy, strict=True) if pair[0]]
    command = [*BANMIAN, "set", "--root", str(ROOT), "--measure", str(measure), "--indent", "2", "--json"]
    done = subprocess.run(command, input="\n".join(text for _, text in both), capture_output=True, text=True, check=True)
    tried = [["".join(g["text"] for g in line["glyphs"]) for line in p["lines"]] for p in json.loads(done.stdout)["paragraphs"]]
    built = [["".join(glyph.text for glyph in line) for line in paragraph or ()] for paragraph, _ in both]
    for number, (ours, theirs) in enumerate(zip(tried, built, strict=True), start=1):
        if ["".join(line.split()) for line in ours] != theirs:
            raise ValueError(f"banmian set breaks paragraph {number} otherwise than the page: {ours} and {theirs}")
