"""The library of the desk's pages is the file that vendor.json names, made of the packages of the lock."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[3]
VENDOR = ROOT / "src/banmian/desk/static/vendor"
LOCK = ROOT / "src/banmian_tools/codemirror/package-lock.json"


def test_the_file_is_the_one_that_is_named() -> None:
    told = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
    data = (VENDOR / told["file"]).read_bytes()
    assert sha256(data).hexdigest() == told["sha256"]
    assert not re.findall(rb"https?://(?!www\.w3\.org/)[\w.]+", data), "it asks for no address"


def test_it_is_of_the_packages_of_the_lock_all_under_the_licence_beside_it() -> None:
    told = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
    lock = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    licences = (VENDOR / "LICENSE-codemirror.txt").read_text(encoding="utf-8")
    for package in told["packages"]:
        row = lock[f"node_modules/{package['name']}"]
        assert all(row[key] == package[key] for key in ("version", "integrity", "license"))
        assert package["license"] == "MIT" and f"{package['name']}\n\n" in licences
    assert lock["node_modules/esbuild"]["version"] == told["esbuild"]
    wanted = json.loads((LOCK.parent / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted.items() <= {p["name"]: p["version"] for p in told["packages"]}.items(), "each is of a fixed version"
