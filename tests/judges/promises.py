"""What an issue promises, as its own sources say it: sheet, grid, inks and print shop from the paper's files, pages and codes from
the issue's, the least number of Han characters from its articles. So one judge serves any paper.

No code of banmian is used: YAML and TOML are read as they stand, and lengths are those that a paper's sheet may have.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from proof import HAN

POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4}
UNSEEN = re.compile(r"!\[[^\]]*\]|\{[^}]*\}|\]\([^)]*\)|^:::.*$", re.MULTILINE)
"""Of an article's body: a picture's words for those who cannot see it, attributes, targets of links, lines of containers."""
SPOKEN = ("kicker", "headline", "deck")


@dataclass(frozen=True)
class Grid:
    """The page's lines as the paper gives them, in pt: the body's size, its leading, and how far below the trim's head the first
    baseline stands."""

    body: float
    leading: float
    first: float


@dataclass(frozen=True)
class Promise:
    """`han`: at least so many. `codes`: the texts of the codes, in order. `trim` and `bleed` in mm. `ink`: the limit of the print
    shop in percent; `condition`: its printing condition. `spots`: names of the special inks that the paper declares."""

    pages: int
    han: int
    codes: tuple[str, ...]
    trim: tuple[float, float]
    bleed: float
    grid: Grid
    ink: float
    condition: str
    spots: frozenset[str]


def promise_of(issue: Path) -> Promise:
    """The promise of the issue in the folder `issue`, of a project that holds layouts/ and fonts/ two folders above it."""
    root = issue.resolve().parent.parent
    named = read_yaml(issue / "issue.yaml")
    folder = root / "layouts" / named["paper"]
    paper = read_yaml(folder / "paper.yaml")
    shop = print_shop(folder, paper["profile"])
    sheet = paper["sheet"]
    across, down = (points(length) for length in sheet["trim"])
    return Promise(
        pages=sum(len(page_numbers(page["number"])) for page in named["pages"]),
        han=sum(han_of(file.read_text(encoding="utf-8-sig")) for file in (issue / "articles").glob("*.md")),
        codes=codes_of(named),
        trim=(in_mm(across), in_mm(down)),
        bleed=in_mm(points(sheet.get("bleed", "3mm"))),
        grid=grid_of(paper, down, read_yaml(root / "fonts/fonts.yaml")),
        ink=shop["ink-limit"],
        condition=shop["output-condition"],
        spots=frozenset(ink["spot"] for ink in paper["inks"].values() if isinstance(ink, dict) and "spot" in ink),
    )


def read_yaml(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    return read


def print_shop(folder: Path, name: str) -> dict[str, Any]:
    """The profile of the paper's own folder, else the one that all papers share."""
    own = folder / "profiles" / f"{name}.toml"
    return tomllib.loads((own if own.exists() else folder.parent / "profiles" / f"{name}.toml").read_text(encoding="utf-8"))


def points(length: str) -> float:
    number, unit = re.fullmatch(r"([0-9.]+) *([a-z]+)", length).groups()  # type: ignore[union-attr]
    return float(number) * POINTS[unit]


def in_mm(length: float) -> float:
    return round(length / POINTS["mm"], 3)


def page_numbers(number: int | str) -> range:
    first, _, last = str(number).partition("-")
    return range(int(first), int(last or first) + 1)


def han_of(article: str) -> int:
    """Han characters that an article has printed, whatever the paper makes of bylines, captions and the like beside them."""
    _, front, body = article.split("---\n", 2)
    head = yaml.safe_load(front)
    return sum(len(HAN.findall(text)) for text in [UNSEEN.sub("", body), *(str(head.get(key) or "") for key in SPOKEN)])


def codes_of(issue: dict[str, Any]) -> tuple[str, ...]:
    """The addresses of the QR codes and the digits of the newsstand's barcode."""
    codes = {code["target"] for code in issue.get("qr") or ()}
    if barcode := issue.get("barcode"):
        codes.add(ean_of(barcode))
    return tuple(sorted(codes))


def ean_of(barcode: dict[str, str]) -> str:
    """The thirteen digits: as written, or those of an ISSN (prefix 977, its first seven digits, the variant, a check digit)."""
    if "ean" in barcode:
        return re.sub(r"\D", "", barcode["ean"])
    twelve = "977" + re.sub(r"\D", "", barcode["issn"][:8]) + barcode.get("variant", "00")
    return twelve + str(-sum(int(d) * (1, 3)[n % 2] for n, d in enumerate(twelve)) % 10)


def grid_of(paper: dict[str, Any], down: float, fonts: dict[str, Any]) -> Grid:
    """The grid of the type area. Without a `top` it stands amid the trim, whose height is `down` pt."""
    area = paper["type-area"]
    body, leading = points(area["body"]), points(area["leading"])
    top = points(area["top"]) if "top" in area else (down - (area["lines"] - 1) * leading - body) / 2
    style = next(iter(paper["grids"].values()))["style"]
    return Grid(body, leading, top + body * fonts["faces"][face_of(paper["text-styles"], style)]["ascent"])


def face_of(styles: dict[str, Any], name: str) -> str:
    """The face of a text style, or of the one that it is like."""
    face: str = styles[name].get("face") or face_of(styles, styles[name]["like"])
    return face
