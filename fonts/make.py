"""The maker of the font set: fetches the packages named in fonts.yaml, cuts the faces and writes size and hash back.

A development tool (`make fonts`); the build itself never runs it and never imports fontTools.
Rule: whatever is wanted stands in fonts.yaml; this file knows only how it is done.
The cut keeps outlines, metrics (vhea, vmtx, VORG, BASE) and the layout features in FEATURES, and drops hinting.
What is done to single glyphs has a file of its own: extremes.py (curves), quotes.py (widths), graft.py (glyphs of a twin).

    python fonts/make.py [ID ...]        remake these faces, or all
    python fonts/make.py --check         only compare what is on disk with fonts.yaml
    python fonts/make.py --packages DIR  take and leave the package archives there
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import uharfbuzz as hb
import yaml
from extremes import tighten
from fontTools.ttLib import TTFont
from graft import graft
from quotes import widen

HERE = Path(__file__).resolve().parent
LOCK = HERE / "fonts.yaml"

FEATURES = (
    "ccmp", "fwid", "halt", "hwid", "kern", "liga", "locl", "mark", "palt", "pwid",
    "vert", "vhal", "vkrn", "vpal", "vrt2",
)  # fmt: skip
"""Layout kept: forms by language and direction, widths, Latin kerning and ligatures, marks on letters."""

DROPPED = ("DSIG", "STAT", "gasp", "prep")
"""A signature that no longer holds, the axes of a family that is now one face, screen hinting."""

NAME_IDS = (0, 5, 7, 9, 13, 14)
"""Kept as they come: copyright, version, trademark, designer, licence and its address."""


def tag(text: str) -> int:
    """An OpenType tag as HarfBuzz's set of integers wants it."""
    return int.from_bytes(text.encode("ascii"), "big")


# --- packages -------------------------------------------------------------------------------------------------------

COMMANDS = {
    "npm": lambda name, version: ["npm", "pack", "--silent", f"{name}@{version}"],
    "pip": lambda name, version: ["pip", "download", "--quiet", "--no-deps", f"{name}=={version}"],
    "apt": lambda name, version: ["apt-get", "--quiet", "download", f"{name}={version}"],
}


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(package: dict[str, str], folder: Path) -> Path:
    """The package's archive, fetched by its ordinary client if it is not in `folder`; its hash must be the lock's."""
    archive = folder / package["archive"]
    if not archive.exists():
        subprocess.run(COMMANDS[package["client"]](package["name"], package["version"]), cwd=folder, check=True)
    found = sha256(archive)
    if found != package["sha256"]:
        sys.exit(f"{archive.name}: SHA-256 is {found}, fonts.yaml says {package['sha256']}")
    return archive


def member(archive: Path, path: str) -> bytes:
    """One file out of a wheel, an npm tarball or a Debian package."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(path)
    if archive.suffix == ".deb":
        tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", archive], check=True, capture_output=True).stdout
        return _from_tar(tarfile.open(fileobj=io.BytesIO(tar)), path)
    return _from_tar(tarfile.open(archive), path)


def _from_tar(tar: tarfile.TarFile, path: str) -> bytes:
    with tar:
        file = tar.extractfile(path)
        if file is None:
            sys.exit(f"{path} is no file of its package")
        return file.read()


# --- what a cut holds -----------------------------------------------------------------------------------------------


def gb2312(rows: Iterable[int]) -> set[int]:
    """Code points of these rows (GB 2312 calls them 区, 1 to 94)."""
    pairs = (bytes([0xA0 + row, 0xA0 + cell]) for row in rows for cell in range(1, 95))
    return {ord(c) for pair in pairs for c in pair.decode("gb2312", "ignore")}


SIGNS, LEVEL_1, LEVEL_2 = range(1, 10), range(16, 56), range(56, 88)
"""Rows of symbols, digits, kana, Greek, Cyrillic, Zhuyin and frames; of the 3,755 Han by sound; of the 3,008 by radical."""


def big5(first: int, last: int) -> set[int]:
    """Code points of the Big5 codes from `first` to `last`."""
    pairs = (bytes(divmod(code, 256)) for code in range(first, last + 1))
    return {ord(c) for pair in pairs for c in pair.decode("big5", "ignore")}


BIG5_SIGNS, BIG5_LEVEL_1 = (0xA140, 0xA3BF), (0xA440, 0xC67E)
"""Marks, Greek, Bopomofo and its tones; the 5,401 Han in frequent use, which hold the 4,808 of Taiwan's Ministry of Education's
\u5e38\u7528\u570b\u5b57\u6a19\u6e96\u5b57\u9ad4\u8868 (\u7532\u8868)."""


def symbols(ranges: Iterable[str]) -> set[int]:
    """Code points of the lock's `symbols`: `2190-21FF`, one `2E3A`, or the characters themselves after `=`."""
    out: set[int] = set()
    for item in ranges:
        if item.startswith("="):
            out.update(map(ord, item[1:]))
        else:
            first, _, last = item.partition("-")
            out.update(range(int(first, 16), int(last or first, 16) + 1))
    return out


def standard() -> set[int]:
    """The 8,105 characters of \u901a\u7528\u89c4\u8303\u6c49\u5b57\u8868 (standard.py)."""
    return set(map(ord, (HERE / "standard.txt").read_text(encoding="utf-8"))) - {0x0A}


