"""The names of what a build writes, and which names in an output folder are ours (docs/rules/contracts.md, Outputs)."""

from __future__ import annotations

import re

from banmian.pdf.standards import SCREEN, STANDARDS, X4

MARK = ".banmian-output"
"""The file that says that a folder is one of ours."""
WORK = ".swap-"
"""What a folder's name begins with in which a run keeps what it has not yet put in place."""
STALE = "STALE.txt"
REPORTS = ("report.txt", "report.json")
VERSIONS = "versions"
"""The folder of earlier states; no group, since no build replaces what is in it."""
DESK = ".desk"
"""The folder in which a desk keeps its address and the way back of what it wrote; it may be there before the first build."""
STANDARD_GROUPS = tuple(row.key for row in STANDARDS if row is not X4)

_STEM = r"[^/]+-\d{8}-\d+"
_SENT = rf"{_STEM}(-A\d\d+)?[a-z]?\.pdf|plates\.pdf|ticket\.json|README\.txt|SHA256SUMS|preflight\.(json|html)"
_GROUPS = {
    "pages": rf"{_STEM}-A\d\d+[a-z]?\.pdf",
    "proofs": r"(A\d\d+(-soft)?|sheet)\.png",
    "marks": rf"{_STEM}-A\d\d+-marks\.pdf",
    SCREEN.key: rf"{_STEM}\.pdf",
    **{key: rf"{_STEM}-{key}\.pdf" for key in STANDARD_GROUPS},
    "makeup": r"A\d\d+(-\d+\.png|\.json)",
    "draft": rf"{_STEM}-draft\.pdf|report\.(txt|json)",
    "plates": r"plates\.(pdf|json)",
    "delivery": _SENT,
    r"correction-\d+": _SENT,
}
"""Each group (a folder), and what files it holds; both are patterns."""
_ANY_GROUP = re.compile("|".join(_GROUPS))
_KEPT = re.compile(rf"{VERSIONS}|{re.escape(DESK)}|changes|proof-\d+")
"""Folders that stay as they are when the issue changes: history, what a desk keeps, marked changes, numbered proofs."""
_FILE = re.compile(
    "|".join([
        *(rf"{group}/({files}|{re.escape(STALE)})" for group, files in _GROUPS.items()),
        rf"(changes|proof-\d+)/{_STEM}-[a-z0-9-]+(-A\d\d+(-\d+)?)?\.(pdf|png)",
    ])
)  # fmt: skip
_TOP = re.compile(rf"{_STEM}(-\d+)?\.pdf|report\.(txt|json)|\.(\S+)\.new|{re.escape(MARK)}")
_WORK = re.compile(rf"({re.escape(WORK)}|\.new-|\.old-).*")
"""Working folders, which a run that was killed leaves behind; the latter two are those of older versions."""


def page_label(number: int) -> str:
    """A01, A02 and so on: section A, two digits."""
    return f"A{number:02d}"


def page_file(stem: str, number: int, version: str = "") -> str:
    """A page's PDF; `stem` is the issue's file without suffix, `version` a letter when the page is sent again."""
    return f"{stem}-{page_label(number)}{version}.pdf"


def beside_held(name: str, number: int) -> str:
    """The n-th name for the issue's PDF while a viewer holds the file of its own name, from 2 on."""
    return f"{name.removesuffix('.pdf')}-{number}.pdf"


def marked_file(stem: str, number: int) -> str:
    """A page's PDF with printer's marks."""
    return f"{stem}-{page_label(number)}-marks.pdf"


def correction(number: int) -> str:
    """The folder of the n-th correction of a delivery."""
    return f"correction-{number}"


def is_ours(path: str) -> bool:
    """Whether banmian gives a file this path, relative to the issue's output folder, with `/`."""
    return bool(_TOP.fullmatch(path) or _FILE.fullmatch(path))


def is_group(name: str) -> bool:
    """Whether a folder of this name holds one of our groups."""
    return bool(_ANY_GROUP.fullmatch(name))


def is_kept(name: str) -> bool:
    """Whether a folder of this name holds what stays as it was made: earlier states, numbered proofs."""
    return bool(_KEPT.fullmatch(name))


def is_work(name: str) -> bool:
    """Whether a folder of this name is what a run that died left behind."""
    return bool(_WORK.fullmatch(name))