def wanted(recipe: dict[str, Any], lock: dict[str, Any]) -> set[int]:
    """Code points of a cut: `gb2312`; `standard`, which adds the
    characters of the standard; `unified`, which adds all of the URO and of extension A; `big5`, its first level alone."""
    if recipe["cut"] == "big5":
        return symbols(lock["symbols"]) | big5(*BIG5_SIGNS) | big5(*BIG5_LEVEL_1)
    points = symbols(lock["symbols"]) | gb2312([*SIGNS, *LEVEL_1, *LEVEL_2])
    if recipe["cut"] != "gb2312":
        points |= standard()
    return points | set(range(0x4E00, 0xA000)) | set(range(0x3400, 0x4DC0)) if recipe["cut"] == "unified" else points


# --- the cut itself -------------------------------------------------------------------------------------------------


def of_language(data: bytes, number: int, language: str) -> bytes:
    """A face out of a collection, with the substitutions of this language alone: those of the others bring in their forms."""
    font = TTFont(io.BytesIO(data), fontNumber=number, recalcTimestamp=False, recalcBBoxes=False)
    for record in font["GSUB"].table.ScriptList.ScriptRecord:
        script = record.Script
        script.LangSysRecord = [system for system in script.LangSysRecord if system.LangSysTag == language]
        script.LangSysCount = len(script.LangSysRecord)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def cut(data: bytes, points: set[int], axes: dict[str, str]) -> bytes:
    """The face cut to `points` by hb-subset, its axes pinned; glyphs are numbered anew."""
    face = hb.Face(hb.Blob(data))
    want = hb.SubsetInput()
    want.unicode_set.update(points)
    want.layout_feature_tag_set.clear()
    want.layout_feature_tag_set.update(map(tag, FEATURES))
    want.drop_table_tag_set.update(map(tag, DROPPED))
    want.name_id_set.clear()
    want.name_id_set.update(NAME_IDS)
    want.flags = hb.SubsetFlags.NO_HINTING
    for axis, value in axes.items():
        want.pin_axis_location(face, axis, float(value))
    return bytes(want.subset(face).blob.data)


def rename(data: bytes, family: str, style: str) -> bytes:
    """New names in English for Windows, which hb-subset cannot give; `modified` stays, so that no clock gets in."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in NAME_IDS and n.platformID == 3]
    post = f"{family}-{style}".replace(" ", "")
    full = f"{family} {style}"
    given = {1: full, 2: "Regular", 3: f"banmian cut of {post}", 4: full, 6: post, 16: family, 17: style}
    for name_id, text in given.items():
        names.setName(text, name_id, 3, 1, 0x409)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def make(face: dict[str, Any], lock: dict[str, Any], folder: Path) -> bytes:
    """The bytes of one face, as its recipe says. `cut: none` keeps every glyph of the package's file."""
    recipe = face["from"]
    data = member(fetch(lock["packages"][recipe["package"]], folder), recipe["member"])
    if "number" in recipe:
        data = of_language(data, int(recipe["number"]), recipe["language"])
    if recipe["cut"] != "none":
        data = cut(data, wanted(recipe, lock), recipe.get("axes", {}))
    if twin := recipe.get("twin"):
        donor = member(fetch(lock["packages"][twin["package"]], folder), twin["member"])
        data = graft(data, donor, wanted(recipe, lock), symbols(twin["renewed"]))
    if recipe.get("curves") == "within-ink":
        data = tighten(data)
    data = rename(data, face["family"], face["style"])
    return widen(data) if recipe.get("quotes") == "one-em" else data


def record(text: str, face_id: str, data: bytes) -> str:
    """fonts.yaml with this face's size and hash; all else, comments too, stays as written."""
    head, faces = text.split("\nfaces:\n")
    for key, value in {"size": str(len(data)), "sha256": hashlib.sha256(data).hexdigest()}.items():
        pattern = rf"(^  {re.escape(face_id)}:\n(?:    .*\n)*?    {key}: )\S+"
        faces, count = re.subn(pattern, rf"\g<1>{value}", faces, count=1, flags=re.M)
        if not count:
            sys.exit(f"fonts.yaml: face {face_id} has no line '{key}:'")
    return f"{head}\nfaces:\n{faces}"


def check(faces: dict[str, Any]) -> int:
    """How many faces on disk are not those of the lock; each is named."""
    bad = [k for k, f in faces.items() if not (HERE / f["file"]).exists() or sha256(HERE / f["file"]) != f["sha256"]]
    for face_id in bad:
        print(f"{face_id}: not the file that fonts.yaml names", file=sys.stderr)
    return len(bad)


def main() -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Remake the font set from its packages.")
    parser.add_argument("faces", nargs="*")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--packages", type=Path)
    options = parser.parse_args()
    text = LOCK.read_text(encoding="utf-8")
    lock = yaml.load(text, Loader=yaml.BaseLoader)
    if options.check:
        return 1 if check(lock["faces"]) else 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.packages or Path(temporary)).resolve()
        for face_id in options.faces or lock["faces"]:
            face = lock["faces"][face_id]
            data = make(face, lock, folder)
            (HERE / face["file"]).write_bytes(data)
            text = record(text, face_id, data)
            LOCK.write_text(text, encoding="utf-8")
            print(f"{face_id}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
